#include "cli/gaps_output.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "cli/output.hpp"
#include "graph/findings/gaps/gap_sentences.hpp"
#include "graph/findings/number_words.hpp"
#include "io/findings_json.hpp"

namespace interstice::cli {
namespace {

const std::vector<std::string> kHeader = {
    "rank",      "id",       "kind",    "state",    "system_a", "system_b", "outcome",
    "observed",  "expected", "missing", "evidence", "p",        "q",        "persistence",
    "statement", "low",      "high",    "pairs",    "possible", "raters"};

std::string optional_count(const std::optional<std::uint32_t>& n) {
  return n ? fmt::format("{}", *n) : std::string{};
}

std::vector<std::string> csv_row(const Gap& gap, const Findings& findings) {
  const auto system = [&](std::uint32_t i) {
    return i == kNoSystem ? std::string{} : findings.systems[i].id;
  };
  return {fmt::format("{}", gap.rank),
          gap.id,
          std::string(to_string(gap.kind)),
          std::string(to_string(gap.state)),
          system(gap.system_a),
          system(gap.system_b),
          gap.outcome,
          optional_count(gap.observed),
          csv_number(gap.expected),
          csv_number(gap.missing),
          csv_number(gap.evidence),
          csv_number(gap.p),
          csv_number(gap.q),
          csv_number(gap.persistence),
          gap.statement,
          gap.range ? csv_number(gap.range->low) : "",
          gap.range ? csv_number(gap.range->high) : "",
          csv_number(gap.pairs),
          gap.possible > 0.0 ? csv_number(gap.possible) : "",
          optional_count(gap.raters)};
}

// People read gaps by links missing; every other row follows by rank.
std::vector<const Gap*> for_people(const Findings& findings, GapKind kind, GapState state) {
  std::vector<const Gap*> rows = gaps_of(findings, kind);
  std::erase_if(rows, [&](const Gap* gap) { return gap->state != state; });
  if (state == GapState::gap) {
    std::ranges::stable_sort(rows, std::ranges::greater{},
                             [](const Gap* gap) { return gap->missing.value_or(0.0); });
  }
  return rows;
}

// What stands below a gap's own sentence. Reasons that are its sentence already are not said again.
void print_details(const Findings& findings, const Gap& gap) {
  const bool said = gap.kind == GapKind::outcome_lead || gap.kind == GapKind::expected ||
                    gap.kind == GapKind::few_routes || gap.kind == GapKind::trust_challenge;
  const bool first_said = gap.kind == GapKind::boundary || gap.kind == GapKind::vertical_pull;
  std::string common;
  std::string sentences;
  for (const GapReason& reason : gap.reasons) {
    if (said || (first_said && &reason == &gap.reasons.front())) continue;
    if (reason.in_brief.empty()) {
      sentences += (sentences.empty() ? "" : " ") + reason.text;
    } else {
      common += (common.empty() ? "In common: " : ", ") + reason.in_brief;
    }
  }
  if (!common.empty()) common += '.';
  std::string text;
  for (const std::string& part :
       {common, sentences, who_could(findings, gap), decision_sentence(gap)})
    text += (text.empty() || part.empty() ? "" : " ") + part;
  if (!text.empty()) print_wrapped(text, stdout, "     ");
}

void print_list(const Findings& findings, GapKind kind, GapState state, std::size_t top) {
  const std::vector<const Gap*> rows = for_people(findings, kind, state);
  if (rows.empty()) return;
  if (state == GapState::gap) {
    std::size_t number = 0;
    for (const Gap* gap : rows) {
      if (number == top) break;
      print_wrapped(fmt::format("{}. {}", ++number, gap->statement), stdout, "  ");
      print_details(findings, *gap);
    }
  } else {
    fmt::print("  {} ({}):\n", state == GapState::no_sign ? "No sign of a gap" : "We cannot tell",
               rows.size());
    for (std::size_t i = 0; i < rows.size() && i < top; ++i) {
      print_wrapped(rows[i]->statement, stdout, "  ");
      const std::string decided = decision_sentence(*rows[i]);
      if (!decided.empty()) print_wrapped(decided, stdout, "     ");
    }
  }
  if (rows.size() > top)
    print_wrapped(fmt::format("... and {} more; --top shows them.",
                              whole_number(static_cast<double>(rows.size() - top))),
                  stdout, "  ");
}

void print_kind(const Findings& findings, const GapKindSummary& summary, GapStates states,
                std::size_t top) {
  fmt::print("\n{}\n", words_of(summary.kind).title);
  // What the summary above says already is not said again.
  const std::string counts = states_of(findings, summary.kind);
  if (findings.first_page.gaps_summary.find(counts) == std::string::npos)
    print_wrapped(counts, stdout);
  if (!summary.note.empty()) print_wrapped(summary.note, stdout);
  print_list(findings, summary.kind, GapState::gap, top);
  if (states == GapStates::gaps) return;
  print_list(findings, summary.kind, GapState::no_sign, top);
  print_list(findings, summary.kind, GapState::cannot_tell, top);
}

// Kinds without a row, and why.
void print_not_judged(const Findings& findings) {
  bool first = true;
  for (const GapKindSummary& summary : findings.gap_kinds) {
    const bool said = summary.kind == GapKind::interface;  // by the summary above
    if (!gaps_of(findings, summary.kind).empty() || (said && !summary.note.empty())) continue;
    if (first) fmt::print("\nNot judged, or nothing found\n");
    first = false;
    print_wrapped(summary.note.empty()
                      ? fmt::format("{}: none of these.", words_of(summary.kind).title)
                      : summary.note,
                  stdout, "  ");
  }
}

std::string row_list(const std::vector<std::string>& rows) {
  std::string text;
  for (const std::string& row : rows) text += (text.empty() ? "" : ", ") + row;
  return text.empty() ? text : " [" + text + "]";
}

std::string names(const Findings& findings, const std::vector<std::uint32_t>& bodies) {
  std::string text;
  for (const std::uint32_t body : bodies)
    text += (text.empty() ? "" : ", ") + findings.bodies[body].name;
  return text;
}

void line(std::string_view label, const std::string& text) {
  if (!text.empty()) print_wrapped(fmt::format("{}: {}", label, text), stdout, "  ");
}

void print_numbers(const Gap& gap) {
  const auto number = [](const std::optional<double>& value) {
    return value ? table_number(*value) : std::string{};
  };
  std::string counted(observed_word(gap.kind));
  counted[0] = static_cast<char>(counted[0] - 'a' + 'A');
  line(counted, optional_count(gap.observed));
  if (gap.expected && gap.range) {
    line("Usual", fmt::format("{} ({} to {})", table_number(*gap.expected),
                              whole_number(gap.range->low), whole_number(gap.range->high)));
  }
  line("Missing", number(gap.missing));
  if (gap.possible > 0.0) {
    line("Pairs", gap.pairs ? fmt::format("{} asked about, of {}", table_number(*gap.pairs),
                                          table_number(gap.possible))
                            : fmt::format("{} in all", table_number(gap.possible)));
  }
  line("Bodies that answered", optional_count(gap.raters));
  line("Evidence (missing / spread)", number(gap.evidence));
  line("p, the chance of as few links or fewer", number(gap.p));
  line("q, the share of false alarms", number(gap.q));
  line("Stays in re-runs",
       gap.persistence ? fmt::format("{} of 100", per_100(*gap.persistence)) : std::string{});
}

}  // namespace

void print_gaps(const Findings& findings, GapStates states, std::size_t top) {
  print_wrapped(findings.first_page.title, stdout);
  print_wrapped("Please decide: " + findings.first_page.decide, stdout);
  print_wrapped("What this rests on: " + findings.first_page.rests_on, stdout);
  if (!findings.first_page.gaps_summary.empty())
    print_wrapped(findings.first_page.gaps_summary, stdout);
  const std::vector<const Gap*> all = all_gaps(findings);
  const bool ranges = std::ranges::any_of(all, [&](const Gap* gap) {
    return gap->range && (states == GapStates::all || gap->state == GapState::gap);
  });
  if (ranges) {
    print_wrapped(fmt::format("In brackets below: where about nine in ten counts would lie, {}.",
                              like_whom(findings)),
                  stdout);
  }
  for (const GapKindSummary& summary : findings.gap_kinds) {
    if (!gaps_of(findings, summary.kind).empty()) print_kind(findings, summary, states, top);
  }
  print_not_judged(findings);
  if (states == GapStates::gaps && !all.empty()) {
    fmt::print("\n");
    print_wrapped(
        "--all shows those without a sign of a gap and those we cannot tell about too; "
        "--explain ID all that is behind one.",
        stdout);
  }
  print_manifest(findings.manifest, stdout);
}

void print_gap_rows(const Findings& findings, GapStates states, std::size_t top) {
  std::vector<std::vector<std::string>> rows;
  for (const Gap* gap : all_gaps(findings)) {
    if (rows.size() == top) break;
    if (states == GapStates::all || gap->state == GapState::gap)
      rows.push_back(csv_row(*gap, findings));
  }
  print_csv(kHeader, rows);
}

void print_gap(const Findings& findings, const Gap& gap) {
  fmt::print("{}\n", gap.id);
  print_wrapped(gap.statement, stdout);
  fmt::print("\n");
  print_numbers(gap);
  line("On this side", names(findings, gap.bodies_a));
  line("On the other", names(findings, gap.bodies_b));
  line("Who could", who_could(findings, gap));
  line("Linked with both", names(findings, gap.bridges));
  const std::string decided = decision_sentence(gap);
  if (!decided.empty()) print_wrapped(decided + row_list({gap.decision->row}), stdout, "  ");
  if (!gap.reasons.empty()) fmt::print("\nReasons\n");
  for (const GapReason& reason : gap.reasons)
    print_wrapped(reason.text + row_list(reason.rows), stdout, "  ");
  if (!gap.without_link.empty())
    fmt::print("\nAsked about, and no link reported (the likeliest first)\n");
  for (const GapPair& pair : gap.without_link) {
    print_wrapped(
        fmt::format("{} and {}", findings.bodies[pair.a].name, findings.bodies[pair.b].name),
        stdout, "  ");
  }
  if (!findings.tie_reasons.empty() && gap.expected) {
    fmt::print("\nWhat makes a link likelier here, all else as it is\n");
    for (const TieReason& reason : findings.tie_reasons)
      print_wrapped(tie_reason_sentence(reason), stdout, "  ");
  }
  print_manifest(findings.manifest, stdout);
}

}  // namespace interstice::cli
