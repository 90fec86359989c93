/// @file  Who is named by others: on each kind of link that asks whom one turns to, by how many of those who answered.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/model/layers.hpp"
#include "graph/model/place.hpp"
#include "graph/model/projection.hpp"

namespace interstice {

/// Whether naming somebody on this kind of link says that one turns to them, or thinks them influential.
///
/// Definition   One-mode, directed, role working, asked (not documentary) of everybody, neither sensitive nor about trust or
///              challenge; and a word of its kind or name is one of: ring, phone, advice, advise, advisor, adviser, influence,
///              influential, information, inform, knowledge, consult, ask, turn, seek, expertise, help, support, named,
///              nominate, nomination, reputation. Where `by_name`, the user has named the layer and the words do not matter.
[[nodiscard]] bool asks_whom_one_turns_to(const Layer& layer, bool by_name = false);

/// The layers among those read (`chosen` empty: all of the place), the one for headlines first: influence and reputation,
/// then ring and phone, then advice, then the others; ties by kind.
[[nodiscard]] std::vector<Layer> naming_layers(const Place& place,
                                               const std::vector<std::string>& chosen);

struct NominationCount {
  std::uint32_t named_by = 0;
  std::uint32_t rank =
      0;  ///< 1 = the most; equal counts share a rank; 0 = a person, who is not counted
  std::uint32_t rank_low = 0;
  std::uint32_t rank_high = 0;
  std::uint32_t usual_high = 0;   ///< 95th percentile of what chance gives
  double beyond_by_chance = 0.0;  ///< the chance of being `often`
  bool often = false;
};

struct NominationCounts {
  std::vector<NominationCount> counts;  ///< by vertex of the projection
  std::uint32_t raters = 0;             ///< respondents, counted as organisations
  std::uint32_t own_answers = 0;  ///< bodies of the projection, posts and people too, that answered
  std::uint32_t respondents = 0;  ///< bodies that could have been
  std::uint32_t not_counted = 0;  ///< names from bodies that did not answer in full
  bool everyone_assumed = false;
  bool answers_known = true;  ///< false: respondents are those who named anybody
};

/// How many respondents name each vertex of `projection` on `layer`.
///
/// Definition   A respondent is an organisation (one reply a body, whoever fills it in): names given by its posts and people
///              are its own and count once. It names v where a current row leads from it to v (or to somebody counted as
///              v), and the row is not reported by another. Naming oneself, or a post of one's own, does not count, nor do
///              names from a body that did not answer in full; where it is not known who answered, respondents are those
///              who named anybody.
///              rank_low, rank_high: the best and worst rank when any one respondent is left out: it loses what it named, and
///              stays itself in the list. often: named by three or more, and by more than usual_high, the 95th percentile
///              of the count if each respondent had named as many as it did, but anybody of those it could name
///              (Poisson-binomial). People are neither counted nor ranked.
/// Degenerate   No respondent: all counts 0, ranks 1.
/// Complexity   O(rows log rows) and that of named_ranks(); the Poisson-binomial once for each number of names given.
/// Errors       Those of project().
[[nodiscard]] NominationCounts count_nominations(const Place& place, const Projection& projection,
                                                 const ProjectionOptions& reading,
                                                 const Layer& layer);

}  // namespace interstice
