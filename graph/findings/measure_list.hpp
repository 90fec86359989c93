/// @file  The measures that `interstice measure` prints, in their canonical order, and what several of them share.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/brokerage/gould_fernandez.hpp"
#include "graph/brokerage/structural_holes.hpp"
#include "graph/centrality/distance_profile.hpp"
#include "graph/centrality/eigenvector.hpp"
#include "graph/centrality/hubs_and_authorities.hpp"
#include "graph/cohesion/components.hpp"
#include "graph/cohesion/cut_points.hpp"
#include "graph/cohesion/distance_distribution.hpp"
#include "graph/cohesion/ei_index.hpp"
#include "graph/cohesion/fragmentation.hpp"
#include "graph/cohesion/krackhardt.hpp"
#include "graph/cohesion/reciprocity.hpp"
#include "graph/cohesion/triangles.hpp"
#include "graph/findings/measures.hpp"

namespace interstice {

/// What several measures share, worked out once when the first asks for it.
class MeasureInputs {
 public:
  MeasureInputs(const Projection& read, const MeasureOptions& asked, const Execution& how)
      : projection(read), network(read.network), options(asked), execution(how) {}
  const Projection& projection;
  const Network& network;
  const MeasureOptions& options;
  const Execution& execution;

  const CutPoints& cut();
  const Components& pieces();
  const Fragmentation& apart();
  const EiIndex& ei();
  const DistanceProfile& steps();    ///< in hops, outgoing, within 2 and 3
  const DistanceProfile& lengths();  ///< by options.length; the same as steps() for hops
  const DistanceDistribution& pairs();
  const EigenvectorCentrality& leading();
  const HubsAndAuthorities& hubs();
  const Triangles& closed();
  const StructuralHoles& holes();
  const BrokerageRoles& roles();
  const Krackhardt& order();
  const Reciprocity& returned();
  const std::vector<double>& between();  ///< betweenness in hops, raw

 private:
  template <class T, class Make>
  const T& once(std::optional<T>& slot, Make make) {
    if (!slot) slot = make();
    return *slot;
  }
  std::optional<CutPoints> cut_;
  std::optional<Components> pieces_;
  std::optional<Fragmentation> apart_;
  std::optional<EiIndex> ei_;
  std::optional<DistanceProfile> steps_;
  std::optional<DistanceProfile> lengths_;
  std::optional<DistanceDistribution> pairs_;
  std::optional<EigenvectorCentrality> leading_;
  std::optional<HubsAndAuthorities> hubs_;
  std::optional<Triangles> closed_;
  std::optional<StructuralHoles> holes_;
  std::optional<BrokerageRoles> roles_;
  std::optional<Krackhardt> order_;
  std::optional<Reciprocity> returned_;
  std::optional<std::vector<double>> between_;
};

/// One measure of the list. `why_not` and `note` are empty where there is nothing to say.
struct Measure {
  std::string_view name;
  MeasureOf of = MeasureOf::vertex;
  std::function<std::vector<double>(MeasureInputs&)> compute;
  std::function<std::string_view(MeasureInputs&)> why_not = {};  ///< why it is not defined here
  std::function<std::string(MeasureInputs&)> note = {};          ///< asked after it is computed
  bool reads_length = false;                                     ///< MeasureOptions::length
  bool reads_strengths = false;                                  ///< MeasureOptions::strengths
  bool reads_ego = false;                                        ///< MeasureOptions::ego
  bool reads_scale = false;                                      ///< MeasureOptions::scale
};

/// All of them: the columns of every output stand in this order.
[[nodiscard]] const std::vector<Measure>& all_measures();

}  // namespace interstice
