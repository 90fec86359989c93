/// @file  What each kind of link means, with the defaults for what a file leaves blank (one layer = one kind).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/model/place.hpp"

namespace interstice {

enum class LayerRole : std::uint8_t { working, formal, money, negative };
enum class LayerScale : std::uint8_t {
  binary,
  larger,
  smaller
};  ///< which strength is the stronger tie

/// One kind of link of a place.
struct Layer {
  std::string kind;             ///< as in relationships.kind; "works with" where that is blank
  std::string name;             ///< for people; the kind where blank
  std::string question;         ///< its wording; empty if not given
  bool two_mode = false;        ///< from stakeholders to boards
  bool directed = false;        ///< rows without a direction of their own are from -> to
  bool documentary = false;     ///< from documents, nobody was asked
  bool named_partners = false;  ///< asked of named partners only: missing elsewhere, not 0
  bool open_roster = false;
  bool complete_roster = false;
  bool sensitive = false;  ///< for the team only
  bool attitude = false;   ///< trust, challenge: an opinion of named others, not a working link
  LayerRole role = LayerRole::working;
  LayerScale scale = LayerScale::binary;
};

/// The kind that a relationship without one has.
inline constexpr std::string_view kWorksWith = "works with";

/// The layers of a place, in byte order of kind: those of the `layers` table and those that only relationships name.
///
/// Defaults     role money for money, negative for conflict, formal for accountability, else working; directed for
///              advice, influence, money, accountability, referral and would ring, else mutual; one-mode; a kind whose
///              rows all say `directed` is directed.
/// Complexity   O(rows).
[[nodiscard]] std::vector<Layer> layers_of(const Place& place);

/// For each relationship, its place in layers_of().
[[nodiscard]] std::vector<std::uint16_t> layer_of_rows(const Place& place,
                                                       const std::vector<Layer>& layers);

/// Whether a relationship is directed: its own direction, else its layer's.
[[nodiscard]] bool row_is_directed(const Place& place, std::size_t row, const Layer& layer);

}  // namespace interstice
