/// @file  Working arrays of a search: aligned for vectors, zero at first, backed by huge pages where they are big.
#pragma once

#include <sys/mman.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <new>
#include <type_traits>
#include <utility>

namespace interstice {

/// An array of trivial items, 64-byte aligned. Big ones take memory only where they are touched.
template <class T>
class BigArray {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  BigArray() = default;
  explicit BigArray(std::size_t count) { grow(count); }
  BigArray(const BigArray&) = delete;
  BigArray& operator=(const BigArray&) = delete;
  ~BigArray() { release(items_, bytes_); }

  [[nodiscard]] T* data() { return items_; }
  T& operator[](std::size_t i) { return items_[i]; }

  /// Room for `count` items: those there are stay, new ones are zero.
  void reserve(std::size_t count) {
    if (count * sizeof(T) > bytes_) grow(std::max(count, 2 * (bytes_ / sizeof(T))));
  }

 private:
  static constexpr std::size_t kMapped = std::size_t{1} << 20U;  // from here on by whole pages
  static constexpr std::size_t kHuge = std::size_t{1} << 22U;    // from here on by pages of 2 MB

  void grow(std::size_t count) {
    const std::size_t bytes = (count * sizeof(T) + 64) / 64 * 64;
    void* fresh = nullptr;
    if (bytes >= kMapped) {
      fresh = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
      if (fresh == MAP_FAILED) throw std::bad_alloc();
      if (bytes >= kHuge)
        madvise(fresh, bytes, MADV_HUGEPAGE);  // a hint: refusal costs speed alone
    } else {
      fresh = std::aligned_alloc(64, bytes);
      if (fresh == nullptr) throw std::bad_alloc();
      std::memset(fresh, 0, bytes);
    }
    if (items_ != nullptr) std::memcpy(fresh, items_, bytes_);
    release(std::exchange(items_, static_cast<T*>(fresh)), std::exchange(bytes_, bytes));
  }
  static void release(T* items, std::size_t bytes) {
    if (bytes >= kMapped) {
      munmap(items, bytes);
    } else {
      std::free(items);
    }
  }

  T* items_ = nullptr;
  std::size_t bytes_ = 0;
};

}  // namespace interstice
