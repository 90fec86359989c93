#include "graph/cohesion/krackhardt.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "graph/cohesion/fragmentation.hpp"
#include "graph/kernels/random.hpp"
#include "tests/support/networks.hpp"
#include "tests/support/oracles.hpp"
#include "tests/support/places.hpp"
#include "tests/support/throws.hpp"

namespace interstice {
namespace {

// From the definition, over all pairs and all bounds.
Krackhardt by_pairs(const Network& network) {
  const std::uint32_t n = network.num_vertices();
  const auto d = all_distances(network, Length::hops);
  const auto weak = all_distances(network, Length::hops, true);
  const auto reaches = [&](std::uint32_t u, std::uint32_t v) { return std::isfinite(d[u][v]); };
  std::vector<std::vector<int>> tie(n, std::vector<int>(n, 0));
  for (const Tie& t : network.ties()) {
    tie[index(t.from)][index(t.to)] = 1;
    if (!network.directed()) tie[index(t.to)][index(t.from)] = 1;
  }
  double pairs = 0, joined = 0, mutual = 0, one_way = 0, unbound = 0, ties = 0;
  for (std::uint32_t x = 0; x < n; ++x) {
    for (std::uint32_t y = 0; y < x; ++y) {
      ++pairs;
      ties += network.directed() ? tie[x][y] + tie[y][x] : tie[x][y];
      if (!std::isfinite(weak[x][y])) continue;
      ++joined;
      mutual += reaches(x, y) && reaches(y, x) ? 1 : 0;
      one_way += reaches(x, y) != reaches(y, x) ? 1 : 0;
      bool any = false;
      for (std::uint32_t u = 0; u < n; ++u) {
        bool least = reaches(u, x) && reaches(u, y);
        for (std::uint32_t w = 0; w < n; ++w)
          least = least && (!reaches(w, x) || !reaches(w, y) || reaches(w, u));
        any = any || least;
      }
      unbound += any ? 0 : 1;
    }
  }
  double tree = 0, most = 0, most_unbound = 0;
  for (std::uint32_t v = 0; v < n; ++v) {  // each member of k stands for 1 / k of its component
    double k = 0;
    for (std::uint32_t w = 0; w < n; ++w) k += std::isfinite(weak[v][w]) ? 1 : 0;
    tree += (k - 1) / k;
    most += (network.directed() ? (k - 1) * (k - 1) : (k - 1) * (k - 2) / 2) / k;
    most_unbound += k > 2 ? (k - 1) * (k - 2) / 2 / k : 0;
  }
  const auto share = [](double part, double whole) {
    return whole < 0.5 ? std::nan("") : part / whole;
  };
  return {share(joined, pairs), share(one_way, one_way + mutual), 1 - share(ties - tree, most),
          1 - share(unbound, most_unbound)};
}

void expect_same(double value, double expected, const std::string& what) {
  if (std::isnan(expected)) {
    EXPECT_TRUE(std::isnan(value)) << what << ' ' << value;
  } else {
    EXPECT_NEAR(value, expected, 1e-12) << what;
  }
}

struct Row {
  const char* name;
  Network network;
  Krackhardt expected;
};

TEST(Krackhardt, TheTableOfShapes) {
  const std::vector<Tie> tree{{0, 1}, {0, 2}, {1, 3}, {1, 4}, {2, 5}};
  const auto with = [&](std::uint32_t from, std::uint32_t to) {
    std::vector<Tie> ties = tree;
    ties.emplace_back(from, to);
    return Network{Direction::directed, 6, ties};
  };
  std::vector<Tie> turned;
  std::vector<Tie> both = tree;
  for (const Tie& tie : tree) {
    turned.emplace_back(tie.to, tie.from);
    both.emplace_back(tie.to, tie.from);
  }
  std::vector<Tie> all;
  for (std::uint32_t u = 0; u < 5; ++u) {
    for (std::uint32_t v = 0; v < 5; ++v) {
      if (u != v) all.emplace_back(u, v);
    }
  }
  const auto directed = Direction::directed;
  for (const Row& row : {
           Row{"out-tree", {directed, 6, tree}, {1, 1, 1, 1}},
           Row{"in-tree", {directed, 6, turned}, {1, 1, 1, .3}},
           Row{"+ 4>1", with(3, 0), {1, 10.0 / 13.0, .96, 1}},
           Row{"+ 6>5", with(5, 4), {1, 1, .96, 1}},
           Row{"two trees", {directed, 6, {{0, 1}, {1, 3}, {1, 4}, {2, 5}}}, {7.0 / 15.0, 1, 1, 1}},
           Row{"tree, both ways", {directed, 6, both}, {1, 0, .8, 1}},
           Row{"tree, undirected", {Direction::undirected, 6, tree}, {1, 0, 1, 1}},
           Row{"K5, both ways", {directed, 5, all}, {1, 0, 0, 1}},
           Row{"K5", complete(5), {1, 0, 0, 1}},
           Row{"V", {directed, 3, {{0, 2}, {1, 2}}}, {1, 1, 1, 0}},
           Row{"two Vs",
               {directed, 4, {{0, 2}, {1, 2}, {0, 3}, {1, 3}}},
               {1, 1, 1 - 1.0 / 9.0, 1.0 / 3.0}},
       }) {
    const Krackhardt found = krackhardt(row.network);
    expect_same(found.connectedness, row.expected.connectedness, row.name);
    expect_same(found.hierarchy, row.expected.hierarchy, row.name);
    expect_same(found.efficiency, row.expected.efficiency, row.name);
    expect_same(found.lubness, row.expected.lubness, row.name);
  }
}

TEST(Krackhardt, IsUndefinedWhereThereIsNothingToDivideBy) {
  for (const Direction direction : {Direction::undirected, Direction::directed}) {
    for (const std::uint32_t n : {0U, 1U}) {
      const Krackhardt found = krackhardt({direction, n, {}});
      EXPECT_TRUE(std::isnan(found.connectedness) && std::isnan(found.hierarchy) &&
                  std::isnan(found.efficiency) && std::isnan(found.lubness));
    }
    const Krackhardt apart = krackhardt({direction, 4, {}});
    EXPECT_EQ(apart.connectedness, 0.0);
    EXPECT_TRUE(std::isnan(apart.hierarchy) && std::isnan(apart.efficiency) &&
                std::isnan(apart.lubness));
  }
}

TEST(Krackhardt, ParallelAndSelfTiesHaveNoEffect) {
  const Network plain{Direction::directed, 4, {{0, 1}, {1, 2}, {3, 2}}};
  const Network doubled{
      Direction::directed, 4, {{0, 1}, {1, 2}, {3, 2}, {0, 1}, {1, 1}, {0, 0}, {3, 2}, {0, 1}}};
  EXPECT_EQ(krackhardt(doubled).efficiency, krackhardt(plain).efficiency);
  EXPECT_EQ(krackhardt(doubled).lubness, krackhardt(plain).lubness);
}

TEST(Krackhardt, SaysWhereReachabilityWouldTakeTooMuch) {
  std::vector<Tie> chain;
  for (std::uint32_t v = 1; v < 200; ++v) chain.emplace_back(v - 1, v);
  const Network network{Direction::directed, 200, chain};
  EXPECT_NO_THROW((void)krackhardt(network, {.most_bytes = 200 * 4 * 8}));
  EXPECT_THAT([&] { (void)krackhardt(network, {.most_bytes = 200 * 4 * 8 - 1}); },
              ThrowsError(ErrorCode::resource_exhausted, "krackhardt: 200 strong components"));
}

TEST(Krackhardt, StopsWhenAsked) {
  std::stop_source source;
  source.request_stop();
  const Network network{Direction::directed, 3, {{0, 1}, {1, 2}}};
  EXPECT_THAT([&] { (void)krackhardt(network, {}, {.stop = source.get_token()}); },
              ThrowsError(ErrorCode::cancelled, "stopped"));
}

TEST(Krackhardt, ThreadsDoNotMatter) {
  Random random(4);
  std::vector<Tie> ties;
  for (int i = 0; i < 1500; ++i) ties.emplace_back(random.below(1000), random.below(1000));
  const Network network{Direction::directed, 1000, std::move(ties)};
  const Krackhardt one = krackhardt(network, {}, {.threads = 1});
  for (const unsigned threads : {2U, 3U}) {
    const Krackhardt other = krackhardt(network, {}, {.threads = threads});
    EXPECT_EQ(one.hierarchy, other.hierarchy);
    EXPECT_EQ(one.lubness, other.lubness);
  }
  EXPECT_GT(one.lubness, 0.0);
  EXPECT_LT(one.lubness, 1.0);
}

class KrackhardtProperty : public testing::TestWithParam<std::uint64_t> {};
INSTANTIATE_TEST_SUITE_P(Seeds, KrackhardtProperty, testing::Range<std::uint64_t>(0, 300));

TEST_P(KrackhardtProperty, AgreesWithCountingPairs) {
  const Network network = random_network(GetParam());
  const Krackhardt found = krackhardt(network);
  const Krackhardt slow = by_pairs(network);
  expect_same(found.connectedness, slow.connectedness, "connectedness");
  expect_same(found.hierarchy, slow.hierarchy, "hierarchy");
  expect_same(found.efficiency, slow.efficiency, "efficiency");
  expect_same(found.lubness, slow.lubness, "lubness");
  EXPECT_NEAR(found.connectedness, 1.0 - fragmentation(network).reach, 1e-12);
}

class RecordedKrackhardt : public testing::TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(Networks, RecordedKrackhardt, testing::ValuesIn(network_names()),
                         [](const auto& of) { return of.param; });

TEST_P(RecordedKrackhardt, Agrees) {
  const Place place = load_network(GetParam());
  for (const OracleView& view : oracle_views(GetParam())) {
    const Krackhardt found = krackhardt(project_as(place, view).network);
    expect_number(view, "connectedness", found.connectedness, 1e-9);
    expect_number(view, "krackhardt_hierarchy", found.hierarchy, 1e-9);
    expect_number(view, "krackhardt_efficiency", found.efficiency, 1e-9);
    expect_number(view, "lubness", found.lubness, 1e-9);
  }
}

// The comparison above would pass over a measure that no file has any more.
TEST(RecordedKrackhardtFiles, HaveEveryMeasureSomewhere) {
  std::map<std::string, std::size_t> views;
  for (const std::string& name : network_names()) {
    for (const OracleView& view : oracle_views(name)) {
      for (const auto& [measure, values] : view.measures) ++views[measure];
    }
  }
  for (const char* measure :
       {"connectedness", "krackhardt_hierarchy", "krackhardt_efficiency", "lubness"})
    EXPECT_GE(views[measure], 19U) << measure;
}

}  // namespace
}  // namespace interstice
