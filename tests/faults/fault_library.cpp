#include "tests/faults/fault_library.hpp"

namespace interstice {

std::filesystem::path fault_library() { return INTERSTICE_FAULT_LIBRARY; }

}  // namespace interstice
