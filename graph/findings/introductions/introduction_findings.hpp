/// @file  What `introduce` found: which new links help most, who could make them, and how good the choice is known to be.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/findings/findings.hpp"
#include "graph/gaps/introductions/introduction.hpp"

namespace interstice {

/// What introductions are for.
enum class IntroductionAim : std::uint8_t {
  pieces,   ///< join what no route joins
  reach,    ///< bring one convener near everybody
  systems,  ///< join two systems
  together  ///< bring bodies of different systems together that share an outcome
};

struct IntroductionBody {
  std::string id;
  std::string name;
  std::string system;  ///< its name; empty = not stated
};

/// One proposal.
struct Introduction {
  std::uint32_t rank = 0;  ///< wanted ones first, then what adds most first
  IntroductionBody a;      ///< aim reach: the convener
  IntroductionBody b;
  bool wanted = false;  ///< asked for, not chosen
  double value = 0.0;   ///< with it and those before it, 0 to 1
  double adds = 0.0;    ///< beside those before it
  double alone = 0.0;   ///< what it would add by itself
  double cost = 1.0;
  double total_cost = 1.0;  ///< with those before it
  std::optional<std::uint32_t>
      near;  ///< pairs within two steps, with it and those before it; not for pieces
  std::optional<std::uint32_t> routes;  ///< separate routes between the two systems; systems alone
  std::optional<bool>
      asked_about;  ///< whether the pair was asked about; nothing = not for this audience
  std::vector<IntroductionBody>
      introducers;  ///< linked with both, the most relied on first; for the team only
  std::vector<IntroductionBody>
      chain;  ///< where nobody is: the most trusted way from a to b; for the team only
  std::vector<std::string>
      shared_outcomes;  ///< names; only where this audience sees who signed up to what
  std::vector<std::string> shared_boards;  ///< the same
  std::string effect;                      ///< what it changes, in words
  std::string statement;                   ///< the plain sentences
};

struct IntroductionFindings {
  Manifest manifest;
  Audience audience = Audience::team;
  IntroductionAim aim = IntroductionAim::pieces;
  std::string title;
  std::string rests_on;
  std::string value_means;  ///< what `value` counts
  std::string note;         ///< why nothing is proposed, a sentence; else empty
  std::uint32_t bodies = 0;
  std::optional<double> before;  ///< nothing = not defined here
  std::optional<double> after;
  std::optional<double> bound;  ///< no choice has a larger value; nothing = not known
  Guarantee guarantee = Guarantee::none;
  bool all_looked_at = true;
  std::string guarantee_statement;      ///< exactly what holds under the limits in force
  std::uint32_t pairs = 0;              ///< that nearness is about; 0 for pieces
  std::optional<std::uint32_t> near;    ///< of these, within two steps as things are
  std::optional<std::uint32_t> routes;  ///< separate routes as things are; systems alone
  std::optional<std::uint32_t> knee;    ///< after how many each further one adds clearly less
  std::string knee_statement;
  std::string headline;  ///< what the choice changes, a sentence
  std::vector<Introduction>
      introductions;         ///< by rank; those with a body that may not be named are left out
  std::uint32_t hidden = 0;  ///< how many that are
  std::vector<std::string> notes;  ///< who was left out of all proposals, a sentence each
};

}  // namespace interstice
