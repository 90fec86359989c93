/// @file  What a set of new links changes, in whole numbers: nearness of pairs, and where asked for separate routes.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "graph/gaps/introductions/pair_nearness.hpp"
#include "graph/gaps/introductions/separate_routes.hpp"

namespace interstice {

/// score = nearness_weight * sum of 1/d over pairs (in parts of kNearnessUnit) + route_weight * separate routes.
class LinkEffect {
 public:
  explicit LinkEffect(PairNearness nearness) : nearness_(std::move(nearness)) {}
  LinkEffect(PairNearness nearness, std::int64_t nearness_weight, SeparateRoutes routes,
             std::int64_t route_weight)
      : nearness_(std::move(nearness)),
        nearness_weight_(nearness_weight),
        routes_(std::move(routes)),
        route_weight_(route_weight) {}

  /// The network with these links, and no others.
  void set(std::span<const VertexPair> links) {
    nearness_.set(links);
    if (routes_) routes_->set(links);
  }
  /// Another link beside those set; `all`: these and it.
  void add(VertexPair link, std::span<const VertexPair> all) {
    nearness_.add(link);
    if (routes_) routes_->set(all);
  }
  void prepare() { nearness_.prepare(); }
  [[nodiscard]] std::int64_t score() const {
    return nearness_weight_ * nearness_.sum() +
           (routes_ ? route_weight_ * static_cast<std::int64_t>(routes_->count()) : 0);
  }
  [[nodiscard]] std::int64_t gain(std::uint32_t u, std::uint32_t v) const {
    return nearness_weight_ * nearness_.gain(u, v) + route_gain(u, v);
  }
  void gains_of(std::uint32_t v, std::span<const std::uint32_t> columns,
                std::span<std::int64_t> out) const {
    nearness_.gains_of(v, columns, out);
    if (!routes_) return;
    for (std::size_t c = 0; c < columns.size(); ++c)
      out[c] = nearness_weight_ * out[c] + route_gain(columns[c], v);
  }
  [[nodiscard]] const PairNearness& nearness() const { return nearness_; }
  [[nodiscard]] const std::optional<SeparateRoutes>& routes() const { return routes_; }

 private:
  [[nodiscard]] std::int64_t route_gain(std::uint32_t u, std::uint32_t v) const {
    return routes_ && routes_->adds(u, v) ? route_weight_ : 0;
  }
  PairNearness nearness_;
  std::int64_t nearness_weight_ = 1;
  std::optional<SeparateRoutes> routes_;
  std::int64_t route_weight_ = 0;
};

}  // namespace interstice
