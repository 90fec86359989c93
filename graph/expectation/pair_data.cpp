#include "graph/expectation/pair_data.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <map>

#include "graph/kernels/parallel.hpp"
#include "graph/kernels/random.hpp"

namespace interstice {

namespace {

constexpr std::size_t kBlocks = 16;
constexpr std::size_t kOneBlock = 400;  // fewer bodies are one block
constexpr auto kOutside = std::numeric_limits<std::uint32_t>::max();

std::vector<std::uint32_t> places(const PairData& data, std::uint32_t num_vertices) {
  std::vector<std::uint32_t> place(num_vertices, kOutside);
  for (std::uint32_t i = 0; i < data.size(); ++i) place[data.vertex[i]] = i;
  return place;
}

// The bodies tied to v have `value`.
void mark_row(const Network& network, VertexId v, const std::vector<std::uint32_t>& place,
              std::uint16_t value, std::vector<std::uint16_t>& ties) {
  for (const std::uint32_t w : network.out_arcs(v).targets) {
    if (place[w] != kOutside) ties[place[w]] = value;
  }
}

// Observed pairs of modelled bodies, counted by who answered alike.
double count_observed(const PairData& data, const ObservedPairs& pairs) {
  struct Alike {
    double bodies = 0.0;
    VertexId first{};
    VertexId last{};
  };
  std::map<std::uint64_t, Alike> kinds;
  for (const std::uint32_t v : data.vertex) {
    Alike& kind = kinds[pairs.pattern(static_cast<VertexId>(v))];
    if (kind.bodies == 0.0) kind.first = static_cast<VertexId>(v);
    kind.last = static_cast<VertexId>(v);
    kind.bodies += 1.0;
  }
  double count = 0.0;
  for (auto a = kinds.begin(); a != kinds.end(); ++a) {
    const Alike& one = a->second;
    if (one.bodies > 1.0 && pairs(one.first, one.last))
      count += one.bodies * (one.bodies - 1.0) / 2.0;
    for (auto b = std::next(a); b != kinds.end(); ++b) {
      if (pairs(one.first, b->second.first)) count += one.bodies * b->second.bodies;
    }
  }
  return count;
}

constexpr std::uint64_t key(std::uint32_t i, std::uint32_t j) {
  return (std::uint64_t{std::min(i, j)} << 32U) | std::max(i, j);
}

void sort_once(std::vector<std::uint64_t>& keys) {
  std::ranges::sort(keys);
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
}

}  // namespace

PairData::PairData(const std::vector<SystemId>& system_of, std::uint32_t systems,
                   const ObservedPairs& pairs, const BodyFacts* facts)
    : num_systems(systems),
      patterns(system_of, pairs, facts),
      system_size(systems, 0.0),
      pattern_pairs(patterns.size(), 0.0) {
  for (std::uint32_t v = 0; v < system_of.size(); ++v) {
    if (system_of[v] == SystemId::none) continue;
    vertex.push_back(v);
    system.push_back(index(system_of[v]));
    system_size[system.back()] += 1.0;
  }
}

PairData::PairData(const Network& network, const std::vector<SystemId>& system_of,
                   std::uint32_t systems, const ObservedPairs& pairs, const BodyFacts* facts,
                   const Execution& execution)
    : PairData(system_of, systems, pairs, facts) {
  const std::vector<std::uint32_t> place = places(*this, network.num_vertices());
  const std::size_t n = size();
  flags.resize(n < 2 ? 0 : n * (n - 1) / 2);
  const std::size_t blocks = n < kOneBlock ? 1 : kBlocks;
  std::vector<std::vector<double>> pattern_counts(blocks);
  const auto fill_row = [&](std::uint32_t i, std::vector<std::uint16_t>& ties,
                            std::vector<double>& counts) {
    const auto v = static_cast<VertexId>(vertex[i]);
    mark_row(network, v, place, tied, ties);
    std::uint16_t* flag = flags.data() + row(i);
    for (std::uint32_t j = i + 1; j < n; ++j) {
      const bool asked = pairs(v, static_cast<VertexId>(vertex[j]));
      const std::uint16_t pattern = patterns(vertex[i], vertex[j]);
      if (asked) counts[pattern] += 1.0;
      *flag++ =
          static_cast<std::uint16_t>((pattern << pattern_shift) | ties[j] | (asked ? observed : 0));
    }
    mark_row(network, v, place, 0, ties);
  };
  for_each_block(blocks, 20.0 * static_cast<double>(flags.size()), execution,
                 [&](std::size_t block) {
                   std::vector<std::uint16_t> ties(n, 0);
                   pattern_counts[block].assign(patterns.size(), 0.0);
                   // Long rows and short ones in each.
                   for (std::size_t i = block; i < n; i += blocks)
                     fill_row(static_cast<std::uint32_t>(i), ties, pattern_counts[block]);
                 });
  for (const std::vector<double>& counts : pattern_counts) {
    for (std::size_t p = 0; p < counts.size(); ++p) pattern_pairs[p] += counts[p];
  }
  patterns.set_means(pattern_pairs);
}

PairData PairData::completed(const Network& network) const {
  PairData all = *this;
  const std::vector<std::uint32_t> place = places(*this, network.num_vertices());
  std::vector<std::uint16_t> ties(size(), 0);
  std::ranges::fill(all.pattern_pairs, 0.0);
  for (std::uint32_t i = 0; i < size(); ++i) {
    const auto v = static_cast<VertexId>(vertex[i]);
    mark_row(network, v, place, tied, ties);
    for (std::size_t at = row(i); at < row_end(i); ++at) {
      const auto pattern = static_cast<std::uint32_t>(flags[at] >> pattern_shift);
      all.flags[at] =
          static_cast<std::uint16_t>((pattern << pattern_shift) | observed | ties[column(i, at)]);
      all.pattern_pairs[pattern] += 1.0;
    }
    mark_row(network, v, place, 0, ties);
  }
  return all;
}

PairData PairData::sampled(const Network& network, const std::vector<SystemId>& system_of,
                           std::uint32_t systems, const ObservedPairs& pairs,
                           const BodyFacts* facts, std::uint64_t non_ties, std::uint64_t seed) {
  PairData data(system_of, systems, pairs, facts);
  const std::vector<std::uint32_t> place = places(data, network.num_vertices());
  std::vector<std::uint64_t> ties;
  for (const Tie& tie : network.ties()) {
    const std::uint32_t i = place[index(tie.from)];
    const std::uint32_t j = place[index(tie.to)];
    if (i != kOutside && j != kOutside && i != j && pairs(tie.from, tie.to))
      ties.push_back(key(i, j));
  }
  sort_once(ties);
  const double without = count_observed(data, pairs) - static_cast<double>(ties.size());
  const auto wanted =
      static_cast<std::uint64_t>(std::min(static_cast<double>(non_ties), without / 2.0));
  std::vector<std::uint64_t> drawn;
  Random random(seed);
  // Drawn in rounds until there are enough different ones: at most half of all, so each draw is new with an even chance.
  while (drawn.size() < wanted) {
    for (std::uint64_t missing = wanted - drawn.size(); missing > 0;) {
      const std::uint32_t i = random.below(data.size());
      const std::uint32_t j = random.below(data.size());
      if (i == j ||
          !pairs(static_cast<VertexId>(data.vertex[i]), static_cast<VertexId>(data.vertex[j])) ||
          std::ranges::binary_search(ties, key(i, j)))
        continue;
      drawn.push_back(key(i, j));
      --missing;
    }
    sort_once(drawn);
  }
  data.non_tie_weight = drawn.empty() ? 1.0 : without / static_cast<double>(drawn.size());
  std::vector<std::uint64_t> all;
  std::ranges::merge(ties, drawn, std::back_inserter(all));
  data.row_starts.assign(std::size_t{data.size()} + 1, 0);
  for (const std::uint64_t pair : all) {
    const auto i = static_cast<std::uint32_t>(pair >> 32U);
    const auto j = static_cast<std::uint32_t>(pair);
    const std::uint16_t is_tied = std::ranges::binary_search(ties, pair) ? tied : std::uint16_t{0};
    const std::uint16_t pattern = data.patterns(data.vertex[i], data.vertex[j]);
    const auto flags = static_cast<std::uint16_t>((pattern << pattern_shift) | is_tied | observed);
    data.pattern_pairs[pattern] += data.weight(flags);
    data.flags.push_back(flags);
    data.columns.push_back(j);
    ++data.row_starts[i + 1];
  }
  for (std::size_t i = 1; i < data.row_starts.size(); ++i)
    data.row_starts[i] += data.row_starts[i - 1];
  data.patterns.set_means(data.pattern_pairs);
  return data;
}

}  // namespace interstice
