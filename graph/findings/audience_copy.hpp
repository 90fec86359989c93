/// @file  A place with what one audience may not have taken out of it: what `convert --for` hands on.
#pragma once

#include <string>
#include <vector>

#include "graph/findings/findings.hpp"
#include "graph/model/place.hpp"

namespace interstice {

struct AudienceCopy {
  PlaceTables tables;
  std::vector<std::string> left_out;  ///< sentences: what, and how much of it
};

/// The tables of a place for partners or the public.
///
/// Definition   What is not listed is left out, so that a column nobody thought of stays at home.
///              Bodies, posts and people: those that Visibility shows; of them id, name, kind, mode, system, sector, tier,
///              reach, organisation (if shown), areas, since, until, named, told, visibility, and the extra column that
///              holds the systems. Links: those that Visibility shows, between two that are shown, of kinds that are
///              neither sensitive nor about trust, challenge or conflict, not negative and not an observed "no"; of them
///              all but trust, challenge, sign, reporter, frequency, evidence and notes. Layers: those kinds.
///              Outcomes, areas, systems: all. Memberships, commitments (but "pulls against") and expected links: where all
///              of the place is public, of those that are shown. Settings: those that are read. Nothing of responses,
///              decisions and evidence; no extra columns; nothing that only a newer program reads.
///              Who answered is left out, so "response" is there and blank: no reader may take the links that are left for
///              all there are.
/// Errors       invalid_argument: the audience is the team, which needs no copy.
[[nodiscard]] AudienceCopy copy_for(const Place& place, Audience audience);

}  // namespace interstice
