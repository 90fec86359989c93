/// @file  Dashed lines between the regions of a gap, through the space between regions.
#pragma once

#include <string>
#include <vector>

#include "graph/findings/findings.hpp"
#include "viz/map/regions.hpp"
#include "viz/map/scene.hpp"

namespace interstice::map {

struct GapField {
  const Plan& plan;
  const std::vector<Box>& boxes;  ///< of the regions
  Box field;                      ///< what lines and labels may use
  Size gutter;
};

/// Draws every interface in state gap whose two systems have a region, with its label.
///
/// Definition   Regions that face each other are joined straight across; others by the shortest way
///              through the gutters (Dijkstra over their middles, a bend costs as much as 60 points,
///              a stretch already used three times its length).
/// Result       Sentences for the gaps whose label found no free space: they go to the legend.
std::vector<std::string> add_gaps(Scene& scene, const Findings& findings, const GapField& field);

}  // namespace interstice::map
