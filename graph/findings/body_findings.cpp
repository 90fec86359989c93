#include "graph/findings/body_findings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "graph/centrality/betweenness.hpp"
#include "graph/centrality/degree.hpp"
#include "graph/cohesion/cut_points.hpp"
#include "graph/inference/leave_one_out.hpp"

namespace interstice {
namespace {

// Elementary steps that the ranges of go-betweens may take: of networks of some 200 bodies each is left out.
constexpr double kMostSteps = 4e8;
constexpr std::uint32_t kFewestRuns = 20;

std::vector<double> shares(const Network& network, const Execution& execution) {
  return betweenness(network, {.scale = Scale::normalised}, execution);
}

LeaveOneOut leave_each_out(const Network& network, std::uint64_t seed, const Execution& execution) {
  const double n = network.num_vertices();
  const double runs = std::min(n, kMostSteps / (n * (n + 4.0 * network.num_ties()) + 1.0));
  if (n < 4 || runs < std::min<double>(n, kFewestRuns)) return {};
  return leave_one_out(network, shares, {.most = static_cast<std::uint32_t>(runs), .seed = seed},
                       execution);
}

// Two bodies of one name are told apart by their ids; people have no names to tell.
void tell_apart(std::vector<Body>& bodies) {
  std::map<std::string, std::size_t> count;
  for (const Body& body : bodies) count[body.name] += body.unlisted ? 0 : 1;
  for (Body& body : bodies) {
    if (!body.unlisted && count[body.name] > 1) body.name += fmt::format(" ({})", body.id);
  }
}

class BodiesAndLinks {
 public:
  BodiesAndLinks(const Place& place, const Projection& projection, const Visibility& visibility)
      : place_(place), projection_(projection), visibility_(visibility) {}

  void add_to(Findings& findings, const Execution& execution) {
    team_ = findings.audience == Audience::team;
    const Network& network = projection_.network;
    const CutPoints cut = cut_points(network);
    const std::vector<double> between = betweenness(network, {}, execution);
    const std::vector<double> neighbours = degree(network);
    const std::vector<std::uint32_t> rank = ranks_of(between);
    const LeaveOneOut left_out = leave_each_out(network, findings.manifest.seed, execution);
    findings.left_out = left_out.runs;
    const double n = network.num_vertices();
    const double pairs = (n - 1.0) * (n - 2.0) / (network.directed() ? 1.0 : 2.0);
    number_.assign(network.num_vertices(), kHidden);
    for (std::uint32_t v = 0; v < network.num_vertices(); ++v) {
      const StakeholderRow row = projection_.stakeholders[v];
      if (!visibility_.body(row)) {
        ++findings.hidden_bodies;
        continue;
      }
      number_[v] = static_cast<std::uint32_t>(findings.bodies.size());
      Body body{.rank = rank[v],
                .id = std::string(projection_.ids[v]),
                .name = printed_name(place_, row),
                .is_board = projection_.is_board[v] != 0,
                .degree = static_cast<std::uint32_t>(neighbours[v]),
                .betweenness = between[v],
                .share = pairs > 0.0 ? between[v] / pairs : 0.0,
                .cut_point = cut.is_cut_point[v] != 0,
                .cut_off = cut.cut_off[v]};
      body.unlisted = stays_unlisted(place_, row);
      if (left_out.runs > 0) {
        const LeftOutRange& range = left_out.ranges[v];
        body.share_range = Range{range.low, range.high};
        body.rank_low = range.best_rank;
        body.rank_high = range.worst_rank;
      }
      if (projection_.system_of[v] != SystemId::none) body.system = index(projection_.system_of[v]);
      if (findings.audience == Audience::team)
        body.answered = projection_.observed.answered(static_cast<VertexId>(v));
      findings.bodies.push_back(std::move(body));
    }
    tell_apart(findings.bodies);
    if (findings.answers.recorded()) count_answers_of_cut_off(cut, findings);
    for (Body& body : findings.bodies) {
      if (!body.cut_point || body.is_board) continue;
      const bool few = body.cut_off_answered && *body.cut_off_answered < 0.3 * body.cut_off;
      body.only_route = few ? OnlyRoute::cannot_tell : OnlyRoute::yes;
    }
    for (std::uint32_t t = 0; t < network.num_ties(); ++t)
      add_link(static_cast<TieId>(t), cut, findings);
    // Beside the links that are drawn, a degree would tell of those that are not.
    if (!team_ && *findings.hidden_links > 0) {
      for (Body& body : findings.bodies) body.degree.reset();
    }
  }

 private:
  static constexpr std::uint32_t kHidden = 0xffffffffU;

  // Of the bodies that the most others depend on; more than so many nobody reads.
  void count_answers_of_cut_off(const CutPoints& cut, Findings& findings) const {
    constexpr std::size_t kMost = 200;
    std::vector<std::uint32_t> vertices;
    for (std::uint32_t v = 0; v < cut.is_cut_point.size(); ++v) {
      if (cut.is_cut_point[v] != 0 && number_[v] != kHidden) vertices.push_back(v);
    }
    std::ranges::stable_sort(vertices, std::ranges::greater{},
                             [&](std::uint32_t v) { return cut.cut_off[v]; });
    vertices.resize(std::min(vertices.size(), kMost));
    for (const std::uint32_t v : vertices) {
      const auto gone = cut_off_by(projection_.network, static_cast<VertexId>(v));
      findings.bodies[number_[v]].cut_off_answered =
          static_cast<std::uint32_t>(std::ranges::count_if(
              gone, [&](VertexId u) { return projection_.observed.answered(u); }));
    }
  }

  void add_link(TieId id, const CutPoints& cut, Findings& findings) {
    const Tie& tie = projection_.network.tie(id);
    Link link{.a = number_[index(tie.from)],
              .b = number_[index(tie.to)],
              .informal = true,
              .bridge = cut.is_bridge[index(id)] != 0};
    const bool shown = link.a != kHidden && link.b != kHidden && read_rows(id, link);
    if (!shown) {
      ++*findings.hidden_links;
      return;
    }
    if (link.a > link.b) std::swap(link.a, link.b);
    findings.links.push_back(std::move(link));
  }

  // Kinds and formality of the rows this audience may see; false if there are rows and it may see none.
  bool read_rows(TieId id, Link& link) {
    const auto table = place_.relationships();
    bool any = false;
    bool seen = false;
    for (const std::uint32_t row : projection_.rows_of(id)) {
      any = true;
      if (row >= table.num_rows()) {  // a membership
        seen = seen || visibility_.open() || team_;
        link.informal = false;
        continue;
      }
      if (!visibility_.relationship(row)) continue;
      seen = true;
      link.informal =
          link.informal &&
          fold(place_.text(table.text(RelationshipColumn::formality, row))) == "informal";
      const Text kind = table.text(RelationshipColumn::kind, row);
      link.kinds.emplace_back(kind == Text::none ? kWorksWith : place_.text(kind));
    }
    // Links through shared boards have no rows of their own: seats are drawn only where all of the place is open.
    if (!any) link.informal = false;
    std::ranges::sort(link.kinds);
    link.kinds.erase(std::unique(link.kinds.begin(), link.kinds.end()), link.kinds.end());
    return seen || (!any && (visibility_.open() || team_));
  }

  const Place& place_;
  const Projection& projection_;
  const Visibility& visibility_;
  bool team_ = false;
  std::vector<std::uint32_t> number_;
};

}  // namespace

void add_bodies_and_links(const Place& place, const Projection& projection,
                          const Visibility& visibility, Findings& findings,
                          const Execution& execution) {
  BodiesAndLinks(place, projection, visibility).add_to(findings, execution);
}

}  // namespace interstice
