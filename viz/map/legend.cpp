#include "viz/map/legend.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>

#include "graph/findings/number_words.hpp"
#include "graph/findings/sentences.hpp"
#include "viz/map/palette.hpp"
#include "viz/map/text.hpp"

namespace interstice::map {
namespace {

constexpr double kSize = 9.0;
constexpr double kSampleWidth = 34.0;
constexpr double kRow = 20.0;
constexpr double kInside = 10.0;

struct Pen {
  Scene& scene;
  Point at;  ///< the middle of the sample
  std::size_t index;
  double scale;

  void line(std::string_view colour, double pen, Dash dash) {
    const double half = (kSampleWidth / 2 - 3) * scale;
    const Point a{at.x - half, at.y};
    const Point b{at.x + half, at.y};
    scene.curves.push_back({"sample",
                            "key",
                            "key",
                            {a, {a.x + half / 2, a.y}, {b.x - half / 2, b.y}, b},
                            std::string(colour),
                            pen * scale,
                            dash});
  }
  void mark(std::string_view kind, Shape shape, double x, double radius, std::string_view fill) {
    scene.marks.push_back(
        {fmt::format("key{}{}", index, kind), "sample", shape,
         box_around({at.x + x * scale, at.y}, 2 * radius * scale, 2 * radius * scale),
         std::string(fill), std::string(kTextColour), 1.2});
  }
  void draw(Sample sample) {
    switch (sample) {
      case Sample::sizes:
        mark("small", Shape::circle, -9, 3, "#8a939b");
        mark("large", Shape::circle, 6, 7, "#8a939b");
        break;
      case Sample::ring:
        mark("outer", Shape::circle, 0, 7.2, "#ffffff");
        mark("inner", Shape::circle, 0, 4.4, "#8a939b");
        break;
      case Sample::square:
        mark("square", Shape::square, 0, 5, "#8a939b");
        break;
      case Sample::across:
        return line("#1f2f46", 1.2, Dash::solid);
      case Sample::within:
        return line("#a3adb7", 1.2, Dash::solid);
      case Sample::dotted:
        return line("#1f2f46", 1.4, Dash::dotted);
      case Sample::dashed:
        return line(kGapColour, 2.4, Dash::dashed);
      case Sample::thickness:
        return line("#4a5560", 4.0, Dash::solid);
      case Sample::unknown:
        return line("#8a939b", 1.4, Dash::dotted);
    }
  }
};

void add_notes(Scene& scene, const Legend& legend, double left, double width, double& y) {
  const double size = kSize * legend.scale;
  std::string paragraph;
  for (const auto& note : legend.notes) {
    if (!paragraph.empty()) paragraph += ' ';
    paragraph += note;
  }
  // Graphviz may reckon a line a little wider than it is, and would then set it further left than
  // its box: the box has room to spare.
  constexpr double kSpare = 1.04;
  const Wrapped text = wrap(paragraph, width / kSpare, 40, size);
  if (text.lines.empty()) return;
  scene.texts.push_back({{left, y, left + text.width * kSpare + 4, y + text.height},
                         text.lines,
                         size,
                         false,
                         true,
                         std::string(kQuietColour),
                         {},
                         TextRole::legend});
  y += text.height + 4;
}

std::string states(const Findings& findings) {
  // A withheld pair is in no state that is told.
  std::array<std::size_t, 3> count{};
  std::size_t withheld = 0;
  for (const auto& interface : findings.interfaces)
    ++(interface.observed ? count[static_cast<std::size_t>(interface.state)] : withheld);
  return fmt::format("Pairs of systems: {}, {} with no sign of a gap, {} where we cannot tell{}.",
                     counted(count[0], "gap", "gaps"), whole_number(static_cast<double>(count[1])),
                     whole_number(static_cast<double>(count[2])),
                     withheld == 0 ? "" : fmt::format(", {} withheld", withheld));
}

/// "2026-04-01" as "1 April 2026"; anything else as it is.
std::string day_in_words(const std::string& date) {
  static constexpr std::array<std::string_view, 12> kMonths = {
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  unsigned year = 0;
  unsigned month = 0;
  unsigned day = 0;
  const auto read = [&](std::size_t from, std::size_t count, unsigned& into) {
    const char* end = date.data() + from + count;
    return std::from_chars(date.data() + from, end, into).ptr == end;
  };
  const bool whole = date.size() == 10 && date[4] == '-' && date[7] == '-' && read(0, 4, year) &&
                     read(5, 2, month) && read(8, 2, day);
  if (!whole || month < 1 || month > kMonths.size()) return one_line(date);
  return fmt::format("{} {} {}", day, kMonths[month - 1], year);
}

std::string view_sentence(const Findings& findings) {
  const std::string& view = findings.manifest.view;
  if (findings.links_from != LinkSource::reported) return {};
  if (view == "either") return "A link is drawn where at least one side reported it.";
  if (view == "both") return "A link is drawn where both sides reported it.";
  return {};
}

}  // namespace

std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
  return interstice::counted(static_cast<double>(count), one, many);
}

std::string gap_sample(const Findings& findings) {
  return findings.gap_headline
             ? "dashed: a gap (fewer links than usual here)"
             : "dashed: fewer links than usual here, if everybody was asked about everybody";
}

std::vector<std::string> gap_label(const Findings& findings, const Gap& interface) {
  const auto whole = [](double value) { return std::llround(std::max(0.0, value)); };
  std::vector<std::string> out;
  if (interface.observed)
    out.push_back(
        fmt::format("{} {}", *interface.observed, link_words(findings.links_from).reported));
  if (interface.expected) out.push_back(fmt::format("{} usual", whole(*interface.expected)));
  if (out.size() == 2) out[0] += ',';
  if (out.empty()) out.emplace_back("fewer than usual");
  return out;
}

std::string no_line_note(const Findings& findings, MapShow show) {
  // Nothing in place of a number of hidden links: it is withheld, so there may be some.
  const bool hidden = show == MapShow::influence && findings.hidden_links.value_or(1) > 0;
  if (findings.through_boards) {
    return hidden ? "No line: no board that both sit on is on record, or it is not shown."
                  : "No line: no board that both sit on is on record.";
  }
  return fmt::format("No line means that no link was {}{}, not that there is none.",
                     link_words(findings.links_from).reported,
                     hidden ? " or that it is not shown" : "");
}

std::vector<std::string> legend_notes(const Findings& findings, MapShow show) {
  std::vector<std::string> out;
  std::string shown = counted(findings.bodies.size(), "body", "bodies");
  if (show == MapShow::influence && !findings.totals_withheld)
    shown += " and " + counted(findings.links.size(), "link", "links");
  if (show != MapShow::influence) {
    out.push_back(counted(findings.answers.bodies, "body", "bodies") + " in all.");
  } else {
    out.push_back(shown + " shown.");
  }
  if (show == MapShow::influence && findings.hidden_bodies > 0)
    out.push_back(counted(findings.hidden_bodies, "body", "bodies") + " not shown.");
  if (show == MapShow::influence && !findings.totals_withheld &&
      findings.hidden_links.value_or(0) > 0)
    out.push_back(counted(*findings.hidden_links, "link", "links") + " not shown.");
  const Answers& answers = findings.answers;
  const bool complete = findings.links_from != LinkSource::recorded;
  out.push_back(
      findings.links_from == LinkSource::none ? "No kind of link says who works with whom."
      : answers.on_record                     ? complete && !findings.through_boards
                                                    ? "From a list that is said to be complete."
                                                    : "Taken from records."
      : answers.everyone_assumed              ? "Assumes that everyone was asked."
      : answers.nobody                        ? "None is on record as having answered."
      : answers.withheld                      ? "How many answered is withheld."
                         : fmt::format("{} of {} answered.", whole_number(answers.answered),
                                       whole_number(answers.bodies)));
  std::string kinds;
  for (const auto& layer : findings.manifest.layers)
    kinds += (kinds.empty() ? "" : ", ") + one_line(kind_in_words(layer));
  if (findings.through_boards) out.emplace_back("Links are shared boards, not reported links.");
  if (!kinds.empty()) out.push_back("Kinds of link: " + kinds + ".");
  if (auto view = view_sentence(findings); !view.empty()) out.push_back(std::move(view));
  if (!findings.interfaces.empty()) out.push_back(states(findings));
  if (!findings.interfaces_note.empty()) out.push_back(one_line(findings.interfaces_note));
  out.push_back(fmt::format("Interstice {}.", findings.manifest.version.empty()
                                                  ? INTERSTICE_VERSION
                                                  : one_line(findings.manifest.version)));
  return out;
}

double type_scale(const Scene& scene, double full_width) {
  return std::clamp(scene.width / full_width, 1.0, 2.0);
}

double add_title(Scene& scene, const Findings& findings, MapShow show, MapTitle title,
                 double margin) {
  if (title == MapTitle::left_out) return 14.0;
  const double scale = type_scale(scene);
  double y = 14.0;
  const std::string& input = findings.manifest.input;
  const Wrapped name = wrap(input.empty() ? "A place" : input, scene.width - 2 * margin - 8, 3,
                            17.0 * scale, Weight::bold);
  scene.texts.push_back({{margin, y, margin + name.width + 4, y + name.height},
                         name.lines,
                         17.0 * scale,
                         true,
                         true,
                         std::string(kTextColour),
                         {},
                         TextRole::title});
  y += name.height + 1;
  std::string second =
      show == MapShow::influence
          ? (findings.through_boards ? "Who sits with whom, and who lies on the routes between"
                                     : "Who works with whom, and who lies on the routes between")
          : "Where systems meet";
  if (!findings.manifest.as_of.empty()) second += ", " + day_in_words(findings.manifest.as_of);
  const Wrapped under = wrap(second, scene.width - 2 * margin - 8, 2, 10.5 * scale);
  scene.texts.push_back({{margin, y, margin + under.width + 4, y + under.height},
                         under.lines,
                         10.5 * scale,
                         false,
                         true,
                         std::string(kQuietColour),
                         {},
                         TextRole::title});
  return y + under.height + 12.0;
}

void add_legend(Scene& scene, const Legend& legend, double margin) {
  const double scale = legend.scale;
  const double inside = kInside * scale;
  const double sample = kSampleWidth * scale;
  const double row = kRow * scale;
  const double left = margin;
  const double right = scene.width - margin;
  const double top = scene.height + 14.0;
  const std::size_t panel = scene.panels.size();
  scene.panels.push_back({"legend", {}, "#f5f7fa", "", "Legend"});
  double x = left + inside;
  double y = top + inside;
  for (std::size_t i = 0; i < legend.samples.size(); ++i) {
    const LegendItem& item = legend.samples[i];
    const Wrapped text = wrap(item.text, right - left - 2 * inside - sample - 10, 2, kSize * scale);
    const double width = sample + text.width + 4.0;
    if (x > left + inside && x + width > right - inside) {
      x = left + inside;
      y += row;
    }
    Pen{scene, {x + sample / 2 - 2, y + row / 2}, i, scale}.draw(item.sample);
    const Box box =
        box_around({x + sample + 3 + text.width / 2, y + row / 2}, text.width + 2, text.height);
    scene.texts.push_back({box,
                           text.lines,
                           kSize * scale,
                           false,
                           true,
                           std::string(kTextColour),
                           {},
                           TextRole::legend});
    x += width + 16.0 * scale;
  }
  if (!legend.samples.empty()) y += row + 6.0;
  add_notes(scene, legend, left + inside, right - left - 2 * inside - 4, y);
  scene.panels[panel].box = {left, top, right, y + 4.0};
  scene.height = y + 4.0 + 14.0;
}

}  // namespace interstice::map
