#include "graph/cohesion/reciprocity.hpp"

#include <limits>

#include "graph/kernels/merged_adjacency.hpp"

namespace interstice {
namespace {

double share(double part, double whole) {
  return whole > 0.0 ? part / whole : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace

Reciprocity reciprocity(const Network& network) {
  const MergedAdjacency out = merged_adjacency(network, {.side = Merged::out});
  const MergedAdjacency any = merged_adjacency(network, {.side = Merged::either});
  const std::uint64_t n = network.num_vertices();
  const std::uint64_t pairs = n < 2 ? 0 : n * (n - 1) / 2;
  const std::uint64_t tied = any.ids.size() / 2;
  Reciprocity result;
  // Each mutual pair is two arcs of `out`, each other tied pair one.
  result.mutual = out.ids.size() - tied;
  result.asymmetric = tied - result.mutual;
  result.null = pairs - tied;
  const auto mutual = static_cast<double>(result.mutual);
  const auto asymmetric = static_cast<double>(result.asymmetric);
  result.edgewise = share(2.0 * mutual, 2.0 * mutual + asymmetric);
  result.dyadic = share(mutual + static_cast<double>(result.null), static_cast<double>(pairs));
  result.dyadic_nonnull = share(mutual, mutual + asymmetric);
  return result;
}

}  // namespace interstice
