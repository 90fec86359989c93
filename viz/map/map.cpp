#include "viz/map/map.hpp"

#include "graph/model/error.hpp"
#include "viz/map/dot_writer.hpp"
#include "viz/map/graphviz.hpp"
#include "viz/map/scenes.hpp"
#include "viz/map/svg_check.hpp"
#include "viz/map/text.hpp"

namespace interstice {
namespace {

/// Callers fill Findings by hand or from a file: an index past the end must not be followed.
void check(const Findings& findings) {
  const auto fail = [](const char* what) {
    throw Error{ErrorCode::invalid_argument,
                std::string("draw_map: ") + what + " that is not there"};
  };
  for (const auto& link : findings.links) {
    if (link.a >= findings.bodies.size() || link.b >= findings.bodies.size())
      fail("a link names a body");
  }
  for (const auto& interface : findings.interfaces) {
    const auto k = findings.systems.size();
    if (interface.system_a >= k || interface.system_b >= k) fail("an interface names a system");
  }
  for (const auto& gap : findings.gaps) {
    const auto k = findings.systems.size();
    const bool two = gap.kind == GapKind::outcome;
    if (two && (gap.system_a >= k || gap.system_b >= k)) fail("a gap names a system");
  }
}

std::string picture_title(const Findings& findings, MapShow show) {
  const std::string place =
      findings.manifest.input.empty() ? "A place" : map::one_line(findings.manifest.input);
  return place + (show != MapShow::influence ? ": where systems meet"
                  : findings.through_boards  ? ": who sits with whom"
                                             : ": who works with whom");
}

}  // namespace

std::string draw_map(const Findings& findings, const MapOptions& options,
                     const Execution& execution) {
  check(findings);
  const bool influence = options.show == MapShow::influence;
  const map::Scene scene = influence ? map::influence_scene(findings, options.title, options.fit)
                                     : map::interfaces_scene(findings, options.title, options.show);
  const std::string dot = map::dot_of(scene);
  if (options.format == MapFormat::dot) return dot;
  const auto limits = map::limits_for(scene.marks.size() + scene.texts.size(), scene.curves.size());
  if (options.format == MapFormat::png) return map::render(dot, "png", limits, execution);
  if (options.format == MapFormat::pdf) return map::render(dot, "pdf", limits, execution);
  const std::string svg = map::render(dot, "svg", limits, execution);
  const std::string prefix = !options.id_prefix.empty()      ? options.id_prefix
                             : influence                     ? "influence-"
                             : options.show == MapShow::gaps ? "gaps-"
                                                             : "interfaces-";
  return map::checked_svg(
      svg, {prefix, picture_title(findings, options.show), alt_text(findings, options.show)});
}

}  // namespace interstice
