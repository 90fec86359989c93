#include "graph/kernels/basis.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace interstice {
namespace {

constexpr std::size_t kRowsABlock = 8192;
constexpr std::size_t kMostBlocks = 64;
constexpr std::size_t kTile = 128;  // rows of all vectors that stay in the nearest cache

double dot(const double* a, const double* b, Block rows) {
  std::array<double, 8> lanes{};
  std::size_t i = rows.first;
  for (; i + 8 <= rows.last; i += 8) {
    for (std::size_t k = 0; k < 8; ++k) lanes[k] += a[i + k] * b[i + k];
  }
  for (std::size_t k = 0; i < rows.last; ++i, ++k) lanes[k] += a[i] * b[i];
  return ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) +
         ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
}

}  // namespace

Basis::Basis(std::size_t length, std::size_t capacity, const Execution& execution)
    : length_(length),
      capacity_(capacity),
      blocks_(std::clamp(length / kRowsABlock, std::size_t{1}, kMostBlocks)),
      execution_{.threads = execution.threads, .stop = execution.stop},
      vectors_(capacity),
      partial_(blocks_ * capacity) {}

void Basis::for_each_row_block(double vectors,
                               const std::function<void(std::size_t, Block)>& work) {
  const double operations =
      vectors * static_cast<double>(length_) / 4.0;  // read in line, not here and there
  for_each_block(blocks_, operations, execution_,
                 [&](std::size_t block) { work(block, block_of(block, blocks_, length_)); });
}

// Vector j times each of the vectors before it.
std::vector<double> Basis::dots(std::size_t j) {
  for_each_row_block(static_cast<double>(j), [&](std::size_t block, Block rows) {
    for (std::size_t i = 0; i < j; ++i)
      partial_[block * capacity_ + i] = dot(vector(i), vector(j), rows);
  });
  std::vector<double> sums(j, 0.0);
  for (std::size_t block = 0; block < blocks_; ++block) {
    for (std::size_t i = 0; i < j; ++i) sums[i] += partial_[block * capacity_ + i];
  }
  return sums;
}

std::vector<double> Basis::orthogonalise(std::size_t j) {
  std::vector<double> along(j, 0.0);
  for (int pass = 0; pass < 2; ++pass) {
    const std::vector<double> sums = dots(j);
    for_each_row_block(static_cast<double>(j), [&](std::size_t, Block rows) {
      for (std::size_t first = rows.first; first < rows.last; first += kTile) {
        const std::size_t last = std::min(first + kTile, rows.last);
        for (std::size_t i = 0; i < j; ++i) {
          const double* other = vector(i);
          double* mine = vector(j);
          for (std::size_t v = first; v < last; ++v) mine[v] -= sums[i] * other[v];
        }
      }
    });
    for (std::size_t i = 0; i < j; ++i) along[i] += sums[i];
  }
  return along;
}

double Basis::normalise(std::size_t j) {
  double squares = 0.0;
  double* mine = vector(j);
  for_each_row_block(1.0, [&](std::size_t block, Block rows) {
    partial_[block * capacity_] = dot(mine, mine, rows);
  });
  for (std::size_t block = 0; block < blocks_; ++block) squares += partial_[block * capacity_];
  const double norm = std::sqrt(squares);
  if (norm > 0.0) {
    for (std::size_t v = 0; v < length_; ++v) mine[v] /= norm;
  }
  return norm;
}

void Basis::combine(std::size_t size, const double* weights, std::size_t columns) {
  for_each_row_block(static_cast<double>(size * columns), [&](std::size_t, Block rows) {
    std::vector<double> tile(kTile * columns);
    for (std::size_t first = rows.first; first < rows.last; first += kTile) {
      const std::size_t count = std::min(kTile, rows.last - first);
      std::ranges::fill(tile, 0.0);
      for (std::size_t c = 0; c < columns; ++c) {
        for (std::size_t i = 0; i < size; ++i) {
          const double weight = weights[c * size + i];
          for (std::size_t v = 0; v < count; ++v)
            tile[c * kTile + v] += weight * vector(i)[first + v];
        }
      }
      for (std::size_t c = 0; c < columns; ++c)
        std::copy_n(tile.data() + c * kTile, count, vector(c) + first);
    }
  });
}

}  // namespace interstice
