/// @file  A picture before Graphviz draws it: shapes and texts at fixed places, in points, y downwards.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace interstice::map {

struct Point {
  double x = 0.0;
  double y = 0.0;
};

struct Box {
  double x0 = 0.0;
  double y0 = 0.0;
  double x1 = 0.0;
  double y1 = 0.0;
  [[nodiscard]] double width() const { return x1 - x0; }
  [[nodiscard]] double height() const { return y1 - y0; }
  [[nodiscard]] Point centre() const { return {(x0 + x1) / 2, (y0 + y1) / 2}; }
  [[nodiscard]] Box grown(double by) const { return {x0 - by, y0 - by, x1 + by, y1 + by}; }
};

/// Whether two boxes share more than a border.
[[nodiscard]] inline bool overlap(const Box& a, const Box& b) {
  return std::min(a.x1, b.x1) - std::max(a.x0, b.x0) > 1e-6 &&
         std::min(a.y1, b.y1) - std::max(a.y0, b.y0) > 1e-6;
}
[[nodiscard]] inline Box box_around(Point centre, double width, double height) {
  return {centre.x - width / 2, centre.y - height / 2, centre.x + width / 2, centre.y + height / 2};
}

enum class TextRole : std::uint8_t { title, system, name, gap, legend };
enum class Shape : std::uint8_t { circle, square, block };
enum class Dash : std::uint8_t { solid, dotted, dashed };

/// Lines of text in a box, centred or from the left; `fill` = what lies behind them, empty = nothing.
struct TextBox {
  Box box;
  std::vector<std::string> lines;
  double size = 9.0;
  bool bold = false;
  bool left = false;
  std::string colour = "#1f2933";
  std::string fill = {};
  TextRole role = TextRole::name;
};

/// A circle, square or block. `name` is its DOT name and SVG id ("b12" = body 12 of the Findings).
struct Mark {
  std::string name;
  std::string kind;  ///< SVG class: body, ring, block, sample
  Shape shape = Shape::circle;
  Box box;
  std::string fill;  ///< empty = an outline only
  std::string stroke = "#1f2933";
  double pen = 1.0;
  std::string tooltip = {};
  std::optional<std::uint32_t> panel = {};  ///< index of panels
};

/// The rounded region of a system.
struct Panel {
  std::string name;
  Box box;
  std::string fill;
  std::string stroke;  ///< empty = no border
  std::string tooltip;
};

/// A line as Bezier points (3 k + 1 of them) between two marks or panels, by name.
struct Curve {
  std::string kind;  ///< SVG class: within, across, gap, interface, sample
  std::string from;
  std::string to;
  std::vector<Point> points;
  std::string colour;
  double pen = 1.0;
  Dash dash = Dash::solid;
};

struct Scene {
  double width = 0.0;
  double height = 0.0;
  std::vector<Panel> panels;
  std::vector<Curve> curves;
  std::vector<Mark> marks;
  std::vector<TextBox> texts;
};

}  // namespace interstice::map
