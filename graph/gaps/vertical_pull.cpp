#include "graph/gaps/vertical_pull.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "graph/expectation/poisson_binomial.hpp"
#include "graph/gaps/false_discovery.hpp"

namespace interstice {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
constexpr double kLeastAttainable = 0.05;

struct Side {
  std::vector<double> chances;
  std::uint64_t tied = 0;
};

// P(count = 0), P(count = 1), ... P(count = most).
std::vector<double> masses(const PoissonBinomial& count, std::uint64_t most) {
  std::vector<double> p;
  for (std::uint64_t k = 0; k <= most; ++k)
    p.push_back(count.lower_tail(k) - (k == 0 ? 0.0 : count.lower_tail(k - 1)));
  return p;
}

// The number that go up of `ties`, given how likely each number is on both sides.
std::vector<double> up_given_total(const Side& up, const Side& across, std::uint64_t ties) {
  const std::vector<double> p_up = masses(PoissonBinomial(up.chances), ties);
  const std::vector<double> p_across = masses(PoissonBinomial(across.chances), ties);
  std::vector<double> p(ties + 1);
  double sum = 0.0;
  for (std::uint64_t k = 0; k <= ties; ++k) sum += p[k] = p_up[k] * p_across[ties - k];
  if (!(sum > 0.0)) return {};  // as many ties are beyond what the model thinks possible
  for (double& mass : p) mass /= sum;
  return p;
}

double quantile(const std::vector<double>& p, double share) {
  double below = 0.0;
  std::size_t at = 0;
  while (at + 1 < p.size() && (below += p[at]) < share) ++at;
  return static_cast<double>(at);
}

void set_usual(VerticalPull& pull, const Side& up, const Side& across) {
  pull.expected_up = PoissonBinomial(up.chances).mean();
  pull.expected_across = PoissonBinomial(across.chances).mean();
  const std::uint64_t ties = pull.up + pull.across;
  if (ties == 0) return;
  pull.share = static_cast<double>(pull.up) / static_cast<double>(ties);
  const std::vector<double> p = up_given_total(up, across, ties);
  if (p.empty()) {
    pull.reason = CannotTell::not_fitted;
    pull.p = pull.least_p = kUndefined;
    return;
  }
  double mean = 0.0;
  double square = 0.0;
  for (std::size_t k = 0; k < p.size(); ++k) {
    mean += static_cast<double>(k) * p[k];
    square += static_cast<double>(k * k) * p[k];
  }
  pull.expected_share = mean / static_cast<double>(ties);
  pull.low = quantile(p, 0.05);
  pull.high = quantile(p, 0.95);
  pull.evidence =
      (static_cast<double>(pull.up) - mean) / std::sqrt(std::max(0.0, square - mean * mean) + 0.25);
  if (pull.reason != CannotTell::no) return;
  pull.p = 0.0;
  for (std::size_t k = p.size(); k > pull.up; --k) pull.p += p[k - 1];
  pull.p = std::min(1.0, pull.p);
  const auto last = std::find_if(p.rbegin(), p.rend(), [](double mass) { return mass > 0.0; });
  pull.least_p = *last;
}

VerticalPull judge(SystemId system, const Network& network, const ObservedPairs& observed,
                   const TieModel& model, const std::vector<Reach>& reach,
                   const VerticalPullOptions& options) {
  VerticalPull pull{.system = system};
  Side up;
  Side across;
  for (std::uint32_t u = 0; u < reach.size(); ++u) {
    if (model.system_of[u] != system || reach[u] != Reach::local) continue;
    ++pull.bodies.bodies;
    pull.bodies.answered += observed.answered(static_cast<VertexId>(u)) ? 1 : 0;
    const auto tied = network.out_arcs(static_cast<VertexId>(u)).targets;
    for (std::uint32_t v = 0; v < reach.size(); ++v) {
      const bool upper = reach[v] == Reach::upper;
      const bool wanted = upper || (reach[v] == Reach::local && model.system_of[v] != system);
      if (u == v || !wanted || model.system_of[v] == SystemId::none ||
          !observed(static_cast<VertexId>(u), static_cast<VertexId>(v)))
        continue;
      Side& side = upper ? up : across;
      side.chances.push_back(
          model.converged ? model.probability(static_cast<VertexId>(u), static_cast<VertexId>(v))
                          : 0.0);
      side.tied += std::ranges::binary_search(tied, v) ? 1 : 0;
    }
  }
  pull.up_pairs = up.chances.size();
  pull.across_pairs = across.chances.size();
  pull.up = up.tied;
  pull.across = across.tied;
  pull.reason =
      !model.converged                                                     ? CannotTell::not_fitted
      : pull.bodies.answered < options.least_answered * pull.bodies.bodies ? CannotTell::few_answers
      : std::min(pull.up_pairs, pull.across_pairs) < options.least_pairs   ? CannotTell::few_pairs
                                                                           : CannotTell::no;
  pull.expected_up = pull.expected_across = pull.share = pull.expected_share = kUndefined;
  pull.low = pull.high = pull.p = pull.least_p = pull.q = pull.evidence = kUndefined;
  if (pull.reason == CannotTell::no) pull.p = pull.least_p = 1.0;
  if (pull.reason != CannotTell::not_fitted) set_usual(pull, up, across);
  return pull;
}

}  // namespace

std::vector<VerticalPull> vertical_pull(const Network& network, const ObservedPairs& observed,
                                        const TieModel& model, const std::vector<Reach>& reach,
                                        const VerticalPullOptions& options) {
  std::vector<VerticalPull> pulls;
  std::vector<double> family;
  for (std::uint32_t s = 0; s < model.system_mean.size(); ++s) {
    VerticalPull pull = judge(static_cast<SystemId>(s), network, observed, model, reach, options);
    if (pull.bodies.bodies == 0) continue;
    family.push_back(pull.least_p <= kLeastAttainable ? pull.p : kUndefined);
    pulls.push_back(pull);
  }
  const std::vector<double> q = false_discovery(family);
  for (std::size_t i = 0; i < pulls.size(); ++i) {
    pulls[i].q = q[i];
    if (pulls[i].reason != CannotTell::no) continue;
    const bool more = pulls[i].share > pulls[i].expected_share;
    pulls[i].state = q[i] <= options.most_q && more ? GapState::gap : GapState::no_sign;
  }
  return pulls;
}

std::vector<Reach> reaches_of(const Place& place, const Actors& actors) {
  const ColumnSpec& spec = table_spec(TableKind::stakeholders)
                               .columns[static_cast<std::size_t>(StakeholderColumn::reach)];
  std::vector<Reach> reach;
  for (const StakeholderRow row : actors.stakeholders) {
    const auto said = match_choice(
        spec, place.text(place.stakeholders().text(StakeholderColumn::reach, index(row))));
    const std::string_view word = said.value_or(std::string_view{});
    reach.push_back(word == "national" || word == "regional"     ? Reach::upper
                    : word == "local" || word == "neighbourhood" ? Reach::local
                                                                 : Reach::unknown);
  }
  return reach;
}

}  // namespace interstice
