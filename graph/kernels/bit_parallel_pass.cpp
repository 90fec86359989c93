#include "graph/kernels/bit_parallel_pass.hpp"

#include <sys/mman.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <new>
#include <utility>

#include "graph/kernels/dispatch.hpp"

#define INTERSTICE_INLINE [[gnu::always_inline]] inline

namespace interstice {
namespace {

constexpr std::size_t kHugePage = std::size_t{1} << 21U;
constexpr std::size_t kPlanes = 32;
enum State : std::uint8_t { open, queued, done };

// W words of bits, one a source. may_alias: rows are words elsewhere.
template <int W>
struct Lanes {
  typedef std::uint64_t Row __attribute__((vector_size(8 * W), may_alias));
};
typedef std::uint32_t Counts16 __attribute__((vector_size(64), may_alias));

template <int W>
INTERSTICE_INLINE bool any(const typename Lanes<W>::Row& row) {
  std::uint64_t bits = row[0];
  for (int i = 1; i < W; ++i) bits |= row[i];
  return bits != 0;
}

// One pass; its parts are inlined into a function for each kind of processor.
template <int W>
struct Pass {
  using Row = typename Lanes<W>::Row;

  const BitParallelTask& task;
  BitParallelWorkspace& work;
  Row* seen;
  Row* now;
  Row* next;
  std::size_t num_active = 0;
  std::size_t num_touched = 0;
  std::size_t num_open = 0;
  std::uint64_t active_arcs = 0;  // out of active vertices
  std::uint64_t open_arcs = 0;    // into vertices that are not done
  bool open_listed = false;
  Row live;  // searches that reached something at the last level

  INTERSTICE_INLINE Pass(const BitParallelTask& the_task, BitParallelWorkspace& workspace)
      : task(the_task),
        work(workspace),
        seen(reinterpret_cast<Row*>(workspace.seen.rows.get())),
        now(reinterpret_cast<Row*>(workspace.now.rows.get())),
        next(reinterpret_cast<Row*>(workspace.next.rows.get())),
        live(Row{}) {
    const std::size_t n = work.state.size();
    std::memset(seen, 0, n * sizeof(Row));
    std::memset(work.state.data(), open, n);
    open_arcs = task.in.targets.size();
    auto* live_words = reinterpret_cast<std::uint64_t*>(&live);
    for (std::size_t i = 0; i < task.num_sources; ++i) {
      const std::size_t v = task.first + i;
      const std::uint64_t bit = std::uint64_t{1} << (i % 64);
      now[v] = Row{};
      reinterpret_cast<std::uint64_t*>(&now[v])[i / 64] = bit;
      live_words[i / 64] |= bit;
      seen[v] = now[v];
      work.active[num_active++] = static_cast<std::uint32_t>(v);
      active_arcs += task.out.starts[v + 1] - task.out.starts[v];
    }
  }

  // Every active vertex gives its bits to the neighbours that still lack some.
  INTERSTICE_INLINE void spread() {
    const std::uint32_t* targets = task.out.targets.data();
    std::uint8_t* state = work.state.data();
    std::uint32_t* touched = work.touched.data();
    std::size_t count = 0;
    for (std::size_t i = 0; i < num_active; ++i) {
      const std::uint32_t v = work.active[i];
      const Row bits = now[v];
      for (std::uint32_t k = task.out.starts[v]; k < task.out.starts[v + 1]; ++k) {
        const std::uint32_t w = targets[k];
        if (state[w] == done) continue;
        next[w] |= bits;
        touched[count] = w;
        count += static_cast<std::size_t>(state[w] == open);
        state[w] = queued;
      }
    }
    num_touched = count;
  }

  // Every vertex that still lacks bits takes those of its neighbours.
  INTERSTICE_INLINE void gather() {
    list_open();
    const std::uint32_t* targets = task.in.targets.data();
    std::size_t count = 0;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < num_open; ++i) {
      const std::uint32_t w = work.open[i];
      if (work.state[w] == done) continue;
      work.open[kept++] = w;
      Row bits{};
      for (std::uint32_t k = task.in.starts[w]; k < task.in.starts[w + 1]; ++k)
        bits |= now[targets[k]];
      next[w] = bits;
      work.touched[count++] = w;
    }
    num_open = kept;
    num_touched = count;
  }

  INTERSTICE_INLINE void list_open() {
    if (open_listed) return;
    open_listed = true;
    for (std::size_t v = 0; v < work.state.size(); ++v) {
      work.open[num_open] = static_cast<std::uint32_t>(v);
      num_open += static_cast<std::size_t>(work.state[v] != done);
    }
  }

  // Takes away what was seen before; the vertices where something is left are the active ones of the next level.
  INTERSTICE_INLINE void settle() {
    for (std::size_t i = 0; i < num_active; ++i) now[work.active[i]] = Row{};
    Row reached{};
    num_active = 0;
    active_arcs = 0;
    for (std::size_t i = 0; i < num_touched; ++i) {
      const std::uint32_t v = work.touched[i];
      const Row fresh = next[v] & ~seen[v];
      next[v] = fresh;
      const Row all = seen[v] | fresh;
      seen[v] = all;
      work.state[v] = open;
      reached |= fresh;
      if (any<W>(fresh)) {
        work.active[num_active++] = v;
        active_arcs += task.out.starts[v + 1] - task.out.starts[v];
      }
      if (!any<W>(live & ~all)) {
        work.state[v] = done;
        open_arcs -= task.in.starts[v + 1] - task.in.starts[v];
      }
    }
    live = reached;
    std::swap(now, next);
  }

  // How often each bit is set in the active rows, as binary digits: planes[k] holds the digit of 2^k. Eight rows are
  // added to one another (carry-save) before they reach the planes.
  INTERSTICE_INLINE void count_bits(Row* planes, std::size_t digits) const {
    for (std::size_t k = 0; k < digits; ++k) planes[k] = Row{};
    std::size_t i = 0;
    Row ones{};
    Row twos{};
    Row fours{};
    for (; i + 8 <= num_active; i += 8) {
      Row two_a;
      Row two_b;
      Row four_a;
      Row four_b;
      Row carry;
      add(ones, row(i), row(i + 1), two_a);
      add(ones, row(i + 2), row(i + 3), two_b);
      add(twos, two_a, two_b, four_a);
      add(ones, row(i + 4), row(i + 5), two_a);
      add(ones, row(i + 6), row(i + 7), two_b);
      add(twos, two_a, two_b, four_b);
      add(fours, four_a, four_b, carry);
      ripple(planes, 3, digits, carry);
    }
    const Row small[3] = {ones, twos, fours};
    for (std::size_t k = 0; k < std::min<std::size_t>(3, digits); ++k) planes[k] = small[k];
    for (; i < num_active; ++i) {
      Row carry = row(i);
      ripple(planes, 0, digits, carry);
    }
  }
  INTERSTICE_INLINE const Row& row(std::size_t i) const { return now[work.active[i]]; }
  INTERSTICE_INLINE static void add(Row& sum, const Row& a, const Row& b, Row& carry) {
    const Row half = sum ^ a;
    carry = (sum & a) | (half & b);
    sum = half ^ b;
  }
  INTERSTICE_INLINE static void ripple(Row* planes, std::size_t from, std::size_t to, Row& carry) {
    for (std::size_t k = from; k < to; ++k) {
      const Row over = planes[k] & carry;
      planes[k] ^= carry;
      carry = over;
    }
  }

  INTERSTICE_INLINE static void read_counts(const Row* planes, std::size_t digits,
                                            std::uint32_t* counts) {
    const Counts16 lane = {1U << 0U,  1U << 1U,  1U << 2U,  1U << 3U, 1U << 4U,  1U << 5U,
                           1U << 6U,  1U << 7U,  1U << 8U,  1U << 9U, 1U << 10U, 1U << 11U,
                           1U << 12U, 1U << 13U, 1U << 14U, 1U << 15U};
    for (std::size_t group = 0; group < 4 * W; ++group) {
      Counts16 sum{};
      for (std::size_t k = 0; k < digits; ++k) {
        const auto* words = reinterpret_cast<const std::uint64_t*>(&planes[k]);
        const auto bits =
            static_cast<std::uint32_t>(words[group / 4] >> (16 * (group % 4))) & 0xffffU;
        const Counts16 chosen = (Counts16{} + bits) & lane;
        const Counts16 digit = Counts16{} + (1U << k);
        sum += reinterpret_cast<const Counts16&>(chosen) != 0U ? digit : Counts16{};
      }
      std::memcpy(counts + 16 * group, &sum, sizeof sum);
    }
  }

  INTERSTICE_INLINE void run() {
    alignas(64) Row planes[kPlanes];
    alignas(64) std::uint32_t counts[64 * W];
    for (std::uint32_t distance = 1; distance <= task.farthest; ++distance) {
      if (task.stop.stop_requested()) break;
      // A row spread is read and written, a row gathered only read.
      if (active_arcs > open_arcs + open_arcs / 2) {
        gather();
      } else {
        spread();
      }
      settle();
      if (num_active == 0) break;
      const auto digits = static_cast<std::size_t>(std::bit_width(num_active));
      count_bits(planes, digits);
      read_counts(planes, digits, counts);
      task.visit({.first = task.first, .distance = distance, .counts = {counts, task.num_sources}});
    }
    for (std::size_t i = 0; i < num_active; ++i) now[work.active[i]] = Row{};
  }
};

template <int W>
void pass_baseline(const BitParallelTask& task, BitParallelWorkspace& work) {
  Pass<W>(task, work).run();
}
template <int W>
INTERSTICE_TARGET_AVX2 void pass_avx2(const BitParallelTask& task, BitParallelWorkspace& work) {
  Pass<W>(task, work).run();
}
template <int W>
INTERSTICE_TARGET_AVX512 void pass_avx512(const BitParallelTask& task, BitParallelWorkspace& work) {
  Pass<W>(task, work).run();
}

template <int W>
BitParallelPass pass_for(VectorWidth width) {
  switch (width) {
    case VectorWidth::avx512:
      return pass_avx512<W>;
    case VectorWidth::avx2:
      return pass_avx2<W>;
    case VectorWidth::baseline:
      break;
  }
  return pass_baseline<W>;
}

}  // namespace

BitRows::BitRows(std::size_t num_vertices, std::size_t words) {
  const std::size_t bytes = num_vertices * words * sizeof(std::uint64_t);
  const std::size_t unit = bytes >= kHugePage ? kHugePage : 64;
  const std::size_t whole = (std::max<std::size_t>(bytes, 1) + unit - 1) / unit * unit;
  rows.reset(static_cast<std::uint64_t*>(std::aligned_alloc(unit, whole)));
  if (rows == nullptr) throw std::bad_alloc();
  if (unit == kHugePage) ::madvise(rows.get(), whole, MADV_HUGEPAGE);
  std::memset(rows.get(), 0, whole);
}

BitParallelWorkspace::BitParallelWorkspace(std::size_t num_vertices, std::size_t words)
    : seen(num_vertices, words),
      now(num_vertices, words),
      next(num_vertices, words),
      state(num_vertices),
      active(num_vertices + 1),
      touched(num_vertices + 1),
      open(num_vertices + 1) {}

BitParallelPass bit_parallel_pass(std::size_t words) {
  const VectorWidth width = vector_width();
  if (words == 1) return pass_for<1>(width);
  if (words == 2) return pass_for<2>(width);
  return words == 4 ? pass_for<4>(width) : pass_for<8>(width);
}

}  // namespace interstice
