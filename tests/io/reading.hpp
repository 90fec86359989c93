/// @file  Short ways to read tables from text in tests, and to look for one diagnostic.
#pragma once

#include <gmock/gmock.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/place_reader.hpp"

namespace interstice {

/// Files by name and content; the content must outlive the call.
inline ReadResult read_files(const std::vector<std::pair<std::string, std::string>>& files) {
  std::vector<NamedBytes> named;
  for (const auto& [name, content] : files) named.push_back({"p/" + name, content});
  return read_tables(named, "p");
}

inline ReadResult read_edges(std::string_view content, const std::string& name = "e.csv") {
  return read_edge_list({name, content}, name);
}

inline std::string described(const Diagnostic& diagnostic) {
  return diagnostic.code + " at " + to_string(diagnostic.where) + ": " + diagnostic.found + " | " +
         diagnostic.todo;
}

inline std::vector<std::string> described(const ReadResult& result) {
  std::vector<std::string> out;
  for (const Diagnostic& diagnostic : result.diagnostics) out.push_back(described(diagnostic));
  return out;
}

/// Whether a result has the diagnostic `code` at `where` with `found` and `todo` in its words.
MATCHER_P4(HasDiagnostic, code, where, found, todo, "") {
  for (const Diagnostic& diagnostic : arg.diagnostics) {
    if (diagnostic.code == code && to_string(diagnostic.where) == where &&
        diagnostic.found.find(found) != std::string::npos &&
        diagnostic.todo.find(todo) != std::string::npos) {
      return true;
    }
  }
  *result_listener << testing::PrintToString(described(arg));
  return false;
}

/// None but the note that names the columns which no analysis reads.
MATCHER(HasNoDiagnostic, "") {
  *result_listener << testing::PrintToString(described(arg));
  return arg.place.has_value() && std::ranges::all_of(arg.diagnostics, [](const Diagnostic& said) {
           return said.code == "N-unread-column";
         });
}

}  // namespace interstice
