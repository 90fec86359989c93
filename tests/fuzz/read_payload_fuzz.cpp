// Any content of a .place file, and any JSON, give a Place or diagnostics; a Place comes back from every format as it was.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "io/csv_writer.hpp"
#include "io/place_file.hpp"
#include "io/place_json.hpp"
#include "io/place_payload.hpp"
#include "io/place_reader.hpp"
#include "io/place_writer.hpp"

namespace {

using namespace interstice;

constexpr ReadOptions kAll = {.redundant_ties = RedundantTies::kept};

void require(bool holds) {
  if (!holds) std::abort();
}

void require_same(const Place& place, const ReadResult& again) {
  require(again.place && again.place->fingerprint() == place.fingerprint());
}

void check(const ReadResult& result) {
  require(result.place.has_value() == (result.num_errors() == 0));
  for (const Diagnostic& diagnostic : result.diagnostics)
    require(!diagnostic.code.empty() && !diagnostic.found.empty() && !diagnostic.todo.empty());
  if (!result.place) return;
  const Place& place = *result.place;
  const std::string bytes = to_place_file(place);
  require_same(place, read_place_file({"p.place", bytes}, "p", kAll));
  const std::string json = to_json(place);
  require_same(place, read_place_json({"p.json", json}, "p", kAll));
  std::vector<std::string> contents;
  std::vector<NamedBytes> files;
  const std::vector<TableKind> kinds = tables_of(place);
  for (const TableKind kind : kinds) contents.push_back(to_csv(place, kind));
  for (std::size_t i = 0; i < kinds.size(); ++i)
    files.push_back({std::string(table_spec(kinds[i]).name) + ".csv", contents[i]});
  require_same(place, read_tables(files, "p", kAll));
}

}  // namespace

// The first byte says what is read: JSON, a whole file, or a content without its frame, whose checksum no fuzzer would meet.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (data[0] == 'j') {
    check(read_place_json({"p.json", rest}, "p", kAll));
  } else if (data[0] == 'f') {
    check(read_place_file({"p.place", rest}, "p", kAll));
  } else {
    PlaceReading reading("p", kAll);
    read_payload(rest, "p.place", reading);
    check(finish_reading(std::move(reading), kAll));
  }
  return 0;
}
