// The invented place in which every table is filled: what is planted in it is found, and what is private stays so.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "tests/cli/program.hpp"
#include "tests/support/source_dir.hpp"

namespace interstice {
namespace {

using testing::HasSubstr;

constexpr const char* kPlace = "examples/riverside";

CsvOutput table(const std::string& name) {
  return parse_output(read_file(source_dir() / kPlace / (name + ".csv")));
}

/// Texts that a page for this audience must not hold: notes, and the names of those it may not see.
std::set<std::string> private_texts(bool partners) {
  std::set<std::string> texts;
  std::set<std::string> shown;
  const CsvOutput ties = table("relationships");
  for (const auto& row : ties.rows) {
    const std::string& note = row[ties.column("notes")];
    if (note.size() > 12) texts.insert(note);
  }
  const CsvOutput bodies = table("stakeholders");
  for (const auto& row : bodies.rows) {
    const std::string& visibility = row[bodies.column("visibility")];
    const bool person = row[bodies.column("kind")] == "person";
    const bool seen = (visibility == "public" || (partners && visibility == "partners")) &&
                      (!person || row[bodies.column("named")] == "yes");
    (seen ? shown : texts).insert(row[bodies.column("name")]);
  }
  std::erase_if(texts, [&](const std::string& text) {
    return std::ranges::any_of(
        shown, [&](const std::string& name) { return name.find(text) != std::string::npos; });
  });
  return texts;
}

TEST(Riverside, IsReadWithoutAFaultButTheOneThatIsMeant) {
  const Outcome check = run_program("check " + std::string(kPlace));
  EXPECT_EQ(check.exit, 0);
  EXPECT_THAT(check.out, HasSubstr("0 errors, 1 warning"));
}

TEST(Riverside, ItsReadmeCountsAsCheckDoes) {
  const std::string readme = read_file(source_dir() / kPlace / "README.md");
  EXPECT_THAT(readme, HasSubstr("903 relationships of seven kinds"));
  EXPECT_EQ(table("relationships").rows.size(), 903U);
  EXPECT_THAT(readme, HasSubstr("no error and one warning"));
  const CsvOutput said =
      parse_output(run_program("check " + std::string(kPlace) + " --format csv").out);
  EXPECT_THAT(readme, HasSubstr("Six notes name settings"));
  EXPECT_EQ(said.where("code", "N-unread-setting").size(), 6U);
  EXPECT_EQ(said.where("severity", "note").size() - said.where("code", "N-unread-column").size(),
            6U);
}

TEST(Riverside, EveryTableAndColumnIsFilled) {
  for (const char* name :
       {"stakeholders", "relationships", "layers", "responses", "memberships", "outcomes",
        "commitments", "expected", "areas", "systems", "decisions", "evidence", "place"}) {
    const CsvOutput rows = table(name);
    for (std::size_t column = 0; column < rows.header.size(); ++column) {
      EXPECT_TRUE(
          std::ranges::any_of(rows.rows, [&](const auto& row) { return !row[column].empty(); }))
          << name << ' ' << rows.header[column];
    }
  }
}

TEST(Riverside, ThePostThatSixGroupsLeanOnIsFound) {
  const CsvOutput found =
      parse_output(run_program("influence " + std::string(kPlace) + " --format csv").out);
  const auto first = found.where("rank", "1");
  ASSERT_EQ(first.size(), 1U);
  EXPECT_THAT(first[0][found.column("name")], HasSubstr("Outreach manager"));
  EXPECT_EQ(first[0][found.column("cut_off")], "6");
  EXPECT_EQ(first[0][found.column("rank_high")], "1");
}

TEST(Riverside, FourteenWouldRingThatPostAndItHasNoRole) {
  const Outcome outcome = run_program("influence " + std::string(kPlace));
  EXPECT_THAT(outcome.out, HasSubstr("14 of the 43 bodies that answered named Outreach manager"));
  const CsvOutput found =
      parse_output(run_program("influence " + std::string(kPlace) + " --format csv").out);
  const auto post = found.where("id", "post_outreach").at(0);
  EXPECT_EQ(post[found.column("named_by")], "14");
  EXPECT_EQ(post[found.column("named_rank_high")], "1");
  EXPECT_EQ(post[found.column("role")], "little");
  for (const auto& row : found.rows) {
    const std::string& named = row[found.column("named_by")];
    if (row[found.column("id")] != "post_outreach" && !named.empty()) {
      EXPECT_LE(std::stoi(named), 8) << row[found.column("id")];
    }
  }
}

TEST(Riverside, NobodyCanTellAboutPrimaryCareAndNoSystemsPairIsAGap) {
  const CsvOutput found =
      parse_output(run_program("gaps " + std::string(kPlace) + " --all --format csv").out);
  EXPECT_EQ(found.rows.size(), 45U);
  for (const auto& row : found.rows) {
    const bool primary =
        row[found.column("system_a")] == "primary" || row[found.column("system_b")] == "primary";
    EXPECT_EQ(row[found.column("state")], primary ? "cannot_tell" : "no_sign")
        << row[found.column("id")];
  }
}

class RiversideFor : public testing::TestWithParam<const char*> {};
INSTANTIATE_TEST_SUITE_P(Audiences, RiversideFor, testing::Values("partners", "published"),
                         [](const auto& param) { return std::string(param.param); });

// Counts of one or two, roles, interest, how often chance would name one, chains: none of it is for others.
TEST_P(RiversideFor, WhoIsNamedBySingleBodiesAndWhoHasARoleStaysWithTheTeam) {
  const std::string audience = std::string(" --for ") + GetParam();
  for (const char* unit : {"organisation", "post", "person"}) {
    const std::string line =
        "influence " + std::string(kPlace) + audience + " --unit " + unit + " --format ";
    const CsvOutput found = parse_output(run_program(line + "csv").out);
    ASSERT_GT(found.rows.size(), 40U);
    const CsvOutput bodies = table("stakeholders");
    for (const auto& row : found.rows) {
      const std::string& named = row[found.column("named_by")];
      EXPECT_TRUE(named.empty() || std::stoi(named) >= 3) << row[found.column("id")];
      for (const char* column :
           {"role", "role_basis", "authority", "chairs", "leads", "statutory_post",
            "reported_to_by", "named_rank_low", "named_rank_high", "named_often", "without_role",
            "first_five_by", "certain_low", "certain_high"}) {
        EXPECT_EQ(row[found.column(column)], "") << column;
      }
      if (std::string(GetParam()) == "published") {
        EXPECT_EQ(row[found.column("named_rank")], "");
      }
      if (bodies.where("id", row[found.column("id")]).at(0)[bodies.column("kind")] == "person") {
        EXPECT_EQ(named, "") << "people are not counted";
      }
    }
    const std::string json = run_program(line + "json").out;
    for (const char* key : {"other_counts", "way_in", "usual_high", "often", "not_counted",
                            "often_by_chance", "authority"}) {
      EXPECT_EQ(json.find('"' + std::string(key) + '"'), std::string::npos) << key;
    }
    for (const char* key : {"roles", "grids", "without_role", "between_systems"})
      EXPECT_NE(json.find('"' + std::string(key) + "\": []"), std::string::npos) << key;
    const std::string text = run_program(line + "table").out;
    for (const char* word :
         {"formal role", "in the role", "authority", "Who connects", "first five"})
      EXPECT_EQ(text.find(word), std::string::npos) << word;
  }
}

TEST_P(RiversideFor, NothingPrivateLeavesTheTool) {
  const ScratchFolder scratch;
  const std::string audience = std::string(" --for ") + GetParam();
  const std::string page = (scratch / "page.html").string();
  const std::string json = (scratch / "page.json").string();
  ASSERT_EQ(
      run_program("report " + std::string(kPlace) + audience + " -o " + page + " --json " + json)
          .exit,
      0);
  std::string everything = read_file(page) + read_file(json);
  for (const char* show : {"influence", "interfaces"}) {
    for (const char* format : {"svg", "dot"}) {
      const std::string file = (scratch / (std::string(show) + "." + format)).string();
      ASSERT_EQ(
          run_program("map " + std::string(kPlace) + audience + " --show " + show + " -o " + file)
              .exit,
          0);
      everything += read_file(file);
    }
  }
  for (const char* command :
       {"gaps --all", "influence", "influence --unit organisation",
        "influence --unit person --top 200", "introduce --aim pieces --budget 20 --top 20",
        "introduce --aim together --budget 20 --top 20",
        "introduce --aim reach --from council --budget 70 --top 70"}) {
    for (const char* format : {"table", "csv", "json"})
      everything +=
          run_program(std::string(command) + ' ' + kPlace + audience + " --format " + format).out;
  }
  for (const char* format : {"table", "csv", "json"})
    everything +=
        run_program("methods " + std::string(kPlace) + audience + " --format " + format).out;
  // Copies of the data: .place files hold their texts as they are, without compression.
  const std::string copy = (scratch / "copy").string();
  for (const char* ending : {".place", ".json", "_tables"}) {
    ASSERT_EQ(run_program("convert " + std::string(kPlace) + ' ' + copy + ending + audience).exit,
              0);
  }
  everything += read_file(copy + ".place") + read_file(copy + ".json");
  for (const auto& file : std::filesystem::directory_iterator(copy + "_tables"))
    everything += read_file(file.path());
  const std::set<std::string> texts = private_texts(std::string(GetParam()) == "partners");
  ASSERT_GT(texts.size(), 20U);
  for (const std::string& text : texts) EXPECT_EQ(everything.find(text), std::string::npos) << text;
}

}  // namespace
}  // namespace interstice
