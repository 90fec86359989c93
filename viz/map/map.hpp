/// @file  Pictures of a place: who holds influence, and where systems meet.
#pragma once

#include <cstdint>
#include <string>

#include "graph/findings/findings.hpp"
#include "graph/model/execution.hpp"

namespace interstice {

enum class MapFormat : std::uint8_t { svg, png, pdf, dot };

/// influence: every body, in a region for each system. interfaces: systems as blocks. gaps: the same with gaps on outcomes.
enum class MapShow : std::uint8_t { influence, interfaces, gaps };

enum class MapTitle : std::uint8_t { shown, left_out };

/// What an influence map is made for. alone: a file to zoom into, with as many names as there is room for.
/// page: an A4 page on its side, where every name printed must be legible.
enum class MapFit : std::uint8_t { alone, page };

/// What draw_map() draws. Defaults: the influence map as SVG with its title.
struct MapOptions {
  MapShow show = MapShow::influence;
  MapFormat format = MapFormat::svg;
  MapTitle title = MapTitle::shown;  ///< left_out: the page around the picture names the place
  MapFit fit = MapFit::alone;        ///< influence only
  std::string id_prefix =
      {};  ///< of every id in the SVG; empty = "influence-", "interfaces-", "gaps-"
};

/// The bytes of a picture of a place, with its legend inside.
///
/// Definition   influence: a region a system, a circle a body with area proportional to its share
///              (clamped to be seen), reported links, dashed lines between systems in state gap.
///              Links bend round bodies that they do not join where they can; else the legend says so.
///              Up to 300 bodies by name, from 81 on in smaller type, beyond that only the 15 with
///              the largest share, then the most links; the legend says so. No name is cut. The 12
///              gaps that miss the most links have lines. For a page, those that cut most others
///              off, then those with the largest share: as many as come out at 7 points, at least 15, cut only where very long.
///              interfaces: a block a system, a line an interface labelled "3, usual 11 (7 to 15)".
///              From 7 systems on, blocks and labels are brief; from 12 on, blocks stand in two
///              columns; beyond 120 lines, only gaps and the busiest are drawn, and the legend says so.
///              gaps: as interfaces; where the owners of an outcome in two systems have a gap, the line of the two is
///              dashed and labelled "care leavers: 1, usual 11", with how many more outcomes have one.
/// Result       svg: checked, without prolog, fit to stand inside HTML, text alternative inside,
///              ids "<prefix>b12" = body 12 of the Findings. png: 144 dots an inch. pdf: one page.
///              dot: Graphviz source with every place fixed, for `neato -n2`.
/// Degenerate   No bodies: a picture that says so. No systems: one region without a border.
/// Complexity   O(r² d) a pass for r bodies in a region with d links each; regions of more than
///              1,500 bodies keep the order of their share.
/// Determinism  svg, dot: the same bytes for the same Findings, for one Graphviz. png, pdf: also for
///              one set of fonts; the date in a PDF is SOURCE_DATE_EPOCH, else 1970.
/// Errors       unsupported: Graphviz is not installed (never for dot). resource_exhausted: it
///              passed its fixed limit of memory or time. io_error: it failed or warned.
///              cancelled: execution.stop was requested.
/// See also     viz/map/palette.hpp for the colours
[[nodiscard]] std::string draw_map(const Findings& findings, const MapOptions& options = {},
                                   const Execution& execution = {});

/// What the picture shows, in words: for screen readers, and for print without pictures.
[[nodiscard]] std::string alt_text(const Findings& findings, MapShow show);

}  // namespace interstice
