#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "viz/page/numbers.hpp"
#include "viz/page/text.hpp"

namespace interstice::page {
namespace {

TEST(PageNumbers, WholeNumbersAreGroupedByThousands) {
  EXPECT_EQ(whole(0), "0");
  EXPECT_EQ(whole(999), "999");
  EXPECT_EQ(whole(1000), "1,000");
  EXPECT_EQ(whole(1234567), "1,234,567");
  EXPECT_EQ(whole(4294967295), "4,294,967,295");
}

TEST(PageNumbers, CountsBelowTenKeepOneDecimal) {
  EXPECT_EQ(rounded(0), "0");
  EXPECT_EQ(rounded(0.049), "< 0.1");  // not "0": something is there
  EXPECT_EQ(rounded(0.05000001), "0.1");
  EXPECT_EQ(rounded(3.3999999999), "3.4");
  EXPECT_EQ(rounded(7.0), "7");
  EXPECT_EQ(rounded(9.96), "10");
  EXPECT_EQ(rounded(11.4), "11");
  EXPECT_EQ(rounded(1628.2), "1,628");
  EXPECT_EQ(rounded(-12345), "-12,345");
  EXPECT_EQ(rounded(-0.01), "0");
}

TEST(PageNumbers, SharesAreSaidPerHundred) {
  EXPECT_EQ(per_100(0.4575471698113208), "46 in 100");
  EXPECT_EQ(per_100(0), "0 in 100");
  EXPECT_EQ(per_100(0.0001), "fewer than 1 in 100");
  EXPECT_EQ(per_100(0.9999), "more than 99 in 100");
  EXPECT_EQ(per_100(1), "100 in 100");
  EXPECT_EQ(hundredths(0.4137), "41");
}

TEST(PageNumbers, ProbabilitiesHaveAtMostThreeDigits) {
  EXPECT_EQ(probability(0), "< 0.001");
  EXPECT_EQ(probability(0.00099), "< 0.001");
  EXPECT_EQ(probability(0.03437), "0.034");
  EXPECT_EQ(probability(0.9995), "> 0.999");
  EXPECT_EQ(probability(1), "1");
  EXPECT_EQ(false_alarm_share(0.0099), "< 0.01");
  EXPECT_EQ(false_alarm_share(0.03437), "0.03");
  EXPECT_EQ(false_alarm_share(0.1), "0.10");
  EXPECT_EQ(false_alarm_share(0.1001), "> 0.10");
  EXPECT_EQ(false_alarm_share(0.852), "0.85");
  EXPECT_EQ(false_alarm_share(0.995), "> 0.99");
  EXPECT_EQ(false_alarm_share(1), "1");
}

TEST(PageNumbers, IndicesCarryTheirSignWhereTheyCanBeNegative) {
  EXPECT_EQ(signed_text(-0.7179487), "-0.72");
  EXPECT_EQ(signed_text(0.0303), "+0.03");
  EXPECT_EQ(signed_text(-0.001), "0.00");
  EXPECT_EQ(index_text(0.4372), "0.44");
  EXPECT_EQ(index_text(12.3), "12");
}

TEST(PageNumbers, WhatIsNotANumberIsNotDefined) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const double inf = std::numeric_limits<double>::infinity();
  for (const double value : {nan, inf, -inf})
    for (auto* show : {&rounded, &per_100, &hundredths, &probability, &index_text, &signed_text})
      EXPECT_EQ(show(value), "not defined");
}

TEST(PageNumbers, ExactReadsBackAsTheSameNumber) {
  for (const double value : {0.1, 97.0 / 212, 1e-300, 1628.0, -0.0849})
    EXPECT_EQ(std::stod(exact(value)), value);
}

TEST(PageText, WhatXmlForbidsIsReplacedAndAllElseKept) {
  EXPECT_EQ(name_text("a\tb\nc"), "a\tb\nc");
  EXPECT_EQ(name_text(std::string("a\0b\x1B", 4)), "a\uFFFDb\uFFFD");
  EXPECT_EQ(name_text("\xFF\xC3"), "\uFFFD\uFFFD");
  EXPECT_EQ(name_text("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD");  // a lone surrogate
  EXPECT_EQ(name_text("\xEF\xBF\xBF"), "\uFFFD");              // U+FFFF
  EXPECT_EQ(name_text("\u6771\U0001F3E5 <&>"), "\u6771\U0001F3E5 <&>");
}

TEST(PageText, OnlySentencesLoseDirectionOverrides) {
  const std::string turned = "\u202Edesrever\u202C \u2067x\u2069 \u200Fy";
  EXPECT_EQ(name_text(turned), turned);
  EXPECT_EQ(sentence_text(turned), "desrever x \u200Fy");
}

}  // namespace
}  // namespace interstice::page
