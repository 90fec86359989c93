#include "graph/findings/gap_persistence.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "graph/expectation/logistic.hpp"
#include "graph/expectation/pair_data.hpp"
#include "graph/expectation/tie_model_fit.hpp"
#include "graph/gaps/false_discovery.hpp"
#include "graph/inference/draws.hpp"
#include "graph/kernels/random.hpp"
#include "tests/support/networks.hpp"
#include "tests/support/throws.hpp"

namespace interstice {
namespace {

constexpr std::uint32_t kBodies = 64;
constexpr std::uint32_t kSystems = 4;

struct Made {
  Network network{Direction::undirected, 0, {}};
  std::vector<SystemId> system_of;
  std::vector<std::vector<std::uint32_t>> owners;
  BodyFacts facts;
  ObservedPairs observed;
  std::vector<double> confidence;
  Interfaces interfaces;
  TieModel model;
  std::vector<OutcomeCell> outcomes;

  void judge() {
    interfaces = interstice::interfaces(network, system_of, kSystems, observed, {.facts = &facts});
    model = fit_tie_model(network, system_of, kSystems, observed,
                          {.affinities = PairAffinities::fitted, .facts = &facts});
    outcomes = outcome_gaps(network, observed, model, owners);
  }
  [[nodiscard]] JudgedGaps judged() const {
    return {.network = network,
            .observed = observed,
            .confidence = confidence,
            .facts = &facts,
            .model = &model,
            .owners = &owners,
            .outcomes = &outcomes,
            .interfaces = &interfaces};
  }
};

// Links between systems 0 and 1 are cut to the share `kept`. The first `silent` bodies of each system did not answer.
Made make(std::uint64_t seed, double kept, std::uint32_t silent, double confidence) {
  Random random(seed);
  Made made;
  made.owners.resize(1);
  made.facts.outcomes.resize(kBodies);
  std::vector<std::uint32_t> system;
  std::vector<std::uint64_t> answered;
  std::vector<double> side;
  for (std::uint32_t v = 0; v < kBodies; ++v) {
    system.push_back(v % kSystems);
    answered.push_back(v / kSystems < silent ? 0 : 1);
    side.push_back(random.uniform() - 0.5);
    if (random.uniform() >= 0.7) continue;
    made.owners[0].push_back(v);
    made.facts.outcomes[v].push_back(0);
  }
  made.system_of = systems_of(system);
  made.observed = ObservedPairs(ObservedPairs::Sides::one, 1, answered);
  std::vector<Tie> ties;
  for (std::uint32_t u = 0; u < kBodies; ++u) {
    for (std::uint32_t v = u + 1; v < kBodies; ++v) {
      const bool tied = random.uniform() < logistic(-0.8 + side[u] + side[v]);
      const bool cut = random.uniform() >= kept && std::min(system[u], system[v]) == 0 &&
                       std::max(system[u], system[v]) == 1;
      if (tied && !cut && (answered[u] + answered[v]) > 0) ties.emplace_back(u, v);
    }
  }
  made.network = Network(Direction::undirected, kBodies, std::move(ties));
  made.confidence.assign(made.network.num_ties(), confidence);
  made.judge();
  return made;
}

TEST(GapPersistence, WhereEverythingIsSureAGapIsOneAlways) {
  const Made made = make(3, 0.1, 0, 1.0);
  const GapPersistence found = gap_persistence(made.judged(), {.draws = 20});
  EXPECT_EQ(found.draws, 20U);
  ASSERT_EQ(found.interfaces.size(), made.interfaces.cells.size());
  ASSERT_EQ(found.outcomes.size(), made.outcomes.size());
  double gaps = 0.0;
  for (std::size_t i = 0; i < found.interfaces.size(); ++i) {
    EXPECT_EQ(found.interfaces[i], made.interfaces.cells[i].state == GapState::gap ? 1.0 : 0.0);
    EXPECT_EQ(found.outcomes[i], made.outcomes[i].state == GapState::gap ? 1.0 : 0.0);
    gaps += found.interfaces[i] + found.outcomes[i];
  }
  EXPECT_GE(gaps, 1.0);
  EXPECT_LE(gaps, 4.0);
  EXPECT_THAT(found.sway, testing::Each(0.0));
}

TEST(GapPersistence, UnsureLinksMakeAGapLessSure) {
  double gaps = 0.0;
  double sum = 0.0;
  for (std::uint64_t seed = 0; seed < 8; ++seed) {
    Made made = make(seed, 0.68, 0, 1.0);
    if (made.interfaces.cells[0].state != GapState::gap) continue;
    gaps += 1.0;
    EXPECT_EQ(gap_persistence(made.judged(), {.draws = 3}).interfaces[0], 1.0);
    made.confidence.assign(made.network.num_ties(), 0.5);
    sum += gap_persistence(made.judged(), {.draws = 40}).interfaces[0];
  }
  ASSERT_GE(gaps, 2.0);
  EXPECT_LT(sum / gaps, 0.95);
  EXPECT_GT(sum / gaps, 0.02);
}

// Every draw fitted and judged with what the headers of the parts say, and nothing shared between draws.
TEST(GapPersistence, AgreesWithJudgingEachDrawByItself) {
  const Made made = make(5, 0.05, 6, 0.9);
  constexpr std::uint32_t kDraws = 12;
  const NetworkDraws draws(made.network, made.observed, made.confidence, made.model, 9);
  ASSERT_GT(draws.unobserved().size(), 100U);
  std::vector<double> interface_gaps(made.interfaces.cells.size(), 0.0);
  std::vector<double> outcome_gaps_of(made.outcomes.size(), 0.0);
  std::vector<std::vector<double>> links(kDraws, std::vector<double>(kBodies, 0.0));
  std::vector<std::vector<double>> states(kDraws);
  const ObservedPairs all = everything_observed(kBodies);
  for (std::uint32_t k = 0; k < kDraws; ++k) {
    std::vector<std::uint8_t> tied(draws.unobserved().size());
    const Network drawn = draws.draw(k, tied);
    for (std::size_t at = 0; at < tied.size(); ++at) {
      links[k][draws.unobserved()[at].u] += tied[at];
      links[k][draws.unobserved()[at].v] += tied[at];
    }
    // "Both answered" is as it was: patterns by the answers there were, pairs by those that the draw pretends.
    PairData pairs(made.network, made.system_of, kSystems, made.observed, &made.facts);
    std::ranges::fill(pairs.pattern_pairs, 0.0);
    for (std::uint32_t i = 0; i < kBodies; ++i) {
      for (std::uint32_t j = i + 1; j < kBodies; ++j) {
        std::uint16_t& flags = pairs.flags[pairs.row(i) + j - i - 1];
        flags = static_cast<std::uint16_t>(flags & ~(PairData::observed | PairData::tied));
        flags = static_cast<std::uint16_t>(flags | PairData::observed);
        for (const Tie& tie : drawn.ties()) {
          if (index(tie.from) == i && index(tie.to) == j)
            flags = static_cast<std::uint16_t>(flags | PairData::tied);
        }
        pairs.pattern_pairs[flags >> PairData::pattern_shift] += 1.0;
      }
    }
    const Interfaces found =
        interfaces_under(refit_tie_model(pairs, made.interfaces.model, {}, {}), drawn, all);
    const std::vector<OutcomeCell> owners =
        outcome_gaps(drawn, all, refit_tie_model(pairs, made.model, {}, {}), made.owners);
    const auto add = [&](const auto& cells, const auto& first, std::vector<double>& gaps) {
      std::vector<double> family;
      for (std::size_t i = 0; i < first.size(); ++i) {
        family.push_back(first[i].state == GapState::cannot_tell || cells[i].least_p > 0.05
                             ? std::nan("")
                             : cells[i].p);
      }
      const std::vector<double> q = false_discovery(family);
      for (std::size_t i = 0; i < first.size(); ++i) {
        const double gap = q[i] <= 0.10 && cells[i].observed < cells[i].expected ? 1.0 : 0.0;
        gaps[i] += gap / kDraws;
        states[k].push_back(gap);
      }
    };
    add(found.cells, made.interfaces.cells, interface_gaps);
    add(owners, made.outcomes, outcome_gaps_of);
  }
  const GapPersistence persistence = gap_persistence(made.judged(), {.draws = kDraws, .seed = 9});
  EXPECT_EQ(persistence.draws, kDraws);
  EXPECT_THAT(persistence.interfaces,
              testing::Pointwise(testing::DoubleNear(1e-12), interface_gaps));
  EXPECT_THAT(persistence.outcomes,
              testing::Pointwise(testing::DoubleNear(1e-12), outcome_gaps_of));
  EXPECT_GT(*std::ranges::max_element(interface_gaps), 0.5);

  for (std::uint32_t v = 0; v < kBodies; ++v) {
    double expected = 0.0;
    const auto add = [&](std::size_t column, SystemId a, SystemId b) {
      if (v / kSystems >= 6 || (made.system_of[v] != a && made.system_of[v] != b)) return;
      double x = 0.0, y = 0.0, xx = 0.0, yy = 0.0, xy = 0.0;
      for (std::uint32_t k = 0; k < kDraws; ++k) {
        x += links[k][v] / kDraws;
        y += states[k][column] / kDraws;
        xx += links[k][v] * links[k][v] / kDraws;
        yy += states[k][column] / kDraws;
        xy += links[k][v] * states[k][column] / kDraws;
      }
      const double variance = yy - y * y;
      if (variance < 1e-12) return;
      const double r = (xy - x * y) / std::sqrt((xx - x * x) * variance);
      expected += variance * (r * r - 1.0 / (kDraws - 1));
    };
    for (std::size_t i = 0; i < made.interfaces.cells.size(); ++i)
      add(i, made.interfaces.cells[i].a, made.interfaces.cells[i].b);
    for (std::size_t i = 0; i < made.outcomes.size(); ++i)
      add(made.interfaces.cells.size() + i, made.outcomes[i].a, made.outcomes[i].b);
    EXPECT_NEAR(persistence.sway[v], expected, 1e-9) << v;
  }
}

TEST(GapPersistence, CellsThatCannotBeJudgedHaveNone) {
  const Made made = make(4, 0.4, 12, 1.0);  // a quarter of each system answered
  const GapPersistence found = gap_persistence(made.judged(), {.draws = 5});
  for (const InterfaceCell& cell : made.interfaces.cells)
    ASSERT_EQ(cell.reason, CannotTell::few_answers);
  for (const double share : found.interfaces) EXPECT_TRUE(std::isnan(share));
  const GapPersistence none = gap_persistence(make(4, 0.4, 0, 1.0).judged(), {.draws = 0});
  for (const double share : none.interfaces) EXPECT_TRUE(std::isnan(share));
  EXPECT_EQ(none.draws, 0U);
}

TEST(GapPersistence, ThreadsDoNotChangeABit) {
  const Made made = make(6, 0.4, 6, 0.7);
  const GapPersistence one = gap_persistence(made.judged(), {.draws = 30}, {.threads = 1});
  for (const unsigned threads : {2U, 3U}) {
    const GapPersistence other =
        gap_persistence(made.judged(), {.draws = 30}, {.threads = threads});
    EXPECT_EQ(one.interfaces, other.interfaces);
    EXPECT_EQ(one.outcomes, other.outcomes);
    EXPECT_EQ(one.sway, other.sway);
  }
  EXPECT_NE(one.sway, gap_persistence(made.judged(), {.draws = 30, .seed = 2}).sway);
}

TEST(GapPersistence, OfInterfacesAloneOrOutcomesAlone) {
  const Made made = make(5, 0.05, 6, 0.9);
  const GapPersistence both = gap_persistence(made.judged(), {.draws = 10});
  JudgedGaps outcomes = made.judged();
  outcomes.interfaces = nullptr;
  const GapPersistence only = gap_persistence(outcomes, {.draws = 10});
  EXPECT_THAT(only.interfaces, testing::IsEmpty());
  EXPECT_EQ(only.outcomes, both.outcomes);
  JudgedGaps interfaces = made.judged();
  interfaces.outcomes = nullptr;
  interfaces.model = nullptr;
  EXPECT_EQ(gap_persistence(interfaces, {.draws = 10}).interfaces.size(), 6U);
}

TEST(GapPersistence, StopsWhenAsked) {
  const Made made = make(6, 0.4, 6, 0.7);
  std::stop_source source;
  source.request_stop();
  EXPECT_THAT([&] { (void)gap_persistence(made.judged(), {}, {.stop = source.get_token()}); },
              ThrowsError(ErrorCode::cancelled, ""));
}

}  // namespace
}  // namespace interstice
