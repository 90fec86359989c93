// Writes the seeded graphs: make_graphs FOLDER. Each has one seed, its place in the list below.
#include <cmath>
#include <functional>
#include <map>
#include <numeric>
#include <set>
#include <utility>

#include "bench/peers/edges.hpp"
#include "graph/kernels/random.hpp"

namespace {

using interstice::Random;
using Ends = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

void add(Ends& ends, std::uint32_t a, std::uint32_t b) {
  if (a != b) ends.emplace_back(std::min(a, b), std::max(a, b));
}

void sort_once_each(Ends& ends) {
  std::sort(ends.begin(), ends.end());
  ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
}

std::uint32_t below(Random& random, std::size_t count) {
  return random.below(static_cast<std::uint32_t>(count));
}

// Chakrabarti, Zhan and Faloutsos' R-MAT with the quarters of Graph500: 0.57, 0.19, 0.19, 0.05.
Ends rmat(Random& random, unsigned scale, std::size_t ties) {
  Ends ends;
  while (ends.size() < ties) {
    while (ends.size() < ties + ties / 8) {
      std::uint32_t a = 0;
      std::uint32_t b = 0;
      for (unsigned bit = 0; bit < scale; ++bit) {
        const double x = random.uniform();
        a = 2 * a + (x >= 0.76 ? 1 : 0);
        b = 2 * b + ((x >= 0.57 && x < 0.76) || x >= 0.95 ? 1 : 0);
      }
      add(ends, a, b);
    }
    sort_once_each(ends);
  }
  while (ends.size() > ties) {  // whichever
    std::swap(ends[below(random, ends.size())], ends.back());
    ends.pop_back();
  }
  return ends;
}

// People who sit on boards: tied where they share one. Most sit on one, a few on several.
Ends people_by_boards(Random& random, std::uint32_t people, std::uint32_t boards) {
  std::vector<std::vector<std::uint32_t>> members(boards);
  for (std::uint32_t person = 0; person < people; ++person) {
    std::uint32_t seats = 1;
    while (seats < 6 && random.uniform() < 0.3) ++seats;
    for (std::uint32_t seat = 0; seat < seats; ++seat) {
      const double x = random.uniform();  // the first boards are the larger ones
      members[static_cast<std::size_t>(boards * x * std::sqrt(x))].push_back(person);
    }
  }
  Ends ends;
  for (const auto& board : members) {
    for (std::size_t i = 0; i < board.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) add(ends, board[i], board[j]);
    }
  }
  return ends;
}

// A core grown by triangles (Holme and Kim), and trees hanging on it: as webs of trust look.
Ends tree_fringed(Random& random, std::uint32_t core, std::uint32_t ties_each, std::uint32_t all) {
  Ends ends;
  std::vector<std::vector<std::uint32_t>> near(all);
  std::vector<std::uint32_t> by_degree;
  const auto tie = [&](std::uint32_t a, std::uint32_t b) {
    add(ends, a, b);
    near[a].push_back(b);
    near[b].push_back(a);
    by_degree.push_back(a);
    by_degree.push_back(b);
  };
  for (std::uint32_t v = 1; v <= ties_each; ++v) tie(v, v - 1);
  for (std::uint32_t v = ties_each + 1; v < core; ++v) {
    std::uint32_t last = by_degree[below(random, by_degree.size())];
    tie(v, last);
    for (std::uint32_t k = 1; k < ties_each; ++k) {
      last = random.uniform() < 0.8 ? near[last][below(random, near[last].size())]
                                    : by_degree[below(random, by_degree.size())];
      if (last != v) tie(v, last);
    }
  }
  for (std::uint32_t v = core; v < all; ++v) tie(v, by_degree[below(random, by_degree.size())]);
  return ends;
}

// Ties between vertices drawn by weights that fall off as a power of their rank (Chung and Lu): as votes go.
Ends by_weights(Random& random, std::uint32_t n, std::size_t ties, double power) {
  std::vector<double> until(n);
  double sum = 0.0;
  for (std::uint32_t v = 0; v < n; ++v) until[v] = sum += std::pow(v + 10.0, -power);
  const auto draw = [&] {
    const double x = random.uniform() * sum;
    return static_cast<std::uint32_t>(std::upper_bound(until.begin(), until.end() - 1, x) -
                                      until.begin());
  };
  std::set<std::pair<std::uint32_t, std::uint32_t>> found;
  while (found.size() < ties) {
    const std::uint32_t a = draw();
    const std::uint32_t b = draw();
    if (a != b) found.emplace(std::min(a, b), std::max(a, b));
  }
  return {found.begin(), found.end()};
}

// A ring of neighbours, each tie rewired with chance 0.1 (Watts and Strogatz).
Ends small_world(Random& random, std::uint32_t n, std::uint32_t each_side) {
  Ends ends;
  for (std::uint32_t v = 0; v < n; ++v) {
    for (std::uint32_t k = 1; k <= each_side; ++k)
      add(ends, v, random.uniform() < 0.1 ? below(random, n) : (v + k) % n);
  }
  return ends;
}

Ends grid(Random&, std::uint32_t side) {
  Ends ends;
  for (std::uint32_t v = 0; v < side * side; ++v) {
    if (v % side + 1 < side) add(ends, v, v + 1);
    if (v + side < side * side) add(ends, v, v + side);
  }
  return ends;
}

// Without isolates. Strengths are 1, 2, 4 or 8: sums of their inverses are exact, so that every tool finds the same ties
// between paths.
peers::Edges finished(Random& random, Ends ends) {
  sort_once_each(ends);
  std::map<std::uint32_t, std::uint32_t> number;
  for (const auto& [a, b] : ends) number[a] = number[b] = 0;
  peers::Edges edges;
  for (auto& [vertex, its] : number) its = edges.num_vertices++;
  for (const auto& [a, b] : ends) {
    edges.ends.emplace_back(number[a], number[b]);
    edges.strength.push_back(1U << below(random, 4));
  }
  return edges;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const std::string folder = argv[1];
  const std::vector<std::pair<std::string, std::function<Ends(Random&)>>> list = {
      {"jazz-like", [](Random& r) { return people_by_boards(r, 198, 16); }},
      {"rmat-1k", [](Random& r) { return rmat(r, 9, 1000); }},
      {"people-by-boards-18k", [](Random& r) { return people_by_boards(r, 998, 68); }},
      {"pgp-like", [](Random& r) { return tree_fringed(r, 4000, 5, 10700); }},
      {"wiki-vote-like", [](Random& r) { return by_weights(r, 8300, 101000, 0.85); }},
      {"rmat-10k", [](Random& r) { return rmat(r, 12, 10000); }},
      {"small-world-10k", [](Random& r) { return small_world(r, 2500, 4); }},
      {"grid-10k", [](Random& r) { return grid(r, 72); }},
      {"people-by-boards-100k", [](Random& r) { return people_by_boards(r, 10000, 1300); }},
      {"rmat-100k", [](Random& r) { return rmat(r, 14, 100000); }},
      {"small-world-100k", [](Random& r) { return small_world(r, 10000, 10); }},
      {"grid-100k", [](Random& r) { return grid(r, 224); }},
      {"people-by-boards-1m", [](Random& r) { return people_by_boards(r, 100000, 13300); }},
      {"rmat-1m", [](Random& r) { return rmat(r, 17, 1000000); }},
      {"small-world-1m", [](Random& r) { return small_world(r, 100000, 10); }},
      {"grid-1m", [](Random& r) { return grid(r, 708); }},
  };
  for (std::size_t k = 0; k < list.size(); ++k) {
    Random random(k + 1);
    const peers::Edges edges = finished(random, list[k].second(random));
    peers::write_edges(folder + "/" + list[k].first + ".edges", edges);
    std::printf("%s: %u vertices, %zu ties\n", list[k].first.c_str(), edges.num_vertices,
                edges.ends.size());
  }
}
