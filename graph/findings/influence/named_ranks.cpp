#include "graph/findings/influence/named_ranks.hpp"

#include <algorithm>
#include <map>

namespace interstice {
namespace {

struct Share {  // of one count: how many with it one respondent names
  std::uint32_t respondent = 0;
  std::uint32_t many = 0;
};

// By count: the respondents that name somebody with it, those that name the most of them first.
std::vector<std::vector<Share>> shares_of(std::span<const std::vector<std::uint32_t>> names,
                                          const NamedRanks& ranks,
                                          std::span<const std::uint8_t> listed,
                                          std::uint32_t largest) {
  std::vector<std::vector<Share>> shares(largest + 2);
  for (std::uint32_t r = 0; r < names.size(); ++r) {
    std::map<std::uint32_t, std::uint32_t> many;
    for (const std::uint32_t v : names[r]) {
      if (listed[v] != 0) ++many[ranks.named_by[v]];
    }
    for (const auto& [count, n] : many) shares[count].push_back({r, n});
  }
  for (auto& each : shares) std::ranges::stable_sort(each, std::ranges::greater{}, &Share::many);
  return shares;
}

}  // namespace

NamedRanks named_ranks(std::span<const std::vector<std::uint32_t>> names,
                       std::span<const std::uint8_t> listed) {
  const std::size_t n = listed.size();
  NamedRanks out{.named_by = std::vector<std::uint32_t>(n, 0),
                 .rank = std::vector<std::uint32_t>(n, 0),
                 .best = {},
                 .worst = {}};
  std::vector<std::vector<std::uint32_t>> named_by(n);  // who names v, in order
  for (std::uint32_t r = 0; r < names.size(); ++r) {
    for (const std::uint32_t v : names[r]) {
      if (listed[v] == 0) continue;
      ++out.named_by[v];
      named_by[v].push_back(r);
    }
  }
  const std::uint32_t largest = n == 0 ? 0 : *std::ranges::max_element(out.named_by);
  std::vector<std::uint32_t> with(largest + 2, 0);  // by count: how many have it
  for (std::size_t v = 0; v < n; ++v) with[out.named_by[v]] += listed[v] != 0 ? 1 : 0;
  std::vector<std::uint32_t> above(largest + 2, 0);  // how many have more
  for (std::uint32_t c = largest; c > 0; --c) above[c - 1] = above[c] + with[c];
  for (std::size_t v = 0; v < n; ++v) out.rank[v] = listed[v] != 0 ? 1 + above[out.named_by[v]] : 0;
  out.best = out.worst = out.rank;
  const auto shares = shares_of(names, out, listed, largest);
  for (std::size_t v = 0; v < n; ++v) {
    if (listed[v] == 0) continue;
    const std::uint32_t count = out.named_by[v];
    // Without r, which does not name v, those with one more that r names are level with v.
    for (const Share& share : shares[count + 1]) {
      if (std::ranges::binary_search(named_by[v], share.respondent)) continue;
      out.best[v] = out.rank[v] - share.many;
      break;
    }
    // Without r, which names v, those with as many that r does not name are above v.
    for (auto share = shares[count].rbegin(); share != shares[count].rend(); ++share) {
      if (!std::ranges::binary_search(named_by[v], share->respondent)) continue;
      out.worst[v] = out.rank[v] + with[count] - share->many;
      break;
    }
  }
  return out;
}

}  // namespace interstice
