#include "io/influence_json.hpp"

#include <algorithm>

#include "graph/findings/influence/influence_words.hpp"
#include "interstice/v1/findings.pb.h"

namespace interstice {
namespace {

template <class Repeated>
void copy_all(const std::vector<std::string>& from, Repeated* to) {
  for (const std::string& text : from) to->Add(std::string(text));
}

void copy(const Role& from, const std::string& id, v1::InfluenceRole& to) {
  to.set_id(id);
  to.set_basis(std::string(to_string(from.basis)));
  to.set_formal(std::string(to_string(from.formal)));
  if (from.authority) to.set_authority(*from.authority);
  copy_all(from.chairs, to.mutable_chairs());
  copy_all(from.leads, to.mutable_leads());
  to.set_statutory_post(from.statutory_post);
  if (from.reported_to_by) to.set_reported_to_by(*from.reported_to_by);
}

void copy(const NamedBy& from, const Findings& findings, v1::NamedBy& to) {
  to.set_kind(from.kind);
  to.set_question(from.question);
  to.set_everyone_assumed(from.everyone_assumed);
  to.set_answers_known(from.answers_known);
  if (from.raters) to.set_raters(*from.raters);
  const bool team = findings.audience == Audience::team;
  if (team) {
    to.set_not_counted(from.not_counted);
    to.set_often_by_chance(from.often_by_chance);
  }
  to.set_statement(from.statement);
  for (const Nomination& one : from.nominations) {
    v1::Nomination& added = *to.add_nominations();
    added.set_id(findings.bodies[one.body].id);
    if (one.named_by) added.set_named_by(*one.named_by);
    if (one.rank > 0) added.set_rank(one.rank);
    if (one.rank_low > 0) added.set_rank_low(one.rank_low);
    if (one.rank_high > 0) added.set_rank_high(one.rank_high);
    if (one.usual_high) added.set_usual_high(*one.usual_high);
    if (team) added.set_often(one.often);
  }
}

void copy(const PowerInterest& from, const Findings& findings, v1::PowerInterest& to) {
  to.set_outcome(from.outcome);
  to.set_name(from.name);
  to.set_people(from.people);
  for (const GridEntry& entry : from.entries) {
    v1::GridEntry& added = *to.add_entries();
    added.set_id(findings.bodies[entry.body].id);
    added.set_commitment(entry.commitment);
    if (entry.interest) added.set_interest(*entry.interest);
    const Role& role = findings.influence->roles[entry.body];
    if (role.authority) added.set_authority(*role.authority);
    added.set_share(findings.bodies[entry.body].share);
    if (const auto named = named_by(*findings.influence, entry.body)) added.set_named_by(*named);
  }
}

void copy(const OtherCounts& from, const Findings& findings, v1::OtherCounts& to) {
  for (const Way way : from.ways) to.add_ways(std::string(to_string(way)));
  for (std::size_t body = 0; body < from.first.size(); ++body) {
    v1::FirstBy& added = *to.add_first();
    added.set_id(findings.bodies[body].id);
    for (const Way way : from.first[body]) added.add_ways(std::string(to_string(way)));
    if (from.certain_low[body] == 0) continue;
    added.set_certain_low(from.certain_low[body]);
    added.set_certain_high(from.certain_high[body]);
  }
  if (from.certain_share) to.set_certain_share(*from.certain_share);
  to.set_statement(from.statement);
}

void copy(const BetweenSystems& from, const Findings& findings, v1::BetweenSystems& to) {
  to.set_system_a(findings.systems[from.system_a].id);
  to.set_system_b(findings.systems[from.system_b].id);
  to.set_pairs(from.pairs);
  to.set_linked(from.linked);
  to.set_joined(from.joined);
  to.set_permutations(from.permutations);
  to.set_statement(from.statement);
  for (const GoBetween& one : from.go_betweens) {
    v1::GoBetween& added = *to.add_go_betweens();
    added.set_id(findings.bodies[one.body].id);
    added.set_share(one.share);
    if (one.expected) added.set_expected(*one.expected);
    if (one.chance_low) added.set_chance_low(*one.chance_low);
    if (one.chance_high) added.set_chance_high(*one.chance_high);
    if (one.p) added.set_p(*one.p);
    added.set_only_route(one.only_route);
  }
}

void copy(const WayIn& from, const Findings& findings, v1::WayIn& to) {
  to.set_from(findings.bodies[from.from].id);
  to.set_to(findings.bodies[from.to].id);
  to.set_by_trust(from.by_trust);
  for (const IntroductionChain& chain : from.chains) {
    v1::IntroductionChain& added = *to.add_chains();
    for (const std::uint32_t body : chain.bodies) added.add_ids(findings.bodies[body].id);
    for (const ReportedBy link : chain.links) added.add_links(std::string(to_string(link)));
  }
  to.set_statement(from.statement);
}

}  // namespace

void copy_influence(const Findings& findings, v1::Influence& to) {
  const InfluenceFindings& from = *findings.influence;
  for (std::size_t body = 0; body < from.roles.size(); ++body)
    copy(from.roles[body], findings.bodies[body].id, *to.add_roles());
  for (const NamedBy& layer : from.named_by) copy(layer, findings, *to.add_named_by());
  to.set_named_by_note(from.named_by_note);
  for (const std::uint32_t body : from.without_role) to.add_without_role(findings.bodies[body].id);
  to.set_without_role_statement(from.without_role_statement);
  for (const PowerInterest& grid : from.grids) copy(grid, findings, *to.add_grids());
  if (from.other_counts) copy(*from.other_counts, findings, *to.mutable_other_counts());
  for (const BetweenSystems& between : from.between_systems)
    copy(between, findings, *to.add_between_systems());
  if (from.way_in) copy(*from.way_in, findings, *to.mutable_way_in());
}

}  // namespace interstice
