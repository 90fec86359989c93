#include "graph/brokerage/key_players.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "graph/model/projection.hpp"
#include "tests/support/networks.hpp"
#include "tests/support/oracles.hpp"
#include "tests/support/places.hpp"
#include "tests/support/throws.hpp"
#include "tests/support/vectors.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Range;
using testing::SizeIs;
using testing::TestWithParam;

using Goal = KeyPlayerGoal;
using Sets = std::vector<std::vector<std::uint32_t>>;

constexpr Goal kGoals[] = {Goal::fragmentation, Goal::distance_weighted_fragmentation, Goal::reach,
                           Goal::distance_weighted_reach};

Sets numbers(const KeyPlayers& found) {
  Sets out;
  for (const auto& set : found.sets) {
    out.emplace_back();
    for (const VertexId v : set) out.back().push_back(index(v));
  }
  return out;
}

std::vector<std::string> names(const Projection& projection, const KeyPlayers& found) {
  std::vector<std::string> out;
  for (const auto& set : found.sets) {
    std::string text;
    for (const VertexId v : set) {
      text += text.empty() ? "" : ";";
      text += projection.ids[index(v)];
    }
    out.push_back(text);
  }
  std::ranges::sort(out);
  return out;
}

// From the definition: the value of one set.
double value_of(const Network& network, Goal goal, std::uint32_t steps,
                const std::vector<std::uint32_t>& set) {
  const std::uint32_t n = network.num_vertices();
  const auto in = [&](std::uint32_t v) { return std::ranges::find(set, v) != set.end(); };
  if (goal == Goal::reach || goal == Goal::distance_weighted_reach) {
    const auto d = all_distances(network, Length::hops);
    double sum = 0.0;
    for (std::uint32_t j = 0; j < n; ++j) {
      double nearest = HUGE_VAL;
      for (const std::uint32_t s : set) nearest = std::min(nearest, d[s][j]);
      if (goal == Goal::reach) sum += nearest <= steps ? 1.0 : 0.0;
      if (goal != Goal::reach) sum += nearest == 0.0 ? 1.0 : 1.0 / nearest;
    }
    return sum / n;
  }
  std::vector<Tie> ties;
  for (const Tie& tie : network.ties()) {
    if (!in(index(tie.from)) && !in(index(tie.to))) ties.push_back(tie);
  }
  const Network left(network.direction(), n, std::move(ties));
  const auto d = all_distances(left, Length::hops, goal == Goal::fragmentation);
  double sum = 0.0;
  for (std::uint32_t i = 0; i < n; ++i) {
    for (std::uint32_t j = 0; j < n; ++j) {
      if (i == j || in(i) || in(j) || std::isinf(d[i][j])) continue;
      sum += goal == Goal::fragmentation ? 1.0 : 1.0 / d[i][j];
    }
  }
  const double rest = n - static_cast<double>(set.size());
  return 1.0 - sum / (rest * (rest - 1.0));
}

struct Slow {
  double value = -1.0;
  Sets sets;
};

Slow try_all(const Network& network, Goal goal, std::uint32_t k, std::uint32_t steps) {
  Slow best;
  std::vector<std::uint32_t> set(k);
  for (std::uint32_t i = 0; i < k; ++i) set[i] = i;
  for (;;) {
    const double value = value_of(network, goal, steps, set);
    if (value > best.value + 1e-9) best = {value, {}};
    if (value > best.value - 1e-9) best.sets.push_back(set);
    std::uint32_t i = k;
    while (i > 0 && set[i - 1] == network.num_vertices() - k + i - 1) --i;
    if (i == 0) return best;
    ++set[i - 1];
    for (; i < k; ++i) set[i] = set[i - 1] + 1;
  }
}

// The optima of MEASURES: brute force over all sets, all unique.
TEST(KeyPlayers, OfTheKarateClub) {
  const auto best = [](Goal goal, std::uint32_t k) {
    return key_players(karate_club(), {.goal = goal, .size = k});
  };
  EXPECT_NEAR(best(Goal::fragmentation, 1).value, 0.316288, 1e-6);
  EXPECT_NEAR(best(Goal::fragmentation, 2).value, 0.423387, 1e-6);
  EXPECT_NEAR(best(Goal::fragmentation, 3).value, 0.569892, 1e-6);
  EXPECT_THAT(numbers(best(Goal::fragmentation, 3)), ElementsAre(ElementsAre(0, 32, 33)));
  EXPECT_NEAR(best(Goal::distance_weighted_fragmentation, 1).value, 0.641540, 1e-6);
  EXPECT_NEAR(best(Goal::distance_weighted_fragmentation, 2).value, 0.684409, 1e-6);
  EXPECT_NEAR(best(Goal::distance_weighted_fragmentation, 3).value, 0.796810, 1e-6);
  EXPECT_NEAR(best(Goal::distance_weighted_reach, 1).value, 0.71324, 1e-5);
  EXPECT_THAT(numbers(best(Goal::distance_weighted_reach, 2)), ElementsAre(ElementsAre(0, 33)));
  EXPECT_NEAR(best(Goal::distance_weighted_reach, 3).value, 0.98529, 1e-5);
  EXPECT_NEAR(best(Goal::reach, 1).value, 0.5294, 1e-4);
  EXPECT_NEAR(best(Goal::reach, 2).value, 0.9118, 1e-4);
  EXPECT_NEAR(best(Goal::reach, 3).value, 0.9706, 1e-4);
}

// The best single is Heather, the best pair is Fernando and Garth without her: greedy is not optimal.
TEST(KeyPlayers, OfTheKiteThePairDoesNotHoldTheSingle) {
  const Place place = load_network("krackhardt_kite");
  const Projection projection = project(place);
  const KeyPlayers one = key_players(projection.network, {.size = 1});
  const KeyPlayers two = key_players(projection.network, {.size = 2});
  const KeyPlayers three = key_players(projection.network, {.size = 3});
  EXPECT_THAT(names(projection, one), ElementsAre("Heather"));
  EXPECT_NEAR(one.value, 0.388889, 1e-6);
  EXPECT_THAT(names(projection, two), ElementsAre("Fernando;Garth"));
  EXPECT_NEAR(two.value, 0.535714, 1e-6);
  EXPECT_THAT(three.sets, SizeIs(5));
  EXPECT_NEAR(three.value, 0.571429, 1e-6);
  for (const KeyPlayers& found : {one, two, three}) {
    EXPECT_TRUE(found.exact && found.all_sets);
    EXPECT_EQ(found.gap(), 0.0);
  }
  EXPECT_EQ(two.num_sets, 45.0);
}

TEST(KeyPlayers, OfTheFlorentineMarriages) {
  const Place place = load_network("florentine_families");
  const Projection projection = project(place, {.layers = {"marriage"}});
  const auto best = [&](Goal goal, std::uint32_t k) {
    return key_players(projection.network, {.goal = goal, .size = k});
  };
  EXPECT_THAT(names(projection, best(Goal::fragmentation, 3)),
              ElementsAre("GUADAGNI;MEDICI;STROZZI"));
  EXPECT_NEAR(best(Goal::fragmentation, 3).value, 0.884615, 1e-6);
  EXPECT_NEAR(best(Goal::distance_weighted_fragmentation, 3).value, 0.905983, 1e-6);
  EXPECT_THAT(names(projection, best(Goal::distance_weighted_reach, 2)),
              ElementsAre("BISCHERI;MEDICI"));
  EXPECT_NEAR(best(Goal::distance_weighted_reach, 2).value, 0.8125, 1e-6);
  EXPECT_NEAR(best(Goal::reach, 3).value, 0.8125, 1e-6);
}

TEST(KeyPlayers, OfShapes) {
  const KeyPlayers centre = key_players(star(6));
  EXPECT_THAT(numbers(centre), ElementsAre(ElementsAre(0)));
  EXPECT_DOUBLE_EQ(centre.value, 1.0);
  EXPECT_THAT(numbers(key_players(path(5))), ElementsAre(ElementsAre(2)));
  EXPECT_THAT(numbers(key_players(path(6), {.goal = Goal::reach, .size = 2})),
              ElementsAre(ElementsAre(1, 4)));
  const KeyPlayers opposite = key_players(cycle(6), {.size = 2});
  EXPECT_THAT(numbers(opposite),
              ElementsAre(ElementsAre(0, 3), ElementsAre(1, 4), ElementsAre(2, 5)));
  EXPECT_DOUBLE_EQ(opposite.value, 1.0 - 4.0 / 12.0);
}

TEST(KeyPlayers, StepsAndDirectionsChangeTheAnswer) {
  EXPECT_DOUBLE_EQ(key_players(path(7), {.goal = Goal::reach, .steps = 1}).value, 3.0 / 7.0);
  EXPECT_DOUBLE_EQ(key_players(path(7), {.goal = Goal::reach, .steps = 3}).value, 1.0);
  EXPECT_DOUBLE_EQ(key_players(path(7), {.goal = Goal::reach, .steps = 0}).value, 1.0 / 7.0);
  const Network out{Direction::directed, 3, {{0, 1}, {0, 2}}};
  const Network in{Direction::directed, 3, {{1, 0}, {2, 0}}};
  EXPECT_DOUBLE_EQ(key_players(out, {.goal = Goal::distance_weighted_reach}).value, 1.0);
  EXPECT_DOUBLE_EQ(key_players(in, {.goal = Goal::distance_weighted_reach}).value, 2.0 / 3.0);
}

TEST(KeyPlayers, OfManyTiesTheFirstByIdsAndItSaysSo) {
  const KeyPlayers found = key_players(complete(12), {.size = 3, .most_sets = 4});
  EXPECT_TRUE(found.exact);
  EXPECT_FALSE(found.all_sets);
  EXPECT_DOUBLE_EQ(found.value, 0.0);
  EXPECT_THAT(numbers(found), ElementsAre(ElementsAre(0, 1, 2), ElementsAre(0, 1, 3),
                                          ElementsAre(0, 1, 4), ElementsAre(0, 1, 5)));
}

TEST(KeyPlayers, WithFewerThanTwoLeftNothingCanFallApart) {
  for (const Goal goal : {Goal::fragmentation, Goal::distance_weighted_fragmentation}) {
    for (const std::uint32_t k : {2U, 3U}) {
      const KeyPlayers found = key_players(path(3), {.goal = goal, .size = k});
      EXPECT_TRUE(std::isnan(found.value) && std::isnan(found.bound) && found.exact);
      EXPECT_THAT(found.sets, IsEmpty());
    }
  }
  EXPECT_DOUBLE_EQ(key_players(path(3), {.goal = Goal::reach, .size = 3}).value, 1.0);
}

TEST(KeyPlayers, RefusesSizesThatAreNot) {
  const auto with = [](const KeyPlayerOptions& options) { (void)key_players(path(4), options); };
  EXPECT_THAT([&] { with({.size = 0}); },
              ThrowsError(ErrorCode::invalid_argument, "size is 0; it must be from 1"));
  EXPECT_THAT([&] { with({.size = 5}); },
              ThrowsError(ErrorCode::invalid_argument,
                          "size is 5; it must be from 1 to the number of vertices, 4"));
  EXPECT_THAT([&] { with({.most_sets = 0}); },
              ThrowsError(ErrorCode::invalid_argument, "most_sets"));
  EXPECT_THAT([&] { with({.starts = 0}); }, ThrowsError(ErrorCode::invalid_argument, "starts"));
  EXPECT_THAT([&] { with({.effort = std::nan("")}); },
              ThrowsError(ErrorCode::invalid_argument, "effort"));
}

TEST(KeyPlayers, StopsWhenAsked) {
  std::stop_source source;
  source.request_stop();
  for (const Goal goal : kGoals) {
    EXPECT_THAT(
        [&] {
          (void)key_players(grid(9, 9), {.goal = goal, .size = 3}, {.stop = source.get_token()});
        },
        ThrowsError(ErrorCode::cancelled, "stopped"));
  }
}

TEST(KeyPlayers, PruningLooksAtFewerSetsThanThereAre) {
  for (const Goal goal : {Goal::reach, Goal::distance_weighted_reach}) {
    const KeyPlayers found = key_players(karate_club(), {.goal = goal, .size = 5, .starts = 2});
    EXPECT_TRUE(found.exact);
    EXPECT_LT(found.sets_looked_at, found.num_sets / 2.0);
  }
}

// Larger than can be counted: a set, and how much better another may be.
TEST(KeyPlayersBigNumbers, SayTheGap) {
  for (const Goal goal : kGoals) {
    const KeyPlayers found = key_players(
        grid(20, 20), {.goal = goal, .size = 8, .steps = 2, .starts = 4, .effort = 1e8});
    ASSERT_FALSE(found.exact);
    EXPECT_FALSE(found.all_sets);
    ASSERT_FALSE(found.sets.empty());
    EXPECT_GE(found.gap(), 0.0);
    EXPECT_LE(found.bound, 1.0);
    EXPECT_NEAR(value_of(grid(20, 20), goal, 2, numbers(found)[0]), found.value, 1e-9);
  }
}

class KeyPlayersProperty : public TestWithParam<std::uint64_t> {
 protected:
  Network network = random_network(GetParam());
  [[nodiscard]] std::uint32_t most(Goal goal) const {
    const std::uint32_t n = network.num_vertices();
    const bool takes_out =
        goal == Goal::fragmentation || goal == Goal::distance_weighted_fragmentation;
    return std::min(4U, takes_out ? (n < 3 ? 0 : n - 2) : n);
  }
};
INSTANTIATE_TEST_SUITE_P(Seeds, KeyPlayersProperty, Range<std::uint64_t>(0, 40));

TEST_P(KeyPlayersProperty, AgreeWithTryingAllSets) {
  for (const Goal goal : kGoals) {
    for (std::uint32_t k = 1; k <= most(goal); ++k) {
      const std::uint32_t steps = 1 + static_cast<std::uint32_t>(GetParam() % 3);
      const Slow slow = try_all(network, goal, k, steps);
      const KeyPlayers found =
          key_players(network, {.goal = goal, .size = k, .steps = steps, .most_sets = 5000});
      EXPECT_TRUE(found.exact && found.all_sets);
      EXPECT_NEAR(found.value, slow.value, 1e-9) << int(goal) << ' ' << k;
      EXPECT_EQ(numbers(found), slow.sets) << int(goal) << ' ' << k;
      const KeyPlayers few = key_players(
          network, {.goal = goal, .size = k, .steps = steps, .most_sets = 3, .starts = 1});
      const auto count = static_cast<std::ptrdiff_t>(std::min<std::size_t>(3, slow.sets.size()));
      EXPECT_EQ(numbers(few), Sets(slow.sets.begin(), slow.sets.begin() + count));
      EXPECT_EQ(few.all_sets, slow.sets.size() <= 3);
    }
  }
}

TEST_P(KeyPlayersProperty, TheBoundHoldsWhereTheSearchIsCutShort) {
  for (const Goal goal : kGoals) {
    for (std::uint32_t k = 1; k <= most(goal); ++k) {
      const Slow slow = try_all(network, goal, k, 1);
      for (const double effort : {1e-3, 300.0, 3000.0}) {
        const KeyPlayers found = key_players(network, {.goal = goal, .size = k, .effort = effort});
        EXPECT_GE(found.bound, slow.value - 1e-9) << int(goal) << ' ' << k << ' ' << effort;
        EXPECT_LE(found.value, slow.value + 1e-9);
        EXPECT_TRUE(!found.exact || std::abs(found.value - slow.value) < 1e-9);
        ASSERT_FALSE(found.sets.empty());
        for (const auto& set : numbers(found))
          EXPECT_NEAR(value_of(network, goal, 1, set), found.value, 1e-9);
      }
    }
  }
}

TEST_P(KeyPlayersProperty, ThreadsAndVectorsDoNotChangeABit) {
  for (const Goal goal : kGoals) {
    if (most(goal) < 2) continue;
    const KeyPlayerOptions options{
        .goal = goal, .size = 2, .effort = GetParam() % 2 == 0 ? 5e8 : 2000};
    const KeyPlayers one = key_players(network, options, {.threads = 1});
    const KeyPlayers three = key_players(network, options, {.threads = 3});
    EXPECT_EQ(one.value, three.value);
    EXPECT_EQ(one.bound, three.bound);
    EXPECT_EQ(one.sets, three.sets);
    EXPECT_EQ(one.sets_looked_at, three.sets_looked_at);
    for (const auto& [name, width] : kVectorWidths) {
      const WithVectors on(name);
      EXPECT_EQ(key_players(network, options).value, one.value) << name;
    }
  }
}

TEST_P(KeyPlayersProperty, NamesDoNotMatter) {
  const auto order = random_order(network.num_vertices(), GetParam());
  for (const Goal goal : kGoals) {
    if (most(goal) < 2) continue;
    const KeyPlayerOptions options{.goal = goal, .size = 2, .most_sets = 500};
    Sets expected = numbers(key_players(network, options));
    for (auto& set : expected) {
      for (std::uint32_t& v : set) v = order[v];
      std::ranges::sort(set);
    }
    std::ranges::sort(expected);
    EXPECT_EQ(numbers(key_players(relabelled(network, order), options)), expected);
  }
}

// Every reading of every network, k = 1 to 3, against brute force recorded in tests/data/oracles.
class RecordedKeyPlayers : public TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(Networks, RecordedKeyPlayers, testing::ValuesIn(network_names()),
                         [](const auto& of) { return of.param; });

TEST_P(RecordedKeyPlayers, Agree) {
  const std::map<std::string, Goal> recorded = {
      {"key_player_fragmentation", Goal::fragmentation},
      {"key_player_distance_weighted_fragmentation", Goal::distance_weighted_fragmentation},
      {"key_player_one_step_reach", Goal::reach},
      {"key_player_distance_weighted_reach", Goal::distance_weighted_reach}};
  const Place place = load_network(GetParam());
  for (const OracleView& view : oracle_views(GetParam())) {
    const Projection projection = project_as(place, view);
    for (const auto& [name, goal] : recorded) {
      for (std::uint32_t k = 1; k <= 3; ++k) {
        const std::string measure = name + "_" + std::to_string(k);
        const auto value = view.measures.find(measure);
        if (value == view.measures.end()) continue;
        const KeyPlayers found = key_players(projection.network, {.goal = goal, .size = k});
        const double scale = goal == Goal::reach ? projection.network.num_vertices() : 1.0;
        EXPECT_TRUE(found.exact);
        EXPECT_EQ(expect_number(view, measure, found.value * scale, 1e-9), 1U);
        const auto sets = view.measures.find(measure + "_set");
        if (sets == view.measures.end()) {
          EXPECT_FALSE(found.all_sets) << view.title << ' ' << measure;  // more than 20 tie
          continue;
        }
        std::vector<std::string> expected;
        for (const OracleValue& set : sets->second) expected.push_back(set.id);
        std::ranges::sort(expected);
        EXPECT_TRUE(found.all_sets);
        EXPECT_EQ(names(projection, found), expected) << view.title << ' ' << measure;
      }
    }
  }
}

// The comparison above would pass over files that hold no key players any more.
TEST(RecordedKeyPlayersCover, ManyReadings) {
  std::size_t readings = 0;
  for (const std::string& name : network_names()) {
    for (const OracleView& view : oracle_views(name))
      readings += view.measures.contains("key_player_fragmentation_3") ? 1U : 0U;
  }
  EXPECT_GE(readings, 40U);
}

}  // namespace
}  // namespace interstice
