/// @file  What a reading of a place was: the part of a manifest that a projection decides.
#pragma once

#include "graph/cohesion/density.hpp"
#include "graph/findings/findings.hpp"
#include "graph/model/place.hpp"
#include "graph/model/projection.hpp"

namespace interstice {

/// Density over the pairs that the view has: of bodies, or of a body and a board each.
[[nodiscard]] Density reading_density(const Projection& projection);

/// All but command, options, seed and methods.
[[nodiscard]] Manifest describe_reading(const Place& place, const Projection& projection,
                                        const Density& pairs);

/// Where the links of a reading come from.
[[nodiscard]] LinkSource links_from(const Projection& projection);

}  // namespace interstice
