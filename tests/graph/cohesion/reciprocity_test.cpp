#include "graph/cohesion/reciprocity.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "tests/support/networks.hpp"

namespace interstice {
namespace {

using testing::Range;
using testing::TestWithParam;

TEST(Reciprocity, InItsThreeForms) {  // one mutual pair, two one-way, three without a tie
  const Network network{Direction::directed, 4, {{0, 1}, {1, 0}, {1, 2}, {3, 1}}};
  const Reciprocity found = reciprocity(network);
  EXPECT_DOUBLE_EQ(found.edgewise, 0.5);
  EXPECT_DOUBLE_EQ(found.dyadic, 4.0 / 6.0);
  EXPECT_DOUBLE_EQ(found.dyadic_nonnull, 1.0 / 3.0);
  EXPECT_EQ(found.mutual, 1U);
  EXPECT_EQ(found.asymmetric, 2U);
  EXPECT_EQ(found.null, 3U);
}

TEST(Reciprocity, ParallelAndSelfTiesChangeNothing) {
  const Network network{Direction::directed, 3, {{0, 1}, {0, 1}, {1, 0}, {1, 2}, {2, 2}}};
  EXPECT_DOUBLE_EQ(reciprocity(network).edgewise, 2.0 / 3.0);
  EXPECT_EQ(reciprocity(network).mutual, 1U);
}

TEST(Reciprocity, WithoutTiesIsUndefined) {
  const Reciprocity none = reciprocity(Network(Direction::directed, 3, {}));
  EXPECT_TRUE(std::isnan(none.edgewise));
  EXPECT_TRUE(std::isnan(none.dyadic_nonnull));
  EXPECT_EQ(none.dyadic, 1.0);
  EXPECT_TRUE(std::isnan(reciprocity(Network(Direction::directed, 1, {})).dyadic));
}

TEST(Reciprocity, WithoutDirectionEveryTieIsMutual) {
  EXPECT_EQ(reciprocity(path(4)).edgewise, 1.0);
  EXPECT_EQ(reciprocity(path(4)).mutual, 3U);
  EXPECT_EQ(reciprocity(path(4)).null, 3U);
}

class ReciprocityProperty : public TestWithParam<std::uint64_t> {};
INSTANTIATE_TEST_SUITE_P(Seeds, ReciprocityProperty, Range<std::uint64_t>(0, 40));

TEST_P(ReciprocityProperty, CountsPairs) {
  const Network network = random_network(GetParam());
  const std::uint32_t n = network.num_vertices();
  const auto tied = [&](std::uint32_t u, std::uint32_t v) {
    for (const Tie& tie : network.ties()) {
      if (index(tie.from) == u && index(tie.to) == v) return true;
      if (!network.directed() && index(tie.from) == v && index(tie.to) == u) return true;
    }
    return false;
  };
  Reciprocity expected;
  for (std::uint32_t u = 0; u < n; ++u) {
    for (std::uint32_t v = u + 1; v < n; ++v) {
      const int ways = (tied(u, v) ? 1 : 0) + (tied(v, u) ? 1 : 0);
      ++(ways == 2 ? expected.mutual : ways == 1 ? expected.asymmetric : expected.null);
    }
  }
  const Reciprocity found = reciprocity(network);
  EXPECT_EQ(found.mutual, expected.mutual);
  EXPECT_EQ(found.asymmetric, expected.asymmetric);
  EXPECT_EQ(found.null, expected.null);
}

}  // namespace
}  // namespace interstice
