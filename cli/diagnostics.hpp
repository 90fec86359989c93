/// @file  A file's faults on the terminal.
#pragma once

#include <cstdio>

#include "graph/model/error.hpp"

namespace interstice::cli {

/// "file:line:column: error: found. What to do. [code]"
void print_diagnostic(const Diagnostic& diagnostic, std::FILE* out);

}  // namespace interstice::cli
