/// @file  Values of other programs, recorded in tests/data/oracles; tests/oracles/condense.py says
/// how and by which.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "graph/model/projection.hpp"

namespace interstice {

struct OracleValue {
  std::string id;  ///< empty: of the whole network; key players: all ids of a set, joined with ;
  double value = 0.0;  ///< NaN: undefined
};

/// What is recorded of one reading of a network.
struct OracleView {
  std::string title;  ///< "information|both"
  std::string layer;  ///< empty = all one-mode layers
  View view = View::either;
  std::map<std::string, std::vector<OracleValue>> measures;
};

[[nodiscard]] std::vector<OracleView> oracle_views(const std::string& network);
/// The reading that a view was recorded of.
[[nodiscard]] Projection project_as(const Place& place, const OracleView& view);

/// Compares one score a vertex with what is recorded, if it is; every vertex must be. Returns how
/// many were.
std::size_t expect_scores(const OracleView& view, const Projection& projection,
                          const std::string& measure, const std::vector<double>& scores,
                          double tolerance);
/// The same for a number of the whole network.
std::size_t expect_number(const OracleView& view, const std::string& measure, double value,
                          double tolerance);

/// A value printed in the literature; `id` is a stakeholder or says which number it is.
struct PublishedValue {
  std::string dataset;
  std::string relation;
  std::string measure;
  std::string id;
  double printed = 0.0;
  double tolerance = 0.0;
};
[[nodiscard]] std::vector<PublishedValue> published_values();

}  // namespace interstice
