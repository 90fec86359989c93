#include "tests/support/source_dir.hpp"

namespace interstice {

std::filesystem::path source_dir() { return INTERSTICE_SOURCE_DIR; }

std::filesystem::path program_file() { return INTERSTICE_PROGRAM; }

}  // namespace interstice
