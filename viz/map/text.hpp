/// @file  How wide a text is in DejaVu Sans, and how it breaks into lines.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace interstice::map {

enum class Weight : std::uint8_t { regular, bold };

inline constexpr double kLineHeight = 1.2;  ///< of a line, in font sizes: what Graphviz advances

/// Width in points. Letters outside Latin take a cautious guess; wide (East Asian) ones a full em.
[[nodiscard]] double text_width(std::string_view text, double size,
                                Weight weight = Weight::regular);

struct Wrapped {
  std::vector<std::string> lines;
  double width = 0.0;  ///< of the widest line
  double height = 0.0;
};

/// Breaks text at spaces into at most `most_lines` lines no wider than `width`; what does not fit
/// ends in an ellipsis, and a longer word is cut between characters. Line feeds count as spaces;
/// control characters, direction marks and bytes that are not UTF-8 are shown as \xNN.
[[nodiscard]] Wrapped wrap(std::string_view text, double width, std::size_t most_lines, double size,
                           Weight weight = Weight::regular);

/// One line of visible characters: white space as single spaces, controls as \xNN.
[[nodiscard]] std::string one_line(std::string_view text);

}  // namespace interstice::map
