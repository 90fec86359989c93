/// @file  The part of a network whose systems are stated, with systems numbered from 0. For the files of this folder.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "graph/brokerage/gould_fernandez.hpp"
#include "graph/kernels/merged_adjacency.hpp"
#include "graph/model/execution.hpp"
#include "graph/model/ids.hpp"
#include "graph/model/network.hpp"

namespace interstice {

inline constexpr std::size_t kRoles = 6;

/// Vertices here are places among the stated ones, in VertexId order.
struct StatedNetwork {
  bool directed = false;
  std::vector<std::uint32_t> vertex;  ///< the place's vertex in the network
  std::vector<std::uint32_t> label;   ///< by place: its system, numbered from 0 as they appear
  std::vector<double> size;           ///< by label: how many have it
  MergedAdjacency out;
  MergedAdjacency in;  ///< directed only

  [[nodiscard]] const MergedAdjacency& incoming() const { return directed ? in : out; }
};

/// Errors   invalid_argument: group does not hold one system per vertex.
[[nodiscard]] StatedNetwork stated_network(const Network& network,
                                           const std::vector<SystemId>& group,
                                           const Execution& execution);

/// Four counts over the open pairs (a, b) at a vertex v, from which all roles follow.
struct OpenPairs {
  double all = 0.0;
  double from_own = 0.0;  ///< a in v's system
  double to_own = 0.0;    ///< b in v's system
  double alike = 0.0;     ///< a and b in one system
  double inside = 0.0;    ///< all three in one
};

/// Roles in the order of BrokerageRoles. Undirected: the counts are of ordered pairs.
[[nodiscard]] inline std::array<double, kRoles> roles_of(const OpenPairs& open, bool directed) {
  const double each = directed ? 1.0 : 0.5;
  return {each * open.inside,
          each * (open.alike - open.inside),
          open.from_own - open.inside,
          open.to_own - open.inside,
          each * (open.all - open.from_own - open.to_own - open.alike + 2.0 * open.inside),
          each * open.all};
}

/// The columns of roles, in order.
[[nodiscard]] inline std::array<std::vector<double>*, kRoles> columns_of(BrokerageRoles& roles) {
  return {&roles.coordinator, &roles.itinerant, &roles.representative,
          &roles.gatekeeper,  &roles.liaison,   &roles.brokerage};
}
[[nodiscard]] BrokerageRoles undefined_roles(std::size_t num_vertices);

}  // namespace interstice
