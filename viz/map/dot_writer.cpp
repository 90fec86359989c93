#include "viz/map/dot_writer.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <iterator>

#include "graph/model/error.hpp"

namespace interstice::map {
namespace {

constexpr double kPointsPerInch = 72.0;

/// What Graphviz reads: two decimals, and never a negative zero.
std::string number(double value) {
  const double rounded = std::round(value * 100.0) / 100.0;
  return fmt::format("{:.2f}", rounded == 0.0 ? 0.0 : rounded);
}

std::string quoted(std::string_view text, std::string_view backslash) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += backslash;
        break;
      case '&':
        out += "&amp;";
        break;
      case '\n':
      case '\r':
        out += ' ';
        break;
      default:
        out += c;
    }
  }
  return out;
}

/// Graphviz reads strings of up to 16,384 bytes, and expands escapes in a tooltip twice.
constexpr std::size_t kLongestTooltip = 1000;

std::string tooltip_text(std::string_view text) {
  return quoted(printable(text, kLongestTooltip), R"(\\\\)");
}

Point middle(Point a, Point b) { return {(a.x + b.x) / 2, (a.y + b.y) / 2}; }

/// Appends a Bezier piece, halved until its control points stay in the picture, or near the line:
/// Graphviz makes the picture as large as they reach, though the line itself keeps inside.
void add_piece(const std::array<Point, 4>& p, const Box& page, int halvings,
               std::vector<Point>& out) {
  const auto outside = [&](Point q) {
    return q.x < page.x0 || q.x > page.x1 || q.y < page.y0 || q.y > page.y1;
  };
  if (halvings == 0 || (!outside(p[1]) && !outside(p[2]))) {
    out.insert(out.end(), {p[1], p[2], p[3]});
    return;
  }
  const Point a = middle(p[0], p[1]);
  const Point b = middle(p[1], p[2]);
  const Point c = middle(p[2], p[3]);
  const Point ab = middle(a, b);
  const Point bc = middle(b, c);
  const Point half = middle(ab, bc);
  add_piece({p[0], a, ab, half}, page, halvings - 1, out);
  add_piece({half, bc, c, p[3]}, page, halvings - 1, out);
}

std::vector<Point> within(const std::vector<Point>& line, const Box& page) {
  constexpr int kHalvings = 5;
  std::vector<Point> out(line.begin(),
                         line.begin() + std::min<std::ptrdiff_t>(1, std::ssize(line)));
  for (std::size_t i = 0; i + 3 < line.size(); i += 3)
    add_piece({line[i], line[i + 1], line[i + 2], line[i + 3]}, page, kHalvings, out);
  return out;
}

class Writer {
 public:
  explicit Writer(const Scene& scene) : scene_(scene) {}

  [[nodiscard]] std::string write() {
    line("graph map {");
    line(
        fmt::format("graph [bb=\"{}\", bgcolor=\"#ffffff\", outputorder=\"edgesfirst\", pad=\"0\", "
                    "margin=\"0\", "
                    "fontname=\"DejaVu Sans\"];",
                    box({0, 0, scene_.width, scene_.height})));
    line("node [label=\"\", fixedsize=\"shape\", margin=\"0\", fontname=\"DejaVu Sans\"];");
    // The page holds everything, so that the drawing is as large as the scene.
    line(
        fmt::format("subgraph cluster_page {{\ngraph [bb=\"{}\", label=\"\", style=\"filled\", "
                    "color=\"#ffffff\", "
                    "fillcolor=\"#ffffff\", penwidth=\"0\", id=\"page\", class=\"page\"];",
                    box({0, 0, scene_.width, scene_.height})));
    for (std::uint32_t i = 0; i < scene_.panels.size(); ++i) panel(i);
    line("}");
    for (const auto& mark : scene_.marks) {
      if (!mark.panel) write_mark(mark);
    }
    // Graphviz draws lines in the order of the things they begin at: gaps begin at things of their
    // own, which come last, so that they are drawn over all other lines.
    for (const auto& panel : scene_.panels)
      anchor(panel.name == "legend" ? "key" : panel.name, panel.box.centre());
    for (const auto& mark : scene_.marks) {
      if (mark.kind == "block") anchor("gap_" + mark.name, mark.box.centre());
    }
    for (std::size_t i = 0; i < scene_.texts.size(); ++i) text(i);
    for (std::size_t i = 0; i < scene_.curves.size(); ++i) curve(i);
    line("}");
    return std::move(out_);
  }

 private:
  void line(std::string_view text) {
    out_ += text;
    out_ += '\n';
  }
  [[nodiscard]] std::string point(Point p) const {
    return number(p.x) + "," + number(scene_.height - p.y);
  }
  [[nodiscard]] std::string box(const Box& b) const {
    return point({b.x0, b.y1}) + "," + point({b.x1, b.y0});
  }
  [[nodiscard]] std::string place(const Box& b) const {
    return fmt::format("pos=\"{}\", width=\"{:.4f}\", height=\"{:.4f}\"", point(b.centre()),
                       b.width() / kPointsPerInch, b.height() / kPointsPerInch);
  }

  void panel(std::uint32_t index) {
    const Panel& panel = scene_.panels[index];
    line(fmt::format(
        "subgraph cluster_{0} {{\ngraph [bb=\"{1}\", label=\"\", style=\"filled,rounded\", "
        "fillcolor=\"{2}\", "
        "color=\"{3}\", penwidth=\"{4}\", id=\"{0}\", class=\"region\", tooltip=\"{5}\"];",
        panel.name, box(panel.box), panel.fill, panel.stroke.empty() ? panel.fill : panel.stroke,
        panel.stroke.empty() ? "0" : "1.2", tooltip_text(panel.tooltip)));
    for (const auto& mark : scene_.marks) {
      if (mark.panel == index) write_mark(mark);
    }
    line("}");
  }

  void write_mark(const Mark& mark) {
    const std::string_view shape = mark.shape == Shape::circle   ? "circle"
                                   : mark.shape == Shape::square ? "square"
                                                                 : "box";
    const std::string_view style = mark.shape == Shape::block ? "filled,rounded" : "filled";
    line(fmt::format(
        "{0} [shape=\"{1}\", style=\"{2}\", fillcolor=\"{3}\", color=\"{4}\", penwidth=\"{5}\", "
        "{6}, "
        "id=\"{0}\", class=\"{7}\"{8}];",
        mark.name, shape, style, mark.fill, mark.stroke, number(mark.pen), place(mark.box),
        mark.kind,
        mark.tooltip.empty() ? "" : fmt::format(", tooltip=\"{}\"", tooltip_text(mark.tooltip))));
  }

  void anchor(std::string_view name, Point at) {
    line(fmt::format(
        "{} [shape=\"point\", style=\"invis\", pos=\"{}\", width=\"0.01\", height=\"0.01\"];", name,
        point(at)));
  }

  void text(std::size_t index) {
    const TextBox& text = scene_.texts[index];
    std::string label;
    for (std::size_t i = 0; i < text.lines.size(); ++i) {
      label += dot_text(text.lines[i]);
      if (text.left)
        label += "\\l";
      else if (i + 1 < text.lines.size())
        label += "\\n";
    }
    const std::string fill =
        text.fill.empty() ? "" : fmt::format(", style=\"filled\", fillcolor=\"{}\"", text.fill);
    line(
        fmt::format("t{} [shape=\"plaintext\", label=\"{}\", fontsize=\"{}\", fontname=\"DejaVu "
                    "Sans{}\", fontcolor=\"{}\", {}, "
                    "id=\"t{}\", class=\"label\"{}];",
                    index, label, number(text.size), text.bold ? " Bold" : "", text.colour,
                    place(text.box), index, fill));
  }

  void curve(std::size_t index) {
    const Curve& curve = scene_.curves[index];
    std::string points;
    for (const auto& p : within(curve.points, {0, 0, scene_.width, scene_.height}))
      points += (points.empty() ? "" : " ") + point(p);
    const std::string_view style = curve.dash == Dash::solid    ? "solid"
                                   : curve.dash == Dash::dotted ? "dotted"
                                                                : "dashed";
    const bool over = curve.kind == "gap" && curve.from.starts_with("block");
    line(fmt::format(
        "{}{} -- {} [pos=\"{}\", color=\"{}\", penwidth=\"{}\", style=\"{}\", id=\"l{}\", "
        "class=\"{}\"];",
        over ? "gap_" : "", curve.from, curve.to, points, curve.colour, number(curve.pen), style,
        index, curve.kind));
  }

  const Scene& scene_;
  std::string out_;
};

}  // namespace

std::string dot_text(std::string_view text) { return quoted(text, R"(\\)"); }

std::string dot_of(const Scene& scene) { return Writer(scene).write(); }

}  // namespace interstice::map
