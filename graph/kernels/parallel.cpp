#include "graph/kernels/parallel.hpp"

#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <atomic>
#include <mutex>

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
    // More threads than processors gain nothing, and oneTBB would say so on standard error.
    const auto most = static_cast<unsigned>(tbb::info::default_concurrency());
    tbb::task_arena arena(
        static_cast<int>(execution.threads == 0 ? most : std::min(execution.threads, most)));
    arena.execute([&] {
      tbb::parallel_for(
          tbb::blocked_range<std::size_t>(0, num_blocks, 1),
          [&](const auto& range) {
            for (std::size_t block = range.begin(); block != range.end(); ++block) run(block);
          },
          tbb::simple_partitioner{});
    });
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
