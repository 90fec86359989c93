#include "graph/findings/influence/nominations.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <span>
#include <tuple>
#include <utility>

#include "graph/expectation/poisson_binomial.hpp"
#include "graph/findings/influence/named_ranks.hpp"
#include "graph/findings/influence/reading.hpp"
#include "graph/findings/visibility.hpp"

namespace interstice {
namespace {

constexpr std::uint32_t kOften = 3;  // fewer names are nobody's "often"
constexpr double kLikely = 0.95;

// Words of a kind's name that say what was asked; the groups in the order in which headlines choose among them.
constexpr std::array<std::string_view, 4> kTurning = {
    "influence|influential|reputation|nominate|nomination|named",
    "ring|phone",
    "advice|advise|advisor|adviser|consult",
    "information|inform|knowledge|ask|turn|seek|expertise|help|support",
};

// The first group that a word of `text` is in; kTurning.size() = none.
std::size_t group_of(std::string_view text) {
  std::size_t best = kTurning.size();
  std::string word;
  const auto look = [&] {
    for (std::size_t group = 0; group < kTurning.size(); ++group) {
      if (!word.empty() && in_words(word, kTurning[group])) best = std::min(best, group);
    }
    word.clear();
  };
  for (const char c : text) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (lower >= 'a' && lower <= 'z')
      word += lower;
    else
      look();
  }
  look();
  return best;
}

std::size_t group_of(const Layer& layer) {
  return std::min(group_of(layer.kind), group_of(layer.name));
}

bool is_chosen(const Layer& layer, const std::vector<std::string>& chosen) {
  return std::ranges::any_of(chosen, [&](const std::string& name) {
    return fold(name) == fold(layer.kind) || fold(name) == fold(layer.name);
  });
}

class Counter {
 public:
  Counter(const Place& place, const Projection& projection, const ProjectionOptions& reading,
          const Layer& layer)
      : place_(place), projection_(projection), reading_(reading), layer_(layer) {
    ProjectionOptions asked = one_layer(reading, layer.kind);
    asked.unit = Unit::organisation;
    respondents_.emplace(project(place, asked));
    const std::vector<Layer> layers = layers_of(place);
    body_of_ = actors_of(place, layers, projection, reading).vertex_of;
    respondent_of_ = actors_of(place, layers, *respondents_, asked).vertex_of;
    own_.resize(respondents_->stakeholders.size());
    for (std::size_t v = 0; v < projection.stakeholders.size(); ++v) {
      if (stays_unlisted(place, projection.stakeholders[v])) continue;
      ++bodies_;
      const std::uint32_t r = respondent_of_[index(projection.stakeholders[v])];
      if (r != kNoVertex) ++own_[r];
    }
  }

  NominationCounts count() {
    read_names();
    NominationCounts found;
    found.everyone_assumed = respondents_->basis == ResponseBasis::everyone_assumed;
    found.answers_known = respondents_->basis != ResponseBasis::some_reporters;
    std::vector<std::vector<std::uint32_t>> names;  // of each respondent, in order
    for (std::uint32_t r = 0; r < named_.size(); ++r) {
      const bool counts = found.answers_known
                              ? respondents_->observed.answered(static_cast<VertexId>(r))
                              : !named_[r].empty();
      if (!counts) {
        found.not_counted += static_cast<std::uint32_t>(named_[r].size());
        continue;
      }
      raters_.push_back(r);
      names.emplace_back(named_[r].begin(), named_[r].end());
    }
    found.raters = static_cast<std::uint32_t>(raters_.size());
    found.respondents = static_cast<std::uint32_t>(named_.size());
    found.own_answers = own_answers();
    rank(names, found);
    judge(names, found);
    return found;
  }

 private:
  // The sets of bodies that each respondent names.
  void read_names() {
    named_.resize(respondents_->stakeholders.size());
    const Projection given = project(place_, one_layer(reading_, layer_.kind));
    for (std::uint32_t t = 0; t < given.network.num_ties(); ++t) {
      const Tie& tie = given.network.tie(static_cast<TieId>(t));
      const std::size_t from = index(given.stakeholders[index(tie.from)]);
      const std::size_t to = index(given.stakeholders[index(tie.to)]);
      const std::uint32_t sender = respondent_of_[from];
      const std::uint32_t body = body_of_[to];
      if (sender == kNoVertex || body == kNoVertex || respondent_of_[to] == sender) continue;
      if (stays_unlisted(place_, projection_.stakeholders[body])) continue;
      if (said_by_itself(given.rows_of(static_cast<TieId>(t)), sender)) named_[sender].insert(body);
    }
  }

  [[nodiscard]] std::uint32_t own_answers() const {
    const Projection own = project(place_, one_layer(reading_, layer_.kind));
    std::uint32_t answered = 0;
    for (std::uint32_t v = 0; v < own.network.num_vertices(); ++v)
      answered += own.observed.answered(static_cast<VertexId>(v)) ? 1 : 0;
    return answered;
  }

  // Whether some row behind a tie is not reported by another than its sender.
  [[nodiscard]] bool said_by_itself(std::span<const std::uint32_t> rows,
                                    std::uint32_t sender) const {
    const auto table = place_.relationships();
    return std::ranges::any_of(rows, [&](std::uint32_t row) {
      const Text reporter = table.text(RelationshipColumn::reported_by, row);
      const auto who = place_.stakeholder(reporter);
      return !who || respondent_of_[index(*who)] == sender;
    });
  }

  void rank(const std::vector<std::vector<std::uint32_t>>& names, NominationCounts& found) const {
    std::vector<std::uint8_t> listed;
    for (const StakeholderRow row : projection_.stakeholders)
      listed.push_back(stays_unlisted(place_, row) ? 0 : 1);
    const NamedRanks ranks = named_ranks(names, listed);
    found.counts.resize(listed.size());
    for (std::size_t v = 0; v < listed.size(); ++v) {
      if (listed[v] == 0) continue;
      found.counts[v].named_by = ranks.named_by[v];
      found.counts[v].rank = ranks.rank[v];
      found.counts[v].rank_low = ranks.best[v];
      found.counts[v].rank_high = ranks.worst[v];
    }
  }

  // The chance that a respondent names one given body, had it named as many as it did but anybody it could.
  [[nodiscard]] double chance(std::size_t rater, std::size_t names) const {
    const std::size_t could = bodies_ - own_[raters_[rater]];
    return could == 0 ? 0.0
                      : std::min(1.0, static_cast<double>(names) / static_cast<double>(could));
  }

  void judge(const std::vector<std::vector<std::uint32_t>>& names, NominationCounts& found) const {
    std::vector<double> chances;
    std::map<std::uint32_t, std::size_t> rater_of;  // respondent -> place in raters_
    for (std::size_t k = 0; k < names.size(); ++k) {
      chances.push_back(chance(k, names[k].size()));
      rater_of.emplace(raters_[k], k);
    }
    // Nobody names itself: v's own chance is left out. Equal chances leave equal distributions.
    std::map<double, std::pair<std::uint32_t, double>> known;
    for (std::size_t v = 0; v < found.counts.size(); ++v) {
      NominationCount& one = found.counts[v];
      if (one.rank == 0) continue;
      const auto own = rater_of.find(respondent_of_[index(projection_.stakeholders[v])]);
      const double without = own == rater_of.end() ? -1.0 : chances[own->second];
      auto at = known.find(without);
      if (at == known.end()) at = known.emplace(without, usual(chances, without)).first;
      std::tie(one.usual_high, one.beyond_by_chance) = at->second;
      one.often = one.named_by >= kOften && one.named_by > one.usual_high;
    }
  }

  // The 95th percentile, and the chance of being `often`.
  static std::pair<std::uint32_t, double> usual(std::vector<double> chances, double without) {
    const auto own = std::ranges::find(chances, without);
    if (own != chances.end()) chances.erase(own);
    std::ranges::sort(chances);
    const PoissonBinomial count(chances);
    const auto high = static_cast<std::uint32_t>(count.quantile(kLikely));
    const std::uint32_t least = std::max(high, kOften - 1);
    return {high, 1.0 - count.lower_tail(least)};
  }

  const Place& place_;
  const Projection& projection_;
  const ProjectionOptions& reading_;
  const Layer& layer_;
  std::optional<Projection> respondents_;
  std::vector<std::uint32_t> body_of_;        // by stakeholder row
  std::vector<std::uint32_t> respondent_of_;  // the same
  std::vector<std::uint32_t> own_;            // by respondent: those of them that are its own
  std::size_t bodies_ = 0;                    // that can be named
  std::vector<std::set<std::uint32_t>> named_;
  std::vector<std::uint32_t> raters_;
};

}  // namespace

bool asks_whom_one_turns_to(const Layer& layer, bool by_name) {
  return !layer.two_mode && layer.directed && !layer.documentary && !layer.named_partners &&
         !layer.sensitive && !layer.attitude && layer.role == LayerRole::working &&
         (by_name || group_of(layer) < kTurning.size());
}

std::vector<Layer> naming_layers(const Place& place, const std::vector<std::string>& chosen) {
  std::vector<Layer> layers = layers_of(place);
  std::erase_if(layers, [&](const Layer& layer) {
    return (!chosen.empty() && !is_chosen(layer, chosen)) ||
           !asks_whom_one_turns_to(layer, !chosen.empty());
  });
  std::ranges::stable_sort(layers, {}, [](const Layer& layer) { return group_of(layer); });
  return layers;
}

NominationCounts count_nominations(const Place& place, const Projection& projection,
                                   const ProjectionOptions& reading, const Layer& layer) {
  return Counter(place, projection, reading, layer).count();
}

}  // namespace interstice
