#include "graph/findings/gaps/gap_people.hpp"

#include <algorithm>
#include <cmath>

namespace interstice {
namespace {

constexpr std::size_t kMostBridges = 5;
constexpr std::size_t kMostPairs = 100;
constexpr std::uint32_t kHidden = 0xffffffffU;

class People {
 public:
  People(GapContext& context, bool open) : context_(context), open_(open) {
    const Findings& findings = context.findings();
    const Projection& projection = context.projection();
    team_ = findings.audience == Audience::team;
    number_.assign(projection.ids.size(), kHidden);
    std::size_t at = 0;  // both are in byte order of id
    for (std::size_t v = 0; v < projection.ids.size() && at < findings.bodies.size(); ++v) {
      if (findings.bodies[at].id == projection.ids[v])
        number_[v] = static_cast<std::uint32_t>(at++);
    }
    linked_.resize(findings.bodies.size());
    for (const Link& link : findings.links) {
      linked_[link.a].push_back(link.b);
      linked_[link.b].push_back(link.a);
    }
    towards_[0].assign(findings.bodies.size(), 0);
    towards_[1] = towards_[0];
  }

  void add_to(Gap& gap) {
    const GapMembers& members = context_.members(gap.id);
    const std::vector<std::uint32_t> a = shown(members.a);
    const std::vector<std::uint32_t> b = shown(members.b);
    const bool withheld = !gap.observed && counts_links(gap.kind);
    if (withheld) return;
    // Of routes the sides are those on them, and nobody stands between.
    const bool routes = gap.kind == GapKind::fragile_bridge || gap.kind == GapKind::few_routes;
    if (!routes) gap.bridges = bridges(a, b);
    if (team_ && gap.state == GapState::gap && !routes) add_pairs(members, gap);
    // Whole systems are named as such.
    if (gap.kind == GapKind::interface || !(team_ || open_)) return;
    gap.bodies_a = a;
    gap.bodies_b = b;
  }

 private:
  [[nodiscard]] std::vector<std::uint32_t> shown(const std::vector<std::uint32_t>& side) const {
    std::vector<std::uint32_t> bodies;
    for (const std::uint32_t v : side) {
      if (number_[v] != kHidden) bodies.push_back(number_[v]);
    }
    return bodies;
  }

  std::vector<std::uint32_t> bridges(const std::vector<std::uint32_t>& a,
                                     const std::vector<std::uint32_t>& b) {
    std::vector<std::uint32_t> touched;
    for (const int side : {0, 1}) {
      for (const std::uint32_t body : side == 0 ? a : b) {
        for (const std::uint32_t other : linked_[body]) {
          ++towards_[side][other];
          touched.push_back(other);
        }
      }
    }
    std::ranges::sort(touched);
    touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
    std::vector<std::uint32_t> found;
    for (const std::uint32_t body : touched) {
      const Body& who = context_.findings().bodies[body];
      const bool inside =
          std::ranges::binary_search(a, body) || std::ranges::binary_search(b, body);
      if (towards_[0][body] > 0 && towards_[1][body] > 0 && !inside && !who.unlisted &&
          !who.is_board)
        found.push_back(body);
    }
    std::ranges::stable_sort(found, [&](std::uint32_t x, std::uint32_t y) {
      const auto least = [&](std::uint32_t w) { return std::min(towards_[0][w], towards_[1][w]); };
      const auto both = [&](std::uint32_t w) { return towards_[0][w] + towards_[1][w]; };
      return least(x) != least(y) ? least(x) > least(y) : both(x) > both(y);
    });
    if (found.size() > kMostBridges) found.resize(kMostBridges);
    for (const std::uint32_t body : touched) towards_[0][body] = towards_[1][body] = 0;
    return found;
  }

  void add_pairs(const GapMembers& members, Gap& gap) {
    struct Missing {
      GapPair pair;
      double chance;
    };
    const Projection& projection = context_.projection();
    const TieModel* model = context_.bar().empty() ? &context_.any_model() : nullptr;
    const auto in_model = [&](std::uint32_t v) {
      return projection.system_of[v] != SystemId::none;
    };
    std::vector<Missing> missing;
    const auto take = [&](std::uint32_t u, std::uint32_t v) {
      const auto tied = projection.network.out_arcs(static_cast<VertexId>(u)).targets;
      if (u == v || number_[u] == kHidden || number_[v] == kHidden ||
          std::ranges::binary_search(tied, v) ||
          !projection.observed(static_cast<VertexId>(u), static_cast<VertexId>(v)))
        return;
      const double chance =
          model != nullptr && in_model(u) && in_model(v)
              ? model->probability(static_cast<VertexId>(u), static_cast<VertexId>(v))
              : 0.0;
      missing.push_back({{number_[u], number_[v]}, chance});
    };
    for (const BodyPair& pair : members.pairs) take(pair.u, pair.v);
    if (members.pairs.empty()) {
      for (const std::uint32_t u : members.a) {
        for (const std::uint32_t v : members.b) take(u, v);
      }
    }
    std::ranges::stable_sort(missing, std::ranges::greater{}, &Missing::chance);
    if (missing.size() > kMostPairs) missing.resize(kMostPairs);
    for (const Missing& one : missing) gap.without_link.push_back(one.pair);
    if (!missing.empty() && members.a.size() * members.b.size() > 1)
      gap.could_start = missing.front().pair;
  }

  GapContext& context_;
  bool open_;
  bool team_ = false;
  std::vector<std::uint32_t> number_;               // by VertexId: index of findings.bodies
  std::vector<std::vector<std::uint32_t>> linked_;  // by body
  std::vector<std::uint32_t> towards_[2];           // links with each side
};

}  // namespace

void add_people(GapContext& context, bool open) {
  People people(context, open);
  for (std::vector<Gap>* list : {&context.findings().interfaces, &context.findings().gaps}) {
    for (Gap& gap : *list) people.add_to(gap);
  }
}

}  // namespace interstice
