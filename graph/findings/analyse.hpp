/// @file  Place -> Findings: everything this version can say about one place, for one audience.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/findings/findings.hpp"
#include "graph/findings/gaps/persistence_findings.hpp"
#include "graph/findings/influence/influence.hpp"
#include "graph/model/execution.hpp"
#include "graph/model/place.hpp"
#include "graph/model/projection.hpp"

namespace interstice {

/// What is worked out: the place, its systems and go-betweens; who is named by others besides; or all of who holds influence.
enum class FindingParts : std::uint8_t { page, named, influence };

struct AnalyseOptions {
  ProjectionOptions reading = {};  ///< view either or both; layers empty = the working ones
  Audience audience = Audience::team;
  std::string command = {};                ///< for the manifest
  std::vector<ManifestOption> given = {};  ///< for the manifest
  std::uint32_t seed = 1;
  std::uint32_t draws = 1000;         ///< of the bootstrap
  std::uint32_t permutations = 5000;  ///< for the p of the E-I index
  GapReruns reruns = {};              ///< behind the persistence of gaps; by `seed`
  FindingParts parts = FindingParts::page;
  InfluenceOptions influence = {};  ///< where parts is influence
};

/// Reads a place as a network of working links and says what it finds.
///
/// Numbers are worked out from all of the place; what `audience` may not see is then left out (docs/disclosure.md).
/// Where no working one-mode layer exists, links are shared boards, and that is said.
/// Errors   Those of project(); cancelled. those of refuse_for().
[[nodiscard]] Findings analyse(const Place& place, const AnalyseOptions& options,
                               const Execution& execution = {});

/// The reading that findings are made from: the working links in the view either, else shared boards.
[[nodiscard]] ProjectionOptions findings_reading(const Place& place, ProjectionOptions reading);

/// The unit that answers are given in where none is asked for: post, if the place has posts whose holder was told.
[[nodiscard]] Unit default_unit(const Place& place);

}  // namespace interstice
