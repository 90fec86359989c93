#include <fmt/format.h>

#include <array>
#include <cmath>

#include "graph/findings/gaps/gap_sentences.hpp"
#include "graph/findings/number_words.hpp"
#include "graph/findings/sentences.hpp"
#include "viz/map/columns.hpp"
#include "viz/map/legend.hpp"
#include "viz/map/palette.hpp"
#include "viz/map/ring.hpp"
#include "viz/map/scenes.hpp"

namespace interstice::map {
namespace {

constexpr double kMargin = 20.0;
constexpr double kLeastWidth = 520.0;
constexpr double kFullWidth = 640.0;     // wider pictures are shrunk on the first page
constexpr double kFact = 10.0;           // font size of what a block says besides its name
constexpr std::size_t kMostLabels = 15;  // beyond: gaps and the busiest
constexpr std::size_t kFewLabels = 8;    // the same, where there are many systems
constexpr std::size_t kManySystems = 7;

/// How many systems there are decides how much a block says: the tables say the rest.
enum class Detail : std::uint8_t { full, brief, line };

Detail detail_for(std::size_t systems) {
  if (systems > kMostInRing) return Detail::line;
  return systems >= kManySystems ? Detail::brief : Detail::full;
}

Block block_of(const System& system, Detail detail) {
  const std::string& name = system.name.empty() ? system.id : system.name;
  Block block;
  if (detail == Detail::full) {
    block.name = wrap(name, 128.0, 3, block.type, Weight::bold);
    block.facts.push_back(counted(system.bodies, "body", "bodies"));
    if (system.within)
      block.facts.push_back(counted(*system.within, "link within", "links within"));
  } else {
    const bool ring = detail == Detail::brief;
    if (!ring) block.type = 9.0;
    const std::string count = fmt::format(" ({})", system.bodies);
    const double room = (ring ? 112.0 : 170.0) - text_width(count, block.type, Weight::bold);
    block.name = wrap(name, room, ring ? 3 : 1, block.type, Weight::bold);
    if (block.name.lines.empty()) block.name = wrap("?", room, 1, block.type, Weight::bold);
    block.name.lines.back() += count;
    block.name.width =
        std::max(block.name.width, text_width(block.name.lines.back(), block.type, Weight::bold));
  }
  double width = block.name.width;
  for (const auto& fact : block.facts) width = std::max(width, text_width(fact, kFact));
  const double facts_height = kFact * kLineHeight * static_cast<double>(block.facts.size());
  const Size rim = detail == Detail::full    ? Size{24.0, 20.0}
                   : detail == Detail::brief ? Size{14.0, 10.0}
                                             : Size{10.0, 2.0};
  block.size = {std::max(detail == Detail::full ? 92.0 : 60.0, width + rim.width),
                block.name.height + facts_height + rim.height};
  return block;
}

/// "3, usual 11 (7 to 15)": as the sentences say it, whole from ten up; `brief` leaves out the range, which the tables say.
std::string words(const Gap& interface, bool brief) {
  if (!interface.observed) return interface.state == GapState::gap ? "fewer than usual" : "";
  // Nought beside a dotted line would read as if it were known that there is none.
  if (!interface.expected || interface.state == GapState::cannot_tell)
    return *interface.observed == 0 ? "" : counted(*interface.observed, "link", "links");
  const double usual = std::clamp(*interface.expected, 0.0, 1e9);
  std::string number = usual < 9.95 ? fmt::format("{:.1f}", usual) : whole_number(usual);
  if (number.ends_with(".0")) number.resize(number.size() - 2);
  const std::string text = fmt::format("{}, usual {}", whole_number(*interface.observed), number);
  if (brief || !interface.range) return text;
  return text + fmt::format(" ({} to {})", whole_number(std::clamp(interface.range->low, 0.0, 1e9)),
                            whole_number(std::clamp(interface.range->high, 0.0, 1e9)));
}

/// The gap on an outcome between two systems that misses the most links; nullptr where none has one.
const Gap* outcome_gap(const Findings& findings, const Gap& interface) {
  const Gap* most = nullptr;
  for (const Gap& gap : findings.gaps) {
    if (gap.kind != GapKind::outcome || gap.state != GapState::gap ||
        gap.system_a != interface.system_a || gap.system_b != interface.system_b)
      continue;
    if (most == nullptr || gap.missing.value_or(0.0) > most->missing.value_or(0.0)) most = &gap;
  }
  return most;
}

/// "careleavers: 1, usual 11"; names may be long, ids are what people write. "+ 2 more" where other outcomes have one too.
std::string outcome_words(const Findings& findings, const Gap& most) {
  const auto others =
      std::count_if(findings.gaps.begin(), findings.gaps.end(), [&](const Gap& gap) {
        return gap.kind == GapKind::outcome && gap.state == GapState::gap &&
               gap.system_a == most.system_a && gap.system_b == most.system_b && &gap != &most;
      });
  const std::string text = one_line(most.outcome) + ": " + words(most, true);
  return others == 0 ? text : fmt::format("{}, + {} more", text, others);
}

/// Lines for gaps first, then by links; nothing where no link was reported and none is missed.
std::vector<Line> lines_of(const Findings& findings, MapShow show) {
  std::vector<Line> out;
  for (const auto& whole : findings.interfaces) {
    const Gap* on_outcome = show == MapShow::gaps ? outcome_gap(findings, whole) : nullptr;
    const Gap& interface = on_outcome != nullptr ? *on_outcome : whole;
    const bool unknown =
        interface.state == GapState::cannot_tell && findings.systems.size() < kManySystems;
    // A withheld pair has no line: one would say that there are links.
    if (interface.state != GapState::gap && !interface.observed) continue;
    if (interface.state == GapState::gap || unknown || *interface.observed > 0)
      out.push_back({.interface = &interface, .label = {}});
  }
  std::stable_sort(out.begin(), out.end(), [](const Line& a, const Line& b) {
    const bool first = a.interface->state == GapState::gap;
    const bool second = b.interface->state == GapState::gap;
    return first != second ? first
                           : a.interface->observed.value_or(0) > b.interface->observed.value_or(0);
  });
  const bool brief = findings.systems.size() >= kManySystems;
  // Between columns lines run so close that only a gap's colour tells whose a number is.
  const bool columns = findings.systems.size() > kMostInRing;
  const std::size_t most = columns ? 0 : brief ? kFewLabels : kMostLabels;
  for (std::size_t i = 0; i < out.size() && (i < most || out[i].interface->state == GapState::gap);
       ++i) {
    const Gap& gap = *out[i].interface;
    if (auto text = gap.kind == GapKind::outcome ? outcome_words(findings, gap) : words(gap, brief);
        !text.empty())
      out[i].label = {std::move(text)};
    out[i].must = !brief || out[i].interface->state == GapState::gap;
  }
  return out;
}

struct Ink {
  std::string_view colour;
  Dash dash = Dash::solid;
  double least = 0.6;  ///< of the pen
  double most = 6.0;
};

Ink ink_of(const Gap& interface) {
  if (interface.state == GapState::gap) return {kGapColour, Dash::dashed, 2.6, 2.6};
  if (interface.state == GapState::cannot_tell) return {"#8a939b", Dash::dotted, 1.0, 2.0};
  return {"#a9b4bf"};
}

void draw_lines(Scene& scene, const Standing& ring, Point move) {
  double most = 1.0;
  for (const auto& line : ring.lines)
    most = std::max(most, static_cast<double>(line.interface->observed.value_or(0)));
  // Many lines are thinner, or they would hide the gaps.
  const auto systems = static_cast<double>(ring.boxes.size());
  const double thinnest = ring.boxes.size() > kMostInRing ? 0.6 : 1.0;
  const double widest = std::clamp(30.0 / systems, 1.5, 5.0);
  const auto moved = [&](Point p) { return Point{p.x + move.x, p.y + move.y}; };
  // Gaps come first in the list and are drawn last, above the others.
  for (auto line = ring.lines.rbegin(); line != ring.lines.rend(); ++line) {
    const Gap& interface = *line->interface;
    std::vector<Point> points;
    for (const Point p : line->way.points) points.push_back(moved(p));
    const Ink ink = ink_of(interface);
    const bool gap = interface.state == GapState::gap;
    const double share = std::sqrt(interface.observed.value_or(0) / most);
    scene.curves.push_back({gap ? "gap" : "interface", fmt::format("block{}", interface.system_a),
                            fmt::format("block{}", interface.system_b), std::move(points),
                            std::string(ink.colour),
                            std::clamp(thinnest + widest * share, ink.least, ink.most), ink.dash});
    if (!line->place) continue;
    const Box box{line->place->x0 + move.x, line->place->y0 + move.y, line->place->x1 + move.x,
                  line->place->y1 + move.y};
    scene.texts.push_back({box, line->label, kLineLabel, gap, false,
                           gap ? readable(kGapColour, "#ffffff") : std::string(kTextColour),
                           "#fffffff0", gap ? TextRole::gap : TextRole::name});
  }
}

void draw_blocks(Scene& scene, const Findings& findings, const std::vector<Block>& blocks,
                 const Standing& ring, Point move) {
  for (std::uint32_t i = 0; i < blocks.size(); ++i) {
    const System& system = findings.systems[i];
    const Block& block = blocks[i];
    const std::string colour = system_colour(i, system.colour);
    const std::string fill = tint(colour);
    const Box& b = ring.boxes[i];
    const Box box{b.x0 + move.x, b.y0 + move.y, b.x1 + move.x, b.y1 + move.y};
    scene.marks.push_back({fmt::format("block{}", i), "block", Shape::block, box, fill,
                           readable(colour, "#ffffff", 3.0),
                           detail_for(blocks.size()) == Detail::line ? 1.0 : 1.8,
                           one_line(system.name.empty() ? system.id : system.name)});
    const double between = block.facts.empty() ? 0.0 : 3.0;
    const double facts_height = kFact * kLineHeight * static_cast<double>(block.facts.size());
    const double top = box.centre().y - (block.name.height + between + facts_height) / 2;
    const double x = box.centre().x;
    scene.texts.push_back({.box = box_around({x, top + block.name.height / 2}, block.name.width + 2,
                                             block.name.height),
                           .lines = block.name.lines,
                           .size = block.type,
                           .bold = true,
                           .colour = readable(colour, fill),
                           .role = TextRole::system});
    if (block.facts.empty()) continue;
    double wide = 0.0;
    for (const auto& fact : block.facts) wide = std::max(wide, text_width(fact, kFact));
    scene.texts.push_back(
        {.box = box_around({x, top + block.name.height + between + facts_height / 2}, wide + 2,
                           facts_height),
         .lines = block.facts,
         .size = kFact});
  }
}

/// Beyond so many lines, only every gap and the busiest are drawn.
void thin_out(std::vector<Line>& lines) {
  constexpr std::size_t kMostLines = 120;
  std::size_t kept = 0;
  while (kept < lines.size() &&
         (kept < kMostLines || lines[kept].interface->state == GapState::gap))
    ++kept;
  lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(kept), lines.end());
}

Legend legend_of(const Findings& findings, const Standing& ring, std::size_t all_lines,
                 MapTitle title, MapShow show) {
  Legend legend;
  std::array<bool, 3> seen{};
  bool some_with = false;
  bool some_without = false;
  bool some_at_none = false;  // a line for want of an answer, where no link was reported
  for (const auto& line : ring.lines) {
    seen[static_cast<std::size_t>(line.interface->state)] = true;
    some_with = some_with || line.place;
    const bool counted = line.interface->observed.value_or(0) > 0;
    some_without = some_without || (!line.place && counted);
    some_at_none = some_at_none || (!line.place && !counted);
  }
  if (seen[static_cast<std::size_t>(GapState::no_sign)]) {
    legend.samples.push_back(
        {Sample::thickness, fmt::format("thicker: more links {}, no sign of a gap",
                                        link_words(findings.links_from).reported)});
  }
  if (seen[static_cast<std::size_t>(GapState::gap)]) {
    legend.samples.push_back({Sample::dashed, gap_sample(findings)});
  }
  const bool outcomes = std::any_of(ring.lines.begin(), ring.lines.end(), [](const Line& line) {
    return line.interface->kind == GapKind::outcome;
  });
  if (outcomes) {
    legend.notes.emplace_back(
        "Named on a dashed line: the outcome whose owners in the two systems have the gap.");
  } else if (show == MapShow::gaps) {
    legend.notes.emplace_back("No gap on an outcome is drawn.");
  }
  if (seen[static_cast<std::size_t>(GapState::cannot_tell)]) {
    legend.samples.push_back(
        {Sample::unknown, some_at_none && !some_without && some_with
                              ? fmt::format("dotted: we cannot tell; without a number: none {}",
                                            link_words(findings.links_from).reported)
                              : std::string("dotted: we cannot tell")});
  }
  if (findings.systems.empty())
    legend.notes.emplace_back("No systems are stated, so there is nothing to compare.");
  const Detail detail = detail_for(findings.systems.size());
  if (!findings.through_boards && some_with) {
    legend.notes.push_back(fmt::format("On a line: links {}, and how many are usual {}{}.",
                                       link_words(findings.links_from).reported,
                                       like_whom(findings),
                                       detail == Detail::full ? " (nine such counts in ten)" : ""));
  }
  if (detail != Detail::full) legend.notes.emplace_back("In brackets: bodies.");
  if (some_without) {
    legend.notes.emplace_back(
        !some_with ? "There are too many lines for numbers on them."
        : detail == Detail::line
            ? "Only the gaps have their numbers."
            : "Only the gaps have their numbers, and busy lines with room for them.");
  }
  const auto withheld = static_cast<std::size_t>(
      std::count_if(findings.interfaces.begin(), findings.interfaces.end(),
                    [](const Gap& i) { return !i.observed && i.state != GapState::gap; }));
  legend.notes.push_back(
      ring.lines.size() < all_lines
          ? fmt::format("Drawn are every gap and the busiest lines, {} of {}: without a line, two "
                        "systems may have links, which the tables say.",
                        ring.lines.size(), all_lines)
          : no_line_note(findings, show));
  if (withheld > 0) {
    legend.notes.push_back(fmt::format(
        "Nor has a pair of systems a line whose number of links is withheld: too few answers stand "
        "behind it; there may be links or none ({}).",
        counted(withheld, "pair", "pairs")));
  }
  // On a page, what the picture rests on stands beside it.
  if (title == MapTitle::left_out) return legend;
  for (auto& note : legend_notes(findings, show)) legend.notes.push_back(std::move(note));
  return legend;
}

}  // namespace

Scene interfaces_scene(const Findings& findings, MapTitle title, MapShow show) {
  std::vector<Block> blocks;
  const Detail detail = detail_for(findings.systems.size());
  for (const auto& system : findings.systems) blocks.push_back(block_of(system, detail));
  std::vector<Line> lines = lines_of(findings, show);
  const std::size_t all_lines = lines.size();
  thin_out(lines);
  const Standing ring = detail == Detail::line ? columns_of(findings, blocks, std::move(lines))
                                               : ring_of(findings, blocks, std::move(lines));
  Box all{0, 0, 0, 0};
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Box& b = ring.boxes[i];
    all = i == 0 ? b
                 : Box{std::min(all.x0, b.x0), std::min(all.y0, b.y0), std::max(all.x1, b.x1),
                       std::max(all.y1, b.y1)};
  }
  Scene scene;
  scene.width = std::max(kLeastWidth, all.width()) + 2 * kMargin;
  const double top = add_title(scene, findings, show, title, kMargin);
  const Point move{scene.width / 2 - all.centre().x, top + 6.0 - all.y0};
  scene.height = top + all.height() + 12.0;
  draw_lines(scene, ring, move);
  draw_blocks(scene, findings, blocks, ring, move);
  Legend legend = legend_of(findings, ring, all_lines, title, show);
  legend.scale = type_scale(scene, kFullWidth);
  add_legend(scene, legend, kMargin);
  return scene;
}

}  // namespace interstice::map
