/// @file  How near pairs of vertices are to one another, and what any new link would change of it.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/gaps/introductions/introduction.hpp"
#include "graph/model/execution.hpp"
#include "graph/model/network.hpp"

namespace interstice {

/// Sum over given pairs of 1/d in hops (1/inf = 0), in parts of kNearnessUnit, of a network and new links.
///
/// A pair (x, y) that u-v would bring nearer is brought nearer either by x..u-v..y or by x..v-u..y, never by both, or a
/// shorter path would be there already; so the two sums below are exact. With w(t) - w(t + 1) for each step t that a pair comes
/// nearer, what u-v adds is a sum of counts
///     |{y : d(v, y) <= t - d(x, u) - 1} intersected with {y a partner of x : d(x, y) > t}|
/// over x and t: bits, 64 partners at a time.
///
/// Complexity   n^2 * 4 bytes, and n^2 / 4 bytes for each of up to 16 distances. A new link: O(n^2), two bytes a vertex at a
///              time. What one link adds: O(n * T^2 / 2 * n / 64), T = the most steps that a pair can come nearer, up to
///              16; what all links of one vertex add: that and O(n) for each x.
/// Errors       unsupported: more than kMostVertices. cancelled.
class PairNearness {
 public:
  static constexpr std::uint32_t kMostVertices = 5000;

  /// partners: by vertex, the others of its pairs, rising; both ways.
  PairNearness(const Network& network, std::vector<std::vector<std::uint32_t>> partners,
               const Execution& execution);

  /// The network with these links, and no others.
  void set(std::span<const VertexPair> links);
  void add(VertexPair link);
  [[nodiscard]] std::int64_t sum() const;

  /// Gets gain() and gains_of() ready; to be called after set() or add() and before several threads ask.
  void prepare();
  /// What the link adds, exactly. After prepare().
  [[nodiscard]] std::int64_t gain(std::uint32_t u, std::uint32_t v) const;
  /// out[c] = what the link from columns[c] to v adds; steps beyond the sixteenth are left out (see cut_short()).
  void gains_of(std::uint32_t v, std::span<const std::uint32_t> columns,
                std::span<std::int64_t> out) const;
  /// Whether some pairs are, or would come, farther apart than gains_of() looks. gain() is exact all the same.
  [[nodiscard]] bool cut_short() const { return cut_short_; }
  /// Reads that gain() takes, about, and gains_of() for a number of columns.
  [[nodiscard]] double gain_reads() const;
  [[nodiscard]] double row_reads(std::size_t columns) const;

 private:
  using Distance = std::uint16_t;
  using Word = std::uint64_t;
  static constexpr Distance kFar = 0x3fff;  // twice that and one is still a Distance
  static constexpr std::uint32_t kMostLevels = 16;

  [[nodiscard]] const Distance* row(std::uint32_t v) const {
    return now_.data() + std::size_t{v} * n_;
  }
  [[nodiscard]] const Word* ball(std::uint32_t v, std::uint32_t radius) const {
    return balls_.data() + (std::size_t{v} * levels_ + radius) * words_;
  }
  [[nodiscard]] const Word* beyond(std::uint32_t x, std::uint32_t t) const {
    return beyond_.data() + (std::size_t{x} * (levels_ + 1) + t - 1) * words_;
  }
  void find_levels();
  void fill_balls();
  void fill_beyond();
  [[nodiscard]] std::int64_t plain_gain(std::uint32_t u, std::uint32_t v) const;
  [[nodiscard]] std::int64_t counted_gain(std::uint32_t u, std::uint32_t v) const;
  [[nodiscard]] bool row_parts(std::uint32_t v, std::uint32_t x,
                               std::span<std::int64_t> parts) const;

  using CountBits = std::int64_t (*)(const Word*, const Word*, std::uint32_t);
  std::uint32_t n_;
  std::uint32_t words_;
  std::vector<std::vector<std::uint32_t>> partners_;
  std::vector<std::uint32_t> sources_;  // vertices with partners
  std::vector<Distance> start_;         // all distances of the network
  std::vector<Distance> now_;           // with the links
  bool prepared_ = false;
  bool cut_short_ = false;
  std::uint32_t levels_ = 0;  // T
  std::vector<std::uint32_t>
      farthest_;                     // by vertex: the largest t that a partner is beyond; 0 = none
  std::vector<std::uint8_t> apart_;  // by vertex: a partner is out of reach
  std::vector<Word> balls_;          // by vertex and radius 0 .. T - 1
  std::vector<Word> beyond_;         // by vertex and t = 1 .. T, then those out of reach
  CountBits count_;                  // bits in both of two rows
};

}  // namespace interstice
