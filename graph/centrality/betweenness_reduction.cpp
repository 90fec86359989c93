#include "graph/centrality/betweenness_reduction.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

namespace interstice {
namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

void copy_rows(const PathsAsked& asked, bool outward, ArcRows& rows,
               std::vector<std::uint32_t>& ties) {
  const Network& network = *asked.network;
  const bool with_ties = asked.score_ties || !asked.hops();
  rows.starts.push_back(0);
  for (std::uint32_t v = 0; v < network.num_vertices(); ++v) {
    const auto vertex = static_cast<VertexId>(v);
    const Arcs arcs = outward ? network.out_arcs(vertex) : network.in_arcs(vertex);
    for (std::size_t k = 0; k < arcs.size(); ++k) {
      if (arcs.targets[k] == v) continue;
      rows.targets.push_back(arcs.targets[k]);
      if (with_ties) ties.push_back(index(arcs.ties[k]));
    }
    rows.starts.push_back(static_cast<std::uint32_t>(rows.targets.size()));
  }
}

class Numbering {
 public:
  Numbering(Pieces pieces, const PathsAsked& asked) : pieces_(std::move(pieces)), asked_(asked) {}

  ReducedNetwork run() {
    order_vertices();
    sources_first();
    const bool directed = !pieces_.in.starts.empty();
    SearchGraph& graph = reduced_.graph;
    graph.scores_ties = asked_.score_ties;
    // Rows are filled from the other ends, so that each comes in order of its targets.
    std::vector<std::uint32_t> ties;
    place(pieces_.out, pieces_.into(), directed ? pieces_.in_ties : pieces_.out_ties, graph.out,
          ties);
    if (!asked_.hops()) {
      for (const std::uint32_t tie : ties) graph.lengths.push_back((*asked_.lengths)[tie]);
    }
    std::vector<std::uint32_t> in_ties;
    if (directed) place(pieces_.in, pieces_.out, pieces_.out_ties, graph.in, in_ties);
    if (asked_.score_ties) number_ties(std::move(ties), std::move(in_ties));
    for (const std::uint32_t v : order_) {
      graph.mass.push_back(pieces_.mass[v]);
      graph.copies.push_back(pieces_.copies.empty() ? 1.0 : pieces_.copies[v]);
    }
    list_members();
    reduced_.known = std::move(pieces_.known);
    return std::move(reduced_);
  }

 private:
  [[nodiscard]] std::uint32_t degree(std::uint32_t v) const {
    return pieces_.out.starts[v + 1] - pieces_.out.starts[v];
  }
  [[nodiscard]] bool represents(std::uint32_t v) const {
    return pieces_.representative.empty() || pieces_.representative[v] == v;
  }

  void order_vertices() {
    const auto n = static_cast<std::uint32_t>(pieces_.mass.size());
    std::vector<std::uint32_t> by_degree;
    for (std::uint32_t v = 0; v < n; ++v) {
      if (represents(v)) by_degree.push_back(v);
    }
    std::ranges::stable_sort(by_degree, std::greater{}, [&](std::uint32_t v) { return degree(v); });
    place_.assign(n, kNone);
    std::vector<std::uint32_t>& runs = reduced_.graph.runs;
    for (const std::uint32_t root : by_degree) {
      if (place_[root] != kNone) continue;
      if (pieces_.in.starts.empty() || runs.empty()) {
        runs.push_back(static_cast<std::uint32_t>(order_.size()));
      }
      search(root);
    }
    runs.push_back(static_cast<std::uint32_t>(order_.size()));
  }

  void sources_first() {
    const std::vector<std::uint32_t>& runs = reduced_.graph.runs;
    reduced_.sources_end.assign(runs.begin() + 1, runs.end());
    if (asked_.sources == nullptr) return;
    std::vector<bool> is_source(place_.size(), false);
    for (const std::uint32_t v : *asked_.sources) is_source[v] = true;
    for (std::size_t r = 0; r + 1 < runs.size(); ++r) {
      const auto first = order_.begin() + runs[r];
      const auto others = std::stable_partition(first, order_.begin() + runs[r + 1],
                                                [&](std::uint32_t v) { return is_source[v]; });
      reduced_.sources_end[r] = static_cast<std::uint32_t>(others - order_.begin());
    }
    for (std::uint32_t i = 0; i < order_.size(); ++i) place_[order_[i]] = i;
  }

  void search(std::uint32_t root) {
    const auto visit = [&](std::uint32_t v) {
      place_[v] = static_cast<std::uint32_t>(order_.size());
      order_.push_back(v);
    };
    std::size_t head = order_.size();
    visit(root);
    for (; head < order_.size(); ++head) {
      const std::uint32_t v = order_[head];
      for (std::uint32_t a = pieces_.out.starts[v]; a < pieces_.out.starts[v + 1]; ++a) {
        const std::uint32_t w = pieces_.out.targets[a];
        if (place_[w] == kNone && represents(w)) visit(w);
      }
    }
  }

  void place(const ArcRows& from, const ArcRows& back, const std::vector<std::uint32_t>& back_ties,
             ArcRows& rows, std::vector<std::uint32_t>& ties) const {
    rows.starts.assign(order_.size() + 1, 0);
    for (std::size_t i = 0; i < order_.size(); ++i) {
      const std::uint32_t v = order_[i];
      const auto kept = std::count_if(from.targets.begin() + from.starts[v],
                                      from.targets.begin() + from.starts[v + 1],
                                      [&](std::uint32_t w) { return represents(w); });
      rows.starts[i + 1] = rows.starts[i] + static_cast<std::uint32_t>(kept);
    }
    rows.targets.resize(rows.starts.back());
    ties.resize(back_ties.empty() ? 0 : rows.starts.back());
    std::vector<std::uint32_t> at(rows.starts.begin(), rows.starts.end() - 1);
    for (std::uint32_t i = 0; i < order_.size(); ++i) {
      const std::uint32_t v = order_[i];
      for (std::uint32_t a = back.starts[v]; a < back.starts[v + 1]; ++a) {
        if (!represents(back.targets[a])) continue;
        const std::uint32_t to = at[place_[back.targets[a]]]++;
        rows.targets[to] = i;
        if (!ties.empty()) ties[to] = back_ties[a];
      }
    }
  }

  // Ties by their first arcs: what is scored together stands together.
  void number_ties(std::vector<std::uint32_t> ties, std::vector<std::uint32_t> in_ties) {
    std::vector<std::uint32_t> number(asked_.network->num_ties(), kNone);
    for (std::uint32_t& tie : ties) {
      if (number[tie] == kNone) {
        number[tie] = static_cast<std::uint32_t>(reduced_.tie_of.size());
        reduced_.tie_of.push_back(tie);
      }
      tie = number[tie];
    }
    for (std::uint32_t& tie : in_ties) tie = number[tie];
    reduced_.graph.num_ties = static_cast<std::uint32_t>(reduced_.tie_of.size());
    reduced_.graph.ties = std::move(ties);
    reduced_.graph.in_ties = std::move(in_ties);
  }

  void list_members() {
    std::vector<std::uint32_t>& starts = reduced_.member_starts;
    starts.assign(order_.size() + 1, 0);
    const auto class_of = [&](std::size_t v) {
      return place_[pieces_.representative.empty() ? v : pieces_.representative[v]];
    };
    for (std::size_t v = 0; v < place_.size(); ++v) ++starts[class_of(v) + 1];
    std::partial_sum(starts.begin(), starts.end(), starts.begin());
    std::vector<std::uint32_t> at(starts.begin(), starts.end() - 1);
    reduced_.members.resize(place_.size());
    for (std::size_t v = 0; v < place_.size(); ++v) {
      reduced_.members[at[class_of(v)]++] = pieces_.original[v];
    }
  }

  Pieces pieces_;
  const PathsAsked& asked_;
  std::vector<std::uint32_t> order_;  // representatives, in their new order
  std::vector<std::uint32_t> place_;  // of each representative in order_
  ReducedNetwork reduced_;
};

}  // namespace

Pieces whole_network(const PathsAsked& asked) {
  const std::uint32_t n = asked.network->num_vertices();
  Pieces pieces;
  copy_rows(asked, true, pieces.out, pieces.out_ties);
  if (asked.network->directed()) copy_rows(asked, false, pieces.in, pieces.in_ties);
  pieces.original.resize(n);
  std::iota(pieces.original.begin(), pieces.original.end(), 0U);
  pieces.mass.assign(n, 1.0);
  pieces.known.assign(asked.num_scores(), 0.0);
  return pieces;
}

ReducedNetwork number_for_searches(Pieces pieces, const PathsAsked& asked) {
  return Numbering(std::move(pieces), asked).run();
}

}  // namespace interstice
