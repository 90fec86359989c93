#include "graph/kernels/resolvent.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "graph/kernels/strong_components.hpp"
#include "graph/model/error.hpp"

namespace interstice {
namespace {

constexpr std::size_t kBlocksARange = 4;
constexpr std::size_t kSmallRange = 1U << 17U;  // rows and arcs that one thread does as fast

// A run of rows that reads only itself and runs before it; or, where no row reads one after it, is done in one round.
struct Range {
  Block rows;
  bool reads_itself = true;
};

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
  Solver(const WalkSum& problem, const std::vector<Range>& ranges, std::vector<double> start,
         std::string_view measure, const Execution& execution)
      : problem_(problem),
        matrix_(problem.matrix),
        ranges_(ranges),
        measure_(measure),
        execution_(quietly(execution)),
        progress_(execution.progress),
        n_(matrix_.num_rows()),
        blocks_(row_blocks(matrix_)),
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
    return {.x = std::move(x_), .iterations = products(), .residual = residual_};
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
  double sweep(const std::vector<Block>& blocks, const Sum& sum, const Row& row) {
    double work = 0.0;
    for (const Block& block : blocks) work += work_of(block);
    work_ += work;
    worst_.assign(blocks.size(), 0.0);
    for_each_block(blocks.size(), 2.0 * work, execution_, [&](std::size_t block) {
      double worst = 0.0;
      for (std::size_t v = blocks[block].first; v < blocks[block].last; ++v)
        worst = std::max(worst, row(v, sum(blocks[block], v)));
      worst_[block] = worst;
    });
    return *std::ranges::max_element(worst_);
  }
  [[nodiscard]] std::uint32_t products() const {
    return static_cast<std::uint32_t>(std::ceil(work_ / work_of({0, n_})));
  }
  [[nodiscard]] double work_of(Block rows) const {
    return static_cast<double>(rows.last - rows.first + matrix_.starts[rows.last] -
                               matrix_.starts[rows.first]);
  }

  // |off| over what it may be at v, where x is v's value.
  [[nodiscard]] double relative(std::size_t v, double off, double x) const {
    if (off == 0.0) return 0.0;
    const double against = std::max(constant_[v], (1.0 - problem_.radius) * std::abs(x));
    const double share = std::abs(off) / against;
    return std::isfinite(share) ? share : std::numeric_limits<double>::infinity();
  }

  // After a round over `rows`: says how far it is, and gives up where it should long have been there.
  void check(double residual, Block rows) {
    if (rounds_++ == 0) first_ = residual;
    if (progress_ && rows.last - rows.first > n_ / 64) {
      const double share = residual < first_ && residual > 0.0
                               ? std::log(first_ / residual) / std::log(first_ / problem_.tolerance)
                               : 0.0;
      const double done = static_cast<double>(rows.first) +
                          std::clamp(share, 0.0, 1.0) * static_cast<double>(rows.last - rows.first);
      progress_(done / static_cast<double>(n_));
    }
    if (rounds_ > 1000.0 + 1000.0 / (1.0 - problem_.radius)) {
      throw Error(
          ErrorCode::resource_exhausted,
          fmt::format("{}: not settled after {} products with the matrix; the residual is {:.1e}",
                      measure_, rounds_, residual));
    }
  }

  template <bool kWithValues>
  double measured() {
    return sweep(
        blocks_, [&](Block, std::size_t v) { return pull_row<kWithValues>(matrix_, v, x_.data()); },
        [&](std::size_t v, double sum) {
          return relative(v, constant_[v] + factor_[v] * sum - x_[v], x_[v]);
        });
  }

  template <bool kWithValues>
  void chebyshev_with() {
    const double square = problem_.radius * problem_.radius;
    double omega = 1.0;
    std::ranges::copy(x_, other_.begin());  // x of the step before
    for (bool first = true;; first = false) {
      residual_ = sweep(
          blocks_,
          [&](Block, std::size_t v) { return pull_row<kWithValues>(matrix_, v, x_.data()); },
          [&](std::size_t v, double sum) {
            const double next = constant_[v] + factor_[v] * sum;
            other_[v] += omega * (next - other_[v]);
            return relative(v, next - x_[v], x_[v]);
          });
      if (residual_ <= problem_.tolerance) return;
      check(residual_, {0, n_});
      std::swap(x_, other_);
      omega = first ? 2.0 / (2.0 - square) : 1.0 / (1.0 - 0.25 * square * omega);
    }
  }
  void chebyshev() { matrix_.values.empty() ? chebyshev_with<false>() : chebyshev_with<true>(); }

  // One round over the blocks of a range; other_ holds what x_ was before it.
  template <bool kWithValues>
  double round(const std::vector<Block>& blocks) {
    const Block range{blocks.front().first, blocks.back().last};
    if (blocks.size() > 1) keep(range);
    return sweep(
        blocks,
        [&](Block own, std::size_t v) {
          return blocks.size() == 1
                     ? pull_row<kWithValues>(matrix_, v, x_.data())
                     : mixed_row<kWithValues>(matrix_, v, own, x_.data(), other_.data());
        },
        [&](std::size_t v, double sum) {
          const double before = x_[v];
          x_[v] = constant_[v] + factor_[v] * sum;
          return relative(v, x_[v] - before, x_[v]);
        });
  }
  void keep(Block range) {
    std::copy_n(x_.data() + range.first, range.last - range.first, other_.data() + range.first);
  }

  // Range after range, each until a round changes it by less than `aim`.
  template <bool kWithValues>
  void settle(double aim) {
    for (const auto& [rows, reads_itself] : ranges_) {
      rounds_ = 0;
      const bool small = !reads_itself || work_of(rows) < kSmallRange;
      const std::vector<Block> blocks = row_blocks(matrix_, rows, small ? 1 : kBlocksARange);
      double change = aim;
      while (change >= aim) {
        change = round<kWithValues>(blocks);
        if (!reads_itself) break;
        check(change, rows);
      }
      keep(rows);
    }
  }

  template <bool kWithValues>
  void gauss_seidel_with() {
    for (double aim = problem_.tolerance;; aim *= 0.25) {
      settle<kWithValues>(aim);
      residual_ = measured<kWithValues>();
      if (residual_ <= problem_.tolerance) return;
      if (aim < 1e-3 * problem_.tolerance) {
        throw Error(ErrorCode::resource_exhausted,
                    fmt::format("{}: rounding leaves a residual of {:.1e}", measure_, residual_));
      }
    }
  }
  void gauss_seidel() {
    matrix_.values.empty() ? gauss_seidel_with<false>() : gauss_seidel_with<true>();
  }

  const WalkSum& problem_;
  const PullMatrix& matrix_;
  const std::vector<Range>& ranges_;
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
  double work_ = 0.0;           // rows and arcs read
  std::uint32_t rounds_ = 0;
  double residual_ = 0.0;
  double first_ = 0.0;
};

// The rows in such an order that strong components follow one another down the arcs: then each reads only itself and what
// is settled, and those of one row, most of them in many a directed network, are done at once.
struct Sorted {
  std::vector<std::uint32_t> rows;
  std::vector<Range> ranges;
};
Sorted down_the_arcs(const PullMatrix& matrix) {
  const StrongComponents strong = strong_components(matrix.starts, matrix.columns);
  std::vector<std::size_t> ends(std::size_t{strong.count} + 1, 0);
  for (const std::uint32_t c : strong.of) ++ends[c + 1];
  Sorted sorted{.rows = std::vector<std::uint32_t>(matrix.num_rows())};
  for (std::uint32_t c = 0; c < strong.count; ++c) {
    ends[c + 1] += ends[c];
    const bool alone = ends[c + 1] - ends[c] == 1;
    if (alone && !sorted.ranges.empty() && !sorted.ranges.back().reads_itself) {
      ++sorted.ranges.back().rows.last;
    } else {
      sorted.ranges.push_back({{ends[c], ends[c + 1]}, !alone});
    }
  }
  for (std::uint32_t v = 0; v < matrix.num_rows(); ++v) sorted.rows[ends[strong.of[v]]++] = v;
  return sorted;
}

std::vector<double> picked(const std::vector<double>& from,
                           const std::vector<std::uint32_t>& rows) {
  std::vector<double> values;
  if (from.empty()) return values;
  values.reserve(rows.size());
  for (const std::uint32_t row : rows) values.push_back(from[row]);
  return values;
}

WalkSumResult in_order(const WalkSum& problem, const std::vector<double>& start,
                       std::string_view measure, const Execution& execution) {
  const std::uint32_t n = problem.matrix.num_rows();
  const Sorted sorted = down_the_arcs(problem.matrix);
  std::vector<std::uint32_t> place(n);
  for (std::uint32_t k = 0; k < n; ++k) place[sorted.rows[k]] = k;
  const PullMatrix matrix = submatrix(problem.matrix, sorted.rows, place, n);
  const WalkSum same{.matrix = matrix,
                     .factor = problem.factor,
                     .column_scale = picked(problem.column_scale, sorted.rows),
                     .constant = picked(problem.constant, sorted.rows),
                     .radius = problem.radius,
                     .similar_to = Symmetry::general,
                     .tolerance = problem.tolerance};
  WalkSumResult result =
      Solver(same, sorted.ranges, picked(start, sorted.rows), measure, execution).run();
  result.x = picked(result.x, place);
  return result;
}

}  // namespace

WalkSumResult walk_sum(const WalkSum& problem, std::vector<double> start, std::string_view measure,
                       const Execution& execution) {
  if (problem.similar_to == Symmetry::general) return in_order(problem, start, measure, execution);
  const std::vector<Range> whole;
  return Solver(problem, whole, std::move(start), measure, execution).run();
}

}  // namespace interstice
