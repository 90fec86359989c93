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

std::string too_few_pairs(std::uint64_t possible, std::uint64_t pairs) {
  if (possible < OutcomeOptions{}.least_pairs) {
    return fmt::format("There {} only {} of bodies between them, too few to judge.",
                       possible == 1 ? "is" : "are",
                       possible == 1 ? "1 pair" : fmt::format("{} pairs", possible));
  }
  return fmt::format("Only {} of {} pairs of bodies were asked about, and it takes {}.", pairs,
                     possible, OutcomeOptions{}.least_pairs);
}

std::string why_not(const OutcomeCell& cell, const std::vector<System>& systems,
                    std::string_view whom) {
  switch (cell.reason) {
    case CannotTell::few_pairs:
      return too_few_pairs(cell.possible, cell.pairs);
    case CannotTell::few_answers: {
      const auto share = [](const SystemAnswers& side) {
        return static_cast<double>(side.answered) / side.bodies;
      };
      const bool first = share(cell.owners_a) <= share(cell.owners_b);
      return fmt::format("Fewer than 3 in 10 of {} in {} answered.", whom,
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
