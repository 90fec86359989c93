#include "graph/expectation/pair_patterns.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>

namespace interstice {
namespace {

enum Digit : std::uint8_t {
  kOutcomes,
  kBoards,
  kAreas,
  kTier,
  kOrganisation,
  kAnswered,
  kExpected
};
constexpr std::uint32_t kMostShared = 4;  // counts above are read as this
constexpr std::uint32_t kQuarters = 4;

}  // namespace

std::string_view to_string(Covariate covariate) {
  switch (covariate) {
    case Covariate::same_system:
      return "the same system";
    case Covariate::shared_outcome:
      return "a shared outcome";
    case Covariate::further_outcomes:
      return "each further shared outcome";
    case Covariate::shared_board:
      return "a shared board";
    case Covariate::further_boards:
      return "each further shared board";
    case Covariate::area_overlap:
      return "the same area";
    case Covariate::same_tier:
      return "the same tier";
    case Covariate::same_organisation:
      return "the same organisation";
    case Covariate::both_answered:
      return "answers from both sides";
    case Covariate::expected:
      return "a duty, plan or contract";
  }
  return {};
}

void PairPatterns::Sets::fill(const std::vector<std::vector<std::uint32_t>>& lists) {
  std::uint32_t most = 0;
  for (const auto& list : lists) {
    for (const std::uint32_t item : list) most = std::max(most, item + 1);
  }
  words = (most + 63) / 64;
  bits.assign(words * lists.size(), 0);
  for (std::size_t v = 0; v < lists.size(); ++v) {
    for (const std::uint32_t item : lists[v])
      bits[v * words + item / 64] |= std::uint64_t{1} << (item % 64);
  }
}

std::uint32_t PairPatterns::Sets::common(std::uint32_t u, std::uint32_t v) const {
  int count = 0;
  for (std::size_t w = 0; w < words; ++w)
    count += std::popcount(bits[u * words + w] & bits[v * words + w]);
  return static_cast<std::uint32_t>(count);
}

PairPatterns::PairPatterns(const std::vector<SystemId>& system_of, const ObservedPairs& observed,
                           const BodyFacts* facts) {
  for (const SystemId system : system_of) system_.push_back(index(system));
  levels_.fill(1);
  has_[static_cast<std::size_t>(Covariate::same_system)] = 1;
  const auto add = [&](Digit which, std::uint32_t levels, Covariate covariate) {
    levels_[which] = levels;
    has_[static_cast<std::size_t>(covariate)] = 1;
  };
  if (facts != nullptr) {
    if (!facts->outcomes.empty()) {
      outcomes_.fill(facts->outcomes);
      add(kOutcomes, kMostShared + 1, Covariate::shared_outcome);
      has_[static_cast<std::size_t>(Covariate::further_outcomes)] = 1;
    }
    if (!facts->boards.empty()) {
      boards_.fill(facts->boards);
      add(kBoards, kMostShared + 1, Covariate::shared_board);
      has_[static_cast<std::size_t>(Covariate::further_boards)] = 1;
    }
    if (!facts->areas.empty()) {
      set_areas(*facts);
      add(kAreas, kQuarters + 2, Covariate::area_overlap);
    }
    tier_ = facts->tier;
    if (!tier_.empty()) add(kTier, 3, Covariate::same_tier);
    organisation_ = facts->organisation;
    if (!organisation_.empty()) add(kOrganisation, 3, Covariate::same_organisation);
    if (observed.sides() != ObservedPairs::Sides::none && !observed.everything()) {
      for (std::uint32_t v = 0; v < system_of.size(); ++v)
        answered_.push_back(observed.answered(static_cast<VertexId>(v)) ? 1 : 0);
      add(kAnswered, 2, Covariate::both_answered);
    }
    if (!facts->expected.empty()) {
      set_expected(*facts, system_of.size());
      add(kExpected, 2, Covariate::expected);
    }
  }
  std::uint32_t product = 1;
  for (std::size_t d = 0; d < kDigits; ++d) {
    stride_[d] = product;
    product *= levels_[d];
  }
  size_ = 2 * product;
}

void PairPatterns::set_areas(const BodyFacts& facts) {
  std::map<std::vector<std::uint32_t>, std::uint32_t> number;
  std::vector<std::vector<std::uint32_t>> sets(1);
  for (std::vector<std::uint32_t> list : facts.areas) {
    std::ranges::sort(list);
    list.erase(std::unique(list.begin(), list.end()), list.end());
    if (list.empty()) {
      area_set_.push_back(0);
      continue;
    }
    const auto [at, fresh] = number.try_emplace(list, static_cast<std::uint32_t>(sets.size()));
    if (fresh) sets.push_back(list);
    area_set_.push_back(at->second);
  }
  area_sets_ = static_cast<std::uint32_t>(sets.size());
  const auto people = [&](const std::vector<std::uint32_t>& list) {
    double sum = 0.0;
    for (const std::uint32_t area : list)
      sum += facts.population.empty() ? 1.0 : facts.population[area];
    return sum;
  };
  overlap_.assign(std::size_t{area_sets_} * area_sets_, kQuarters + 1);
  std::vector<std::uint32_t> both;
  for (std::uint32_t a = 1; a < area_sets_; ++a) {
    for (std::uint32_t b = 1; b < area_sets_; ++b) {
      both.clear();
      std::ranges::set_intersection(sets[a], sets[b], std::back_inserter(both));
      const double smaller = std::min(people(sets[a]), people(sets[b]));
      if (!(smaller > 0.0)) continue;
      overlap_[std::size_t{a} * area_sets_ + b] =
          static_cast<std::uint8_t>(std::lround(kQuarters * people(both) / smaller));
    }
  }
}

void PairPatterns::set_expected(const BodyFacts& facts, std::size_t n) {
  std::vector<std::vector<std::uint32_t>> lists(n);
  for (const BodyPair& pair : facts.expected) {
    if (pair.u == pair.v) continue;
    lists[pair.u].push_back(pair.v);
    lists[pair.v].push_back(pair.u);
  }
  expected_start_.assign(1, 0);
  for (auto& list : lists) {
    std::ranges::sort(list);
    list.erase(std::unique(list.begin(), list.end()), list.end());
    expected_.insert(expected_.end(), list.begin(), list.end());
    expected_start_.push_back(static_cast<std::uint32_t>(expected_.size()));
  }
}

std::uint32_t PairPatterns::level(std::size_t which, std::uint32_t u, std::uint32_t v) const {
  const auto same = [](std::uint32_t a, std::uint32_t b) {
    return a == BodyFacts::unknown || b == BodyFacts::unknown ? 2U : a == b ? 1U : 0U;
  };
  switch (which) {
    case kOutcomes:
      return std::min(outcomes_.common(u, v), kMostShared);
    case kBoards:
      return std::min(boards_.common(u, v), kMostShared);
    case kAreas:
      return overlap_[std::size_t{area_set_[u]} * area_sets_ + area_set_[v]];
    case kTier:
      return same(tier_[u], tier_[v]);
    case kOrganisation:
      return same(organisation_[u], organisation_[v]);
    case kAnswered:
      return answered_[u] & answered_[v];
    default:
      return std::binary_search(expected_.begin() + expected_start_[u],
                                expected_.begin() + expected_start_[u + 1], v)
                 ? 1
                 : 0;
  }
}

std::uint16_t PairPatterns::operator()(std::uint32_t u, std::uint32_t v) const {
  std::uint32_t number = 0;
  for (std::size_t d = 0; d < kDigits; ++d) {
    if (levels_[d] > 1) number += stride_[d] * level(d, u, v);
  }
  return static_cast<std::uint16_t>(2 * number + (system_[u] == system_[v] ? 1 : 0));
}

bool PairPatterns::known(std::uint32_t pattern, Covariate covariate) const {
  switch (covariate) {
    case Covariate::area_overlap:
      return digit(pattern, kAreas) <= kQuarters;
    case Covariate::same_tier:
      return digit(pattern, kTier) < 2;
    case Covariate::same_organisation:
      return digit(pattern, kOrganisation) < 2;
    default:
      return true;
  }
}

double PairPatterns::value(std::uint32_t pattern, Covariate covariate) const {
  if (!has(covariate)) return 0.0;
  if (!known(pattern, covariate)) return mean_[static_cast<std::size_t>(covariate)];
  const auto beyond_first = [](std::uint32_t shared) { return shared > 1 ? shared - 1.0 : 0.0; };
  switch (covariate) {
    case Covariate::same_system:
      return pattern & 1U;
    case Covariate::shared_outcome:
      return digit(pattern, kOutcomes) > 0 ? 1.0 : 0.0;
    case Covariate::further_outcomes:
      return beyond_first(digit(pattern, kOutcomes));
    case Covariate::shared_board:
      return digit(pattern, kBoards) > 0 ? 1.0 : 0.0;
    case Covariate::further_boards:
      return beyond_first(digit(pattern, kBoards));
    case Covariate::area_overlap:
      return digit(pattern, kAreas) / static_cast<double>(kQuarters);
    case Covariate::same_tier:
      return digit(pattern, kTier);
    case Covariate::same_organisation:
      return digit(pattern, kOrganisation);
    case Covariate::both_answered:
      return digit(pattern, kAnswered);
    case Covariate::expected:
      return digit(pattern, kExpected);
  }
  return 0.0;
}

void PairPatterns::set_means(const std::vector<double>& pairs) {
  for (const Covariate covariate :
       {Covariate::area_overlap, Covariate::same_tier, Covariate::same_organisation}) {
    if (!has(covariate)) continue;
    double sum = 0.0;
    double count = 0.0;
    for (std::uint32_t pattern = 0; pattern < size_; ++pattern) {
      if (!known(pattern, covariate)) continue;
      sum += pairs[pattern] * value(pattern, covariate);
      count += pairs[pattern];
    }
    mean_[static_cast<std::size_t>(covariate)] = count > 0.0 ? sum / count : 0.0;
  }
}

}  // namespace interstice
