#include "graph/findings/gaps/gap_finding.hpp"

#include <algorithm>

namespace interstice {

std::string_view to_string(GapKind kind) {
  switch (kind) {
    case GapKind::outcome:
      return "outcome";
    case GapKind::interface:
      return "interface";
    case GapKind::expected:
      return "expected";
    case GapKind::missing_relationship:
      return "missing_relationship";
    case GapKind::level:
      return "level";
    case GapKind::outcome_lead:
      return "outcome_lead";
    case GapKind::paper_partnership:
      return "paper_partnership";
    case GapKind::under_the_radar:
      return "under_the_radar";
    case GapKind::one_sided:
      return "one_sided";
    case GapKind::fragile_bridge:
      return "fragile_bridge";
    case GapKind::money_and_talk:
      return "money_and_talk";
    case GapKind::vertical_pull:
      return "vertical_pull";
    case GapKind::boundary:
      return "boundary";
    case GapKind::few_routes:
      return "few_routes";
    case GapKind::trust_challenge:
      return "trust_challenge";
  }
  return {};
}

std::optional<GapKind> gap_kind(std::string_view name) {
  for (const GapKind kind : kGapKinds) {
    if (to_string(kind) == name) return kind;
  }
  return std::nullopt;
}

bool counts_links(GapKind kind) {
  return kind != GapKind::outcome_lead && kind != GapKind::boundary &&
         kind != GapKind::trust_challenge;
}

std::string id_part(std::string_view id) {
  std::string out;
  for (const char c : id) {
    if (c == '|') {
      out += "%7C";
    } else if (c == '%') {
      out += "%25";
    } else {
      out += c;
    }
  }
  return out;
}

void rank_gaps(std::vector<Gap>& interfaces, std::vector<Gap>& gaps) {
  std::vector<Gap*> order;
  for (std::vector<Gap>* list : {&interfaces, &gaps}) {
    for (Gap& gap : *list) order.push_back(&gap);
  }
  std::ranges::sort(order, [](const Gap* x, const Gap* y) {
    if (x->evidence.has_value() != y->evidence.has_value()) return x->evidence.has_value();
    if (x->evidence && *x->evidence != *y->evidence) return *x->evidence > *y->evidence;
    return x->id < y->id;
  });
  std::uint32_t rank = 0;
  for (Gap* gap : order) gap->rank = ++rank;
  for (std::vector<Gap>* list : {&interfaces, &gaps}) std::ranges::sort(*list, {}, &Gap::rank);
}

}  // namespace interstice
