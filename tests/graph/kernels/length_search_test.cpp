#include "graph/kernels/length_search.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace interstice {
namespace {

// 0 - 1 - 3 and 0 - 2 - 3, of the given lengths.
SearchGraph two_ways(double a, double b, double c, double d) {
  SearchGraph graph;
  graph.out.starts = {0, 2, 4, 6, 8};
  graph.out.targets = {1, 2, 0, 3, 0, 3, 1, 2};
  graph.lengths = {a, c, a, b, c, d, b, d};
  graph.mass = {1.0, 1.0, 1.0, 7.0};
  graph.copies = {1.0, 1.0, 1.0, 1.0};
  graph.runs = {0, 4};
  return graph;
}

std::vector<double> from_0(const SearchGraph& graph) {
  LengthSearch search(graph);
  std::vector<double> score(graph.num_vertices(), 0.0);
  search.add(2, score.data());  // what one source leaves must not be seen by the next
  score.assign(score.size(), 0.0);
  search.add(0, score.data());
  return score;
}

TEST(LengthSearch, SumsThatAreEqualButForRoundingAreEqual) {
  EXPECT_EQ(from_0(two_ways(0.1, 0.2, 0.3, 3e-17)), (std::vector<double>{0, 3.5, 3.5, 0}));
}

TEST(LengthSearch, APathLongerByAMillionthIsNotShortest) {
  EXPECT_EQ(from_0(two_ways(1.0, 1.0, 1.0, 1.000002)), (std::vector<double>{0, 7, 0, 0}));
  EXPECT_EQ(from_0(two_ways(1.0, 1.0, 0.5, 1.0)), (std::vector<double>{0, 0, 7, 0}));
}

}  // namespace
}  // namespace interstice
