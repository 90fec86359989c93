#include "graph/findings/introductions/introduction_facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "graph/brokerage/trusted_chains.hpp"
#include "graph/expectation/place_facts.hpp"
#include "graph/findings/influence/reading.hpp"
#include "graph/findings/stakeholder_names.hpp"
#include "graph/findings/visibility.hpp"
#include "graph/model/error.hpp"
#include "graph/model/layers.hpp"

namespace interstice {
namespace {

std::vector<std::uint32_t> in_both(const std::vector<std::uint32_t>& x,
                                   const std::vector<std::uint32_t>& y) {
  std::vector<std::uint32_t> both;
  std::ranges::set_intersection(x, y, std::back_inserter(both));
  return both;
}

}  // namespace

IntroductionFacts::IntroductionFacts(const Place& place, const Projection& projection,
                                     const ProjectionOptions& reading)
    : place_(place),
      projection_(projection),
      actors_(actors_of(place, layers_of(place), projection, reading)),
      reliance_(reliance_of(place, projection, reading)),
      usable_(projection.network.num_vertices()),
      outcomes_of_(projection.network.num_vertices()),
      boards_of_(projection.network.num_vertices()) {
  for (std::uint32_t t = 0; t < projection.network.num_ties(); ++t) {
    const Tie& tie = projection.network.tie(static_cast<TieId>(t));
    if (reliance_.weight[t] <= 0.0) continue;
    usable_[index(tie.from)].push_back({index(tie.to), reliance_.weight[t]});
    usable_[index(tie.to)].push_back({index(tie.from), reliance_.weight[t]});
  }
  for (auto& list : usable_) {
    std::ranges::sort(list, {}, &Usable::to);
    most_links_ = std::max(most_links_, static_cast<double>(list.size()));
  }
  PlaceFacts facts = place_facts(place, actors_, projection.as_of, BoardsAre::links);
  outcomes_ = std::move(facts.outcomes);
  owners_ = std::move(facts.owners);
  for (std::uint32_t o = 0; o < owners_.size(); ++o) {
    for (const std::uint32_t v : owners_[o]) outcomes_of_[v].push_back(o);
  }
  read_boards();
}

void IntroductionFacts::read_boards() {
  const auto table = place_.memberships();
  std::map<std::string_view, std::uint32_t> number;
  for (std::size_t row = 0; row < table.num_rows(); ++row) {
    const auto who = place_.stakeholder(table.text(MembershipColumn::stakeholder, row));
    if (!who || actors_.is_here[index(*who)] == 0 || actors_.vertex_of[index(*who)] == kNoVertex ||
        !current(place_.text(table.text(MembershipColumn::since, row)),
                 place_.text(table.text(MembershipColumn::until, row)), projection_.as_of))
      continue;
    const Text board = table.text(MembershipColumn::board, row);
    const auto [at, fresh] =
        number.try_emplace(place_.text(board), static_cast<std::uint32_t>(board_names_.size()));
    if (fresh) board_names_.push_back(board_name(board));
    boards_of_[actors_.vertex_of[index(*who)]].push_back(at->second);
  }
  for (auto& list : boards_of_) {
    std::ranges::sort(list);
    list.erase(std::unique(list.begin(), list.end()), list.end());
  }
}

std::string IntroductionFacts::board_name(Text id) const {
  const auto row = place_.stakeholder(id);
  return row ? printed_name(place_, *row) : std::string(place_.text(id));
}

std::uint32_t IntroductionFacts::vertex(std::string_view option, const std::string& name) const {
  const StakeholderRow row = find_stakeholder(place_, option, name);
  const std::uint32_t v = actors_.vertex_of[index(row)];
  if (v != kNoVertex) return v;
  throw Error(ErrorCode::invalid_argument,
              fmt::format("{}: \"{}\" is a board, or not there at this date; introductions are "
                          "between bodies and posts",
                          option, printable(name)));
}

VertexPair IntroductionFacts::pair(std::string_view option, const std::string& names) const {
  std::size_t comma = names.find(',');
  if (comma == std::string::npos) {
    throw Error(ErrorCode::invalid_argument,
                fmt::format("{}: \"{}\" is not two bodies; write their ids with a comma between, "
                            "such as {} A,B",
                            option, printable(names), option));
  }
  // Where ids hold commas themselves: the first that stands between two that are there.
  for (std::size_t at = comma; at != std::string::npos; at = names.find(',', at + 1)) {
    if (!has_stakeholder(place_, names.substr(0, at)) ||
        !has_stakeholder(place_, names.substr(at + 1)))
      continue;
    comma = at;
    break;
  }
  const std::uint32_t u = vertex(option, names.substr(0, comma));
  const std::uint32_t v = vertex(option, names.substr(comma + 1));
  if (u == v) {
    throw Error(
        ErrorCode::invalid_argument,
        fmt::format("{}: \"{}\" are the same body, or counted as one", option, printable(names)));
  }
  return {static_cast<VertexId>(std::min(u, v)), static_cast<VertexId>(std::max(u, v))};
}

IntroductionBody IntroductionFacts::body(std::uint32_t v) const {
  const SystemId system = projection_.system_of[v];
  return {.id = std::string(projection_.ids[v]),
          .name = printed_name(place_, projection_.stakeholders[v]),
          .system = system == SystemId::none ? std::string{} : system_names()[index(system)]};
}

bool IntroductionFacts::front_line(std::uint32_t v) const {
  const auto table = place_.stakeholders();
  const std::size_t row = index(projection_.stakeholders[v]);
  const std::string tier = fold(place_.text(table.text(StakeholderColumn::tier, row)));
  const std::string kind = fold(place_.text(table.text(StakeholderColumn::kind, row)));
  return in_words(tier, "frontline|serviceuser") && (kind.empty() || in_words(kind, "person|post"));
}

std::vector<std::string> IntroductionFacts::system_names() const {
  std::vector<std::string> names = projection_.systems;
  const auto table = place_.systems();
  for (std::size_t row = 0; row < table.num_rows(); ++row) {
    const std::string_view id = place_.text(table.text(SystemColumn::id, row));
    const std::string_view name = place_.text(table.text(SystemColumn::name, row));
    const auto at = std::ranges::find(projection_.systems, id);
    if (at != projection_.systems.end() && !name.empty())
      names[static_cast<std::size_t>(at - projection_.systems.begin())] = name;
  }
  return names;
}

std::vector<VertexPair> IntroductionFacts::across_with_outcome() const {
  std::vector<VertexPair> pairs;
  const std::uint32_t n = projection_.network.num_vertices();
  for (std::uint32_t u = 0; u < n; ++u) {
    const SystemId own = projection_.system_of[u];
    if (own == SystemId::none || outcomes_of_[u].empty()) continue;
    std::vector<std::uint32_t> others;
    for (const std::uint32_t o : outcomes_of_[u]) {
      for (const std::uint32_t v : owners_[o]) {
        const SystemId other = projection_.system_of[v];
        if (v > u && other != own && other != SystemId::none) others.push_back(v);
      }
    }
    std::ranges::sort(others);
    others.erase(std::unique(others.begin(), others.end()), others.end());
    for (const std::uint32_t v : others)
      pairs.push_back({static_cast<VertexId>(u), static_cast<VertexId>(v)});
  }
  return pairs;
}

std::vector<std::string> IntroductionFacts::shared_outcomes(std::uint32_t u,
                                                            std::uint32_t v) const {
  std::vector<std::string> names;
  for (const std::uint32_t o : in_both(outcomes_of_[u], outcomes_of_[v])) {
    const auto id = place_.find(outcomes_[o]);
    names.push_back(id ? outcome_name(place_, *id) : outcomes_[o]);
  }
  return names;
}

std::vector<std::string> IntroductionFacts::shared_boards(std::uint32_t u, std::uint32_t v) const {
  std::vector<std::string> names;
  for (const std::uint32_t b : in_both(boards_of_[u], boards_of_[v]))
    names.push_back(board_names_[b]);
  std::ranges::sort(names);
  return names;
}

std::vector<std::uint32_t> IntroductionFacts::introducers(std::uint32_t u, std::uint32_t v) const {
  struct Between {
    std::uint32_t vertex;
    double weight;
  };
  std::vector<Between> found;
  auto at = usable_[v].begin();
  for (const Usable& one : usable_[u]) {
    while (at != usable_[v].end() && at->to < one.to) ++at;
    if (at == usable_[v].end()) break;
    if (at->to == one.to && !front_line(one.to)) found.push_back({one.to, one.weight * at->weight});
  }
  std::ranges::stable_sort(found, std::ranges::greater{}, &Between::weight);
  std::vector<std::uint32_t> out;
  for (const Between& one : found) out.push_back(one.vertex);
  return out;
}

bool IntroductionFacts::any_introducer(std::uint32_t u, std::uint32_t v) const {
  auto at = usable_[v].begin();
  for (const Usable& one : usable_[u]) {
    while (at != usable_[v].end() && at->to < one.to) ++at;
    if (at == usable_[v].end()) return false;
    if (at->to == one.to && !front_line(one.to)) return true;
  }
  return false;
}

std::vector<std::uint32_t> IntroductionFacts::chain(std::uint32_t u, std::uint32_t v,
                                                    const Execution& execution) const {
  const ChainOrder order = reliance_.asked ? ChainOrder::strongest : ChainOrder::fewest_hops;
  const std::vector<TrustedChain> found =
      trusted_chains(projection_.network, static_cast<VertexId>(u), static_cast<VertexId>(v),
                     reliance_.weight, {.count = 1, .order = order}, execution);
  std::vector<std::uint32_t> out;
  if (!found.empty()) {
    for (const VertexId one : found.front().vertices) out.push_back(index(one));
  }
  return out;
}

double IntroductionFacts::preference(std::uint32_t u, std::uint32_t v) const {
  const bool observed = projection_.observed(static_cast<VertexId>(u), static_cast<VertexId>(v));
  const double outcomes = static_cast<double>(
      std::min<std::size_t>(3, in_both(outcomes_of_[u], outcomes_of_[v]).size()));
  const double boards = in_both(boards_of_[u], boards_of_[v]).empty() ? 0.0 : 1.0;
  const double links =
      static_cast<double>(usable_[u].size() + usable_[v].size()) / (4.0 * most_links_);
  return (observed ? 16.0 : 0.0) + (any_introducer(u, v) ? 8.0 : 0.0) + 2.0 * outcomes + boards +
         links;
}

}  // namespace interstice
