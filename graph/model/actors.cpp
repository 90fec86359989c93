#include "graph/model/actors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "graph/model/error.hpp"
#include "graph/model/nearest.hpp"

namespace interstice {
namespace {

constexpr int kLongestChain =
    16;  // person -> post -> team -> organisation and some; a longer one is a cycle

std::string_view kind_of(const Place& place, std::size_t row) {
  static const ColumnSpec& spec = table_spec(TableKind::stakeholders)
                                      .columns[static_cast<std::size_t>(StakeholderColumn::kind)];
  const Text cell = place.stakeholders().text(StakeholderColumn::kind, row);
  return cell == Text::none ? "organisation"
                            : match_choice(spec, place.text(cell)).value_or("organisation");
}

bool told(const Place& place, std::size_t row) {
  return fold(place.text(place.stakeholders().text(StakeholderColumn::told, row))) == "yes";
}

std::vector<std::uint8_t> find_boards(const Place& place, const std::vector<Layer>& layers) {
  const auto stakeholders = place.stakeholders();
  std::vector<std::uint8_t> board(stakeholders.num_rows(), 0);
  const bool has_kind = stakeholders.has(StakeholderColumn::kind);
  const bool has_mode = stakeholders.has(StakeholderColumn::mode);
  for (std::size_t row = 0; (has_kind || has_mode) && row < board.size(); ++row) {
    const std::string_view mode = place.text(stakeholders.text(StakeholderColumn::mode, row));
    if (has_kind && in_words(kind_of(place, row), "board|committee|event|fund")) board[row] = 1;
    if (mode == "2" || fold(mode) == "two") board[row] = 1;
  }
  const auto mark = [&](Text id) {
    if (const auto row = place.stakeholder(id)) board[index(*row)] = 1;
  };
  if (std::ranges::any_of(layers, &Layer::two_mode)) {
    const std::vector<std::uint16_t> layer_of = layer_of_rows(place, layers);
    for (std::size_t row = 0; row < layer_of.size(); ++row) {
      if (layers[layer_of[row]].two_mode)
        mark(place.relationships().text(RelationshipColumn::to, row));
    }
  }
  for (const Text id : place.memberships().texts(MembershipColumn::board)) mark(id);
  return board;
}

// The stakeholder that `row` is counted as.
std::size_t rolls_to(const Place& place, std::size_t row, const ActorOptions& options,
                     const std::vector<std::uint8_t>& board) {
  if (options.unit == Unit::person) return row;
  std::size_t at = row;
  for (int step = 0; step < kLongestChain; ++step) {
    const std::string_view kind = kind_of(place, at);
    const bool stays = kind == "post" && options.unit == Unit::post &&
                       (options.posts == Posts::all || told(place, at));
    if (stays || (kind != "person" && kind != "post")) return at;
    const auto up =
        place.stakeholder(place.stakeholders().text(StakeholderColumn::organisation, at));
    if (!up || board[index(*up)] != 0) return at;
    if (options.unit == Unit::post && kind == "person" && kind_of(place, index(*up)) != "post")
      return at;
    at = index(*up);
  }
  return row;
}

// A column of stakeholders as text by row, whatever its type; nothing if there is no such column.
struct TextColumn {
  std::string name;
  std::vector<std::string> cells;
};

std::string number_text(double value) {
  return std::isnan(value) ? std::string{} : fmt::format("{}", value);
}

std::vector<TextColumn> system_columns(const Place& place, std::string_view wanted) {
  std::vector<TextColumn> found;
  const TableData& table = place.table(TableKind::stakeholders);
  const std::string folded = fold(wanted);
  const auto specs = table_spec(TableKind::stakeholders).columns;
  for (std::size_t c = 0; c < specs.size(); ++c) {
    const TableData::Column& column = table.columns[c];
    const auto id = static_cast<StakeholderColumn>(c);
    // Names, and columns about the answers and who may see them, are no systems.
    const bool name_like = id == StakeholderColumn::id || id == StakeholderColumn::name ||
                           id == StakeholderColumn::response || id == StakeholderColumn::told ||
                           id == StakeholderColumn::named || id == StakeholderColumn::visibility;
    if (!column.present || (wanted.empty() && name_like)) continue;
    if (!wanted.empty() && fold(specs[c].name) != folded && !in_words(folded, specs[c].synonyms))
      continue;
    TextColumn out{.name = std::string(specs[c].name), .cells = {}};
    for (std::size_t row = 0; row < table.num_rows; ++row) {
      out.cells.push_back(is_number(specs[c].type) ? number_text(column.numbers[row])
                                                   : std::string(place.text(column.texts[row])));
    }
    found.push_back(std::move(out));
  }
  for (const ExtraColumn& extra : table.extras) {
    if (!wanted.empty() && fold(extra.name) != folded) continue;
    TextColumn out{.name = extra.name, .cells = {}};
    for (const Text cell : extra.cells) out.cells.emplace_back(place.text(cell));
    found.push_back(std::move(out));
  }
  return found;
}

std::optional<TextColumn> choose_system_column(const Place& place, const std::string& option) {
  const std::string setting(place.setting("systems"));
  const std::string wanted = !option.empty() ? option : !setting.empty() ? setting : "system";
  std::vector<TextColumn> found = system_columns(place, wanted);
  // A column of that very name beats one that the name is also a synonym of.
  const auto own = std::ranges::find_if(
      found, [&](const TextColumn& column) { return fold(column.name) == fold(wanted); });
  if (own != found.end()) return std::move(*own);
  if (!found.empty()) return std::move(found.front());
  if (option.empty() && setting.empty()) return std::nullopt;
  std::vector<std::string> names;
  for (const TextColumn& column : system_columns(place, {})) names.push_back(column.name);
  throw Error(option.empty() ? ErrorCode::parse_error : ErrorCode::not_found,
              fmt::format("systems: the stakeholders table has no column \"{}\"{}",
                          printable(wanted), suggestion(wanted, names)));
}

void name_systems(const Place& place, const ActorOptions& options, Actors& actors) {
  actors.system_of.assign(actors.stakeholders.size(), SystemId::none);
  const std::optional<TextColumn> column = choose_system_column(place, options.systems);
  if (!column) {
    const std::size_t n = place.stakeholders().num_rows();
    for (const TextColumn& candidate : system_columns(place, {})) {
      std::vector<std::string> values = candidate.cells;
      std::erase(values, std::string{});
      std::ranges::sort(values);
      const auto distinct =
          static_cast<std::size_t>(std::unique(values.begin(), values.end()) - values.begin());
      if (distinct >= 2 && distinct <= std::min<std::size_t>(n / 2, 60)) {
        actors.systems_candidates.push_back(candidate.name);
      }
    }
    return;
  }
  actors.systems_column = column->name;
  std::map<std::string, std::uint32_t, std::less<>> number;
  std::vector<std::string> first(actors.stakeholders.size());
  for (std::size_t v = 0; v < first.size(); ++v) {
    std::size_t parts = 0;
    for_each_part(column->cells[index(actors.stakeholders[v])], [&](std::string_view part) {
      if (parts++ == 0) first[v] = part;
    });
    if (parts > 1) ++actors.in_several_systems;
    if (parts > 0) number.emplace(first[v], 0U);
  }
  for (auto& [name, id] : number) {
    id = static_cast<std::uint32_t>(actors.systems.size());
    actors.systems.push_back(name);
  }
  for (std::size_t v = 0; v < first.size(); ++v) {
    if (!first[v].empty()) actors.system_of[v] = static_cast<SystemId>(number[first[v]]);
  }
}

}  // namespace

bool current(std::string_view since, std::string_view until, const std::optional<Date>& as_of) {
  if (!as_of) return true;
  const auto first = parse_date(since);
  const auto last = parse_date(until);
  return (!first || first->first <= *as_of) && (!last || *as_of <= last->last);
}

Actors find_actors(const Place& place, const std::vector<Layer>& layers,
                   const ActorOptions& options) {
  const auto table = place.stakeholders();
  const std::size_t rows = table.num_rows();
  const std::vector<std::uint8_t> board = find_boards(place, layers);
  const bool may_roll =
      table.has(StakeholderColumn::organisation) && table.has(StakeholderColumn::kind);
  Actors actors;
  std::vector<std::size_t> counted_as(rows);
  std::vector<std::uint8_t> is_vertex(rows, 0);
  std::vector<std::uint8_t> here(rows, 0);
  for (std::size_t row = 0; row < rows; ++row) {
    counted_as[row] = board[row] != 0 || !may_roll ? row : rolls_to(place, row, options, board);
    if (counted_as[row] != row) ++actors.rolled_up;
    const bool wanted = options.view == View::two_mode || board[row] == 0;
    here[row] = current(place.text(table.text(StakeholderColumn::since, row)),
                        place.text(table.text(StakeholderColumn::until, row)), options.as_of)
                    ? 1
                    : 0;
    is_vertex[row] = wanted && here[row] != 0 && counted_as[row] == row ? 1 : 0;
  }
  for (std::size_t row = 0; row < rows; ++row) {
    if (is_vertex[row] != 0) actors.stakeholders.push_back(static_cast<StakeholderRow>(row));
  }
  std::ranges::sort(actors.stakeholders, {}, [&](StakeholderRow row) {
    return place.text(table.text(StakeholderColumn::id, index(row)));
  });
  std::vector<std::uint32_t> own(rows, kNoVertex);
  for (std::size_t v = 0; v < actors.stakeholders.size(); ++v) {
    own[index(actors.stakeholders[v])] = static_cast<std::uint32_t>(v);
    actors.is_board.push_back(board[index(actors.stakeholders[v])]);
  }
  actors.vertex_of.resize(rows);
  actors.is_here.resize(rows);
  for (std::size_t row = 0; row < rows; ++row) {
    actors.is_here[row] = here[row] & here[counted_as[row]];
    actors.vertex_of[row] = actors.is_here[row] != 0 ? own[counted_as[row]] : kNoVertex;
  }
  name_systems(place, options, actors);
  return actors;
}

}  // namespace interstice
