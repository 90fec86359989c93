// Every value of the literature that tests/data/oracles/published_values.csv holds, by the name of the measure.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "graph/findings/measures.hpp"
#include "tests/support/oracles.hpp"
#include "tests/support/places.hpp"

namespace interstice {
namespace {

// What they are called here: of a stakeholder by the measure, of the network by the measure and the number.
struct Asked {
  const char* name;
  MeasureOf of = MeasureOf::vertex;
  Scale scale = Scale::raw;
};
const std::map<std::string, Asked>& asked() {
  static const std::map<std::string, Asked> kAsked = {
      {"degree", {"degree"}},
      {"betweenness, raw", {"betweenness"}},
      {"betweenness, raw, directed", {"betweenness"}},
      {"betweenness, normalised", {"betweenness", MeasureOf::vertex, Scale::normalised}},
      {"closeness, normalised", {"closeness", MeasureOf::vertex, Scale::normalised}},
      {"effective size", {"effective_size"}},
      {"constraint", {"constraint"}},
      {"centralisation degree", {"centralisation_degree", MeasureOf::network}},
      {"centralisation degree_16_families", {"centralisation_degree", MeasureOf::network}},
      {"centralisation betweenness", {"centralisation_betweenness", MeasureOf::network}},
      {"centralisation betweenness_15_families",
       {"centralisation_betweenness", MeasureOf::network}},
      {"centralisation closeness", {"centralisation_closeness", MeasureOf::network}},
      {"centralisation closeness_15_families", {"centralisation_closeness", MeasureOf::network}},
      {"density", {"density", MeasureOf::network}},
      {"reciprocated_pairs_share", {"reciprocity_dyadic_nonnull", MeasureOf::network}},
      {"betweenness_centralisation", {"centralisation_betweenness", MeasureOf::network}}};
  return kAsked;
}

const Asked* find_asked(const PublishedValue& value) {
  for (const std::string& key : {value.measure, value.measure + " " + value.id, value.id}) {
    if (const auto found = asked().find(key); found != asked().end()) return &found->second;
  }
  return nullptr;
}

// The marriages of Florence without the family that married into none of the others.
Projection without(const Projection& projection, std::string_view id) {
  Projection rest = projection;
  std::vector<Tie> ties;
  const auto gone = static_cast<std::uint32_t>(std::ranges::find(rest.ids, id) - rest.ids.begin());
  const auto moved = [&](VertexId v) { return index(v) - (index(v) > gone ? 1 : 0); };
  for (const Tie& tie : rest.network.ties()) {
    if (index(tie.from) != gone && index(tie.to) != gone)
      ties.emplace_back(moved(tie.from), moved(tie.to));
  }
  rest.ids.erase(rest.ids.begin() + gone);
  rest.network =
      Network(rest.network.direction(), rest.network.num_vertices() - 1, std::move(ties));
  return rest;
}

Projection reading_of(const Place& place, const PublishedValue& value) {
  const std::string layer = value.relation.substr(0, value.relation.find(' '));
  const Projection all = project(place, {.layers = {layer}});
  const bool fifteen =
      value.relation.ends_with("(15 families)") || value.id.ends_with("_15_families");
  return fifteen ? without(all, "PUCCI") : all;
}

TEST(PublishedValues, AreMet) {
  std::set<std::string> met;
  std::size_t unknown = 0;
  for (const PublishedValue& value : published_values()) {
    SCOPED_TRACE(value.dataset + ", " + value.relation + ", " + value.measure + ", " + value.id);
    const Asked* const as = find_asked(value);
    if (as == nullptr) {
      EXPECT_EQ(value.measure, "modularity by agency");  // of no measure here
      ++unknown;
      continue;
    }
    const Place place = load_network(value.dataset);
    const Projection projection = reading_of(place, value);
    const MeasureTable table =
        measure(projection, as->of, {.names = {as->name}, .scale = as->scale});
    ASSERT_EQ(table.columns.size(), 1U);
    std::size_t at = 0;
    if (as->of == MeasureOf::vertex) {
      const auto found = std::ranges::find(projection.ids, value.id);
      ASSERT_NE(found, projection.ids.end());
      at = static_cast<std::size_t>(found - projection.ids.begin());
    }
    EXPECT_NEAR(table.columns[0].values[at], value.printed, value.tolerance);
    met.insert(as->name);
  }
  EXPECT_EQ(unknown, 1U);
  EXPECT_EQ(met.size(), 10U);
}

}  // namespace
}  // namespace interstice
