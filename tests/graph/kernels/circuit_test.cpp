#include "graph/kernels/circuit.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "graph/kernels/aligned.hpp"
#include "graph/kernels/random.hpp"
#include "tests/support/networks.hpp"
#include "tests/support/resistors.hpp"
#include "tests/support/throws.hpp"
#include "tests/support/vectors.hpp"

namespace interstice {
namespace {

using testing::AllOf;
using testing::IsEmpty;
using testing::Range;
using testing::TestWithParam;

constexpr CircuitOptions kPlain{.measure = "circuit"};
constexpr CircuitOptions kStrong{.measure = "circuit", .strengths = Strengths::use};

// [v][w]: potential of w where a unit current enters at v.
std::vector<std::vector<double>> all_potentials(const Circuit& circuit) {
  const CircuitSolver solver(circuit, {});
  const std::size_t n = solver.num_vertices();
  std::vector<std::vector<double>> rows(n, std::vector<double>(n));
  AlignedDoubles found(solver.num_potentials());
  for (std::size_t v = 0; v < n; ++v) {
    const std::size_t lane = v % CircuitSolver::kLanes;
    if (lane == 0) solver.solve(v / CircuitSolver::kLanes, found.data());
    for (std::size_t w = 0; w < n; ++w) rows[v][w] = found.data()[w * CircuitSolver::kLanes + lane];
  }
  return rows;
}

TEST(Circuit, OneAComponentOfTwoOrMore) {
  const Network network{Direction::undirected, 7, {{5, 6}, {0, 1}, {1, 2}, {1, 3}, {4, 4}}};
  const Circuits found = circuits(network, kPlain);
  ASSERT_EQ(found.components.size(), 2U);
  EXPECT_THAT(found.components[0].vertices, testing::ElementsAre(0, 2, 3, 1));
  EXPECT_EQ(found.components[0].wires.size(), 3U);
  EXPECT_THAT(found.components[1].vertices, testing::ElementsAre(5, 6));
  EXPECT_THAT(circuits(path(0), kPlain).components, IsEmpty());
  EXPECT_THAT(circuits(path(1), kPlain).components, IsEmpty());
}

TEST(Circuit, ParallelTiesAddUpAndTheLargerDirectionCounts) {
  const std::vector<Tie> ties{{0, 1, 2}, {0, 1, 3}, {1, 0, 4}, {0, 0, 9}};
  const auto conductance = [&](Direction direction, const CircuitOptions& options) {
    const Circuits found = circuits(Network(direction, 2, ties), options);
    return std::scalbn(found.components.at(0).wires.at(0).conductance, found.exponent);
  };
  EXPECT_EQ(conductance(Direction::undirected, kPlain), 3.0);
  EXPECT_EQ(conductance(Direction::undirected, kStrong), 9.0);
  EXPECT_EQ(conductance(Direction::directed, kPlain), 2.0);
  EXPECT_EQ(conductance(Direction::directed, kStrong), 5.0);
}

TEST(Circuit, RejectsStrengthsThatDoNotConduct) {
  for (const double bad : {0.0, -1.0, std::numeric_limits<double>::quiet_NaN(),
                           std::numeric_limits<double>::infinity()}) {
    const Network network{Direction::undirected, 3, {{0, 1, 1}, {1, 2, bad}}};
    EXPECT_NO_THROW((void)circuits(network, kPlain));
    EXPECT_THAT([&] { (void)circuits(network, kStrong); },
                AllOf(ThrowsError(ErrorCode::invalid_argument, "circuit: tie 1-2 has strength"),
                      ThrowsError(ErrorCode::invalid_argument, "must be finite and > 0")));
  }
  const Network apart{Direction::undirected, 3, {{0, 1, 1}, {1, 2, 2e12}}};
  EXPECT_THAT([&] { (void)circuits(apart, kStrong); },
              AllOf(ThrowsError(ErrorCode::invalid_argument, "tie 0-1 (strength 1)"),
                    ThrowsError(ErrorCode::invalid_argument, "tie 1-2"),
                    ThrowsError(ErrorCode::invalid_argument, "differ by more than 1e+12")));
}

TEST(Circuit, RefusesMoreThan5000VerticesInOneComponent) {
  EXPECT_NO_THROW((void)circuits(path(5000), kPlain));
  EXPECT_THAT([] { (void)circuits(path(5001), kPlain); },
              ThrowsError(ErrorCode::resource_exhausted,
                          "circuit: a component has 5001 vertices; at most 5000"));
}

// Resistors in a row add up, however different they are: to the last digits, which subtracting would lose.
TEST(Circuit, NothingIsLostWhereStrengthsAreFarApart) {
  std::vector<Tie> ties;
  for (std::uint32_t v = 0; v < 100; ++v) ties.emplace_back(v, v + 1, v % 2 == 0 ? 1e-6 : 1e6);
  const Network network{Direction::undirected, 101, std::move(ties)};
  const Circuits found = circuits(network, kStrong);
  const Circuit& circuit = found.components.at(0);
  const auto rows = all_potentials(circuit);
  const std::uint32_t ground = circuit.vertices.back();
  for (std::size_t i = 0; i < 101; ++i) {
    double resistance = 0.0;
    for (std::uint32_t v = std::min(circuit.vertices[i], ground);
         v < std::max(circuit.vertices[i], ground); ++v)
      resistance += v % 2 == 0 ? 1e6 : 1e-6;
    EXPECT_NEAR(std::scalbn(rows[i][i], -found.exponent), resistance, 1e-14 * resistance);
  }
}

void expect_as_by_elimination(const Network& network, const CircuitOptions& options) {
  const auto conductance = conductances(network, options.strengths);
  const Circuits found = circuits(network, options);
  for (const Circuit& circuit : found.components) {
    const auto rows = all_potentials(circuit);
    for (std::size_t v = 0; v + 1 < circuit.vertices.size(); ++v) {
      const auto slow = potentials(conductance, circuit.vertices[v], circuit.vertices.back());
      for (std::size_t w = 0; w < circuit.vertices.size(); ++w) {
        ASSERT_NEAR(std::scalbn(rows[v][w], -found.exponent), slow[circuit.vertices[w]], 1e-11);
      }
    }
    for (const double x : rows.back()) EXPECT_EQ(x, 0.0);
  }
}

class CircuitProperty : public TestWithParam<std::uint64_t> {};
INSTANTIATE_TEST_SUITE_P(Seeds, CircuitProperty, Range<std::uint64_t>(0, 30));

TEST_P(CircuitProperty, PotentialsAgreeWithGaussianElimination) {
  expect_as_by_elimination(random_network(GetParam()), kPlain);
  expect_as_by_elimination(random_network(GetParam()), kStrong);
}

Network tangle(std::uint32_t n, std::uint32_t ties) {
  Random random(n);
  std::vector<Tie> list;
  for (std::uint32_t i = 0; i < ties; ++i)
    list.emplace_back(random.below(n), random.below(n), 0.5 + random.uniform());
  return {Direction::undirected, n, std::move(list)};
}

TEST(CircuitLarger, SeveralPanelsAgreeWithGaussianElimination) {
  expect_as_by_elimination(tangle(63, 150), kStrong);
  expect_as_by_elimination(tangle(64, 80), kStrong);
  expect_as_by_elimination(tangle(65, 900), kStrong);
  expect_as_by_elimination(tangle(97, 300), kStrong);
}

TEST(CircuitLarger, EveryProcessorGivesTheSameBits) {
  const Circuits found = circuits(tangle(130, 400), kStrong);
  const auto rows = all_potentials(found.components.at(0));
  for (const auto& [name, width] : kVectorWidths) {
    const WithVectors on(name);
    EXPECT_EQ(all_potentials(found.components.at(0)), rows) << name;
  }
}

}  // namespace
}  // namespace interstice
