#include "graph/model/nearest.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

#include "graph/model/error.hpp"
#include "graph/model/schema.hpp"

namespace interstice {
namespace {

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, change});
    }
  }
  return row.back();
}

}  // namespace

std::string nearest(std::string_view name, std::span<const std::string> candidates) {
  const std::string folded = fold(name.substr(0, 200));
  std::string best;
  std::size_t least = std::max<std::size_t>(2, folded.size() / 3) + 1;
  for (const std::string& candidate : candidates) {
    if (candidate.size() > name.size() + least || name.size() > candidate.size() + least) continue;
    const std::size_t d = distance(folded, fold(candidate));
    if (d < least) {
      least = d;
      best = candidate;
    }
  }
  return best;
}

std::string suggestion(std::string_view name, std::span<const std::string> candidates) {
  const std::string near = nearest(name, candidates);
  if (!near.empty()) return "; did you mean \"" + printable(near) + "\"?";
  if (candidates.empty()) return "; there are none";
  std::string text = "; there are: ";
  for (std::size_t i = 0; i < candidates.size() && i < 8; ++i) {
    text += (i > 0 ? ", " : "") + printable(candidates[i], 40);
  }
  return candidates.size() > 8 ? text + " and " + std::to_string(candidates.size() - 8) + " more"
                               : text;
}

}  // namespace interstice
