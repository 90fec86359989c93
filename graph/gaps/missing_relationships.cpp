#include "graph/gaps/missing_relationships.hpp"

#include <algorithm>
#include <cmath>

#include "graph/kernels/parallel.hpp"

namespace interstice {
namespace {

constexpr std::size_t kBlocks = 64;

bool likelier(const MissingRelationship& x, const MissingRelationship& y) {
  if (x.probability != y.probability) return x.probability > y.probability;
  return x.u != y.u ? x.u < y.u : x.v < y.v;
}

std::vector<Covariate> reasons_of(const TieModel& model, VertexId u, VertexId v) {
  struct Reason {
    Covariate covariate;
    double adds;
  };
  std::vector<Reason> found;
  const std::uint32_t pattern = (*model.patterns)(index(u), index(v));
  for (const Coefficient& c : model.coefficients) {
    if (c.covariate == Covariate::both_answered || !model.patterns->known(pattern, c.covariate))
      continue;
    const double adds = c.beta * model.patterns->value(pattern, c.covariate);
    if (adds > 0.0) found.push_back({c.covariate, adds});
  }
  std::ranges::stable_sort(found, std::ranges::greater{}, &Reason::adds);
  std::vector<Covariate> reasons;
  for (const Reason& reason : found) reasons.push_back(reason.covariate);
  return reasons;
}

}  // namespace

std::vector<MissingRelationship> missing_relationships(const Network& network,
                                                       const ObservedPairs& observed,
                                                       const TieModel& model,
                                                       const MissingRelationshipOptions& options,
                                                       const Execution& execution) {
  if (!model.converged || model.patterns == nullptr) return {};
  const std::uint32_t n = network.num_vertices();
  std::vector<std::vector<MissingRelationship>> blocks(kBlocks);
  for_each_block(kBlocks, 30.0 * n * n, execution, [&](std::size_t block) {
    const Block rows = block_of(block, kBlocks, n);
    for (std::size_t i = rows.first; i < rows.last; ++i) {
      const auto u = static_cast<VertexId>(i);
      if (model.system_of[i] == SystemId::none) continue;
      const auto tied = network.out_arcs(u).targets;
      for (std::uint32_t j = static_cast<std::uint32_t>(i) + 1; j < n; ++j) {
        const auto v = static_cast<VertexId>(j);
        if (model.system_of[j] == SystemId::none || !observed(u, v)) continue;
        const double p = model.probability(u, v);
        if (p < options.least_probability || std::ranges::binary_search(tied, j)) continue;
        blocks[block].push_back(
            {.u = u, .v = v, .probability = p, .evidence = p / std::sqrt(p * (1.0 - p) + 0.25)});
      }
    }
  });
  std::vector<MissingRelationship> found;
  for (auto& block : blocks) found.insert(found.end(), block.begin(), block.end());
  std::ranges::sort(found, likelier);
  if (found.size() > options.most) found.resize(options.most);
  for (MissingRelationship& pair : found) pair.reasons = reasons_of(model, pair.u, pair.v);
  return found;
}

}  // namespace interstice
