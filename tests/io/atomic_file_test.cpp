#include "io/atomic_file.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <string>
#include <thread>

#include "graph/model/error.hpp"
#include "io/descriptor.hpp"
#include "tests/support/scratch_folder.hpp"

namespace interstice {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Property;
using testing::Throws;

auto is_io_error(const std::string& path, const std::string& reason) {
  return Throws<Error>(AllOf(Property(&Error::code, ErrorCode::io_error),
                             Property(&Error::what, AllOf(HasSubstr(path), HasSubstr(reason)))));
}

mode_t mode_of(const std::filesystem::path& path) {
  struct stat status {};
  EXPECT_EQ(::stat(path.c_str(), &status), 0);
  return status.st_mode & 07777;
}

TEST(AtomicFile, WritesAllBytesAndLeavesNothingElse) {
  const ScratchFolder folder;
  std::string content(3000000, 'x');
  content[5] = '\0';
  write_file_atomically(folder.path() / "a", content);
  EXPECT_EQ(folder.read("a"), content);
  write_file_atomically(folder.path() / "a", "short");
  EXPECT_EQ(folder.read("a"), "short");
  write_file_atomically(folder.path() / "b", "");
  EXPECT_EQ(folder.num_entries(), 2);
}

TEST(AtomicFile, ARelativeNameGoesToTheCurrentFolder) {
  const ScratchFolder folder;
  const auto before = std::filesystem::current_path();
  std::filesystem::current_path(folder.path());
  write_file_atomically("a", "x");
  std::filesystem::current_path(before);
  EXPECT_EQ(folder.read("a"), "x");
}

TEST(AtomicFile, ANewFileFollowsTheUmaskAndAnOldOneKeepsItsMode) {
  const ScratchFolder folder;
  const mode_t before = ::umask(027);
  write_file_atomically(folder.path() / "new", "x");
  ::umask(before);
  EXPECT_EQ(mode_of(folder.path() / "new"), 0640U);
  ASSERT_EQ(::chmod((folder.path() / "new").c_str(), 0604), 0);
  write_file_atomically(folder.path() / "new", "y");
  EXPECT_EQ(mode_of(folder.path() / "new"), 0604U);
}

TEST(AtomicFile, LinksAreFollowed) {
  const ScratchFolder folder;
  std::filesystem::create_directory(folder.path() / "sub");
  folder.write("sub/real", "old");
  std::filesystem::create_symlink("sub/real", folder.path() / "link");
  std::filesystem::create_symlink("link", folder.path() / "second");
  write_file_atomically(folder.path() / "second", "new");
  EXPECT_TRUE(std::filesystem::is_symlink(folder.path() / "second"));
  EXPECT_TRUE(std::filesystem::is_symlink(folder.path() / "link"));
  EXPECT_EQ(folder.read("sub/real"), "new");
  std::filesystem::create_symlink("sub/later", folder.path() / "dangling");
  write_file_atomically(folder.path() / "dangling", "made");
  EXPECT_EQ(folder.read("sub/later"), "made");
  std::filesystem::create_symlink("loop", folder.path() / "loop");
  EXPECT_THAT([&] { write_file_atomically(folder.path() / "loop", "x"); },
              is_io_error("/loop", "symbolic links"));
}

TEST(AtomicFile, AReaderSeesOldOrNewButNeverAPart) {
  const ScratchFolder folder;
  const auto path = folder.path() / "a";
  write_file_atomically(path, std::string(200000, '0'));
  std::atomic<bool> done = false;
  std::thread writer([&] {
    for (int i = 1; i < 60; ++i)
      write_file_atomically(path, std::string(200000, static_cast<char>('0' + i % 10)));
    done = true;
  });
  std::size_t seen = 0;
  while (!done) {
    const std::string content = folder.read("a");
    ASSERT_EQ(content.size(), 200000U);
    ASSERT_EQ(content.find_first_not_of(content[0]), std::string::npos);
    ++seen;
  }
  writer.join();
  EXPECT_GT(seen, 0U);
  EXPECT_EQ(folder.num_entries(), 1);
}

TEST(AtomicFile, FailuresNameThePathAndLeaveWhatWasThere) {
  const ScratchFolder folder;
  EXPECT_THAT([&] { write_file_atomically(folder.path(), "x"); },
              is_io_error(folder.path(), "it is a folder"));
  EXPECT_THAT([&] { write_file_atomically(folder.path() / "no" / "file", "x"); },
              is_io_error("/no/file", "No such file"));
  EXPECT_THAT([] { write_file_atomically("", "x"); }, is_io_error("", "no file was named"));
  folder.write("a", "x");
  EXPECT_THAT([&] { write_file_atomically(folder.path() / "a" / "b", "x"); },
              is_io_error("/a/b", "Not a directory"));
  EXPECT_THAT([&] { write_file_atomically(folder.path() / std::string(300, 'n'), "x"); },
              is_io_error("nnn", "too long"));
  EXPECT_EQ(folder.num_entries(), 1);
}

TEST(AtomicFile, AFullDiskLeavesTheOldFileAndNoTemporaryOne) {
  const ScratchFolder folder;
  folder.write("a", "old");
  // A limit on file sizes stands in for a disk that fills: the write comes back short, then fails.
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
  auto* const handler = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{.rlim_cur = 1000, .rlim_max = before.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
  EXPECT_THAT([&] { write_file_atomically(folder.path() / "a", std::string(5000, 'x')); },
              is_io_error("/a", "too large"));
  ::setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, handler);
  EXPECT_EQ(folder.read("a"), "old");
  EXPECT_EQ(folder.num_entries(), 1);
}

TEST(AtomicFile, OfSeveralFilesAllAreWrittenOrNone) {
  const ScratchFolder folder;
  folder.write("a", "old");
  const auto path = folder.path() / "a";
  const auto missing = folder.path() / "no/b";
  EXPECT_THAT(
      [&] {
        write_files_atomically(std::vector<FileToWrite>{{path, "new"}, {missing, "x"}});
      },
      is_io_error("/no/b", "/a was not written either"));
  EXPECT_EQ(folder.read("a"), "old");
  EXPECT_EQ(folder.num_entries(), 1) << "no temporary file";
  write_files_atomically(std::vector<FileToWrite>{{path, "new"}, {folder.path() / "b", "x"}});
  EXPECT_EQ(folder.read("a") + folder.read("b"), "newx");
  EXPECT_EQ(folder.num_entries(), 2);
}

TEST(AtomicFile, ADeviceIsWrittenBeforeAnyFileTakesItsName) {
  const ScratchFolder folder;
  const auto path = folder.path() / "a";
  EXPECT_THAT(
      [&] {
        write_files_atomically(std::vector<FileToWrite>{{path, "new"}, {"/dev/full", "x"}});
      },
      is_io_error("/dev/full", "/a was not written either"));
  EXPECT_EQ(folder.num_entries(), 0);
}

TEST(AtomicFile, TwoNamesOfOneFileAreRefused) {
  const ScratchFolder folder;
  std::filesystem::create_symlink("target", folder.path() / "link");  // leads to nothing yet
  EXPECT_THAT(
      [&] {
        write_files_atomically(std::vector<FileToWrite>{{folder.path() / "link", "page"},
                                                        {folder.path() / "target", "json"}});
      },
      is_io_error("/target", "leads to the same file"));
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "target"));
}

TEST(AtomicFile, TwoSpellingsOfAFileThatIsNotThereAreRefused) {
  const ScratchFolder folder;
  std::filesystem::create_directory(folder.path() / "sub");
  std::filesystem::create_symlink("sub", folder.path() / "alias");
  const auto before = std::filesystem::current_path();
  std::filesystem::current_path(folder.path());
  for (const std::filesystem::path& second :
       {std::filesystem::path("./sub/x"), folder.path() / "sub/x",
        std::filesystem::path("sub/../sub/x"), std::filesystem::path("alias/x")}) {
    EXPECT_THAT(
        [&] {
          write_files_atomically(std::vector<FileToWrite>{{"sub/x", "page"}, {second, "json"}});
        },
        is_io_error("/x", "leads to the same file"));
  }
  std::filesystem::current_path(before);
  EXPECT_TRUE(std::filesystem::is_empty(folder.path() / "sub"));
}

TEST(AtomicFile, ADiskThatFillsBetweenTwoFilesLeavesBothAsTheyWere) {
  const ScratchFolder folder;
  folder.write("a", "old");
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
  auto* const handler = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{.rlim_cur = 1000, .rlim_max = before.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
  const std::string large(5000, 'x');
  EXPECT_THAT(
      [&] {
        write_files_atomically(
            std::vector<FileToWrite>{{folder.path() / "a", "new"}, {folder.path() / "b", large}});
      },
      is_io_error("/b", "/a was not written either"));
  ::setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, handler);
  EXPECT_EQ(folder.read("a"), "old");
  EXPECT_EQ(folder.num_entries(), 1);
}

TEST(AtomicFile, AReadOnlyFileIsRefused) {
  const ScratchFolder folder;
  const auto path = folder.write("a", "old");
  std::filesystem::permissions(path, std::filesystem::perms::owner_read);
  if (::geteuid() == 0) GTEST_SKIP() << "nothing is read-only to root";
  EXPECT_THAT([&] { write_file_atomically(path, "x"); }, is_io_error("/a", "Permission denied"));
  EXPECT_EQ(folder.read("a"), "old");
}

TEST(AtomicFile, DevicesAndPipesAreWrittenDirectly) {
  const ScratchFolder folder;
  write_file_atomically("/dev/null", "x");
  EXPECT_TRUE(std::filesystem::is_character_file("/dev/null"));
  EXPECT_THAT([] { write_file_atomically("/dev/full", "x"); },
              is_io_error("/dev/full", "No space left"));
  const auto pipe = folder.path() / "pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_THAT([&] { write_file_atomically(pipe, "x"); },
              is_io_error("/pipe", "nobody reads this pipe"));
  const Descriptor reader(::open(pipe.c_str(), O_RDONLY | O_NONBLOCK));
  write_file_atomically(pipe, "hello");
  std::string got(16, '\0');
  ASSERT_EQ(::read(reader.get(), got.data(), got.size()), 5);
  EXPECT_EQ(got.substr(0, 5), "hello");
}

TEST(AtomicFolder, AnEmptyPrivateFolderStaysPrivateAndSoDoItsFiles) {
  const ScratchFolder folder;
  const mode_t before = ::umask(022);
  const std::vector<FileToWrite> files = {{"a", "x"}, {"b", "y"}};
  for (const mode_t mode : {mode_t{0700}, mode_t{0750}, mode_t{02775}}) {
    const auto path = folder.path() / std::to_string(mode);
    std::filesystem::create_directory(path);
    ASSERT_EQ(::chmod(path.c_str(), mode), 0);
    write_folder_atomically(path, files);
    EXPECT_EQ(mode_of(path), mode);
    EXPECT_EQ(mode_of(path / "a"), mode & 0644U);
    EXPECT_EQ(mode_of(path / "b"), mode & 0644U);
  }
  write_folder_atomically(folder.path() / "new", files);
  ::umask(before);
  EXPECT_EQ(mode_of(folder.path() / "new"), 0755U);
  EXPECT_EQ(mode_of(folder.path() / "new/a"), 0644U);
}

TEST(AtomicFolder, TheOwnerOfTheFolderThatIsReplacedOwnsItsFiles) {
  if (::geteuid() != 0) GTEST_SKIP() << "only root may give files away";
  const ScratchFolder folder;
  const auto path = folder.path() / "theirs";
  std::filesystem::create_directory(path);
  ASSERT_EQ(::chown(path.c_str(), 65534, 65533), 0);
  write_folder_atomically(path, std::vector<FileToWrite>{{"a", "x"}});
  for (const auto& made : {path, path / "a"}) {
    struct stat status {};
    ASSERT_EQ(::stat(made.c_str(), &status), 0);
    EXPECT_EQ(status.st_uid, 65534U) << made;
    EXPECT_EQ(status.st_gid, 65533U) << made;
  }
}

TEST(AtomicFolder, ALinkToAnEmptyFolderOrToNothingIsFollowed) {
  const ScratchFolder folder;
  std::filesystem::create_directory(folder.path() / "real");
  std::filesystem::create_symlink("real/", folder.path() / "link");
  std::filesystem::create_symlink("later", folder.path() / "dangling");
  const std::vector<FileToWrite> files = {{"a", "x"}};
  write_folder_atomically(folder.path() / "link", files);
  write_folder_atomically(folder.path() / "dangling/", files);
  EXPECT_TRUE(std::filesystem::is_symlink(folder.path() / "link"));
  EXPECT_TRUE(std::filesystem::is_symlink(folder.path() / "dangling"));
  EXPECT_EQ(folder.read("real/a"), "x");
  EXPECT_EQ(folder.read("later/a"), "x");
  EXPECT_EQ(folder.num_entries(), 4);
  EXPECT_THAT([&] { write_folder_atomically(folder.path() / "link", files); },
              is_io_error("/link", "there are files in it"));
}

}  // namespace
}  // namespace interstice
