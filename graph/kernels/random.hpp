/// @file  Seeded random numbers by counter: the k-th number of a stream is a function of (seed, stream, k) alone.
#pragma once

#include <cstdint>
#include <span>
#include <utility>

namespace interstice {

/// One stream of random numbers. Streams of one seed are independent; give each draw its own and any thread may run it.
///
/// Reference   splitmix64: Steele, Lea and Flood, OOPSLA 2014. doi:10.1145/2660193.2660195
class Random {
 public:
  explicit Random(std::uint64_t seed, std::uint64_t stream = 0)
      : state_(mix(mix(seed + kStep) ^ (stream * kStep + 1))) {}

  /// 64 random bits.
  std::uint64_t next() { return mix(state_ += kStep); }
  /// Uniform in [0, 1), 53 bits.
  double uniform() { return static_cast<double>(next() >> 11U) * 0x1p-53; }
  /// Uniform in 0 .. bound - 1 without bias; bound > 0. Lemire 2019, doi:10.1145/3230636.
  std::uint32_t below(std::uint32_t bound) {
    std::uint64_t product = (next() >> 32U) * bound;
    if (static_cast<std::uint32_t>(product) < bound) {
      const std::uint32_t floor = (0U - bound) % bound;
      while (static_cast<std::uint32_t>(product) < floor) product = (next() >> 32U) * bound;
    }
    return static_cast<std::uint32_t>(product >> 32U);
  }

 private:
  static constexpr std::uint64_t kStep = 0x9e3779b97f4a7c15ULL;
  static constexpr std::uint64_t mix(std::uint64_t x) {
    x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27U)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31U);
  }
  std::uint64_t state_;
};

/// A uniformly random order of `items` (Fisher and Yates).
template <class T>
void shuffle(std::span<T> items, Random& random) {
  for (std::size_t i = items.size(); i > 1; --i) {
    std::swap(items[i - 1], items[random.below(static_cast<std::uint32_t>(i))]);
  }
}

}  // namespace interstice
