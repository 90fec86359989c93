/// @file  Who stands between each pair of systems, and how much rests on each.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/model/execution.hpp"
#include "graph/model/ids.hpp"
#include "graph/model/network.hpp"

namespace interstice {

/// What is handed out anew to see what chance would give. Positions and ties stay; the systems of vertices move.
enum class SystemsNull : std::uint8_t {
  degree_classes,  ///< among vertices with about as many neighbours
  all              ///< among all whose system is stated
};

struct SystemBrokersOptions {
  Length length = Length::hops;
  SystemsNull null = SystemsNull::degree_classes;
  std::uint32_t class_size =
      10;  ///< the least members of a degree class; equal degrees stay together
  std::uint32_t permutations = 999;  ///< 0 = no expected shares and no p
  std::uint64_t seed = 1;
};

/// One vertex between systems A and B; it may be of A, of B, of another system or of none.
struct SystemBroker {
  VertexId vertex{};
  std::uint64_t open_two_paths = 0;  ///< pairs a - v - b, a in A, b in B, not tied to each other
  double two_path_share = 0.0;       ///< of all open two-paths from A to B
  double two_path_expected = 0.0;    ///< mean share by chance
  double two_path_p = 0.0;           ///< chance gives v as large a share
  double traffic = 0.0;  ///< shortest paths of pairs (a, b) that pass v, each pair shared out as 1
  double traffic_share = 0.0;  ///< of all joined pairs: how much of A-B rests on v
  double traffic_expected = 0.0;
  double traffic_low = 0.0;   ///< 5th percentile of the shares by chance
  double traffic_high = 0.0;  ///< 95th
  double traffic_p = 0.0;
  std::uint64_t cut_off = 0;  ///< joined pairs (a, b) that no path would join without v
};

struct SystemPair {
  SystemId a{};
  SystemId b{};
  std::uint64_t pairs = 0;           ///< |A| |B|
  std::uint64_t tied = 0;            ///< of these, tied
  std::uint64_t joined = 0;          ///< of these, with a path
  std::uint64_t open_two_paths = 0;  ///< over all v
  double traffic =
      0.0;  ///< over all v: the mean number of vertices inside a shortest path, times joined
  std::vector<SystemBroker>
      brokers;  ///< those with anything above 0; most traffic first, then cut_off, two-paths, id
};

/// Brokers between every two systems. Undirected: a < b; directed: both orders, along the ties' direction.
///
/// Definition   open_two_paths(v) = |{(a,b): a-v, v-b tied, a-b not}|; traffic(v) = sum_{a in A, b in B} sigma_ab(v) /
///              sigma_ab, a != v != b (betweenness restricted to sources in A and targets in B); cut_off(v) = pairs all of
///              whose paths, not only the shortest, pass v (dominators). Expected and p: systems are permuted, each share
///              is worked out anew; p = (1 + permutations with as large a share) / (1 + permutations).
/// Why this null  The question is whether v carries more of A-B than its number of contacts gives it, so vertices keep
///              their ties and systems swap among vertices with about as many neighbours: systems keep their sizes and
///              how active they are. `all` lets busy systems become quiet ones, and finds their busiest too often.
/// Range        shares and p in [0, 1]; a share without anything to share is 0, also by chance.
/// Degenerate   Permutations 0: expected and p NaN. No pair of systems: empty. Pairs of systems without members: left out.
/// Multigraph   Neighbours count once; for traffic parallel ties are distinct paths. Self-ties have no effect.
/// Numerics     As betweenness.
/// Complexity   O(n m s) time, s = number of systems, and as much a permutation, less the searches: one search a source
///              serves eight permutations. Space O(t + n p), a few bytes a broker and permutation, and eight times n p doubles a thread, p = pairs of systems,
///              t = closed two-paths.
/// Determinism  Network, systems and options alone decide.
/// Errors       invalid_argument: not one system a vertex; class_size 0; a strength that is no length, as betweenness.
///              cancelled: execution.stop was requested.
/// Reference    R. Gould and R. Fernandez, Sociological Methodology 19:89-126, 1989. doi:10.2307/270949
///              U. Brandes, Social Networks 30(2):136-145, 2008. doi:10.1016/j.socnet.2007.11.001 (subset betweenness)
///              L. Georgiadis, R. Tarjan and R. Werneck, J. Graph Algorithms Appl. 10(1):69-94, 2006.
///              doi:10.7155/jgaa.00119 (dominators)
/// Peers        traffic = NetworkX's betweenness_centrality_subset (halved where undirected and both ways are given).
[[nodiscard]] std::vector<SystemPair> system_brokers(const Network& network,
                                                     const std::vector<SystemId>& system,
                                                     const SystemBrokersOptions& options = {},
                                                     const Execution& execution = {});

}  // namespace interstice
