// Systems and go-betweens.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "graph/findings/go_betweens.hpp"
#include "graph/findings/sentences.hpp"
#include "viz/map/palette.hpp"
#include "viz/page/numbers.hpp"
#include "viz/page/sections.hpp"
#include "viz/page/text.hpp"

namespace interstice::page {
namespace {

constexpr std::size_t kGoBetweens =
    10;  ///< by rank; those that are the only route are shown whatever their rank

/// Of links: where a total is withheld, all are, as one would follow from the others.
Parts total(const Findings& findings, const std::optional<std::uint32_t>& value) {
  return {value && !findings.totals_withheld ? count(*value) : missing("withheld")};
}

Row system_row(const Findings& findings, std::size_t index) {
  const System& system = findings.systems[index];
  const Parts answered = {findings.answers.on_record          ? missing("on record")
                          : findings.answers.everyone_assumed ? missing("assumed: all")
                          : system.answered                   ? count(*system.answered)
                                                              : missing("withheld")};
  return {"",
          {{swatch(system_colour(index, system.colour)), name(system.name)},
           {count(system.bodies)},
           answered,
           total(findings, system.within),
           total(findings, system.across)}};
}

/// Those on the most routes, and all who are the only one for others; by rank or in the order of their names.
std::vector<const Body*> chosen(const Findings& findings) {
  std::vector<const Body*> bodies = leading_go_betweens(findings, kGoBetweens);
  for (const Body& body : findings.bodies) {
    if (!body.is_board && body.only_route == OnlyRoute::yes &&
        std::find(bodies.begin(), bodies.end(), &body) == bodies.end())
      bodies.push_back(&body);
  }
  const bool by_name = in_order_of_names(findings);
  std::stable_sort(bodies.begin(), bodies.end(), [&](const Body* a, const Body* b) {
    return by_name ? a->name < b->name : a->rank < b->rank;
  });
  return bodies;
}

Parts share_of(const Body& body) {
  Parts parts = {number(body.share, per_100(body.share))};
  if (body.share_range) add_range(*body.share_range, hundredths, parts);
  return parts;
}

Parts place_of(const Findings& findings, const Body& body) {
  if (!is_ranked(findings, body)) return {missing("not ranked")};
  if (body.rank_low == 0) return {count(body.rank)};
  if (body.rank_low == body.rank_high) return {count(body.rank_low)};
  return {count(body.rank_low), plain(" to "), count(body.rank_high)};
}

Row body_row(const Findings& findings, const Body& body) {
  const Parts system = {body.system ? name(findings.systems[*body.system].name)
                                    : missing("not stated")};
  const Parts only_route =
      body.only_route == OnlyRoute::yes
          ? Parts{plain(fmt::format("the {} for ", link_words(findings.links_from).only_route)),
                  count(body.cut_off), plain(body.cut_off == 1 ? " body" : " bodies")}
      : body.only_route == OnlyRoute::withheld    ? Parts{missing("not said here")}
      : body.only_route == OnlyRoute::cannot_tell ? Parts{missing("we cannot tell")}
                                                  : Parts{plain("not the only route")};
  return {"",
          {{name(body.name)},
           system,
           {body.degree ? count(*body.degree) : missing("withheld")},
           share_of(body),
           place_of(findings, body),
           only_route}};
}

Row named_row(const Findings& findings, const Nomination& one) {
  const Body& body = findings.bodies[one.body];
  Row row{"",
          {{name(body.name)},
           {body.system ? name(findings.systems[*body.system].name) : missing("not stated")},
           {count(*one.named_by)}}};
  if (findings.audience != Audience::team) return row;
  row.cells.push_back(one.rank_low == 0 || one.rank_low == one.rank_high
                          ? Parts{count(one.rank)}
                          : Parts{count(one.rank_low), plain(" to "), count(one.rank_high)});
  row.cells.push_back({count(one.usual_high.value_or(0))});
  return row;
}

}  // namespace

void add_systems(const Findings& findings, data& page) {
  Table table{"systems-table",
              "Systems: how many bodies, who answered, and their links",
              {{"System", Align::left},
               {"Bodies"},
               {"Answered"},
               {"Links inside it"},
               {"Links to other systems"}}};
  for (std::size_t i = 0; i < findings.systems.size(); ++i) table.add(system_row(findings, i));
  page.set("systems_table", std::move(table).take());
}

void add_go_betweens(const Findings& findings, data& page) {
  Table table{"go-betweens-table",
              "Go-betweens: how many routes between others pass through each",
              {{"Name", Align::left},
               {"System", Align::left},
               {"Linked with"},
               {"Of the shortest routes between others (lowest to highest, leaving one out: no "
                "likely range)"},
               {"Place"},
               {"If it were vacant", Align::left}}};
  const std::vector<const Body*> shown = chosen(findings);
  for (const Body* body : shown) table.add(body_row(findings, *body));
  page.set("go_betweens_shown", whole(shown.size()));
  page.set("go_betweens_all", whole(std::max(shown.size(), num_go_betweens(findings))));
  page.set("go_betweens_table", std::move(table).take());
  page.set("in_order_of_names", in_order_of_names(findings));
  page.set("ranges_of_shares", findings.left_out > 0);
  page.set("left_out", whole(findings.left_out));
  page.set("left_out_some", findings.left_out < findings.answers.bodies);
  page.set("go_betweens_note", findings.go_betweens_note.empty() || in_order_of_names(findings)
                                   ? data{false}
                                   : data{sentence_text(findings.go_betweens_note)});
}

void add_named(const Findings& findings, data& page) {
  page.set("unit_note",
           findings.unit_note.empty() ? data{false} : data{sentence_text(findings.unit_note)});
  const bool any = findings.influence && !findings.influence->named_by.empty();
  page.set("named", any);
  page.set("named_statement", false);
  page.set("named_table", false);
  if (!any) return;
  const NamedBy& layer = findings.influence->named_by.front();
  if (!layer.statement.empty()) page.set("named_statement", sentence_text(layer.statement));
  const bool team = findings.audience == Audience::team;
  std::vector<Column> columns = {{"Name", Align::left}, {"System", Align::left}, {"Named by"}};
  if (team) columns.insert(columns.end(), {{"Place"}, {"Chance gives up to"}});
  Table table{"named-table",
              fmt::format("Named by others on \u201c{}\u201d: by how many", layer.kind),
              std::move(columns)};
  const std::vector<const Nomination*> shown = leading_named(findings, layer, kGoBetweens);
  for (const Nomination* one : shown) table.add(named_row(findings, *one));
  const std::string how_many = named_shown(layer, shown.size());
  page.set("named_shown", how_many.empty() ? data{false} : data{sentence_text(how_many)});
  page.set("named_by_name", !team && in_order_of_names(findings));
  page.set("named_by_chance", team);
  page.set("named_table", std::move(table).take());
}

}  // namespace interstice::page
