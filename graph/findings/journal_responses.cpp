#include <algorithm>
#include <array>

#include "graph/findings/journal_parts.hpp"
#include "graph/findings/withholding.hpp"
#include "graph/model/actors.hpp"

namespace interstice {
namespace {

constexpr std::uint32_t kLeast = 3;  // fewer behind a count and it is withheld

using Count = std::optional<std::uint32_t> ResponseCounts::*;
constexpr std::array<Count, 6> kNotAnswered = {
    &ResponseCounts::partly,    &ResponseCounts::no_reply,  &ResponseCounts::declined,
    &ResponseCounts::passed_on, &ResponseCounts::not_asked, &ResponseCounts::unknown};

Count count_of(ResponseStatus status) {
  switch (status) {
    case ResponseStatus::unknown:
      return &ResponseCounts::unknown;
    case ResponseStatus::not_asked:
      return &ResponseCounts::not_asked;
    case ResponseStatus::no_reply:
      return &ResponseCounts::no_reply;
    case ResponseStatus::declined:
      return &ResponseCounts::declined;
    case ResponseStatus::passed_on:
      return &ResponseCounts::passed_on;
    case ResponseStatus::partly:
      return &ResponseCounts::partly;
    case ResponseStatus::answered:
      return &ResponseCounts::answered;
  }
  return &ResponseCounts::unknown;
}

// The kinds of link that say who answered: those asked of everybody; where there are none, those asked of named partners.
std::vector<const Layer*> asked_layers(const Projection& projection) {
  std::vector<const Layer*> all;
  std::vector<const Layer*> partners;
  for (const Layer& layer : projection.layer_details) {
    if (layer.documentary && !layer.open_roster) continue;
    (layer.named_partners ? partners : all).push_back(&layer);
  }
  return all.empty() ? partners : all;
}

std::vector<ResponseStatus> rows_on(const Place& place, const Layer& layer,
                                    const LayerResponses& responses,
                                    const std::optional<Date>& as_of) {
  if (responses.basis == ResponseBasis::stated) return statuses_on(place, layer, as_of);
  std::vector<ResponseStatus> rows;
  for (const std::uint8_t answered : responses.answered)
    rows.push_back(answered != 0 ? ResponseStatus::answered : ResponseStatus::unknown);
  return rows;
}

// By vertex: the best status of those counted as it; over layers, answered only where it is on each.
class BodyStatuses {
 public:
  explicit BodyStatuses(std::size_t n) : worst_(n, ResponseStatus::answered), best_(n) {}

  void add(const std::vector<ResponseStatus>& rows, const std::vector<std::uint32_t>& vertex_of) {
    std::vector<ResponseStatus> here(best_.size(), ResponseStatus::unknown);
    for (std::size_t row = 0; row < rows.size(); ++row) {
      if (vertex_of[row] == kNoVertex) continue;
      here[vertex_of[row]] = std::max(here[vertex_of[row]], rows[row]);
    }
    for (std::size_t v = 0; v < here.size(); ++v) {
      best_[v] = std::max(best_[v], here[v]);
      worst_[v] = std::min(worst_[v], here[v]);
    }
  }
  [[nodiscard]] ResponseStatus of(std::size_t v) const {
    if (worst_[v] == ResponseStatus::answered) return ResponseStatus::answered;
    return best_[v] == ResponseStatus::answered ? ResponseStatus::partly : best_[v];
  }

 private:
  std::vector<ResponseStatus> worst_;
  std::vector<ResponseStatus> best_;
};

void clear(ResponseCounts& counts, std::uint32_t to) {
  counts.answered = to;
  counts.asked = to;
  for (const Count count : kNotAnswered) counts.*count = to;
}

void forget(ResponseCounts& counts) { counts = {.bodies = counts.bodies}; }

void forget_statuses(ResponseCounts& counts) {
  counts = {.bodies = counts.bodies, .answered = counts.answered};
}

std::vector<JournalSystem> empty_systems(const Place& place, const Projection& projection) {
  std::vector<JournalSystem> systems;
  for (const std::string& id : projection.systems) systems.push_back({.id = id, .name = id});
  const auto table = place.systems();
  for (std::size_t row = 0; row < table.num_rows(); ++row) {
    const auto found = std::ranges::find(systems, place.text(table.text(SystemColumn::id, row)),
                                         &JournalSystem::id);
    const std::string_view name = place.text(table.text(SystemColumn::name, row));
    if (found != systems.end() && !name.empty()) found->name = name;
  }
  if (!systems.empty()) systems.push_back({.name = "system not stated"});
  return systems;
}

}  // namespace

void count_responses(const Place& place, const Projection& projection,
                     const ProjectionOptions& reading, JournalStatement& statement) {
  const std::vector<const Layer*> asked = asked_layers(projection);
  statement.systems = empty_systems(place, projection);
  statement.response.bodies = statement.bodies;
  const std::size_t n = projection.network.num_vertices();
  BodyStatuses statuses(n);
  const Actors actors = find_actors(place, layers_of(place),
                                    {.unit = reading.unit,
                                     .posts = reading.posts,
                                     .view = projection.view,
                                     .as_of = projection.as_of,
                                     .systems = reading.systems});
  statement.basis = ResponseBasis::complete_roster;
  for (const Layer* layer : asked) {
    const LayerResponses responses = responses_on(place, *layer, projection.as_of);
    statement.basis = responses.basis;
    statuses.add(rows_on(place, *layer, responses, projection.as_of), actors.vertex_of);
  }
  statement.on_record = statement.basis == ResponseBasis::complete_roster;
  const bool recorded =
      statement.basis == ResponseBasis::stated || statement.basis == ResponseBasis::reporters;
  if (recorded) clear(statement.response, 0);
  for (JournalSystem& system : statement.systems) {
    if (recorded) clear(system.response, 0);
  }
  for (std::size_t v = 0; v < n; ++v) {
    if (projection.is_board[v] != 0) continue;
    const SystemId id = projection.system_of[v];
    ResponseCounts* const system = statement.systems.empty() ? nullptr
                                   : id == SystemId::none    ? &statement.systems.back().response
                                                          : &statement.systems[index(id)].response;
    if (system != nullptr) ++system->bodies;
    if (!recorded) continue;
    const Count count = count_of(statuses.of(v));
    for (ResponseCounts* counts : {&statement.response, system}) {
      if (counts == nullptr) continue;
      ++*(counts->*count);
      if (count != &ResponseCounts::not_asked && count != &ResponseCounts::unknown)
        ++*counts->asked;
    }
  }
  if (!statement.systems.empty() && statement.systems.back().response.bodies == 0)
    statement.systems.pop_back();
  if (statement.basis != ResponseBasis::reporters) return;
  // Reporters tell who answered; nobody says who was asked.
  forget_statuses(statement.response);
  for (JournalSystem& system : statement.systems) forget_statuses(system.response);
}

void withhold_responses(JournalStatement& statement) {
  ResponseCounts& total = statement.response;
  if (!total.answered) return;  // nobody's answer is known
  statement.responses_withheld = true;
  if (tells_who({total.bodies, *total.answered})) {
    forget(total);
    for (JournalSystem& system : statement.systems) forget(system.response);
    statement.pairs_observed.reset();  // it follows from how many answered
    statement.pairs_possible.reset();
    statement.manifest.pairs_observed = 0.0;
    statement.manifest.pairs_possible = 0.0;
    statement.manifest.pairs_withheld = true;
    return;
  }
  const bool few = std::ranges::any_of(kNotAnswered, [&](Count count) {
    return (total.*count).value_or(0) > 0 && (total.*count).value_or(0) < kLeast;
  });
  if (few) forget_statuses(total);
  // As in reports, so that the two together tell no more than either.
  std::vector<AnswerCount> groups;
  for (const JournalSystem& system : statement.systems)
    groups.push_back({system.response.bodies, system.response.answered.value_or(0)});
  const std::vector<std::uint8_t> withheld = withheld_groups(groups);
  for (std::size_t i = 0; i < groups.size(); ++i) {
    ResponseCounts& counts = statement.systems[i].response;
    withheld[i] != 0 ? forget(counts) : forget_statuses(counts);
  }
}

}  // namespace interstice
