/// @file  A heap of four children a parent, nearest first.
#pragma once

#include <cstddef>
#include <cstdint>

#include "graph/kernels/big_array.hpp"

namespace interstice {

/// A vertex at a distance from the source.
struct HeapEntry {
  double distance;
  std::uint32_t vertex;
};

/// Entries by distance. The four children of a parent share a cache line, so an entry passes half as many levels as in a
/// heap of two and each costs one read.
class QuadHeap {
 public:
  [[nodiscard]] bool empty() const { return count_ == 0; }
  void clear() { count_ = 0; }
  /// Room for that many entries at once.
  void reserve(std::size_t count) { entries_.reserve(count + kFirst + 4); }

  void push(HeapEntry entry) {
    HeapEntry* entries = entries_.data();
    std::size_t at = kFirst + count_++;
    while (at > kFirst) {
      const std::size_t parent = parent_of(at);
      if (entries[parent].distance <= entry.distance) break;
      entries[at] = entries[parent];
      at = parent;
    }
    entries[at] = entry;
  }

  HeapEntry pop() {
    HeapEntry* entries = entries_.data();
    const HeapEntry top = entries[kFirst];
    const HeapEntry moved = entries[kFirst + --count_];
    const std::size_t end = kFirst + count_;
    std::size_t at = kFirst;
    for (std::size_t child = child_of(at); child < end; child = child_of(at)) {
      std::size_t least = child;
      const std::size_t last = child + 4 < end ? child + 4 : end;
      for (std::size_t k = child + 1; k < last; ++k) {
        least = entries[k].distance < entries[least].distance ? k : least;
      }
      if (entries[least].distance >= moved.distance) break;
      entries[at] = entries[least];
      at = least;
    }
    entries[at] = moved;
    return top;
  }

 private:
  // The root stands at 3, its children at 4 .. 7, theirs from 8 on: each four on one line.
  static constexpr std::size_t kFirst = 3;
  static std::size_t child_of(std::size_t at) { return 4 * (at - 2); }
  static std::size_t parent_of(std::size_t at) { return at / 4 + 2; }

  BigArray<HeapEntry> entries_;
  std::size_t count_ = 0;
};

}  // namespace interstice
