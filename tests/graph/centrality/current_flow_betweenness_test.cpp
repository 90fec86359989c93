#include "graph/centrality/current_flow_betweenness.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "graph/centrality/betweenness.hpp"
#include "graph/centrality/information.hpp"
#include "graph/model/projection.hpp"
#include "tests/support/networks.hpp"
#include "tests/support/places.hpp"
#include "tests/support/resistors.hpp"
#include "tests/support/throws.hpp"
#include "tests/support/vectors.hpp"

namespace interstice {
namespace {

using testing::AllOf;
using testing::DoubleNear;
using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pointwise;
using testing::Range;
using testing::TestWithParam;

// From the definition, one pair after another.
std::vector<double> by_pairs(const Network& network, Strengths strengths) {
  const std::uint32_t n = network.num_vertices();
  const auto conductance = conductances(network, strengths);
  const auto d = all_distances(network, Length::hops, /*undirected=*/true);
  std::vector<double> score(n, 0.0);
  for (std::uint32_t s = 0; s < n; ++s) {
    for (std::uint32_t t = s + 1; t < n; ++t) {
      if (std::isinf(d[s][t])) continue;
      const auto x = potentials(conductance, s, t);
      for (std::uint32_t v = 0; v < n; ++v) {
        if (v == s || v == t || std::isinf(d[s][v])) continue;
        for (std::uint32_t w = 0; w < n; ++w)
          score[v] += 0.5 * conductance[v][w] * std::abs(x[v] - x[w]);
      }
    }
  }
  return score;
}

TEST(CurrentFlowBetweenness, OnTreesItIsBetweenness) {
  for (const Network& tree : {path(7), star(6)})
    EXPECT_THAT(current_flow_betweenness(tree), Pointwise(DoubleNear(1e-12), betweenness(tree)));
  EXPECT_THAT(current_flow_betweenness(star(6), {.scale = Scale::normalised}),
              ElementsAre(DoubleNear(1.0, 1e-14), 0.0, 0.0, 0.0, 0.0, 0.0));
}

TEST(CurrentFlowBetweenness, OfShapes) {
  // Of a unit from s to t in a triangle a third goes round by the third; in K_n a share 1/n by each of the others.
  EXPECT_THAT(current_flow_betweenness(cycle(3)), Each(DoubleNear(1.0 / 3, 1e-14)));
  EXPECT_THAT(current_flow_betweenness(complete(6)), Each(DoubleNear(10.0 / 6, 1e-13)));
  // A cycle of four: opposite ends half each way; next to each other a quarter round.
  EXPECT_THAT(current_flow_betweenness(cycle(4)), Each(DoubleNear(0.5 + 2 * 0.25, 1e-14)));
}

TEST(CurrentFlowBetweenness, FewVerticesScoreZero) {
  EXPECT_THAT(current_flow_betweenness(path(0)), IsEmpty());
  for (const Scale scale : {Scale::raw, Scale::normalised}) {
    EXPECT_THAT(current_flow_betweenness(path(1), {.scale = scale}), ElementsAre(0.0));
    EXPECT_THAT(current_flow_betweenness(path(2), {.scale = scale}), ElementsAre(0.0, 0.0));
  }
  EXPECT_THAT(current_flow_betweenness(Network(Direction::undirected, 3, {{0, 0}})), Each(0.0));
}

TEST(CurrentFlowBetweenness, ComponentsStandAloneAndPairsAreOfTheNetwork) {
  const Network apart{Direction::undirected, 6, {{0, 1}, {1, 2}, {3, 4}, {4, 5}, {3, 5}}};
  EXPECT_THAT(current_flow_betweenness(apart),
              Pointwise(DoubleNear(1e-14), {0.0, 1.0, 0.0, 1.0 / 3, 1.0 / 3, 1.0 / 3}));
  EXPECT_NEAR(current_flow_betweenness(apart, {.scale = Scale::normalised})[1], 0.1, 1e-15);
}

TEST(CurrentFlowBetweenness, StrengthsChangeTheAnswer) {
  const Network triangle{Direction::undirected, 3, {{0, 1, 1}, {1, 2, 1}, {0, 2, 3}}};
  EXPECT_NEAR(current_flow_betweenness(triangle)[1], 1.0 / 3, 1e-14);
  // From 0 to 2: a conductance of 3 beside one of 1/2.
  EXPECT_NEAR(current_flow_betweenness(triangle, {.strengths = Strengths::use})[1], 0.5 / 3.5,
              1e-14);
}

TEST(CurrentFlowBetweenness, DirectionIsIgnoredParallelTiesAddUp) {
  const Network arrows{Direction::directed, 3, {{0, 1}, {2, 1}, {1, 0}}};
  EXPECT_THAT(current_flow_betweenness(arrows), ElementsAre(0.0, DoubleNear(1.0, 1e-14), 0.0));
  const Network doubled{Direction::undirected, 3, {{0, 1}, {1, 2}, {0, 2}, {0, 2}, {2, 2}}};
  EXPECT_NEAR(current_flow_betweenness(doubled)[1], 0.5 / 2.5, 1e-14);
}

TEST(CurrentFlowBetweenness, RejectsWhatItCannotDo) {
  const CurrentFlowBetweennessOptions strong{.strengths = Strengths::use};
  const Network zero{Direction::undirected, 3, {{0, 1, 1}, {1, 2, 0}}};
  EXPECT_NO_THROW((void)current_flow_betweenness(zero));
  EXPECT_THAT(
      [&] { (void)current_flow_betweenness(zero, strong); },
      ThrowsError(ErrorCode::invalid_argument, "current_flow_betweenness: tie 1-2 has strength 0"));
  const Network apart{Direction::undirected, 3, {{0, 1, 1}, {1, 2, 2e8}}};
  EXPECT_THAT([&] { (void)current_flow_betweenness(apart, strong); },
              AllOf(ThrowsError(ErrorCode::invalid_argument, "tie 0-1 (strength 1)"),
                    ThrowsError(ErrorCode::invalid_argument, "differ by more than 1e+08")));
  EXPECT_THAT([] { (void)current_flow_betweenness(path(5001)); },
              ThrowsError(ErrorCode::resource_exhausted, "a component has 5001 vertices"));
}

TEST(CurrentFlowBetweenness, StopsWhenAsked) {
  std::stop_source source;
  source.request_stop();
  EXPECT_THAT([&] { (void)current_flow_betweenness(path(50), {}, {.stop = source.get_token()}); },
              ThrowsError(ErrorCode::cancelled, "stopped"));
  std::stop_source later;
  const Execution on_the_way{.stop = later.get_token(),
                             .progress = [&](double) { later.request_stop(); }};
  EXPECT_THAT([&] { (void)current_flow_betweenness(grid(9, 9), {}, on_the_way); },
              ThrowsError(ErrorCode::cancelled, "stopped"));
}

class CurrentFlowBetweennessProperty : public TestWithParam<std::uint64_t> {
 protected:
  Network network = random_network(GetParam());
};
INSTANTIATE_TEST_SUITE_P(Seeds, CurrentFlowBetweennessProperty, Range<std::uint64_t>(0, 30));

TEST_P(CurrentFlowBetweennessProperty, AgreesWithPairByPair) {
  for (const Strengths strengths : {Strengths::ignore, Strengths::use}) {
    EXPECT_THAT(current_flow_betweenness(network, {.strengths = strengths}),
                Pointwise(DoubleNear(1e-10), by_pairs(network, strengths)));
  }
}

TEST_P(CurrentFlowBetweennessProperty, NamesDoNotMatter) {
  const auto order = random_order(network.num_vertices(), GetParam() + 100);
  const auto score = current_flow_betweenness(network);
  const auto renamed = current_flow_betweenness(relabelled(network, order));
  for (std::uint32_t v = 0; v < score.size(); ++v) EXPECT_NEAR(renamed[order[v]], score[v], 1e-12);
}

TEST_P(CurrentFlowBetweennessProperty, StrengthsHaveNoUnit) {
  const CurrentFlowBetweennessOptions strong{.strengths = Strengths::use};
  const auto score = current_flow_betweenness(network, strong);
  for (const double unit : {1e-300, 1e300}) {
    EXPECT_THAT(current_flow_betweenness(scaled(network, unit), strong),
                Pointwise(DoubleNear(1e-10), score));
  }
}

TEST(CurrentFlowBetweennessLarger, ThreadsAndVectorsDoNotChangeABit) {
  const Network network = relabelled(grid(12, 15), random_order(180, 5));
  const auto one = current_flow_betweenness(network, {}, {.threads = 1});
  for (const auto& [name, width] : kVectorWidths) {
    const WithVectors on(name);
    for (const unsigned threads : {1U, 2U, 3U})
      EXPECT_EQ(current_flow_betweenness(network, {}, {.threads = threads}), one) << name;
  }
}

// NetworkX's, recorded by tests/oracles/current_flow.py. Its current-flow closeness is 1 / sum of resistances, which
// times the size of the component is information.
TEST(RecordedCurrentFlow, Agrees) {
  std::map<std::vector<std::string>, std::map<std::string, std::string>> recorded;
  for (const auto& row : read_csv(data_file("oracles/current_flow.csv")).rows)
    recorded[{row[0], row[1], row[2]}][row[3]] = row[4];
  EXPECT_GE(recorded.size(), 36U);
  for (const auto& [of, values] : recorded) {
    const Place place = load_network(of[0]);
    const Projection projection = project(place, {.layers = {of[1]}, .view = View::either});
    const Strengths strengths = of[2].ends_with("_weighted") ? Strengths::use : Strengths::ignore;
    const bool closeness = of[2].starts_with("current_flow_closeness");
    const auto score = closeness
                           ? information(projection.network, {.strengths = strengths})
                           : current_flow_betweenness(projection.network, {.strengths = strengths});
    const auto d = all_distances(projection.network, Length::hops);
    ASSERT_EQ(score.size(), values.size()) << of[0];
    for (std::size_t v = 0; v < score.size(); ++v) {
      const std::string& text = values.at(std::string(projection.ids[v]));
      const auto members = static_cast<double>(
          std::ranges::count_if(d[v], [](double distance) { return std::isfinite(distance); }));
      if (text.empty()) {
        EXPECT_TRUE(std::isnan(score[v]));
        continue;
      }
      const double expected = std::stod(text) * (closeness ? members : 1.0);
      EXPECT_NEAR(score[v], expected, 1e-9 * std::max(1.0, expected))
          << of[0] << ' ' << of[1] << ' ' << of[2] << ' ' << projection.ids[v];
    }
  }
}

}  // namespace
}  // namespace interstice
