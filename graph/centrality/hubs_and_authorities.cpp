#include "graph/centrality/hubs_and_authorities.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "graph/kernels/strong_components.hpp"

namespace interstice {
namespace {

constexpr const char* kName = "hubs_and_authorities";

// The hubs and authorities of one component, and the greatest row sum of A'A among them.
struct Part {
  std::vector<std::uint32_t> hubs;
  std::vector<std::uint32_t> authorities;
  double most = 0.0;
};

// A's two ways: by hubs (rows i, a_ij) and by authorities (rows j, a_ij).
struct BothWays {
  PullMatrix by_hub;
  PullMatrix by_authority;
};

// Hubs are vertices 0 to n - 1 here, authorities n to 2n - 1; ties go both ways.
StrongComponents pieces_of(const BothWays& a) {
  const std::uint32_t n = a.by_hub.num_rows();
  const auto arcs = static_cast<std::uint32_t>(a.by_hub.columns.size());
  std::vector<std::uint32_t> starts = a.by_hub.starts;
  for (std::uint32_t v = 0; v < n; ++v) starts.push_back(arcs + a.by_authority.starts[v + 1]);
  std::vector<std::uint32_t> targets = a.by_hub.columns;
  for (std::uint32_t& authority : targets) authority += n;
  targets.insert(targets.end(), a.by_authority.columns.begin(), a.by_authority.columns.end());
  return strong_components(starts, targets);
}

std::vector<Part> parts_of(const BothWays& a, const Execution& execution) {
  const std::uint32_t n = a.by_hub.num_rows();
  const StrongComponents pieces = pieces_of(a);
  std::vector<double> ties(n, 1.0);
  std::vector<double> steps(n);
  pull_product(a.by_hub, ties.data(), steps.data(), execution);
  pull_product(a.by_authority, steps.data(), ties.data(), execution);
  std::vector<std::uint32_t> number(pieces.count, kNoPlace);
  std::vector<Part> parts;
  for (std::uint32_t v = 0; v < n; ++v) {
    if (a.by_authority.starts[v] == a.by_authority.starts[v + 1]) continue;
    std::uint32_t& part = number[pieces.of[n + v]];
    if (part == kNoPlace) {
      part = static_cast<std::uint32_t>(parts.size());
      parts.emplace_back();
    }
    parts[part].authorities.push_back(v);
    parts[part].most = std::max(parts[part].most, ties[v]);
  }
  for (std::uint32_t v = 0; v < n; ++v) {
    if (a.by_hub.starts[v] != a.by_hub.starts[v + 1]) parts[number[pieces.of[v]]].hubs.push_back(v);
  }
  return parts;
}

LeadingPair solve(const BothWays& a, const Part& part, std::vector<std::uint32_t>& place,
                  const Execution& execution) {
  const auto take = [&](const PullMatrix& matrix, const std::vector<std::uint32_t>& rows,
                        const std::vector<std::uint32_t>& columns) {
    for (std::uint32_t k = 0; k < columns.size(); ++k) place[columns[k]] = k;
    PullMatrix taken = submatrix(matrix, rows, place, static_cast<std::uint32_t>(columns.size()));
    for (const std::uint32_t v : columns) place[v] = kNoPlace;
    return taken;
  };
  const PullMatrix to_hubs = take(a.by_hub, part.hubs, part.authorities);
  const PullMatrix to_authorities = take(a.by_authority, part.authorities, part.hubs);
  std::vector<double> hubs(part.hubs.size());
  const auto apply = [&](const double* x, double* y) {
    pull_product(to_hubs, x, hubs.data(), execution);
    pull_product(to_authorities, hubs.data(), y, execution);
  };
  return leading_pair(
      {static_cast<std::uint32_t>(part.authorities.size()), Symmetry::symmetric, apply}, kName,
      execution);
}

void scale_to_one(const std::vector<std::uint32_t>& members, std::vector<double>& scores) {
  double most = 0.0;
  for (const std::uint32_t v : members) most = std::max(most, scores[v]);
  for (const std::uint32_t v : members) scores[v] /= most;
}

}  // namespace

HubsAndAuthorities hubs_and_authorities(const Network& network,
                                        const HubsAndAuthoritiesOptions& options,
                                        const Execution& execution) {
  const std::size_t n = network.num_vertices();
  const BothWays a{pull_matrix(network, Pull::outgoing, options.strengths, kName),
                   pull_matrix(network, Pull::incoming, options.strengths, kName)};
  const std::vector<Part> parts = parts_of(a, execution);
  std::vector<std::uint32_t> place(n, kNoPlace);
  std::vector<Piece> pieces;
  for (const Part& part : parts)
    pieces.push_back({part.most, [&] { return solve(a, part, place, execution); }});
  const LeadingPieces found = leading_pieces(pieces);
  const double fill = found.which.empty() ? std::numeric_limits<double>::quiet_NaN() : 0.0;
  HubsAndAuthorities result{.hub = std::vector<double>(n, fill),
                            .authority = std::vector<double>(n, fill),
                            .leading = found.leading,
                            .singular_value = std::ldexp(std::sqrt(found.value), a.by_hub.exponent),
                            .num_components = static_cast<std::uint32_t>(found.which.size()),
                            .iterations = found.iterations,
                            .residual = found.residual};
  if (found.which.empty()) return result;
  for (std::size_t i = 0; i < found.which.size(); ++i) {
    const Part& part = parts[found.which[i]];
    for (std::size_t k = 0; k < part.authorities.size(); ++k)
      result.authority[part.authorities[k]] = found.pairs[i].vector[k];
    scale_to_one(part.authorities, result.authority);
  }
  std::vector<double> hubs(n);
  pull_product(a.by_hub, result.authority.data(), hubs.data(), execution);
  for (const std::size_t i : found.which) {
    for (const std::uint32_t v : parts[i].hubs) result.hub[v] = hubs[v];
    scale_to_one(parts[i].hubs, result.hub);
  }
  if (execution.progress) execution.progress(1.0);
  return result;
}

}  // namespace interstice
