/// @file  What a place is before any link: bodies, systems, outcomes, and the rule that links come of.
#pragma once

#include <cstdint>
#include <vector>

#include "bench/gap_recovery/settings.hpp"
#include "graph/kernels/random.hpp"

namespace interstice::gap_recovery {

/// A square table of pairs, both halves filled.
template <class T>
class Pairs {
 public:
  explicit Pairs(std::uint32_t n) : n_(n), cells_(std::size_t{n} * n, T{}) {}
  [[nodiscard]] T operator()(std::uint32_t u, std::uint32_t v) const {
    return cells_[std::size_t{u} * n_ + v];
  }
  void set(std::uint32_t u, std::uint32_t v, T value) {
    cells_[std::size_t{u} * n_ + v] = cells_[std::size_t{v} * n_ + u] = value;
  }
  [[nodiscard]] std::uint32_t size() const { return n_; }

 private:
  std::uint32_t n_;
  std::vector<T> cells_;
};

struct Latent {
  Latent(const WorldSettings& world, Random& random);

  WorldSettings settings;
  std::vector<std::uint32_t> system;
  std::vector<double> activity;  ///< of bodies, their systems' included
  std::vector<double> x;         ///< place in the hidden plane
  std::vector<double> y;
  std::vector<std::vector<std::uint8_t>> owns;  ///< by outcome, by body
  Pairs<double> affinity;                       ///< of systems
};

/// The links of one run of the rule, nothing planted and everything reported.
[[nodiscard]] Pairs<std::uint8_t> draw_links(const Latent& latent, Random& random);

/// A normal number (Box and Muller).
[[nodiscard]] double normal(Random& random);

}  // namespace interstice::gap_recovery
