#include "io/temporary_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <memory>
#include <string>
#include <vector>

namespace interstice {
namespace {

constexpr std::size_t kChunk = std::size_t{1} << 26U;
constexpr mode_t kPrivateFile = 0600;
constexpr mode_t kPrivateFolder = 0700;
constexpr mode_t kPermissions = 07777;

std::filesystem::path unused_name(const std::filesystem::path& folder) {
  static std::atomic<unsigned> serial{0};
  return folder /
         (".interstice-" + std::to_string(::getpid()) + '-' + std::to_string(serial++) + ".tmp");
}

int create_exclusively(const std::filesystem::path& path) {
  int file = -1;
  do {
    file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, kPrivateFile);
  } while (file < 0 && errno == EINTR);
  return file;
}

int flushed(Descriptor& file) {
  if (::fsync(file.get()) != 0) return errno;
  return file.close() != 0 ? errno : 0;
}

}  // namespace

mode_t permitted(mode_t mode) {
  // umask(2) cannot be asked without being set: to the strictest, should another thread make a file just then.
  const mode_t mask = ::umask(077);
  (void)::umask(mask);
  return mode & ~mask;
}

int take_over(int file, const struct stat& old, mode_t mode) {
  constexpr auto kUnchanged = static_cast<uid_t>(-1);
  if (::fchown(file, old.st_uid, old.st_gid) != 0) {
    if (errno != EPERM) return errno;
    if (::fchown(file, kUnchanged, old.st_gid) != 0) {
      if (errno != EPERM) return errno;
      // Our own group may be another: it gets what everybody gets.
      mode &= ~(mode_t{S_ISGID} | S_IRWXG) | ((mode & S_IRWXO) << 3U);
    }
  }
  return ::fchmod(file, mode) == 0 ? 0 : errno;
}

int write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(file, bytes.data(), std::min(bytes.size(), kChunk));
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return 0;
}

int flush_folder(const std::filesystem::path& folder) {
  Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  const int number = opened.get() < 0 ? errno : flushed(opened);
  return number == EACCES || number == EINVAL || number == ENOTSUP || number == EROFS ? 0 : number;
}

TemporaryFile::TemporaryFile(const std::filesystem::path& folder) : file_(-1) {
  do {
    path_ = unused_name(folder);
    unfinished_.emplace(path_);
    file_ = Descriptor(create_exclusively(path_));
    error_ = file_.get() < 0 ? errno : 0;
    if (error_ != 0) unfinished_.reset();
  } while (error_ == EEXIST);
}

TemporaryFile::~TemporaryFile() {
  if (unfinished_) ::unlink(path_.c_str());
}

int TemporaryFile::write(std::string_view bytes) const { return write_all(file_.get(), bytes); }

int TemporaryFile::set_mode(mode_t mode) const {
  return ::fchmod(file_.get(), mode) == 0 ? 0 : errno;
}

int TemporaryFile::flush() { return flushed(file_); }

int TemporaryFile::rename_to(const std::filesystem::path& target) {
  if (::rename(path_.c_str(), target.c_str()) != 0) return errno;
  unfinished_.reset();
  return 0;
}

struct TemporaryFolder::Member {
  explicit Member(std::filesystem::path file) : path(std::move(file)), unfinished(path) {}
  Member(const Member&) = delete;
  Member& operator=(const Member&) = delete;
  ~Member() {
    if (!kept) ::unlink(path.c_str());
  }

  std::filesystem::path path;
  Unfinished unfinished;
  bool kept = false;
};

TemporaryFolder::TemporaryFolder(const std::filesystem::path& parent,
                                 std::optional<struct stat> replaced)
    : replaced_(replaced) {
  do {
    path_ = unused_name(parent);
    unfinished_.emplace(path_);
    error_ = ::mkdir(path_.c_str(), kPrivateFolder) == 0 ? 0 : errno;
    if (error_ != 0) unfinished_.reset();
  } while (error_ == EEXIST);
}

TemporaryFolder::~TemporaryFolder() {
  members_.clear();
  if (unfinished_) ::rmdir(path_.c_str());
}

int TemporaryFolder::add(const std::filesystem::path& name, std::string_view bytes) {
  members_.push_back(std::make_unique<Member>(path_ / name));
  Descriptor file(create_exclusively(members_.back()->path));
  if (file.get() < 0) return errno;
  if (const int number = write_all(file.get(), bytes); number != 0) return number;
  const mode_t mode = permitted(0666);
  const int number = replaced_ ? take_over(file.get(), *replaced_, mode & replaced_->st_mode)
                               : (::fchmod(file.get(), mode) == 0 ? 0 : errno);
  return number != 0 ? number : flushed(file);
}

int TemporaryFolder::rename_to(const std::filesystem::path& target) {
  if (const int number = flush_folder(path_); number != 0) return number;
  const Descriptor folder(::open(path_.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  if (folder.get() < 0) return errno;
  const int handed_over =
      replaced_ ? take_over(folder.get(), *replaced_, replaced_->st_mode & kPermissions)
                : (::fchmod(folder.get(), permitted(0777)) == 0 ? 0 : errno);
  if (handed_over != 0) return handed_over;
  if (::rename(path_.c_str(), target.c_str()) != 0) return errno;
  for (const auto& member : members_) member->kept = true;
  unfinished_.reset();
  return 0;
}

}  // namespace interstice
