#include "graph/gaps/paper_partnership.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "graph/gaps/body_rows.hpp"
#include "graph/model/error.hpp"

namespace interstice {
namespace {

constexpr std::size_t kMostBoardPairs = 50'000'000;

using Pairs = std::map<std::pair<std::uint32_t, std::uint32_t>, RecordPair>;

RecordPair& pair_of(Pairs& pairs, std::uint32_t u, std::uint32_t v) {
  RecordPair& pair = pairs[{std::min(u, v), std::max(u, v)}];
  pair.u = std::min(u, v);
  pair.v = std::max(u, v);
  return pair;
}

std::string_view choice(const Place& place, RelationshipColumn column, std::uint32_t row) {
  const ColumnSpec& spec =
      table_spec(TableKind::relationships).columns[static_cast<std::size_t>(column)];
  return match_choice(spec, place.text(place.relationships().text(column, row)))
      .value_or(std::string_view{});
}

// Agreements, and pairs whose working rows say that there is none.
void read_agreements(const Place& place, const Actors& actors, const std::vector<Layer>& layers,
                     const std::optional<Date>& as_of, Pairs& pairs) {
  const bool has_formality = place.relationships().has(RelationshipColumn::formality);
  for (const BodyRow& row : body_rows(place, actors, layers, as_of)) {
    const Layer& layer = layers[row.layer];
    if (!says_link(place, row.row)) continue;
    const auto agree = [&] {
      RecordPair& pair = pair_of(pairs, row.from, row.to);
      pair.agreement = true;
      pair.rows.push_back(row.row);
    };
    if (layer.role == LayerRole::formal) {
      agree();
    } else if (has_formality && layer.role == LayerRole::working && !layer.attitude) {
      const std::string_view said = choice(place, RelationshipColumn::formality, row.row);
      if (said == "formal") agree();
      if (said == "informal") pair_of(pairs, row.from, row.to).on_record = true;
    }
  }
}

void read_boards(const Place& place, const Actors& actors, const std::optional<Date>& as_of,
                 Pairs& pairs) {
  const auto table = place.memberships();
  std::map<std::string_view, std::set<std::uint32_t>> seats;
  for (std::size_t row = 0; row < table.num_rows(); ++row) {
    const auto text = [&](MembershipColumn column) { return place.text(table.text(column, row)); };
    const auto who = place.stakeholder(table.text(MembershipColumn::stakeholder, row));
    if (!who || actors.vertex_of[index(*who)] == kNoVertex ||
        fold(text(MembershipColumn::role)) == "observer" ||
        !current(text(MembershipColumn::since), text(MembershipColumn::until), as_of))
      continue;
    seats[text(MembershipColumn::board)].insert(actors.vertex_of[index(*who)]);
  }
  std::size_t count = 0;
  for (const auto& [board, members] : seats) {
    count += members.size() * (members.size() - 1) / 2;
    if (count > kMostBoardPairs) {
      throw Error(ErrorCode::resource_exhausted,
                  "paper partnerships: the boards have more than 50 million pairs of members");
    }
    for (auto u = members.begin(); u != members.end(); ++u) {
      for (auto v = std::next(u); v != members.end(); ++v) pair_of(pairs, *u, *v).board = true;
    }
  }
}

// By formal layer: who answered; nobody's silence is told apart where there is no such layer.
std::vector<std::vector<std::uint8_t>> formal_answers(const Place& place, const Actors& actors,
                                                      const std::vector<Layer>& layers,
                                                      const std::optional<Date>& as_of) {
  std::vector<std::vector<std::uint8_t>> answers;
  for (const Layer& layer : layers) {
    if (layer.role == LayerRole::formal && !layer.two_mode)
      answers.push_back(answered_on(place, actors, layer, as_of));
  }
  return answers;
}

}  // namespace

std::vector<RecordPair> record_pairs(const Place& place, const Actors& actors,
                                     const std::vector<Layer>& layers,
                                     const std::optional<Date>& as_of, const Network& network,
                                     const ObservedPairs& observed) {
  if (network.directed()) {
    throw Error(ErrorCode::invalid_argument,
                "paper partnerships: the network must be undirected; read it with view either");
  }
  Pairs pairs;
  read_agreements(place, actors, layers, as_of, pairs);
  read_boards(place, actors, as_of, pairs);
  for (const Tie& tie : network.ties()) {
    if (tie.from != tie.to) pair_of(pairs, index(tie.from), index(tie.to)).working = true;
  }
  const auto formal = formal_answers(place, actors, layers, as_of);
  std::vector<RecordPair> result;
  result.reserve(pairs.size());
  for (auto& entry : pairs) {
    RecordPair& pair = entry.second;
    if (!pair.agreement && !pair.board && !pair.working) continue;  // it says informal alone
    pair.asked = observed(static_cast<VertexId>(pair.u), static_cast<VertexId>(pair.v));
    const bool recorded = !formal.empty() && std::ranges::all_of(formal, [&](const auto& answered) {
      return answered[pair.u] != 0 || answered[pair.v] != 0;
    });
    pair.on_record = pair.on_record || pair.agreement || recorded;
    result.push_back(pair);
  }
  return result;
}

std::vector<MarkedCell> paper_partnerships(const std::vector<RecordPair>& pairs,
                                           const Actors& actors, const ObservedPairs& observed,
                                           const MarkedOptions& options) {
  std::vector<MarkedPair> marked;
  for (const RecordPair& pair : pairs) {
    if (!pair.agreement && !pair.board) continue;
    marked.push_back({.u = pair.u,
                      .v = pair.v,
                      .mark = !pair.asked    ? Mark::unknown
                              : pair.working ? Mark::no
                                             : Mark::yes,
                      .group = static_cast<std::uint8_t>(pair.agreement ? 0 : 1)});
  }
  return marked_cells(marked, actors.system_of, static_cast<std::uint32_t>(actors.systems.size()),
                      answers_of(observed), options);
}

std::vector<MarkedCell> under_the_radar(const std::vector<RecordPair>& pairs, const Actors& actors,
                                        const ObservedPairs& observed,
                                        const MarkedOptions& options) {
  std::vector<MarkedPair> marked;
  for (const RecordPair& pair : pairs) {
    if (!pair.working) continue;
    const bool on_paper = pair.agreement || pair.board;
    marked.push_back({.u = pair.u,
                      .v = pair.v,
                      .mark = on_paper         ? Mark::no
                              : pair.on_record ? Mark::yes
                                               : Mark::unknown});
  }
  return marked_cells(marked, actors.system_of, static_cast<std::uint32_t>(actors.systems.size()),
                      answers_of(observed), options);
}

}  // namespace interstice
