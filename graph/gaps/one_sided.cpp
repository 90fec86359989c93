#include "graph/gaps/one_sided.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "graph/gaps/body_rows.hpp"

namespace interstice {
namespace {

struct Said {
  bool by_first = false;
  bool by_second = false;
};
using Links = std::map<std::pair<std::uint32_t, std::uint32_t>, Said>;

bool is_asked_of_both(const Layer& layer) {
  return !layer.two_mode && !layer.directed && !layer.documentary && !layer.attitude &&
         !layer.sensitive && !layer.named_partners && !layer.open_roster &&
         layer.role == LayerRole::working;
}

// Who said what, by layer; those that are not asked of both ends stay empty.
std::vector<Links> read_links(const Place& place, const Actors& actors,
                              const std::vector<Layer>& layers, const std::optional<Date>& as_of) {
  std::vector<Links> links(layers.size());
  for (const BodyRow& row : body_rows(place, actors, layers, as_of)) {
    const Layer& layer = layers[row.layer];
    if (!is_asked_of_both(layer) || !says_link(place, row.row) ||
        row_is_directed(place, row.row, layer))
      continue;
    const std::uint32_t first = std::min(row.from, row.to);
    const std::uint32_t second = std::max(row.from, row.to);
    Said& said = links[row.layer][{first, second}];
    const std::uint32_t reporter = reporter_of(place, actors, row.row);
    said.by_first = said.by_first || reporter == first;
    said.by_second = said.by_second || reporter == second;
  }
  return links;
}

}  // namespace

std::vector<OneSidedLayer> one_sided_links(const Place& place, const Actors& actors,
                                           const std::vector<Layer>& layers,
                                           const std::optional<Date>& as_of,
                                           const MarkedOptions& options) {
  const std::vector<Links> links = read_links(place, actors, layers, as_of);
  std::vector<OneSidedLayer> result;
  std::vector<MarkedCell> family;
  for (std::size_t k = 0; k < layers.size(); ++k) {
    if (!is_asked_of_both(layers[k])) continue;
    OneSidedLayer& out = result.emplace_back(OneSidedLayer{.kind = layers[k].kind, .cells = {}});
    const std::vector<std::uint8_t> answered = answered_on(place, actors, layers[k], as_of);
    std::vector<MarkedPair> pairs;
    for (const auto& [ends, said] : links[k]) {
      if (!said.by_first && !said.by_second) {
        ++out.no_reporter;
        continue;
      }
      const bool both_answered = answered[ends.first] != 0 && answered[ends.second] != 0;
      pairs.push_back({.u = ends.first,
                       .v = ends.second,
                       .mark = !both_answered                    ? Mark::unknown
                               : said.by_first != said.by_second ? Mark::yes
                                                                 : Mark::no});
    }
    out.cells = marked_cells(pairs, actors.system_of,
                             static_cast<std::uint32_t>(actors.systems.size()), answered, options);
    family.insert(family.end(), out.cells.begin(), out.cells.end());
  }
  set_marked_family(family, options);
  auto judged = family.begin();
  for (OneSidedLayer& layer : result) {
    std::copy_n(judged, layer.cells.size(), layer.cells.begin());
    judged += static_cast<std::ptrdiff_t>(layer.cells.size());
  }
  return result;
}

}  // namespace interstice
