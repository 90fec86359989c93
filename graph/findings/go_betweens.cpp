#include "graph/findings/go_betweens.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace interstice {
namespace {

bool stands_between(const Body& body) { return !body.is_board && body.betweenness > 0.0; }

bool is_shown(const Nomination& one) { return one.named_by.value_or(0) > 0; }

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

std::vector<const Nomination*> leading_named(const Findings& findings, const NamedBy& layer,
                                             std::size_t most) {
  std::vector<const Nomination*> named;
  for (const Nomination& one : layer.nominations) {
    if (is_shown(one)) named.push_back(&one);
  }
  std::ranges::stable_sort(named, std::ranges::greater{},
                           [](const Nomination* one) { return *one->named_by; });
  named.resize(std::min(named.size(), most));
  if (std::ranges::any_of(named, [](const Nomination* one) { return one->rank > 0; })) {
    std::ranges::stable_sort(named, {}, &Nomination::rank);
  } else {
    std::ranges::stable_sort(named, {}, [&](const Nomination* one) {
      return std::string_view(findings.bodies[one->body].name);
    });
  }
  return named;
}

std::size_t num_named(const NamedBy& layer) {
  return static_cast<std::size_t>(std::ranges::count_if(layer.nominations, is_shown));
}

std::string named_shown(const NamedBy& layer, std::size_t shown) {
  const std::size_t all = num_named(layer);
  if (std::ranges::any_of(layer.nominations, [](const Nomination& one) { return !one.named_by; }))
    return fmt::format("{} of {} that three or more named; smaller counts are withheld", shown,
                       all);
  return all > shown ? fmt::format("{} of {} that were named are shown", shown, all)
                     : std::string{};
}

}  // namespace interstice
