/// @file  Counts withheld from others than the team where they would tell of single bodies.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/findings/findings.hpp"

namespace interstice {

/// Bodies of a group, and how many of them answered.
struct AnswerCount {
  std::uint32_t bodies = 0;
  std::uint32_t answered = 0;
};

/// Whether the two numbers tell who did not answer: of three bodies or fewer, where nobody answered, and where only one
/// or two did not.
[[nodiscard]] bool tells_who(const AnswerCount& count);

/// Which of the groups, that together are all bodies, may not be counted: those that tell, and as many more (the smallest
/// first) as it takes that what follows from the total is of three that answered and three that did not at least. All,
/// where the total itself tells.
[[nodiscard]] std::vector<std::uint8_t> withheld_groups(std::span<const AnswerCount> groups);

/// Withholds how many answered wherever withheld_groups() says so of the systems and of those in none, the pairs asked
/// about that would tell, and the totals where they tell. Never printed for others than the team, even where the place is
/// public.
void withhold_answers(Findings& findings);

/// Withholds counts that fewer than three bodies answered for; what is said about systems of three bodies or fewer where it
/// is recorded who answered, as "cannot tell" would say that none did; and, unless all of the place is `open`, counts about
/// systems of fewer than three bodies, which would tell of single links; and as many more as would give them away by
/// subtraction. Links of withheld counts go too, between two systems or inside one.
void withhold_small_counts(Findings& findings, bool open);

/// Who is the only reported route for three bodies or fewer, or for nobody, is not said, and of how many of more it is known that they
/// answered only from three up: "we cannot tell" would say that none of them answered.
void withhold_few_cut_off(Findings& findings);

}  // namespace interstice
