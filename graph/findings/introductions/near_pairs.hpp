/// @file  What new links change, counted for people: pairs within two steps, and bodies in the pieces that are joined.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/findings/introductions/introduction_sentences.hpp"
#include "graph/gaps/introductions/introduction.hpp"
#include "graph/model/network.hpp"

namespace interstice {

/// How many of the given pairs are linked, or linked with one and the same body. Complexity: count() O(sum over the pairs'
/// first bodies of their neighbours' links).
class NearPairs {
 public:
  NearPairs(const Network& network, std::span<const VertexPair> pairs);
  void add(VertexPair link);
  [[nodiscard]] std::uint32_t count() const;

 private:
  std::vector<std::vector<std::uint32_t>> linked_;    // by vertex
  std::vector<std::vector<std::uint32_t>> partners_;  // by the first of each pair
};

/// The pieces that no route joins, as links join them.
class LinkedPieces {
 public:
  explicit LinkedPieces(const Network& network);
  /// Bodies in the two pieces that the link joins; none where its ends are in one already.
  JoinedBodies join(VertexPair link);

 private:
  std::vector<std::uint32_t> piece_of_;
  std::vector<std::uint32_t> size_;
};

}  // namespace interstice
