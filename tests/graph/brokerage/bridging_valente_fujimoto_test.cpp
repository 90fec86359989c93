#include "graph/brokerage/bridging_valente_fujimoto.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "tests/support/networks.hpp"
#include "tests/support/throws.hpp"

namespace interstice {
namespace {

using testing::DoubleNear;
using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::NanSensitiveDoubleEq;
using testing::NanSensitiveDoubleNear;
using testing::Pointwise;
using testing::Range;
using testing::TestWithParam;

double cohesion(const Network& network) {
  const auto d = all_distances(network, Length::hops);
  const double n = network.num_vertices();
  double sum = 0.0;
  for (std::size_t s = 0; s < d.size(); ++s) {
    for (std::size_t t = 0; t < d.size(); ++t) sum += s == t ? 0.0 : 1.0 / d[s][t];
  }
  return sum / (n * (n - 1.0));
}

bool parallel(const Network& network, const Tie& a, const Tie& b) {
  return (a.from == b.from && a.to == b.to) ||
         (!network.directed() && a.from == b.to && a.to == b.from);
}

// From the definition: all distances anew without each tie.
std::vector<double> drops_by_definition(const Network& network) {
  std::vector<double> drop;
  for (const Tie& gone : network.ties()) {
    std::vector<Tie> rest;
    for (const Tie& tie : network.ties()) {
      if (!parallel(network, tie, gone)) rest.push_back(tie);
    }
    const Network without(network.direction(), network.num_vertices(), rest);
    drop.push_back(gone.from == gone.to ? 0.0 : cohesion(network) - cohesion(without));
  }
  return drop;
}

std::vector<double> by_definition(const Network& network) {
  const auto drop = drops_by_definition(network);
  std::vector<double> score(network.num_vertices(), 0.0);
  std::vector<double> count(score.size(), 0.0);
  for (std::size_t i = 0; i < drop.size(); ++i) {
    const Tie& tie = network.ties()[i];
    bool seen = tie.from == tie.to;
    for (std::size_t j = 0; j < i; ++j) seen = seen || parallel(network, network.ties()[j], tie);
    if (seen) continue;
    for (const VertexId end : {tie.from, tie.to}) {
      score[index(end)] += drop[i];
      ++count[index(end)];
    }
  }
  for (std::size_t v = 0; v < score.size(); ++v) score[v] /= count[v];
  return score;
}

auto same(const std::vector<double>& values) {
  return Pointwise(NanSensitiveDoubleNear(1e-13), values);
}

TEST(BridgingValenteFujimoto, OfShapes) {
  EXPECT_THAT(bridging_valente_fujimoto(path(2)), ElementsAre(1, 1));
  EXPECT_THAT(bridging_valente_fujimoto(star(6)), Each(DoubleNear(0.2, 1e-15)));  // 1/(n-1)
  EXPECT_THAT(bridging_valente_fujimoto(complete(6)),
              Each(DoubleNear(1.0 / 30, 1e-15)));  // 1/(n(n-1))
  EXPECT_THAT(bridging_valente_fujimoto(path(0)), IsEmpty());
}

TEST(BridgingValenteFujimoto, WithoutTiesIsUndefined) {
  const auto score = bridging_valente_fujimoto({Direction::undirected, 4, {{0, 1}, {2, 2}}});
  EXPECT_DOUBLE_EQ(score[0], 2.0 / 12.0);
  EXPECT_TRUE(std::isnan(score[2]));
  EXPECT_TRUE(std::isnan(score[3]));
}

TEST(BridgingValenteFujimoto, DirectionsChangeTheAnswer) {
  const Network chain{Direction::directed, 3, {{0, 1}, {1, 2}}};
  // Without 0 -> 1: 0-1 and 0-2 go, 1.5 of 6; without 1 -> 2 the same.
  EXPECT_THAT(bridging_valente_fujimoto(chain), Each(DoubleNear(0.25, 1e-15)));
  EXPECT_THAT(cohesion_drop({Direction::directed, 3, {{0, 1}, {2, 1}}}),
              Each(DoubleNear(1.0 / 6, 1e-15)));
}

TEST(BridgingValenteFujimoto, ParallelTiesGoTogether) {
  const Network doubled{Direction::undirected, 3, {{0, 1}, {1, 0}, {1, 2}}};
  EXPECT_THAT(bridging_valente_fujimoto(doubled), same(bridging_valente_fujimoto(path(3))));
  EXPECT_THAT(cohesion_drop(doubled), same({0.5, 0.5, 0.5}));
}

TEST(BridgingValenteFujimoto, StopsWhenAsked) {
  std::stop_source source;
  source.request_stop();
  EXPECT_THAT(
      [&] { (void)bridging_valente_fujimoto(grid(9, 9), {}, {.stop = source.get_token()}); },
      ThrowsError(ErrorCode::cancelled, "stopped"));
}

TEST(BridgingValenteFujimoto, RefusesWhatWouldTakeTooLong) {
  const Network ring = cycle(200);  // n^3 / 4 vertices searched anew
  EXPECT_NO_THROW((void)bridging_valente_fujimoto(ring));
  for (const std::uint32_t threads : {1U, 3U}) {
    EXPECT_THAT(
        [&] { (void)bridging_valente_fujimoto(ring, {.most_work = 100000}, {.threads = threads}); },
        ThrowsError(ErrorCode::resource_exhausted, "it would take minutes"));
  }
}

TEST(BridgingValenteFujimoto, ThreadCountDoesNotChangeABit) {
  const Network network = grid(25, 31);
  const auto one = bridging_valente_fujimoto(network, {}, {.threads = 1});
  for (const unsigned threads : {2U, 3U}) {
    EXPECT_THAT(bridging_valente_fujimoto(network, {}, {.threads = threads}),
                Pointwise(NanSensitiveDoubleEq(), one));
  }
}

TEST(BridgingValenteFujimoto, LongWaysRound) {
  for (const Network& network : {cycle(11), cycle(12), grid(4, 5), diamonds(5)})
    EXPECT_THAT(bridging_valente_fujimoto(network), same(by_definition(network)));
  // All ties of a path are bridges.
  EXPECT_THAT(bridging_valente_fujimoto(path(40)), same(by_definition(path(40))));
}

class BridgingValenteFujimotoProperty : public TestWithParam<std::uint64_t> {};
INSTANTIATE_TEST_SUITE_P(Seeds, BridgingValenteFujimotoProperty, Range<std::uint64_t>(0, 100));

TEST_P(BridgingValenteFujimotoProperty, AgreesWithTakingEachTieOut) {
  const Network network = random_network(GetParam());
  EXPECT_THAT(bridging_valente_fujimoto(network), same(by_definition(network)));
  EXPECT_THAT(cohesion_drop(network), same(drops_by_definition(network)));
}

}  // namespace
}  // namespace interstice
