/// @file  Introductions: new links between bodies; what may be proposed, and how a choice is reported.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "graph/model/ids.hpp"

namespace interstice {

/// Two vertices without a tie; results have the smaller first.
struct VertexPair {
  VertexId a{};
  VertexId b{};
  friend bool operator==(const VertexPair&, const VertexPair&) = default;
};

/// What a choice of new links must keep to.
struct IntroductionLimits {
  double budget =
      10.0;  ///< > 0: the most that all links cost together; their number where each costs 1
  /// By VertexId, > 0; a link costs what its two ends do. NaN: in no new link. Empty: every link costs 1.
  std::vector<double> cost = {};
  std::optional<std::uint32_t> capacity = {};  ///< the most new links of one vertex, at least 1
  std::vector<VertexPair> avoid = {};          ///< never proposed
  std::vector<VertexPair> wanted = {};         ///< taken before any other, whatever they change
  std::vector<std::uint8_t> may_meet = {};     ///< by VertexId; 0 = in no new link; empty = all may
  /// Which of links with the same effect is taken: the one with the largest number, then the lowest ids. Called by
  /// several threads at once.
  std::function<double(VertexId, VertexId)> preference = {};
};

/// How good a choice is known to be. Exactly what holds under the limits in force.
enum class Guarantee : std::uint8_t {
  optimal,  ///< no choice within the limits is better
  fraction,  ///< adds at least 1 - 1/e of the most that can be added, and none is better than `bound`
  bounded,  ///< none is better than `bound`
  none      ///< another may be better, by how much is not known
};

struct ChosenLink {
  VertexPair ends;
  double gain = 0.0;   ///< what it adds beside those before it
  double alone = 0.0;  ///< what it would add by itself
  double value = 0.0;  ///< of the network with it and those before it
  double cost = 1.0;
  bool wanted = false;
};

struct IntroductionPlan {
  double before = 0.0;            ///< value of the network as it is
  double after = 0.0;             ///< with all links
  std::vector<ChosenLink> links;  ///< wanted ones first, then those that add most first
  double bound = 0.0;             ///< no choice has a larger value; NaN where none is known
  Guarantee guarantee = Guarantee::none;
  bool all_looked_at =
      true;  ///< every link that may be proposed was; else some were passed over unseen
  /// After how many links each further one adds clearly less; nothing = the curve has no such bend.
  std::optional<std::uint32_t> knee = {};
};

/// How long the searches without a guarantee look. Counted, not timed, so that results are the same everywhere.
struct LinkSearchOptions {
  std::uint64_t seed = 1;     ///< of the random starts
  std::uint32_t starts = 8;   ///< random starts of the swaps, on networks small enough for them
  double effort = 1.0e9;      ///< memory reads for swaps and starts, about
  double exhaustive = 3.0e8;  ///< every choice is looked at where that takes no more than this
};

/// The point of the curve of value against cost that lies farthest above the line from its start to its end, where there
/// are three links at least and it lies a twentieth of the whole rise above it.
///
/// Reference   V. Satopaa, J. Albrecht, D. Irwin, B. Raghavan, "Finding a kneedle in a haystack", ICDCSW 2011, 166-171.
///             doi:10.1109/ICDCSW.2011.20
[[nodiscard]] std::optional<std::uint32_t> knee_of(const IntroductionPlan& plan);

}  // namespace interstice
