/// @file  Who leads, answers for and backs each outcome, and whether those signed up agree.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/model/actors.hpp"
#include "graph/model/date.hpp"
#include "graph/model/place.hpp"

namespace interstice {

/// One outcome. Bodies are VertexIds, rising.
struct OutcomeLead {
  std::string outcome;  ///< id
  std::vector<std::uint32_t> leads;
  std::vector<std::uint32_t> accountable;
  std::vector<std::uint32_t> sponsors;
  std::vector<std::uint32_t> owners;  ///< lead, accountable or contributor
  std::vector<SystemId> systems;      ///< of the owners, rising
  std::uint32_t no_system = 0;        ///< owners whose system is not stated
  // What owners said of the aim and of the method: yes, partly, no; blank is no answer.
  std::uint32_t aim_answers = 0;
  std::uint32_t aim_agrees = 0;  ///< yes
  std::uint32_t method_answers = 0;
  std::uint32_t method_agrees = 0;

  [[nodiscard]] bool no_lead() const { return leads.empty(); }
  [[nodiscard]] bool several_leads() const { return leads.size() > 1; }
  [[nodiscard]] bool no_sponsor() const { return sponsors.empty(); }
  /// All owners are known to be of one system.
  [[nodiscard]] bool one_system() const { return systems.size() == 1 && no_system == 0; }
};

/// Every outcome of the outcomes table or of a commitment, by id.
///
/// Definition   Commitments current at `as_of`; posts and people stand for the body that they roll up to, and what two of
///              one body say of the aim counts twice. A blank role: contributor.
/// Degenerate   Neither table: nothing. An outcome without any commitment: no lead, no sponsor, no owner.
/// Complexity   O(rows log rows).
[[nodiscard]] std::vector<OutcomeLead> outcome_leads(const Place& place, const Actors& actors,
                                                     const std::optional<Date>& as_of);

}  // namespace interstice
