#include "graph/gaps/vertical_pull.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "graph/kernels/random.hpp"
#include "graph/model/layers.hpp"
#include "tests/support/networks.hpp"
#include "tests/support/places.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Made {
  Network network{Direction::undirected, 0, {}};
  std::vector<SystemId> system_of;
  std::vector<Reach> reach;
};

constexpr std::uint32_t kBodies = 80;
constexpr std::uint32_t kSystems = 4;

// A fifth of each system reaches further. Local bodies of system 0 go up with the chance `up` and across with `across`.
Made make(std::uint64_t seed, double up, double across) {
  Random random(seed);
  Made made;
  std::vector<std::uint32_t> system;
  for (std::uint32_t v = 0; v < kBodies; ++v) {
    system.push_back(v % kSystems);
    made.reach.push_back(v / kSystems % 5 == 0 ? Reach::upper : Reach::local);
  }
  std::vector<Tie> ties;
  for (std::uint32_t u = 0; u < kBodies; ++u) {
    for (std::uint32_t v = u + 1; v < kBodies; ++v) {
      const auto planted = [&](std::uint32_t x) {
        return system[x] == 0 && made.reach[x] == Reach::local;
      };
      double chance = 0.3;
      if (planted(u) != planted(v)) {
        const std::uint32_t other = planted(u) ? v : u;
        if (made.reach[other] == Reach::upper) chance = up;
        if (made.reach[other] == Reach::local && system[other] != 0) chance = across;
      }
      if (random.uniform() < chance) ties.emplace_back(u, v);
    }
  }
  made.system_of = systems_of(system);
  made.network = Network(Direction::undirected, kBodies, std::move(ties));
  return made;
}

TieModel fit(const Made& made, const ObservedPairs& observed) {
  return fit_tie_model(made.network, made.system_of, kSystems, observed);
}

std::vector<VerticalPull> judged(const Made& made) {
  const ObservedPairs observed = everything_observed(kBodies);
  return vertical_pull(made.network, observed, fit(made, observed), made.reach);
}

TEST(VerticalPull, IsFoundWhereItIs) {
  int found = 0;
  int others = 0;
  for (std::uint64_t seed = 0; seed < 8; ++seed) {
    const auto pulls = judged(make(seed, 0.55, 0.15));
    ASSERT_EQ(pulls.size(), kSystems);
    EXPECT_EQ(pulls[0].bodies.bodies, 16U);
    EXPECT_EQ(pulls[0].up_pairs, 16U * 16U);
    EXPECT_EQ(pulls[0].across_pairs, 16U * 48U);
    for (const VerticalPull& pull : pulls) {
      (pull.system == SystemId{0} ? found : others) += pull.state == GapState::gap;
    }
  }
  EXPECT_EQ(found, 8);
  EXPECT_LE(others, 8);  // of 24: they lack the links across that system 0 lacks
}

TEST(VerticalPull, LinkedAcrossRatherThanUpIsNone) {
  EXPECT_EQ(judged(make(1, 0.1, 0.4))[0].state, GapState::no_sign);
  EXPECT_LT(judged(make(1, 0.1, 0.4))[0].evidence, 0.0);
}

TEST(VerticalPull, WithNothingPlantedItIsSeldomFound) {
  int places = 0;
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    const auto pulls = judged(make(seed, 0.3, 0.3));
    places += std::ranges::any_of(
        pulls, [](const VerticalPull& pull) { return pull.state == GapState::gap; });
  }
  EXPECT_LE(places, 9);  // .10 of 40, and three standard errors
}

// Three ties, of one pair upwards and three across: the chances of how many go up, by hand.
TEST(VerticalPull, IsConditionalOnHowManyTiesThereAreByHand) {
  TieModel model;
  model.system_mean = {0.0, 0.0};
  model.propensity = {0.0, 0.0, 0.0, 0.0};
  model.system_of = systems_of({0, 1, 1, 1});
  model.converged = true;
  model.mu = 0.0;  // every chance is 1/2
  const ObservedPairs observed = everything_observed(4);
  const Network network(Direction::undirected, 4, {{0, 1}, {0, 2}});
  const std::vector<Reach> reach = {Reach::local, Reach::upper, Reach::local, Reach::local};
  const auto pulls =
      vertical_pull(network, observed, model, reach, {.least_pairs = 1, .least_answered = 0.0});
  ASSERT_EQ(pulls.size(), 2U);
  const VerticalPull& pull = pulls[0];
  EXPECT_EQ(pull.up, 1U);
  EXPECT_EQ(pull.across, 1U);
  EXPECT_EQ(pull.expected_up, 0.5);
  EXPECT_EQ(pull.expected_across, 1.0);
  // Two ties of three pairs: one goes up in 2 of 3 ways.
  EXPECT_NEAR(pull.p, 2.0 / 3.0, 1e-12);
  EXPECT_NEAR(pull.expected_share, 1.0 / 3.0, 1e-12);
  EXPECT_NEAR(pull.least_p, 2.0 / 3.0, 1e-12);
  EXPECT_TRUE(std::isnan(pull.q));
  EXPECT_NEAR(pull.evidence, (1.0 - 2.0 / 3.0) / std::sqrt(2.0 / 9.0 + 0.25), 1e-12);
}

TEST(VerticalPull, TooFewAnswersPairsOrReachesCannotTell) {
  Made made = make(2, 0.55, 0.15);
  std::vector<std::uint64_t> answered(kBodies, 1);
  for (std::uint32_t v = 0; v < kBodies; v += kSystems) answered[v] = 0;
  const ObservedPairs some(ObservedPairs::Sides::one, 1, std::move(answered));
  EXPECT_EQ(vertical_pull(made.network, some, fit(made, some), made.reach)[0].reason,
            CannotTell::few_answers);
  const ObservedPairs observed = everything_observed(kBodies);
  const TieModel model = fit(made, observed);
  std::vector<Reach> nobody(kBodies, Reach::local);
  for (const VerticalPull& pull : vertical_pull(made.network, observed, model, nobody)) {
    EXPECT_EQ(pull.reason, CannotTell::few_pairs);
    EXPECT_EQ(pull.state, GapState::cannot_tell);
  }
  std::ranges::fill(nobody, Reach::unknown);
  EXPECT_THAT(vertical_pull(made.network, observed, model, nobody), IsEmpty());
  TieModel failed = model;
  failed.converged = false;
  const auto pulls = vertical_pull(made.network, observed, failed, made.reach);
  EXPECT_EQ(pulls[0].reason, CannotTell::not_fitted);
  EXPECT_TRUE(std::isnan(pulls[0].expected_up));
}

TEST(VerticalPull, WithoutTiesThereIsNoSign) {
  Made made = make(3, 0.3, 0.3);
  made.network = Network(Direction::undirected, kBodies, {});
  for (const VerticalPull& pull : judged(made)) {
    EXPECT_EQ(pull.state, GapState::no_sign);
    EXPECT_EQ(pull.p, 1.0);
    EXPECT_TRUE(std::isnan(pull.share));
  }
}

TEST(VerticalPull, ReachesAreReadFromTheColumn) {
  const Place place = place_from_text(
      "stakeholders: id, reach\n a, national\n b, Regional\n c, local\n d, neighbourhood\n e,\n f, "
      "moon\nrelationships: from, to\n a, b\n");
  EXPECT_THAT(reaches_of(place, find_actors(place, layers_of(place), {})),
              ElementsAre(Reach::upper, Reach::upper, Reach::local, Reach::local, Reach::unknown,
                          Reach::unknown));
}

}  // namespace
}  // namespace interstice
