#include "graph/findings/audience_copy.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <span>

#include "graph/findings/audience_links.hpp"
#include "graph/findings/visibility.hpp"
#include "graph/model/error.hpp"

namespace interstice {
namespace {

// The columns handed on, by table; a table that is not here is not.
struct Kept {
  TableKind table;
  std::string_view columns;  // folded, with '|' between
};
constexpr std::array kKept = {
    Kept{TableKind::stakeholders,
         "id|name|kind|mode|system|sector|tier|reach|organisation|areas|response|since|until|named|"
         "told|"
         "visibility"},
    Kept{
        TableKind::relationships,
        "from|to|kind|direction|formality|strength|confidence|outcomes|since|until|amount|currency|"
        "visibility"},
    Kept{TableKind::layers,
         "kind|name|modes|question|source|direction|scale|role|askedof|roster|mostnames|recall"},
    Kept{TableKind::memberships, "stakeholder|board|role|mandate|since|until"},
    Kept{TableKind::outcomes, "id|name|description|parent"},
    Kept{TableKind::commitments, "stakeholder|outcome|role|priority|since|until"},
    Kept{TableKind::expected, "a|b|outcome|reason"},
    Kept{TableKind::areas, "code|name|parent|population"},
    Kept{TableKind::systems, "id|name|colour|kind"},
    Kept{TableKind::place, "key|value"},
};

std::size_t number(StakeholderColumn column) { return static_cast<std::size_t>(column); }

class Copier {
 public:
  Copier(const Place& place, Audience audience)
      : place_(place), visibility_(place, audience), links_(place, audience) {
    shown_.resize(place.num_texts());
    for (std::uint32_t row = 0; row < place.stakeholders().num_rows(); ++row) {
      if (visibility_.body(static_cast<StakeholderRow>(row)))
        shown_[index(place.stakeholders().text(StakeholderColumn::id, row))] = true;
    }
  }

  AudienceCopy copy() {
    copy_.tables.source = place_.tables().source;
    text_.resize(place_.num_texts(), Text::none);
    for (const TableSpec& spec : table_specs()) copy_table(spec);
    mend_stakeholders();
    return std::move(copy_);
  }

 private:
  Text copied(Text text) {
    Text& to = text_[index(text)];
    if (text != Text::none && to == Text::none) to = copy_.tables.pool.intern(place_.text(text));
    return to;
  }

  [[nodiscard]] bool keeps(const TableSpec& spec, std::size_t row) const {
    switch (spec.kind) {
      case TableKind::stakeholders:
        return shown_[index(place_.stakeholders().text(StakeholderColumn::id, row))];
      case TableKind::relationships:
        return shows(place_.relationships().text(RelationshipColumn::from, row)) &&
               shows(place_.relationships().text(RelationshipColumn::to, row)) && links_.keeps(row);
      case TableKind::layers:
        return links_.keeps_kind(place_.text(place_.layers().text(LayerColumn::kind, row)));
      case TableKind::memberships:
        return visibility_.open() &&
               shows(place_.memberships().text(MembershipColumn::stakeholder, row)) &&
               shows(place_.memberships().text(MembershipColumn::board, row));
      case TableKind::commitments:
        return visibility_.open() &&
               shows(place_.commitments().text(CommitmentColumn::stakeholder, row)) &&
               fold(place_.text(place_.commitments().text(CommitmentColumn::role, row))) !=
                   "pullsagainst";
      case TableKind::expected:
        return visibility_.open() && shows_end(place_.expected().text(ExpectedColumn::a, row)) &&
               shows_end(place_.expected().text(ExpectedColumn::b, row));
      case TableKind::place:
        return is_read(place_.text(place_.settings().text(PlaceColumn::key, row)));
      default:
        return true;
    }
  }

  [[nodiscard]] bool shows(Text id) const { return shown_[index(id)]; }
  // A system, or a stakeholder that is shown.
  [[nodiscard]] bool shows_end(Text id) const { return !place_.stakeholder(id) || shows(id); }

  // How the list came about is free text, in which people may be named.
  [[nodiscard]] bool is_read(std::string_view key) const {
    if (fold(key) == "boundary" && !visibility_.open()) return false;
    const auto specs = setting_specs();
    return std::ranges::any_of(specs,
                               [&](const ColumnSpec& s) { return fold(s.name) == fold(key); });
  }

  void copy_table(const TableSpec& spec) {
    const TableData& from = place_.table(spec.kind);
    if (!from.present) return;
    const auto kept = std::ranges::find(kKept, spec.kind, &Kept::table);
    if (kept == kKept.end()) {
      if (from.num_rows > 0) say("table {} ({})", spec.name, from.num_rows);
      return;
    }
    TableData& to = copy_.tables[spec.kind];
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < from.num_rows; ++row) {
      if (keeps(spec, row)) rows.push_back(row);
    }
    to.present = true;
    to.num_rows = rows.size();
    if (rows.size() < from.num_rows)
      say("{} of {} rows of {}", from.num_rows - rows.size(), from.num_rows, spec.name);
    for (std::size_t c = 0; c < spec.columns.size(); ++c) {
      if (!from.columns[c].present) continue;
      if (in_words(fold(spec.columns[c].name), kept->columns)) {
        copy_cells(from.columns[c], rows, to.columns[c]);
      } else {
        say("column {} of {}", spec.columns[c].name, spec.name);
      }
    }
    for (const ExtraColumn& extra : from.extras) copy_extra(spec, extra, rows, to);
    if (spec.kind == TableKind::relationships) {
      const std::size_t merged = links_.settle(rows, copy_.tables.pool, to);
      if (merged > 0) say("{} rows that say of two bodies what another row says", merged);
    }
    if (!from.unread.empty() || !from.unread_header.empty())
      say("what a newer program wrote into {}", spec.name);
  }

  void copy_cells(const TableData::Column& from, std::span<const std::size_t> rows,
                  TableData::Column& to) {
    to.present = true;
    for (const std::size_t row : rows) {
      if (!from.texts.empty()) to.texts.push_back(copied(from.texts[row]));
      if (!from.numbers.empty()) to.numbers.push_back(from.numbers[row]);
    }
  }

  void copy_extra(const TableSpec& spec, const ExtraColumn& from, std::span<const std::size_t> rows,
                  TableData& to) {
    const bool systems =
        spec.kind == TableKind::stakeholders && fold(place_.setting("systems")) == fold(from.name);
    if (!systems) {
      say("column {} of {}", from.name, spec.name);
      return;
    }
    ExtraColumn& extra = to.extras.emplace_back(ExtraColumn{.name = from.name, .cells = {}});
    for (const std::size_t row : rows) extra.cells.push_back(copied(from.cells[row]));
  }

  // Who answered stays at home; organisations that are not shown are not named.
  void mend_stakeholders() {
    TableData& table = copy_.tables[TableKind::stakeholders];
    TableData::Column& response = table.columns[number(StakeholderColumn::response)];
    response.present = true;
    response.texts.assign(table.num_rows, Text::none);
    for (Text& of : table.columns[number(StakeholderColumn::organisation)].texts) {
      const auto original = place_.find(copy_.tables.pool.view(of));
      if (!original || !shows(*original)) of = Text::none;
    }
  }

  template <class... Words>
  void say(fmt::format_string<Words...> text, Words&&... words) {
    copy_.left_out.push_back(fmt::format(text, std::forward<Words>(words)...));
  }

  const Place& place_;
  Visibility visibility_;
  AudienceLinks links_;
  std::vector<bool> shown_;  // by handle: ids of stakeholders
  std::vector<Text> text_;   // by handle of the place
  AudienceCopy copy_;
};

}  // namespace

AudienceCopy copy_for(const Place& place, Audience audience) {
  if (audience == Audience::team)
    throw Error(ErrorCode::invalid_argument, "copy_for: the team has the place itself");
  return Copier(place, audience).copy();
}

}  // namespace interstice
