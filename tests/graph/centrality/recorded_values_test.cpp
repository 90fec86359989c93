// Every reading of every network against what igraph, sna and NetworkX gave for it
// (tests/data/oracles). One definition differs: recorded strengths of shared_boards count the
// boards that two bodies share; ours are Newman's.
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "graph/centrality/betweenness.hpp"
#include "graph/centrality/degree.hpp"
#include "graph/centrality/strength.hpp"
#include "tests/support/oracles.hpp"
#include "tests/support/places.hpp"

namespace interstice {
namespace {

constexpr double kTolerance = 1e-9;

// For every body, the seats of others on its boards: the sum of (members - 1). Checks on the way
// that Newman's strengths add up to the number of its boards that it shares at all.
std::vector<double> shared_seats(const Place& place, const OracleView& shared,
                                 const Projection& projection) {
  const Projection seats = project(place, {.layers = {shared.layer}, .view = View::two_mode});
  const auto members = degree(seats.network);
  std::map<std::string_view, double> others;
  std::map<std::string_view, double> boards;
  for (const Tie& tie : seats.network.ties()) {
    EXPECT_TRUE(seats.is_board[index(tie.to)] != 0 && seats.is_board[index(tie.from)] == 0);
    others[seats.ids[index(tie.from)]] += members[index(tie.to)] - 1.0;
    boards[seats.ids[index(tie.from)]] += members[index(tie.to)] > 1.0 ? 1.0 : 0.0;
  }
  const auto newman = strength(projection.network);
  std::vector<double> scores;
  for (std::size_t v = 0; v < projection.ids.size(); ++v) {
    EXPECT_NEAR(newman[v], boards[projection.ids[v]], kTolerance)
        << shared.title << ' ' << projection.ids[v];
    scores.push_back(others[projection.ids[v]]);
  }
  return scores;
}

class RecordedCentrality : public testing::TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(Networks, RecordedCentrality, testing::ValuesIn(network_names()),
                         [](const auto& of) { return of.param; });

TEST_P(RecordedCentrality, Agrees) {
  const Place place = load_network(GetParam());
  for (const OracleView& view : oracle_views(GetParam())) {
    const Projection projection = project_as(place, view);
    const Network& network = projection.network;
    const auto compare = [&](const char* measure, const std::vector<double>& scores) {
      return expect_scores(view, projection, measure, scores, kTolerance);
    };
    const auto between = [&](Length length, Scale scale) {
      return betweenness(network, {.length = length, .scale = scale});
    };
    std::size_t compared = 0;
    compared += compare("degree", degree(network));
    compared += compare("in_degree", degree(network, ArcSide::in));
    compared += compare("out_degree", degree(network, ArcSide::out));
    if (view.view == View::shared_boards) {
      compared += compare("strength", shared_seats(place, view, projection));
    } else {
      compared += compare("strength", strength(network));
    }
    compared += compare("in_strength", strength(network, ArcSide::in));
    compared += compare("out_strength", strength(network, ArcSide::out));
    compared += compare("betweenness", between(Length::hops, Scale::raw));
    compared += compare("betweenness_normalised", between(Length::hops, Scale::normalised));
    compared += compare("betweenness_strength", between(Length::strength, Scale::raw));
    compared +=
        compare("betweenness_inverse_strength", between(Length::inverse_strength, Scale::raw));
    EXPECT_GE(compared, 2 * projection.ids.size()) << view.title;
  }
}

// The comparison above would pass over a measure that no file has any more.
TEST(RecordedCentralityFiles, HaveEveryMeasureSomewhere) {
  std::map<std::string, std::size_t> views;
  for (const std::string& name : network_names()) {
    for (const OracleView& view : oracle_views(name)) {
      for (const auto& [measure, values] : view.measures) ++views[measure];
    }
  }
  for (const char* measure : {"degree", "in_degree", "out_degree", "strength", "in_strength",
                              "out_strength", "betweenness", "betweenness_normalised",
                              "betweenness_strength", "betweenness_inverse_strength"}) {
    EXPECT_GE(views[measure], 4U) << measure;
  }
  EXPECT_GE(views["betweenness"], 90U);
}

}  // namespace
}  // namespace interstice
