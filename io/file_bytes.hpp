/// @file  A regular file's bytes, read at once.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string_view>

namespace interstice {

/// The content of one file. The bytes stay where they are when it is moved.
class FileBytes {
 public:
  FileBytes(std::unique_ptr<char[]> bytes, std::size_t size)
      : bytes_(std::move(bytes)), size_(size) {}
  [[nodiscard]] std::string_view view() const { return {bytes_.get(), size_}; }

 private:
  std::unique_ptr<char[]> bytes_;
  std::size_t size_;
};

/// Reads a regular file (or what a symbolic link to one leads to); never waits for a pipe or
/// device.
///
/// Errors   io_error, naming the path and what to do: missing, not readable, or not a regular file.
[[nodiscard]] FileBytes read_file(const std::filesystem::path& path);

}  // namespace interstice
