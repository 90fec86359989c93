/// @file  Places made by rules that are known: unequal systems and bodies, outcomes, decoys and planted gaps.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "bench/gap_recovery/settings.hpp"
#include "graph/model/network.hpp"
#include "graph/model/observed_pairs.hpp"

namespace interstice::gap_recovery {

/// Owners of an outcome in two systems.
struct Triple {
  std::uint32_t outcome;
  std::uint32_t a;
  std::uint32_t b;  ///< a < b
  friend bool operator==(const Triple&, const Triple&) = default;
};

struct World {
  Network network;  ///< what was reported, undirected; directed(): what each named
  Network directed;
  std::vector<SystemId> system_of;
  std::uint32_t num_systems = 0;
  ObservedPairs observed;                          ///< of `network`
  ObservedPairs observed_directed;                 ///< of `directed`
  std::vector<std::vector<std::uint32_t>> owners;  ///< bodies by outcome, rising
  std::vector<Triple> planted;
  std::array<std::uint32_t, 2> silent_systems{};  ///< where silence is bunched
  std::vector<float>
      truth;  ///< chance of a reported link had nothing been planted, u * n + v; of planted places
};

/// One place. Nothing is planted where `plant` is false; everything else is the same.
[[nodiscard]] World make_world(const WorldSettings& settings, Silence silence, bool plant,
                               std::uint64_t seed);

}  // namespace interstice::gap_recovery
