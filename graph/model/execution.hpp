/// @file  How a computation runs. Nothing here changes a result.
#pragma once

#include <functional>
#include <stop_token>

namespace interstice {

/// Threads, cancellation and progress of one call. Results never depend on it.
struct Execution {
  unsigned threads = 0;       ///< 0 = one per processor; results are the same for any value
  std::stop_token stop = {};  ///< polled once a source or draw; then Error{cancelled}
  std::function<void(double)> progress =
      {};  ///< called with the share done, 0 to 1, on the calling thread's side of a lock
};

}  // namespace interstice
