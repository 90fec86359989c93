#include "graph/gaps/marked_pairs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "graph/gaps/dealt_count.hpp"
#include "graph/gaps/false_discovery.hpp"
#include "graph/model/error.hpp"

namespace interstice {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
constexpr double kLeastAttainable = 0.05;
constexpr double kNineInTen = 1.6448536269514722;  // normal quantile of .95

struct Count {
  std::uint64_t pairs = 0;
  std::uint64_t marked = 0;
};

struct CellCounts {
  std::vector<Count> groups;
  std::uint64_t unknown = 0;
};

// Wilson's interval of a share.
void set_share(MarkedCell& cell) {
  cell.share = cell.low_share = cell.high_share = kUndefined;
  if (cell.pairs == 0) return;
  const auto n = static_cast<double>(cell.pairs);
  const double z2 = kNineInTen * kNineInTen;
  cell.share = static_cast<double>(cell.observed) / n;
  const double middle = (cell.share + z2 / (2.0 * n)) / (1.0 + z2 / n);
  const double half = kNineInTen / (1.0 + z2 / n) *
                      std::sqrt(cell.share * (1.0 - cell.share) / n + z2 / (4.0 * n * n));
  cell.low_share = std::max(0.0, middle - half);
  cell.high_share = std::min(1.0, middle + half);
}

void judge(MarkedCell& cell, const CellCounts& counts, const std::vector<Count>& place,
           const MarkedOptions& options) {
  std::vector<Dealt> classes;
  for (std::size_t g = 0; g < counts.groups.size(); ++g) {
    cell.pairs += counts.groups[g].pairs;
    cell.observed += counts.groups[g].marked;
    classes.push_back(
        {counts.groups[g].pairs, counts.groups[g].marked, place[g].pairs, place[g].marked});
  }
  cell.unknown = counts.unknown;
  set_share(cell);
  const DealtCount usual = dealt_count(classes);
  cell.expected = usual.expected;
  cell.variance = usual.variance;
  cell.low = usual.low;
  cell.high = usual.high;
  cell.evidence =
      (static_cast<double>(cell.observed) - cell.expected) / std::sqrt(cell.variance + 0.25);
  const auto few = [&](const SystemAnswers& side) {
    return side.answered < options.least_answered * side.bodies;
  };
  cell.reason = few(cell.bodies_a) || few(cell.bodies_b) ? CannotTell::few_answers
                : cell.pairs < options.least_pairs       ? CannotTell::few_pairs
                                                         : CannotTell::no;
  cell.p = cell.least_p = cell.q = kUndefined;
  if (cell.reason != CannotTell::no) return;
  cell.p = usual.p;
  cell.least_p = usual.least_p;
}

}  // namespace

std::vector<MarkedCell> marked_cells(std::span<const MarkedPair> pairs,
                                     const std::vector<SystemId>& system_of,
                                     std::uint32_t num_systems,
                                     const std::vector<std::uint8_t>& answers,
                                     const MarkedOptions& options) {
  std::size_t num_groups = 1;
  for (const MarkedPair& pair : pairs)
    num_groups = std::max<std::size_t>(num_groups, pair.group + 1U);
  std::vector<CellCounts> counts(std::size_t{num_systems} * num_systems);
  for (CellCounts& cell : counts) cell.groups.resize(num_groups);
  std::vector<Count> place(num_groups);
  for (const MarkedPair& pair : pairs) {
    if (pair.u >= system_of.size() || pair.v >= system_of.size()) {
      throw Error(ErrorCode::invalid_argument,
                  fmt::format("marked_cells: {} or {} is no vertex", pair.u, pair.v));
    }
    const SystemId a = std::min(system_of[pair.u], system_of[pair.v]);
    const SystemId b = std::max(system_of[pair.u], system_of[pair.v]);
    CellCounts* cell = b == SystemId::none || a == b
                           ? nullptr
                           : &counts[std::size_t{index(a)} * num_systems + index(b)];
    if (pair.mark == Mark::unknown) {
      if (cell != nullptr) ++cell->unknown;
      continue;
    }
    const std::uint64_t marked = pair.mark == Mark::yes ? 1 : 0;
    const auto add = [&](Count& count) {
      ++count.pairs;
      count.marked += marked;
    };
    add(place[pair.group]);
    if (cell != nullptr) add(cell->groups[pair.group]);
  }
  std::vector<SystemAnswers> systems(num_systems);
  for (std::size_t v = 0; v < system_of.size(); ++v) {
    if (system_of[v] == SystemId::none) continue;
    ++systems[index(system_of[v])].bodies;
    systems[index(system_of[v])].answered += answers[v] != 0 ? 1 : 0;
  }
  std::vector<MarkedCell> cells;
  for (std::uint32_t a = 0; a < num_systems; ++a) {
    for (std::uint32_t b = a + 1; b < num_systems; ++b) {
      if (systems[a].bodies == 0 || systems[b].bodies == 0) continue;
      MarkedCell& cell = cells.emplace_back(MarkedCell{.a = static_cast<SystemId>(a),
                                                       .b = static_cast<SystemId>(b),
                                                       .bodies_a = systems[a],
                                                       .bodies_b = systems[b]});
      judge(cell, counts[std::size_t{a} * num_systems + b], place, options);
    }
  }
  set_marked_family(cells, options);
  return cells;
}

void set_marked_family(std::span<MarkedCell> cells, const MarkedOptions& options) {
  std::vector<double> family;
  for (const MarkedCell& cell : cells)
    family.push_back(cell.least_p <= kLeastAttainable ? cell.p : kUndefined);
  const std::vector<double> q = false_discovery(family);
  for (std::size_t i = 0; i < q.size(); ++i) {
    MarkedCell& cell = cells[i];
    cell.q = q[i];
    if (cell.reason != CannotTell::no) continue;
    const bool more = static_cast<double>(cell.observed) > cell.expected;
    cell.state = cell.q <= options.most_q && more ? GapState::gap : GapState::no_sign;
  }
}

std::vector<std::uint8_t> answers_of(const ObservedPairs& observed) {
  std::vector<std::uint8_t> answers;
  for (std::uint32_t v = 0; v < observed.size(); ++v)
    answers.push_back(observed.answered(static_cast<VertexId>(v)) ? 1 : 0);
  return answers;
}

}  // namespace interstice
