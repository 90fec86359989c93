#include "graph/brokerage/system_brokers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "graph/centrality/betweenness.hpp"
#include "graph/kernels/random.hpp"
#include "tests/support/networks.hpp"
#include "tests/support/throws.hpp"

namespace interstice {
namespace {

using testing::IsEmpty;
using testing::Range;
using testing::SizeIs;
using testing::TestWithParam;

constexpr SystemBrokersOptions kNoChance{.permutations = 0};

// Two systems of three, each a triangle; 6 (of no system) and the tie 2-3 join them, and 7 hangs on 6.
Network two_systems() {
  return {Direction::undirected,
          8,
          {{0, 1}, {1, 2}, {0, 2}, {3, 4}, {4, 5}, {3, 5}, {2, 3}, {0, 6}, {6, 5}, {6, 7}}};
}
std::vector<SystemId> two_labels() {
  return systems_of({0, 0, 0, 1, 1, 1, kNotStated, kNotStated});
}

const SystemBroker* find(const SystemPair& pair, std::uint32_t v) {
  const auto at = std::ranges::find(pair.brokers, static_cast<VertexId>(v), &SystemBroker::vertex);
  return at == pair.brokers.end() ? nullptr : &*at;
}

TEST(SystemBrokers, OfTwoSystemsWithTwoWaysBetween) {
  const auto pairs = system_brokers(two_systems(), two_labels(), kNoChance);
  ASSERT_THAT(pairs, SizeIs(1));
  const SystemPair& pair = pairs[0];
  EXPECT_EQ(pair.pairs, 9U);
  EXPECT_EQ(pair.tied, 1U);
  EXPECT_EQ(pair.joined, 9U);
  // 0-6-5; 0-2-3, 1-2-3; 2-3-4, 2-3-5.
  EXPECT_EQ(pair.open_two_paths, 5U);
  EXPECT_EQ(find(pair, 6)->open_two_paths, 1U);
  EXPECT_EQ(find(pair, 2)->open_two_paths, 2U);
  EXPECT_DOUBLE_EQ(find(pair, 3)->two_path_share, 0.4);
  // Paths past 6: 0-6-5 whole, 0-6-5-4 one of two, 1-0-6-5 one of two, 1..4 (3 hops) none.
  EXPECT_DOUBLE_EQ(find(pair, 6)->traffic, 2.0);
  EXPECT_DOUBLE_EQ(find(pair, 6)->traffic_share, 2.0 / 9.0);
  EXPECT_EQ(find(pair, 7), nullptr);
  EXPECT_EQ(find(pair, 6)->cut_off, 0U);
  EXPECT_TRUE(std::isnan(pair.brokers[0].traffic_p) &&
              std::isnan(pair.brokers[0].two_path_expected));
  EXPECT_EQ(index(pair.brokers[0].vertex), 2U);  // most traffic, then the lower id of two alike
  EXPECT_EQ(index(pair.brokers[1].vertex), 3U);
}

TEST(SystemBrokers, OneRouteIsCutOffAltogether) {
  const auto pairs = system_brokers(path(5), systems_of({0, 0, kNotStated, 1, 1}), kNoChance);
  ASSERT_THAT(pairs, SizeIs(1));
  EXPECT_EQ(index(pairs[0].brokers[0].vertex), 2U);
  EXPECT_EQ(pairs[0].brokers[0].cut_off, 4U);
  EXPECT_DOUBLE_EQ(pairs[0].brokers[0].traffic_share, 1.0);
  EXPECT_DOUBLE_EQ(pairs[0].brokers[0].two_path_share, 1.0);
  EXPECT_EQ(find(pairs[0], 1)->cut_off, 2U);  // of the pairs that it is no end of
}

TEST(SystemBrokers, DirectionsChangeTheAnswer) {
  const Network chain{Direction::directed, 3, {{0, 1}, {1, 2}}};
  const auto pairs = system_brokers(chain, systems_of({0, kNotStated, 1}), kNoChance);
  ASSERT_THAT(pairs, SizeIs(2));
  EXPECT_EQ(pairs[0].brokers.at(0).cut_off, 1U);
  EXPECT_EQ(pairs[0].open_two_paths, 1U);
  EXPECT_THAT(pairs[1].brokers, IsEmpty());
  EXPECT_EQ(pairs[1].joined, 0U);
}

TEST(SystemBrokers, LengthsChangeTheAnswer) {
  const Network square{Direction::undirected, 4, {{0, 1, 1}, {1, 3, 1}, {0, 2, 5}, {2, 3, 5}}};
  const auto labels = systems_of({0, kNotStated, kNotStated, 1});
  EXPECT_DOUBLE_EQ(find(system_brokers(square, labels, kNoChance)[0], 2)->traffic, 0.5);
  const auto by_strength =
      system_brokers(square, labels, {.length = Length::strength, .permutations = 0});
  EXPECT_DOUBLE_EQ(find(by_strength[0], 1)->traffic, 1.0);
  EXPECT_DOUBLE_EQ(find(by_strength[0], 2)->traffic, 0.0);
}

TEST(SystemBrokers, WithoutTwoSystemsThereIsNoPair) {
  EXPECT_THAT(system_brokers(path(0), {}), IsEmpty());
  EXPECT_THAT(system_brokers(path(4), systems_of({0, 0, 0, 0})), IsEmpty());
  EXPECT_THAT(system_brokers(path(2), systems_of({kNotStated, kNotStated})), IsEmpty());
  const auto gap = system_brokers(path(3), systems_of({0, 0, 2}), kNoChance);  // nobody is of 1
  ASSERT_THAT(gap, SizeIs(1));
  EXPECT_EQ(index(gap[0].b), 2U);
}

TEST(SystemBrokers, RefusesWhatDoesNotFit) {
  EXPECT_THAT(
      [&] {
        (void)system_brokers(path(3), systems_of({0, 1}));
      },
      ThrowsError(ErrorCode::invalid_argument, "2 systems for 3 vertices"));
  EXPECT_THAT(
      [&] {
        (void)system_brokers(path(2), systems_of({0, 1}), {.class_size = 0});
      },
      ThrowsError(ErrorCode::invalid_argument, "class_size"));
  const Network bad{Direction::undirected, 2, {{0, 1, -1}}};
  EXPECT_THAT(
      [&] {
        (void)system_brokers(bad, systems_of({0, 1}), {.length = Length::strength});
      },
      ThrowsError(ErrorCode::invalid_argument, "tie 0-1"));
}

TEST(SystemBrokers, StopsWhenAsked) {
  std::stop_source source;
  source.request_stop();
  EXPECT_THAT(
      [&] { (void)system_brokers(two_systems(), two_labels(), {}, {.stop = source.get_token()}); },
      ThrowsError(ErrorCode::cancelled, "stopped"));
}

// Where systems may go anywhere, the mean over draws comes near the mean over all ways to hand them out.
TEST(SystemBrokers, ExpectedIsTheMeanOverAllLabellings) {
  const Network network = two_systems();
  std::vector<std::uint32_t> label = {0, 0, 0, 1, 1, 1};
  double two_paths = 0.0;
  double traffic = 0.0;
  double as_large = 0.0;
  double count = 0.0;
  std::vector<double> shares;
  const auto observed = *find(system_brokers(network, two_labels(), kNoChance)[0], 6);
  do {
    auto all = label;
    all.insert(all.end(), {kNotStated, kNotStated});
    const auto pairs = system_brokers(network, systems_of(all), kNoChance);
    const SystemBroker* broker = find(pairs[0], 6);
    two_paths += broker == nullptr ? 0.0 : broker->two_path_share;
    traffic += broker == nullptr ? 0.0 : broker->traffic_share;
    shares.push_back(broker == nullptr ? 0.0 : broker->traffic_share);
    as_large += broker != nullptr && broker->traffic_share >= observed.traffic_share - 1e-9 ? 1 : 0;
    ++count;
  } while (std::ranges::next_permutation(label).found);
  ASSERT_EQ(count, 20.0);
  std::ranges::sort(shares);  // each comes twice at least: both sides may swap their names
  const double least = shares[0];
  const double most = shares[19];
  ASSERT_NEAR(shares[1], least, 1e-12);
  ASSERT_NEAR(shares[18], most, 1e-12);
  const auto drawn =
      system_brokers(network, two_labels(), {.null = SystemsNull::all, .permutations = 20'000});
  EXPECT_NEAR(find(drawn[0], 6)->two_path_expected, two_paths / count, 0.005);
  EXPECT_NEAR(find(drawn[0], 6)->traffic_expected, traffic / count, 0.005);
  EXPECT_NEAR(find(drawn[0], 6)->traffic_p, as_large / count, 0.015);
  EXPECT_NEAR(find(drawn[0], 6)->traffic_low, least, 1e-6);
  EXPECT_NEAR(find(drawn[0], 6)->traffic_high, most, 1e-6);
}

// Classes of one degree, each of one system: nothing can move, so chance gives what there is.
TEST(SystemBrokers, SystemsMoveWithinDegreeClassesOnly) {
  const Network network{Direction::undirected, 5, {{0, 2}, {1, 2}, {2, 3}, {3, 4}, {2, 4}}};
  const auto labels = systems_of({0, 0, kNotStated, 1, 1});  // degrees 1, 1, 4, 2, 2
  const auto still = system_brokers(network, labels, {.class_size = 2, .permutations = 99});
  const SystemBroker* broker = find(still[0], 2);
  EXPECT_DOUBLE_EQ(broker->traffic_p, 1.0);
  EXPECT_NEAR(broker->traffic_expected, broker->traffic_share, 1e-12);
  EXPECT_NEAR(broker->two_path_expected, broker->two_path_share, 1e-12);
  EXPECT_NEAR(broker->traffic_low, broker->traffic_share, 1e-6);
  EXPECT_NEAR(broker->traffic_high, broker->traffic_share, 1e-6);
  const auto moved = system_brokers(network, labels, {.class_size = 4, .permutations = 99});
  EXPECT_LT(find(moved[0], 2)->traffic_expected, 0.99);
}

TEST(SystemBrokersBigNumbers, AThousandBodies) {
  Random random(3);
  std::vector<Tie> ties;
  std::vector<std::uint32_t> label;
  for (std::uint32_t v = 0; v < 1000; ++v) {
    label.push_back(random.below(6));
    for (int i = 0; i < 4; ++i) ties.emplace_back(v, random.below(1000));
  }
  const auto pairs = system_brokers(Network(Direction::undirected, 1000, std::move(ties)),
                                    systems_of(label), {.permutations = 0});
  ASSERT_THAT(pairs, SizeIs(15));
  for (const SystemPair& pair : pairs) EXPECT_GT(pair.brokers.size(), 900U);
}

class SystemBrokersProperty : public TestWithParam<std::uint64_t> {
 protected:
  Network network = random_network(GetParam());
  std::vector<SystemId> labels = random_labels();

  [[nodiscard]] std::vector<SystemId> random_labels() const {
    Random random(GetParam(), 9);
    std::vector<std::uint32_t> numbers;
    for (std::uint32_t v = 0; v < network.num_vertices(); ++v) {
      const std::uint32_t label = random.below(4);
      numbers.push_back(label == 3 ? kNotStated : label);
    }
    return systems_of(numbers);
  }
  [[nodiscard]] std::vector<std::vector<double>> distances_without(std::uint32_t gone) const {
    std::vector<Tie> ties;
    for (const Tie& tie : network.ties()) {
      if (index(tie.from) != gone && index(tie.to) != gone) ties.push_back(tie);
    }
    return all_distances(Network(network.direction(), network.num_vertices(), std::move(ties)),
                         Length::hops);
  }
};
INSTANTIATE_TEST_SUITE_P(Seeds, SystemBrokersProperty, Range<std::uint64_t>(0, 60));

// sigma[s][t] by extending paths one hop at a time.
std::vector<std::vector<double>> path_counts(const Network& network,
                                             const std::vector<std::vector<double>>& d) {
  const std::uint32_t n = network.num_vertices();
  std::vector<std::vector<double>> sigma(n, std::vector<double>(n, 0.0));
  for (std::uint32_t s = 0; s < n; ++s) {
    sigma[s][s] = 1.0;
    for (std::uint32_t hops = 1; hops < n; ++hops) {
      for (const Tie& tie : network.ties()) {
        const auto extend = [&](std::uint32_t a, std::uint32_t b) {
          if (d[s][b] == hops && d[s][a] + 1 == d[s][b]) sigma[s][b] += sigma[s][a];
        };
        extend(index(tie.from), index(tie.to));
        if (!network.directed()) extend(index(tie.to), index(tie.from));
      }
    }
  }
  return sigma;
}

TEST_P(SystemBrokersProperty, AgreeWithCountingPairs) {
  const std::uint32_t n = network.num_vertices();
  const auto d = all_distances(network, Length::hops);
  const auto sigma = path_counts(network, d);
  for (const SystemPair& pair : system_brokers(network, labels, kNoChance)) {
    std::uint64_t pairs = 0;
    std::uint64_t tied = 0;
    std::uint64_t joined = 0;
    double all_open = 0.0;
    std::vector<double> open(n), traffic(n), cut_off(n);
    for (std::uint32_t v = 0; v < n; ++v) {
      const auto without = distances_without(v);
      pairs = tied = joined = 0;
      for (std::uint32_t a = 0; a < n; ++a) {
        for (std::uint32_t b = 0; b < n; ++b) {
          if (labels[a] != pair.a || labels[b] != pair.b) continue;
          ++pairs;
          tied += d[a][b] == 1.0 ? 1U : 0U;
          joined += std::isfinite(d[a][b]) ? 1U : 0U;
          if (a == v || b == v || std::isinf(d[a][b])) continue;
          if (d[a][b] > 1.0 && d[a][v] == 1.0 && d[v][b] == 1.0) ++open[v];
          if (d[a][v] + d[v][b] == d[a][b]) traffic[v] += sigma[a][v] * sigma[v][b] / sigma[a][b];
          if (std::isinf(without[a][b])) ++cut_off[v];
        }
      }
      all_open += open[v];
    }
    EXPECT_EQ(pair.pairs, pairs);
    EXPECT_EQ(pair.tied, tied);
    EXPECT_EQ(pair.joined, joined);
    EXPECT_EQ(static_cast<double>(pair.open_two_paths), all_open);
    EXPECT_NEAR(pair.traffic, std::accumulate(traffic.begin(), traffic.end(), 0.0), 1e-9);
    for (std::uint32_t v = 0; v < n; ++v) {
      const SystemBroker* broker = find(pair, v);
      ASSERT_EQ(broker != nullptr, open[v] + traffic[v] + cut_off[v] > 0.0) << v;
      if (broker == nullptr) continue;
      EXPECT_EQ(static_cast<double>(broker->open_two_paths), open[v]);
      EXPECT_NEAR(broker->traffic, traffic[v], 1e-9);
      EXPECT_EQ(static_cast<double>(broker->cut_off), cut_off[v]) << v;
      EXPECT_NEAR(broker->traffic_share, traffic[v] / static_cast<double>(joined), 1e-9);
      EXPECT_NEAR(broker->two_path_share, all_open > 0 ? open[v] / all_open : 0.0, 1e-9);
    }
  }
}

// A system of one's own each: traffic over all pairs is betweenness.
TEST_P(SystemBrokersProperty, TrafficOfAllPairsAddsUpToBetweenness) {
  std::vector<std::uint32_t> own(network.num_vertices());
  std::iota(own.begin(), own.end(), 0U);
  std::vector<double> sum(network.num_vertices());
  for (const SystemPair& pair : system_brokers(network, systems_of(own), kNoChance)) {
    for (const SystemBroker& broker : pair.brokers) sum[index(broker.vertex)] += broker.traffic;
  }
  const auto score = betweenness(network);
  for (std::size_t v = 0; v < sum.size(); ++v) EXPECT_NEAR(sum[v], score[v], 1e-9);
}

TEST_P(SystemBrokersProperty, ThreadsDoNotChangeABitAndSharesAreShares) {
  const SystemBrokersOptions options{.class_size = 3, .permutations = 50};
  const auto one = system_brokers(network, labels, options, {.threads = 1});
  const auto three = system_brokers(network, labels, options, {.threads = 3});
  ASSERT_EQ(one.size(), three.size());
  for (std::size_t i = 0; i < one.size(); ++i) {
    ASSERT_EQ(one[i].brokers.size(), three[i].brokers.size());
    for (std::size_t j = 0; j < one[i].brokers.size(); ++j) {
      const SystemBroker& x = one[i].brokers[j];
      const SystemBroker& y = three[i].brokers[j];
      EXPECT_EQ(x.vertex, y.vertex);
      EXPECT_EQ(x.traffic, y.traffic);
      EXPECT_EQ(x.traffic_expected, y.traffic_expected);
      EXPECT_EQ(x.traffic_p, y.traffic_p);
      EXPECT_EQ(x.two_path_expected, y.two_path_expected);
      EXPECT_EQ(x.two_path_p, y.two_path_p);
      for (const double share :
           {x.traffic_share, x.traffic_expected, x.two_path_share, x.two_path_expected}) {
        EXPECT_GE(share, 0.0);
        EXPECT_LE(share, 1.0 + 1e-12);
      }
      EXPECT_GE(x.traffic_p, 1.0 / 51.0);
      EXPECT_LE(x.traffic_p, 1.0);
    }
  }
}

}  // namespace
}  // namespace interstice
