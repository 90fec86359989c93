#include "graph/findings/audience_links.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "graph/findings/analyse.hpp"
#include "graph/model/observation.hpp"
#include "graph/model/projection.hpp"

namespace interstice {
namespace {

bool recorded(const Place& place, const Layer& layer) {
  if (layer.documentary) return false;
  const ResponseBasis basis = responses_on(place, layer, std::nullopt).basis;
  return basis != ResponseBasis::everyone_assumed && basis != ResponseBasis::complete_roster;
}

// Everything a row says, after its ends are in order.
std::string contents(const TableData& table, const TextPool& pool, std::size_t row) {
  std::string out;
  for (const TableData::Column& column : table.columns) {
    if (!column.texts.empty()) out += pool.view(column.texts[row]);
    if (!column.numbers.empty()) out += std::to_string(column.numbers[row]);
    out += '\x1f';
  }
  return out;
}

}  // namespace

AudienceLinks::AudienceLinks(const Place& place, Audience audience)
    : place_(place),
      visibility_(place, audience),
      layers_(layers_of(place)),
      withheld_(place.relationships().num_rows(), 0) {
  for (const Layer& layer : layers_) recorded_.push_back(recorded(place, layer) ? 1 : 0);
  find_withheld(audience);
}

// The rows behind the counts that reports withhold from this audience.
void AudienceLinks::find_withheld(Audience audience) {
  const Findings findings =
      analyse(place_, {.audience = audience, .command = "convert", .draws = 0, .permutations = 0});
  std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (const Gap& cell : findings.interfaces) {
    if (!cell.observed) pairs.emplace(cell.system_a, cell.system_b);
  }
  for (std::uint32_t i = 0; i < findings.systems.size(); ++i) {
    if (findings.systems[i].links_withheld) pairs.emplace(i, i);
  }
  if (pairs.empty()) return;
  const Projection read = project(place_, findings_reading(place_, {}));
  for (std::uint32_t t = 0; t < read.network.num_ties(); ++t) {
    const Tie& tie = read.network.ties()[t];
    const SystemId a = read.system_of[index(tie.from)];
    const SystemId b = read.system_of[index(tie.to)];
    if (a == SystemId::none || b == SystemId::none) continue;
    if (!pairs.contains({std::min(index(a), index(b)), std::max(index(a), index(b))})) continue;
    for (const std::uint32_t row : read.rows_of(static_cast<TieId>(t))) {
      if (row < withheld_.size()) withheld_[row] = 1;
    }
  }
}

const Layer* AudienceLinks::layer_named(std::string_view kind) const {
  const auto layer = std::ranges::find_if(
      layers_, [&](const Layer& l) { return l.kind == (kind.empty() ? kWorksWith : kind); });
  return layer == layers_.end() ? nullptr : &*layer;
}

bool AudienceLinks::keeps_kind(std::string_view kind) const {
  const Layer* layer = layer_named(kind);
  return layer != nullptr && !layer->sensitive && !layer->attitude &&
         layer->role != LayerRole::negative &&
         !(layer->directed && recorded_[static_cast<std::size_t>(layer - layers_.data())] != 0);
}

// Whether the order of the row's ends tells who answered.
bool AudienceLinks::tells(std::size_t row) const {
  const Layer* layer =
      layer_named(place_.text(place_.relationships().text(RelationshipColumn::kind, row)));
  return layer != nullptr && recorded_[static_cast<std::size_t>(layer - layers_.data())] != 0;
}

bool AudienceLinks::keeps(std::size_t row) const {
  const auto table = place_.relationships();
  const std::string_view kind = place_.text(table.text(RelationshipColumn::kind, row));
  if (withheld_[row] != 0 || !visibility_.relationship(row) || !keeps_kind(kind)) return false;
  if (tells(row) && row_is_directed(place_, row, *layer_named(kind))) return false;
  const std::string_view sign = place_.text(table.text(RelationshipColumn::sign, row));
  const bool negative = !sign.empty() && sign != "+";
  return !negative && table.number(RelationshipColumn::strength, row) != 0.0;
}

std::size_t AudienceLinks::settle(std::span<const std::size_t> rows, const TextPool& pool,
                                  TableData& copied) const {
  auto& from = copied.columns[static_cast<std::size_t>(RelationshipColumn::from)].texts;
  auto& to = copied.columns[static_cast<std::size_t>(RelationshipColumn::to)].texts;
  std::set<std::string, std::less<>> seen;
  std::vector<std::uint8_t> again(rows.size(), 0);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!tells(rows[i])) continue;
    if (pool.view(to[i]) < pool.view(from[i])) std::swap(from[i], to[i]);
    again[i] = seen.insert(contents(copied, pool, i)).second ? 0 : 1;
  }
  const auto drop = [&](auto& cells) {
    std::size_t next = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (again[i] == 0) cells[next++] = cells[i];
    }
    cells.resize(next);
  };
  const auto merged = static_cast<std::size_t>(std::ranges::count(again, 1));
  if (merged == 0) return 0;
  for (TableData::Column& column : copied.columns) {
    if (!column.texts.empty()) drop(column.texts);
    if (!column.numbers.empty()) drop(column.numbers);
  }
  for (ExtraColumn& extra : copied.extras) drop(extra.cells);
  copied.num_rows -= merged;
  return merged;
}

}  // namespace interstice
