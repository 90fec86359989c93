#include "graph/findings/influence/power_interest.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <set>

#include "graph/findings/influence/reading.hpp"
#include "graph/findings/visibility.hpp"

namespace interstice {
namespace {

constexpr std::array<std::string_view, 9> kCommitments = {
    "lead",      "accountable", "sponsor",     "contributor",  "co-designing",
    "consulted", "informed",    "beneficiary", "pulls against"};
constexpr std::size_t kContributor = 3;

std::size_t commitment_of(std::string_view cell) {
  if (cell.empty()) return kContributor;
  for (std::size_t i = 0; i < kCommitments.size(); ++i) {
    if (fold(cell) == fold(kCommitments[i])) return i;
  }
  return kContributor;  // a word that is not in the list is read as blank
}

struct Signed {
  std::size_t commitment = kCommitments.size();
  double interest = std::numeric_limits<double>::quiet_NaN();
};

struct Outcome {
  Text id{};
  std::map<std::uint32_t, Signed> by_vertex;
  std::set<std::uint32_t> people;  // rows
};

std::optional<double> known(double value) {
  return std::isnan(value) ? std::nullopt : std::optional(value);
}

}  // namespace

std::vector<PowerInterest> power_interest(
    const Place& place, const Projection& projection, const ProjectionOptions& reading,
    const std::function<std::optional<std::uint32_t>(std::uint32_t)>& body_of_vertex) {
  const Actors actors = actors_of(place, layers_of(place), projection, reading);
  const auto table = place.commitments();
  std::map<std::string_view, Outcome> outcomes;
  for (std::size_t row = 0; row < table.num_rows(); ++row) {
    const auto text = [&](CommitmentColumn column) { return place.text(table.text(column, row)); };
    if (!current(text(CommitmentColumn::since), text(CommitmentColumn::until), projection.as_of))
      continue;
    const auto who = place.stakeholder(table.text(CommitmentColumn::stakeholder, row));
    if (!who || actors.vertex_of[index(*who)] == kNoVertex) continue;
    Outcome& outcome = outcomes[text(CommitmentColumn::outcome)];
    outcome.id = table.text(CommitmentColumn::outcome, row);
    if (stays_unlisted(place, *who)) {
      outcome.people.insert(index(*who));
      continue;
    }
    const std::uint32_t v = actors.vertex_of[index(*who)];
    Signed& entry = outcome.by_vertex[v];
    entry.commitment = std::min(entry.commitment, commitment_of(text(CommitmentColumn::role)));
    const double interest = table.number(CommitmentColumn::interest, row);
    if (projection.stakeholders[v] == *who) entry.interest = std::fmax(entry.interest, interest);
  }
  std::vector<PowerInterest> grids;
  for (const auto& [id, outcome] : outcomes) {
    PowerInterest grid{.outcome = std::string(id),
                       .name = outcome_name(place, outcome.id),
                       .entries = {},
                       .people = static_cast<std::uint32_t>(outcome.people.size())};
    for (const auto& [v, entry] : outcome.by_vertex) {
      const auto body = body_of_vertex(v);
      if (!body) continue;
      const double own = place.stakeholders().number(StakeholderColumn::interest,
                                                     index(projection.stakeholders[v]));
      grid.entries.push_back(
          {.body = *body,
           .commitment = std::string(kCommitments[entry.commitment]),
           .interest = known(std::isnan(entry.interest) ? own : entry.interest)});
    }
    std::ranges::sort(grid.entries, {}, &GridEntry::body);
    grids.push_back(std::move(grid));
  }
  return grids;
}

}  // namespace interstice
