/// @file  Which pairs of a network were asked about: "not asked" is never "no tie".
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "graph/model/ids.hpp"

namespace interstice {

/// Observed pairs of one projection, answered in O(1) from who answered.
///
/// Definition   A pair is observed on a layer where enough of its sides answered on it: one side (mutual layers in
///              every view, and the `either` view), both sides (`both`), or the first (`directed`). On several layers:
///              on all of them, but for layers asked of named partners only, which say nothing about others.
class ObservedPairs {
 public:
  enum class Sides : std::uint8_t {
    first,
    one,
    both,
    none
  };  ///< none: nothing that is not listed is observed

  ObservedPairs() = default;
  /// answered[v] has bit k set where v answered on layer k; `all` has the bits of the layers that count, `mutual` of
  /// those where one side is enough whatever `sides` says.
  ObservedPairs(Sides sides, std::uint64_t all, std::vector<std::uint64_t> answered,
                std::uint64_t mutual = 0)
      : sides_(sides), all_(all), mutual_(mutual), answered_(std::move(answered)) {}

  [[nodiscard]] bool operator()(VertexId u, VertexId v) const {
    const std::uint64_t a = answered_[index(u)];
    const std::uint64_t b = answered_[index(v)];
    switch (sides_) {
      case Sides::first:
        return ((a | (b & mutual_)) & all_) == all_;
      case Sides::one:
        return ((a | b) & all_) == all_;
      case Sides::both:
        return (((a & b) | ((a | b) & mutual_)) & all_) == all_;
      case Sides::none:
        return false;
    }
    return false;
  }
  /// Whether v answered on every layer that counts.
  [[nodiscard]] bool answered(VertexId v) const { return (answered_[index(v)] & all_) == all_; }
  /// The layers on which v answered, as bits: vertices with equal patterns are observed alike.
  [[nodiscard]] std::uint64_t pattern(VertexId v) const { return answered_[index(v)] & all_; }
  /// The same rule for other vertices, given by their patterns.
  [[nodiscard]] ObservedPairs with_patterns(std::vector<std::uint64_t> answered) const {
    return {sides_, all_, std::move(answered), mutual_};
  }
  /// As if everybody had answered: "not asked" read as "no link". There to show what harm that does
  /// (bench/gap_recovery), never for a finding.
  [[nodiscard]] ObservedPairs as_if_everybody_answered() const {
    return {sides_, all_, std::vector<std::uint64_t>(answered_.size(), all_), mutual_};
  }
  [[nodiscard]] Sides sides() const { return sides_; }
  [[nodiscard]] std::size_t size() const { return answered_.size(); }
  /// Whether every pair is observed.
  [[nodiscard]] bool everything() const {
    if (sides_ == Sides::none) return false;
    for (const std::uint64_t a : answered_) {
      if ((a & all_) != all_) return false;
    }
    return true;
  }

 private:
  Sides sides_ = Sides::one;
  std::uint64_t all_ = 0;
  std::uint64_t mutual_ = 0;
  std::vector<std::uint64_t> answered_;
};

}  // namespace interstice
