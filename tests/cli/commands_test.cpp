// Wrong commands and wrong files: the exit code, what is said, and that nothing is written.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "tests/cli/program.hpp"
#include "tests/support/source_dir.hpp"

namespace interstice {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

TEST(Commands, VersionAndHelp) {
  const Outcome version = run_program("--version");
  EXPECT_EQ(version.exit, 0);
  EXPECT_EQ(version.out, "interstice " INTERSTICE_VERSION "\n");
  const Outcome help = run_program("--help");
  EXPECT_EQ(help.exit, 0);
  for (const char* word : {"check", "measure", "gaps", "influence", "introduce", "map", "report",
                           "interstice report examples/knoke -o knoke.html"}) {
    EXPECT_THAT(help.out, HasSubstr(word));
  }
  for (const char* command :
       {"check", "measure", "gaps", "influence", "introduce", "map", "report"}) {
    const Outcome one = run_program(std::string(command) + " --help");
    EXPECT_EQ(one.exit, 0);
    EXPECT_THAT(one.out, HasSubstr("Example")) << command;
  }
}

struct Wrong {
  std::string line;
  int exit;
  std::string said;
};

TEST(Commands, WrongOptionsAreUsageErrorsThatSayWhatToDo) {
  for (const Wrong& wrong : std::vector<Wrong>{
           {"gaps examples/knoke --format xml", 2, "--format"},
           {"gaps examples/knoke --unit team", 2, "--unit"},
           {"gaps examples/knoke --layer infomation", 2, "did you mean \"information\"?"},
           {"gaps examples/knoke --systems secter", 2, "did you mean \"sector\"?"},
           {"gaps examples/knoke --as-of yesterday", 2, "is not a date; write YYYY-MM-DD"},
           {"map examples/knoke -o map.gif", 2, ".svg, .png, .pdf, .dot"},
           {"measure examples/knoke --measures betweeness", 2, "did you mean \"betweenness\"?"},
           {"measure examples/knoke --measures in_degree --view either", 2,
            "in_degree is not defined here: the view has no direction"},
           {"measure examples/knoke --graph --edges", 2, "ask for one at a time"},
           {"measure examples/knoke --layer money --view two_mode", 2,
            "use --view directed, either or both"},
           {"measure examples/knoke --view two_mode", 2,
            "no kind of link from stakeholders to boards"},
           {"measure examples/nhs_london --view either", 2, "use --view two_mode"},
           {"measure examples/nhs_london --layer partner_in --view both", 2, "use --view two_mode"},
       }) {
    const Outcome outcome = run_program(wrong.line);
    EXPECT_EQ(outcome.exit, wrong.exit) << wrong.line;
    EXPECT_THAT(outcome.out + outcome.err, HasSubstr(wrong.said)) << wrong.line;
  }
}

class BadInput : public testing::Test {
 protected:
  // `report` and `check` on one path: the same exit code, the fault named by both, nothing written.
  void expect_refused(const std::string& path, int exit, const std::string& said) {
    const std::string page = (scratch / "page.html").string();
    const Outcome report =
        run_program("report '" + path + "' -o " + page + " --json " + page + ".json");
    EXPECT_EQ(report.exit, exit) << path << report.err;
    EXPECT_THAT(report.err, HasSubstr(said));
    EXPECT_EQ(report.out, "");
    EXPECT_FALSE(std::filesystem::exists(page));
    EXPECT_FALSE(std::filesystem::exists(page + ".json"));
    const Outcome check = run_program("check '" + path + "'");
    EXPECT_EQ(check.exit, exit) << path;
    EXPECT_THAT(check.out + check.err, HasSubstr(said));
  }
  void expect_bytes_refused(const std::string& bytes, const std::string& said) {
    const std::string path = scratch.write("links.csv", bytes).string();
    expect_refused(path, 3, said);
  }
  ScratchFolder scratch;
};

TEST_F(BadInput, AMissingFile) {
  expect_refused((scratch / "none.csv").string(), 4, "there is no such file");
}
TEST_F(BadInput, AnUnreadableFile) {
  const auto path = scratch.write("links.csv", "from,to\na,b\n");
  chmod(path.c_str(), 0);
  if (std::ifstream(path)) GTEST_SKIP() << "this user may read everything";
  expect_refused(path.string(), 4, "cannot be read");
}
TEST_F(BadInput, APipe) {
  ASSERT_EQ(mkfifo((scratch / "pipe.csv").c_str(), 0600), 0);
  expect_refused((scratch / "pipe.csv").string(), 4, "is a pipe, not a file");
}
TEST_F(BadInput, AFolderWithoutRelationships) {
  (void)scratch.write("place/stakeholders.csv", "id,name\na,A\n");
  expect_refused((scratch / "place").string(), 3, "no table of relationships");
}
TEST_F(BadInput, AnEmptyFile) { expect_bytes_refused("", "the file is empty"); }
TEST_F(BadInput, AHeaderAlone) { expect_bytes_refused("from,to\n", "no row below"); }
TEST_F(BadInput, ABinaryFile) {
  expect_bytes_refused(std::string("\x7f"
                                   "ELF\0\1\2",
                                   7),
                       "does not look like text");
}
TEST_F(BadInput, AnotherEncoding) {
  expect_bytes_refused("from,to\na,caf\xe9\n", ":2:6: error: byte 0xE9");
}
TEST_F(BadInput, AnUnclosedQuoteAtItsOpeningLine) {
  expect_bytes_refused("from,to\na,b\n\"c,d\ne,f\ng,h\n",
                       "links.csv:3:1: error: a quotation mark opens here");
}
TEST_F(BadInput, TextInANumberColumnEveryOneOfThem) {
  expect_bytes_refused("from,to,weight\na,b,strong\nc,d,2\ne,f,1x\n",
                       "links.csv:2:5: error: \"strong\"");
  expect_bytes_refused("from,to,weight\na,b,strong\nc,d,2\ne,f,1x\n",
                       "links.csv:4:5: error: \"1x\"");
}
TEST_F(BadInput, NoHeader) { expect_bytes_refused("a,b\nc,d\n", "\"from,to\""); }
TEST_F(BadInput, AHeaderAloneBesideStakeholdersIsAPlaceWithoutLinks) {
  (void)scratch.write("place/nodes.csv", "id,system\na,x\nb,y\nc,z\n");
  (void)scratch.write("place/edges.csv", "from,to\n");
  for (const char* command : {"check ", "gaps ", "influence ", "measure "}) {
    const Outcome outcome = run_program(command + (scratch / "place").string());
    EXPECT_EQ(outcome.exit, 0) << command << outcome.err;
    EXPECT_THAT(outcome.out, testing::Not(HasSubstr("nan"))) << command;
  }
  EXPECT_EQ(run_program("report " + (scratch / "place").string() + " --for team -o " +
                        (scratch / "r.html").string())
                .exit,
            0);
}

TEST(Output, AFolderThatIsNotThereIsAnInputOutputError) {
  const ScratchFolder scratch;
  const Outcome outcome =
      run_program("report examples/knoke -o " + (scratch / "no/such/page.html").string());
  EXPECT_EQ(outcome.exit, 4);
  EXPECT_THAT(outcome.err, HasSubstr("page.html"));
}

TEST(Output, TheDataAreNeverWrittenOver) {
  const ScratchFolder scratch;
  const std::string links = scratch.write("links.csv", "from,to\na,b\n").string();
  (void)scratch.write("place/edges.csv", "from,to\na,b\n");
  const std::string place = (scratch / "place").string();
  for (const std::string& line :
       {"report " + links + " -o " + links, "report " + place + " -o " + place + "/edges.csv",
        "report " + place + " -o " + place + "/r.html --json " + place + "/edges.csv"}) {
    const Outcome outcome = run_program(line);
    EXPECT_EQ(outcome.exit, 2) << line;
    EXPECT_THAT(outcome.err, HasSubstr("is the data; choose another name")) << line;
  }
  EXPECT_EQ(read_file(links), "from,to\na,b\n");
  EXPECT_EQ(read_file(place + "/edges.csv"), "from,to\na,b\n");
  const std::string page = (scratch / "r.html").string();
  for (const std::string& json : {page, (scratch / "./place/../r.html").string()}) {
    const Outcome outcome = run_program("report " + links + " -o " + page + " --json " + json);
    EXPECT_EQ(outcome.exit, 2) << json;
    EXPECT_THAT(outcome.err, HasSubstr("name the same file"));
  }
}

TEST(Output, TheDataAreNotWrittenOverThroughLinksOrWithAnEndingInCapitals) {
  const ScratchFolder scratch;
  (void)scratch.write("store/real.csv", "from,to\na,b\n");
  std::filesystem::create_directory(scratch / "linked");
  std::filesystem::create_symlink("../store/real.csv", scratch / "linked/edges.csv");
  std::filesystem::create_symlink("store/real.csv", scratch / "way_in.html");
  (void)scratch.write("own/edges.csv", "from,to\na,b\n");
  (void)scratch.write("own/NODES.CSV", "id\na\nb\n");
  std::filesystem::create_symlink("own", scratch / "alias");
  const auto path = [&](const char* name) { return (scratch / name).string(); };
  for (const auto& [place, output] :
       std::vector<std::pair<std::string, std::string>>{{path("linked"), path("linked/edges.csv")},
                                                        {path("linked"), path("store/real.csv")},
                                                        {path("linked"), path("way_in.html")},
                                                        {path("own"), path("own/NODES.CSV")},
                                                        {path("own"), path("alias/edges.csv")},
                                                        {path("alias"), path("own/NODES.CSV")}}) {
    for (const std::string& line :
         {"report " + place + " -o " + output, "check " + place + " --rejects " + output}) {
      const Outcome outcome = run_program(line);
      EXPECT_EQ(outcome.exit, 2) << line;
      EXPECT_THAT(outcome.err, HasSubstr("is the data; choose another name")) << line;
    }
  }
  EXPECT_EQ(scratch.read("store/real.csv"), "from,to\na,b\n");
  EXPECT_EQ(scratch.read("own/NODES.CSV"), "id\na\nb\n");
}

TEST(Output, TwoSpellingsOfAFileThatIsNotThereYetAreOne) {
  const ScratchFolder scratch;
  std::filesystem::create_directory(scratch / "sub");
  std::filesystem::create_symlink("sub", scratch / "alias");
  std::filesystem::create_symlink("x.html", scratch / "sub/later");
  const std::string program = program_file().string();
  const std::string knoke = (source_dir() / "examples/knoke").string();
  const auto inside = [&](const std::string& page, const std::string& json) {
    return run_words({"sh", "-c",
                      "cd " + (scratch / "sub").string() + " && " + program + " report " + knoke +
                          " -o " + page + " --json " + json});
  };
  for (const std::string& json :
       {std::string("./x.html"), (scratch / "sub/x.html").string(), std::string("../sub/x.html"),
        (scratch / "alias/x.html").string(), std::string("later")}) {
    const Outcome outcome = inside("x.html", json);
    EXPECT_EQ(outcome.exit, 2) << json;
    EXPECT_THAT(outcome.err, HasSubstr("name the same file")) << json;
    EXPECT_FALSE(std::filesystem::exists(scratch / "sub/x.html")) << json;
  }
}

TEST(Output, NoTableIsAddedToThePlaceThatIsRead) {
  const ScratchFolder scratch;
  (void)scratch.write("own/edges.csv", "from,to\na,b\n");
  const std::string own = (scratch / "own").string();
  for (const std::string& line :
       {"check " + own + " --rejects " + own + "/stakeholders.csv",
        "check " + own + " --rejects " + own + "/Nodes.TXT",
        "report " + own + " -o " + own + "/stakeholders.csv",
        "report " + own + " -o " + own + "/page.html --json " + own + "/systems.tsv",
        "convert " + own + ' ' + own + "/layers.csv",
        "convert " + own + ' ' + own + "/nodes.csv/"}) {
    const Outcome outcome = run_program(line);
    EXPECT_EQ(outcome.exit, 2) << line;
    EXPECT_THAT(outcome.err, HasSubstr("beside the data; choose another name")) << line;
  }
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(own), {}), 1);
  EXPECT_EQ(run_program("check " + own + " --rejects " + own + "/to_mend.csv").exit, 0);
  EXPECT_EQ(run_program("check " + own).exit, 0);
  // One edge list of a folder of tables, and one that stands alone.
  (void)scratch.write("own/areas.csv", "code\nx\n");
  EXPECT_EQ(run_program("check " + own + "/edges.csv --rejects " + own + "/stakeholders.csv").exit,
            2);
  (void)scratch.write("alone/edges.csv", "from,to\na,b\n");
  const std::string alone = (scratch / "alone").string();
  EXPECT_EQ(run_program("convert " + alone + "/edges.csv " + alone + "/links.tsv").exit, 0);
}

TEST(Output, WhatARefusalAdvisesIsTaken) {
  const ScratchFolder scratch;
  (void)scratch.write("own/edges.csv", "from,to\na,b\nb,c\n");
  const std::string own = (scratch / "own").string();
  const std::string links = scratch.write("links.csv", "from,to\na,b\nb,c\n").string();
  for (const auto& [begin, output] : std::vector<std::pair<std::string, std::string>>{
           {"convert " + own + ' ', own},
           {"convert " + own + ' ', own + "/edges.csv"},
           {"convert " + links + ' ', links},
           {"report " + own + " -o ", own + "/edges.csv"},
           {"report " + own + " -o " + own + "/page.html --json ", own + "/edges.csv"},
           {"check " + links + " --rejects ", links}}) {
    const Outcome refused = run_program(begin + output);
    ASSERT_EQ(refused.exit, 2) << begin;
    std::string advice = refused.err.substr(refused.err.find("such as ") + 8);
    advice.pop_back();
    EXPECT_EQ(run_program(begin + (scratch / advice).string()).exit, 0) << begin << advice;
  }
  std::filesystem::create_symlink("own/edges.csv", scratch / "m.svg");
  EXPECT_THAT(run_program("map " + own + " -o " + (scratch / "m.svg").string()).err,
              HasSubstr("such as edges-map.svg"));
}

TEST(Output, AStreamThatIsFullIsAnInputOutputError) {
  const std::string program = program_file().string();
  for (const std::string command :
       {"completion bash", "completion zsh", "man gaps", "--help", "explain",
        "measure examples/riverside --format csv", "check examples/knoke --format json"}) {
    const Outcome outcome =
        run_words({"sh", "-c", "exec " + program + ' ' + command + " >/dev/full"});
    EXPECT_EQ(outcome.exit, 4) << command;
    EXPECT_THAT(outcome.err, HasSubstr("standard output could not be written")) << command;
  }
  EXPECT_EQ(run_words({"sh", "-c", "exec " + program + " gaps nothing_there 2>/dev/full"}).exit, 4);
  EXPECT_EQ(run_words({"sh", "-c", "exec " + program + " gaps --unit x y 2>/dev/full"}).exit, 2);
}

TEST(Output, ExitCodesOfTheDocumentStandThereOnce) {
  const std::string text = read_file(source_dir() / "docs/commands.md");
  const std::size_t begin = text.find("## Exit codes");
  ASSERT_NE(begin, std::string::npos);
  const std::string part = text.substr(begin, text.find("\n\n", begin + 20) - begin);
  for (const std::string code : {"0 ", "2 ", "3 ", "4 ", "129 ", "130 ", "143 ", "1 "}) {
    const std::size_t at = part.find((code == "0 " ? "\n" : "· ") + code);
    ASSERT_NE(at, std::string::npos) << code;
    EXPECT_EQ(part.find("· " + code, at + 1), std::string::npos) << code;
  }
}

TEST(Output, OfTwoFilesBothAreWrittenOrNeither) {
  const ScratchFolder scratch;
  const std::string page = scratch.write("r.html", "old").string();
  const std::string json = (scratch / "no/such/r.json").string();
  const Outcome second = run_program("report examples/knoke -o " + page + " --json " + json);
  EXPECT_EQ(second.exit, 4);
  EXPECT_EQ(second.out, "");
  EXPECT_THAT(second.err, HasSubstr("no/such/r.json: cannot be written: No such file"));
  EXPECT_THAT(second.err, HasSubstr("r.html was not written either"));
  EXPECT_EQ(read_file(page), "old");
  const std::string good = (scratch / "r.json").string();
  const Outcome first = run_program("report examples/knoke -o " + (scratch / "no/r.html").string() +
                                    " --json " + good);
  EXPECT_EQ(first.exit, 4);
  EXPECT_THAT(first.err, HasSubstr("r.json was not written either"));
  EXPECT_FALSE(std::filesystem::exists(good));
}

TEST(Output, DatedRowsWithoutADateAreBadInput) {
  const ScratchFolder scratch;
  const std::string links = scratch.write("links.csv", "from,to,since\na,b,2024\n").string();
  const Outcome outcome = run_program("gaps " + links);
  EXPECT_EQ(outcome.exit, 3);
  EXPECT_THAT(outcome.err, HasSubstr("--as-of"));
  EXPECT_EQ(run_program("gaps " + links + " --as-of 2025").exit, 0);
}

TEST(Output, CsvIsOneHeaderAndRowsWithTheRestOnStandardError) {
  const Outcome outcome = run_program("gaps examples/rescue_mtsthelens --all --format csv");
  EXPECT_THAT(outcome.out, StartsWith("rank,id,kind,state,system_a,system_b,outcome,observed,"
                                      "expected,missing,evidence,p,q,persistence,statement,"));
  EXPECT_EQ(parse_output(outcome.out).rows.size(), 10U);
  EXPECT_THAT(outcome.err, HasSubstr("Assumes that everyone was asked"));
  EXPECT_THAT(outcome.err, HasSubstr("Seed: 1"));
  const Outcome measure = run_program(
      "measure examples/knoke --layer information --view directed --measures all --format csv");
  EXPECT_THAT(measure.out, StartsWith("id,name,degree,in_degree,out_degree,strength,in_strength,"
                                      "out_strength,betweenness,closeness,harmonic,reach_2,reach_3,"
                                      "eccentricity,information,eigenvector,katz,bonacich_power,"
                                      "pagerank,hub,authority,core_number,local_clustering,"
                                      "ego_density,constraint,effective_size,ego_efficiency,"
                                      "constraint_hierarchy,coordinator,itinerant,representative,"
                                      "gatekeeper,liaison,brokerage,current_flow_betweenness,"
                                      "bridging_valente_fujimoto,bridging_hwang,cut_point,"
                                      "component\n"));
}

TEST(Output, RanksRunFromOneOverAllRowsByEvidence) {
  const CsvOutput csv =
      parse_output(run_program("gaps examples/rescue_mtsthelens --all --format csv").out);
  double last = 1e9;
  for (std::size_t i = 0; i < csv.rows.size(); ++i) {
    EXPECT_EQ(csv.rows[i][0], std::to_string(i + 1));
    // What cannot be told has no evidence, nor a number that says what is usual, and comes last.
    const bool unknown = csv.rows[i][csv.column("state")] == "cannot_tell";
    for (const char* column : {"expected", "missing", "evidence", "p", "low", "high"})
      EXPECT_EQ(csv.rows[i][csv.column(column)].empty(), unknown) << column;
    if (i > 0) {
      EXPECT_GE(unknown, csv.rows[i - 1][csv.column("state")] == "cannot_tell");
    }
    if (unknown) continue;
    const double evidence = std::stod(csv.rows[i][csv.column("evidence")]);
    EXPECT_LE(evidence, last);
    last = evidence;
  }
}

TEST(Output, OneSystemTwoSystemsNoSystemsGiveASentence) {
  const ScratchFolder scratch;
  const auto said = [&](const std::string& nodes) {
    (void)scratch.write("place/nodes.csv", nodes);
    (void)scratch.write("place/edges.csv", "from,to\na,b\nc,d\na,c\n");
    const Outcome outcome = run_program("gaps " + (scratch / "place").string());
    EXPECT_EQ(outcome.exit, 0) << outcome.err;
    return outcome.out;
  };
  EXPECT_THAT(said("id\na\nb\nc\nd\n"),
              HasSubstr("no column says which system each body belongs to"));
  EXPECT_THAT(said("id,system\na,x\nb,x\nc,x\nd,x\n"), HasSubstr("names fewer than two"));
  const std::string two = said("id,system\na,x\nb,x\nc,y\nd,y\n");
  EXPECT_THAT(two, HasSubstr("with fewer than three systems"));
}

TEST(Output, OfReportIsHtmlUnderItsOwnNameOnly) {
  const ScratchFolder scratch;
  for (const char* name : {"k.pdf", "k", "k.html.txt", "html"}) {
    const std::string file = (scratch / name).string();
    const Outcome outcome = run_program("report examples/knoke -o " + file);
    EXPECT_EQ(outcome.exit, 2) << name;
    EXPECT_THAT(outcome.err, HasSubstr("does not end in .html or .htm"));
    EXPECT_FALSE(std::filesystem::exists(file)) << name;
  }
  for (const char* name : {"k.HTML", "k.htm"})
    EXPECT_EQ(run_program("report examples/knoke -o " + (scratch / name).string()).exit, 0) << name;
}

}  // namespace
}  // namespace interstice
