#include "graph/findings/introductions/near_pairs.hpp"

#include <algorithm>

#include "graph/cohesion/components.hpp"

namespace interstice {

NearPairs::NearPairs(const Network& network, std::span<const VertexPair> pairs)
    : linked_(network.num_vertices()), partners_(network.num_vertices()) {
  for (const Tie& tie : network.ties()) add({tie.from, tie.to});
  for (const VertexPair& pair : pairs) partners_[index(pair.a)].push_back(index(pair.b));
}

void NearPairs::add(VertexPair link) {
  if (link.a == link.b) return;
  linked_[index(link.a)].push_back(index(link.b));
  linked_[index(link.b)].push_back(index(link.a));
}

std::uint32_t NearPairs::count() const {
  std::vector<std::uint32_t> seen(linked_.size(), 0);  // by whom last, from 1
  std::uint32_t count = 0;
  for (std::uint32_t v = 0; v < partners_.size(); ++v) {
    if (partners_[v].empty()) continue;
    for (const std::uint32_t w : linked_[v]) {
      seen[w] = v + 1;
      for (const std::uint32_t x : linked_[w]) seen[x] = v + 1;
    }
    for (const std::uint32_t partner : partners_[v]) count += seen[partner] == v + 1 ? 1 : 0;
  }
  return count;
}

LinkedPieces::LinkedPieces(const Network& network) {
  Components found = components(network);
  piece_of_ = std::move(found.of);
  size_ = std::move(found.size);
}

JoinedBodies LinkedPieces::join(VertexPair link) {
  const std::uint32_t a = piece_of_[index(link.a)];
  const std::uint32_t b = piece_of_[index(link.b)];
  if (a == b) return {};
  const JoinedBodies joined{std::min(size_[a], size_[b]), std::max(size_[a], size_[b])};
  for (std::uint32_t& piece : piece_of_) piece = piece == b ? a : piece;
  size_[a] += size_[b];
  return joined;
}

}  // namespace interstice
