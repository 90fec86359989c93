#include "graph/kernels/leading_components.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "tests/support/networks.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Piece piece(double most, double value, double second, int& solved) {
  return {
      most, [=, &solved] {
        ++solved;
        return LeadingPair{
            .value = value, .vector = {1.0}, .second = second, .iterations = 3, .residual = 1e-14};
      }};
}

TEST(LeadingPieces, AreComparedWithinATolerance) {
  int solved = 0;
  const auto found = leading_pieces({piece(9, 2.0, 1, solved), piece(9, 3.0, 1, solved),
                                     piece(9, 3.0 * (1 + 5e-10), 1, solved),
                                     piece(9, 3.0 * (1 - 5e-9), 1, solved)});
  EXPECT_EQ(found.leading, Leading::repeated);
  EXPECT_THAT(found.which, ElementsAre(1, 2));
  EXPECT_EQ(found.iterations, 12U);
  EXPECT_EQ(solved, 4);
}

TEST(LeadingPieces, AreNotSolvedWhereTheirBoundIsTooLow) {
  int solved = 0;
  const auto found = leading_pieces({piece(2.9, 2.5, 1, solved), piece(9, 3.0, 1, solved)});
  EXPECT_EQ(found.leading, Leading::unique);
  EXPECT_THAT(found.which, ElementsAre(1));
  EXPECT_EQ(solved, 1);
}

TEST(LeadingPieces, AreUnclearWhereTheNextEigenvalueIsAsCloseAsRounding) {
  int solved = 0;
  EXPECT_EQ(leading_pieces({piece(9, 3.0, 3.0 * (1 - 1e-9), solved)}).leading, Leading::unclear);
  EXPECT_EQ(leading_pieces({piece(9, 3.0, 3.0 * (1 - 1e-5), solved)}).leading, Leading::unique);
  EXPECT_EQ(leading_pieces({}).leading, Leading::none);
}

TEST(LeadingComponents, AreStronglyConnected) {
  const Network network{
      Direction::directed, 6, {{0, 1}, {1, 0}, {1, 2}, {2, 3}, {3, 4}, {4, 2}, {5, 0}}};
  const auto matrix = pull_matrix(network, Pull::incoming, Strengths::ignore, "test");
  const auto leading = leading_components(matrix, Symmetry::general, "test", {});
  EXPECT_EQ(leading.found.leading, Leading::repeated);
  EXPECT_EQ(leading.found.value, 1.0);
  EXPECT_THAT(leading.members,
              testing::UnorderedElementsAre(ElementsAre(0, 1), ElementsAre(2, 3, 4)));
  const auto none =
      pull_matrix({Direction::directed, 2, {{0, 1}}}, Pull::incoming, Strengths::ignore, "test");
  EXPECT_THAT(leading_components(none, Symmetry::general, "test", {}).members, IsEmpty());
}

}  // namespace
}  // namespace interstice
