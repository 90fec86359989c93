/// @file  A few long orthonormal vectors: what Krylov methods do with them, in fixed blocks.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <vector>

#include "graph/kernels/parallel.hpp"

namespace interstice {

/// Vectors of one length, side by side. Sums are made by blocks of rows, each in 8 lanes, then in order: the same bits
/// for every thread count and processor.
///
/// Errors   cancelled: execution.stop was requested.
class Basis {
 public:
  Basis(std::size_t length, std::size_t capacity, const Execution& execution);

  [[nodiscard]] std::size_t capacity() const { return capacity_; }
  /// Vector j; its entries are anything until they are written.
  [[nodiscard]] double* vector(std::size_t j) {
    if (!vectors_[j]) vectors_[j] = std::make_unique_for_overwrite<double[]>(length_);
    return vectors_[j].get();
  }

  /// Takes from vector j what lies along the vectors before it, twice over (once leaves rounding behind where most of
  /// the vector goes), and returns how much lay along each.
  std::vector<double> orthogonalise(std::size_t j);
  /// Scales vector j to length 1, unless it is 0, and returns its length.
  double normalise(std::size_t j);
  /// Replaces the first `columns` vectors by combinations of the first `size`: `weights` by columns, size * columns.
  void combine(std::size_t size, const double* weights, std::size_t columns);

 private:
  std::vector<double> dots(std::size_t j);
  void for_each_row_block(double vectors, const std::function<void(std::size_t, Block)>& work);

  std::size_t length_;
  std::size_t capacity_;
  std::size_t blocks_;
  Execution execution_;
  std::vector<std::unique_ptr<double[]>> vectors_;  // made when first asked for
  std::vector<double> partial_;                     // by block, then vector
};

}  // namespace interstice
