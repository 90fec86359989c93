// A smoke test of calibration: places simulated from the model itself, with nothing planted. The
// full study is a benchmark of its own.
#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

#include "graph/gaps/interfaces.hpp"
#include "tests/support/networks.hpp"

namespace interstice {
namespace {

constexpr std::uint32_t kSystems = 6;
constexpr std::uint32_t kQuiet = 4;

struct Simulated {
  Network network;
  std::vector<SystemId> system_of;
};

// 60 bodies of unequal activity in six systems of 6 to 16, unequally active; one of them is quiet.
Simulated simulate(std::uint64_t seed) {
  constexpr std::uint32_t kSizes[kSystems] = {16, 13, 10, 8, 7, 6};
  constexpr double kMean[kSystems] = {0.3, 0.5, 0.1, 0.2, -1.3, 0.2};
  std::mt19937_64 random(seed);
  std::normal_distribution<double> activity(0.0, 0.7);
  std::uniform_real_distribution<double> uniform(0.0, 1.0);
  std::vector<std::uint32_t> system;
  std::vector<double> side;
  for (std::uint32_t g = 0; g < kSystems; ++g) {
    for (std::uint32_t i = 0; i < kSizes[g]; ++i) {
      system.push_back(g);
      side.push_back(kMean[g] + activity(random));
    }
  }
  std::vector<Tie> ties;
  for (std::uint32_t u = 0; u < system.size(); ++u) {
    for (std::uint32_t v = u + 1; v < system.size(); ++v) {
      const double eta = -1.5 + side[u] + side[v] + (system[u] == system[v] ? 1.2 : 0.0);
      if (uniform(random) < 1.0 / (1.0 + std::exp(-eta))) ties.emplace_back(u, v);
    }
  }
  return {
      Network(Direction::undirected, static_cast<std::uint32_t>(system.size()), std::move(ties)),
      systems_of(system)};
}

TEST(InterfacesCalibration, PlacesWithoutAGapSeldomShowOneAndAQuietSystemIsNotTakenForOne) {
  int with_a_gap = 0;
  int quiet_gaps = 0;
  double quiet_difference = 0.0;
  double quiet_cells = 0.0;
  double quiet_observed = 0.0;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const Simulated place = simulate(seed);
    const auto n = place.network.num_vertices();
    const Interfaces found =
        interfaces(place.network, place.system_of, kSystems, everything_observed(n));
    ASSERT_TRUE(found.model.converged) << seed;
    bool any = false;
    for (const InterfaceCell& cell : found.cells) {
      any = any || cell.state == GapState::gap;
      if (index(cell.a) != kQuiet && index(cell.b) != kQuiet) continue;
      quiet_difference += cell.observed - cell.expected;
      quiet_observed += cell.observed;
      quiet_cells += 1.0;
      quiet_gaps += cell.state == GapState::gap ? 1 : 0;
    }
    with_a_gap += any ? 1 : 0;
  }
  EXPECT_LE(with_a_gap, 15);
  EXPECT_LT(std::abs(quiet_difference / quiet_cells), 0.25);
  EXPECT_LE(quiet_gaps, 5);
  EXPECT_GT(quiet_observed / quiet_cells, 3.0);  // quiet, not empty: a difference could show
}

// The same places with the links of one interface thinned to a third: most of them are found.
TEST(InterfacesCalibration, AThinnedInterfaceIsMostlyFound) {
  int found_gaps = 0;
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    const Simulated place = simulate(seed);
    std::mt19937_64 random(seed + 1000);
    std::vector<Tie> ties;
    for (const Tie& tie : place.network.ties()) {
      const bool between = index(place.system_of[index(tie.from)]) == 0 &&
                           index(place.system_of[index(tie.to)]) == 1;
      if (!between || random() % 3 == 0) ties.push_back(tie);
    }
    const auto n = place.network.num_vertices();
    const Network network(Direction::undirected, n, std::move(ties));
    const Interfaces found = interfaces(network, place.system_of, kSystems, everything_observed(n));
    found_gaps += found.cells[0].state == GapState::gap ? 1 : 0;
  }
  EXPECT_GE(found_gaps, 25);
}

}  // namespace
}  // namespace interstice
