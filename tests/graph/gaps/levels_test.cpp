#include "graph/gaps/levels.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "graph/kernels/random.hpp"
#include "tests/support/networks.hpp"

namespace interstice {
namespace {

constexpr std::uint32_t kBodies = 96;
constexpr std::uint32_t kSystems = 4;

struct Made {
  Network network{Direction::undirected, 0, {}};
  std::vector<SystemId> system_of;
  std::vector<Level> level;
};

// A third of each system at the top. Front lines of systems 0 and 1 hardly meet; systems 2 and 3 hardly meet at all.
Made make(std::uint64_t seed) {
  Random random(seed);
  Made made;
  std::vector<std::uint32_t> system;
  for (std::uint32_t v = 0; v < kBodies; ++v) {
    system.push_back(v % kSystems);
    made.level.push_back(v / kSystems % 3 == 0 ? Level::top : Level::front);
  }
  std::vector<Tie> ties;
  for (std::uint32_t u = 0; u < kBodies; ++u) {
    for (std::uint32_t v = u + 1; v < kBodies; ++v) {
      const auto between = [&](std::uint32_t a, std::uint32_t b) {
        return (system[u] == a && system[v] == b) || (system[u] == b && system[v] == a);
      };
      const bool front = made.level[u] == Level::front && made.level[v] == Level::front;
      const bool empty = (between(0, 1) && front) || between(2, 3);
      if (random.uniform() < (empty ? 0.03 : 0.35)) ties.emplace_back(u, v);
    }
  }
  made.system_of = systems_of(system);
  made.network = Network(Direction::undirected, kBodies, std::move(ties));
  return made;
}

std::vector<LevelGap> judged(const Made& made, const std::vector<Level>& level) {
  const ObservedPairs observed = everything_observed(kBodies);
  const TieModel model = fit_tie_model(made.network, made.system_of, kSystems, observed,
                                       {.affinities = PairAffinities::fitted});
  return level_gaps(made.network, observed, model, level);
}

TEST(LevelGaps, MeetAtTheTopAndNotAtTheFrontLine) {
  int found = 0;
  int others = 0;
  for (std::uint64_t seed = 0; seed < 8; ++seed) {
    const Made made = make(seed);
    const std::vector<LevelGap> gaps = judged(made, made.level);
    ASSERT_EQ(gaps.size(), 6U);
    for (const LevelGap& gap : gaps) {
      const bool planted = index(gap.front.a) == 0 && index(gap.front.b) == 1;
      (planted ? found : others) += gap.state == GapState::gap ? 1 : 0;
      EXPECT_EQ(gap.top.possible, 64U);
      EXPECT_EQ(gap.front.possible, 256U);
      EXPECT_EQ(gap.top.a, gap.front.a);
      EXPECT_EQ(gap.top.b, gap.front.b);
    }
  }
  EXPECT_GE(found, 6);
  EXPECT_LE(others, 2);
}

TEST(LevelGaps, TooFewAtOneLevelCannotTell) {
  const Made made = make(1);
  std::vector<Level> level(kBodies, Level::front);
  level[0] = level[1] = level[4] = Level::top;  // two in system 0, one in system 1
  const std::vector<LevelGap> gaps = judged(made, level);
  ASSERT_EQ(gaps.size(), 1U);
  EXPECT_EQ(gaps[0].state, GapState::cannot_tell);
  EXPECT_EQ(gaps[0].top.reason, CannotTell::few_pairs);
}

TEST(LevelGaps, WithoutLevelsThereIsNone) {
  EXPECT_THAT(judged(make(1), std::vector<Level>(kBodies, Level::unknown)), testing::IsEmpty());
}

}  // namespace
}  // namespace interstice
