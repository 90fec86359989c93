/// @file  Can rely on, can disagree openly: what bodies of two systems say of one another, on average.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "graph/gaps/gap_state.hpp"
#include "graph/model/actors.hpp"
#include "graph/model/date.hpp"
#include "graph/model/execution.hpp"
#include "graph/model/layers.hpp"
#include "graph/model/place.hpp"

namespace interstice {

enum class Attitude : std::uint8_t { trust, challenge };

/// What one body said of another, 0 to 1.
struct Rating {
  std::uint32_t rater = 0;  ///< VertexId
  std::uint32_t rated = 0;
  Attitude attitude = Attitude::trust;
  double value = 0.0;
};

struct TrustChallengeOptions {
  std::uint32_t least_raters = 5;    ///< fewer raters on either side: nothing is told
  double most_q = 0.10;              ///< a gap needs q at or under it
  std::uint32_t permutations = 999;  ///< at least 1
  std::uint64_t seed = 1;
};

/// One attitude between two systems. Nothing of it is there where either side has too few raters.
struct AttitudeAverage {
  std::uint32_t raters_a = 0;  ///< bodies of a that said it of a body of b
  std::uint32_t raters_b = 0;
  double average = 0.0;  ///< of raters of both sides, each once
  double place_average =
      0.0;  ///< the same over all pairs of systems; not to be printed: cells that are not told
            ///< would follow from it
  double p = 0.0;  ///< chance of so low an average
};

/// Which of the two is at least the place's average.
enum class PartnershipQuadrant : std::uint8_t { both, rely_only, disagree_only, neither };

struct AttitudeCell {
  SystemId a{};
  SystemId b{};  ///< a < b
  GapState state = GapState::cannot_tell;
  std::optional<AttitudeAverage> trust = {};
  std::optional<AttitudeAverage> challenge = {};
  std::optional<PartnershipQuadrant> quadrant = {};  ///< both averages are there
  double p = 0.0;  ///< the lower of the two, times how many there are; NaN where there is none
  double q = 0.0;  ///< NaN outside the family
};

/// The ratings of a place, by rater, rated and attitude.
///
/// Definition   The columns trust and challenge of any row, and the strengths of layers called trust and challenge (there
///              0 is a rating, and a blank is none). The rater is the end that reported the row; `from` where no
///              reporter is named. What others report of the two is left out. What a body and its posts and people say of another and its own is averaged into one rating.
///              Values outside 0 to 1 do not count.
/// Complexity   O(rows log rows).
[[nodiscard]] std::vector<Rating> ratings_of(const Place& place, const Actors& actors,
                                             const std::vector<Layer>& layers,
                                             const std::optional<Date>& as_of);

/// Every pair of systems that have bodies, by a, then b.
///
/// Definition   A rater's value for a pair of systems is the mean of what it said of bodies of the other; average = mean
///              of raters' values. p: the place's values are dealt anew over all raters and pairs of systems; p = (1 +
///              permutations with as low an average) / (1 + permutations). gap: q at most most_q, over the cells with
///              raters enough; else no_sign. cannot_tell, and no number: fewer than least_raters on either side, of
///              both attitudes.
/// Why this     Ratings of one rater lean the same way, so raters are dealt and not single ratings.
/// Determinism  Ratings, systems and options alone decide.
/// Complexity   O(permutations * raters).
/// Errors       invalid_argument: no permutations.
/// Reference    E. S. Edgington and P. Onghena, Randomization Tests, 4th ed. 2007 (p of a random permutation test).
[[nodiscard]] std::vector<AttitudeCell> trust_and_challenge(
    const std::vector<Rating>& ratings, const std::vector<SystemId>& system_of,
    std::uint32_t num_systems, const TrustChallengeOptions& options = {},
    const Execution& execution = {});

}  // namespace interstice
