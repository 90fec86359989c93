/// @file  A scene as Graphviz DOT in which every place is fixed.
#pragma once

#include <string>
#include <string_view>

#include "viz/map/scene.hpp"

namespace interstice::map {

/// DOT for `neato -n2`: marks and texts are drawn over lines, lines over regions.
///
/// Definition   Only these attributes: bb, bgcolor, class, color, fillcolor, fontcolor, fontname, fontsize,
///              fixedsize, height, id, label, margin, outputorder, pad, penwidth, pos, shape, style,
///              tooltip, width. No ports, no HTML labels, no URLs, no images.
/// Determinism  A function of its argument; numbers with two decimals in any locale.
[[nodiscard]] std::string dot_of(const Scene& scene);

/// Text inside the quotes of a label: drawn as it is, whatever it holds.
[[nodiscard]] std::string dot_text(std::string_view text);

}  // namespace interstice::map
