#include "graph/inference/vertex_bootstrap.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "graph/kernels/parallel.hpp"
#include "graph/kernels/random.hpp"

namespace interstice {
namespace {

constexpr std::size_t kBlocks = 64;
constexpr int kTries =
    64;  // at a random observed pair, before the pair of copies is left without a tie
constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

class Resampler {
 public:
  Resampler(const Network& network, const ObservedPairs& observed)
      : network_(network), observed_(observed) {}

  BootstrapSample draw(Random random) const {
    const std::uint32_t n = network_.num_vertices();
    std::vector<std::uint32_t> original(n);
    for (std::uint32_t& v : original) v = random.below(n);
    std::ranges::sort(original);
    std::vector<std::uint32_t> first(std::size_t{n} + 1,
                                     0);  // copies of v: first[v] .. first[v + 1] - 1
    for (const std::uint32_t v : original) ++first[v + 1];
    for (std::uint32_t v = 0; v < n; ++v) first[v + 1] += first[v];
    std::vector<Tie> ties;
    for (const Tie& tie : network_.ties()) {
      if (tie.from == tie.to) continue;
      for (std::uint32_t a = first[index(tie.from)]; a < first[index(tie.from) + 1]; ++a) {
        for (std::uint32_t b = first[index(tie.to)]; b < first[index(tie.to) + 1]; ++b)
          ties.emplace_back(a, b, tie.strength);
      }
    }
    for (std::uint32_t v = 0; v < n; ++v) {
      for (std::uint32_t a = first[v]; a < first[v + 1]; ++a) {
        for (std::uint32_t b = a + 1; b < first[v + 1]; ++b) copy_random_pair(a, b, random, ties);
      }
    }
    std::vector<std::uint64_t> answered(n);
    for (std::uint32_t i = 0; i < n; ++i)
      answered[i] = observed_.pattern(static_cast<VertexId>(original[i]));
    return {.network = Network(network_.direction(), n, std::move(ties)),
            .observed = observed_.with_patterns(std::move(answered)),
            .original = std::move(original)};
  }

 private:
  void copy_random_pair(std::uint32_t a, std::uint32_t b, Random& random,
                        std::vector<Tie>& ties) const {
    const std::uint32_t n = network_.num_vertices();
    for (int attempt = 0; attempt < kTries; ++attempt) {
      const auto u = static_cast<VertexId>(random.below(n));
      const auto v = static_cast<VertexId>(random.below(n));
      if (u == v || !observed_(u, v)) continue;
      add_ties(u, v, a, b, ties);
      if (network_.directed()) add_ties(v, u, b, a, ties);
      return;
    }
  }
  void add_ties(VertexId u, VertexId v, std::uint32_t a, std::uint32_t b,
                std::vector<Tie>& ties) const {
    const Arcs arcs = network_.out_arcs(u);
    const auto [begin, end] = std::equal_range(arcs.targets.begin(), arcs.targets.end(), index(v));
    for (auto at = begin; at != end; ++at) {
      const auto k = static_cast<std::size_t>(at - arcs.targets.begin());
      ties.emplace_back(a, b, network_.tie(arcs.ties[k]).strength);
    }
  }
  const Network& network_;
  const ObservedPairs& observed_;
};

Interval middle(std::vector<double> values, double level) {
  const std::size_t draws = values.size();
  std::erase_if(values, [](double value) { return std::isnan(value); });
  if (values.size() * 10 < draws * 9 || values.empty()) return {kUndefined, kUndefined};
  std::ranges::sort(values);
  // A twentieth of 1,000 is 50, though 1 - 0.9 is a little less than a tenth.
  constexpr double kRounding = 1e-9;
  const auto outside = static_cast<std::size_t>(
      static_cast<double>(values.size()) * (1.0 - level) / 2.0 + kRounding);
  return {values[outside], values[values.size() - 1 - outside]};
}

}  // namespace

std::vector<Interval> vertex_bootstrap(
    const Network& network, const ObservedPairs& observed,
    const std::function<std::vector<double>(const BootstrapSample&)>& numbers,
    const BootstrapOptions& options, const Execution& execution) {
  const std::uint32_t n = network.num_vertices();
  std::vector<std::uint32_t> same(n);
  for (std::uint32_t v = 0; v < n; ++v) same[v] = v;
  const std::size_t count = numbers({network, observed, std::move(same)}).size();
  if (n < 3 || options.draws == 0) return std::vector<Interval>(count, {kUndefined, kUndefined});
  std::vector<std::vector<double>> values(count, std::vector<double>(options.draws, kUndefined));
  const Resampler resampler(network, observed);
  const double operations = options.draws * (20.0 * n + 20.0 * network.num_ties());
  for_each_block(kBlocks, operations, execution, [&](std::size_t block) {
    const Block draws = block_of(block, kBlocks, options.draws);
    for (std::size_t draw = draws.first; draw < draws.last && !execution.stop.stop_requested();
         ++draw) {
      const std::vector<double> drawn = numbers(resampler.draw(Random(options.seed, draw)));
      for (std::size_t k = 0; k < count; ++k) values[k][draw] = drawn[k];
    }
  });
  std::vector<Interval> intervals;
  for (std::vector<double>& one : values)
    intervals.push_back(middle(std::move(one), options.level));
  return intervals;
}

}  // namespace interstice
