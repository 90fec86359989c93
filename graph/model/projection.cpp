#include "graph/model/projection.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "graph/model/actors.hpp"
#include "graph/model/error.hpp"
#include "graph/model/nearest.hpp"
#include "graph/model/tie_list.hpp"

namespace interstice {
namespace {

// Opinions of named others and what is marked sensitive are never read unasked.
bool fits(const Layer& layer, LayerSet set) {
  return set == LayerSet::all ||
         (layer.role == LayerRole::working && !layer.attitude && !layer.sensitive);
}

// The layer that a name means: its kind as written, else its kind or then its name whatever the case.
std::vector<Layer>::const_iterator find_layer(const std::vector<Layer>& layers,
                                              const std::string& name) {
  const std::string folded = fold(name);
  auto found = std::ranges::find(layers, name, &Layer::kind);
  if (found == layers.end())
    found = std::ranges::find(layers, folded, [](const Layer& layer) { return fold(layer.kind); });
  if (found == layers.end())
    found = std::ranges::find(layers, folded, [](const Layer& layer) { return fold(layer.name); });
  return found;
}

// The layers to read, as places in `layers`.
std::vector<std::size_t> choose_layers(const std::vector<Layer>& layers,
                                       const ProjectionOptions& options, bool two_mode,
                                       bool has_memberships) {
  std::vector<std::size_t> chosen;
  if (options.layers.empty()) {
    for (std::size_t i = 0; i < layers.size(); ++i) {
      const bool wanted = two_mode || fits(layers[i], options.layer_set);
      if (layers[i].two_mode == two_mode && wanted) chosen.push_back(i);
    }
    // A researcher who names a view that nothing can be read in wants to hear it; findings go on and say so.
    if (chosen.empty() && !layers.empty() && options.view && options.layer_set == LayerSet::all &&
        !(two_mode && has_memberships)) {
      throw Error(ErrorCode::invalid_argument,
                  two_mode ? "view two_mode: the place has no kind of link from stakeholders to "
                             "boards; use --view directed, either or both"
                           : fmt::format("view {}: the place has no kind of link between "
                                         "stakeholders; use --view two_mode",
                                         to_string(*options.view)));
    }
    return chosen;
  }
  std::vector<std::string> kinds;
  for (const Layer& layer : layers) kinds.push_back(layer.kind);
  for (const std::string& name : options.layers) {
    const auto found = find_layer(layers, name);
    if (found == layers.end()) {
      throw Error(ErrorCode::not_found, fmt::format("layer: no kind of link is called \"{}\"{}",
                                                    printable(name), suggestion(name, kinds)));
    }
    if (found->two_mode != two_mode) {
      throw Error(
          ErrorCode::invalid_argument,
          two_mode
              ? fmt::format(
                    "view {}: the layer \"{}\" is between stakeholders, not from stakeholders to "
                    "boards; use --view directed, either or both",
                    to_string(options.view.value_or(View::two_mode)), found->kind)
              : fmt::format(
                    "view {}: the layer \"{}\" is from stakeholders to boards; use --view two_mode",
                    to_string(options.view.value_or(View::either)), found->kind));
    }
    chosen.push_back(static_cast<std::size_t>(found - layers.begin()));
  }
  std::ranges::sort(chosen);
  chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
  return chosen;
}

View choose_view(const Place& place, const std::vector<Layer>& layers,
                 const ProjectionOptions& options) {
  if (options.view) return *options.view;
  if (options.layers.empty()) {
    if (!has_one_mode_layer(place, options.layer_set)) return View::two_mode;
    const bool any_directed = std::ranges::any_of(layers, [&](const Layer& layer) {
      return !layer.two_mode && fits(layer, options.layer_set) && layer.directed;
    });
    return any_directed ? View::directed : View::either;
  }
  View view = View::either;
  for (const std::string& name : options.layers) {
    const auto found = find_layer(layers, name);
    if (found == layers.end()) continue;  // choose_layers() says so
    if (found->two_mode) return View::two_mode;
    if (found->directed) view = View::directed;
  }
  return view;
}

void check_dates(const Place& place, const std::optional<Date>& as_of) {
  if (as_of) return;
  const auto dated = [](std::span<const Text> cells) {
    return std::ranges::any_of(cells, [](Text cell) { return cell != Text::none; });
  };
  const auto relationships = place.relationships();
  const auto stakeholders = place.stakeholders();
  if (dated(relationships.texts(RelationshipColumn::since)) ||
      dated(relationships.texts(RelationshipColumn::until)) ||
      dated(stakeholders.texts(StakeholderColumn::since)) ||
      dated(stakeholders.texts(StakeholderColumn::until)) ||
      dated(place.memberships().texts(MembershipColumn::since)) ||
      dated(place.memberships().texts(MembershipColumn::until))) {
    throw Error(ErrorCode::parse_error,
                "date: rows have since or until, but the place has no date to read them at; add "
                "the row \"date,YYYY-MM-DD\" "
                "to the place table, or give --as-of");
  }
}

// What decides which pairs one layer observes.
struct Asked {
  bool directed;
  std::vector<std::uint8_t> answered;
};

// Who answered, by vertex and layer (one bit each).
void observe(const Place& place, const std::vector<const Layer*>& layers,
             const std::vector<std::uint32_t>& vertex_of, std::uint32_t n, Projection& out) {
  std::vector<std::uint64_t> answered(n, 0);
  std::uint64_t all = 0;
  std::uint64_t mutual = 0;
  std::vector<Asked> seen;
  bool any_listed_only = false;
  out.basis = ResponseBasis::complete_roster;
  bool any_basis = false;
  for (std::size_t k = 0; k < layers.size(); ++k) {
    if (layers[k]->named_partners) {
      any_listed_only = true;
      continue;
    }
    LayerResponses responses = responses_on(place, *layers[k], out.as_of);
    if (!layers[k]->documentary || !any_basis) out.basis = responses.basis;
    any_basis = any_basis || !layers[k]->documentary;
    // Layers that the same bodies answered share a bit.
    Asked one{layers[k]->directed, std::move(responses.answered)};
    const auto same = [&](const Asked& other) {
      return other.directed == one.directed && other.answered == one.answered;
    };
    if (std::ranges::any_of(seen, same)) continue;
    if (seen.size() == 64) {
      throw Error(ErrorCode::unsupported,
                  "layers: more than 64 kinds of link that different bodies answered; name some "
                  "with --layer");
    }
    const std::uint64_t bit = std::uint64_t{1} << seen.size();
    all |= bit;
    if (!one.directed) mutual |= bit;
    for (std::size_t row = 0; row < vertex_of.size(); ++row) {
      if (vertex_of[row] != kNoVertex && one.answered[row] != 0) answered[vertex_of[row]] |= bit;
    }
    seen.push_back(std::move(one));
  }
  // Memberships are records: everybody's are known. No layer at all: nobody was asked anything.
  const bool two_mode = out.view == View::two_mode || out.view == View::shared_boards;
  const bool nothing_asked = all == 0 && (any_listed_only || !two_mode);
  const auto sides = nothing_asked                ? ObservedPairs::Sides::none
                     : out.view == View::directed ? ObservedPairs::Sides::first
                     : out.view == View::both     ? ObservedPairs::Sides::both
                                                  : ObservedPairs::Sides::one;
  out.observed = ObservedPairs(sides, all, std::move(answered), mutual);
}

}  // namespace

bool has_one_mode_layer(const Place& place, LayerSet layer_set) {
  const std::vector<Layer> layers = layers_of(place);
  const bool none = layers.empty() && place.memberships().num_rows() == 0;
  return none || std::ranges::any_of(layers, [&](const Layer& layer) {
           return !layer.two_mode && fits(layer, layer_set);
         });
}

Projection project(const Place& place, const ProjectionOptions& options) {
  const std::vector<Layer> layers = layers_of(place);
  Projection out{.network = Network(Direction::undirected, 0, {})};
  out.view = choose_view(place, layers, options);
  out.unit = options.unit;
  out.as_of = options.as_of ? options.as_of : place.date();
  check_dates(place, out.as_of);
  const bool two_mode = out.view == View::two_mode || out.view == View::shared_boards;
  const std::vector<std::size_t> chosen =
      choose_layers(layers, options, two_mode, place.memberships().num_rows() > 0);

  const Actors actors = find_actors(place, layers,
                                    {.unit = options.unit,
                                     .posts = options.posts,
                                     .view = out.view,
                                     .as_of = out.as_of,
                                     .systems = options.systems});
  out.stakeholders = actors.stakeholders;
  out.is_board = actors.is_board;
  out.systems = actors.systems;
  out.system_of = actors.system_of;
  out.systems_column = actors.systems_column;
  out.systems_candidates = actors.systems_candidates;
  out.report.rolled_up = actors.rolled_up;
  out.report.in_several_systems = actors.in_several_systems;
  const auto n = static_cast<std::uint32_t>(actors.stakeholders.size());
  for (const StakeholderRow row : actors.stakeholders) {
    const Text id = place.stakeholders().text(StakeholderColumn::id, index(row));
    const Text name = place.stakeholders().text(StakeholderColumn::name, index(row));
    out.ids.push_back(place.text(id));
    out.names.push_back(place.text(name == Text::none ? id : name));
  }
  std::vector<const Layer*> read;
  for (const std::size_t i : chosen) {
    read.push_back(&layers[i]);
    out.layers.push_back(layers[i].kind);
    out.layer_details.push_back(layers[i]);
  }
  observe(place, read, actors.vertex_of, n, out);

  TieList list = list_ties(place, layers, chosen, actors, options, out);
  out.row_starts = std::move(list.row_starts);
  out.rows = std::move(list.rows);
  const bool directed = out.view == View::directed;
  out.network =
      Network(directed ? Direction::directed : Direction::undirected, n, std::move(list.ties));
  return out;
}

std::string_view to_string(View view) {
  switch (view) {
    case View::directed:
      return "directed";
    case View::either:
      return "either";
    case View::both:
      return "both";
    case View::two_mode:
      return "two_mode";
    case View::shared_boards:
      return "shared_boards";
  }
  return {};
}

std::string_view to_string(Unit unit) {
  switch (unit) {
    case Unit::organisation:
      return "organisation";
    case Unit::post:
      return "post";
    case Unit::person:
      return "person";
  }
  return {};
}

}  // namespace interstice
