#include "graph/expectation/tie_model_goodness.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "graph/cohesion/triangles.hpp"
#include "graph/expectation/pair_data.hpp"
#include "graph/expectation/tie_model_fit.hpp"
#include "graph/kernels/parallel.hpp"
#include "graph/kernels/random.hpp"

namespace interstice {
namespace {

constexpr std::uint64_t kLeastPairs = 20;
constexpr std::size_t kBins = 10;

struct HeldBack {
  double chance;
  bool tied;
};

// The area under the curve as a rank sum; equal chances share their ranks.
double area(std::vector<HeldBack> pairs) {
  std::ranges::sort(pairs, {}, &HeldBack::chance);
  double ranks = 0.0;
  double ties = 0.0;
  for (std::size_t i = 0; i < pairs.size();) {
    std::size_t j = i;
    while (j < pairs.size() && pairs[j].chance == pairs[i].chance) ++j;
    const double rank = 0.5 * static_cast<double>(i + 1 + j);
    for (; i < j; ++i) {
      ranks += pairs[i].tied ? rank : 0.0;
      ties += pairs[i].tied ? 1.0 : 0.0;
    }
  }
  const double others = static_cast<double>(pairs.size()) - ties;
  if (ties == 0.0 || others == 0.0) return std::numeric_limits<double>::quiet_NaN();
  return (ranks - 0.5 * ties * (ties + 1.0)) / (ties * others);
}

void hold_back(const PairData& data, const std::vector<SystemId>& system_of,
               const GoodnessOptions& options, const Execution& execution,
               TieModelGoodness& result) {
  PairData rest = data;
  struct Place {
    std::uint32_t i;
    std::uint32_t j;
    bool tied;
  };
  std::vector<Place> places;
  Random random(options.seed, 0);
  data.for_each_observed(
      [&](std::uint32_t i, std::uint32_t j, std::uint16_t flags, std::size_t at) {
        if (random.below(10) != 0) return;
        places.push_back({i, j, (flags & PairData::tied) != 0});
        rest.flags[at] = static_cast<std::uint16_t>(flags & ~PairData::observed);
        rest.pattern_pairs[flags >> PairData::pattern_shift] -= 1.0;
      });
  const TieModel model = fit_tie_model_to(rest, system_of, options.model, execution);
  std::vector<HeldBack> pairs;
  result.calibration.resize(kBins);
  for (const Place& place : places) {
    const double p = model.probability(static_cast<VertexId>(data.vertex[place.i]),
                                       static_cast<VertexId>(data.vertex[place.j]));
    pairs.push_back({p, place.tied});
    CalibrationBin& bin =
        result.calibration[std::min(kBins - 1, static_cast<std::size_t>(p * kBins))];
    bin.pairs += 1.0;
    bin.predicted += p;
    bin.observed += place.tied ? 1.0 : 0.0;
  }
  for (CalibrationBin& bin : result.calibration) {
    if (bin.pairs == 0.0) continue;
    bin.predicted /= bin.pairs;
    bin.observed /= bin.pairs;
  }
  result.held_back = pairs.size();
  result.held_back_auc = area(std::move(pairs));
}

struct Shape {
  double triangles = 0.0;
  double degree_deviation = 0.0;
  double highest_degree = 0.0;
};

Shape shape_of(std::uint32_t n, std::vector<Tie> ties, const Execution& execution) {
  const Triangles found = triangles(Network(Direction::undirected, n, std::move(ties)), execution);
  Shape shape;
  double sum = 0.0;
  double squares = 0.0;
  for (std::uint32_t v = 0; v < n; ++v) {
    shape.triangles += static_cast<double>(found.at[v]) / 3.0;
    const double degree = found.degree[v];
    sum += degree;
    squares += degree * degree;
    shape.highest_degree = std::max(shape.highest_degree, degree);
  }
  if (n > 0) shape.degree_deviation = std::sqrt(std::max(0.0, squares / n - sum / n * (sum / n)));
  return shape;
}

AgainstSimulated against(double observed, std::vector<double> drawn) {
  AgainstSimulated out{.observed = observed};
  if (drawn.empty()) {
    out.low = out.mean = out.high = std::numeric_limits<double>::quiet_NaN();
    return out;
  }
  std::ranges::sort(drawn);
  const std::size_t outside = drawn.size() / 20;
  out.low = drawn[outside];
  out.high = drawn[drawn.size() - 1 - outside];
  out.mean = std::accumulate(drawn.begin(), drawn.end(), 0.0) / static_cast<double>(drawn.size());
  return out;
}

void simulate(const PairData& data, const TieModel& model, const GoodnessOptions& options,
              const Execution& execution, TieModelGoodness& result) {
  struct Pair {
    std::uint32_t i;
    std::uint32_t j;
    float chance;
  };
  std::vector<Pair> pairs;
  std::vector<Tie> ties;
  data.for_each_observed([&](std::uint32_t i, std::uint32_t j, std::uint16_t flags, std::size_t) {
    const double p = model.probability(static_cast<VertexId>(data.vertex[i]),
                                       static_cast<VertexId>(data.vertex[j]));
    pairs.push_back({i, j, static_cast<float>(p)});
    if ((flags & PairData::tied) != 0) ties.emplace_back(i, j);
  });
  const Execution inside{.threads = 1};
  std::vector<Shape> shapes(options.draws);
  for_each_block(shapes.size(), 3.0 * static_cast<double>(pairs.size()) * options.draws, execution,
                 [&](std::size_t draw) {
                   Random random(options.seed, 1 + draw);
                   std::vector<Tie> drawn;
                   for (const Pair& pair : pairs) {
                     if (random.uniform() < static_cast<double>(pair.chance))
                       drawn.emplace_back(pair.i, pair.j);
                   }
                   shapes[draw] = shape_of(data.size(), std::move(drawn), inside);
                 });
  const Shape observed = shape_of(data.size(), std::move(ties), inside);
  const auto all = [&](double Shape::*member) {
    std::vector<double> values;
    for (const Shape& shape : shapes) values.push_back(shape.*member);
    return against(observed.*member, std::move(values));
  };
  result.triangles = all(&Shape::triangles);
  result.degree_deviation = all(&Shape::degree_deviation);
  result.highest_degree = all(&Shape::highest_degree);
}

}  // namespace

TieModelGoodness tie_model_goodness(const Network& network, const std::vector<SystemId>& system_of,
                                    std::uint32_t num_systems, const ObservedPairs& observed,
                                    const GoodnessOptions& options, const Execution& execution) {
  TieModelGoodness result{.held_back_auc = std::numeric_limits<double>::quiet_NaN()};
  const TieModel model =
      fit_tie_model(network, system_of, num_systems, observed, options.model, execution);
  const PairData data(network, system_of, num_systems, observed, options.model.facts);
  const double pairs = std::accumulate(data.pattern_pairs.begin(), data.pattern_pairs.end(), 0.0);
  result.calibration.resize(kBins);
  if (pairs >= kLeastPairs) hold_back(data, system_of, options, execution, result);
  if (data.size() >= 2) simulate(data, model, options, execution, result);
  return result;
}

}  // namespace interstice
