// `interstice convert` as a user runs it.
#include <gmock/gmock.h>
#include <sys/stat.h>

#include "tests/cli/program.hpp"
#include "tests/support/source_dir.hpp"

namespace interstice {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

std::string quoted(const std::filesystem::path& path) { return '\'' + path.string() + '\''; }

TEST(Convert, AnExampleComesBackFileByFile) {
  const ScratchFolder scratch;
  const auto place = scratch / "r.place";
  const auto json = scratch / "r.json";
  const auto tables = scratch / "tables";
  const Outcome first = run_program("convert examples/riverside " + quoted(place));
  EXPECT_EQ(first.exit, 0);
  EXPECT_THAT(first.out, AllOf(HasSubstr("93 stakeholders, 903 relationships"),
                               HasSubstr("what is for the team alone too")));
  ASSERT_EQ(run_program("convert " + quoted(place) + ' ' + quoted(json)).exit, 0);
  ASSERT_EQ(run_program("convert " + quoted(json) + ' ' + quoted(tables)).exit, 0);
  std::size_t files = 0;
  for (const auto& file : std::filesystem::directory_iterator(tables)) {
    ++files;
    EXPECT_EQ(read_file(file.path()),
              read_file(source_dir() / "examples/riverside" / file.path().filename()))
        << file.path();
  }
  EXPECT_EQ(files, 13U);
}

TEST(Convert, EveryFormatGivesTheSameAnswer) {
  const ScratchFolder scratch;
  for (const std::string name : {"k.place", "k.json", "k"})
    ASSERT_EQ(run_program("convert examples/knoke " + quoted(scratch / name)).exit, 0) << name;
  const std::string gaps = " --all --format csv";
  const Outcome expected = run_program("gaps examples/knoke" + gaps);
  for (const std::string name : {"k.place", "k.json", "k"}) {
    const Outcome found = run_program("gaps " + quoted(scratch / name) + gaps);
    EXPECT_EQ(found.exit, 0) << name;
    EXPECT_EQ(found.out, expected.out) << name;
  }
}

TEST(Convert, RowsThatNoAnalysisReadsAreKept) {
  const ScratchFolder scratch;
  const auto in = scratch.write("in.csv", "from,to,notes\na,a,self\na,b,x\na,b,x\n");
  const Outcome outcome = run_program("convert " + in.string() + ' ' + quoted(scratch / "out.csv"));
  EXPECT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_EQ(scratch.read("out.csv"), scratch.read("in.csv"));
}

TEST(Convert, AnEdgeListThatWouldLoseTablesHasToBeAskedFor) {
  const ScratchFolder scratch;
  const Outcome refused = run_program("convert examples/knoke " + quoted(scratch / "links.csv"));
  EXPECT_EQ(refused.exit, 2);
  EXPECT_THAT(refused.err, AllOf(HasSubstr("stakeholders"), HasSubstr("--links-only")));
  EXPECT_EQ(scratch.num_entries(), 0);
  const Outcome asked =
      run_program("convert examples/knoke " + quoted(scratch / "links.tsv") + " --links-only");
  EXPECT_EQ(asked.exit, 0);
  EXPECT_THAT(scratch.read("links.tsv"), testing::StartsWith("from\tto\t"));
  EXPECT_THAT(asked.out, Not(HasSubstr("stakeholders")));
}

TEST(Convert, NothingIsWrittenOverAndNothingIsGuessed) {
  const ScratchFolder scratch;
  EXPECT_THAT(run_program("convert examples/knoke " + quoted(scratch / "k.xlsx")).err,
              HasSubstr(".place, .json, .csv"));
  scratch.write("full/mine.txt", "x");
  const Outcome full = run_program("convert examples/knoke " + quoted(scratch / "full"));
  EXPECT_EQ(full.exit, 4);
  EXPECT_THAT(full.err, HasSubstr("there are files in it"));
  EXPECT_EQ(scratch.read("full/mine.txt"), "x");
  const auto in = scratch.write("in.csv", "from,to\na,b\n");
  EXPECT_EQ(run_program("convert " + in.string() + ' ' + in.string()).exit, 2);
  EXPECT_EQ(run_program("convert " + quoted(scratch / "none.csv") + " x.place").exit, 4);
  const auto wrong = scratch.write("wrong.csv", "from,to,strength\na,b,much\n");
  const Outcome bad = run_program("convert " + wrong.string() + ' ' + quoted(scratch / "w.place"));
  EXPECT_EQ(bad.exit, 3);
  EXPECT_FALSE(std::filesystem::exists(scratch / "w.place"));
  const auto damaged = scratch.write("d.place", "\x89ISP\r\n\x1a\n and more");
  EXPECT_THAT(run_program("check " + damaged.string()).out, HasSubstr("E-place-cut"));
}

TEST(Convert, ForOthersSaysWhatIsLeftOut) {
  const ScratchFolder scratch;
  const auto out = scratch / "p.place";
  const Outcome outcome =
      run_program("convert examples/riverside " + quoted(out) + " --for published");
  EXPECT_EQ(outcome.exit, 0);
  EXPECT_THAT(outcome.out, AllOf(HasSubstr("rows of stakeholders"), HasSubstr("column trust"),
                                 HasSubstr("gaps cannot be judged")));
  const Outcome gaps = run_program("gaps " + quoted(out) + " --all --format csv");
  EXPECT_EQ(gaps.exit, 0);
  EXPECT_THAT(gaps.out, AllOf(HasSubstr("cannot_tell"), Not(HasSubstr(",no_sign,")),
                              Not(HasSubstr(",gap,"))));
  const Outcome team =
      run_program("convert examples/riverside " + quoted(scratch / "t.place") + " --for team");
  EXPECT_THAT(team.out, Not(HasSubstr("Left out")));
}

TEST(Convert, AnEdgeListForOthersIsRefusedAsItCannotSayWhoAnswered) {
  const ScratchFolder scratch;
  const auto links = scratch.write("in.csv", "from,to,visibility\na,b,public\n");
  for (const std::string& line :
       {"convert examples/knoke " + quoted(scratch / "k.csv") + " --links-only --for published",
        "convert " + links.string() + ' ' + quoted(scratch / "k.tsv") + " --for partners"}) {
    const Outcome outcome = run_program(line);
    EXPECT_EQ(outcome.exit, 2) << line;
    EXPECT_THAT(outcome.err, AllOf(HasSubstr("cannot say"), HasSubstr("write .place, .json")));
  }
  EXPECT_EQ(scratch.num_entries(), 1);
  EXPECT_EQ(
      run_program("convert " + links.string() + ' ' + quoted(scratch / "k.tsv") + " --for team")
          .exit,
      0);
}

TEST(Convert, ATableThatACopyNeedsIsSaidToBeAdded) {
  const ScratchFolder scratch;
  const auto links = scratch.write("in.csv", "from,to\na,b\nb,c\n");
  const Outcome copy = run_program("convert " + links.string() + ' ' + quoted(scratch / "copy") +
                                   " --for published");
  EXPECT_EQ(copy.exit, 0) << copy.err;
  EXPECT_TRUE(std::filesystem::exists(scratch / "copy/stakeholders.csv"));
  EXPECT_THAT(copy.out, HasSubstr("Added: a table of stakeholders"));
  const Outcome all = run_program("convert " + links.string() + ' ' + quoted(scratch / "all"));
  EXPECT_THAT(all.out, Not(HasSubstr("Added")));
  const Outcome had_one =
      run_program("convert examples/knoke " + quoted(scratch / "k") + " --for published");
  EXPECT_THAT(had_one.out, Not(HasSubstr("Added")));
}

TEST(Convert, LinksOnlyIsForEdgeLists) {
  const ScratchFolder scratch;
  for (const char* name : {"k.place", "k.json", "k"}) {
    const Outcome outcome =
        run_program("convert examples/knoke " + quoted(scratch / name) + " --links-only");
    EXPECT_EQ(outcome.exit, 2) << name;
    EXPECT_THAT(outcome.err, HasSubstr("--links-only is for an edge list"));
  }
  EXPECT_EQ(scratch.num_entries(), 0);
}

TEST(Convert, APipeOrDeviceIsSaidToBeOne) {
  const ScratchFolder scratch;
  ASSERT_EQ(mkfifo((scratch / "pipe").c_str(), 0600), 0);
  for (const std::string& output :
       {std::string("/dev/stdout"), std::string("/dev/full"), (scratch / "pipe").string()}) {
    const Outcome outcome = run_program("convert examples/knoke " + output);
    EXPECT_EQ(outcome.exit, 2) << output;
    EXPECT_THAT(outcome.err, AllOf(HasSubstr(output), HasSubstr("is a pipe or device"),
                                   HasSubstr(".place, .json")));
    EXPECT_EQ(outcome.out, "");
  }
}

TEST(Convert, ALinkToAnEmptyFolderIsFollowed) {
  const ScratchFolder scratch;
  std::filesystem::create_directory(scratch / "real");
  std::filesystem::create_symlink("real", scratch / "link");
  const Outcome outcome = run_program("convert examples/knoke " + quoted(scratch / "link"));
  EXPECT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_TRUE(std::filesystem::is_symlink(scratch / "link"));
  EXPECT_TRUE(std::filesystem::exists(scratch / "real/relationships.csv"));
}

TEST(Convert, AFileLargerThanAllowedIsAnErrorAndNothingIsLeft) {
  const ScratchFolder scratch;
  for (const char* name : {"r.place", "r"}) {
    const Outcome outcome =
        run_words({"sh", "-c",
                   "ulimit -f 8; exec " + program_file().string() + " convert examples/riverside " +
                       (scratch / name).string()});
    EXPECT_EQ(outcome.exit, 4) << name;
    EXPECT_THAT(outcome.err, HasSubstr("File too large"));
    EXPECT_EQ(scratch.num_entries(), 0);
  }
}

}  // namespace
}  // namespace interstice
