// The report page against the JSON of the same run, and what each audience may see.
#include <expat.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <set>

#include "tests/cli/program.hpp"

namespace interstice {
namespace {

using testing::HasSubstr;
using testing::Not;

// The text that a person sees on a page: without styles, and without the pictures' own text (checked as pictures).
struct Visible {
  std::string text;
  int skip = 0;
};

std::string visible_text(const std::string& page, bool pictures) {
  static const auto skipped = [](const std::string& name, bool with) {
    return name == "style" || name == "head" || (!with && name == "svg");
  };
  struct State {
    Visible visible;
    bool pictures;
  } state{{}, pictures};
  XML_Parser parser = XML_ParserCreate("UTF-8");
  XML_SetUserData(parser, &state);
  XML_SetElementHandler(
      parser,
      [](void* data, const char* name, const char**) {
        auto* s = static_cast<State*>(data);
        if (skipped(name, s->pictures)) ++s->visible.skip;
        s->visible.text += ' ';
      },
      [](void* data, const char* name) {
        auto* s = static_cast<State*>(data);
        if (skipped(name, s->pictures)) --s->visible.skip;
        s->visible.text += ' ';
      });
  XML_SetCharacterDataHandler(parser, [](void* data, const char* text, int length) {
    auto* s = static_cast<State*>(data);
    if (s->visible.skip == 0) s->visible.text.append(text, static_cast<std::size_t>(length));
  });
  EXPECT_EQ(XML_Parse(parser, page.data(), static_cast<int>(page.size()), 1), XML_STATUS_OK)
      << XML_ErrorString(XML_GetErrorCode(parser)) << " at line "
      << XML_GetCurrentLineNumber(parser);
  XML_ParserFree(parser);
  return state.visible.text;
}

// Every maximal run of digits and points that starts with a digit.
std::vector<std::string> numbers_in(const std::string& text) {
  std::vector<std::string> numbers;
  for (std::size_t i = 0; i < text.size();) {
    if (std::isdigit(static_cast<unsigned char>(text[i])) == 0) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && (std::isdigit(static_cast<unsigned char>(text[end])) != 0 ||
                                 text[end] == '.' || text[end] == ','))
      ++end;
    std::string number = text.substr(i, end - i);
    while (number.ends_with('.') || number.ends_with(',')) number.pop_back();
    std::erase(number, ',');
    numbers.push_back(number);
    i = end;
  }
  return numbers;
}

// Whether `shown` is some number of the JSON rounded to as many places: as it is, or as a share in 100.
bool is_rounded(const std::string& shown, const std::vector<double>& known) {
  const std::size_t point = shown.find('.');
  const double step = point == std::string::npos
                          ? 1.0
                          : std::pow(10.0, -static_cast<double>(shown.size() - point - 1));
  const double value = std::stod(shown);
  for (const double k : known) {
    for (const double scale : {1.0, 100.0}) {
      if (std::abs(std::abs(k) * scale - value) <= 0.5 * step + 1e-9) return true;
    }
  }
  return false;
}

class ReportOf : public testing::TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(Examples, ReportOf,
                         testing::Values("knoke", "krackhardt_managers", "nhs_london",
                                         "nhs_north_west", "rescue_cheyenne", "rescue_hurrfrederic",
                                         "rescue_mtsthelens"),
                         [](const auto& param) { return param.param; });

TEST_P(ReportOf, EveryNumberOnThePageIsInTheJsonOfTheSameRun) {
  const ScratchFolder scratch;
  const std::string page = (scratch / "r.html").string();
  ASSERT_EQ(
      run_program("report examples/" + GetParam() + " -o " + page + " --json " + page + ".json")
          .exit,
      0);
  const std::string json = read_file(page + ".json");
  std::vector<double> known;
  std::set<std::string> literal;
  for (const std::string& number : numbers_in(json)) {
    literal.insert(number);
    known.push_back(std::strtod(number.c_str(), nullptr));
  }
  std::size_t checked = 0;
  for (const std::string& number : numbers_in(visible_text(read_file(page), true))) {
    ++checked;
    EXPECT_TRUE(literal.contains(number) || is_rounded(number, known))
        << number << " is on the page, not in the JSON";
  }
  EXPECT_GT(checked, 50U);
}

TEST_P(ReportOf, TheFirstPageIsShort) {
  const ScratchFolder scratch;
  const std::string page = (scratch / "r.html").string();
  const Outcome outcome = run_program("report examples/" + GetParam() + " -o " + page);
  const auto words = std::count_if(outcome.out.begin(), outcome.out.end(),
                                   [](char c) { return c == ' ' || c == '\n'; });
  EXPECT_LE(words, 260) << outcome.out;  // the sentences, the labels and the path
}

class Audiences : public testing::Test {
 protected:
  void SetUp() override {
    (void)scratch.write(
        "place/nodes.csv",
        "id,name,system,visibility,response\n"
        "pub1,PublicBodyOne,health,public,answered\npub2,PublicBodyTwo,police,public,answered\n"
        "par1,PartnerBody,health,partners,answered\ntea1,TeamBody,schools,team,answered\n"
        "bla1,BlankBody,schools,,no reply\npub3,PublicBodyThree,schools,public,declined\n");
    (void)scratch.write("place/edges.csv",
                        "from,to,notes,visibility,kind\npub1,pub2,SecretNoteOne,public,"
                        "shared\npub1,pub3,SecretNoteTwo,,hiddenkind\n"
                        "par1,pub2,SecretNoteThree,partners,partnerkind\ntea1,pub1,SecretNoteFour,"
                        "public,teamkind\nbla1,pub3,SecretNoteFive,team,blankkind\n");
  }
  // Every file that can leave the tool, for one audience, one after another.
  std::string files(const std::string& audience) {
    std::string all;
    const std::string place = (scratch / "place").string();
    for (const char* name : {"m.svg", "m.dot", "i.svg", "i.dot"}) {
      const std::string show = name[0] == 'i' ? " --show interfaces" : "";
      EXPECT_EQ(
          run_program("map " + place + " -o " + (scratch / name).string() + show + audience).exit,
          0);
      all += read_file(scratch / name);
    }
    const std::string page = (scratch / "r.html").string();
    EXPECT_EQ(
        run_program("report " + place + " -o " + page + " --json " + page + ".json" + audience)
            .exit,
        0);
    return all + read_file(page) + read_file(page + ".json");
  }
  ScratchFolder scratch;
};

TEST_F(Audiences, PublishedIsTheDefaultAndHoldsOnlyWhatIsPublic) {
  const std::string all = files("");
  EXPECT_THAT(all, HasSubstr("PublicBodyOne"));
  for (const char* secret : {"PartnerBody", "TeamBody", "BlankBody", "par1", "tea1", "bla1",
                             "SecretNote", "declined", "no reply"}) {
    EXPECT_THAT(all, Not(HasSubstr(secret))) << secret;
  }
  EXPECT_TRUE(all == files(" --for published"));
}

TEST_F(Audiences, PartnersSeeWhatIsForThemAndNoMore) {
  const std::string all = files(" --for partners");
  EXPECT_THAT(all, HasSubstr("PartnerBody"));
  for (const char* secret : {"TeamBody", "BlankBody", "SecretNote"})
    EXPECT_THAT(all, Not(HasSubstr(secret))) << secret;
}

TEST_F(Audiences, TheTeamSeesEveryBodyButNoNotes) {
  const std::string all = files(" --for team");
  for (const char* name : {"PublicBodyOne", "PartnerBody", "TeamBody", "BlankBody"})
    EXPECT_THAT(all, HasSubstr(name));
  EXPECT_THAT(all, Not(HasSubstr("SecretNote")));
}

TEST_F(Audiences, HiddenBodiesAreCountedAloud) {
  const Outcome outcome = run_program("report " + (scratch / "place").string() + " -o " +
                                      (scratch / "r.html").string());
  EXPECT_THAT(outcome.out, HasSubstr("3 bodies not shown; --for team shows them"));
  EXPECT_THAT(visible_text(read_file(scratch / "r.html"), true), HasSubstr("3 bodies not shown"));
}

// Systems A and B have one body each, C and D six; B's body did not answer. Everything is marked public.
TEST_F(Audiences, WhoDidNotAnswerIsInNoPublishedFileHoweverPublicThePlace) {
  std::string nodes = "id,system,response\na1,A,answered\nb1,B,declined\n";
  for (int i = 0; i < 6; ++i) {
    nodes += "c" + std::to_string(i) + ",C," + (i < 5 ? "answered" : "no reply") + "\n";
    nodes += "d" + std::to_string(i) + ",D," + (i < 4 ? "answered" : "no reply") + "\n";
  }
  (void)scratch.write("place/nodes.csv", nodes);
  (void)scratch.write("place/edges.csv", "from,to\na1,c0\nc0,d0\nc1,d1\nc2,d2\na1,d0\n");
  (void)scratch.write("place/place.csv", "key,value\nvisibility,public\n");
  const std::string all = files(" --for published");
  EXPECT_THAT(all, HasSubstr("c0"));
  for (const char* telling : {"raters", "declined", "no reply", "B; 0", "of B answered"}) {
    EXPECT_THAT(all, Not(HasSubstr(telling))) << telling;
  }
  const std::string json = read_file(scratch / "r.html.json");
  const std::size_t systems = json.find("\"systems\"");
  const std::string part = json.substr(systems, json.find("\"gaps\": [") - systems);
  EXPECT_THAT(part, Not(HasSubstr("\"answered\"")));  // C and D would give A and B away
}

TEST_F(Audiences, ConflictIsNeverDrawnAndSensitiveLayersAreForTheTeam) {
  (void)scratch.write("place/place.csv", "key,value\nvisibility,public\n");
  (void)scratch.write("place/layers.csv", "kind,sensitive\nhard,yes\nshared,no\n");
  (void)scratch.write(
      "place/edges.csv",
      "from,to,kind\npub1,pub2,shared\npub1,par1,conflict\npub1,tea1,hard\npub1,bla1,trust\n");
  const std::string place = (scratch / "place").string();
  const std::string map = " -o " + (scratch / "m.svg").string();
  EXPECT_EQ(run_program("map " + place + map + " --layer conflict --for team").exit, 2);
  EXPECT_EQ(run_program("map " + place + map + " --layer hard").exit, 2);
  EXPECT_EQ(run_program("map " + place + map + " --layer trust").exit, 2);
  EXPECT_EQ(run_program("map " + place + map + " --layer hard --for team").exit, 0);
  const std::string all = files("");
  EXPECT_THAT(all, HasSubstr("shared"));
  for (const char* kind : {"conflict", "\"hard\"", "trust\""})
    EXPECT_THAT(all, Not(HasSubstr(kind))) << kind;
}

TEST_F(Audiences, PeopleAreNotNamedUnlessTheyMayBe) {
  (void)scratch.write("place/nodes.csv",
                      "id,name,kind,organisation,named,told,tier\norg,Council,organisation,,,,\n"
                      "p1,Jane Secret,person,org,,,\np2,Tom Open,person,org,yes,,\np3,Ann "
                      "Frontline,person,org,yes,,front line\n"
                      "q1,Director,post,org,,yes,\nq2,Untold Post,post,org,,,\n");
  (void)scratch.write("place/edges.csv", "from,to\np1,p2\np2,p3\nq1,q2\np3,q1\n");
  (void)scratch.write("place/place.csv", "key,value\nvisibility,public\n");
  const std::string place = (scratch / "place").string();
  const std::string measured = run_program("measure " + place + " --unit person").out;
  EXPECT_THAT(measured, HasSubstr("Tom Open"));
  EXPECT_THAT(measured, HasSubstr("a person in Council"));
  EXPECT_THAT(measured, HasSubstr("a member of front-line staff"));
  EXPECT_THAT(measured, Not(HasSubstr("Jane Secret")));
  EXPECT_THAT(measured, Not(HasSubstr("Ann Frontline")));
  const std::string published = files(" --unit person");
  EXPECT_THAT(published, HasSubstr("Tom Open"));
  EXPECT_THAT(published, HasSubstr("Director"));
  for (const char* name :
       {"Jane Secret", "Ann Frontline", "Untold Post", "\"p1\"", "\"p3\"", "\"q2\""}) {
    EXPECT_THAT(published, Not(HasSubstr(name))) << name;
  }
}

}  // namespace
}  // namespace interstice
