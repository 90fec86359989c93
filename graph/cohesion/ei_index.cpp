#include "graph/cohesion/ei_index.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "graph/kernels/parallel.hpp"
#include "graph/kernels/random.hpp"

namespace interstice {
namespace {

constexpr std::size_t kBlocks = 64;
constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

struct StatedNetwork {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ties;  // ends as places in `label`
  std::vector<SystemId> label;
};

StatedNetwork stated_part(const Network& network, const std::vector<SystemId>& group) {
  StatedNetwork part;
  std::vector<std::uint32_t> place(group.size(), 0);
  for (std::size_t v = 0; v < group.size(); ++v) {
    if (group[v] == SystemId::none) continue;
    place[v] = static_cast<std::uint32_t>(part.label.size());
    part.label.push_back(group[v]);
  }
  for (const Tie& tie : network.ties()) {
    const bool stated =
        group[index(tie.from)] != SystemId::none && group[index(tie.to)] != SystemId::none;
    if (stated && tie.from != tie.to)
      part.ties.emplace_back(place[index(tie.from)], place[index(tie.to)]);
  }
  return part;
}

std::uint64_t count_external(const StatedNetwork& part, const std::vector<SystemId>& label) {
  std::uint64_t external = 0;
  for (const auto& [a, b] : part.ties) external += label[a] != label[b] ? 1 : 0;
  return external;
}

double expected_index(const std::vector<SystemId>& label) {
  const auto count = static_cast<double>(label.size());
  if (label.size() < 2) return kUndefined;
  std::map<SystemId, double> size;
  for (const SystemId g : label) ++size[g];
  double inside = 0.0;
  for (const auto& [g, n] : size) inside += n * (n - 1.0);
  return 1.0 - 2.0 * inside / (count * (count - 1.0));
}

}  // namespace

EiIndex ei_index(const Network& network, const std::vector<SystemId>& group,
                 const EiOptions& options, const Execution& execution) {
  const StatedNetwork part = stated_part(network, group);
  EiIndex result{.value = kUndefined, .expected = expected_index(part.label), .p = kUndefined};
  const auto ties = static_cast<double>(part.ties.size());
  result.external = count_external(part, part.label);
  result.internal = part.ties.size() - result.external;
  if (part.ties.empty()) return result;
  const auto index_of = [&](std::uint64_t external) {
    return 2.0 * static_cast<double>(external) / ties - 1.0;
  };
  result.value = index_of(result.external);
  if (options.permutations == 0) return result;

  // A hair of slack, so that a permutation as far from the mean on the other side counts as as far.
  const double observed = std::abs(result.value - result.expected) - 1e-12;
  std::vector<std::uint32_t> as_far(kBlocks, 0);
  const double operations =
      options.permutations * (ties * 2.0 + static_cast<double>(part.label.size()) * 4.0);
  for_each_block(kBlocks, operations, execution, [&](std::size_t block) {
    const Block draws = block_of(block, kBlocks, options.permutations);
    for (std::size_t draw = draws.first; draw < draws.last && !execution.stop.stop_requested();
         ++draw) {
      std::vector<SystemId> label = part.label;
      Random random(options.seed, draw);
      shuffle(std::span(label), random);
      if (std::abs(index_of(count_external(part, label)) - result.expected) >= observed)
        ++as_far[block];
    }
  });
  double count = 0.0;
  for (const std::uint32_t c : as_far) count += c;
  result.p = (1.0 + count) / (1.0 + options.permutations);
  return result;
}

}  // namespace interstice
