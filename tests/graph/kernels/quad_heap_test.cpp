#include "graph/kernels/quad_heap.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "graph/kernels/random.hpp"

namespace interstice {
namespace {

TEST(QuadHeap, GivesTheNearestFirstWhateverComesBetween) {
  Random random(3);
  QuadHeap heap;
  heap.reserve(2000);
  std::vector<double> held;
  for (int step = 0; step < 20000; ++step) {
    const bool put = held.empty() || (held.size() < 2000 && random.below(100) < 51);
    if (put) {
      held.push_back(random.below(500));  // many are equal
      heap.push({held.back(), static_cast<std::uint32_t>(step)});
    } else {
      const auto least = std::ranges::min_element(held);
      ASSERT_EQ(heap.pop().distance, *least);
      held.erase(least);
    }
    ASSERT_EQ(heap.empty(), held.empty());
  }
}

TEST(QuadHeap, KeepsVerticesWithTheirDistances) {
  QuadHeap heap;
  heap.reserve(10);
  for (std::uint32_t v = 0; v < 10; ++v) heap.push({static_cast<double>((7 * v) % 10), v});
  for (std::uint32_t d = 0; d < 10; ++d) {
    const HeapEntry entry = heap.pop();
    EXPECT_EQ(entry.distance, d);
    EXPECT_EQ((7 * entry.vertex) % 10, d);
  }
  EXPECT_TRUE(heap.empty());
}

}  // namespace
}  // namespace interstice
