#include "graph/kernels/resolvent.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "graph/model/error.hpp"

namespace interstice {
namespace {

// One row's sum where rows of `own` are read from `fresh` and all others from `old`.
template <bool kWithValues>
double mixed_row(const PullMatrix& matrix, std::size_t row, Block own, const double* fresh,
                 const double* old) {
  double sum = 0.0;
  const std::size_t size = own.last - own.first;
  for (std::size_t k = matrix.starts[row]; k < matrix.starts[row + 1]; ++k) {
    const std::size_t column = matrix.columns[k];
    const double* x = column - own.first < size ? fresh : old;
    sum += kWithValues ? matrix.values[k] * x[column] : x[column];
  }
  return sum;
}

class Solver {
 public:
  Solver(const WalkSum& problem, std::vector<double> start, std::string_view measure,
         const Execution& execution)
      : problem_(problem),
        matrix_(problem.matrix),
        measure_(measure),
        execution_(quietly(execution)),
        progress_(execution.progress),
        n_(matrix_.num_rows()),
        blocks_(row_blocks(matrix_)),
        worst_(blocks_.size()),
        x_(std::move(start)),
        other_(n_, 0.0),
        constant_(problem.constant),
        factor_(n_, problem.factor) {
    for (std::size_t v = 0; v < n_; ++v) {
      x_[v] *= scale(v);
      constant_[v] *= scale(v);
      factor_[v] *= scale(v);
    }
  }

  WalkSumResult run() {
    if (n_ == 0) return {};
    problem_.similar_to == Symmetry::symmetric ? chebyshev() : gauss_seidel();
    if (progress_) progress_(1.0);
    for (std::size_t v = 0; v < n_; ++v) x_[v] /= scale(v);
    return {.x = std::move(x_), .iterations = iterations_, .residual = residual_};
  }

 private:
  // Vectors are held as the products read them: times column_scale, where that is not 0. What has scale 0 is read by no
  // row that counts it, and is held as it is.
  [[nodiscard]] double scale(std::size_t v) const {
    return problem_.column_scale.empty() || problem_.column_scale[v] == 0.0
               ? 1.0
               : problem_.column_scale[v];
  }

  // Calls row(v, sum of v's row, x) for each v and keeps the greatest of what it returns.
  template <class Sum, class Row>
  double sweep(const Sum& sum, const Row& row) {
    ++iterations_;
    const auto operations = static_cast<double>(n_ + 2 * matrix_.columns.size());
    for_each_block(blocks_.size(), operations, execution_, [&](std::size_t block) {
      double worst = 0.0;
      for (std::size_t v = blocks_[block].first; v < blocks_[block].last; ++v)
        worst = std::max(worst, row(v, sum(block, v)));
      worst_[block] = worst;
    });
    return *std::ranges::max_element(worst_);
  }

  // |off| over what it may be at v, where x is v's value.
  [[nodiscard]] double relative(std::size_t v, double off, double x) const {
    if (off == 0.0) return 0.0;
    const double against = std::max(constant_[v], (1.0 - problem_.radius) * std::abs(x));
    const double share = std::abs(off) / against;
    return std::isfinite(share) ? share : std::numeric_limits<double>::infinity();
  }

  // After `done` products: says how far it is, and gives up where it should long have been there.
  void check(double residual) {
    if (first_ == 0.0) first_ = residual;
    if (progress_ && residual > 0.0 && residual < first_) {
      progress_(std::clamp(std::log(first_ / residual) / std::log(first_ / problem_.tolerance), 0.0,
                           1.0));
    }
    if (iterations_ > 1000.0 + 1000.0 / (1.0 - problem_.radius)) {
      throw Error(
          ErrorCode::resource_exhausted,
          fmt::format("{}: not settled after {} products with the matrix; the residual is {:.1e}",
                      measure_, iterations_, residual));
    }
  }

  template <bool kWithValues>
  void chebyshev_with() {
    const double square = problem_.radius * problem_.radius;
    double omega = 1.0;
    std::ranges::copy(x_, other_.begin());  // x of the step before
    for (bool first = true;; first = false) {
      residual_ = sweep(
          [&](std::size_t, std::size_t v) { return pull_row<kWithValues>(matrix_, v, x_.data()); },
          [&](std::size_t v, double sum) {
            const double next = constant_[v] + factor_[v] * sum;
            other_[v] += omega * (next - other_[v]);
            return relative(v, next - x_[v], x_[v]);
          });
      if (residual_ <= problem_.tolerance) return;
      check(residual_);
      std::swap(x_, other_);
      omega = first ? 2.0 / (2.0 - square) : 1.0 / (1.0 - 0.25 * square * omega);
    }
  }
  void chebyshev() { matrix_.values.empty() ? chebyshev_with<false>() : chebyshev_with<true>(); }

  template <bool kWithValues>
  double round() {
    if (blocks_.size() > 1) std::ranges::copy(x_, other_.begin());
    return sweep(
        [&](std::size_t block, std::size_t v) {
          return blocks_.size() == 1
                     ? pull_row<kWithValues>(matrix_, v, x_.data())
                     : mixed_row<kWithValues>(matrix_, v, blocks_[block], x_.data(), other_.data());
        },
        [&](std::size_t v, double sum) {
          const double before = x_[v];
          x_[v] = constant_[v] + factor_[v] * sum;
          return relative(v, x_[v] - before, x_[v]);
        });
  }

  template <bool kWithValues>
  void gauss_seidel_with() {
    for (double aim = problem_.tolerance;; aim *= 0.25) {
      for (double change = aim; change >= aim;) {
        change = round<kWithValues>();
        check(change);
      }
      residual_ = sweep(
          [&](std::size_t, std::size_t v) { return pull_row<kWithValues>(matrix_, v, x_.data()); },
          [&](std::size_t v, double sum) {
            return relative(v, constant_[v] + factor_[v] * sum - x_[v], x_[v]);
          });
      if (residual_ <= problem_.tolerance) return;
      check(residual_);
    }
  }
  void gauss_seidel() {
    matrix_.values.empty() ? gauss_seidel_with<false>() : gauss_seidel_with<true>();
  }

  const WalkSum& problem_;
  const PullMatrix& matrix_;
  std::string_view measure_;
  Execution execution_;
  std::function<void(double)> progress_;
  std::size_t n_;
  std::vector<Block> blocks_;
  std::vector<double> worst_;  // by block
  std::vector<double> x_;
  std::vector<double> other_;
  std::vector<double> constant_;
  std::vector<double> factor_;  // by row
  std::uint32_t iterations_ = 0;
  double residual_ = 0.0;
  double first_ = 0.0;
};

}  // namespace

WalkSumResult walk_sum(const WalkSum& problem, std::vector<double> start, std::string_view measure,
                       const Execution& execution) {
  return Solver(problem, std::move(start), measure, execution).run();
}

}  // namespace interstice
