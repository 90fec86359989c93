#include "graph/findings/go_betweens.hpp"

#include <algorithm>

namespace interstice {
namespace {

bool stands_between(const Body& body) { return !body.is_board && body.betweenness > 0.0; }

}  // namespace

bool in_order_of_names(const Findings& findings) {
  return findings.manifest.unit == "person" || findings.audience == Audience::published;
}

std::vector<const Body*> leading_go_betweens(const Findings& findings, std::size_t most) {
  std::vector<const Body*> bodies;
  for (const Body& body : findings.bodies) {
    if (stands_between(body) && body.rank <= most) bodies.push_back(&body);
  }
  std::ranges::stable_sort(bodies, {}, &Body::rank);
  bodies.resize(std::min(bodies.size(), most));
  if (in_order_of_names(findings)) std::ranges::stable_sort(bodies, {}, &Body::name);
  return bodies;
}

std::size_t num_go_betweens(const Findings& findings) {
  return static_cast<std::size_t>(std::ranges::count_if(findings.bodies, stands_between));
}

}  // namespace interstice
