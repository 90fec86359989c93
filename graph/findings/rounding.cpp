#include "graph/findings/rounding.hpp"

#include <cmath>

namespace interstice {
namespace {

void round_to(std::optional<double>& value, int decimals) {
  if (value) value = to_decimals(*value, decimals);
}

void round_to(std::optional<Range>& range, int decimals) {
  if (range) range = Range{to_decimals(range->low, decimals), to_decimals(range->high, decimals)};
}

// Places of the last of two digits that count.
int two_digits(double value) {
  return value > 0.0 ? 1 - static_cast<int>(std::floor(std::log10(value))) : 0;
}

// As it is printed, out of 100: a whole number from 10 on, one decimal below. Rounded any finer it would be rounded twice.
void round_per_100(std::optional<double>& value) {
  if (value) value = to_decimals(*value, *value < 0.0995 ? 3 : 2);
}

void round_cell(Gap& cell) {
  if (cell.expected) {
    cell.expected = to_decimals(*cell.expected, *cell.expected < 9.95 ? 1 : 0);
    if (cell.missing && cell.observed) cell.missing = *cell.expected - *cell.observed;
  }
  round_to(cell.missing, 1);
  round_to(cell.evidence, 1);
  round_to(cell.p, 2);
  if (cell.q) cell.q = *cell.q > 0.1 && *cell.q < 0.105 ? 0.11 : to_decimals(*cell.q, 2);
  round_to(cell.persistence, 2);
  round_per_100(cell.density);
}

void round_network(WholeNetwork& network) {
  for (std::optional<double>* share :
       {&network.across_share, &network.across_by_chance, &network.fragmentation,
        &network.distance_weighted_fragmentation, &network.ei_index, &network.ei_expected,
        &network.ei_p})
    round_to(*share, 2);
  round_to(network.across_range, 2);
  round_per_100(network.density);
  round_to(network.density_range, 2);
}

}  // namespace

double to_decimals(double value, int decimals) {
  const double scale = std::pow(10.0, decimals);
  const double rounded = std::round(value * scale) / scale;
  if (!std::isfinite(rounded)) return value;
  if (rounded != 0.0 || value == 0.0) return rounded + 0.0;  // no "-0"
  return to_decimals(value, -static_cast<int>(std::floor(std::log10(std::abs(value)))));
}

void round_numbers(Findings& findings) {
  round_network(findings.network);
  round_to(findings.cross_within_odds, 2);
  findings.answers.pairs_both = to_decimals(findings.answers.pairs_both, 2);
  findings.answers.pairs_neither = to_decimals(findings.answers.pairs_neither, 2);
  for (std::vector<Gap>* list : {&findings.interfaces, &findings.gaps}) {
    for (Gap& cell : *list) round_cell(cell);
  }
  for (TieReason& reason : findings.tie_reasons) {
    reason = {reason.text,
              to_decimals(reason.without, 2),
              to_decimals(reason.with, 2),
              {to_decimals(reason.with_range.low, 2), to_decimals(reason.with_range.high, 2)}};
  }
  for (Body& body : findings.bodies) {
    body.share = to_decimals(body.share, 2);
    round_to(body.share_range, 2);
    body.betweenness = to_decimals(body.betweenness, two_digits(body.betweenness));
  }
}

}  // namespace interstice
