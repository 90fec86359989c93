#include "graph/gaps/introductions/pair_nearness.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "graph/gaps/introductions/nearness.hpp"
#include "graph/kernels/breadth_first.hpp"
#include "graph/kernels/dispatch.hpp"
#include "graph/kernels/parallel.hpp"
#include "graph/model/error.hpp"

namespace interstice {
namespace {

constexpr std::size_t kBlocks = 64;

// Processors with AVX2 count the bits of a word in one instruction; the counts are the same.
__attribute__((always_inline)) inline std::int64_t count_bits(const std::uint64_t* a,
                                                              const std::uint64_t* b,
                                                              std::uint32_t words) {
  std::int64_t sum = 0;
  for (std::uint32_t w = 0; w < words; ++w) sum += __builtin_popcountll(a[w] & b[w]);
  return sum;
}
std::int64_t count_bits_plain(const std::uint64_t* a, const std::uint64_t* b, std::uint32_t words) {
  return count_bits(a, b, words);
}
INTERSTICE_TARGET_AVX2 std::int64_t count_bits_avx2(const std::uint64_t* a, const std::uint64_t* b,
                                                    std::uint32_t words) {
  return count_bits(a, b, words);
}

void set_bit(std::uint64_t* row, std::uint32_t bit) {
  row[bit / 64] |= std::uint64_t{1} << (bit % 64);
}

// What a pair gains by the step from t + 1 hops to t.
constexpr std::int64_t step(std::uint32_t t) { return nearness_of(t) - nearness_of(t + 1); }

}  // namespace

PairNearness::PairNearness(const Network& network, std::vector<std::vector<std::uint32_t>> partners,
                           const Execution& execution)
    : n_(network.num_vertices()),
      words_((n_ + 63) / 64),
      partners_(std::move(partners)),
      start_(std::size_t{n_} * n_, kFar),
      count_(vector_width() == VectorWidth::baseline ? count_bits_plain : count_bits_avx2) {
  if (n_ > kMostVertices) {
    throw Error(
        ErrorCode::unsupported,
        fmt::format("introductions: {} bodies; distances between all of them are worked out "
                    "for at most {}",
                    n_, kMostVertices));
  }
  for (std::uint32_t x = 0; x < n_; ++x) {
    if (!partners_[x].empty()) sources_.push_back(x);
  }
  const double reads = static_cast<double>(n_) * (n_ + 2.0 * network.num_ties());
  for_each_block(kBlocks, reads, execution, [&](std::size_t b) {
    const Block block = block_of(b, kBlocks, n_);
    BreadthFirst search(network);
    for (std::size_t v = block.first; v < block.last; ++v) {
      search.run(static_cast<VertexId>(v));
      for (const std::uint32_t w : search.order())
        start_[v * n_ + w] = static_cast<Distance>(search.distance(static_cast<VertexId>(w)));
    }
  });
  now_ = start_;
}

void PairNearness::set(std::span<const VertexPair> links) {
  now_ = start_;
  prepared_ = false;
  for (const VertexPair& link : links) add(link);
}

void PairNearness::add(VertexPair link) {
  const std::vector<Distance> from_u(row(index(link.a)), row(index(link.a)) + n_);
  const std::vector<Distance> from_v(row(index(link.b)), row(index(link.b)) + n_);
  for (std::uint32_t x = 0; x < n_; ++x) {
    if (from_u[x] == kFar && from_v[x] == kFar) continue;
    const auto by_u = static_cast<Distance>(from_u[x] + 1);
    const auto by_v = static_cast<Distance>(from_v[x] + 1);
    Distance* now = now_.data() + std::size_t{x} * n_;
    for (std::uint32_t y = 0; y < n_; ++y) {
      const auto through_u = static_cast<Distance>(by_u + from_v[y]);
      const auto through_v = static_cast<Distance>(by_v + from_u[y]);
      now[y] = std::min(now[y], std::min(through_u, through_v));
    }
  }
  prepared_ = false;
}

std::int64_t PairNearness::sum() const {
  std::int64_t sum = 0;
  for (const std::uint32_t x : sources_) {
    for (const std::uint32_t y : partners_[x]) {
      if (y > x && row(x)[y] != kFar) sum += nearness_of(row(x)[y]);
    }
  }
  return sum;
}

void PairNearness::prepare() {
  if (prepared_) return;
  find_levels();
  fill_balls();
  fill_beyond();
  prepared_ = true;
}

void PairNearness::find_levels() {
  farthest_.assign(n_, 0);
  apart_.assign(n_, 0);
  std::uint32_t needed = 0;
  bool any_apart = false;
  for (const std::uint32_t x : sources_) {
    for (const std::uint32_t y : partners_[x]) {
      const Distance d = row(x)[y];
      if (d == kFar)
        apart_[x] = 1;
      else
        farthest_[x] = std::max<std::uint32_t>(farthest_[x], d - 1U);
    }
    needed = std::max(needed, farthest_[x]);
    any_apart = any_apart || apart_[x] != 0;
  }
  if (any_apart) {
    // Two that are apart come at most this near by one link from the far side of either's piece.
    Distance diameter = 0;
    for (const Distance d : now_) diameter = d == kFar ? diameter : std::max(diameter, d);
    needed = std::max(needed, 2U * diameter + 1U);
  }
  levels_ = std::min(needed, kMostLevels);
  cut_short_ = needed > kMostLevels;
  for (const std::uint32_t x : sources_)
    farthest_[x] = apart_[x] != 0 ? levels_ : std::min(farthest_[x], levels_);
}

void PairNearness::fill_balls() {
  balls_.assign(std::size_t{n_} * levels_ * words_, 0);
  for (std::uint32_t v = 0; v < n_ && levels_ > 0; ++v) {
    Word* first = balls_.data() + std::size_t{v} * levels_ * words_;
    for (std::uint32_t y = 0; y < n_; ++y) {
      if (row(v)[y] < levels_) set_bit(first + std::size_t{row(v)[y]} * words_, y);
    }
    for (std::size_t w = words_; w < std::size_t{levels_} * words_; ++w)
      first[w] |= first[w - words_];
  }
}

void PairNearness::fill_beyond() {
  const std::size_t rows = levels_ + 1U;
  beyond_.assign(n_ * rows * words_, 0);
  for (const std::uint32_t x : sources_) {
    Word* first = beyond_.data() + x * rows * words_;
    for (const std::uint32_t y : partners_[x]) {
      const Distance d = row(x)[y];
      if (d == kFar) set_bit(first + std::size_t{levels_} * words_, y);
      const std::uint32_t t = std::min<std::uint32_t>(d - 1U, levels_);
      if (t > 0) set_bit(first + std::size_t{t - 1} * words_, y);
    }
    for (std::size_t w = (levels_ > 0 ? levels_ - 1U : 0U) * std::size_t{words_}; w-- > 0;)
      first[w] |= first[w + words_];
  }
}

std::int64_t PairNearness::gain(std::uint32_t u, std::uint32_t v) const {
  return cut_short_ ? plain_gain(u, v) : counted_gain(u, v);
}

std::int64_t PairNearness::plain_gain(std::uint32_t u, std::uint32_t v) const {
  std::int64_t gain = 0;
  const Distance* from_u = row(u);
  const Distance* from_v = row(v);
  for (const std::uint32_t x : sources_) {
    for (const std::uint32_t y : partners_[x]) {
      if (y < x) continue;
      const std::uint32_t now = row(x)[y];
      const std::uint32_t with = std::min(from_u[x] + 1U + from_v[y], from_v[x] + 1U + from_u[y]);
      if (with < now) gain += nearness_of(with) - (now == kFar ? 0 : nearness_of(now));
    }
  }
  return gain;
}

std::int64_t PairNearness::counted_gain(std::uint32_t u, std::uint32_t v) const {
  std::array<std::int64_t, kMostLevels + 2> counts{};
  for (const std::uint32_t x : sources_) {
    const std::uint32_t i = row(x)[u];
    for (std::uint32_t t = i + 1; t <= farthest_[x]; ++t)
      counts[t] += count_(ball(v, t - i - 1), beyond(x, t), words_);
    if (apart_[x] != 0 && i < levels_)
      counts[levels_ + 1] += count_(ball(v, levels_ - i - 1), beyond(x, levels_ + 1), words_);
  }
  std::int64_t gain = counts[levels_ + 1] * nearness_of(levels_ + 1);
  for (std::uint32_t t = 1; t <= levels_; ++t) gain += counts[t] * step(t);
  return gain;
}

// parts[i]: what partners of x gain by a link from v to a vertex i hops from x. Whether any is above 0.
bool PairNearness::row_parts(std::uint32_t v, std::uint32_t x,
                             std::span<std::int64_t> parts) const {
  const std::uint32_t farthest = farthest_[x];
  bool any = false;
  for (std::uint32_t i = 0; i < farthest; ++i) {
    std::int64_t part = 0;
    for (std::uint32_t t = i + 1; t <= farthest; ++t)
      part += step(t) * count_(ball(v, t - i - 1), beyond(x, t), words_);
    if (apart_[x] != 0)
      part += nearness_of(levels_ + 1) *
              count_(ball(v, levels_ - i - 1), beyond(x, levels_ + 1), words_);
    parts[i] = part;
    any = any || part > 0;
  }
  parts[farthest] = 0;
  return any;
}

void PairNearness::gains_of(std::uint32_t v, std::span<const std::uint32_t> columns,
                            std::span<std::int64_t> out) const {
  std::ranges::fill(out, 0);
  std::array<std::int64_t, kMostLevels + 1> parts{};
  for (const std::uint32_t x : sources_) {
    const std::uint32_t farthest = farthest_[x];
    if (farthest == 0 || !row_parts(v, x, parts)) continue;
    const Distance* from_x = row(x);
    for (std::size_t c = 0; c < columns.size(); ++c)
      out[c] += parts[std::min<std::uint32_t>(from_x[columns[c]], farthest)];
  }
}

double PairNearness::gain_reads() const {
  const double levels = levels_;
  return static_cast<double>(sources_.size()) * (1.0 + 0.5 * levels * (levels + 1.0) * words_);
}

double PairNearness::row_reads(std::size_t columns) const {
  return gain_reads() + static_cast<double>(sources_.size()) * static_cast<double>(columns);
}

}  // namespace interstice
