#include "graph/model/tie_list.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <tuple>

#include "graph/model/error.hpp"

namespace interstice {
namespace {

constexpr std::size_t kMostSharedPairs = 50'000'000;

// One row seen as a tie from u to v. In an undirected view u <= v, and the flags say which ways the row points.
struct Entry {
  std::uint32_t u = 0;
  std::uint32_t v = 0;
  std::uint32_t row = 0;  // memberships: + relationships.num_rows()
  bool forward = true;
  bool back = false;
  bool mutual = false;  // a row without direction
};

// What tells two reports of one link from two links, and orders the rows of a tie whatever the file's order.
struct RowKey {
  std::string_view from;
  std::string_view to;
  std::string_view since;
  std::string_view reporter;
  std::string_view kind;
  bool turned =
      false;  // a link without direction, written from its other end: another report of it
  auto operator<=>(const RowKey&) const = default;
};

class Collector {
 public:
  Collector(const Place& place, const std::vector<Layer>& layers,
            const std::vector<std::size_t>& chosen, const Actors& actors,
            const ProjectionOptions& options, Projection& projection)
      : place_(place),
        layers_(layers),
        actors_(actors),
        options_(options),
        projection_(projection) {
    read_.assign(layers.size(), 0);
    for (const std::size_t i : chosen) read_[i] = 1;
    const auto table = place.relationships();
    dated_ = table.has(RelationshipColumn::since) || table.has(RelationshipColumn::until);
    signed_ = table.has(RelationshipColumn::sign);
    unsure_ = table.has(RelationshipColumn::confidence);
  }

  std::vector<Entry> collect() {
    const std::vector<std::uint16_t> layer_of = layer_of_rows(place_, layers_);
    const auto table = place_.relationships();
    entries_.reserve(table.num_rows());
    for (std::size_t row = 0; row < table.num_rows(); ++row) {
      if (read_[layer_of[row]] == 0) {
        ++projection_.report.other_layers;
      } else if (keep(row)) {
        take_relationship(row, layers_[layer_of[row]]);
      }
    }
    const bool boards =
        projection_.view == View::two_mode || projection_.view == View::shared_boards;
    if (boards && options_.layers.empty()) take_memberships();
    return std::move(entries_);
  }

 private:
  bool keep(std::size_t row) {
    const auto table = place_.relationships();
    ProjectionReport& report = projection_.report;
    const auto text = [&](RelationshipColumn column) {
      return place_.text(table.text(column, row));
    };
    if (dated_ && !current(text(RelationshipColumn::since), text(RelationshipColumn::until),
                           projection_.as_of)) {
      return ++report.not_current, false;
    }
    if (table.number(RelationshipColumn::strength, row) == 0.0)
      return ++report.zero_strength, false;
    if (options_.layer_set == LayerSet::working && has_negative_sign(row))
      return ++report.negative, false;
    if (!unsure_) return true;
    const auto confidence = parse_confidence(text(RelationshipColumn::confidence));
    if (confidence && *confidence < options_.min_confidence) return ++report.low_confidence, false;
    return true;
  }

  bool has_negative_sign(std::size_t row) const {
    if (!signed_) return false;
    const auto sign = place_.text(place_.relationships().text(RelationshipColumn::sign, row));
    return !sign.empty() &&
           match_choice(table_spec(TableKind::relationships)
                            .columns[static_cast<std::size_t>(RelationshipColumn::sign)],
                        sign) == "-";
  }

  void take_relationship(std::size_t row, const Layer& layer) {
    const auto table = place_.relationships();
    const auto from = place_.stakeholder(table.text(RelationshipColumn::from, row));
    const auto to = place_.stakeholder(table.text(RelationshipColumn::to, row));
    const std::size_t before = projection_.report.rows_read;
    add(*from, *to, static_cast<std::uint32_t>(row), row_is_directed(place_, row, layer));
    if (projection_.report.rows_read > before &&
        (layer.role == LayerRole::negative || has_negative_sign(row)))
      ++projection_.report.conflict;
  }

  void take_memberships() {
    const auto table = place_.memberships();
    for (std::size_t row = 0; row < table.num_rows(); ++row) {
      if (!current(place_.text(table.text(MembershipColumn::since, row)),
                   place_.text(table.text(MembershipColumn::until, row)), projection_.as_of)) {
        ++projection_.report.not_current;
        continue;
      }
      add(*place_.stakeholder(table.text(MembershipColumn::stakeholder, row)),
          *place_.stakeholder(table.text(MembershipColumn::board, row)),
          static_cast<std::uint32_t>(place_.relationships().num_rows() + row), false);
    }
  }

  void add(StakeholderRow from, StakeholderRow to, std::uint32_t row, bool directed) {
    if (actors_.is_here[index(from)] == 0 || actors_.is_here[index(to)] == 0) {
      ++projection_.report.not_current;
      return;
    }
    const std::uint32_t u = actors_.vertex_of[index(from)];
    // In a shared_boards reading boards are no vertices: the entry holds the board's stakeholder row.
    const bool shared = projection_.view == View::shared_boards;
    const std::uint32_t v = shared ? index(to) : actors_.vertex_of[index(to)];
    if (u == kNoVertex || v == kNoVertex) {
      ++projection_.report.boards;
      return;
    }
    if (u == v && !shared) {
      ++projection_.report.inside_one_body;
      return;
    }
    ++projection_.report.rows_read;
    const bool ordered = shared || projection_.view == View::two_mode;
    if (ordered) {
      entries_.push_back({.u = u, .v = v, .row = row});
    } else if (projection_.view == View::directed) {
      entries_.push_back({.u = u, .v = v, .row = row, .mutual = !directed});
      if (!directed) {
        ++projection_.report.both_ways;
        entries_.push_back({.u = v, .v = u, .row = row, .mutual = true});
      }
    } else {
      entries_.push_back({.u = std::min(u, v),
                          .v = std::max(u, v),
                          .row = row,
                          .forward = !directed || u < v,
                          .back = !directed || u > v,
                          .mutual = !directed});
    }
  }

  const Place& place_;
  const std::vector<Layer>& layers_;
  const Actors& actors_;
  const ProjectionOptions& options_;
  Projection& projection_;
  std::vector<std::uint8_t> read_;
  bool dated_ = false;  // whether the columns are there to be read
  bool signed_ = false;
  bool unsure_ = false;
  std::vector<Entry> entries_;
};

// Entries by u, then v: two stable counting passes.
std::vector<Entry> sorted_by_ends(std::vector<Entry> entries, std::size_t num_keys) {
  std::vector<Entry> other(entries.size());
  for (const auto key : {&Entry::v, &Entry::u}) {
    std::vector<std::uint32_t> at(num_keys + 1, 0);
    for (const Entry& entry : entries) ++at[entry.*key + 1];
    std::partial_sum(at.begin(), at.end(), at.begin());
    for (const Entry& entry : entries) other[at[entry.*key]++] = entry;
    entries.swap(other);
  }
  return entries;
}

// As written; 1 where it was not, and for memberships.
double strength_of(const Place& place, const Entry& entry) {
  const auto table = place.relationships();
  if (entry.row >= table.num_rows()) return 1.0;
  const double strength = table.number(RelationshipColumn::strength, entry.row);
  return std::isnan(strength) ? 1.0 : strength;
}

RowKey key_of(const Place& place, const Entry& entry) {
  const auto table = place.relationships();
  if (entry.row >= table.num_rows()) return {};
  const auto text = [&](RelationshipColumn column) {
    return place.text(table.text(column, entry.row));
  };
  RowKey key{.from = text(RelationshipColumn::from),
             .to = text(RelationshipColumn::to),
             .since = text(RelationshipColumn::since),
             .reporter = text(RelationshipColumn::reported_by),
             .kind = text(RelationshipColumn::kind)};
  // A link without direction is the same whichever end is written first.
  if (entry.mutual && key.from > key.to) {
    std::swap(key.from, key.to);
    key.turned = true;
  }
  return key;
}

// The strengths of the parallel ties that the rows of one pair make in one layer, for one way of pointing: the k-th
// is the sum, over the links between the pair, of the largest k-th strength that any report gives.
std::vector<double> parallel_strengths(const Place& place, std::span<const Entry> run,
                                       bool Entry::*way) {
  struct Report {
    RowKey key;
    double strength;
  };
  std::vector<Report> reports;
  for (const Entry& entry : run) {
    if (entry.*way) reports.push_back({key_of(place, entry), strength_of(place, entry)});
  }
  std::ranges::sort(reports, [](const Report& a, const Report& b) {
    return a.key != b.key ? a.key < b.key : a.strength > b.strength;
  });
  std::vector<double> total;
  for (std::size_t link = 0; link < reports.size();) {
    std::vector<double> largest;
    std::size_t at = link;
    std::size_t ordinal = 0;
    for (; at < reports.size() && reports[at].key.from == reports[link].key.from &&
           reports[at].key.to == reports[link].key.to;
         ++at) {
      // Memberships have empty keys: a seat named twice is one seat.
      const bool again = at > link && reports[at].key == reports[at - 1].key;
      ordinal = again && !reports[at].key.from.empty() ? ordinal + 1 : 0;
      if (largest.size() <= ordinal) largest.push_back(0.0);
      largest[ordinal] = std::max(largest[ordinal], reports[at].strength);
    }
    if (total.size() < largest.size()) total.resize(largest.size(), 0.0);
    for (std::size_t k = 0; k < largest.size(); ++k) total[k] += largest[k];
    link = at;
  }
  return total;
}

std::vector<double> strengths_of(const Place& place, std::span<const Entry> run, View view,
                                 bool binary) {
  const bool any_forward = std::ranges::any_of(run, &Entry::forward);
  const bool any_back = std::ranges::any_of(run, &Entry::back);
  if (view == View::both && !(any_forward && any_back)) return {};
  if (binary) return {1.0};
  if (run.size() == 1) return {strength_of(place, run[0])};
  std::vector<double> forward = parallel_strengths(place, run, &Entry::forward);
  if (view != View::either && view != View::both) return forward;
  const std::vector<double> back = parallel_strengths(place, run, &Entry::back);
  if (view == View::both) {
    forward.resize(std::min(forward.size(), back.size()));
    for (std::size_t k = 0; k < forward.size(); ++k) forward[k] = std::min(forward[k], back[k]);
  } else {
    if (forward.size() < back.size()) forward.resize(back.size(), 0.0);
    for (std::size_t k = 0; k < back.size(); ++k) forward[k] = std::max(forward[k], back[k]);
  }
  return forward;
}

TieList shared_board_ties(std::vector<Entry> entries) {
  // By board, then body; two rows of one body on one board are one membership.
  std::ranges::sort(entries, {}, [](const Entry& e) { return std::pair(e.v, e.u); });
  entries.erase(
      std::unique(entries.begin(), entries.end(),
                  [](const Entry& a, const Entry& b) { return a.v == b.v && a.u == b.u; }),
      entries.end());
  std::vector<Tie> pairs;
  for (std::size_t first = 0; first < entries.size();) {
    std::size_t last = first;
    while (last < entries.size() && entries[last].v == entries[first].v) ++last;
    const std::size_t members = last - first;
    if (pairs.size() + members * (members - 1) / 2 > kMostSharedPairs) {
      throw Error(ErrorCode::resource_exhausted,
                  "shared boards: more than 50 million pairs of bodies sit on a board together");
    }
    for (std::size_t i = first; i < last; ++i) {
      for (std::size_t j = i + 1; j < last; ++j) {
        pairs.emplace_back(entries[i].u, entries[j].u, 1.0 / static_cast<double>(members - 1));
      }
    }
    first = last;
  }
  const auto ends = [](const Tie& tie) { return std::tuple(tie.from, tie.to, tie.strength); };
  std::ranges::sort(pairs, {}, ends);
  TieList list;
  for (const Tie& pair : pairs) {
    if (!list.ties.empty() && list.ties.back().from == pair.from &&
        list.ties.back().to == pair.to) {
      list.ties.back().strength += pair.strength;
    } else {
      list.ties.push_back(pair);
    }
  }
  list.row_starts.assign(list.ties.size() + 1, 0);
  return list;
}

}  // namespace

TieList list_ties(const Place& place, const std::vector<Layer>& layers,
                  const std::vector<std::size_t>& chosen, const Actors& actors,
                  const ProjectionOptions& options, Projection& projection) {
  std::vector<Entry> entries =
      Collector(place, layers, chosen, actors, options, projection).collect();
  if (projection.view == View::shared_boards) return shared_board_ties(std::move(entries));
  entries = sorted_by_ends(std::move(entries), actors.stakeholders.size());
  const bool binary = chosen.size() > 1 || options.repeats == Repeats::merged;
  const bool symmetrises = projection.view == View::either || projection.view == View::both;
  TieList list;
  list.ties.reserve(entries.size());
  list.rows.reserve(entries.size());
  list.row_starts.reserve(entries.size() + 1);
  list.row_starts.push_back(0);
  for (std::size_t first = 0; first < entries.size();) {
    std::size_t last = first + 1;
    while (last < entries.size() && entries[last].u == entries[first].u &&
           entries[last].v == entries[first].v)
      ++last;
    std::span<Entry> run = std::span(entries).subspan(first, last - first);
    first = last;
    const bool alone = run.size() == 1;
    if (alone && projection.view != View::both) {  // nearly every pair: nothing to merge
      if (symmetrises && run[0].forward != run[0].back) ++projection.report.one_way;
      list.ties.emplace_back(run[0].u, run[0].v, binary ? 1.0 : strength_of(place, run[0]));
      list.rows.push_back(run[0].row);
      list.row_starts.push_back(static_cast<std::uint32_t>(list.rows.size()));
      continue;
    }
    if (!alone) {
      std::ranges::sort(run, [&](const Entry& a, const Entry& b) {
        return std::tuple(key_of(place, a), strength_of(place, a), a.row) <
               std::tuple(key_of(place, b), strength_of(place, b), b.row);
      });
    }
    const bool forward = std::ranges::any_of(run, &Entry::forward);
    const bool back = std::ranges::any_of(run, &Entry::back);
    if (symmetrises && forward != back) ++projection.report.one_way;
    const std::vector<double> strengths = strengths_of(place, run, projection.view, binary);
    for (const double strength : strengths) {
      list.ties.emplace_back(run[0].u, run[0].v, strength);
      for (const Entry& entry : run) list.rows.push_back(entry.row);
      list.row_starts.push_back(static_cast<std::uint32_t>(list.rows.size()));
    }
    if (!strengths.empty() && run.size() > strengths.size())
      projection.report.merged += run.size() - strengths.size();
  }
  return list;
}

}  // namespace interstice
