#include "graph/brokerage/trusted_chains.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <tuple>
#include <vector>

#include "graph/kernels/random.hpp"
#include "tests/support/networks.hpp"
#include "tests/support/throws.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Range;
using testing::SizeIs;
using testing::TestWithParam;

VertexId vertex(std::uint32_t v) { return static_cast<VertexId>(v); }

std::vector<std::uint32_t> names(const TrustedChain& chain) {
  std::vector<std::uint32_t> out;
  for (const VertexId v : chain.vertices) out.push_back(index(v));
  return out;
}
std::vector<std::vector<std::uint32_t>> names(const std::vector<TrustedChain>& chains) {
  std::vector<std::vector<std::uint32_t>> out;
  for (const TrustedChain& chain : chains) out.push_back(names(chain));
  return out;
}

// 0-3 directly, little trusted; by 1, most trusted; by 1 and 2.
const Network& square() {
  static const Network network{Direction::undirected, 4, {{0, 3}, {0, 1}, {1, 3}, {1, 2}, {2, 3}}};
  return network;
}

TEST(TrustedChains, TrustIsAProductAndAnOrder) {
  const std::vector<double> trust = {0.25, 0.5, 0.9, 1.0, 0.8};
  const auto strongest = trusted_chains(square(), vertex(0), vertex(3), trust, {.count = 9});
  EXPECT_THAT(names(strongest),
              ElementsAre(ElementsAre(0, 1, 3), ElementsAre(0, 1, 2, 3), ElementsAre(0, 3)));
  EXPECT_DOUBLE_EQ(strongest[0].trust, 0.45);
  EXPECT_DOUBLE_EQ(strongest[1].trust, 0.40);
  EXPECT_THAT(strongest[1].ties, ElementsAre(TieId{1}, TieId{3}, TieId{4}));
  const auto shortest = trusted_chains(square(), vertex(0), vertex(3), trust,
                                       {.count = 2, .order = ChainOrder::fewest_hops});
  EXPECT_THAT(names(shortest), ElementsAre(ElementsAre(0, 3), ElementsAre(0, 1, 3)));
}

TEST(TrustedChains, EquallyTrustedChainsStandByTiesThenIds) {
  const std::vector<double> full(5, 1.0);
  EXPECT_THAT(names(trusted_chains(square(), vertex(0), vertex(3), full)),
              ElementsAre(ElementsAre(0, 3), ElementsAre(0, 1, 3), ElementsAre(0, 1, 2, 3)));
  // 0.36 = 0.6 * 0.6 = 0.4 * 0.9, whatever the rounding.
  const Network network{Direction::undirected, 4, {{0, 2}, {2, 3}, {0, 1}, {1, 3}, {0, 3}}};
  const std::vector<double> rounded = {0.6, 0.6, 0.6, 0.6, 0.36};
  EXPECT_THAT(names(trusted_chains(network, vertex(0), vertex(3), rounded)),
              ElementsAre(ElementsAre(0, 3), ElementsAre(0, 1, 3), ElementsAre(0, 2, 3)));
}

TEST(TrustedChains, DirectionsChangeTheAnswer) {
  const Network network{Direction::directed, 3, {{0, 1}, {1, 2}, {2, 0}}};
  const std::vector<double> trust = {0.5, 0.5, 0.5};
  EXPECT_THAT(names(trusted_chains(network, vertex(0), vertex(2), trust)),
              ElementsAre(ElementsAre(0, 1, 2)));
  EXPECT_THAT(names(trusted_chains(network, vertex(2), vertex(0), trust)),
              ElementsAre(ElementsAre(2, 0)));
}

TEST(TrustedChains, OfParallelTiesTheMostTrustedIsTaken) {
  const Network network{Direction::undirected, 2, {{0, 1}, {1, 0}, {0, 1}, {0, 0}, {1, 1}}};
  const auto chains =
      trusted_chains(network, vertex(0), vertex(1), std::vector{0.3, 0.7, 0.7, 1.0, 1.0});
  ASSERT_THAT(chains, SizeIs(1));
  EXPECT_THAT(chains[0].ties, ElementsAre(TieId{1}));
  EXPECT_DOUBLE_EQ(chains[0].trust, 0.7);
}

TEST(TrustedChains, NoChainIsAnAbsence) {
  const Network apart{Direction::undirected, 4, {{0, 1}, {2, 3}}};
  EXPECT_THAT(trusted_chains(apart, vertex(0), vertex(3), std::vector{1.0, 1.0}), IsEmpty());
  EXPECT_THAT(trusted_chains(path(3), vertex(0), vertex(2), std::vector{1.0, 0.0}), IsEmpty());
  EXPECT_THAT(trusted_chains(path(3), vertex(0), vertex(2), std::vector{1.0, 1.0}, {.count = 0}),
              IsEmpty());
}

TEST(TrustedChains, RefusesWhatIsNoTrust) {
  for (const double bad : {-0.1, 1.5, 1e-12, std::numeric_limits<double>::quiet_NaN()}) {
    EXPECT_THAT(
        [&] {
          (void)trusted_chains(path(3), vertex(0), vertex(2), std::vector{1.0, bad});
        },
        ThrowsError(ErrorCode::invalid_argument, "tie 1-2 has trust"))
        << bad;
  }
  const std::vector<double> full(2, 1.0);
  EXPECT_THAT([&] { (void)trusted_chains(path(3), vertex(1), vertex(1), full); },
              ThrowsError(ErrorCode::invalid_argument, "from vertex 1 to itself"));
  EXPECT_THAT([&] { (void)trusted_chains(path(3), vertex(0), vertex(3), full); },
              ThrowsError(ErrorCode::invalid_argument, "vertex 3 of 3"));
  EXPECT_THAT([&] { (void)trusted_chains(path(3), vertex(0), vertex(2), std::vector{1.0}); },
              ThrowsError(ErrorCode::invalid_argument, "1 trusts for 2 ties"));
}

TEST(TrustedChains, StopsWhenAsked) {
  std::stop_source source;
  source.request_stop();
  EXPECT_THAT(
      [&] {
        (void)trusted_chains(path(3), vertex(0), vertex(2), std::vector{1.0, 1.0}, {},
                             {.stop = source.get_token()});
      },
      ThrowsError(ErrorCode::cancelled, "stopped"));
}

// A grid has 184756 equally long ways from corner to corner; the first by ids go down the first row.
TEST(TrustedChainsBigNumbers, OfVeryManyEqualChainsTheFirstByIds) {
  const Network network = grid(11, 11);
  const std::vector<double> half(network.num_ties(), 0.5);
  const auto chains = trusted_chains(network, vertex(0), vertex(120), half, {.count = 3});
  ASSERT_THAT(chains, SizeIs(3));
  for (const TrustedChain& chain : chains) EXPECT_DOUBLE_EQ(chain.trust, std::pow(0.5, 20));
  EXPECT_THAT(names(chains[0]), ElementsAre(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 21, 32, 43, 54, 65,
                                            76, 87, 98, 109, 120));
  EXPECT_TRUE(names(chains[0]) < names(chains[1]) && names(chains[1]) < names(chains[2]));
}

TEST(TrustedChainsBigNumbers, TenThousandTies) {
  Random random(7);
  std::vector<Tie> ties;
  std::vector<double> trust;
  for (std::uint32_t i = 0; i < 10'000; ++i) {
    ties.emplace_back(random.below(3'000), random.below(3'000));
    trust.push_back((1.0 + random.below(3)) / 3.0);
  }
  const Network network(Direction::undirected, 3'000, std::move(ties));
  const auto chains = trusted_chains(network, vertex(0), vertex(1), trust, {.count = 20});
  ASSERT_THAT(chains, SizeIs(20));
  for (std::size_t i = 1; i < chains.size(); ++i)
    EXPECT_LE(chains[i].trust, chains[i - 1].trust * (1.0 + 1e-9));
}

// Every simple path, by trying all steps.
void walk(const Network& network, const std::vector<double>& trust, std::uint32_t to,
          std::vector<std::uint32_t>& trail, double so_far,
          std::vector<std::pair<double, std::vector<std::uint32_t>>>& out) {
  if (trail.back() == to) {
    out.emplace_back(so_far, trail);
    return;
  }
  for (std::uint32_t next = 0; next < network.num_vertices(); ++next) {
    if (std::ranges::find(trail, next) != trail.end()) continue;
    double best = 0.0;
    for (std::uint32_t t = 0; t < network.num_ties(); ++t) {
      const std::uint32_t a = index(network.ties()[t].from);
      const std::uint32_t b = index(network.ties()[t].to);
      const bool joins = (a == trail.back() && b == next) ||
                         (!network.directed() && b == trail.back() && a == next);
      if (joins) best = std::max(best, trust[t]);
    }
    if (best == 0.0) continue;
    trail.push_back(next);
    walk(network, trust, to, trail, so_far * best, out);
    trail.pop_back();
  }
}

class TrustedChainsProperty : public TestWithParam<std::uint64_t> {};
INSTANTIATE_TEST_SUITE_P(Seeds, TrustedChainsProperty, Range<std::uint64_t>(0, 60));

TEST_P(TrustedChainsProperty, AgreeWithTryingAllChains) {
  const Network network = random_network(GetParam());
  if (network.num_vertices() > 9) return;  // the slow version counts all paths
  Random random(GetParam());
  std::vector<double>
      trust;  // distinct, or few values with many equal products, or with ties not to be used
  for (std::uint32_t t = 0; t < network.num_ties(); ++t) {
    trust.push_back(GetParam() % 3 == 0   ? 0.1 + 0.9 * random.uniform()
                    : GetParam() % 3 == 1 ? (random.below(2) == 0 ? 0.5 : 1.0)
                                          : 0.25 * random.below(5));
  }
  for (std::uint32_t from = 0; from < network.num_vertices(); ++from) {
    const std::uint32_t to = (from + 1) % network.num_vertices();
    std::vector<std::pair<double, std::vector<std::uint32_t>>> all;
    std::vector<std::uint32_t> trail = {from};
    walk(network, trust, to, trail, 1.0, all);
    for (const ChainOrder order : {ChainOrder::strongest, ChainOrder::fewest_hops}) {
      std::ranges::sort(all, [&](const auto& a, const auto& b) {
        const double x = std::abs(a.first - b.first) < 1e-9 * a.first ? 0.0 : b.first - a.first;
        const auto i = a.second.size();
        const auto j = b.second.size();
        return order == ChainOrder::strongest
                   ? std::tie(x, i, a.second) < std::tuple(0.0, j, b.second)
                   : std::tie(i, x, a.second) < std::tuple(j, 0.0, b.second);
      });
      for (const std::uint32_t count : {1U, 4U, 100'000U}) {
        const auto chains = trusted_chains(network, vertex(from), vertex(to), trust,
                                           {.count = count, .order = order});
        ASSERT_EQ(chains.size(), std::min<std::size_t>(count, all.size()));
        for (std::size_t i = 0; i < chains.size(); ++i) {
          ASSERT_EQ(names(chains[i]), all[i].second) << i;
          EXPECT_NEAR(chains[i].trust, all[i].first, 1e-12);
        }
      }
    }
  }
}

}  // namespace
}  // namespace interstice
