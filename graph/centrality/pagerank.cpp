#include "graph/centrality/pagerank.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "graph/kernels/resolvent.hpp"
#include "graph/model/error.hpp"

namespace interstice {
namespace {

constexpr double kTolerance = 1e-10;
constexpr const char* kName = "pagerank";

// By vertex: the sum of what its row of A holds.
std::vector<double> out_sums(const PullMatrix& incoming) {
  std::vector<double> sums(incoming.num_rows(), 0.0);
  for (std::size_t k = 0; k < incoming.columns.size(); ++k)
    sums[incoming.columns[k]] += incoming.values.empty() ? 1.0 : incoming.values[k];
  return sums;
}

// Close to the answer for an undirected network, where walkers who never start again are found by their strengths.
std::vector<double> first_guess(const std::vector<double>& sums, double damping) {
  const double mean =
      std::accumulate(sums.begin(), sums.end(), 0.0) / static_cast<double>(sums.size());
  std::vector<double> guess(sums.size(), 1.0);
  for (std::size_t v = 0; v < sums.size(); ++v) {
    if (sums[v] > 0.0) guess[v] += damping / (1.0 - damping) * sums[v] / mean;
  }
  return guess;
}

}  // namespace

Pagerank pagerank(const Network& network, const PagerankOptions& options,
                  const Execution& execution) {
  const std::size_t n = network.num_vertices();
  const double damping = options.damping;
  if (!(damping >= 0.0 && damping < 1.0)) {
    throw Error(ErrorCode::invalid_argument,
                fmt::format("pagerank: damping is {}; it must be >= 0 and < 1", damping));
  }
  const PullMatrix incoming = pull_matrix(network, Pull::incoming, options.strengths, kName);
  if (n == 0) return {};
  const std::vector<double> sums = out_sums(incoming);
  std::vector<double> inverse(n, 0.0);
  for (std::size_t v = 0; v < n; ++v) inverse[v] = sums[v] > 0.0 ? 1.0 / sums[v] : 0.0;
  // What dangling vertices pass on goes to all alike, as fresh starts do, so it only scales the answer: without it
  // x = 1 + d A' x / a, and then all is divided by the sum.
  std::vector<double> start = network.directed() ? std::vector<double>(n, 1.0 / (1.0 - damping))
                                                 : first_guess(sums, damping);
  WalkSumResult walks =
      walk_sum({.matrix = incoming,
                .factor = damping,
                .column_scale = std::move(inverse),
                .constant = std::vector<double>(n, 1.0),
                .radius = damping,
                .similar_to = network.directed() ? Symmetry::general : Symmetry::symmetric,
                .tolerance = kTolerance},
               std::move(start), kName, execution);
  const double total = std::accumulate(walks.x.begin(), walks.x.end(), 0.0);
  for (double& score : walks.x) score /= total;
  return {.scores = std::move(walks.x),
          .num_dangling = static_cast<std::uint32_t>(std::ranges::count(sums, 0.0)),
          .iterations = walks.iterations,
          .residual = walks.residual};
}

}  // namespace interstice
