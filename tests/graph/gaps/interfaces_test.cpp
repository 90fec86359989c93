#include "graph/gaps/interfaces.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "graph/expectation/poisson_binomial.hpp"
#include "graph/gaps/false_discovery.hpp"
#include "graph/model/projection.hpp"
#include "tests/support/networks.hpp"
#include "tests/support/places.hpp"
#include "tests/support/throws.hpp"

namespace interstice {
namespace {

using testing::IsEmpty;
using testing::UnorderedElementsAre;

// A network over systems of the given sizes: a tie between every pair with probability `density`,
// but those between systems a and b of `empty`.
struct Made {
  Network network;
  std::vector<SystemId> system_of;
  std::uint32_t num_systems;
  ObservedPairs observed;
};
Made make(const std::vector<std::uint32_t>& sizes, double density = 0.5,
          const std::set<std::pair<std::uint32_t, std::uint32_t>>& empty = {}) {
  std::vector<std::uint32_t> system;
  for (std::uint32_t g = 0; g < sizes.size(); ++g) system.insert(system.end(), sizes[g], g);
  const auto n = static_cast<std::uint32_t>(system.size());
  std::mt19937_64 random(17);
  std::vector<Tie> ties;
  for (std::uint32_t u = 0; u < n; ++u) {
    for (std::uint32_t v = u + 1; v < n; ++v) {
      const bool tied = static_cast<double>(random() >> 11U) * 0x1p-53 < density;
      if (tied && !empty.contains({system[u], system[v]})) ties.emplace_back(u, v);
    }
  }
  return {Network(Direction::undirected, n, std::move(ties)), systems_of(system),
          static_cast<std::uint32_t>(sizes.size()), everything_observed(n)};
}
Interfaces judged(const Made& made, const InterfaceOptions& options = {}) {
  return interfaces(made.network, made.system_of, made.num_systems, made.observed, options);
}
// `answered` of the first bodies of each system answered, of all others nobody did.
ObservedPairs answers(const Made& made, const std::vector<std::uint32_t>& answered) {
  std::vector<std::uint32_t> left = answered;
  std::vector<std::uint64_t> bits;
  for (const SystemId system : made.system_of) {
    bits.push_back(left[index(system)] > 0 ? 1 : 0);
    if (bits.back() != 0) --left[index(system)];
  }
  return {ObservedPairs::Sides::one, 1, std::move(bits)};
}

TEST(Interfaces, JudgesEveryPairOfSystemsOnce) {
  const Interfaces found = judged(make({4, 5, 6, 3}));
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (const InterfaceCell& cell : found.cells) pairs.emplace_back(index(cell.a), index(cell.b));
  EXPECT_THAT(pairs, testing::ElementsAre(std::pair(0, 1), std::pair(0, 2), std::pair(0, 3),
                                          std::pair(1, 2), std::pair(1, 3), std::pair(2, 3)));
  EXPECT_EQ(found.cells[0].possible, 20U);
  EXPECT_EQ(found.cells[0].pairs, 20U);
  EXPECT_EQ(found.systems[2].bodies, 6U);
  EXPECT_EQ(found.systems[2].answered, 6U);
  EXPECT_EQ(found.cross_within_odds, std::nullopt);
}

TEST(Interfaces, NumbersFollowTheirDefinitions) {
  const Made made = make({4, 5, 6, 3, 7}, 0.3, {{0, 2}});
  const Interfaces found = judged(made);
  std::vector<double> family;
  for (const InterfaceCell& cell : found.cells) {
    std::vector<double> p;
    std::uint32_t tied = 0;
    for (std::uint32_t u = 0; u < made.network.num_vertices(); ++u) {
      for (std::uint32_t v = 0; v < made.network.num_vertices(); ++v) {
        if (made.system_of[u] != cell.a || made.system_of[v] != cell.b) continue;
        p.push_back(found.model.probability(static_cast<VertexId>(u), static_cast<VertexId>(v)));
        for (const Tie& tie : made.network.ties()) {
          tied += index(tie.from) == u && index(tie.to) == v ? 1 : 0;
        }
      }
    }
    const PoissonBinomial usual(p);
    EXPECT_EQ(cell.observed, tied);
    EXPECT_NEAR(cell.expected, usual.mean(), 1e-12);
    EXPECT_NEAR(cell.variance, usual.variance(), 1e-12);
    EXPECT_NEAR(cell.p, usual.lower_tail(tied), 1e-12);
    EXPECT_NEAR(cell.least_p, usual.lower_tail(0), 1e-12);
    EXPECT_EQ(cell.low, static_cast<double>(usual.quantile(0.05)));
    EXPECT_EQ(cell.high, static_cast<double>(usual.quantile(0.95)));
    EXPECT_NEAR(cell.evidence, (usual.mean() - tied) / std::sqrt(usual.variance() + 0.25), 1e-12);
    family.push_back(cell.least_p <= 0.05 ? cell.p : std::numeric_limits<double>::quiet_NaN());
  }
  const std::vector<double> q = false_discovery(family);
  for (std::size_t i = 0; i < q.size(); ++i) {
    const InterfaceCell& cell = found.cells[i];
    EXPECT_TRUE(cell.q == q[i] || (std::isnan(cell.q) && std::isnan(q[i])));
    EXPECT_EQ(cell.state == GapState::gap, cell.q <= 0.10 && cell.observed < cell.expected);
    EXPECT_NE(cell.state, GapState::cannot_tell);
  }
}

TEST(Interfaces, FindsAGapThatIsThere) {
  for (const InterfaceCell& cell : judged(make({8, 8, 8, 8}, 0.4, {{1, 3}})).cells) {
    const bool planted = index(cell.a) == 1 && index(cell.b) == 3;
    EXPECT_EQ(cell.state == GapState::gap, planted) << index(cell.a) << '|' << index(cell.b);
    if (planted) {
      EXPECT_EQ(cell.observed, 0U);
      EXPECT_LT(cell.p, 1e-3);
      EXPECT_GT(cell.evidence, 3.0);
      EXPECT_GT(cell.low, 0.0);
    }
  }
}

// Systems 0 and 1 share no outcome, all others do, and sharing is what makes links: with the facts, no gap is left.
TEST(Interfaces, WhatBodiesHaveInCommonExplainsAGapAway) {
  Made made = make({9, 9, 9, 9}, 0.0);
  BodyFacts facts;
  for (std::uint32_t v = 0; v < 36; ++v) {
    // Bodies in turn own outcome 0 or 1; in system 0 only outcome 0, in system 1 only outcome 1.
    const std::uint32_t g = index(made.system_of[v]);
    facts.outcomes.push_back({g == 0 ? 0U : g == 1 ? 1U : v % 2});
  }
  std::mt19937_64 random(8);
  std::vector<Tie> ties;
  for (std::uint32_t u = 0; u < 36; ++u) {
    for (std::uint32_t v = u + 1; v < 36; ++v) {
      const double chance = facts.outcomes[u] == facts.outcomes[v] ? 0.6 : 0.1;
      if (static_cast<double>(random() >> 11U) * 0x1p-53 < chance) ties.emplace_back(u, v);
    }
  }
  made.network = Network(Direction::undirected, 36, std::move(ties));
  const InterfaceCell without = judged(made).cells[0];
  const InterfaceCell with = judged(made, {.facts = &facts}).cells[0];
  EXPECT_EQ(without.state, GapState::gap);
  EXPECT_EQ(with.state, GapState::no_sign);
  EXPECT_LT(with.expected, without.expected - 10.0);
}

TEST(Interfaces, MoreLinksThanUsualAreNoGap) {
  Made made = make({8, 8, 8, 8}, 0.1);
  std::vector<Tie> ties(made.network.ties().begin(), made.network.ties().end());
  for (std::uint32_t u = 8; u < 16; ++u) {
    for (std::uint32_t v = 24; v < 32; ++v) ties.emplace_back(u, v);
  }
  made.network = Network(Direction::undirected, 32, std::move(ties));
  for (const InterfaceCell& cell : judged(made, {.most_q = 1.0}).cells) {
    if (cell.observed >= cell.expected) {
      EXPECT_EQ(cell.state, GapState::no_sign);
    }
    if (index(cell.a) == 1 && index(cell.b) == 3) {
      EXPECT_GT(cell.observed, cell.expected);
    }
  }
}

TEST(Interfaces, FewerThanEightPairsCannotTell) {
  const Interfaces found = judged(make({7, 1, 8, 2, 4}));
  std::map<std::pair<std::uint32_t, std::uint32_t>, const InterfaceCell*> cell;
  for (const InterfaceCell& c : found.cells) cell[{index(c.a), index(c.b)}] = &c;
  const InterfaceCell& seven = *(cell[{0, 1}]);
  EXPECT_EQ(seven.pairs, 7U);
  EXPECT_EQ(seven.state, GapState::cannot_tell);
  EXPECT_EQ(seven.reason, CannotTell::few_pairs);
  EXPECT_TRUE(std::isnan(seven.p) && std::isnan(seven.q) && std::isnan(seven.least_p));
  EXPECT_TRUE(std::isfinite(seven.expected));
  const InterfaceCell& eight = *(cell[{1, 2}]);
  EXPECT_EQ(eight.pairs, 8U);
  EXPECT_NE(eight.state, GapState::cannot_tell);
  EXPECT_EQ(eight.reason, CannotTell::no);
  EXPECT_EQ((cell[{3, 4}])->state, GapState::no_sign);
  for (const InterfaceCell& c : judged(make({7, 1, 8, 2, 4}), {.least_pairs = 7}).cells) {
    EXPECT_EQ(c.state == GapState::cannot_tell, c.pairs < 7);
  }
}

TEST(Interfaces, PairsThatWereNotObservedDoNotCount) {
  Made made = make({10, 10, 10});
  made.observed = answers(made, {3, 3, 10});
  const Interfaces found = judged(made);
  EXPECT_EQ(found.systems[0].answered, 3U);
  EXPECT_EQ(found.cells[0].possible, 100U);
  EXPECT_EQ(found.cells[0].pairs, 100U - 49U);  // neither side answered
  EXPECT_EQ(found.cells[1].pairs, 100U);
  EXPECT_NE(found.cells[0].state, GapState::cannot_tell);  // 3 of 10 is enough
}

TEST(Interfaces, FewerThanThreeInTenAnswersOnEitherSideCannotTell) {
  Made made = make({10, 10, 10, 7});
  made.observed = answers(made, {10, 3, 2, 7});
  std::map<std::pair<std::uint32_t, std::uint32_t>, CannotTell> reason;
  for (const InterfaceCell& cell : judged(made).cells) {
    reason[{index(cell.a), index(cell.b)}] = cell.reason;
    EXPECT_EQ(cell.state == GapState::cannot_tell, cell.reason != CannotTell::no);
    if (cell.state == GapState::cannot_tell) {
      EXPECT_TRUE(std::isnan(cell.q));
    }
  }
  EXPECT_EQ((reason[{0, 1}]), CannotTell::no);
  EXPECT_EQ((reason[{0, 2}]), CannotTell::few_answers);
  EXPECT_EQ((reason[{1, 2}]), CannotTell::few_answers);
  EXPECT_EQ((reason[{1, 3}]), CannotTell::no);
  EXPECT_EQ((reason[{2, 3}]), CannotTell::few_answers);
  for (const InterfaceCell& cell : judged(made, {.least_answered = 0.2}).cells)
    EXPECT_EQ(cell.reason, CannotTell::no);
}

TEST(Interfaces, FewPairsForWantOfAnswersAreFewAnswers) {
  Made made = make({4, 4, 8, 1});
  made.observed = answers(made, {1, 1, 8, 1});
  std::map<std::pair<std::uint32_t, std::uint32_t>, CannotTell> reason;
  for (const InterfaceCell& cell : judged(made).cells) {
    reason[{index(cell.a), index(cell.b)}] = cell.reason;
    if (index(cell.a) == 0 && index(cell.b) == 1) {
      EXPECT_EQ(cell.pairs, 7U);
    }
  }
  EXPECT_EQ((reason[{0, 1}]), CannotTell::few_answers);
  EXPECT_EQ((reason[{0, 3}]), CannotTell::few_pairs);  // four at most
  EXPECT_EQ((reason[{2, 3}]), CannotTell::no);
}

TEST(Interfaces, CellsThatCannotBeJudgedAreNotInTheFamily) {
  Made made = make({8, 8, 8, 8}, 0.4, {{1, 3}});
  const double q = judged(made).cells[4].q;
  const double p = judged(made).cells[4].p;
  EXPECT_NEAR(q, 6 * p, 1e-9);  // the smallest of six
  made.observed = answers(made, {2, 8, 8, 8});
  const InterfaceCell cell = judged(made).cells[4];
  EXPECT_NEAR(cell.q, 3 * cell.p, 1e-9);  // three are left
}

TEST(Interfaces, WhoseSystemIsNotStatedIsOutside) {
  Made made = make({6, 6, 6});
  made.system_of[0] = SystemId::none;
  const Interfaces found = judged(made);
  EXPECT_EQ(found.systems[0].bodies, 5U);
  EXPECT_EQ(found.cells[0].possible, 30U);
  EXPECT_EQ(found.cells[0].pairs, 30U);
}

TEST(Interfaces, ASystemWithoutBodiesIsInNoCell) {
  Made made = make({6, 6, 6});
  made.num_systems = 5;
  EXPECT_EQ(judged(made).cells.size(), 3U);
  EXPECT_EQ(judged(made).systems[4].bodies, 0U);
}

// Two systems of two and three: three ties of six across, one and one of one and three inside.
TEST(Interfaces, WithTwoSystemsOnlyTheOddsRatioIsGiven) {
  const Network network{
      Direction::undirected, 5, {{0, 1}, {2, 3}, {0, 2}, {0, 3}, {1, 4}, {4, 1}, {3, 3}}};
  const Interfaces found =
      interfaces(network, systems_of({0, 0, 1, 1, 1}), 2, everything_observed(5));
  ASSERT_EQ(found.cells.size(), 1U);
  EXPECT_EQ(found.cells[0].state, GapState::cannot_tell);
  EXPECT_EQ(found.cells[0].reason, CannotTell::few_systems);
  EXPECT_EQ(found.cells[0].observed, 3U);
  EXPECT_EQ(found.cells[0].pairs, 6U);
  EXPECT_TRUE(std::isnan(found.cells[0].expected) && std::isnan(found.cells[0].q) &&
              std::isnan(found.cells[0].evidence));
  ASSERT_TRUE(found.cross_within_odds.has_value());
  EXPECT_DOUBLE_EQ(*found.cross_within_odds, (3.0 / 3.0) / (2.0 / 2.0));
  const Network fewer{Direction::undirected, 5, {{0, 1}, {2, 3}, {3, 4}, {0, 2}}};
  EXPECT_DOUBLE_EQ(
      *interfaces(fewer, systems_of({0, 0, 1, 1, 1}), 2, everything_observed(5)).cross_within_odds,
      (1.0 / 5.0) / (3.0 / 1.0));
}

TEST(Interfaces, AnOddsRatioOfNothingIsNone) {
  for (const Network& network :
       {Network(Direction::undirected, 4, {}), Network(Direction::undirected, 4, {{0, 2}})}) {
    EXPECT_EQ(
        interfaces(network, systems_of({0, 0, 1, 1}), 2, everything_observed(4)).cross_within_odds,
        std::nullopt);
  }
  const Network only_inside{Direction::undirected, 4, {{0, 1}}};
  EXPECT_EQ(interfaces(only_inside, systems_of({0, 0, 1, 1}), 2, everything_observed(4))
                .cross_within_odds,
            0.0);
}

TEST(Interfaces, WithOneSystemOrNoneThereIsNoCell) {
  const Interfaces one = interfaces(path(3), systems_of({0, 0, 0}), 1, everything_observed(3));
  EXPECT_THAT(one.cells, IsEmpty());
  EXPECT_EQ(one.cross_within_odds, std::nullopt);
  const Interfaces none = interfaces(path(3), systems_of({kNotStated, kNotStated, kNotStated}), 0,
                                     everything_observed(3));
  EXPECT_THAT(none.cells, IsEmpty());
  EXPECT_THAT(none.systems, IsEmpty());
}

TEST(Interfaces, RefusesADirectedNetworkAndStopsWhenAsked) {
  const Made made = make({6, 6, 6});
  const Network directed{Direction::directed, 3, {{0, 1}}};
  EXPECT_THAT(
      [&] {
        (void)interfaces(directed, systems_of({0, 1, 2}), 3, everything_observed(3));
      },
      ThrowsError(ErrorCode::invalid_argument, "directed"));
  std::stop_source source;
  source.request_stop();
  EXPECT_THAT(
      [&] {
        (void)interfaces(made.network, made.system_of, 3, made.observed, {},
                         {.stop = source.get_token()});
      },
      ThrowsError(ErrorCode::cancelled, "stopped"));
}

std::vector<std::string> gaps_of(const std::string& name) {
  const Place place = load_network(name);
  const Projection projection =
      project(place, {.layer_set = LayerSet::working, .view = View::either});
  std::vector<std::string> gaps;
  for (const InterfaceCell& cell :
       interfaces(projection.network, projection.system_of,
                  static_cast<std::uint32_t>(projection.systems.size()), projection.observed)
           .cells) {
    if (cell.state == GapState::gap) {
      gaps.push_back(projection.systems[index(cell.a)] + "|" + projection.systems[index(cell.b)]);
    }
  }
  return gaps;
}

// Leischow and others (2010), 54 tobacco-control leaders in 11 agencies.
TEST(Interfaces, TobaccoLeadersHaveTwoGaps) {
  EXPECT_THAT(gaps_of("dhhs_tobacco_leaders"), UnorderedElementsAre("CDC|FDA", "IHS|NIH"));
}

// States and q of the slow reference (tests/oracles/expectation_reference.py); the largest network
// is compared in graph/expectation alone.
class InterfacesReference : public testing::TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(Networks, InterfacesReference, testing::ValuesIn([] {
                           std::vector<std::string> list;
                           for (const std::string& name : network_names()) {
                             const bool recorded =
                                 std::filesystem::exists(data_file("expectation/" + name + ".csv"));
                             if (recorded && name != "local_health_departments")
                               list.push_back(name);
                           }
                           return list;
                         }()),
                         [](const auto& of) { return of.param; });

TEST_P(InterfacesReference, Agrees) {
  const Place place = load_network(GetParam());
  const Projection projection =
      project(place, {.layer_set = LayerSet::working, .view = View::either});
  const Interfaces found =
      interfaces(projection.network, projection.system_of,
                 static_cast<std::uint32_t>(projection.systems.size()), projection.observed);
  const CsvTable recorded = read_csv(data_file("expectation/" + GetParam() + ".csv"));
  ASSERT_EQ(found.cells.size(), recorded.rows.size());
  const std::map<std::string, GapState> states = {{"gap", GapState::gap},
                                                  {"no_sign", GapState::no_sign},
                                                  {"cannot_tell", GapState::cannot_tell}};
  for (std::size_t i = 0; i < found.cells.size(); ++i) {
    const InterfaceCell& cell = found.cells[i];
    const auto& row = recorded.rows[i];
    ASSERT_EQ(projection.systems[index(cell.a)] + "|" + projection.systems[index(cell.b)], row[0]);
    EXPECT_EQ(cell.pairs, std::stoul(row[1])) << row[0];
    EXPECT_EQ(cell.observed, std::stoul(row[2])) << row[0];
    EXPECT_EQ(cell.state, states.at(row[10])) << row[0];
    EXPECT_EQ(std::isnan(cell.q), row[9].empty()) << row[0];
    if (!row[9].empty()) {
      EXPECT_NEAR(cell.q, std::stod(row[9]), 5e-4) << row[0];
    }
    if (cell.state != GapState::cannot_tell) {
      EXPECT_NEAR(cell.expected, std::stod(row[3]), 5e-4) << row[0];
      EXPECT_NEAR(cell.least_p, std::stod(row[8]), 1e-4) << row[0];
      EXPECT_EQ(cell.low, std::stod(row[6])) << row[0];
      EXPECT_EQ(cell.high, std::stod(row[7])) << row[0];
    }
  }
}

}  // namespace
}  // namespace interstice
