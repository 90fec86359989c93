/// @file  The only writer of files.
#pragma once

#include <filesystem>
#include <span>
#include <string_view>

namespace interstice {

/// Writes a file so that its name leads to the old content or to all of the new, never to a part of
/// it.
///
/// Definition   The bytes go to a temporary file in the same folder, are flushed to the disk, and
/// take the name by
///              rename(2). A symbolic link is followed: what it leads to is replaced. A new file
///              has the permissions that the process's umask leaves; one that is replaced hands on
///              its own. A device, a pipe, and what stands in /dev or /proc (/dev/stdout) has no
///              content to keep and is written directly.
/// Errors       io_error, naming the path and the system's reason: a folder, a read-only file, a
/// full disk, a pipe that
///              nobody reads; a disk that does not confirm the new name, which is then there all the same. The temporary file is removed, and what was there stays as it was.
void write_file_atomically(const std::filesystem::path& path, std::string_view bytes);

struct FileToWrite {
  std::filesystem::path path;
  std::string_view bytes;
};

/// The same of several files that belong together: each is complete on the disk before the first takes its name.
///
/// Errors   io_error as above; what() adds which of the others were written (none, but for a disk or pipe that fails at
///          the very end) and which were not.
void write_files_atomically(std::span<const FileToWrite> files);

/// Makes a folder of files so that its name leads to nothing, or to all of them, each complete on the disk.
///
/// Definition   `path` is a name that is free, or an empty folder's; the files' paths are names in it. A symbolic link is
///              followed. An empty folder that is replaced hands on its owner, group and permissions, and its files can be
///              read by nobody who could not read in it.
/// Errors       io_error as above, and where the folder holds anything.
void write_folder_atomically(const std::filesystem::path& path, std::span<const FileToWrite> files);

}  // namespace interstice
