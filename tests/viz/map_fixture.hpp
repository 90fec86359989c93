/// @file  Made-up places of any size for the tests of viz/map.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "graph/findings/findings.hpp"

namespace interstice::test {

struct MadeUp {
  std::uint32_t bodies = 10;
  std::uint32_t systems = 3;
  std::uint32_t links_each = 3;
  std::uint32_t gaps = 1;
  bool long_names = false;
};

/// A small generator of its own: the same place on every machine.
class Dice {
 public:
  std::uint32_t operator()(std::uint32_t below) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::uint32_t>((state_ >> 33) % below);
  }

 private:
  std::uint64_t state_ = 20260401;
};

inline std::vector<System> made_up_systems(std::uint32_t count) {
  static const std::array<std::string, 12> kNames = {"Health",
                                                     "Police and probation",
                                                     "Children's services",
                                                     "Schools and colleges",
                                                     "Housing",
                                                     "Mental health",
                                                     "Voluntary and community sector",
                                                     "Employment and skills",
                                                     "Adult social care",
                                                     "Fire and rescue",
                                                     "Public health",
                                                     "Culture, leisure and libraries"};
  std::vector<System> out;
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::string more = i < kNames.size() ? "" : " " + std::to_string(i / kNames.size() + 1);
    out.push_back({"s" + std::to_string(i), kNames[i % kNames.size()] + more, "", 0, 0U, 0U, 0U});
  }
  return out;
}

inline std::string made_up_name(std::uint32_t i, bool long_names) {
  static const std::array<std::string, 8> kFirst = {"Riverside", "Northgate",  "St Mary's",
                                                    "Aldermere", "Brackwell",  "Eastfield",
                                                    "Moorland",  "Castle Hill"};
  static const std::array<std::string, 9> kSecond = {
      "Trust",       "Academy",  "Housing Association", "Forum",
      "Partnership", "Practice", "Neighbourhood Team",  "Children's Centre",
      "Board"};
  std::string name = kFirst[i % 8] + " " + kSecond[(i / 8 + i) % 9];
  if (i >= 72) name += " " + std::to_string(i / 72 + 1);
  if (long_names)
    name +=
        " of the Metropolitan Borough and Surrounding Parishes Incorporating "
        "Llanfairpwllgwyngyllgogerychwyrn";
  return name;
}

inline void add_interfaces(Findings& f, std::uint32_t gaps) {
  const auto k = static_cast<std::uint32_t>(f.systems.size());
  std::vector<std::vector<std::uint32_t>> across(k, std::vector<std::uint32_t>(k, 0));
  for (const auto& link : f.links) {
    const auto a = f.bodies[link.a].system;
    const auto b = f.bodies[link.b].system;
    if (!a || !b) continue;
    if (*a == *b)
      f.systems[*a].within = f.systems[*a].within.value_or(0) + 1;
    else
      ++across[std::min(*a, *b)][std::max(*a, *b)];
  }
  Dice dice;
  for (std::uint32_t a = 0; a < k; ++a) {
    for (std::uint32_t b = a + 1; b < k; ++b) {
      Gap interface;
      interface.id = "interface:" + f.systems[a].id + "|" + f.systems[b].id;
      interface.system_a = a;
      interface.system_b = b;
      interface.observed = across[a][b];
      const auto draw = dice(10);
      interface.state = draw == 0 ? GapState::cannot_tell : GapState::no_sign;
      interface.expected = across[a][b] + dice(3) - 1.0;
      f.interfaces.push_back(interface);
    }
  }
  for (std::uint32_t i = 0; i < gaps && !f.interfaces.empty(); ++i) {
    auto& interface = f.interfaces[(i * 7 + 1) % f.interfaces.size()];
    interface.state = GapState::gap;
    interface.expected = *interface.observed + 8.4;
  }
}

/// A place with these numbers: links mostly within systems, a few hubs, some informal links.
inline Findings made_up_place(const MadeUp& made) {
  Findings f;
  f.manifest.input = "Aldermere";
  f.manifest.version = "0.1.0";
  f.manifest.layers = {"works with", "shares information"};
  f.manifest.view = "either";
  f.manifest.as_of = "2026-04-01";
  f.systems = made_up_systems(made.systems);
  Dice dice;
  for (std::uint32_t i = 0; i < made.bodies; ++i) {
    Body body;
    body.id = "id" + std::to_string(i);
    body.name = made_up_name(i, made.long_names);
    if (made.systems > 0 && dice(12) != 0) {
      const auto a = dice(made.systems);
      body.system = std::min(a, dice(made.systems));
      ++f.systems[*body.system].bodies;
    }
    const double x = dice(1000) / 1000.0;
    body.share = 0.3 * x * x * x * x;
    body.only_route = dice(15) == 0 ? OnlyRoute::yes : OnlyRoute::no;
    f.bodies.push_back(std::move(body));
  }
  for (std::uint32_t i = 0; i < made.bodies * made.links_each / 2 && made.bodies > 1; ++i) {
    const auto a = dice(made.bodies);
    auto b = dice(made.bodies);
    for (int again = 0; again < 12 && f.bodies[a].system != f.bodies[b].system && dice(4) != 0;
         ++again)
      b = dice(made.bodies);
    if (a == b) continue;
    Link link;
    link.a = std::min(a, b);
    link.b = std::max(a, b);
    link.informal = dice(6) == 0;
    f.links.push_back(link);
  }
  f.answers = {false, made.bodies, made.bodies * 3 / 4, 0.5, 0.1};
  add_interfaces(f, made.gaps);
  return f;
}

}  // namespace interstice::test
