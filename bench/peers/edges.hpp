/// @file  The graphs that all tools are timed on, as files, and how a run is timed.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <functional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace peers {

/// An undirected graph without loops and doubled ties. As a file: "n m" as two 32-bit numbers, the ends of every tie as two
/// more each, and then the strengths as doubles.
struct Edges {
  std::uint32_t num_vertices = 0;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
  std::vector<double> strength;
};

template <class T>
void put(std::ofstream& file, const T* values, std::size_t count) {
  file.write(reinterpret_cast<const char*>(values),
             static_cast<std::streamsize>(count * sizeof(T)));
}
template <class T>
void get(std::ifstream& file, T* values, std::size_t count) {
  file.read(reinterpret_cast<char*>(values), static_cast<std::streamsize>(count * sizeof(T)));
  if (!file) throw std::runtime_error("a graph's file is too short");
}

inline void write_edges(const std::string& path, const Edges& edges) {
  std::ofstream file(path, std::ios::binary);
  const std::uint32_t sizes[] = {edges.num_vertices, static_cast<std::uint32_t>(edges.ends.size())};
  put(file, sizes, 2);
  for (const auto& [a, b] : edges.ends) {
    const std::uint32_t ends[] = {a, b};
    put(file, ends, 2);
  }
  put(file, edges.strength.data(), edges.strength.size());
}

inline Edges read_edges(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::uint32_t sizes[2];
  get(file, sizes, 2);
  Edges edges{.num_vertices = sizes[0]};
  std::vector<std::uint32_t> ends(2 * std::size_t{sizes[1]});
  get(file, ends.data(), ends.size());
  for (std::size_t k = 0; k < ends.size(); k += 2) edges.ends.emplace_back(ends[k], ends[k + 1]);
  edges.strength.resize(sizes[1]);
  get(file, edges.strength.data(), sizes[1]);
  return edges;
}

/// The vertices that sums over pivots start at.
inline std::vector<std::uint32_t> pivots_of(std::uint32_t num_vertices) {
  std::vector<std::uint32_t> pivots;
  const std::uint32_t count = std::min(num_vertices, 256U);
  for (std::uint64_t k = 0; k < count; ++k)
    pivots.push_back(static_cast<std::uint32_t>(k * num_vertices / count));
  return pivots;
}

constexpr double kLongRun = 2.0;  // seconds: is run once
constexpr double kShortRuns = 0.2;

/// Runs it, writes what it returns to FOLDER/kernel.tool, and prints "kernel threads seconds runs": the median of three runs
/// or, where they are short, of up to 101.
inline std::vector<double> time_kernel(const std::string& folder, const std::string& tool,
                                       const std::string& kernel, unsigned threads,
                                       const std::function<std::vector<double>()>& run) {
  std::vector<double> seconds;
  std::vector<double> result;
  double all = 0.0;
  while (seconds.empty() || (seconds.front() < kLongRun &&
                             (seconds.size() < 3 || (all < kShortRuns && seconds.size() < 101)))) {
    const auto start = std::chrono::steady_clock::now();
    std::vector<double> found = run();
    seconds.push_back(
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    all += seconds.back();
    if (result.empty()) result = std::move(found);
  }
  std::ofstream file(folder + "/" + kernel + "." + tool, std::ios::binary);
  put(file, result.data(), result.size());
  file.close();
  const std::size_t runs = seconds.size();
  std::nth_element(seconds.begin(), seconds.begin() + static_cast<std::ptrdiff_t>(runs / 2),
                   seconds.end());
  std::printf("%s %u %.9f %zu\n", kernel.c_str(), threads, seconds[runs / 2], runs);
  std::fflush(stdout);
  return result;
}

}  // namespace peers
