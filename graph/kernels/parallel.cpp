#include "graph/kernels/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

#include "graph/model/error.hpp"

namespace interstice {
namespace {

constexpr double kSmallWork = 1e6;  // reads: about two milliseconds

class Progress {
 public:
  Progress(const Execution& execution, std::size_t total) : execution_(execution), total_(total) {}
  void done() {
    if (!execution_.progress) return;
    const std::lock_guard lock(mutex_);
    execution_.progress(static_cast<double>(++count_) / static_cast<double>(total_));
  }

 private:
  const Execution& execution_;
  std::size_t total_;
  std::size_t count_ = 0;
  std::mutex mutex_;
};

// More threads than processors gain nothing.
unsigned threads_of(const Execution& execution) {
  const unsigned processors = std::max(1U, std::thread::hardware_concurrency());
  return execution.threads == 0 ? processors : std::min(execution.threads, processors);
}

}  // namespace

void for_each_block(std::size_t num_blocks, const Execution& execution,
                    const std::function<void(std::size_t)>& work) {
  Progress progress(execution, num_blocks);
  std::atomic<bool> stopped = false;
  const auto run = [&](std::size_t block) {
    if (execution.stop.stop_requested()) {
      stopped = true;
      return;
    }
    work(block);
    // Work polls the token too: a stop on the way leaves a block unfinished, the last one as well.
    if (execution.stop.stop_requested()) stopped = true;
    progress.done();
  };
  if (execution.threads == 1 || num_blocks <= 1) {
    for (std::size_t block = 0; block < num_blocks && !stopped; ++block) run(block);
  } else {
    std::atomic<std::size_t> next = 0;
    const auto take_blocks = [&] {
      for (std::size_t block = next++; block < num_blocks && !stopped; block = next++) run(block);
    };
    std::vector<std::jthread> others;  // joined before anything they use goes away
    try {
      for (unsigned k = 1; k < std::min<std::size_t>(threads_of(execution), num_blocks); ++k) {
        others.emplace_back(take_blocks);
      }
    } catch (const std::system_error&) {
      // The system gives no more threads: those there are do all blocks, with the same result.
    }
    take_blocks();
  }
  if (stopped)
    throw Error(ErrorCode::cancelled, "stopped before it was done; nothing was returned");
}

void for_each_block(std::size_t num_blocks, double operations, const Execution& execution,
                    const std::function<void(std::size_t)>& work) {
  Execution chosen = execution;
  if (operations < kSmallWork) chosen.threads = 1;
  for_each_block(num_blocks, chosen, work);
}

}  // namespace interstice
