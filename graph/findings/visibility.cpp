#include "graph/findings/visibility.hpp"

#include <algorithm>

namespace interstice {
namespace {

std::string_view stakeholder_choice(const Place& place, StakeholderColumn column,
                                    StakeholderRow row) {
  const ColumnSpec& spec =
      table_spec(TableKind::stakeholders).columns[static_cast<std::size_t>(column)];
  const Text cell = place.stakeholders().text(column, index(row));
  return cell == Text::none ? std::string_view{}
                            : match_choice(spec, place.text(cell)).value_or(std::string_view{});
}

}  // namespace

Visibility::Visibility(const Place& place, Audience audience)
    : place_(place),
      audience_(audience),
      default_(fold(place.setting("visibility"))),
      open_(in_words(default_, "public|published")) {}

bool Visibility::visible(std::string_view cell) const {
  if (audience_ == Audience::team) return true;
  const std::string folded = cell.empty() ? default_ : fold(cell);
  if (in_words(folded, "public|published")) return true;
  return audience_ == Audience::partners && folded == "partners";
}

bool Visibility::body(StakeholderRow row) const {
  if (audience_ == Audience::team) return true;
  const auto table = place_.stakeholders();
  const auto choice = [&](StakeholderColumn column) {
    return stakeholder_choice(place_, column, row);
  };
  // A kind that is not in the list may be a person under another word.
  const bool unlisted = choice(StakeholderColumn::kind).empty() &&
                        table.text(StakeholderColumn::kind, index(row)) != Text::none;
  const bool post = choice(StakeholderColumn::kind) == "post";
  const bool person = choice(StakeholderColumn::kind) == "person" || unlisted;
  const std::string_view named = choice(StakeholderColumn::named);
  const std::string_view tier = choice(StakeholderColumn::tier);
  // Without a kind it may be a person too.
  const bool blank = table.text(StakeholderColumn::kind, index(row)) == Text::none;
  if ((person || post || blank) && (tier == "front line" || tier == "service user")) return false;
  if (person && named != "yes") return false;
  if (post && (named == "no" || choice(StakeholderColumn::told) != "yes")) return false;
  return visible(place_.text(table.text(StakeholderColumn::visibility, index(row))));
}

bool Visibility::relationship(std::size_t row) const {
  return visible(place_.text(place_.relationships().text(RelationshipColumn::visibility, row)));
}

std::string printed_name(const Place& place, StakeholderRow row) {
  const auto table = place.stakeholders();
  const std::string_view kind = stakeholder_choice(place, StakeholderColumn::kind, row);
  const std::string_view tier = stakeholder_choice(place, StakeholderColumn::tier, row);
  if (kind == "person" || kind == "post" || kind.empty()) {
    if (tier == "front line") return "a member of front-line staff";
    if (tier == "service user") return "a service user";
  }
  if (kind == "person" && stakeholder_choice(place, StakeholderColumn::named, row) != "yes") {
    const auto of = place.stakeholder(table.text(StakeholderColumn::organisation, index(row)));
    return of ? "a person in " + printed_name(place, *of) : "a person";
  }
  const Text name = table.text(StakeholderColumn::name, index(row));
  return std::string(
      place.text(name == Text::none ? table.text(StakeholderColumn::id, index(row)) : name));
}

bool is_person(const Place& place, StakeholderRow row) {
  return stakeholder_choice(place, StakeholderColumn::kind, row) == "person";
}

bool stays_unlisted(const Place& place, StakeholderRow row) {
  const auto table = place.stakeholders();
  const auto folded = [&](StakeholderColumn column) {
    return fold(place.text(table.text(column, index(row))));
  };
  return is_person(place, row) ||
         (folded(StakeholderColumn::kind) == "post" &&
          in_words(folded(StakeholderColumn::tier), "frontline|serviceuser"));
}

}  // namespace interstice
