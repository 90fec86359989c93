#include "bench/gap_recovery/world.hpp"

#include <algorithm>
#include <cmath>

#include "bench/gap_recovery/latent.hpp"

namespace interstice::gap_recovery {
namespace {

enum Stream : std::uint64_t { kLatent, kLinks, kPlanting, kSilence, kReporting, kTruth };

std::vector<std::uint8_t> who_answered(const Latent& latent, Silence silence, Random random,
                                       std::array<std::uint32_t, 2>& silent_systems) {
  const std::uint32_t n = latent.settings.bodies;
  std::vector<std::uint8_t> answered(n, 1);
  if (silence == Silence::none) return answered;
  const std::uint32_t first = random.below(latent.settings.systems);
  const std::uint32_t second =
      (first + 1 + random.below(latent.settings.systems - 1)) % latent.settings.systems;
  silent_systems = {std::min(first, second), std::max(first, second)};
  double bunched = 0.0;
  for (const std::uint32_t g : latent.system) bunched += g == first || g == second ? 1.0 : 0.0;
  // Bunched: 65 in 100 of the two systems, and of the others what makes up the share of the whole.
  const double inside = silence == Silence::bunched ? 0.65 : kSilentShare;
  const double rest = (kSilentShare * n - inside * bunched) / (n - bunched);
  for (std::uint32_t v = 0; v < n; ++v) {
    const bool in = latent.system[v] == first || latent.system[v] == second;
    answered[v] = random.uniform() < (in ? inside : std::max(0.0, rest)) ? 0 : 1;
  }
  return answered;
}

// The true chance of a reported link, from runs of the rule.
std::vector<float> true_chances(const Latent& latent, const std::vector<std::uint8_t>& answered,
                                std::uint64_t seed) {
  const std::uint32_t n = latent.settings.bodies;
  std::vector<float> truth(std::size_t{n} * n, 0.0F);
  for (std::uint32_t run = 0; run < kTruthRuns; ++run) {
    Random random(seed, 1000 + run);
    const Pairs<std::uint8_t> links = draw_links(latent, random);
    for (std::uint32_t u = 0; u < n; ++u) {
      for (std::uint32_t v = 0; v < n; ++v) truth[std::size_t{u} * n + v] += links(u, v);
    }
  }
  for (std::uint32_t u = 0; u < n; ++u) {
    for (std::uint32_t v = 0; v < n; ++v) {
      const int sides = answered[u] + answered[v];
      const double seen = 1.0 - std::pow(1.0 - kReports, sides);
      truth[std::size_t{u} * n + v] *= static_cast<float>(seen / kTruthRuns);
    }
  }
  return truth;
}

std::vector<Triple> choose_gaps(const Latent& latent, const World& world, Random random) {
  const std::uint32_t n = latent.settings.bodies;
  std::vector<Triple> candidates;
  for (std::uint32_t o = 0; o < latent.settings.outcomes; ++o) {
    for (std::uint32_t a = 0; a < latent.settings.systems; ++a) {
      for (std::uint32_t b = a + 1; b < latent.settings.systems; ++b) {
        double expected = 0.0;
        for (const std::uint32_t u : world.owners[o]) {
          for (const std::uint32_t v : world.owners[o]) {
            if (latent.system[u] == a && latent.system[v] == b)
              expected += world.truth[std::size_t{u} * n + v];
          }
        }
        if (expected >= latent.settings.least_expected) candidates.push_back({o, a, b});
      }
    }
  }
  shuffle(std::span(candidates), random);
  std::vector<Triple> chosen;
  for (const Triple& triple : candidates) {
    const bool taken = std::ranges::any_of(
        chosen, [&](const Triple& t) { return t.a == triple.a && t.b == triple.b; });
    if (!taken && chosen.size() < latent.settings.planted) chosen.push_back(triple);
  }
  return chosen;
}

void empty_gaps(const Latent& latent, const std::vector<Triple>& gaps, Pairs<std::uint8_t>& links,
                Random random) {
  for (const Triple& gap : gaps) {
    for (std::uint32_t u = 0; u < links.size(); ++u) {
      for (std::uint32_t v = 0; v < links.size(); ++v) {
        if (latent.system[u] != gap.a || latent.system[v] != gap.b) continue;
        if (latent.owns[gap.outcome][u] == 0 || latent.owns[gap.outcome][v] == 0) continue;
        if (random.uniform() >= kKept) links.set(u, v, 0);
      }
    }
  }
}

}  // namespace

World make_world(const WorldSettings& settings, Silence silence, bool plant, std::uint64_t seed) {
  Random latent_random(seed, kLatent);
  const Latent latent(settings, latent_random);
  const std::uint32_t n = settings.bodies;
  std::array<std::uint32_t, 2> silent_systems{};
  const std::vector<std::uint8_t> answered =
      who_answered(latent, silence, Random(seed, kSilence), silent_systems);
  std::vector<std::uint64_t> bits(answered.begin(), answered.end());
  World world{.network = Network(Direction::undirected, n, {}),
              .directed = Network(Direction::directed, n, {}),
              .num_systems = settings.systems,
              .observed = ObservedPairs(ObservedPairs::Sides::one, 1, bits),
              .observed_directed = ObservedPairs(ObservedPairs::Sides::first, 1, bits)};
  world.silent_systems = silent_systems;
  for (const std::uint32_t g : latent.system) world.system_of.push_back(static_cast<SystemId>(g));
  for (const auto& own : latent.owns) {
    world.owners.emplace_back();
    for (std::uint32_t v = 0; v < n; ++v) {
      if (own[v] != 0) world.owners.back().push_back(v);
    }
  }
  Random link_random(seed, kLinks);
  Pairs<std::uint8_t> links = draw_links(latent, link_random);
  if (plant) {
    world.truth = true_chances(latent, answered, seed);
    world.planted = choose_gaps(latent, world, Random(seed, kPlanting));
    empty_gaps(latent, world.planted, links, Random(seed, kPlanting + 100));
  }
  Random reporting(seed, kReporting);
  std::vector<Tie> either;
  std::vector<Tie> named;
  for (std::uint32_t u = 0; u < n; ++u) {
    for (std::uint32_t v = u + 1; v < n; ++v) {
      const bool by_u = reporting.uniform() < kReports && answered[u] != 0 && links(u, v) != 0;
      const bool by_v = reporting.uniform() < kReports && answered[v] != 0 && links(u, v) != 0;
      if (by_u || by_v) either.emplace_back(u, v);
      if (by_u) named.emplace_back(u, v);
      if (by_v) named.emplace_back(v, u);
    }
  }
  world.network = Network(Direction::undirected, n, std::move(either));
  world.directed = Network(Direction::directed, n, std::move(named));
  return world;
}

}  // namespace interstice::gap_recovery
