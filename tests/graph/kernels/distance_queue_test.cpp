#include "graph/kernels/distance_queue.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <queue>
#include <vector>

#include "graph/kernels/random.hpp"

namespace interstice {
namespace {

// A walk as Dijkstra's: each entry taken pushes up to two, by lengths spread evenly over magnitudes.
void expect_order(double longest, bool sorted, double unit) {
  Random random(static_cast<std::uint64_t>(longest));
  DistanceQueue queue(unit, longest * unit, 300, 4002);
  for (int again = 0; again < 3; ++again) {
    std::priority_queue<double, std::vector<double>, std::greater<>> held;
    queue.start();
    std::size_t pushed = 0;
    const auto push_from = [&](double distance) {
      for (std::uint32_t k = random.below(2) + random.below(3); k > 0 && pushed < 4000; --k) {
        const double through = distance + unit * std::pow(longest, random.uniform());
        queue.push({through, static_cast<std::uint32_t>(pushed++)});
        held.push(through);
      }
    };
    queue.push({unit, 0});
    queue.push({longest * unit, 1});
    held.push(unit);
    held.push(longest * unit);
    HeapEntry entry{0.0, 0};
    std::vector<double> taken;
    while (queue.pop(entry)) {
      ASSERT_FALSE(held.empty());
      taken.push_back(entry.distance);
      // Unsorted: what comes out may be further than what waits, by less than the shortest length.
      ASSERT_LE(entry.distance, held.top() + (sorted ? 0.0 : unit));
      std::vector<double> nearer;
      while (held.top() != entry.distance) {
        nearer.push_back(held.top());
        held.pop();
      }
      held.pop();
      for (const double distance : nearer) held.push(distance);
      push_from(entry.distance);
    }
    EXPECT_TRUE(held.empty());
    EXPECT_EQ(std::ranges::is_sorted(taken), sorted || taken.size() < 20);
  }
}

TEST(DistanceQueue, NarrowBucketsAreTakenInAnyOrder) {
  for (const double unit : {1.0, 0.1, 1.7}) expect_order(100.0, false, unit);
}

TEST(DistanceQueue, WideOnesAreSorted) {
  for (const double unit : {1.0, 0.1}) {
    expect_order(1e6, true, unit);
    expect_order(9e11, true, unit);
  }
}

}  // namespace
}  // namespace interstice
