#include "graph/findings/gaps/gap_reasons.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "graph/findings/number_words.hpp"
#include "graph/findings/visibility.hpp"

namespace interstice {
namespace {

constexpr std::size_t kMostBoards = 3;

const Coefficient* coefficient(const TieModel& model, Covariate covariate) {
  const auto found = std::ranges::find(model.coefficients, covariate, &Coefficient::covariate);
  return found == model.coefficients.end() ? nullptr : &*found;
}

// "a shared outcome raises the chance of a link from 30 to 51 in 100 pairs"; empty where it does not.
std::string raises(const TieModel& model, Covariate covariate) {
  const Coefficient* c = coefficient(model, covariate);
  if (c == nullptr || per_100(c->without) == per_100(c->with) || c->with < c->without) return {};
  return fmt::format("{} raises the chance of a link from {} to {} in 100 pairs",
                     to_string(covariate), per_100(c->without), per_100(c->with));
}

// Rows of both bodies about the same thing.
std::vector<std::string> shared_rows(const TableData& table, const std::vector<FactRow>& u,
                                     const std::vector<FactRow>& v) {
  std::vector<std::string> rows;
  for (const auto* side : {&u, &v}) {
    const auto& other = side == &u ? v : u;
    for (const FactRow& fact : *side) {
      if (std::ranges::find(other, fact.about, &FactRow::about) != other.end())
        rows.push_back(row_reference(table, fact.row));
    }
  }
  return rows;
}

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
  return text;
}

std::string name_of(const Place& place, Text id) {
  const auto row = place.stakeholder(id);
  return row ? printed_name(place, *row) : std::string(place.text(id));
}

bool contains(const std::vector<std::uint32_t>& rising, std::uint32_t v) {
  return std::ranges::binary_search(rising, v);
}

// The vertices of one side of a row of `expected`: a body, or nothing where it names a system.
std::uint32_t vertex_of(const GapContext& context, Text id) {
  const auto row = context.place().stakeholder(id);
  return row && context.actors().is_here[index(*row)] != 0 ? context.actors().vertex_of[index(*row)]
                                                           : kNoVertex;
}

void add_duties(GapContext& context, const GapMembers& members, Gap& gap) {
  const Place& place = context.place();
  const auto table = place.expected();
  const std::vector<System>& systems = context.findings().systems;
  const auto before = static_cast<std::ptrdiff_t>(gap.reasons.size());
  for (std::size_t row = 0; row < table.num_rows(); ++row) {
    const std::string_view outcome = place.text(table.text(ExpectedColumn::outcome, row));
    if (!gap.outcome.empty() && !outcome.empty() && outcome != gap.outcome) continue;
    const Text a = table.text(ExpectedColumn::a, row);
    const Text b = table.text(ExpectedColumn::b, row);
    const std::uint32_t u = vertex_of(context, a);
    const std::uint32_t v = vertex_of(context, b);
    const bool bodies = (contains(members.a, u) && contains(members.b, v)) ||
                        (contains(members.a, v) && contains(members.b, u));
    const auto is = [&](Text id, std::uint32_t system) {
      return !place.stakeholder(id) && place.text(id) == systems[system].id;
    };
    const bool whole = (is(a, gap.system_a) && is(b, gap.system_b)) ||
                       (is(a, gap.system_b) && is(b, gap.system_a));
    if (!bodies && !whole) continue;
    const std::string word = fold(place.text(table.text(ExpectedColumn::reason, row)));
    const std::string calls = in_words(word, "duty|plan|contract|pathway")
                                  ? "A " + word + " calls for"
                                  : std::string("The data call for");
    gap.reasons.push_back({.text = whole ? calls + " links between the two systems."
                                         : fmt::format("{} a link between {} and {}.", calls,
                                                       name_of(place, a), name_of(place, b)),
                           .rows = {row_reference(table.data(), row)}});
  }
  std::ranges::stable_sort(gap.reasons.begin() + before, gap.reasons.end(), {}, &GapReason::text);
}

void add_boards(GapContext& context, const GapMembers& members, Gap& gap) {
  struct Shared {
    std::size_t seats[2] = {0, 0};
    std::vector<std::string> rows;
  };
  std::map<Text, Shared> boards;
  const TableData& table = context.place().memberships().data();
  for (const int side : {0, 1}) {
    for (const std::uint32_t v : side == 0 ? members.a : members.b) {
      for (const FactRow& seat : context.rows().boards[v]) {
        ++boards[seat.about].seats[side];
        boards[seat.about].rows.push_back(row_reference(table, seat.row));
      }
    }
  }
  std::vector<std::pair<std::string, Shared>> both;
  for (auto& [id, shared] : boards) {
    if (shared.seats[0] > 0 && shared.seats[1] > 0)
      both.emplace_back(name_of(context.place(), id), std::move(shared));
  }
  std::ranges::sort(both, [](const auto& x, const auto& y) {
    const auto least = [](const Shared& s) { return std::min(s.seats[0], s.seats[1]); };
    return least(x.second) != least(y.second) ? least(x.second) > least(y.second)
                                              : x.first < y.first;
  });
  if (both.size() > kMostBoards) both.resize(kMostBoards);
  for (auto& [name, shared] : both) {
    gap.reasons.push_back({.text = fmt::format("Both sides sit on {}: {} and {} of them.", name,
                                               shared.seats[0], shared.seats[1]),
                           .rows = std::move(shared.rows)});
  }
}

void add_outcome_reason(GapContext& context, const GapMembers& members, Gap& gap) {
  GapReason reason;
  const std::string by = raises(context.any_model(), Covariate::shared_outcome);
  reason.text = by.empty() ? "All of them are signed up to it."
                           : fmt::format("All of them are signed up to it; {}.", by);
  const TableData& table = context.place().commitments().data();
  for (const auto* side : {&members.a, &members.b}) {
    for (const std::uint32_t v : *side) {
      for (const FactRow& fact : context.rows().outcomes[v]) {
        if (context.place().text(fact.about) == gap.outcome)
          reason.rows.push_back(row_reference(table, fact.row));
      }
    }
  }
  gap.reasons.push_back(std::move(reason));
}

}  // namespace

void add_tie_reasons(GapContext& context) {
  Findings& findings = context.findings();
  if (!context.bar().empty()) return;
  for (const Coefficient& c : context.any_model().coefficients) {
    findings.tie_reasons.push_back({.text = std::string(to_string(c.covariate)),
                                    .without = c.without,
                                    .with = c.with,
                                    .with_range = {c.with_low, c.with_high}});
    findings.in_common = findings.in_common || (c.covariate != Covariate::same_system &&
                                                c.covariate != Covariate::both_answered);
  }
}

GapReason pair_reason(GapContext& context, Covariate covariate, std::uint32_t u, std::uint32_t v) {
  const std::string by = raises(context.any_model(), covariate);
  GapReason reason{.text = capitalised(by.empty() ? std::string(to_string(covariate)) : by) + '.',
                   .in_brief = std::string(to_string(covariate))};
  const FactRows& rows = context.rows();
  const Place& place = context.place();
  switch (covariate) {
    case Covariate::shared_outcome:
    case Covariate::further_outcomes:
      reason.rows = shared_rows(place.commitments().data(), rows.outcomes[u], rows.outcomes[v]);
      break;
    case Covariate::shared_board:
    case Covariate::further_boards:
      reason.rows = shared_rows(place.memberships().data(), rows.boards[u], rows.boards[v]);
      break;
    case Covariate::expected: {
      const auto table = place.expected();
      for (std::size_t row = 0; row < table.num_rows(); ++row) {
        const std::uint32_t a = vertex_of(context, table.text(ExpectedColumn::a, row));
        const std::uint32_t b = vertex_of(context, table.text(ExpectedColumn::b, row));
        if ((a == u && b == v) || (a == v && b == u))
          reason.rows.push_back(row_reference(table.data(), row));
      }
      break;
    }
    case Covariate::same_system:
    case Covariate::area_overlap:
    case Covariate::same_tier:
    case Covariate::same_organisation:
      for (const std::uint32_t w : {u, v}) {
        reason.rows.push_back(row_reference(place.stakeholders().data(),
                                            index(context.projection().stakeholders[w])));
      }
      break;
    case Covariate::both_answered:
      break;
  }
  return reason;
}

void add_cell_reasons(GapContext& context) {
  Findings& findings = context.findings();
  const bool team = findings.audience == Audience::team;
  for (std::vector<Gap>* list : {&findings.interfaces, &findings.gaps}) {
    for (Gap& gap : *list) {
      const bool cell = gap.kind == GapKind::outcome || gap.kind == GapKind::interface ||
                        gap.kind == GapKind::level;
      if (!cell || gap.state != GapState::gap) continue;
      const GapMembers& members = context.members(gap.id);
      if (gap.kind == GapKind::outcome) add_outcome_reason(context, members, gap);
      if (!team) continue;
      add_duties(context, members, gap);
      add_boards(context, members, gap);
    }
  }
}

}  // namespace interstice
