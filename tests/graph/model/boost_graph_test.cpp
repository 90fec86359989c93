#include "graph/model/boost_graph.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/concept/assert.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/undirected_dfs.hpp>
#include <map>
#include <vector>

#include "tests/support/networks.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;
using testing::Range;
using testing::TestWithParam;

BOOST_CONCEPT_ASSERT((boost::concepts::VertexListGraph<UndirectedView>));
BOOST_CONCEPT_ASSERT((boost::concepts::EdgeListGraph<UndirectedView>));
BOOST_CONCEPT_ASSERT((boost::concepts::IncidenceGraph<UndirectedView>));

TEST(BoostGraph, CarriesEachTiesIdOnItsArcs) {
  const Network network{Direction::undirected, 3, {{2, 0}, {0, 1}}};
  const ArcGraph& graph = boost_graph(network);
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> tie_of;
  for (auto [arc, end] = boost::edges(graph); arc != end; ++arc) {
    tie_of[{boost::source(*arc, graph), boost::target(*arc, graph)}] = index(graph[*arc].tie);
  }
  const std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> wanted = {
      {{0, 1}, 1}, {{0, 2}, 0}, {{1, 0}, 1}, {{2, 0}, 0}};
  EXPECT_EQ(tie_of, wanted);
}

TEST(UndirectedView, ShowsEachTieOnceAndEachEndOnce) {
  // A directed triangle, one tie doubled the other way round, and a self-tie.
  const Network network{Direction::directed, 4, {{0, 1}, {1, 2}, {2, 0}, {1, 0}, {3, 3}}};
  const UndirectedView view = undirected_view(network);
  EXPECT_EQ(num_edges(view), 5U);
  std::vector<std::uint32_t> ties;
  for (auto [edge, end] = edges(view); edge != end; ++edge) ties.push_back((*edge).tie);
  EXPECT_THAT(ties, ElementsAre(0, 1, 2, 3, 4));
  std::vector<std::uint32_t> degrees;
  std::vector<int> ends(network.num_ties(), 0);
  for (std::uint32_t v = 0; v < num_vertices(view); ++v) {
    degrees.push_back(out_degree(v, view));
    for (auto [edge, end] = out_edges(v, view); edge != end; ++edge) {
      EXPECT_EQ(source(*edge, view), v);
      ++ends[(*edge).tie];
    }
  }
  EXPECT_THAT(degrees, ElementsAre(3, 3, 2, 2));
  EXPECT_THAT(ends, ElementsAre(2, 2, 2, 2, 2));
}

TEST(UndirectedView, TheTwoDescriptorsOfATieAreEqualAndParallelTiesAreNot) {
  const Network network{Direction::undirected, 2, {{0, 1}, {0, 1}}};
  const UndirectedView view = undirected_view(network);
  const auto from_0 = out_edges(0, view).first;
  const auto from_1 = out_edges(1, view).first;
  EXPECT_EQ(*from_0, *from_1);
  EXPECT_NE(*from_0, *std::next(from_0));
}

struct BackEdges : boost::dfs_visitor<> {
  explicit BackEdges(int* total) : count(total) {}
  template <class Edge, class Graph>
  void back_edge(Edge, const Graph&) {
    ++*count;
  }
  int* count;
};

struct TieIndex {
  using key_type = UndirectedView::edge_descriptor;
  using value_type = std::uint32_t;
  using reference = std::uint32_t;
  using category = boost::readable_property_map_tag;
  friend std::uint32_t get(TieIndex, const key_type& edge) { return edge.tie; }
};

class UndirectedViewProperty : public TestWithParam<std::uint64_t> {};
INSTANTIATE_TEST_SUITE_P(Seeds, UndirectedViewProperty, Range<std::uint64_t>(0, 30));

TEST_P(UndirectedViewProperty, BoostFindsTheComponentsAndMeetsEveryTieThatClosesACycleOnce) {
  const Network network = random_network(GetParam());
  const UndirectedView view = undirected_view(network);
  std::vector<std::uint32_t> component(network.num_vertices());
  const std::uint32_t pieces = boost::connected_components(
      view, boost::make_iterator_property_map(component.begin(), boost::identity_property_map{}));

  // By relaxing distances: a vertex's component is the set it reaches.
  const auto d = all_distances(network, Length::hops, /*undirected=*/true);
  for (std::uint32_t u = 0; u < network.num_vertices(); ++u) {
    for (std::uint32_t v = 0; v < network.num_vertices(); ++v) {
      EXPECT_EQ(component[u] == component[v], d[u][v] < 1e9);
    }
  }
  std::vector<boost::default_color_type> vertex_color(network.num_vertices());
  std::vector<boost::default_color_type> tie_color(network.num_ties());
  int back_edges = 0;
  boost::undirected_dfs(
      view, BackEdges(&back_edges),
      boost::make_iterator_property_map(vertex_color.begin(), boost::identity_property_map{}),
      boost::make_iterator_property_map(tie_color.begin(), TieIndex{}), 0U);
  EXPECT_EQ(static_cast<std::uint32_t>(back_edges),
            network.num_ties() - (network.num_vertices() - pieces));
}

}  // namespace
}  // namespace interstice
