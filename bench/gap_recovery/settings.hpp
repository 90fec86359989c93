/// @file  The settings of every world, fixed before the model was tuned on them. Change one and all figures are void.
#pragma once

#include <array>
#include <cstdint>

namespace interstice::gap_recovery {

enum class WorldKind : std::uint8_t {
  logistic,  ///< chances by activity, systems, affinities and shared outcomes
  hidden,    ///< nearness in a hidden plane, then triangles close
  meetings,  ///< links come of attending meetings together; never tuned on
};
enum class Silence : std::uint8_t {
  none,
  random,  ///< 40 in 100 bodies did not answer, whoever they are
  bunched  ///< as many, most of them in two systems
};

struct WorldSettings {
  const char* name;
  WorldKind kind;
  std::uint32_t bodies;
  std::uint32_t systems;
  std::uint32_t outcomes;
  std::uint32_t planted;  ///< gaps: (outcome, system, system), no two of the same two systems
  double level;  ///< logit of a link between mean bodies of unlike systems; meetings: per body
  double body_spread;      ///< standard deviation of the bodies' activity
  double system_spread;    ///< and of their systems'
  double affinity_spread;  ///< and of what each two systems have to do with each other
  double shared;  ///< what a shared outcome adds to the logit; meetings: factor of being asked
  double least_expected;  ///< links that a gap would have had
};

inline constexpr double kSilentShare = 0.40;
inline constexpr double kReports = 0.80;  ///< chance that a side that answered names a link
inline constexpr double kKept = 0.22;     ///< chance that a link inside a planted gap is kept
inline constexpr double kDecoyShare =
    0.20;  ///< of the pairs of systems have little to do with each other
inline constexpr double kDecoyAffinity = -1.3;
inline constexpr double kSameSystem = 1.2;
inline constexpr std::uint32_t kTruthRuns = 200;  ///< simulations that give the true chances

inline constexpr std::array<WorldSettings, 4> kWorlds = {{
    {"logistic_120", WorldKind::logistic, 120, 7, 6, 8, -2.15, 0.6, 0.4, 0.5, 0.9, 2.5},
    {"logistic_240", WorldKind::logistic, 240, 8, 6, 10, -2.0, 0.6, 0.4, 0.35, 0.9, 6.0},
    {"hidden_150", WorldKind::hidden, 150, 7, 6, 8, 0.5, 0.6, 0.4, 0.0, 0.9, 5.0},
    {"meetings_150", WorldKind::meetings, 150, 7, 6, 8, 2.0, 0.6, 0.4, 1.0, 4.0, 3.5},
}};

}  // namespace interstice::gap_recovery
