#include "graph/kernels/shortest_paths.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <string_view>

#include "graph/model/error.hpp"

namespace interstice {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kTieTolerance = 1e-10;
constexpr double kLargestRatio = 1e12;
constexpr double kLargestCount = 0x1p1000;

bool same_length(double a, double b) { return std::abs(a - b) <= kTieTolerance * std::max(a, b); }

}  // namespace

std::optional<LengthFault> length_fault(const Network& network, Length length) {
  if (length == Length::hops || network.num_ties() == 0) return std::nullopt;
  const std::span<const Tie> ties = network.ties();
  std::uint32_t shortest = 0;
  std::uint32_t longest = 0;
  for (std::uint32_t i = 0; i < ties.size(); ++i) {
    if (!std::isfinite(ties[i].strength) || ties[i].strength <= 0.0)
      return LengthFault{static_cast<TieId>(i), std::nullopt};
    if (ties[i].strength < ties[shortest].strength) shortest = i;
    if (ties[i].strength > ties[longest].strength) longest = i;
  }
  if (ties[longest].strength / kLargestRatio <= ties[shortest].strength) return std::nullopt;
  return LengthFault{static_cast<TieId>(shortest), static_cast<TieId>(longest)};
}

std::string describe(const Network& network, const LengthFault& fault,
                     const std::function<std::string(TieId)>& name_of) {
  const double strength = network.tie(fault.tie).strength;
  if (!fault.longest) {
    return fmt::format("lengths: {} has strength {}; a length must be finite and > 0",
                       name_of(fault.tie), strength);
  }
  return fmt::format(
      "lengths: {} (strength {}) and {} (strength {}) differ by more than 1e12, where sums of "
      "lengths lose the shorter ones",
      name_of(fault.tie), strength, name_of(*fault.longest), network.tie(*fault.longest).strength);
}

std::vector<double> tie_lengths(const Network& network, Length length) {
  if (length == Length::hops || network.num_ties() == 0) return {};
  if (const auto fault = length_fault(network, length)) {
    throw Error(ErrorCode::invalid_argument, describe(network, *fault, [&](TieId id) {
                  const Tie& tie = network.tie(id);
                  return fmt::format("tie {}-{}", index(tie.from), index(tie.to));
                }));
  }
  std::vector<double> lengths;
  lengths.reserve(network.num_ties());
  for (const Tie& tie : network.ties()) lengths.push_back(tie.strength);
  // Strengths are scaled before they are turned round, so that neither 1e-300 nor 1e300 overflows.
  const int exponent = std::ilogb(*std::ranges::min_element(lengths));
  for (double& value : lengths) {
    value = std::scalbn(value, -exponent);
    if (length == Length::inverse_strength) value = 1.0 / value;
  }
  return lengths;
}

int length_exponent(const Network& network, Length length) {
  if (length == Length::hops || network.num_ties() == 0) return 0;
  const int exponent = std::ilogb(std::ranges::min(network.ties(), {}, &Tie::strength).strength);
  return length == Length::strength ? exponent : -exponent;
}

ShortestPaths::ShortestPaths(const Network& network, const std::vector<double>& lengths)
    : network_(&network),
      lengths_(&lengths),
      distance_(network.num_vertices(), kInfinity),
      position_(network.num_vertices(), 0),
      sigma_(network.num_vertices(), 0.0),
      exponent_(network.num_vertices(), 0) {
  order_.reserve(network.num_vertices());
}

void ShortestPaths::run(VertexId source) {
  for (const std::uint32_t v : order_) distance_[v] = kInfinity;
  order_.clear();
  if (lengths_->empty()) {
    search_hops(index(source));
  } else {
    search_lengths(index(source));
  }
  count_paths(index(source));
}

void ShortestPaths::search_hops(std::uint32_t source) {
  distance_[source] = 0.0;
  order_.push_back(source);
  for (std::size_t head = 0; head < order_.size(); ++head) {
    const std::uint32_t v = order_[head];
    position_[v] = static_cast<std::uint32_t>(head);
    for (const std::uint32_t w : network_->out_arcs(static_cast<VertexId>(v)).targets) {
      if (distance_[w] != kInfinity) continue;
      distance_[w] = distance_[v] + 1.0;
      order_.push_back(w);
    }
  }
}

void ShortestPaths::search_lengths(std::uint32_t source) {
  heap_.clear();
  distance_[source] = 0.0;
  heap_.emplace_back(0.0, source);
  while (!heap_.empty()) {
    std::ranges::pop_heap(heap_, std::greater{});
    const auto [d, v] = heap_.back();
    heap_.pop_back();
    if (d > distance_[v]) continue;  // settled by a shorter entry
    position_[v] = static_cast<std::uint32_t>(order_.size());
    order_.push_back(v);
    const Arcs out = network_->out_arcs(static_cast<VertexId>(v));
    for (std::size_t k = 0; k < out.size(); ++k) {
      const double through = d + (*lengths_)[index(out.ties[k])];
      if (through < distance_[out.targets[k]]) {
        distance_[out.targets[k]] = through;
        heap_.emplace_back(through, out.targets[k]);
        std::ranges::push_heap(heap_, std::greater{});
      }
    }
  }
}

bool ShortestPaths::on_shortest_path(std::uint32_t v, std::uint32_t w, TieId tie) const {
  if (distance_[v] == kInfinity) return false;
  if (lengths_->empty()) return distance_[v] + 1.0 == distance_[w];
  // Vertices settle in order of distance; the order, not the distances alone, keeps paths free of cycles where a
  // length is lost in the tolerance.
  return position_[v] < position_[w] &&
         same_length(distance_[v] + (*lengths_)[index(tie)], distance_[w]);
}

double ShortestPaths::ratio(std::uint32_t v, std::uint32_t w) const {
  const double plain = sigma_[v] / sigma_[w];
  return with_exponents_ ? std::ldexp(plain, exponent_[v] - exponent_[w]) : plain;
}

void ShortestPaths::count_paths(std::uint32_t source) {
  with_exponents_ = false;
  sigma_[source] = 1.0;
  for (std::size_t i = 1; i < order_.size(); ++i) {
    const std::uint32_t w = order_[i];
    const Arcs in = network_->in_arcs(static_cast<VertexId>(w));
    double sum = 0.0;
    for (std::size_t k = 0; k < in.size(); ++k) {
      if (on_shortest_path(in.targets[k], w, in.ties[k])) sum += sigma_[in.targets[k]];
    }
    if (sum > kLargestCount) {
      count_paths_with_exponents(source);
      return;
    }
    sigma_[w] = sum;
  }
}

void ShortestPaths::count_paths_with_exponents(std::uint32_t source) {
  with_exponents_ = true;
  sigma_[source] = 1.0;
  exponent_[source] = 0;
  for (std::size_t i = 1; i < order_.size(); ++i) {
    const std::uint32_t w = order_[i];
    const Arcs in = network_->in_arcs(static_cast<VertexId>(w));
    std::int32_t largest = std::numeric_limits<std::int32_t>::min();
    for (std::size_t k = 0; k < in.size(); ++k) {
      if (on_shortest_path(in.targets[k], w, in.ties[k]))
        largest = std::max(largest, exponent_[in.targets[k]]);
    }
    double sum = 0.0;
    for (std::size_t k = 0; k < in.size(); ++k) {
      const std::uint32_t v = in.targets[k];
      if (on_shortest_path(v, w, in.ties[k])) sum += std::ldexp(sigma_[v], exponent_[v] - largest);
    }
    int shift = 0;
    sigma_[w] = std::frexp(sum, &shift);
    exponent_[w] = largest + shift;
  }
}

}  // namespace interstice
