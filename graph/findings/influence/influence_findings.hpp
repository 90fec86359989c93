/// @file  What `influence` says beyond the bodies of Findings: roles, who is named by others, what rests on whom.
///
/// Bodies are indices of Findings.bodies, so nothing here can name a body that the audience may not see.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace interstice {

/// Where what is said of a body's formal role comes from.
enum class RoleBasis : std::uint8_t {
  unknown,     ///< authority is blank, and the place says nothing else; never read as 0
  stated,      ///< the column `authority`
  worked_out,  ///< from chairs, leads, statutory posts and who reports to whom
};
/// Whether a body has a formal role.
enum class FormalRole : std::uint8_t {
  unknown,
  little,  ///< a stated authority under a half, or a chart on which nobody reports to it, and no other evidence
  yes,  ///< it chairs, leads, is a statutory post or reported to; or a stated authority of a half or more
};

/// The formal role of one body (or post), and everything it rests on.
struct Role {
  RoleBasis basis = RoleBasis::unknown;
  FormalRole formal = FormalRole::unknown;
  std::optional<double>
      authority;  ///< as stated, 0 to 1; nothing = blank, or not for this audience
  std::vector<std::string> chairs;       ///< names of boards, in byte order
  std::vector<std::string> leads;        ///< names of outcomes that it leads or is accountable for
  std::vector<std::string> accountable;  ///< of those, the ones it does not lead
  std::string statutory_post;            ///< "director of children's services"; empty = none
  std::optional<std::uint32_t>
      reported_to_by;  ///< bodies that report to it; nothing = no such layer, or unknown
};

/// How often one body is named on one kind of link.
struct Nomination {
  std::uint32_t body = 0;                 ///< index of Findings.bodies
  std::optional<std::uint32_t> named_by;  ///< respondents that named it; nothing = withheld
  std::uint32_t rank = 0;       ///< by named_by, equal counts share a rank; 0 = not ranked
  std::uint32_t rank_low = 0;   ///< best rank with any one respondent left out; 0 = not worked out
  std::uint32_t rank_high = 0;  ///< worst
  std::optional<std::uint32_t>
      usual_high;      ///< 95th percentile of what chance gives; nothing = not for this audience
  bool often = false;  ///< by three or more, and by more than usual_high
};

/// Who is named by others on one kind of link that asks whom one turns to.
struct NamedBy {
  std::string kind;
  std::string question;           ///< its wording; empty if not given
  bool everyone_assumed = false;  ///< nobody said who answered
  bool answers_known = true;      ///< false: respondents are those who named anybody
  std::optional<std::uint32_t>
      raters;                     ///< respondents, counted as organisations; nothing = withheld
  std::uint32_t not_counted = 0;  ///< names given by bodies that did not answer in full
  std::vector<Nomination> nominations;  ///< in the order of bodies; people are not in it
  double often_by_chance = 0.0;         ///< how many would be `often` by chance alone
  std::string statement;  ///< the plain sentence; empty = nothing to say to this audience
};

/// One body signed up to an outcome.
struct GridEntry {
  std::uint32_t body = 0;
  std::string commitment;  ///< lead, accountable, ... the first of these it has
  std::optional<double>
      interest;  ///< commitments.interest, else stakeholders.interest; blank is left out
};

/// Power and interest of those signed up to one outcome; influence is the size of the point. For the team only.
struct PowerInterest {
  std::string outcome;  ///< id
  std::string name;
  std::vector<GridEntry> entries;  ///< in the order of bodies; people never
  std::uint32_t people = 0;        ///< people signed up, who are left out
};

/// A way of counting who is central.
enum class Way : std::uint8_t { degree, harmonic, betweenness, eigenvector };

/// Who is among the first five by which ways of counting, and which orders none of them disputes. For the team only.
struct OtherCounts {
  std::vector<Way> ways;                ///< that are defined here
  std::vector<std::vector<Way>> first;  ///< by body: those by which it is among the first five
  std::vector<std::uint32_t>
      certain_low;  ///< by body: best place that any reasonable way of counting can give it; 0 = a person
  std::vector<std::uint32_t> certain_high;  ///< worst
  std::optional<double> certain_share;      ///< of all pairs, those whose order none disputes
  std::string statement;                    ///< the plain sentence
};

/// One body between two systems.
struct GoBetween {
  std::uint32_t body = 0;  ///< of either system, of another or of none
  double share = 0.0;      ///< of the shortest routes between the two systems, 0 to 1
  std::optional<double>
      expected;  ///< what chance would give it, with as many links; nothing = not worked out
  std::optional<double> chance_low;   ///< 5th percentile of what chance gives
  std::optional<double> chance_high;  ///< 95th
  std::optional<double> p;            ///< chance of as large a share, one-sided
  std::uint32_t only_route = 0;  ///< pairs of their bodies that no reported route joins without it
};

/// Who connects two systems. For the team only.
struct BetweenSystems {
  std::uint32_t system_a = 0;  ///< index of systems; system_a < system_b
  std::uint32_t system_b = 0;
  std::uint32_t pairs = 0;   ///< of a body of one and a body of the other
  std::uint32_t linked = 0;  ///< of these
  std::uint32_t joined = 0;  ///< of these, by some reported route
  std::uint32_t permutations = 0;
  std::vector<GoBetween> go_betweens;  ///< the largest share first
  std::string statement;               ///< the plain sentence
};

/// Who reported a link.
enum class ReportedBy : std::uint8_t { both, one_side, not_said };

/// One way from one body to another: each could introduce the one before to the one after.
struct IntroductionChain {
  std::vector<std::uint32_t> bodies;  ///< from the first to the last
  std::vector<ReportedBy> links;      ///< one fewer; which side reported is not told
};

/// The chains of introduction that were asked for, best first. For the team only.
struct WayIn {
  std::uint32_t from = 0;  ///< bodies
  std::uint32_t to = 0;
  bool by_trust = false;  ///< ordered by who relies on whom; else by the number of links
  bool linked =
      false;  ///< the two have a link, which is then the first chain whatever is said of it
  std::vector<std::string> counted_as;  ///< "Chief Executive is counted as Riverside Council"
  std::vector<IntroductionChain> chains;
  std::string statement;  ///< the plain sentence
};

/// Everything `influence` adds. Optional parts say why they are not there.
struct InfluenceFindings {
  std::vector<Role> roles;        ///< by body; empty = not for this audience
  std::vector<NamedBy> named_by;  ///< first the kind that the headline is about
  std::string named_by_note;      ///< why nobody is counted as named, a sentence; else empty
  std::vector<std::uint32_t>
      without_role;  ///< bodies named often with little formal role, most named first
  std::vector<std::uint32_t>
      role_unknown;  ///< those named often of whose role the data say nothing, most named first
  std::string without_role_statement;  ///< the headline, a sentence; empty = not for this audience
  std::vector<PowerInterest> grids;    ///< by outcome id
  std::optional<OtherCounts> other_counts;      ///< nothing = not for this audience
  std::vector<BetweenSystems> between_systems;  ///< by systems; empty = not for this audience
  std::optional<WayIn> way_in;                  ///< where it was asked for
};

}  // namespace interstice
