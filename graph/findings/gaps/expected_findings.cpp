#include "graph/findings/gaps/expected_findings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "graph/findings/gaps/gap_cells.hpp"
#include "graph/findings/number_words.hpp"
#include "graph/gaps/expected_links.hpp"

namespace interstice {
namespace {

// Rows about one pair and outcome are one gap.
struct Key {
  std::string a;
  std::string b;
  std::string outcome;
  auto operator<=>(const Key&) const = default;
};

std::string reason_word(const GapContext& context, std::size_t row) {
  static const ColumnSpec& spec =
      table_spec(TableKind::expected).columns[static_cast<std::size_t>(ExpectedColumn::reason)];
  const auto cell =
      context.place().text(context.place().expected().text(ExpectedColumn::reason, row));
  const auto said = match_choice(spec, cell);
  return said && !said->empty() ? std::string(*said) : std::string{};
}

GapReason reason_of(const GapContext& context, std::size_t row) {
  const std::string word = reason_word(context, row);
  return {.text = word.empty() ? std::string("It is called for; no reason is stated.")
                               : fmt::format("A {} calls for it.", word),
          .rows = {row_reference(context.place().expected().data(), row)}};
}

SystemId system_of(const GapContext& context, SystemId named,
                   const std::vector<std::uint32_t>& side) {
  return named != SystemId::none ? named : context.projection().system_of[side.front()];
}

Gap to_gap(const GapContext& context, const Key& key, const ExpectedLink& link,
           GapMembers& members) {
  Gap gap{.kind = GapKind::expected,
          .id = fmt::format("expected:{}|{}{}", id_part(key.a), id_part(key.b),
                            key.outcome.empty() ? "" : "|" + id_part(key.outcome)),
          .outcome = key.outcome,
          .state = link.state,
          .pairs = static_cast<double>(link.pairs),
          .possible = static_cast<double>(link.possible),
          .observed = static_cast<std::uint32_t>(link.observed)};
  if (link.state == GapState::cannot_tell) {
    gap.why = link.possible == 1 ? "Neither side was asked, or answered."
                                 : fmt::format("Only {} of {} pairs were asked about.",
                                               whole_number(static_cast<double>(link.pairs)),
                                               whole_number(static_cast<double>(link.possible)));
  }
  std::uint32_t raters = 0;
  for (const auto* side : {&link.a, &link.b}) {
    for (const std::uint32_t v : *side)
      raters += context.projection().observed.answered(static_cast<VertexId>(v)) ? 1 : 0;
  }
  gap.raters = raters;
  set_systems(gap, members, system_of(context, link.system_a, link.a),
              system_of(context, link.system_b, link.b));
  return gap;
}

}  // namespace

void add_expected(GapContext& context) {
  const Projection& projection = context.projection();
  const auto table = context.place().expected();
  if (table.num_rows() == 0) {
    context.note(
        GapKind::expected,
        "The data list no link that a duty, plan, contract or pathway calls for (the table "
        "expected).");
    return;
  }
  if (projection.view == View::shared_boards) {
    context.note(GapKind::expected,
                 "Links that a duty or plan calls for are not looked at: " + context.bar());
    return;
  }
  std::map<Key, std::vector<ExpectedLink>> found;
  for (ExpectedLink& link :
       expected_links(context.place(), context.actors(), projection.network, projection.observed)) {
    const auto cell = [&](ExpectedColumn column) {
      return std::string(context.place().text(table.text(column, link.row)));
    };
    Key key{cell(ExpectedColumn::a), cell(ExpectedColumn::b), cell(ExpectedColumn::outcome)};
    if (key.b < key.a) {
      std::swap(key.a, key.b);
      std::swap(link.a, link.b);
      std::swap(link.system_a, link.system_b);
    }
    found[key].push_back(std::move(link));
  }
  for (const auto& [key, links] : found) {
    GapMembers members{links.front().a, links.front().b};
    Gap gap = to_gap(context, key, links.front(), members);
    for (const ExpectedLink& link : links) gap.reasons.push_back(reason_of(context, link.row));
    context.add(std::move(gap), std::move(members));
  }
  if (found.empty()) {
    context.note(GapKind::expected,
                 "No row of the table expected names two bodies or systems of this reading.");
  }
}

}  // namespace interstice
