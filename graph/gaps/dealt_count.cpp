#include "graph/gaps/dealt_count.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "graph/model/error.hpp"

namespace interstice {
namespace {

constexpr double kNegligible = 1e-300;

// P(X = first), P(X = first + 1), ...
struct Chances {
  std::uint64_t first = 0;
  std::vector<double> p = {1.0};
};

Chances hypergeometric(const Dealt& dealt) {
  const auto n = static_cast<double>(dealt.pairs);
  const auto marks = static_cast<double>(dealt.all_marked);
  const auto blanks = static_cast<double>(dealt.all_pairs - dealt.all_marked);
  const double least = std::max(0.0, n - blanks);
  const double most = std::min(n, marks);
  const auto whole = [](double x) { return static_cast<double>(static_cast<std::uint64_t>(x)); };
  const double mode =
      std::clamp(whole((n + 1.0) * (marks + 1.0) / (marks + blanks + 2.0)), least, most);
  // P(x + 1) / P(x)
  const auto step = [&](double x) {
    return (marks - x) * (n - x) / ((x + 1.0) * (blanks - n + x + 1.0));
  };
  std::vector<double> below;
  double weight = 1.0;
  for (double x = mode; x > least; --x) {
    weight /= step(x - 1.0);
    if (weight < kNegligible) break;
    below.push_back(weight);
  }
  Chances chances{.first = static_cast<std::uint64_t>(mode) - below.size(),
                  .p = {below.rbegin(), below.rend()}};
  chances.p.push_back(1.0);
  weight = 1.0;
  for (double x = mode; x < most; ++x) {
    weight *= step(x);
    if (weight < kNegligible) break;
    chances.p.push_back(weight);
  }
  double sum = 0.0;
  for (const double w : chances.p) sum += w;
  for (double& w : chances.p) w /= sum;
  return chances;
}

Chances sum_of(const Chances& a, const Chances& b) {
  Chances out{.first = a.first + b.first, .p = std::vector<double>(a.p.size() + b.p.size() - 1)};
  for (std::size_t i = 0; i < a.p.size(); ++i) {
    for (std::size_t j = 0; j < b.p.size(); ++j) out.p[i + j] += a.p[i] * b.p[j];
  }
  return out;
}

double quantile(const Chances& chances, double share) {
  double below = 0.0;
  std::size_t at = 0;
  while (at + 1 < chances.p.size() && (below += chances.p[at]) < share) ++at;
  return static_cast<double>(chances.first + at);
}

void check(const Dealt& dealt) {
  if (dealt.marked <= dealt.pairs && dealt.all_marked <= dealt.all_pairs &&
      dealt.pairs <= dealt.all_pairs && dealt.marked <= dealt.all_marked &&
      dealt.pairs - dealt.marked <= dealt.all_pairs - dealt.all_marked)
    return;
  throw Error(ErrorCode::invalid_argument,
              fmt::format("dealt_count: {} of {} pairs marked, of {} of {} in the place; a cell is "
                          "a part of its place",
                          dealt.marked, dealt.pairs, dealt.all_marked, dealt.all_pairs));
}

}  // namespace

DealtCount dealt_count(std::span<const Dealt> classes) {
  Chances chances;
  DealtCount result;
  std::uint64_t marked = 0;
  for (const Dealt& dealt : classes) {
    check(dealt);
    if (dealt.pairs == 0) continue;
    marked += dealt.marked;
    const auto n = static_cast<double>(dealt.pairs);
    const auto all = static_cast<double>(dealt.all_pairs);
    const double share = static_cast<double>(dealt.all_marked) / all;
    result.expected += n * share;
    if (all > 1.0) result.variance += n * share * (1.0 - share) * (all - n) / (all - 1.0);
    chances = sum_of(chances, hypergeometric(dealt));
  }
  result.low = quantile(chances, 0.05);
  result.high = quantile(chances, 0.95);
  result.p = 0.0;
  for (std::size_t at = chances.p.size(); at > 0; --at) {
    if (chances.first + at - 1 < marked) break;
    result.p += chances.p[at - 1];
  }
  result.p = std::min(1.0, result.p);
  result.least_p = chances.p.back();
  return result;
}

}  // namespace interstice
