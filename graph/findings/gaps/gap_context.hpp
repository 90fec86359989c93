/// @file  What the kinds of gaps are worked out from, each fit made once and only where it is asked for.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "graph/expectation/place_facts.hpp"
#include "graph/expectation/tie_model.hpp"
#include "graph/findings/findings.hpp"
#include "graph/findings/gaps/fact_rows.hpp"
#include "graph/gaps/interfaces.hpp"
#include "graph/gaps/outcomes.hpp"
#include "graph/model/actors.hpp"
#include "graph/model/execution.hpp"
#include "graph/model/projection.hpp"

namespace interstice {

/// Whom a gap is about, by VertexId, rising.
struct GapMembers {
  std::vector<std::uint32_t> a;
  std::vector<std::uint32_t> b;
  std::vector<BodyPair> pairs = {};  ///< those it is about; empty = every one of a and b
};

/// One reading of a place, and the findings that grow. The references must outlive it.
class GapContext {
 public:
  /// `directed`: the same reading with directions, which outcomes are then judged by; nullptr = as the projection.
  GapContext(const Place& place, const Projection& projection, const ProjectionOptions& reading,
             const Projection* directed, Findings& findings, const Execution& execution);

  [[nodiscard]] const Place& place() const { return place_; }
  [[nodiscard]] const Projection& projection() const { return projection_; }
  [[nodiscard]] const Projection* directed() const { return directed_; }
  [[nodiscard]] Findings& findings() const { return findings_; }
  [[nodiscard]] const Execution& execution() const { return execution_; }
  [[nodiscard]] const Actors& actors() const { return actors_; }
  [[nodiscard]] const PlaceFacts& facts() const { return facts_; }
  [[nodiscard]] std::uint32_t num_systems() const {
    return static_cast<std::uint32_t>(projection_.systems.size());
  }

  /// Why there are more systems or bodies than are compared; empty = there are not.
  [[nodiscard]] std::string too_many() const;
  /// Why nothing can be judged against what is usual, whatever the kind; empty = it can.
  [[nodiscard]] std::string bar() const;
  /// Pairs of systems, by the model without affinities.
  const Interfaces& interfaces();
  /// The model with affinities, which owners and levels are judged by.
  const TieModel& model();
  /// Outcomes as model() judges them, once they were; nothing where there are none, or directions judge them.
  [[nodiscard]] const std::optional<std::vector<OutcomeCell>>& outcomes() const {
    return outcomes_;
  }
  void keep(std::vector<OutcomeCell> outcomes) { outcomes_ = std::move(outcomes); }
  /// Whichever is there already, with affinities first; else the one with them is fitted. Not where bar().
  const TieModel& any_model();

  /// Rows that say what bodies have in common.
  const FactRows& rows();

  /// Adds a gap to the list of its kind, and remembers whom it is about.
  Gap& add(Gap gap, GapMembers members);
  /// What a kind says beside its rows.
  void note(GapKind kind, std::string text);
  /// Whom the gap of that id is about.
  [[nodiscard]] const GapMembers& members(const std::string& id) const;

 private:
  const Place& place_;
  const Projection& projection_;
  const Projection* directed_;
  Findings& findings_;
  const Execution& execution_;
  Actors actors_;
  PlaceFacts facts_;
  std::optional<Interfaces> interfaces_;
  std::optional<TieModel> model_;
  std::optional<std::vector<OutcomeCell>> outcomes_;
  std::optional<FactRows> rows_;
  std::map<std::string, GapMembers, std::less<>> members_;
};

}  // namespace interstice
