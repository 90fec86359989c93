#include "graph/gaps/disjoint_routes.hpp"

#include <algorithm>
#include <cassert>
#include <limits>

namespace interstice {
namespace {

constexpr auto kNone = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint32_t kSource = kNone - 1;

std::uint32_t into(std::uint32_t v) { return 2 * v; }
std::uint32_t out_of(std::uint32_t v) { return 2 * v + 1; }

}  // namespace

RouteFinder::RouteFinder(const NeighbourLists& neighbours)
    : neighbours_(neighbours),
      is_to_(neighbours.starts.size() - 1, 0),
      parent_(2 * is_to_.size(), kNone) {}

void RouteFinder::push(std::uint32_t state, std::uint32_t parent) {
  if (state / 2 == without_ || parent_[state] != kNone) return;
  parent_[state] = parent;
  queue_.push_back(state);
}

// Where the residual network leads from a state.
void RouteFinder::visit(std::uint32_t state) {
  const std::uint32_t v = state / 2;
  if (state == into(v)) {
    if (on_route_[v] == 0) {
      push(out_of(v), state);
    } else if (previous_[v] != kNone) {
      push(out_of(previous_[v]), state);  // the route into v is taken back
    }
    return;
  }
  if (on_route_[v] != 0) push(into(v), state);  // v itself is taken off its route
  for (const std::uint32_t w : neighbours_.of(v)) {
    if (w != next_[v]) push(into(w), state);
  }
}

bool RouteFinder::augment() {
  std::ranges::fill(parent_, kNone);
  queue_.clear();
  for (const std::uint32_t v : from_) {
    if (starts_[v] == 0) push(into(v), kSource);
  }
  for (std::size_t at = 0; at < queue_.size(); ++at) {
    const std::uint32_t state = queue_[at];
    const std::uint32_t v = state / 2;
    if (state == out_of(v) && is_to_[v] != 0 && ends_[v] == 0) {
      apply(state);
      return true;
    }
    visit(state);
  }
  return false;
}

void RouteFinder::apply(std::uint32_t last) {
  std::vector<std::uint32_t> states;
  for (std::uint32_t state = last; state != kSource; state = parent_[state])
    states.push_back(state);
  std::ranges::reverse(states);
  starts_[states.front() / 2] = 1;
  previous_[states.front() / 2] = kNone;
  for (std::size_t i = 0; i + 1 < states.size(); ++i) {
    const std::uint32_t v = states[i] / 2;
    const std::uint32_t w = states[i + 1] / 2;
    const bool leaves = states[i] == out_of(v);
    if (v == w) {
      on_route_[v] = leaves ? 0 : 1;
      if (leaves) next_[v] = kNone;
    } else if (leaves) {
      next_[v] = w;
      previous_[w] = v;
    }
  }
  ends_[last / 2] = 1;
  next_[last / 2] = kNone;
}

// Whether a path joins the sets without a body and a link.
bool RouteFinder::joined(const Banned& banned) {
  std::ranges::fill(parent_, kNone);
  queue_.clear();
  const auto reach = [&](std::uint32_t v) {
    if (v == banned.body || v == without_ || parent_[v] != kNone) return;
    parent_[v] = kSource;
    queue_.push_back(v);
  };
  for (const std::uint32_t v : from_) reach(v);
  for (std::size_t at = 0; at < queue_.size(); ++at) {
    const std::uint32_t v = queue_[at];
    if (is_to_[v] != 0) return true;
    for (const std::uint32_t w : neighbours_.of(v)) {
      const bool is_link =
          (v == banned.link.u && w == banned.link.v) || (v == banned.link.v && w == banned.link.u);
      if (!is_link) reach(w);
    }
  }
  return false;
}

std::vector<std::uint32_t> RouteFinder::only_route() const {
  std::vector<std::uint32_t> route;
  for (const std::uint32_t start : from_) {
    if (starts_[start] == 0) continue;
    for (std::uint32_t v = start; v != kNone; v = next_[v]) route.push_back(v);
  }
  return route;
}

DisjointRoutes RouteFinder::between(std::span<const std::uint32_t> from,
                                    std::span<const std::uint32_t> to,
                                    const RouteOptions& options) {
  assert(options.most >= 2);
  const std::size_t n = is_to_.size();
  from_.assign(from.begin(), from.end());
  std::ranges::sort(from_);
  without_ = options.without.value_or(kNone);
  is_to_.assign(n, 0);
  for (const std::uint32_t v : to) is_to_[v] = 1;
  next_.assign(n, kNone);
  previous_.assign(n, kNone);
  on_route_.assign(n, 0);
  starts_.assign(n, 0);
  ends_.assign(n, 0);
  DisjointRoutes found;
  while (found.routes < options.most && augment()) {
    ++found.routes;
    if (found.routes == 1)  // nothing was in the way of the first: it is a shortest one
      found.distance = static_cast<std::uint32_t>(only_route().size()) - 1;
  }
  if (found.routes != 1) return found;
  const std::vector<std::uint32_t> route = only_route();
  for (const std::uint32_t v : route) {
    if (!joined({v, {kNone, kNone}})) found.through.push_back(v);
  }
  for (std::size_t i = 0; i + 1 < route.size(); ++i) {
    const BodyPair link{route[i], route[i + 1]};
    if (!joined({kNone, link})) found.only_links.push_back(link);
  }
  return found;
}

}  // namespace interstice
