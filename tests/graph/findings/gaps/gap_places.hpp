// Places with something planted, small enough to be judged in no time.
#pragma once

#include <string>

#include "graph/findings/analyse.hpp"
#include "tests/support/places.hpp"

namespace interstice {

/// Bodies b00 to b47 in four systems of twelve (s0: b00 to b11, ...). The first six of s0 and of s1 own "homes"; those of s2
/// and s3 own "school". A third of all pairs have a link, but none between the owners of homes in s0 and s1, whose b06 and b18
/// are linked with all of them.
struct Planted {
  std::string stakeholders = "stakeholders: id, name, system, response\n";
  std::string relationships = "relationships: from, to\n";
  std::string outcomes = "outcomes: id, name\n  homes, A home to stay in\n  school,\n";
  std::string commitments = "commitments: stakeholder, outcome, role\n";
  std::string more;

  Planted() {
    const auto name = [](int i) { return (i < 10 ? "b0" : "b") + std::to_string(i); };
    const auto owns = [](int i, int system) { return i / 12 == system && i % 12 < 6; };
    for (int i = 0; i < 48; ++i) {
      stakeholders += "  " + name(i) + ", Body " + std::to_string(i) + ", s" +
                      std::to_string(i / 12) + ", answered\n";
      if (i % 12 < 6)
        commitments += "  " + name(i) + (i < 24 ? ", homes, " : ", school, ") +
                       (i % 24 == 0 ? "lead\n" : "contributor\n");
      for (int j = i + 1; j < 48; ++j) {
        const bool planted = owns(i, 0) && owns(j, 1);
        const bool go_between = (i == 6 && (owns(j, 0) || owns(j, 1))) || (j == 6 && owns(i, 0)) ||
                                (j == 18 && (owns(i, 0) || owns(i, 1)));
        const bool chance =
            (static_cast<unsigned>(i * 7919 + j * 104729) * 2654435761U >> 16U) % 3 == 0;
        if (!planted && (chance || go_between))
          relationships += "  " + name(i) + ", " + name(j) + '\n';
      }
    }
  }

  [[nodiscard]] std::string text() const {
    return stakeholders + relationships + outcomes + commitments + more;
  }
};

inline Findings found_in(const Place& place, Audience audience = Audience::team,
                         ProjectionOptions reading = {}) {
  return analyse(
      place, {.reading = std::move(reading), .audience = audience, .draws = 0, .permutations = 0});
}

inline const Gap& gap_of(const Findings& findings, const std::string& id) {
  static const Gap kNone;
  const Gap* gap = find_gap(findings, id);
  return gap == nullptr ? kNone : *gap;
}

}  // namespace interstice
