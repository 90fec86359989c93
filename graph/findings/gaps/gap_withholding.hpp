/// @file  Gaps of which others than the team may not see the numbers, or nothing at all.
#pragma once

#include "graph/findings/gaps/gap_context.hpp"

namespace interstice {

/// Withholds, as withhold_small_counts() and withhold_answers() do of pairs of systems and after them:
/// - expected links, which name two bodies or would tell who was asked, are left out;
/// - of cells of owners and of levels: those in a pair of systems that is withheld; with a side of fewer than three bodies
///   (unless all of the place is `open`), or of three or fewer or fewer than three answers where it is recorded who answered; and
///   those that differ from a shown cell of the same two systems by fewer than three bodies, as the
///   difference of two counts would be that of single bodies;
/// - where it is recorded who answered, how many pairs were asked about.
void withhold_gaps(GapContext& context, bool open);

}  // namespace interstice
