/// @file  The formal role of every body: stated, or worked out from chairs, leads, statutory posts and who reports to whom.
#pragma once

#include <vector>

#include "graph/findings/influence/influence_findings.hpp"
#include "graph/model/place.hpp"
#include "graph/model/projection.hpp"

namespace interstice {

/// The role of every vertex of a projection.
///
/// Definition   authority: the column of the body itself, never that of a person or post counted as it. chairs: boards that it,
///              or a person or post counted as it, chairs at the date. leads: outcomes it leads or is accountable for (a
///              commitment's weight and priority mean nothing here). statutory post: statutory_post() of the name of a
///              stakeholder of kind post or person, where english_posts_apply(). reported to by: bodies from which a
///              current row of a directed one-mode layer with the role formal leads to it (who answers to whom: from answers to
///              to); nothing where there is no such layer. That nobody does is known only of who reports to somebody
///              there, and only where every pair of the layer is observed.
///              basis: stated where authority is there; else worked_out where anything else is; else unknown. formal: yes
///              with any chair, lead, statutory post or body that reports to it, or an authority of 0.5 or more;
///              little with a lower authority, or where it is on record that nobody reports to it; else unknown.
/// Result       By VertexId.
/// Complexity   O(rows log rows).
/// Errors       Those of project().
[[nodiscard]] std::vector<Role> find_roles(const Place& place, const Projection& projection,
                                           const ProjectionOptions& reading);

}  // namespace interstice
