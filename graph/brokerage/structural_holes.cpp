#include "graph/brokerage/structural_holes.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

#include "graph/kernels/common_sums.hpp"
#include "graph/kernels/merged_adjacency.hpp"
#include "graph/kernels/parallel.hpp"

namespace interstice {
namespace {

constexpr std::size_t kBlocks = 64;
typedef double Pair __attribute__((vector_size(16)));

struct Asked {
  bool constraint = false;
  bool hierarchy = false;
  bool size = false;
  [[nodiscard]] bool indirect() const { return constraint || hierarchy; }
};

// What the formulas need beside w: by slot of (i, j), sums over q tied to both i and j.
struct Sums {
  std::vector<double> indirect;   // sum_q w_iq w_qj / W_q: p_iq p_qj times W_i
  std::vector<double> redundant;  // sum_q w_iq w_jq: p_iq m_jq times W_i max_k w_jk
  std::vector<double> largest;    // max_k w_jk within ego network i; empty where `most` has it
  std::vector<double> most;       // by j: max_k w_jk
};

class Holes {
 public:
  Holes(const Network& network, const StructuralHolesOptions& options, const Execution& execution)
      : execution_(execution),
        ties_(merged_adjacency(network,
                               {.weights = TieWeights::both_ways, .strengths = options.strengths},
                               execution)),
        opposite_(opposite_slots(ties_)),
        reads_(common_sum_reads(ties_)),
        total_(ties_.num_vertices(), 0.0),
        ego_(options.ego == EgoModel::ego_network) {
    const auto& w = ties_.weights;
    uniform_ = std::ranges::all_of(w, [&](double x) { return x == w.front(); });
    for (std::uint32_t v = 0; v < total_.size(); ++v) {
      for (std::uint32_t s = ties_.starts[v]; s < ties_.starts[v + 1]; ++s) total_[v] += w[s];
    }
  }

  StructuralHoles run(const Asked& asked) {
    const Sums sums = ego_ ? ego_sums(asked) : whole_sums(asked);
    StructuralHoles result;
    const std::size_t n = total_.size();
    const auto fresh = [&] {
      return std::vector<double>(n, std::numeric_limits<double>::quiet_NaN());
    };
    if (asked.constraint) result.constraint = fresh();
    if (asked.hierarchy) result.constraint_hierarchy = fresh();
    if (asked.size) {
      result.effective_size = fresh();
      result.ego_efficiency = fresh();
    }
    const std::size_t blocks = std::min(n, kBlocks);
    const auto slots = static_cast<double>(ties_.ids.size());
    for_each_block(blocks, 20.0 * slots, execution_, [&](std::size_t block) {
      const Block part = block_of(block, blocks, n);
      for (std::size_t v = part.first; v < part.last; ++v) {
        const auto i = static_cast<std::uint32_t>(v);
        if (ties_.degree(i) == 0) continue;
        if (asked.indirect()) judge_constraint(i, sums, asked, result);
        if (asked.size) judge_size(i, sums, result);
      }
    });
    return result;
  }

 private:
  void judge_constraint(std::uint32_t i, const Sums& sums, const Asked& asked,
                        StructuralHoles& result) const {
    const auto dyadic = [&](std::uint32_t s) {  // c_ij
      const double share = (ties_.weights[s] + sums.indirect[s]) / total_[i];
      return share * share;
    };
    double all = 0.0;
    for (std::uint32_t s = ties_.starts[i]; s < ties_.starts[i + 1]; ++s) all += dyadic(s);
    if (asked.constraint) result.constraint[i] = all;
    if (!asked.hierarchy) return;
    const double contacts = ties_.degree(i);
    if (contacts == 1.0) {
      result.constraint_hierarchy[i] = 1.0;
      return;
    }
    double unequal = 0.0;
    for (std::uint32_t s = ties_.starts[i]; s < ties_.starts[i + 1]; ++s) {
      const double x = dyadic(s) / (all / contacts);
      if (x > 0.0) unequal += x * std::log(x);
    }
    // Rounding may leave it a hair below the 0 of equal constraints.
    result.constraint_hierarchy[i] = std::max(0.0, unequal / (contacts * std::log(contacts)));
  }

  void judge_size(std::uint32_t i, const Sums& sums, StructuralHoles& result) const {
    double redundancy = 0.0;
    for (std::uint32_t s = ties_.starts[i]; s < ties_.starts[i + 1]; ++s)
      redundancy +=
          sums.redundant[s] / (sums.largest.empty() ? sums.most[ties_.ids[s]] : sums.largest[s]);
    const double contacts = ties_.degree(i);
    result.effective_size[i] = contacts - redundancy / total_[i];
    result.ego_efficiency[i] = result.effective_size[i] / contacts;
  }

  // Both sums are the same seen from either end of a tie.
  Sums whole_sums(const Asked& asked) {
    const double* const w = ties_.weights.data();
    const std::uint32_t* const ids = ties_.ids.data();
    const auto indirect = [&](std::uint32_t s) { return w[s] / total_[ids[s]]; };
    Sums sums;
    if (asked.indirect()) sums.indirect.resize(ties_.ids.size());
    if (asked.size) {
      sums.redundant.resize(ties_.ids.size());
      fill_most(sums);
    }
    if (asked.indirect() && asked.size) {
      weigh<Pair>(
          [&](std::uint32_t s) {
            return Pair{indirect(s), w[s]};
          },
          [&](std::uint32_t s, Pair sum) {
            both(sums.indirect, s, sum[0]);
            both(sums.redundant, s, sum[1]);
          });
    } else if (asked.indirect()) {
      weigh<double>(indirect, [&](std::uint32_t s, double sum) { both(sums.indirect, s, sum); });
    } else {
      weigh<double>([&](std::uint32_t s) { return w[s]; },
                    [&](std::uint32_t s, double sum) { both(sums.redundant, s, sum); });
    }
    return sums;
  }

  void both(std::vector<double>& sums, std::uint32_t slot, double sum) const {
    sums[slot] = sum;
    sums[opposite_[slot]] = sum;
  }

  // common_sums whose arcs weigh w_jq, which need not be read where all ties weigh the same.
  template <class Value, class Mark, class Put>
  void weigh(const Mark& mark, const Put& put) const {
    const double* const w = ties_.weights.data();
    if (uniform_ && !ties_.weights.empty()) {
      const double each = ties_.weights.front();
      common_sums<Value>(
          ties_, reads_, execution_, mark, [&](std::uint32_t) { return each; }, put);
    } else {
      common_sums<Value>(
          ties_, reads_, execution_, mark, [&](std::uint32_t s) { return w[s]; }, put);
    }
  }

  void fill_most(Sums& sums) const {
    sums.most.assign(total_.size(), 0.0);
    for (std::uint32_t v = 0; v < sums.most.size(); ++v) {
      for (std::uint32_t s = ties_.starts[v]; s < ties_.starts[v + 1]; ++s)
        sums.most[v] = std::max(sums.most[v], ties_.weights[s]);
    }
  }

  // In ego's own network W_q and max_k w_qk depend on ego: one value a slot (ego, q).
  Sums ego_sums(const Asked& asked) {
    const double* const w = ties_.weights.data();
    const std::size_t slots = ties_.ids.size();
    Sums sums;
    const auto apart = [&](std::vector<double>& to, std::uint32_t s, Pair sum) {
      to[s] = sum[0];
      to[opposite_[s]] = sum[1];
    };
    if (asked.indirect()) {
      std::vector<double> share(slots);  // w_iq / W_q within ego network i
      common_sums<Pair>(
          ties_, reads_, execution_,
          [&](std::uint32_t s) {
            return Pair{1.0, w[s]};
          },
          [&](std::uint32_t s) {
            return Pair{w[s], 1.0};
          },
          [&](std::uint32_t s, Pair sum) { apart(share, s, sum); });
      for (std::size_t s = 0; s < slots; ++s) share[s] = w[s] / (w[s] + share[s]);
      sums.indirect.resize(slots);
      common_sums<Pair>(
          ties_, reads_, execution_,
          [&](std::uint32_t s) {
            return Pair{share[s], w[s]};
          },
          [&](std::uint32_t s) {
            return Pair{w[s], share[s]};
          },
          [&](std::uint32_t s, Pair sum) { apart(sums.indirect, s, sum); });
    }
    if (asked.size) {
      sums.redundant.resize(slots);
      weigh<double>([&](std::uint32_t s) { return w[s]; },
                    [&](std::uint32_t s, double sum) { both(sums.redundant, s, sum); });
      if (uniform_) {
        fill_most(sums);
      } else {
        fill_largest_within_ego(sums);
      }
    }
    return sums;
  }

  void fill_largest_within_ego(Sums& sums) const {
    sums.largest.assign(ties_.weights.begin(), ties_.weights.end());
    const std::size_t n = total_.size();
    const std::size_t blocks = std::min(n, kBlocks);
    for_each_block(blocks, 2.0 * reads_, execution_, [&](std::size_t block) {
      const Block part = block_of(block, blocks, n);
      for (std::size_t v = part.first; v < part.last; ++v) {
        const auto i = static_cast<std::uint32_t>(v);
        if (execution_.stop.stop_requested()) return;
        for (std::uint32_t s = ties_.starts[i]; s < ties_.starts[i + 1]; ++s) {
          const std::uint32_t j = ties_.ids[s];
          for_each_common(ties_.of(i), ties_.of(j), [&](std::size_t, std::size_t at) {
            sums.largest[s] = std::max(sums.largest[s], ties_.weights[ties_.starts[j] + at]);
          });
        }
      }
    });
  }

  const Execution& execution_;
  MergedAdjacency ties_;
  std::vector<std::uint32_t> opposite_;
  double reads_;
  std::vector<double> total_;  // W_i = sum_k w_ik
  bool ego_;
  bool uniform_ = true;
};

}  // namespace

StructuralHoles structural_holes(const Network& network, const StructuralHolesOptions& options,
                                 const Execution& execution) {
  return Holes(network, options, execution)
      .run({.constraint = true, .hierarchy = true, .size = true});
}

std::vector<double> constraint(const Network& network, const StructuralHolesOptions& options,
                               const Execution& execution) {
  return Holes(network, options, execution).run({.constraint = true}).constraint;
}

std::vector<double> effective_size(const Network& network, const StructuralHolesOptions& options,
                                   const Execution& execution) {
  return Holes(network, options, execution).run({.size = true}).effective_size;
}

std::vector<double> ego_efficiency(const Network& network, const StructuralHolesOptions& options,
                                   const Execution& execution) {
  return Holes(network, options, execution).run({.size = true}).ego_efficiency;
}

std::vector<double> constraint_hierarchy(const Network& network,
                                         const StructuralHolesOptions& options,
                                         const Execution& execution) {
  return Holes(network, options, execution).run({.hierarchy = true}).constraint_hierarchy;
}

}  // namespace interstice
