#include "io/money.hpp"

#include <gmock/gmock.h>

#include <string>

#include "tests/io/reading.hpp"

namespace interstice {
namespace {

TEST(Money, OfWhichThereIsOneReading) {
  struct Sum {
    const char* cell;
    double value;
    const char* currency;
  };
  for (const Sum& sum :
       {Sum{"£12,500.00", 12500.0, "£"}, Sum{"12,500.00", 12500.0, ""},
        Sum{"-£1,200", -1200.0, "£"}, Sum{"£-1,200", -1200.0, "£"},
        Sum{"$ 1,250,000", 1250000.0, "$"}, Sum{"1,250,000", 1250000.0, ""},
        Sum{"€ 12.500,00", 12500.0, "€"}, Sum{"1.250.000", 1250000.0, ""},
        Sum{"GBP 12,500", 12500.0, "GBP"}, Sum{"12,500.5 EUR", 12500.5, "EUR"},
        Sum{"£500", 500.0, "£"}, Sum{"£0.50", 0.5, "£"}, Sum{"€12,50", 12.5, "€"}}) {
    const auto read = read_money(sum.cell);
    ASSERT_TRUE(read) << sum.cell;
    EXPECT_DOUBLE_EQ(read->value, sum.value) << sum.cell;
    EXPECT_EQ(read->currency, sum.currency) << sum.cell;
  }
}

TEST(Money, IsNotGuessed) {
  for (const char* cell : {"n/a",     "",        "£",           "12,500",       "€12,500",
                           "€12.500", "$12.500", "1,25,000.00", "0,500.00",     "12,5000.00",
                           "1.2.3",   "1,2.3",   "12,500.00.1", "1.250,000,00", "£1,200k",
                           "12,500-", "GBP",     "£12,500.",    "1e3,000.00",   "£12 500"}) {
    EXPECT_FALSE(read_money(cell)) << cell;
  }
}

TEST(Money, IsReadInColumnsOfSumsAndSaidOnce) {
  const ReadResult result = read_edges(
      "from,to,amount,strength\na,b,\"£12,500.00\",1\nb,c,\"£1,200\",1\nc,d,,1\nd,e,7,1\n");
  ASSERT_TRUE(result.place) << testing::PrintToString(described(result));
  EXPECT_THAT(result, HasDiagnostic("N-money", "e.csv:2:5", "\"£12,500.00\"", "currency"));
  EXPECT_EQ(std::ranges::count(result.diagnostics, "N-money", &Diagnostic::code), 1);
  EXPECT_EQ(result.place->relationships().number(RelationshipColumn::amount, 0), 12500.0);
  EXPECT_EQ(result.place->relationships().number(RelationshipColumn::amount, 1), 1200.0);
  EXPECT_EQ(result.place->relationships().number(RelationshipColumn::amount, 3), 7.0);
  EXPECT_THAT(read_edges("from,to,amount\na,b,n/a\n"),
              HasDiagnostic("E-number", "e.csv:2:5", "\"n/a\" in column \"amount\"",
                            "leave the cell blank"));
  EXPECT_THAT(read_edges("from,to,strength\na,b,£3\n"),
              HasDiagnostic("E-number", "e.csv:2:5", "£3", "Write a number alone"));
}

TEST(Money, OfTwoCurrenciesInOneColumnTheSecondIsNotRead) {
  const ReadResult result = read_edges("from,to,amount\na,b,£100\nb,c,€100.00\nc,d,\"1,000.00\"\n");
  EXPECT_THAT(result, HasDiagnostic("E-number", "e.csv:3:5", "€100.00", "blank"));
  EXPECT_EQ(result.num_errors(), 1U);
}

}  // namespace
}  // namespace interstice
