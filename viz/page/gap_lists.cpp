// Gaps of every kind but pairs of systems, which have a place of their own (meetings.cpp): a section a kind.
#include <algorithm>
#include <utility>

#include "graph/findings/gaps/gap_sentences.hpp"
#include "viz/page/numbers.hpp"
#include "viz/page/sections.hpp"
#include "viz/page/text.hpp"

namespace interstice::page {
namespace {

constexpr const char* kWithheld = "withheld";
constexpr const char* kNotJudged = "not judged";
constexpr std::size_t kMostRows = 100;  // of a list of pairs of bodies

Parts pair_of_systems(const Findings& findings, const Gap& gap) {
  return {name(findings.systems[gap.system_a].name), plain(" and "),
          name(findings.systems[gap.system_b].name)};
}

Parts usual(const Gap& gap) {
  if (!gap.expected) return {missing(kNotJudged)};
  Parts parts = {number(*gap.expected, rounded(*gap.expected))};
  if (gap.range) add_range(*gap.range, rounded, parts);
  return parts;
}

Parts false_alarms(const Gap& gap) {
  if (gap.q) return {number(*gap.q, false_alarm_share(*gap.q))};
  return {missing(gap.state == GapState::no_sign ? "too few usual to judge" : kNotJudged)};
}

Parts words(const std::string& text) {
  return text.empty() ? Parts{plain("")} : Parts{sentence(text)};
}

// What stands beside a row: why it cannot be told, who could begin, what was decided.
std::string beside(const Findings& findings, const Gap& gap) {
  std::string text = gap.state == GapState::cannot_tell ? gap.why : "";
  const std::string parts[] = {gap.state == GapState::gap ? who_could(findings, gap) : "",
                               decision_sentence(gap)};
  for (const std::string& part : parts) {
    if (!part.empty()) text += (text.empty() ? "" : " ") + part;
  }
  return text;
}

Row outcome_row(const Findings& findings, const Gap& gap) {
  Row row{gap_row_id(findings, gap.id),
          {{name(gap.outcome_name)}, pair_of_systems(findings, gap), {state(gap.state)}}};
  const Parts withheld = {missing(kWithheld)};
  const auto asked = gap.pairs ? number(*gap.pairs, rounded(*gap.pairs)) : missing(kWithheld);
  const Parts pairs = {asked, plain(" of "), number(gap.possible, rounded(gap.possible))};
  if (gap.observed) {
    for (const Parts& cell : {Parts{count(*gap.observed)}, usual(gap), pairs, false_alarms(gap)})
      row.cells.push_back(cell);
  } else {
    for (const Parts& cell : {withheld, withheld, pairs, withheld}) row.cells.push_back(cell);
  }
  row.cells.push_back(words(beside(findings, gap)));
  return row;
}

data outcome_table(const Findings& findings, const std::vector<const Gap*>& rows,
                   GapState gap_state, const char* id, const char* caption) {
  Table table{id,
              caption,
              {{"The outcome", Align::left},
               {"The two systems", Align::left},
               {"State", Align::left},
               {findings.links_from == LinkSource::recorded ? "Links recorded" : "Links reported"},
               {"Usual here (nine counts in ten)"},
               {"Pairs asked about, of possible"},
               {"False-alarm share (q)"},
               {gap_state == GapState::cannot_tell ? "Why we cannot tell" : "Who could begin",
                Align::left}}};
  for (const Gap* gap : rows)
    if (gap->state == gap_state) table.add(outcome_row(findings, *gap));
  return std::move(table).take();
}

data plain_table(const Findings& findings, const std::vector<const Gap*>& rows,
                 const std::string& kind) {
  Table table{
      kind + "-table",
      std::string(words_of(rows.front()->kind).title),
      {{"What was found", Align::left}, {"State", Align::left}, {"Beside it", Align::left}}};
  // Gaps first; then what cannot be told, then the rest.
  std::size_t shown = 0;
  for (const GapState wanted : {GapState::gap, GapState::cannot_tell, GapState::no_sign}) {
    for (const Gap* gap : rows) {
      if (gap->state != wanted || shown == kMostRows) continue;
      ++shown;
      table.add({gap_row_id(findings, gap->id),
                 {{sentence(gap->statement)},
                  {state(gap->state)},
                  words(gap->state == GapState::cannot_tell ? decision_sentence(*gap)
                                                            : beside(findings, *gap))}});
    }
  }
  return std::move(table).take();
}

void add_tables(const Findings& findings, GapKind kind, data& section) {
  const std::vector<const Gap*> rows = gaps_of(findings, kind);
  kainjow::mustache::list tables;
  const auto push = [&](data table) {
    if (!table.is_false()) tables.push_back(std::move(table));
  };
  if (kind == GapKind::outcome) {
    push(outcome_table(findings, rows, GapState::gap, "outcome-gaps-table",
                       "Gaps on outcomes: fewer links than usual here"));
    push(outcome_table(findings, rows, GapState::cannot_tell, "outcome-cannot-tell-table",
                       "Outcomes where we cannot tell: too few pairs or answers to judge"));
    push(outcome_table(findings, rows, GapState::no_sign, "outcome-no-sign-table",
                       "No sign of a gap on these: within or above what is usual here"));
  } else if (!rows.empty()) {
    push(plain_table(findings, rows, std::string(to_string(kind))));
  }
  section.set("tables", tables);
  section.set("cut", rows.size() > kMostRows && kind != GapKind::outcome);
  section.set("shown", whole(kMostRows));
  section.set("rows", whole(rows.size()));
}

void add_reasons(const Findings& findings, data& page) {
  kainjow::mustache::list reasons;
  for (const TieReason& reason : findings.tie_reasons) {
    data item;
    item.set("sentence", sentence_text(tie_reason_sentence(reason)));
    reasons.push_back(item);
  }
  page.set("has_tie_reasons", !findings.tie_reasons.empty());
  page.set("tie_reasons", reasons);
}

}  // namespace

std::string gap_row_id(const Findings& findings, const std::string& id) {
  const auto at = [&](const std::vector<Gap>& list) {
    return static_cast<std::size_t>(std::ranges::find(list, id, &Gap::id) - list.begin());
  };
  if (const std::size_t i = at(findings.interfaces); i < findings.interfaces.size())
    return meeting_id(i);
  if (const std::size_t i = at(findings.gaps); i < findings.gaps.size())
    return "gap-" + std::to_string(i + 1);
  return "meet";
}

void add_gap_lists(const Findings& findings, data& page) {
  kainjow::mustache::list sections;
  for (const GapKindSummary& summary : findings.gap_kinds) {
    if (summary.kind == GapKind::interface) continue;
    data section;
    section.set("id", "kind-" + std::string(to_string(summary.kind)));
    section.set("title", std::string(words_of(summary.kind).title));
    const std::string counts = states_of(findings, summary.kind);
    section.set("counts", counts.empty() ? data{false} : data{sentence_text(counts)});
    section.set("note", summary.note.empty() ? data{false} : data{sentence_text(summary.note)});
    add_tables(findings, summary.kind, section);
    sections.push_back(section);
  }
  page.set("has_gap_sections", !sections.empty());
  page.set("gap_sections", sections);
  page.set("like_whom", std::string(like_whom(findings)));
  add_reasons(findings, page);
}

}  // namespace interstice::page
