// A place of 1,000,000 relationships to the bytes of a .place file and back, beside protobuf's own reading of the same bytes.
#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include <cstdlib>
#include <random>
#include <string>

#include "interstice/v1/place.pb.h"
#include "io/place_file.hpp"

namespace interstice {
namespace {

constexpr std::size_t kRows = 1000000;
constexpr std::size_t kBodies = 100000;

// from, to, kind, strength, reported by and since, as a survey has them; seed 1.
const Place& place() {
  static const Place made = [] {
    std::mt19937_64 random(1);
    PlaceTables tables;
    TableData& links = tables[TableKind::relationships];
    links.present = true;
    links.num_rows = kRows;
    const auto texts = [&](RelationshipColumn column) -> std::vector<Text>& {
      links.columns[static_cast<std::size_t>(column)].present = true;
      return links.columns[static_cast<std::size_t>(column)].texts;
    };
    std::vector<Text> ids;
    for (std::size_t i = 0; i < kBodies; ++i)
      ids.push_back(tables.pool.intern("body" + std::to_string(i)));
    const Text kinds[] = {tables.pool.intern("works with"), tables.pool.intern("advice")};
    const Text dates[] = {tables.pool.intern("2024-04-01"), tables.pool.intern("2025-04-01")};
    auto& strength = links.columns[static_cast<std::size_t>(RelationshipColumn::strength)];
    strength.present = true;
    for (std::size_t row = 0; row < kRows; ++row) {
      const std::size_t from = random() % kBodies;
      texts(RelationshipColumn::from).push_back(ids[from]);
      texts(RelationshipColumn::to).push_back(ids[(from + 1 + random() % (kBodies - 1)) % kBodies]);
      texts(RelationshipColumn::kind).push_back(kinds[random() % 2]);
      texts(RelationshipColumn::reported_by).push_back(ids[from]);
      texts(RelationshipColumn::since).push_back(dates[random() % 2]);
      strength.numbers.push_back(static_cast<double>(1 + random() % 5));
    }
    return Place(std::move(tables));
  }();
  return made;
}

void report_memory(benchmark::State& state, std::size_t bytes) {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  state.counters["file_MB"] = static_cast<double>(bytes) / 1e6;
  state.counters["peak_MB"] = static_cast<double>(usage.ru_maxrss) / 1024.0;
}

void Write(benchmark::State& state) {
  std::size_t size = 0;
  for (auto _ : state) size = to_place_file(place()).size();
  report_memory(state, size);
}

void Read(benchmark::State& state) {
  const std::string bytes = to_place_file(place());
  if (read_place_file({"p.place", bytes}, "p").place->fingerprint() != place().fingerprint())
    state.SkipWithError("another place came back");
  for (auto _ : state) benchmark::DoNotOptimize(read_place_file({"p.place", bytes}, "p"));
  report_memory(state, bytes.size());
}

// Messages in memory alone: no table, no check.
void ProtobufParse(benchmark::State& state) {
  const std::string bytes = to_place_file(place()).substr(28);
  for (auto _ : state) {
    v1::Place message;
    if (!message.ParseFromString(bytes)) state.SkipWithError("no message");
  }
  report_memory(state, bytes.size());
}

BENCHMARK(Write)->Unit(benchmark::kMillisecond)->Repetitions(3)->ReportAggregatesOnly(true);
BENCHMARK(Read)->Unit(benchmark::kMillisecond)->Repetitions(3)->ReportAggregatesOnly(true);
BENCHMARK(ProtobufParse)->Unit(benchmark::kMillisecond)->Repetitions(3)->ReportAggregatesOnly(true);

}  // namespace
}  // namespace interstice

BENCHMARK_MAIN();
