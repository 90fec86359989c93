#include "graph/centrality/katz.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "graph/kernels/resolvent.hpp"

namespace interstice {
namespace {

constexpr double kShare = 0.85;  // of the largest alpha for which the sum is finite
constexpr const char* kName = "katz";

}  // namespace

KatzCentrality katz(const Network& network, const KatzOptions& options,
                    const Execution& execution) {
  const std::size_t n = network.num_vertices();
  const PullMatrix incoming = pull_matrix(network, Pull::incoming, options.strengths, kName);
  const Symmetry symmetry = network.directed() ? Symmetry::general : Symmetry::symmetric;
  const LeadingPieces found =
      leading_components(incoming, symmetry, kName, quietly(execution)).found;
  KatzCentrality result{.scores = std::vector<double>(n, std::numeric_limits<double>::quiet_NaN()),
                        .leading = found.leading,
                        .iterations = found.iterations};
  if (found.which.empty()) return result;
  const double alpha = kShare / found.value;
  WalkSumResult sum = walk_sum({.matrix = incoming,
                                .factor = alpha,
                                .constant = std::vector<double>(n, 1.0),
                                .radius = kShare,
                                .similar_to = symmetry,
                                .tolerance = 1e-12},
                               std::vector<double>(n, 1.0), kName, execution);
  const double most = *std::ranges::max_element(sum.x);
  for (double& score : sum.x) score /= most;
  result.scores = std::move(sum.x);
  result.alpha = std::ldexp(alpha, -incoming.exponent);
  result.iterations += sum.iterations;
  result.residual = sum.residual;
  return result;
}

}  // namespace interstice
