#include "graph/findings/gaps/gap_context.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "graph/findings/influence/reading.hpp"
#include "graph/model/layers.hpp"

namespace interstice {
namespace {

constexpr std::size_t kMostSystems = 100;  // 4,950 pairs: more than anybody reads

std::string name_of_outcome(const Place& place, const std::string& id) {
  const auto table = place.outcomes();
  for (std::size_t row = 0; row < table.num_rows(); ++row) {
    if (place.text(table.text(OutcomeColumn::id, row)) == id)
      return outcome_name(place, table.text(OutcomeColumn::id, row));
  }
  return id;
}

}  // namespace

GapContext::GapContext(const Place& place, const Projection& projection,
                       const ProjectionOptions& reading, const Projection* directed,
                       Findings& findings, const Execution& execution)
    : place_(place),
      projection_(projection),
      directed_(directed),
      findings_(findings),
      execution_(execution),
      actors_(actors_of(place, layers_of(place), projection, reading)),
      facts_(place_facts(
          place, actors_, projection.as_of,
          projection.view == View::shared_boards ? BoardsAre::links : BoardsAre::reasons)) {}

std::string GapContext::too_many() const {
  const auto stated = std::ranges::count_if(
      projection_.system_of, [](SystemId system) { return system != SystemId::none; });
  const std::uint32_t most = TieModelOptions{}.max_bodies;
  if (projection_.systems.size() > kMostSystems) {
    return fmt::format(
        "the column \"{}\" names {} systems for {} bodies, and this version compares up to {}. Is "
        "it the right column?",
        projection_.systems_column, projection_.systems.size(), stated, kMostSystems);
  }
  if (stated > most) {
    return fmt::format("{} bodies have a system, and this version judges up to {}.", stated, most);
  }
  return {};
}

std::string GapContext::bar() const {
  if (projection_.view == View::shared_boards) {
    return "links are shared boards, which tie all their members at once, so pairs of bodies are "
           "not separate answers.";
  }
  if (projection_.systems.empty()) return "no column says which system each body belongs to.";
  return too_many();
}

const Interfaces& GapContext::interfaces() {
  if (!interfaces_) {
    InterfaceOptions options{.facts = &facts_.facts};
    // Bodies on one board are linked all at once: pairs are not separate answers, and no tail can be read off them.
    if (projection_.view == View::shared_boards)
      options.least_pairs = std::numeric_limits<std::uint64_t>::max();
    interfaces_ = interstice::interfaces(projection_.network, projection_.system_of, num_systems(),
                                         projection_.observed, options, execution_);
  }
  return *interfaces_;
}

const TieModel& GapContext::model() {
  if (!model_) {
    model_ = fit_tie_model(
        projection_.network, projection_.system_of, num_systems(), projection_.observed,
        {.affinities = PairAffinities::fitted, .facts = &facts_.facts}, execution_);
  }
  return *model_;
}

const TieModel& GapContext::any_model() {
  // Without patterns nothing was fitted: too few systems to compare.
  if (!model_ && interfaces_ && interfaces_->model.patterns != nullptr) return interfaces_->model;
  return model();
}

const FactRows& GapContext::rows() {
  if (!rows_) rows_ = fact_rows(place_, actors_, projection_.as_of);
  return *rows_;
}

Gap& GapContext::add(Gap gap, GapMembers members) {
  members_.insert_or_assign(gap.id, std::move(members));
  if (!gap.outcome.empty()) gap.outcome_name = name_of_outcome(place_, gap.outcome);
  std::vector<Gap>& list = gap.kind == GapKind::interface ? findings_.interfaces : findings_.gaps;
  list.push_back(std::move(gap));
  return list.back();
}

void GapContext::note(GapKind kind, std::string text) {
  if (kind == GapKind::interface) {
    findings_.interfaces_note = std::move(text);
    return;
  }
  const auto found = std::ranges::find(findings_.gap_kinds, kind, &GapKindSummary::kind);
  if (found == findings_.gap_kinds.end()) {
    findings_.gap_kinds.push_back({.kind = kind, .note = std::move(text)});
  } else {
    found->note = std::move(text);
  }
}

const GapMembers& GapContext::members(const std::string& id) const {
  static const GapMembers kNobody;
  const auto found = members_.find(id);
  return found == members_.end() ? kNobody : found->second;
}

}  // namespace interstice
