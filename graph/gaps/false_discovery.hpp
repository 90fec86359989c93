/// @file  False-discovery shares of a family of tests.
#pragma once

#include <span>
#include <vector>

namespace interstice {

/// A cell whose smallest attainable p is above it can never be told and is not in the family (Tarone 1990).
inline constexpr double kLeastAttainableP = 0.05;

/// Benjamini and Hochberg's adjusted p-values.
///
/// Definition   q_(i) = min over j >= i of m p_(j) / j, at most 1; m = how many p are not NaN.
/// Result       In the order given; NaN stays NaN and is not in the family.
/// Complexity   O(m log m).
/// Reference    Y. Benjamini and Y. Hochberg, JRSS B 57:289-300, 1995. doi:10.1111/j.2517-6161.1995.tb02031.x
/// Peers        Equals R's p.adjust(method = "BH") without its NAs.
[[nodiscard]] std::vector<double> false_discovery(std::span<const double> p);

}  // namespace interstice
