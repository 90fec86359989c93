#include "graph/model/schema.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "graph/model/table.hpp"
#include "tests/support/source_dir.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const ColumnSpec& column(RelationshipColumn name) {
  return table_spec(TableKind::relationships).columns[static_cast<std::size_t>(name)];
}
const ColumnSpec& column(StakeholderColumn name) {
  return table_spec(TableKind::stakeholders).columns[static_cast<std::size_t>(name)];
}
const ColumnSpec& column(ResponseColumn name) {
  return table_spec(TableKind::responses).columns[static_cast<std::size_t>(name)];
}

std::vector<std::string> words_of(std::string_view words) {
  std::vector<std::string> list;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find('|', at), words.size());
    list.emplace_back(words.substr(at, end - at));
    at = end + 1;
  }
  return list;
}

TEST(Schema, EveryKindOfTableFindsItsOwn) {
  EXPECT_EQ(table_specs().size(), kTables);
  for (std::size_t t = 0; t < kTables; ++t) {
    EXPECT_EQ(static_cast<std::size_t>(table_spec(static_cast<TableKind>(t)).kind), t);
  }
  EXPECT_EQ(column(RelationshipColumn::reported_by).name, "reported by");
  EXPECT_EQ(column(StakeholderColumn::holder_since).name, "holder since");
}

TEST(Schema, NoHeaderMeansTwoColumnsOfOneTable) {
  for (const TableSpec& table : table_specs()) {
    std::set<std::string> seen;
    for (const ColumnSpec& spec : table.columns) {
      std::vector<std::string> headers = words_of(spec.synonyms);
      for (const std::string& header : headers)
        EXPECT_EQ(header, fold(header)) << "synonyms are folded";
      headers.push_back(fold(spec.name));
      for (const std::string& header : headers) {
        EXPECT_TRUE(seen.insert(header).second) << table.name << ": " << header << " stands twice";
      }
    }
  }
}

TEST(Schema, EveryAllowedValueReadsAsItselfAndEverySynonymAsAnAllowedValue) {
  for (const TableSpec& table : table_specs()) {
    for (const ColumnSpec& spec : table.columns) {
      for (const std::string& word : words_of(spec.choices)) {
        const std::size_t equals = word.find('=', 1);
        const std::string from = word.substr(0, equals);
        const std::string to = equals == std::string::npos ? from : word.substr(equals + 1);
        EXPECT_EQ(match_choice(spec, from), to) << table.name << '.' << spec.name << ": " << from;
        EXPECT_EQ(match_choice(spec, to), to) << table.name << '.' << spec.name << ": " << to;
      }
    }
  }
}

TEST(Fold, DropsCaseSpacesDashesUnderscoresAndDots) {
  EXPECT_EQ(fold("Reported_By"), "reportedby");
  EXPECT_EQ(fold("reported-by"), "reportedby");
  EXPECT_EQ(fold(" Reported  by.\t"), "reportedby");
  EXPECT_EQ(fold("\u00c9tat"), "\u00c9tat");  // only ASCII changes
  EXPECT_EQ(fold(""), "");
}

TEST(InWords, MatchesWholeWords) {
  EXPECT_TRUE(in_words("b", "a|b|c"));
  EXPECT_TRUE(in_words("c", "a|b|c"));
  EXPECT_FALSE(in_words("a|b", "a|b|c"));
  EXPECT_FALSE(in_words("", "a|b"));
  EXPECT_FALSE(in_words("a", ""));
  EXPECT_FALSE(in_words("ab", "a|b|abc"));
}

TEST(MatchChoice, TheSignOfALink) {
  const ColumnSpec& sign = column(RelationshipColumn::sign);
  EXPECT_EQ(match_choice(sign, "+"), "+");
  EXPECT_EQ(match_choice(sign, "-"), "-");
  EXPECT_EQ(match_choice(sign, "Positive"), "+");
  EXPECT_EQ(match_choice(sign, "negative"), "-");
  EXPECT_EQ(match_choice(sign, "1"), "+");
  EXPECT_EQ(match_choice(sign, "-1"), "-");
  EXPECT_EQ(match_choice(sign, "--"), std::nullopt);
  EXPECT_EQ(match_choice(sign, "0"), std::nullopt);
}

TEST(MatchChoice, ADashIsPartOfANumber) {
  const ColumnSpec& mode = column(StakeholderColumn::mode);
  EXPECT_EQ(match_choice(mode, "1"), "1");
  EXPECT_EQ(match_choice(mode, "Two"), "2");
  EXPECT_EQ(match_choice(mode, "-1"), std::nullopt);
}

TEST(MatchChoice, ReadsSynonymsWhateverTheCase) {
  EXPECT_EQ(match_choice(column(RelationshipColumn::direction), "undirected"), "mutual");
  EXPECT_EQ(match_choice(column(RelationshipColumn::direction), "DIRECTED"), "directed");
  EXPECT_EQ(match_choice(column(StakeholderColumn::kind), "Organization"), "organisation");
  EXPECT_EQ(match_choice(column(StakeholderColumn::tier), "chief_executive"), "chief executive");
  EXPECT_EQ(match_choice(column(ResponseColumn::status), "No-reply"), "no reply");
  EXPECT_EQ(match_choice(column(ResponseColumn::status), "yes"), "answered");
}

TEST(MatchChoice, AnUnknownValueOrABlankIsNothing) {
  EXPECT_EQ(match_choice(column(RelationshipColumn::direction), "sideways"), std::nullopt);
  EXPECT_EQ(match_choice(column(RelationshipColumn::direction), ""), std::nullopt);
  EXPECT_EQ(match_choice(column(RelationshipColumn::direction), "  "), std::nullopt);
  EXPECT_EQ(match_choice(column(RelationshipColumn::direction), "undirected=mutual"), std::nullopt);
}

TEST(ParseNumber, TakesTheWholeCell) {
  EXPECT_EQ(parse_number("0"), 0.0);
  EXPECT_EQ(parse_number("-2.5"), -2.5);
  EXPECT_EQ(parse_number("+3"), 3.0);
  EXPECT_EQ(parse_number("1e-3"), 0.001);
  EXPECT_EQ(parse_number(".5"), 0.5);
  for (const char* cell :
       {"", "+", "-", "++1", "+-1", "1,5", "1 ", " 1", "1x", "0x10", "1e", "--1", "one", "1.2.3"}) {
    EXPECT_EQ(parse_number(cell), std::nullopt) << cell;
  }
}

TEST(ParseNumber, RefusesWhatIsNotFinite) {
  for (const char* cell :
       {"inf", "-inf", "+inf", "infinity", "nan", "NaN", "-nan", "nan(1)", "1e999", "-1e999"}) {
    EXPECT_EQ(parse_number(cell), std::nullopt) << cell;
  }
}

TEST(ParseConfidence, WordsAndShares) {
  EXPECT_EQ(parse_confidence("sure"), 0.95);
  EXPECT_EQ(parse_confidence("Fairly"), 0.7);
  EXPECT_EQ(parse_confidence("fairly sure"), 0.7);
  EXPECT_EQ(parse_confidence("hearsay"), 0.4);
  EXPECT_EQ(parse_confidence("0.25"), 0.25);
  EXPECT_EQ(parse_confidence("1"), 1.0);
  EXPECT_EQ(parse_confidence("0"), 0.0);
  for (const char* cell : {"", "1.01", "-0.1", "maybe", "nan"}) {
    EXPECT_EQ(parse_confidence(cell), std::nullopt) << cell;
  }
}

TEST(ForEachPart, TrimsAndLeavesBlanksOut) {
  const auto parts = [](std::string_view cell) {
    std::vector<std::string> list;
    for_each_part(cell, [&](std::string_view part) { list.emplace_back(part); });
    return list;
  };
  EXPECT_THAT(parts("health; police ;;care leavers;"),
              ElementsAre("health", "police", "care leavers"));
  EXPECT_THAT(parts("health"), ElementsAre("health"));
  EXPECT_THAT(parts(""), IsEmpty());
  EXPECT_THAT(parts(" ; "), IsEmpty());
}

// A column that an analysis reads may not let the reading go on where a cell of it cannot be read.
TEST(Schema, ColumnsThatAreKeptOnlyAreReadByNoAnalysis) {
  static constexpr const char* kEnums[kTables] = {
      "Stakeholder", "Relationship", "Layer",  "Response", "Membership", "Outcome", "Commitment",
      "Expected",    "Area",         "System", "Decision", "Evidence",   "Place"};
  std::string sources;
  for (const char* const folder : {"graph", "viz", "cli"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(source_dir() / folder)) {
      std::ifstream file(entry.path());
      if (entry.is_regular_file()) sources += std::string{std::istreambuf_iterator<char>(file), {}};
    }
  }
  std::size_t kept_only = 0;
  for (const TableSpec& spec : table_specs()) {
    for (const ColumnSpec& column : spec.columns) {
      std::string name = std::string(kEnums[static_cast<std::size_t>(spec.kind)]) + "Column::";
      for (const char c : column.name) name += c == ' ' ? '_' : c;
      bool read = false;
      for (std::size_t at = sources.find(name); at != std::string::npos && !read;
           at = sources.find(name, at + 1)) {
        const char next = sources[std::min(at + name.size(), sources.size() - 1)];
        read = std::isalpha(static_cast<unsigned char>(next)) == 0 && next != '_';
      }
      if (column.kept_only) {
        EXPECT_FALSE(read) << name;
        EXPECT_FALSE(column.required) << name;
        ++kept_only;
      } else if (is_number(column.type) || column.type == ColumnType::date) {
        EXPECT_TRUE(read) << name;
      }
    }
  }
  EXPECT_GT(kept_only, 20U);
}

}  // namespace
}  // namespace interstice
