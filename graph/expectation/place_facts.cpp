#include "graph/expectation/place_facts.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace interstice {
namespace {

using Lists = std::vector<std::vector<std::uint32_t>>;

class Reader {
 public:
  Reader(const Place& place, const Actors& actors, const std::optional<Date>& as_of)
      : place_(place), actors_(actors), as_of_(as_of), n_(actors.stakeholders.size()) {}

  void read_outcomes(PlaceFacts& out) const {
    const auto table = place_.commitments();
    std::map<std::string, std::set<std::uint32_t>> owners;
    for (std::size_t row = 0; row < table.num_rows(); ++row) {
      const std::uint32_t v = vertex(table.text(CommitmentColumn::stakeholder, row));
      if (v == kNoVertex || !holds(table.text(CommitmentColumn::since, row),
                                   table.text(CommitmentColumn::until, row)))
        continue;
      const std::string role = fold(place_.text(table.text(CommitmentColumn::role, row)));
      if (!in_words(role.empty() ? "contributor" : role, "lead|accountable|contributor")) continue;
      owners[std::string(place_.text(table.text(CommitmentColumn::outcome, row)))].insert(v);
    }
    if (owners.empty()) return;
    out.facts.outcomes.resize(n_);
    for (const auto& [id, who] : owners) {
      for (const std::uint32_t v : who)
        out.facts.outcomes[v].push_back(static_cast<std::uint32_t>(out.outcomes.size()));
      out.outcomes.push_back(id);
      out.owners.emplace_back(who.begin(), who.end());
    }
  }

  [[nodiscard]] Lists boards() const {
    const auto table = place_.memberships();
    std::map<std::string_view, std::uint32_t> number;
    Lists lists(n_);
    for (std::size_t row = 0; row < table.num_rows(); ++row) {
      const std::uint32_t v = vertex(table.text(MembershipColumn::stakeholder, row));
      if (v == kNoVertex || !holds(table.text(MembershipColumn::since, row),
                                   table.text(MembershipColumn::until, row)))
        continue;
      const auto next = static_cast<std::uint32_t>(number.size());
      lists[v].push_back(
          number.try_emplace(place_.text(table.text(MembershipColumn::board, row)), next)
              .first->second);
    }
    return number.empty() ? Lists{} : lists;
  }

  // Areas with none under them are the smallest; a code that the areas table does not have is one of its own.
  void read_areas(BodyFacts& facts) const {
    const auto table = place_.areas();
    std::map<std::string_view, std::vector<std::string_view>> children;
    std::map<std::string_view, double> population;
    for (std::size_t row = 0; row < table.num_rows(); ++row) {
      const std::string_view code = place_.text(table.text(AreaColumn::code, row));
      const std::string_view parent = place_.text(table.text(AreaColumn::parent, row));
      if (!parent.empty() && parent != code) children[parent].push_back(code);
      population[code] = table.number(AreaColumn::population, row);
    }
    std::map<std::string_view, std::uint32_t> number;
    bool every_population = true;
    Lists lists(n_);
    for (std::size_t v = 0; v < n_; ++v) {
      std::set<std::string_view> seen;
      std::vector<std::string_view> open;
      for_each_part(cell(StakeholderColumn::areas, v),
                    [&](std::string_view code) { open.push_back(code); });
      while (!open.empty()) {
        const std::string_view code = open.back();
        open.pop_back();
        if (!seen.insert(code).second) continue;
        const auto under = children.find(code);
        if (under != children.end()) {
          open.insert(open.end(), under->second.begin(), under->second.end());
          continue;
        }
        const auto [at, fresh] =
            number.try_emplace(code, static_cast<std::uint32_t>(number.size()));
        lists[v].push_back(at->second);
        if (!fresh) continue;
        const auto people = population.find(code);
        facts.population.push_back(people == population.end() ? 0.0 : people->second);
        every_population = every_population && facts.population.back() > 0.0;
      }
    }
    if (!every_population) facts.population.clear();
    if (!number.empty()) facts.areas = std::move(lists);
  }

  [[nodiscard]] std::vector<std::uint32_t> tiers() const {
    const ColumnSpec& spec = table_spec(TableKind::stakeholders)
                                 .columns[static_cast<std::size_t>(StakeholderColumn::tier)];
    std::map<std::string_view, std::uint32_t> number;
    std::vector<std::uint32_t> tier(n_, BodyFacts::unknown);
    for (std::size_t v = 0; v < n_; ++v) {
      const auto said = match_choice(spec, cell(StakeholderColumn::tier, v));
      if (said && !said->empty())
        tier[v] =
            number.try_emplace(*said, static_cast<std::uint32_t>(number.size())).first->second;
    }
    return number.empty() ? std::vector<std::uint32_t>{} : tier;
  }

  // Empty where every body is an organisation of its own.
  [[nodiscard]] std::vector<std::uint32_t> organisations() const {
    std::vector<std::uint32_t> organisation;
    std::set<std::uint32_t> different;
    for (std::size_t v = 0; v < n_; ++v) {
      const auto own = static_cast<std::uint32_t>(index(actors_.stakeholders[v]));
      const auto row =
          place_.stakeholder(place_.stakeholders().text(StakeholderColumn::organisation, own));
      organisation.push_back(row ? index(*row) : own);
      different.insert(organisation.back());
    }
    return different.size() == n_ ? std::vector<std::uint32_t>{} : organisation;
  }

  [[nodiscard]] std::vector<BodyPair> duties() const {
    std::vector<BodyPair> pairs;
    const auto table = place_.expected();
    for (std::size_t row = 0; row < table.num_rows(); ++row) {
      const std::uint32_t u = vertex(table.text(ExpectedColumn::a, row));
      const std::uint32_t v = vertex(table.text(ExpectedColumn::b, row));
      if (u != kNoVertex && v != kNoVertex && u != v) pairs.push_back({u, v});
    }
    return pairs;
  }

 private:
  [[nodiscard]] std::uint32_t vertex(Text id) const {
    const auto row = place_.stakeholder(id);
    return row && actors_.is_here[index(*row)] != 0 ? actors_.vertex_of[index(*row)] : kNoVertex;
  }
  [[nodiscard]] bool holds(Text since, Text until) const {
    return current(place_.text(since), place_.text(until), as_of_);
  }
  [[nodiscard]] std::string_view cell(StakeholderColumn column, std::size_t v) const {
    return place_.text(place_.stakeholders().text(column, index(actors_.stakeholders[v])));
  }
  const Place& place_;
  const Actors& actors_;
  const std::optional<Date>& as_of_;
  std::size_t n_;
};

}  // namespace

PlaceFacts place_facts(const Place& place, const Actors& actors, const std::optional<Date>& as_of,
                       BoardsAre boards) {
  const Reader reader(place, actors, as_of);
  PlaceFacts out;
  reader.read_outcomes(out);
  if (boards == BoardsAre::reasons) out.facts.boards = reader.boards();
  reader.read_areas(out.facts);
  out.facts.tier = reader.tiers();
  out.facts.organisation = reader.organisations();
  out.facts.expected = reader.duties();
  return out;
}

}  // namespace interstice
