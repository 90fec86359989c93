#include "graph/kernels/hop_search.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace interstice {
namespace {

// 0 - 1, 2 - 3: a square with two ways round; vertex 1 stands for two, 3 for five.
SearchGraph square() {
  SearchGraph graph;
  graph.out.starts = {0, 2, 4, 6, 8};
  graph.out.targets = {1, 2, 0, 3, 0, 3, 1, 2};
  graph.mass = {1.0, 2.0, 1.0, 5.0};
  graph.copies = {1.0, 2.0, 1.0, 1.0};
  graph.runs = {0, 4};
  return graph;
}

TEST(HopSearch, WeighsEndsByMassAndWaysByCopies) {
  const SearchGraph graph = square();
  HopSearch search(graph);
  std::vector<double> score(4, 0.0);
  search.add(0, 0, 4, score.data());
  // Three ways from 0 to 3: one through each of the two that 1 stands for, one through 2.
  EXPECT_DOUBLE_EQ(score[1], 5.0 / 3.0);
  EXPECT_DOUBLE_EQ(score[2], 5.0 / 3.0);
  EXPECT_EQ(score[0], 0.0);
  EXPECT_EQ(score[3], 0.0);
  search.add(3, 0, 4, score.data());  // again with the same workspace, from five
  EXPECT_DOUBLE_EQ(score[1], 5.0 / 3.0 + 5.0 / 3.0);
}

TEST(HopSearch, ScoresTiesWhereTheyAreAsked) {
  SearchGraph graph = square();
  graph.copies[1] = 1.0;
  graph.scores_ties = true;
  graph.ties = {0, 1, 0, 2, 1, 3, 2, 3};
  graph.num_ties = 4;
  HopSearch search(graph);
  std::vector<double> score(4, 0.0);
  search.add(0, 0, 4, score.data());
  EXPECT_EQ(score, (std::vector<double>{2.0 + 2.5, 1.0 + 2.5, 2.5, 2.5}));
}

}  // namespace
}  // namespace interstice
