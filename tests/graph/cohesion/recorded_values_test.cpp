// Every reading of every network against what igraph, sna and NetworkX gave for it
// (tests/data/oracles). Components are compared as sets: their numbers are each program's own.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>

#include "graph/cohesion/components.hpp"
#include "graph/cohesion/core_number.hpp"
#include "graph/cohesion/cut_points.hpp"
#include "graph/cohesion/density.hpp"
#include "graph/cohesion/ei_index.hpp"
#include "graph/cohesion/fragmentation.hpp"
#include "graph/cohesion/local_clustering.hpp"
#include "graph/cohesion/reciprocity.hpp"
#include "graph/cohesion/triangles.hpp"
#include "tests/support/oracles.hpp"
#include "tests/support/places.hpp"

namespace interstice {
namespace {

constexpr double kTolerance = 1e-9;

class RecordedCohesion : public testing::TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(Networks, RecordedCohesion, testing::ValuesIn(network_names()),
                         [](const auto& of) { return of.param; });

std::size_t expect_partition(const OracleView& view, const Projection& projection,
                             const Components& found) {
  const auto recorded = view.measures.find("component");
  if (recorded == view.measures.end()) return 0;
  EXPECT_EQ(recorded->second.size(), projection.ids.size());
  std::map<double, std::uint32_t> ours;  // by their label
  std::map<std::uint32_t, double> theirs;
  for (const auto& [id, label] : recorded->second) {
    const auto v =
        static_cast<std::size_t>(std::ranges::find(projection.ids, id) - projection.ids.begin());
    EXPECT_EQ(ours.emplace(label, found.of[v]).first->second, found.of[v])
        << view.title << ' ' << id;
    EXPECT_EQ(theirs.emplace(found.of[v], label).first->second, label) << view.title << ' ' << id;
  }
  return recorded->second.size();
}

TEST_P(RecordedCohesion, Agrees) {
  const Place place = load_network(GetParam());
  for (const OracleView& view : oracle_views(GetParam())) {
    const Projection projection = project_as(place, view);
    const Network& network = projection.network;
    const CutPoints cuts = cut_points(network);
    const Components pieces = components(network);
    const Fragmentation apart = fragmentation(network);
    const Density dense = view.view == View::two_mode
                              ? two_mode_density(network, projection.observed, projection.is_board)
                              : density(network, projection.observed);
    const auto compare = [&](const char* measure, double value) {
      return expect_number(view, measure, value, kTolerance);
    };
    std::size_t compared = 0;
    compared += expect_scores(view, projection, "cut_point",
                              {cuts.is_cut_point.begin(), cuts.is_cut_point.end()}, 0.0);
    compared += expect_partition(view, projection, pieces);
    const Triangles closed = triangles(network);
    const auto core = core_number(network);
    const Reciprocity returned = reciprocity(network);
    const auto scores = [&](const char* measure, const std::vector<double>& values) {
      return expect_scores(view, projection, measure, values, kTolerance);
    };
    compared += scores("local_clustering", local_clustering(closed));
    compared += scores("ego_density", ego_density(closed));
    compared += scores("core_number", {core.begin(), core.end()});
    compared += compare("transitivity", transitivity(closed));
    compared += compare("average_clustering", average_clustering(closed));
    compared += compare("reciprocity", returned.edgewise);
    compared += compare("reciprocity_dyadic", returned.dyadic);
    compared += compare("reciprocity_dyadic_nonnull", returned.dyadic_nonnull);
    compared += compare("num_components", static_cast<double>(pieces.size.size()));
    compared += compare("bridges", static_cast<double>(std::ranges::count(cuts.is_bridge, 1)));
    compared += compare("density", dense.value);
    compared += compare("fragmentation", apart.reach);
    compared += compare("connectedness", 1.0 - apart.reach);
    compared += compare("distance_weighted_fragmentation", apart.distance);
    compared += compare("global_efficiency", 1.0 - apart.distance);
    compared +=
        compare("ei_index", ei_index(network, projection.system_of, {.permutations = 0}).value);
    EXPECT_GE(compared, 2U) << view.title;
  }
}

// The comparison above would pass over a measure that no file has any more.
TEST(RecordedCohesionFiles, HaveEveryMeasureSomewhere) {
  std::map<std::string, std::size_t> views;
  for (const std::string& name : network_names()) {
    for (const OracleView& view : oracle_views(name)) {
      for (const auto& [measure, values] : view.measures) ++views[measure];
    }
  }
  for (const char* measure :
       {"cut_point", "component", "num_components", "bridges", "density", "fragmentation",
        "connectedness", "distance_weighted_fragmentation", "global_efficiency", "ei_index",
        "local_clustering", "ego_density", "core_number", "transitivity", "average_clustering"}) {
    EXPECT_GE(views[measure], 30U) << measure;
  }
  for (const char* measure : {"reciprocity", "reciprocity_dyadic", "reciprocity_dyadic_nonnull"})
    EXPECT_GE(views[measure], 20U) << measure;
}

}  // namespace
}  // namespace interstice
