#include "io/repeated_keys.hpp"

#include <gmock/gmock.h>

#include <map>
#include <random>
#include <set>
#include <utility>
#include <vector>

namespace interstice {
namespace {

TEST(RepeatedKeys, AgreesWithAMap) {
  std::mt19937_64 random(11);
  for (int round = 0; round < 300; ++round) {
    const std::size_t rows = random() % 300;
    std::vector<Text> a(rows);
    std::vector<Text> b(rows);
    std::vector<std::uint8_t> skip(rows);
    std::map<std::pair<Text, Text>, std::uint32_t> first;
    std::set<std::pair<std::uint32_t, std::uint32_t>> expected;
    for (std::size_t row = 0; row < rows; ++row) {
      a[row] = static_cast<Text>(random() % 20);
      b[row] = static_cast<Text>(random() % 20);
      skip[row] = random() % 10 == 0 ? 1 : 0;
      if (skip[row] != 0) continue;
      const auto [at, is_new] =
          first.try_emplace({a[row], b[row]}, static_cast<std::uint32_t>(row));
      if (!is_new) expected.emplace(at->second, static_cast<std::uint32_t>(row));
    }
    std::vector<std::pair<std::uint32_t, std::uint32_t>> found;
    const std::vector<std::span<const Text>> key = {a, b};
    for (const Repeat& repeat : repeated_keys(key, skip))
      found.emplace_back(repeat.first, repeat.row);
    ASSERT_THAT(found, testing::ElementsAreArray(expected));
  }
}

}  // namespace
}  // namespace interstice
