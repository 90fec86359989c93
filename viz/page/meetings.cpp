// Where systems meet: all pairs of systems, in three tables, one a state.
#include <algorithm>
#include <utility>

#include "viz/page/numbers.hpp"
#include "viz/page/sections.hpp"
#include "viz/page/text.hpp"

namespace interstice::page {
namespace {

constexpr const char* kWithheld = "withheld";
constexpr const char* kNotJudged = "not judged";

std::vector<Column> columns_of(const Findings& findings, GapState gap_state) {
  std::vector<Column> columns = {{"The two systems", Align::left},
                                 {"State", Align::left},
                                 {findings.links_from == LinkSource::recorded ? "Links recorded"
                                  : findings.through_boards ? "Links through shared boards"
                                                            : "Links reported"},
                                 {"Usual here (nine counts in ten)"},
                                 {"Pairs asked about, of possible"},
                                 {"Links per 100 pairs asked about"},
                                 {"False-alarm share (q)"}};
  if (gap_state == GapState::cannot_tell) columns.push_back({"Why we cannot tell", Align::left});
  return columns;
}

Parts usual(const Gap& meeting, const char* absent) {
  if (!meeting.expected) return {missing(absent)};
  Parts parts = {number(*meeting.expected, rounded(*meeting.expected))};
  if (meeting.range) add_range(*meeting.range, rounded, parts);
  return parts;
}

/// Where so few links are usual that even none could not stand out, there is no q to give.
Parts false_alarms(const Gap& meeting) {
  if (meeting.q) return {number(*meeting.q, false_alarm_share(*meeting.q))};
  return {missing(meeting.state == GapState::no_sign ? "too few usual to judge" : kNotJudged)};
}

/// Links per 100 pairs: below 10 with one decimal, as links are few among many pairs.
Parts density(const Gap& meeting) {
  if (!meeting.density) return {missing("not defined")};
  return {number(*meeting.density, rounded(*meeting.density * 100))};
}

Row row_of(const Findings& findings, std::size_t index) {
  const Gap& meeting = findings.interfaces[index];
  Row row{meeting_id(index),
          {{name(findings.systems[meeting.system_a].name), plain(" and "),
            name(findings.systems[meeting.system_b].name)},
           {state(meeting.state)}}};
  const auto asked =
      meeting.pairs ? number(*meeting.pairs, rounded(*meeting.pairs)) : missing(kWithheld);
  const Parts pairs = {asked, plain(" of "), number(meeting.possible, rounded(meeting.possible))};
  if (meeting.observed) {
    row.cells.push_back({count(*meeting.observed)});
    // What is usual means little where the pair cannot be judged.
    row.cells.push_back(meeting.state == GapState::cannot_tell ? Parts{missing(kNotJudged)}
                                                               : usual(meeting, kNotJudged));
    row.cells.push_back(pairs);
    row.cells.push_back(density(meeting));
    row.cells.push_back(false_alarms(meeting));
  } else {  // with the usual count, q would tell what is withheld
    const Parts withheld = {missing(kWithheld)};
    for (const Parts& cell : {withheld, withheld, pairs, withheld, withheld})
      row.cells.push_back(cell);
  }
  if (meeting.state == GapState::cannot_tell)
    row.cells.push_back({meeting.why.empty() ? missing("no reason given") : sentence(meeting.why)});
  return row;
}

data table_of(const Findings& findings, GapState gap_state, const char* id, const char* caption) {
  Table table{id, caption, columns_of(findings, gap_state)};
  for (std::size_t i = 0; i < findings.interfaces.size(); ++i)
    if (findings.interfaces[i].state == gap_state) table.add(row_of(findings, i));
  return std::move(table).take();
}

std::string how_many(const Findings& findings, GapState gap_state) {
  const auto& all = findings.interfaces;
  const auto in_state = [&](const Gap& meeting) { return meeting.state == gap_state; };
  return whole(static_cast<std::uint64_t>(std::count_if(all.begin(), all.end(), in_state)));
}

}  // namespace

std::string meeting_id(std::size_t index) { return "pair-" + std::to_string(index + 1); }

void add_state_counts(const Findings& findings, data& page) {
  page.set("pairs_of_systems", whole(findings.interfaces.size()));
  page.set("number_gap", how_many(findings, GapState::gap));
  page.set("number_no_sign", how_many(findings, GapState::no_sign));
  page.set("number_cannot_tell", how_many(findings, GapState::cannot_tell));
}

void add_meetings(const Findings& findings, data& page) {
  page.set("has_meetings", !findings.interfaces.empty());
  if (!findings.interfaces_note.empty())
    page.set("meetings_note", sentence_text(findings.interfaces_note));
  page.set("gap_table",
           table_of(findings, GapState::gap, "gaps-table", "Gaps: fewer links than usual here"));
  page.set("no_sign_table", table_of(findings, GapState::no_sign, "no-sign-table",
                                     "No sign of a gap: within or above what is usual here"));
  page.set("cannot_tell_table", table_of(findings, GapState::cannot_tell, "cannot-tell-table",
                                         "Cannot tell: too few pairs or answers to judge"));
}

}  // namespace interstice::page
