/// @file  Files and folders under a name of their own until they are complete.
#pragma once

#include <sys/stat.h>
#include <sys/types.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "io/descriptor.hpp"
#include "io/interrupts.hpp"

namespace interstice {

/// A new file that nobody else can read, in one folder, gone with this object unless it took another name. An interrupt
/// removes it too.
class TemporaryFile {
 public:
  /// Makes `.interstice-PROCESS-NUMBER.tmp` (exclusively, mode 0600); look at error() then.
  explicit TemporaryFile(const std::filesystem::path& folder);
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile();

  /// 0, or the number of the error that kept it from being made.
  [[nodiscard]] int error() const { return error_; }
  [[nodiscard]] int get() const { return file_.get(); }

  // Each hands back 0, or the number of the error.
  [[nodiscard]] int write(std::string_view bytes) const;
  [[nodiscard]] int set_mode(mode_t mode) const;
  /// To the disk; nothing can be written afterwards.
  [[nodiscard]] int flush();
  [[nodiscard]] int rename_to(const std::filesystem::path& target);

 private:
  std::filesystem::path path_;
  std::optional<Unfinished> unfinished_;
  int error_ = 0;
  Descriptor file_;  // last: made with the others
};

/// The same of a folder. Its files are made inside it, under their own names. Where it is to replace a folder it takes over
/// that one's owner, group and permissions, and no file in it can be read by more people than the folder could.
class TemporaryFolder {
 public:
  explicit TemporaryFolder(const std::filesystem::path& parent,
                           std::optional<struct stat> replaced = std::nullopt);
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();

  [[nodiscard]] int error() const { return error_; }
  // Each hands back 0, or the number of the error.
  [[nodiscard]] int add(const std::filesystem::path& name, std::string_view bytes);
  /// Takes a name that is free, or an empty folder's.
  [[nodiscard]] int rename_to(const std::filesystem::path& target);

 private:
  struct Member;
  std::filesystem::path path_;
  std::optional<struct stat> replaced_;
  std::optional<Unfinished> unfinished_;
  int error_ = 0;
  std::vector<std::unique_ptr<Member>> members_;
};

/// The permissions that a new file (0666) or folder (0777) of this process gets: less what umask(2) takes.
[[nodiscard]] mode_t permitted(mode_t mode);

/// Gives an open file or folder the owner and group of an older one, where we may, and the permissions `mode`; those of a
/// group that it cannot have are no wider than everybody's. 0, or the number of the error.
[[nodiscard]] int take_over(int file, const struct stat& old, mode_t mode);

/// Writes all bytes to a descriptor; 0, or the number of the error.
[[nodiscard]] int write_all(int file, std::string_view bytes);

/// A new name survives a power cut only once its folder is on the disk. 0, or the number of the error; a file system that
/// cannot say so is none.
[[nodiscard]] int flush_folder(const std::filesystem::path& folder);

}  // namespace interstice
