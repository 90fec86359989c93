/// @file  Which new links are allowed, what they cost, and what a choice of them has used up.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "graph/gaps/introductions/introduction.hpp"
#include "graph/kernels/neighbour_lists.hpp"
#include "graph/model/network.hpp"

namespace interstice {

/// IntroductionLimits of one network, checked.
///
/// Errors   invalid_argument: the network is directed; budget, a cost or the capacity is not above 0; a list that is not one
///          entry a vertex; a pair of one vertex or of none; a wanted pair that is tied, avoided or may not meet; wanted
///          ones that go beyond the budget or the capacity. Messages begin with `function`.
class LinkRules {
 public:
  LinkRules(const Network& network, IntroductionLimits limits, std::string_view function);

  [[nodiscard]] std::uint32_t num_vertices() const { return num_vertices_; }
  [[nodiscard]] const IntroductionLimits& limits() const { return limits_; }
  [[nodiscard]] bool has_costs() const { return !limits_.cost.empty(); }
  /// Whether v may be in any new link.
  [[nodiscard]] bool may_meet(std::uint32_t v) const { return open_[v] != 0; }
  /// Whether u and v may be linked anew: different, not tied, not avoided, and both may meet.
  [[nodiscard]] bool may_link(std::uint32_t u, std::uint32_t v) const;
  /// Whether the pair is among those to avoid.
  [[nodiscard]] bool avoided(std::uint32_t u, std::uint32_t v) const;
  [[nodiscard]] double cost(std::uint32_t u, std::uint32_t v) const {
    return has_costs() ? limits_.cost[u] + limits_.cost[v] : 1.0;
  }
  /// The least that any link can cost; infinity where fewer than two may meet.
  [[nodiscard]] double least_cost() const { return least_cost_; }
  [[nodiscard]] double preference(std::uint32_t u, std::uint32_t v) const;

 private:
  void check(std::string_view function) const;
  void check_wanted(std::string_view function) const;

  std::uint32_t num_vertices_;
  IntroductionLimits limits_;
  NeighbourLists tied_;
  std::vector<std::vector<std::uint32_t>> avoid_;  // by vertex, rising
  std::vector<std::uint8_t> open_;
  double least_cost_;
};

/// Links chosen so far.
class LinkChoice {
 public:
  /// With the wanted links in it.
  explicit LinkChoice(const LinkRules& rules);

  /// Whether budget and capacity leave room for another link.
  [[nodiscard]] bool room_for(std::uint32_t u, std::uint32_t v) const;
  [[nodiscard]] double left() const;  ///< of the budget
  void add(VertexPair link);
  void remove(std::size_t which);
  [[nodiscard]] const std::vector<VertexPair>& links() const { return links_; }
  [[nodiscard]] std::size_t num_wanted() const { return rules_->limits().wanted.size(); }

 private:
  const LinkRules* rules_;
  std::vector<VertexPair> links_;
  std::vector<std::uint32_t> taken_;  // new links by vertex; empty where there is no capacity
  double spent_ = 0.0;
};

/// Vertices in order.
[[nodiscard]] constexpr VertexPair ordered_pair(std::uint32_t u, std::uint32_t v) {
  return {static_cast<VertexId>(u < v ? u : v), static_cast<VertexId>(u < v ? v : u)};
}

}  // namespace interstice
