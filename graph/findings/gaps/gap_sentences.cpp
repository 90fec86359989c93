#include "graph/findings/gaps/gap_sentences.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "graph/findings/gaps/boundary_findings.hpp"
#include "graph/findings/gaps/few_routes_findings.hpp"
#include "graph/findings/gaps/fragile_bridge_findings.hpp"
#include "graph/findings/gaps/money_findings.hpp"
#include "graph/findings/gaps/one_sided_findings.hpp"
#include "graph/findings/gaps/paper_findings.hpp"
#include "graph/findings/gaps/trust_challenge_findings.hpp"
#include "graph/findings/gaps/vertical_pull_findings.hpp"
#include "graph/findings/number_words.hpp"
#include "graph/findings/sentences.hpp"

namespace interstice {
namespace {

std::string links(double n) { return counted(n, "link", "links"); }

std::string joined(const std::vector<std::string>& names, std::string_view last) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i)
    text += fmt::format("{}{}", i == 0 ? "" : i + 1 == names.size() ? last : ", ", names[i]);
  return text;
}

std::string lower(std::string text) {
  if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] + 32);
  return text;
}

std::string upper(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
  return text;
}

// One side of a gap between bodies, or of a body and a system.
std::string side(const Findings& findings, const std::vector<std::uint32_t>& bodies,
                 std::uint32_t system) {
  if (bodies.size() == 1) return findings.bodies[bodies[0]].name;
  if (system != kNoSystem) return findings.systems[system].name;
  return "bodies of no stated system";
}

std::string cell_statement(const Findings& findings, const Gap& cell) {
  const std::string subject = gap_subject(findings, cell);
  if (!cell.observed)
    return fmt::format("{}: withheld, too few answers stand behind the count.", subject);
  if (findings.through_boards) {
    return fmt::format("{}: {} of {} share a board. {}", subject, whole_number(*cell.observed),
                       counted(cell.possible, "pair", "pairs"), cell.why);
  }
  std::string text = fmt::format("{}: {} {}", subject, links(*cell.observed),
                                 link_words(findings.links_from).reported);
  if (cell.pairs)
    text += fmt::format(" among {} {}", counted(*cell.pairs, "pair", "pairs"),
                        findings.links_from == LinkSource::recorded ? "on record" : "asked about");
  if (cell.state == GapState::cannot_tell) {
    return text + ". We cannot tell whether there is a gap. " + cell.why;
  }
  if (cell.expected && cell.range) {
    text += fmt::format("; {} usual here ({} to {}), {}", usual_number(*cell.expected),
                        whole_number(cell.range->low), whole_number(cell.range->high),
                        like_whom(findings));
  }
  if (cell.state == GapState::gap) {
    return cell.persistence ? fmt::format("{}. It stayed a gap in {} of 100 re-runs.", text,
                                          per_100(*cell.persistence))
                            : text + '.';
  }
  return text + (cell.q ? ". No sign of a gap."
                        : ". No sign of a gap; so few links are usual here that none could show.");
}

std::string expected_statement(const Findings& findings, const Gap& gap) {
  const std::string_view reported = link_words(findings.links_from).reported;
  const std::string subject = gap_subject(findings, gap);
  const std::string called =
      gap.reasons.empty() ? "a link is called for" : lower(gap.reasons.front().text);
  const std::string lead = fmt::format(
      "{}: {}", subject, called.ends_with('.') ? called.substr(0, called.size() - 1) : called);
  if (gap.state == GapState::gap) return fmt::format("{}; no link is {}.", lead, reported);
  if (gap.state == GapState::no_sign)
    return fmt::format("{}; {} {}.", lead, links(gap.observed.value_or(0)), reported);
  return fmt::format("{}; no link is {}, and we cannot tell whether there is one. {}", lead,
                     reported, gap.why);
}

std::string missing_statement(const Findings& findings, const Gap& gap) {
  return fmt::format("{}: no link {}; of 100 such pairs {} usually have one, {}.",
                     gap_subject(findings, gap), link_words(findings.links_from).reported,
                     per_100(gap.expected.value_or(0.0)), like_whom(findings));
}

std::string lead_statement(const Findings& findings, const Gap& gap) {
  const std::string subject = gap_subject(findings, gap);
  if (gap.state == GapState::cannot_tell) return fmt::format("{}: {}", subject, lower(gap.why));
  if (gap.state == GapState::no_sign) return subject + ": one lead is named.";
  std::string text;
  for (const GapReason& reason : gap.reasons) {
    const std::string clause = lower(reason.text);
    text += (text.empty() ? "" : "; ") + clause.substr(0, clause.size() - 1);
  }
  return fmt::format("{}: {}.", subject, text);
}

}  // namespace

GapKindWords words_of(GapKind kind) {
  switch (kind) {
    case GapKind::outcome:
      return {"Shared outcomes", "pair of systems on an outcome", "pairs of systems on an outcome"};
    case GapKind::interface:
      return {"Where systems meet", "pair of systems", "pairs of systems"};
    case GapKind::expected:
      return {"Links that a duty, plan, contract or pathway calls for", "link that is called for",
              "links that are called for"};
    case GapKind::outcome_lead:
      return {"Who leads each outcome", "outcome", "outcomes"};
    case GapKind::level:
      return {"At the top and at the front line", "pair of systems by level",
              "pairs of systems by level"};
    case GapKind::missing_relationship:
      return {"Two bodies that would usually have a link", "pair of bodies", "pairs of bodies"};
    case GapKind::paper_partnership:
      return {"On paper without a working link", "pair of systems", "pairs of systems"};
    case GapKind::under_the_radar:
      return {"Working links with nothing on record", "pair of systems", "pairs of systems"};
    case GapKind::one_sided:
      return {"Reported by one side alone", "pair of systems by kind of link",
              "pairs of systems by kind of link"};
    case GapKind::fragile_bridge:
      return {"Where one body or one link joins", "pair of systems or part of the place",
              "pairs of systems and parts of the place"};
    case GapKind::money_and_talk:
      return {"Money and talk", "pair of systems, by payments or by links",
              "pairs of systems, by payments and by links"};
    case GapKind::vertical_pull:
      return {"Upwards rather than across", "system", "systems"};
    case GapKind::boundary:
      return {"Areas that differ", "pair of bodies expected to work together",
              "pairs of bodies expected to work together"};
    case GapKind::few_routes:
      return {"Community groups and those who decide", "community group", "community groups"};
    case GapKind::trust_challenge:
      return {"Can rely on, can disagree openly", "pair of systems", "pairs of systems"};
  }
  return {};
}

std::string_view observed_word(GapKind kind) {
  switch (kind) {
    case GapKind::one_sided:
      return "links that both sides report";
    case GapKind::under_the_radar:
      return "links with an agreement or a shared board";
    case GapKind::paper_partnership:
      return "pairs with a working link";
    case GapKind::money_and_talk:
      return "pairs with both a payment and a working link";
    case GapKind::fragile_bridge:
    case GapKind::few_routes:
      return "routes";
    case GapKind::vertical_pull:
      return "links across";
    default:
      return "links";
  }
}

std::string gap_subject(const Findings& findings, const Gap& gap) {
  const auto on = [&] {
    return gap.outcome.empty() ? std::string{} : fmt::format(", on \"{}\"", gap.outcome_name);
  };
  switch (gap.kind) {
    case GapKind::interface:
    case GapKind::outcome:
    case GapKind::paper_partnership:
    case GapKind::under_the_radar:
    case GapKind::one_sided:
    case GapKind::money_and_talk:
    case GapKind::trust_challenge:
      return fmt::format("{} and {}{}", findings.systems[gap.system_a].name,
                         findings.systems[gap.system_b].name, on());
    case GapKind::level:
      return fmt::format("{} and {}, at the front line", findings.systems[gap.system_a].name,
                         findings.systems[gap.system_b].name);
    case GapKind::fragile_bridge:
      return gap.system_a == kNoSystem
                 ? std::string("A part of the place")
                 : fmt::format("{} and {}", findings.systems[gap.system_a].name,
                               findings.systems[gap.system_b].name);
    case GapKind::vertical_pull:
      return findings.systems[gap.system_a].name;
    case GapKind::few_routes:
      return side(findings, gap.bodies_a, gap.system_a);
    case GapKind::expected:
    case GapKind::boundary:
    case GapKind::missing_relationship:
      return fmt::format(
          "{} and {}{}", side(findings, gap.bodies_a, gap.system_a),
          side(findings, gap.bodies_b, gap.system_b == kNoSystem ? gap.system_a : gap.system_b),
          on());
    case GapKind::outcome_lead:
      return fmt::format("\"{}\"", gap.outcome_name);
  }
  return {};
}

std::string gap_statement(const Findings& findings, const Gap& gap) {
  switch (gap.kind) {
    case GapKind::outcome:
    case GapKind::interface:
    case GapKind::level:
      return cell_statement(findings, gap);
    case GapKind::expected:
      return expected_statement(findings, gap);
    case GapKind::missing_relationship:
      return missing_statement(findings, gap);
    case GapKind::outcome_lead:
      return lead_statement(findings, gap);
    case GapKind::paper_partnership:
      return paper_statement(findings, gap);
    case GapKind::under_the_radar:
      return radar_statement(findings, gap);
    case GapKind::one_sided:
      return one_sided_statement(findings, gap);
    case GapKind::fragile_bridge:
      return fragile_bridge_statement(findings, gap);
    case GapKind::money_and_talk:
      return money_statement(findings, gap);
    case GapKind::vertical_pull:
      return vertical_pull_statement(findings, gap);
    case GapKind::boundary:
      return boundary_statement(findings, gap);
    case GapKind::few_routes:
      return few_routes_statement(findings, gap);
    case GapKind::trust_challenge:
      return trust_challenge_statement(findings, gap);
  }
  return {};
}

std::string who_could(const Findings& findings, const Gap& gap, Naming naming) {
  const std::size_t most = naming == Naming::full ? 2 : naming == Naming::nobody ? 0 : 1;
  const bool start = naming == Naming::full || naming == Naming::one_go_between;
  std::string text;
  if (gap.could_start && start) {
    text = fmt::format("{} and {} could start", findings.bodies[gap.could_start->a].name,
                       findings.bodies[gap.could_start->b].name);
  }
  std::vector<std::string> names;
  for (std::size_t i = 0; i < gap.bridges.size() && i < most; ++i)
    names.push_back(findings.bodies[gap.bridges[i]].name);
  if (!names.empty()) {
    text += text.empty() ? joined(names, " and ") + " could introduce them"
                         : fmt::format("; {} {} both", joined(names, " and "),
                                       names.size() == 1 ? "knows" : "know");
  }
  return text.empty() ? text : text + '.';
}

std::string decision_sentence(const Gap& gap) {
  if (!gap.decision) return {};
  const GapDecision& d = *gap.decision;
  std::string text = "Decided: " + (d.decision.empty() ? std::string("not said what") : d.decision);
  if (!d.owner.empty()) text += ", " + d.owner;
  if (!d.review_date.empty()) text += ", to be looked at again on " + d.review_date;
  if (!d.reason.empty()) text += fmt::format(" ({})", d.reason);
  return text + '.';
}

std::string_view like_whom(const Findings& findings) {
  return findings.in_common ? "for bodies as active, with as much in common"
                            : "for bodies as active";
}

std::string states_of(const Findings& findings, GapKind kind, SilentCells silent_cells) {
  const std::vector<const Gap*> rows = gaps_of(findings, kind);
  if (rows.empty()) return {};
  // A withheld pair is in no state that is told.
  const auto count = [&](auto&& is) {
    return static_cast<std::size_t>(std::ranges::count_if(
        rows, [&](const Gap* gap) { return (gap->observed || !counts_links(kind)) && is(*gap); }));
  };
  const auto in = [&](GapState state) {
    return count([&](const Gap& gap) { return gap.state == state; });
  };
  const std::size_t told = count([](const Gap&) { return true; });
  const GapKindWords words = words_of(kind);
  if (kind == GapKind::missing_relationship) {
    return fmt::format("{} would usually have a link, and none is {}.",
                       upper(counted(static_cast<double>(rows.size()), words.one, words.many)),
                       link_words(findings.links_from).reported);
  }
  const bool judged = silent_cells == SilentCells::counted &&
                      (kind == GapKind::outcome || kind == GapKind::interface);
  const std::size_t silent =
      !judged ? 0 : count([](const Gap& gap) { return gap.state == GapState::no_sign && !gap.q; });
  const std::size_t gaps = in(GapState::gap);
  return fmt::format(
      "Of {}: {} {} a gap, {} no sign of one{}; {} we cannot tell{}.",
      counted(static_cast<double>(rows.size()), words.one, words.many), number_word(gaps),
      gaps <= 1 ? "has" : "have", number_word(in(GapState::no_sign)),
      silent == 0 ? ""
                  : fmt::format(" (in {} too few links are usual to see one)", number_word(silent)),
      number_word(in(GapState::cannot_tell)),
      told == rows.size() ? "" : fmt::format("; {} withheld", number_word(rows.size() - told)));
}

std::string tie_reason_sentence(const TieReason& reason) {
  const bool several = reason.text == "answers from both sides";
  const std::string with = per_100(reason.with);
  const std::string range =
      fmt::format("({} to {})", per_100(reason.with_range.low), per_100(reason.with_range.high));
  if (per_100(reason.without) == with) {
    return fmt::format("{} {} it at {} in 100 pairs {}.", upper(reason.text),
                       several ? "leave" : "leaves", with, range);
  }
  return fmt::format("{} {}{} it from {} to {} in 100 pairs {}.", upper(reason.text),
                     reason.with >= reason.without ? "raise" : "lower", several ? "" : "s",
                     per_100(reason.without), with, range);
}

}  // namespace interstice
