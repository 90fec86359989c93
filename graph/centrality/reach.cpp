#include "graph/centrality/reach.hpp"

#include <fmt/format.h>

#include "graph/kernels/bit_parallel_bfs.hpp"
#include "graph/model/error.hpp"

namespace interstice {

std::vector<double> reach(const Network& network, const ReachOptions& options,
                          const Execution& execution) {
  if (options.steps == 0)
    throw Error(ErrorCode::invalid_argument, "reach: steps is 0; it must be at least 1");
  const std::size_t n = network.num_vertices();
  std::vector<std::uint32_t> within(n, 0);
  const auto order = bit_parallel_bfs(network, {.farthest = options.steps}, execution,
                                      [&](const DistanceLevel& level) {
                                        for (std::size_t i = 0; i < level.counts.size(); ++i)
                                          within[level.first + i] += level.counts[i];
                                      });
  std::vector<double> score(n);
  for (std::size_t place = 0; place < n; ++place)
    score[order[place]] = within[place] / static_cast<double>(n - 1);
  return score;
}

std::vector<double> reach(const DistanceProfile& profile, std::uint32_t steps) {
  if (steps == 0 || steps > profile.within.size()) {
    throw Error(
        ErrorCode::invalid_argument,
        fmt::format("reach: steps is {}; the profile holds 1 to {}", steps, profile.within.size()));
  }
  std::vector<double> score;
  for (const std::uint32_t count : profile.within[steps - 1])
    score.push_back(count / static_cast<double>(profile.reached.size() - 1));
  return score;
}

}  // namespace interstice
