#include "graph/cohesion/components.hpp"

#include <algorithm>
#include <boost/graph/connected_components.hpp>
#include <numeric>

#include "graph/model/boost_graph.hpp"

namespace interstice {

Components components(const Network& network) {
  const std::uint32_t n = network.num_vertices();
  Components result{.of = std::vector<std::uint32_t>(n), .size = {}};
  if (n == 0) return result;
  const UndirectedView view = undirected_view(network);
  const auto of =
      boost::make_iterator_property_map(result.of.begin(), boost::identity_property_map{});
  const auto count = boost::connected_components(view, of);
  // Boost numbers components by their smallest vertex; a stable sort keeps that among equals.
  std::vector<std::uint32_t> size(static_cast<std::size_t>(count), 0);
  for (const std::uint32_t c : result.of) ++size[c];
  std::vector<std::uint32_t> by_size(size.size());
  std::iota(by_size.begin(), by_size.end(), 0U);
  std::ranges::stable_sort(by_size, std::ranges::greater{},
                           [&](std::uint32_t c) { return size[c]; });
  std::vector<std::uint32_t> number(size.size());
  for (std::uint32_t i = 0; i < by_size.size(); ++i) {
    number[by_size[i]] = i;
    result.size.push_back(size[by_size[i]]);
  }
  for (std::uint32_t& c : result.of) c = number[c];
  return result;
}

}  // namespace interstice
