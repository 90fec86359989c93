#include "graph/findings/gaps/gap_cells.hpp"

#include <fmt/format.h>

namespace interstice {

void set_systems(Gap& gap, GapMembers& members, SystemId a, SystemId b) {
  if (b != SystemId::none && (a == SystemId::none || index(b) < index(a))) {
    std::swap(a, b);
    std::swap(members.a, members.b);
  }
  gap.system_a = a == SystemId::none ? kNoSystem : index(a);
  gap.system_b = b == SystemId::none || a == b ? kNoSystem : index(b);
}

std::string too_few_pairs(std::uint64_t possible, std::uint64_t pairs, std::string_view whom) {
  const std::uint64_t least = OutcomeOptions{}.least_pairs;
  if (possible < least) {
    return possible == 1
               ? fmt::format("There is only 1 pair of {} between them, too few to judge.", whom)
               : fmt::format("There are only {} pairs of {} between them, too few to judge.",
                             possible, whom);
  }
  return fmt::format("Only {} of {} pairs of {} were asked about, and it takes {}.", pairs,
                     possible, whom, least);
}

std::string why_not(const OutcomeCell& cell, const std::vector<System>& systems,
                    std::string_view whom) {
  switch (cell.reason) {
    case CannotTell::few_pairs:
      return too_few_pairs(cell.possible, cell.pairs, whom);
    case CannotTell::few_answers: {
      const auto share = [](const SystemAnswers& side) {
        return static_cast<double>(side.answered) / side.bodies;
      };
      const bool first = share(cell.owners_a) <= share(cell.owners_b);
      return fmt::format("Fewer than 3 in 10 of the {} in {} answered.", whom,
                         systems[index(first ? cell.a : cell.b)].name);
    }
    case CannotTell::few_systems:
      return "There are fewer than three systems to compare.";
    case CannotTell::not_fitted:
      return "What is usual could not be worked out for these data.";
    case CannotTell::no:
      break;
  }
  return {};
}

}  // namespace interstice
