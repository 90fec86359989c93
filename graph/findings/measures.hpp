/// @file  Raw measures by name: the columns of `interstice measure`.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/brokerage/structural_holes.hpp"
#include "graph/model/execution.hpp"
#include "graph/model/projection.hpp"

namespace interstice {

/// What a measure is of: a stakeholder, a tie, or the network as a whole.
enum class MeasureOf : std::uint8_t { vertex, tie, network };

struct MeasureOptions {
  std::vector<std::string> names = {};  ///< empty = all that the view and data define
  Length length = Length::hops;         ///< of paths: betweenness, closeness, harmonic
  Scale scale = Scale::raw;
  Strengths strengths = Strengths::ignore;  ///< of measures that are made from tie strengths
  EgoModel ego = EgoModel::whole_network;   ///< of the four measures of structural holes
  std::uint64_t seed = 1;
  std::uint32_t permutations = 5000;
};

struct MeasureColumn {
  std::string name;
  std::vector<double> values;  ///< one a vertex or tie, or just one; NaN = undefined
};

struct MeasureTable {
  std::vector<MeasureColumn> columns;  ///< in the canonical order
  std::vector<std::string> left_out;   ///< of all: "in_degree: the view has no direction"
  std::vector<std::string> notes;      ///< "eigenvector: ...", a sentence on what was found
};

/// Computes measures of a projection, each by its own header's definition.
///
/// Errors   not_found: a name that is no measure of this kind, the nearest named.
///          invalid_argument: a measure asked for by name that this network does not define, and those of the measures.
[[nodiscard]] MeasureTable measure(const Projection& projection, MeasureOf of,
                                   const MeasureOptions& options = {},
                                   const Execution& execution = {});

/// The names of the measures of one kind, in the canonical order.
[[nodiscard]] std::vector<std::string> measure_names(MeasureOf of);

}  // namespace interstice
