/// @file  One pass of bit_parallel_bfs.hpp, which is the one to include.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

#include "graph/kernels/bit_parallel_bfs.hpp"

namespace interstice {

/// Zeros, on a boundary of 64 bytes and, where they are many, on huge pages.
struct BitRows {
  BitRows(std::size_t num_vertices, std::size_t words);
  struct Free {
    void operator()(std::uint64_t* rows) const { std::free(rows); }
  };
  std::unique_ptr<std::uint64_t, Free> rows;
};

/// What a pass works in, by place of the vertex: a row of bits, one a source, in each of the three.
struct BitParallelWorkspace {
  BitParallelWorkspace(std::size_t num_vertices, std::size_t words);

  BitRows seen;  ///< sources that have reached the vertex
  BitRows now;   ///< those whose search reached it at this level; zero between passes
  BitRows next;  ///< at the next one; zero between passes
  std::vector<std::uint8_t> state;
  std::vector<std::uint32_t> active;   ///< rows of `now` that are not zero
  std::vector<std::uint32_t> touched;  ///< rows of `next` that may not be
  std::vector<std::uint32_t> open;     ///< vertices that some live search has not reached
};

struct BitParallelTask {
  const PlacedNeighbours& out;
  const PlacedNeighbours& in;
  std::size_t first = 0;
  std::size_t num_sources = 0;
  std::uint32_t farthest = 0;
  const std::stop_token& stop;
  const std::function<void(const DistanceLevel&)>& visit;
};

using BitParallelPass = void (*)(const BitParallelTask&, BitParallelWorkspace&);

/// The pass for rows of 1, 2, 4 or 8 words, with the widest instructions of this processor.
[[nodiscard]] BitParallelPass bit_parallel_pass(std::size_t words);

}  // namespace interstice
