#include "graph/cohesion/centralisation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "graph/model/error.hpp"

namespace interstice {
namespace {

double greatest_sum(double n, CentralisationOf of, bool directed) {
  switch (of) {
    case CentralisationOf::degree:
      return directed ? (n - 1) * (n - 1) : (n - 1) * (n - 2);
    case CentralisationOf::betweenness:
      return (n - 1) * (n - 1) * (n - 2) / (directed ? 1 : 2);
    case CentralisationOf::closeness:
      return directed ? (n - 1) * (1 - 1 / n) : (n - 1) * (n - 2) / (2 * n - 3);
    case CentralisationOf::eigenvector:
      break;
  }
  return directed ? n - 1 : n - 2;
}

}  // namespace

double centralisation(std::span<const double> scores, CentralisationOf of, Direction direction) {
  constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
  const bool directed = direction == Direction::directed;
  for (const double score : scores) {
    if (score < 0.0 || std::isinf(score)) {
      throw Error(ErrorCode::invalid_argument,
                  fmt::format("centralisation: score {}; it must be finite and >= 0", score));
    }
  }
  const auto n = static_cast<double>(scores.size());
  const double least = directed && of != CentralisationOf::betweenness ? 2.0 : 3.0;
  if (n < least || std::ranges::any_of(scores, [](double s) { return std::isnan(s); }))
    return kUndefined;
  const double most = *std::ranges::max_element(scores);
  double sum = 0.0;
  for (const double score : scores) sum += most - score;
  return sum / greatest_sum(n, of, directed);
}

}  // namespace interstice
