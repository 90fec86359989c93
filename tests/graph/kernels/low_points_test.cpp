#include "graph/kernels/low_points.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "tests/support/networks.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Record {
  std::vector<std::uint32_t> ties;
  std::vector<std::vector<std::uint32_t>> pieces;  // above, below, size, by, bridge
  std::vector<std::vector<std::uint32_t>> components;
  void tie(TieId walked) { ties.push_back(index(walked)); }
  void piece(const HangingPiece& p) {
    pieces.push_back({p.above, p.below, p.size, index(p.by), p.by_bridge ? 1U : 0U});
  }
  void component(std::span<const std::uint32_t> vertices) {
    components.emplace_back(vertices.begin(), vertices.end());
  }
};

// A triangle 0-1-2 whose tail 2-3 is doubled, then 3-4.
const Network kTail{Direction::undirected, 5, {{0, 1}, {1, 2}, {2, 0}, {2, 3}, {3, 2}, {3, 4}}};

TEST(LowPoints, TellsPiecesFromTheLastOnIn) {
  Record record;
  LowPoints(kTail).run(record);
  EXPECT_THAT(record.pieces, ElementsAre(ElementsAre(3, 4, 1, 5, 1), ElementsAre(2, 3, 2, 3, 0),
                                         ElementsAre(0, 1, 4, 0, 0)));
  EXPECT_THAT(record.components, ElementsAre(ElementsAre(0, 1, 2, 3, 4)));
  EXPECT_THAT(record.ties, testing::UnorderedElementsAre(0, 1, 2, 3, 4, 5));
}

TEST(LowPoints, LeavesOutTheAbsentAndCanBeUsedAgain) {
  LowPoints search(kTail);
  const std::vector<std::uint8_t> without_2 = {0, 0, 1, 0, 0};
  for (int again = 0; again < 2; ++again) {
    Record record;
    search.run(record, without_2);
    EXPECT_THAT(record.components, ElementsAre(ElementsAre(0, 1), ElementsAre(3, 4)));
    EXPECT_THAT(record.ties, ElementsAre(0, 5));
    EXPECT_THAT(record.pieces, ElementsAre(ElementsAre(0, 1, 1, 0, 1), ElementsAre(3, 4, 1, 5, 1)));
  }
  Record all;
  search.run(all);
  EXPECT_EQ(all.pieces.size(), 3U);
}

TEST(LowPoints, WalksDirectedTiesBothWaysAndSelfTiesNever) {
  const Network network{Direction::directed, 3, {{1, 0}, {1, 1}, {2, 1}}};
  Record record;
  LowPoints(network).run(record);
  EXPECT_THAT(record.ties, ElementsAre(0, 2));
  EXPECT_THAT(record.components, ElementsAre(ElementsAre(0, 1, 2)));
  Record none;
  LowPoints(path(0)).run(none);
  EXPECT_THAT(none.components, IsEmpty());
}

}  // namespace
}  // namespace interstice
