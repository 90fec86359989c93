#include "io/file_bytes.hpp"

#include <gmock/gmock.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>

#include "io/descriptor.hpp"
#include "io/place_reader.hpp"
#include "tests/io/reading.hpp"
#include "tests/support/scratch_folder.hpp"

namespace interstice {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Property;
using testing::Throws;

auto is_io_error(const std::string& path, const std::string& found) {
  return Throws<Error>(AllOf(Property(&Error::code, ErrorCode::io_error),
                             Property(&Error::what, AllOf(HasSubstr(path), HasSubstr(found)))));
}

TEST(FileBytes, ReadsWhatIsThere) {
  const ScratchFolder folder;
  std::string content(100000, 'x');
  content += '\0';
  EXPECT_EQ(read_file(folder.write("a", content)).view(), content);
  EXPECT_EQ(read_file(folder.write("b", "")).view(), "");
  std::filesystem::create_symlink("a", folder.path() / "link");
  EXPECT_EQ(read_file(folder.path() / "link").view().size(), content.size());
  EXPECT_THAT(std::string(read_file("/proc/self/stat").view()), HasSubstr("("))
      << "its size is said to be 0";
}

TEST(FileBytes, RefusesWhatIsNoFile) {
  const ScratchFolder folder;
  ASSERT_EQ(::mkfifo((folder.path() / "pipe").c_str(), 0600), 0);
  EXPECT_THAT([&] { (void)read_file(folder.path() / "pipe"); },
              is_io_error("/pipe", "is a pipe, not a file"));
  EXPECT_THAT([] { (void)read_file("/dev/zero"); },
              is_io_error("/dev/zero", "is a device, not a file"));
  EXPECT_THAT([&] { (void)read_file(folder.path()); },
              is_io_error(folder.path(), "is a folder, not a file"));
  const Descriptor socket(::socket(AF_UNIX, SOCK_STREAM, 0));
  sockaddr_un address{.sun_family = AF_UNIX, .sun_path = {}};
  std::strncpy(address.sun_path, (folder.path() / "socket").c_str(), sizeof address.sun_path - 1);
  ASSERT_EQ(::bind(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  EXPECT_THAT([&] { (void)read_file(folder.path() / "socket"); },
              is_io_error("/socket", "is a socket"));
}

TEST(FileBytes, SaysWhatToDoAboutAMissingOrClosedFile) {
  const ScratchFolder folder;
  EXPECT_THAT([&] { (void)read_file(folder.path() / "none.csv"); },
              is_io_error("/none.csv", "there is no such file or folder. Check the spelling"));
  EXPECT_THAT([&] { (void)read_file(folder.path() / std::string(300, 'x')); },
              is_io_error("/xxx", "there is no such file or folder. Check the spelling"));
  std::filesystem::create_symlink("loop.csv", folder.path() / "loop.csv");
  EXPECT_THAT([&] { (void)read_file(folder.path() / "loop.csv"); },
              is_io_error("/loop.csv", "make it lead to the file"));
  const auto path = folder.write("closed.csv", "x");
  std::filesystem::permissions(path, std::filesystem::perms::none);
  if (::geteuid() == 0) GTEST_SKIP() << "nothing is closed to root";
  EXPECT_THAT([&] { (void)read_file(path); }, is_io_error("/closed.csv", "Permission denied"));
}

TEST(PlaceReaderFiles, APathThatCannotBeReadIsAnIoErrorAndBadContentADiagnostic) {
  const ScratchFolder folder;
  EXPECT_THAT([&] { (void)read_place(folder.path() / "nowhere"); },
              is_io_error("/nowhere", "no such file or folder"));
  folder.write("edges.csv", "from,to\nA,B\n");
  ASSERT_EQ(::mkfifo((folder.path() / "nodes.csv").c_str(), 0600), 0);
  EXPECT_THAT([&] { (void)read_place(folder.path()); }, is_io_error("/nodes.csv", "is a pipe"));
  std::filesystem::remove(folder.path() / "nodes.csv");
  ASSERT_EQ(::mkfifo((folder.path() / "pipe.csv").c_str(), 0600), 0);
  EXPECT_TRUE(read_place(folder.path()).place) << "what is no table is never opened";
  std::filesystem::create_symlink("gone", folder.path() / "layers.csv");
  EXPECT_THAT([&] { (void)read_place(folder.path()); }, is_io_error("/layers.csv", "no such file"));
  std::filesystem::remove(folder.path() / "layers.csv");
  std::filesystem::create_directory(folder.path() / "layers.csv");
  EXPECT_THAT([&] { (void)read_place(folder.path()); },
              is_io_error("/layers.csv", "is a folder, not a file. Rename it"));
  std::filesystem::remove(folder.path() / "layers.csv");
  std::filesystem::remove(folder.path() / "pipe.csv");
  std::filesystem::create_directory(folder.path() / "mine.csv");
  EXPECT_THAT(read_place(folder.path()), HasNoDiagnostic()) << "no table's name";
  folder.write("nodes.csv", "");
  EXPECT_THAT(read_place(folder.path()),
              HasDiagnostic("E-empty", (folder.path() / "nodes.csv").native(), "", ""));
}

TEST(PlaceReaderFiles, DiagnosticsNameFilesAsTheUserDid) {
  const ScratchFolder folder;
  folder.write("edges.csv", "from,to\nA,A\nA,B\n");
  const auto before = std::filesystem::current_path();
  std::filesystem::current_path(folder.path().parent_path());
  const std::string name = folder.path().filename().native();
  for (const std::string& given : {name, name + '/', "./" + name}) {
    const ReadResult result = read_place(given);
    ASSERT_TRUE(result.place);
    EXPECT_THAT(
        result,
        HasDiagnostic("W-self-tie", (std::filesystem::path(given) / "edges.csv").native() + ":2:3",
                      "", ""));
    EXPECT_EQ(result.place->name(), name);
  }
  EXPECT_EQ(read_place(name + "/edges.csv").place->name(), "edges.csv");
  std::filesystem::current_path(folder.path());
  EXPECT_EQ(read_place(".").place->name(), name);
  EXPECT_THAT(read_place("."), HasDiagnostic("W-self-tie", "./edges.csv:2:3", "", ""));
  std::filesystem::current_path(before);
}

}  // namespace
}  // namespace interstice
