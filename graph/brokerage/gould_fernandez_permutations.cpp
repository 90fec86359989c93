#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <span>

#include "graph/brokerage/gould_fernandez_null.hpp"
#include "graph/brokerage/stated_network.hpp"
#include "graph/kernels/dispatch.hpp"
#include "graph/kernels/parallel.hpp"
#include "graph/kernels/random.hpp"
#include "graph/kernels/scratch_pool.hpp"
#include "graph/model/error.hpp"

namespace interstice {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kLanes = 512;  // permutations at once: one bit each
constexpr std::size_t kWords = kLanes / 64;
constexpr std::size_t kMostBlocks = 256;
typedef std::uint64_t Bits __attribute__((vector_size(64)));
// As an element of a std::vector: without AVX-512 allocators would align a bare Bits by less than its loads ask for.
struct alignas(64) Cell {
  Bits bits;
};
using Row = std::array<double, kRoles>;

// A count by permutation, as binary digits: plane k holds digit k of all 512 counts.
struct alignas(64) Counter {
  static constexpr std::size_t kFew = 4;  // digits of the count that single pairs go into first
  Bits few[kFew] = {};
  static constexpr std::size_t kMost = 48;
  Bits plane[kMost] = {};
};

// Everything a vertex needs while it is at work.
struct alignas(64) Scratch {
  std::vector<Cell> from_own;          // by place in in(v): permutations in which a and v are alike
  std::vector<Cell> to_own;            // by place in out(v)
  std::vector<std::uint32_t> closed;   // by place in out(v): the last a that is tied to it, + 1
  std::vector<std::uint32_t> open_to;  // by place in out(v): pairs that end there
  Counter counters[4];                 // OpenPairs' from_own, to_own, alike, inside
  std::uint64_t counts[4][kLanes];
  std::vector<std::uint64_t> totals;  // by count, lane: over this scratch's vertices
  std::uint64_t all = 0;              // open pairs, of the same
};

struct Labels {
  std::size_t digits = 1;
  std::vector<Cell> bits;  // by place, digit
};

// By reference: a vector as a result would bind the callers to one width.
[[gnu::always_inline]] inline void find_alike(const Labels& labels, std::size_t a, std::size_t b,
                                              Bits& result) {
  const Cell* x = labels.bits.data() + a * labels.digits;
  const Cell* y = labels.bits.data() + b * labels.digits;
  Bits unlike = x[0].bits ^ y[0].bits;
  for (std::size_t k = 1; k < labels.digits; ++k) unlike |= x[k].bits ^ y[k].bits;
  result = ~unlike;
}

// One more where the bit is set; after 15 of them the digits must be put away.
[[gnu::always_inline]] inline void add_one(Counter& counter, const Bits& bits) {
  Bits carry = bits;
  for (Bits& digit : counter.few) {
    const Bits next = digit & carry;
    digit ^= carry;
    carry = next;
  }
}

// `times` more where the bit is set.
[[gnu::always_inline]] inline void add_times(Counter& counter, const Bits& mask,
                                             std::uint64_t times, std::size_t digits) {
  Bits carry = {};
  for (std::size_t k = 0; k < digits; ++k) {
    const Bits add = ((times >> k) & 1U) != 0 ? mask : Bits{};
    const Bits half = counter.plane[k] ^ add;
    const Bits next = (counter.plane[k] & add) | (half & carry);
    counter.plane[k] = half ^ carry;
    carry = next;
  }
}

[[gnu::always_inline]] inline void put_away(Counter& counter, std::size_t digits) {
  Bits carry = {};
  for (std::size_t k = 0; k < digits; ++k) {
    const Bits add = k < Counter::kFew ? counter.few[k] : Bits{};
    const Bits half = counter.plane[k] ^ add;
    const Bits next = (counter.plane[k] & add) | (half & carry);
    counter.plane[k] = half ^ carry;
    carry = next;
  }
  for (Bits& digit : counter.few) digit = Bits{};
}

[[gnu::always_inline]] inline void unpack(Counter& counter, std::size_t digits,
                                          std::uint64_t* counts) {
  std::fill(counts, counts + kLanes, 0);
  for (std::size_t k = 0; k < digits; ++k) {
    for (std::size_t word = 0; word < kWords; ++word) {
      const std::uint64_t bits = counter.plane[k][word];
      for (std::size_t lane = 0; lane < 64; ++lane)
        counts[64 * word + lane] += ((bits >> lane) & 1U) << k;
    }
    counter.plane[k] = Bits{};
  }
}

// Which places of out(v) a has a tie to. Undirected: pairs are taken once, so those up to a itself are passed over.
std::size_t first_open(const StatedNetwork& stated, std::uint32_t v, std::uint32_t a,
                       Scratch& scratch) {
  const auto ours = stated.out.of(v);
  for_each_common(stated.out.of(a), ours,
                  [&](std::size_t, std::size_t j) { scratch.closed[j] = a + 1; });
  const auto self = static_cast<std::size_t>(std::ranges::lower_bound(ours, a) - ours.begin());
  if (!stated.directed) return self + 1;
  if (self < ours.size() && ours[self] == a) scratch.closed[self] = a + 1;
  return 0;
}

// All open pairs at v in 512 permutations. Returns how many pairs there are.
[[gnu::always_inline]] inline std::uint64_t count_vertex(const StatedNetwork& stated,
                                                         const Labels& labels, std::uint32_t v,
                                                         Scratch& scratch) {
  const auto in = stated.incoming().of(v);
  const auto out = stated.out.of(v);
  if (in.empty() || out.empty()) {
    for (auto& counts : scratch.counts) std::fill(counts, counts + kLanes, 0);
    return 0;
  }
  const std::size_t digits = std::min<std::size_t>(
      Counter::kMost,
      std::bit_width(static_cast<std::uint64_t>(in.size()) * out.size()) + Counter::kFew);
  for (std::size_t i = 0; i < in.size(); ++i)
    find_alike(labels, in[i], v, scratch.from_own[i].bits);
  for (std::size_t j = 0; j < out.size(); ++j) {
    find_alike(labels, out[j], v, scratch.to_own[j].bits);
    scratch.closed[j] = 0;
    scratch.open_to[j] = 0;
  }
  auto& [from_own, to_own, both_alike, inside] = scratch.counters;
  std::uint64_t all = 0;
  std::size_t few = 0;
  for (std::size_t i = 0; i < in.size(); ++i) {
    std::uint64_t pairs = 0;
    for (std::size_t j = first_open(stated, v, in[i], scratch); j < out.size(); ++j) {
      if (scratch.closed[j] == in[i] + 1) continue;
      Bits ends_alike;
      find_alike(labels, in[i], out[j], ends_alike);
      add_one(both_alike, ends_alike);
      add_one(inside, scratch.from_own[i].bits & scratch.to_own[j].bits);
      ++scratch.open_to[j];
      ++pairs;
      if (++few == 15) {
        put_away(both_alike, digits);
        put_away(inside, digits);
        few = 0;
      }
    }
    if (pairs > 0) add_times(from_own, scratch.from_own[i].bits, pairs, digits);
    all += pairs;
  }
  put_away(both_alike, digits);
  put_away(inside, digits);
  for (std::size_t j = 0; j < out.size(); ++j) {
    if (scratch.open_to[j] > 0)
      add_times(to_own, scratch.to_own[j].bits, scratch.open_to[j], digits);
  }
  for (std::size_t c = 0; c < 4; ++c) unpack(scratch.counters[c], digits, scratch.counts[c]);
  return all;
}

std::uint64_t count_baseline(const StatedNetwork& stated, const Labels& labels, std::uint32_t v,
                             Scratch& scratch) {
  return count_vertex(stated, labels, v, scratch);
}
INTERSTICE_TARGET_AVX2 std::uint64_t count_avx2(const StatedNetwork& stated, const Labels& labels,
                                                std::uint32_t v, Scratch& scratch) {
  return count_vertex(stated, labels, v, scratch);
}
INTERSTICE_TARGET_AVX512 std::uint64_t count_avx512(const StatedNetwork& stated,
                                                    const Labels& labels, std::uint32_t v,
                                                    Scratch& scratch) {
  return count_vertex(stated, labels, v, scratch);
}

// Roles where a pair is counted once in undirected networks: its ends have no order there.
Row roles_in(const Scratch& scratch, double all, std::size_t lane, bool directed) {
  const auto count = [&](std::size_t c) { return static_cast<double>(scratch.counts[c][lane]); };
  const double one_end = count(0) + count(1) - 2.0 * count(3);
  const double inside = count(3);
  const double alike_outside = count(2) - inside;
  return {inside,
          alike_outside,
          directed ? count(0) - inside : one_end,
          directed ? count(1) - inside : one_end,
          all - inside - alike_outside - one_end,
          all};
}

// What permutations tell of one count: sums about the exact mean.
struct Spread {
  double squares = 0.0;
  double as_far = 0.0;
  void add(double value, double expected, double observed) {
    const double off = value - expected;
    squares += off * off;
    // A hair of slack, so that as far on the other side counts as as far.
    if (std::abs(off) >= std::abs(observed - expected) - 1e-9 * (1.0 + std::abs(expected)))
      as_far += 1.0;
  }
};

struct Judged {
  double sd;
  double z;
  double p;
};
Judged judge(const Spread& spread, double observed, double expected, double permutations) {
  const double sd = std::sqrt(spread.squares / permutations);
  // The mean's own rounding is no spread.
  if (!(sd > 1e-9 * (1.0 + std::abs(expected)))) return {0.0, kUndefined, kUndefined};
  return {sd, (observed - expected) / sd, (1.0 + spread.as_far) / (1.0 + permutations)};
}

// Chances of each role for one open pair when labels are permuted.
Row chances(const StatedNetwork& stated) {
  const auto all = static_cast<double>(stated.vertex.size());
  double two = 0.0;
  double three = 0.0;
  for (const double n : stated.size) {
    two += n * (n - 1.0);
    three += n * (n - 1.0) * (n - 2.0);
  }
  two /= std::max(1.0, all * (all - 1.0));
  three /= std::max(1.0, all * (all - 1.0) * (all - 2.0));
  const double one_end = stated.directed ? two - three : 2.0 * (two - three);
  return {three, two - three, one_end, one_end, 1.0 - 3.0 * two + 2.0 * three, 1.0};
}

Labels permuted_labels(const StatedNetwork& stated, std::uint64_t seed, std::uint32_t first,
                       const Execution& execution) {
  const std::size_t n = stated.vertex.size();
  Labels labels;
  labels.digits = std::max<std::size_t>(1, std::bit_width(stated.size.size() - 1));
  labels.bits.assign(n * labels.digits, Cell{});
  auto* const words = reinterpret_cast<std::uint64_t*>(labels.bits.data());
  for_each_block(kWords, 4.0 * static_cast<double>(kLanes * n), execution, [&](std::size_t word) {
    std::vector<std::uint32_t> order;
    for (std::size_t lane = 0; lane < 64; ++lane) {
      order = stated.label;
      Random random(seed, first + 64 * word + lane);
      shuffle(std::span(order), random);
      for (std::size_t v = 0; v < n; ++v) {
        for (std::size_t k = 0; k < labels.digits; ++k) {
          words[(v * labels.digits + k) * kWords + word] |=
              static_cast<std::uint64_t>((order[v] >> k) & 1U) << lane;
        }
      }
    }
  });
  return labels;
}

class Permutations {
 public:
  Permutations(const Network& network, const std::vector<SystemId>& group,
               const BrokeragePermutationOptions& options, const Execution& execution)
      : options_(options),
        execution_(execution),
        stated_(stated_network(network, group, execution)),
        chance_(chances(stated_)),
        spread_(stated_.vertex.size()),
        result_{.observed = gould_fernandez(network, group, execution),
                .expected = undefined_roles(group.size()),
                .sd = undefined_roles(group.size()),
                .z = undefined_roles(group.size()),
                .p = undefined_roles(group.size())},
        observed_(columns_of(result_.observed)),
        expected_(columns_of(result_.expected)) {
    const VectorWidth width = vector_width();
    count_ = width == VectorWidth::avx512 ? count_avx512
             : width == VectorWidth::avx2 ? count_avx2
                                          : count_baseline;
    for (std::size_t i = 0; i < stated_.vertex.size(); ++i) {
      const std::uint32_t v = stated_.vertex[i];
      const double pairs = (*observed_[kRoles - 1])[v];
      reads_ += 20.0 * pairs + 4.0 * kLanes;
      for (std::size_t r = 0; r < kRoles; ++r) {
        (*expected_[r])[v] = chance_[r] * pairs;
        seen_[r] += (*observed_[r])[v];
      }
      widest_ = std::max<std::size_t>({widest_, stated_.out.degree(static_cast<std::uint32_t>(i)),
                                       stated_.incoming().degree(static_cast<std::uint32_t>(i))});
    }
  }

  BrokeragePermutations run() {
    for (std::uint32_t first = 0; first < options_.permutations; first += kLanes) {
      const std::size_t lanes = std::min<std::size_t>(kLanes, options_.permutations - first);
      draw(permuted_labels(stated_, options_.seed, first, execution_), lanes);
    }
    finish();
    return std::move(result_);
  }

 private:
  void draw(const Labels& labels, std::size_t lanes) {
    const std::size_t n = stated_.vertex.size();
    const std::size_t blocks = std::min(n, kMostBlocks);
    ScratchPool<Scratch> pool;
    for_each_block(blocks, reads_, execution_, [&](std::size_t block) {
      auto scratch = pool.take([&] {
        Scratch fresh{.from_own = std::vector<Cell>(widest_), .to_own = std::vector<Cell>(widest_)};
        fresh.closed.resize(widest_);
        fresh.open_to.resize(widest_);
        fresh.totals.assign(4 * kLanes, 0);
        return fresh;
      });
      const Block part = block_of(block, blocks, n);
      for (std::size_t v = part.first; v < part.last && !execution_.stop.stop_requested(); ++v)
        draw_vertex(labels, static_cast<std::uint32_t>(v), lanes, *scratch);
      pool.give_back(std::move(scratch));
    });
    Scratch sum{};
    for (const auto& scratch : pool.all()) {
      sum.all += scratch->all;
      for (std::size_t k = 0; k < 4 * kLanes; ++k)
        sum.counts[k / kLanes][k % kLanes] += scratch->totals[k];
    }
    const auto all = static_cast<double>(sum.all);
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      const Row roles = roles_in(sum, all, lane, stated_.directed);
      for (std::size_t r = 0; r < kRoles; ++r)
        total_spread_[r].add(roles[r], chance_[r] * all, seen_[r]);
    }
  }

  void draw_vertex(const Labels& labels, std::uint32_t place, std::size_t lanes, Scratch& scratch) {
    const std::uint64_t pairs = count_(stated_, labels, place, scratch);
    if (pairs == 0) return;
    scratch.all += pairs;
    for (std::size_t c = 0; c < 4; ++c) {
      for (std::size_t lane = 0; lane < lanes; ++lane)
        scratch.totals[c * kLanes + lane] += scratch.counts[c][lane];
    }
    const std::uint32_t v = stated_.vertex[place];
    Row expected;
    Row observed;
    for (std::size_t r = 0; r < kRoles; ++r) {
      expected[r] = (*expected_[r])[v];
      observed[r] = (*observed_[r])[v];
    }
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      const Row roles = roles_in(scratch, static_cast<double>(pairs), lane, stated_.directed);
      for (std::size_t r = 0; r < kRoles; ++r)
        spread_[place][r].add(roles[r], expected[r], observed[r]);
    }
  }

  void finish() {
    const auto sd = columns_of(result_.sd);
    const auto z = columns_of(result_.z);
    const auto p = columns_of(result_.p);
    for (std::size_t i = 0; i < stated_.vertex.size(); ++i) {
      const std::uint32_t v = stated_.vertex[i];
      for (std::size_t r = 0; r < kRoles; ++r) {
        const Judged one =
            judge(spread_[i][r], (*observed_[r])[v], (*expected_[r])[v], options_.permutations);
        (*sd[r])[v] = one.sd;
        (*z[r])[v] = one.z;
        (*p[r])[v] = one.p;
      }
    }
    Row rows[4];
    for (std::size_t r = 0; r < kRoles; ++r) {
      const double mean = chance_[r] * seen_[kRoles - 1];
      const Judged one = judge(total_spread_[r], seen_[r], mean, options_.permutations);
      rows[0][r] = mean;
      rows[1][r] = one.sd;
      rows[2][r] = one.z;
      rows[3][r] = one.p;
    }
    const auto totals = [](const Row& row) {
      return RoleTotals{row[0], row[1], row[2], row[3], row[4], row[5]};
    };
    result_.total_observed = totals(seen_);
    result_.total_expected = totals(rows[0]);
    result_.total_sd = totals(rows[1]);
    result_.total_z = totals(rows[2]);
    result_.total_p = totals(rows[3]);
  }

  const BrokeragePermutationOptions& options_;
  const Execution& execution_;
  StatedNetwork stated_;
  Row chance_;
  std::vector<std::array<Spread, kRoles>> spread_;
  std::array<Spread, kRoles> total_spread_{};
  BrokeragePermutations result_;
  std::array<std::vector<double>*, kRoles> observed_;
  std::array<std::vector<double>*, kRoles> expected_;
  Row seen_{};
  double reads_ = 0.0;
  std::size_t widest_ = 0;
  std::uint64_t (*count_)(const StatedNetwork&, const Labels&, std::uint32_t, Scratch&) = nullptr;
};

}  // namespace

BrokeragePermutations gould_fernandez_permutations(const Network& network,
                                                   const std::vector<SystemId>& group,
                                                   const BrokeragePermutationOptions& options,
                                                   const Execution& execution) {
  if (options.permutations == 0) {
    throw Error(ErrorCode::invalid_argument,
                "gould_fernandez_permutations: permutations is 0; there must be at least one");
  }
  return Permutations(network, group, options, execution).run();
}

}  // namespace interstice
