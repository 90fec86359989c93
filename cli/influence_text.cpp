#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <tuple>

#include "cli/influence_output.hpp"
#include "cli/output.hpp"
#include "graph/findings/first_page.hpp"
#include "graph/findings/go_betweens.hpp"
#include "graph/findings/influence/influence_sentences.hpp"
#include "graph/findings/influence/influence_words.hpp"
#include "graph/findings/number_words.hpp"
#include "graph/findings/sentences.hpp"

namespace interstice::cli {
namespace {

constexpr std::size_t kPairsInBrief = 5;

using Rows = std::vector<std::vector<std::string>>;

// Out of 100: outside the team shares are rounded to whole ones.
std::string in_100(const Findings& findings, double share) {
  if (findings.audience == Audience::team) return fmt::format("{:.1f}", 100.0 * share);
  return share > 0.0 && share < 0.01 ? "under 1" : fmt::format("{:.0f}", 100.0 * share);
}

std::string range_of(const Findings& findings, const Body& body) {
  if (!body.share_range) return "not worked out";
  return fmt::format("{} to {}", in_100(findings, body.share_range->low),
                     in_100(findings, body.share_range->high));
}

std::string places(std::uint32_t rank, std::uint32_t low, std::uint32_t high) {
  if (low == 0 || low == high) return fmt::format("{}", low == 0 ? rank : low);
  return fmt::format("{} to {}", low, high);
}

std::string places_of(const Findings& findings, const Body& body) {
  return is_ranked(findings, body) ? places(body.rank, body.rank_low, body.rank_high)
                                   : "not ranked";
}

void print_head(const Findings& findings) {
  print_wrapped(findings.first_page.title, stdout);
  // No range below is of that kind.
  std::string rests_on = findings.first_page.rests_on;
  if (rests_on.ends_with(kRangesSentence))
    rests_on.resize(rests_on.size() - kRangesSentence.size());
  print_wrapped("Please decide: " + findings.first_page.decide, stdout);
  print_wrapped("What this rests on: " + rests_on, stdout);
}

// "(10 of 61 shown)", or nothing where all are.
std::string shown_of(std::size_t shown, std::size_t all) {
  return shown == all ? std::string{} : fmt::format(" ({} of {} shown)", shown, all);
}

// A body's system as people read it.
std::string system_in_words(const Body& body, const Findings& findings) {
  return body.system ? findings.systems[*body.system].name : "not stated";
}

void print_heading(const std::string& text) {
  fmt::print("\n");
  print_wrapped(text, stdout);
}

void print_rows(const std::vector<std::string>& header, const Rows& rows) {
  print_table(header, rows, LongCells::wrapped);
}

void print_most_named(const Findings& findings, std::size_t top) {
  const InfluenceFindings& influence = *findings.influence;
  const NamedBy& layer = influence.named_by.front();
  std::vector<std::string> header = {"name", "system", "named by"};
  const bool team = findings.audience == Audience::team;
  if (team) header.insert(header.end(), {"place", "chance gives up to"});
  if (!influence.roles.empty()) header.emplace_back("in the role");
  Rows rows;
  for (const Nomination* one : leading_named(findings, layer, top)) {
    const Body& body = findings.bodies[one->body];
    rows.push_back({body.name, system_in_words(body, findings), fmt::format("{}", *one->named_by)});
    if (team) {
      rows.back().push_back(places(one->rank, one->rank_low, one->rank_high));
      rows.back().push_back(fmt::format("{}", one->usual_high.value_or(0)));
    }
    if (!influence.roles.empty()) rows.back().push_back(role_in_words(influence.roles[one->body]));
  }
  if (rows.empty()) return;
  const std::string shown = named_shown(layer, rows.size());
  if (!shown.empty()) fmt::print("  {}\n", shown);
  print_rows(header, rows);
  if (team) {
    print_wrapped(
        "Place: lowest and highest with any one respondent left out. Chance: had each respondent "
        "named as many bodies, but any of them, nineteen times in twenty no more.",
        stdout);
  }
}

void print_names(const Findings& findings, std::size_t top) {
  const InfluenceFindings& influence = *findings.influence;
  fmt::print("\nNamed by others\n");
  if (!influence.named_by_note.empty()) print_wrapped(influence.named_by_note, stdout, "  ");
  const bool withheld =
      findings.audience != Audience::team && !influence.named_by.empty() &&
      std::ranges::all_of(influence.named_by,
                          [](const NamedBy& layer) { return layer.statement.empty(); }) &&
      num_named(influence.named_by.front()) == 0;
  if (withheld) print_wrapped("By how many each body is named is not shown here.", stdout, "  ");
  for (const NamedBy& layer : influence.named_by) {
    if (!layer.statement.empty()) print_wrapped(layer.statement, stdout, "  ");
    if (layer.not_counted > 0) {
      print_wrapped(
          fmt::format("On \"{}\", {} by bodies that did not answer in full {} not "
                      "counted.",
                      layer.kind,
                      layer.not_counted == 1 ? std::string("one name given")
                                             : fmt::format("{} names given", layer.not_counted),
                      layer.not_counted == 1 ? "is" : "are"),
          stdout, "  ");
    }
  }
  if (!influence.without_role_statement.empty())
    print_wrapped(influence.without_role_statement, stdout, "  ");
  if (!influence.named_by.empty()) print_most_named(findings, top);
}

void print_go_betweens(const Findings& findings, std::size_t top) {
  const std::vector<const Body*> shown = leading_go_betweens(findings, top);
  print_heading(fmt::format(
      "Go-betweens{}: on how many of the shortest {} between two others each stands",
      shown_of(shown.size(), num_go_betweens(findings)), link_words(findings.links_from).routes));
  if (shown.empty()) {
    fmt::print("  None: no shortest route between two passes a third.\n");
    return;
  }
  const bool places =
      std::ranges::any_of(shown, [&](const Body* body) { return is_ranked(findings, *body); });
  const bool degrees =
      std::ranges::any_of(shown, [](const Body* body) { return body->degree.has_value(); });
  std::vector<std::string> header = {"name", "system", "in 100 routes", "leaving one out"};
  if (places) header.emplace_back("place");
  if (degrees) header.emplace_back("linked with");
  Rows rows;
  for (const Body* body : shown) {
    rows.push_back({body->name, system_in_words(*body, findings), in_100(findings, body->share),
                    range_of(findings, *body)});
    if (places) rows.back().push_back(places_of(findings, *body));
    if (degrees)
      rows.back().push_back(body->degree ? fmt::format("{}", *body->degree) : "withheld");
  }
  print_rows(header, rows);
  if (!places && in_order_of_names(findings))
    fmt::print("In the order of names: nobody is ranked here.\n");
  if (!degrees) fmt::print("With how many each is linked is withheld.\n");
  if (findings.left_out > 0) {
    print_wrapped(
        findings.left_out < findings.answers.bodies
            ? fmt::format("Leaving one out{}: lowest and highest with one other body left out, for "
                          "each of {} drawn by the seed. It is no likely range.",
                          places ? ", and place" : "", findings.left_out)
            : fmt::format("Leaving one out{}: lowest and highest with any one other body left out. "
                          "It is no likely range, and says nothing of who did not answer.",
                          places ? ", and place" : ""),
        stdout);
  }
  if (!findings.go_betweens_note.empty()) print_wrapped(findings.go_betweens_note, stdout);
  const auto& counts = findings.influence->other_counts;
  if (counts && !counts->statement.empty()) print_wrapped(counts->statement, stdout);
}

void print_only_routes(const Findings& findings, std::size_t top) {
  const LinkWords words = link_words(findings.links_from);
  print_heading(fmt::format("Where the place leans on one: the {} for others", words.only_route));
  print_wrapped(findings.first_page.lean, stdout, "  ");
  Rows rows;
  for (const Body* body : by_rank(findings)) {
    if (body->only_route == OnlyRoute::yes)
      rows.push_back(
          {body->name, system_in_words(*body, findings), fmt::format("{}", body->cut_off)});
  }
  rows.resize(std::min(rows.size(), top));
  if (!rows.empty()) print_rows({"name", "system", "bodies without a route if vacant"}, rows);
  rows.clear();
  for (const Link& link : findings.links) {
    if (link.bridge) rows.push_back({findings.bodies[link.a].name, findings.bodies[link.b].name});
  }
  if (rows.empty()) return;
  const std::size_t all = rows.size();
  rows.resize(std::min(rows.size(), top));
  print_heading(fmt::format("{} that {} the only {} between two parts of the place{}:",
                            counted(static_cast<double>(all), "link", "links"),
                            all == 1 ? "is" : "are",
                            findings.through_boards ? "one through shared boards"
                            : findings.links_from == LinkSource::recorded ? "recorded one"
                                                                          : "reported one",
                            shown_of(rows.size(), all)));
  print_rows({"one end", "other end"}, rows);
}

std::string chance_of(const GoBetween& one) {
  if (!one.expected || !one.chance_low || !one.chance_high) return "not worked out";
  return fmt::format("{:.1f} ({:.1f} to {:.1f})", 100.0 * *one.expected, 100.0 * *one.chance_low,
                     100.0 * *one.chance_high);
}

std::string p_of(const GoBetween& one) {
  if (!one.p) return {};
  return fmt::format("{:.3f}{}", *one.p, beyond_chance(one) ? "" : ": no more than chance");
}

// The pairs of systems whose first go-between stands on the largest share, with that one.
void print_connections(const Findings& findings, std::size_t top) {
  std::vector<const BetweenSystems*> pairs;
  for (const BetweenSystems& between : findings.influence->between_systems) {
    if (!between.go_betweens.empty()) pairs.push_back(&between);
  }
  if (pairs.empty()) return;
  std::ranges::stable_sort(pairs, std::ranges::greater{}, [](const BetweenSystems* between) {
    return between->go_betweens[0].share;
  });
  const std::size_t all = pairs.size();
  pairs.resize(std::min(pairs.size(), top));
  print_heading(fmt::format("Who connects what: the first go-between of each pair of systems{}",
                            shown_of(pairs.size(), all)));
  Rows rows;
  for (const BetweenSystems* between : pairs) {
    const GoBetween& first = between->go_betweens[0];
    rows.push_back({findings.systems[between->system_a].name,
                    findings.systems[between->system_b].name, findings.bodies[first.body].name,
                    fmt::format("{:.1f}", 100.0 * first.share), chance_of(first), p_of(first),
                    fmt::format("{}", first.only_route)});
  }
  print_rows({"system", "and system", "go-between", "in 100 routes", "by chance", "p",
              "pairs it alone joins"},
             rows);
  const std::uint32_t permutations = pairs[0]->permutations;
  print_wrapped(
      fmt::format(
          "By chance: systems handed out anew{} among bodies with about as many links; the "
          "mean, and the range that holds nine in ten. p: how often chance gives as large a "
          "share (one-sided). Pairs it alone joins: of their bodies, those that no {} joins "
          "without it.",
          permutations == 0 ? std::string() : fmt::format(" {} times", whole_number(permutations)),
          link_words(findings.links_from).route),
      stdout);
}

std::string number_or_blank(const std::optional<double>& value) {
  return value ? table_number(*value) : "not stated";
}

}  // namespace

void print_influence(const Findings& findings, std::size_t top) {
  print_head(findings);
  print_names(findings, top);
  print_go_betweens(findings, top);
  print_connections(findings, std::min<std::size_t>(top, kPairsInBrief));
  print_only_routes(findings, top);
  print_hidden(findings, stdout);
  print_manifest(findings.manifest, stdout);
}

void print_between(const Findings& findings, std::size_t top) {
  print_head(findings);
  if (findings.influence->between_systems.empty())
    fmt::print("\nNo two systems to connect: see --systems, or the network is too large.\n");
  print_connections(findings, top);
  // The table says the rest.
  for (const BetweenSystems& between : findings.influence->between_systems) {
    if (between.go_betweens.empty()) print_wrapped(between.statement, stdout);
  }
  print_manifest(findings.manifest, stdout);
}

void print_way_in(const Findings& findings) {
  const WayIn& way = *findings.influence->way_in;
  print_head(findings);
  print_heading(fmt::format("The way in, from {} to {}", findings.bodies[way.from].name,
                            findings.bodies[way.to].name));
  print_wrapped(way.statement, stdout, "  ");
  for (std::size_t c = 0; c < way.chains.size(); ++c) {
    const IntroductionChain& chain = way.chains[c];
    std::string text = fmt::format("{}. {}", c + 1, findings.bodies[chain.bodies[0]].name);
    for (std::size_t i = 1; i < chain.bodies.size(); ++i)
      text += fmt::format(" > {} ({})", findings.bodies[chain.bodies[i]].name,
                          in_words(chain.links[i - 1]));
    print_wrapped(text, stdout, "  ");
  }
  if (!way.chains.empty()) {
    print_wrapped(
        fmt::format("{}{} None{} passes a dispute on record. For the team only.",
                    way.linked ? "Their own link first, whatever is said of it. Then " : "First ",
                    way.by_trust
                        ? "those on which people said most that they rely on each other; where "
                          "nobody was asked, a link that both ends report counts for more."
                        : "the shortest, then those whose links both ends report.",
                    way.linked ? " of these" : ""),
        stdout);
  }
  print_manifest(findings.manifest, stdout);
}

void print_grid(const Findings& findings, const PowerInterest& grid, std::size_t top) {
  print_head(findings);
  fmt::print("\n");
  std::vector<GridEntry> shown = grid.entries;
  std::ranges::sort(shown, {}, [&](const GridEntry& entry) {
    const Body& body = findings.bodies[entry.body];
    return std::tuple(-entry.interest.value_or(-1.0), std::string_view(body.name), entry.body);
  });
  shown.resize(std::min(shown.size(), top));
  print_wrapped(fmt::format("Signed up to \"{}\" ({}){}", grid.name, grid.outcome,
                            shown_of(shown.size(), grid.entries.size())),
                stdout);
  Rows rows;
  for (const GridEntry& entry : shown) {
    const Body& body = findings.bodies[entry.body];
    const auto named = named_by(*findings.influence, entry.body);
    rows.push_back({body.name, entry.commitment,
                    role_in_words(findings.influence->roles[entry.body]),
                    number_or_blank(entry.interest), fmt::format("{:.1f}", 100.0 * body.share),
                    named ? fmt::format("{}", *named) : "not counted"});
  }
  if (rows.empty()) fmt::print("  No body or post.\n");
  if (!rows.empty())
    print_rows({"name", "signed up as", "in the role", "interest", "in 100 routes", "named by"},
               rows);
  if (!rows.empty()) {
    print_wrapped(
        "In the order of interest, then of names. Interest: as stated, from 0 to 1. In 100 "
        "routes: on how many of the shortest routes between two others it stands.",
        stdout);
  }
  if (grid.people > 0) {
    fmt::print("{}\n", grid.people == 1 ? "One person is signed up too; people are not listed."
                                        : fmt::format("{} people are signed up too; people are "
                                                      "not listed.",
                                                      grid.people));
  }
  print_manifest(findings.manifest, stdout);
}

}  // namespace interstice::cli
