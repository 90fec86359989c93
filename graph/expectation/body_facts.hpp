/// @file  What bodies have in common, beyond their systems: the facts that the tie model's covariates are made of.
#pragma once

#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

namespace interstice {

/// One reason why two bodies would have a link. `further_*`: each one beyond the first, up to four in all.
enum class Covariate : std::uint8_t {
  same_system,
  shared_outcome,
  further_outcomes,
  shared_board,
  further_boards,
  area_overlap,  ///< 0 to 1, in quarters: share of the smaller one's area that both cover
  same_tier,
  same_organisation,
  both_answered,
  expected  ///< a duty, plan, contract or pathway calls for the link
};
inline constexpr std::size_t kCovariates = 10;

/// The covariate in words: "a shared outcome".
[[nodiscard]] std::string_view to_string(Covariate covariate);

/// Two bodies by VertexId.
struct BodyPair {
  std::uint32_t u;
  std::uint32_t v;
};

/// By VertexId; an empty list = the data do not have it, and the covariate is left out.
struct BodyFacts {
  static constexpr std::uint32_t unknown = std::numeric_limits<std::uint32_t>::max();

  std::vector<std::vector<std::uint32_t>> outcomes =
      {};  ///< numbers of the outcomes each signed up to
  std::vector<std::vector<std::uint32_t>> boards = {};
  std::vector<std::vector<std::uint32_t>> areas = {};  ///< smallest areas covered; none = not known
  std::vector<double> population = {};           ///< by area number; empty = each counts as one
  std::vector<std::uint32_t> tier = {};          ///< or unknown
  std::vector<std::uint32_t> organisation = {};  ///< or unknown
  std::vector<BodyPair> expected = {};
};

}  // namespace interstice
