#include "graph/brokerage/dominators.hpp"

#include <algorithm>

namespace interstice {

Dominators::Dominators(const NeighbourLists& out, const NeighbourLists& in)
    : out_(&out),
      in_(&in),
      number_(out.starts.size() - 1, 0),
      next_(number_.size(), 0),
      nodes_(number_.size() + 1) {}

// Depth first.
void Dominators::find(std::uint32_t source) {
  for (const std::uint32_t v : order_) number_[v] = next_[v] = 0;
  order_.clear();
  stack_.clear();
  const auto enter = [&](std::uint32_t v, std::uint32_t parent) {
    order_.push_back(v);
    const auto number = static_cast<std::uint32_t>(order_.size());
    number_[v] = number;
    nodes_[number] = {.parent = parent, .semi = number, .label = number, .dominator = parent};
    stack_.push_back(v);
  };
  enter(source, 0);
  while (!stack_.empty()) {
    const std::uint32_t v = stack_.back();
    const auto near = out_->of(v);
    if (next_[v] == near.size()) {
      stack_.pop_back();
    } else if (const std::uint32_t w = near[next_[v]++]; number_[w] == 0) {
      enter(w, number_[v]);
    }
  }
}

// Of the tree path above `number` as far as it is linked, the label with the least semidominator; compresses the path.
std::uint32_t Dominators::least(std::uint32_t number, std::uint32_t linked) {
  if (nodes_[number].parent < linked) return nodes_[number].label;
  stack_.clear();
  for (; nodes_[number].parent >= linked; number = nodes_[number].parent) stack_.push_back(number);
  std::uint32_t above = number;
  std::uint32_t label = nodes_[above].label;
  while (!stack_.empty()) {
    Node& node = nodes_[stack_.back()];
    stack_.pop_back();
    node.parent = nodes_[above].parent;
    if (nodes_[label].semi < nodes_[node.label].semi) {
      node.label = label;
    } else {
      label = node.label;
    }
  }
  return label;
}

void Dominators::run(std::uint32_t source) {
  find(source);
  const auto count = static_cast<std::uint32_t>(order_.size());
  for (std::uint32_t w = count; w > 1; --w) {
    std::uint32_t semi = nodes_[w].parent;
    for (const std::uint32_t u : in_->of(order_[w - 1])) {
      if (number_[u] != 0) semi = std::min(semi, nodes_[least(number_[u], w + 1)].semi);
    }
    nodes_[w].semi = semi;
  }
  for (std::uint32_t w = 2; w <= count; ++w) {
    std::uint32_t dominator = nodes_[w].dominator;
    while (dominator > nodes_[w].semi) dominator = nodes_[dominator].dominator;
    nodes_[w].dominator = dominator;
  }
}

}  // namespace interstice
