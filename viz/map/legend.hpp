/// @file  The title above a map and the legend below it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/findings/findings.hpp"
#include "viz/map/map.hpp"
#include "viz/map/scene.hpp"

namespace interstice::map {

enum class Sample : std::uint8_t {
  sizes,
  ring,
  square,
  across,
  within,
  dotted,
  dashed,
  thickness,
  unknown
};

struct LegendItem {
  Sample sample = Sample::sizes;
  std::string text;
};

struct Legend {
  std::vector<LegendItem> samples;
  std::vector<std::string> notes;  ///< sentences, set as one paragraph
  double scale = 1.0;              ///< of its type and samples
};

/// How much larger type is set in a picture that is shrunk to fit a page: 1 up to this width, at most 2.
[[nodiscard]] double type_scale(const Scene& scene, double full_width = 900.0);

/// Writes title and subtitle at the top of an empty scene; returns where the picture may begin.
[[nodiscard]] double add_title(Scene& scene, const Findings& findings, MapShow show, MapTitle title,
                               double margin);

/// Writes the legend below the scene's height and moves that down.
void add_legend(Scene& scene, const Legend& legend, double margin);

/// What every map says about what it rests on: bodies, links, answers, kinds, what is not shown,
/// the three states of gaps, version; but not what a missing line means.
[[nodiscard]] std::vector<std::string> legend_notes(const Findings& findings, MapShow show);

/// What it means that two are not joined.
[[nodiscard]] std::string no_line_note(const Findings& findings, MapShow show);

/// "3 reported, 11 usual", as far as each is known, in one or two lines.
[[nodiscard]] std::vector<std::string> gap_label(const Findings& findings, const Gap& interface);

/// What the legend says of dashed lines: at no headline, on what they rest.
[[nodiscard]] std::string gap_sample(const Findings& findings);

/// "1 body", "2 bodies".
[[nodiscard]] std::string counted(std::uint64_t count, std::string_view one, std::string_view many);

}  // namespace interstice::map
