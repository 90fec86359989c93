/// @file  The colours of systems, and whether text can be read on them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace interstice {

inline constexpr std::string_view kGapColour = "#d55e00";  ///< vermilion, kept for gaps
inline constexpr std::string_view kTextColour = "#1f2933";
inline constexpr std::string_view kQuietColour =
    "#52606d";  ///< second-rank text: 6.5 to 1 on white
inline constexpr std::string_view kNoSystemColour = "#8a939b";

/// The colour of the system at `index`: `given` if it is "#rrggbb", else from the palette.
///
/// Definition   Okabe and Ito's colours without vermilion and black, then their darker and lighter
///              steps; 18 different ones, after that they repeat. Colour is never the only mark:
///              each region also bears its system's name.
/// Reference    M. Okabe, K. Ito, Color Universal Design, 2008.
[[nodiscard]] std::string system_colour(std::size_t index, std::string_view given = {});

/// `share` of colour a and the rest of colour b, both "#rrggbb".
[[nodiscard]] std::string mix(std::string_view a, std::string_view b, double share);

/// A background pale enough for dark text: 13 parts in 100 of the colour, the rest white.
[[nodiscard]] std::string tint(std::string_view colour);

/// WCAG 2 contrast of two "#rrggbb", 1 to 21.
[[nodiscard]] double contrast(std::string_view a, std::string_view b);

/// The colour, darkened in steps until it has the contrast asked for on the background.
[[nodiscard]] std::string readable(std::string_view colour, std::string_view background,
                                   double least = 4.5);

}  // namespace interstice
