/// @file  What a journal asks about the data, as JSON.
#pragma once

#include <string>

#include "graph/findings/journal_statement.hpp"

namespace interstice {

/// Message MethodStatement of proto/interstice/v1/methods.proto.
[[nodiscard]] std::string to_json(const JournalStatement& statement);

}  // namespace interstice
