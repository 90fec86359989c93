#include "graph/findings/journal_statement.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "graph/findings/analyse.hpp"
#include "graph/findings/audience_limits.hpp"
#include "graph/findings/journal_parts.hpp"
#include "graph/findings/manifest.hpp"
#include "graph/findings/reading_sentences.hpp"
#include "graph/model/error.hpp"

namespace interstice {
namespace {

constexpr std::string_view kRoles[] = {"working", "formal", "money", "negative"};

// The row of `layers` about this kind; nothing where there is none.
std::optional<std::size_t> row_of(const Place& place, const std::string& kind) {
  const auto table = place.layers();
  for (std::size_t row = 0; row < table.num_rows(); ++row) {
    if (place.text(table.text(LayerColumn::kind, row)) == kind) return row;
  }
  return std::nullopt;
}

bool any_text(std::span<const Text> cells) {
  return std::ranges::any_of(cells, [](Text cell) { return cell != Text::none; });
}

// Whether some row of this kind says which way it points.
bool rows_say_direction(const Place& place, const Layer& layer) {
  const auto table = place.relationships();
  for (std::size_t row = 0; row < table.texts(RelationshipColumn::direction).size(); ++row) {
    const Text kind = table.text(RelationshipColumn::kind, row);
    if ((kind == Text::none ? kWorksWith : place.text(kind)) == layer.kind &&
        table.text(RelationshipColumn::direction, row) != Text::none)
      return true;
  }
  return false;
}

JournalLayer describe(const Place& place, const Layer& layer) {
  JournalLayer out{.kind = layer.kind,
                   .name = layer.name,
                   .question = layer.question,
                   .direction = layer.directed ? "directed" : "mutual",
                   .direction_from = rows_say_direction(place, layer) ? "rows" : "default",
                   .role = std::string(kRoles[static_cast<std::size_t>(layer.role)])};
  const std::string_view of_place = place.setting("roster");
  const auto row = row_of(place, layer.kind);
  if (row) {
    const auto choice = [&](LayerColumn column) {
      const ColumnSpec& spec =
          table_spec(TableKind::layers).columns[static_cast<std::size_t>(column)];
      const Text cell = place.layers().text(column, *row);
      return std::string(cell == Text::none ? std::string_view{}
                                            : match_choice(spec, place.text(cell)).value_or(""));
    };
    out.source = choice(LayerColumn::source);
    out.modes = choice(LayerColumn::modes);
    if (!choice(LayerColumn::direction).empty()) out.direction_from = "layers";
    out.role_given = !choice(LayerColumn::role).empty();
    out.asked_of = choice(LayerColumn::asked_of);
    out.roster = choice(LayerColumn::roster);
    out.recall = place.text(place.layers().text(LayerColumn::recall, *row));
    const double most = place.layers().number(LayerColumn::most_names, *row);
    if (!std::isnan(most)) out.most_names = most;
  }
  if (out.roster.empty() && !of_place.empty()) {
    out.roster = fold(of_place);
    out.roster_of_place = true;
  }
  return out;
}

bool any_dated(const Place& place) {
  return any_text(place.relationships().texts(RelationshipColumn::since)) ||
         any_text(place.relationships().texts(RelationshipColumn::until)) ||
         any_text(place.stakeholders().texts(StakeholderColumn::since)) ||
         any_text(place.stakeholders().texts(StakeholderColumn::until)) ||
         any_text(place.memberships().texts(MembershipColumn::since)) ||
         any_text(place.memberships().texts(MembershipColumn::until));
}

// As `measure` reads where a view is asked for, else as findings are made.
ProjectionOptions reading_of(const Place& place, const JournalOptions& options) {
  if (!options.reading.view) return findings_reading(place, options.reading);
  ProjectionOptions reading = options.reading;
  reading.posts = Posts::told;
  return reading;
}

// What `measure` reads for the team may hold conflict; nothing else does.
void refuse(const Place& place, const Projection& projection, const JournalOptions& options) {
  if (options.audience == Audience::team && options.reading.view) return;
  refuse_for(options.audience, place, projection, options.reading.min_confidence);
}

std::vector<std::string> not_read(const Place& place, const Projection& projection,
                                  Audience audience) {
  std::vector<std::string> kinds;
  for (const Layer& layer : layers_of(place)) {
    const bool told = audience == Audience::team ||
                      (!layer.sensitive && !layer.attitude && layer.role != LayerRole::negative);
    if (told && std::ranges::find(projection.layers, layer.kind) == projection.layers.end())
      kinds.push_back(layer.kind);
  }
  return kinds;
}

Manifest manifest_of(const Place& place, const Projection& projection, const Density& pairs,
                     const JournalOptions& options) {
  Manifest manifest = describe_reading(place, projection, pairs);
  manifest.command = "methods";
  manifest.options = options.given;
  manifest.seed = options.seed;
  if (options.audience != Audience::team)
    manifest.notes = reading_notes(projection, SmallCounts::withheld);
  return manifest;
}

}  // namespace

JournalStatement journal_statement(const Place& place, const JournalOptions& options) {
  const ProjectionOptions reading = reading_of(place, options);
  const Projection projection = project(place, reading);
  refuse(place, projection, options);
  const Density pairs = reading_density(projection);
  JournalStatement out{.manifest = manifest_of(place, projection, pairs, options),
                       .audience = options.audience,
                       .question = std::string(place.setting("question")),
                       .boundary = std::string(place.setting("boundary")),
                       .stakeholders_implied = place.stakeholders_implied(),
                       .stakeholders = static_cast<std::uint32_t>(place.stakeholders().num_rows()),
                       .layers_not_read = not_read(place, projection, options.audience),
                       .dated = any_dated(place),
                       .date_given = options.reading.as_of.has_value(),
                       .min_confidence = options.reading.min_confidence,
                       .pairs_observed = static_cast<double>(pairs.observed),
                       .pairs_possible = static_cast<double>(pairs.possible)};
  out.boards = static_cast<std::uint32_t>(std::ranges::count(projection.is_board, 1));
  out.bodies = projection.network.num_vertices() - out.boards;
  for (const Layer& layer : projection.layer_details) out.layers.push_back(describe(place, layer));
  out.confidence_given = any_text(place.relationships().texts(RelationshipColumn::confidence));
  count_responses(place, projection, reading, out);
  if (options.audience != Audience::team) withhold_responses(out);
  out.paragraph = journal_paragraph(out);
  out.items = journal_items(out);
  return out;
}

}  // namespace interstice
