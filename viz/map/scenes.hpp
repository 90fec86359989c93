/// @file  The pictures as scenes, before Graphviz: what each map shows and where.
#pragma once

#include "graph/findings/findings.hpp"
#include "viz/map/map.hpp"
#include "viz/map/scene.hpp"

namespace interstice::map {

/// Every body in the region of its system. See draw_map().
///
/// Result       No two texts overlap, and no text leaves the picture.
[[nodiscard]] Scene influence_scene(const Findings& findings, MapTitle title = MapTitle::shown,
                                    MapFit fit = MapFit::alone);

/// Systems as blocks on an ellipse, interfaces as lines between them. See draw_map().
[[nodiscard]] Scene interfaces_scene(const Findings& findings, MapTitle title = MapTitle::shown,
                                     MapShow show = MapShow::interfaces);

}  // namespace interstice::map
