#include "graph/gaps/introductions/introduction.hpp"

namespace interstice {

std::optional<std::uint32_t> knee_of(const IntroductionPlan& plan) {
  constexpr double kLeastBend = 0.05;
  const double rise = plan.after - plan.before;
  double cost = 0.0;
  for (const ChosenLink& link : plan.links) cost += link.cost;
  if (plan.links.size() < 3 || !(rise > 0.0) || !(cost > 0.0)) return std::nullopt;
  double highest = 0.0;
  double spent = 0.0;
  std::optional<std::uint32_t> knee;
  for (std::uint32_t i = 0; i < plan.links.size(); ++i) {
    spent += plan.links[i].cost;
    const double height = (plan.links[i].value - plan.before) / rise - spent / cost;
    // Heights that differ by rounding are level: the first of them is the bend.
    if (height >= kLeastBend && height > highest + 1e-9) {
      highest = height;
      knee = i + 1;
    }
  }
  return knee;
}

}  // namespace interstice
