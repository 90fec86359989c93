/// @file  Who may see what: the visibility columns read for one audience.
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

/// Whether a stakeholder is in no list, count or ranking of `influence`: people, and posts of front-line staff and service users,
/// which are as good as people.
[[nodiscard]] bool stays_unlisted(const Place& place, StakeholderRow row);

}  // namespace interstice
