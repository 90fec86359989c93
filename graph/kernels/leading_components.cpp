#include "graph/kernels/leading_components.hpp"

#include <algorithm>
#include <numeric>

#include "graph/kernels/strong_components.hpp"

namespace interstice {
namespace {

constexpr double kSame = 1e-9;     // relative difference of eigenvalues that counts as none
constexpr double kUnclear = 1e-7;  // error of a vector: its residual over the relative gap

// By component: its vertices, and the least of the greatest row sum and the greatest column sum.
struct Parts {
  std::vector<std::vector<std::uint32_t>> members;
  std::vector<double> most;
};

Parts parts_with_cycles(const PullMatrix& matrix) {
  const StrongComponents strong = strong_components(matrix.starts, matrix.columns);
  const std::uint32_t n = matrix.num_rows();
  std::vector<std::uint32_t> size(strong.count, 0);
  for (const std::uint32_t c : strong.of) ++size[c];
  std::vector<std::uint32_t> number(strong.count, kNoPlace);
  Parts parts;
  std::vector<double> row_sum(n, 0.0);
  std::vector<double> column_sum(n, 0.0);
  for (std::uint32_t row = 0; row < n; ++row) {
    const std::uint32_t c = strong.of[row];
    if (size[c] < 2) continue;
    if (number[c] == kNoPlace) {
      number[c] = static_cast<std::uint32_t>(parts.members.size());
      parts.members.emplace_back().reserve(size[c]);
    }
    parts.members[number[c]].push_back(row);
    for (std::size_t k = matrix.starts[row]; k < matrix.starts[row + 1]; ++k) {
      if (strong.of[matrix.columns[k]] != c) continue;
      const double value = matrix.values.empty() ? 1.0 : matrix.values[k];
      row_sum[row] += value;
      column_sum[matrix.columns[k]] += value;
    }
  }
  const auto greatest = [](const std::vector<double>& sums, const std::vector<std::uint32_t>& of) {
    double most = 0.0;
    for (const std::uint32_t v : of) most = std::max(most, sums[v]);
    return most;
  };
  for (const auto& members : parts.members)
    parts.most.push_back(std::min(greatest(row_sum, members), greatest(column_sum, members)));
  return parts;
}

}  // namespace

LeadingPieces leading_pieces(const std::vector<Piece>& pieces) {
  std::vector<std::size_t> order(pieces.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::ranges::greater{},
                           [&](std::size_t i) { return pieces[i].most; });
  LeadingPieces found;
  std::vector<std::pair<std::size_t, LeadingPair>> close;
  const auto below = [&](double value) { return value < found.value * (1.0 - kSame); };
  for (const std::size_t i : order) {
    if (below(pieces[i].most)) break;
    LeadingPair pair = pieces[i].solve();
    found.iterations += pair.iterations;
    found.value = std::max(found.value, pair.value);
    if (!below(pair.value)) close.emplace_back(i, std::move(pair));
  }
  std::erase_if(close, [&](const auto& other) { return below(other.second.value); });
  std::ranges::sort(close, {}, [](const auto& other) { return other.first; });
  for (auto& [i, pair] : close) {
    const double gap = 1.0 - pair.second / pair.value;
    found.residual = std::max(found.residual, pair.residual);
    found.unclear = found.unclear || pair.residual > kUnclear * gap;
    found.which.push_back(i);
    found.pairs.push_back(std::move(pair));
  }
  if (!close.empty()) found.leading = close.size() > 1 ? Leading::repeated : Leading::unique;
  if (found.unclear && found.leading == Leading::unique) found.leading = Leading::unclear;
  return found;
}

LeadingComponents leading_components(const PullMatrix& matrix, Symmetry symmetry,
                                     std::string_view measure, const Execution& execution) {
  const std::uint32_t n = matrix.num_rows();
  const Parts parts = parts_with_cycles(matrix);
  std::vector<std::uint32_t> place(n, kNoPlace);
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < parts.members.size(); ++i) {
    pieces.push_back({parts.most[i], [&, i] {
                        const std::vector<std::uint32_t>& members = parts.members[i];
                        const auto size = static_cast<std::uint32_t>(members.size());
                        for (std::uint32_t k = 0; k < size; ++k) place[members[k]] = k;
                        const PullMatrix part =
                            size == n ? PullMatrix{} : submatrix(matrix, members, place, size);
                        for (const std::uint32_t v : members) place[v] = kNoPlace;
                        const PullMatrix& whole = size == n ? matrix : part;
                        return leading_pair({size, symmetry,
                                             [&](const double* x, double* y) {
                                               pull_product(whole, x, y, execution);
                                             }},
                                            measure, execution);
                      }});
  }
  LeadingComponents result{.found = leading_pieces(pieces)};
  for (const std::size_t i : result.found.which) result.members.push_back(parts.members[i]);
  return result;
}

}  // namespace interstice
