#include "bench/gap_recovery/ranking.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "bench/gap_recovery/latent.hpp"
#include "graph/expectation/poisson_binomial.hpp"

namespace interstice::gap_recovery {
namespace {

struct Known {
  explicit Known(const World& world)
      : tied(world.network.num_vertices()), common(tied.size()), degree(tied.size(), 0.0) {
    const std::uint32_t n = tied.size();
    for (const Tie& tie : world.network.ties()) tied.set(index(tie.from), index(tie.to), 1);
    double pairs_common = 0.0;
    for (std::uint32_t u = 0; u < n; ++u) {
      for (std::uint32_t v = 0; v < n; ++v) degree[u] += tied(u, v);
      for (std::uint32_t v = u + 1; v < n; ++v) {
        std::uint32_t count = 0;
        for (std::uint32_t w = 0; w < n; ++w) count += tied(u, w) & tied(v, w);
        common.set(u, v, count + 0.5);
        if (world.observed(static_cast<VertexId>(u), static_cast<VertexId>(v)))
          pairs_common += count + 0.5;
      }
    }
    ties = world.network.num_ties();
    per_common = ties / pairs_common;
  }
  Pairs<std::uint8_t> tied;
  Pairs<double> common;
  std::vector<double> degree;
  double ties = 0.0;
  double per_common = 0.0;
};

bool few_answers(const World& world, const std::vector<std::uint32_t>& owners,
                 std::uint32_t system) {
  std::uint32_t all = 0;
  std::uint32_t answered = 0;
  for (const std::uint32_t v : owners) {
    if (index(world.system_of[v]) != system) continue;
    ++all;
    answered += world.observed.answered(static_cast<VertexId>(v)) ? 1 : 0;
  }
  return answered < 0.30 * all;
}

bool owned(const std::vector<std::uint32_t>& owners, std::uint32_t v) {
  return std::ranges::binary_search(owners, v);
}

void fill(const World& world, const Known& known, Cell& cell) {
  const std::uint32_t n = world.network.num_vertices();
  const auto& owners = world.owners[cell.triple.outcome];
  double by_degree = 0.0;
  double by_common = 0.0;
  std::vector<double> truth;
  std::uint32_t shared = 0;
  for (const std::uint32_t u : owners) {
    if (index(world.system_of[u]) != cell.triple.a) continue;
    for (const std::uint32_t v : owners) {
      if (index(world.system_of[v]) != cell.triple.b) continue;
      if (!world.observed(static_cast<VertexId>(u), static_cast<VertexId>(v))) continue;
      ++cell.pairs;
      cell.tied += known.tied(u, v);
      by_degree += std::min(1.0, known.degree[u] * known.degree[v] / (2.0 * known.ties));
      by_common += std::min(1.0, known.common(u, v) * known.per_common);
      if (!world.truth.empty()) truth.push_back(world.truth[std::size_t{u} * n + v]);
      shared += std::ranges::any_of(world.planted,
                                    [&](const Triple& t) {
                                      return t.a == cell.triple.a && t.b == cell.triple.b &&
                                             owned(world.owners[t.outcome], u) &&
                                             owned(world.owners[t.outcome], v);
                                    })
                    ? 1
                    : 0;
    }
  }
  const double tied = cell.tied;
  cell.planted = std::ranges::find(world.planted, cell.triple) != world.planted.end();
  cell.overlaps = cell.planted || 4 * shared >= std::max(1U, cell.pairs);
  cell.density = -tied / std::max(1U, cell.pairs);
  cell.degrees = (by_degree - tied) / std::sqrt(by_degree + 0.25);
  cell.neighbours = (by_common - tied) / std::sqrt(by_common + 0.25);
  const PoissonBinomial usual(truth);
  cell.truth = (usual.mean() - tied) / std::sqrt(usual.variance() + 0.25);
  cell.truth_p = usual.lower_tail(cell.tied);
}

}  // namespace

std::vector<Cell> cells_of(const World& world) {
  const Known known(world);
  std::vector<Cell> cells;
  for (std::uint32_t o = 0; o < world.owners.size(); ++o) {
    for (std::uint32_t a = 0; a < world.num_systems; ++a) {
      for (std::uint32_t b = a + 1; b < world.num_systems; ++b) {
        if (few_answers(world, world.owners[o], a) || few_answers(world, world.owners[o], b))
          continue;
        Cell cell{.triple = {o, a, b}};
        fill(world, known, cell);
        if (cell.pairs >= 8) cells.push_back(cell);
      }
    }
  }
  return cells;
}

double average_precision(const std::vector<double>& score, const std::vector<bool>& right) {
  std::vector<std::size_t> order(score.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::size_t i) { return score[i]; });
  double sum = 0.0;
  double hits = 0.0;
  for (std::size_t k = 0; k < order.size(); ++k) {
    if (!right[order[k]]) continue;
    hits += 1.0;
    sum += hits / static_cast<double>(k + 1);
  }
  return hits > 0.0 ? sum / hits : 1.0;
}

}  // namespace interstice::gap_recovery
