#include "graph/gaps/missing_relationships.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "tests/support/networks.hpp"

namespace interstice {
namespace {

using testing::IsEmpty;

// 24 bodies in three systems; all that share the outcome are tied but 0-1, and a few others.
struct Made {
  Network network{Direction::undirected, 0, {}};
  std::vector<SystemId> system_of;
  BodyFacts facts;
};
Made make() {
  Made made;
  std::vector<std::uint32_t> system;
  std::vector<Tie> ties;
  for (std::uint32_t v = 0; v < 24; ++v) {
    system.push_back(v % 3);
    made.facts.outcomes.push_back(v % 2 == 0 || v == 1 ? std::vector<std::uint32_t>{0}
                                                       : std::vector<std::uint32_t>{});
    for (std::uint32_t u = 0; u < v; ++u) {
      const bool share = u % 2 == 0 && v % 2 == 0;
      if ((share || u == 1 || (u + v) % 7 == 0) && !(u == 0 && v == 2) && u + v != 1)
        ties.emplace_back(u, v);
    }
  }
  made.system_of = systems_of(system);
  made.network = Network(Direction::undirected, 24, std::move(ties));
  return made;
}

TieModel fitted(const Made& made, const ObservedPairs& observed) {
  return fit_tie_model(made.network, made.system_of, 3, observed, {.facts = &made.facts});
}

TEST(MissingRelationships, AreThoseThatWouldUsuallyBeAndWereNotReported) {
  const Made made = make();
  const ObservedPairs observed = everything_observed(24);
  const TieModel model = fitted(made, observed);
  const auto found = missing_relationships(made.network, observed, model);
  ASSERT_GE(found.size(), 2U);
  for (std::size_t i = 0; i < found.size(); ++i) {
    EXPECT_LT(found[i].u, found[i].v);
    EXPECT_EQ(found[i].probability, model.probability(found[i].u, found[i].v));
    EXPECT_GE(found[i].probability, 0.5);
    const double p = found[i].probability;
    EXPECT_DOUBLE_EQ(found[i].evidence, p / std::sqrt(p * (1.0 - p) + 0.25));
    if (i > 0) {
      EXPECT_GE(found[i - 1].probability, p);
    }
    for (const Tie& tie : made.network.ties())
      EXPECT_FALSE(tie.from == found[i].u && tie.to == found[i].v) << index(tie.from);
  }
  const auto pair =
      std::ranges::find_if(found, [](const auto& m) { return index(m.u) == 0 && index(m.v) == 2; });
  ASSERT_NE(pair, found.end());
  EXPECT_THAT(pair->reasons, testing::Contains(Covariate::shared_outcome));
}

TEST(MissingRelationships, APairThatWasNotAskedAboutIsNone) {
  const Made made = make();
  std::vector<std::uint64_t> answered(24, 1);
  answered[0] = answered[2] = 0;
  const ObservedPairs observed(ObservedPairs::Sides::one, 1, answered);
  for (const MissingRelationship& pair :
       missing_relationships(made.network, observed, fitted(made, observed)))
    EXPECT_FALSE(index(pair.u) == 0 && index(pair.v) == 2);
}

TEST(MissingRelationships, OptionsLimitThem) {
  const Made made = make();
  const ObservedPairs observed = everything_observed(24);
  TieModel model = fitted(made, observed);
  const auto all = missing_relationships(made.network, observed, model, {.least_probability = 0.0});
  EXPECT_EQ(all.size() + made.network.num_ties(), 24U * 23 / 2);
  EXPECT_EQ(
      missing_relationships(made.network, observed, model, {.least_probability = 0.0, .most = 3})
          .size(),
      3U);
  model.converged = false;
  EXPECT_THAT(missing_relationships(made.network, observed, model), IsEmpty());
}

}  // namespace
}  // namespace interstice
