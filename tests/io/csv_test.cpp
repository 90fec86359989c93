#include "io/csv.hpp"

#include <gmock/gmock.h>

#include <random>
#include <string>
#include <vector>

#include "tests/io/csv_reference.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<reference::Record> read_all(std::string_view text, Separator separator) {
  std::vector<reference::Record> records;
  CsvReader reader(text, separator);
  Record record;
  const auto place = [&](std::size_t offset) {
    return line_column(text, record.offset, record.line, offset);
  };
  while (reader.next(record)) {
    reference::Record& out = records.emplace_back();
    out.line = record.line;
    for (const Cell& cell : record.cells) {
      const LineColumn at = place(cell.offset);
      out.cells.push_back({std::string(cell.text), at.line, at.column, cell.quoted});
    }
    for (const QuoteFault& fault : record.faults) {
      const LineColumn at = place(fault.offset);
      out.faults.push_back((fault.unclosed ? "unclosed " : "text after ") +
                           std::to_string(at.line) + ':' + std::to_string(at.column));
    }
  }
  return records;
}

std::vector<std::vector<std::string>> cells(std::string_view text,
                                            Separator separator = Separator::comma) {
  std::vector<std::vector<std::string>> out;
  for (const auto& record : read_all(text, separator)) {
    auto& row = out.emplace_back();
    for (const auto& cell : record.cells) row.push_back(cell.text);
  }
  return out;
}

TEST(Csv, EveryLineEndEndsARecord) {
  EXPECT_THAT(cells("a,b\nc,d\r\ne,f\rg,h"),
              ElementsAre(ElementsAre("a", "b"), ElementsAre("c", "d"), ElementsAre("e", "f"),
                          ElementsAre("g", "h")));
}

TEST(Csv, QuotesHoldSeparatorsLineEndsAndQuotes) {
  EXPECT_THAT(cells("\"a,b\",\"c\r\nd\",\"say \"\"no\"\"\",\"\"\n"),
              ElementsAre(ElementsAre("a,b", "c\r\nd", "say \"no\"", "")));
}

TEST(Csv, AQuoteWithinAnUnquotedCellIsLiteral) {
  EXPECT_THAT(cells("5\" pipe,St \"Mary\"\n"), ElementsAre(ElementsAre("5\" pipe", "St \"Mary\"")));
}

TEST(Csv, BlanksAroundUnquotedCellsAreDroppedAndInsideQuotesKept) {
  EXPECT_THAT(cells(" a ,\xc2\xa0"
                    "b\xc2\xa0\t, \" c \" \n"),
              ElementsAre(ElementsAre("a", "b", " c ")));
}

TEST(Csv, BlankRecordsAreSkippedAndLinesStillCounted) {
  const auto records = read_all("\n\na\n,,\n \nb\n\"\"\n", Separator::comma);
  ASSERT_EQ(records.size(), 3U);
  EXPECT_EQ(records[0].line, 3U);
  EXPECT_EQ(records[1].line, 6U);
  EXPECT_EQ(records[2].line, 7U) << "a quoted blank was written on purpose";
}

TEST(Csv, ATrailingSeparatorMakesABlankCell) {
  EXPECT_THAT(cells("a,"), ElementsAre(ElementsAre("a", "")));
  EXPECT_THAT(cells("a,\n"), ElementsAre(ElementsAre("a", "")));
}

TEST(Csv, TextAfterAClosingQuoteIsAFaultWhereItStands) {
  const auto records = read_all("a,b\n\"x\ny\"z,c\nd,e\n", Separator::comma);
  ASSERT_EQ(records.size(), 3U);
  EXPECT_THAT(records[1].faults, ElementsAre("text after 3:3"));
  EXPECT_THAT(records[2].faults, IsEmpty());
  EXPECT_EQ(records[2].line, 4U);
}

TEST(Csv, AnUnclosedQuoteIsAFaultWhereItOpens) {
  const auto records = read_all("a,b\nc, \"d\ne,f\n", Separator::comma);
  ASSERT_EQ(records.size(), 2U);
  EXPECT_THAT(records[1].faults, ElementsAre("unclosed 2:4"));
}

TEST(Csv, RunsOfBlanksSeparateNcolAndQuotesAreLiteral) {
  EXPECT_THAT(cells("a  b\t2\n  \"c d\n", Separator::blanks),
              ElementsAre(ElementsAre("a", "b", "2"), ElementsAre("\"c", "d")));
}

TEST(Csv, ReadsAgainFromARecordsOwnOffset) {
  const std::string text = "a,b\n\"1\n2\",x\nc,d\n";
  CsvReader reader(text, Separator::comma);
  Record record;
  while (reader.next(record)) {
    CsvReader again(text, Separator::comma, record.offset, record.line);
    Record same;
    ASSERT_TRUE(again.next(same));
    EXPECT_EQ(same.line, record.line);
    EXPECT_EQ(same.cells.front().text, record.cells.front().text);
  }
}

// Random bytes, most of them those that mean something.
std::string random_text(std::mt19937_64& random) {
  static constexpr std::string_view kMeaning = "\"\"\"\",,,;;\t\n\n\r\r\n  ab\xc2\xa0";
  std::string text(random() % 40, '\0');
  for (char& c : text) {
    c = random() % 8 == 0 ? static_cast<char>(random() % 256)
                          : kMeaning[random() % kMeaning.size()];
  }
  return text;
}

class CsvAgainstReference : public testing::TestWithParam<Separator> {};
INSTANTIATE_TEST_SUITE_P(Separators, CsvAgainstReference,
                         testing::Values(Separator::comma, Separator::semicolon, Separator::tab));

TEST_P(CsvAgainstReference, AgreesOnRandomBytes) {
  std::mt19937_64 random(20250401);
  std::size_t with_fault = 0;
  std::size_t with_quotes = 0;
  for (int round = 0; round < 40000; ++round) {
    const std::string text = random_text(random);
    const auto expected = reference::Parser(text, static_cast<char>(GetParam())).parse();
    ASSERT_EQ(read_all(text, GetParam()), expected) << testing::PrintToString(text);
    for (const auto& record : expected) {
      with_fault += record.faults.empty() ? 0 : 1;
      for (const auto& cell : record.cells)
        with_quotes += cell.quoted && !cell.text.empty() ? 1 : 0;
    }
  }
  EXPECT_GT(with_fault, 1000U);
  EXPECT_GT(with_quotes, 1000U);
}

}  // namespace
}  // namespace interstice
