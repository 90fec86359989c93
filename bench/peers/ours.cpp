// Interstice's side: bench_peers_ours GRAPH FOLDER MOST_THREADS KERNEL...  Each kernel with 1 and up to MOST_THREADS threads.
#include <cstring>
#include <map>
#include <stop_token>
#include <thread>

#include "bench/peers/edges.hpp"
#include "graph/brokerage/gould_fernandez_null.hpp"
#include "graph/brokerage/structural_holes.hpp"
#include "graph/centrality/betweenness.hpp"
#include "graph/centrality/betweenness_plan.hpp"
#include "graph/centrality/closeness.hpp"
#include "graph/centrality/eccentricity.hpp"
#include "graph/centrality/edge_betweenness.hpp"
#include "graph/centrality/harmonic.hpp"
#include "graph/centrality/pagerank.hpp"
#include "graph/cohesion/components.hpp"
#include "graph/cohesion/core_number.hpp"
#include "graph/cohesion/local_clustering.hpp"
#include "graph/model/error.hpp"

namespace interstice {
namespace {

using Scores = std::vector<double>;
using Kernel = std::function<Scores(const Network&, const Execution&)>;

Scores as_scores(const auto& whole_numbers) {
  return Scores(whole_numbers.begin(), whole_numbers.end());
}

Scores from_pivots(const Network& network, const Execution& execution) {
  const std::vector<double> hops;
  const std::vector<std::uint32_t> pivots = peers::pivots_of(network.num_vertices());
  return run_betweenness({.network = &network, .lengths = &hops, .sources = &pivots}, execution)
      .score;
}

Scores brokerage(const Network& network, const Execution& execution) {
  std::vector<SystemId> systems;
  for (std::uint32_t v = 0; v < network.num_vertices(); ++v)
    systems.push_back(static_cast<SystemId>(v * 7U % 5U));
  return gould_fernandez_permutations(network, systems, {.permutations = 1000}, execution)
      .observed.brokerage;
}

const std::map<std::string, Kernel>& kernels() {
  static const std::map<std::string, Kernel> list = {
      {"betweenness", [](const Network& n, const Execution& e) { return betweenness(n, {}, e); }},
      {"pivots", from_pivots},
      {"weighted_betweenness",
       [](const Network& n, const Execution& e) {
         return betweenness(n, {.length = Length::inverse_strength}, e);
       }},
      {"edge_betweenness",
       [](const Network& n, const Execution& e) { return edge_betweenness(n, {}, e); }},
      {"harmonic", [](const Network& n, const Execution& e) { return harmonic(n, {}, e); }},
      {"closeness", [](const Network& n, const Execution& e) { return closeness(n, {}, e); }},
      {"eccentricity", [](const Network& n, const Execution& e) { return eccentricity(n, e); }},
      {"constraint", [](const Network& n, const Execution& e) { return constraint(n, {}, e); }},
      {"clustering", [](const Network& n, const Execution& e) { return local_clustering(n, e); }},
      {"triangles",
       [](const Network& n, const Execution& e) { return as_scores(triangles(n, e).at); }},
      {"pagerank", [](const Network& n, const Execution& e) { return pagerank(n, {}, e).scores; }},
      {"components",
       [](const Network& n, const Execution&) { return as_scores(components(n).of); }},
      {"cores", [](const Network& n, const Execution&) { return as_scores(core_number(n)); }},
      {"brokerage", brokerage},
  };
  return list;
}

Network read_network(const std::string& path) {
  const peers::Edges edges = peers::read_edges(path);
  std::vector<Tie> ties;
  for (std::size_t k = 0; k < edges.ends.size(); ++k)
    ties.emplace_back(edges.ends[k].first, edges.ends[k].second, edges.strength[k]);
  return {Direction::undirected, edges.num_vertices, std::move(ties)};
}

// MB, as /proc/self/status has it.
double memory(const std::string& field) {
  std::ifstream file("/proc/self/status");
  for (std::string word; file >> word;) {
    double kilobytes = 0.0;
    if (word == field + ":" && file >> kilobytes) return kilobytes / 1024.0;
  }
  return 0.0;
}

// Peak over what the loaded graph takes; stopped after a minute: all that a search needs is in use by then.
void report_memory(const Network& network, unsigned threads) {
  const double before = memory("VmRSS");
  std::ofstream("/proc/self/clear_refs") << 5;  // the peak starts again here
  const auto start = std::chrono::steady_clock::now();
  std::stop_source stop;
  const std::jthread timer([&](const std::stop_token& ended) {
    while (!ended.stop_requested() &&
           std::chrono::steady_clock::now() - start < std::chrono::seconds(60))
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    stop.request_stop();
  });
  bool whole = true;
  try {
    (void)betweenness(network, {}, {.threads = threads, .stop = stop.get_token()});
  } catch (const Error&) {
    whole = false;
  }
  const double seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  std::printf("memory %u %.1f %.1f %.2f %s\n", threads, before, memory("VmHWM") - before, seconds,
              whole ? "whole" : "stopped");
}

int run(int argc, char** argv) {
  const Network network = read_network(argv[1]);
  const auto most = static_cast<unsigned>(std::stoul(argv[3]));
  for (int k = 4; k < argc; ++k) {
    const std::string name = argv[k];
    if (name == "memory") {
      report_memory(network, most);
      continue;
    }
    const Kernel& kernel = kernels().at(name);
    Scores first;
    for (unsigned threads = 1; threads <= most; ++threads) {
      const Scores found = peers::time_kernel(
          argv[2], "ours", name, threads, [&] { return kernel(network, {.threads = threads}); });
      if (threads == 1) first = found;
      if (first.size() != found.size() ||
          std::memcmp(first.data(), found.data(), first.size() * sizeof(double)) != 0)
        throw std::runtime_error(name + ": threads change the result");
    }
  }
  return 0;
}

}  // namespace
}  // namespace interstice

int main(int argc, char** argv) { return argc < 5 ? 2 : interstice::run(argc, argv); }
