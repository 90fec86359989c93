/// @file  One gap, of whatever kind: what was found between two systems, two bodies or on an outcome, and what is behind it.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/findings/range.hpp"
#include "graph/gaps/gap_state.hpp"

namespace interstice {

/// What a gap is about (docs/gaps.md), in the order in which kinds are shown.
enum class GapKind : std::uint8_t {
  outcome,               ///< owners of an outcome in two systems
  interface,             ///< two systems as a whole
  expected,              ///< a link that a duty, plan, contract or pathway calls for
  outcome_lead,          ///< who leads an outcome
  level,                 ///< two systems that meet at the top alone
  missing_relationship,  ///< two bodies that would usually have a link
  paper_partnership,     ///< agreements and shared boards of two systems without working links
  under_the_radar,       ///< working links of two systems with nothing on record
  one_sided,             ///< links of two systems that one side alone reported
  fragile_bridge,  ///< two systems, or a part of the place, that meet through one body or link
  money_and_talk,  ///< payments of two systems without working links, and the reverse
  vertical_pull,   ///< a system linked upwards rather than across
  boundary,        ///< two bodies that should work together and cover different areas
  few_routes,      ///< a community group far from those who decide, or with one route to them
  trust_challenge  ///< what bodies of two systems say of each other
};
inline constexpr std::array kGapKinds = {
    GapKind::outcome,           GapKind::interface,       GapKind::expected,
    GapKind::outcome_lead,      GapKind::level,           GapKind::missing_relationship,
    GapKind::paper_partnership, GapKind::under_the_radar, GapKind::one_sided,
    GapKind::fragile_bridge,    GapKind::money_and_talk,  GapKind::vertical_pull,
    GapKind::boundary,          GapKind::few_routes,      GapKind::trust_challenge};

/// "missing_relationship", as on the command line and in JSON.
[[nodiscard]] std::string_view to_string(GapKind kind);
/// The kind of that name; nothing = there is none.
[[nodiscard]] std::optional<GapKind> gap_kind(std::string_view name);

/// Whether a row without `observed` is one whose count is withheld: rows of two kinds count no links.
[[nodiscard]] bool counts_links(GapKind kind);

/// Why there should be a link, or what else speaks for a gap.
struct GapReason {
  std::string text;                    ///< a sentence
  std::string in_brief = {};           ///< a few words: "a shared outcome"; empty = as the sentence
  std::vector<std::string> rows = {};  ///< behind it: "commitments.csv:12"; for the team only
};

/// Two bodies, as indices of Findings.bodies.
struct GapPair {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
};

/// What was decided about a gap, as the table `decisions` has it. For the team only.
struct GapDecision {
  std::string decision;  ///< act, accept or watch; empty = none of these
  std::string owner;
  std::string reason;
  std::string review_date;
  std::string row;  ///< "decisions.csv:3"
};

inline constexpr std::uint32_t kNoSystem = std::numeric_limits<std::uint32_t>::max();

/// Undefined or withheld numbers are absent. Bodies are indices of Findings.bodies, so nobody is named who may not be.
struct Gap {
  GapKind kind = GapKind::interface;
  std::uint32_t rank =
      0;  ///< over all kinds and states by evidence, ties by id; without evidence last
  std::string id = {};         ///< "outcome:discharge|adults|housing"
  std::uint32_t system_a = 0;  ///< index of systems, or kNoSystem
  std::uint32_t system_b = 0;  ///< another, above system_a; or kNoSystem
  std::string outcome = {};    ///< its id; empty = about none
  std::string outcome_name = {};
  GapState state = GapState::cannot_tell;
  std::string why = {};         ///< cannot_tell: the reason, a sentence; else empty
  std::optional<double> pairs;  ///< pairs asked about; nothing = withheld
  double possible = 0.0;        ///< pairs there are
  std::optional<std::uint32_t>
      observed;  ///< links reported among those pairs (observed_word); nothing = withheld
  std::optional<double> expected;       ///< links that are usual
  std::optional<Range> range;           ///< of a usual count
  std::optional<double> missing;        ///< expected - observed
  std::optional<double> evidence;       ///< (expected - observed) / sqrt(variance + 1/4)
  std::optional<double> p;              ///< chance of as few links or fewer
  std::optional<double> q;              ///< false-discovery share over the cells of its kind
  std::optional<double> persistence;    ///< share of re-runs in which the gap stays, 0 to 1
  std::optional<double> density;        ///< observed / pairs
  std::optional<std::uint32_t> raters;  ///< bodies of both sides that answered; nothing = withheld
  bool no_lead = false;                 ///< outcome_lead: nobody leads it
  std::vector<GapReason> reasons = {};  ///< the strongest first
  std::vector<std::uint32_t> bodies_a =
      {};  ///< whom it is about, on the side of a; none for interfaces
  std::vector<std::uint32_t> bodies_b = {};
  std::optional<GapPair> could_start = {};  ///< the two without a link whose link is likeliest
  std::vector<std::uint32_t> bridges =
      {};  ///< others linked with both sides, those with most first
  std::vector<GapPair> without_link =
      {};  ///< of a gap: asked about and no link, the likeliest first
  std::optional<GapDecision> decision = {};
  std::string statement = {};  ///< the plain sentence
};

/// How many rows of a kind are in each state; the three are always printed together.
struct GapKindSummary {
  GapKind kind = GapKind::interface;
  std::uint32_t gaps = 0;
  std::uint32_t no_sign = 0;
  std::uint32_t cannot_tell = 0;
  std::uint32_t withheld = 0;  ///< in none of the three
  std::string note =
      {};  ///< what cannot be judged and why, or what else there is to say; a sentence
};

/// A part of an id: ids are joined with '|', so one inside is written %7C (and % itself %25).
[[nodiscard]] std::string id_part(std::string_view id);

/// Sets the ranks of both lists as one and sorts each by them.
void rank_gaps(std::vector<Gap>& interfaces, std::vector<Gap>& gaps);

}  // namespace interstice
