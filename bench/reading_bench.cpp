// From a file to a Network. The file is made by bench/make_edge_list.py and given in INTERSTICE_BENCH_FILE.
#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include <cstdlib>

#include "graph/model/projection.hpp"
#include "io/place_reader.hpp"

namespace interstice {
namespace {

void ReadToNetwork(benchmark::State& state) {
  const char* const file = std::getenv("INTERSTICE_BENCH_FILE");
  if (file == nullptr) {
    state.SkipWithError("INTERSTICE_BENCH_FILE is not set");
    return;
  }
  std::uint32_t vertices = 0;
  std::uint32_t ties = 0;
  for (auto _ : state) {
    const ReadResult result = read_place(file);
    if (!result.place) {
      state.SkipWithError("the file could not be read");
      return;
    }
    const Projection projection = project(*result.place);
    vertices = projection.network.num_vertices();
    ties = projection.network.num_ties();
  }
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  state.counters["vertices"] = vertices;
  state.counters["ties"] = ties;
  state.counters["peak_MB"] = static_cast<double>(usage.ru_maxrss) / 1024.0;
}
BENCHMARK(ReadToNetwork)->Unit(benchmark::kMillisecond)->Repetitions(5)->ReportAggregatesOnly(true);

}  // namespace
}  // namespace interstice

BENCHMARK_MAIN();
