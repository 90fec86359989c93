/// @file  The only writer of files.
#pragma once

#include <filesystem>
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
///              nobody reads. The temporary file is removed, and what was there stays as it was.
void write_file_atomically(const std::filesystem::path& path, std::string_view bytes);

}  // namespace interstice
