#include "graph/model/layers.hpp"

#include <algorithm>
#include <limits>
#include <map>

#include "graph/model/error.hpp"

namespace interstice {
namespace {

std::string_view choice(const Place& place, LayerColumn column, std::size_t row) {
  const ColumnSpec& spec = table_spec(TableKind::layers).columns[static_cast<std::size_t>(column)];
  return match_choice(spec, place.text(place.layers().text(column, row)))
      .value_or(std::string_view{});
}

Layer default_layer(std::string_view kind) {
  const std::string folded = fold(kind);
  Layer layer{.kind = std::string(kind), .name = std::string(kind)};
  layer.directed = in_words(folded, "advice|influence|money|accountability|referral|wouldring");
  layer.attitude = in_words(folded, "trust|challenge");
  layer.role = folded == "money"            ? LayerRole::money
               : folded == "conflict"       ? LayerRole::negative
               : folded == "accountability" ? LayerRole::formal
                                            : LayerRole::working;
  return layer;
}

void read_layer_row(const Place& place, std::size_t row, Layer& layer) {
  const auto table = place.layers();
  const auto text = [&](LayerColumn column) { return place.text(table.text(column, row)); };
  if (!text(LayerColumn::name).empty()) layer.name = text(LayerColumn::name);
  layer.question = text(LayerColumn::question);
  layer.two_mode = choice(place, LayerColumn::modes, row) == "two";
  layer.documentary = choice(place, LayerColumn::source, row) == "documentary";
  layer.named_partners = choice(place, LayerColumn::asked_of, row) == "named partners";
  layer.open_roster = choice(place, LayerColumn::roster, row) == "open";
  layer.complete_roster = choice(place, LayerColumn::roster, row) == "complete";
  layer.sensitive = choice(place, LayerColumn::sensitive, row) == "yes";
  const std::string_view direction = choice(place, LayerColumn::direction, row);
  if (!direction.empty()) layer.directed = direction == "directed";
  const std::string_view scale = choice(place, LayerColumn::scale, row);
  layer.scale = scale == "larger"    ? LayerScale::larger
                : scale == "smaller" ? LayerScale::smaller
                                     : LayerScale::binary;
  const std::string_view role = choice(place, LayerColumn::role, row);
  if (role == "working") layer.role = LayerRole::working;
  if (role == "formal") layer.role = LayerRole::formal;
  if (role == "money") layer.role = LayerRole::money;
  if (role == "negative") layer.role = LayerRole::negative;
}

std::string_view direction_of(const Place& place, std::size_t row) {
  const Text cell = place.relationships().text(RelationshipColumn::direction, row);
  if (cell == Text::none) return {};
  static const ColumnSpec& spec =
      table_spec(TableKind::relationships)
          .columns[static_cast<std::size_t>(RelationshipColumn::direction)];
  return match_choice(spec, place.text(cell)).value_or(std::string_view{});
}

std::string_view kind_of(const Place& place, Text kind) {
  return kind == Text::none ? kWorksWith : place.text(kind);
}

}  // namespace

std::vector<Layer> layers_of(const Place& place) {
  std::map<std::string, Layer, std::less<>> by_kind;
  std::map<std::string, bool, std::less<>> stated;  // whether the layers table gave a direction
  const auto table = place.layers();
  for (std::size_t row = 0; row < table.num_rows(); ++row) {
    const std::string_view kind = place.text(table.text(LayerColumn::kind, row));
    if (kind.empty()) continue;
    Layer layer = default_layer(kind);
    read_layer_row(place, row, layer);
    stated.emplace(kind, !choice(place, LayerColumn::direction, row).empty());
    by_kind.emplace(kind, std::move(layer));
  }
  const auto relationships = place.relationships();
  std::vector<bool> seen(place.num_texts());
  for (std::size_t row = 0; row < relationships.num_rows(); ++row) {
    const Text handle = relationships.text(RelationshipColumn::kind, row);
    if (seen[index(handle)]) continue;
    seen[index(handle)] = true;
    const std::string_view kind = kind_of(place, handle);
    if (!by_kind.contains(kind)) by_kind.emplace(kind, default_layer(kind));
  }
  if (relationships.has(RelationshipColumn::direction)) {
    std::map<std::string, std::pair<bool, bool>, std::less<>> said;  // any row directed, any not
    for (std::size_t row = 0; row < relationships.num_rows(); ++row) {
      const std::string_view kind =
          kind_of(place, relationships.text(RelationshipColumn::kind, row));
      auto& [directed, other] = said.try_emplace(std::string(kind)).first->second;
      (direction_of(place, row) == "directed" ? directed : other) = true;
    }
    for (auto& [kind, layer] : by_kind) {
      const auto found = said.find(kind);
      if (!stated[kind] && found != said.end() && found->second.first && !found->second.second)
        layer.directed = true;
    }
  }
  std::vector<Layer> layers;
  layers.reserve(by_kind.size());
  for (auto& [kind, layer] : by_kind) layers.push_back(std::move(layer));
  if (layers.size() > std::numeric_limits<std::uint16_t>::max()) {
    throw Error(ErrorCode::unsupported, "layers: more than 65535 kinds of link");
  }
  return layers;
}

std::vector<std::uint16_t> layer_of_rows(const Place& place, const std::vector<Layer>& layers) {
  constexpr auto kUnknown = std::numeric_limits<std::uint16_t>::max();
  std::vector<std::uint16_t> by_handle(place.num_texts(), kUnknown);
  const auto relationships = place.relationships();
  std::vector<std::uint16_t> of_row(relationships.num_rows());
  for (std::size_t row = 0; row < of_row.size(); ++row) {
    const Text handle = relationships.text(RelationshipColumn::kind, row);
    std::uint16_t& slot = by_handle[index(handle)];
    if (slot == kUnknown) {
      const auto found = std::ranges::lower_bound(layers, kind_of(place, handle), {}, &Layer::kind);
      slot = static_cast<std::uint16_t>(found - layers.begin());
    }
    of_row[row] = slot;
  }
  return of_row;
}

bool row_is_directed(const Place& place, std::size_t row, const Layer& layer) {
  const std::string_view own = direction_of(place, row);
  return own.empty() ? layer.directed : own == "directed";
}

}  // namespace interstice
