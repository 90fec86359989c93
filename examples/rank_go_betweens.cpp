// Reads a place, reads it as a network, and prints the three bodies that the most shortest routes pass.
#include <algorithm>
#include <cstdio>
#include <numeric>

#include "graph/centrality/betweenness.hpp"
#include "graph/model/projection.hpp"
#include "io/place_reader.hpp"

int main(int argc, char** argv) {
  using namespace interstice;
  const ReadResult read = read_place(argc > 1 ? argv[1] : "examples/knoke");
  if (!read.place) {
    for (const Diagnostic& fault : read.diagnostics) std::puts(fault.found.c_str());
    return 3;
  }
  const Projection projection =
      project(*read.place, {.layers = {"information"}, .view = View::directed});
  const std::vector<double> score = betweenness(projection.network);
  std::vector<std::size_t> order(score.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::size_t v) { return score[v]; });
  for (std::size_t i = 0; i < 3 && i < order.size(); ++i) {
    std::printf("%.2f %s\n", score[order[i]], std::string(projection.names[order[i]]).c_str());
  }
}
