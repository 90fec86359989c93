#include "graph/findings/gaps/find_gaps.hpp"

#include "graph/findings/gaps/boundary_findings.hpp"
#include "graph/findings/gaps/expected_findings.hpp"
#include "graph/findings/gaps/few_routes_findings.hpp"
#include "graph/findings/gaps/fragile_bridge_findings.hpp"
#include "graph/findings/gaps/gap_decisions.hpp"
#include "graph/findings/gaps/gap_people.hpp"
#include "graph/findings/gaps/gap_reasons.hpp"
#include "graph/findings/gaps/gap_sentences.hpp"
#include "graph/findings/gaps/gap_withholding.hpp"
#include "graph/findings/gaps/interface_findings.hpp"
#include "graph/findings/gaps/level_findings.hpp"
#include "graph/findings/gaps/missing_relationship_findings.hpp"
#include "graph/findings/gaps/money_findings.hpp"
#include "graph/findings/gaps/one_sided_findings.hpp"
#include "graph/findings/gaps/outcome_findings.hpp"
#include "graph/findings/gaps/outcome_lead_findings.hpp"
#include "graph/findings/gaps/paper_findings.hpp"
#include "graph/findings/gaps/trust_challenge_findings.hpp"
#include "graph/findings/gaps/vertical_pull_findings.hpp"

namespace interstice {

void add_gaps(GapContext& context, GapKinds kinds, const GapReruns& reruns) {
  std::vector<GapKindSummary>& summaries = context.findings().gap_kinds;
  for (const GapKind kind : kGapKinds) {
    if (kinds == GapKinds::all || kind == GapKind::interface) summaries.push_back({.kind = kind});
  }
  if (kinds == GapKinds::interfaces) {
    add_interfaces(context);
    return;
  }
  add_outcomes(context);  // first, as its model serves the others
  add_interfaces(context);
  add_expected(context);
  add_outcome_leads(context);
  add_levels(context);
  add_missing_relationships(context);
  add_paper_partnerships(context);
  add_one_sided(context);
  add_fragile_bridges(context);
  add_money_and_talk(context);
  add_vertical_pull(context);
  add_boundaries(context);
  add_few_routes(context);
  add_trust_and_challenge(context);
  add_tie_reasons(context);
  add_cell_reasons(context);
  add_persistence(context, reruns);
}

void settle_gaps(GapContext& context, bool open) {
  Findings& findings = context.findings();
  if (findings.audience != Audience::team) {
    withhold_gaps(context, open);
    for (std::vector<Gap>* list : {&findings.interfaces, &findings.gaps}) {
      for (Gap& gap : *list) {
        for (GapReason& reason : gap.reasons) reason.rows.clear();
      }
    }
  }
  add_people(context, open);
  rank_gaps(findings.interfaces, findings.gaps);
}

void word_gaps(const Place& place, Findings& findings) {
  for (std::vector<Gap>* list : {&findings.interfaces, &findings.gaps}) {
    for (Gap& gap : *list) gap.statement = gap_statement(findings, gap);
  }
  for (GapKindSummary& summary : findings.gap_kinds) {
    if (summary.kind == GapKind::interface) summary.note = findings.interfaces_note;
  }
  findings.gap_kinds = counted_by_kind(findings, findings.gap_kinds);
  const bool all_kinds = findings.gap_kinds.size() > 1;  // else a decision could be about another
  if (findings.audience == Audience::team && all_kinds) add_decisions(place, findings);
}

}  // namespace interstice
