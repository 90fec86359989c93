#include <fmt/format.h>

#include <algorithm>

#include "cli/influence_output.hpp"
#include "cli/output.hpp"
#include "graph/findings/influence/influence_words.hpp"

namespace interstice::cli {
namespace {

using Cells = std::vector<std::string>;

// A place: empty where nobody is ranked.
std::string place_cell(std::uint32_t place) {
  return place == 0 ? std::string{} : fmt::format("{}", place);
}

std::string count_cell(const std::optional<std::uint32_t>& count) {
  return count ? fmt::format("{}", *count) : std::string{};
}

std::string list_cell(const Cells& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ";") + name;
  return text;
}

void append(Cells& row, const Cells& more) { row.insert(row.end(), more.begin(), more.end()); }

Cells position_cells(const Findings& findings, const Body& body) {
  const bool ranked = is_ranked(findings, body);
  const bool withheld = body.only_route == OnlyRoute::withheld;
  const auto rank = [&](std::uint32_t place) { return ranked ? place_cell(place) : std::string{}; };
  const auto end = [&](double Range::*which) {
    return body.share_range ? csv_number((*body.share_range).*which) : std::string{};
  };
  return {rank(body.rank),
          body.id,
          body.name,
          system_of(body, findings, &System::id),
          csv_number(body.share),
          end(&Range::low),
          end(&Range::high),
          rank(body.rank_low),
          rank(body.rank_high),
          withheld         ? ""
          : body.cut_point ? "1"
                           : "0",
          std::string(to_string(body.only_route)),
          withheld ? "" : fmt::format("{}", body.cut_off),
          count_cell(body.degree),
          csv_number(body.betweenness)};
}

Cells role_cells(const InfluenceFindings& influence, std::uint32_t body) {
  if (influence.roles.empty()) return Cells(7);
  const Role& role = influence.roles[body];
  return {std::string(to_string(role.formal)),
          std::string(to_string(role.basis)),
          csv_number(role.authority),
          list_cell(role.chairs),
          list_cell(role.leads),
          role.statutory_post,
          count_cell(role.reported_to_by)};
}

Cells other_cells(const InfluenceFindings& influence, std::uint32_t body) {
  if (!influence.other_counts) return Cells(3);
  const OtherCounts& counts = *influence.other_counts;
  Cells ways;
  for (const Way way : counts.first[body]) ways.emplace_back(to_string(way));
  return {list_cell(ways), place_cell(counts.certain_low[body]),
          place_cell(counts.certain_high[body])};
}

Cells name_cells(const InfluenceFindings& influence, std::uint32_t body) {
  const Nomination* one = nomination_of(influence, body);
  if (one == nullptr) return Cells(8);
  const NamedBy& layer = influence.named_by.front();
  const bool without =
      std::ranges::find(influence.without_role, body) != influence.without_role.end();
  const bool judged = one->usual_high.has_value();
  const bool unknown =
      std::ranges::find(influence.role_unknown, body) != influence.role_unknown.end();
  return {layer.kind,
          count_cell(one->named_by),
          count_cell(layer.raters),
          place_cell(one->rank),
          place_cell(one->rank_low),
          place_cell(one->rank_high),
          judged ? (one->often ? "1" : "0") : "",
          judged && !unknown ? (without ? "1" : "0") : ""};
}

}  // namespace

void print_influence_rows(const Findings& findings) {
  std::vector<Cells> rows;
  for (const Body* body : by_rank(findings)) {
    const auto number = static_cast<std::uint32_t>(body - findings.bodies.data());
    Cells row = position_cells(findings, *body);
    append(row, role_cells(*findings.influence, number));
    append(row, name_cells(*findings.influence, number));
    append(row, other_cells(*findings.influence, number));
    rows.push_back(std::move(row));
  }
  print_csv({"rank",
             "id",
             "name",
             "system",
             "share",
             "share_low",
             "share_high",
             "rank_low",
             "rank_high",
             "cut_point",
             "only_route",
             "cut_off",
             "degree",
             "betweenness",
             "role",
             "role_basis",
             "authority",
             "chairs",
             "leads",
             "statutory_post",
             "reported_to_by",
             "named_on",
             "named_by",
             "named_raters",
             "named_rank",
             "named_rank_low",
             "named_rank_high",
             "named_often",
             "without_role",
             "first_five_by",
             "certain_low",
             "certain_high"},
            rows);
}

void print_grid_rows(const Findings& findings, const PowerInterest& grid) {
  std::vector<Cells> rows;
  for (const GridEntry& entry : grid.entries) {
    const Body& body = findings.bodies[entry.body];
    const Role& role = findings.influence->roles[entry.body];
    rows.push_back({grid.outcome, body.id, body.name, system_of(body, findings, &System::id),
                    entry.commitment, std::string(to_string(role.formal)),
                    csv_number(role.authority), csv_number(entry.interest), csv_number(body.share),
                    count_cell(named_by(*findings.influence, entry.body))});
  }
  print_csv({"outcome", "id", "name", "system", "commitment", "role", "authority", "interest",
             "share", "named_by"},
            rows);
}

void print_between_rows(const Findings& findings) {
  std::vector<Cells> rows;
  for (const BetweenSystems& between : findings.influence->between_systems) {
    for (const GoBetween& one : between.go_betweens) {
      const Body& body = findings.bodies[one.body];
      rows.push_back({findings.systems[between.system_a].id, findings.systems[between.system_b].id,
                      fmt::format("{}", between.pairs), fmt::format("{}", between.linked),
                      fmt::format("{}", between.joined), body.id, body.name, csv_number(one.share),
                      csv_number(one.expected), csv_number(one.chance_low),
                      csv_number(one.chance_high), csv_number(one.p),
                      fmt::format("{}", between.permutations), fmt::format("{}", one.only_route)});
    }
  }
  print_csv({"system_a", "system_b", "pairs", "linked", "joined", "id", "name", "share", "expected",
             "expected_low", "expected_high", "p", "permutations", "only_route"},
            rows);
}

void print_way_in_rows(const Findings& findings) {
  std::vector<Cells> rows;
  const WayIn& way = *findings.influence->way_in;
  for (std::size_t c = 0; c < way.chains.size(); ++c) {
    const IntroductionChain& chain = way.chains[c];
    for (std::size_t i = 0; i < chain.bodies.size(); ++i) {
      const Body& body = findings.bodies[chain.bodies[i]];
      rows.push_back({fmt::format("{}", c + 1), fmt::format("{}", i + 1), body.id, body.name,
                      system_of(body, findings, &System::id),
                      i == 0 ? std::string{} : std::string(to_string(chain.links[i - 1]))});
    }
  }
  print_csv({"chain", "step", "id", "name", "system", "link"}, rows);
}

}  // namespace interstice::cli
