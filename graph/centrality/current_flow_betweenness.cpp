#include "graph/centrality/current_flow_betweenness.hpp"

#include <algorithm>
#include <cstddef>

#include "graph/kernels/aligned.hpp"
#include "graph/kernels/circuit.hpp"
#include "graph/kernels/parallel.hpp"

namespace interstice {
namespace {

constexpr std::size_t kBlocks = 64;

// Row v: the potential of each vertex where a unit current enters at v and leaves at the ground.
std::vector<double> all_potentials(const CircuitSolver& solver, const Execution& execution) {
  const std::size_t k = solver.num_vertices();
  std::vector<double> rows(k * k);
  const double operations = solver.operations() * static_cast<double>(solver.num_blocks());
  for_each_block(solver.num_blocks(), operations, execution, [&](std::size_t block) {
    if (execution.stop.stop_requested()) return;
    AlignedDoubles potentials(solver.num_potentials());
    solver.solve(block, potentials.data());
    const std::size_t first = block * CircuitSolver::kLanes;
    for (std::size_t l = 0; l < CircuitSolver::kLanes && first + l < k; ++l) {
      for (std::size_t v = 0; v < k; ++v)
        rows[(first + l) * k + v] = potentials.data()[v * CircuitSolver::kLanes + l];
    }
  });
  return rows;
}

// The current through a wire, summed over all pairs {s, t}: conductance * |x_s - x_t|, x the potentials where a unit
// current enters at one end of the wire and leaves at the other (so by reciprocity). Sorted, each x is the larger of its
// pair as often as there are smaller ones.
double current_of(const Circuit::Wire& wire, const std::vector<double>& rows,
                  std::vector<double>& x) {
  const std::size_t k = x.size();
  for (std::size_t v = 0; v < k; ++v) x[v] = rows[wire.a * k + v] - rows[wire.b * k + v];
  std::ranges::sort(x);
  double sum = 0.0;
  for (std::size_t i = 0; i < k; ++i)
    sum += (2.0 * static_cast<double>(i) - static_cast<double>(k - 1)) * x[i];
  return wire.conductance * sum;
}

void add_component(const Circuit& circuit, const Execution& execution, std::vector<double>& score) {
  const CircuitSolver solver(circuit, execution.stop);
  const std::vector<double> rows = all_potentials(solver, execution);
  const std::size_t k = circuit.vertices.size();
  std::vector<double> current(circuit.wires.size(), 0.0);
  const std::size_t blocks = std::min(circuit.wires.size(), kBlocks);
  const double operations = 20.0 * static_cast<double>(current.size()) * static_cast<double>(k);
  for_each_block(blocks, operations, execution, [&](std::size_t block) {
    std::vector<double> x(k);
    const Block wires = block_of(block, blocks, current.size());
    for (std::size_t w = wires.first; w < wires.last && !execution.stop.stop_requested(); ++w)
      current[w] = current_of(circuit.wires[w], rows, x);
  });
  std::vector<double> through(k, 0.0);
  std::vector<std::uint32_t> num_wires(k, 0);
  for (std::size_t w = 0; w < current.size(); ++w) {
    for (const std::uint32_t end : {circuit.wires[w].a, circuit.wires[w].b}) {
      through[end] += current[w];
      ++num_wires[end];
    }
  }
  // What enters or leaves a vertex passes twice, but once where it is an end itself: of k - 1 pairs.
  for (std::size_t v = 0; v < k; ++v) {
    if (num_wires[v] < 2) continue;
    score[circuit.vertices[v]] = std::max(0.0, 0.5 * through[v] - 0.5 * static_cast<double>(k - 1));
  }
}

}  // namespace

std::vector<double> current_flow_betweenness(const Network& network,
                                             const CurrentFlowBetweennessOptions& options,
                                             const Execution& execution) {
  const Circuits parts = circuits(network, {.measure = "current_flow_betweenness",
                                            .strengths = options.strengths,
                                            .largest_ratio = 1e8});
  const double n = network.num_vertices();
  std::vector<double> score(network.num_vertices(), 0.0);
  for (const Circuit& circuit : parts.components) add_component(circuit, execution, score);
  if (options.scale == Scale::normalised && n > 2) {
    for (double& value : score) value /= (n - 1.0) * (n - 2.0) / 2.0;
  }
  return score;
}

}  // namespace interstice
