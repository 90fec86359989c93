#include "graph/centrality/distance_profile.hpp"

#include <algorithm>
#include <cmath>

#include "graph/kernels/bit_parallel_bfs.hpp"
#include "graph/kernels/length_search.hpp"
#include "graph/kernels/parallel.hpp"
#include "graph/kernels/shortest_paths.hpp"
#include "graph/model/error.hpp"

namespace interstice {
namespace {

constexpr std::size_t kBlocks = 64;

DistanceProfile zeros(std::size_t n, std::uint32_t num_within) {
  return {.reached = std::vector<std::uint32_t>(n, 0),
          .total = std::vector<double>(n, 0.0),
          .inverse_total = std::vector<double>(n, 0.0),
          .farthest = std::vector<double>(n, 0.0),
          .within = std::vector(num_within, std::vector<std::uint32_t>(n, 0))};
}

template <class T>
void by_vertex(std::vector<T>& by_place, const std::vector<std::uint32_t>& order) {
  std::vector<T> sorted(by_place.size());
  for (std::size_t place = 0; place < order.size(); ++place) sorted[order[place]] = by_place[place];
  by_place = std::move(sorted);
}

void by_vertex(DistanceProfile& profile, const std::vector<std::uint32_t>& order) {
  by_vertex(profile.reached, order);
  by_vertex(profile.total, order);
  by_vertex(profile.inverse_total, order);
  by_vertex(profile.farthest, order);
  for (auto& list : profile.within) by_vertex(list, order);
}

DistanceProfile in_hops(const Network& network, const DistanceProfileOptions& options,
                        const Execution& execution) {
  DistanceProfile profile = zeros(network.num_vertices(), options.num_within);
  const auto order =
      bit_parallel_bfs(network, {.walk = options.walk}, execution, [&](const DistanceLevel& level) {
        const double d = level.distance;
        std::uint32_t* reached = profile.reached.data() + level.first;
        double* total = profile.total.data() + level.first;
        double* inverse_total = profile.inverse_total.data() + level.first;
        double* farthest = profile.farthest.data() + level.first;
        for (std::size_t i = 0; i < level.counts.size(); ++i) {
          const double count = level.counts[i];
          reached[i] += level.counts[i];
          total[i] += count * d;
          inverse_total[i] += count / d;
          farthest[i] = count > 0.0 ? d : farthest[i];
        }
        for (std::size_t k = level.distance; k <= profile.within.size(); ++k) {
          for (std::size_t i = 0; i < level.counts.size(); ++i)
            profile.within[k - 1][level.first + i] += level.counts[i];
        }
      });
  by_vertex(profile, order);
  return profile;
}

DistanceProfile in_lengths(const Network& network, Length length, const Execution& execution) {
  const std::size_t n = network.num_vertices();
  const Relabelling labels = breadth_first_labels(network, 1);
  const LengthArcs arcs(network, tie_lengths(network, length), labels);
  DistanceProfile profile = zeros(n, 0);
  const std::size_t blocks = std::min(n, kBlocks);
  const double operations = 8.0 * static_cast<double>(n) * static_cast<double>(arcs.arcs.size());
  for_each_block(blocks, operations, execution, [&](std::size_t block) {
    LengthSearch search(arcs);
    const Block sources = block_of(block, blocks, n);
    for (std::size_t s = sources.first; s < sources.last && !execution.stop.stop_requested(); ++s) {
      search.run(static_cast<std::uint32_t>(s), [&](double distance) {
        ++profile.reached[s];
        profile.total[s] += distance;
        profile.inverse_total[s] += 1.0 / distance;
        profile.farthest[s] = distance;
      });
    }
  });
  const int exponent = length_exponent(network, length);
  for (double& value : profile.total) value = std::scalbn(value, exponent);
  for (double& value : profile.inverse_total) value = std::scalbn(value, -exponent);
  for (double& value : profile.farthest) value = std::scalbn(value, exponent);
  by_vertex(profile, labels.order);
  return profile;
}

}  // namespace

DistanceProfile distance_profile(const Network& network, const DistanceProfileOptions& options,
                                 const Execution& execution) {
  if (options.length == Length::hops) return in_hops(network, options, execution);
  if (options.walk != Walk::outgoing || options.num_within != 0) {
    throw Error(ErrorCode::invalid_argument,
                "distance_profile: with lengths, paths go along the ties' direction and there are "
                "no lists within so many hops");
  }
  return in_lengths(network, options.length, execution);
}

}  // namespace interstice
