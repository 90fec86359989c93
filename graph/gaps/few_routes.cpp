#include "graph/gaps/few_routes.hpp"

#include <algorithm>

#include "graph/model/error.hpp"

namespace interstice {
namespace {

constexpr std::uint32_t kLeastCompared = 5;
constexpr double kFar = 0.10;
constexpr double kMostP = 0.05;

std::string_view choice(const Place& place, StakeholderColumn column, std::size_t row) {
  const ColumnSpec& spec =
      table_spec(TableKind::stakeholders).columns[static_cast<std::size_t>(column)];
  return match_choice(spec, place.text(place.stakeholders().text(column, row)))
      .value_or(std::string_view{});
}

// Nowhere is farther than anywhere.
bool as_far(const DisjointRoutes& x, const DisjointRoutes& y) {
  return !x.distance || (y.distance && *x.distance >= *y.distance);
}

bool is_told(const RoutesToDeciders& body, const FewRoutesOptions& options) {
  return body.answered || body.routes.routes >= options.least_routes;
}

std::vector<RoutesToDeciders> find_routes(const Network& network, const ObservedPairs& observed,
                                          const RouteRoles& roles,
                                          const FewRoutesOptions& options) {
  const NeighbourLists neighbours = neighbour_lists(network, Walk::either);
  std::vector<std::uint32_t> deciders;
  for (std::uint32_t v = 0; v < network.num_vertices(); ++v) {
    if (roles.decides[v] != 0) deciders.push_back(v);
  }
  RouteFinder finder(neighbours);
  std::vector<RoutesToDeciders> bodies;
  for (std::uint32_t v = 0; v < network.num_vertices(); ++v) {
    if (roles.decides[v] != 0) continue;
    RoutesToDeciders& body = bodies.emplace_back();
    body.body = v;
    body.community = roles.community[v] != 0;
    body.answered = observed.answered(static_cast<VertexId>(v));
    body.routes = finder.between(neighbours.of(v), deciders,
                                 {.most = std::max(2U, options.most_routes), .without = v});
    if (body.routes.distance) ++*body.routes.distance;
  }
  return bodies;
}

void judge(RoutesToDeciders& body, const std::vector<const RoutesToDeciders*>& others,
           const FewRoutesOptions& options) {
  double far = 0.0;
  double few = 0.0;
  for (const RoutesToDeciders* other : others) {
    far += as_far(other->routes, body.routes) ? 1.0 : 0.0;
    few += other->routes.routes <= body.routes.routes ? 1.0 : 0.0;
  }
  if (others.empty()) return;
  body.as_far = far / static_cast<double>(others.size());
  body.as_few = few / static_cast<double>(others.size());
  if (!body.community || others.size() < kLeastCompared || !is_told(body, options)) return;
  const bool few_routes = body.routes.routes < options.least_routes && body.as_few < 0.5;
  body.state = few_routes || body.as_far <= kFar ? GapState::gap : GapState::no_sign;
}

void compare(FewRoutes& result, const FewRoutesOptions& options) {
  std::vector<const RoutesToDeciders*> others;
  std::vector<std::uint32_t> distances;
  Dealt dealt;
  for (const RoutesToDeciders& body : result.bodies) {
    if (!is_told(body, options)) continue;
    const std::uint64_t few = body.routes.routes < options.least_routes ? 1 : 0;
    ++dealt.all_pairs;
    dealt.all_marked += few;
    if (body.community) {
      ++dealt.pairs;
      dealt.marked += few;
      continue;
    }
    others.push_back(&body);
    if (body.routes.distance) distances.push_back(*body.routes.distance);
  }
  result.others = static_cast<std::uint32_t>(others.size());
  result.community = static_cast<std::uint32_t>(dealt.pairs);
  if (!distances.empty()) {
    std::ranges::sort(distances);
    const std::size_t middle = distances.size() / 2;
    result.usual_distance = distances.size() % 2 == 1
                                ? distances[middle]
                                : 0.5 * (distances[middle - 1] + distances[middle]);
  }
  for (RoutesToDeciders& body : result.bodies) judge(body, others, options);
  result.few = dealt_count({&dealt, 1});
  if (dealt.pairs < kLeastCompared || result.others < kLeastCompared) return;
  result.state = result.few.p <= kMostP ? GapState::gap : GapState::no_sign;
}

}  // namespace

FewRoutes few_routes(const Network& network, const ObservedPairs& observed, const RouteRoles& roles,
                     const FewRoutesOptions& options) {
  if (network.directed()) {
    throw Error(ErrorCode::invalid_argument,
                "few_routes: the network must be undirected; read it with view either");
  }
  FewRoutes result;
  result.deciders = static_cast<std::uint32_t>(std::ranges::count(roles.decides, 1));
  if (result.deciders == 0 || std::ranges::count(roles.community, 1) == 0) return result;
  result.bodies = find_routes(network, observed, roles, options);
  compare(result, options);
  return result;
}

RouteRoles route_roles(const Place& place, const Actors& actors, const std::optional<Date>& as_of) {
  const std::size_t n = actors.stakeholders.size();
  RouteRoles roles{.decides = std::vector<std::uint8_t>(n, 0),
                   .community = std::vector<std::uint8_t>(n, 0)};
  const auto decides = [&](Text id) {
    const auto who = place.stakeholder(id);
    if (who && actors.vertex_of[index(*who)] != kNoVertex)
      roles.decides[actors.vertex_of[index(*who)]] = 1;
  };
  const auto holds = [&](Text since, Text until) {
    return current(place.text(since), place.text(until), as_of);
  };
  const auto seats = place.memberships();
  for (std::size_t row = 0; row < seats.num_rows(); ++row) {
    const auto board = place.stakeholder(seats.text(MembershipColumn::board, row));
    const std::string_view kind =
        board ? choice(place, StakeholderColumn::kind, index(*board)) : std::string_view{};
    const std::string role = fold(place.text(seats.text(MembershipColumn::role, row)));
    // A board that is in no table of stakeholders has no kind: it is one by standing here.
    if (kind == "fund" || kind == "event" || role == "observer") continue;
    if (holds(seats.text(MembershipColumn::since, row), seats.text(MembershipColumn::until, row)))
      decides(seats.text(MembershipColumn::stakeholder, row));
  }
  const auto owners = place.commitments();
  for (std::size_t row = 0; row < owners.num_rows(); ++row) {
    const std::string role = fold(place.text(owners.text(CommitmentColumn::role, row)));
    if (in_words(role, "lead|accountable") &&
        holds(owners.text(CommitmentColumn::since, row), owners.text(CommitmentColumn::until, row)))
      decides(owners.text(CommitmentColumn::stakeholder, row));
  }
  for (std::size_t v = 0; v < n; ++v) {
    const std::size_t row = index(actors.stakeholders[v]);
    if (choice(place, StakeholderColumn::kind, row) == "community" ||
        choice(place, StakeholderColumn::sector, row) == "community")
      roles.community[v] = 1;
  }
  return roles;
}

}  // namespace interstice
