#include "graph/gaps/body_rows.hpp"

#include "graph/model/observation.hpp"

namespace interstice {
namespace {

bool is_negative(const Place& place, std::size_t row) {
  static const ColumnSpec& spec = table_spec(TableKind::relationships)
                                      .columns[static_cast<std::size_t>(RelationshipColumn::sign)];
  const Text cell = place.relationships().text(RelationshipColumn::sign, row);
  return cell != Text::none && match_choice(spec, place.text(cell)) == "-";
}

std::uint32_t body_of(const Place& place, const Actors& actors, Text id) {
  const auto row = place.stakeholder(id);
  return row ? actors.vertex_of[index(*row)] : kNoVertex;
}

}  // namespace

std::vector<BodyRow> body_rows(const Place& place, const Actors& actors,
                               const std::vector<Layer>& layers, const std::optional<Date>& as_of) {
  const auto table = place.relationships();
  const std::vector<std::uint16_t> layer_of = layer_of_rows(place, layers);
  std::vector<BodyRow> rows;
  for (std::size_t row = 0; row < table.num_rows(); ++row) {
    const Layer& layer = layers[layer_of[row]];
    if (layer.two_mode || layer.role == LayerRole::negative || is_negative(place, row)) continue;
    const std::uint32_t from = body_of(place, actors, table.text(RelationshipColumn::from, row));
    const std::uint32_t to = body_of(place, actors, table.text(RelationshipColumn::to, row));
    if (from == kNoVertex || to == kNoVertex || from == to) continue;
    if (!current(place.text(table.text(RelationshipColumn::since, row)),
                 place.text(table.text(RelationshipColumn::until, row)), as_of))
      continue;
    rows.push_back(
        {.row = static_cast<std::uint32_t>(row), .from = from, .to = to, .layer = layer_of[row]});
  }
  return rows;
}

std::uint32_t reporter_of(const Place& place, const Actors& actors, std::uint32_t row) {
  return body_of(place, actors, place.relationships().text(RelationshipColumn::reported_by, row));
}

bool says_link(const Place& place, std::uint32_t row) {
  return place.relationships().number(RelationshipColumn::strength, row) != 0.0;
}

std::vector<std::uint8_t> answered_on(const Place& place, const Actors& actors, const Layer& layer,
                                      const std::optional<Date>& as_of) {
  std::vector<std::uint8_t> answered(actors.stakeholders.size(), 0);
  const LayerResponses responses = responses_on(place, layer, as_of);
  for (std::size_t row = 0; row < actors.vertex_of.size(); ++row) {
    if (actors.vertex_of[row] != kNoVertex && responses.answered[row] != 0)
      answered[actors.vertex_of[row]] = 1;
  }
  return answered;
}

}  // namespace interstice
