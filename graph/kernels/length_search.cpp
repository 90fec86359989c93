#include "graph/kernels/length_search.hpp"

#include <algorithm>

namespace interstice {

LengthArcs::LengthArcs(const Network& network, const std::vector<double>& lengths,
                       const Relabelling& labels) {
  starts.push_back(0);
  for (const std::uint32_t v : labels.order) {
    const Arcs out = network.out_arcs(static_cast<VertexId>(v));
    for (std::size_t k = 0; k < out.size(); ++k) {
      if (out.targets[k] == v) continue;
      arcs.push_back({lengths[index(out.ties[k])], labels.place[out.targets[k]]});
    }
    starts.push_back(static_cast<std::uint32_t>(arcs.size()));
  }
}

LengthSearch::LengthSearch(const LengthArcs& arcs)
    : arcs_(&arcs), heap_(arcs.starts.size()), at_(arcs.starts.size() - 1, kUnknown) {}

void LengthSearch::start(std::uint32_t source) {
  std::ranges::fill(at_, kUnknown);
  heap_[0] = {0.0, source};
  at_[source] = 0;
  size_ = 1;
}

void LengthSearch::settle_nearest() {
  const Entry nearest = heap_[0];
  at_[nearest.vertex] = kSettled;
  --size_;
  if (size_ > 0) move_down(0, heap_[size_]);
  for (std::uint32_t k = arcs_->starts[nearest.vertex]; k < arcs_->starts[nearest.vertex + 1];
       ++k) {
    const auto [length, target] = arcs_->arcs[k];
    const double through = nearest.distance + length;
    const std::uint32_t at = at_[target];
    if (at == kSettled) continue;
    if (at == kUnknown) {
      move_up(size_++, {through, target});
    } else if (through < heap_[at].distance) {
      move_up(at, {through, target});
    }
  }
}

void LengthSearch::move_up(std::size_t hole, Entry entry) {
  while (hole > 0) {
    const std::size_t parent = (hole - 1) / 4;
    if (heap_[parent].distance <= entry.distance) break;
    heap_[hole] = heap_[parent];
    at_[heap_[hole].vertex] = static_cast<std::uint32_t>(hole);
    hole = parent;
  }
  heap_[hole] = entry;
  at_[entry.vertex] = static_cast<std::uint32_t>(hole);
}

void LengthSearch::move_down(std::size_t hole, Entry entry) {
  for (std::size_t child = 1; child < size_; child = 4 * hole + 1) {
    const std::size_t end = std::min(child + 4, size_);
    std::size_t least = child;
    for (std::size_t c = child + 1; c < end; ++c) {
      if (heap_[c].distance < heap_[least].distance) least = c;
    }
    if (heap_[least].distance >= entry.distance) break;
    heap_[hole] = heap_[least];
    at_[heap_[hole].vertex] = static_cast<std::uint32_t>(hole);
    hole = least;
  }
  heap_[hole] = entry;
  at_[entry.vertex] = static_cast<std::uint32_t>(hole);
}

}  // namespace interstice
