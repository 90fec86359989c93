/// @file  Fixed blocks of work on several threads: the result never depends on how many.
#pragma once

#include <cstddef>
#include <functional>

#include "graph/model/execution.hpp"

namespace interstice {

/// Calls work(block) for block = 0 .. num_blocks - 1, on execution.threads threads, in no fixed order.
///
/// Each block writes only what is its own; the caller sums blocks in order afterwards. `work` must not throw.
/// Errors   cancelled: execution.stop was requested (polled before and after each block); some blocks did not run, or
///          not to their end.
void for_each_block(std::size_t num_blocks, const Execution& execution,
                    const std::function<void(std::size_t block)>& work);

/// The same with execution.threads = 1 where the work is too small to pay for threads: `operations` is a rough count
/// of memory reads, and below about two milliseconds of them one thread runs all blocks.
void for_each_block(std::size_t num_blocks, double operations, const Execution& execution,
                    const std::function<void(std::size_t block)>& work);

/// A half-open range of items.
struct Block {
  std::size_t first = 0;
  std::size_t last = 0;
};
/// The items of `block` when `count` items are cut into `num_blocks` runs as even as can be.
[[nodiscard]] constexpr Block block_of(std::size_t block, std::size_t num_blocks,
                                       std::size_t count) {
  return {block * count / num_blocks, (block + 1) * count / num_blocks};
}

}  // namespace interstice
