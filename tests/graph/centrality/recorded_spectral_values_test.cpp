// Every reading of every network against what igraph, sna and NetworkX gave for the iterated measures
// (tests/data/oracles), to 1e-6.
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "graph/centrality/bonacich_power.hpp"
#include "graph/centrality/eigenvector.hpp"
#include "graph/centrality/hubs_and_authorities.hpp"
#include "graph/centrality/pagerank.hpp"
#include "tests/support/oracles.hpp"
#include "tests/support/places.hpp"

namespace interstice {
namespace {

constexpr double kTolerance = 1e-6;

class RecordedSpectral : public testing::TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(Networks, RecordedSpectral, testing::ValuesIn(network_names()),
                         [](const auto& of) { return of.param; });

TEST_P(RecordedSpectral, Agrees) {
  const Place place = load_network(GetParam());
  for (const OracleView& view : oracle_views(GetParam())) {
    const Projection projection = project_as(place, view);
    const Network& network = projection.network;
    const auto compare = [&](const char* measure, const std::vector<double>& scores) {
      return expect_scores(view, projection, measure, scores, kTolerance);
    };
    const EigenvectorCentrality leading = eigenvector(network);
    const HubsAndAuthorities both = hubs_and_authorities(network);
    if (compare("eigenvector", leading.scores) > 0) {
      EXPECT_EQ(leading.leading, Leading::unique) << view.title;
    }
    compare("eigenvector_weighted", eigenvector(network, {.strengths = Strengths::use}).scores);
    compare("bonacich_power", bonacich_power(network).scores);
    compare("pagerank", pagerank(network).scores);
    compare("pagerank_weighted", pagerank(network, {.strengths = Strengths::use}).scores);
    if (compare("hub", both.hub) + compare("authority", both.authority) > 0) {
      EXPECT_EQ(both.leading, Leading::unique) << view.title;
    }
  }
}

// The comparison above would pass over a measure that no file has any more.
TEST(RecordedSpectralFiles, HaveEveryMeasureSomewhere) {
  std::map<std::string, std::size_t> views;
  for (const std::string& name : network_names()) {
    for (const OracleView& view : oracle_views(name)) {
      for (const auto& [measure, values] : view.measures) ++views[measure];
    }
  }
  EXPECT_GE(views["eigenvector"], 60U);
  EXPECT_GE(views["eigenvector_weighted"], 4U);
  EXPECT_GE(views["bonacich_power"], 45U);
  EXPECT_GE(views["pagerank"], 60U);
  EXPECT_GE(views["pagerank_weighted"], 6U);
  EXPECT_GE(views["hub"], 19U);
  EXPECT_GE(views["authority"], 19U);
}

}  // namespace
}  // namespace interstice
