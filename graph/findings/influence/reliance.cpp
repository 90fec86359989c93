#include "graph/findings/influence/reliance.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "graph/findings/influence/reading.hpp"
#include "graph/model/actors.hpp"
#include "graph/model/layers.hpp"

namespace interstice {
namespace {

using Pair = std::pair<std::uint32_t, std::uint32_t>;  // vertices, the smaller first

constexpr double kOneSided = 0.5;      // of a link that one side alone reported
constexpr double kStrengthPart = 0.1;  // the most that strength takes off
constexpr double kLeast = 1e-6;        // of a weight that is not 0

class Reader {
 public:
  Reader(const Place& place, const Projection& projection, const ProjectionOptions& reading)
      : place_(place),
        projection_(projection),
        layers_(layers_of(place)),
        layer_of_(layer_of_rows(place, layers_)),
        vertex_of_(actors_of(place, layers_, projection, reading).vertex_of) {}

  Reliance read() {
    read_opinions();
    find_strongest();
    Reliance out;
    out.asked = !trust_.empty();
    const double usual = out.asked ? median() : 1.0;
    for (std::uint32_t t = 0; t < projection_.network.num_ties(); ++t) {
      const auto id = static_cast<TieId>(t);
      out.reported.push_back(reported_by(id));
      out.weight.push_back(weight(id, out.reported.back(), usual, out.asked));
    }
    for (const auto& [u, v] : disputes_) out.not_to_meet.push_back({u, v});
    for (const auto& [ends, trust] : trust_) {
      if (trust <= 0.0 && !disputes_.contains(ends))
        out.not_to_meet.push_back({ends.first, ends.second});
    }
    return out;
  }

 private:
  [[nodiscard]] std::optional<Pair> ends_of(std::size_t row) const {
    const auto table = place_.relationships();
    const auto from = place_.stakeholder(table.text(RelationshipColumn::from, row));
    const auto to = place_.stakeholder(table.text(RelationshipColumn::to, row));
    if (!from || !to) return std::nullopt;
    const std::uint32_t a = vertex_of_[index(*from)];
    const std::uint32_t b = vertex_of_[index(*to)];
    if (a == kNoVertex || b == kNoVertex || a == b) return std::nullopt;
    return Pair(std::min(a, b), std::max(a, b));
  }

  [[nodiscard]] bool is_current(std::size_t row) const {
    const auto table = place_.relationships();
    return current(place_.text(table.text(RelationshipColumn::since, row)),
                   place_.text(table.text(RelationshipColumn::until, row)), projection_.as_of);
  }

  // What any row says of how its ends get on, whatever layers are read as links.
  void read_opinions() {
    const auto table = place_.relationships();
    for (std::size_t row = 0; row < table.num_rows(); ++row) {
      const auto ends = ends_of(row);
      if (!ends || !is_current(row)) continue;
      const Layer& layer = layers_[layer_of_[row]];
      const std::string_view sign = place_.text(table.text(RelationshipColumn::sign, row));
      if (layer.role == LayerRole::negative || (!sign.empty() && sign != "+")) {
        disputes_.insert(*ends);
        continue;
      }
      const double trust = table.number(RelationshipColumn::trust, row);
      if (std::isnan(trust)) continue;
      const auto [at, first] = trust_.emplace(*ends, trust);
      if (!first) at->second = std::min(at->second, trust);
    }
  }

  // The largest strength of each layer on which larger is stronger.
  void find_strongest() {
    strongest_.assign(layers_.size(), 0.0);
    for (std::uint32_t t = 0; t < projection_.network.num_ties(); ++t) {
      for (const std::uint32_t row : projection_.rows_of(static_cast<TieId>(t)))
        strongest_layer(row,
                        [](double& slot, double strength) { slot = std::max(slot, strength); });
    }
  }

  template <class Take>
  void strongest_layer(std::uint32_t row, Take take) {
    if (row >= layer_of_.size() || layers_[layer_of_[row]].scale != LayerScale::larger) return;
    const double strength = place_.relationships().number(RelationshipColumn::strength, row);
    if (!std::isnan(strength)) take(strongest_[layer_of_[row]], strength);
  }

  [[nodiscard]] double median() const {
    std::vector<double> all;
    for (const auto& [ends, trust] : trust_) all.push_back(trust);
    std::ranges::sort(all);
    const std::size_t half = all.size() / 2;
    return all.size() % 2 == 1 ? all[half] : 0.5 * (all[half - 1] + all[half]);
  }

  [[nodiscard]] ReportedBy reported_by(TieId tie) const {
    const auto table = place_.relationships();
    const std::uint32_t a = index(projection_.network.tie(tie).from);
    bool sides[2] = {false, false};
    bool known = false;
    for (const std::uint32_t row : projection_.rows_of(tie)) {
      if (row >= table.num_rows()) continue;  // a seat on a board is on record
      auto who = place_.stakeholder(table.text(RelationshipColumn::reported_by, row));
      if (!who && row_is_directed(place_, row, layers_[layer_of_[row]]))
        who = place_.stakeholder(table.text(RelationshipColumn::from, row));
      if (!who) continue;
      known = true;
      const std::uint32_t v = vertex_of_[index(*who)];
      if (v != kNoVertex) sides[v == a ? 0 : 1] = true;
    }
    return !known                 ? ReportedBy::not_said
           : sides[0] && sides[1] ? ReportedBy::both
                                  : ReportedBy::one_side;
  }

  double weight(TieId tie, ReportedBy reported, double usual, bool asked) {
    const Tie& ends = projection_.network.tie(tie);
    const Pair pair(std::min(index(ends.from), index(ends.to)),
                    std::max(index(ends.from), index(ends.to)));
    if (pair.first == pair.second || disputes_.contains(pair)) return 0.0;
    const auto trust = trust_.find(pair);
    if (trust != trust_.end()) return trust->second > 0.0 ? std::max(kLeast, trust->second) : 0.0;
    const double told = reported == ReportedBy::both ? 1.0 : kOneSided;
    if (asked) return std::max(kLeast, usual * told);
    double part = 0.0;  // of the strongest on its layer
    for (const std::uint32_t row : projection_.rows_of(tie)) {
      strongest_layer(row, [&](double& strongest, double strength) {
        if (strongest > 0.0) part = std::max(part, strength / strongest);
      });
    }
    return told * (1.0 - kStrengthPart * (1.0 - part));
  }

  const Place& place_;
  const Projection& projection_;
  std::vector<Layer> layers_;
  std::vector<std::uint16_t> layer_of_;
  std::vector<std::uint32_t> vertex_of_;
  std::vector<double> strongest_;  // by layer
  std::map<Pair, double> trust_;
  std::set<Pair> disputes_;
};

}  // namespace

Reliance reliance_of(const Place& place, const Projection& projection,
                     const ProjectionOptions& reading) {
  return Reader(place, projection, reading).read();
}

}  // namespace interstice
