/// @file  Blocks, and the tree of blocks and cut vertices: which parts hang together by one body alone.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "graph/model/network.hpp"

namespace interstice {

/// A block of one network: 0 .. blocks - 1; `none` = the tie is in no block.
enum class BlockId : std::uint32_t { none = std::numeric_limits<std::uint32_t>::max() };
constexpr std::uint32_t index(BlockId id) { return static_cast<std::uint32_t>(id); }

/// A cut vertex with its arms: arm i leads into blocks[i], and behind it are sizes[i] vertices of the component.
struct CutVertex {
  VertexId vertex{};
  std::vector<BlockId> blocks;  ///< two or more, in order: its ties in the tree
  std::vector<std::uint32_t>
      sizes;  ///< by block: the pieces left if it goes; they add up to all others
};

struct BlockCutTree {
  std::vector<std::vector<VertexId>> blocks;  ///< by BlockId: its vertices, in order
  std::vector<BlockId> block_of;              ///< by TieId
  std::vector<CutVertex> cut_vertices;        ///< in VertexId order
};

/// The blocks (biconnected components) of a network and the tree that they make with its cut vertices, whatever the
/// ties' direction. A component is a tree of its own.
///
/// Definition   Two ties are in one block if a cycle without repeated vertices passes both; a bridge is a block of two
///              vertices. A vertex in several blocks is a cut vertex: see cut_points.hpp.
/// Result       Blocks are numbered in the order of their lists of vertices, the lowest vertex first.
/// Degenerate   A vertex without ties is in no block.
/// Multigraph   Decided by tie id: parallel ties are in one block, also where it has but two vertices. A self-tie is in
///              none.
/// Complexity   O(n + m), and sorting; without recursion.
/// Reference    J. Hopcroft and R. Tarjan, CACM 16(6):372-378, 1973. doi:10.1145/362248.362272
/// Peers        igraph's and NetworkX's biconnected components have the same vertex sets.
/// See also     cut_points.hpp: is_cut_point, bridges, and who is cut off.
[[nodiscard]] BlockCutTree block_cut_tree(const Network& network);

}  // namespace interstice
