#include "io/gaps_json.hpp"

#include "interstice/v1/findings.pb.h"
#include "io/findings_json.hpp"

namespace interstice {
namespace {

std::string system_id(const std::vector<System>& systems, std::uint32_t system) {
  return system == kNoSystem ? std::string{} : systems[system].id;
}

void copy(const GapPair& from, const std::vector<Body>& bodies, v1::BodyPair& to) {
  to.set_a(bodies[from.a].id);
  to.set_b(bodies[from.b].id);
}

void copy_numbers(const Gap& from, v1::Gap& to) {
  if (from.pairs) to.set_pairs(*from.pairs);
  to.set_possible(from.possible);
  if (from.observed) to.set_observed(*from.observed);
  if (from.expected) to.set_expected(*from.expected);
  if (from.range) {
    to.mutable_range()->set_low(from.range->low);
    to.mutable_range()->set_high(from.range->high);
  }
  if (from.missing) to.set_missing(*from.missing);
  if (from.evidence) to.set_evidence(*from.evidence);
  if (from.p) to.set_p(*from.p);
  if (from.q) to.set_q(*from.q);
  if (from.persistence) to.set_persistence(*from.persistence);
  if (from.density) to.set_density(*from.density);
  if (from.raters) to.set_raters(*from.raters);
}

void copy_people(const Gap& from, const std::vector<Body>& bodies, v1::Gap& to) {
  for (const std::uint32_t body : from.bodies_a) to.add_bodies_a(bodies[body].id);
  for (const std::uint32_t body : from.bodies_b) to.add_bodies_b(bodies[body].id);
  for (const std::uint32_t body : from.bridges) to.add_bridges(bodies[body].id);
  if (from.could_start) copy(*from.could_start, bodies, *to.mutable_could_start());
  for (const GapPair& pair : from.without_link) copy(pair, bodies, *to.add_without_link());
}

void copy(const Gap& from, const Findings& findings, v1::Gap& to) {
  to.set_rank(from.rank);
  to.set_id(from.id);
  to.set_kind(std::string(to_string(from.kind)));
  to.set_state(std::string(to_string(from.state)));
  to.set_why(from.why);
  to.set_system_a(system_id(findings.systems, from.system_a));
  to.set_system_b(system_id(findings.systems, from.system_b));
  to.set_outcome(from.outcome);
  to.set_outcome_name(from.outcome_name);
  copy_numbers(from, to);
  for (const GapReason& reason : from.reasons) {
    v1::GapReason* added = to.add_reasons();
    added->set_text(reason.text);
    for (const std::string& row : reason.rows) added->add_rows(row);
  }
  copy_people(from, findings.bodies, to);
  if (from.decision) {
    v1::GapDecision& decision = *to.mutable_decision();
    decision.set_decision(from.decision->decision);
    decision.set_owner(from.decision->owner);
    decision.set_reason(from.decision->reason);
    decision.set_review_date(from.decision->review_date);
    decision.set_row(from.decision->row);
  }
  to.set_statement(from.statement);
}

}  // namespace

void copy_gaps(const Findings& from, v1::Findings& to) {
  for (const Gap* gap : all_gaps(from)) copy(*gap, from, *to.add_gaps());
  for (const GapKindSummary& summary : from.gap_kinds) {
    v1::GapKindSummary* added = to.add_gap_kinds();
    added->set_kind(std::string(to_string(summary.kind)));
    added->set_gaps(summary.gaps);
    added->set_no_sign(summary.no_sign);
    added->set_cannot_tell(summary.cannot_tell);
    added->set_withheld(summary.withheld);
    added->set_note(summary.note);
  }
  for (const TieReason& reason : from.tie_reasons) {
    v1::TieReason* added = to.add_tie_reasons();
    added->set_text(reason.text);
    added->set_without(reason.without);
    added->set_with(reason.with);
    added->mutable_with_range()->set_low(reason.with_range.low);
    added->mutable_with_range()->set_high(reason.with_range.high);
  }
  to.set_in_common(from.in_common);
  to.set_gap_headline(from.gap_headline);
}

}  // namespace interstice
