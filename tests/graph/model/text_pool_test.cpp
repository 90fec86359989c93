#include "graph/model/text_pool.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <utility>

namespace interstice {
namespace {

TEST(TextPool, TheEmptyTextIsNone) {
  TextPool pool;
  EXPECT_EQ(pool.intern(""), Text::none);
  EXPECT_EQ(pool.find(""), Text::none);
  EXPECT_EQ(pool.view(Text::none), "");
  EXPECT_EQ(pool.size(), 1U);
}

TEST(TextPool, EqualTextsShareAHandleAndHandlesCountUp) {
  TextPool pool;
  EXPECT_EQ(index(pool.intern("council")), 1U);
  EXPECT_EQ(index(pool.intern("police")), 2U);
  EXPECT_EQ(index(pool.intern("council")), 1U);
  EXPECT_EQ(pool.size(), 3U);
}

TEST(TextPool, FindAddsNothing) {
  TextPool pool;
  (void)pool.intern("a");
  EXPECT_EQ(pool.find("b"), std::nullopt);
  EXPECT_EQ(pool.size(), 2U);
}

TEST(TextPool, BytesAfterAZeroCount) {
  TextPool pool;
  const std::string with_zero("a\0b", 3);
  EXPECT_NE(pool.intern(with_zero), pool.intern("a"));
  EXPECT_NE(pool.intern(std::string("a\0", 2)), pool.intern("a"));
  EXPECT_EQ(pool.view(pool.intern(with_zero)), with_zero);
}

TEST(TextPool, GrowthKeepsEveryHandleAndEveryView) {
  TextPool pool;
  const std::string_view first = pool.view(pool.intern("text 0"));
  constexpr std::uint32_t kTexts = 100'000;
  for (std::uint32_t i = 1; i < kTexts; ++i) (void)pool.intern("text " + std::to_string(i));
  EXPECT_EQ(pool.size(), kTexts + 1);
  EXPECT_EQ(first.data(), pool.view(static_cast<Text>(1)).data());
  for (std::uint32_t i = 0; i < kTexts; ++i) {
    const std::string text = "text " + std::to_string(i);
    ASSERT_EQ(pool.find(text), static_cast<Text>(i + 1)) << text;
    ASSERT_EQ(pool.view(static_cast<Text>(i + 1)), text);
  }
  EXPECT_EQ(pool.find("text 100000"), std::nullopt);
}

TEST(TextPool, TextsLongerThanAChunkStayWhole) {
  TextPool pool;
  const std::string small = "before";
  const std::string large(1'000'000, 'x');
  const std::string larger = large + "y";
  const Text a = pool.intern(small);
  const Text b = pool.intern(large);
  const Text c = pool.intern(larger);
  const Text d = pool.intern("after");
  EXPECT_EQ(pool.view(a), small);
  EXPECT_EQ(pool.view(b), large);
  EXPECT_EQ(pool.view(c), larger);
  EXPECT_EQ(pool.view(d), "after");
}

TEST(TextPool, AMovedPoolKeepsItsTexts) {
  TextPool pool;
  const Text text = pool.intern("kept");
  const TextPool other = std::move(pool);
  EXPECT_EQ(other.view(text), "kept");
  EXPECT_EQ(other.find("kept"), text);
}

TEST(HashBytes, EveryByteTheLengthAndTheSeedCount) {
  std::set<std::uint64_t> seen;
  std::size_t made = 0;
  const auto add = [&](std::string_view bytes, std::uint64_t seed) {
    seen.insert(hash_bytes(bytes, seed));
    ++made;
  };
  for (std::size_t length = 0; length <= 40; ++length) {
    std::string bytes(length, '\0');
    add(bytes, 0);
    add(bytes, 1);
    for (std::size_t i = 0; i < length; ++i) {
      bytes[i] = '\x80';
      add(bytes, 0);
      bytes[i] = '\0';
    }
  }
  EXPECT_EQ(seen.size(), made);
}

}  // namespace
}  // namespace interstice
