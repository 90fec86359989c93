/// @file  Products of a network's matrix with a vector, each entry pulled over the arcs of its row.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "graph/kernels/parallel.hpp"
#include "graph/model/network.hpp"

namespace interstice {

/// Which arcs a vertex pulls over: y_j = sum_i a_ij x_i (incoming), or y_i = sum_j a_ij x_j (outgoing).
enum class Pull : std::uint8_t { incoming, outgoing };

/// A sparse matrix by rows, without negative entries. Several entries of a row may name one column; they add up.
struct PullMatrix {
  std::uint32_t num_columns = 0;
  std::vector<std::uint32_t> starts = {0};  ///< num_rows() + 1
  std::vector<std::uint32_t> columns;       ///< in order within a row
  std::vector<double> values;               ///< empty: all are 1
  int exponent = 0;                         ///< the network's strengths are values times 2^exponent

  [[nodiscard]] std::uint32_t num_rows() const {
    return static_cast<std::uint32_t>(starts.size() - 1);
  }
};

/// The network's matrix: a_ij = the ties from i to j, or their strengths added. Self-ties and strengths of 0 are left
/// out; the greatest value is in [1, 2).
///
/// Complexity   O(n + m) time and space.
/// Errors       invalid_argument: strengths are used and one is negative, not finite, or under 1e-300 of the greatest,
///              naming `measure` and the tie.
[[nodiscard]] PullMatrix pull_matrix(const Network& network, Pull pull, Strengths strengths,
                                     std::string_view measure);

inline constexpr std::uint32_t kNoPlace = 0xffffffffU;
/// The rows named, in their order, and of their entries those whose column has a new number, its place.
[[nodiscard]] PullMatrix submatrix(const PullMatrix& matrix, const std::vector<std::uint32_t>& rows,
                                   const std::vector<std::uint32_t>& place_of_column,
                                   std::uint32_t num_columns);

/// Runs of rows with about as many arcs each, few enough to be worth a thread; they depend on the matrix alone.
[[nodiscard]] std::vector<Block> row_blocks(const PullMatrix& matrix);
/// The same of some rows, in `count` runs.
[[nodiscard]] std::vector<Block> row_blocks(const PullMatrix& matrix, Block rows,
                                            std::size_t count);

/// One row's entry: sum of values times x, in an order that depends on the row alone.
template <bool kWithValues>
[[nodiscard]] inline double pull_row(const PullMatrix& matrix, std::size_t row, const double* x) {
  const auto at = [&](std::size_t k) {
    return kWithValues ? matrix.values[k] * x[matrix.columns[k]] : x[matrix.columns[k]];
  };
  std::size_t k = matrix.starts[row];
  const std::size_t last = matrix.starts[row + 1];
  double sum0 = 0.0;
  double sum1 = 0.0;
  double sum2 = 0.0;
  double sum3 = 0.0;
  for (; k + 4 <= last; k += 4) {
    sum0 += at(k);
    sum1 += at(k + 1);
    sum2 += at(k + 2);
    sum3 += at(k + 3);
  }
  for (; k < last; ++k) sum0 += at(k);
  return (sum0 + sum1) + (sum2 + sum3);
}

/// y = M x. Determinism: the same bits for every thread count and processor.
/// Errors   cancelled: execution.stop was requested.
void pull_product(const PullMatrix& matrix, const double* x, double* y, const Execution& execution);

/// The execution without its progress: for loops inside an iteration, which says its own.
[[nodiscard]] inline Execution quietly(const Execution& execution) {
  return {.threads = execution.threads, .stop = execution.stop};
}

}  // namespace interstice
