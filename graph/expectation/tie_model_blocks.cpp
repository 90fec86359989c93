// The passes over all pairs, a block of rows at a time: what Newton steps cost. Each row goes through a few short loops
// over at most kBatch pairs, so that the compiler can use vectors in those that only add and multiply.
#include <algorithm>
#include <array>
#include <vector>

#include "graph/expectation/logistic.hpp"
#include "graph/expectation/logistic_batch.hpp"
#include "graph/expectation/tie_model_stretch.hpp"

namespace interstice {
namespace {

// Sums by a small number, each in four copies: pairs that follow one another mostly have the same number, and would wait
// for each other's sum.
class LaneSums {
 public:
  explicit LaneSums(std::size_t size) : sums_(size * kStretchLanes, 0.0) {}
  void add(std::size_t which, std::size_t lane, double value) {
    sums_[which * kStretchLanes + lane % kStretchLanes] += value;
  }
  [[nodiscard]] double total(std::size_t which) const {
    const double* lane = sums_.data() + which * kStretchLanes;
    return (lane[0] + lane[1]) + (lane[2] + lane[3]);
  }
  void fold_into(std::vector<double>& totals) const {
    totals.resize(sums_.size() / kStretchLanes);
    for (std::size_t which = 0; which < totals.size(); ++which) totals[which] = total(which);
  }

 private:
  std::vector<double> sums_;
};

}  // namespace

// (x_i + x_j) + (pattern + affinity), into `eta`. affinity: of row i's system to each.
void TieModelFit::set_logits(const Vector& x, const Vector& pattern, const Vector& affinity,
                             std::uint32_t i, const Stretch& stretch, double* eta) const {
  const double own = x[i];
  for (std::size_t at = 0; at < stretch.count; ++at)
    eta[at] = (own + x[stretch.column[at]]) + pattern[stretch.pattern[at]];
  for (std::size_t at = 0; cells_ > 0 && at < stretch.count; ++at)
    eta[at] += affinity[stretch.system[at]];
}

void TieModelFit::set_affinities(const Vector& x, std::uint32_t i, Vector& affinity) const {
  const std::uint32_t k = data_.num_systems;
  const std::size_t first = data_.size() + covariates_.size();
  affinity.assign(k, 0.0);
  for (std::uint32_t g = 0; g < k; ++g) {
    if (cell(data_.system[i], g) < cells_) affinity[g] = x[first + cell(data_.system[i], g)];
  }
}

void TieModelFit::evaluate_block(std::size_t block, Sums& sums) {
  const std::uint32_t n = data_.size();
  const Vector offset = pattern_values(x_);
  const std::uint32_t k = data_.num_systems;
  Vector affinity;
  sums.objective = 0.0;
  sums.body.assign(n, 0.0);
  sums.body_weight.assign(n, 0.0);
  LaneSums pattern(used_patterns_.size());
  LaneSums pattern_weight(used_patterns_.size());
  sums.meet.assign(std::size_t{k} * k, 0.0);
  sums.meet_weight.assign(std::size_t{k} * k, 0.0);
  LogisticBatch batch;
  alignas(64) std::array<double, kBatch> left;
  alignas(64) std::array<double, kBatch> weight;
  alignas(64) std::array<double, kBatch> objective;
  const double non_tie = data_.non_tie_weight;
  for (std::uint32_t i = block_row_[block]; i < block_row_[block + 1]; ++i) {
    double left_i = 0.0;
    double weight_i = 0.0;
    LaneSums towards(k);
    LaneSums towards_weight(k);
    set_affinities(x_, i, affinity);
    for_each_stretch(i, [&](const Stretch& stretch) {
      const std::size_t count = stretch.count;
      set_logits(x_, offset, affinity, i, stretch, batch.eta.data());
      // Pairs that nobody was asked about add nothing.
      for (std::size_t at = 0; at < count; ++at) {
        if ((stretch.flags[at] & PairData::observed) == 0) batch.eta[at] = LogisticBatch::kPadding;
      }
      for (std::size_t at = count; at < kBatch; ++at) batch.eta[at] = LogisticBatch::kPadding;
      sums.objective += logistic_batch(batch, width_);
      for (std::size_t at = 0; at < count; ++at) {
        const std::uint16_t flags = stretch.flags[at];
        const double seen = (flags & PairData::observed) != 0 ? 1.0 : 0.0;
        const double y = (flags & PairData::tied) != 0 ? 1.0 : 0.0;
        const double times = seen * (y + (1.0 - y) * non_tie);
        const double eta = batch.eta[at];
        const double p = batch.p[at];
        objective[at] = seen * ((eta > 0.0 ? eta : 0.0) - y * eta);
        left[at] = times * (y - p);
        weight[at] = times * (p * (1.0 - p));
      }
      sums.objective += sum_of(objective.data(), count);
      if (non_tie != 1.0) {
        for (std::size_t at = 0; at < count; ++at) {
          if ((stretch.flags[at] & PairData::tied) == 0)
            sums.objective += (non_tie - 1.0) * log_one_plus_exp(batch.eta[at]);
        }
      }
      for (std::size_t at = 0; at < count; ++at) {
        sums.body[stretch.column[at]] += left[at];
        sums.body_weight[stretch.column[at]] += weight[at];
      }
      for (std::size_t at = 0; at < count; ++at) {
        pattern.add(stretch.pattern[at], at, left[at]);
        pattern_weight.add(stretch.pattern[at], at, weight[at]);
      }
      for (std::size_t at = 0; cells_ > 0 && at < count; ++at)
        towards.add(stretch.system[at], at, left[at]);
      for (std::size_t at = 0; at < count; ++at)
        towards_weight.add(stretch.system[at], at, weight[at]);
      for (std::size_t at = 0; at < count; ++at)
        weights_[stretch.first + at] = static_cast<float>(weight[at]);
      if (!exact_weights_.empty())
        std::copy_n(weight.begin(), count,
                    exact_weights_.begin() + static_cast<std::ptrdiff_t>(stretch.first));
      left_i += sum_of(left.data(), count);
      weight_i += sum_of(weight.data(), count);
    });
    sums.body[i] += left_i;
    sums.body_weight[i] += weight_i;
    for (std::uint32_t g = 0; g < k; ++g) {
      sums.meet[data_.system[i] * k + g] += towards.total(g);
      sums.meet_weight[data_.system[i] * k + g] += towards_weight.total(g);
    }
  }
  pattern.fold_into(sums.pattern);
  pattern_weight.fold_into(sums.pattern_weight);
}

void TieModelFit::multiply_block(std::size_t block, const Vector& x, const Vector& pattern_shift,
                                 Sums& sums) const {
  const std::uint32_t k = data_.num_systems;
  Vector affinity;
  sums.body.assign(data_.size(), 0.0);
  LaneSums pattern(used_patterns_.size());
  sums.meet.assign(std::size_t{k} * k, 0.0);
  alignas(64) std::array<double, kBatch> change;
  for (std::uint32_t i = block_row_[block]; i < block_row_[block + 1]; ++i) {
    double sum = 0.0;
    LaneSums towards(cells_ > 0 ? k : 0);
    set_affinities(x, i, affinity);
    for_each_stretch(i, [&](const Stretch& stretch) {
      const std::size_t count = stretch.count;
      set_logits(x, pattern_shift, affinity, i, stretch, change.data());
      for (std::size_t at = 0; at < count; ++at)
        change[at] *= static_cast<double>(weights_[stretch.first + at]);
      for (std::size_t at = 0; at < count; ++at) sums.body[stretch.column[at]] += change[at];
      for (std::size_t at = 0; at < count; ++at) pattern.add(stretch.pattern[at], at, change[at]);
      for (std::size_t at = 0; cells_ > 0 && at < count; ++at)
        towards.add(stretch.system[at], at, change[at]);
      sum += sum_of(change.data(), count);
    });
    sums.body[i] += sum;
    for (std::uint32_t g = 0; cells_ > 0 && g < k; ++g)
      sums.meet[data_.system[i] * k + g] += towards.total(g);
  }
  pattern.fold_into(sums.pattern);
}

}  // namespace interstice
