/// @file  How `influence` prints what was found: for people, and as rows for programs.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "graph/findings/findings.hpp"

namespace interstice::cli {

/// Bodies by their place among go-betweens; by name where nobody is ranked.
[[nodiscard]] std::vector<const Body*> by_rank(const Findings& findings);

/// Its system's id or name; empty if not stated.
[[nodiscard]] std::string system_of(const Body& body, const Findings& findings,
                                    std::string System::*as);

/// Everything, for people; tables of at most `top` rows.
void print_influence(const Findings& findings, std::size_t top);
/// One row a body.
void print_influence_rows(const Findings& findings);

/// Those signed up to one outcome, for people.
void print_grid(const Findings& findings, const PowerInterest& grid, std::size_t top);
/// The same, one row a body.
void print_grid_rows(const Findings& findings, const PowerInterest& grid);

/// Who connects each pair of systems, for people: the pairs that rest most on one first.
void print_between(const Findings& findings, std::size_t top);
/// The same, one row a go-between of a pair; in the order of systems.
void print_between_rows(const Findings& findings);

/// The chains of introduction that were asked for, for people.
void print_way_in(const Findings& findings);
/// The same, one row a body of a chain.
void print_way_in_rows(const Findings& findings);

}  // namespace interstice::cli
