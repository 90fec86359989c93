// Any bytes give a Place or diagnostics, never a crash, and never both or neither.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <tuple>
#include <vector>

#include "io/place_reader.hpp"

namespace {

using interstice::Diagnostic;
using interstice::NamedBytes;
using interstice::ReadResult;

void require(bool holds) {
  if (!holds) std::abort();
}

void check(const ReadResult& result) {
  require(result.place.has_value() == (result.num_errors() == 0));
  require(std::ranges::is_sorted(result.diagnostics, {}, [](const Diagnostic& diagnostic) {
    return std::tie(diagnostic.where.file, diagnostic.where.line, diagnostic.where.column);
  }));
  for (const Diagnostic& diagnostic : result.diagnostics) {
    require(!diagnostic.code.empty() && !diagnostic.found.empty() && !diagnostic.todo.empty());
    for (const char c : diagnostic.found + diagnostic.todo)
      require(static_cast<unsigned char>(c) >= 0x20);
  }
  if (result.place) (void)result.place->fingerprint();
}

}  // namespace

// The first byte says what is read; a byte 0x01 ends one file and begins the next.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  std::string_view rest = bytes.substr(1);
  if (bytes[0] == 'n') {
    check(interstice::read_edge_list({"e.ncol", rest}, "e"));
  } else if (bytes[0] == 'e') {
    check(interstice::read_edge_list({"e.csv", rest}, "e"));
  } else {
    static constexpr std::array kNames = {"edges.csv",     "nodes.csv",       "memberships.csv",
                                          "place.csv",     "commitments.csv", "outcomes.csv",
                                          "expected.csv",  "systems.csv",     "layers.csv",
                                          "responses.csv", "areas.csv",       "evidence.csv"};
    std::vector<NamedBytes> files;
    for (const char* const name : kNames) {
      const std::size_t end = rest.find('\x01');
      files.push_back({name, rest.substr(0, end)});
      if (end == std::string_view::npos) break;
      rest.remove_prefix(end + 1);
    }
    check(interstice::read_tables(files, "folder"));
  }
  return 0;
}
