// Places made up for the page's tests: small enough to check by eye, each with something that must not go wrong.
#pragma once

#include <string>
#include <vector>

#include "graph/findings/findings.hpp"
#include "viz/page/report_page.hpp"

namespace interstice::page_fixture {

inline System system(const std::string& name, std::uint32_t bodies, std::uint32_t answered) {
  System out;
  out.id = name;
  out.name = name;
  out.colour = "#0072b2";
  out.bodies = bodies;
  out.answered = answered;
  out.within = 7 + bodies;
  out.across = 11 + answered;
  return out;
}

/// A pair that could be judged; a gap if fewer than half of the usual links were reported.
inline Gap judged(const std::vector<System>& systems, std::uint32_t a, std::uint32_t b,
                  std::uint32_t observed, double expected) {
  Gap out;
  out.id = "interface:" + systems[a].id + "|" + systems[b].id;
  out.system_a = a;
  out.system_b = b;
  out.state = observed * 2 < expected ? GapState::gap : GapState::no_sign;
  out.pairs = 41;
  out.possible = 56;
  out.observed = observed;
  out.expected = expected;
  out.range = Range{expected - 4, expected + 4};
  out.q = out.state == GapState::gap ? 0.03437 : 0.61239;
  out.density = observed / *out.pairs;
  out.statement = systems[a].name + " and " + systems[b].name + ": " + std::to_string(observed) +
                  " links reported; fewer than usual here.";
  return out;
}

inline Gap untold(const std::vector<System>& systems, std::uint32_t a, std::uint32_t b) {
  Gap out = judged(systems, a, b, 0, 1);
  out.state = GapState::cannot_tell;
  out.pairs = 5;
  out.density = 0.0;
  out.expected = out.q = {};
  out.range = {};
  out.why = systems[b].name + ": 2 of 9 answered. Ask them first.";
  out.statement = out.why;
  return out;
}

inline Body body(const std::string& name, std::uint32_t rank, double share, std::uint32_t cut_off) {
  Body out;
  out.id = out.name = name;
  out.rank = rank;
  out.degree = 9;
  out.betweenness = share * 1711;
  out.share = share;
  out.share_range = Range{0.75 * share, 1.5 * share};
  out.rank_low = rank > 1 ? rank - 1 : 1;
  out.rank_high = rank + 2;
  out.cut_point = cut_off > 0;
  out.only_route = cut_off > 0 ? OnlyRoute::yes : OnlyRoute::no;
  out.cut_off = cut_off;
  return out;
}

/// Eight systems, 28 pairs: 2 gaps, 4 that cannot be told, 22 without a sign.
inline Findings aldermere() {
  Findings out;
  for (const char* name : {"Children's services", "Council", "Health", "Housing", "Mental health",
                           "Police", "Primary care", "Schools"})
    out.systems.push_back(system(name, name == std::string("Primary care") ? 9 : 8, 6));
  const auto& systems = out.systems;
  out.interfaces = {judged(systems, 3, 4, 3, 11.2), judged(systems, 5, 7, 4, 10.1)};
  for (std::uint32_t a = 0; a < 8; ++a)
    for (std::uint32_t b = a + 1; b < 8; ++b) {
      if ((a == 3 && b == 4) || (a == 5 && b == 7)) continue;
      out.interfaces.push_back(b == 6 && a < 4 ? untold(systems, a, b)
                                               : judged(systems, a, b, 9 + a, 8.0 + b));
    }
  out.bodies = {body("Community safety manager", 1, 0.2137, 6),
                body("Voluntary Forum", 2, 0.0949, 2), body("Leaving Care", 3, 0.004, 0),
                body("Riverside Housing", 11, 0.003, 0), body("Harbour School", 14, 0.001, 1)};
  out.bodies[0].system = 5;
  out.bodies[2].system = 0;
  out.manifest = {"0.1.0",
                  "report",
                  "Aldermere",
                  "b7c1f3a90d2e44aa",
                  {{"for", "team"}},
                  20260401,
                  {"works with", "plans with"},
                  "either",
                  "organisation",
                  "2026-04-01",
                  "system",
                  1628,
                  1770,
                  {"Links with a strength are read as present or absent."},
                  {"Two rows about one pair were read as one link."}};
  out.answers = {false, 60, 43, 0.5113, 0.0798};
  out.left_out = 60;
  out.go_betweens_note = "Community safety manager comes first, whichever other body is left out.";
  out.network.links = 212;
  out.network.within = 115;
  out.network.across = 97;
  out.network.across_share = 97.0 / 212;
  out.network.across_by_chance = 0.8779;
  out.network.across_range = Range{0.4137, 0.5092};
  out.network.density = 212.0 / 1628;
  out.network.density_range = Range{0.1139, 0.1472};
  out.network.components = 2;
  out.network.largest_component = 58;
  out.network.fragmentation = 0.0661;
  out.network.distance_weighted_fragmentation = 0.5472;
  out.network.ei_index = -0.0849;
  out.network.ei_expected = 0.7559;
  out.network.ei_p = 0.0002;
  out.network.draws = 5000;
  out.first_page.title =
      "Aldermere, spring 2026. Who works with whom on \"safe, settled and learning by 19\"";
  out.first_page.decide = "an owner and a date for each gap, or that we accept it.";
  out.first_page.rests_on =
      "43 of 60 bodies answered. Both sides answered for half of all pairs; for 8 in 100 neither "
      "did. \"Not "
      "reported\" does not mean \"no contact\". Ranges are right about nine times in ten.";
  out.first_page.holds =
      "children's services, health and the council all report links with each other. Of 212 "
      "reported links, 97 "
      "cross between systems: 46 in 100 (41 to 51).";
  out.first_page.gaps = {out.interfaces[0].statement, out.interfaces[1].statement};
  out.first_page.gap_ids = {out.interfaces[0].id, out.interfaces[1].id};
  out.first_page.gaps_summary =
      "Of 28 pairs of systems: two have a gap, 22 no sign of one; four we cannot tell.";
  out.first_page.lean =
      "six bodies report no route to the police but the community safety manager. Name a deputy.";
  out.first_page.cannot_tell = "primary care; 2 of 9 answered. Ask them first.";
  out.first_page.not_measured = "whether more links bring better outcomes.";
  return out;
}

/// Two systems: no verdict, and a sentence why.
inline Findings two_systems() {
  Findings out = aldermere();
  out.systems.resize(2);
  out.interfaces = {untold(out.systems, 0, 1)};
  out.interfaces_note =
      "With fewer than three systems nothing can be compared, so no gap is judged.";
  out.interfaces[0].why = out.interfaces_note;
  out.cross_within_odds = 0.4372;
  out.bodies.clear();
  out.first_page.gaps.clear();
  out.first_page.gap_ids.clear();
  out.first_page.gaps_summary = out.interfaces_note;
  return out;
}

/// A bare edge list: nobody said who answered, which systems there are, or what to say.
inline Findings no_systems() {
  Findings out;
  out.manifest.input = "links.csv";
  out.manifest.unit = "organisation";
  out.answers.everyone_assumed = true;
  out.answers.bodies = 3;
  return out;
}

/// Published, with every count withheld: what is not there must be absent, not nought.
inline Findings everything_withheld() {
  Findings out = aldermere();
  out.audience = Audience::published;
  out.hidden_bodies = 17;
  out.totals_withheld = true;
  for (Gap& meeting : out.interfaces) {
    meeting.observed = {};
    meeting.density = {};
  }
  for (System& one : out.systems) one.answered = {};
  return out;
}

/// 49 systems, 1,176 pairs, each its own row.
inline Findings many_systems() {
  Findings out = aldermere();
  out.systems.clear();
  out.interfaces.clear();
  for (int i = 0; i < 49; ++i)
    out.systems.push_back(system("Partnership " + std::to_string(i + 1), 3, 2));
  for (std::uint32_t a = 0; a < 49; ++a)
    for (std::uint32_t b = a + 1; b < 49; ++b)
      out.interfaces.push_back((a + b) % 3 == 0 ? untold(out.systems, a, b)
                                                : judged(out.systems, a, b, a % 7, 1.0 + b % 11));
  return out;
}

inline const std::vector<std::string>& hostile_names() {
  static const std::vector<std::string> names = {
      "<script>alert(1)</script>",
      "Fire & Rescue \"999\" 'blue' ]]>",
      "{{x}} {{{style}}} {{#run}}",
      "\u202Edesrever\u202C \u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627",
      std::string(300, 'W'),
      "</style></title><!-- --",
      "\u6771\u4EAC\U0001F3E5",
      "node edge target hero"};
  return names;
}

/// Names that are markup, template tags, other directions, very long, or words the page itself never says.
inline Findings hostile() {
  Findings out = aldermere();
  const auto& names = hostile_names();
  for (std::size_t i = 0; i < names.size(); ++i) {
    out.systems[i].name = names[i];
    out.systems[i].colour = "red;background:url(https://example.org)";
    out.bodies.push_back(body(names[i], 4, 0.02, 1));
    out.manifest.notes.push_back("Read " + names[i] + " as one body.");
  }
  for (Gap& meeting : out.interfaces)
    if (!meeting.why.empty()) meeting.why = names[0] + ": 2 of 9 answered.";
  out.first_page.title = names[4] + " & " + names[0];
  out.first_page.gaps[0] = out.interfaces[0].statement =
      names[3] + " and " + names[2] + ": 3 links reported.";
  return out;
}

inline Pictures pictures() {
  return {
      R"(<svg xmlns="http://www.w3.org/2000/svg" role="img" width="640" height="300" viewBox="0 0 640 300"><rect id="interfaces-a" x="10" y="10" width="180" height="90" fill="#cfe3f2" stroke="#1f2933"/><text x="30" y="60" font-size="20">Housing</text><rect x="430" y="180" width="180" height="90" fill="#f6e3c5" stroke="#1f2933"/><text x="450" y="230" font-size="20">Mental health</text><path d="M190 100 L430 180" stroke="#d55e00" stroke-width="3" stroke-dasharray="8 6"/><text x="260" y="130" font-size="18">3 of 11 usual</text></svg>)",
      "Blocks: Housing & Mental health, 3 of 11 usual.",
      R"(<svg xmlns="http://www.w3.org/2000/svg" role="img" width="1200" height="800" viewBox="0 0 1200 800"><circle id="influence-b1" cx="200" cy="200" r="60" fill="#0072b2"/><circle cx="900" cy="600" r="30" fill="#e69f00"/><path d="M200 200 L900 600" stroke="#1f2933"/><text x="130" y="300" font-size="16">Community safety manager</text></svg>)",
      "Map: two bodies <and> one link."};
}

}  // namespace interstice::page_fixture
