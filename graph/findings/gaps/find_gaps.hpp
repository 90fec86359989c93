/// @file  Every kind of gap of one reading: worked out, withheld from whom it must be, ranked, worded and counted.
#pragma once

#include "graph/findings/gaps/gap_context.hpp"
#include "graph/findings/gaps/persistence_findings.hpp"

namespace interstice {

/// Which kinds are worked out: pairs of systems alone cost one fit less.
enum class GapKinds : std::uint8_t { all, interfaces };

/// Adds the rows of every kind; findings.systems, bodies and links must be there.
void add_gaps(GapContext& context, GapKinds kinds, const GapReruns& reruns);

/// After findings were made fit for their audience: people, decisions, ranks. Rounding comes next.
void settle_gaps(GapContext& context, bool open);

/// Statements and counts, of what is there to be seen.
void word_gaps(const Place& place, Findings& findings);

}  // namespace interstice
