#include <fmt/format.h>

#include <array>
#include <cmath>

#include "viz/map/legend.hpp"
#include "viz/map/palette.hpp"
#include "viz/map/ring.hpp"
#include "viz/map/scenes.hpp"

namespace interstice::map {
namespace {

constexpr double kMargin = 20.0;
constexpr double kLeastWidth = 600.0;
constexpr std::size_t kMostLabels = 15;  // beyond: gaps and the busiest
constexpr std::size_t kFewLabels = 8;    // the same, where there are many systems
constexpr std::size_t kManySystems = 7;

/// A system's block; `brief` leaves out what the tables say too, so that many blocks stay legible.
Block block_of(const System& system, bool brief) {
  Block block;
  block.name = wrap(system.name.empty() ? system.id : system.name, 128.0, 3, 11.0, Weight::bold);
  block.facts.push_back(counted(system.bodies, "body", "bodies"));
  if (system.within && !brief)
    block.facts.push_back(counted(*system.within, "link within", "links within"));
  double width = block.name.width;
  for (const auto& fact : block.facts) width = std::max(width, text_width(fact, 9.0));
  block.size = {
      std::max(92.0, width + 24.0),
      block.name.height + 9.0 * kLineHeight * static_cast<double>(block.facts.size()) + 20.0};
  return block;
}

/// "3, usual 11 (7 to 15)": as the sentences say it, whole from ten up; `brief` leaves out the range, which the tables say.
std::string words(const Interface& interface, bool brief) {
  if (!interface.observed) return interface.state == GapState::gap ? "fewer than usual" : "";
  if (!interface.expected || interface.state == GapState::cannot_tell) {
    return fmt::format("{}", *interface.observed);
  }
  const double usual = std::clamp(*interface.expected, 0.0, 1e9);
  std::string number = usual < 9.95 ? fmt::format("{:.1f}", usual) : fmt::format("{:.0f}", usual);
  if (number.ends_with(".0")) number.resize(number.size() - 2);
  const std::string text = fmt::format("{}, usual {}", *interface.observed, number);
  if (brief || !interface.range) return text;
  return text + fmt::format(" ({:.0f} to {:.0f})", std::clamp(interface.range->low, 0.0, 1e9),
                            std::clamp(interface.range->high, 0.0, 1e9));
}

/// Lines for gaps first, then by links; nothing where no link was reported and none is missed.
std::vector<Line> lines_of(const Findings& findings) {
  std::vector<Line> out;
  for (const auto& interface : findings.interfaces) {
    const bool unknown =
        interface.state == GapState::cannot_tell && findings.systems.size() < kManySystems;
    if (interface.state == GapState::gap || unknown || interface.observed.value_or(1) > 0)
      out.push_back({.interface = &interface, .label = {}});
  }
  std::stable_sort(out.begin(), out.end(), [](const Line& a, const Line& b) {
    const bool first = a.interface->state == GapState::gap;
    const bool second = b.interface->state == GapState::gap;
    return first != second ? first
                           : a.interface->observed.value_or(0) > b.interface->observed.value_or(0);
  });
  const bool brief = findings.systems.size() >= kManySystems;
  const std::size_t most = brief ? kFewLabels : kMostLabels;
  for (std::size_t i = 0; i < out.size() && (i < most || out[i].interface->state == GapState::gap);
       ++i) {
    if (auto text = words(*out[i].interface, brief); !text.empty())
      out[i].label = {std::move(text)};
  }
  return out;
}

void draw_lines(Scene& scene, const Ring& ring, Point move) {
  double most = 1.0;
  for (const auto& line : ring.lines)
    most = std::max(most, static_cast<double>(line.interface->observed.value_or(0)));
  const auto moved = [&](Point p) { return Point{p.x + move.x, p.y + move.y}; };
  // Gaps come first in the list and are drawn last, above the others.
  for (auto line = ring.lines.rbegin(); line != ring.lines.rend(); ++line) {
    const Interface& interface = *line->interface;
    std::vector<Point> points;
    for (const Point p : line->way.points) points.push_back(moved(p));
    const bool gap = interface.state == GapState::gap;
    const bool unknown = interface.state == GapState::cannot_tell;
    const double pen = gap ? 2.6 : 1.0 + 5.0 * std::sqrt(interface.observed.value_or(0) / most);
    scene.curves.push_back({gap ? "gap" : "interface", fmt::format("block{}", interface.system_a),
                            fmt::format("block{}", interface.system_b), std::move(points),
                            gap       ? std::string(kGapColour)
                            : unknown ? "#8a939b"
                                      : "#a9b4bf",
                            unknown ? std::min(pen, 2.0) : pen,
                            gap       ? Dash::dashed
                            : unknown ? Dash::dotted
                                      : Dash::solid});
    if (!line->place) continue;
    const Box box{line->place->x0 + move.x, line->place->y0 + move.y, line->place->x1 + move.x,
                  line->place->y1 + move.y};
    scene.texts.push_back({box, line->label, kLineLabel, gap, false,
                           gap ? readable(kGapColour, "#ffffff") : std::string(kTextColour),
                           "#fffffff0", gap ? TextRole::gap : TextRole::name});
  }
}

void draw_blocks(Scene& scene, const Findings& findings, const std::vector<Block>& blocks,
                 const Ring& ring, Point move) {
  for (std::uint32_t i = 0; i < blocks.size(); ++i) {
    const System& system = findings.systems[i];
    const std::string colour = system_colour(i, system.colour);
    const std::string fill = tint(colour);
    const Box& b = ring.boxes[i];
    const Box box{b.x0 + move.x, b.y0 + move.y, b.x1 + move.x, b.y1 + move.y};
    scene.marks.push_back({fmt::format("block{}", i), "block", Shape::block, box, fill,
                           readable(colour, "#ffffff", 3.0), 1.8,
                           one_line(system.name.empty() ? system.id : system.name)});
    const double facts_height = 9.0 * kLineHeight * static_cast<double>(blocks[i].facts.size());
    const double top = box.centre().y - (blocks[i].name.height + 3.0 + facts_height) / 2;
    const double x = box.centre().x;
    scene.texts.push_back({box_around({x, top + blocks[i].name.height / 2},
                                      blocks[i].name.width + 2, blocks[i].name.height),
                           blocks[i].name.lines,
                           11.0,
                           true,
                           false,
                           readable(colour, fill),
                           {},
                           TextRole::system});
    double wide = 0.0;
    for (const auto& fact : blocks[i].facts) wide = std::max(wide, text_width(fact, 9.0));
    scene.texts.push_back({box_around({x, top + blocks[i].name.height + 3.0 + facts_height / 2},
                                      wide + 2, facts_height),
                           blocks[i].facts,
                           9.0,
                           false,
                           false,
                           std::string(kTextColour),
                           {},
                           TextRole::name});
  }
}

Legend legend_of(const Findings& findings, const Ring& ring) {
  Legend legend;
  std::array<bool, 3> seen{};
  bool some_without = false;
  for (const auto& line : ring.lines) {
    seen[static_cast<std::size_t>(line.interface->state)] = true;
    some_without = some_without || (!line.place && line.interface->observed);
  }
  if (seen[static_cast<std::size_t>(GapState::no_sign)]) {
    legend.samples.push_back({Sample::thickness, "thicker: more links reported, no sign of a gap"});
  }
  if (seen[static_cast<std::size_t>(GapState::gap)]) {
    legend.samples.push_back({Sample::dashed, "dashed: a gap (fewer links than usual here)"});
  }
  if (seen[static_cast<std::size_t>(GapState::cannot_tell)]) {
    legend.samples.push_back({Sample::unknown, "dotted: we cannot tell"});
  }
  if (findings.systems.empty())
    legend.notes.emplace_back("No systems are stated, so there is nothing to compare.");
  if (!findings.through_boards) {
    legend.notes.emplace_back(
        "On a line: links reported, and how many are usual for bodies as active (likely range).");
  }
  if (some_without)
    legend.notes.emplace_back("Only the gaps and the busiest lines have their numbers.");
  for (auto& note : legend_notes(findings, MapShow::interfaces))
    legend.notes.push_back(std::move(note));
  return legend;
}

}  // namespace

Scene interfaces_scene(const Findings& findings, MapTitle title) {
  std::vector<Block> blocks;
  const bool brief = findings.systems.size() >= kManySystems;
  for (const auto& system : findings.systems) blocks.push_back(block_of(system, brief));
  const Ring ring = ring_of(findings, blocks, lines_of(findings));
  Box all{0, 0, 0, 0};
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Box& b = ring.boxes[i];
    all = i == 0 ? b
                 : Box{std::min(all.x0, b.x0), std::min(all.y0, b.y0), std::max(all.x1, b.x1),
                       std::max(all.y1, b.y1)};
  }
  Scene scene;
  scene.width = std::max(kLeastWidth, all.width()) + 2 * kMargin;
  const double top = add_title(scene, findings, MapShow::interfaces, title, kMargin);
  const Point move{scene.width / 2 - all.centre().x, top + 6.0 - all.y0};
  scene.height = top + all.height() + 12.0;
  draw_lines(scene, ring, move);
  draw_blocks(scene, findings, blocks, ring, move);
  add_legend(scene, legend_of(findings, ring), kMargin);
  return scene;
}

}  // namespace interstice::map
