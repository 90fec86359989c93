/// @file  A progress bar on standard error: only on a terminal, and only after a second.
#pragma once

#include <functional>

namespace interstice::cli {

/// For Execution::progress: shows the share done, and clears its line when that is 1. Empty where standard error is
/// no terminal.
[[nodiscard]] std::function<void(double)> progress_bar();

}  // namespace interstice::cli
