/// @file  What nothing shown to an audience may be made from.
#pragma once

#include "graph/findings/findings.hpp"
#include "graph/model/place.hpp"
#include "graph/model/projection.hpp"

namespace interstice {

/// Refuses layers of conflict, trust or challenge, whose rows are opinions and carry no routes between bodies; and for others
/// than the team
/// - layers that are sensitive;
/// - systems by a column that says who answered, who knows or sees what, or what somebody thinks or can pay (response,
///   told, named, visibility, support, interest, authority, budget, capacity, holder since, successor): its values would
///   be printed beside the bodies;
/// - a least confidence above 0: two of them side by side tell single links;
/// - where it is recorded who answered, another date than the place's own: two dates side by side tell who did not.
///
/// Errors   invalid_argument, naming the layer, column, confidence or date and what to do.
void refuse_for(Audience audience, const Place& place, const Projection& projection,
                double min_confidence);

/// Those of these that are of layers alone.
void refuse_layers(Audience audience, const Projection& projection);

}  // namespace interstice
