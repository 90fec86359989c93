#include "graph/centrality/information.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include "tests/support/networks.hpp"
#include "tests/support/oracles.hpp"
#include "tests/support/places.hpp"
#include "tests/support/resistors.hpp"
#include "tests/support/throws.hpp"
#include "tests/support/vectors.hpp"

namespace interstice {
namespace {

using testing::DoubleNear;
using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::IsNan;
using testing::NanSensitiveDoubleNear;
using testing::Pointwise;
using testing::Range;
using testing::TestWithParam;

// From the definition: the harmonic mean of 1 / resistance over the component, with the vertex itself.
std::vector<double> by_pairs(const Network& network, Strengths strengths) {
  const std::uint32_t n = network.num_vertices();
  const auto conductance = conductances(network, strengths);
  const auto d = all_distances(network, Length::hops, /*undirected=*/true);
  std::vector<double> score(n, std::numeric_limits<double>::quiet_NaN());
  for (std::uint32_t v = 0; v < n; ++v) {
    double members = 1.0;
    double resistances = 0.0;
    for (std::uint32_t w = 0; w < n; ++w) {
      if (w == v || std::isinf(d[v][w])) continue;
      members += 1.0;
      resistances += potentials(conductance, v, w)[v];
    }
    if (members > 1.0) score[v] = members / resistances;
  }
  return score;
}

TEST(Information, OfShapes) {
  EXPECT_THAT(information(path(3)),
              ElementsAre(DoubleNear(1.0, 1e-15), DoubleNear(1.5, 1e-15), DoubleNear(1.0, 1e-15)));
  EXPECT_NEAR(information(star(6))[0], 6.0 / 5.0, 1e-14);
  EXPECT_NEAR(information(star(6))[3], 6.0 / 9.0, 1e-14);
  // Between two vertices of the complete network the resistance is 2/n, of a cycle d (n - d) / n.
  EXPECT_THAT(information(complete(7)), Each(DoubleNear(7.0 / (6.0 * 2.0 / 7.0), 1e-13)));
  EXPECT_THAT(information(cycle(5)), Each(DoubleNear(5.0 / (2 * 0.8 + 2 * 1.2), 1e-14)));
}

TEST(Information, AnIsolateHasNone) {
  EXPECT_THAT(information(path(0)), IsEmpty());
  EXPECT_THAT(information(path(1)), ElementsAre(IsNan()));
  EXPECT_THAT(information(path(2)), Each(DoubleNear(2.0, 1e-15)));
  const Network apart{Direction::undirected, 4, {{0, 1}, {2, 2}}};
  EXPECT_THAT(information(apart), ElementsAre(2.0, 2.0, IsNan(), IsNan()));
}

TEST(Information, DirectionIsIgnored) {
  const Network arrows{Direction::directed, 3, {{0, 1}, {2, 1}, {1, 0}}};
  EXPECT_THAT(information(arrows), Pointwise(DoubleNear(1e-15), information(path(3))));
}

TEST(Information, StrengthsChangeTheAnswer) {
  const Network pair{Direction::undirected, 3, {{0, 1, 4}, {1, 2, 1}}};
  EXPECT_NEAR(information(pair)[0], 1.0, 1e-15);
  EXPECT_NEAR(information(pair, {.strengths = Strengths::use})[0], 3.0 / (0.25 + 1.25), 1e-14);
}

TEST(Information, HasTheUnitOfStrength) {
  const Network network = grid(5, 6);
  const auto score = information(network, {.strengths = Strengths::use});
  for (const double unit : {1e-300, 3.0, 1e300}) {
    auto times = score;
    for (double& value : times) value *= unit;
    const auto found = information(scaled(network, unit), {.strengths = Strengths::use});
    for (std::size_t v = 0; v < times.size(); ++v) EXPECT_NEAR(found[v] / times[v], 1.0, 1e-12);
  }
}

TEST(Information, RejectsWhatItCannotDo) {
  const Network zero{Direction::undirected, 3, {{0, 1, 1}, {1, 2, 0}}};
  EXPECT_NO_THROW((void)information(zero));
  EXPECT_THAT([&] { (void)information(zero, {.strengths = Strengths::use}); },
              ThrowsError(ErrorCode::invalid_argument, "information: tie 1-2 has strength 0"));
  EXPECT_THAT([] { (void)information(path(5001)); },
              ThrowsError(ErrorCode::resource_exhausted, "information: a component has 5001"));
}

TEST(Information, StopsWhenAsked) {
  std::stop_source source;
  source.request_stop();
  EXPECT_THAT([&] { (void)information(path(50), {}, {.stop = source.get_token()}); },
              ThrowsError(ErrorCode::cancelled, "stopped"));
}

class InformationProperty : public TestWithParam<std::uint64_t> {
 protected:
  Network network = random_network(GetParam());
};
INSTANTIATE_TEST_SUITE_P(Seeds, InformationProperty, Range<std::uint64_t>(0, 30));

TEST_P(InformationProperty, IsTheHarmonicMeanOverPairs) {
  for (const Strengths strengths : {Strengths::ignore, Strengths::use}) {
    const auto score = information(network, {.strengths = strengths});
    const auto slow = by_pairs(network, strengths);
    for (std::size_t v = 0; v < slow.size(); ++v)
      EXPECT_THAT(score[v], NanSensitiveDoubleNear(slow[v], 1e-10));
  }
}

TEST_P(InformationProperty, NamesDoNotMatter) {
  const auto order = random_order(network.num_vertices(), GetParam() + 100);
  const auto score = information(network);
  const auto renamed = information(relabelled(network, order));
  for (std::uint32_t v = 0; v < score.size(); ++v)
    EXPECT_THAT(renamed[order[v]], NanSensitiveDoubleNear(score[v], 1e-12));
}

TEST(InformationLarger, ThreadsAndVectorsDoNotChangeABit) {
  const Network network = relabelled(grid(17, 20), random_order(340, 5));
  const auto one = information(network, {}, {.threads = 1});
  for (const auto& [name, width] : kVectorWidths) {
    const WithVectors on(name);
    for (const unsigned threads : {1U, 2U, 3U})
      EXPECT_EQ(information(network, {}, {.threads = threads}), one) << name;
  }
}

TEST(InformationLarger, OnALongPathResistancesAreDistances) {
  const auto score = information(path(1000));
  for (std::size_t v = 0; v < 1000; ++v) {
    const double before = static_cast<double>(v * (v + 1)) / 2.0;
    const double behind = static_cast<double>((999 - v) * (1000 - v)) / 2.0;
    EXPECT_NEAR(score[v] * (before + behind) / 1000.0, 1.0, 1e-11);
  }
}

class RecordedInformation : public TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(Networks, RecordedInformation, testing::ValuesIn(network_names()),
                         [](const auto& of) { return of.param; });

// sna's and ours agree to the digit where all are connected, which is where sna's are recorded.
TEST_P(RecordedInformation, Agrees) {
  const Place place = load_network(GetParam());
  for (const OracleView& view : oracle_views(GetParam())) {
    if (!view.measures.contains("information")) continue;
    const Projection projection = project_as(place, view);
    EXPECT_EQ(expect_scores(view, projection, "information", information(projection.network), 1e-9),
              projection.ids.size());
  }
}

TEST(RecordedInformationFiles, HaveTheMeasureSomewhere) {
  std::size_t views = 0;
  for (const std::string& name : network_names()) {
    for (const OracleView& view : oracle_views(name))
      views += view.measures.contains("information") ? 1 : 0;
  }
  EXPECT_GE(views, 20U);
}

}  // namespace
}  // namespace interstice
