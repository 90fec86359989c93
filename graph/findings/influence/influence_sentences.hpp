/// @file  The sentences of `influence` on roles and on who is named, in the words of docs/words.md.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/findings/findings.hpp"
#include "graph/findings/influence/influence_findings.hpp"

namespace interstice {

/// "Asked ..., 14 of the 43 bodies that answered named X; no other was named by more than 8." Empty for the public, who get
/// no ranking, and where too few may be shown. `most_hidden`: by how many those are named who are hidden or whose count is
/// withheld, at most; where that is more than anybody shown, nothing is said.
[[nodiscard]] std::string named_by_statement(const Findings& findings, const NamedBy& layer,
                                             std::uint32_t most_hidden = 0);

/// How the bodies that answered and the organisations among them go together, where the former count posts or people as
/// bodies of their own; empty where both are one number, or differ for another reason.
[[nodiscard]] std::string posts_sentence(const Findings& findings, std::uint32_t own_answers,
                                         std::uint32_t raters);

/// Who is often named with little or no formal role in the data; or why that cannot be told. Needs roles.
[[nodiscard]] std::string without_role_statement(const Findings& findings,
                                                 const InfluenceFindings& influence);

/// Who is among the first five by each way of counting, and by one alone.
[[nodiscard]] std::string other_counts_statement(const Findings& findings,
                                                 const OtherCounts& counts);

/// On whom the routes between two systems rest, and what chance would give.
[[nodiscard]] std::string between_statement(const Findings& findings,
                                            const BetweenSystems& between);

/// "X could introduce A and B."; or that no chain of reported links joins the two.
[[nodiscard]] std::string way_in_statement(const Findings& findings, const WayIn& way);

/// What a role rests on, in a few words: "chairs Safer Board; leads Warm homes"; "not known".
[[nodiscard]] std::string role_in_words(const Role& role);

/// "A", "A and B", "A, B and C"; `last` stands before the last one.
[[nodiscard]] std::string listed(const std::vector<std::string>& names,
                                 std::string_view last = "and");

}  // namespace interstice
