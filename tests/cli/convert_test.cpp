// `interstice convert` as a user runs it.
#include <gmock/gmock.h>

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

}  // namespace
}  // namespace interstice
