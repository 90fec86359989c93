#include "graph/model/network.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

#include "graph/model/boost_graph.hpp"
#include "graph/model/error.hpp"

namespace interstice {
namespace {

// The arcs of one side of the network, ready for the Boost graph.
struct ArcList {
  std::vector<std::uint32_t> starts;  // n + 1
  std::vector<std::uint32_t> targets;
  std::vector<ArcTie> ties;
};

struct Arc {
  std::uint32_t source;
  std::uint32_t target;
  std::uint32_t tie;
};

std::vector<std::uint32_t> starts_of(const std::vector<Arc>& arcs, std::uint32_t Arc::*key,
                                     std::uint32_t n) {
  std::vector<std::uint32_t> starts(std::size_t{n} + 1, 0);
  for (const Arc& arc : arcs) ++starts[arc.*key + 1];
  std::partial_sum(starts.begin(), starts.end(), starts.begin());
  return starts;
}

// Arcs by source, then target, then tie: two stable counting passes.
ArcList sorted(const std::vector<Arc>& arcs, std::uint32_t n) {
  std::vector<Arc> by_target(arcs.size());
  std::vector<std::uint32_t> at = starts_of(arcs, &Arc::target, n);
  for (const Arc& arc : arcs) by_target[at[arc.target]++] = arc;
  ArcList list{starts_of(arcs, &Arc::source, n), std::vector<std::uint32_t>(arcs.size()),
               std::vector<ArcTie>(arcs.size())};
  at = list.starts;
  for (const Arc& arc : by_target) {
    const std::uint32_t to = at[arc.source]++;
    list.targets[to] = arc.target;
    list.ties[to] = {static_cast<TieId>(arc.tie)};
  }
  return list;
}

bool in_order(const std::vector<Tie>& ties) {
  return std::ranges::all_of(ties, [](const Tie& tie) { return tie.from < tie.to; }) &&
         std::ranges::is_sorted(ties, {},
                                [](const Tie& tie) { return std::pair(tie.from, tie.to); });
}

// Both arcs of undirected ties that already stand by (from, to) with from < to, as projections make them: at each
// vertex the arcs back to lower vertices come first, and both kinds come in order as the ties do. One pass each.
ArcList both_ways_in_order(const std::vector<Tie>& ties, std::uint32_t n) {
  ArcList list{std::vector<std::uint32_t>(std::size_t{n} + 1, 0),
               std::vector<std::uint32_t>(2 * ties.size()), std::vector<ArcTie>(2 * ties.size())};
  for (const Tie& tie : ties) {
    ++list.starts[index(tie.from) + 1];
    ++list.starts[index(tie.to) + 1];
  }
  std::partial_sum(list.starts.begin(), list.starts.end(), list.starts.begin());
  std::vector<std::uint32_t> at = list.starts;
  const auto place = [&](VertexId source, VertexId target, std::size_t tie) {
    const std::uint32_t to = at[index(source)]++;
    list.targets[to] = index(target);
    list.ties[to] = {static_cast<TieId>(tie)};
  };
  for (std::size_t i = 0; i < ties.size(); ++i) place(ties[i].to, ties[i].from, i);
  for (std::size_t i = 0; i < ties.size(); ++i) place(ties[i].from, ties[i].to, i);
  return list;
}

ArcList arcs_of(const std::vector<Tie>& ties, std::uint32_t n, bool forward, bool back) {
  if (forward && back && in_order(ties)) return both_ways_in_order(ties, n);
  std::vector<Arc> arcs;
  arcs.reserve(ties.size() * (forward && back ? 2 : 1));
  for (std::uint32_t i = 0; i < ties.size(); ++i) {
    if (forward) arcs.push_back({index(ties[i].from), index(ties[i].to), i});
    if (back) arcs.push_back({index(ties[i].to), index(ties[i].from), i});
  }
  return sorted(arcs, n);
}

void fill(ArcGraph& graph, ArcList arcs) {
  graph.m_forward.m_rowstart = std::move(arcs.starts);
  graph.m_forward.m_column = std::move(arcs.targets);
  graph.m_forward.m_edge_properties = std::move(arcs.ties);
}

}  // namespace

Network::Network(Direction direction, std::uint32_t num_vertices, std::vector<Tie> ties)
    : direction_(direction), num_vertices_(num_vertices) {
  if (ties.size() > 0x7fffffffU || num_vertices == 0xffffffffU) {
    throw Error(ErrorCode::resource_exhausted,
                "Network: more than 2147483647 ties or 4294967294 vertices");
  }
  for (std::size_t i = 0; i < ties.size(); ++i) {
    const std::uint32_t worst = std::max(index(ties[i].from), index(ties[i].to));
    if (worst >= num_vertices) {
      throw Error(ErrorCode::invalid_argument,
                  fmt::format("Network: tie {} names vertex {}, but there are {} vertices", i,
                              worst, num_vertices));
    }
  }
  auto storage = std::make_shared<NetworkStorage>();
  storage->ties = std::move(ties);
  fill(storage->out, arcs_of(storage->ties, num_vertices, true, !directed()));
  if (directed()) fill(storage->in, arcs_of(storage->ties, num_vertices, false, true));
  const auto side = [](const ArcGraph& graph) {
    return Side{graph.m_forward.m_rowstart, graph.m_forward.m_column,
                graph.m_forward.m_edge_properties};
  };
  ties_ = storage->ties;
  out_ = side(storage->out);
  in_ = directed() ? side(storage->in) : out_;
  storage_ = std::move(storage);
}

}  // namespace interstice
