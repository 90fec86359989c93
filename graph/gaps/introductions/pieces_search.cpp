#include "graph/gaps/introductions/pieces_search.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "graph/cohesion/components.hpp"
#include "graph/model/error.hpp"

namespace interstice {
namespace {

constexpr std::size_t kMostPieces = 64;  // in the search by branches
constexpr std::size_t kMostLinks = 64;   // between two pieces there
constexpr std::uint64_t kPollEvery = 4096;

struct Candidate {
  VertexPair link;
  std::uint32_t from = 0;  // pieces
  std::uint32_t to = 0;
  double cost = 1.0;
  double preference = 0.0;
};

bool cheaper(const Candidate& x, const Candidate& y) {
  if (x.cost != y.cost) return x.cost < y.cost;
  if (x.preference != y.preference) return x.preference > y.preference;
  if (x.link.a != y.link.a) return x.link.a < y.link.a;
  return x.link.b < y.link.b;
}

// More links than this the rest of the budget does not pay for.
double most_links(const LinkRules& rules, double left) {
  return std::isfinite(rules.least_cost()) ? std::floor(left / rules.least_cost()) : 0.0;
}

// Pairs in all pieces once the first `links` + 1 of the sizes (falling) are one.
std::uint64_t pairs_with(std::span<const std::uint64_t> sizes, double links) {
  std::uint64_t one = 0;
  std::uint64_t pairs = 0;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    if (static_cast<double>(i) <= links)
      one += sizes[i];
    else
      pairs += num_pairs(sizes[i]);
  }
  return pairs + num_pairs(one);
}

class Branches {
 public:
  Branches(const LinkRules& rules, const JoinedPieces& pieces, const LinkChoice& choice,
           double effort, const Execution& execution)
      : rules_(rules), pieces_(pieces), choice_(choice), effort_(effort), execution_(execution) {}

  PiecesSearch run() {
    const std::size_t shown = std::min(pieces_.members.size(), kMostPieces);
    complete_ = shown == pieces_.members.size();
    for (std::uint32_t i = 0; i < shown; ++i) {
      label_.push_back(i);
      size_.push_back(pieces_.members[i].size());
    }
    hidden_ = 0;
    for (std::size_t i = shown; i < pieces_.members.size(); ++i)
      hidden_ += num_pairs(pieces_.members[i].size());
    for (std::uint32_t i = 0; i < shown; ++i) {
      for (std::uint32_t j = i + 1; j < shown; ++j) add_candidates(i, j);
    }
    // What joins most for its cost first: a good choice early leaves more branches out.
    std::ranges::sort(candidates_, [this](const Candidate& x, const Candidate& y) {
      const double a = static_cast<double>(size_[x.from] * size_[x.to]) / x.cost;
      const double b = static_cast<double>(size_[y.from] * size_[y.to]) / y.cost;
      return a != b ? a > b : cheaper(x, y);
    });
    best_.pairs = pieces_.pairs;
    pairs_ = pieces_.pairs;
    ceiling_ = most_pairs(rules_, pieces_, choice_.left());
    branch(0);
    best_.finished = best_.pairs >= ceiling_ || (complete_ && !stopped_);
    return best_;
  }

 private:
  // At most this many vertices can be used up by the other links of a choice.
  [[nodiscard]] std::size_t used_up() const {
    if (!rules_.limits().capacity) return 0;
    const double others = std::max(0.0, most_links(rules_, choice_.left()) - 1.0);
    return static_cast<std::size_t>(2.0 * others / *rules_.limits().capacity);
  }

  // Of the links between two pieces, the cheapest ones such that whichever `used_up` vertices others take, one that is as
  // cheap as any link left out is still there.
  void add_candidates(std::uint32_t i, std::uint32_t j) {
    std::vector<Candidate> all;
    for (const std::uint32_t u : pieces_.members[i]) {
      if (!rules_.may_meet(u)) continue;
      for (const std::uint32_t v : pieces_.members[j]) {
        if (!rules_.may_link(u, v) || !choice_.room_for(u, v)) continue;
        all.push_back({ordered_pair(u, v), i, j, rules_.cost(u, v), rules_.preference(u, v)});
      }
    }
    std::ranges::sort(all, cheaper);
    const std::size_t degree = used_up() + 1;
    const std::size_t enough = used_up() * degree + 1;
    std::vector<std::uint32_t> kept_at(rules_.num_vertices(), 0);
    std::size_t kept = 0;
    for (const Candidate& one : all) {
      if (kept == enough) break;
      std::uint32_t& a = kept_at[index(one.link.a)];
      std::uint32_t& b = kept_at[index(one.link.b)];
      if (a >= degree || b >= degree) continue;
      if (kept == kMostLinks) {
        complete_ = false;
        break;
      }
      ++a, ++b, ++kept;
      candidates_.push_back(one);
    }
  }

  // No choice below this one joins more pairs.
  [[nodiscard]] std::uint64_t bound() {
    sizes_.clear();
    for (std::uint32_t i = 0; i < label_.size(); ++i) {
      if (label_[i] == i) sizes_.push_back(size_[i]);
    }
    std::ranges::sort(sizes_, std::ranges::greater{});
    return hidden_ + pairs_with(sizes_, most_links(rules_, choice_.left()));
  }

  void branch(std::size_t first) {
    if (pairs_ > best_.pairs) {
      best_.pairs = pairs_;
      best_.links = taken_;
    }
    if (best_.pairs >= ceiling_ || bound() <= best_.pairs) return;
    for (std::size_t c = first; c < candidates_.size() && !stopped_; ++c) {
      if (++tried_ % kPollEvery == 0 && execution_.stop.stop_requested())
        throw Error(ErrorCode::cancelled, "join_pieces: cancelled");
      stopped_ = static_cast<double>(tried_) > effort_;
      try_link(c);
      if (best_.pairs >= ceiling_) return;
    }
  }

  void try_link(std::size_t c) {
    const Candidate& one = candidates_[c];
    const std::uint32_t a = label_[one.from];
    const std::uint32_t b = label_[one.to];
    if (a == b || !choice_.room_for(index(one.link.a), index(one.link.b))) return;
    const std::vector<std::uint32_t> before = label_;
    const std::uint64_t more = size_[a] * size_[b];
    for (std::uint32_t& label : label_) label = label == b ? a : label;
    size_[a] += size_[b];
    pairs_ += more;
    taken_.push_back(one.link);
    choice_.add(one.link);
    branch(c + 1);
    choice_.remove(choice_.links().size() - 1);
    taken_.pop_back();
    pairs_ -= more;
    size_[a] -= size_[b];
    label_ = before;
  }

  const LinkRules& rules_;
  const JoinedPieces& pieces_;
  LinkChoice choice_;
  double effort_;
  const Execution& execution_;
  std::vector<Candidate> candidates_;
  std::vector<std::uint32_t> label_;  // of each piece, the piece it is one with
  std::vector<std::uint64_t> size_;   // by label
  std::vector<std::uint64_t> sizes_;
  std::vector<VertexPair> taken_;
  std::uint64_t hidden_ = 0;  // pairs inside pieces that are not in the search
  std::uint64_t pairs_ = 0;
  std::uint64_t ceiling_ = 0;
  std::uint64_t tried_ = 0;
  bool complete_ = true;
  bool stopped_ = false;
  PiecesSearch best_;
};

}  // namespace

JoinedPieces::JoinedPieces(const Network& network) {
  const Components found = components(network);
  members.resize(found.size.size());
  for (std::uint32_t v = 0; v < network.num_vertices(); ++v) members[found.of[v]].push_back(v);
  sort();
}

void JoinedPieces::sort() {
  std::ranges::sort(members, [](const auto& x, const auto& y) {
    return x.size() != y.size() ? x.size() > y.size() : x.front() < y.front();
  });
  pairs = 0;
  for (const auto& piece : members) pairs += num_pairs(piece.size());
}

void JoinedPieces::join(std::span<const VertexPair> links) {
  const auto piece_of = [this](VertexId v) {
    return std::ranges::find_if(
        members, [v](const auto& piece) { return std::ranges::binary_search(piece, index(v)); });
  };
  for (const VertexPair& link : links) {
    const auto a = piece_of(link.a);
    const auto b = piece_of(link.b);
    if (a == b) continue;
    std::vector<std::uint32_t> both;
    std::ranges::merge(*a, *b, std::back_inserter(both));
    *a = std::move(both);
    members.erase(b);
  }
  sort();
}

std::optional<VertexPair> best_link(const LinkRules& rules, const LinkChoice& choice,
                                    std::span<const std::uint32_t> from,
                                    std::span<const std::uint32_t> to) {
  std::optional<Candidate> best;
  for (const std::uint32_t u : from) {
    if (!rules.may_meet(u)) continue;
    for (const std::uint32_t v : to) {
      if (!rules.may_link(u, v) || !choice.room_for(u, v)) continue;
      const Candidate one{ordered_pair(u, v), 0, 0, rules.cost(u, v), rules.preference(u, v)};
      if (!best || cheaper(one, *best)) best = one;
    }
  }
  return best ? std::optional(best->link) : std::nullopt;
}

std::uint64_t most_pairs(const LinkRules& rules, const JoinedPieces& pieces, double left) {
  std::vector<std::uint64_t> sizes;
  for (const auto& piece : pieces.members) sizes.push_back(piece.size());
  const double links = most_links(rules, left);
  const std::uint64_t by_number = pairs_with(sizes, links);
  if (!rules.has_costs() || links < 1.0) return by_number;
  // Every piece that is joined pays for one of its own ends at least: a knapsack, its last piece cut.
  struct Item {
    double size;
    double cost;
  };
  std::vector<Item> items;
  for (const auto& piece : pieces.members) {
    Item item{static_cast<double>(piece.size()), std::numeric_limits<double>::infinity()};
    for (const std::uint32_t v : piece) {
      if (rules.may_meet(v)) item.cost = std::min(item.cost, rules.limits().cost[v]);
    }
    if (std::isfinite(item.cost)) items.push_back(item);
  }
  std::ranges::sort(items, std::ranges::greater{}, [](const Item& i) { return i.size / i.cost; });
  double sum = 0.0;
  for (const Item& item : items) {
    const double part = std::min(1.0, std::max(0.0, left / item.cost));
    sum += part * item.size;
    left -= part * item.cost;
  }
  // Of `joined` pieces with this sum in all, at least a 1/joined of its square is inside them already.
  const double joined = std::min(static_cast<double>(items.size()), 2.0 * links);
  const double more = 0.5 * sum * sum * (1.0 - 1.0 / std::max(1.0, joined));
  const double by_cost = static_cast<double>(pieces.pairs) + std::floor(more + 1e-6);
  return std::min(by_number, static_cast<std::uint64_t>(by_cost));
}

PiecesSearch search_pieces(const LinkRules& rules, const JoinedPieces& pieces,
                           const LinkChoice& choice, double effort, const Execution& execution) {
  return Branches(rules, pieces, choice, effort, execution).run();
}

}  // namespace interstice
