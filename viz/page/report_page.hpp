/// @file  The report: one self-contained HTML page, made from Findings alone.
#pragma once

#include <string>

#include "graph/findings/findings.hpp"

namespace interstice {

/// Pictures that go into the page as they are: checked SVG (no script, no outside reference), each
/// with its words.
struct Pictures {
  std::string blocks_svg;  ///< systems as blocks, on the first page; empty = none
  std::string blocks_alt;  ///< what it shows, in words
  std::string map_svg;     ///< the map of bodies; empty = none
  std::string map_alt;
};

/// The whole report as one HTML file: the page to take into the meeting, and everything behind it.
///
/// Result       HTML5 that is also well-formed XML; complete without scripts; no script and no
/// outside reference in it.
///              Every number from the findings stands in <data value="...">, unrounded, with its
///              rounded text inside.
/// Disclosure   Shows what the findings hold; a withheld count is printed "withheld", never 0.
/// Where
///              totals_withheld, every total from which a withheld count follows by subtraction is
///              printed so too.
/// Degenerate   No systems, no bodies, empty sentences: the sections stay and say that there is
/// nothing to say. Text         Anything goes: markup is escaped, bytes that are not UTF-8 and
/// control characters become U+FFFD,
///              direction overrides stay in names (each isolated) and are dropped from sentences.
/// Determinism  Same findings and pictures, same bytes.
[[nodiscard]] std::string report_page(const Findings& findings, const Pictures& pictures);

}  // namespace interstice
