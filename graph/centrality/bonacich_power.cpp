#include "graph/centrality/bonacich_power.hpp"

#include <cmath>
#include <limits>

#include "graph/kernels/resolvent.hpp"

namespace interstice {
namespace {

constexpr double kShare = 0.5;  // of the largest beta for which the sum is finite
constexpr const char* kName = "bonacich_power";

}  // namespace

BonacichPower bonacich_power(const Network& network, const BonacichPowerOptions& options,
                             const Execution& execution) {
  const std::size_t n = network.num_vertices();
  const PullMatrix outgoing = pull_matrix(network, Pull::outgoing, options.strengths, kName);
  const Symmetry symmetry = network.directed() ? Symmetry::general : Symmetry::symmetric;
  const LeadingPieces found =
      leading_components(outgoing, symmetry, kName, quietly(execution)).found;
  BonacichPower result{.scores = std::vector<double>(n, std::numeric_limits<double>::quiet_NaN()),
                       .leading = found.leading,
                       .iterations = found.iterations};
  if (found.which.empty()) return result;
  const double beta = kShare / found.value;
  std::vector<double> row_sums(n);  // what ties alone give
  pull_product(outgoing, std::vector<double>(n, 1.0).data(), row_sums.data(), execution);
  WalkSumResult sum = walk_sum({.matrix = outgoing,
                                .factor = beta,
                                .constant = row_sums,
                                .radius = kShare,
                                .similar_to = symmetry,
                                .tolerance = 1e-12},
                               row_sums, kName, execution);
  double squares = 0.0;
  for (const double c : sum.x) squares += c * c;
  const double scale = std::sqrt(static_cast<double>(n) / squares);
  for (double& c : sum.x) c *= scale;
  result.scores = std::move(sum.x);
  result.beta = std::ldexp(beta, -outgoing.exponent);
  result.iterations += sum.iterations + 1;
  result.residual = sum.residual;
  return result;
}

}  // namespace interstice
