#include "graph/model/network.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

#include "graph/model/boost_graph.hpp"
#include "graph/model/error.hpp"

namespace interstice {
namespace {

struct ArcList {
  std::vector<std::uint32_t> sources;
  std::vector<std::uint32_t> targets;
  std::vector<TieId> ties;
  [[nodiscard]] std::size_t size() const { return sources.size(); }
};

// One stable counting pass: the list ordered by `key`, a member that holds vertices.
ArcList sorted_by(const ArcList& list, const std::vector<std::uint32_t>& key, std::uint32_t n) {
  std::vector<std::uint32_t> at(std::size_t{n} + 1, 0);
  for (const std::uint32_t v : key) ++at[v + 1];
  std::partial_sum(at.begin(), at.end(), at.begin());
  ArcList out{std::vector<std::uint32_t>(list.size()), std::vector<std::uint32_t>(list.size()),
              std::vector<TieId>(list.size())};
  for (std::size_t i = 0; i < list.size(); ++i) {
    const std::uint32_t to = at[key[i]]++;
    out.sources[to] = list.sources[i];
    out.targets[to] = list.targets[i];
    out.ties[to] = list.ties[i];
  }
  return out;
}

// Arcs by source, then target, then tie.
ArcList sorted(const ArcList& list, std::uint32_t n) {
  const ArcList by_target = sorted_by(list, list.targets, n);
  return sorted_by(by_target, by_target.sources, n);
}

ArcList arcs_of(const std::vector<Tie>& ties, bool turned, bool both) {
  ArcList list;
  const std::size_t count = ties.size() * (both ? 2 : 1);
  list.sources.reserve(count);
  list.targets.reserve(count);
  list.ties.reserve(count);
  for (std::size_t i = 0; i < ties.size(); ++i) {
    for (const bool back : {false, true}) {
      if (back && !both) continue;
      const bool reversed = back != turned;
      list.sources.push_back(index(reversed ? ties[i].to : ties[i].from));
      list.targets.push_back(index(reversed ? ties[i].from : ties[i].to));
      list.ties.push_back(static_cast<TieId>(i));
    }
  }
  return list;
}

ArcGraph make_graph(const ArcList& arcs, std::uint32_t n) {
  ArcGraph graph(n);
  graph.m_forward.m_rowstart.assign(std::size_t{n} + 1, 0);
  for (const std::uint32_t v : arcs.sources) ++graph.m_forward.m_rowstart[v + 1];
  std::partial_sum(graph.m_forward.m_rowstart.begin(), graph.m_forward.m_rowstart.end(),
                   graph.m_forward.m_rowstart.begin());
  graph.m_forward.m_column = arcs.targets;
  graph.m_forward.m_edge_properties.resize(arcs.size());
  for (std::size_t i = 0; i < arcs.size(); ++i) graph.m_forward.m_edge_properties[i].tie = arcs.ties[i];
  return graph;
}

}  // namespace

Network::Network(Direction direction, std::uint32_t num_vertices, std::vector<Tie> ties)
    : direction_(direction), num_vertices_(num_vertices) {
  if (ties.size() > 0x7fffffffU || num_vertices == 0xffffffffU) {
    throw Error(ErrorCode::resource_exhausted, "Network: more than 2147483647 ties or 4294967294 vertices");
  }
  for (std::size_t i = 0; i < ties.size(); ++i) {
    const std::uint32_t worst = std::max(index(ties[i].from), index(ties[i].to));
    if (worst >= num_vertices) {
      throw Error(ErrorCode::invalid_argument,
                  fmt::format("Network: tie {} names vertex {}, but there are {} vertices", i, worst, num_vertices));
    }
  }
  auto storage = std::make_shared<NetworkStorage>();
  storage->ties = std::move(ties);
  {
    ArcList out = sorted(arcs_of(storage->ties, false, !directed()), num_vertices);
    storage->out = make_graph(out, num_vertices);
    storage->out_ties = std::move(out.ties);
  }
  if (directed()) {
    ArcList in = sorted(arcs_of(storage->ties, true, false), num_vertices);
    storage->in = make_graph(in, num_vertices);
    storage->in_ties = std::move(in.ties);
  }
  ties_ = storage->ties;
  out_ = {storage->out.m_forward.m_rowstart, storage->out.m_forward.m_column, storage->out_ties};
  in_ = directed() ? Side{storage->in.m_forward.m_rowstart, storage->in.m_forward.m_column, storage->in_ties} : out_;
  storage_ = std::move(storage);
}

}  // namespace interstice
