#include "graph/brokerage/system_brokers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <span>
#include <tuple>

#include "graph/brokerage/dominators.hpp"
#include "graph/kernels/neighbour_lists.hpp"
#include "graph/kernels/parallel.hpp"
#include "graph/kernels/random.hpp"
#include "graph/kernels/shortest_paths.hpp"
#include "graph/model/error.hpp"

namespace interstice {
namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t kDrawsAtOnce = 8;
constexpr std::size_t kMostBlocks = 16;  // of sources, in the observed counts
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

using Labels = std::vector<std::uint32_t>;  // the system of each vertex, or kNone

// Numbers of the pairs of systems.
class PairIndex {
 public:
  PairIndex(std::uint32_t systems, bool directed)
      : systems_(systems), number_(std::size_t{systems} * systems, kNone) {
    for (std::uint32_t a = 0; a < systems; ++a) {
      for (std::uint32_t b = directed ? 0 : a + 1; b < systems; ++b) {
        if (a == b) continue;
        number_[a * systems + b] = count_++;
        if (!directed) unordered_ = true;
      }
    }
  }
  [[nodiscard]] std::uint32_t systems() const { return systems_; }
  [[nodiscard]] std::uint32_t count() const { return count_; }
  /// kNone: no such pair (a = b; undirected, a > b).
  [[nodiscard]] std::uint32_t of(std::uint32_t a, std::uint32_t b) const {
    return number_[a * systems_ + b];
  }
  /// The same whichever way round an undirected pair is given.
  [[nodiscard]] std::uint32_t either(std::uint32_t a, std::uint32_t b) const {
    return unordered_ && a > b ? of(b, a) : of(a, b);
  }

 private:
  std::uint32_t systems_;
  std::uint32_t count_ = 0;
  bool unordered_ = false;
  std::vector<std::uint32_t> number_;
};

// Counts under one labelling; by vertex and pair, or by pair.
struct Counts {
  Counts(std::size_t n, std::size_t pairs)
      : open(n * pairs), traffic(n * pairs), joined(pairs), all_open(pairs) {}
  std::vector<double> open;
  std::vector<double> traffic;
  std::vector<double> joined;
  std::vector<double> all_open;
};

struct ClosedTwoPath {  // from - by - to, and from - to
  std::uint32_t by;
  std::uint32_t from;
  std::uint32_t to;
};

class Brokers {
 public:
  Brokers(const Network& network, const std::vector<SystemId>& system,
          const SystemBrokersOptions& options, const Execution& execution)
      : network_(network),
        options_(options),
        execution_(execution),
        n_(network.num_vertices()),
        labels_(labels_of(system)),
        pairs_(systems_of(labels_), network.directed()),
        lengths_(tie_lengths(network, options.length)),
        out_(neighbour_lists(network, Walk::outgoing)),
        in_(neighbour_lists(network, Walk::incoming)),
        observed_(n_, pairs_.count()),
        cut_off_(std::size_t{n_} * pairs_.count(), 0) {
    find_closed();
  }

  std::vector<SystemPair> run() {
    if (pairs_.count() == 0) return {};
    observe();
    std::vector<SystemPair> result = describe();
    if (options_.permutations > 0) compare_with_chance(result);
    return result;
  }

 private:
  static Labels labels_of(const std::vector<SystemId>& system) {
    Labels labels;
    for (const SystemId s : system) labels.push_back(s == SystemId::none ? kNone : index(s));
    return labels;
  }
  static std::uint32_t systems_of(const Labels& labels) {
    std::uint32_t count = 0;
    for (const std::uint32_t label : labels) {
      if (label != kNone) count = std::max(count, label + 1);
    }
    return count;
  }

  void find_closed();
  void count_open(const Labels& labels, Counts& counts) const;
  void count_traffic(Block sources, std::span<const Labels> labels, std::span<Counts> counts) const;
  void count_cut_off(Block sources, std::vector<std::uint64_t>& cut_off) const;
  void observe();
  std::vector<SystemPair> describe() const;
  std::vector<std::vector<std::uint32_t>> classes() const;
  void compare_with_chance(std::vector<SystemPair>& result) const;
  [[nodiscard]] double operations() const {
    return static_cast<double>(n_) * (n_ + 4.0 * network_.num_ties()) * (1.0 + pairs_.systems());
  }

  const Network& network_;
  const SystemBrokersOptions& options_;
  const Execution& execution_;
  std::uint32_t n_;
  Labels labels_;
  PairIndex pairs_;
  std::vector<double> lengths_;
  NeighbourLists out_;
  NeighbourLists in_;
  std::vector<ClosedTwoPath> closed_;
  Counts observed_;
  std::vector<std::uint64_t> cut_off_;  // by vertex and pair
};

void Brokers::find_closed() {
  std::vector<std::uint8_t> leads_to(n_, 0);
  for (std::uint32_t v = 0; v < n_; ++v) {
    for (const std::uint32_t b : out_.of(v)) leads_to[b] = 1;
    for (const std::uint32_t a : in_.of(v)) {
      for (const std::uint32_t b : out_.of(a)) {
        if (leads_to[b] != 0 && (network_.directed() || a < b)) closed_.push_back({v, a, b});
      }
    }
    for (const std::uint32_t b : out_.of(v)) leads_to[b] = 0;
  }
}

void Brokers::count_open(const Labels& labels, Counts& counts) const {
  const std::uint32_t systems = pairs_.systems();
  std::vector<double> from(systems);
  std::vector<double> to(systems);
  const auto tally = [&](std::span<const std::uint32_t> near, std::vector<double>& by_system) {
    std::ranges::fill(by_system, 0.0);
    for (const std::uint32_t w : near) {
      if (labels[w] != kNone) by_system[labels[w]] += 1.0;
    }
  };
  std::ranges::fill(counts.open, 0.0);
  for (std::uint32_t v = 0; v < n_; ++v) {
    tally(in_.of(v), from);
    tally(out_.of(v), to);
    for (std::uint32_t a = 0; a < systems; ++a) {
      for (std::uint32_t b = 0; b < systems && from[a] > 0.0; ++b) {
        const std::uint32_t pair = pairs_.of(a, b);
        if (pair != kNone) counts.open[std::size_t{v} * pairs_.count() + pair] = from[a] * to[b];
      }
    }
  }
  for (const ClosedTwoPath& path : closed_) {
    const std::uint32_t a = labels[path.from];
    const std::uint32_t b = labels[path.to];
    if (a == kNone || b == kNone || a == b) continue;
    counts.open[std::size_t{path.by} * pairs_.count() + pairs_.either(a, b)] -= 1.0;
  }
  std::ranges::fill(counts.all_open, 0.0);
  for (std::size_t i = 0; i < counts.open.size(); ++i)
    counts.all_open[i % pairs_.count()] += counts.open[i];
}

// One search a source for all labellings; dependencies are kept apart by the targets' system.
void Brokers::count_traffic(Block sources, std::span<const Labels> labels,
                            std::span<Counts> counts) const {
  struct Step {
    std::uint32_t v;
    std::uint32_t w;
    double share;
  };
  const std::uint32_t systems = pairs_.systems();
  ShortestPaths paths(network_, lengths_);
  std::vector<Step> steps;
  std::vector<double> delta(std::size_t{n_} * systems, 0.0);
  for (std::size_t s = sources.first; s < sources.last; ++s) {
    if (execution_.stop.stop_requested()) return;
    paths.run(static_cast<VertexId>(s));
    steps.clear();
    paths.for_each_shortest_arc_backwards(
        [&](std::uint32_t v, std::uint32_t w, TieId, double share) {
          steps.push_back({v, w, share});
        });
    for (std::size_t l = 0; l < labels.size(); ++l) {
      const Labels& label = labels[l];
      const std::uint32_t a = label[s];
      if (a == kNone) continue;
      for (const Step& step : steps) {
        double* to = delta.data() + std::size_t{step.v} * systems;
        const double* from = delta.data() + std::size_t{step.w} * systems;
        for (std::uint32_t b = 0; b < systems; ++b) to[b] += step.share * from[b];
        if (label[step.w] != kNone) to[label[step.w]] += step.share;
      }
      for (const std::uint32_t v : paths.order()) {
        double* row = delta.data() + std::size_t{v} * systems;
        for (std::uint32_t b = 0; b < systems && v != s; ++b) {
          const std::uint32_t pair = pairs_.of(a, b);
          if (pair != kNone) counts[l].traffic[std::size_t{v} * pairs_.count() + pair] += row[b];
        }
        std::fill(row, row + systems, 0.0);
        const std::uint32_t pair = label[v] == kNone ? kNone : pairs_.of(a, label[v]);
        if (pair != kNone) counts[l].joined[pair] += 1.0;
      }
    }
  }
}

// A pair (source, b) is cut off by those who dominate b.
void Brokers::count_cut_off(Block sources, std::vector<std::uint64_t>& cut_off) const {
  const std::uint32_t systems = pairs_.systems();
  Dominators dominators(out_, in_);
  std::vector<std::uint32_t> below;
  for (std::size_t s = sources.first; s < sources.last; ++s) {
    if (execution_.stop.stop_requested()) return;
    const std::uint32_t a = labels_[s];
    if (a == kNone) continue;
    dominators.run(static_cast<std::uint32_t>(s));
    const std::vector<std::uint32_t>& order = dominators.order();
    below.assign(order.size() * systems, 0);
    for (auto place = static_cast<std::uint32_t>(order.size()); place-- > 1;) {
      const std::uint32_t v = order[place];
      for (std::uint32_t b = 0; b < systems; ++b) {
        const std::uint32_t others = below[place * systems + b];
        const std::uint32_t pair = pairs_.of(a, b);
        if (pair != kNone) cut_off[std::size_t{v} * pairs_.count() + pair] += others;
        below[dominators.above(place) * systems + b] += others + (labels_[v] == b ? 1 : 0);
      }
    }
  }
}

void Brokers::observe() {
  count_open(labels_, observed_);
  const std::size_t room =
      std::max<std::size_t>(1, (std::size_t{1} << 24U) / observed_.traffic.size());
  const std::size_t blocks = std::min({std::size_t{n_}, kMostBlocks, room});
  std::vector<Counts> parts(blocks, Counts(n_, pairs_.count()));
  std::vector<std::vector<std::uint64_t>> cut(blocks, cut_off_);
  for_each_block(blocks, operations(), execution_, [&](std::size_t block) {
    const Block sources = block_of(block, blocks, n_);
    count_traffic(sources, std::span(&labels_, 1), std::span(&parts[block], 1));
    count_cut_off(sources, cut[block]);
  });
  for (std::size_t block = 0; block < blocks; ++block) {
    for (std::size_t i = 0; i < cut_off_.size(); ++i) {
      observed_.traffic[i] += parts[block].traffic[i];
      cut_off_[i] += cut[block][i];
    }
    for (std::size_t i = 0; i < observed_.joined.size(); ++i)
      observed_.joined[i] += parts[block].joined[i];
  }
}

double share_of(double part, double whole) { return whole > 0.0 ? part / whole : 0.0; }

std::vector<SystemPair> Brokers::describe() const {
  std::vector<std::uint64_t> size(pairs_.systems(), 0);
  for (const std::uint32_t label : labels_) {
    if (label != kNone) ++size[label];
  }
  std::vector<std::uint64_t> tied(pairs_.count(), 0);
  for (std::uint32_t v = 0; v < n_; ++v) {
    for (const std::uint32_t w : out_.of(v)) {
      if (labels_[v] == kNone || labels_[w] == kNone) continue;
      const std::uint32_t pair = pairs_.of(labels_[v], labels_[w]);
      if (pair != kNone) ++tied[pair];
    }
  }
  std::vector<SystemPair> result;
  for (std::uint32_t a = 0; a < pairs_.systems(); ++a) {
    for (std::uint32_t b = 0; b < pairs_.systems(); ++b) {
      const std::uint32_t pair = pairs_.of(a, b);
      if (pair == kNone || size[a] == 0 || size[b] == 0) continue;
      SystemPair& out = result.emplace_back();
      out.a = static_cast<SystemId>(a);
      out.b = static_cast<SystemId>(b);
      out.pairs = size[a] * size[b];
      out.tied = tied[pair];
      out.joined = static_cast<std::uint64_t>(observed_.joined[pair]);
      out.open_two_paths = static_cast<std::uint64_t>(observed_.all_open[pair]);
      for (std::uint32_t v = 0; v < n_; ++v) {
        const std::size_t at = std::size_t{v} * pairs_.count() + pair;
        out.traffic += observed_.traffic[at];
        if (observed_.open[at] == 0.0 && observed_.traffic[at] == 0.0 && cut_off_[at] == 0)
          continue;
        SystemBroker& broker = out.brokers.emplace_back();
        broker.vertex = static_cast<VertexId>(v);
        broker.open_two_paths = static_cast<std::uint64_t>(observed_.open[at]);
        broker.two_path_share = share_of(observed_.open[at], observed_.all_open[pair]);
        broker.traffic = observed_.traffic[at];
        broker.traffic_share = share_of(broker.traffic, observed_.joined[pair]);
        broker.cut_off = cut_off_[at];
        broker.two_path_expected = broker.two_path_p = kNaN;
        broker.traffic_expected = broker.traffic_p = kNaN;
        broker.traffic_low = broker.traffic_high = kNaN;
      }
      std::ranges::sort(out.brokers, [](const SystemBroker& x, const SystemBroker& y) {
        const auto rounded = [](double traffic) { return std::round(traffic * 1e9); };
        return std::tuple(-rounded(x.traffic), y.cut_off, y.open_two_paths, x.vertex) <
               std::tuple(-rounded(y.traffic), x.cut_off, x.open_two_paths, y.vertex);
      });
    }
  }
  return result;
}

// Vertices among which systems move: all that have one, or those with about as many neighbours.
std::vector<std::vector<std::uint32_t>> Brokers::classes() const {
  const NeighbourLists near = neighbour_lists(network_, Walk::either);
  const auto degree = [&](std::uint32_t v) { return near.of(v).size(); };
  std::vector<std::uint32_t> stated;
  for (std::uint32_t v = 0; v < n_; ++v) {
    if (labels_[v] != kNone) stated.push_back(v);
  }
  if (options_.null == SystemsNull::all) return {stated};
  std::ranges::stable_sort(stated, {}, degree);
  std::vector<std::vector<std::uint32_t>> result(1);
  for (const std::uint32_t v : stated) {
    if (result.back().size() >= options_.class_size && degree(v) != degree(result.back().back()))
      result.emplace_back();
    result.back().push_back(v);
  }
  if (result.size() > 1 && result.back().size() < options_.class_size) {
    auto& before = result[result.size() - 2];
    before.insert(before.end(), result.back().begin(), result.back().end());
    result.pop_back();
  }
  return result;
}

// The least value that at least so much of all do not exceed.
double percentile(const std::vector<float>& sorted, double part) {
  const auto count = static_cast<double>(sorted.size());
  const auto place = static_cast<std::size_t>(std::max(1.0, std::ceil(part * count - 1e-9)));
  return sorted[place - 1];
}

void Brokers::compare_with_chance(std::vector<SystemPair>& result) const {
  struct Tally {
    double open = 0.0;
    double traffic = 0.0;
    std::uint32_t open_as_large = 0;
    std::uint32_t traffic_as_large = 0;
    std::array<float, kDrawsAtOnce> shares{};  // of traffic, draw by draw
  };
  const std::vector<std::vector<std::uint32_t>> groups = classes();
  std::size_t brokers = 0;
  for (const SystemPair& pair : result) brokers += pair.brokers.size();
  const std::size_t draws = options_.permutations;
  const std::size_t blocks = (draws + kDrawsAtOnce - 1) / kDrawsAtOnce;
  std::vector<std::vector<Tally>> parts(blocks);
  for_each_block(
      blocks, operations() * static_cast<double>(draws), execution_, [&](std::size_t block) {
        const std::size_t first = block * kDrawsAtOnce;
        const std::size_t last = std::min(draws, first + kDrawsAtOnce);
        std::vector<Labels> labels(last - first, labels_);
        std::vector<Counts> counts(last - first, Counts(n_, pairs_.count()));
        for (std::size_t draw = first; draw < last; ++draw) {
          Random random(options_.seed, draw);
          for (const auto& group : groups) {
            Labels moved;
            for (const std::uint32_t v : group) moved.push_back(labels_[v]);
            shuffle(std::span(moved), random);
            for (std::size_t i = 0; i < group.size(); ++i)
              labels[draw - first][group[i]] = moved[i];
          }
          count_open(labels[draw - first], counts[draw - first]);
        }
        count_traffic({0, n_}, labels, counts);
        parts[block].resize(brokers);
        for (std::size_t draw = 0; draw < counts.size(); ++draw) {
          const Counts& drawn = counts[draw];
          std::size_t at = 0;
          for (const SystemPair& between : result) {
            const std::uint32_t pair = pairs_.of(index(between.a), index(between.b));
            for (const SystemBroker& broker : between.brokers) {
              const std::size_t cell = std::size_t{index(broker.vertex)} * pairs_.count() + pair;
              const double open = share_of(drawn.open[cell], drawn.all_open[pair]);
              const double traffic = share_of(drawn.traffic[cell], drawn.joined[pair]);
              Tally& tally = parts[block][at++];
              tally.open += open;
              tally.traffic += traffic;
              tally.shares[draw] = static_cast<float>(traffic);
              tally.open_as_large += open >= broker.two_path_share - 1e-12 ? 1 : 0;
              tally.traffic_as_large += traffic >= broker.traffic_share - 1e-12 ? 1 : 0;
            }
          }
        }
      });
  std::size_t at = 0;
  const auto count = static_cast<double>(draws);
  for (SystemPair& between : result) {
    for (SystemBroker& broker : between.brokers) {
      Tally sum;
      std::vector<float> shares;
      shares.reserve(blocks * kDrawsAtOnce);
      for (const std::vector<Tally>& part : parts) {
        shares.insert(shares.end(), part[at].shares.begin(), part[at].shares.end());
        sum.open += part[at].open;
        sum.traffic += part[at].traffic;
        sum.open_as_large += part[at].open_as_large;
        sum.traffic_as_large += part[at].traffic_as_large;
      }
      ++at;
      shares.resize(draws);  // the last block may be shorter
      std::ranges::sort(shares);
      broker.traffic_low = percentile(shares, 0.05);
      broker.traffic_high = percentile(shares, 0.95);
      broker.two_path_expected = sum.open / count;
      broker.two_path_p = (1.0 + sum.open_as_large) / (1.0 + count);
      broker.traffic_expected = sum.traffic / count;
      broker.traffic_p = (1.0 + sum.traffic_as_large) / (1.0 + count);
    }
  }
}

}  // namespace

std::vector<SystemPair> system_brokers(const Network& network, const std::vector<SystemId>& system,
                                       const SystemBrokersOptions& options,
                                       const Execution& execution) {
  if (system.size() != network.num_vertices())
    throw Error(ErrorCode::invalid_argument,
                fmt::format("system_brokers: {} systems for {} vertices", system.size(),
                            network.num_vertices()));
  if (options.class_size == 0)
    throw Error(ErrorCode::invalid_argument,
                "system_brokers: class_size is 0; it must be at least 1");
  return Brokers(network, system, options, execution).run();
}

}  // namespace interstice
