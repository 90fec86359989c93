/// @file  Place -> Network: one stated reading of a place, with all that it merged, dropped and symmetrised.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/date.hpp"
#include "graph/model/layers.hpp"
#include "graph/model/network.hpp"
#include "graph/model/observation.hpp"
#include "graph/model/observed_pairs.hpp"
#include "graph/model/place.hpp"

namespace interstice {

/// How rows become ties. `shared_boards`: two bodies are tied where they sit on a board together (Newman 2001:
/// strength = sum over boards of 1/(members - 1)).
enum class View : std::uint8_t { directed, either, both, two_mode, shared_boards };
/// Who is a vertex. organisation: people and posts roll up to the organisation they belong to; post: people roll up
/// to their post where they belong to one; person: nobody rolls up.
enum class Unit : std::uint8_t { organisation, post, person };
/// Which posts are vertices at unit post: all, or those whose holder knows of the map (the others roll up).
enum class Posts : std::uint8_t { all, told };
/// Rows of one layer that differ only in strength: parallel ties, or one.
enum class Repeats : std::uint8_t { apart, merged };
/// Which layers are read where none is named.
enum class LayerSet : std::uint8_t { all, working };

struct ProjectionOptions {
  std::vector<std::string> layers =
      {};  ///< kinds or names; empty = those of `layer_set` that fit the view
  LayerSet layer_set = LayerSet::all;  ///< working: role working, and rows without a negative sign
  std::optional<View> view =
      std::nullopt;  ///< nothing = directed if a chosen layer is, else either; two_mode
                     ///< where the place has no one-mode layer
  Unit unit = Unit::organisation;
  Posts posts = Posts::all;  ///< unit post only
  std::string systems = {};  ///< column of stakeholders; empty = `systems` of place, else `system`
  std::optional<Date> as_of = std::nullopt;  ///< nothing = the place's date
  double min_confidence = 0.0;               ///< 0 to 1; rows with a lower confidence are left out
  Repeats repeats = Repeats::apart;  ///< merged: one tie a pair, strength 1, whatever rows say
};

/// What happened to the rows. Each relationship (or membership) is in exactly one of the counts but merged and conflict ones.
struct ProjectionReport {
  std::size_t rows_read = 0;      ///< rows that became ties or part of one
  std::size_t other_layers = 0;   ///< rows of layers not read
  std::size_t zero_strength = 0;  ///< an observed "no"
  std::size_t negative = 0;       ///< negative sign, left out of working links
  std::size_t conflict = 0;       ///< negative sign or layer, read as a link all the same
  std::size_t low_confidence = 0;
  std::size_t not_current = 0;  ///< outside since .. until at the date read, or of somebody who is
  std::size_t boards = 0;       ///< one-mode rows to or from a board
  std::size_t inside_one_body = 0;  ///< became self-ties by rolling up
  std::size_t merged = 0;           ///< rows beyond the first of their tie
  std::size_t both_ways =
      0;  ///< rows of mutual links that a directed view reads in both directions
  std::size_t one_way =
      0;  ///< pairs of which only one named the other (either: kept; both: left out)
  std::size_t rolled_up = 0;           ///< people and posts rolled up
  std::size_t in_several_systems = 0;  ///< bodies in more than one system, read under the first
};

/// One reading of a place. Text is views into the place, which must outlive it.
struct Projection {
  Network network;
  View view = View::either;
  Unit unit = Unit::organisation;
  std::optional<Date> as_of;
  std::vector<std::string> layers;   ///< kinds read, in byte order
  std::vector<Layer> layer_details;  ///< the same
  ProjectionReport report;
  std::string systems_column;  ///< empty = none
  std::vector<std::string>
      systems_candidates;  ///< columns that could hold systems; filled where none is chosen

  // By VertexId, which is the byte order of ids.
  std::vector<StakeholderRow> stakeholders;
  std::vector<std::string_view> ids;
  std::vector<std::string_view> names;  ///< the id where there is no name
  std::vector<SystemId> system_of;
  std::vector<std::uint8_t> is_board;  ///< second mode of a two_mode view

  std::vector<std::string> systems;  ///< by SystemId, in byte order
  ObservedPairs observed;
  ResponseBasis basis = ResponseBasis::everyone_assumed;

  // By TieId: the rows behind each tie; relationships first, then memberships (+ relationships.num_rows()).
  std::vector<std::uint32_t> row_starts;
  std::vector<std::uint32_t> rows;
  [[nodiscard]] std::span<const std::uint32_t> rows_of(TieId tie) const {
    return std::span(rows).subspan(row_starts[index(tie)],
                                   row_starts[index(tie) + 1] - row_starts[index(tie)]);
  }
};

/// Reads a place as a network.
///
/// Definition   Stakeholders are sorted by id, ties by their ends, so the order of rows never matters. One layer:
///              rows that differ only in strength stay parallel ties; every other pair has one tie, whose strength is
///              the sum over the links behind it (two reports of one link count once, with the larger strength).
///              Several layers: their binary union, one tie a pair, strength 1. either: the larger direction's
///              strength; both: the smaller. A mutual row gives both directions. A row without a strength counts 1;
///              strength 0 is no tie. Boards (kind board, committee, event or fund, mode 2, or in the second
///              mode of a two-mode layer) are in no one-mode network.
/// Complexity   O(rows log rows) worst case, linear in practice; shared_boards: O(sum of squared board sizes).
/// Errors       not_found: a layer or systems column that the place does not have, the nearest named.
///              invalid_argument: a one-mode layer in a two_mode view or the reverse.
///              parse_error: dated rows and no date to read them at.
///              unsupported: more than 64 layers at once that different bodies answered. resource_exhausted: over 50 million shared-board pairs.
[[nodiscard]] Projection project(const Place& place, const ProjectionOptions& options = {});
Projection project(Place&& place,
                   const ProjectionOptions& options = {}) = delete;  // would outlive its text

/// Whether the place has a one-mode layer of this set (else only two_mode and shared_boards have something to read).
[[nodiscard]] bool has_one_mode_layer(const Place& place, LayerSet layer_set);

[[nodiscard]] std::string_view to_string(View view);
[[nodiscard]] std::string_view to_string(Unit unit);

}  // namespace interstice
