#include "graph/brokerage/gould_fernandez.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>

#include "graph/brokerage/stated_network.hpp"
#include "graph/kernels/parallel.hpp"
#include "graph/kernels/scratch_pool.hpp"
#include "graph/model/error.hpp"

namespace interstice {
namespace {

constexpr std::size_t kMostBlocks = 256;

struct Scratch {
  std::vector<std::uint32_t> mark;  // by place: label + 1 of v's out-neighbours, else 0
  std::vector<double> in;           // by label: v's in-neighbours; all 0 between vertices
};

// Takes the closed pairs (a -> b as well) out of the pairs at v.
void subtract_closed(const StatedNetwork& stated, std::uint32_t v, std::uint32_t a,
                     const Scratch& scratch, OpenPairs& open) {
  constexpr std::size_t kGallop = 8;
  const std::uint32_t own = stated.label[v];
  const std::uint32_t from = stated.label[a];
  const auto theirs = stated.out.of(a);
  const auto ours = stated.out.of(v);
  std::uint32_t closed = 0;
  std::uint32_t to_own = 0;
  std::uint32_t alike = 0;
  const auto count = [&](std::uint32_t mark) {
    closed += mark != 0 ? 1 : 0;
    to_own += mark == own + 1 ? 1 : 0;
    alike += mark == from + 1 ? 1 : 0;
  };
  if (theirs.size() > kGallop * ours.size()) {
    for_each_common(theirs, ours,
                    [&](std::size_t, std::size_t j) { count(scratch.mark[ours[j]]); });
  } else {
    for (const std::uint32_t b : theirs) count(scratch.mark[b]);
  }
  open.all -= closed;
  open.to_own -= to_own;
  open.alike -= alike;
  if (from == own) {
    open.from_own -= closed;
    open.inside -= to_own;
  }
}

OpenPairs open_pairs(const StatedNetwork& stated, std::uint32_t v, Scratch& scratch) {
  const auto in = stated.incoming().of(v);
  const auto out = stated.out.of(v);
  OpenPairs open;
  if (in.empty() || out.empty()) return open;
  const std::uint32_t own = stated.label[v];
  for (const std::uint32_t a : in) ++scratch.in[stated.label[a]];
  double out_own = 0.0;
  for (const std::uint32_t b : out) {
    scratch.mark[b] = stated.label[b] + 1;
    open.alike += scratch.in[stated.label[b]];
    out_own += stated.label[b] == own ? 1.0 : 0.0;
  }
  const double in_own = scratch.in[own];
  open.all = static_cast<double>(in.size()) * static_cast<double>(out.size());
  open.from_own = in_own * static_cast<double>(out.size());
  open.to_own = static_cast<double>(in.size()) * out_own;
  open.inside = in_own * out_own;
  for (const std::uint32_t a : in) {
    if (scratch.mark[a] != 0) {  // a is no pair with itself
      open.all -= 1.0;
      open.alike -= 1.0;
      if (stated.label[a] == own) {
        open.from_own -= 1.0;
        open.to_own -= 1.0;
        open.inside -= 1.0;
      }
    }
    subtract_closed(stated, v, a, scratch, open);
  }
  for (const std::uint32_t a : in) scratch.in[stated.label[a]] = 0.0;
  for (const std::uint32_t b : out) scratch.mark[b] = 0;
  return open;
}

double reads_of(const StatedNetwork& stated) {
  double reads = 0.0;
  for (std::uint32_t v = 0; v < stated.vertex.size(); ++v) {
    for (const std::uint32_t a : stated.incoming().of(v))
      reads += 4.0 + std::min(stated.out.degree(a), 8 * stated.out.degree(v));
  }
  return reads;
}

}  // namespace

StatedNetwork stated_network(const Network& network, const std::vector<SystemId>& group,
                             const Execution& execution) {
  if (group.size() != network.num_vertices()) {
    throw Error(ErrorCode::invalid_argument,
                fmt::format("gould_fernandez: {} systems for {} vertices; there must be one each",
                            group.size(), network.num_vertices()));
  }
  StatedNetwork stated{.directed = network.directed()};
  std::map<SystemId, std::uint32_t> number;
  std::vector<std::uint32_t> place(group.size(), 0);
  for (std::uint32_t v = 0; v < group.size(); ++v) {
    if (group[v] == SystemId::none) continue;
    place[v] = static_cast<std::uint32_t>(stated.vertex.size());
    stated.vertex.push_back(v);
    stated.label.push_back(
        number.emplace(group[v], static_cast<std::uint32_t>(number.size())).first->second);
  }
  stated.size.assign(number.size(), 0.0);
  for (const std::uint32_t label : stated.label) ++stated.size[label];
  const auto adjacency = [&](const Network& of) {
    stated.out = merged_adjacency(of, {.side = Merged::out}, execution);
    if (stated.directed) stated.in = merged_adjacency(of, {.side = Merged::in}, execution);
  };
  if (stated.vertex.size() == group.size()) {
    adjacency(network);
    return stated;
  }
  std::vector<Tie> ties;
  for (const Tie& tie : network.ties()) {
    if (group[index(tie.from)] != SystemId::none && group[index(tie.to)] != SystemId::none)
      ties.emplace_back(place[index(tie.from)], place[index(tie.to)], tie.strength);
  }
  adjacency(Network(network.direction(), static_cast<std::uint32_t>(stated.vertex.size()),
                    std::move(ties)));
  return stated;
}

BrokerageRoles undefined_roles(std::size_t num_vertices) {
  BrokerageRoles roles;
  for (std::vector<double>* column : columns_of(roles))
    column->assign(num_vertices, std::numeric_limits<double>::quiet_NaN());
  return roles;
}

BrokerageRoles gould_fernandez(const Network& network, const std::vector<SystemId>& group,
                               const Execution& execution) {
  const StatedNetwork stated = stated_network(network, group, execution);
  BrokerageRoles roles = undefined_roles(group.size());
  const auto columns = columns_of(roles);
  const std::size_t n = stated.vertex.size();
  const std::size_t blocks = std::min(n, kMostBlocks);
  ScratchPool<Scratch> pool;
  for_each_block(blocks, reads_of(stated), execution, [&](std::size_t block) {
    auto scratch = pool.take([&] {
      return Scratch{std::vector<std::uint32_t>(n, 0),
                     std::vector<double>(stated.size.size(), 0.0)};
    });
    const Block part = block_of(block, blocks, n);
    for (std::size_t v = part.first; v < part.last && !execution.stop.stop_requested(); ++v) {
      const auto found =
          roles_of(open_pairs(stated, static_cast<std::uint32_t>(v), *scratch), stated.directed);
      for (std::size_t r = 0; r < kRoles; ++r) (*columns[r])[stated.vertex[v]] = found[r];
    }
    pool.give_back(std::move(scratch));
  });
  return roles;
}

}  // namespace interstice
