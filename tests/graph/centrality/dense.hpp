/// @file  A network's matrix in full, for slow versions of measures written from their definitions.
#pragma once

#include <Eigen/Dense>

#include "graph/model/network.hpp"

namespace interstice {

/// a_ij = ties from i to j, or their strengths added; self-ties left out.
inline Eigen::MatrixXd dense(const Network& network, Strengths strengths = Strengths::ignore) {
  const auto n = static_cast<Eigen::Index>(network.num_vertices());
  Eigen::MatrixXd a = Eigen::MatrixXd::Zero(n, n);
  for (const Tie& tie : network.ties()) {
    if (tie.from == tie.to) continue;
    const double value = strengths == Strengths::use ? tie.strength : 1.0;
    a(index(tie.from), index(tie.to)) += value;
    if (!network.directed()) a(index(tie.to), index(tie.from)) += value;
  }
  return a;
}

/// The greatest real part of an eigenvalue, how many share it within 1e-5, and a vector of the first: M x = value x.
struct DenseLeading {
  double value = 0.0;
  int multiplicity = 0;
  Eigen::VectorXd vector;
};
inline DenseLeading dense_leading(const Eigen::MatrixXd& m) {
  const Eigen::EigenSolver<Eigen::MatrixXd> solver(m);
  DenseLeading leading;
  Eigen::Index first = 0;
  leading.value = solver.eigenvalues().real().maxCoeff(&first);
  for (Eigen::Index i = 0; i < m.rows(); ++i)
    leading.multiplicity += std::abs(solver.eigenvalues()[i] - leading.value) < 1e-5 ? 1 : 0;
  leading.vector = solver.eigenvectors().col(first).real();
  return leading;
}

}  // namespace interstice
