#include "graph/model/error.hpp"

#include <gtest/gtest.h>

namespace interstice {
namespace {

TEST(SourcePlace, LeavesOutWhatIsZero) {
  EXPECT_EQ(to_string(SourcePlace{"edges.csv", 7, 3}), "edges.csv:7:3");
  EXPECT_EQ(to_string(SourcePlace{"edges.csv", 7, 0}), "edges.csv:7");
  EXPECT_EQ(to_string(SourcePlace{"edges.csv", 0, 3}), "edges.csv");
}

TEST(Error, SaysWhereFirst) {
  const Error error(ErrorCode::parse_error, "no such column", SourcePlace{"edges.csv", 1, 4});
  EXPECT_STREQ(error.what(), "edges.csv:1:4: no such column");
  EXPECT_EQ(error.code(), ErrorCode::parse_error);
  ASSERT_TRUE(error.where().has_value());
  EXPECT_EQ(error.where()->line, 1U);
  EXPECT_STREQ(Error(ErrorCode::not_found, "nothing").what(), "nothing");
}

TEST(Printable, KeepsOrdinaryTextInAnyLanguage) {
  for (const char* text :
       {"council", "M\u00fcnchen", "\u6771\u4eac", "\U0001F600", "a \"b\" \\ c"}) {
    EXPECT_EQ(printable(text), text);
  }
}

TEST(Printable, EscapesWhatATerminalWouldActOn) {
  EXPECT_EQ(printable("a\nb"), "a\\x0ab");
  EXPECT_EQ(printable(std::string_view("\0", 1)), "\\x00");
  EXPECT_EQ(printable("\x1b[31m"), "\\x1b[31m");
  EXPECT_EQ(printable("\x7f"), "\\x7f");
  EXPECT_EQ(printable("\u009b"), "\\xc2\\x9b");       // C1 control
  EXPECT_EQ(printable("\u202e"), "\\xe2\\x80\\xae");  // right-to-left override
  EXPECT_EQ(printable("\u2066"), "\\xe2\\x81\\xa6");  // isolate
  EXPECT_EQ(printable("\u200b"), "\\xe2\\x80\\x8b");  // zero-width space
  EXPECT_EQ(printable("\ufeff"), "\\xef\\xbb\\xbf");  // byte order mark
}

TEST(Printable, EscapesBytesThatAreNotUtf8) {
  EXPECT_EQ(printable("\xff"), "\\xff");
  EXPECT_EQ(printable("\x80x"), "\\x80x");
  EXPECT_EQ(printable("\xc0\xaf"), "\\xc0\\xaf");                    // overlong
  EXPECT_EQ(printable("\xe0\x80\x80"), "\\xe0\\x80\\x80");           // overlong
  EXPECT_EQ(printable("\xed\xa0\x80"), "\\xed\\xa0\\x80");           // surrogate
  EXPECT_EQ(printable("\xf4\x90\x80\x80"), "\\xf4\\x90\\x80\\x80");  // above U+10FFFF
  EXPECT_EQ(printable("\xe6\x9d"), "\\xe6\\x9d");                    // cut short
}

TEST(Printable, CutsLongTextAndSaysSo) {
  EXPECT_EQ(printable(std::string(120, 'a')), std::string(120, 'a'));
  EXPECT_EQ(printable(std::string(121, 'a')), std::string(120, 'a') + "...");
  EXPECT_EQ(printable("abcdef", 3), "abc...");
}

}  // namespace
}  // namespace interstice
