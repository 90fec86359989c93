/// @file  Who may see what: the visibility columns read for one audience, and counts withheld where few stand behind them.
#pragma once

#include "graph/findings/findings.hpp"
#include "graph/model/place.hpp"

namespace interstice {

/// Which rows of a place one audience may see.
class Visibility {
 public:
  Visibility(const Place& place, Audience audience);
  /// A body: visible by its column (blank = the place's), and for others than the team not a person who is unnamed.
  [[nodiscard]] bool body(StakeholderRow row) const;
  [[nodiscard]] bool relationship(std::size_t row) const;
  /// The name to print: for front-line staff and service users never their own.
  [[nodiscard]] std::string name(StakeholderRow row, std::string_view name) const;
  /// The place says that all of it is public.
  [[nodiscard]] bool open() const { return open_; }

 private:
  [[nodiscard]] bool visible(std::string_view cell) const;
  const Place& place_;
  Audience audience_;
  std::string default_;
  bool open_;
};

/// Withholds counts that fewer than three bodies stand behind, and as many more as would give them away by subtraction.
void withhold_small_counts(Findings& findings);

}  // namespace interstice
