#include "graph/gaps/introductions/link_rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "graph/model/error.hpp"

namespace interstice {
namespace {

constexpr double kSlack = 1e-9;  // of sums of costs

[[noreturn]] void refuse(std::string_view function, const std::string& why) {
  throw Error(ErrorCode::invalid_argument, fmt::format("{}: {}", function, why));
}

}  // namespace

LinkRules::LinkRules(const Network& network, IntroductionLimits limits, std::string_view function)
    : num_vertices_(network.num_vertices()),
      limits_(std::move(limits)),
      tied_(neighbour_lists(network, Walk::either)),
      avoid_(num_vertices_),
      open_(num_vertices_, 1) {
  if (network.directed())
    refuse(function, "the network is directed; an introduction has no direction");
  check(function);
  for (const VertexPair& pair : limits_.avoid) {
    avoid_[index(pair.a)].push_back(index(pair.b));
    avoid_[index(pair.b)].push_back(index(pair.a));
  }
  for (auto& list : avoid_) std::ranges::sort(list);
  double least[2] = {std::numeric_limits<double>::infinity(),
                     std::numeric_limits<double>::infinity()};
  for (std::uint32_t v = 0; v < num_vertices_; ++v) {
    const double cost = has_costs() ? limits_.cost[v] : 0.5;
    const bool barred = !limits_.may_meet.empty() && limits_.may_meet[v] == 0;
    open_[v] = barred || std::isnan(cost) ? 0 : 1;
    if (open_[v] == 0 || cost >= least[1]) continue;
    least[1] = std::max(least[0], cost);
    least[0] = std::min(least[0], cost);
  }
  least_cost_ = least[0] + least[1];
  check_wanted(function);
}

void LinkRules::check(std::string_view function) const {
  const std::size_t n = num_vertices_;
  if (!(limits_.budget > 0.0) || !std::isfinite(limits_.budget))
    refuse(function, fmt::format("budget is {}; it must be finite and > 0", limits_.budget));
  if (limits_.capacity && *limits_.capacity == 0)
    refuse(function, "capacity is 0; each body must be allowed one new link at least");
  if (!limits_.cost.empty() && limits_.cost.size() != n)
    refuse(function, fmt::format("{} costs for {} vertices", limits_.cost.size(), n));
  if (!limits_.may_meet.empty() && limits_.may_meet.size() != n)
    refuse(function,
           fmt::format("may_meet has {} entries for {} vertices", limits_.may_meet.size(), n));
  for (std::size_t v = 0; v < limits_.cost.size(); ++v) {
    const double cost = limits_.cost[v];
    if (!std::isnan(cost) && !(cost > 0.0 && std::isfinite(cost)))
      refuse(function,
             fmt::format("the cost of vertex {} is {}; it must be finite and > 0", v, cost));
  }
  for (const auto* list : {&limits_.avoid, &limits_.wanted}) {
    for (const VertexPair& pair : *list) {
      if (pair.a == pair.b || index(pair.a) >= n || index(pair.b) >= n) {
        refuse(function, fmt::format("{}-{} is no pair of two of the {} vertices", index(pair.a),
                                     index(pair.b), n));
      }
    }
  }
}

void LinkRules::check_wanted(std::string_view function) const {
  LinkRules none = *this;
  none.limits_.wanted.clear();
  LinkChoice choice(none);
  for (const VertexPair& pair : limits_.wanted) {
    const std::string name = fmt::format("the wanted link {}-{}", index(pair.a), index(pair.b));
    if (!may_link(index(pair.a), index(pair.b)))
      refuse(function, name + " is tied already, to be avoided, or of one that may not meet");
    for (const VertexPair& other : choice.links()) {
      if (other == ordered_pair(index(pair.a), index(pair.b)))
        refuse(function, name + " is wanted twice");
    }
    if (!choice.room_for(index(pair.a), index(pair.b)))
      refuse(function, name + " goes beyond the budget or the capacity");
    choice.add(pair);
  }
}

bool LinkRules::avoided(std::uint32_t u, std::uint32_t v) const {
  return std::ranges::binary_search(avoid_[u], v);
}

bool LinkRules::may_link(std::uint32_t u, std::uint32_t v) const {
  return u != v && open_[u] != 0 && open_[v] != 0 && !avoided(u, v) &&
         !std::ranges::binary_search(tied_.of(u), v);
}

double LinkRules::preference(std::uint32_t u, std::uint32_t v) const {
  return limits_.preference ? limits_.preference(static_cast<VertexId>(std::min(u, v)),
                                                 static_cast<VertexId>(std::max(u, v)))
                            : 0.0;
}

LinkChoice::LinkChoice(const LinkRules& rules)
    : rules_(&rules), taken_(rules.limits().capacity ? rules.num_vertices() : 0, 0) {
  for (const VertexPair& pair : rules.limits().wanted) add(pair);
}

bool LinkChoice::room_for(std::uint32_t u, std::uint32_t v) const {
  if (rules_->cost(u, v) > left()) return false;
  if (taken_.empty()) return true;
  const std::uint32_t most = *rules_->limits().capacity;
  return taken_[u] < most && taken_[v] < most;
}

double LinkChoice::left() const { return rules_->limits().budget - spent_ + kSlack; }

void LinkChoice::add(VertexPair link) {
  const std::uint32_t u = index(link.a);
  const std::uint32_t v = index(link.b);
  links_.push_back(ordered_pair(u, v));
  spent_ += rules_->cost(u, v);
  if (taken_.empty()) return;
  ++taken_[u];
  ++taken_[v];
}

void LinkChoice::remove(std::size_t which) {
  const std::uint32_t u = index(links_[which].a);
  const std::uint32_t v = index(links_[which].b);
  links_.erase(links_.begin() + static_cast<std::ptrdiff_t>(which));
  spent_ -= rules_->cost(u, v);
  if (taken_.empty()) return;
  --taken_[u];
  --taken_[v];
}

}  // namespace interstice
