/// @file  Places with every table and hostile texts, for tests of formats.
#pragma once

#include <cstdint>
#include <string>

#include "graph/model/place.hpp"

namespace interstice {

/// A small place that readers take, by seed: tables, columns and extras that are there or not, blanks, texts with separators,
/// quotes, line ends, blanks at their ends and letters of many scripts, self-ties and repeated links.
[[nodiscard]] PlaceTables random_place(std::uint64_t seed);

/// In what two places differ, where they came from aside; empty = in nothing.
[[nodiscard]] std::string difference(const Place& a, const Place& b);

}  // namespace interstice
