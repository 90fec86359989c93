/// @file  The graph that measures read: one reading of a place, as a Boost compressed sparse row graph.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "graph/model/ids.hpp"

namespace interstice {

enum class Direction : std::uint8_t { undirected, directed };
/// What a path's length is: the number of ties, or the sum of 1/strength or of strength over them.
enum class Length : std::uint8_t { hops, inverse_strength, strength };
enum class Scale : std::uint8_t { raw, normalised };
/// Whether a tie counts as its strength or as 1 (parallel ties are added either way).
enum class Strengths : std::uint8_t { ignore, use };

/// One tie. In an undirected network the order of its ends means nothing.
struct Tie {
  constexpr Tie(VertexId from_vertex, VertexId to_vertex, double tie_strength = 1.0)
      : from(from_vertex), to(to_vertex), strength(tie_strength) {}
  constexpr Tie(std::uint32_t from_vertex, std::uint32_t to_vertex, double tie_strength = 1.0)
      : Tie(static_cast<VertexId>(from_vertex), static_cast<VertexId>(to_vertex), tie_strength) {}
  VertexId from;
  VertexId to;
  double strength;  ///< as written; 1 where it was not
};

/// What each arc of the Boost graph carries: its tie.
struct ArcTie {
  TieId tie{};
  operator TieId() const {
    return tie;
  }  // NOLINT(google-explicit-constructor): an arc's tie is all it is
};

/// The arcs that leave (or enter) one vertex, by target, then by tie.
struct Arcs {
  std::span<const std::uint32_t> targets;
  std::span<const ArcTie> ties;  ///< the tie of each
  [[nodiscard]] std::size_t size() const { return targets.size(); }
};

struct NetworkStorage;  // the Boost graphs: graph/model/boost_graph.hpp

/// An immutable network with 32-bit vertices and arcs, cheap to copy (copies share their storage).
///
/// An undirected tie is two arcs of the Boost graph; a directed network holds a second graph for in-arcs. Parallel
/// ties and self-ties are kept, each with its own id.
///
/// Complexity   Construction O(n + m); space 16 bytes a tie, 8 an arc, 4 a vertex (directed: twice the latter).
/// Errors       invalid_argument: a tie that names a vertex >= num_vertices, naming it.
///              resource_exhausted: more than 2^31 - 1 ties or 2^32 - 2 vertices.
class Network {
 public:
  Network(Direction direction, std::uint32_t num_vertices, std::vector<Tie> ties);

  [[nodiscard]] Direction direction() const { return direction_; }
  [[nodiscard]] bool directed() const { return direction_ == Direction::directed; }
  [[nodiscard]] std::uint32_t num_vertices() const { return num_vertices_; }
  [[nodiscard]] std::uint32_t num_ties() const { return static_cast<std::uint32_t>(ties_.size()); }
  [[nodiscard]] std::span<const Tie> ties() const { return ties_; }
  [[nodiscard]] const Tie& tie(TieId id) const { return ties_[index(id)]; }
  /// Arcs from v; in an undirected network each tie at v, a self-tie twice.
  [[nodiscard]] Arcs out_arcs(VertexId v) const { return slice(out_, v); }
  /// Arcs into v (their other ends); in an undirected network the same as out_arcs.
  [[nodiscard]] Arcs in_arcs(VertexId v) const { return slice(in_, v); }
  [[nodiscard]] const NetworkStorage& storage() const { return *storage_; }

 private:
  struct Side {
    std::span<const std::uint32_t> starts;
    std::span<const std::uint32_t> targets;
    std::span<const ArcTie> ties;
  };
  static Arcs slice(const Side& side, VertexId v) {
    const std::uint32_t first = side.starts[index(v)];
    const std::uint32_t count = side.starts[index(v) + 1] - first;
    return {side.targets.subspan(first, count), side.ties.subspan(first, count)};
  }

  Direction direction_;
  std::uint32_t num_vertices_;
  std::shared_ptr<const NetworkStorage> storage_;
  std::span<const Tie> ties_;
  Side out_;
  Side in_;
};

}  // namespace interstice
