#include "graph/cohesion/block_cut_tree.hpp"

#include <algorithm>
#include <numeric>
#include <span>
#include <utility>

#include "graph/kernels/low_points.hpp"

namespace interstice {
namespace {

// A block's ties lie on top of the stack when its piece is told: everything from the tie that led into it.
class BlockVisitor {
 public:
  explicit BlockVisitor(const Network& network)
      : network_(&network), hanging_(network.num_vertices()), holder_(network.num_vertices()) {
    tree_.block_of.assign(network.num_ties(), BlockId::none);
  }

  void tie(TieId walked) { walked_.push_back(walked); }

  void piece(const HangingPiece& piece) {
    const auto block = static_cast<BlockId>(tree_.blocks.size());
    std::vector<VertexId>& vertices = tree_.blocks.emplace_back();
    TieId last{};
    do {
      last = walked_.back();
      walked_.pop_back();
      tree_.block_of[index(last)] = block;
      vertices.push_back(network_->tie(last).from);
      vertices.push_back(network_->tie(last).to);
    } while (last != piece.by);
    std::ranges::sort(vertices);
    vertices.erase(std::ranges::unique(vertices).begin(), vertices.end());
    hanging_[piece.above].push_back({block, piece.size});
    // Of a vertex's blocks only one is not below it.
    for (const VertexId v : vertices) {
      if (index(v) != piece.above) holder_[index(v)] = block;
    }
  }

  void component(std::span<const std::uint32_t> vertices) {
    const auto others = static_cast<std::uint32_t>(vertices.size()) - 1;
    for (const std::uint32_t v : vertices) {
      std::vector<Arm>& arms = hanging_[v];
      const bool root = v == vertices.front();
      if (arms.size() < (root ? 2U : 1U)) continue;
      std::uint32_t below = 0;
      for (const Arm& arm : arms) below += arm.size;
      if (!root) arms.push_back({holder_[v], others - below});
      cut_.push_back(v);
    }
  }

  BlockCutTree take() {
    const std::vector<BlockId> number = renumber();
    std::ranges::sort(cut_);
    for (const std::uint32_t v : cut_) {
      std::vector<Arm>& arms = hanging_[v];
      for (Arm& arm : arms) arm.block = number[index(arm.block)];
      std::ranges::sort(arms, {}, &Arm::block);
      CutVertex& out = tree_.cut_vertices.emplace_back();
      out.vertex = static_cast<VertexId>(v);
      for (const Arm& arm : arms) {
        out.blocks.push_back(arm.block);
        out.sizes.push_back(arm.size);
      }
    }
    return std::move(tree_);
  }

 private:
  struct Arm {
    BlockId block;
    std::uint32_t size;
  };

  // Numbers blocks by their vertices; gives the new number of each.
  std::vector<BlockId> renumber() {
    std::vector<std::uint32_t> order(tree_.blocks.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(
        order, {}, [&](std::uint32_t b) -> const auto& { return tree_.blocks[b]; });
    std::vector<BlockId> number(order.size());
    std::vector<std::vector<VertexId>> blocks(order.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
      number[order[i]] = static_cast<BlockId>(i);
      blocks[i] = std::move(tree_.blocks[order[i]]);
    }
    tree_.blocks = std::move(blocks);
    for (BlockId& block : tree_.block_of) {
      if (block != BlockId::none) block = number[index(block)];
    }
    return number;
  }

  const Network* network_;
  BlockCutTree tree_;
  std::vector<TieId> walked_;
  std::vector<std::vector<Arm>> hanging_;  // by vertex: the blocks below it
  std::vector<BlockId> holder_;            // by vertex: the block above it
  std::vector<std::uint32_t> cut_;
};

}  // namespace

BlockCutTree block_cut_tree(const Network& network) {
  BlockVisitor visitor(network);
  LowPoints(network).run(visitor);
  return visitor.take();
}

}  // namespace interstice
