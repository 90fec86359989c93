/// @file  Whom an option names: a stakeholder by its id or name.
#pragma once

#include <string>
#include <string_view>

#include "graph/model/ids.hpp"
#include "graph/model/place.hpp"

namespace interstice {

/// The stakeholder with this id; else the one with this name. `option` begins the message.
///
/// Errors   not_found: nobody of that id or name, the nearest named. invalid_argument: several have the name.
[[nodiscard]] StakeholderRow find_stakeholder(const Place& place, std::string_view option,
                                              const std::string& name);

/// The same without errors: whether anybody has the id or name.
[[nodiscard]] bool has_stakeholder(const Place& place, const std::string& name);

}  // namespace interstice
