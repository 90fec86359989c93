#include "bench/gap_recovery/latent.hpp"

#include <algorithm>
#include <cmath>

#include "graph/expectation/logistic.hpp"

namespace interstice::gap_recovery {
namespace {

constexpr double kTwoPi = 6.283185307179586;
constexpr double kSystemDistance = 1.2;  // spread of the systems' middles in the plane
constexpr double kBodyDistance = 0.5;    // and of bodies around them
constexpr double kNearness = 1.55;       // what one unit of distance takes from the logit
constexpr double kCloses = 0.015;        // chance that two steps make a link
constexpr double kLinkOfMeeting = 0.35;  // chance that a meeting links two who attend
constexpr double kOtherSystems = 0.35;   // being asked from another system, against one's own

bool share_outcome(const Latent& latent, std::uint32_t u, std::uint32_t v) {
  return std::ranges::any_of(latent.owns,
                             [&](const auto& own) { return own[u] != 0 && own[v] != 0; });
}

double logit(const Latent& latent, std::uint32_t u, std::uint32_t v) {
  const WorldSettings& s = latent.settings;
  const double sides = s.level + latent.activity[u] + latent.activity[v] +
                       (share_outcome(latent, u, v) ? s.shared : 0.0);
  if (s.kind == WorldKind::hidden)
    return sides - kNearness * std::hypot(latent.x[u] - latent.x[v], latent.y[u] - latent.y[v]);
  return sides + (latent.system[u] == latent.system[v]
                      ? kSameSystem
                      : latent.affinity(latent.system[u], latent.system[v]));
}

void close_triangles(Pairs<std::uint8_t>& links, Random& random) {
  const Pairs<std::uint8_t> before = links;
  const std::uint32_t n = links.size();
  for (std::uint32_t u = 0; u < n; ++u) {
    for (std::uint32_t v = u + 1; v < n; ++v) {
      if (before(u, v) != 0) continue;
      std::uint32_t common = 0;
      for (std::uint32_t w = 0; w < n; ++w) common += before(u, w) & before(v, w);
      if (random.uniform() < 1.0 - std::pow(1.0 - kCloses, common)) links.set(u, v, 1);
    }
  }
}

// A body convenes, mostly on something it owns; others come by how active they are, whether they own it, and how much
// their system has to do with the convener's.
void hold_meetings(const Latent& latent, Pairs<std::uint8_t>& links, Random& random) {
  const WorldSettings& s = latent.settings;
  const std::uint32_t n = s.bodies;
  const auto meetings = static_cast<std::uint32_t>(s.level * n);
  std::vector<std::uint32_t> who;
  for (std::uint32_t m = 0; m < meetings; ++m) {
    const std::uint32_t convener = random.below(n);
    const std::uint32_t topic = random.below(s.outcomes);
    const double size = 2.0 + 5.0 * random.uniform() * std::exp(latent.activity[convener]);
    std::vector<double> weight(n, 0.0);
    double total = 0.0;
    for (std::uint32_t v = 0; v < n; ++v) {
      if (v == convener) continue;
      const std::uint32_t a = latent.system[convener];
      const std::uint32_t b = latent.system[v];
      weight[v] = std::exp(latent.activity[v]) * (latent.owns[topic][v] != 0 ? s.shared : 1.0) *
                  (a == b ? 1.0 : kOtherSystems * std::exp(latent.affinity(a, b)));
      total += weight[v];
    }
    who.assign(1, convener);
    for (std::uint32_t v = 0; v < n; ++v) {
      if (random.uniform() < 1.0 - std::exp(-size * weight[v] / total)) who.push_back(v);
    }
    for (const std::uint32_t u : who) {
      for (const std::uint32_t v : who) {
        if (u < v && random.uniform() < kLinkOfMeeting) links.set(u, v, 1);
      }
    }
  }
}

}  // namespace

double normal(Random& random) {
  const double radius = std::sqrt(-2.0 * std::log(1.0 - random.uniform()));
  return radius * std::cos(kTwoPi * random.uniform());
}

Latent::Latent(const WorldSettings& world, Random& random)
    : settings(world), affinity(world.systems) {
  const std::uint32_t k = world.systems;
  std::vector<double> size(k);
  double total = 0.0;
  for (double& s : size) total += s = 0.5 + 1.5 * random.uniform();
  std::vector<double> mean(k);
  std::vector<double> cx(k);
  std::vector<double> cy(k);
  for (std::uint32_t g = 0; g < k; ++g) {
    mean[g] = world.system_spread * normal(random);
    cx[g] = kSystemDistance * normal(random);
    cy[g] = kSystemDistance * normal(random);
    for (std::uint32_t h = 0; h < g; ++h) {
      const double decoy = random.uniform() < kDecoyShare ? kDecoyAffinity : 0.0;
      affinity.set(g, h, decoy + world.affinity_spread * normal(random));
    }
  }
  for (std::uint32_t v = 0; v < world.bodies; ++v) {
    double at = (v + 0.5) / world.bodies * total;
    std::uint32_t g = 0;
    while (g + 1 < k && at > size[g]) at -= size[g++];
    system.push_back(g);
    activity.push_back(mean[g] + world.body_spread * normal(random));
    x.push_back(cx[g] + kBodyDistance * normal(random));
    y.push_back(cy[g] + kBodyDistance * normal(random));
  }
  for (std::uint32_t o = 0; o < world.outcomes; ++o) {
    std::vector<double> chance(k);
    for (double& c : chance) c = random.uniform() < 0.3 ? 0.08 : 0.25 + 0.4 * random.uniform();
    owns.emplace_back(world.bodies);
    for (std::uint32_t v = 0; v < world.bodies; ++v)
      owns[o][v] = random.uniform() < chance[system[v]] ? 1 : 0;
  }
}

Pairs<std::uint8_t> draw_links(const Latent& latent, Random& random) {
  Pairs<std::uint8_t> links(latent.settings.bodies);
  if (latent.settings.kind == WorldKind::meetings) {
    hold_meetings(latent, links, random);
    return links;
  }
  for (std::uint32_t u = 0; u < links.size(); ++u) {
    for (std::uint32_t v = u + 1; v < links.size(); ++v) {
      if (random.uniform() < logistic(logit(latent, u, v))) links.set(u, v, 1);
    }
  }
  if (latent.settings.kind == WorldKind::hidden) close_triangles(links, random);
  return links;
}

}  // namespace interstice::gap_recovery
