#include "graph/findings/influence/influence.hpp"

#include <algorithm>

#include "graph/findings/influence/between_systems.hpp"
#include "graph/findings/influence/influence_sentences.hpp"
#include "graph/findings/influence/influence_visibility.hpp"
#include "graph/findings/influence/nominations.hpp"
#include "graph/findings/influence/other_counts.hpp"
#include "graph/findings/influence/power_interest.hpp"
#include "graph/findings/influence/reading.hpp"
#include "graph/findings/influence/roles.hpp"
#include "graph/findings/visibility.hpp"
#include "graph/model/error.hpp"
#include "graph/model/layers.hpp"

namespace interstice {
namespace {

class Composer {
 public:
  Composer(const Place& place, const Projection& projection, const ProjectionOptions& reading,
           const Visibility& visibility, const Findings& findings)
      : place_(place),
        projection_(projection),
        reading_(reading),
        visibility_(visibility),
        findings_(findings),
        team_(findings.audience == Audience::team) {}

  InfluenceFindings compose(const InfluenceOptions& options, const Execution& execution) {
    if (options.way_in && !team_) {
      throw Error(ErrorCode::invalid_argument,
                  "--from, --to: chains of introduction rest on single links, trust and disputes, "
                  "and are for the team only; add --for team, or leave them out");
    }
    if (options.names_only) {
      add_names();
      return std::move(out_);
    }
    add_roles();
    add_names();
    add_without_role();
    if (team_) add_for_team(options, execution);
    return std::move(out_);
  }

 private:
  // Bodies are in byte order of id, as vertices are; those that are hidden are left out.
  [[nodiscard]] std::optional<std::uint32_t> body_of(std::uint32_t v) const {
    const auto at = std::ranges::lower_bound(findings_.bodies, projection_.ids[v], {},
                                             [](const Body& b) { return std::string_view(b.id); });
    if (at == findings_.bodies.end() || at->id != projection_.ids[v]) return std::nullopt;
    return static_cast<std::uint32_t>(at - findings_.bodies.begin());
  }

  [[nodiscard]] bool unlisted(std::uint32_t v) const {
    return stays_unlisted(place_, projection_.stakeholders[v]);
  }

  // The same, without people and boards, who are in no list.
  [[nodiscard]] std::optional<std::uint32_t> ranked_body_of(std::uint32_t v) const {
    const auto body = body_of(v);
    if (!body || findings_.bodies[*body].is_board || unlisted(v)) return std::nullopt;
    return body;
  }

  // Roles rest on seats and commitments, which others see only where all of the place is public; the public sees none.
  void add_roles() {
    if (findings_.audience == Audience::published || (!team_ && !visibility_.open())) return;
    out_.roles.resize(findings_.bodies.size());
    std::vector<Role> roles = find_roles(place_, projection_, reading_);
    for (std::uint32_t v = 0; v < roles.size(); ++v) {
      const auto body = body_of(v);
      if (!body) continue;
      if (!team_) withhold_authority(roles[v]);
      out_.roles[*body] = std::move(roles[v]);
    }
  }

  void add_names() {
    const std::vector<Layer> layers =
        projection_.view == View::shared_boards || projection_.view == View::two_mode
            ? std::vector<Layer>{}
            : naming_layers(place_, reading_.layers);
    if (layers.empty()) {
      out_.named_by_note =
          "No kind of link read here asks whom one turns to (advice, would ring, influence, "
          "information), so nobody is counted as named by others: go-betweens only.";
    }
    for (const Layer& layer : layers) add_layer(layer);
  }

  void add_layer(const Layer& layer) {
    const NominationCounts found = count_nominations(place_, projection_, reading_, layer);
    NamedBy names{.kind = layer.name,
                  .question = layer.question,
                  .everyone_assumed = found.everyone_assumed,
                  .answers_known = found.answers_known,
                  .raters = found.raters,
                  .not_counted = found.not_counted,
                  .nominations = {}};
    for (std::uint32_t v = 0; v < found.counts.size(); ++v) {
      const NominationCount& one = found.counts[v];
      const auto body = body_of(v);
      if (one.rank == 0) continue;  // a person
      names.often_by_chance += one.beyond_by_chance;
      if (!body) continue;
      names.nominations.push_back({.body = *body,
                                   .named_by = one.named_by,
                                   .rank = one.rank,
                                   .rank_low = one.rank_low,
                                   .rank_high = one.rank_high,
                                   .usual_high = one.usual_high,
                                   .often = one.often});
    }
    withhold_names(names,
                   {.raters = found.raters,
                    .bodies = found.respondents,
                    .bodies_differ = found.respondents != findings_.answers.bodies,
                    .every_row_shown = every_row_shown(layer)},
                   findings_.audience);
    names.statement = named_by_statement(findings_, names, most_hidden(found, names));
    if (team_ && !names.statement.empty())
      names.statement += posts_sentence(findings_, found.own_answers, found.raters);
    out_.named_by.push_back(std::move(names));
  }

  // By how many the most named of those are named whose count is not in `names`, or withheld there.
  [[nodiscard]] std::uint32_t most_hidden(const NominationCounts& found,
                                          const NamedBy& names) const {
    std::uint32_t most = 0;
    for (std::uint32_t v = 0; v < found.counts.size(); ++v) {
      const auto body = body_of(v);
      const auto at =
          std::ranges::lower_bound(names.nominations, body.value_or(0), {}, &Nomination::body);
      const bool shown = body && at != names.nominations.end() && at->body == *body && at->named_by;
      if (!shown) most = std::max(most, found.counts[v].named_by);
    }
    return most;
  }

  // Whether this audience sees every link of a kind, and both of its ends, anyway.
  [[nodiscard]] bool every_row_shown(const Layer& layer) const {
    const std::vector<Layer> layers = layers_of(place_);
    const std::vector<std::uint16_t> of_row = layer_of_rows(place_, layers);
    const auto table = place_.relationships();
    const auto shown = [&](RelationshipColumn end, std::size_t row) {
      const auto who = place_.stakeholder(table.text(end, row));
      return who && visibility_.body(*who);
    };
    for (std::size_t row = 0; row < of_row.size(); ++row) {
      if (layers[of_row[row]].kind != layer.kind) continue;
      if (!visibility_.relationship(row) || !shown(RelationshipColumn::from, row) ||
          !shown(RelationshipColumn::to, row)) {
        return false;
      }
    }
    return true;
  }

  void add_without_role() {
    if (!team_) return;
    const bool any_role = std::ranges::any_of(
        out_.roles, [](const Role& role) { return role.basis != RoleBasis::unknown; });
    if (any_role && !out_.named_by.empty()) {
      std::vector<const Nomination*> often;
      for (const Nomination& one : out_.named_by.front().nominations) {
        if (one.often) often.push_back(&one);
      }
      std::ranges::stable_sort(often, {}, [](const Nomination* one) { return one->rank; });
      for (const Nomination* one : often) {
        const FormalRole formal = out_.roles[one->body].formal;
        if (formal == FormalRole::little) out_.without_role.push_back(one->body);
        if (formal == FormalRole::unknown) out_.role_unknown.push_back(one->body);
      }
    }
    out_.without_role_statement = without_role_statement(findings_, out_);
  }

  void add_for_team(const InfluenceOptions& options, const Execution& execution) {
    const auto body = [this](std::uint32_t v) { return body_of(v); };
    out_.grids = power_interest(place_, projection_, reading_, body);
    // The team sees every body, so bodies are vertices.
    std::vector<double> betweenness;
    std::vector<std::uint8_t> listed;
    for (std::uint32_t v = 0; v < findings_.bodies.size(); ++v) {
      betweenness.push_back(findings_.bodies[v].betweenness);
      listed.push_back(findings_.bodies[v].is_board || unlisted(v) ? 0 : 1);
    }
    out_.other_counts = other_counts(projection_.network, betweenness, listed, execution);
    out_.other_counts->statement = other_counts_statement(findings_, *out_.other_counts);
    out_.between_systems = between_systems(
        projection_, {.seed = findings_.manifest.seed},
        [this](std::uint32_t v) { return ranked_body_of(v); }, execution);
    for (BetweenSystems& between : out_.between_systems)
      between.statement = between_statement(findings_, between);
    if (!options.way_in) return;
    out_.way_in = find_way_in(place_, projection_, reading_, *options.way_in, body, execution);
    out_.way_in->statement = way_in_statement(findings_, *out_.way_in);
  }

  const Place& place_;
  const Projection& projection_;
  const ProjectionOptions& reading_;
  const Visibility& visibility_;
  const Findings& findings_;
  const bool team_;
  InfluenceFindings out_;
};

}  // namespace

InfluenceFindings find_influence(const Place& place, const Projection& projection,
                                 const ProjectionOptions& reading, const Visibility& visibility,
                                 const Findings& findings, const InfluenceOptions& options,
                                 const Execution& execution) {
  return Composer(place, projection, reading, visibility, findings).compose(options, execution);
}

}  // namespace interstice
