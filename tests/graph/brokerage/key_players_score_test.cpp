#include "graph/brokerage/key_players_score.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "graph/kernels/random.hpp"

namespace interstice {
namespace {

// Whether some `most` of the vertices from `first` on, with those in absent, keep the source from every target.
bool can_be_parted(const NeighbourLists& lists, std::uint32_t source,
                   const std::vector<std::uint8_t>& target, std::vector<std::uint8_t>& absent,
                   std::uint32_t most, std::uint32_t first) {
  std::vector<std::uint32_t> reached = {source};
  bool joined = false;
  for (std::size_t at = 0; at < reached.size(); ++at) {
    for (const std::uint32_t w : lists.of(reached[at])) {
      if (absent[w] != 0 || std::ranges::find(reached, w) != reached.end()) continue;
      reached.push_back(w);
      joined = joined || target[w] != 0;
    }
  }
  if (!joined) return true;
  for (std::uint32_t v = first; v < absent.size() && most > 0; ++v) {
    if (v == source || absent[v] != 0) continue;
    absent[v] = 1;
    const bool parted = can_be_parted(lists, source, target, absent, most - 1, v + 1);
    absent[v] = 0;
    if (parted) return true;
  }
  return false;
}

// Menger: there are `need` disjoint paths unless fewer vertices part the two.
TEST(DisjointPaths, AreThereUnlessFewerVerticesPartTheTwo) {
  std::size_t there = 0;
  std::size_t cases = 0;
  for (std::uint64_t seed = 0; seed < 800; ++seed) {
    Random random(seed);
    const std::uint32_t n = 12 + random.below(12);
    std::vector<Tie> ties;
    for (std::uint32_t i = 0; i < 2 * n; ++i) ties.emplace_back(random.below(n), random.below(n));
    const NeighbourLists lists =
        neighbour_lists(Network(Direction::undirected, n, std::move(ties)), Walk::either);
    std::vector<std::uint8_t> target(n, 0);
    std::vector<std::uint8_t> absent(n, 0);
    for (int i = 0; i < 6; ++i) target[1 + random.below(n - 1)] = 1;
    absent[1 + random.below(n - 1)] = 1;
    DisjointPaths paths(lists);
    for (std::uint32_t need = 1; need <= 4; ++need) {
      const bool expected = !can_be_parted(lists, 0, target, absent, need - 1, 0);
      EXPECT_EQ(paths.fan(0, target, absent, need), expected) << seed << ' ' << need;
      there += expected ? 1 : 0;
      ++cases;
    }
  }
  EXPECT_GT(there, cases / 5);
  EXPECT_LT(there, cases - cases / 5);
}

}  // namespace
}  // namespace interstice
