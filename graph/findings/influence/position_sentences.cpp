#include <fmt/format.h>

#include <algorithm>

#include "graph/findings/influence/influence_sentences.hpp"
#include "graph/findings/influence/influence_words.hpp"
#include "graph/findings/number_words.hpp"
#include "graph/findings/sentences.hpp"

namespace interstice {
namespace {

constexpr std::size_t kMostNamed = 5;

std::string all_ways(const OtherCounts& counts) {
  std::vector<std::string> ways;
  for (const Way way : counts.ways) ways.emplace_back(in_words(way));
  return listed(ways);
}

std::string certain_order(const OtherCounts& counts) {
  if (!counts.certain_share) return {};
  return fmt::format(
      " Of every 100 pairs of bodies, {} are in an order, or level, that no reasonable way of "
      "counting disputes: whoever the one is linked with, the other is too.",
      per_100(*counts.certain_share));
}

}  // namespace

std::string other_counts_statement(const Findings& findings, const OtherCounts& counts) {
  if (counts.ways.size() < 2) return {};
  std::vector<std::string> always;
  std::vector<std::string> once;
  for (std::size_t body = 0; body < counts.first.size(); ++body) {
    const std::vector<Way>& first = counts.first[body];
    if (first.size() == counts.ways.size()) always.push_back(findings.bodies[body].name);
    if (first.size() == 1)
      once.push_back(fmt::format("{} ({})", findings.bodies[body].name, in_words(first[0])));
  }
  if (always.empty() && once.empty()) return {};
  const std::string ways = fmt::format("each of {} ways of counting ({})",
                                       number_word(counts.ways.size()), all_ways(counts));
  std::string text = always.empty()
                         ? fmt::format("Nobody is among the first five by {}.", ways)
                         : fmt::format("{} {} among the first five by {}.", listed(always),
                                       always.size() == 1 ? "is" : "are", ways);
  if (once.size() > kMostNamed)
    text += fmt::format(" By one of them alone: {} others.", number_word(once.size()));
  else if (!once.empty())
    text += fmt::format(" By one of them alone: {}.", listed(once));
  return text + certain_order(counts);
}

std::string between_statement(const Findings& findings, const BetweenSystems& between) {
  const std::string pair = fmt::format("{} and {}", findings.systems[between.system_a].name,
                                       findings.systems[between.system_b].name);
  const LinkWords words = link_words(findings.links_from);
  if (between.joined == 0) return fmt::format("No {} joins {}.", words.route, pair);
  if (between.go_betweens.empty() || between.go_betweens[0].share <= 0.0)
    return fmt::format("{}: no shortest {} passes a third.", pair, words.route);
  const GoBetween& first = between.go_betweens[0];
  std::string text =
      fmt::format("{}: {} stands on {} in 100 of the shortest {}", pair,
                  findings.bodies[first.body].name, per_100(first.share), words.routes);
  if (first.expected) {
    text += fmt::format("; chance, with the same numbers of links, gives it {} ({} to {}){}",
                        per_100(*first.expected), per_100(*first.chance_low),
                        per_100(*first.chance_high),
                        beyond_chance(first) ? "" : ": no more than chance");
  }
  if (first.only_route > 0) {
    text += fmt::format(". {} of their bodies {} no {} without it",
                        counted(first.only_route, "pair", "pairs"),
                        first.only_route == 1 ? "has" : "have", words.route);
  }
  return text + '.';
}

std::string way_in_statement(const Findings& findings, const WayIn& way) {
  const std::string& from = findings.bodies[way.from].name;
  const std::string& to = findings.bodies[way.to].name;
  std::string text;
  for (const std::string& counted : way.counted_as) text += counted + ". ";
  if (way.linked) return text + fmt::format("{} and {} are linked already.", from, to);
  if (way.chains.empty()) {
    return text + fmt::format("No chain of introduction leads from {} to {} over {}.", from, to,
                              link_words(findings.links_from).links);
  }
  const std::vector<std::uint32_t>& first = way.chains.front().bodies;
  std::vector<std::string> through;
  for (std::size_t i = 1; i + 1 < first.size(); ++i)
    through.push_back(findings.bodies[first[i]].name);
  if (through.size() == 1)
    return text + fmt::format("{} could introduce {} and {}.", through[0], from, to);
  return text + fmt::format("From {}, {} could each introduce the next, and the last of them {}.",
                            from, listed(through), to);
}

}  // namespace interstice
