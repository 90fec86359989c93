/// @file  What a journal asks to be told about a network's data: who was in, what was asked, who answered, how it was read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/findings/findings.hpp"
#include "graph/model/place.hpp"
#include "graph/model/projection.hpp"

namespace interstice {

/// How many bodies did what on the kinds of link read. Nothing = not recorded, or withheld from the audience.
struct ResponseCounts {
  std::uint32_t bodies = 0;
  std::optional<std::uint32_t> asked;  ///< whose status says so: neither not_asked nor unknown
  std::optional<std::uint32_t> answered;
  std::optional<std::uint32_t> partly;  ///< or answered on some of the kinds of link alone
  std::optional<std::uint32_t> no_reply;
  std::optional<std::uint32_t> declined;
  std::optional<std::uint32_t> passed_on;
  std::optional<std::uint32_t> not_asked;
  std::optional<std::uint32_t> unknown;  ///< nothing is written about them
};

struct JournalSystem {
  std::string id;  ///< empty = the bodies whose system is not stated
  std::string name;
  ResponseCounts response;
};

/// One kind of link read. An empty text is what the data do not say.
struct JournalLayer {
  std::string kind;
  std::string name;
  std::string question;        ///< its wording
  std::string source;          ///< survey, documentary
  std::string modes;           ///< one, two
  std::string direction;       ///< directed, mutual: as read
  std::string direction_from;  ///< layers (the table says so), rows, default
  std::string role;            ///< working, formal, money, negative: as read
  bool role_given = false;
  std::string asked_of;          ///< all, named partners
  std::string roster;            ///< complete, open
  bool roster_of_place = false;  ///< said of the whole place, not of this kind of link
  std::optional<double> most_names;
  std::string recall;
};

/// One row of the table that goes with the paragraph.
struct JournalItem {
  std::string section;  ///< study, boundary, layer, response, reading, data
  std::string subject;  ///< a kind of link or a system; empty = the place
  std::string item;
  std::string value;  ///< "not given" and "withheld" are said
};

struct JournalStatement {
  Manifest
      manifest;  ///< its pairs are 0 where they are withheld: pairs_observed and pairs_possible hold
  Audience audience = Audience::team;
  std::string question;               ///< the place's `question`
  std::string boundary;               ///< the place's `boundary`: how the list of bodies came about
  bool stakeholders_implied = false;  ///< no table of stakeholders: those that links name
  std::uint32_t stakeholders = 0;     ///< on the list
  std::uint32_t bodies = 0;           ///< in the network, boards left out
  std::uint32_t boards = 0;           ///< in the network: two_mode alone has any
  std::vector<JournalLayer> layers;
  std::vector<std::string> layers_not_read;  ///< their kinds; sensitive ones for the team alone
  bool on_record = false;  ///< documents, complete rolls or memberships: nobody needed to answer
  ResponseBasis basis = ResponseBasis::everyone_assumed;
  ResponseCounts response;
  std::vector<JournalSystem> systems;  ///< none where no column says which system each belongs to
  bool responses_withheld = false;
  bool dated = false;       ///< some row has a since or until
  bool date_given = false;  ///< by --as-of, not by the place
  double min_confidence = 0.0;
  bool confidence_given = false;         ///< some row says how sure its source is
  std::optional<double> pairs_observed;  ///< nothing = withheld
  std::optional<double> pairs_possible;
  std::vector<std::string> paragraph;  ///< sentences, in order
  std::vector<JournalItem> items;      ///< the table, in order
};

struct JournalOptions {
  ProjectionOptions reading =
      {};  ///< with a view: as `measure` reads; without: as findings are made
  Audience audience = Audience::team;
  std::vector<ManifestOption> given = {};
  std::uint32_t seed = 1;
};

/// What the data say about how they came about and were read; what they do not say is said to be missing.
///
/// Definition   A body's status is the best of those who are counted as it, kind of link by kind of link; it answered if it
///              did on every kind of link that was asked of everybody.
/// Errors       Those of project(). invalid_argument: a layer that is not for this audience.
[[nodiscard]] JournalStatement journal_statement(const Place& place, const JournalOptions& options);

}  // namespace interstice
