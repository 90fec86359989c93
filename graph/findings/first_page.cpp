#include "graph/findings/first_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "graph/findings/gaps/gap_sentences.hpp"
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

// What heads the page: gaps on outcomes, then between whole systems, those that miss the most links first.
std::vector<const Gap*> gaps_by_missing(const Findings& findings) {
  std::vector<const Gap*> gaps;
  for (const GapKind kind : {GapKind::outcome, GapKind::interface}) {
    std::vector<const Gap*> of_kind = gaps_of(findings, kind);
    std::erase_if(of_kind, [](const Gap* gap) { return gap->state != GapState::gap; });
    std::ranges::stable_sort(of_kind, std::ranges::greater{},
                             [](const Gap* cell) { return cell->missing.value_or(0.0); });
    gaps.insert(gaps.end(), of_kind.begin(), of_kind.end());
  }
  return gaps;
}

// How much is said where there is room for so many words.
struct Detail {
  SilentCells silent = SilentCells::counted;
  bool states_apart = true;  // outcomes and pairs of systems in a sentence each
  bool crossing = true;
  Naming naming = Naming::full;
  bool lean_untold = true;  // of how many it cannot be told whether they are an only route
  bool both_sides = true;   // for how many pairs both sides answered
  bool terse = false;
};

// Each level leaves out one thing more.
Detail detail_of(int level) {
  return {.silent = level < 1 ? SilentCells::counted : SilentCells::left_out,
          .states_apart = level < 2,
          .crossing = level < 3,
          .naming = level < 4   ? Naming::full
                    : level < 5 ? Naming::one_go_between
                    : level < 8 ? Naming::go_between_alone
                                : Naming::nobody,
          .lean_untold = level < 6,
          .both_sides = level < 7,
          .terse = level >= 8};
}
constexpr int kLevels = 9;
constexpr std::size_t kMostWords = 220;    // of the sentences of a page (docs/words.md)
constexpr std::size_t kHeadingWords = 21;  // "Please decide", "What this rests on", ...

std::size_t count_words(const std::string& text) {
  std::size_t words = 0;
  for (std::size_t at = 0; at < text.size(); ++at)
    words += text[at] != ' ' && (at == 0 || text[at - 1] == ' ') ? 1 : 0;
  return words;
}

std::size_t count_words(const FirstPage& page) {
  std::size_t words = kHeadingWords;
  for (const std::string* text : {&page.decide, &page.rests_on, &page.holds, &page.gaps_summary,
                                  &page.lean, &page.cannot_tell, &page.not_measured})
    words += count_words(*text);
  for (const std::string& gap : page.gaps) words += count_words(gap);
  return words;
}

std::string gap_in_brief(const Findings& findings, const Gap& cell, const Detail& detail) {
  const std::string subject = gap_subject(findings, cell);
  if (!cell.observed || !cell.expected || !cell.range) return subject + ": withheld.";
  const std::string who = who_could(findings, cell, detail.naming);
  const std::string usual = usual_number(*cell.expected);
  const std::string range =
      fmt::format("({} to {})", whole_number(cell.range->low), whole_number(cell.range->high));
  if (detail.terse) {
    return fmt::format("{}: {}; {} usual {}.", subject, links(*cell.observed), usual, range);
  }
  return fmt::format("{}: {} {}; {} usual here {}.{}", subject, links(*cell.observed),
                     link_words(findings.links_from).reported, usual, range,
                     who.empty() ? "" : " " + who);
}

// Of outcomes and pairs of systems. A withheld one is in no state that is told.
std::size_t count_state(const Findings& findings, GapState state) {
  std::size_t count = 0;
  for (const GapKind kind : {GapKind::outcome, GapKind::interface}) {
    count += static_cast<std::size_t>(std::ranges::count_if(
        gaps_of(findings, kind),
        [&](const Gap* cell) { return cell->observed && cell->state == state; }));
  }
  return count;
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

std::string rests_on(const Findings& findings, const Detail& detail) {
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
  if (!detail.both_sides)
    return fmt::format("{} of {} answered.{}", whole_number(answers.answered), bodies, end);
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

// "No lead: A; B." of outcomes; empty where each has one, or none is known to have.
std::string without_lead(const Findings& findings) {
  constexpr std::size_t kNamed = 2;
  std::vector<std::string> names;
  for (const Gap* gap : gaps_of(findings, GapKind::outcome_lead)) {
    if (gap->state == GapState::gap && gap->no_lead) names.push_back(gap->outcome_name);
  }
  std::string text;
  for (std::size_t i = 0; i < names.size() && i < kNamed; ++i)
    text += (i == 0 ? " No lead is named for \"" : "\", \"") + names[i];
  if (names.empty()) return text;
  return text + (names.size() > kNamed
                     ? fmt::format("\" and {} more.", number_word(names.size() - kNamed))
                     : "\".");
}

// "Of 75 pairs of systems on an outcome three have a gap, 11 show no sign of one, 61 we cannot tell; of 45 pairs of systems
// none, 36 and nine."
std::string states_at_once(const Findings& findings) {
  const GapKindSummary outcomes = counted_by_kind(findings, {{.kind = GapKind::outcome}})[0];
  const GapKindSummary systems = counted_by_kind(findings, {{.kind = GapKind::interface}})[0];
  const auto of = [](const GapKindSummary& kind) {
    const GapKindWords words = words_of(kind.kind);
    return counted(0.0 + kind.gaps + kind.no_sign + kind.cannot_tell + kind.withheld, words.one,
                   words.many);
  };
  const auto withheld = [](const GapKindSummary& kind) {
    return kind.withheld == 0 ? std::string{} : fmt::format(" ({} withheld)", kind.withheld);
  };
  return fmt::format(
      "Of {} {} {} a gap, {} show no sign of one, {} we cannot tell{}; of {} {}, {} and {}{}.",
      of(outcomes), number_word(outcomes.gaps), outcomes.gaps <= 1 ? "has" : "have",
      number_word(outcomes.no_sign), number_word(outcomes.cannot_tell), withheld(outcomes),
      of(systems), number_word(systems.gaps), number_word(systems.no_sign),
      number_word(systems.cannot_tell), withheld(systems));
}

std::string gaps_summary(const Findings& findings, const Detail& detail) {
  const std::string outcomes = states_of(findings, GapKind::outcome, detail.silent);
  const std::string systems = states_of(findings, GapKind::interface, detail.silent);
  const bool both = !outcomes.empty() && !systems.empty();
  std::string text = both && !detail.states_apart ? states_at_once(findings)
                                                  : outcomes + (both ? " " : "") + systems;
  const bool judged =
      count_state(findings, GapState::gap) > 0 || count_state(findings, GapState::no_sign) > 0;
  if (judged && !findings.gap_headline) {
    text =
        "No headline: who answered is not known, so every pair of systems is judged as if "
        "everybody had been asked about everybody. " +
        text;
  }
  if (count_state(findings, GapState::gap) > 0) text += " About 1 in 10 gaps may be a false alarm.";
  text += without_lead(findings);
  if (!findings.interfaces_note.empty())
    text += (text.empty() ? "" : " ") + findings.interfaces_note;
  const std::string crossing =
      detail.crossing && fewer_across_than_chance(findings) ? across(findings) : "";
  if (!crossing.empty()) text += (text.empty() ? "" : " ") + crossing + '.';
  return text.starts_with(' ') ? text.substr(1) : text;
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
std::string lean(const Findings& findings, const Detail& detail) {
  std::vector<const Body*> cut;
  std::size_t unknown = 0;
  bool withheld = false;
  for (const Body& body : findings.bodies) {
    withheld = withheld || body.only_route == OnlyRoute::withheld;
    unknown += body.only_route == OnlyRoute::cannot_tell ? 1 : 0;
    if (body.only_route == OnlyRoute::yes) cut.push_back(&body);
  }
  const std::string_view route = link_words(findings.links_from).only_route;
  std::string rest = unknown == 0 || !detail.lean_untold
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
  for (const Gap& cell : findings.interfaces) {
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

void add_detail(const Findings& findings, const Detail& detail, FirstPage& page) {
  page.rests_on = rests_on(findings, detail);
  page.lean = lean(findings, detail);
  page.gaps.clear();
  page.gap_ids.clear();
  for (const Gap* cell : gaps_by_missing(findings)) {
    if (!findings.gap_headline || page.gaps.size() == kGapsOnFirstPage) break;
    page.gaps.push_back(gap_in_brief(findings, *cell, detail));
    page.gap_ids.push_back(cell->id);
  }
  page.gaps_summary = gaps_summary(findings, detail);
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
  page.holds = holds(findings);
  page.cannot_tell = cannot_tell(findings);
  page.not_measured = "whether more links bring better outcomes";
  if (findings.outcomes > 0 && gaps_of(findings, GapKind::outcome).empty()) {
    page.not_measured += fmt::format(
        "; nor gaps on each of the {} shared outcomes: only whole systems were compared",
        findings.outcomes);
  }
  page.not_measured += '.';
  for (int level = 0; level < kLevels; ++level) {
    add_detail(findings, detail_of(level), page);
    if (count_words(page) <= kMostWords) break;
  }
  return page;
}

}  // namespace interstice
