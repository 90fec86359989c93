/// @file  The sentences of `introduce`, in the words of docs/words.md.
#pragma once

#include <cstdint>
#include <string>

#include "graph/findings/introductions/introduction_findings.hpp"
#include "graph/findings/sentences.hpp"

namespace interstice {

/// What the aim is about, for sentences: the convener, or the two systems.
struct AimNames {
  std::string convener;
  std::string system_a;
  std::string system_b;
};

/// What `value` counts, 0 to 100.
[[nodiscard]] std::string value_means(IntroductionAim aim, const AimNames& names,
                                      const LinkWords& words);

/// What one introduction changes beside those before it: `bodies` = in the smaller and the larger piece that it joins.
struct JoinedBodies {
  std::uint32_t fewer = 0;
  std::uint32_t more = 0;
};
[[nodiscard]] std::string effect_of(const IntroductionFindings& findings, std::size_t which,
                                    const JoinedBodies& joined, const AimNames& names,
                                    const LinkWords& words);

/// Whom to introduce, what it changes, who could, and what cannot be told.
[[nodiscard]] std::string introduction_statement(const IntroductionFindings& findings,
                                                 const Introduction& one, const LinkWords& words);

/// What all of them change together.
[[nodiscard]] std::string introductions_headline(const IntroductionFindings& findings,
                                                 const AimNames& names, const LinkWords& words);

/// Exactly what is known of better choices; `limited`: costs, capacity, avoided or wanted pairs are in force.
[[nodiscard]] std::string guarantee_statement(const IntroductionFindings& findings, bool limited);

/// Where further introductions add clearly less.
[[nodiscard]] std::string knee_statement(const IntroductionFindings& findings);

}  // namespace interstice
