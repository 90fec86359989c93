#include "io/atomic_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <deque>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include "graph/model/error.hpp"
#include "io/descriptor.hpp"

namespace interstice {
namespace {

constexpr std::size_t kChunk = std::size_t{1} << 26U;
constexpr int kMostLinks = 40;  // as the kernel follows
constexpr mode_t kPermissions = 07777;

[[noreturn]] void fail(const std::filesystem::path& path, const std::string& reason) {
  throw Error(ErrorCode::io_error,
              printable(path.native(), 4096) + ": cannot be written: " + reason);
}

[[noreturn]] void fail(const std::filesystem::path& path, int number) {
  fail(path, std::generic_category().message(number));
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

// 0, or the number of the error.
int write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(file, bytes.data(), std::min(bytes.size(), kChunk));
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return 0;
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

// A file of its own name in one folder; removed unless it has been renamed.
class TemporaryFile {
 public:
  TemporaryFile(const std::filesystem::path& folder, mode_t mode) : file_(create(folder, mode)) {}
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    if (!path_.empty() && !renamed_) ::unlink(path_.c_str());
  }
  [[nodiscard]] int error() const { return error_; }
  [[nodiscard]] int get() const { return file_.get(); }

  // 0, or the number of the error.
  int flush() { return ::fsync(file_.get()) != 0 || file_.close() != 0 ? errno : 0; }
  int rename_to(const std::filesystem::path& target) {
    if (::rename(path_.c_str(), target.c_str()) != 0) return errno;
    renamed_ = true;
    return 0;
  }

 private:
  int create(const std::filesystem::path& folder, mode_t mode) {
    static std::atomic<unsigned> serial{0};
    int file = -1;
    do {
      path_ = folder / (".interstice-" + std::to_string(::getpid()) + '-' +
                        std::to_string(serial++) + ".tmp");
      file = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
    } while (file < 0 && (errno == EEXIST || errno == EINTR));
    if (file < 0) {
      error_ = errno;
      path_.clear();
    }
    return file;
  }

  std::filesystem::path path_;
  int error_ = 0;
  bool renamed_ = false;
  Descriptor file_;  // last: create() fills the others
};

// The new name survives a power cut only once its folder is on the disk. Not every file system can
// say so.
void flush_folder(const std::filesystem::path& folder) {
  const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (opened.get() >= 0) (void)::fsync(opened.get());
}

// The owner where we may, and the permissions of the file that is replaced.
int take_over(int file, const struct stat& old) {
  if (::fchown(file, old.st_uid, old.st_gid) != 0 && errno != EPERM) return errno;
  return ::fchmod(file, old.st_mode & kPermissions) == 0 ? 0 : errno;
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
    // Nobody else reads what replaces a private file before it is as private; a new one is what umask
    // says at once.
    temporary_.emplace(folder(), named ? 0600 : 0666);
    int number = temporary_->error();
    if (number == 0) number = write_all(temporary_->get(), bytes_);
    if (number == 0 && named) number = take_over(temporary_->get(), *named);
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
    flush_folder(folder());
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
        return &other != &file && !other.is_direct() && other.target() == file.target();
      });
      if (same != pending.end())
        fail(files[at].path, "it leads to the same file as another output");
    }
    // A pipe may still break while it is written; a name is taken at once or not at all: last.
    for (std::size_t i = 0; i < pending.size(); ++i) order.push_back(i);
    std::ranges::stable_partition(order, [&](std::size_t i) { return pending[i].is_direct(); });
    for (const std::size_t next : order) {
      at = next;
      pending[at].finish();
      written.push_back(at);
    }
  } catch (const Error& error) {
    throw Error(error.code(), error.what() + said_of_others(files, at, written));
  }
}

void write_file_atomically(const std::filesystem::path& path, std::string_view bytes) {
  const FileToWrite file{path, bytes};
  write_files_atomically({&file, 1});
}

}  // namespace interstice
