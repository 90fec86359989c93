#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <vector>

#include "graph/findings/sentences.hpp"
#include "viz/map/legend.hpp"
#include "viz/map/map.hpp"
#include "viz/map/text.hpp"

namespace interstice {
namespace {

std::string joined(const std::vector<std::string>& items) {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += i + 1 == items.size() ? " and " : ", ";
    out += items[i];
  }
  return out;
}

std::string name_of(const Body& body) {
  return map::one_line(body.name.empty() ? body.id : body.name);
}
std::string name_of(const System& system) {
  return map::one_line(system.name.empty() ? system.id : system.name);
}

std::string regions(const Findings& findings) {
  std::vector<std::string> items;
  for (std::size_t i = 0; i < findings.systems.size(); ++i) {
    const auto here =
        std::count_if(findings.bodies.begin(), findings.bodies.end(),
                      [&](const Body& b) { return b.system == static_cast<std::uint32_t>(i); });
    if (here > 0) items.push_back(fmt::format("{} ({})", name_of(findings.systems[i]), here));
  }
  if (items.empty()) return {};
  return fmt::format(" They stand in regions by system: {}.", joined(items));
}

/// Only where circles tell something: the few with the largest share, in the order of their share.
std::string largest(const Findings& findings) {
  constexpr std::size_t kNamed = 3;
  std::vector<std::size_t> order(findings.bodies.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return findings.bodies[a].share > findings.bodies[b].share;
  });
  std::vector<std::string> items;
  for (const auto i : order) {
    if (items.size() < kNamed && findings.bodies[i].share > 0.0)
      items.push_back(name_of(findings.bodies[i]));
  }
  return items.empty() ? "" : fmt::format(" The largest circles are {}.", joined(items));
}

std::string only_routes(const Findings& findings) {
  constexpr std::size_t kNamed = 8;
  std::vector<std::string> items;
  for (const auto& body : findings.bodies) {
    if (body.only_route == OnlyRoute::yes) items.push_back(name_of(body));
  }
  if (items.empty()) return {};
  const std::string_view route = link_words(findings.links_from).only_route;
  if (items.size() > kNamed)
    return fmt::format(" {} bodies are ringed as the {} for some others.", items.size(), route);
  return fmt::format(" Ringed as the {} for some others: {}.", route, joined(items));
}

std::string gaps(const Findings& findings) {
  std::vector<std::string> items;
  for (const auto& interface : findings.interfaces) {
    if (interface.state != GapState::gap) continue;
    std::string text;
    for (const auto& line : map::gap_label(findings, interface))
      text += text.empty() ? line : " " + line;
    items.push_back(fmt::format("{} and {} ({})", name_of(findings.systems[interface.system_a]),
                                name_of(findings.systems[interface.system_b]), text));
  }
  if (items.empty()) return {};
  return fmt::format(" Dashed lines mark {}: {}.", map::counted(items.size(), "gap", "gaps"),
                     joined(items));
}

std::string outcome_gaps(const Findings& findings) {
  std::vector<std::string> items;
  for (const auto& gap : findings.gaps) {
    if (gap.kind != GapKind::outcome || gap.state != GapState::gap) continue;
    std::string text;
    for (const auto& line : map::gap_label(findings, gap)) text += text.empty() ? line : " " + line;
    items.push_back(fmt::format("{} and {} on {} ({})", name_of(findings.systems[gap.system_a]),
                                name_of(findings.systems[gap.system_b]),
                                map::one_line(gap.outcome_name), text));
  }
  if (items.empty()) return " No gap on an outcome is drawn.";
  return fmt::format(" Gaps on outcomes: {}.", joined(items));
}

std::string blocks(const Findings& findings) {
  std::vector<std::string> items;
  for (const auto& system : findings.systems) {
    std::string facts = map::counted(system.bodies, "body", "bodies");
    if (system.within) facts += ", " + map::counted(*system.within, "link within", "links within");
    items.push_back(fmt::format("{} ({})", name_of(system), facts));
  }
  return items.empty() ? " No systems are stated." : fmt::format(" {}.", joined(items));
}

}  // namespace

std::string alt_text(const Findings& findings, MapShow show) {
  const std::string place =
      findings.manifest.input.empty() ? "a place" : map::one_line(findings.manifest.input);
  std::string out;
  if (show == MapShow::influence) {
    out =
        fmt::format("Map of {}: {}", place, map::counted(findings.bodies.size(), "body", "bodies"));
    if (!findings.totals_withheld)
      out += " and " + map::counted(findings.links.size(), "link", "links") + " between them";
    out += '.';
    out += regions(findings) + largest(findings) + only_routes(findings);
  } else {
    out = fmt::format("Picture of where systems meet in {}: {}.", place,
                      map::counted(findings.systems.size(), "block", "blocks"));
    out += blocks(findings);
  }
  out += gaps(findings);
  if (show == MapShow::gaps) out += outcome_gaps(findings);
  if (show == MapShow::influence) out += " " + map::no_line_note(findings, show);
  for (const auto& note : map::legend_notes(findings, show)) out += " " + note;
  return out;
}

}  // namespace interstice
