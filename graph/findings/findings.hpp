/// @file  What Interstice found out about one place, as plain values: everything shown to a person is made from this.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/findings/gaps/gap_finding.hpp"
#include "graph/findings/influence/influence_findings.hpp"
#include "graph/findings/range.hpp"

namespace interstice {

/// Who may see what (docs/disclosure.md). team sees all; published only what is marked public.
enum class Audience : std::uint8_t { team, partners, published };

/// Where the links come from, for which the sentences have their own words.
enum class LinkSource : std::uint8_t {
  reported,       ///< bodies were asked, or nothing says otherwise
  recorded,       ///< from documents alone
  shared_boards,  ///< two bodies sit on one board
  none            ///< no kind of link in the data is one of working together
};

struct ManifestOption {
  std::string name;
  std::string value;
};

/// What one number means, and where its definition comes from.
struct Method {
  std::string name;  ///< as on the page
  std::string text;
};

/// What a result rests on: enough to make it again.
struct Manifest {
  std::string version;
  std::string command;                  ///< "report", "gaps", ...
  std::string input;                    ///< the place's name, else the file's
  std::string fingerprint;              ///< of the content, whatever the order of rows
  std::vector<ManifestOption> options;  ///< as given, defaults left out
  std::uint32_t seed = 0;
  std::vector<std::string> layers;  ///< kinds of link read
  std::string view;
  std::string unit;
  std::string as_of;            ///< YYYY-MM-DD; empty = undated
  std::string systems_column;   ///< empty = no systems
  double pairs_observed = 0.0;  ///< pairs of bodies asked about
  double pairs_possible = 0.0;
  std::vector<std::string> assumptions;  ///< sentences, printed on every output
  std::vector<std::string> notes;        ///< sentences on what was merged, dropped or symmetrised
  std::vector<Method> methods;           ///< of the numbers that findings hold
  bool pairs_withheld = false;           ///< both numbers of pairs would tell who did not answer
};

/// How much of the place answered.
struct Answers {
  bool everyone_assumed = false;  ///< nobody said who answered: assumes that everyone was asked
  std::uint32_t bodies = 0;
  std::uint32_t answered = 0;
  double pairs_both = 0.0;     ///< share of pairs of which both sides answered, 0 to 1
  double pairs_neither = 0.0;  ///< share of pairs of which neither side did
  bool on_record = false;      ///< from documents or complete rolls: nobody needed to answer
  bool nobody = false;         ///< none is on record as having answered
  std::string first_asked =
      {};                 ///< the first day anybody was asked, where that is after the date read
  bool withheld = false;  ///< answered and the pairs would tell who did not
  /// Whether it is known who answered.
  [[nodiscard]] bool recorded() const { return !everyone_assumed && !on_record && !nobody; }
  /// Whether answered and the pairs may be printed; else they mean nothing.
  [[nodiscard]] bool printed() const { return recorded() && !withheld; }
};

/// The place as a whole. Optional = not defined here.
struct WholeNetwork {
  std::optional<std::uint32_t> links;  ///< reported links; nothing = withheld
  std::optional<std::uint32_t>
      within;  ///< of those between bodies of a stated system: inside one system
  std::optional<std::uint32_t> across;  ///< and between two
  std::optional<double> across_share;   ///< across / (within + across)
  std::optional<Range> across_range;    ///< vertex bootstrap, 5 % to 95 %
  std::optional<double>
      across_by_chance;           ///< what the share would be with systems handed out at random
  std::optional<double> density;  ///< links over pairs observed
  std::optional<Range> density_range;
  std::uint32_t components = 0;         ///< pieces that no reported link joins
  std::uint32_t largest_component = 0;  ///< bodies in the largest
  std::uint32_t isolates = 0;           ///< bodies without any reported link
  std::optional<double> fragmentation;
  std::optional<double> distance_weighted_fragmentation;
  std::optional<double> ei_index;
  std::optional<double> ei_expected;  ///< what chance would give: systems handed out at random
  std::optional<double> ei_p;
  std::uint32_t draws = 0;         ///< of the bootstrap
  std::uint32_t permutations = 0;  ///< of the systems' labels, for ei_p
};

struct System {
  std::string id;
  std::string name;
  std::string colour;  ///< "#rrggbb" from the systems table; empty = the map chooses
  std::uint32_t bodies = 0;
  std::optional<std::uint32_t> answered;  ///< nothing = withheld
  std::optional<std::uint32_t> within;    ///< links inside it; nothing = withheld
  std::optional<std::uint32_t> across;    ///< links to other systems; nothing = withheld
  bool links_withheld = false;  ///< too few answers stand behind those inside it to draw them
};

/// What two bodies have in common, as a change of the chance of a link: averages over the pairs asked about, all else of each
/// pair as it is.
struct TieReason {
  std::string text;      ///< "a shared outcome"
  double without = 0.0;  ///< chance without it, 0 to 1
  double with = 0.0;     ///< chance with it; of "each further" ones, with one more
  Range with_range;
};

/// Whether a body is the only reported route of others; where under 30 in 100 of those answered, another route may just
/// not be reported. `withheld`: not said to this audience, nor cut_point and cut_off.
enum class OnlyRoute : std::uint8_t { no, yes, cannot_tell, withheld };
[[nodiscard]] constexpr std::string_view to_string(OnlyRoute only) {
  return only == OnlyRoute::yes           ? "yes"
         : only == OnlyRoute::cannot_tell ? "cannot_tell"
         : only == OnlyRoute::withheld    ? "withheld"
                                          : "no";
}

/// One body (or post): its position, and what would come apart if it were vacant.
struct Body {
  std::uint32_t rank =
      0;  ///< by betweenness; equal scores share a rank; a person's is never printed
  std::uint32_t rank_low = 0;   ///< best rank with any one other body left out; 0 = not worked out
  std::uint32_t rank_high = 0;  ///< worst
  std::string id;
  std::string name;
  std::optional<std::uint32_t> system;  ///< index of systems
  bool is_board = false;
  bool unlisted =
      false;  ///< a person, or a post of front-line staff or service users: never ranked
  std::optional<bool> answered;         ///< the team's own list only
  std::optional<std::uint32_t> degree;  ///< bodies it has a reported link with; nothing = withheld
  double betweenness = 0.0;
  double share = 0.0;                ///< betweenness over pairs of other bodies, 0 to 1
  std::optional<Range> share_range;  ///< with any one other body left out; nothing = not worked out
  OnlyRoute only_route = OnlyRoute::no;
  bool cut_point = false;  ///< as the links stand
  std::uint32_t cut_off =
      0;  ///< bodies left without a reported route to the largest remaining piece
  std::optional<std::uint32_t>
      cut_off_answered;  ///< of those, how many answered; nothing = not recorded, or not looked at
};

/// One reported link.
struct Link {
  std::uint32_t a = 0;  ///< index of bodies; a < b
  std::uint32_t b = 0;
  std::vector<std::string> kinds;
  bool informal = false;  ///< every row behind it says informal
  bool bridge = false;    ///< the only reported link between two parts of the place
};

/// The first page, sentence by sentence, in the order of the page. Empty = nothing to say.
struct FirstPage {
  std::string title;
  std::string date;  ///< "31 March 2026"; empty = undated, or the title says it
  std::string decide;
  std::string rests_on;
  std::string holds;
  std::vector<std::string> gaps;     ///< one a gap, at most three
  std::vector<std::string> gap_ids;  ///< of the same
  std::string gaps_summary;          ///< "Of 28 pairs of systems: two have a gap, ..."
  std::string lean;
  std::string cannot_tell;
  std::string not_measured;
};

/// What interfaces_note says where no cell is judged for want of systems.
inline constexpr const char* kTooFewSystems =
    "No pair of systems is judged here: with fewer than three systems what is usual fits exactly "
    "what was reported.";

struct Findings {
  Manifest manifest;
  Audience audience = Audience::team;
  bool through_boards = false;                   ///< links are shared boards, not reported links
  LinkSource links_from = LinkSource::reported;  ///< shared_boards: the same as through_boards
  /// Whether gaps may head a page (RungFinding); else the tables below it have them.
  bool gap_headline = true;
  Answers answers;
  WholeNetwork network;
  std::vector<System> systems;
  std::vector<Gap> interfaces;  ///< where systems meet: every pair of them, by rank
  std::string interfaces_note;  ///< why none is judged, a sentence; else empty
  std::vector<Gap> gaps;        ///< of all other kinds, by rank (which runs over interfaces too)
  std::vector<GapKindSummary> gap_kinds;  ///< in the order of kGapKinds
  std::vector<TieReason> tie_reasons;     ///< what links rest on; none = no model, or nothing in it
  bool in_common =
      false;  ///< what is usual is for bodies with as much in common, not as active alone
  std::optional<double>
      cross_within_odds;       ///< fewer than three systems: odds of a link across over within
  std::vector<Body> bodies;    ///< in byte order of id
  std::uint32_t left_out = 0;  ///< bodies left out, one at a time, behind the bodies' ranges
  std::string
      go_betweens_note;     ///< whether the first place among go-betweens can be told, a sentence
  std::vector<Link> links;  ///< by ends
  std::uint32_t hidden_bodies = 0;                 ///< left out for this audience
  std::optional<std::uint32_t> hidden_links = 0U;  ///< the same; nothing = withheld
  bool totals_withheld = false;                    ///< a total would give away a withheld count
  std::uint32_t outcomes = 0;                      ///< shared outcomes in the data
  FirstPage first_page;
  std::optional<InfluenceFindings>
      influence;  ///< of influence; of report who is named by others alone
  std::string
      unit_note;  ///< where `influence` counts posts and this does not, a sentence; else empty
};

/// Every gap of every kind, by rank.
[[nodiscard]] std::vector<const Gap*> all_gaps(const Findings& findings);
/// Those of one kind, by rank.
[[nodiscard]] std::vector<const Gap*> gaps_of(const Findings& findings, GapKind kind);
/// The gap of that id; nullptr = there is none.
[[nodiscard]] const Gap* find_gap(const Findings& findings, std::string_view id);
/// How many are in each state; none of any where the kind was not looked at.
[[nodiscard]] GapKindSummary summary_of(const Findings& findings, GapKind kind);
/// The kinds with their notes, counted over the rows that are there.
[[nodiscard]] std::vector<GapKindSummary> counted_by_kind(const Findings& findings,
                                                          std::vector<GapKindSummary> kinds);

/// Whether a body's place among go-betweens may be printed: never a person's, and no league table is published.
[[nodiscard]] inline bool is_ranked(const Findings& findings, const Body& body) {
  return !body.unlisted && findings.manifest.unit != "person" &&
         findings.audience != Audience::published;
}

}  // namespace interstice
