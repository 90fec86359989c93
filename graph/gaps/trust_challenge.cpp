#include "graph/gaps/trust_challenge.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <tuple>

#include "graph/gaps/body_rows.hpp"
#include "graph/gaps/false_discovery.hpp"
#include "graph/kernels/parallel.hpp"
#include "graph/kernels/random.hpp"
#include "graph/model/error.hpp"

namespace interstice {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
constexpr double kSame = 1e-9;  // averages that differ by rounding alone are equal
constexpr std::size_t kBlocks = 16;

// What one rater says of one other system.
struct Value {
  std::size_t cell;
  bool of_a;  // the rater is of the first system
  double mean;
};

class Mean {
 public:
  void add(double value) {
    sum_ += value;
    ++count_;
  }
  [[nodiscard]] double value() const { return sum_ / count_; }

 private:
  double sum_ = 0.0;
  int count_ = 0;
};

std::size_t cell_of(SystemId x, SystemId y, std::uint32_t num_systems) {
  return std::size_t{index(std::min(x, y))} * num_systems + index(std::max(x, y));
}

std::vector<Value> values_of(Attitude attitude, const std::vector<Rating>& ratings,
                             const std::vector<SystemId>& system_of, std::uint32_t num_systems) {
  std::map<std::pair<std::uint32_t, SystemId>, Mean> means;  // rater, system rated
  for (const Rating& rating : ratings) {
    const SystemId own = system_of[rating.rater];
    const SystemId other = system_of[rating.rated];
    if (rating.attitude != attitude || own == SystemId::none || other == SystemId::none ||
        own == other)
      continue;
    means[{rating.rater, other}].add(rating.value);
  }
  std::vector<Value> values;
  for (const auto& [key, mean] : means) {
    const SystemId own = system_of[key.first];
    values.push_back({cell_of(own, key.second, num_systems), own < key.second, mean.value()});
  }
  return values;
}

std::vector<double> averages(const std::vector<Value>& values, const std::vector<double>& dealt,
                             std::size_t num_cells) {
  std::vector<double> sum(num_cells, 0.0);
  std::vector<double> count(num_cells, 0.0);
  for (std::size_t i = 0; i < values.size(); ++i) {
    sum[values[i].cell] += dealt[i];
    count[values[i].cell] += 1.0;
  }
  for (std::size_t c = 0; c < num_cells; ++c) sum[c] /= count[c];
  return sum;
}

// How many permutations give each cell as low an average.
std::vector<std::uint32_t> as_low(const std::vector<Value>& values,
                                  const std::vector<double>& observed, std::uint64_t stream,
                                  const TrustChallengeOptions& options,
                                  const Execution& execution) {
  const std::size_t num_cells = observed.size();
  std::vector<std::vector<std::uint32_t>> blocks(kBlocks, std::vector<std::uint32_t>(num_cells, 0));
  std::vector<double> own;
  for (const Value& value : values) own.push_back(value.mean);
  const double operations = 20.0 * options.permutations * static_cast<double>(values.size());
  for_each_block(kBlocks, operations, execution, [&](std::size_t block) {
    const Block draws = block_of(block, kBlocks, options.permutations);
    for (std::size_t draw = draws.first; draw < draws.last; ++draw) {
      Random random(options.seed, 2 * draw + stream);
      std::vector<double> dealt = own;
      shuffle(std::span(dealt), random);
      const std::vector<double> by_chance = averages(values, dealt, num_cells);
      for (std::size_t c = 0; c < num_cells; ++c)
        blocks[block][c] += by_chance[c] <= observed[c] + kSame ? 1 : 0;
    }
  });
  std::vector<std::uint32_t> count(num_cells, 0);
  for (const auto& block : blocks) {
    for (std::size_t c = 0; c < num_cells; ++c) count[c] += block[c];
  }
  return count;
}

// By cell; nothing where either side has too few raters.
std::vector<std::optional<AttitudeAverage>> judge(
    Attitude attitude, const std::vector<Rating>& ratings, const std::vector<SystemId>& system_of,
    std::uint32_t num_systems, const TrustChallengeOptions& options, const Execution& execution) {
  const std::size_t num_cells = std::size_t{num_systems} * num_systems;
  std::vector<std::optional<AttitudeAverage>> result(num_cells);
  const std::vector<Value> values = values_of(attitude, ratings, system_of, num_systems);
  if (values.empty()) return result;
  std::vector<AttitudeAverage> found(num_cells);
  std::vector<double> own;
  Mean place;
  for (const Value& value : values) {
    ++(value.of_a ? found[value.cell].raters_a : found[value.cell].raters_b);
    own.push_back(value.mean);
    place.add(value.mean);
  }
  const std::vector<double> average = averages(values, own, num_cells);
  const std::vector<std::uint32_t> low =
      as_low(values, average, attitude == Attitude::trust ? 0 : 1, options, execution);
  for (std::size_t c = 0; c < num_cells; ++c) {
    if (std::min(found[c].raters_a, found[c].raters_b) < options.least_raters) continue;
    found[c].average = average[c];
    found[c].place_average = place.value();
    found[c].p = (1.0 + low[c]) / (1.0 + options.permutations);
    result[c] = found[c];
  }
  return result;
}

PartnershipQuadrant quadrant_of(const AttitudeAverage& trust, const AttitudeAverage& challenge) {
  const bool rely = trust.average >= trust.place_average - kSame;
  const bool disagree = challenge.average >= challenge.place_average - kSame;
  return rely ? (disagree ? PartnershipQuadrant::both : PartnershipQuadrant::rely_only)
              : (disagree ? PartnershipQuadrant::disagree_only : PartnershipQuadrant::neither);
}

void set_p(AttitudeCell& cell) {
  cell.p = cell.q = kUndefined;
  if (cell.trust && cell.challenge) {
    cell.quadrant = quadrant_of(*cell.trust, *cell.challenge);
    cell.p = std::min(1.0, 2.0 * std::min(cell.trust->p, cell.challenge->p));
  } else if (cell.trust) {
    cell.p = cell.trust->p;
  } else if (cell.challenge) {
    cell.p = cell.challenge->p;
  }
}

}  // namespace

std::vector<Rating> ratings_of(const Place& place, const Actors& actors,
                               const std::vector<Layer>& layers, const std::optional<Date>& as_of) {
  std::map<std::tuple<std::uint32_t, std::uint32_t, Attitude>, Mean> means;
  const auto table = place.relationships();
  for (const BodyRow& row : body_rows(place, actors, layers, as_of)) {
    const std::uint32_t reporter = reporter_of(place, actors, row.row);
    if (reporter != kNoVertex && reporter != row.from && reporter != row.to) continue;
    const std::uint32_t rater = reporter == row.to ? row.to : row.from;
    const std::uint32_t rated = rater == row.from ? row.to : row.from;
    const auto take = [&](Attitude attitude, RelationshipColumn column) {
      const double value = table.number(column, row.row);
      if (value >= 0.0 && value <= 1.0) means[{rater, rated, attitude}].add(value);
    };
    take(Attitude::trust, RelationshipColumn::trust);
    take(Attitude::challenge, RelationshipColumn::challenge);
    const Layer& layer = layers[row.layer];
    if (!layer.attitude) continue;
    take(fold(layer.kind) == "trust" ? Attitude::trust : Attitude::challenge,
         RelationshipColumn::strength);
  }
  std::vector<Rating> ratings;
  for (const auto& [key, mean] : means) {
    ratings.push_back({.rater = std::get<0>(key),
                       .rated = std::get<1>(key),
                       .attitude = std::get<2>(key),
                       .value = mean.value()});
  }
  return ratings;
}

std::vector<AttitudeCell> trust_and_challenge(const std::vector<Rating>& ratings,
                                              const std::vector<SystemId>& system_of,
                                              std::uint32_t num_systems,
                                              const TrustChallengeOptions& options,
                                              const Execution& execution) {
  if (options.permutations == 0)
    throw Error(ErrorCode::invalid_argument, "trust_and_challenge: permutations is 0; at least 1");
  const auto trust = judge(Attitude::trust, ratings, system_of, num_systems, options, execution);
  const auto challenge =
      judge(Attitude::challenge, ratings, system_of, num_systems, options, execution);
  std::vector<std::uint8_t> used(num_systems, 0);
  for (const SystemId system : system_of) {
    if (system != SystemId::none) used[index(system)] = 1;
  }
  std::vector<AttitudeCell> cells;
  std::vector<double> p;
  for (std::uint32_t a = 0; a < num_systems; ++a) {
    for (std::uint32_t b = a + 1; b < num_systems; ++b) {
      if (used[a] == 0 || used[b] == 0) continue;
      const std::size_t at = std::size_t{a} * num_systems + b;
      AttitudeCell& cell = cells.emplace_back(AttitudeCell{.a = static_cast<SystemId>(a),
                                                           .b = static_cast<SystemId>(b),
                                                           .trust = trust[at],
                                                           .challenge = challenge[at]});
      set_p(cell);
      p.push_back(cell.p);
    }
  }
  const std::vector<double> q = false_discovery(p);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    cells[i].q = q[i];
    if (std::isnan(p[i])) continue;
    cells[i].state = q[i] <= options.most_q ? GapState::gap : GapState::no_sign;
  }
  return cells;
}

}  // namespace interstice
