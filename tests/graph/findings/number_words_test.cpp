#include "graph/findings/number_words.hpp"

#include <gtest/gtest.h>

namespace interstice {
namespace {

TEST(NumberWords, CountsHaveCommasFromAThousandUp) {
  EXPECT_EQ(whole_number(0), "0");
  EXPECT_EQ(whole_number(999), "999");
  EXPECT_EQ(whole_number(1000), "1,000");
  EXPECT_EQ(whole_number(1234567.4), "1,234,567");
  EXPECT_EQ(whole_number(-1234), "-1,234");
  EXPECT_EQ(whole_number(-123), "-123");
  EXPECT_EQ(whole_number(-0.2), "0");
}

TEST(NumberWords, OneIsSingular) {
  EXPECT_EQ(counted(1, "link", "links"), "1 link");
  EXPECT_EQ(counted(0, "link", "links"), "0 links");
  EXPECT_EQ(counted(1114, "link", "links"), "1,114 links");
}

TEST(NumberWords, UsualLinksHaveADecimalBelowTen) {
  EXPECT_EQ(usual_number(0.0), "0");
  EXPECT_EQ(usual_number(0.04), "fewer than 0.1");
  EXPECT_EQ(usual_number(3.04), "3");
  EXPECT_EQ(usual_number(9.94), "9.9");
  EXPECT_EQ(usual_number(9.96), "10");
  EXPECT_EQ(usual_number(1204.4), "1,204");
}

TEST(NumberWords, SmallNumbersAreWords) {
  EXPECT_EQ(number_word(0), "none");
  EXPECT_EQ(number_word(10), "ten");
  EXPECT_EQ(number_word(11), "11");
  EXPECT_EQ(number_word(1204), "1,204");
}

}  // namespace
}  // namespace interstice
