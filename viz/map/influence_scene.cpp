#include <fmt/format.h>

#include <array>
#include <cmath>

#include "graph/findings/number_words.hpp"
#include "graph/findings/sentences.hpp"
#include "viz/map/clear_way.hpp"
#include "viz/map/gap_routes.hpp"
#include "viz/map/legend.hpp"
#include "viz/map/palette.hpp"
#include "viz/map/regions.hpp"
#include "viz/map/scenes.hpp"

namespace interstice::map {
namespace {

constexpr double kLeastWidth = 600.0;
constexpr double kPageType = 9.0;  // font size of a legend that is as large as names of this size

bool has_gap(const Findings& findings) {
  return std::any_of(findings.interfaces.begin(), findings.interfaces.end(),
                     [](const Gap& i) { return i.state == GapState::gap; });
}

/// Between regions: room for a gap's label beside a dashed line, in two lines.
Size gutters(const Findings& findings, const Style& style) {
  if (!has_gap(findings)) return {22.0, 22.0};
  if (style.tight) {
    const double room = std::max(32.0, 1.3 * style.gap_label + 12.0);  // for a letter
    return {room, room};
  }
  const double wide = text_width("100 reported,", style.gap_label, Weight::bold);
  return {wide + 12.0, 2 * style.gap_label * kLineHeight + 18.0};
}

std::vector<Box> place_regions(const Findings& findings, const Plan& plan, Size gutter) {
  Packing packing;
  packing.gutter = gutter;
  packing.least_width = kLeastWidth;
  packing.aspect = plan.style.aspect;
  packing.fit = plan.style.tight;
  const std::size_t k = plan.regions.size();
  packing.affinity.assign(k, std::vector<double>(k, 0.0));
  for (const auto& region : plan.regions) packing.choices.push_back(region_sizes(plan, region));
  for (const auto& link : findings.links) {
    const auto a = plan.region_of[link.a];
    const auto b = plan.region_of[link.b];
    if (a == b) continue;
    packing.affinity[a][b] += 1.0;
    packing.affinity[b][a] += 1.0;
  }
  return pack(packing);
}

/// Both bands of a region get their places: the named above, the dots below.
std::vector<Point> place_bodies(const Findings& findings, const Plan& plan,
                                const std::vector<Box>& boxes) {
  Arrangement all;
  all.places.resize(findings.bodies.size());
  all.near.resize(findings.bodies.size());
  for (const auto& link : findings.links) {
    all.near[link.a].push_back(link.b);
    all.near[link.b].push_back(link.a);
  }
  for (std::size_t i = 0; i < plan.regions.size(); ++i) {
    const Region& region = plan.regions[i];
    Box inner = boxes[i].grown(-kPadding);
    inner.y0 += heading_height(plan, region);
    Box upper = inner;
    if (region.points.count > 0) upper.y1 = inner.y0 + band_height(region.names, inner.width());
    Box lower = inner;
    lower.y0 = region.names.count > 0 ? upper.y1 : inner.y0;
    const auto above = slots(region.names, upper);
    const auto below = slots(region.points, lower);
    for (std::size_t j = 0; j < above.size(); ++j) all.places[region.named[j]] = above[j];
    for (std::size_t j = 0; j < below.size(); ++j) all.places[region.dots[j]] = below[j];
    all.groups.push_back(region.named);
    all.groups.push_back(region.dots);
  }
  return arrange(std::move(all));
}

/// The middle of a body's circle: a cell holds the circle above and the label below.
Point circle_centre(const Plan& plan, std::uint32_t body, Point cell) {
  const Region& region = plan.regions[plan.region_of[body]];
  if (plan.label[body].lines.empty()) return cell;
  double tallest = 0.0;
  for (const auto other : region.named) tallest = std::max(tallest, plan.label[other].height);
  return {cell.x, cell.y - (kLabelGap + tallest + 2.0) / 2};
}

void add_regions(Scene& scene, const Plan& plan, const std::vector<Box>& boxes) {
  if (!plan.framed) return;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    const Region& region = plan.regions[i];
    const std::string fill = tint(region.colour);
    const std::string stroke = readable(region.colour, "#ffffff", 3.0);
    scene.panels.push_back({fmt::format("s{}", i), boxes[i], fill, stroke, region.count});
    const Point corner{boxes[i].x0 + kPadding, boxes[i].y0 + kPadding - 2.0};
    const Box heading{corner.x, corner.y, corner.x + region.heading.width + 2.0,
                      corner.y + region.heading.height};
    scene.texts.push_back({heading, region.heading.lines, plan.style.heading, true, true,
                           readable(region.colour, fill), fill, TextRole::system});
    const Box count{corner.x, heading.y1,
                    corner.x + text_width(region.count, count_size(plan.style)) + 2.0,
                    heading.y1 + count_size(plan.style) * kLineHeight};
    scene.texts.push_back({count,
                           {region.count},
                           count_size(plan.style),
                           false,
                           true,
                           std::string(kQuietColour),
                           fill,
                           TextRole::system});
  }
}

/// The drawn size of a body, its ring included.
double reach(const Findings& findings, const Plan& plan, std::uint32_t body) {
  return plan.radius[body] + (findings.bodies[body].only_route == OnlyRoute::yes ? 2.8 : 0.0);
}

/// Draws the links; returns how many run behind a body that they do not end at.
std::size_t add_links(Scene& scene, const Findings& findings, const Plan& plan,
                      const std::vector<Point>& centres, const Box& field) {
  std::vector<Obstacle> bodies;
  for (std::uint32_t i = 0; i < centres.size(); ++i) {
    const double side = 2 * reach(findings, plan, i);
    bodies.push_back({box_around(centres[i], side, side),
                      findings.bodies[i].is_board ? Shape::square : Shape::circle});
  }
  const ClearWays ways(std::move(bodies), field, findings.links.size());
  std::size_t behind = 0;
  for (const auto& link : findings.links) {
    const bool across = plan.framed && plan.region_of[link.a] != plan.region_of[link.b];
    // A slight bend to one side tells a link from the straight lines of gaps.
    const double dx = centres[link.b].x - centres[link.a].x;
    const double dy = centres[link.b].y - centres[link.a].y;
    const Way way = ways.way(link.a, link.b, std::min(0.10 * std::sqrt(dx * dx + dy * dy), 34.0));
    if (way.behind > 0) ++behind;
    const double share = plan.style.link_share;
    const std::string_view ink = across ? "#1f2f46" : "#7a8794";
    scene.curves.push_back(
        {across ? "across" : "within", fmt::format("b{}", link.a), fmt::format("b{}", link.b),
         way.points,
         fmt::format("{}{:02x}", ink, static_cast<int>(255 * (across ? share : share * 0.9))),
         plan.style.link_pen * (across ? 1.0 : 0.85), link.informal ? Dash::dotted : Dash::solid});
  }
  return behind;
}

void add_bodies(Scene& scene, const Findings& findings, const Plan& plan,
                const std::vector<Point>& centres) {
  for (std::uint32_t i = 0; i < findings.bodies.size(); ++i) {
    const Body& body = findings.bodies[i];
    const Region& region = plan.regions[plan.region_of[i]];
    const double r = plan.radius[i];
    const std::string back = plan.framed ? tint(region.colour) : "#ffffff";
    const std::string fill = plan.framed ? region.colour : system_colour(0);
    const auto panel = plan.framed ? std::optional(plan.region_of[i]) : std::nullopt;
    const Shape shape = body.is_board ? Shape::square : Shape::circle;
    const std::string ink = readable(fill, back, 3.2);
    if (body.only_route == OnlyRoute::yes) {
      scene.marks.push_back({fmt::format("ring{}", i),
                             "ring",
                             shape,
                             box_around(centres[i], 2 * r + 5.6, 2 * r + 5.6),
                             back,
                             std::string(kTextColour),
                             1.3,
                             {},
                             panel});
    }
    scene.marks.push_back({fmt::format("b{}", i), "body", shape,
                           box_around(centres[i], 2 * r, 2 * r), fill, ink, r < 3.0 ? 0.6 : 0.9,
                           one_line(body.name.empty() ? body.id : body.name), panel});
    const Wrapped& label = plan.label[i];
    if (label.lines.empty()) continue;
    const double top = centres[i].y + reach(findings, plan, i) + kLabelGap;
    scene.texts.push_back(
        {box_around({centres[i].x, top + label.height / 2}, label.width + 4.0, label.height),
         label.lines, plan.style.name_size, false, false, std::string(kTextColour), back + "f0",
         TextRole::name});
  }
}

/// Who is named where not all are, and where the other names are.
std::string named_note(const Findings& findings, const Style& style, std::size_t named) {
  const bool by_links = std::any_of(findings.bodies.begin(), findings.bodies.end(),
                                    [](const Body& body) { return body.degree.has_value(); });
  const std::string_view whom = by_links
                                    ? "those on the most routes, then those with the most links"
                                    : "those on the most routes";
  if (!style.tight) {
    return named == 1 ? "Only the body on the most routes is named."
                      : fmt::format("Only {} bodies are named: {}.",
                                    whole_number(static_cast<double>(named)), whom);
  }
  const std::string who = fmt::format(
      "{} of {} bodies {} named: those that others depend on for a route, {}.",
      whole_number(static_cast<double>(named)),
      whole_number(static_cast<double>(findings.bodies.size())), named == 1 ? "is" : "are", whom);
  return findings.bodies.size() > kMostNamed
             ? who
             : who + " The map in a file of its own (interstice map) names all.";
}

Legend legend_of(const Findings& findings, const Plan& plan,
                 const std::vector<std::string>& not_placed, std::size_t behind, MapTitle title) {
  Legend legend;
  double share = 0.0;
  bool ring = false;
  bool board = false;
  for (const auto& body : findings.bodies) {
    share = std::max(share, body.share);
    ring = ring || body.only_route == OnlyRoute::yes;
    board = board || body.is_board;
  }
  const bool dotted = std::any_of(findings.links.begin(), findings.links.end(),
                                  [](const Link& l) { return l.informal; });
  if (!findings.bodies.empty()) {
    legend.samples.push_back(
        {Sample::sizes,
         fmt::format(
             "larger: on more of the shortest routes between other bodies (most: {:.0f} in 100)",
             100 * share)});
  }
  if (ring)
    legend.samples.push_back(
        {Sample::ring, fmt::format("ringed: the {} for some bodies",
                                   link_words(findings.links_from).only_route)});
  if (board) legend.samples.push_back({Sample::square, "square: a board"});
  const std::string_view link = link_words(findings.links_from).no_link;
  if (plan.framed) {
    legend.samples.push_back({Sample::across, fmt::format("{} across systems", link)});
    legend.samples.push_back({Sample::within, fmt::format("{} within a system", link)});
  } else if (!findings.links.empty()) {
    legend.samples.push_back({Sample::within, std::string(link)});
  }
  if (dotted) legend.samples.push_back({Sample::dotted, "dotted: informal link"});
  if (has_gap(findings)) legend.samples.push_back({Sample::dashed, gap_sample(findings)});
  // On a page, what the picture rests on stands in the tables.
  if (title == MapTitle::shown) legend.notes = legend_notes(findings, MapShow::influence);
  legend.notes.insert(legend.notes.begin(), no_line_note(findings, MapShow::influence));
  const auto named = std::count_if(plan.label.begin(), plan.label.end(),
                                   [](const Wrapped& label) { return !label.lines.empty(); });
  if (plan.style.named)
    legend.notes.insert(legend.notes.begin(),
                        named_note(findings, plan.style, static_cast<std::size_t>(named)));
  if (behind > 0) {
    // No number: what a page counts is in its findings, and this is of the drawing.
    legend.notes.emplace_back("Some links pass behind or close to a body they do not join.");
  }
  for (const auto& text : not_placed) legend.notes.push_back(text);
  return legend;
}

/// draft: as large as the scene will be, without bodies and links, which take long to place.
enum class Finish : std::uint8_t { draft, drawn };

Scene scene_of(const Findings& findings, MapTitle title, const Style& style, Finish finish) {
  const Plan plan = plan_regions(findings, style);
  const Size gutter = gutters(findings, plan.style);
  Scene scene;
  std::vector<Box> boxes = place_regions(findings, plan, gutter);
  const double margin = has_gap(findings) ? gutter.height : 16.0;
  double width = kLeastWidth;
  for (const auto& box : boxes) width = std::max(width, box.x1);
  scene.width = width + 2 * margin;
  scene.height = add_title(scene, findings, MapShow::influence, title, margin);
  const double rim = has_gap(findings) ? gutter.height : 0.0;  // lines of gaps may pass outside
  const double top = scene.height + rim;
  for (auto& box : boxes) {
    box = {box.x0 + margin, box.y0 + top, box.x1 + margin, box.y1 + top};
    scene.height = std::max(scene.height, box.y1);
  }
  if (findings.bodies.empty()) {
    const Wrapped words = wrap(findings.hidden_bodies == 0
                                   ? "There are no bodies to show."
                                   : "No body may be shown to this audience. \"--for team\" shows "
                                     "all; \"visibility\" says who may be shown to whom.",
                               scene.width - 2 * margin, 3, 11.0);
    scene.texts.push_back(
        {.box = box_around({scene.width / 2, scene.height + 30.0}, words.width + 4.0, words.height),
         .lines = words.lines,
         .size = 11.0});
    scene.height += 50.0;
  }
  add_regions(scene, plan, boxes);
  const Box field{2.0, top - rim, scene.width - 2.0, scene.height + rim};
  std::vector<Point> centres;
  std::size_t behind = 1;  // in a draft: room for the sentence about them
  if (finish == Finish::drawn) {
    centres = place_bodies(findings, plan, boxes);
    for (std::uint32_t i = 0; i < centres.size(); ++i)
      centres[i] = circle_centre(plan, i, centres[i]);
    behind = add_links(scene, findings, plan, centres, field);
  }
  const auto not_placed = add_gaps(scene, findings, {plan, boxes, field, gutter});
  if (finish == Finish::drawn) add_bodies(scene, findings, plan, centres);
  scene.height += rim;
  Legend legend = legend_of(findings, plan, not_placed, behind, title);
  legend.scale = style.tight ? style.name_size / kPageType : type_scale(scene);
  add_legend(scene, legend, margin);
  return scene;
}

/// Points that a text of the scene has on an A4 page on its side, less margins, heading and caption.
double printed(double size, const Scene& scene) {
  constexpr double kPageWidth = 762.0;
  constexpr double kPageHeight = 448.0;
  return size * std::min(kPageWidth / scene.width, kPageHeight / scene.height);
}

constexpr std::size_t kMostOnPage = 70;  // names that fit a page at all

void enlarge(Style& style, double factor) {
  style.name_size *= factor;
  style.name_width *= factor;
  style.heading *= factor;
  style.gap_label *= factor;
}

}  // namespace

Scene influence_scene(const Findings& findings, MapTitle title, MapFit fit) {
  const std::size_t n = findings.bodies.size();
  if (fit == MapFit::alone)
    return scene_of(findings, title, style_for(n, findings.links.size()), Finish::drawn);
  constexpr double kLegible = 7.0;
  constexpr std::size_t kFewest = 15;
  // Names are whole, but where they are so long that they would not be legible else.
  constexpr std::array<std::size_t, 3> kLines = {12, 5, 2};
  constexpr int kEnlargements = 8;
  Style style;
  double size = 0.0;
  const auto try_it = [&] {
    size = printed(style.name_size, scene_of(findings, title, style, Finish::draft));
    return size >= kLegible;
  };
  // Fewer and fewer are named, and at last in larger type, which takes room again.
  for (const std::size_t lines : kLines) {
    for (std::size_t named = std::min(n, kMostNamed);;
         named = std::max(kFewest, std::min(named, kMostOnPage) * 7 / 8)) {
      style = style_for_page(n, findings.links.size(), named);
      style.name_lines = lines;
      if (try_it() || named <= kFewest) break;
    }
    for (int i = 0; i < kEnlargements && size < kLegible; ++i) {
      enlarge(style, 1.05 * kLegible / size);
      (void)try_it();
    }
    if (size >= kLegible) break;
  }
  return scene_of(findings, title, style, Finish::drawn);
}

}  // namespace interstice::map
