/// @file  How the parts of `influence` read a place: the same unit and date as the rest, one kind of link at a time.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/model/actors.hpp"
#include "graph/model/place.hpp"
#include "graph/model/projection.hpp"

namespace interstice {

/// The same reading of one directed kind of link alone, as given, each pair once.
[[nodiscard]] ProjectionOptions one_layer(const ProjectionOptions& reading,
                                          const std::string& kind);

/// Who is counted as whom in a projection that was made by `reading`.
[[nodiscard]] Actors actors_of(const Place& place, const std::vector<Layer>& layers,
                               const Projection& projection, const ProjectionOptions& reading);

/// The name of an outcome; its id where there is none.
[[nodiscard]] std::string outcome_name(const Place& place, Text id);

}  // namespace interstice
