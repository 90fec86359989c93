// Stock Boost's side: bench_peers_boost GRAPH FOLDER KERNEL...  on its compressed sparse row graph, each tie as two arcs.
#include <algorithm>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/core_numbers.hpp>
#include <boost/graph/page_rank.hpp>
#include <boost/range/iterator_range.hpp>
#include <map>
#include <stack>

#include "bench/peers/edges.hpp"

namespace {

struct Arc {
  std::uint32_t tie;
  double length;
};
using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Arc,
                                                 boost::no_property, std::uint32_t, std::uint32_t>;
using Vertex = boost::graph_traits<Graph>::vertex_descriptor;
using ArcId = boost::graph_traits<Graph>::edge_descriptor;
using Scores = std::vector<double>;

Graph read_graph(const std::string& path) {
  const peers::Edges edges = peers::read_edges(path);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
  std::vector<Arc> arcs;
  for (std::uint32_t k = 0; k < edges.ends.size(); ++k) {
    const auto [a, b] = edges.ends[k];
    ends.emplace_back(a, b);
    ends.emplace_back(b, a);
    arcs.insert(arcs.end(), 2, {k, 1.0 / edges.strength[k]});
  }
  return {boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(), arcs.begin(),
          edges.num_vertices};
}

auto by_vertex(const Graph& graph, auto& values) {
  return boost::make_iterator_property_map(values.begin(), get(boost::vertex_index, graph));
}

// Pairs are met from both ends.
Scores halved(Scores scores) {
  for (double& score : scores) score *= 0.5;
  return scores;
}

Scores betweenness(const Graph& graph) {
  Scores scores(num_vertices(graph));
  boost::brandes_betweenness_centrality(graph, by_vertex(graph, scores));
  return halved(std::move(scores));
}

Scores weighted_betweenness(const Graph& graph) {
  Scores scores(num_vertices(graph));
  boost::brandes_betweenness_centrality(
      graph, boost::centrality_map(by_vertex(graph, scores)).weight_map(get(&Arc::length, graph)));
  return halved(std::move(scores));
}

Scores edge_betweenness(const Graph& graph) {
  Scores scores(num_vertices(graph));
  Scores arcs(num_edges(graph));
  boost::brandes_betweenness_centrality(graph,
                                        boost::centrality_map(by_vertex(graph, scores))
                                            .edge_centrality_map(boost::make_iterator_property_map(
                                                arcs.begin(), get(boost::edge_index, graph))));
  Scores ties(num_edges(graph) / 2);
  for (const ArcId arc : boost::make_iterator_range(edges(graph)))
    ties[graph[arc].tie] += arcs[get(boost::edge_index, graph, arc)] / 2.0;
  return ties;
}

// The library's search for one source, and the sums of its brandes_betweenness_centrality_impl.
Scores pivots(const Graph& graph) {
  const std::size_t n = num_vertices(graph);
  Scores scores(n);
  Scores delta(n);
  std::vector<std::vector<ArcId>> incoming(n);
  std::vector<std::uint32_t> distance(n);
  std::vector<std::size_t> paths(n);
  boost::detail::graph::brandes_unweighted_shortest_paths search;
  for (const std::uint32_t source : peers::pivots_of(static_cast<std::uint32_t>(n))) {
    for (std::size_t v = 0; v < n; ++v) {
      incoming[v].clear();
      delta[v] = 0.0;
      paths[v] = 0;
    }
    paths[source] = 1;
    std::stack<Vertex> ordered;
    search(graph, source, ordered, by_vertex(graph, incoming), by_vertex(graph, distance),
           by_vertex(graph, paths), get(boost::vertex_index, graph));
    for (; !ordered.empty(); ordered.pop()) {
      const Vertex w = ordered.top();
      for (const ArcId arc : incoming[w]) {
        const Vertex v = boost::source(arc, graph);
        delta[v] += static_cast<double>(paths[v]) / static_cast<double>(paths[w]) * (1 + delta[w]);
      }
      if (w != source) scores[w] += delta[w];
    }
  }
  return scores;
}

struct Met {
  std::uint32_t* distance;
  std::vector<std::uint32_t>* order;
};
class Recorder : public boost::default_bfs_visitor {
 public:
  explicit Recorder(Met met) : met_(met) {}
  void discover_vertex(Vertex v, const Graph&) const { met_.order->push_back(v); }
  void tree_edge(ArcId arc, const Graph& graph) const {
    met_.distance[target(arc, graph)] = met_.distance[source(arc, graph)] + 1;
  }

 private:
  Met met_;
};

// score(distances, vertices reached, the source first) for a search from everybody.
template <class Score>
Scores over_searches(const Graph& graph, Score score) {
  const std::size_t n = num_vertices(graph);
  Scores scores(n);
  std::vector<std::uint32_t> distance(n);
  std::vector<std::uint32_t> order;
  std::vector<boost::default_color_type> colour(n);
  boost::queue<Vertex> waiting;
  for (std::uint32_t s = 0; s < n; ++s) {
    std::fill(colour.begin(), colour.end(), boost::white_color);
    order.clear();
    distance[s] = 0;
    boost::breadth_first_visit(graph, s, waiting, Recorder({distance.data(), &order}),
                               by_vertex(graph, colour));
    scores[s] = score(distance, order);
  }
  return scores;
}

Scores harmonic(const Graph& graph) {
  return over_searches(graph, [](const auto& distance, const auto& order) {
    double sum = 0.0;
    for (std::size_t k = 1; k < order.size(); ++k) sum += 1.0 / distance[order[k]];
    return sum;
  });
}

Scores closeness(const Graph& graph) {
  return over_searches(graph, [](const auto& distance, const auto& order) {
    double sum = 0.0;
    for (const std::uint32_t v : order) sum += distance[v];
    return static_cast<double>(order.size() - 1) / sum;
  });
}

Scores eccentricity(const Graph& graph) {
  return over_searches(graph, [](const auto& distance, const auto& order) {
    return static_cast<double>(distance[order.back()]);
  });
}

Scores components(const Graph& graph) {
  std::vector<std::uint32_t> of(num_vertices(graph));
  boost::connected_components(graph, by_vertex(graph, of));
  return Scores(of.begin(), of.end());
}

Scores cores(const Graph& graph) {
  std::vector<std::uint32_t> core(num_vertices(graph));
  boost::core_numbers(graph, by_vertex(graph, core));
  return Scores(core.begin(), core.end());
}

// Until a step moves less than 1e-8 (1 - d) / d in all, so that less than 1e-8 is left.
Scores pagerank(const Graph& graph) {
  const std::size_t n = num_vertices(graph);
  Scores rank(n);
  Scores next(n);
  Scores before(n, 0.0);
  const auto done = [&](const auto& map, const Graph&) {
    double moved = 0.0;
    for (std::uint32_t v = 0; v < n; ++v) {
      moved += std::abs(get(map, v) - before[v]);
      before[v] = get(map, v);
    }
    return moved < 1e-8 * 0.15 / 0.85;
  };
  boost::graph::page_rank(graph, by_vertex(graph, rank), done, 0.85, static_cast<double>(n),
                          by_vertex(graph, next));
  double sum = 0.0;
  for (const double score : rank) sum += score;
  for (double& score : rank) score /= sum;
  return rank;
}

const std::map<std::string, Scores (*)(const Graph&)>& kernels() {
  static const std::map<std::string, Scores (*)(const Graph&)> list = {
      {"betweenness", betweenness},
      {"pivots", pivots},
      {"weighted_betweenness", weighted_betweenness},
      {"edge_betweenness", edge_betweenness},
      {"harmonic", harmonic},
      {"closeness", closeness},
      {"eccentricity", eccentricity},
      {"components", components},
      {"cores", cores},
      {"pagerank", pagerank},
  };
  return list;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) return 2;
  const Graph graph = read_graph(argv[1]);
  for (int k = 3; k < argc; ++k) {
    peers::time_kernel(argv[2], "boost", argv[k], 1, [&] { return kernels().at(argv[k])(graph); });
  }
}
