#include "graph/kernels/bit_parallel_bfs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <limits>
#include <numeric>
#include <utility>
#include <vector>

#include "graph/kernels/random.hpp"
#include "tests/support/networks.hpp"
#include "tests/support/throws.hpp"
#include "tests/support/vectors.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;
using testing::Range;
using testing::TestWithParam;

using Counts = std::vector<std::vector<std::uint32_t>>;  // of each vertex, by distance - 1

Counts counted(const Network& network, const BitParallelBfsOptions& options = {},
               const Execution& execution = {}) {
  const std::uint32_t n = network.num_vertices();
  Counts by_place(n);
  const auto order = bit_parallel_bfs(network, options, execution, [&](const DistanceLevel& level) {
    for (std::size_t i = 0; i < level.counts.size(); ++i) {
      if (level.counts[i] == 0) continue;
      auto& row = by_place[level.first + i];
      row.resize(level.distance, 0);
      row.back() = level.counts[i];
    }
  });
  Counts counts(n);
  for (std::uint32_t place = 0; place < n; ++place) counts[order[place]] = by_place[place];
  return counts;
}

// One source after another, a queue each.
Counts one_by_one(const Network& network, Walk walk, std::uint32_t farthest) {
  constexpr std::uint32_t kUnreached = std::numeric_limits<std::uint32_t>::max();
  const std::uint32_t n = network.num_vertices();
  Counts counts(n);
  for (std::uint32_t s = 0; s < n; ++s) {
    std::vector<std::uint32_t> distance(n, kUnreached);
    std::vector<std::uint32_t> queue{s};
    distance[s] = 0;
    for (std::size_t head = 0; head < queue.size(); ++head) {
      const std::uint32_t v = queue[head];
      if (distance[v] == farthest) break;
      const auto reach = [&](const Arcs& arcs) {
        for (const std::uint32_t w : arcs.targets) {
          if (distance[w] != kUnreached) continue;
          distance[w] = distance[v] + 1;
          queue.push_back(w);
          counts[s].resize(distance[w], 0);
          ++counts[s].back();
        }
      };
      if (walk != Walk::incoming) reach(network.out_arcs(static_cast<VertexId>(v)));
      if (walk != Walk::outgoing) reach(network.in_arcs(static_cast<VertexId>(v)));
    }
  }
  return counts;
}

// Ties at random, the ends of the first half of them among the first few vertices: hubs, leaves and vertices apart.
Network uneven(Direction direction, std::uint32_t n, std::uint32_t ties, std::uint64_t seed) {
  Random random(seed);
  std::vector<Tie> list;
  for (std::uint32_t i = 0; i < ties; ++i) {
    const std::uint32_t from = random.below(i % 2 == 0 ? n / 20 + 1 : n);
    list.emplace_back(from, random.below(n));
  }
  return {direction, n, std::move(list)};
}

TEST(BitParallelBfs, CountsByDistance) {
  EXPECT_THAT(counted(path(4)), ElementsAre(ElementsAre(1, 1, 1), ElementsAre(2, 1),
                                            ElementsAre(2, 1), ElementsAre(1, 1, 1)));
  const Network chain{Direction::directed, 3, {{0, 1}, {1, 2}}};
  EXPECT_EQ(counted(chain), (Counts{{1, 1}, {1}, {}}));
  EXPECT_EQ(counted(chain, {.walk = Walk::incoming}), (Counts{{}, {1}, {1, 1}}));
  EXPECT_EQ(counted(chain, {.walk = Walk::either}), (Counts{{1, 1}, {2}, {1, 1}}));
  EXPECT_EQ(counted(path(4), {.farthest = 2}), (Counts{{1, 1}, {2, 1}, {2, 1}, {1, 1}}));
  EXPECT_EQ(counted(path(4), {.farthest = 0}), (Counts{{}, {}, {}, {}}));
  EXPECT_EQ(counted(path(0)), Counts{});
  EXPECT_EQ(counted(path(1)), Counts{{}});
}

TEST(BitParallelBfs, PairsByDistance) {
  EXPECT_THAT(pairs_by_distance(path(4), Walk::outgoing, {}), ElementsAre(0, 6, 4, 2));
  EXPECT_THAT(pairs_by_distance(path(1), Walk::outgoing, {}), ElementsAre(0));
  EXPECT_THAT(pairs_by_distance(path(0), Walk::outgoing, {}), ElementsAre(0));
  const Network meeting{Direction::directed, 3, {{0, 1}, {2, 1}}};
  EXPECT_THAT(pairs_by_distance(meeting, Walk::outgoing, {}), ElementsAre(0, 2));
  EXPECT_THAT(pairs_by_distance(meeting, Walk::either, {}), ElementsAre(0, 4, 2));
}

TEST(BitParallelBfs, LevelsComeInOrderAndNoneIsEmpty) {
  std::uint32_t last = 0;
  bit_parallel_bfs(path(300), {}, {.threads = 1}, [&](const DistanceLevel& level) {
    EXPECT_EQ(level.distance, ++last);
    EXPECT_GT(std::accumulate(level.counts.begin(), level.counts.end(), 0U), 0U);
  });
  EXPECT_EQ(last, 299U);
}

class BitParallelBfsProperty : public TestWithParam<std::uint64_t> {};
INSTANTIATE_TEST_SUITE_P(Seeds, BitParallelBfsProperty, Range<std::uint64_t>(0, 30));

TEST_P(BitParallelBfsProperty, AgreesWithOneSearchAfterAnother) {
  const Network network = random_network(GetParam());
  for (const Walk walk : {Walk::outgoing, Walk::incoming, Walk::either}) {
    for (const std::uint32_t farthest : {1U, 2U, 1000U}) {
      EXPECT_EQ(counted(network, {.walk = walk, .farthest = farthest}),
                one_by_one(network, walk, farthest));
    }
  }
}

// Rows of one, two, four and eight words, and several passes; sparse, so that most vertices never are reached by all,
// and dense, so that levels are gathered.
TEST(BitParallelBfsSizes, EveryWidthOfRowsAgreesOnEveryProcessor) {
  for (const auto& [name, width] : kVectorWidths) {
    const WithVectors on(name);
    for (const std::uint32_t n : {63U, 64U, 65U, 128U, 129U, 256U, 300U, 512U, 513U, 1100U}) {
      for (const std::uint32_t degree : {1U, 3U, 20U}) {
        for (const Direction direction : {Direction::undirected, Direction::directed}) {
          const Network network = uneven(direction, n, n * degree, n + degree);
          ASSERT_EQ(counted(network), one_by_one(network, Walk::outgoing, 10000))
              << name << ' ' << n << ' ' << degree;
        }
      }
    }
  }
}

TEST(BitParallelBfsSizes, DirectionCanBeIgnoredInSeveralPasses) {
  const Network network = uneven(Direction::directed, 1200, 2400, 5);
  for (const Walk walk : {Walk::incoming, Walk::either})
    EXPECT_EQ(counted(network, {.walk = walk}), one_by_one(network, walk, 10000));
  EXPECT_EQ(counted(network, {.farthest = 3}), one_by_one(network, Walk::outgoing, 3));
}

TEST(BitParallelBfsSizes, GridsAndPathsOfManyPasses) {
  for (const Network& network :
       {relabelled(grid(30, 41), random_order(30 * 41, 3)), path(1500), cycle(1025)}) {
    const Counts expected = one_by_one(network, Walk::outgoing, 10000);
    for (const unsigned threads : {1U, 2U, 3U})
      EXPECT_EQ(counted(network, {}, {.threads = threads}), expected);
  }
}

TEST(BitParallelBfsSizes, CountsBeyond255AtOnce) {  // carries through all of the slices
  EXPECT_EQ(counted(star(2000))[0], std::vector<std::uint32_t>{1999});
  EXPECT_EQ(counted(star(2000))[1], (std::vector<std::uint32_t>{1, 1998}));
  EXPECT_EQ(counted(complete(700)), Counts(700, {699}));
}

TEST(BitParallelBfs, StopsWhenAsked) {
  for (const unsigned threads : {1U, 3U}) {
    std::stop_source source;
    EXPECT_THAT(
        [&] {
          bit_parallel_bfs(path(3000), {}, {.threads = threads, .stop = source.get_token()},
                           [&](const DistanceLevel&) { source.request_stop(); });
        },
        ThrowsError(ErrorCode::cancelled, "stopped"));
  }
}

}  // namespace
}  // namespace interstice
