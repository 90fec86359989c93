#include "graph/findings/first_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "graph/findings/influence/influence_sentences.hpp"
#include "graph/findings/number_words.hpp"
#include "graph/findings/sentences.hpp"
#include "graph/model/date.hpp"

namespace interstice {
namespace {

constexpr std::size_t kGapsOnFirstPage = 3;

std::string links(double n) { return counted(n, "link", "links"); }

// "31 March 2026" from 2026-03-31.
std::string day_in_words(const std::string& iso) {
  static constexpr std::array kMonths = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
  const std::optional<DateSpan> span = parse_date(iso);
  if (!span) return iso;
  const Date& day = span->last;
  return fmt::format("{} {} {}", day.day, kMonths[static_cast<std::size_t>(day.month - 1)],
                     day.year);
}

std::vector<const Interface*> gaps_by_missing(const Findings& findings) {
  std::vector<const Interface*> gaps;
  for (const Interface& cell : findings.interfaces) {
    if (cell.state == GapState::gap) gaps.push_back(&cell);
  }
  std::ranges::stable_sort(gaps, std::ranges::greater{},
                           [](const Interface* cell) { return cell->missing.value_or(0.0); });
  return gaps;
}

std::string gap_in_brief(const Findings& findings, const Interface& cell) {
  const std::string pair = fmt::format("{} and {}", findings.systems[cell.system_a].name,
                                       findings.systems[cell.system_b].name);
  if (!cell.observed || !cell.expected || !cell.range) return pair + ": withheld.";
  return fmt::format("{}: {} {}; {} usual here ({} to {}).", pair, links(*cell.observed),
                     link_words(findings.links_from).reported, usual_number(*cell.expected),
                     whole_number(cell.range->low), whole_number(cell.range->high));
}

std::size_t count_withheld(const Findings& findings) {
  return static_cast<std::size_t>(std::ranges::count_if(
      findings.interfaces, [](const Interface& cell) { return !cell.observed; }));
}

// A withheld pair is in no state that is told.
std::size_t count_state(const Findings& findings, GapState state) {
  return static_cast<std::size_t>(std::ranges::count_if(
      findings.interfaces,
      [&](const Interface& cell) { return cell.observed && cell.state == state; }));
}

// Whether a range that is right nine times in ten stands on the page: the only ones of its sentences.
bool any_likely_range(const Findings& findings) {
  return (findings.network.across_range && !findings.totals_withheld) ||
         (findings.gap_headline && count_state(findings, GapState::gap) > 0);
}

std::string decide(const Findings& findings) {
  if (findings.gap_headline && count_state(findings, GapState::gap) > 0)
    return "an owner and a date for each gap, or that we accept it.";
  return decide_on_routes(findings);
}

std::string rests_on(const Findings& findings) {
  const Answers& answers = findings.answers;
  const std::string bodies = counted(answers.bodies, "body", "bodies");
  std::string end = fmt::format(" \"Not {}\" does not mean \"no contact\".",
                                link_words(findings.links_from).reported);
  if (any_likely_range(findings)) end += ' ' + std::string(kRangesSentence);
  if (findings.links_from == LinkSource::none) {
    return fmt::format(
        "{}, and no kind of link that says who works with whom: nothing can be said of links here.",
        bodies);
  }
  if (findings.through_boards) {
    return fmt::format(
        "records of who sits on which board, for {}. Two bodies are linked here when they sit on a "
        "board "
        "together; whether they work together was not asked.",
        bodies);
  }
  if (answers.on_record) {
    return findings.links_from == LinkSource::recorded
               ? fmt::format("records on {}; nobody was asked for more.{}", bodies, end)
               : fmt::format("a list of links that is said to be complete, on {}.{}", bodies, end);
  }
  if (answers.everyone_assumed) {
    return fmt::format(
        "{}. No record says who was asked, so this assumes that everyone was asked about "
        "everyone.{}",
        bodies, end);
  }
  if (answers.withheld) return bodies + ". How many answered is not given here." + end;
  if (!answers.first_asked.empty()) {
    return fmt::format(
        "{}. Nobody had been asked at this date: the record of answers begins on {}, so nothing "
        "can "
        "be said of pairs without a reported link.{}",
        bodies, day_in_words(answers.first_asked), end);
  }
  if (answers.nobody) {
    return bodies +
           "; none is on record as having answered, so nothing can be said of pairs without a "
           "reported link." +
           end;
  }
  return fmt::format(
      "{} of {} answered. Both sides answered for {} in 100 pairs; for {} in 100 neither did.{}",
      whole_number(answers.answered), bodies, per_100(answers.pairs_both),
      per_100(answers.pairs_neither), end);
}

std::string pieces(const Findings& findings) {
  const WholeNetwork& network = findings.network;
  const std::uint32_t bodies = findings.answers.bodies;
  const LinkWords words = link_words(findings.links_from);
  const std::string joins = findings.through_boards ? std::string("Shared boards join")
                                                    : fmt::format("A {} joins", words.route);
  if (bodies == 0) return "No body is in the network.";
  if (bodies == 1) return "There is one body.";
  if (network.largest_component == bodies) {
    return fmt::format("{} all {} bodies.", joins, whole_number(bodies));
  }
  const std::uint32_t others = network.components - 1;
  if (others == network.isolates) {
    return fmt::format("{} {} of the {} bodies; {} no {}.", joins,
                       whole_number(network.largest_component), whole_number(bodies),
                       others == 1 ? "one has" : number_word(others) + " have", words.no_link);
  }
  return fmt::format("{} {} of the {} bodies; the others are in {}.", joins,
                     whole_number(network.largest_component), whole_number(bodies),
                     others == 1 ? "one other part" : number_word(others) + " other parts");
}

// Fewer links across than if systems did not matter, beyond what its range allows: nothing that holds a place together.
bool fewer_across_than_chance(const Findings& findings) {
  const WholeNetwork& network = findings.network;
  return network.across_range && network.across_by_chance &&
         network.across_range->high < *network.across_by_chance;
}

// "Of 212 reported links, 97 cross between systems: 46 in 100 (41 to 51); if links ignored systems, about 71 would"; empty
// where it may not be said, or nothing crosses systems.
std::string across(const Findings& findings) {
  const WholeNetwork& network = findings.network;
  if (findings.totals_withheld || !network.across_share || !network.within || !network.across)
    return {};
  // Links of bodies whose system is not stated are in neither number.
  const bool some_without = !network.links || *network.links > *network.within + *network.across;
  std::string text = fmt::format("Of {} {}{}, {} cross between systems: {} in 100",
                                 whole_number(0.0 + *network.within + *network.across),
                                 link_words(findings.links_from).links,
                                 some_without ? " between bodies of a stated system" : "",
                                 whole_number(*network.across), per_100(*network.across_share));
  if (network.across_range) {
    text += fmt::format(" ({} to {})", per_100(network.across_range->low),
                        per_100(network.across_range->high));
  }
  if (network.across_range && network.across_by_chance) {
    text += fmt::format("; if links ignored systems, about {} would",
                        per_100(*network.across_by_chance));
  }
  return text;
}

std::string holds(const Findings& findings) {
  const WholeNetwork& network = findings.network;
  if (findings.links_from == LinkSource::none) return {};
  std::string text = pieces(findings);
  if (findings.totals_withheld)
    return text +
           " Numbers of links are withheld: too few bodies or answers stand behind some of them.";
  const std::string crossing = across(findings);
  if (!crossing.empty()) {  // else it stands under gaps
    return fewer_across_than_chance(findings) ? text : text + ' ' + crossing + '.';
  }
  if (network.links) {
    text += fmt::format(" {} {} {}.", counted(*network.links, "link", "links"),
                        findings.through_boards ? *network.links == 1 ? "runs" : "run"
                        : *network.links == 1   ? "is"
                                                : "are",
                        link_words(findings.links_from).reported);
  }
  return text;
}

// The three states of all pairs of systems, always together.
std::string states(const Findings& findings) {
  const std::size_t gaps = count_state(findings, GapState::gap);
  const std::size_t no_sign = count_state(findings, GapState::no_sign);
  const std::size_t unknown = count_state(findings, GapState::cannot_tell);
  const std::size_t withheld = count_withheld(findings);
  const auto silent = static_cast<std::size_t>(
      std::ranges::count_if(findings.interfaces, [](const Interface& cell) {
        return cell.state == GapState::no_sign && cell.observed && !cell.q;
      }));
  return fmt::format(
      "Of {}: {} {} a gap, {} no sign of one{}; {} we cannot tell{}.",
      counted(static_cast<double>(findings.interfaces.size()), "pair of systems",
              "pairs of systems"),
      number_word(gaps), gaps <= 1 ? "has" : "have", number_word(no_sign),
      silent == 0 ? ""
                  : fmt::format(" (in {} too few links are usual to see one)", number_word(silent)),
      number_word(unknown),
      withheld == 0 ? "" : fmt::format("; {} withheld", number_word(withheld)));
}

std::string gaps_summary(const Findings& findings) {
  std::string text = findings.interfaces.empty() ? "" : states(findings);
  const bool judged =
      count_state(findings, GapState::gap) > 0 || count_state(findings, GapState::no_sign) > 0;
  if (judged && !findings.gap_headline) {
    text =
        "No headline: who answered is not known, so every pair of systems is judged as if "
        "everybody had been asked about everybody. " +
        text;
  }
  if (count_state(findings, GapState::gap) > 0) text += " About 1 in 10 gaps may be a false alarm.";
  if (!findings.interfaces_note.empty())
    text += (text.empty() ? "" : " ") + findings.interfaces_note;
  const std::string crossing = fewer_across_than_chance(findings) ? across(findings) : "";
  if (!crossing.empty()) text += (text.empty() ? "" : " ") + crossing + '.';
  return text;
}

// "Quays Advice Centre (for 6 bodies, 3 of which answered)". Of one or two, that would tell who did not.
std::string lean_on(const Body& body) {
  const std::string for_whom = counted(body.cut_off, "body", "bodies");
  if (!body.cut_off_answered || body.cut_off < 3)
    return fmt::format("{} (for {})", body.name, for_whom);
  return fmt::format("{} (for {}, {} of which answered)", body.name, for_whom,
                     *body.cut_off_answered);
}

// The bodies that are the only route for others, those with the most first; those that may be named. Where under 30 in 100
// of the cut off answered, another route may simply not be reported.
std::string lean(const Findings& findings) {
  std::vector<const Body*> cut;
  std::size_t unknown = 0;
  bool withheld = false;
  for (const Body& body : findings.bodies) {
    withheld = withheld || body.only_route == OnlyRoute::withheld;
    unknown += body.only_route == OnlyRoute::cannot_tell ? 1 : 0;
    if (body.only_route == OnlyRoute::yes) cut.push_back(&body);
  }
  const std::string_view route = link_words(findings.links_from).only_route;
  std::string rest = unknown == 0
                         ? std::string{}
                         : fmt::format(" Of {} {}we cannot tell: too few of those behind answered.",
                                       number_word(unknown), cut.empty() ? "" : "more ");
  if (withheld) rest += " Whether anybody is for three bodies or fewer is not said here.";
  if (cut.empty()) {
    return fmt::format("nobody{} is {}the {} for {}others.{}",
                       findings.hidden_bodies > 0 ? " that may be named here" : "",
                       unknown > 0 ? "known to be " : "", route, withheld ? "four or more " : "",
                       rest);
  }
  std::ranges::stable_sort(cut, std::ranges::greater{}, &Body::cut_off);
  std::string names;
  constexpr std::size_t kNamed = 3;
  for (std::size_t i = 0; i < cut.size() && i < kNamed; ++i) {
    names += i == 0 ? "" : i + 1 == std::min(cut.size(), kNamed) ? " and " : ", ";
    names += lean_on(*cut[i]);
  }
  if (cut.size() > kNamed)
    names += fmt::format("; {} more in the table", number_word(cut.size() - kNamed));
  return fmt::format("{} the {} for others: {}.{}",
                     cut.size() == 1 ? "one body is" : number_word(cut.size()) + " bodies are each",
                     route, names, rest);
}

std::string cannot_tell(const Findings& findings) {
  std::vector<bool> quiet(findings.systems.size(), false);
  std::string text;
  for (std::size_t i = 0; i < quiet.size(); ++i) {
    const System& system = findings.systems[i];
    quiet[i] = system.answered && *system.answered < 0.3 * system.bodies;
    if (!quiet[i]) continue;
    text += fmt::format("{}{}; {} of {} answered", text.empty() ? "" : ", ", system.name,
                        *system.answered, system.bodies);
  }
  if (!text.empty()) text += ". Ask them first.";
  std::vector<std::string> pairs;
  for (const Interface& cell : findings.interfaces) {
    if (!cell.observed || cell.state != GapState::cannot_tell || quiet[cell.system_a] ||
        quiet[cell.system_b])
      continue;
    pairs.push_back(fmt::format("{} and {}", findings.systems[cell.system_a].name,
                                findings.systems[cell.system_b].name));
  }
  if (pairs.empty()) {
    return text.empty() ? "links that nobody was asked about, and why a link is not there." : text;
  }
  std::ranges::sort(pairs);
  const std::size_t others = pairs.size() - 1;
  if (!text.empty()) {
    return fmt::format(
        "{} Nor can we about {} of systems.", text,
        pairs.size() == 1 ? "one other pair" : number_word(pairs.size()) + " other pairs");
  }
  return fmt::format("whether there is a gap between {}{}; the table says why.", pairs[0],
                     others == 0   ? ""
                     : others == 1 ? ", or in one other pair"
                                   : fmt::format(", or in {} other pairs", number_word(others)));
}

}  // namespace

std::string decide_on_routes(const Findings& findings) {
  std::uint32_t most = 0;
  std::vector<std::string> names;  // of those that are the only route for as many
  for (const Body& body : findings.bodies) {
    if (body.only_route != OnlyRoute::yes || body.unlisted || body.cut_off < most) continue;
    if (body.cut_off > most) names.clear();
    most = body.cut_off;
    names.push_back(body.name);
  }
  constexpr std::size_t kNamed = 3;
  std::string route;
  if (names.size() > kNamed) {
    route = fmt::format("a second route beside each of the {} in the table, or a deputy",
                        number_word(names.size()));
  } else if (!names.empty()) {
    route = fmt::format("a second route beside {}{}, or a deputy",
                        names.size() == 1 ? "" : "each of ", listed(names));
  }
  if (!route.empty()) return route + "; and whether this picture matches what you know.";
  return "whether this picture matches what you know, and who should be asked about what it cannot "
         "tell.";
}

FirstPage first_page(const Findings& findings) {
  FirstPage page;
  page.title = findings.manifest.input;
  const std::string& as_of = findings.manifest.as_of;
  if (!as_of.empty()) {
    // "Aldermere, spring 2026" has its date.
    const bool has_year = page.title.find(as_of.substr(0, 4)) != std::string::npos;
    (has_year ? page.date : page.title) += (has_year ? "" : ", ") + day_in_words(as_of);
  }
  page.title += findings.through_boards ? ". Who sits with whom" : ". Who works with whom";
  page.decide = decide(findings);
  page.rests_on = rests_on(findings);
  page.holds = holds(findings);
  for (const Interface* cell : gaps_by_missing(findings)) {
    if (!findings.gap_headline || page.gaps.size() == kGapsOnFirstPage) break;
    page.gaps.push_back(gap_in_brief(findings, *cell));
    page.gap_ids.push_back(cell->id);
  }
  page.gaps_summary = gaps_summary(findings);
  page.lean = lean(findings);
  page.cannot_tell = cannot_tell(findings);
  page.not_measured = "whether more links bring better outcomes";
  if (findings.outcomes > 0) {
    page.not_measured += fmt::format(
        "; nor gaps on each of the {} shared outcomes: only whole systems were compared",
        findings.outcomes);
  }
  page.not_measured += '.';
  return page;
}

}  // namespace interstice
