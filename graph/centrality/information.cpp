#include "graph/centrality/information.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

#include "graph/kernels/aligned.hpp"
#include "graph/kernels/circuit.hpp"
#include "graph/kernels/parallel.hpp"

namespace interstice {
namespace {

// With G the potentials against the ground, r_vw = G_vv + G_ww - 2 G_vw; summed over w: k G_vv + T - 2 R_v.
void add_component(const Circuit& circuit, int exponent, const Execution& execution,
                   std::vector<double>& score) {
  const CircuitSolver solver(circuit, execution.stop);
  const std::size_t k = solver.num_vertices();
  std::vector<double> own(k, 0.0);  // G_vv
  std::vector<double> row(k, 0.0);  // R_v
  const double operations = solver.operations() * static_cast<double>(solver.num_blocks());
  for_each_block(solver.num_blocks(), operations, execution, [&](std::size_t block) {
    if (execution.stop.stop_requested()) return;
    AlignedDoubles potentials(solver.num_potentials());
    solver.solve(block, potentials.data());
    const std::size_t first = block * CircuitSolver::kLanes;
    for (std::size_t l = 0; l < CircuitSolver::kLanes && first + l < k; ++l) {
      own[first + l] = potentials.data()[(first + l) * CircuitSolver::kLanes + l];
      for (std::size_t v = 0; v < k; ++v)
        row[first + l] += potentials.data()[v * CircuitSolver::kLanes + l];
    }
  });
  double trace = 0.0;
  for (const double resistance : own) trace += resistance;
  const auto count = static_cast<double>(k);
  for (std::size_t v = 0; v < k; ++v) {
    const double resistances = count * own[v] + trace - 2.0 * row[v];
    score[circuit.vertices[v]] = std::scalbn(count / resistances, exponent);
  }
}

}  // namespace

std::vector<double> information(const Network& network, const InformationOptions& options,
                                const Execution& execution) {
  const Circuits parts =
      circuits(network, {.measure = "information", .strengths = options.strengths});
  std::vector<double> score(network.num_vertices(), std::numeric_limits<double>::quiet_NaN());
  for (const Circuit& circuit : parts.components)
    add_component(circuit, parts.exponent, execution, score);
  return score;
}

}  // namespace interstice
