#include "graph/findings/gaps/paper_findings.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "graph/findings/gaps/gap_sentences.hpp"
#include "graph/findings/gaps/team_kinds.hpp"
#include "graph/findings/number_words.hpp"
#include "graph/gaps/paper_partnership.hpp"
#include "graph/model/layers.hpp"

namespace interstice {
namespace {

constexpr PairWords kOnPaper = {"pair with an agreement or a shared board, asked about links",
                                "pairs with an agreement or a shared board, asked about links"};
constexpr PairWords kWorking = {"working link", "working links"};
constexpr std::size_t kMostRows = 20;

bool is_paper(const RecordPair& pair) { return pair.agreement || pair.board; }

// The pairs of a cell that the kind is about: those without a link, or without anything on record.
std::vector<const RecordPair*> marked_in(const GapContext& context, const MarkedCell& cell,
                                         const std::vector<RecordPair>& pairs, bool paper) {
  const std::vector<SystemId>& system_of = context.projection().system_of;
  std::vector<const RecordPair*> found;
  for (const RecordPair& pair : pairs) {
    const auto [a, b] = std::minmax({system_of[pair.u], system_of[pair.v]});
    const bool marked = paper ? is_paper(pair) && pair.asked && !pair.working
                              : pair.working && pair.on_record && !is_paper(pair);
    if (a == cell.a && b == cell.b && marked) found.push_back(&pair);
  }
  return found;
}

GapMembers members_of(const GapContext& context, const MarkedCell& cell,
                      const std::vector<const RecordPair*>& marked) {
  GapMembers members;
  for (const RecordPair* pair : marked) {
    const bool first = context.projection().system_of[pair->u] == cell.a;
    const BodyPair ends = first ? BodyPair{pair->u, pair->v} : BodyPair{pair->v, pair->u};
    members.a.push_back(ends.u);
    members.b.push_back(ends.v);
    members.pairs.push_back(ends);
  }
  for (auto* side : {&members.a, &members.b}) {
    std::ranges::sort(*side);
    side->erase(std::unique(side->begin(), side->end()), side->end());
  }
  return members;
}

GapReason agreements(const GapContext& context, const std::vector<const RecordPair*>& marked) {
  GapReason reason;
  std::size_t count = 0;
  for (const RecordPair* pair : marked) {
    count += pair->agreement ? 1 : 0;
    for (const std::uint32_t row : pair->rows) {
      if (reason.rows.size() < kMostRows)
        reason.rows.push_back(row_reference(context.place().relationships().data(), row));
    }
  }
  reason.text = fmt::format("Of {} without a working link, {} {} an agreement.",
                            counted(static_cast<double>(marked.size()), "pair", "pairs"),
                            number_word(count), count == 1 ? "has" : "have");
  return reason;
}

void add_cells(GapContext& context, GapKind kind, const std::vector<MarkedCell>& cells,
               const std::vector<RecordPair>& pairs) {
  const bool paper = kind == GapKind::paper_partnership;
  for (const MarkedCell& cell : cells) {
    Gap gap = marked_gap(context, kind, cell, "", paper ? kOnPaper : kWorking);
    const auto marked = marked_in(context, cell, pairs, paper);
    if (const std::string share = share_sentence(cell); !share.empty())
      gap.reasons.push_back({share, {}});
    if (paper && !marked.empty()) gap.reasons.push_back(agreements(context, marked));
    if (cell.unknown > 0) {
      const std::string more = whole_number(static_cast<double>(cell.unknown));
      gap.reasons.push_back(
          {paper ? more + " more, on paper too, were not asked about."
                 : fmt::format("Of {} more it is not known whether they have an agreement.", more),
           {}});
    }
    context.add(std::move(gap), paper ? members_of(context, cell, marked) : GapMembers{});
  }
}

}  // namespace

void add_paper_partnerships(GapContext& context) {
  const bool paper =
      may_look(context, GapKind::paper_partnership, "Partnerships on paper alone", 2);
  const bool radar = may_look(context, GapKind::under_the_radar,
                              "Working links with nothing on record behind them", 2);
  if (!paper || !radar) return;
  const Projection& projection = context.projection();
  const std::vector<Layer> layers = layers_of(context.place());
  const std::vector<RecordPair> pairs =
      record_pairs(context.place(), context.actors(), layers, projection.as_of, projection.network,
                   projection.observed);
  const auto on_paper = paper_partnerships(pairs, context.actors(), projection.observed);
  if (std::ranges::none_of(pairs, is_paper)) {
    context.note(
        GapKind::paper_partnership,
        "Partnerships on paper alone are not looked at: the data have no agreement (a kind of "
        "link of role formal, or formality) and no board with two members.");
  } else {
    add_cells(context, GapKind::paper_partnership, on_paper, pairs);
  }
  if (std::ranges::none_of(pairs,
                           [](const RecordPair& pair) { return pair.working && pair.on_record; })) {
    context.note(
        GapKind::under_the_radar,
        "Working links with nothing on record behind them are not looked at: of no link is "
        "it known whether there is an agreement (a kind of link of role formal, or "
        "formality).");
    return;
  }
  add_cells(context, GapKind::under_the_radar,
            under_the_radar(pairs, context.actors(), projection.observed), pairs);
}

std::string paper_statement(const Findings& findings, const Gap& gap) {
  return marked_statement(gap, gap_subject(findings, gap), kOnPaper,
                          gap.pairs == 1.0 ? "reports no working link" : "report no working link");
}

std::string radar_statement(const Findings& findings, const Gap& gap) {
  return marked_statement(gap, gap_subject(findings, gap), kWorking,
                          gap.pairs == 1.0 ? "has neither agreement nor shared board behind it"
                                           : "have neither agreement nor shared board behind them");
}

}  // namespace interstice
