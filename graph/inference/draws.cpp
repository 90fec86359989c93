#include "graph/inference/draws.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "graph/kernels/parallel.hpp"
#include "graph/kernels/random.hpp"
#include "graph/model/error.hpp"

namespace interstice {
namespace {

void check(const Network& network, const std::vector<double>& confidence) {
  if (network.directed()) {
    throw Error(ErrorCode::invalid_argument,
                "NetworkDraws: the network is directed; read it as either or both");
  }
  if (confidence.size() != network.num_ties()) {
    throw Error(ErrorCode::invalid_argument, fmt::format("NetworkDraws: {} confidences for {} ties",
                                                         confidence.size(), network.num_ties()));
  }
  for (std::size_t tie = 0; tie < confidence.size(); ++tie) {
    if (!(confidence[tie] >= 0.0 && confidence[tie] <= 1.0)) {
      throw Error(ErrorCode::invalid_argument,
                  fmt::format("NetworkDraws: tie {}-{} has confidence {}; it must be from 0 to 1",
                              index(network.ties()[tie].from), index(network.ties()[tie].to),
                              confidence[tie]));
    }
  }
}

}  // namespace

NetworkDraws::NetworkDraws(const Network& network, const ObservedPairs& observed,
                           std::vector<double> confidence, const TieModel& model,
                           std::uint64_t seed)
    : network_(network), confidence_(std::move(confidence)), seed_(seed) {
  check(network_, confidence_);
  const std::uint32_t n = network_.num_vertices();
  for (std::uint32_t u = 0; u < n; ++u) {
    if (model.system_of[u] == SystemId::none) continue;
    const auto tied = network_.out_arcs(static_cast<VertexId>(u)).targets;
    for (std::uint32_t v = u + 1; v < n; ++v) {
      const auto x = static_cast<VertexId>(u);
      const auto y = static_cast<VertexId>(v);
      if (model.system_of[v] == SystemId::none || observed(x, y)) continue;
      if (std::ranges::binary_search(tied, v)) continue;
      pairs_.push_back({u, v, model.probability(x, y)});
    }
  }
}

Network NetworkDraws::draw(std::uint64_t k, std::span<std::uint8_t> unobserved) const {
  Random random(seed_, k);
  std::vector<Tie> ties;
  ties.reserve(network_.num_ties() + pairs_.size());
  for (std::size_t tie = 0; tie < confidence_.size(); ++tie) {
    if (random.uniform() < confidence_[tie]) ties.push_back(network_.ties()[tie]);
  }
  for (std::size_t at = 0; at < pairs_.size(); ++at) {
    const bool tied = random.uniform() < pairs_[at].chance;
    if (tied) ties.emplace_back(pairs_[at].u, pairs_[at].v);
    if (!unobserved.empty()) unobserved[at] = tied ? 1 : 0;
  }
  return {Direction::undirected, network_.num_vertices(), std::move(ties)};
}

std::vector<std::vector<double>> over_draws(
    std::uint32_t draws, const std::function<std::vector<double>(std::uint32_t)>& numbers,
    const Execution& execution) {
  std::vector<std::vector<double>> rows(draws);
  for_each_block(draws, execution,
                 [&](std::size_t k) { rows[k] = numbers(static_cast<std::uint32_t>(k)); });
  return rows;
}

}  // namespace interstice
