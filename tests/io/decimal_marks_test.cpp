#include "io/decimal_marks.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <string>

#include "tests/io/reading.hpp"

namespace interstice {
namespace {

std::size_t count(const ReadResult& result, std::string_view code) {
  return static_cast<std::size_t>(std::ranges::count(result.diagnostics, code, &Diagnostic::code));
}

double strength(const ReadResult& result, std::size_t row) {
  return result.place->relationships().number(RelationshipColumn::strength, row);
}

TEST(ReadDecimal, OneMarkOrNone) {
  EXPECT_EQ(read_decimal("0,5")->value, 0.5);
  EXPECT_EQ(read_decimal("0,5")->mark, DecimalMark::comma);
  EXPECT_EQ(read_decimal("-12,25")->value, -12.25);
  EXPECT_EQ(read_decimal(",5")->value, 0.5);
  EXPECT_EQ(read_decimal("0.5")->mark, DecimalMark::point);
  EXPECT_EQ(read_decimal("1234")->mark, DecimalMark::none);
  for (const char* const bad :
       {"1.234,5", "1,234.5", "1,234,567", "1,", ",", "a,b", "1,5x", "1, 5", "1,-5", "1e2,5"})
    EXPECT_FALSE(read_decimal(bad)) << bad;
}

TEST(ReadDecimal, WhatCouldBeThousands) {
  for (const char* const cell : {"1,234", "12,345", "123,456", "1.000", "-1,234", "+999.999"})
    EXPECT_TRUE(read_decimal(cell)->could_be_thousands) << cell;
  for (const char* const cell :
       {"0,234", "1,23", "1,2345", "1234,567", "1234.567", ",234", "012,345", "1234"})
    EXPECT_FALSE(read_decimal(cell)->could_be_thousands) << cell;
}

TEST(DecimalMarks, ACommaIsReadWhereSemicolonsOrTabsSeparate) {
  for (const std::string& separator : {std::string(";"), std::string("\t")}) {
    std::string text =
        "from;to;strength;trust;confidence\na;b;0,5;0,25;0,7\nb;c;2;1;sure\nc;d;1,5;0,5;\n";
    std::ranges::replace(text, ';', separator[0]);
    const ReadResult result = read_edges(text);
    ASSERT_TRUE(result.place) << testing::PrintToString(described(result));
    EXPECT_EQ(strength(result, 0), 0.5);
    EXPECT_EQ(strength(result, 1), 2);
    EXPECT_EQ(result.place->relationships().number(RelationshipColumn::trust, 0), 0.25);
    EXPECT_EQ(parse_confidence(result.place->text(
                  result.place->relationships().text(RelationshipColumn::confidence, 0))),
              0.7);
    EXPECT_EQ(count(result, "N-decimal-comma"), 1U);
    EXPECT_THAT(result, HasDiagnostic("N-decimal-comma", "e.csv:2:5", "\"0,5\"", ""));
  }
}

TEST(DecimalMarks, AConfidenceAloneIsSaidToo) {
  const ReadResult result = read_edges("from;to;confidence\na;b;0,7\nb;c;0,4\n");
  EXPECT_THAT(result, HasDiagnostic("N-decimal-comma", "e.csv:2:5", "\"0,7\"", ""));
  EXPECT_THAT(read_edges("from;to;confidence\na;b;1,7\n"),
              HasDiagnostic("E-confidence", "e.csv:2:5", "\"1,7\"", "0 to 1"));
}

TEST(DecimalMarks, AmongCommasItStaysAnError) {
  const ReadResult result = read_edges("from,to,strength,confidence\na,b,\"0,5\",\"0,7\"\n");
  EXPECT_THAT(result, HasDiagnostic("E-number", "e.csv:2:5", "\"0,5\"",
                                    "Write a point as the decimal mark"));
  EXPECT_THAT(result, HasDiagnostic("E-confidence", "e.csv:2:11", "\"0,7\"", ""));
  EXPECT_THAT(read_edges("from,to,strength\na,b,1.234\n"), HasNoDiagnostic());
}

TEST(DecimalMarks, OneTableMustNotMix) {
  const ReadResult result = read_edges("from;to;strength;trust\na;b;2,5;\nb;c;3;0.7\nc;d;1.5;\n");
  EXPECT_FALSE(result.place);
  EXPECT_EQ(count(result, "E-mixed-decimals"), 1U);
  EXPECT_EQ(count(result, "N-decimal-comma"), 0U);
  EXPECT_THAT(result,
              HasDiagnostic("E-mixed-decimals", "e.csv:3:7",
                            "\"0.7\" in column \"trust\" has a decimal point, but \"2,5\" in "
                            "column \"strength\" on line 2",
                            "one of the two"));
  EXPECT_THAT(read_edges("from;to;strength\na;b;1,234\nb;c;0.5\n"),
              HasDiagnostic("E-mixed-decimals", "e.csv:3:5", "\"1,234\"", ""));
  EXPECT_THAT(read_edges("from;to;strength;confidence\na;b;0.5;0,7\n"),
              HasDiagnostic("E-mixed-decimals", "e.csv:2:5", "\"0,7\"", ""));
}

TEST(DecimalMarks, BothMarksInOneNumberAreAnError) {
  const ReadResult result = read_edges("from;to;strength\na;b;1.234,5\nb;c;1,234.5\n");
  EXPECT_THAT(result,
              HasDiagnostic("E-number", "e.csv:2:5", "\"1.234,5\"", "nothing between thousands"));
  EXPECT_THAT(result,
              HasDiagnostic("E-number", "e.csv:3:5", "\"1,234.5\"", "nothing between thousands"));
}

TEST(DecimalMarks, WhatCouldBeAThousandIsAnErrorUnlessAnotherNumberSettlesIt) {
  const ReadResult comma = read_edges("from;to;strength\na;b;1,234\nb;c;7\nc;d;12,000\n");
  EXPECT_THAT(comma, HasDiagnostic("E-ambiguous-number", "e.csv:2:5",
                                   "\"1,234\" in column \"strength\" could be 1.234 or 1234",
                                   "Write 1234 if it is above a thousand, else 1,2340."));
  EXPECT_EQ(count(comma, "E-ambiguous-number"), 2U);
  EXPECT_THAT(read_edges("from;to;strength\na;b;1.234\n"),
              HasDiagnostic("E-ambiguous-number", "e.csv:2:5", "could be 1.234 or 1234", "1.2340"));
  for (const char* const settles : {"0,5", "1,2340"}) {
    for (const bool before : {true, false}) {
      const std::string clear = std::string("c;d;") + settles + "\n";
      const ReadResult result = read_edges("from;to;strength\n" + (before ? clear : "") +
                                           "a;b;1,234\n" + (before ? "" : clear));
      ASSERT_TRUE(result.place) << testing::PrintToString(described(result));
      EXPECT_EQ(strength(result, before ? 1 : 0), 1.234);
    }
  }
}

TEST(DecimalMarks, InAColumnOfNoughtToOneItIsNoThousand) {
  const ReadResult result = read_edges("from;to;trust\na;b;1,000\n");
  ASSERT_TRUE(result.place) << testing::PrintToString(described(result));
  EXPECT_EQ(result.place->relationships().number(RelationshipColumn::trust, 0), 1.0);
}

TEST(DecimalMarks, OutOfRangeIsStillThat) {
  EXPECT_THAT(read_edges("from;to;trust\na;b;1,5\n"),
              HasDiagnostic("E-range", "e.csv:2:5", "\"1,5\"", ""));
  EXPECT_THAT(read_edges("from;to;strength\na;b;-0,5\n"),
              HasDiagnostic("E-range", "e.csv:2:5", "\"-0,5\"", ""));
}

}  // namespace
}  // namespace interstice
