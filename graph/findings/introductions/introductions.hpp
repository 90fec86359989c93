/// @file  Which introductions help most: Place -> IntroductionFindings.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/findings/introductions/introduction_findings.hpp"
#include "graph/model/execution.hpp"
#include "graph/model/place.hpp"
#include "graph/model/projection.hpp"

namespace interstice {

struct IntroductionOptions {
  ProjectionOptions reading = {};
  Audience audience = Audience::team;
  std::vector<ManifestOption> given = {};  ///< for the manifest
  std::uint32_t seed = 1;
  IntroductionAim aim = IntroductionAim::pieces;
  std::uint32_t budget = 10;  ///< introductions; with `costs` the most that all cost together
  std::string from = {};      ///< reach: id or name of the convener
  std::string between = {};   ///< systems: "A,B", ids or names; empty = the place has two
  std::string costs =
      {};  ///< column of stakeholders: what it costs to involve each; empty = no costs
  std::optional<std::uint32_t> capacity = {};  ///< the most new links of one body
  std::vector<std::string> avoid = {};         ///< "A,B": not to be introduced
  std::vector<std::string> want = {};          ///< "A,B": to be introduced in any case
};

/// Chooses introductions and says who could make each.
///
/// Definition   Links are read as findings_reading() does: working links, either side's report. Values are those of join_pieces(),
///              reach_all(), join_systems() (the two systems' bodies) and bring_together() (pairs of bodies of two stated
///              systems that lead, answer for or contribute to one outcome). Never proposed: pairs with a dispute on record,
///              or where one is known to rely on the other not at all; boards; front-line staff and service users; with
///              costs, bodies whose cost is blank. Pairs that nobody was asked about may be proposed, and are said to be:
///              we cannot tell whether they already work together. Of links with the same effect one that was
///              asked about comes first, then one that somebody could make, then what the two share.
///              Who could make it: bodies whose links with both may carry an introduction (reliance.hpp); else the most
///              trusted chain; else nobody, and the boards on which both sit.
/// Result       For others than the team: numbers of the whole place, rounded to two decimals; proposals of two bodies that may
///              be named, people never; nothing that rests on single links, trust, disputes or answers; shared outcomes and boards
///              only where the whole place is public; for pieces, not of pieces of three bodies or fewer where it is
///              recorded who answered.
/// Errors       Those of project() and refuse_for(). not_found: a body, system or column that is not there, the nearest named.
///              invalid_argument: an option that does not suit the aim, or the audience; a pair that is linked already, or that
///              may not be introduced; a cost that is not above 0. unsupported: systems, together: more than 5,000 bodies.
///              cancelled.
[[nodiscard]] IntroductionFindings find_introductions(const Place& place,
                                                      const IntroductionOptions& options,
                                                      const Execution& execution = {});

[[nodiscard]] std::string_view to_string(IntroductionAim aim);
[[nodiscard]] std::string_view to_string(Guarantee guarantee);

}  // namespace interstice
