#include "graph/kernels/leading_pair.hpp"

#include <fmt/format.h>

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "graph/kernels/basis.hpp"
#include "graph/kernels/random.hpp"
#include "graph/model/error.hpp"

namespace interstice {
namespace {

constexpr std::uint32_t kMostProducts = 20000;
constexpr double kMostWork = 4e10;  // operations on the basis
constexpr std::size_t kFirstBasis = 20;
constexpr std::size_t kLargestBasis = 64;
constexpr double kTolerance = 1e-13;
constexpr double kWorstResidual = 1e-8;
constexpr double kEpsilon = std::numeric_limits<double>::epsilon();

// Eigenvalues of the small matrix by real part, the greatest first, and their vectors: a real one's vector is one
// column; of two conjugates the first has the real part of the vector, the second the imaginary part.
struct Ritz {
  Eigen::VectorXd real;
  Eigen::VectorXd imaginary;
  Eigen::MatrixXd vectors;
};

Ritz ritz(const Eigen::MatrixXd& small, Symmetry symmetry) {
  const Eigen::Index m = small.rows();
  if (symmetry == Symmetry::symmetric) {
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver((small + small.transpose()) / 2.0);
    return {solver.eigenvalues().reverse(), Eigen::VectorXd::Zero(m),
            solver.eigenvectors().rowwise().reverse()};
  }
  const Eigen::EigenSolver<Eigen::MatrixXd> solver(small);
  const Eigen::MatrixXd pseudo = solver.pseudoEigenvectors();
  std::vector<Eigen::Index> order(static_cast<std::size_t>(m));
  std::iota(order.begin(), order.end(), Eigen::Index{0});
  std::ranges::stable_sort(order, [&](Eigen::Index a, Eigen::Index b) {
    return solver.eigenvalues()[a].real() > solver.eigenvalues()[b].real();
  });
  Ritz sorted{Eigen::VectorXd(m), Eigen::VectorXd(m), Eigen::MatrixXd(m, m)};
  for (Eigen::Index i = 0; i < m; ++i) {
    const Eigen::Index from = order[static_cast<std::size_t>(i)];
    sorted.real[i] = solver.eigenvalues()[from].real();
    sorted.imaginary[i] = solver.eigenvalues()[from].imag();
    sorted.vectors.col(i) = pseudo.col(from);
  }
  return sorted;
}

// Whether the first Ritz value is good enough, by its value, the estimate of its residual and the small matrix's size.
using Enough = std::function<bool(double value, double estimate, double norm)>;

class KrylovSchur {
 public:
  KrylovSchur(const Operator& matrix, Enough enough, std::string_view measure,
              const Execution& execution)
      : matrix_(matrix),
        enough_(std::move(enough)),
        measure_(measure),
        execution_(execution),
        most_(std::min<std::size_t>(matrix.size, kFirstBasis)),
        basis_(matrix.size, std::min<std::size_t>(matrix.size, kLargestBasis) + 1, execution),
        small_(Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(basis_.capacity()),
                                     static_cast<Eigen::Index>(basis_.capacity()))) {}

  // The eigenvalue with the greatest real part.
  double run(const std::vector<double>& start) {
    std::ranges::copy(start, basis_.vector(0));
    basis_.normalise(0);
    for (std::size_t kept = 0;;) {
      size_ = grow(kept);
      if (done_) return ritz_.real[0];
      if (products_ > most_products()) {
        throw Error(ErrorCode::resource_exhausted,
                    fmt::format("{}: the leading eigenvalue is not settled after {} products with "
                                "the matrix; its residual is {:.1e}",
                                measure_, products_, estimate_));
      }
      kept = restart(size_);
      most_ = std::min(basis_.capacity() - 1, most_ + 8);
    }
  }
  [[nodiscard]] std::uint32_t products() const { return products_; }
  [[nodiscard]] std::uint32_t most_products() const {
    const double affordable =
        kMostWork / (2.0 * kLargestBasis * std::max(1.0, static_cast<double>(matrix_.size)));
    return static_cast<std::uint32_t>(std::min<double>(kMostProducts, affordable));
  }
  // Whether the basis holds all there is, so that all eigenvalues are found.
  [[nodiscard]] bool complete() const { return size_ == matrix_.size; }
  [[nodiscard]] double second() const { return ritz_.real.size() > 1 ? ritz_.real[1] : 0.0; }

  // After run(): the sizes of its vector's entries. Ends the search.
  std::vector<double> vector() {
    const Eigen::VectorXd y = ritz_.vectors.col(0);
    basis_.combine(size_, y.data(), 1);
    for (std::size_t v = 0; v < matrix_.size; ++v)
      basis_.vector(0)[v] = std::abs(basis_.vector(0)[v]);
    basis_.normalise(0);
    return {basis_.vector(0), basis_.vector(0) + matrix_.size};
  }

 private:
  // Adds vectors to the basis until it is full, spans an invariant space, or holds the answer; says how many it has.
  std::size_t grow(std::size_t kept) {
    for (std::size_t j = kept; j < most_; ++j) {
      double* next = basis_.vector(j + 1);
      matrix_.apply(basis_.vector(j), next);
      ++products_;
      const std::vector<double> along = basis_.orthogonalise(j + 1);
      for (std::size_t i = 0; i <= j; ++i) entry(i, j) = along[i];
      norm_ = basis_.normalise(j + 1);
      const bool invariant = norm_ <= 8.0 * kEpsilon * small_.norm() || j + 1 == matrix_.size;
      if (!invariant) entry(j + 1, j) = norm_;
      if (invariant) norm_ = 0.0;
      const bool look = invariant || j + 1 == most_ || (j + 1) % 5 == 0;
      if (look && settled(j + 1)) return j + 1;
    }
    return most_;
  }

  bool settled(std::size_t size) {
    const auto m = static_cast<Eigen::Index>(size);
    ritz_ = ritz(small_.topLeftCorner(m, m), matrix_.symmetry);
    estimate_ = std::abs(norm_ * ritz_.vectors(m - 1, 0)) / ritz_.vectors.col(0).norm();
    done_ = norm_ == 0.0 || enough_(ritz_.real[0], estimate_, small_.norm());
    return done_;
  }

  // Keeps the space of the leading third of the eigenvalues: the basis times Q, and Q'SQ as the small matrix.
  std::size_t restart(std::size_t size) {
    const auto m = static_cast<Eigen::Index>(size);
    Eigen::Index keep = m / 3;
    if (ritz_.imaginary[keep - 1] > 0.0) ++keep;  // never half of a conjugate pair
    const Eigen::MatrixXd wanted = ritz_.vectors.leftCols(keep);
    const Eigen::MatrixXd q = Eigen::HouseholderQR<Eigen::MatrixXd>(wanted).householderQ() *
                              Eigen::MatrixXd::Identity(m, keep);
    const Eigen::MatrixXd kept = q.transpose() * small_.topLeftCorner(m, m) * q;
    const Eigen::RowVectorXd last = norm_ * q.row(m - 1);
    basis_.combine(size, q.data(), static_cast<std::size_t>(keep));
    std::copy_n(basis_.vector(size), matrix_.size, basis_.vector(static_cast<std::size_t>(keep)));
    small_.setZero();
    small_.topLeftCorner(keep, keep) = kept;
    small_.row(keep).head(keep) = last;
    return static_cast<std::size_t>(keep);
  }

  double& entry(std::size_t i, std::size_t j) {
    return small_(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j));
  }

  const Operator& matrix_;
  Enough enough_;
  std::string_view measure_;
  const Execution& execution_;
  std::size_t most_;
  Basis basis_;
  Eigen::MatrixXd small_;
  Ritz ritz_;
  double norm_ = 0.0;
  double estimate_ = 0.0;
  bool done_ = false;
  std::size_t size_ = 0;
  std::uint32_t products_ = 0;
};

// |M x - value x| / value for x of length 1.
double residual(const Operator& matrix, const LeadingPair& pair) {
  std::vector<double> off(matrix.size);
  matrix.apply(pair.vector.data(), off.data());
  double squares = 0.0;
  for (std::size_t v = 0; v < off.size(); ++v) {
    const double here = off[v] - pair.value * pair.vector[v];
    squares += here * here;
  }
  return std::sqrt(squares) / pair.value;
}

// The next eigenvalue, from a start of its own: a search from one vector sees an eigenvalue that is there twice once.
// M - value x w' has M's eigenvalues but this one, for any w with w'x = 1 (Wielandt); w = x keeps symmetry.
double next_eigenvalue(const Operator& matrix, std::string_view measure, const Execution& execution,
                       LeadingPair& pair) {
  const std::size_t n = matrix.size;
  std::vector<double> w = pair.vector;
  if (matrix.symmetry == Symmetry::general) {
    const double total = std::accumulate(w.begin(), w.end(), 0.0);
    std::ranges::fill(w, 1.0 / total);
  }
  const Operator deflated{matrix.size, matrix.symmetry, [&](const double* x, double* y) {
                            matrix.apply(x, y);
                            double along = 0.0;
                            for (std::size_t v = 0; v < n; ++v) along += w[v] * x[v];
                            for (std::size_t v = 0; v < n; ++v)
                              y[v] -= pair.value * along * pair.vector[v];
                          }};
  std::vector<double> start(n);
  Random random(1);
  for (double& entry : start) entry = random.uniform() - 0.5;
  KrylovSchur search(
      deflated,
      [&](double value, double estimate, double norm) {
        return estimate <=
               std::max({0.1 * (pair.value - value), 1e-9 * pair.value, 4.0 * kEpsilon * norm});
      },
      measure, execution);
  const double value = search.run(start);
  pair.iterations += search.products();
  return value;
}

}  // namespace

LeadingPair leading_pair(const Operator& matrix, std::string_view measure,
                         const Execution& execution) {
  const std::size_t n = matrix.size;
  const std::vector<double> ones(n, 1.0);
  std::vector<double> row_sums(n);
  matrix.apply(ones.data(), row_sums.data());
  if (std::ranges::all_of(row_sums, [&](double sum) { return sum == row_sums[0]; })) {
    return {.value = row_sums[0],
            .vector = std::vector<double>(n, 1.0 / std::sqrt(static_cast<double>(n))),
            .iterations = 1};
  }
  KrylovSchur search(
      matrix,
      [](double value, double estimate, double norm) {
        return estimate <= std::max(kTolerance * value, 4.0 * kEpsilon * norm);
      },
      measure, execution);
  LeadingPair pair{.value = search.run(row_sums)};
  pair.vector = search.vector();
  pair.residual = residual(matrix, pair);
  pair.iterations = search.products() + 2;
  // A pair that is not the leading one has a vector of both signs, which its sizes do not solve.
  if (!(pair.residual <= kWorstResidual)) {
    throw Error(ErrorCode::resource_exhausted,
                fmt::format("{}: rounding hides the leading eigenvector; the residual is {:.1e}",
                            measure, pair.residual));
  }
  pair.second =
      search.complete() ? search.second() : next_eigenvalue(matrix, measure, execution, pair);
  return pair;
}

}  // namespace interstice
