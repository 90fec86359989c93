/// @file  Where the sources of this build are. Alone in its file, so that the rest compiles the same in every clone.
#pragma once

#include <filesystem>

namespace interstice {

/// The project's top folder.
[[nodiscard]] std::filesystem::path source_dir();
/// The program built beside the tests.
[[nodiscard]] std::filesystem::path program_file();

}  // namespace interstice
