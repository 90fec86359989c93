/// @file  Strongly connected components: the sets of vertices that reach each other along arcs.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace interstice {

struct StrongComponents {
  std::vector<std::uint32_t> of;  ///< by vertex: number of its component
  std::uint32_t count = 0;
};

/// The arcs of vertex v lead to targets[starts[v]] .. targets[starts[v + 1] - 1].
///
/// Result       Components are numbered so that every arc between two of them leads to the lower number: 0 reaches
///              none of the others. Where every arc has its opposite these are the connected components.
/// Complexity   O(n + m), without recursion; 16 bytes a vertex.
/// Reference    R. Tarjan, SIAM J. Comput. 1(2):146-160, 1972. doi:10.1137/0201010
[[nodiscard]] StrongComponents strong_components(std::span<const std::uint32_t> starts,
                                                 std::span<const std::uint32_t> targets);

}  // namespace interstice
