#include "graph/findings/influence/reading.hpp"

#include "graph/findings/visibility.hpp"
#include "graph/model/schema.hpp"

namespace interstice {

ProjectionOptions one_layer(const ProjectionOptions& reading, const std::string& kind) {
  ProjectionOptions one = reading;
  one.layers = {kind};
  one.view = View::directed;
  one.repeats = Repeats::merged;
  return one;
}

Actors actors_of(const Place& place, const std::vector<Layer>& layers, const Projection& projection,
                 const ProjectionOptions& reading) {
  return find_actors(place, layers,
                     {.unit = projection.unit,
                      .posts = reading.posts,
                      .view = projection.view,
                      .as_of = projection.as_of,
                      .systems = reading.systems});
}

std::string outcome_name(const Place& place, Text id) {
  const auto table = place.outcomes();
  for (std::size_t row = 0; row < table.num_rows(); ++row) {
    if (table.text(OutcomeColumn::id, row) != id) continue;
    const Text name = table.text(OutcomeColumn::name, row);
    return std::string(place.text(name == Text::none ? id : name));
  }
  return std::string(place.text(id));
}

}  // namespace interstice
