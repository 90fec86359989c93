/// @file  Doubles on a boundary of 64 bytes, for vector loads.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <span>

namespace interstice {

/// Zeros at first; a fixed number of them.
class AlignedDoubles {
 public:
  explicit AlignedDoubles(std::size_t count) : count_(count) {
    const std::size_t bytes = (count * sizeof(double) + 127) / 64 * 64;
    doubles_.reset(static_cast<double*>(std::aligned_alloc(64, bytes)));
    if (doubles_ == nullptr) throw std::bad_alloc();
    std::memset(doubles_.get(), 0, bytes);
  }
  [[nodiscard]] double* data() { return doubles_.get(); }
  [[nodiscard]] std::span<double> all() { return {doubles_.get(), count_}; }

 private:
  struct Free {
    void operator()(double* doubles) const { std::free(doubles); }
  };
  std::size_t count_;
  std::unique_ptr<double, Free> doubles_;
};

}  // namespace interstice
