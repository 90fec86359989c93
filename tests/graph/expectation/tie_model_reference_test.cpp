// The tie model against an independent slow one (tests/oracles/expectation_reference.py) on every
// network that has systems and working links. Expected ties agree to 5e-4, the limits of the likely
// range exactly.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "graph/expectation/poisson_binomial.hpp"
#include "graph/expectation/tie_model.hpp"
#include "graph/model/projection.hpp"
#include "tests/support/places.hpp"

namespace interstice {
namespace {

std::vector<std::string> fitted_networks() {
  std::vector<std::string> list;
  for (const std::string& name : network_names()) {
    if (std::filesystem::exists(data_file("expectation/" + name + ".fit.csv")))
      list.push_back(name);
  }
  return list;
}

SystemId system_called(const Projection& projection, const std::string& name) {
  const auto at = std::ranges::find(projection.systems, name);
  EXPECT_NE(at, projection.systems.end()) << name;
  return static_cast<SystemId>(at - projection.systems.begin());
}

std::vector<double> chances(const Projection& projection, const TieModel& model, SystemId a,
                            SystemId b) {
  std::vector<double> p;
  for (std::uint32_t u = 0; u < projection.ids.size(); ++u) {
    for (std::uint32_t v = 0; v < projection.ids.size(); ++v) {
      if (projection.system_of[u] != a || projection.system_of[v] != b) continue;
      p.push_back(model.probability(static_cast<VertexId>(u), static_cast<VertexId>(v)));
    }
  }
  return p;
}

TEST(TieModelReferences, CoverFifteenNetworks) { EXPECT_EQ(fitted_networks().size(), 15U); }

class TieModelReference : public testing::TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(Networks, TieModelReference, testing::ValuesIn(fitted_networks()),
                         [](const auto& of) { return of.param; });

TEST_P(TieModelReference, Agrees) {
  const Place place = load_network(GetParam());
  const Projection projection =
      project(place, {.layer_set = LayerSet::working, .view = View::either});
  const auto systems = static_cast<std::uint32_t>(projection.systems.size());
  const TieModel model =
      fit_tie_model(projection.network, projection.system_of, systems, projection.observed);
  EXPECT_TRUE(model.converged) << model.residual;

  std::map<std::string, double> fit;
  for (const auto& row : read_csv(data_file("expectation/" + GetParam() + ".fit.csv")).rows) {
    fit[row[0]] = std::stod(row[1]);
  }
  EXPECT_EQ(systems, fit.at("systems"));
  EXPECT_EQ(projection.network.num_ties(), fit.at("ties"));
  EXPECT_NEAR(std::sqrt(model.variance), fit.at("tau"), 2e-3 * fit.at("tau"));
  EXPECT_NEAR(model.log_marginal, fit.at("log_marginal"), 1e-7 * std::abs(fit.at("log_marginal")));
  EXPECT_NEAR(model.same_system, fit.at("beta"), 1e-3 * std::max(0.1, std::abs(fit.at("beta"))));

  for (const auto& row : read_csv(data_file("expectation/" + GetParam() + ".csv")).rows) {
    const std::size_t bar = row[0].find('|');
    const std::vector<double> p =
        chances(projection, model, system_called(projection, row[0].substr(0, bar)),
                system_called(projection, row[0].substr(bar + 1)));
    const PoissonBinomial usual(p);
    EXPECT_EQ(p.size(), std::stoul(row[1])) << row[0];
    EXPECT_NEAR(usual.mean(), std::stod(row[3]), 5e-4) << row[0];
    EXPECT_NEAR(usual.variance(), std::stod(row[4]), 5e-3) << row[0];
    EXPECT_NEAR(usual.lower_tail(std::stoul(row[2])), std::stod(row[5]), 1e-4) << row[0];
    EXPECT_EQ(usual.quantile(0.05), std::stoul(row[6])) << row[0];
    EXPECT_EQ(usual.quantile(0.95), std::stoul(row[7])) << row[0];
  }
}

}  // namespace
}  // namespace interstice
