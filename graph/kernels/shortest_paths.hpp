/// @file  One source's shortest paths with their counts: the search half of Brandes' algorithm.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "graph/model/network.hpp"

namespace interstice {

/// Why the strengths of a network cannot be lengths.
struct LengthFault {
  TieId tie{};                   ///< its strength is not finite or not > 0; or it is the shortest
  std::optional<TieId> longest;  ///< over 1e12 times the shortest
};

/// The first fault of the strengths as lengths; nothing for hops, or where there is none. O(m).
[[nodiscard]] std::optional<LengthFault> length_fault(const Network& network, Length length);

/// What a LengthFault says, with a name for each of its ties.
[[nodiscard]] std::string describe(const Network& network, const LengthFault& fault,
                                   const std::function<std::string(TieId)>& name_of);

/// Checked and scaled tie lengths: by TieId, with the smallest in [1, 2) times a power of two that is put out of the way.
///
/// Errors   invalid_argument: there is a length_fault; the ties are named by the numbers of their ends.
[[nodiscard]] std::vector<double> tie_lengths(const Network& network, Length length);

/// The power of two that tie_lengths() put out of the way: a length as written is tie_lengths() times 2 to it.
[[nodiscard]] int length_exponent(const Network& network, Length length);

/// A reusable search from one source after another. After run(), the vertices reached stand in order() by distance.
///
/// Path counts are doubles; where one passes 2^1000 the search of that source is done again with counts that carry an
/// exponent, so chains of a thousand diamonds are exact too. Lengths tie within 1e-10 relative.
/// Complexity   hops O(n + m), lengths O(m log n) a source; 44 bytes a vertex.
class ShortestPaths {
 public:
  /// `lengths` empty = hops. Both are referred to, not copied.
  ShortestPaths(const Network& network, const std::vector<double>& lengths);

  void run(VertexId source);

  /// Vertices reached, the source first.
  [[nodiscard]] const std::vector<std::uint32_t>& order() const { return order_; }
  [[nodiscard]] double distance(std::uint32_t v) const { return distance_[v]; }
  /// Arcs v -> w, with w's place in order() after v's, on shortest paths: calls take(v, w, tie, share) for each, where
  /// share = sigma_v / sigma_w; w's in reverse order() (farthest first).
  template <class Take>
  void for_each_shortest_arc_backwards(Take&& take) const {
    for (std::size_t i = order_.size(); i-- > 1;) {
      const std::uint32_t w = order_[i];
      const Arcs in = network_->in_arcs(static_cast<VertexId>(w));
      for (std::size_t k = 0; k < in.size(); ++k) {
        const std::uint32_t v = in.targets[k];
        if (on_shortest_path(v, w, in.ties[k])) take(v, w, in.ties[k], ratio(v, w));
      }
    }
  }

 private:
  [[nodiscard]] bool on_shortest_path(std::uint32_t v, std::uint32_t w, TieId tie) const;
  [[nodiscard]] double ratio(std::uint32_t v, std::uint32_t w) const;
  void search_hops(std::uint32_t source);
  void search_lengths(std::uint32_t source);
  void count_paths(std::uint32_t source);
  void count_paths_with_exponents(std::uint32_t source);

  const Network* network_;
  const std::vector<double>* lengths_;
  std::vector<std::uint32_t> order_;
  std::vector<double> distance_;         // +inf = not reached
  std::vector<std::uint32_t> position_;  // in order_
  std::vector<double> sigma_;
  std::vector<std::int32_t> exponent_;  // of sigma_, where it carries one
  bool with_exponents_ = false;
  std::vector<std::pair<double, std::uint32_t>> heap_;
};

}  // namespace interstice
