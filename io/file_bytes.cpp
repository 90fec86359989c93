#include "io/file_bytes.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string>
#include <system_error>

#include "graph/model/error.hpp"
#include "io/descriptor.hpp"

namespace interstice {
namespace {

constexpr std::size_t kChunk = std::size_t{1} << 26U;

[[noreturn]] void fail(const std::filesystem::path& path, const std::string& found,
                       const std::string& todo) {
  throw Error(ErrorCode::io_error, printable(path.native(), 4096) + ": " + found + ". " + todo);
}

[[noreturn]] void fail(const std::filesystem::path& path, int number) {
  const std::string found = "cannot be read: " + std::generic_category().message(number);
  switch (number) {
    case ENAMETOOLONG:
    case ENOENT:
    case ENOTDIR:
      fail(path, "there is no such file or folder",
           "Check the spelling and the folder you are in.");
    case EACCES:
    case EPERM:
      fail(path, found, "Ask its owner for the right to read it, or copy it to a folder of yours.");
    case ELOOP:
      fail(path, found, "The link leads back to itself: make it lead to the file.");
    default:
      fail(path, found, "Check the disk and try again.");
  }
}

std::string kind_of(mode_t mode) {
  if (S_ISFIFO(mode)) return "a pipe";
  if (S_ISSOCK(mode)) return "a socket";
  if (S_ISDIR(mode)) return "a folder";
  return "a device";
}

}  // namespace

FileBytes read_file(const std::filesystem::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
  // A socket cannot be opened at all: ENXIO.
  if (file.get() < 0 && errno == ENXIO)
    fail(path, "is a socket, not a file", "Save its content to a file first.");
  if (file.get() < 0) fail(path, errno);
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) fail(path, errno);
  if (!S_ISREG(status.st_mode)) {
    fail(path, "is " + kind_of(status.st_mode) + ", not a file",
         S_ISDIR(status.st_mode) ? "Rename it, or put the file in its place."
                                 : "Save its content to a file first.");
  }
  // One byte more than the size says tells a file that grows, and one of /proc that says 0.
  std::size_t room = static_cast<std::size_t>(std::max<off_t>(status.st_size, 0)) + 1;
  auto bytes = std::make_unique_for_overwrite<char[]>(room);
  std::size_t size = 0;
  while (true) {
    const ssize_t got = ::read(file.get(), bytes.get() + size, std::min(room - size, kChunk));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail(path, errno);
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
    if (size < room) continue;
    room *= 2;
    auto larger = std::make_unique_for_overwrite<char[]>(room);
    std::memcpy(larger.get(), bytes.get(), size);
    bytes = std::move(larger);
  }
  return {std::move(bytes), size};
}

}  // namespace interstice
