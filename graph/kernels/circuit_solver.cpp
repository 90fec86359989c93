#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "graph/kernels/aligned.hpp"
#include "graph/kernels/circuit.hpp"

#define INTERSTICE_INLINE [[gnu::always_inline]] inline

namespace interstice {
namespace {

// Vertices taken out before the rest of the matrix is brought up to date.
constexpr std::size_t kPanel = 32;
typedef double Doubles __attribute__((vector_size(64), may_alias));

// The rows behind a panel take its meshes over: row_i[j] += share_q[i] * row_q[j] for q in the panel, j > i.
INTERSTICE_INLINE void spread_panel_body(double* matrix, std::size_t stride, std::size_t panel,
                                         const double* total) {
  const std::size_t behind = panel + kPanel;
  for (std::size_t i = behind; i < stride; ++i) {
    const double* rows[kPanel];
    double shares[kPanel];
    std::size_t count = 0;
    for (std::size_t q = panel; q < behind; ++q) {
      rows[count] = matrix + q * stride;
      shares[count] = rows[count][i] / total[q];
      if (shares[count] != 0.0) ++count;
    }
    for (std::size_t j = i / kPanel * kPanel; j < stride && count > 0; j += kPanel) {
      auto* row = reinterpret_cast<Doubles*>(matrix + i * stride + j);
      Doubles sum[4] = {row[0], row[1], row[2], row[3]};
      for (std::size_t q = 0; q < count; ++q) {
        const auto* from = reinterpret_cast<const Doubles*>(rows[q] + j);
        for (int k = 0; k < 4; ++k) sum[k] += shares[q] * from[k];
      }
      for (int k = 0; k < 4; ++k) row[k] = sum[k];
    }
  }
}
void spread_panel_baseline(double* m, std::size_t stride, std::size_t panel, const double* total) {
  spread_panel_body(m, stride, panel, total);
}
INTERSTICE_TARGET_AVX2 void spread_panel_avx2(double* m, std::size_t stride, std::size_t panel,
                                              const double* total) {
  spread_panel_body(m, stride, panel, total);
}
INTERSTICE_TARGET_AVX512 void spread_panel_avx512(double* m, std::size_t stride, std::size_t panel,
                                                  const double* total) {
  spread_panel_body(m, stride, panel, total);
}

struct Meshes {
  std::size_t n = 0;
  const double* total = nullptr;
  const std::size_t* starts = nullptr;
  const std::uint32_t* neighbour = nullptr;
  const double* share = nullptr;
};

INTERSTICE_INLINE void solve_body(const Meshes& meshes, std::size_t first, double* potentials) {
  auto* x = reinterpret_cast<Doubles*>(potentials);
  const std::size_t ground = meshes.n - 1;
  for (std::size_t i = 0; i < meshes.n * 4; ++i) x[i] = Doubles{};
  for (std::size_t l = 0; l < CircuitSolver::kLanes && first + l < ground; ++l)
    potentials[(first + l) * CircuitSolver::kLanes + l] = 1.0;
  // Taken out: currents that entered go on to the neighbours.
  for (std::size_t p = first; p < ground; ++p) {
    for (std::size_t e = meshes.starts[p]; e < meshes.starts[p + 1]; ++e) {
      Doubles* to = x + std::size_t{meshes.neighbour[e]} * 4;
      for (std::size_t k = 0; k < 4; ++k) to[k] += meshes.share[e] * x[p * 4 + k];
    }
  }
  for (std::size_t k = 0; k < 4; ++k) x[ground * 4 + k] = Doubles{};
  for (std::size_t p = ground; p-- > 0;) {  // put back
    Doubles sum[4];
    for (std::size_t k = 0; k < 4; ++k) sum[k] = x[p * 4 + k] / meshes.total[p];
    for (std::size_t e = meshes.starts[p]; e < meshes.starts[p + 1]; ++e) {
      const Doubles* from = x + std::size_t{meshes.neighbour[e]} * 4;
      for (std::size_t k = 0; k < 4; ++k) sum[k] += meshes.share[e] * from[k];
    }
    for (std::size_t k = 0; k < 4; ++k) x[p * 4 + k] = sum[k];
  }
}
void solve_baseline(const Meshes& meshes, std::size_t first, double* potentials) {
  solve_body(meshes, first, potentials);
}
INTERSTICE_TARGET_AVX2 void solve_avx2(const Meshes& meshes, std::size_t first,
                                       double* potentials) {
  solve_body(meshes, first, potentials);
}
INTERSTICE_TARGET_AVX512 void solve_avx512(const Meshes& meshes, std::size_t first,
                                           double* potentials) {
  solve_body(meshes, first, potentials);
}

}  // namespace

CircuitSolver::CircuitSolver(const Circuit& circuit, const std::stop_token& stop)
    : total_(circuit.vertices.size(), 0.0) {
  const std::size_t n = total_.size();
  const std::size_t stride = (n + kPanel - 1) / kPanel * kPanel;
  // Above the diagonal alone: row p is the star of p once all before it are taken out. Vertices past n have no wires.
  AlignedDoubles storage(stride * stride);
  double* matrix = storage.data();
  for (const Circuit::Wire& wire : circuit.wires)
    matrix[std::size_t{wire.a} * stride + wire.b] = wire.conductance;
  const auto spread_panel = width_ == VectorWidth::avx512 ? spread_panel_avx512
                            : width_ == VectorWidth::avx2 ? spread_panel_avx2
                                                          : spread_panel_baseline;
  std::vector<double> total(stride, 1.0);
  for (std::size_t panel = 0; panel < stride; panel += kPanel) {
    if (stop.stop_requested()) return;
    for (std::size_t p = panel; p < std::min(panel + kPanel, n - 1); ++p) {
      double* row = matrix + p * stride;
      for (std::size_t q = panel; q < p; ++q) {
        const double* from = matrix + q * stride;
        const double share = from[p] / total[q];
        for (std::size_t j = p + 1; j < n && share != 0.0; ++j) row[j] += share * from[j];
      }
      total[p] = 0.0;
      for (std::size_t j = p + 1; j < n; ++j) total[p] += row[j];
    }
    spread_panel(matrix, stride, panel, total.data());
  }
  std::copy_n(total.begin(), n, total_.begin());
  starts_.push_back(0);
  for (std::size_t p = 0; p < n; ++p) {
    for (std::size_t j = p + 1; j < n; ++j) {
      const double conductance = matrix[p * stride + j];
      if (conductance == 0.0) continue;
      neighbour_.push_back(static_cast<std::uint32_t>(j));
      share_.push_back(conductance / total[p]);
    }
    starts_.push_back(share_.size());
  }
}

void CircuitSolver::solve(std::size_t block, double* potentials) const {
  const auto solve_columns = width_ == VectorWidth::avx512 ? solve_avx512
                             : width_ == VectorWidth::avx2 ? solve_avx2
                                                           : solve_baseline;
  solve_columns({.n = total_.size(),
                 .total = total_.data(),
                 .starts = starts_.data(),
                 .neighbour = neighbour_.data(),
                 .share = share_.data()},
                block * kLanes, potentials);
}

}  // namespace interstice
