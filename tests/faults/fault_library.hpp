/// @file  Where the library is that makes system calls fail (fail_kth.cpp).
#pragma once

#include <filesystem>

namespace interstice {

[[nodiscard]] std::filesystem::path fault_library();

}  // namespace interstice
