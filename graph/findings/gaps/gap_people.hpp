/// @file  Who a gap is about, who could begin and who could introduce, of those that the audience may see.
#pragma once

#include "graph/findings/gaps/gap_context.hpp"

namespace interstice {

/// Fills bodies, bridges, pairs without a link and who could start; findings.bodies and links must be those of the audience.
///
/// Definition   bridges: up to five others with a link that is shown to both sides, most links to the side with fewer first;
///              no people or boards. without_link: of a gap, up to 100 pairs that were asked about and have no link, the
///              likeliest first; could_start is the first of them. To others than the team no pair without a link, and whom a
///              gap is about only where all of the place is `open`.
void add_people(GapContext& context, bool open);

}  // namespace interstice
