/// @file  What the search for key players asks of each goal. A part of key_players; nobody else needs it.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "graph/brokerage/key_players.hpp"
#include "graph/kernels/neighbour_lists.hpp"
#include "graph/model/network.hpp"

namespace interstice {

/// A set of vertices as the search goes through it, in any order.
using KeySet = std::vector<std::uint32_t>;

/// A function of sets that is to be as great as can be, in its own unit.
class KeyPlayerScore {
 public:
  KeyPlayerScore() = default;
  KeyPlayerScore(const KeyPlayerScore&) = default;
  KeyPlayerScore(KeyPlayerScore&&) = delete;
  KeyPlayerScore& operator=(const KeyPlayerScore&) = delete;
  KeyPlayerScore& operator=(KeyPlayerScore&&) = delete;
  virtual ~KeyPlayerScore() = default;

  /// The same function with working arrays of its own.
  [[nodiscard]] virtual std::unique_ptr<KeyPlayerScore> fresh() const = 0;
  /// scores[v] = the score of `set` with v, for each candidate outside the set.
  virtual void with_each(const KeySet& set, std::span<const std::uint32_t> candidates,
                         std::vector<double>& scores) = 0;
  /// Not below the score of `set` with any `more` of the vertices from `first` on.
  [[nodiscard]] virtual double bound(const KeySet& set, std::uint32_t more,
                                     std::uint32_t first) = 0;
  /// Memory reads of with_each, about, with so many candidates.
  [[nodiscard]] virtual double cost(double candidates) const = 0;
  /// The value that users read.
  [[nodiscard]] virtual double value(double score) const = 0;
  /// Whether a bound costs less than with_each of one candidate.
  [[nodiscard]] virtual bool bound_is_cheap() const { return false; }
  /// Whether adding a vertex to a larger set never adds more (then lazy greedy is right, and within 1 - 1/e).
  [[nodiscard]] virtual bool submodular() const { return false; }
  /// Memory reads so far.
  [[nodiscard]] double reads() const { return reads_; }

 protected:
  double reads_ = 0.0;
};

/// `size` is the size of the sets that will be asked about: bounds may hold for it only.
[[nodiscard]] std::unique_ptr<KeyPlayerScore> fragmentation_score(const Network& network,
                                                                  std::uint32_t size);
[[nodiscard]] std::unique_ptr<KeyPlayerScore> distance_fragmentation_score(const Network& network,
                                                                           std::uint32_t size,
                                                                           double effort);
[[nodiscard]] std::unique_ptr<KeyPlayerScore> reach_score(const Network& network,
                                                          const KeyPlayerOptions& options);

/// Tells whether vertex-disjoint paths lead from one vertex into a set, each to another of its members.
class DisjointPaths {
 public:
  explicit DisjointPaths(const NeighbourLists& lists);
  /// Whether there are `need` from `source` to vertices with a 1 in `target`, past none with a 1 in `absent`.
  bool fan(std::uint32_t source, const std::vector<std::uint8_t>& target,
           const std::vector<std::uint8_t>& absent, std::uint32_t need);
  double reads = 0.0;

 private:
  bool augment(std::uint32_t source, const std::vector<std::uint8_t>& target,
               const std::vector<std::uint8_t>& absent);
  void apply(std::uint32_t state);

  const NeighbourLists* lists_;
  std::vector<std::uint32_t> before_;  // by vertex: the one before it on a path
  std::vector<std::uint32_t> used_;    // vertices whose before_ was set
  std::vector<std::uint32_t> parent_;  // by state: 2v = arriving at v, 2v + 1 = leaving it
  std::vector<std::uint32_t> queue_;
};

}  // namespace interstice
