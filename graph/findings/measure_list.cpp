#include "graph/findings/measure_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "graph/brokerage/bridging_hwang.hpp"
#include "graph/brokerage/bridging_valente_fujimoto.hpp"
#include "graph/centrality/betweenness.hpp"
#include "graph/centrality/bonacich_power.hpp"
#include "graph/centrality/closeness.hpp"
#include "graph/centrality/current_flow_betweenness.hpp"
#include "graph/centrality/degree.hpp"
#include "graph/centrality/eccentricity.hpp"
#include "graph/centrality/edge_betweenness.hpp"
#include "graph/centrality/harmonic.hpp"
#include "graph/centrality/information.hpp"
#include "graph/centrality/katz.hpp"
#include "graph/centrality/pagerank.hpp"
#include "graph/centrality/reach.hpp"
#include "graph/centrality/strength.hpp"
#include "graph/cohesion/centralisation.hpp"
#include "graph/cohesion/core_number.hpp"
#include "graph/cohesion/local_clustering.hpp"
#include "graph/findings/manifest.hpp"
#include "graph/findings/number_words.hpp"
#include "graph/model/schema.hpp"

namespace interstice {
namespace {

using Inputs = MeasureInputs;
using Scores = std::vector<double>;

std::string_view needs_direction(Inputs& in) {
  return in.network.directed() ? std::string_view{} : "the view has no direction";
}
std::string_view needs_no_direction(Inputs& in) {
  return in.network.directed() ? "the view has a direction; see centralisation_in_degree and "
                                 "centralisation_out_degree"
                               : std::string_view{};
}
std::string_view needs_systems(Inputs& in) {
  return in.projection.systems.empty() ? "no column says which system each belongs to"
                                       : std::string_view{};
}
// Where each system is of bodies alone or of boards alone, no tie of a two-mode network can be inside one.
std::string_view needs_ties_inside(Inputs& in) {
  const Projection& read = in.projection;
  if (read.view == View::two_mode) {
    std::vector<unsigned> sides(read.systems.size(), 0U);
    for (std::size_t v = 0; v < read.system_of.size(); ++v) {
      if (read.system_of[v] != SystemId::none)
        sides[index(read.system_of[v])] |= read.is_board[v] != 0 ? 2U : 1U;
    }
    const bool apart = std::ranges::none_of(sides, [](unsigned side) { return side == 3U; });
    if (apart && !sides.empty()) {
      return "each system is of bodies alone or of boards alone, so that every tie crosses between "
             "systems";
    }
  }
  return needs_systems(in);
}
std::string_view needs_one_piece(Inputs& in) {
  return in.pairs().pairs_apart > 0 ? "some stakeholders are not reached by others"
                                    : std::string_view{};
}
std::string_view needs_meeting_ties(Inputs& in) {
  return std::isnan(transitivity(in.closed())) ? "nobody has two contacts" : std::string_view{};
}
std::string_view needs_permutations(Inputs& in) {
  return in.options.permutations == 0 ? "no permutations were asked for" : needs_ties_inside(in);
}
std::string_view needs_cycles(Inputs& in) {
  if (in.leading().leading != Leading::none) return {};
  return in.network.num_ties() == 0 ? "there is no tie" : "no ties lead back to where they began";
}
std::string_view needs_ties(Inputs& in) {
  return in.hubs().leading == Leading::none ? "there is no tie" : std::string_view{};
}
std::string_view needs_an_eigenvalue(Inputs& in) {
  switch (in.leading().leading) {
    case Leading::none:
      return needs_cycles(in);
    case Leading::repeated:
      return in.network.directed() ? "its leading eigenvalue repeats over parts of the network"
                                   : std::string_view{};
    default:
      return {};
  }
}
std::string about(Leading leading, std::uint32_t components, std::string_view what) {
  if (leading == Leading::repeated) {
    return fmt::format(
        "the leading {} repeats over {} parts of the network; each is scaled by itself", what,
        components);
  }
  if (leading == Leading::unclear) {
    return fmt::format(
        "the next {} is so close to the leading one that digits after the seventh "
        "mean nothing",
        what);
  }
  return {};
}
std::string about_eigenvalue(Inputs& in) {
  return about(in.leading().leading, in.leading().num_components, "eigenvalue");
}
std::string about_singular_value(Inputs& in) {
  return about(in.hubs().leading, in.hubs().num_components, "singular value");
}

std::string about_permutations(Inputs& in) {
  return fmt::format("two-sided, from {} permutations of the systems' labels, seed {}",
                     whole_number(in.options.permutations), in.options.seed);
}
std::string about_direction(Inputs& in) {
  return in.network.directed() ? "the direction of ties is ignored" : "";
}

template <class T>
Scores as_doubles(const std::vector<T>& values, double add = 0.0) {
  Scores out;
  out.reserve(values.size());
  for (const T value : values) out.push_back(static_cast<double>(value) + add);
  return out;
}

auto role(Scores BrokerageRoles::*which) {
  return [which](Inputs& in) { return in.roles().*which; };
}
auto hole(Scores StructuralHoles::*which) {
  return [which](Inputs& in) { return in.holes().*which; };
}
auto order(double Krackhardt::*which) {
  return [which](Inputs& in) { return Scores{in.order().*which}; };
}
auto returned(double Reciprocity::*which) {
  return [which](Inputs& in) { return Scores{in.returned().*which}; };
}
auto centralised(CentralisationOf of, ArcSide side = ArcSide::any) {
  return [of, side](Inputs& in) {
    const Scores scores = of == CentralisationOf::degree        ? degree(in.network, side)
                          : of == CentralisationOf::betweenness ? in.between()
                          : of == CentralisationOf::closeness
                              ? closeness(in.steps(), Scale::normalised)
                              : in.leading().scores;
    return Scores{centralisation(scores, of, in.network.direction())};
  };
}

std::vector<Measure> of_stakeholders() {
  return {
      {"degree", MeasureOf::vertex, [](Inputs& in) { return degree(in.network); }},
      {"in_degree", MeasureOf::vertex, [](Inputs& in) { return degree(in.network, ArcSide::in); },
       needs_direction},
      {"out_degree", MeasureOf::vertex, [](Inputs& in) { return degree(in.network, ArcSide::out); },
       needs_direction},
      {"strength", MeasureOf::vertex, [](Inputs& in) { return strength(in.network); }},
      {"in_strength", MeasureOf::vertex,
       [](Inputs& in) { return strength(in.network, ArcSide::in); }, needs_direction},
      {"out_strength", MeasureOf::vertex,
       [](Inputs& in) { return strength(in.network, ArcSide::out); }, needs_direction},
      {.name = "betweenness",
       .of = MeasureOf::vertex,
       .compute =
           [](Inputs& in) {
             if (in.options.length == Length::hops && in.options.scale == Scale::raw)
               return in.between();
             return betweenness(in.network,
                                {.length = in.options.length, .scale = in.options.scale},
                                in.execution);
           },
       .reads_length = true},
      {.name = "closeness",
       .of = MeasureOf::vertex,
       .compute = [](Inputs& in) { return closeness(in.lengths(), in.options.scale); },
       .reads_length = true},
      {.name = "harmonic",
       .of = MeasureOf::vertex,
       .compute = [](Inputs& in) { return harmonic(in.lengths(), in.options.scale); },
       .reads_length = true},
      {"reach_2", MeasureOf::vertex, [](Inputs& in) { return reach(in.steps(), 2); }},
      {"reach_3", MeasureOf::vertex, [](Inputs& in) { return reach(in.steps(), 3); }},
      {"eccentricity",
       MeasureOf::vertex,
       [](Inputs& in) {
         return in.network.directed() ? eccentricity(in.network, in.execution)
                                      : eccentricity(in.steps());
       },
       {},
       about_direction},
      {"information", MeasureOf::vertex,
       [](Inputs& in) {
         return information(in.network, {.strengths = in.options.strengths}, in.execution);
       }},
      {"eigenvector", MeasureOf::vertex, [](Inputs& in) { return in.leading().scores; },
       needs_an_eigenvalue, about_eigenvalue},
      {"katz", MeasureOf::vertex,
       [](Inputs& in) {
         return katz(in.network, {.strengths = in.options.strengths}, in.execution).scores;
       },
       needs_cycles},
      {"bonacich_power", MeasureOf::vertex,
       [](Inputs& in) {
         return bonacich_power(in.network, {.strengths = in.options.strengths}, in.execution)
             .scores;
       },
       needs_cycles},
      {"pagerank", MeasureOf::vertex,
       [](Inputs& in) {
         return pagerank(in.network, {.strengths = in.options.strengths}, in.execution).scores;
       }},
      {"hub", MeasureOf::vertex, [](Inputs& in) { return in.hubs().hub; }, needs_ties,
       about_singular_value},
      {"authority", MeasureOf::vertex, [](Inputs& in) { return in.hubs().authority; }, needs_ties,
       about_singular_value},
      {"core_number", MeasureOf::vertex,
       [](Inputs& in) { return as_doubles(core_number(in.network)); }},
      {"local_clustering",
       MeasureOf::vertex,
       [](Inputs& in) { return local_clustering(in.closed()); },
       {},
       about_direction},
      {"ego_density",
       MeasureOf::vertex,
       [](Inputs& in) { return ego_density(in.closed()); },
       {},
       about_direction},
      {"constraint", MeasureOf::vertex, hole(&StructuralHoles::constraint)},
      {"effective_size", MeasureOf::vertex, hole(&StructuralHoles::effective_size)},
      {"ego_efficiency", MeasureOf::vertex, hole(&StructuralHoles::ego_efficiency)},
      {"constraint_hierarchy", MeasureOf::vertex, hole(&StructuralHoles::constraint_hierarchy)},
      {"coordinator", MeasureOf::vertex, role(&BrokerageRoles::coordinator), needs_systems},
      {"itinerant", MeasureOf::vertex, role(&BrokerageRoles::itinerant), needs_systems},
      {"representative", MeasureOf::vertex, role(&BrokerageRoles::representative), needs_systems},
      {"gatekeeper", MeasureOf::vertex, role(&BrokerageRoles::gatekeeper), needs_systems},
      {"liaison", MeasureOf::vertex, role(&BrokerageRoles::liaison), needs_systems},
      {"brokerage", MeasureOf::vertex, role(&BrokerageRoles::brokerage), needs_systems},
      {"current_flow_betweenness", MeasureOf::vertex,
       [](Inputs& in) {
         return current_flow_betweenness(
             in.network, {.strengths = in.options.strengths, .scale = in.options.scale},
             in.execution);
       }},
      {"bridging_valente_fujimoto", MeasureOf::vertex,
       [](Inputs& in) { return bridging_valente_fujimoto(in.network, {}, in.execution); }},
      {"bridging_hwang", MeasureOf::vertex,
       [](Inputs& in) {
         return in.options.scale == Scale::raw
                    ? bridging_hwang(in.network, in.between(), in.execution)
                    : bridging_hwang(in.network, {.scale = in.options.scale}, in.execution);
       }},
      {"cut_point", MeasureOf::vertex,
       [](Inputs& in) { return as_doubles(in.cut().is_cut_point); }},
      {"component", MeasureOf::vertex, [](Inputs& in) { return as_doubles(in.pieces().of, 1.0); }}};
}

std::vector<Measure> of_ties() {
  return {{.name = "edge_betweenness",
           .of = MeasureOf::tie,
           .compute =
               [](Inputs& in) {
                 return edge_betweenness(in.network,
                                         {.length = in.options.length, .scale = in.options.scale},
                                         in.execution);
               },
           .reads_length = true},
          {"bridge", MeasureOf::tie, [](Inputs& in) { return as_doubles(in.cut().is_bridge); }}};
}

std::vector<Measure> of_the_network() {
  const auto number = [](auto value) {
    return [value](Inputs& in) { return Scores{static_cast<double>(value(in))}; };
  };
  return {
      {"density", MeasureOf::network,
       number([](Inputs& in) { return reading_density(in.projection).value; })},
      {"fragmentation", MeasureOf::network, number([](Inputs& in) { return in.apart().reach; })},
      {"distance_weighted_fragmentation", MeasureOf::network,
       number([](Inputs& in) { return in.apart().distance; })},
      {"ei_index", MeasureOf::network, number([](Inputs& in) { return in.ei().value; }),
       needs_ties_inside},
      {"ei_expected", MeasureOf::network, number([](Inputs& in) { return in.ei().expected; }),
       needs_ties_inside},
      {"ei_p", MeasureOf::network, number([](Inputs& in) { return in.ei().p; }), needs_permutations,
       about_permutations},
      {"num_components", MeasureOf::network,
       number([](Inputs& in) { return in.pieces().size.size(); })},
      {"bridges", MeasureOf::network,
       number([](Inputs& in) { return std::ranges::count(in.cut().is_bridge, 1); })},
      {"centralisation_degree", MeasureOf::network, centralised(CentralisationOf::degree),
       needs_no_direction},
      {"centralisation_in_degree", MeasureOf::network,
       centralised(CentralisationOf::degree, ArcSide::in), needs_direction},
      {"centralisation_out_degree", MeasureOf::network,
       centralised(CentralisationOf::degree, ArcSide::out), needs_direction},
      {"centralisation_betweenness", MeasureOf::network,
       centralised(CentralisationOf::betweenness)},
      {"centralisation_closeness", MeasureOf::network, centralised(CentralisationOf::closeness),
       needs_one_piece},
      {"centralisation_eigenvector", MeasureOf::network, centralised(CentralisationOf::eigenvector),
       needs_an_eigenvalue, about_eigenvalue},
      {"krackhardt_hierarchy", MeasureOf::network, order(&Krackhardt::hierarchy)},
      {"krackhardt_efficiency", MeasureOf::network, order(&Krackhardt::efficiency)},
      {"lubness", MeasureOf::network, order(&Krackhardt::lubness)},
      {"connectedness", MeasureOf::network, order(&Krackhardt::connectedness)},
      {"transitivity", MeasureOf::network,
       number([](Inputs& in) { return transitivity(in.closed()); }), needs_meeting_ties,
       about_direction},
      {"average_clustering",
       MeasureOf::network,
       number([](Inputs& in) { return average_clustering(in.closed()); }),
       {},
       about_direction},
      {"reciprocity", MeasureOf::network, returned(&Reciprocity::edgewise), needs_direction},
      {"reciprocity_dyadic", MeasureOf::network, returned(&Reciprocity::dyadic), needs_direction},
      {"reciprocity_dyadic_nonnull", MeasureOf::network, returned(&Reciprocity::dyadic_nonnull),
       needs_direction},
      {"mean_distance", MeasureOf::network,
       number([](Inputs& in) { return in.pairs().mean_distance; })},
      {"diameter", MeasureOf::network, number([](Inputs& in) { return in.pairs().diameter; })},
      {"global_efficiency", MeasureOf::network,
       number([](Inputs& in) { return in.pairs().global_efficiency; })}};
}

// Which options change it, beside --length.
void mark_options(Measure& measure) {
  constexpr std::string_view kEgo = "constraint|effective_size|ego_efficiency|constraint_hierarchy";
  measure.reads_ego = in_words(measure.name, kEgo);
  measure.reads_strengths =
      measure.reads_ego ||
      in_words(measure.name,
               "information|eigenvector|katz|bonacich_power|pagerank|hub|"
               "authority|current_flow_betweenness|centralisation_eigenvector");
  measure.reads_scale = in_words(measure.name,
                                 "betweenness|edge_betweenness|closeness|harmonic|"
                                 "current_flow_betweenness|bridging_hwang");
}

}  // namespace

const std::vector<Measure>& all_measures() {
  static const std::vector<Measure> kMeasures = [] {
    std::vector<Measure> all = of_stakeholders();
    for (const auto& more : {of_ties(), of_the_network()})
      all.insert(all.end(), more.begin(), more.end());
    for (Measure& measure : all) mark_options(measure);
    return all;
  }();
  return kMeasures;
}

}  // namespace interstice
