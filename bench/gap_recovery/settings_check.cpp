// Whether each world is as hard as it was meant to be: figures count only where density alone scores .28 to .45 and the
// degree-corrected z .53 to .68. Needs no model.
#include <cmath>
#include <cstdio>

#include "bench/gap_recovery/ranking.hpp"
#include "graph/gaps/false_discovery.hpp"

int main() {
  using namespace interstice::gap_recovery;
  std::puts("world,silence,planted,cells,ties,density,degrees,neighbours,truth,truth_found");
  for (const WorldSettings& settings : kWorlds) {
    for (const Silence silence : {Silence::none, Silence::random, Silence::bunched}) {
      double sums[8] = {};
      for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const World world = make_world(settings, silence, true, seed);
        std::vector<double> score[4];
        std::vector<double> p;
        std::vector<bool> planted;
        for (const Cell& cell : cells_of(world)) {
          score[0].push_back(cell.density);
          score[1].push_back(cell.degrees);
          score[2].push_back(cell.neighbours);
          score[3].push_back(cell.truth);
          p.push_back(cell.truth_p);
          planted.push_back(cell.planted);
        }
        const std::vector<double> q = interstice::false_discovery(p);
        double found = 0.0;
        double all = 0.0;
        for (std::size_t i = 0; i < q.size(); ++i) {
          all += planted[i] ? 1.0 : 0.0;
          found += planted[i] && q[i] <= 0.10 ? 1.0 : 0.0;
        }
        sums[0] += all;
        sums[1] += static_cast<double>(q.size());
        sums[2] += world.network.num_ties();
        for (int k = 0; k < 4; ++k) sums[3 + k] += average_precision(score[k], planted);
        sums[7] += all > 0.0 ? found / all : 1.0;
      }
      std::printf("%s,%d,%.1f,%.0f,%.0f,%.3f,%.3f,%.3f,%.3f,%.2f\n", settings.name,
                  static_cast<int>(silence), sums[0] / 20, sums[1] / 20, sums[2] / 20, sums[3] / 20,
                  sums[4] / 20, sums[5] / 20, sums[6] / 20, sums[7] / 20);
    }
  }
}
