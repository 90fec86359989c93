// Every reading of every network against what igraph, sna and NetworkX gave for it (tests/data/oracles).
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "graph/brokerage/gould_fernandez.hpp"
#include "graph/brokerage/structural_holes.hpp"
#include "tests/support/oracles.hpp"
#include "tests/support/places.hpp"

namespace interstice {
namespace {

constexpr double kTolerance = 1e-9;

class RecordedBrokerage : public testing::TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(Networks, RecordedBrokerage, testing::ValuesIn(network_names()),
                         [](const auto& of) { return of.param; });

TEST_P(RecordedBrokerage, Agrees) {
  const Place place = load_network(GetParam());
  for (const OracleView& view : oracle_views(GetParam())) {
    const Projection projection = project_as(place, view);
    const Network& network = projection.network;
    const auto compare = [&](const char* measure, const std::vector<double>& scores) {
      return expect_scores(view, projection, measure, scores, kTolerance);
    };
    const auto holes = structural_holes(network);
    const auto weighted = structural_holes(network, {.strengths = Strengths::use});
    std::size_t compared = 0;
    compared += compare("constraint", holes.constraint);
    compared += compare("effective_size", holes.effective_size);
    compared += compare("ego_efficiency", holes.ego_efficiency);
    compared += compare("constraint_hierarchy", holes.constraint_hierarchy);
    compared += compare("constraint_weighted", weighted.constraint);
    if (const auto at = view.measures.find("effective_size_weighted"); at != view.measures.end()) {
      // NetworkX has none for those who are only named by others.
      if (at->second.size() == projection.ids.size())
        compared += compare("effective_size_weighted", weighted.effective_size);
    }
    const auto roles = gould_fernandez(network, projection.system_of);
    compared += compare("coordinator", roles.coordinator);
    compared += compare("itinerant", roles.itinerant);
    compared += compare("representative", roles.representative);
    compared += compare("gatekeeper", roles.gatekeeper);
    compared += compare("liaison", roles.liaison);
    compared += compare("brokerage", roles.brokerage);
    if (view.view != View::two_mode) {
      EXPECT_GE(compared, projection.ids.size()) << view.title;
    }
  }
}

// The comparison above would pass over a measure that no file has any more.
TEST(RecordedBrokerageFiles, HaveEveryMeasureSomewhere) {
  std::map<std::string, std::size_t> views;
  for (const std::string& name : network_names()) {
    for (const OracleView& view : oracle_views(name)) {
      for (const auto& [measure, values] : view.measures) ++views[measure];
    }
  }
  for (const char* measure :
       {"constraint", "effective_size", "constraint_hierarchy", "coordinator", "itinerant",
        "representative", "gatekeeper", "liaison", "brokerage", "ego_efficiency"}) {
    EXPECT_GE(views[measure], 30U) << measure;
  }
  EXPECT_GE(views["constraint_weighted"], 5U);
  EXPECT_GE(views["effective_size_weighted"], 4U);
}

}  // namespace
}  // namespace interstice
