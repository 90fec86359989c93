/// @file  Makes the SVG of another program fit to stand inside a page: checked, named, described.
#pragma once

#include <string>
#include <string_view>

namespace interstice::map {

/// What checked_svg() writes into the picture.
struct SvgFrame {
  std::string prefix;  ///< put before every id and reference to one
  std::string title;
  std::string description;  ///< the text alternative
};

/// The picture again, from what was allowed in it.
///
/// Definition   Elements and attributes of a fixed list are copied; comments, titles of Graphviz's own, the prolog
///              and the document type are left out; tooltips become <title>. The root gets
///              role="img", <title>, <desc>, and a width that shrinks with the page.
/// Errors       io_error, naming what was found: not well-formed; an element or attribute outside
///              the list (script, foreignObject, image, style, on...); a reference that is not to
///              "#id" in the picture; entity declarations, processing instructions.
/// Determinism  A function of its arguments.
[[nodiscard]] std::string checked_svg(std::string_view svg, const SvgFrame& frame);

}  // namespace interstice::map
