#include "graph/cohesion/centralisation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include "graph/kernels/breadth_first.hpp"
#include "tests/support/networks.hpp"
#include "tests/support/oracles.hpp"
#include "tests/support/places.hpp"
#include "tests/support/throws.hpp"

namespace interstice {
namespace {

using Scores = std::vector<double>;
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

// Closeness of every vertex to all others, NaN where some are out of reach.
Scores closeness(const Network& network) {
  BreadthFirst search(network);
  Scores scores;
  for (std::uint32_t v = 0; v < network.num_vertices(); ++v) {
    search.run(static_cast<VertexId>(v));
    double sum = 0.0;
    for (const std::uint32_t w : search.order()) sum += search.distance(static_cast<VertexId>(w));
    const double others = network.num_vertices() - 1.0;
    scores.push_back(search.order().size() == network.num_vertices() ? others / sum : kNaN);
  }
  return scores;
}

TEST(Centralisation, AStarHasOne) {
  const auto of = [](const Scores& scores, CentralisationOf what, Direction direction) {
    return centralisation(scores, what, direction);
  };
  for (const double n : {3.0, 5.0, 8.0}) {
    const auto with_leaves = [&](double centre, double leaf) {
      Scores scores(static_cast<std::size_t>(n), leaf);
      scores[1] = centre;
      return scores;
    };
    const auto undirected = Direction::undirected;
    EXPECT_DOUBLE_EQ(of(with_leaves(n - 1, 1), CentralisationOf::degree, undirected), 1.0);
    EXPECT_DOUBLE_EQ(
        of(with_leaves((n - 1) * (n - 2) / 2, 0), CentralisationOf::betweenness, undirected), 1.0);
    EXPECT_DOUBLE_EQ(
        of(with_leaves(1, (n - 1) / (2 * n - 3)), CentralisationOf::closeness, undirected), 1.0);
    EXPECT_DOUBLE_EQ(of(with_leaves(n - 1, 0), CentralisationOf::degree, Direction::directed), 1.0);
    EXPECT_DOUBLE_EQ(
        of(with_leaves((n - 1) * (n - 2), 0), CentralisationOf::betweenness, Direction::directed),
        1.0);
    EXPECT_DOUBLE_EQ(of(with_leaves(1, 1 / n), CentralisationOf::closeness, Direction::directed),
                     1.0);
    EXPECT_DOUBLE_EQ(of(with_leaves(1, 0), CentralisationOf::eigenvector, Direction::directed),
                     1.0);
  }
  EXPECT_NEAR(of({1, .5, .5, .5, .5}, CentralisationOf::eigenvector, Direction::undirected), .6667,
              5e-5);
}

TEST(Centralisation, KrackhardtsKiteAsPrinted) {
  const auto of = [](const Scores& scores, CentralisationOf what) {
    return centralisation(scores, what, Direction::undirected);
  };
  EXPECT_NEAR(of({4, 4, 3, 6, 3, 5, 5, 3, 2, 1}, CentralisationOf::degree), .33333, 5e-6);
  EXPECT_NEAR(of({.83333333, .83333333, 0, 3.6666667, 0, 8.3333333, 8.3333333, 14, 8, 0},
                 CentralisationOf::betweenness),
              .29630, 5e-6);
  EXPECT_NEAR(of({9. / 17, 9. / 17, .5, .6, .5, 9. / 14, 9. / 14, .6, 9. / 21, 9. / 29},
                 CentralisationOf::closeness),
              .27037, 5e-6);
}

TEST(Centralisation, IsUndefinedWhereAScoreIsOrNothingCouldDiffer) {
  EXPECT_TRUE(std::isnan(centralisation({}, CentralisationOf::degree, Direction::undirected)));
  EXPECT_TRUE(
      std::isnan(centralisation(Scores{1, 1}, CentralisationOf::degree, Direction::undirected)));
  EXPECT_FALSE(
      std::isnan(centralisation(Scores{1, 1}, CentralisationOf::degree, Direction::directed)));
  EXPECT_TRUE(
      std::isnan(centralisation(Scores{0, 0}, CentralisationOf::betweenness, Direction::directed)));
  EXPECT_TRUE(std::isnan(
      centralisation(Scores{1, kNaN, .5}, CentralisationOf::closeness, Direction::undirected)));
  const Network apart{Direction::undirected, 4, {{0, 1}, {1, 2}}};
  EXPECT_TRUE(std::isnan(
      centralisation(closeness(apart), CentralisationOf::closeness, Direction::undirected)));
}

TEST(Centralisation, RejectsWhatIsNoScore) {
  for (const double bad : {-1.0, std::numeric_limits<double>::infinity()}) {
    EXPECT_THAT(
        [&] {
          (void)centralisation(Scores{1, bad, 0}, CentralisationOf::degree, Direction::undirected);
        },
        ThrowsError(ErrorCode::invalid_argument, "centralisation: score"));
  }
}

class RecordedCentralisation : public testing::TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(Networks, RecordedCentralisation, testing::ValuesIn(network_names()),
                         [](const auto& of) { return of.param; });

TEST_P(RecordedCentralisation, AgreesWithTheRecordedScores) {
  const Place place = load_network(GetParam());
  for (const OracleView& view : oracle_views(GetParam())) {
    const Network network = project_as(place, view).network;
    const auto compare = [&](const char* measure, const char* of, CentralisationOf what) {
      const auto found = view.measures.find(of);
      if (found == view.measures.end()) return;
      Scores scores;
      for (const auto& [id, value] : found->second) scores.push_back(value);
      expect_number(view, measure, centralisation(scores, what, network.direction()), 1e-9);
    };
    compare("centralisation_degree", "degree", CentralisationOf::degree);
    compare("centralisation_in_degree", "in_degree", CentralisationOf::degree);
    compare("centralisation_out_degree", "out_degree", CentralisationOf::degree);
    compare("centralisation_betweenness", "betweenness", CentralisationOf::betweenness);
    compare("centralisation_eigenvector", "eigenvector", CentralisationOf::eigenvector);
    expect_number(
        view, "centralisation_closeness",
        centralisation(closeness(network), CentralisationOf::closeness, network.direction()), 1e-9);
  }
}

// The comparison above would pass over a measure that no file has any more.
TEST(RecordedCentralisationFiles, HaveEveryMeasureSomewhere) {
  std::map<std::string, std::size_t> views;
  for (const std::string& name : network_names()) {
    for (const OracleView& view : oracle_views(name)) {
      for (const auto& [measure, values] : view.measures) ++views[measure];
    }
  }
  for (const char* of :
       {"degree", "in_degree", "out_degree", "betweenness", "closeness", "eigenvector"})
    EXPECT_GE(views[std::string("centralisation_") + of], 19U) << of;
}

}  // namespace
}  // namespace interstice
