#include <algorithm>
#include <cstdint>
#include <numeric>
#include <span>
#include <utility>

#include "graph/centrality/betweenness_reduction.hpp"

namespace interstice {
namespace {

enum class Twins : std::uint8_t { open, closed };

std::uint64_t mix(std::uint64_t x) {  // splitmix64
  x += 0x9e3779b97f4a7c15ULL;
  x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ (x >> 27U)) * 0x94d049bb133111ebULL;
  return x ^ (x >> 31U);
}

class TwinSearch {
 public:
  explicit TwinSearch(Pieces& pieces)
      : pieces_(pieces), n_(static_cast<std::uint32_t>(pieces.mass.size())) {}

  void run() {
    pieces_.representative.resize(n_);
    std::iota(pieces_.representative.begin(), pieces_.representative.end(), 0U);
    pieces_.copies.assign(n_, 1.0);
    hash_rows();
    // No vertex has open and closed twins: a closed twin would be a neighbour of the open one, and so tie the two.
    merge(Twins::open);
    merge(Twins::closed);
    if (pieces_.num_twins == 0) pieces_.representative.clear();
  }

 private:
  [[nodiscard]] static std::span<const std::uint32_t> row(const ArcRows& rows, std::uint32_t v) {
    return std::span(rows.targets).subspan(rows.starts[v], rows.starts[v + 1] - rows.starts[v]);
  }
  [[nodiscard]] bool directed() const { return !pieces_.in.starts.empty(); }

  void hash_rows() {
    hash_.assign(n_, 0);
    for (std::uint32_t v = 0; v < n_; ++v) {
      for (const std::uint32_t w : row(pieces_.out, v)) hash_[v] += mix(w);
      if (!directed()) continue;
      for (const std::uint32_t w : row(pieces_.in, v)) hash_[v] += mix(~std::uint64_t{w});
    }
  }

  // Vertices with equal hashes stand together; each is compared with the representatives before it.
  void merge(Twins kind) {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> by_hash;
    by_hash.reserve(n_);
    for (std::uint32_t v = 0; v < n_; ++v) {
      if (row(pieces_.out, v).empty() && row(pieces_.into(), v).empty()) continue;
      const std::uint64_t self = mix(v) + (directed() ? mix(~std::uint64_t{v}) : 0);
      by_hash.emplace_back(hash_[v] + (kind == Twins::closed ? self : 0), v);
    }
    std::ranges::sort(by_hash);
    for (std::size_t i = 0; i < by_hash.size();) {
      std::size_t j = i + 1;
      while (j < by_hash.size() && by_hash[j].first == by_hash[i].first) ++j;
      if (j > i + 1) merge_alike(std::span(by_hash).subspan(i, j - i), kind);
      i = j;
    }
  }

  void merge_alike(std::span<const std::pair<std::uint64_t, std::uint32_t>> alike, Twins kind) {
    std::vector<std::vector<std::uint32_t>> classes;
    for (const auto& [hash, v] : alike) {
      const auto at = std::ranges::find_if(
          classes, [&, u = v](const auto& others) { return are_twins(others.front(), u, kind); });
      if (at == classes.end()) {
        classes.push_back({v});
      } else {
        at->push_back(v);
      }
    }
    for (const std::vector<std::uint32_t>& members : classes) {
      if (members.size() > 1 && (kind == Twins::closed || count_inner_pairs(members)))
        join(members);
    }
  }

  [[nodiscard]] bool are_twins(std::uint32_t u, std::uint32_t v, Twins kind) {
    return same_row(pieces_.out, u, v, kind) && (!directed() || same_row(pieces_.in, u, v, kind));
  }

  [[nodiscard]] bool same_row(const ArcRows& rows, std::uint32_t u, std::uint32_t v, Twins kind) {
    const auto sorted = [&](std::uint32_t x, std::vector<std::uint32_t>& into) {
      const auto targets = row(rows, x);
      into.assign(targets.begin(), targets.end());
      if (kind == Twins::closed) into.push_back(x);
      std::ranges::sort(into);
    };
    if (row(rows, u).size() != row(rows, v).size()) return false;
    sorted(u, one_);
    sorted(v, other_);
    return one_ == other_;
  }

  // Pairs of open twins u -> w -> u': a neighbour w is on as many paths as it has ties there times ties back. False where
  // the way is longer.
  bool count_inner_pairs(const std::vector<std::uint32_t>& members) {
    const auto out = row(pieces_.out, members.front());
    const auto into = row(pieces_.into(), members.front());
    if (out.empty() || into.empty()) return true;  // no twin leads to another
    one_.assign(out.begin(), out.end());
    other_.assign(into.begin(), into.end());
    std::ranges::sort(one_);
    std::ranges::sort(other_);
    std::vector<std::pair<std::uint32_t, double>> through;
    double paths = 0.0;
    for (auto at = one_.begin(); at != one_.end();) {
      const auto [first, last] = std::ranges::equal_range(one_, *at);
      const auto [back, end] = std::ranges::equal_range(other_, *at);
      if (back != end) {
        through.emplace_back(*at,
                             static_cast<double>(last - first) * static_cast<double>(end - back));
        paths += through.back().second;
      }
      at = last;
    }
    if (through.empty()) return false;
    double sum = 0.0;
    double squares = 0.0;
    for (const std::uint32_t v : members) {
      sum += pieces_.mass[v];
      squares += pieces_.mass[v] * pieces_.mass[v];
    }
    for (const auto& [w, count] : through) {
      pieces_.known[pieces_.original[w]] += (sum * sum - squares) * count / paths;
    }
    return true;
  }

  void join(const std::vector<std::uint32_t>& members) {
    const std::uint32_t first = members.front();
    for (const std::uint32_t v : std::span(members).subspan(1)) {
      pieces_.representative[v] = first;
      pieces_.mass[first] += pieces_.mass[v];
      pieces_.copies[first] += 1.0;
      ++pieces_.num_twins;
    }
  }

  Pieces& pieces_;
  std::uint32_t n_;
  std::vector<std::uint64_t> hash_;  // of the neighbours, in any order
  std::vector<std::uint32_t> one_;
  std::vector<std::uint32_t> other_;
};

}  // namespace

void merge_twins(Pieces& pieces) { TwinSearch(pieces).run(); }

}  // namespace interstice
