#include "graph/findings/stakeholder_names.hpp"

#include <fmt/format.h>

#include <optional>
#include <vector>

#include "graph/model/error.hpp"
#include "graph/model/nearest.hpp"

namespace interstice {
namespace {

// Those with the id, else those with the name.
std::vector<StakeholderRow> rows_called(const Place& place, const std::string& name) {
  if (const auto id = place.find(name)) {
    if (const auto row = place.stakeholder(*id)) return {*row};
  }
  std::vector<StakeholderRow> found;
  const auto table = place.stakeholders();
  for (std::uint32_t row = 0; row < table.num_rows() && !name.empty(); ++row) {
    if (place.text(table.text(StakeholderColumn::name, row)) == name)
      found.push_back(static_cast<StakeholderRow>(row));
  }
  return found;
}

}  // namespace

StakeholderRow find_stakeholder(const Place& place, std::string_view option,
                                const std::string& name) {
  const std::vector<StakeholderRow> found = rows_called(place, name);
  if (found.size() > 1) {
    throw Error(ErrorCode::invalid_argument,
                fmt::format("{}: several are called \"{}\"; give the id", option, printable(name)));
  }
  if (!found.empty()) return found.front();
  std::vector<std::string> candidates;
  const auto table = place.stakeholders();
  for (std::uint32_t row = 0; row < table.num_rows(); ++row) {
    candidates.emplace_back(place.text(table.text(StakeholderColumn::id, row)));
    const std::string_view own = place.text(table.text(StakeholderColumn::name, row));
    if (!own.empty()) candidates.emplace_back(own);
  }
  throw Error(ErrorCode::not_found,
              fmt::format("{}: nobody in the data has the id or name \"{}\"{}", option,
                          printable(name), suggestion(name, candidates)));
}

bool has_stakeholder(const Place& place, const std::string& name) {
  return !rows_called(place, name).empty();
}

}  // namespace interstice
