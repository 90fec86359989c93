#include "graph/kernels/pull_product.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "graph/model/error.hpp"

namespace interstice {
namespace {

constexpr std::size_t kArcsABlock = 1U << 16U;
constexpr std::size_t kMostBlocks = 64;
constexpr double kLeastShare =
    1e-300;  // of the greatest strength: 1 / value and sums of values stay in range

[[noreturn]] void refuse(std::string_view measure, const Tie& tie, std::string_view rule) {
  throw Error(ErrorCode::invalid_argument,
              fmt::format("{}: tie {}-{} has strength {}; {}", measure, index(tie.from),
                          index(tie.to), tie.strength, rule));
}

// The exponent that brings the greatest strength into [1, 2).
int checked_exponent(const Network& network, std::string_view measure) {
  double greatest = 0.0;
  const Tie* least = nullptr;
  for (const Tie& tie : network.ties()) {
    if (!(tie.strength >= 0.0) || std::isinf(tie.strength))
      refuse(measure, tie, "a strength must be finite and >= 0");
    if (tie.from == tie.to || tie.strength == 0.0) continue;
    greatest = std::max(greatest, tie.strength);
    if (least == nullptr || tie.strength < least->strength) least = &tie;
  }
  if (least == nullptr) return 0;
  if (least->strength / greatest < kLeastShare)
    refuse(measure, *least, fmt::format("the greatest, {}, is over 1e300 times that", greatest));
  return std::ilogb(greatest);
}

}  // namespace

PullMatrix pull_matrix(const Network& network, Pull pull, Strengths strengths,
                       std::string_view measure) {
  const std::uint32_t n = network.num_vertices();
  const bool use = strengths == Strengths::use;
  PullMatrix matrix{.num_columns = n, .starts = std::vector<std::uint32_t>(std::size_t{n} + 1, 0)};
  if (use) matrix.exponent = checked_exponent(network, measure);
  const std::size_t most = std::size_t{network.num_ties()} * (network.directed() ? 1 : 2);
  matrix.columns.reserve(most);
  if (use) matrix.values.reserve(most);
  for (std::uint32_t v = 0; v < n; ++v) {
    const auto vertex = static_cast<VertexId>(v);
    const Arcs arcs = pull == Pull::incoming ? network.in_arcs(vertex) : network.out_arcs(vertex);
    for (std::size_t k = 0; k < arcs.size(); ++k) {
      if (arcs.targets[k] == v) continue;
      if (use) {
        const double value = std::ldexp(network.tie(arcs.ties[k]).strength, -matrix.exponent);
        if (value == 0.0) continue;
        matrix.values.push_back(value);
      }
      matrix.columns.push_back(arcs.targets[k]);
    }
    matrix.starts[v + 1] = static_cast<std::uint32_t>(matrix.columns.size());
  }
  return matrix;
}

PullMatrix submatrix(const PullMatrix& matrix, const std::vector<std::uint32_t>& rows,
                     const std::vector<std::uint32_t>& place_of_column, std::uint32_t num_columns) {
  PullMatrix part{.num_columns = num_columns, .exponent = matrix.exponent};
  part.starts.reserve(rows.size() + 1);
  for (const std::uint32_t row : rows) {
    for (std::size_t k = matrix.starts[row]; k < matrix.starts[row + 1]; ++k) {
      const std::uint32_t column = place_of_column[matrix.columns[k]];
      if (column == kNoPlace) continue;
      part.columns.push_back(column);
      if (!matrix.values.empty()) part.values.push_back(matrix.values[k]);
    }
    part.starts.push_back(static_cast<std::uint32_t>(part.columns.size()));
  }
  return part;
}

std::vector<Block> row_blocks(const PullMatrix& matrix) {
  const std::size_t work = matrix.num_rows() + matrix.columns.size();
  return row_blocks(matrix, {0, matrix.num_rows()},
                    std::clamp(work / kArcsABlock, std::size_t{1}, kMostBlocks));
}

std::vector<Block> row_blocks(const PullMatrix& matrix, Block rows, std::size_t count) {
  const auto before = [&](std::size_t row) { return row + matrix.starts[row]; };
  const std::size_t start = before(rows.first);
  const std::size_t work = before(rows.last) - start;
  std::vector<Block> blocks;
  std::size_t first = rows.first;
  for (std::size_t block = 1; block <= count; ++block) {
    const std::size_t until = start + block * work / count;
    std::size_t low = first;
    std::size_t high = rows.last;
    while (low < high) {
      const std::size_t middle = (low + high) / 2;
      if (before(middle) < until) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    blocks.push_back({first, block == count ? rows.last : low});
    first = low;
  }
  return blocks;
}

void pull_product(const PullMatrix& matrix, const double* x, double* y,
                  const Execution& execution) {
  const std::vector<Block> blocks = row_blocks(matrix);
  const auto operations = static_cast<double>(matrix.num_rows() + 2 * matrix.columns.size());
  for_each_block(blocks.size(), operations, quietly(execution), [&](std::size_t block) {
    const auto rows = [&](auto with_values) {
      for (std::size_t row = blocks[block].first; row < blocks[block].last; ++row)
        y[row] = pull_row<decltype(with_values)::value>(matrix, row, x);
    };
    matrix.values.empty() ? rows(std::false_type{}) : rows(std::true_type{});
  });
}

}  // namespace interstice
