#include "graph/findings/findings.hpp"

#include <algorithm>
#include <utility>

namespace interstice {

std::vector<const Gap*> all_gaps(const Findings& findings) {
  std::vector<const Gap*> all;
  for (const std::vector<Gap>* list : {&findings.interfaces, &findings.gaps}) {
    for (const Gap& gap : *list) all.push_back(&gap);
  }
  std::ranges::stable_sort(all, {}, &Gap::rank);
  return all;
}

std::vector<const Gap*> gaps_of(const Findings& findings, GapKind kind) {
  std::vector<const Gap*> of_kind = all_gaps(findings);
  std::erase_if(of_kind, [&](const Gap* gap) { return gap->kind != kind; });
  return of_kind;
}

const Gap* find_gap(const Findings& findings, std::string_view id) {
  for (const std::vector<Gap>* list : {&findings.interfaces, &findings.gaps}) {
    const auto found = std::ranges::find(*list, id, &Gap::id);
    if (found != list->end()) return &*found;
  }
  return nullptr;
}

GapKindSummary summary_of(const Findings& findings, GapKind kind) {
  const auto found = std::ranges::find(findings.gap_kinds, kind, &GapKindSummary::kind);
  return found == findings.gap_kinds.end() ? GapKindSummary{.kind = kind} : *found;
}

std::vector<GapKindSummary> counted_by_kind(const Findings& findings,
                                            std::vector<GapKindSummary> kinds) {
  for (GapKindSummary& summary : kinds) {
    summary = {.kind = summary.kind, .note = std::move(summary.note)};
    for (const Gap* gap : gaps_of(findings, summary.kind)) {
      ++(counts_links(gap->kind) && !gap->observed ? summary.withheld
         : gap->state == GapState::gap             ? summary.gaps
         : gap->state == GapState::no_sign         ? summary.no_sign
                                                   : summary.cannot_tell);
    }
  }
  return kinds;
}

}  // namespace interstice
