/// @file  A Network as Boost.Graph sees it. Include it in the .cpp that calls a Boost algorithm, nowhere else.
#pragma once

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/iterator_facade.hpp>
#include <boost/iterator/transform_iterator.hpp>
#include <cstdint>
#include <iterator>
#include <utility>
#include <vector>

#include "graph/model/network.hpp"

namespace interstice {

using ArcGraph =
    boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, ArcTie,
                                       boost::no_property, std::uint32_t, std::uint32_t>;

struct NetworkStorage {
  std::vector<Tie> ties;
  ArcGraph out;
  ArcGraph in;  ///< directed networks only: the arcs turned round
};

/// The arcs: an undirected tie is two of them.
[[nodiscard]] inline const ArcGraph& boost_graph(const Network& network) {
  return network.storage().out;
}

/// Each tie once, without direction, for Boost algorithms that want the undirected tag.
///
/// Models VertexListGraph, EdgeListGraph and IncidenceGraph. Two descriptors of one tie, seen from its two ends, are
/// equal; parallel ties are not.
class UndirectedView {
 public:
  using vertex_descriptor = std::uint32_t;
  struct edge_descriptor {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    std::uint32_t tie = 0;
    friend bool operator==(const edge_descriptor& a, const edge_descriptor& b) {
      return a.tie == b.tie;
    }
    friend bool operator!=(const edge_descriptor& a, const edge_descriptor& b) {
      return a.tie != b.tie;
    }
  };
  using directed_category = boost::undirected_tag;
  using edge_parallel_category = boost::allow_parallel_edge_tag;
  struct traversal_category : boost::vertex_list_graph_tag,
                              boost::edge_list_graph_tag,
                              boost::incidence_graph_tag {};
  using vertices_size_type = std::uint32_t;
  using edges_size_type = std::uint32_t;
  using degree_size_type = std::uint32_t;
  using vertex_iterator = boost::counting_iterator<std::uint32_t>;

  class out_edge_iterator
      : public boost::iterator_facade<out_edge_iterator, edge_descriptor, std::forward_iterator_tag,
                                      edge_descriptor> {
   public:
    out_edge_iterator() = default;
    out_edge_iterator(const Network* network, std::uint32_t v, std::uint32_t at)
        : network_(network), v_(v), at_(at) {}

   private:
    friend class boost::iterator_core_access;
    [[nodiscard]] edge_descriptor dereference() const {
      const Arcs out = network_->out_arcs(static_cast<VertexId>(v_));
      const bool first = at_ < out.size();
      const Arcs arcs = first ? out : network_->in_arcs(static_cast<VertexId>(v_));
      const std::size_t i = first ? at_ : at_ - out.size();
      return {v_, arcs.targets[i], index(arcs.ties[i].tie)};
    }
    void increment() { ++at_; }
    [[nodiscard]] bool equal(const out_edge_iterator& other) const { return at_ == other.at_; }
    const Network* network_ = nullptr;
    std::uint32_t v_ = 0;
    std::uint32_t at_ = 0;
  };

  struct EdgeOfTie {
    const Network* network = nullptr;
    edge_descriptor operator()(std::uint32_t id) const {
      const Tie& tie = network->tie(static_cast<TieId>(id));
      return {index(tie.from), index(tie.to), id};
    }
  };
  using edge_iterator =
      boost::transform_iterator<EdgeOfTie, boost::counting_iterator<std::uint32_t>>;
  static vertex_descriptor null_vertex() { return static_cast<std::uint32_t>(-1); }

  explicit UndirectedView(const Network& network) : network_(&network) {}
  [[nodiscard]] const Network& network() const { return *network_; }

 private:
  const Network* network_;
};

[[nodiscard]] inline UndirectedView undirected_view(const Network& network) {
  return UndirectedView(network);
}

// The free functions that Boost.Graph's concepts ask for, found by argument-dependent lookup.
inline std::uint32_t num_vertices(const UndirectedView& g) { return g.network().num_vertices(); }
inline std::uint32_t num_edges(const UndirectedView& g) { return g.network().num_ties(); }
inline std::uint32_t source(const UndirectedView::edge_descriptor& e, const UndirectedView&) {
  return e.from;
}
inline std::uint32_t target(const UndirectedView::edge_descriptor& e, const UndirectedView&) {
  return e.to;
}
inline std::pair<UndirectedView::vertex_iterator, UndirectedView::vertex_iterator> vertices(
    const UndirectedView& g) {
  return {UndirectedView::vertex_iterator(0),
          UndirectedView::vertex_iterator(g.network().num_vertices())};
}
inline std::pair<UndirectedView::edge_iterator, UndirectedView::edge_iterator> edges(
    const UndirectedView& g) {
  const UndirectedView::EdgeOfTie of{&g.network()};
  return {{boost::counting_iterator<std::uint32_t>(0), of},
          {boost::counting_iterator<std::uint32_t>(g.network().num_ties()), of}};
}
inline std::uint32_t out_degree(std::uint32_t v, const UndirectedView& g) {
  const auto vertex = static_cast<VertexId>(v);
  const std::size_t in = g.network().directed() ? g.network().in_arcs(vertex).size() : 0;
  return static_cast<std::uint32_t>(g.network().out_arcs(vertex).size() + in);
}
inline std::pair<UndirectedView::out_edge_iterator, UndirectedView::out_edge_iterator> out_edges(
    std::uint32_t v, const UndirectedView& g) {
  return {{&g.network(), v, 0}, {&g.network(), v, out_degree(v, g)}};
}
inline boost::identity_property_map get(boost::vertex_index_t, const UndirectedView&) { return {}; }

}  // namespace interstice

namespace boost {
template <>
struct property_map<interstice::UndirectedView, vertex_index_t> {
  using type = identity_property_map;
  using const_type = identity_property_map;
};
}  // namespace boost
