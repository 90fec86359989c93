#include <cmath>
#include <limits>

#include "graph/brokerage/gould_fernandez_null.hpp"
#include "graph/brokerage/stated_network.hpp"

namespace interstice {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
using Row = std::array<double, kRoles>;

struct Moments {
  Row expected{};
  Row variance{};
};

double choose_2(double n) { return n * (n - 1.0) / 2.0; }

// Of a vertex of a system of n, in a network of N vertices; E = pairs d^2 (1-d), K counts couples of pairs that share
// an end. Undirected: half of the pairs and of the couples, but for the two roles that know which end is inside.
Moments vertex_moments(const std::vector<double>& sizes, double all, double n, double d,
                       bool directed) {
  double pairs_alike = 0.0;
  double triples_alike = 0.0;
  double squares = 0.0;
  double liaisons = 0.0;
  bool own_left_out = false;
  for (const double g : sizes) {
    if (!own_left_out && g == n) {
      own_left_out = true;
      continue;
    }
    pairs_alike += g * (g - 1.0);
    triples_alike += g * (g - 1.0) * (g - 2.0);
    squares += g * g;
    liaisons += g * choose_2(all - g - n);
  }
  const double outside = all - n;
  const double across = 2.0 * ((n - 1.0) * choose_2(outside) + outside * choose_2(n - 1.0));
  const Row pairs = {(n - 1.0) * (n - 2.0),       pairs_alike,
                     outside * (n - 1.0),         outside * (n - 1.0),
                     outside * outside - squares, (all - 1.0) * (all - 2.0)};
  const Row couples = {2.0 * (n - 1.0) * (n - 2.0) * (n - 3.0),
                       2.0 * triples_alike,
                       across,
                       across,
                       4.0 * liaisons,
                       2.0 * (all - 1.0) * (all - 2.0) * (all - 3.0)};
  const double q = d * d * (1.0 - d);
  const double shared = d * d * d * (1.0 - d) * (1.0 - d) * (1.0 - d);
  Moments result;
  for (std::size_t r = 0; r < kRoles; ++r) {
    const double part = directed || r == 2 || r == 3 ? 1.0 : 0.5;
    result.expected[r] = part * pairs[r] * q;
    result.variance[r] = result.expected[r] * (1.0 - q) + part * couples[r] * shared;
  }
  return result;
}

// Variances of the sums over all vertices, directed: three kinds of couples of triads, sharing an arc that is there in both
// (c1), there in one and missing in the other (c2, negative), or missing in both (c3).
Row total_variances(const std::vector<double>& sizes, double all, double d, const Row& expected) {
  const double e = 1.0 - d;
  const double c1 = d * d * d * e * e * e;
  const double c2 = d * d * d * d * e * e;
  const double c3 = d * d * d * d * d * e;
  double p2 = 0.0;
  double p3 = 0.0;
  double p4 = 0.0;
  for (const double g : sizes) {
    p2 += g * g;
    p3 += g * g * g;
    p4 += g * g * g * g;
  }
  Row couples{};
  for (const double g : sizes) {
    couples[0] +=
        g * (g - 1.0) * (g - 2.0) * ((4.0 * g - 10.0) * c1 - 4.0 * (g - 3.0) * c2 + (g - 3.0) * c3);
    couples[1] += g * (g - 1.0) *
                  (((2.0 * g - 6.0) * (all - g) + 2.0 * (p2 - g * g)) * c1 +
                   (all - g - 1.0) * (all - g) * c3);
    couples[2] += g * (all - g) * (g - 1.0) * ((all - 3.0) * c1 + (g - 2.0) * c3);
  }
  couples[3] = couples[2];
  // Sums over three unlike systems of n_i n_j n_k, and of that times one of them.
  const double triples = all * all * all - 3.0 * all * p2 + 2.0 * p3;
  const double quadruples = p2 * all * all - 2.0 * all * p3 + 2.0 * p4 - p2 * p2;
  couples[4] = (4.0 * all * triples - 8.0 * quadruples - 2.0 * triples) * (c1 - c2) +
               (all * triples - 2.0 * quadruples - triples) * c3;
  couples[5] = all * (all - 1.0) * (all - 2.0) *
               ((4.0 * all - 10.0) * c1 - 4.0 * (all - 3.0) * c2 + (all - 3.0) * c3);
  Row variances{};
  for (std::size_t r = 0; r < kRoles; ++r)
    variances[r] = expected[r] * (1.0 - d * d * e) + couples[r];
  return variances;
}

RoleTotals totals_of(const Row& row) { return {row[0], row[1], row[2], row[3], row[4], row[5]}; }

double score(double observed, double expected, double sd) {
  return sd > 0.0 ? (observed - expected) / sd : kUndefined;
}

}  // namespace

BrokerageFormula gould_fernandez_formula(const Network& network, const std::vector<SystemId>& group,
                                         const Execution& execution) {
  BrokerageFormula result{.observed = gould_fernandez(network, group, execution),
                          .expected = undefined_roles(group.size()),
                          .sd = undefined_roles(group.size()),
                          .z = undefined_roles(group.size())};
  const StatedNetwork stated = stated_network(network, group, execution);
  const auto all = static_cast<double>(stated.vertex.size());
  const double d =
      all < 2.0 ? kUndefined : static_cast<double>(stated.out.ids.size()) / (all * (all - 1.0));
  const auto observed = columns_of(result.observed);
  const auto expected = columns_of(result.expected);
  const auto sd = columns_of(result.sd);
  const auto z = columns_of(result.z);
  std::vector<Moments> by_label;
  for (const double n : stated.size)
    by_label.push_back(vertex_moments(stated.size, all, n, d, stated.directed));
  Row seen{};
  Row mean{};
  for (std::size_t i = 0; i < stated.vertex.size(); ++i) {
    const std::uint32_t v = stated.vertex[i];
    const Moments& moments = by_label[stated.label[i]];
    for (std::size_t r = 0; r < kRoles; ++r) {
      (*expected[r])[v] = moments.expected[r];
      (*sd[r])[v] = std::sqrt(moments.variance[r]);
      (*z[r])[v] = score((*observed[r])[v], moments.expected[r], (*sd[r])[v]);
      seen[r] += (*observed[r])[v];
      mean[r] += moments.expected[r];
    }
  }
  Row total_sd;
  total_sd.fill(kUndefined);
  if (stated.directed) {
    total_sd = total_variances(stated.size, all, d, mean);
    for (double& value : total_sd) value = std::sqrt(value);
  }
  Row total_z;
  for (std::size_t r = 0; r < kRoles; ++r) total_z[r] = score(seen[r], mean[r], total_sd[r]);
  result.total_observed = totals_of(seen);
  result.total_expected = totals_of(mean);
  result.total_sd = totals_of(total_sd);
  result.total_z = totals_of(total_z);
  return result;
}

}  // namespace interstice
