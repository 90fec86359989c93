// The paragraph and table for a journal: as the user gets them, and what must not stand in them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/cli/program.hpp"
#include "tests/support/source_dir.hpp"

namespace interstice {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

// Lines joined, as wrapping breaks them.
std::string unwrapped(std::string text) {
  std::string out;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n';
    if (!blank)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  return out;
}

TEST(Methods, OfAPlaceInWhichEveryTableIsFilled) {
  const Outcome outcome = run_program("methods examples/riverside");
  EXPECT_EQ(outcome.exit, 0);
  const std::string text = unwrapped(outcome.out);
  for (const char* said :
       {"The question of the study: Who works with whom on six shared outcomes.",
        "How the list of bodies came about is not given. The table of stakeholders lists 93. 69 "
        "bodies",
        "Its wording: \"If a case or a decision were stuck, whom would you ring first? (up to "
        "five)\".",
        "at most 5 names were allowed", "Period of recall: past six months.",
        "Of 69 bodies, 65 are known to have been asked, and 43 answered (66 in 100 of those "
        "asked).",
        "13 did not reply, 4 declined, 2 passed the questions on. 3 bodies were not asked. Of 1 "
        "body it is not known whether it was asked.",
        "Of 2,346 possible pairs, 2,021 were asked about (86 in 100)", "Read at 2026-04-30",
        "Primary care 9 9 2 1 4 1 1 0 0", "11 people and posts are counted as their organisations.",
        "Interstice 0.1.0", "fingerprint: "})
    EXPECT_THAT(text, HasSubstr(said));
}

TEST(Methods, CountsAreThoseOfTheOtherCommands) {
  const CsvOutput methods = parse_output(
      run_program("methods examples/riverside --view directed --layer 'works with' --format csv")
          .out);
  const std::string graph =
      run_program("measure examples/riverside --view directed --layer 'works with' --graph").out;
  EXPECT_EQ(methods.header, (std::vector<std::string>{"section", "subject", "item", "value"}));
  const auto pairs = methods.where("item", "pairs asked about");
  const auto possible = methods.where("item", "pairs possible");
  ASSERT_EQ(pairs.size(), 1U);
  std::string said = unwrapped(graph);
  std::erase(said, ',');  // between thousands, which csv has not
  EXPECT_THAT(said, HasSubstr("Pairs asked about: " + pairs[0][3] + " of " + possible[0][3] + "."));
}

TEST(Methods, CsvIsOneHeaderAndRowsWithTheParagraphOnStandardError) {
  const Outcome outcome = run_program("methods examples/knoke --format csv");
  EXPECT_EQ(outcome.exit, 0);
  const CsvOutput rows = parse_output(outcome.out);
  EXPECT_THAT(outcome.err, StartsWith("The question of the study is not given."));
  const auto question = rows.where("item", "question");
  ASSERT_EQ(question.size(), 2U);
  EXPECT_EQ(question[1],
            (std::vector<std::string>{"layer", "information", "question",
                                      "each organisation sends information to the other"}));
  EXPECT_EQ(rows.where("item", "recall")[0][3], "not given");
  EXPECT_EQ(rows.where("item", "not read")[0][3], "money");
}

TEST(Methods, JsonHoldsTheSame) {
  const std::string json =
      run_program("methods examples/riverside --format json --min-confidence 0.5").out;
  for (const char* said :
       {"\"response_basis\": \"stated\"", "\"fingerprint\": \"cfb0f09be58402bd\"",
        "\"answered\": 43", "\"name\": \"min-confidence\"", "\"min_confidence\": 0.5",
        "\"most_names\": 5", "\"layers_not_read\": [", "\"pairs_observed\": 2021",
        "\"recall\": \"past six months\"", "\"direction_from\": \"layers\"",
        "\"audience\": \"team\""})
    EXPECT_THAT(json, HasSubstr(said));
}

TEST(Methods, ABareEdgeList) {
  const ScratchFolder scratch;
  std::ofstream(scratch / "links.csv") << "from,to\na,b\nb,c\n";
  const Outcome outcome = run_program("methods '" + (scratch / "links.csv").string() + "'");
  EXPECT_EQ(outcome.exit, 0);
  EXPECT_THAT(unwrapped(outcome.out), HasSubstr("The wording of the question is not given."));
  EXPECT_THAT(outcome.out, HasSubstr("Bodies (who answered is not given):"));
  EXPECT_THAT(outcome.out, HasSubstr("list: implied by links"));
}

TEST(Methods, NobodyIsNamed) {
  const CsvOutput bodies =
      parse_output(read_file(source_dir() / "examples/riverside/stakeholders.csv"));
  for (const char* audience : {"team", "partners", "published"}) {
    for (const char* format : {"table", "csv", "json"}) {
      const std::string out =
          unwrapped(run_program(std::string("methods examples/riverside --for ") + audience +
                                " --format " + format)
                        .out);
      ASSERT_FALSE(out.empty());
      for (const auto& row : bodies.rows)
        EXPECT_THAT(out, Not(HasSubstr(row[bodies.column("name")]))) << audience << ' ' << format;
    }
  }
}

TEST(Methods, OthersThanTheTeamSeeNoStatusesOfFew) {
  const std::string published =
      run_program("methods examples/riverside --for published --format json").out;
  EXPECT_THAT(published, HasSubstr("\"responses_withheld\": true"));
  for (const char* status : {"\"declined\"", "\"passed_on\"", "\"partly\"", "\"no_reply\"",
                             "\"not_asked\"", "\"unknown\""})
    EXPECT_THAT(published, Not(HasSubstr(std::string(status) + ":")));
  EXPECT_THAT(published, Not(HasSubstr("conflict")));
  const Outcome refused = run_program("methods examples/riverside --for partners --layer trust");
  EXPECT_EQ(refused.exit, 2);
  EXPECT_THAT(refused.err, HasSubstr("is for the team only"));
}

TEST(Methods, TheSettingsQuestionAndBoundaryAreRead) {
  const ScratchFolder scratch;
  std::ofstream(scratch / "edges.csv") << "from,to\na,b\n";
  std::ofstream(scratch / "place.csv")
      << "key,value\nboundary,All who sat on a board in 2025\nquestion,Who plans with whom?\n";
  const std::string place = "'" + scratch.path().string() + "'";
  const std::string text = unwrapped(run_program("methods " + place).out);
  EXPECT_THAT(
      text,
      HasSubstr(
          "The question of the study: Who plans with whom? How the list of bodies came about: All "
          "who sat on a board in 2025."));
  EXPECT_THAT(run_program("check " + place + " --format csv").out,
              Not(HasSubstr("N-unread-setting")));
}

TEST(Methods, AViewThatTheLinksDoNotHaveIsRefused) {
  const Outcome outcome = run_program("methods examples/knoke --view two_mode");
  EXPECT_EQ(outcome.exit, 2);
  EXPECT_THAT(outcome.err, HasSubstr("use --view directed, either or both"));
}

}  // namespace
}  // namespace interstice
