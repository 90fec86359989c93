/// @file  What `influence` withholds from others than the team.
#pragma once

#include <cstdint>

#include "graph/findings/findings.hpp"
#include "graph/findings/influence/influence_findings.hpp"

namespace interstice {

/// What is known of one kind of link beyond what is printed of it.
struct NamingFacts {
  std::uint32_t raters = 0;  ///< respondents
  std::uint32_t bodies = 0;  ///< that could have been
  bool bodies_differ =
      false;  ///< respondents are not the bodies that findings count: posts are bodies there
  bool every_row_shown = false;  ///< every link of it is for this audience anyway
};

/// Withholds, for others than the team: counts of fewer than three, and of those that all but one or two of the respondents
/// named, as either would tell who named whom (only the former where every link of the kind is shown anyway); how many answered,
/// where one or two did or did not, and where how many of the posts did would follow from it; how far ranks rest on single respondents, and what chance gives. For the public, every rank.
void withhold_names(NamedBy& layer, const NamingFacts& facts, Audience audience);

/// Roles for others than the team: without a stated authority, and not told to be little for want of one.
void withhold_authority(Role& role);

}  // namespace interstice
