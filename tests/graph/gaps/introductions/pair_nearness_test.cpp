#include "graph/gaps/introductions/pair_nearness.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "every_choice.hpp"
#include "graph/gaps/introductions/nearness.hpp"
#include "tests/support/networks.hpp"
#include "tests/support/path_networks.hpp"
#include "tests/support/vectors.hpp"

namespace interstice {
namespace {

using Lists = std::vector<std::vector<std::uint32_t>>;

Lists every_third_pair(std::uint32_t n, std::uint64_t seed) {
  Random random(seed, 5);
  Lists partners(n);
  for (std::uint32_t u = 0; u < n; ++u) {
    for (std::uint32_t v = u + 1; v < n; ++v) {
      if (random.below(3) != 0) continue;
      partners[u].push_back(v);
      partners[v].push_back(u);
    }
  }
  for (auto& list : partners) std::ranges::sort(list);
  return partners;
}

std::int64_t plain_sum(const Matrix& d, const Lists& partners) {
  std::int64_t sum = 0;
  for (std::uint32_t u = 0; u < d.size(); ++u) {
    for (const std::uint32_t v : partners[u]) {
      if (u < v && d[u][v] < HUGE_VAL) sum += nearness_of(static_cast<std::uint32_t>(d[u][v]));
    }
  }
  return sum;
}

// What every link adds, by counting bits, by rows and by searching anew, before and after another link is there.
void expect_plain(const Network& network, const Lists& partners, const std::string& what,
                  bool rows_are_exact) {
  const std::uint32_t n = network.num_vertices();
  PairNearness nearness(network, partners, {.threads = 1});
  std::vector<std::uint32_t> columns(n);
  std::iota(columns.begin(), columns.end(), 0U);
  std::vector<VertexPair> links;
  for (int round = 0; round < 2; ++round) {
    nearness.prepare();
    const std::int64_t before = plain_sum(hops(network, links), partners);
    EXPECT_EQ(nearness.sum(), before) << what;
    for (std::uint32_t v = 0; v < n; ++v) {
      std::vector<std::int64_t> row(n);
      nearness.gains_of(v, columns, row);
      for (std::uint32_t u = 0; u < n; ++u) {
        if (u == v) continue;
        std::vector<VertexPair> with = links;
        with.push_back({static_cast<VertexId>(u), static_cast<VertexId>(v)});
        const std::int64_t gain = plain_sum(hops(network, with), partners) - before;
        EXPECT_EQ(nearness.gain(u, v), gain) << what << ' ' << u << '-' << v;
        if (rows_are_exact) {
          EXPECT_EQ(row[u], gain) << what << ' ' << u << '-' << v;
        } else {
          EXPECT_LE(row[u], gain) << what << ' ' << u << '-' << v;
        }
      }
    }
    const VertexPair added{VertexId{0}, static_cast<VertexId>(n - 1)};
    links.push_back(added);
    nearness.add(added);
  }
  nearness.set({});
  EXPECT_EQ(nearness.sum(), plain_sum(hops(network), partners)) << what;
}

TEST(PairNearness, CountsWhatEveryLinkAddsExactly) {
  for (const auto& [name, width] : kVectorWidths) {
    WithVectors on(name);
    for (std::uint64_t seed = 0; seed < 24; ++seed) {
      const std::uint32_t n = 5 + static_cast<std::uint32_t>(seed % 7);
      const Network network = sparse_network(n, 0.1 + 0.05 * static_cast<double>(seed % 4), seed);
      expect_plain(network, every_third_pair(n, seed), std::string(name) + std::to_string(seed),
                   true);
    }
  }
}

TEST(PairNearness, MoreThanAWordOfPartners) {
  const Network network = grown_network(Direction::undirected, 70, 2, 4);
  Lists partners(70);
  for (std::uint32_t v = 1; v < 70; ++v) {
    partners[0].push_back(v);
    partners[v].push_back(0);
  }
  PairNearness nearness(network, partners, {});
  nearness.prepare();
  const Matrix d = hops(network);
  const std::int64_t before = plain_sum(d, partners);
  for (std::uint32_t u = 0; u < 70; u += 3) {
    for (std::uint32_t v = u + 1; v < 70; v += 2) {
      const VertexPair link{static_cast<VertexId>(u), static_cast<VertexId>(v)};
      EXPECT_EQ(nearness.gain(u, v), plain_sum(hops(network, {link}), partners) - before);
    }
  }
}

// Farther than sixteen hops: gain() stays exact, rows leave far steps out and say so.
TEST(PairNearness, LongRoutesAreCutShortInRowsAlone) {
  const std::uint32_t n = 26;
  Lists partners(n);
  for (std::uint32_t u = 0; u < n; ++u) {
    for (std::uint32_t v = 0; v < n; ++v) {
      if (u != v) partners[u].push_back(v);
    }
  }
  PairNearness nearness(path(n), partners, {});
  nearness.prepare();
  EXPECT_TRUE(nearness.cut_short());
  expect_plain(path(n), partners, "path", false);
  PairNearness shorter(path(10), every_third_pair(10, 1), {});
  shorter.prepare();
  EXPECT_FALSE(shorter.cut_short());
}

TEST(NearnessUnit, IsWholeUpToEighteen) {
  for (std::uint32_t d = 1; d <= 18; ++d) EXPECT_EQ(kNearnessUnit % d, 0) << d;
  EXPECT_EQ(nearness_of(1), kNearnessUnit);
  EXPECT_NEAR(static_cast<double>(nearness_of(1000)) / static_cast<double>(kNearnessUnit), 1e-3,
              1e-7);
}

}  // namespace
}  // namespace interstice
