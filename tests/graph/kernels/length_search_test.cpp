#include "graph/kernels/length_search.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "graph/kernels/random.hpp"
#include "graph/kernels/shortest_paths.hpp"
#include "tests/support/networks.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Range;
using testing::TestWithParam;

std::vector<double> distances(LengthSearch& search, std::uint32_t source) {
  std::vector<double> found;
  search.run(source, [&](double distance) { found.push_back(distance); });
  return found;
}

TEST(LengthSearch, FindsTheShorterWayRound) {
  const Network network{Direction::directed, 4, {{0, 1, 1}, {1, 2, 1}, {0, 2, 5}, {2, 2, 1}}};
  const LengthArcs arcs(network, tie_lengths(network, Length::strength), same_labels(4));
  LengthSearch search(arcs);
  EXPECT_THAT(distances(search, 0), ElementsAre(1, 2));
  EXPECT_THAT(distances(search, 2), IsEmpty());
  EXPECT_THAT(distances(search, 1), ElementsAre(1));
  EXPECT_THAT(distances(search, 3), IsEmpty());
}

class LengthSearchProperty : public TestWithParam<std::uint64_t> {};
INSTANTIATE_TEST_SUITE_P(Seeds, LengthSearchProperty, Range<std::uint64_t>(0, 30));

TEST_P(LengthSearchProperty, AgreesWithRelaxedDistances) {
  const Network network = random_network(GetParam());
  const std::vector<double> lengths = tie_lengths(network, Length::strength);
  if (lengths.empty()) return;
  const double unit = std::scalbn(1.0, length_exponent(network, Length::strength));
  const auto d = all_distances(network, Length::strength);
  const Relabelling labels = breadth_first_labels(network, 3);
  const LengthArcs arcs(network, lengths, labels);
  LengthSearch search(arcs);
  for (std::uint32_t v = 0; v < network.num_vertices(); ++v) {
    std::vector<double> expected;
    for (std::uint32_t w = 0; w < network.num_vertices(); ++w) {
      if (w != v && std::isfinite(d[v][w])) expected.push_back(d[v][w] / unit);
    }
    std::ranges::sort(expected);
    EXPECT_EQ(distances(search, labels.place[v]), expected);  // whole numbers: no rounding
  }
}

// Long heaps, with many vertices moved up in them, beside the search that also counts paths.
TEST(LengthSearchLarger, AgreesWithTheSearchThatCountsPaths) {
  Random random(3);
  std::vector<Tie> ties;
  for (int i = 0; i < 6000; ++i)
    ties.emplace_back(random.below(800), random.below(800), 0.01 + random.uniform());
  const Network network{Direction::directed, 800, std::move(ties)};
  const std::vector<double> lengths = tie_lengths(network, Length::inverse_strength);
  const LengthArcs arcs(network, lengths, same_labels(800));
  LengthSearch search(arcs);
  ShortestPaths paths(network, lengths);
  for (std::uint32_t s = 0; s < 800; ++s) {
    paths.run(static_cast<VertexId>(s));
    std::vector<double> expected;
    for (const std::uint32_t v : paths.order()) expected.push_back(paths.distance(v));
    expected.erase(expected.begin());
    ASSERT_EQ(distances(search, s), expected);
  }
}

}  // namespace
}  // namespace interstice
