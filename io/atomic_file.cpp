#include "io/atomic_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <deque>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include "graph/model/error.hpp"
#include "io/descriptor.hpp"
#include "io/same_file.hpp"
#include "io/temporary_file.hpp"

namespace interstice {
namespace {

constexpr int kMostLinks = 40;  // as the kernel follows
constexpr mode_t kPermissions = 07777;

[[noreturn]] void fail(const std::filesystem::path& path, const std::string& reason) {
  throw Error(ErrorCode::io_error,
              printable(path.native(), 4096) + ": cannot be written: " + reason);
}

[[noreturn]] void fail(const std::filesystem::path& path, int number) {
  fail(path, std::generic_category().message(number));
}

[[noreturn]] void fail_to_confirm(const std::filesystem::path& path, int number) {
  throw Error(ErrorCode::io_error,
              printable(path.native(), 4096) +
                  ": was written, but the system does not confirm that it would "
                  "survive a power cut: " +
                  std::generic_category().message(number));
}

// What a chain of symbolic links ends at, be it there or not.
std::filesystem::path follow_links(std::filesystem::path path) {
  for (int links = 0; links < kMostLinks; ++links) {
    std::error_code failure;
    const std::filesystem::path target = std::filesystem::read_symlink(path, failure);
    if (failure) return path;  // not a link
    path = path.parent_path() / target;
  }
  fail(path, ELOOP);
}

std::optional<struct stat> status_of(const std::filesystem::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) == 0) return status;
  if (errno == ENOENT) return std::nullopt;
  fail(path, errno);
}

bool is_special(const std::filesystem::path& path, const std::optional<struct stat>& status) {
  // /dev/stdout and its like are links to whatever the output is, a regular file too: write there, do not replace it.
  const auto under = [&](std::string_view folder) {
    return path.native().substr(0, folder.size()) == folder;
  };
  return status &&
         (!S_ISREG(status->st_mode) || under("/dev/std") || under("/dev/fd/") || under("/proc/"));
}

void write_directly(const std::filesystem::path& path, std::string_view bytes) {
  // Not to wait for a reader of a pipe; once there is one, writing may wait for it.
  Descriptor file(::open(path.c_str(), O_WRONLY | O_TRUNC | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
  if (file.get() < 0 && errno == ENXIO) fail(path, "nobody reads this pipe");
  if (file.get() < 0) fail(path, errno);
  const int flags = ::fcntl(file.get(), F_GETFL);
  if (flags < 0 || ::fcntl(file.get(), F_SETFL, flags & ~O_NONBLOCK) != 0) fail(path, errno);
  if (const int number = write_all(file.get(), bytes); number != 0) fail(path, number);
  if (file.close() != 0) fail(path, errno);
}

// One file on its way: all that can fail is done when it is made, but for its taking the name.
class PendingFile {
 public:
  PendingFile(std::filesystem::path path, std::string_view bytes)
      : path_(std::move(path)), bytes_(bytes) {
    if (path_.empty()) fail(path_, "no file was named");
    const std::optional<struct stat> named = status_of(path_);
    if (named && S_ISDIR(named->st_mode)) fail(path_, "it is a folder; name a file in it");
    if (is_special(path_, named)) return;
    target_ = follow_links(path_);
    if (named && ::faccessat(AT_FDCWD, target_.c_str(), W_OK, AT_EACCESS) != 0) fail(path_, errno);
    // Nobody else reads what replaces a private file before it is as private.
    temporary_.emplace(folder());
    int number = temporary_->error();
    if (number == 0) number = temporary_->write(bytes_);
    if (number == 0) {
      number = named ? take_over(temporary_->get(), *named, named->st_mode & kPermissions)
                     : temporary_->set_mode(permitted(0666));
    }
    if (number == 0) number = temporary_->flush();
    if (number != 0) fail(path_, number);
  }

  [[nodiscard]] bool is_direct() const { return !temporary_; }
  [[nodiscard]] const std::filesystem::path& target() const { return target_; }

  void finish() {
    if (is_direct()) {
      write_directly(path_, bytes_);
      return;
    }
    if (const int number = temporary_->rename_to(target_); number != 0) fail(path_, number);
    if (const int number = flush_folder(folder()); number != 0) fail_to_confirm(path_, number);
  }

 private:
  [[nodiscard]] std::filesystem::path folder() const {
    return target_.has_parent_path() ? target_.parent_path() : ".";
  }

  std::filesystem::path path_;
  std::string_view bytes_;
  std::filesystem::path target_;
  std::optional<TemporaryFile> temporary_;  // nothing: written directly
};

// What became of the other files, where writing one of several failed.
std::string said_of_others(std::span<const FileToWrite> files, std::size_t failed,
                           const std::vector<std::size_t>& written) {
  std::string text;
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (i == failed) continue;
    const bool is_written = std::ranges::find(written, i) != written.end();
    text += "; " + printable(files[i].path.native(), 4096) +
            (is_written ? " was written" : " was not written either");
  }
  return text;
}

}  // namespace

void write_files_atomically(std::span<const FileToWrite> files) {
  std::deque<PendingFile> pending;
  std::vector<std::size_t> order;
  std::vector<std::size_t> written;
  std::size_t at = 0;  // the file that is being dealt with
  try {
    for (at = 0; at < files.size(); ++at) {
      const PendingFile& file = pending.emplace_back(files[at].path, files[at].bytes);
      // Two links may lead to one file: the second would take the name from the first.
      const auto same = std::ranges::find_if(pending, [&](const PendingFile& other) {
        return &other != &file && !other.is_direct() && !file.is_direct() &&
               is_same_file(other.target(), file.target());
      });
      if (same != pending.end())
        fail(files[at].path, "it leads to the same file as another output");
    }
    // A pipe may still break while it is written; a name is taken at once or not at all: last.
    for (std::size_t i = 0; i < pending.size(); ++i) order.push_back(i);
    std::stable_partition(order.begin(), order.end(),
                          [&](std::size_t i) { return pending[i].is_direct(); });
    for (const std::size_t next : order) {
      at = next;
      pending[at].finish();
      written.push_back(at);
    }
  } catch (const Error& error) {
    throw Error(error.code(), error.what() + said_of_others(files, at, written));
  }
}

void write_folder_atomically(const std::filesystem::path& path,
                             std::span<const FileToWrite> files) {
  const std::filesystem::path named = path.has_filename() ? path : path.parent_path();
  if (named.empty()) fail(path, "no folder was named");  // "out/" is out
  // A link stays one: the folder that it leads to is made, or replaced.
  std::error_code failure;
  const bool is_link = std::filesystem::is_symlink(named, failure);
  const std::filesystem::path target = is_link ? final_path(named) : named;
  const auto there = status_of(target);
  if (there) {
    if (!S_ISDIR(there->st_mode)) fail(path, "it is a file; name a folder that is not there yet");
    const bool empty = std::filesystem::is_empty(target, failure);
    if (failure) fail(path, failure.value());
    if (!empty) fail(path, "there are files in it; name a folder that is not there yet");
  }
  const std::filesystem::path parent = target.has_parent_path() ? target.parent_path() : ".";
  TemporaryFolder folder(parent, there);
  int number = folder.error();
  for (const FileToWrite& file : files) {
    if (number == 0) number = folder.add(file.path, file.bytes);
  }
  if (number == 0) number = folder.rename_to(target);
  if (number != 0) fail(path, number);
  if (const int flushing = flush_folder(parent); flushing != 0) fail_to_confirm(path, flushing);
}

void write_file_atomically(const std::filesystem::path& path, std::string_view bytes) {
  const FileToWrite file{path, bytes};
  write_files_atomically({&file, 1});
}

}  // namespace interstice
