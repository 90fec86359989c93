/// @file  What is counted over places, and its lines of CSV.
#pragma once

#include <vector>

#include "bench/gap_recovery/world.hpp"
#include "graph/gaps/outcomes.hpp"

namespace interstice::gap_recovery {

/// Outcome cells: of places with planted gaps, or with none.
struct Tally {
  double places = 0.0;
  double precision = 0.0;  ///< sum of average precisions
  double planted = 0.0;
  double found = 0.0;
  double reported = 0.0;
  double right = 0.0;  ///< planted or sharing pairs with one
  double places_with_a_gap = 0.0;
  double cells = 0.0;
  double at_01 = 0.0, at_05 = 0.0, at_10 = 0.0;
  double deviations = 0.0, affinities = 0.0;
  // Squares by place, for standard errors: cells of one place hang together.
  double squares_01 = 0.0, squares_05 = 0.0, squares_10 = 0.0;

  void add(const World& world, const std::vector<OutcomeCell>& judged);
  void print(const char* world, int silence, const char* what) const;
  static void print_header();
};

/// Interfaces of places with nothing planted, by whether both systems are those that kept silent, one is, or neither: how
/// many are called gaps, and how many of these would not have been had everybody answered.
struct InterfaceTally {
  double cells[3] = {};
  double gaps[3] = {};
  double false_gaps[3] = {};
  double cannot_tell[3] = {};

  /// `everybody`: the same place with all answers.
  void add(const World& world, const std::vector<InterfaceCell>& judged,
           const std::vector<InterfaceCell>& everybody);
  void print(const char* world, int silence, const char* what) const;
};

}  // namespace interstice::gap_recovery
