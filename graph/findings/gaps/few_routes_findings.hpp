/// @file  Community groups far from those who decide, or reaching them by one route, as gaps.
#pragma once

#include <string>

#include "graph/findings/gaps/gap_context.hpp"

namespace interstice {

/// Adds every community group that does not itself decide, and what is to be said of all; findings.systems must be there.
/// bodies_a is the group, bodies_b those on every route of it.
void add_few_routes(GapContext& context);

[[nodiscard]] std::string few_routes_statement(const Findings& findings, const Gap& gap);

}  // namespace interstice
