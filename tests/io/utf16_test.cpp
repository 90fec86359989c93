#include "io/utf16.hpp"

#include <gmock/gmock.h>

#include <string>

#include "tests/io/reading.hpp"

namespace interstice {
namespace {

using namespace std::string_literals;

// UTF-16 with its mark, of code points.
std::string encoded(std::u32string_view text, ByteOrder order) {
  std::string bytes;
  const auto unit = [&](char32_t value) {
    const char high = static_cast<char>(value / 256);
    const char low = static_cast<char>(value % 256);
    bytes += order == ByteOrder::little ? std::string{low, high} : std::string{high, low};
  };
  unit(0xfeff);
  for (const char32_t c : text) {
    if (c < 0x10000) {
      unit(c);
    } else {
      unit(0xd800 + (c - 0x10000) / 0x400);
      unit(0xdc00 + (c - 0x10000) % 0x400);
    }
  }
  return bytes;
}

std::string in_utf16(std::string_view ascii, ByteOrder order = ByteOrder::little) {
  return encoded(std::u32string(ascii.begin(), ascii.end()), order);
}

TEST(Utf16, TheMarkSaysTheOrder) {
  EXPECT_EQ(byte_order_mark("\xff\xfe"), ByteOrder::little);
  EXPECT_EQ(byte_order_mark("\xfe\xff\0f"s), ByteOrder::big);
  EXPECT_EQ(byte_order_mark("\xff\xfe\0\0"s), std::nullopt);  // of UTF-32
  EXPECT_EQ(byte_order_mark("\xff"), std::nullopt);
  EXPECT_EQ(byte_order_mark("from,to"), std::nullopt);
}

TEST(Utf16, TheEdgesOfEveryLengthAreConverted) {
  const std::u32string text = {0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xffff, 0x10000, 0x10ffff};
  for (const ByteOrder order : {ByteOrder::little, ByteOrder::big}) {
    const Utf16Text read = utf16_as_utf8(encoded(text, order), order);
    EXPECT_EQ(read.utf8,
              "\x7f\xc2\x80\xdf\xbf\xe0\xa0\x80\xed\x9f\xbf\xee\x80\x80\xef\xbf\xbf"
              "\xf0\x90\x80\x80\xf4\x8f\xbf\xbf");
    EXPECT_FALSE(read.fault);
  }
}

TEST(Utf16, AFaultKeepsWhatStandsBefore) {
  const Utf16Text cut = utf16_as_utf8(
      "\xff\xfe"
      "a\0b"s,
      ByteOrder::little);
  EXPECT_EQ(cut.utf8, "a");
  ASSERT_TRUE(cut.fault);
  EXPECT_EQ(cut.fault->byte, 5U);
  EXPECT_TRUE(cut.fault->cut);
  for (const char32_t half : {0xd800, 0xdbff, 0xdc00, 0xdfff}) {
    const Utf16Text alone =
        utf16_as_utf8(encoded(std::u32string{U'x', half, U'y'}, ByteOrder::big), ByteOrder::big);
    EXPECT_EQ(alone.utf8, "x");
    ASSERT_TRUE(alone.fault);
    EXPECT_EQ(alone.fault->byte, 5U);
    EXPECT_FALSE(alone.fault->cut);
  }
}

TEST(Utf16, AWholePlaceIsReadFromIt) {
  const std::string nodes = encoded(U"Id\tName\na\tZo\u00eb\nb\tB\n", ByteOrder::big);
  const std::string edges = in_utf16("from\tto\tstrength\r\na\tb\t0,5\r\n");
  ReadResult result = read_files({{"nodes.txt", nodes}, {"edges.txt", edges}});
  ASSERT_TRUE(result.place) << testing::PrintToString(described(result));
  EXPECT_THAT(result, HasDiagnostic("N-encoding", "p/edges.txt:1", "UTF-16", "Nothing to do"));
  EXPECT_THAT(result, HasDiagnostic("N-encoding", "p/nodes.txt:1", "UTF-16", "Nothing to do"));
  EXPECT_EQ(result.place->relationships().number(RelationshipColumn::strength, 0), 0.5);
  EXPECT_EQ(result.place->text(result.place->stakeholders().text(StakeholderColumn::name, 0)),
            "Zo\xc3\xab");
}

TEST(Utf16, LinesAndColumnsAreThoseThatAPersonSees) {
  const ReadResult result = read_edges(
      encoded(U"from\tto\tstrength\n\u00e9\U0001f642\tb\tmany\n", ByteOrder::little), "e.txt");
  EXPECT_THAT(result, HasDiagnostic("E-number", "e.txt:2:6", "\"many\"", ""));
  EXPECT_THAT(read_edges("from\tto\tstrength\n\u00e9\U0001f642\tb\tmany\n", "e.txt"),
              HasDiagnostic("E-number", "e.txt:2:6", "\"many\"", ""));
}

}  // namespace
}  // namespace interstice
