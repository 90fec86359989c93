/// @file  Vertices to settle, nearest first: buckets of distances, and a heap for the bucket at hand.
#pragma once

#include <cstddef>
#include <cstdint>

#include "graph/kernels/big_array.hpp"
#include "graph/kernels/quad_heap.hpp"

namespace interstice {

/// The queue of Dijkstra's algorithm. Buckets stand in a ring that is longer than any arc. Where they are narrower than the
/// shortest length no vertex of one leads on to another (Dial 1969), so each is taken in any order and nothing is compared;
/// else the few vertices of the bucket at hand go through a heap.
class DistanceQueue {
 public:
  /// Lengths of arcs lie in shortest .. longest; at most `most_pushes` entries come between two calls of start().
  DistanceQueue(double shortest, double longest, std::uint32_t num_vertices,
                std::size_t most_pushes);

  /// Starts again at distance 0, once all was taken. What is pushed first lies at least the shortest length away.
  void start() {
    count_ = 0;
    at_hand_ = 0;
  }
  void push(HeapEntry entry) {
    const auto bucket = static_cast<std::int64_t>(entry.distance * buckets_per_length_);
    if (bucket == at_hand_ && ordered_) {
      heap_.push(entry);
      return;
    }
    const std::size_t slot = static_cast<std::size_t>(bucket) & (num_buckets_ - 1);
    nodes_[++count_] = {entry, first_[slot]};
    first_[slot] = count_;
    filled_[slot / 64] |= std::uint64_t{1} << (slot % 64);
    ++waiting_;
  }
  /// Takes the next entry; false where there is none.
  bool pop(HeapEntry& entry) {
    while (true) {
      if (!heap_.empty()) {
        entry = heap_.pop();
        return true;
      }
      if (taken_ != 0) {
        entry = nodes_[taken_].entry;
        taken_ = nodes_[taken_].next;
        --waiting_;
        return true;
      }
      if (waiting_ == 0) return false;
      take_next_bucket();
    }
  }

 private:
  struct Node {
    HeapEntry entry;
    std::uint32_t next;  // of its bucket; 0: the last
  };
  void take_next_bucket();

  bool ordered_;
  double buckets_per_length_;
  std::size_t num_buckets_;  // a power of two
  BigArray<Node> nodes_;     // from 1
  BigArray<std::uint32_t> first_;
  BigArray<std::uint64_t> filled_;  // a bit a bucket
  QuadHeap heap_;
  std::int64_t at_hand_ = 0;
  std::uint32_t count_ = 0;
  std::uint32_t waiting_ = 0;  // in buckets, and taken
  std::uint32_t taken_ = 0;
};

}  // namespace interstice
