/// @file  Every pair's covariates as one small number, so that a table of a few thousand rows stands for all pairs.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "graph/expectation/body_facts.hpp"
#include "graph/model/ids.hpp"
#include "graph/model/observed_pairs.hpp"

namespace interstice {

/// A pattern's lowest bit is "same system"; the rest is a number in mixed radix, one digit a covariate.
///
/// Unknown facts (a body without areas, tier or organisation) are left out for the pair: they stand at the mean of the
/// covariate over the observed pairs that know it, which set_means() is told.
class PairPatterns {
 public:
  /// facts may be nullptr: same_system alone.
  PairPatterns(const std::vector<SystemId>& system_of, const ObservedPairs& observed,
               const BodyFacts* facts);

  [[nodiscard]] std::uint32_t size() const { return size_; }
  [[nodiscard]] std::uint16_t operator()(std::uint32_t u, std::uint32_t v) const;
  /// Whether the data have the covariate.
  [[nodiscard]] bool has(Covariate covariate) const {
    return has_[static_cast<std::size_t>(covariate)] != 0;
  }
  /// Its value in a pattern; unknown = the mean set, 0 before.
  [[nodiscard]] double value(std::uint32_t pattern, Covariate covariate) const;
  [[nodiscard]] bool known(std::uint32_t pattern, Covariate covariate) const;
  /// pairs[pattern] = how many observed pairs have it.
  void set_means(const std::vector<double>& pairs);

 private:
  // A digit of the number: shared outcomes, shared boards, areas, tier, organisation, both answered, expected.
  static constexpr std::size_t kDigits = 7;
  [[nodiscard]] std::uint32_t digit(std::uint32_t pattern, std::size_t which) const {
    return (pattern >> 1U) / stride_[which] % levels_[which];
  }
  [[nodiscard]] std::uint32_t level(std::size_t which, std::uint32_t u, std::uint32_t v) const;
  void set_areas(const BodyFacts& facts);
  void set_expected(const BodyFacts& facts, std::size_t n);

  std::vector<std::uint32_t> system_;
  std::array<std::uint8_t, kCovariates> has_{};
  std::array<double, kCovariates> mean_{};
  std::array<std::uint32_t, kDigits> levels_{};
  std::array<std::uint32_t, kDigits> stride_{};
  std::uint32_t size_ = 2;
  // What each body has: sets as bits, area sets by number, answers.
  struct Sets {
    std::size_t words = 0;
    std::vector<std::uint64_t> bits;
    void fill(const std::vector<std::vector<std::uint32_t>>& lists);
    [[nodiscard]] std::uint32_t common(std::uint32_t u, std::uint32_t v) const;
  };
  Sets outcomes_;
  Sets boards_;
  std::vector<std::uint32_t> area_set_;  // 0 = not known
  std::uint32_t area_sets_ = 0;
  std::vector<std::uint8_t> overlap_;  // quarters, by two sets
  std::vector<std::uint32_t> tier_;
  std::vector<std::uint32_t> organisation_;
  std::vector<std::uint8_t> answered_;
  std::vector<std::uint32_t> expected_start_;
  std::vector<std::uint32_t> expected_;  // both ways, by body, rising
};

}  // namespace interstice
