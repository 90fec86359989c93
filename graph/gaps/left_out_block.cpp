#include "graph/gaps/left_out_block.hpp"

#include <algorithm>
#include <cmath>

#include "graph/expectation/logistic.hpp"
#include "graph/kernels/parallel.hpp"

namespace interstice {

TowardsSystems towards_systems(const TieModel& model, const ObservedPairs& observed,
                               const Execution& execution) {
  const auto n = static_cast<std::uint32_t>(model.system_of.size());
  const auto systems = static_cast<std::uint32_t>(model.system_mean.size());
  TowardsSystems towards{.systems = systems,
                         .weight = std::vector<double>(std::size_t{n} * systems, 0.0),
                         .members = std::vector<std::vector<std::uint32_t>>(systems)};
  for (std::uint32_t v = 0; v < n; ++v) {
    if (model.system_of[v] != SystemId::none)
      towards.members[index(model.system_of[v])].push_back(v);
  }
  // Each body looks at all others, so that no two threads write one sum.
  for_each_block(n, 40.0 * n * n, execution, [&](std::size_t i) {
    const auto u = static_cast<VertexId>(i);
    if (model.system_of[i] == SystemId::none) return;
    for (std::uint32_t g = 0; g < systems; ++g) {
      double sum = 0.0;
      for (const std::uint32_t j : towards.members[g]) {
        const auto v = static_cast<VertexId>(j);
        if (j == i || !observed(u, v)) continue;
        const double p = model.probability(u, v);
        sum += p * (1.0 - p);
      }
      towards.weight[i * systems + g] = sum;
    }
  });
  return towards;
}

BlockLogits within(const TieModel& model, const OwnerBlock& block) {
  BlockLogits logits;
  for (const OwnerPair& pair : block.pairs)
    logits.eta.push_back(model.logit(static_cast<VertexId>(pair.u), static_cast<VertexId>(pair.v)));
  return logits;
}

BlockLogits left_out(const TieModel& model, const TowardsSystems& towards,
                     const OwnerBlock& block) {
  BlockLogits logits = within(model, block);
  const std::uint32_t k = towards.systems;
  // Bodies of a, then of b.
  std::vector<std::uint32_t> body = towards.members[block.a];
  const std::size_t first_b = body.size();
  body.insert(body.end(), towards.members[block.b].begin(), towards.members[block.b].end());
  const auto place = [&](std::uint32_t v, std::size_t from, std::size_t to) {
    return static_cast<std::size_t>(
        std::lower_bound(body.begin() + static_cast<std::ptrdiff_t>(from),
                         body.begin() + static_cast<std::ptrdiff_t>(to), v) -
        body.begin());
  };
  std::vector<double> left(body.size(), 0.0);    // observed less fitted ties in the block
  std::vector<double> weight(body.size(), 0.0);  // its curvature
  double block_left = 0.0;
  double block_weight = 0.0;
  for (std::size_t at = 0; at < block.pairs.size(); ++at) {
    const OwnerPair& pair = block.pairs[at];
    const double p = logistic(logits.eta[at]);
    const double r = (pair.tied ? 1.0 : 0.0) - p;
    const double w = p * (1.0 - p);
    for (const std::size_t i : {place(pair.u, 0, first_b), place(pair.v, first_b, body.size())}) {
      left[i] += r;
      weight[i] += w;
    }
    block_left += r;
    block_weight += w;
  }
  const bool affinity = !model.affinity.empty();
  const std::size_t cell = std::size_t{block.a} * k + block.b;
  double slack = affinity ? std::max(0.0, model.affinity_weight[cell] - block_weight) +
                                1.0 / model.affinity_variance
                          : 1.0;
  double gamma = affinity ? -block_left : 0.0;
  double lean = affinity ? 1.0 : 0.0;
  std::vector<double> own(body.size());     // diagonal
  std::vector<double> shared(body.size());  // with gamma
  double error = 0.0;
  for (std::size_t i = 0; i < body.size(); ++i) {
    const double* to = towards.weight.data() + std::size_t{body[i]} * k;
    double all = 0.0;
    for (std::uint32_t g = 0; g < k; ++g) all += to[g];
    own[i] = std::max(0.0, all - weight[i]) + 1.0 / model.variance;
    shared[i] = affinity ? std::max(0.0, to[i < first_b ? block.b : block.a] - weight[i]) : 0.0;
    const double share = block_weight > 0.0 ? weight[i] / block_weight : 0.0;
    slack -= shared[i] * shared[i] / own[i];
    gamma -= shared[i] * -left[i] / own[i];
    lean -= shared[i] * share / own[i];
    error += share * share / own[i];
  }
  if (affinity) {
    slack = std::max(slack, 1.0 / model.affinity_variance);
    gamma /= slack;
    error += lean * lean / slack;
  }
  std::vector<double> shift(body.size());
  for (std::size_t i = 0; i < body.size(); ++i) shift[i] = (-left[i] - shared[i] * gamma) / own[i];
  for (std::size_t at = 0; at < block.pairs.size(); ++at) {
    logits.eta[at] += gamma + shift[place(block.pairs[at].u, 0, first_b)] +
                      shift[place(block.pairs[at].v, first_b, body.size())];
  }
  logits.deviation = std::sqrt(error);
  return logits;
}

}  // namespace interstice
