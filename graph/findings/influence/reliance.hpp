/// @file  How far each link may carry an introduction: who reported it, who relies on whom, and disputes on record.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/expectation/body_facts.hpp"
#include "graph/findings/influence/influence_findings.hpp"
#include "graph/model/place.hpp"
#include "graph/model/projection.hpp"

namespace interstice {

struct Reliance {
  std::vector<double> weight;        ///< by tie, 0 to 1; 0 = not to be used
  std::vector<ReportedBy> reported;  ///< by tie
  bool asked = false;                ///< somebody was asked whom they rely on
  /// Pairs of vertices, the smaller first, with a dispute on record or where one relies on the other not at all, linked or
  /// not: nobody is to be led from one to the other.
  std::vector<BodyPair> not_to_meet = {};
};

/// By tie of the projection; way_in.hpp says how. Not for others than the team: it reads trust and disputes.
[[nodiscard]] Reliance reliance_of(const Place& place, const Projection& projection,
                                   const ProjectionOptions& reading);

}  // namespace interstice
