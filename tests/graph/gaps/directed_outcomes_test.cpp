#include "graph/gaps/directed_outcomes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "graph/kernels/random.hpp"
#include "tests/support/networks.hpp"

namespace interstice {
namespace {

constexpr std::uint32_t kBodies = 60;
constexpr std::uint32_t kSystems = 4;

struct Made {
  Network network{Direction::directed, 0, {}};
  std::vector<SystemId> system_of;
  std::vector<std::vector<std::uint32_t>> owners;
  BodyFacts facts;
  ObservedPairs observed;
};

// Owners of the one outcome in systems 0 and 1 keep a tie with the chance `kept`; one body in six is silent.
Made make(std::uint64_t seed, double kept) {
  Random random(seed);
  Made made;
  made.owners.resize(1);
  std::vector<std::uint32_t> system;
  std::vector<std::uint64_t> answered;
  for (std::uint32_t v = 0; v < kBodies; ++v) {
    system.push_back(v % kSystems);
    answered.push_back(random.uniform() < 1.0 / 6.0 ? 0 : 1);
    const bool owns = random.uniform() < 0.6;
    if (owns) made.owners[0].push_back(v);
    made.facts.outcomes.push_back(owns ? std::vector<std::uint32_t>{0}
                                       : std::vector<std::uint32_t>{});
  }
  std::vector<Tie> ties;
  for (std::uint32_t u = 0; u < kBodies; ++u) {
    for (std::uint32_t v = u + 1; v < kBodies; ++v) {
      const bool gap = !made.facts.outcomes[u].empty() && !made.facts.outcomes[v].empty() &&
                       std::min(system[u], system[v]) == 0 && std::max(system[u], system[v]) == 1;
      const bool keep = !gap || random.uniform() < kept;
      const Dyad d = dyad_of(-1.2, -1.2, 1.0);
      const double x = random.uniform();
      const bool there = x < d.both + d.there;
      const bool back = x < d.both || (x >= d.both + d.there && x < 1.0 - d.none);
      if (there && keep && answered[u] != 0) ties.emplace_back(u, v);
      if (back && keep && answered[v] != 0) ties.emplace_back(v, u);
    }
  }
  made.system_of = systems_of(system);
  made.observed = ObservedPairs(ObservedPairs::Sides::first, 1, std::move(answered));
  made.network = Network(Direction::directed, kBodies, std::move(ties));
  return made;
}

DirectedTieModel fitted(const Made& made) {
  return fit_directed_tie_model(made.network, made.system_of, kSystems, made.observed,
                                {.affinities = PairAffinities::fitted, .facts = &made.facts});
}

TEST(DirectedOutcomeGaps, NumbersFollowTheirDefinitions) {
  const Made made = make(1, 1.0);
  const DirectedTieModel model = fitted(made);
  const std::vector<OutcomeCell> cells =
      directed_outcome_gaps(made.network, made.observed, model, made.owners);
  ASSERT_EQ(cells.size(), 6U);
  for (const OutcomeCell& cell : cells) {
    double expected = 0.0;
    std::uint64_t asked = 0;
    std::uint64_t pairs = 0;
    for (const std::uint32_t u : made.owners[0]) {
      for (const std::uint32_t v : made.owners[0]) {
        if (made.system_of[u] != cell.a || made.system_of[v] != cell.b) continue;
        ++pairs;
        const Dyad d = model.dyad(static_cast<VertexId>(u), static_cast<VertexId>(v));
        if (made.observed(static_cast<VertexId>(u), static_cast<VertexId>(v))) {
          ++asked;
          expected += d.there + d.both;
        }
        if (made.observed(static_cast<VertexId>(v), static_cast<VertexId>(u))) {
          ++asked;
          expected += d.back + d.both;
        }
      }
    }
    std::uint32_t tied = 0;
    for (const Tie& tie : made.network.ties()) {
      const bool owners = std::ranges::binary_search(made.owners[0], index(tie.from)) &&
                          std::ranges::binary_search(made.owners[0], index(tie.to));
      const SystemId from = made.system_of[index(tie.from)];
      const SystemId to = made.system_of[index(tie.to)];
      tied +=
          owners && ((from == cell.a && to == cell.b) || (from == cell.b && to == cell.a)) ? 1 : 0;
    }
    EXPECT_EQ(cell.possible, 2 * pairs);
    EXPECT_EQ(cell.pairs, asked);
    EXPECT_EQ(cell.observed, tied);
    EXPECT_NEAR(cell.expected, expected, 1e-9);
    EXPECT_EQ(cell.reason, CannotTell::no);
    // Ties that are returned vary more than as many on their own.
    EXPECT_GT(cell.variance, cell.expected * (1.0 - cell.expected / static_cast<double>(asked)));
  }
}

TEST(DirectedOutcomeGaps, AGapIsFoundAndOthersAreNot) {
  int found = 0;
  int others = 0;
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    const Made made = make(seed, 0.15);
    for (const OutcomeCell& cell :
         directed_outcome_gaps(made.network, made.observed, fitted(made), made.owners)) {
      const bool planted = index(cell.a) == 0 && index(cell.b) == 1;
      (planted ? found : others) += cell.state == GapState::gap ? 1 : 0;
    }
  }
  EXPECT_GE(found, 7);
  EXPECT_LE(others, 2);
}

TEST(DirectedOutcomeGaps, AModelThatDidNotConvergeJudgesNothing) {
  const Made made = make(2, 1.0);
  DirectedTieModel model = fitted(made);
  model.converged = false;
  for (const OutcomeCell& cell :
       directed_outcome_gaps(made.network, made.observed, model, made.owners)) {
    EXPECT_EQ(cell.state, GapState::cannot_tell);
    EXPECT_EQ(cell.reason, CannotTell::not_fitted);
    EXPECT_TRUE(std::isnan(cell.expected));
  }
}

}  // namespace
}  // namespace interstice
