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
  /// The place says that all of it is public.
  [[nodiscard]] bool open() const { return open_; }

 private:
  [[nodiscard]] bool visible(std::string_view cell) const;
  const Place& place_;
  Audience audience_;
  std::string default_;
  bool open_;
};

/// The name to print of a stakeholder, for every audience: its own (the id where it has none), but a person is named only
/// with `named = yes`, and front-line staff and service users never are.
[[nodiscard]] std::string printed_name(const Place& place, StakeholderRow row);

/// Whether the stakeholder is a person: ranked nowhere.
[[nodiscard]] bool is_person(const Place& place, StakeholderRow row);

/// Withholds how many answered in systems where that would name who did not (three bodies or fewer, or none answered), and
/// the pairs asked about that would tell. Bodies in no system are one more group, that follows from the totals. Never
/// printed for others than the team, even where the place is public.
void withhold_answers(Findings& findings);

/// Withholds counts that fewer than three bodies answered for; what is said about systems of three bodies or fewer where it
/// is recorded who answered, as "cannot tell" would say that none did; and, unless all of the place is `open`, counts about
/// systems of fewer than three bodies, which would tell of single links; and as many more as would give them away by subtraction.
void withhold_small_counts(Findings& findings, bool open);

}  // namespace interstice
