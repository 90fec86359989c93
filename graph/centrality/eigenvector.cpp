#include "graph/centrality/eigenvector.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "graph/kernels/strong_components.hpp"
#include "graph/model/error.hpp"

namespace interstice {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
constexpr const char* kName = "eigenvector";
constexpr std::uint32_t kMostRounds = 2000;  // over one component below the leading one
constexpr double kSettled = 1e-14;           // relative change of a round
constexpr double kGoodResidual = 1e-12;

void scatter(const LeadingPair& pair, const std::vector<std::uint32_t>& members,
             std::vector<double>& scores) {
  const double most = *std::ranges::max_element(pair.vector);
  for (std::size_t k = 0; k < members.size(); ++k) scores[members[k]] = pair.vector[k] / most;
}

// What the leading component passes on: x_j = sum_i a_ij x_i / lambda for those it leads to, one component after
// another down the arcs, each by rounds until it is settled. All terms are >= 0, so nothing cancels.
class Downstream {
 public:
  Downstream(const PullMatrix& incoming, double lambda, std::vector<double>& scores)
      : incoming_(incoming),
        lambda_(lambda),
        scores_(scores),
        strong_(strong_components(incoming.starts, incoming.columns)),
        members_(strong_.count) {
    for (std::uint32_t v = 0; v < incoming.num_rows(); ++v) members_[strong_.of[v]].push_back(v);
  }

  // `leading`: a vertex of the leading component.
  void run(std::uint32_t leading, const Execution& execution) {
    for (std::uint32_t c = strong_.of[leading] + 1; c < strong_.count; ++c) {
      const std::uint32_t rounds = members_[c].size() == 1 ? 1 : kMostRounds;
      double change = 1.0;
      for (std::uint32_t round = 0; round < rounds && change > kSettled; ++round) {
        if (execution.stop.stop_requested())
          throw Error(ErrorCode::cancelled, "stopped before it was done; nothing was returned");
        change = settle(members_[c]);
      }
    }
  }

 private:
  double settle(const std::vector<std::uint32_t>& component) {
    double change = 0.0;
    for (const std::uint32_t v : component) {
      const double sum = incoming_.values.empty() ? pull_row<false>(incoming_, v, scores_.data())
                                                  : pull_row<true>(incoming_, v, scores_.data());
      const double x = sum / lambda_;
      if (x > 0.0) change = std::max(change, std::abs(x - scores_[v]) / x);
      scores_[v] = x;
    }
    return change;
  }

  const PullMatrix& incoming_;
  double lambda_;
  std::vector<double>& scores_;
  StrongComponents strong_;
  std::vector<std::vector<std::uint32_t>> members_;
};

double residual(const PullMatrix& incoming, double lambda, const std::vector<double>& x,
                const Execution& execution) {
  std::vector<double> y(x.size());
  pull_product(incoming, x.data(), y.data(), execution);
  double off = 0.0;
  double size = 0.0;
  for (std::size_t v = 0; v < x.size(); ++v) {
    off += (y[v] - lambda * x[v]) * (y[v] - lambda * x[v]);
    size += x[v] * x[v];
  }
  return std::sqrt(off / size) / lambda;
}

// The vertices that have a score, solved together: where a component downstream comes so close to the leading one that
// rounds do not settle.
LeadingPair solve_together(const PullMatrix& incoming, const std::vector<std::uint32_t>& members,
                           const Execution& execution) {
  std::vector<std::uint32_t> place(incoming.num_rows(), kNoPlace);
  const auto size = static_cast<std::uint32_t>(members.size());
  for (std::uint32_t k = 0; k < size; ++k) place[members[k]] = k;
  const PullMatrix part = submatrix(incoming, members, place, size);
  return leading_pair({size, Symmetry::general,
                       [&](const double* x, double* y) { pull_product(part, x, y, execution); }},
                      kName, execution);
}

void extend_downstream(const PullMatrix& incoming, double lambda, std::uint32_t leading,
                       const Execution& execution, EigenvectorCentrality& result) {
  Downstream(incoming, lambda, result.scores).run(leading, execution);
  result.residual = residual(incoming, lambda, result.scores, execution);
  ++result.iterations;
  std::vector<std::uint32_t> members;
  for (std::uint32_t v = 0; v < result.scores.size(); ++v) {
    if (result.scores[v] > 0.0) members.push_back(v);
  }
  if (result.residual > kGoodResidual) {
    const LeadingPair pair = solve_together(incoming, members, execution);
    scatter(pair, members, result.scores);
    result.iterations += pair.iterations;
    result.residual = pair.residual;
    if (pair.residual > 1e-7 * (1.0 - pair.second / pair.value)) result.leading = Leading::unclear;
  }
  const double most = *std::ranges::max_element(result.scores);
  for (double& score : result.scores) score /= most;
}

}  // namespace

EigenvectorCentrality eigenvector(const Network& network, const EigenvectorOptions& options,
                                  const Execution& execution) {
  const PullMatrix incoming = pull_matrix(network, Pull::incoming, options.strengths, kName);
  const LeadingComponents leading = leading_components(
      incoming, network.directed() ? Symmetry::general : Symmetry::symmetric, kName, execution);
  const LeadingPieces& found = leading.found;
  EigenvectorCentrality result{.scores = std::vector<double>(network.num_vertices(), kUndefined),
                               .leading = found.leading,
                               .eigenvalue = std::ldexp(found.value, incoming.exponent),
                               .num_components = static_cast<std::uint32_t>(found.which.size()),
                               .iterations = found.iterations,
                               .residual = found.residual};
  const bool undefined = found.which.empty() || (network.directed() && found.which.size() > 1);
  if (!undefined) {
    std::ranges::fill(result.scores, 0.0);
    for (std::size_t i = 0; i < found.which.size(); ++i)
      scatter(found.pairs[i], leading.members[i], result.scores);
    if (network.directed())
      extend_downstream(incoming, found.value, leading.members[0][0], execution, result);
  }
  if (execution.progress) execution.progress(1.0);
  return result;
}

}  // namespace interstice
