// Measures of distance in every reading of every network against what igraph, sna and NetworkX gave for it
// (tests/data/oracles).
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "graph/centrality/closeness.hpp"
#include "graph/centrality/eccentricity.hpp"
#include "graph/centrality/harmonic.hpp"
#include "tests/support/oracles.hpp"
#include "tests/support/places.hpp"

namespace interstice {
namespace {

constexpr double kTolerance = 1e-9;

class RecordedDistances : public testing::TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(Networks, RecordedDistances, testing::ValuesIn(network_names()),
                         [](const auto& of) { return of.param; });

TEST_P(RecordedDistances, Agree) {
  const Place place = load_network(GetParam());
  for (const OracleView& view : oracle_views(GetParam())) {
    const Projection projection = project_as(place, view);
    const Network& network = projection.network;
    std::size_t compared = 0;
    const auto compare = [&](const char* measure, const std::vector<double>& scores) {
      compared += expect_scores(view, projection, measure, scores, kTolerance);
    };
    compare("closeness", closeness(network));
    compare("closeness_normalised", closeness(network, {.scale = Scale::normalised}));
    compare("harmonic", harmonic(network));
    compare("harmonic_normalised", harmonic(network, {.scale = Scale::normalised}));
    compare("harmonic_inverse_strength", harmonic(network, {.length = Length::inverse_strength}));
    compare("eccentricity", eccentricity(network));
    if (view.view != View::two_mode && view.view != View::shared_boards) {
      EXPECT_GE(compared, 5 * projection.ids.size()) << view.title;
    }
  }
}

// The comparison above would pass over a measure that no file has any more.
TEST(RecordedDistancesFiles, HaveEveryMeasureSomewhere) {
  std::map<std::string, std::size_t> views;
  for (const std::string& name : network_names()) {
    for (const OracleView& view : oracle_views(name)) {
      for (const auto& [measure, values] : view.measures) ++views[measure];
    }
  }
  for (const char* measure :
       {"closeness", "closeness_normalised", "harmonic", "harmonic_normalised", "eccentricity"})
    EXPECT_GE(views[measure], 90U) << measure;
  EXPECT_GE(views["harmonic_inverse_strength"], 4U);
}

}  // namespace
}  // namespace interstice
