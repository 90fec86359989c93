/// @file  Routes between two sets of bodies that share no body: how many there are, and who stands on all of them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "graph/expectation/body_facts.hpp"
#include "graph/kernels/neighbour_lists.hpp"

namespace interstice {

struct RouteOptions {
  std::uint32_t most = 3;  ///< no more routes than this are looked for; at least 2
  std::optional<std::uint32_t> without = {};  ///< a body that no route may pass
};

struct DisjointRoutes {
  std::uint32_t routes = 0;                    ///< at most `most`
  std::optional<std::uint32_t> distance = {};  ///< ties on the shortest route; nothing = none
  std::vector<std::uint32_t> through = {};  ///< one route: the bodies on every way, from `from` on
  std::vector<BodyPair> only_links = {};    ///< one route: links on every way, as passed
};

/// Vertex-disjoint routes, ends included: a body of `from` or `to` is on one route at most.
///
/// Definition   routes = the most paths from a body of `from` to one of `to` no two of which share a body, which is the
///              least number of bodies (of both sets too) on every path (Menger 1927). A body in both sets is a route.
/// Complexity   O(most (n + m)); one route: O(its length (n + m)) more. Space O(n).
/// Determinism  The sets' order does not matter; among routes as good the one through lower VertexIds.
/// Reference    L. R. Ford and D. R. Fulkerson, Canadian J. Mathematics 8:399-404, 1956. doi:10.4153/CJM-1956-045-5
///              (augmenting paths, on vertices split into in and out)
/// Peers        NetworkX's node_connectivity(s, t) with s and t tied to all of `from` and `to`.
class RouteFinder {
 public:
  explicit RouteFinder(const NeighbourLists& neighbours);

  [[nodiscard]] DisjointRoutes between(std::span<const std::uint32_t> from,
                                       std::span<const std::uint32_t> to,
                                       const RouteOptions& options = {});

 private:
  struct Banned {
    std::uint32_t body;
    BodyPair link;
  };
  bool augment();
  void push(std::uint32_t state, std::uint32_t parent);
  void visit(std::uint32_t state);
  void apply(std::uint32_t last);
  [[nodiscard]] bool joined(const Banned& banned);
  [[nodiscard]] std::vector<std::uint32_t> only_route() const;

  const NeighbourLists& neighbours_;
  std::vector<std::uint32_t> from_;  // rising
  std::vector<std::uint8_t> is_to_;
  std::uint32_t without_ = 0;
  // The routes so far, by vertex; kNone = none.
  std::vector<std::uint32_t> next_;
  std::vector<std::uint32_t> previous_;
  std::vector<std::uint8_t> on_route_;
  std::vector<std::uint8_t> starts_;
  std::vector<std::uint8_t> ends_;
  // The search: states 2v (into v) and 2v + 1 (out of v).
  std::vector<std::uint32_t> parent_;
  std::vector<std::uint32_t> queue_;
};

}  // namespace interstice
