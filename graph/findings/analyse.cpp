#include "graph/findings/analyse.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "graph/centrality/betweenness.hpp"
#include "graph/centrality/degree.hpp"
#include "graph/cohesion/components.hpp"
#include "graph/cohesion/cut_points.hpp"
#include "graph/cohesion/density.hpp"
#include "graph/cohesion/ei_index.hpp"
#include "graph/cohesion/fragmentation.hpp"
#include "graph/findings/methods.hpp"
#include "graph/findings/sentences.hpp"
#include "graph/findings/visibility.hpp"
#include "graph/gaps/interfaces.hpp"
#include "graph/inference/vertex_bootstrap.hpp"

namespace interstice {
namespace {

constexpr std::string_view kPalette[] = {"#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#f0e442", "#999999"};

std::optional<double> defined(double value) { return std::isnan(value) ? std::nullopt : std::optional(value); }
std::optional<Range> defined(const Interval& interval) {
  if (std::isnan(interval.low) || std::isnan(interval.high)) return std::nullopt;
  return Range{interval.low, interval.high};
}

// The reading that findings are made from: the working links, else shared boards.
ProjectionOptions choose_reading(const Place& place, const AnalyseOptions& options) {
  ProjectionOptions reading = options.reading;
  reading.layer_set = LayerSet::working;
  if (reading.unit == Unit::post) reading.posts = Posts::told;
  const std::vector<Layer> layers = layers_of(place);
  const auto named = [&](const Layer& layer) {
    return std::ranges::any_of(reading.layers, [&](const std::string& name) { return fold(name) == fold(layer.kind) || fold(name) == fold(layer.name); });
  };
  const bool any_two_mode = std::ranges::any_of(layers, &Layer::two_mode) || place.memberships().num_rows() > 0;
  const bool boards_only = reading.layers.empty()
                               ? !has_one_mode_layer(place, LayerSet::working) && any_two_mode
                               : std::ranges::any_of(layers, [&](const Layer& layer) { return named(layer) && layer.two_mode; });
  if (boards_only) {
    reading.view = View::shared_boards;
  } else if (!reading.view) {
    reading.view = View::either;
  }
  return reading;
}

Manifest make_manifest(const Place& place, const AnalyseOptions& options, const Projection& projection, const Density& pairs) {
  Manifest manifest{.version = INTERSTICE_VERSION,
                    .command = options.command,
                    .input = std::string(place.name()),
                    .fingerprint = place.fingerprint(),
                    .options = options.given,
                    .seed = options.seed,
                    .layers = projection.layers,
                    .view = std::string(to_string(projection.view)),
                    .unit = std::string(to_string(projection.unit)),
                    .as_of = projection.as_of ? to_string(*projection.as_of) : std::string{},
                    .systems_column = projection.systems_column,
                    .pairs_observed = static_cast<double>(pairs.observed),
                    .pairs_possible = static_cast<double>(pairs.possible),
                    .assumptions = reading_assumptions(projection),
                    .notes = reading_notes(projection),
                    .methods = methods()};
  return manifest;
}

Answers count_answers(const Projection& projection) {
  const std::uint32_t n = projection.network.num_vertices();
  Answers answers{.everyone_assumed = projection.basis == ResponseBasis::everyone_assumed || projection.basis == ResponseBasis::complete_roster,
                  .bodies = n};
  for (std::uint32_t v = 0; v < n; ++v) answers.answered += projection.observed.answered(static_cast<VertexId>(v)) ? 1 : 0;
  const double pairs = 0.5 * n * (n - 1.0);
  const double silent = n - answers.answered;
  if (n > 1) {
    answers.pairs_both = 0.5 * answers.answered * (answers.answered - 1.0) / pairs;
    answers.pairs_neither = 0.5 * silent * (silent - 1.0) / pairs;
  }
  return answers;
}

std::vector<System> list_systems(const Place& place, const Projection& projection) {
  std::vector<System> systems;
  for (const std::string& id : projection.systems) {
    systems.push_back({.id = id, .name = id, .colour = std::string(kPalette[systems.size() % std::size(kPalette)]), .answered = 0U, .within = 0U, .across = 0U});
  }
  const auto table = place.systems();
  for (std::size_t row = 0; row < table.num_rows(); ++row) {
    const std::string_view id = place.text(table.text(SystemColumn::id, row));
    const auto found = std::ranges::find(systems, id, &System::id);
    if (found == systems.end()) continue;
    const std::string_view name = place.text(table.text(SystemColumn::name, row));
    const std::string_view colour = place.text(table.text(SystemColumn::colour, row));
    if (!name.empty()) found->name = name;
    const bool hex = colour.size() == 7 && colour[0] == '#' && colour.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
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
double across_share(const Network& network, const std::vector<std::uint32_t>& original, const std::vector<SystemId>& system_of) {
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

WholeNetwork whole_network(const Projection& projection, const Density& pairs, const AnalyseOptions& options, const Execution& execution) {
  const Network& network = projection.network;
  WholeNetwork whole{.links = network.num_ties(), .density = defined(pairs.value), .draws = options.draws};
  const Components pieces = components(network);
  whole.components = static_cast<std::uint32_t>(pieces.size.size());
  whole.largest_component = pieces.size.empty() ? 0 : pieces.size.front();
  const Fragmentation apart = fragmentation(network, execution);
  whole.fragmentation = defined(apart.reach);
  whole.distance_weighted_fragmentation = defined(apart.distance);
  const std::vector<Interval> intervals = vertex_bootstrap(
      network, projection.observed,
      [&](const BootstrapSample& sample) {
        return std::vector<double>{density(sample.network, sample.observed).value,
                                   across_share(sample.network, sample.original, projection.system_of)};
      },
      {.draws = options.draws, .seed = options.seed}, execution);
  whole.density_range = defined(intervals[0]);
  if (projection.systems.size() < 2) return whole;
  const EiIndex ei = ei_index(network, projection.system_of, {.permutations = options.draws, .seed = options.seed}, execution);
  whole.within = static_cast<std::uint32_t>(ei.internal);
  whole.across = static_cast<std::uint32_t>(ei.external);
  whole.ei_index = defined(ei.value);
  whole.ei_expected = defined(ei.expected);
  whole.ei_p = defined(ei.p);
  if (whole.ei_index) {
    whole.across_share = 0.5 * (1.0 + *whole.ei_index);
    whole.across_range = defined(intervals[1]);
    whole.across_by_chance = 0.5 * (1.0 + *whole.ei_expected);
  }
  return whole;
}

std::string why_not(const InterfaceCell& cell, const Interfaces& all, const std::vector<System>& systems) {
  switch (cell.reason) {
    case CannotTell::few_pairs:
      return cell.pairs == 0 ? "No pair was asked about." : fmt::format("Only {} {} asked about, and it takes 8.", cell.pairs, cell.pairs == 1 ? "pair was" : "pairs were");
    case CannotTell::few_answers: {
      const auto share = [&](SystemId id) {
        const SystemAnswers& side = all.systems[index(id)];
        return static_cast<double>(side.answered) / side.bodies;
      };
      const SystemId quiet = share(cell.a) <= share(cell.b) ? cell.a : cell.b;
      return fmt::format("Fewer than 3 in 10 of {} answered.", systems[index(quiet)].name);
    }
    case CannotTell::few_systems: return "There are fewer than three systems to compare.";
    case CannotTell::not_fitted: return "What is usual could not be worked out for these data.";
    case CannotTell::no: break;
  }
  return {};
}

Interface to_finding(const InterfaceCell& cell, const Interfaces& all, const std::vector<System>& systems) {
  const std::uint32_t a = index(cell.a);
  const std::uint32_t b = index(cell.b);
  Interface out{.id = fmt::format("interface:{}|{}", systems[a].id, systems[b].id),
                .system_a = a,
                .system_b = b,
                .state = cell.state,
                .why = why_not(cell, all, systems),
                .pairs = static_cast<double>(cell.pairs),
                .possible = static_cast<double>(cell.possible),
                .observed = cell.observed,
                .expected = defined(cell.expected),
                .p = defined(cell.p),
                .q = defined(cell.q),
                .raters = all.systems[a].answered + all.systems[b].answered};
  if (out.expected) {
    out.range = Range{cell.low, cell.high};
    out.missing = cell.expected - cell.observed;
    out.evidence = cell.evidence;
  }
  if (cell.pairs > 0) out.density = static_cast<double>(cell.observed) / static_cast<double>(cell.pairs);
  return out;
}

void add_interfaces(const Projection& projection, Findings& findings, const Execution& execution) {
  std::size_t stated = 0;
  for (const SystemId system : projection.system_of) stated += system == SystemId::none ? 0 : 1;
  const std::uint32_t most = TieModelOptions{}.max_bodies;
  if (projection.systems.size() < 2) {
    findings.interfaces_note = projection.systems_column.empty()
                                   ? "Nothing can be said about gaps between systems: no column says which system each body belongs to."
                                   : fmt::format("Nothing can be said about gaps between systems: the column \"{}\" names fewer than two.", projection.systems_column);
    for (std::size_t i = 0; i < projection.systems_candidates.size() && i < 6; ++i) {
      findings.interfaces_note += (i == 0 ? " Columns that could, with --systems: " : ", ") + projection.systems_candidates[i];
    }
    if (!projection.systems_candidates.empty()) findings.interfaces_note += '.';
    return;
  }
  if (stated > most) {
    findings.interfaces_note = fmt::format("Gaps were not judged: {} bodies have a system, and this version judges up to {}.", stated, most);
    return;
  }
  InterfaceOptions options;
  if (projection.view == View::shared_boards) {
    // Bodies on one board are linked all at once: pairs are not separate answers, and no tail can be read off them.
    options.least_pairs = std::numeric_limits<std::uint64_t>::max();
    findings.interfaces_note =
        "No gap is judged here: links are shared boards, which tie all their members at once, so pairs of bodies are not separate answers.";
  }
  const Interfaces result = interfaces(projection.network, projection.system_of, static_cast<std::uint32_t>(projection.systems.size()),
                                       projection.observed, options, execution);
  findings.cross_within_odds = result.cross_within_odds;
  for (const InterfaceCell& cell : result.cells) {
    Interface finding = to_finding(cell, result, findings.systems);
    if (projection.view == View::shared_boards) {
      finding.why = "Links here are shared boards, not reported links.";
      finding.expected = finding.missing = finding.evidence = std::nullopt;
      finding.range.reset();
    }
    findings.interfaces.push_back(std::move(finding));
  }
  if (projection.systems.size() == 2 && projection.view != View::shared_boards) {
    findings.interfaces_note = "No gap is judged here: with fewer than three systems what is usual fits exactly what was reported.";
    if (result.cross_within_odds) {
      findings.interfaces_note += fmt::format(" The odds of a link across are {:.2f} times those of a link inside a system.", *result.cross_within_odds);
    }
  }
  std::ranges::stable_sort(findings.interfaces, [](const Interface& x, const Interface& y) {
    const double a = x.evidence.value_or(-1e300);
    const double b = y.evidence.value_or(-1e300);
    return a != b ? a > b : x.id < y.id;
  });
  for (std::size_t i = 0; i < findings.interfaces.size(); ++i) findings.interfaces[i].rank = static_cast<std::uint32_t>(i + 1);
}

std::vector<std::uint32_t> ranks_of(const std::vector<double>& score) {
  std::vector<std::uint32_t> order(score.size());
  for (std::uint32_t v = 0; v < order.size(); ++v) order[v] = v;
  std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::uint32_t v) { return score[v]; });
  std::vector<std::uint32_t> rank(score.size(), 1);
  for (std::size_t i = 1; i < order.size(); ++i) {
    // Equal positions differ by rounding only.
    const bool same = score[order[i - 1]] - score[order[i]] <= 1e-9 * (1.0 + score[order[i]]);
    rank[order[i]] = same ? rank[order[i - 1]] : static_cast<std::uint32_t>(i + 1);
  }
  return rank;
}

class BodiesAndLinks {
 public:
  BodiesAndLinks(const Place& place, const Projection& projection, const Visibility& visibility, Audience audience)
      : place_(place), projection_(projection), visibility_(visibility), audience_(audience) {}

  void add_to(Findings& findings, const Execution& execution) {
    const Network& network = projection_.network;
    const CutPoints cut = cut_points(network);
    const std::vector<double> between = betweenness(network, {}, execution);
    const std::vector<double> neighbours = degree(network);
    const std::vector<std::uint32_t> rank = ranks_of(between);
    const double n = network.num_vertices();
    const double pairs = 0.5 * (n - 1.0) * (n - 2.0);
    number_.assign(network.num_vertices(), kHidden);
    for (std::uint32_t v = 0; v < network.num_vertices(); ++v) {
      const StakeholderRow row = projection_.stakeholders[v];
      if (!visibility_.body(row)) {
        ++findings.hidden_bodies;
        continue;
      }
      number_[v] = static_cast<std::uint32_t>(findings.bodies.size());
      Body body{.rank = rank[v],
                .id = std::string(projection_.ids[v]),
                .name = visibility_.name(row, projection_.names[v]),
                .is_board = projection_.is_board[v] != 0,
                .degree = static_cast<std::uint32_t>(neighbours[v]),
                .betweenness = between[v],
                .share = pairs > 0.0 ? between[v] / pairs : 0.0,
                .cut_point = cut.is_cut_point[v] != 0,
                .cut_off = cut.cut_off[v]};
      if (projection_.system_of[v] != SystemId::none) body.system = index(projection_.system_of[v]);
      if (audience_ == Audience::team) body.answered = projection_.observed.answered(static_cast<VertexId>(v));
      findings.bodies.push_back(std::move(body));
    }
    for (std::uint32_t t = 0; t < network.num_ties(); ++t) add_link(static_cast<TieId>(t), cut, findings);
  }

 private:
  static constexpr std::uint32_t kHidden = 0xffffffffU;

  void add_link(TieId id, const CutPoints& cut, Findings& findings) {
    const Tie& tie = projection_.network.tie(id);
    Link link{.a = number_[index(tie.from)], .b = number_[index(tie.to)], .informal = true, .bridge = cut.is_bridge[index(id)] != 0};
    const bool shown = link.a != kHidden && link.b != kHidden && read_rows(id, link);
    if (!shown) {
      ++findings.hidden_links;
      return;
    }
    if (link.a > link.b) std::swap(link.a, link.b);
    findings.links.push_back(std::move(link));
  }

  // Kinds and formality of the rows this audience may see; false if there are rows and it may see none.
  bool read_rows(TieId id, Link& link) {
    const auto table = place_.relationships();
    bool any = false;
    bool seen = false;
    for (const std::uint32_t row : projection_.rows_of(id)) {
      any = true;
      if (row >= table.num_rows()) {  // a membership
        seen = true;
        link.informal = false;
        continue;
      }
      if (!visibility_.relationship(row)) continue;
      seen = true;
      link.informal = link.informal && fold(place_.text(table.text(RelationshipColumn::formality, row))) == "informal";
      const Text kind = table.text(RelationshipColumn::kind, row);
      link.kinds.emplace_back(kind == Text::none ? kWorksWith : place_.text(kind));
    }
    if (!any) link.informal = false;
    std::ranges::sort(link.kinds);
    link.kinds.erase(std::ranges::unique(link.kinds).begin(), link.kinds.end());
    return seen || !any;
  }

  const Place& place_;
  const Projection& projection_;
  const Visibility& visibility_;
  Audience audience_;
  std::vector<std::uint32_t> number_;
};

}  // namespace

Unit default_unit(const Place& place) {
  const auto table = place.stakeholders();
  if (!table.has(StakeholderColumn::told) || !table.has(StakeholderColumn::kind)) return Unit::organisation;
  for (std::size_t row = 0; row < table.num_rows(); ++row) {
    const bool post = fold(place.text(table.text(StakeholderColumn::kind, row))) == "post";
    if (post && fold(place.text(table.text(StakeholderColumn::told, row))) == "yes") return Unit::post;
  }
  return Unit::organisation;
}

Findings analyse(const Place& place, const AnalyseOptions& options, const Execution& execution) {
  const Projection projection = project(place, choose_reading(place, options));
  const Visibility visibility(place, options.audience);
  const Density pairs = density(projection.network, projection.observed);
  Findings findings{.manifest = make_manifest(place, options, projection, pairs),
                    .audience = options.audience,
                    .through_boards = projection.view == View::shared_boards,
                    .answers = count_answers(projection)};
  findings.systems = list_systems(place, projection);
  findings.network = whole_network(projection, pairs, options, execution);
  add_interfaces(projection, findings, execution);
  BodiesAndLinks(place, projection, visibility, options.audience).add_to(findings, execution);
  if (options.audience != Audience::team && !visibility.open() && !findings.answers.everyone_assumed) withhold_small_counts(findings);
  for (Interface& cell : findings.interfaces) {
    ++(cell.state == GapState::gap ? findings.num_gaps : cell.state == GapState::no_sign ? findings.num_no_sign : findings.num_cannot_tell);
    cell.statement = interface_statement(cell, findings.systems[cell.system_a], findings.systems[cell.system_b]);
  }
  findings.first_page = first_page(findings);
  return findings;
}

}  // namespace interstice
