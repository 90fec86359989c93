#include "graph/kernels/lane_search.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <vector>

#include "graph/kernels/hop_search.hpp"
#include "tests/support/networks.hpp"
#include "tests/support/path_networks.hpp"
#include "tests/support/vectors.hpp"

namespace interstice {
namespace {

// The network as it is, in one run; `ties` scores them. Mass and copies change from vertex to vertex where `uneven`.
SearchGraph search_graph(const Network& network, bool ties, bool uneven) {
  SearchGraph graph;
  graph.scores_ties = ties;
  const std::uint32_t n = network.num_vertices();
  const auto fill = [&](ArcRows& rows, std::vector<std::uint32_t>& of_ties, bool outward) {
    rows.starts.push_back(0);
    for (std::uint32_t v = 0; v < n; ++v) {
      const auto id = static_cast<VertexId>(v);
      const Arcs arcs = outward ? network.out_arcs(id) : network.in_arcs(id);
      for (std::size_t k = 0; k < arcs.size(); ++k) {
        rows.targets.push_back(arcs.targets[k]);
        if (ties) of_ties.push_back(index(arcs.ties[k]));
      }
      rows.starts.push_back(static_cast<std::uint32_t>(rows.targets.size()));
    }
  };
  fill(graph.out, graph.ties, true);
  if (network.directed()) fill(graph.in, graph.in_ties, false);
  graph.num_ties = ties ? network.num_ties() : 0;
  for (std::uint32_t v = 0; v < n; ++v) {
    graph.mass.push_back(uneven ? 1.0 + v % 5 : 1.0);
    graph.copies.push_back(uneven && !ties ? 1.0 + v % 3 : 1.0);
  }
  graph.runs = {0, n};
  return graph;
}

template <class Search>
std::vector<double> in_batches(const SearchGraph& graph, std::uint32_t step, Search&& add) {
  std::vector<double> score(graph.num_scores(), 0.0);
  for (std::uint32_t s = 0; s < graph.num_vertices(); s += step) {
    add(s, std::min(step, graph.num_vertices() - s), score.data());
  }
  return score;
}

TEST(LaneSearch, SixteenSourcesAtOnceAreAsOneByOne) {
  const std::vector<Network> networks = {grid(9, 11), cycle(50), complete(20),
                                         grown_network(Direction::directed, 333, 5, 1),
                                         thick_cycle(Direction::undirected, 380)};
  for (const Network& network : networks) {
    for (const bool ties : {false, true}) {
      const SearchGraph graph = search_graph(network, ties, true);
      const std::uint32_t n = graph.num_vertices();
      HopSearch alone(graph);
      const auto expected = in_batches(
          graph, 1,
          [&](std::uint32_t s, std::uint32_t, double* score) { alone.add(s, 0, n, score); });
      for (const std::uint32_t width : {1U, 5U, 16U}) {  // with what one batch leaves for the next
        LaneSearch lanes(graph);
        const auto found =
            in_batches(graph, width, [&](std::uint32_t s, std::uint32_t count, double* score) {
              (void)lanes.cost({0, n, s, count});
              lanes.add({0, n, s, count}, score);
            });
        for (std::size_t i = 0; i < found.size(); ++i) {
          ASSERT_NEAR(found[i], expected[i], 1e-9 * (1.0 + expected[i])) << width << ' ' << i;
        }
      }
    }
  }
}

TEST(LaneSearch, VectorWidthsGiveTheSameBits) {
  for (const bool ties : {false, true}) {
    const SearchGraph graph =
        search_graph(grown_network(Direction::undirected, 500, 6, 2), ties, true);
    std::vector<std::vector<double>> found;
    for (const auto& [name, width] : kVectorWidths) {
      const WithVectors on(name);
      LaneSearch lanes(graph);
      found.push_back(
          in_batches(graph, 16, [&](std::uint32_t s, std::uint32_t count, double* score) {
            lanes.add({0, graph.num_vertices(), s, count}, score);
          }));
    }
    EXPECT_EQ(found[0], found[1]);
    EXPECT_EQ(found[0], found[2]);
  }
}

TEST(LaneSearch, ABatchCostsWhatItsLanesDoNotShare) {
  const SearchGraph all_tied = search_graph(complete(40), false, false);
  LaneSearch near(all_tied);
  const LaneSearch::Cost together = near.cost({0, 40, 16, 16});
  EXPECT_EQ(together.entries, 16U + 40U);  // each source, and all on the first level
  EXPECT_EQ(together.found, 16U * 39U);
  const SearchGraph around = search_graph(cycle(400), false, false);
  LaneSearch far(around);
  const LaneSearch::Cost apart = far.cost({0, 400, 16, 16});
  EXPECT_GT(apart.entries, 15U * 380U);  // sources beside one another have no two levels alike
}

}  // namespace
}  // namespace interstice
