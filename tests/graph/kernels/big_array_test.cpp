#include "graph/kernels/big_array.hpp"

#include <gtest/gtest.h>

#include <cstdint>

namespace interstice {
namespace {

TEST(BigArray, IsZeroAtFirstAndAlignedForVectors) {
  for (const std::size_t count :
       {1U, 100U, 200000U, 3000000U}) {  // by the byte, by pages, by huge ones
    BigArray<std::uint32_t> items(count);
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(items.data()) % 64, 0U);
    EXPECT_EQ(items[0], 0U);
    EXPECT_EQ(items[count / 2], 0U);
    EXPECT_EQ(items[count - 1], 0U);
  }
}

TEST(BigArray, KeepsItsItemsAsItGrows) {
  BigArray<std::uint32_t> items;
  std::uint32_t filled = 0;
  for (const std::size_t count : {10U, 1000U, 400000U, 2000000U}) {
    items.reserve(count);
    for (; filled < count; ++filled) {
      ASSERT_EQ(items[filled], 0U);
      items[filled] = filled + 1;
    }
    for (std::uint32_t i = 0; i < filled; ++i) ASSERT_EQ(items[i], i + 1);
  }
}

}  // namespace
}  // namespace interstice
