#include "graph/findings/analyse.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "graph/cohesion/components.hpp"
#include "graph/cohesion/density.hpp"
#include "graph/cohesion/ei_index.hpp"
#include "graph/cohesion/fragmentation.hpp"
#include "graph/findings/audience_limits.hpp"
#include "graph/findings/body_findings.hpp"
#include "graph/findings/first_page.hpp"
#include "graph/findings/gaps/find_gaps.hpp"
#include "graph/findings/manifest.hpp"
#include "graph/findings/methods.hpp"
#include "graph/findings/rounding.hpp"
#include "graph/findings/rung.hpp"
#include "graph/findings/sentences.hpp"
#include "graph/findings/visibility.hpp"
#include "graph/findings/withholding.hpp"
#include "graph/inference/vertex_bootstrap.hpp"
#include "graph/model/error.hpp"

namespace interstice {
namespace {

std::optional<double> defined(double value) {
  return std::isnan(value) ? std::nullopt : std::optional(value);
}
std::optional<Range> defined(const Interval& interval) {
  if (std::isnan(interval.low) || std::isnan(interval.high)) return std::nullopt;
  return Range{interval.low, interval.high};
}

Manifest make_manifest(const Place& place, const AnalyseOptions& options,
                       const Projection& projection, const Density& pairs) {
  Manifest manifest = describe_reading(place, projection, pairs);
  manifest.command = options.command;
  manifest.options = options.given;
  manifest.seed = options.seed;
  manifest.methods = methods(links_from(projection));
  return manifest;
}

Answers count_answers(const Place& place, const Projection& projection) {
  const std::uint32_t n = projection.network.num_vertices();
  Answers answers{.everyone_assumed = projection.basis == ResponseBasis::everyone_assumed,
                  .bodies = n,
                  .on_record = projection.basis == ResponseBasis::complete_roster};
  for (std::uint32_t v = 0; v < n; ++v)
    answers.answered += projection.observed.answered(static_cast<VertexId>(v)) ? 1 : 0;
  answers.nobody = answers.recorded() && answers.answered == 0;
  if (const auto first = first_asked(place); answers.nobody && first && projection.as_of)
    answers.first_asked = *projection.as_of < *first ? to_string(*first) : std::string{};
  const double pairs = 0.5 * n * (n - 1.0);
  const double silent = static_cast<double>(n - answers.answered);
  if (n > 1) {
    answers.pairs_both = 0.5 * answers.answered * std::max(0.0, answers.answered - 1.0) / pairs;
    answers.pairs_neither = 0.5 * silent * std::max(0.0, silent - 1.0) / pairs;
  }
  return answers;
}

std::vector<System> list_systems(const Place& place, const Projection& projection) {
  std::vector<System> systems;
  for (const std::string& id : projection.systems) {
    systems.push_back({.id = id, .name = id, .answered = 0U, .within = 0U, .across = 0U});
  }
  const auto table = place.systems();
  for (std::size_t row = 0; row < table.num_rows(); ++row) {
    const std::string_view id = place.text(table.text(SystemColumn::id, row));
    const auto found = std::ranges::find(systems, id, &System::id);
    if (found == systems.end()) continue;
    const std::string_view name = place.text(table.text(SystemColumn::name, row));
    const std::string_view colour = place.text(table.text(SystemColumn::colour, row));
    if (!name.empty()) found->name = name;
    const bool hex =
        colour.size() == 7 && colour[0] == '#' &&
        colour.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
    if (hex) found->colour = colour;
  }
  for (std::uint32_t v = 0; v < projection.network.num_vertices(); ++v) {
    if (projection.system_of[v] == SystemId::none) continue;
    System& system = systems[index(projection.system_of[v])];
    ++system.bodies;
    if (projection.observed.answered(static_cast<VertexId>(v))) ++*system.answered;
  }
  for (const Tie& tie : projection.network.ties()) {
    const SystemId a = projection.system_of[index(tie.from)];
    const SystemId b = projection.system_of[index(tie.to)];
    if (a != SystemId::none && a == b) ++*systems[index(a)].within;
    if (a != SystemId::none && b != SystemId::none && a != b) {
      ++*systems[index(a)].across;
      ++*systems[index(b)].across;
    }
  }
  return systems;
}

// Share of ties that cross between systems; copies of one vertex, which resampling makes, are no pair of bodies.
double across_share(const Network& network, const std::vector<std::uint32_t>& original,
                    const std::vector<SystemId>& system_of) {
  double across = 0.0;
  double stated = 0.0;
  for (const Tie& tie : network.ties()) {
    const std::uint32_t u = original[index(tie.from)];
    const std::uint32_t v = original[index(tie.to)];
    if (u == v || system_of[u] == SystemId::none || system_of[v] == SystemId::none) continue;
    stated += 1.0;
    across += system_of[u] != system_of[v] ? 1.0 : 0.0;
  }
  return stated > 0.0 ? across / stated : std::numeric_limits<double>::quiet_NaN();
}

WholeNetwork whole_network(const Projection& projection, const Density& pairs,
                           const AnalyseOptions& options, const Execution& execution) {
  const Network& network = projection.network;
  WholeNetwork whole{.links = network.num_ties(),
                     .density = defined(pairs.value),
                     .draws = options.draws,
                     .permutations = options.permutations};
  const Components pieces = components(network);
  whole.components = static_cast<std::uint32_t>(pieces.size.size());
  whole.largest_component = pieces.size.empty() ? 0 : pieces.size.front();
  whole.isolates = static_cast<std::uint32_t>(std::ranges::count(pieces.size, 1U));
  const Fragmentation apart = fragmentation(network, execution);
  whole.fragmentation = defined(apart.reach);
  whole.distance_weighted_fragmentation = defined(apart.distance);
  const std::vector<Interval> intervals = vertex_bootstrap(
      network, projection.observed,
      [&](const BootstrapSample& sample) {
        return std::vector<double>{
            density(sample.network, sample.observed).value,
            across_share(sample.network, sample.original, projection.system_of)};
      },
      {.draws = options.draws, .seed = options.seed}, execution);
  // Pairs that share a board are not separate answers: no range and no p can be read off them.
  const bool through_boards = projection.view == View::shared_boards;
  if (!through_boards) whole.density_range = defined(intervals[0]);
  if (projection.systems.size() < 2) return whole;
  const EiIndex ei =
      ei_index(network, projection.system_of,
               {.permutations = options.permutations, .seed = options.seed}, execution);
  whole.within = static_cast<std::uint32_t>(ei.internal);
  whole.across = static_cast<std::uint32_t>(ei.external);
  whole.ei_index = defined(ei.value);
  whole.ei_expected = defined(ei.expected);
  if (!through_boards) whole.ei_p = defined(ei.p);
  if (whole.ei_index) {
    whole.across_share = 0.5 * (1.0 + *whole.ei_index);
    if (!through_boards) whole.across_range = defined(intervals[1]);
    whole.across_by_chance = 0.5 * (1.0 + *whole.ei_expected);
  }
  return whole;
}

bool any_outcome_judged(const Findings& findings) {
  return std::ranges::any_of(findings.gaps, [](const Gap& gap) {
    return gap.kind == GapKind::outcome && gap.state != GapState::cannot_tell;
  });
}

// Withholds what the audience may not have.
void make_fit(Findings& findings, const Visibility& visibility) {
  if (!findings.answers.recorded()) {
    for (System& system : findings.systems) system.answered.reset();
    for (std::vector<Gap>* list : {&findings.interfaces, &findings.gaps}) {
      for (Gap& gap : *list) gap.raters.reset();
    }
  }
  if (findings.audience == Audience::team) return;
  withhold_small_counts(findings, visibility.open());
  if (findings.answers.recorded() || findings.answers.nobody) {
    withhold_answers(findings);
    withhold_few_cut_off(findings);
  }
}

}  // namespace

ProjectionOptions findings_reading(const Place& place, ProjectionOptions reading) {
  reading.layer_set = LayerSet::working;
  reading.repeats = Repeats::merged;  // people count pairs of bodies that work together
  if (reading.unit == Unit::post) reading.posts = Posts::told;
  const std::vector<Layer> layers = layers_of(place);
  const auto named = [&](const Layer& layer) {
    return std::ranges::any_of(reading.layers, [&](const std::string& name) {
      return fold(name) == fold(layer.kind) || fold(name) == fold(layer.name);
    });
  };
  const bool any_two_mode =
      std::ranges::any_of(layers, &Layer::two_mode) || place.memberships().num_rows() > 0;
  const bool boards_only = reading.layers.empty()
                               ? !has_one_mode_layer(place, LayerSet::working) && any_two_mode
                               : std::ranges::any_of(layers, [&](const Layer& layer) {
                                   return named(layer) && layer.two_mode;
                                 });
  if (boards_only) {
    reading.view = View::shared_boards;
  } else if (!reading.view) {
    reading.view = View::either;
  }
  return reading;
}

Unit default_unit(const Place& place) {
  const auto table = place.stakeholders();
  if (!table.has(StakeholderColumn::told) || !table.has(StakeholderColumn::kind))
    return Unit::organisation;
  for (std::size_t row = 0; row < table.num_rows(); ++row) {
    const bool post = fold(place.text(table.text(StakeholderColumn::kind, row))) == "post";
    if (post && fold(place.text(table.text(StakeholderColumn::told, row))) == "yes")
      return Unit::post;
  }
  return Unit::organisation;
}

Findings analyse(const Place& place, const AnalyseOptions& options, const Execution& execution) {
  ProjectionOptions asked = options.reading;
  const bool with_directions = asked.view == View::directed;
  if (with_directions) asked.view = View::either;  // outcomes alone are judged by directions
  const ProjectionOptions reading = findings_reading(place, asked);
  const Projection projection = project(place, reading);
  refuse_for(options.audience, place, projection, reading.min_confidence);
  std::optional<Projection> directed;
  if (with_directions && projection.view != View::shared_boards) {
    ProjectionOptions as_reported = reading;
    as_reported.view = View::directed;
    directed = project(place, as_reported);
  }
  const Visibility visibility(place, options.audience);
  const Density pairs = reading_density(projection);
  const RungFinding rung = find_rung(place, projection);
  Findings findings{.manifest = make_manifest(place, options, projection, pairs),
                    .audience = options.audience,
                    .through_boards = projection.view == View::shared_boards,
                    .links_from = links_from(projection),
                    .gap_headline = rung.gap_headline,
                    .answers = count_answers(place, projection)};
  findings.outcomes = static_cast<std::uint32_t>(place.outcomes().num_rows());
  findings.systems = list_systems(place, projection);
  findings.network = whole_network(projection, pairs, options, execution);
  GapContext context(place, projection, reading, directed ? &*directed : nullptr, findings,
                     execution);
  GapReruns reruns = options.reruns;
  reruns.seed = options.seed;
  add_gaps(context, options.parts == FindingParts::influence ? GapKinds::interfaces : GapKinds::all,
           reruns);
  findings.gap_headline =
      findings.gap_headline || (rung.rung == Rung::month && any_outcome_judged(findings));
  add_bodies_and_links(place, projection, visibility, findings, execution);
  make_fit(findings, visibility);
  settle_gaps(context, visibility.open());
  if (options.audience != Audience::team) round_numbers(findings);
  word_gaps(place, findings);
  findings.go_betweens_note = go_betweens_note(findings);
  if (options.parts == FindingParts::named && reading.unit == Unit::organisation &&
      default_unit(place) == Unit::post) {
    findings.unit_note =
        "Counted by body here: a post counts as the body it belongs to. The command "
        "influence counts posts.";
  }
  findings.first_page = first_page(findings);
  if (options.parts == FindingParts::influence) {
    findings.first_page.decide = decide_on_routes(findings);
    for (const Method& method : influence_methods(findings.links_from))
      findings.manifest.methods.push_back(method);
  }
  if (options.parts != FindingParts::page) {
    InfluenceOptions wanted = options.influence;
    wanted.names_only = options.parts == FindingParts::named;
    findings.influence =
        find_influence(place, projection, reading, visibility, findings, wanted, execution);
  }
  return findings;
}

}  // namespace interstice
