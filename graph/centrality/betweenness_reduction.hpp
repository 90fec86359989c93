/// @file  How a network is made smaller before betweenness is counted, exactly. For betweenness.cpp and edge_betweenness.cpp.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/kernels/search_graph.hpp"
#include "graph/model/network.hpp"

namespace interstice {

/// What a reduction reads: the network, lengths by TieId (empty: hops), and whether ties are scored or vertices.
struct PathsAsked {
  const Network* network;
  const std::vector<double>* lengths;
  bool score_ties = false;
  const std::vector<std::uint32_t>* sources = nullptr;  ///< VertexIds, each once; none named: all

  [[nodiscard]] bool hops() const { return lengths->empty(); }
  [[nodiscard]] std::size_t num_scores() const {
    return score_ties ? network->num_ties() : network->num_vertices();
  }
};

/// A network on its way to a SearchGraph: without self-ties, in pieces that are searched each by itself.
struct Pieces {
  ArcRows out;
  ArcRows in;  ///< directed networks only
  std::vector<std::uint32_t>
      out_ties;  ///< of arcs, by TieId; empty for hops where vertices are scored
  std::vector<std::uint32_t> in_ties;
  std::vector<std::uint32_t>
      original;              ///< of each vertex here, its VertexId; one may stand in several pieces
  std::vector<double> mass;  ///< vertices of the network that stand behind it
  std::vector<std::uint32_t> representative;  ///< of its twins; empty: there are none
  std::vector<double> copies;                 ///< of each representative
  std::vector<double>
      known;  ///< by VertexId or TieId: what is counted without a search, over ordered pairs
  std::uint32_t num_bridges = 0;  ///< blocks of one pair of neighbours, which are not searched
  std::uint32_t num_twins = 0;    ///< vertices that another represents

  [[nodiscard]] const ArcRows& into() const { return in.starts.empty() ? out : in; }
};

/// Every component of the network as it is.
[[nodiscard]] Pieces whole_network(const PathsAsked& asked);

/// The biconnected blocks of an undirected network.
///
/// Exact, as every path between two blocks passes the cut points between them: for a block B and a vertex v of it, let
/// mass(v) be 1 and all the vertices that hang on B at v. A pair (s', t') of the network that hangs at s != t has its
/// shortest paths, inside B, exactly on the shortest s-t paths, so inside B each pair (s, t) counts mass(s) mass(t) times;
/// pairs that hang on v at two different blocks all pass v, and nothing else has v inside. That holds for any lengths
/// > 0. A block of one pair of neighbours has no inside: vertices of degree one, and trees of them, are folded by this rule.
[[nodiscard]] Pieces biconnected_blocks(const PathsAsked& asked);

/// Merges vertices with the same neighbours (open twins), or the same but for each other, tied once (closed twins).
///
/// Exact for hops: swapping two twins changes no distance, so one of them answers for all. No twin lies inside a shortest
/// path from another (what it leads to is a neighbour of both). Paths from elsewhere through a class of c twins come in
/// c equal shares; those to and from it weigh by the sum of its masses. What is left are pairs of the class itself:
/// closed twins are neighbours; open ones are two hops apart, by way of the neighbours that lead there and back. Open
/// twins with arcs out and in, but no neighbour that has both, are not merged.
void merge_twins(Pieces& pieces);

/// A SearchGraph and how its scores go back to the network's.
struct ReducedNetwork {
  SearchGraph graph;
  std::vector<std::uint32_t>
      member_starts;  ///< of each vertex of the graph: its run of members (VertexIds)
  std::vector<std::uint32_t> members;
  std::vector<std::uint32_t> tie_of;       ///< of each tie of the graph, its TieId
  std::vector<std::uint32_t> sources_end;  ///< of each run of the graph: its sources come before
  std::vector<double> known;
};

/// Numbers representatives in breadth-first order, each run from its vertex of highest degree: neighbours in the graph
/// become neighbours in memory, and sources that follow one another have much the same levels. Where sources are named, they
/// come first in their run, in that order.
[[nodiscard]] ReducedNetwork number_for_searches(Pieces pieces, const PathsAsked& asked);

}  // namespace interstice
