// Coefficients of the covariates in words that boards can use: what each does to the mean chance.
#include <algorithm>
#include <array>
#include <cmath>

#include "graph/expectation/tie_model_stretch.hpp"
#include "graph/kernels/parallel.hpp"

namespace interstice {
namespace {

constexpr double kNineInTen = 1.6448536269514722;
// An error of 1e-5 in the direction is one of 1e-10 in the standard error's square.
constexpr double kErrorTolerance = 1e-5;

}  // namespace

// What one covariate's averages are taken over, by used pattern.
struct TieModelFit::Averaged {
  Coefficient coefficient;
  Vector value;
  Vector counts;                 // 1 where the pair knows it
  std::array<double, 4> shifts;  // without, with, lower, upper
};

TieModelFit::Averaged TieModelFit::averaged(std::size_t k, const Execution& execution) const {
  const Covariate covariate = covariates_[k];
  Vector unit(x_.size(), 0.0);
  unit[data_.size() + k] = 1.0;
  const double variance = inverse_times(unit, kErrorTolerance, execution)[data_.size() + k];
  const double error = std::sqrt(std::max(0.0, variance));
  Averaged a{.coefficient = {.covariate = covariate, .beta = beta(k), .standard_error = error},
             .value = {},
             .counts = {},
             .shifts = {0.0, beta(k), beta(k) - kNineInTen * error, beta(k) + kNineInTen * error}};
  // "One more than the first" starts from pairs that have one.
  const bool further =
      covariate == Covariate::further_outcomes || covariate == Covariate::further_boards;
  const Covariate first = covariate == Covariate::further_outcomes ? Covariate::shared_outcome
                                                                   : Covariate::shared_board;
  for (const std::uint32_t p : used_patterns_) {
    a.value.push_back(data_.patterns.value(p, covariate));
    const bool counts =
        data_.patterns.known(p, covariate) && !(further && data_.patterns.value(p, first) == 0.0);
    a.counts.push_back(counts ? 1.0 : 0.0);
  }
  return a;
}

std::vector<Coefficient> TieModelFit::coefficients(const Execution& execution) const {
  std::vector<Averaged> all;
  for (std::size_t k = 0; k < covariates_.size(); ++k) all.push_back(averaged(k, execution));
  const Vector offset = pattern_values(x_);
  struct Totals {
    double pairs = 0.0;
    std::array<double, 4> chances{};
  };
  const std::size_t blocks = sums_.size();
  std::vector<Totals> totals(blocks * all.size());
  for_each_block(blocks, 8.0 * operations() * static_cast<double>(all.size()), execution,
                 [&](std::size_t block) {
                   std::array<double, kBatch> eta;
                   std::array<double, kBatch> times;
                   LogisticBatch batch;
                   Vector affinity;
                   for (std::uint32_t i = block_row_[block]; i < block_row_[block + 1]; ++i) {
                     set_affinities(x_, i, affinity);
                     for_each_stretch(i, [&](const Stretch& stretch) {
                       set_logits(x_, offset, affinity, i, stretch, eta.data());
                       for (std::size_t k = 0; k < all.size(); ++k) {
                         const Averaged& one = all[k];
                         Totals& total = totals[block * all.size() + k];
                         for (std::size_t at = 0; at < stretch.count; ++at) {
                           const std::uint16_t flags = stretch.flags[at];
                           times[at] = (flags & PairData::observed) != 0
                                           ? data_.weight(flags) * one.counts[stretch.pattern[at]]
                                           : 0.0;
                         }
                         const double pairs = sum_of(times.data(), stretch.count);
                         if (pairs == 0.0) continue;
                         total.pairs += pairs;
                         const double beta = one.coefficient.beta;
                         for (std::size_t s = 0; s < one.shifts.size(); ++s) {
                           for (std::size_t at = 0; at < stretch.count; ++at)
                             batch.eta[at] =
                                 (eta[at] - beta * one.value[stretch.pattern[at]]) + one.shifts[s];
                           for (std::size_t at = stretch.count; at < kBatch; ++at)
                             batch.eta[at] = LogisticBatch::kPadding;
                           (void)logistic_batch(batch, width_);
                           for (std::size_t at = 0; at < stretch.count; ++at)
                             batch.p[at] *= times[at];
                           total.chances[s] += sum_of(batch.p.data(), stretch.count);
                         }
                       }
                     });
                   }
                 });
  std::vector<Coefficient> coefficients;
  for (std::size_t k = 0; k < all.size(); ++k) {
    Totals sum;
    for (std::size_t block = 0; block < blocks; ++block) {
      sum.pairs += totals[block * all.size() + k].pairs;
      for (std::size_t s = 0; s < sum.chances.size(); ++s)
        sum.chances[s] += totals[block * all.size() + k].chances[s];
    }
    Coefficient c = all[k].coefficient;
    const double pairs = sum.pairs > 0.0 ? sum.pairs : 1.0;
    c.without = sum.chances[0] / pairs;
    c.with = sum.chances[1] / pairs;
    c.with_low = sum.chances[2] / pairs;
    c.with_high = sum.chances[3] / pairs;
    coefficients.push_back(c);
  }
  return coefficients;
}

}  // namespace interstice
