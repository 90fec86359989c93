#include "graph/gaps/directed_outcomes.hpp"

#include <algorithm>

#include "graph/gaps/owner_cells.hpp"
#include "graph/kernels/parallel.hpp"

namespace interstice {

std::vector<OutcomeCell> directed_outcome_gaps(
    const Network& network, const ObservedPairs& observed, const DirectedTieModel& model,
    const std::vector<std::vector<std::uint32_t>>& owners, const OutcomeOptions& options,
    const Execution& execution) {
  OwnerCells found = owner_cells(owners, model.system_of,
                                 static_cast<std::uint32_t>(model.sender_mean.size()), observed);
  for_each_block(found.cells.size(), 1e4 * static_cast<double>(found.cells.size()), execution,
                 [&](std::size_t at) {
                   OutcomeCell& cell = found.cells[at];
                   cell.possible *= 2;
                   std::uint64_t asked = 0;
                   std::vector<DyadTies> dyads;
                   for (const std::uint32_t i : found.sides[cell.outcome][index(cell.a)]) {
                     const auto u = static_cast<VertexId>(i);
                     const auto out = network.out_arcs(u).targets;
                     const auto in = network.in_arcs(u).targets;
                     for (const std::uint32_t j : found.sides[cell.outcome][index(cell.b)]) {
                       const auto v = static_cast<VertexId>(j);
                       const bool there = observed(u, v);
                       const bool back = observed(v, u);
                       if (!there && !back) continue;
                       asked += (there ? 1 : 0) + (back ? 1 : 0);
                       cell.observed += there && std::ranges::binary_search(out, j) ? 1 : 0;
                       cell.observed += back && std::ranges::binary_search(in, j) ? 1 : 0;
                       if (model.converged) {
                         const DyadSides sides = there && back ? DyadSides::both
                                                 : there       ? DyadSides::there
                                                               : DyadSides::back;
                         dyads.push_back(ties_of(model.dyad(u, v), sides));
                       }
                     }
                   }
                   set_reason(cell, asked, model.converged, options);
                   if (cell.reason != CannotTell::not_fitted) set_judgement(cell, DyadCount(dyads));
                 });
  set_family(found.cells, options);
  return found.cells;
}

}  // namespace interstice
