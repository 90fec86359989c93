/// @file  What is unfinished on the disk when somebody stops the program.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>

namespace interstice {

/// From now on SIGINT, SIGTERM and SIGHUP remove what Unfinished names, and end the process with 128 + their number
/// (130, 143, 129). A signal that is ignored, as under nohup, stays so. A closed pipe and a file larger than
/// this process may write are errors of the write, not signals.
void clean_up_when_interrupted();

/// A file or empty folder that an interrupt removes, as long as this lives.
///
/// Errors   resource_exhausted: more than 64 at once, or a path of 4096 bytes or more.
class Unfinished {
 public:
  explicit Unfinished(const std::filesystem::path& path);
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;
  ~Unfinished();

 private:
  std::size_t slot_;
};

}  // namespace interstice
