/// @file  The options of `introduce` as limits of a choice, and what they leave out, in words.
#pragma once

#include <string>
#include <vector>

#include "graph/findings/introductions/introduction_facts.hpp"
#include "graph/findings/introductions/introductions.hpp"

namespace interstice {

struct StatedLimits {
  IntroductionLimits limits;
  bool limited = false;            ///< costs, capacity, or pairs to avoid or wanted were asked for
  std::vector<std::string> notes;  ///< who is in no proposal, and why, a sentence each
};

/// Options that do not suit the aim or the audience. Errors: invalid_argument.
void refuse_options(const IntroductionOptions& options);

/// Errors: those of find_introductions() that are about costs and pairs. `facts` must outlive the result.
[[nodiscard]] StatedLimits stated_limits(const Place& place, const Projection& projection,
                                         const IntroductionFacts& facts,
                                         const IntroductionOptions& options);

}  // namespace interstice
