#include "graph/findings/influence/other_counts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/centrality/betweenness.hpp"
#include "tests/support/networks.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

OtherCounts counts_of(const Network& network, std::vector<std::uint8_t> listed = {}) {
  if (listed.empty()) listed.assign(network.num_vertices(), 1);
  return other_counts(network, betweenness(network), listed);
}

// A clique of 0..5 with a tail 5-6-7-8-9-10: vertex 5 is first in every way, 6 and 7 by routes.
Network clique_with_a_tail() {
  std::vector<Tie> ties;
  for (std::uint32_t a = 0; a < 6; ++a)
    for (std::uint32_t b = a + 1; b < 6; ++b) ties.emplace_back(a, b);
  for (std::uint32_t a = 5; a < 10; ++a) ties.emplace_back(a, a + 1);
  return {Direction::undirected, 11, ties};
}

TEST(OtherCounts, SomeAreFirstInEveryWayAndSomeInOne) {
  const OtherCounts found = counts_of(clique_with_a_tail());
  EXPECT_THAT(found.ways,
              ElementsAre(Way::degree, Way::harmonic, Way::betweenness, Way::eigenvector));
  EXPECT_THAT(found.first[5],
              ElementsAre(Way::degree, Way::harmonic, Way::betweenness, Way::eigenvector));
  EXPECT_THAT(found.first[8], ElementsAre(Way::betweenness));
  // Five others of the clique are level from the second place on: more than five would be first.
  EXPECT_THAT(found.first[0], IsEmpty());
  EXPECT_THAT(found.first[10], IsEmpty()) << "on no route";
}

TEST(OtherCounts, PeopleTakeNobodysPlace) {
  std::vector<std::uint8_t> listed(11, 1);
  listed[0] = 0;
  const OtherCounts found = counts_of(clique_with_a_tail(), listed);
  EXPECT_THAT(found.first[0], IsEmpty());
  EXPECT_THAT(found.first[1], testing::Contains(Way::degree)) << "five are level or above now";
  // A star whose centre is a person: the leaves are level, and one of them is first.
  const Network star{Direction::undirected, 4, {{0, 1}, {0, 2}, {0, 3}}};
  const OtherCounts leaves = counts_of(star, {0, 1, 1, 1});
  EXPECT_THAT(leaves.certain_low, ElementsAre(0, 1, 1, 1));
  EXPECT_THAT(leaves.certain_high, ElementsAre(0, 1, 1, 1));
  EXPECT_EQ(leaves.certain_share, 1.0);
}

TEST(OtherCounts, TwoEqualPartsHaveNoLeadingOne) {
  const Network twins{Direction::undirected, 6, {{0, 1}, {1, 2}, {3, 4}, {4, 5}}};
  EXPECT_THAT(counts_of(twins).ways, ElementsAre(Way::degree, Way::harmonic, Way::betweenness));
}

TEST(OtherCounts, SomeOrdersNoWayOfCountingDisputes) {
  // 10 hangs on 9, whose other neighbour is 8: 8's contacts include 10's only one.
  const OtherCounts found = counts_of(clique_with_a_tail());
  EXPECT_EQ(found.certain_low[5], 1U);
  EXPECT_GT(found.certain_low[10], 1U);
  EXPECT_GT(*found.certain_share, 0.2);
  EXPECT_LT(*found.certain_share, 1.0);
  const Network star{Direction::undirected, 4, {{0, 1}, {0, 2}, {0, 3}}};
  EXPECT_EQ(counts_of(star).certain_share, 1.0);
  EXPECT_EQ(counts_of(star, {0, 1, 1, 1}).certain_low[0], 0U) << "a person";
}

TEST(OtherCounts, OfNobodyThereIsNone) {
  EXPECT_THAT(counts_of(Network(Direction::undirected, 0, {})).ways, IsEmpty());
  for (const auto& first : counts_of(Network(Direction::undirected, 3, {})).first)
    EXPECT_THAT(first, IsEmpty());
}

}  // namespace
}  // namespace interstice
