#include "graph/gaps/introductions/best_links.hpp"

#include <algorithm>

#include "graph/gaps/introductions/link_search.hpp"
#include "graph/kernels/parallel.hpp"

namespace interstice {
namespace {

constexpr std::size_t kMostBlocks = 64;

// Keeps the first `most` once there are twice as many; whether any went.
void cut_down(std::vector<ScoredLink>& links, std::size_t most, bool at_the_end, bool& cut) {
  if (links.size() < 2 * most && !at_the_end) return;
  if (links.size() > most) {
    std::ranges::nth_element(links, links.begin() + static_cast<std::ptrdiff_t>(most),
                             comes_before);
    links.resize(most);
    cut = true;
  }
  if (at_the_end) std::ranges::sort(links, comes_before);
}

}  // namespace

BestLinks best_links(const LinkEffect& effect, const LinkRules& rules, const LinkChoice& choice,
                     const LinkEnds& ends, By by, std::size_t most, const Execution& execution) {
  const std::size_t blocks = std::clamp<std::size_t>(ends.rows.size() / 4, 1, kMostBlocks);
  std::vector<BestLinks> parts(blocks);
  const double reads =
      static_cast<double>(ends.rows.size()) * effect.nearness().row_reads(ends.columns.size());
  // Of one list, row r has the columns after it: rows are dealt out in turn, so that blocks are alike.
  for_each_block(blocks, reads, execution, [&](std::size_t b) {
    BestLinks& part = parts[b];
    std::vector<std::int64_t> gains(ends.columns.size());
    for (std::size_t r = b; r < ends.rows.size(); r += blocks) {
      const std::uint32_t v = ends.rows[r];
      const std::size_t first = ends.one_list ? r + 1 : 0;
      const auto columns = std::span(ends.columns).subspan(first);
      effect.gains_of(v, columns, std::span(gains).subspan(first));
      for (std::size_t c = first; c < ends.columns.size(); ++c) {
        const std::uint32_t u = ends.columns[c];
        if (gains[c] <= 0 || !rules.may_link(u, v) || !choice.room_for(u, v)) continue;
        ScoredLink one{ordered_pair(u, v), gains[c], 0.0, 0.0};
        one.key = key_of(rules, one.link, one.gain, by);
        // Most links come after the last that is kept: only those before it, or level, are asked about.
        if (part.links.size() >= most && most == 1 && one.key < part.links.front().key) continue;
        one.preference = rules.preference(u, v);
        part.links.push_back(one);
        cut_down(part.links, most, false, part.cut);
      }
    }
  });
  BestLinks all;
  for (BestLinks& part : parts) {
    all.links.insert(all.links.end(), part.links.begin(), part.links.end());
    all.cut = all.cut || part.cut;
  }
  cut_down(all.links, most, true, all.cut);
  return all;
}

}  // namespace interstice
