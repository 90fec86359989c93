/// @file  What csv and JSON call the states of InfluenceFindings, and how often a body is named for the headline.
#pragma once

#include <algorithm>
#include <optional>
#include <string_view>

#include "graph/findings/influence/influence_findings.hpp"

namespace interstice {

[[nodiscard]] constexpr std::string_view to_string(RoleBasis basis) {
  return basis == RoleBasis::stated       ? "stated"
         : basis == RoleBasis::worked_out ? "worked_out"
                                          : "unknown";
}
[[nodiscard]] constexpr std::string_view to_string(FormalRole formal) {
  return formal == FormalRole::yes ? "yes" : formal == FormalRole::little ? "little" : "unknown";
}

[[nodiscard]] constexpr std::string_view to_string(Way way) {
  return way == Way::degree        ? "degree"
         : way == Way::harmonic    ? "harmonic"
         : way == Way::betweenness ? "betweenness"
                                   : "eigenvector";
}
/// The same for people.
[[nodiscard]] constexpr std::string_view in_words(Way way) {
  return way == Way::degree        ? "number of links"
         : way == Way::harmonic    ? "nearness to all others"
         : way == Way::betweenness ? "routes between others"
                                   : "links with the well linked";
}
[[nodiscard]] constexpr std::string_view to_string(ReportedBy reported) {
  return reported == ReportedBy::both       ? "both_sides"
         : reported == ReportedBy::one_side ? "one_side"
                                            : "not_said";
}
[[nodiscard]] constexpr std::string_view in_words(ReportedBy reported) {
  return reported == ReportedBy::both       ? "both say so"
         : reported == ReportedBy::one_side ? "one side reported it"
                                            : "reported";
}

/// Whether a go-between stands on more of the routes than chance gives nineteen times in twenty.
[[nodiscard]] inline bool beyond_chance(const GoBetween& one) { return one.p && *one.p <= 0.05; }

/// A body on the kind of link that the headline is about; nullptr = not there: no such kind, or a person.
[[nodiscard]] inline const Nomination* nomination_of(const InfluenceFindings& influence,
                                                     std::uint32_t body) {
  if (influence.named_by.empty()) return nullptr;
  const auto& all = influence.named_by.front().nominations;
  const auto at = std::ranges::lower_bound(all, body, {}, &Nomination::body);
  return at != all.end() && at->body == body ? &*at : nullptr;
}
/// By how many it is named there; nothing = not counted, or withheld.
[[nodiscard]] inline std::optional<std::uint32_t> named_by(const InfluenceFindings& influence,
                                                           std::uint32_t body) {
  const Nomination* one = nomination_of(influence, body);
  return one == nullptr ? std::nullopt : one->named_by;
}

}  // namespace interstice
