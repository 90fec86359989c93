#include "io/choices.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "tests/io/reading.hpp"
#include "tests/support/source_dir.hpp"

namespace interstice {
namespace {

std::string told(const std::string& word) {
  const ReadResult result =
      read_files({{"nodes.csv", "id,told\na," + word + "\nb,\n"}, {"edges.csv", "from,to\na,b\n"}});
  if (!result.place) return result.diagnostics.front().code;
  return std::string(
      result.place->text(result.place->stakeholders().text(StakeholderColumn::told, 0)));
}

TEST(Choices, YesAndNoInEveryWayThatPeopleWriteThem) {
  for (const char* const yes : {"yes", "YES", "Y", "y", "true", "TRUE", "1"})
    EXPECT_EQ(told(yes), "yes") << yes;
  for (const char* const no : {"no", "No", "N", "n", "false", "False", "0"})
    EXPECT_EQ(told(no), "no") << no;
  EXPECT_EQ(told(""), "");
  for (const char* const other : {"maybe", "2", "yes and no", "x", "-1"})
    EXPECT_EQ(told(other), "E-choice") << other;
}

TEST(Choices, AStrictColumnNamesTheWordsThatItTakes) {
  const ReadResult result =
      read_files({{"nodes.csv", "id,told,named,visibility\na,maybe,nobody,private\nb,,,\n"},
                  {"edges.csv", "from,to,sign\na,b,bad\n"},
                  {"layers.csv", "kind,sensitive\nadvice,very\n"}});
  EXPECT_THAT(result, HasDiagnostic("E-choice", "p/nodes.csv:2:3",
                                    "\"maybe\" in column \"told\" is not a word it takes",
                                    "Write one of: yes, no; or leave it blank."));
  EXPECT_THAT(result, HasDiagnostic("E-choice", "p/nodes.csv:2:9", "\"nobody\"",
                                    "Write one of: yes, post only, no;"));
  EXPECT_THAT(result, HasDiagnostic("E-choice", "p/nodes.csv:2:16", "\"private\"",
                                    "Write one of: team, partners, public;"));
  EXPECT_THAT(result,
              HasDiagnostic("E-choice", "p/edges.csv:2:5", "\"bad\"", "Write one of: +, -;"));
  EXPECT_THAT(result, HasDiagnostic("E-choice", "p/layers.csv:2:8", "\"very\"", "yes, no"));
  EXPECT_EQ(result.num_errors(), 5U);
}

TEST(Choices, ManyFaultsAreTwentyAndACount) {
  std::string nodes = "id,told\n";
  for (int i = 0; i < 10000; ++i) nodes += "n" + std::to_string(i) + ",huh\n";
  const ReadResult result = read_files({{"nodes.csv", nodes}, {"edges.csv", "from,to\nn1,n2\n"}});
  EXPECT_EQ(result.diagnostics.size(), 21U);
  EXPECT_THAT(result, HasDiagnostic("E-choice", "p/nodes.csv:22:5", "and 9980 more", ""));
}

// Every way to write a status, and what it means in the end: answered or not.
std::string status(const std::string& word) {
  const ReadResult result =
      read_files({{"responses.csv", "stakeholder,status\na,\"" + word + "\"\n"},
                  {"edges.csv", "from,to\na,b\n"}});
  if (!result.place) return result.diagnostics.front().code;
  const ColumnSpec& spec =
      table_spec(TableKind::responses).columns[static_cast<std::size_t>(ResponseColumn::status)];
  const auto read = match_choice(
      spec, result.place->text(result.place->responses().text(ResponseColumn::status, 0)));
  if (read) return std::string(*read);
  return result.diagnostics.empty() ? "" : result.diagnostics.front().code;
}

// The words of one cell of a documented table: commas between them, quotes around one that has its own.
std::vector<std::string> words_of(const std::string& cell) {
  std::vector<std::string> out(1);
  bool quoted = false;
  for (const char c : cell) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      out.emplace_back();
    } else if (c != ' ' || !out.back().empty()) {
      out.back() += c;
    }
  }
  return out;
}

TEST(Choices, EveryStatusOfTheDocsIsReadAsTheySay) {
  const std::map<std::string, std::string> read_as = {
      {"answered", "answered"},  {"answered none", "answered"}, {"partly", "partly"},
      {"no reply", "no reply"},  {"declined", "declined"},      {"passed on", "passed on"},
      {"not asked", "not asked"}};
  std::ifstream docs(source_dir() / "docs/data.md");
  std::size_t checked = 0;
  std::string line;
  while (std::getline(docs, line) && !line.starts_with("## Who answered")) continue;
  while (std::getline(docs, line) && !line.starts_with("## ")) {
    const std::size_t first = line.find(" | ");
    const std::size_t second = line.find(" | ", first + 3);
    if (second == std::string::npos || line.starts_with("| what")) continue;
    const std::string written = line.substr(first + 3, second - first - 3);
    ASSERT_TRUE(read_as.contains(written)) << line;
    EXPECT_EQ(status(written), read_as.at(written));
    for (const std::string& word : words_of(line.substr(second + 3, line.size() - second - 5))) {
      EXPECT_EQ(status(word), read_as.at(written)) << word;
      ++checked;
    }
  }
  EXPECT_GT(checked, 30U);
}

TEST(Choices, AStatusNeverReadsAsItsOpposite) {
  EXPECT_EQ(status("Answered, none"), "answered");
  EXPECT_EQ(status("NO_RESPONSE"), "no reply");
  for (const char* const word :
       {"none", "None", "nothing", "nil", "nobody", "no one", "blank", "empty", "n/a", "N.A."}) {
    EXPECT_EQ(status(word), "E-ambiguous-status") << word;
  }
  EXPECT_EQ(status("on leave"), "W-unlisted-value");
}

TEST(Choices, AnAmbiguousStatusSaysWhatToWrite) {
  const ReadResult result = read_files(
      {{"nodes.csv", "id,response\na,answered\nb,none\n"}, {"edges.csv", "from,to\na,b\n"}});
  EXPECT_THAT(result, HasDiagnostic("E-ambiguous-status", "p/nodes.csv:3:3",
                                    "\"none\" in column \"response\" can be read in two ways",
                                    "Write \"answered none\" if they replied and named nobody, "
                                    "\"no reply\" if nothing came back"));
}

}  // namespace
}  // namespace interstice
