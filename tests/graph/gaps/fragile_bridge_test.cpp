#include "graph/gaps/fragile_bridge.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "tests/support/networks.hpp"
#include "tests/support/throws.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

ObservedPairs answered_by(std::uint32_t n, const std::vector<std::uint32_t>& who) {
  std::vector<std::uint64_t> answered(n, 0);
  for (const std::uint32_t v : who) answered[v] = 1;
  return {ObservedPairs::Sides::one, 1, std::move(answered)};
}

// Systems 0 (bodies 0-3) and 1 (4-7), each tied all to all; all that is between them is 0-4, 0-5, 0-6.
Network through_one_body() {
  return Network(Direction::undirected, 8,
                 {{0, 1},
                  {0, 2},
                  {0, 3},
                  {1, 2},
                  {1, 3},
                  {2, 3},
                  {4, 5},
                  {4, 6},
                  {4, 7},
                  {5, 6},
                  {5, 7},
                  {6, 7},
                  {0, 4},
                  {0, 5},
                  {0, 6}});
}
const std::vector<SystemId> kTwoSystems = systems_of({0, 0, 0, 0, 1, 1, 1, 1});

TEST(FragileBridge, TwoSystemsMeetThroughOneBody) {
  const FragileBridges found =
      fragile_bridges(through_one_body(), kTwoSystems, 2, everything_observed(8));
  ASSERT_EQ(found.cells.size(), 1U);
  EXPECT_EQ(found.cells[0].routes.routes, 1U);
  EXPECT_THAT(found.cells[0].routes.through, ElementsAre(0));
  EXPECT_THAT(found.cells[0].routes.only_links, IsEmpty());
  EXPECT_EQ(found.cells[0].links, 3U);
  EXPECT_EQ(found.cells[0].possible, 16U);
  EXPECT_EQ(found.cells[0].pairs, 16U);
  EXPECT_EQ(found.cells[0].state, GapState::gap);
  ASSERT_EQ(found.parts.size(), 1U);  // and the other three of its system hang on it
  EXPECT_EQ(found.parts[0].body, VertexId{0});
  EXPECT_THAT(found.parts[0].cut_off, ElementsAre(1, 2, 3));
  EXPECT_EQ(found.parts[0].state, GapState::gap);
}

TEST(FragileBridge, ASecondContactIsASecondRoute) {
  const Network before = through_one_body();
  std::vector<Tie> ties(before.ties().begin(), before.ties().end());
  ties.emplace_back(3, 7);
  const FragileBridges found = fragile_bridges(Network(Direction::undirected, 8, ties), kTwoSystems,
                                               2, everything_observed(8));
  EXPECT_EQ(found.cells[0].routes.routes, 2U);
  EXPECT_EQ(found.cells[0].state, GapState::no_sign);
  EXPECT_THAT(found.parts, IsEmpty());
}

TEST(FragileBridge, OneLinkBetweenTwoParts) {
  // Two triangles and one link; a pendant is no part.
  const Network network(Direction::undirected, 7,
                        {{0, 1}, {1, 2}, {0, 2}, {3, 4}, {4, 5}, {3, 5}, {2, 3}, {5, 6}});
  const FragileBridges found =
      fragile_bridges(network, systems_of({0, 0, 0, 1, 1, 1, 1}), 2, everything_observed(7));
  EXPECT_EQ(found.cells[0].routes.routes, 1U);
  EXPECT_THAT(found.cells[0].routes.through, ElementsAre(2, 3));
  ASSERT_EQ(found.cells[0].routes.only_links.size(), 1U);
  ASSERT_EQ(found.parts.size(), 3U);
  EXPECT_EQ(found.parts[0].body, VertexId{3});
  EXPECT_THAT(found.parts[0].cut_off, ElementsAre(4, 5, 6));
  EXPECT_EQ(found.parts[1].body, VertexId{2});
  EXPECT_THAT(found.parts[1].cut_off, ElementsAre(0, 1));
  EXPECT_FALSE(found.parts[2].body);
  EXPECT_EQ(found.parts[2].link, TieId{6});
  EXPECT_THAT(found.parts[2].cut_off, ElementsAre(0, 1, 2));
}

TEST(FragileBridge, TwoParallelTiesAreNotTheOnlyLink) {
  const Network network(Direction::undirected, 6,
                        {{0, 1}, {1, 2}, {0, 2}, {3, 4}, {4, 5}, {3, 5}, {2, 3}, {3, 2}});
  const FragileBridges found =
      fragile_bridges(network, systems_of({0, 0, 0, 1, 1, 1}), 2, everything_observed(6));
  for (const FragilePart& part : found.parts) EXPECT_TRUE(part.body);
}

TEST(FragileBridge, NoRouteAtAllIsAGapToo) {
  const Network network(Direction::undirected, 8, {{0, 1}, {2, 3}, {4, 5}, {6, 7}});
  const FragileBridges found = fragile_bridges(network, kTwoSystems, 2, everything_observed(8));
  EXPECT_EQ(found.cells[0].routes.routes, 0U);
  EXPECT_EQ(found.cells[0].state, GapState::gap);
}

TEST(FragileBridge, OnlyWhereEnoughAnswered) {
  const Network network = through_one_body();
  // One of four of system 1; but three of eight in all.
  FragileBridges found = fragile_bridges(network, kTwoSystems, 2, answered_by(8, {0, 1, 2, 4}));
  EXPECT_EQ(found.cells[0].reason, CannotTell::few_answers);
  EXPECT_EQ(found.cells[0].state, GapState::cannot_tell);
  EXPECT_EQ(found.parts[0].state, GapState::gap);  // 1 and 2 of 1, 2, 3 answered
  found = fragile_bridges(network, kTwoSystems, 2, answered_by(8, {0, 3, 4, 5}));
  EXPECT_EQ(found.cells[0].state, GapState::gap);
  EXPECT_EQ(found.parts[0].answered, 1U);
  EXPECT_EQ(found.parts[0].state, GapState::gap);
  found = fragile_bridges(network, kTwoSystems, 2, answered_by(8, {0, 4, 5}));
  EXPECT_EQ(found.parts[0].state, GapState::cannot_tell);
}

TEST(FragileBridge, OneBodyIsNoSystemToCut) {
  const Network network(Direction::undirected, 10,
                        {{0, 1}, {0, 2}, {0, 3}, {0, 4}, {0, 5}, {0, 6}, {0, 7}, {0, 8}, {0, 9}});
  const FragileBridges found = fragile_bridges(network, systems_of({0, 1, 1, 1, 1, 1, 1, 1, 1, 1}),
                                               2, everything_observed(10));
  EXPECT_EQ(found.cells[0].reason, CannotTell::few_pairs);
}

TEST(FragileBridge, ThreadsDoNotMatterAndADirectedNetworkIsRefused) {
  const Network network = karate_club();
  std::vector<std::uint32_t> numbers;
  for (std::uint32_t v = 0; v < 34; ++v) numbers.push_back(v % 5);
  const auto system_of = systems_of(numbers);
  const auto one =
      fragile_bridges(network, system_of, 5, everything_observed(34), {}, {.threads = 1});
  const auto three =
      fragile_bridges(network, system_of, 5, everything_observed(34), {}, {.threads = 3});
  ASSERT_EQ(one.cells.size(), 10U);
  for (std::size_t i = 0; i < one.cells.size(); ++i)
    EXPECT_EQ(one.cells[i].routes.routes, three.cells[i].routes.routes);
  EXPECT_THAT(
      [] {
        (void)fragile_bridges(Network(Direction::directed, 2, {}), systems_of({0, 1}), 2,
                              everything_observed(2));
      },
      ThrowsError(ErrorCode::invalid_argument, "view either"));
}

}  // namespace
}  // namespace interstice
