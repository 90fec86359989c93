#include "graph/brokerage/trusted_chains.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <compare>
#include <functional>
#include <iterator>
#include <limits>
#include <queue>
#include <set>
#include <string>
#include <utility>

#include "graph/model/error.hpp"

namespace interstice {
namespace {

constexpr double kLeastTrust = 1e-9;
constexpr double kUnit = 0x1p36;          // of cost: bits of trust lost
constexpr std::int64_t kHopPenalty = 64;  // 2^-30: a tie more must bring more than rounding can

// What a chain is sorted by, added up tie by tie. 10^6 ties of 1e-9 stay below 2^62.
struct Key {
  std::int64_t first = 0;
  std::int64_t second = 0;
  auto operator<=>(const Key&) const = default;
  Key operator+(const Key& other) const { return {first + other.first, second + other.second}; }
};
constexpr Key kNever{std::numeric_limits<std::int64_t>::max(), 0};

struct Step {
  std::uint32_t to;
  TieId tie;
  Key key;
};

// The best tie of each pair, out of and into every vertex, by the other end.
class Steps {
 public:
  Steps(const Network& network, std::span<const double> trust, ChainOrder order)
      : out_(network.num_vertices()), into_(network.num_vertices()) {
    for (std::uint32_t v = 0; v < network.num_vertices(); ++v) {
      const Arcs arcs = network.out_arcs(static_cast<VertexId>(v));
      for (std::size_t k = 0; k < arcs.size(); ++k) {
        const TieId tie = arcs.ties[k];
        const double t = trust[index(tie)];
        if (arcs.targets[k] == v || t == 0.0) continue;
        if (out_[v].empty() || out_[v].back().to != arcs.targets[k]) {
          out_[v].push_back({arcs.targets[k], tie, {}});
        } else if (t > trust[index(out_[v].back().tie)]) {
          out_[v].back().tie = tie;
        }
      }
      for (Step& step : out_[v]) {
        const auto cost =
            static_cast<std::int64_t>(-std::log2(trust[index(step.tie)]) * kUnit + 0.5);
        step.key = order == ChainOrder::strongest ? Key{cost + kHopPenalty, 1} : Key{1, cost};
        into_[step.to].push_back({v, step.tie, step.key});
      }
    }
  }
  [[nodiscard]] const std::vector<Step>& out(std::uint32_t v) const { return out_[v]; }
  [[nodiscard]] const std::vector<Step>& into(std::uint32_t v) const { return into_[v]; }

 private:
  std::vector<std::vector<Step>> out_;
  std::vector<std::vector<Step>> into_;
};

struct Chain {
  Key key;
  std::vector<std::uint32_t> vertices;
  std::uint32_t leaves_at = 0;  // the place where it left the chain that it was made from
  auto operator<=>(const Chain& other) const {
    if (const auto by_key = key <=> other.key; by_key != 0) return by_key;
    return vertices <=> other.vertices;
  }
  bool operator==(const Chain& other) const { return vertices == other.vertices; }
};

// Best ways on to one target, past vertices that are taken.
class Search {
 public:
  Search(const Steps& steps, std::uint32_t n, std::uint32_t target)
      : steps_(&steps), target_(target), key_(n, kNever), done_(n, 0), taken_(n, 0) {}

  void take(std::uint32_t v) { taken_[v] = 1; }
  void release(std::uint32_t v) { taken_[v] = 0; }

  // The best way from `start`, whose first step is to none of `closed`, appended to chain (which ends with start).
  // False = there is none.
  bool extend(Chain& chain, const std::vector<std::uint32_t>& closed) {
    const std::uint32_t start = chain.vertices.back();
    settle(start, closed);
    if (key_[start] == kNever) return false;
    chain.key = chain.key + key_[start];
    std::uint32_t v = start;
    while (v != target_) {
      // Every step costs something, so all on a best way are settled; the lowest id that is on one comes next.
      for (const Step& step : steps_->out(v)) {
        if (done_[step.to] == 0 || (v == start && is_closed(closed, step.to))) continue;
        if (key_[step.to] + step.key != key_[v]) continue;
        v = step.to;
        break;
      }
      chain.vertices.push_back(v);
    }
    return true;
  }

 private:
  static bool is_closed(const std::vector<std::uint32_t>& closed, std::uint32_t v) {
    return std::ranges::find(closed, v) != closed.end();
  }

  // Dijkstra backwards from the target until `start` is settled.
  void settle(std::uint32_t start, const std::vector<std::uint32_t>& closed) {
    for (const std::uint32_t v : reached_) {
      key_[v] = kNever;
      done_[v] = 0;
    }
    reached_.clear();
    std::priority_queue<std::pair<Key, std::uint32_t>, std::vector<std::pair<Key, std::uint32_t>>,
                        std::greater<>>
        queue;
    key_[target_] = {};
    reached_.push_back(target_);
    queue.emplace(Key{}, target_);
    while (!queue.empty()) {
      const auto [key, v] = queue.top();
      queue.pop();
      if (done_[v] != 0) continue;
      done_[v] = 1;
      if (v == start) return;
      const bool not_first = is_closed(closed, v);
      for (const Step& step : steps_->into(v)) {
        if (taken_[step.to] != 0 || (step.to == start && not_first)) continue;
        const Key with = key + step.key;
        if (with >= key_[step.to]) continue;
        if (key_[step.to] == kNever) reached_.push_back(step.to);
        key_[step.to] = with;
        queue.emplace(with, step.to);
      }
    }
  }

  const Steps* steps_;
  std::uint32_t target_;
  std::vector<Key> key_;  // of the best way on to the target
  std::vector<std::uint8_t> done_;
  std::vector<std::uint8_t> taken_;
  std::vector<std::uint32_t> reached_;
};

const Step& step_between(const Steps& steps, std::uint32_t from, std::uint32_t to) {
  return *std::ranges::lower_bound(steps.out(from), to, {}, &Step::to);
}

// Adds to `waiting` the best chain that leaves chains.back() at each place from where it left its own origin.
void add_branches(const Steps& steps, Search& search, const std::vector<Chain>& chains,
                  std::set<Chain>& waiting) {
  const Chain& last = chains.back();
  Chain root;
  for (std::uint32_t place = 0; place + 1 < last.vertices.size(); ++place) {
    const std::uint32_t v = last.vertices[place];
    if (place > 0) root.key = root.key + step_between(steps, last.vertices[place - 1], v).key;
    root.vertices.push_back(v);
    if (place >= last.leaves_at) {
      std::vector<std::uint32_t> closed;
      for (const Chain& chain : chains) {
        if (chain.vertices.size() > place + 1 &&
            std::equal(root.vertices.begin(), root.vertices.end(), chain.vertices.begin()))
          closed.push_back(chain.vertices[place + 1]);
      }
      Chain branch = root;
      branch.leaves_at = place;
      if (search.extend(branch, closed)) waiting.insert(std::move(branch));
    }
    search.take(v);
  }
  for (const std::uint32_t v : root.vertices) search.release(v);
}

void check(const Network& network, VertexId from, VertexId to, std::span<const double> trust) {
  const auto refuse = [](const std::string& message) {
    throw Error(ErrorCode::invalid_argument, "trusted_chains: " + message);
  };
  for (const VertexId v : {from, to}) {
    if (index(v) >= network.num_vertices())
      refuse(fmt::format("vertex {} of {}", index(v), network.num_vertices()));
  }
  if (from == to) refuse(fmt::format("a chain from vertex {} to itself", index(from)));
  if (trust.size() != network.num_ties())
    refuse(fmt::format("{} trusts for {} ties", trust.size(), network.num_ties()));
  for (std::size_t i = 0; i < trust.size(); ++i) {
    if (trust[i] == 0.0 || (trust[i] >= kLeastTrust && trust[i] <= 1.0)) continue;
    const Tie& tie = network.ties()[i];
    refuse(fmt::format("tie {}-{} has trust {}; it must be 0 or from 1e-9 to 1", index(tie.from),
                       index(tie.to), trust[i]));
  }
}

}  // namespace

std::vector<TrustedChain> trusted_chains(const Network& network, VertexId from, VertexId to,
                                         std::span<const double> trust,
                                         const TrustedChainOptions& options,
                                         const Execution& execution) {
  check(network, from, to, trust);
  const Steps steps(network, trust, options.order);
  Search search(steps, network.num_vertices(), index(to));
  std::vector<Chain> chains;
  std::set<Chain> waiting;
  Chain best;
  best.vertices = {index(from)};
  if (options.count > 0 && search.extend(best, {})) waiting.insert(std::move(best));
  while (chains.size() < options.count && !waiting.empty()) {
    if (execution.stop.stop_requested())
      throw Error(ErrorCode::cancelled, "trusted_chains: stopped as requested");
    chains.push_back(std::move(waiting.extract(waiting.begin()).value()));
    if (chains.size() == options.count) break;
    add_branches(steps, search, chains, waiting);
    // No more than are still wanted can ever come up.
    while (waiting.size() > options.count - chains.size()) waiting.erase(std::prev(waiting.end()));
  }
  std::vector<TrustedChain> result;
  for (const Chain& chain : chains) {
    TrustedChain& out = result.emplace_back();
    out.trust = 1.0;
    for (std::size_t i = 0; i < chain.vertices.size(); ++i) {
      out.vertices.push_back(static_cast<VertexId>(chain.vertices[i]));
      if (i == 0) continue;
      out.ties.push_back(step_between(steps, chain.vertices[i - 1], chain.vertices[i]).tie);
      out.trust *= trust[index(out.ties.back())];
    }
  }
  return result;
}

}  // namespace interstice
