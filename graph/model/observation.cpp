#include "graph/model/observation.hpp"

#include <algorithm>
#include <tuple>

namespace interstice {
namespace {

std::string_view status(const Place& place, TableKind table, std::size_t column, Text cell) {
  if (cell == Text::none) return {};
  return match_choice(table_spec(table).columns[column], place.text(cell))
      .value_or(std::string_view{});
}

bool any_reporter(const Place& place) {
  return std::ranges::any_of(place.relationships().texts(RelationshipColumn::reported_by),
                             [](Text id) { return id != Text::none; });
}

// The latest row of `responses` for each stakeholder that holds for this layer and date; row + 1, 0 = none.
std::vector<std::uint32_t> latest_responses(const Place& place, const Layer& layer,
                                            const std::optional<Date>& as_of) {
  const auto table = place.responses();
  std::vector<std::uint32_t> latest(place.stakeholders().num_rows(), 0);
  std::vector<Date> when(latest.size());
  for (std::size_t row = 0; row < table.num_rows(); ++row) {
    const std::string_view kind = place.text(table.text(ResponseColumn::layer, row));
    if (!kind.empty() && fold(kind) != fold(layer.kind) && fold(kind) != fold(layer.name)) continue;
    const auto who = place.stakeholder(table.text(ResponseColumn::stakeholder, row));
    const auto span = parse_date(place.text(table.text(ResponseColumn::date, row)));
    const Date date = span ? span->first : Date{};
    if (!who || (as_of && date > *as_of)) continue;
    std::uint32_t& slot = latest[index(*who)];
    if (slot != 0) {
      // On the same day a row for this layer beats one for every layer; then an answer holds, so that the order of
      // rows does not matter.
      const auto rank = [&](std::size_t r) {
        const Text said = table.text(ResponseColumn::status, r);
        return std::tuple(
            place.text(table.text(ResponseColumn::layer, r)).empty(),
            status(place, TableKind::responses, static_cast<std::size_t>(ResponseColumn::status),
                   said) != "answered",
            place.text(said));
      };
      if (date < when[index(*who)] || (date == when[index(*who)] && rank(slot - 1) <= rank(row)))
        continue;
    }
    slot = static_cast<std::uint32_t>(row) + 1;
    when[index(*who)] = date;
  }
  return latest;
}

// Whether the undated column `response` says anything at this date: beside dated answers it is of the place's own day.
bool column_speaks(const Place& place, const std::optional<Date>& as_of) {
  if (!as_of) return true;
  const auto dates = place.responses().texts(ResponseColumn::date);
  const bool dated = std::ranges::any_of(
      dates, [&](Text cell) { return parse_date(place.text(cell)).has_value(); });
  const std::optional<Date> own = place.date();
  return !dated || !own || *as_of >= *own;
}

ResponseStatus status_of(std::string_view said) {
  if (said == "answered") return ResponseStatus::answered;
  if (said == "partly") return ResponseStatus::partly;
  if (said == "passed on") return ResponseStatus::passed_on;
  if (said == "declined") return ResponseStatus::declined;
  if (said == "no reply") return ResponseStatus::no_reply;
  if (said == "not asked") return ResponseStatus::not_asked;
  return ResponseStatus::unknown;
}

}  // namespace

std::vector<ResponseStatus> statuses_on(const Place& place, const Layer& layer,
                                        const std::optional<Date>& as_of) {
  const auto stakeholders = place.stakeholders();
  const std::vector<std::uint32_t> latest = latest_responses(place, layer, as_of);
  const bool column = column_speaks(place, as_of);
  std::vector<ResponseStatus> statuses(stakeholders.num_rows(), ResponseStatus::unknown);
  for (std::size_t row = 0; row < statuses.size(); ++row) {
    if (latest[row] == 0 && !column) continue;
    statuses[row] = status_of(
        latest[row] != 0
            ? status(place, TableKind::responses, static_cast<std::size_t>(ResponseColumn::status),
                     place.responses().text(ResponseColumn::status, latest[row] - 1))
            : status(place, TableKind::stakeholders,
                     static_cast<std::size_t>(StakeholderColumn::response),
                     stakeholders.text(StakeholderColumn::response, row)));
  }
  return statuses;
}

LayerResponses responses_on(const Place& place, const Layer& layer,
                            const std::optional<Date>& as_of) {
  const auto stakeholders = place.stakeholders();
  const std::size_t n = stakeholders.num_rows();
  const bool stated =
      stakeholders.has(StakeholderColumn::response) || place.responses().num_rows() > 0;
  if (layer.documentary && !layer.open_roster) {
    return {.basis = ResponseBasis::complete_roster, .answered = std::vector<std::uint8_t>(n, 1)};
  }
  if (stated) {
    LayerResponses result{.basis = ResponseBasis::stated};
    for (const ResponseStatus said : statuses_on(place, layer, as_of))
      result.answered.push_back(said == ResponseStatus::answered ? 1 : 0);
    return result;
  }
  if (!any_reporter(place)) {
    return {.basis = ResponseBasis::everyone_assumed, .answered = std::vector<std::uint8_t>(n, 1)};
  }
  const bool own_roster = layer.open_roster || layer.named_partners;
  if (layer.complete_roster || (!own_roster && fold(place.setting("roster")) == "complete")) {
    return {.basis = ResponseBasis::complete_roster, .answered = std::vector<std::uint8_t>(n, 1)};
  }
  const auto reporters = place.relationships().texts(RelationshipColumn::reported_by);
  if (std::ranges::find(reporters, Text::none) != reporters.end()) {
    return {.basis = ResponseBasis::some_reporters, .answered = std::vector<std::uint8_t>(n, 0)};
  }
  LayerResponses result{.basis = ResponseBasis::reporters,
                        .answered = std::vector<std::uint8_t>(n, 0)};
  for (const Text id : place.relationships().texts(RelationshipColumn::reported_by)) {
    if (const auto who = place.stakeholder(id)) result.answered[index(*who)] = 1;
  }
  return result;
}

std::optional<Date> first_asked(const Place& place) {
  const auto table = place.responses();
  std::optional<Date> first;
  for (std::size_t row = 0; row < table.num_rows(); ++row) {
    const auto span = parse_date(place.text(table.text(ResponseColumn::date, row)));
    if (!span ||
        status(place, TableKind::responses, static_cast<std::size_t>(ResponseColumn::status),
               table.text(ResponseColumn::status, row)) == "not asked")
      continue;
    if (!first || span->first < *first) first = span->first;
  }
  return first;
}

std::vector<std::uint8_t> asked(const Place& place) {
  const auto stakeholders = place.stakeholders();
  std::vector<std::uint8_t> result(stakeholders.num_rows(), 1);
  const auto mark = [&](std::size_t who, std::string_view said) {
    if (!said.empty()) result[who] = said == "not asked" ? 0 : 1;
  };
  for (std::size_t row = 0; row < result.size(); ++row) {
    mark(row, status(place, TableKind::stakeholders,
                     static_cast<std::size_t>(StakeholderColumn::response),
                     stakeholders.text(StakeholderColumn::response, row)));
  }
  for (std::size_t row = 0; row < place.responses().num_rows(); ++row) {
    if (const auto who =
            place.stakeholder(place.responses().text(ResponseColumn::stakeholder, row))) {
      mark(index(*who),
           status(place, TableKind::responses, static_cast<std::size_t>(ResponseColumn::status),
                  place.responses().text(ResponseColumn::status, row)));
    }
  }
  return result;
}

}  // namespace interstice
