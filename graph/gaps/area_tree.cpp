#include "graph/gaps/area_tree.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace interstice {
namespace {

constexpr auto kNone = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t kDeepest = 64;  // a longer way up is a circle
constexpr std::size_t kMostSearched = 20;
constexpr double kRounding = 0.01;

}  // namespace

AreaTree::AreaTree(const Place& place) {
  const auto table = place.areas();
  const auto number = [&](std::string_view code) {
    const auto [at, fresh] =
        number_.try_emplace(std::string(code), static_cast<std::uint32_t>(areas_.size()));
    if (fresh) areas_.push_back({.parent = kNone, .population = std::nan("")});
    return at->second;
  };
  std::set<std::string_view> codes;  // in byte order, so that the order of rows does not matter
  for (const Text code : table.texts(AreaColumn::code)) codes.insert(place.text(code));
  const auto stakeholders = place.stakeholders();
  for (const Text cell : stakeholders.texts(StakeholderColumn::areas)) {
    for_each_part(place.text(cell), [&](std::string_view code) { codes.insert(code); });
  }
  for (const std::string_view code : codes) number(code);
  for (std::size_t row = 0; row < table.num_rows(); ++row) {
    const std::uint32_t area = number(place.text(table.text(AreaColumn::code, row)));
    const std::string_view parent = place.text(table.text(AreaColumn::parent, row));
    areas_[area].population = table.number(AreaColumn::population, row);
    const auto above = number_.find(parent);
    if (above != number_.end() && above->second != area) areas_[area].parent = above->second;
  }
  std::vector<std::vector<std::uint32_t>> under(areas_.size());
  for (std::uint32_t area = 0; area < areas_.size(); ++area) {
    if (areas_[area].parent != kNone) under[areas_[area].parent].push_back(area);
  }
  for (std::uint32_t area = 0; area < areas_.size(); ++area)
    find_tiles(under[area], areas_[area].population);
}

// Areas whose populations add up to more than those of the whole cannot all lie beside one another.
void AreaTree::find_tiles(const std::vector<std::uint32_t>& under, double whole) {
  if (under.size() < 2) return;
  double sum = 0.0;
  for (const std::uint32_t area : under) sum += areas_[area].population;
  if (sum <= whole * (1.0 + kRounding)) return;
  for (const std::uint32_t area : under) areas_[area].tiles = false;
  if (std::isnan(sum) || std::isnan(whole) || under.size() > kMostSearched) return;
  std::uint32_t found = 0;
  for (std::uint32_t set = 1; set < (1U << under.size()); ++set) {
    double part = 0.0;
    for (std::size_t i = 0; i < under.size(); ++i) {
      if ((set >> i & 1U) != 0) part += areas_[under[i]].population;
    }
    if (part != whole) continue;
    if (found != 0) return;  // two ways to cut the whole up: nothing says which
    found = set;
  }
  for (std::size_t i = 0; i < under.size(); ++i) areas_[under[i]].tiles = (found >> i & 1U) != 0;
}

std::vector<std::uint32_t> AreaTree::upwards(std::uint32_t area) const {
  std::vector<std::uint32_t> way;
  for (; area != kNone && way.size() < kDeepest; area = areas_[area].parent) way.push_back(area);
  return way;
}

Shared AreaTree::relation(std::uint32_t a, std::uint32_t b) const {
  const std::vector<std::uint32_t> from_a = upwards(a);
  const std::vector<std::uint32_t> from_b = upwards(b);
  if (std::ranges::find(from_a, b) != from_a.end()) return Shared::first_inside;
  if (std::ranges::find(from_b, a) != from_b.end()) return Shared::second_inside;
  for (std::size_t i = 1; i < from_a.size(); ++i) {
    const auto common = std::ranges::find(from_b, from_a[i]);
    if (common == from_b.end()) continue;
    const bool apart = areas_[from_a[i - 1]].tiles && areas_[*std::prev(common)].tiles;
    return apart ? Shared::none : Shared::crossing;
  }
  return Shared::none;
}

AreaSet AreaTree::areas_of(std::string_view cell) const {
  AreaSet named;
  for_each_part(cell, [&](std::string_view code) {
    const auto at = number_.find(code);
    if (at != number_.end()) named.push_back(at->second);
  });
  std::ranges::sort(named);
  named.erase(std::unique(named.begin(), named.end()), named.end());
  AreaSet areas;
  for (const std::uint32_t area : named) {
    const bool inside = std::ranges::any_of(named, [&](std::uint32_t other) {
      return other != area && relation(area, other) == Shared::first_inside;
    });
    if (!inside) areas.push_back(area);
  }
  return areas;
}

std::optional<double> AreaTree::people(std::uint32_t area) const {
  const double people = areas_[area].population;
  return std::isnan(people) ? std::nullopt : std::optional(people);
}

}  // namespace interstice
