/// @file  Power and interest of those signed up to each outcome: the data behind a grid.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "graph/findings/influence/influence_findings.hpp"
#include "graph/model/place.hpp"
#include "graph/model/projection.hpp"

namespace interstice {

/// One grid for each outcome that somebody is signed up to, in byte order of its id.
///
/// Definition   Signed up: a commitment current at the date, by the body itself or a post counted as it. Of several
///              commitments the first of lead, accountable, sponsor, contributor (also where the role is blank),
///              co-designing, consulted, informed, beneficiary, pulls against holds. Interest: of the body's own
///              commitment, the larger of several; else of its row in stakeholders; a post's is not its organisation's. Where
///              both are blank there is none: it is left out, never 0 or 0.5. People are left out and counted.
///              Power is Role, influence is Body::share and Nomination: by the same index.
/// Errors       Those of find_actors().
/// Reference    A. L. Mendelow, Proc. 2nd Int. Conf. on Information Systems, 407-418, 1981; F. Ackermann and C. Eden, Long Range
///              Planning 44(3):179-196, 2011. doi:10.1016/j.lrp.2010.08.001
[[nodiscard]] std::vector<PowerInterest> power_interest(
    const Place& place, const Projection& projection, const ProjectionOptions& reading,
    const std::function<std::optional<std::uint32_t>(std::uint32_t)>& body_of_vertex);

}  // namespace interstice
