/// @file  How many routes between two sets of vertices share nobody.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/gaps/introductions/introduction.hpp"
#include "graph/model/network.hpp"

namespace interstice {

enum class Side : std::uint8_t { neither, a, b };

/// Routes from side a to side b of a network and new links, no two through, from or to the same vertex.
///
/// Definition   The largest number of vertex-disjoint paths, ends counted; = the fewest vertices, of either side too, without
///              which no path joins the sides (Menger).
/// Range        [0, smaller side].
/// Complexity   set(): O(routes * (n + m)). adds(): O(1).
/// Reference    K. Menger, Fund. Math. 10:96-115, 1927. L. R. Ford, D. R. Fulkerson, Canad. J. Math. 8:399-404, 1956.
///              doi:10.4153/CJM-1956-045-5
class SeparateRoutes {
 public:
  SeparateRoutes(const Network& network, std::vector<Side> side);

  /// The network with these links, and no others.
  void set(std::span<const VertexPair> links);
  [[nodiscard]] std::uint32_t count() const { return count_; }
  /// Whether the link makes one more.
  [[nodiscard]] bool adds(std::uint32_t u, std::uint32_t v) const {
    return (from_a_[out(u)] != 0 && to_b_[in(v)] != 0) ||
           (from_a_[out(v)] != 0 && to_b_[in(u)] != 0);
  }

 private:
  // Every vertex is a way in and a way out with an arc for one route between them.
  static std::uint32_t in(std::uint32_t v) { return 2 * v; }
  static std::uint32_t out(std::uint32_t v) { return 2 * v + 1; }
  void add_arc(std::uint32_t from, std::uint32_t to);
  bool find_route();
  void mark();

  const Network& network_;
  std::vector<Side> side_;
  // Arc i and arc i ^ 1 are each other's reverse; room_: whether a route may (still) go along it.
  std::vector<std::vector<std::uint32_t>> arcs_;
  std::vector<std::uint32_t> target_;
  std::vector<std::uint8_t> room_;
  std::uint32_t count_ = 0;
  std::vector<std::uint8_t>
      from_a_;                      // by way in or out: a further route from side a could come here
  std::vector<std::uint8_t> to_b_;  // and go on from here to side b
};

}  // namespace interstice
