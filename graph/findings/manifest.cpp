#include "graph/findings/manifest.hpp"

#include <algorithm>

#include "graph/findings/reading_sentences.hpp"

namespace interstice {

Density reading_density(const Projection& projection) {
  return projection.view == View::two_mode
             ? two_mode_density(projection.network, projection.observed, projection.is_board)
             : density(projection.network, projection.observed);
}

Manifest describe_reading(const Place& place, const Projection& projection, const Density& pairs) {
  return {.version = INTERSTICE_VERSION,
          .input = std::string(place.name()),
          .fingerprint = place.fingerprint(),
          .layers = projection.layers,
          .view = std::string(to_string(projection.view)),
          .unit = std::string(to_string(projection.unit)),
          .as_of = projection.as_of ? to_string(*projection.as_of) : std::string{},
          .systems_column = projection.systems_column,
          .pairs_observed = static_cast<double>(pairs.observed),
          .pairs_possible = static_cast<double>(pairs.possible),
          .assumptions = reading_assumptions(projection),
          .notes = reading_notes(projection)};
}

LinkSource links_from(const Projection& projection) {
  if (projection.view == View::shared_boards) return LinkSource::shared_boards;
  if (projection.layer_details.empty()) return LinkSource::none;
  return std::ranges::all_of(projection.layer_details, &Layer::documentary) ? LinkSource::recorded
                                                                            : LinkSource::reported;
}

}  // namespace interstice
