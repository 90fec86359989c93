#include "io/findings_json.hpp"

#include <cmath>

#include "interstice/v1/findings.pb.h"
#include "interstice/v1/measures.pb.h"
#include "io/gaps_json.hpp"
#include "io/influence_json.hpp"
#include "io/json_text.hpp"
#include "io/manifest_json.hpp"

namespace interstice {
namespace {

template <class Repeated>
void copy_all(const std::vector<std::string>& from, Repeated* to) {
  for (const std::string& text : from) to->Add(std::string(text));
}

// `slot` makes the message's range; it is asked only if there is one, since an absent range is undefined.
template <class Slot>
void copy_range(const std::optional<Range>& from, Slot slot) {
  if (!from) return;
  v1::Range* to = slot();
  to->set_low(from->low);
  to->set_high(from->high);
}

void copy(const WholeNetwork& from, v1::WholeNetwork& to) {
  if (from.links) to.set_links(*from.links);
  if (from.within) to.set_within(*from.within);
  if (from.across) to.set_across(*from.across);
  if (from.across_share) to.set_across_share(*from.across_share);
  copy_range(from.across_range, [&] { return to.mutable_across_range(); });
  if (from.across_by_chance) to.set_across_by_chance(*from.across_by_chance);
  if (from.density) to.set_density(*from.density);
  copy_range(from.density_range, [&] { return to.mutable_density_range(); });
  to.set_components(from.components);
  to.set_largest_component(from.largest_component);
  to.set_isolates(from.isolates);
  if (from.fragmentation) to.set_fragmentation(*from.fragmentation);
  if (from.distance_weighted_fragmentation)
    to.set_distance_weighted_fragmentation(*from.distance_weighted_fragmentation);
  if (from.ei_index) to.set_ei_index(*from.ei_index);
  if (from.ei_expected) to.set_ei_expected(*from.ei_expected);
  if (from.ei_p) to.set_ei_p(*from.ei_p);
  to.set_draws(from.draws);
  to.set_permutations(from.permutations);
}

void copy(const System& from, v1::SystemSummary& to) {
  to.set_id(from.id);
  to.set_name(from.name);
  to.set_colour(from.colour);
  to.set_bodies(from.bodies);
  if (from.answered) to.set_answered(*from.answered);
  if (from.within) to.set_within(*from.within);
  if (from.across) to.set_across(*from.across);
}

std::string_view to_string(LinkSource source) {
  switch (source) {
    case LinkSource::reported:
      return "reported";
    case LinkSource::recorded:
      return "recorded";
    case LinkSource::shared_boards:
      return "shared_boards";
    case LinkSource::none:
      return "none";
  }
  return {};
}

void copy(const Body& from, const Findings& findings, v1::Body& to) {
  const std::vector<System>& systems = findings.systems;
  to.set_id(from.id);
  to.set_name(from.name);
  if (is_ranked(findings, from)) {
    to.set_rank(from.rank);
    if (from.rank_low > 0) to.set_rank_low(from.rank_low);
    if (from.rank_high > 0) to.set_rank_high(from.rank_high);
  }
  if (from.system) to.set_system(systems[*from.system].id);
  to.set_is_board(from.is_board);
  if (from.answered) to.set_answered(*from.answered);
  if (from.degree) to.set_degree(*from.degree);
  to.set_betweenness(from.betweenness);
  to.set_share(from.share);
  copy_range(from.share_range, [&] { return to.mutable_share_range(); });
  if (from.only_route != OnlyRoute::withheld) {
    to.set_cut_point(from.cut_point);
    to.set_cut_off(from.cut_off);
  }
  if (from.cut_off_answered) to.set_cut_off_answered(*from.cut_off_answered);
  if (from.only_route != OnlyRoute::no) to.set_only_route(std::string(to_string(from.only_route)));
}

void copy(const FirstPage& from, v1::FirstPage& to) {
  to.set_title(from.title);
  to.set_date(from.date);
  to.set_decide(from.decide);
  to.set_rests_on(from.rests_on);
  to.set_holds(from.holds);
  copy_all(from.gaps, to.mutable_gaps());
  copy_all(from.gap_ids, to.mutable_gap_ids());
  to.set_gaps_summary(from.gaps_summary);
  to.set_lean(from.lean);
  to.set_cannot_tell(from.cannot_tell);
  to.set_not_measured(from.not_measured);
}

// Sets the field that carries the measure's own name; NaN stays absent.
void set_measure(google::protobuf::Message& message, const std::string& name, double value) {
  if (std::isnan(value)) return;
  const auto* field = message.GetDescriptor()->FindFieldByName(name);
  if (field == nullptr)
    throw Error(ErrorCode::invalid_argument,
                "JSON: the schema has no field for the measure " + name);
  message.GetReflection()->SetDouble(&message, field, value);
}

}  // namespace

std::string to_json(const Findings& findings) {
  v1::Findings out;
  copy(findings.manifest, *out.mutable_manifest());
  out.set_audience(std::string(to_string(findings.audience)));
  out.set_through_boards(findings.through_boards);
  v1::Answers& answers = *out.mutable_answers();
  answers.set_everyone_assumed(findings.answers.everyone_assumed);
  answers.set_withheld(findings.answers.withheld);
  answers.set_on_record(findings.answers.on_record);
  answers.set_bodies(findings.answers.bodies);
  if (findings.answers.printed()) {
    answers.set_answered(findings.answers.answered);
    answers.set_pairs_both(findings.answers.pairs_both);
    answers.set_pairs_neither(findings.answers.pairs_neither);
  }
  copy(findings.network, *out.mutable_network());
  for (const System& system : findings.systems) copy(system, *out.add_systems());
  out.set_links_from(std::string(to_string(findings.links_from)));
  copy_gaps(findings, out);
  out.set_left_out(findings.left_out);
  out.set_outcomes(findings.outcomes);
  out.set_go_betweens_note(findings.go_betweens_note);
  if (findings.cross_within_odds) out.set_cross_within_odds(*findings.cross_within_odds);
  for (const Body& body : findings.bodies) copy(body, findings, *out.add_bodies());
  for (const Link& link : findings.links) {
    v1::Link& added = *out.add_links();
    added.set_a(findings.bodies[link.a].id);
    added.set_b(findings.bodies[link.b].id);
    copy_all(link.kinds, added.mutable_kinds());
    added.set_informal(link.informal);
    added.set_bridge(link.bridge);
  }
  out.set_hidden_bodies(findings.hidden_bodies);
  if (findings.hidden_links) out.set_hidden_links(*findings.hidden_links);
  out.set_totals_withheld(findings.totals_withheld);
  copy(findings.first_page, *out.mutable_first_page());
  if (findings.influence) copy_influence(findings, *out.mutable_influence());
  return json_text(out);
}

std::string to_json(const MeasuresDocument& measures) {
  v1::Measures out;
  copy(measures.manifest, *out.mutable_manifest());
  const Projection& projection = *measures.projection;
  for (std::size_t t = 0; t < measures.tables.size(); ++t) {
    const std::vector<MeasureColumn>& columns = measures.tables[t].columns;
    if (measures.kinds[t] == MeasureOf::network) {
      for (const MeasureColumn& column : columns)
        set_measure(*out.mutable_network(), column.name, column.values[0]);
    } else if (measures.kinds[t] == MeasureOf::vertex) {
      for (std::size_t v = 0; v < projection.ids.size(); ++v) {
        v1::VertexMeasures& row = *out.add_vertices();
        row.set_id(std::string(projection.ids[v]));
        row.set_name(measures.names[v]);
        for (const MeasureColumn& column : columns) set_measure(row, column.name, column.values[v]);
      }
    } else {
      for (std::size_t i = 0; i < projection.network.num_ties(); ++i) {
        const Tie& tie = projection.network.ties()[i];
        v1::TieMeasures& row = *out.add_ties();
        row.set_from(std::string(projection.ids[index(tie.from)]));
        row.set_to(std::string(projection.ids[index(tie.to)]));
        row.set_kind(measures.tie_kinds[i]);
        for (const MeasureColumn& column : columns) set_measure(row, column.name, column.values[i]);
      }
    }
  }
  return json_text(out);
}

std::string to_json(const CheckDocument& report) {
  v1::CheckReport out;
  out.set_input(report.input);
  out.set_errors(static_cast<std::uint32_t>(report.errors));
  out.set_warnings(static_cast<std::uint32_t>(report.warnings));
  for (const Diagnostic& diagnostic : report.diagnostics) {
    v1::Diagnostic& added = *out.add_diagnostics();
    added.set_code(diagnostic.code);
    added.set_severity(std::string(to_string(diagnostic.severity)));
    added.set_file(diagnostic.where.file);
    added.set_line(diagnostic.where.line);
    added.set_column(diagnostic.where.column);
    added.set_found(diagnostic.found);
    added.set_todo(diagnostic.todo);
  }
  copy_all(report.summary, out.mutable_summary());
  if (report.rung) {
    out.set_rung(std::string(to_string(report.rung->rung)));
    out.set_rung_allows(report.rung->allows);
    out.set_next_column(report.rung->next_column);
    out.set_next_buys(report.rung->next_buys);
  }
  return json_text(out);
}

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      return "note";
  }
  return {};
}

std::string_view to_string(GapState state) {
  switch (state) {
    case GapState::gap:
      return "gap";
    case GapState::no_sign:
      return "no_sign";
    case GapState::cannot_tell:
      return "cannot_tell";
  }
  return {};
}

std::string_view to_string(Audience audience) {
  switch (audience) {
    case Audience::team:
      return "team";
    case Audience::partners:
      return "partners";
    case Audience::published:
      return "published";
  }
  return {};
}

}  // namespace interstice
