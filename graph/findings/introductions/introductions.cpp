#include "graph/findings/introductions/introductions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "graph/cohesion/components.hpp"
#include "graph/findings/analyse.hpp"
#include "graph/findings/audience_limits.hpp"
#include "graph/findings/introductions/introduction_facts.hpp"
#include "graph/findings/introductions/introduction_limits.hpp"
#include "graph/findings/introductions/introduction_sentences.hpp"
#include "graph/findings/introductions/near_pairs.hpp"
#include "graph/findings/manifest.hpp"
#include "graph/findings/number_words.hpp"
#include "graph/findings/reading_sentences.hpp"
#include "graph/findings/rounding.hpp"
#include "graph/findings/visibility.hpp"
#include "graph/gaps/introductions/bring_together.hpp"
#include "graph/gaps/introductions/join_pieces.hpp"
#include "graph/gaps/introductions/join_systems.hpp"
#include "graph/gaps/introductions/reach_all.hpp"
#include "graph/model/error.hpp"
#include "graph/model/nearest.hpp"

namespace interstice {
namespace {

constexpr std::uint32_t kFew = 3;  // a smaller piece of as many bodies tells of single answers

// Where the links come from; as analyse() has it.

class Composer {
 public:
  Composer(const Place& place, const IntroductionOptions& options, const Execution& execution)
      : place_(place),
        options_(options),
        execution_(execution),
        reading_(findings_reading(place, options.reading)),
        projection_(project(place, reading_)),
        visibility_(place, options.audience),
        words_(link_words(links_from(projection_))),
        team_(options.audience == Audience::team) {}

  IntroductionFindings compose() {
    refuse_for(options_.audience, place_, projection_, reading_.min_confidence);
    describe();
    out_.note = nothing_to_link();
    if (!out_.note.empty()) return std::move(out_);
    facts_.emplace(place_, projection_, reading_);
    limits_ = stated_limits(place_, projection_, *facts_, options_);
    out_.notes = limits_.notes;
    find_ends();
    if (out_.note.empty()) choose();
    out_.value_means = value_means(options_.aim, names_, words_);
    if (!out_.note.empty()) return std::move(out_);
    describe_links();
    if (out_.introductions.empty()) {
      out_.note = no_proposal();
      return std::move(out_);
    }
    out_.headline = introductions_headline(out_, names_, words_);
    out_.guarantee_statement = guarantee_statement(out_, limits_.limited);
    out_.knee_statement = knee_statement(out_);
    hide();
    return std::move(out_);
  }

 private:
  void describe() {
    out_.audience = options_.audience;
    out_.aim = options_.aim;
    out_.bodies = projection_.network.num_vertices();
    Manifest& manifest = out_.manifest;
    manifest = describe_reading(place_, projection_, reading_density(projection_));
    manifest.command = "introduce";
    manifest.options = options_.given;
    manifest.seed = options_.seed;
    if (!team_) {
      manifest.notes = reading_notes(projection_, SmallCounts::withheld);
      if (projection_.basis != ResponseBasis::everyone_assumed) {
        manifest.pairs_withheld = true;
        manifest.pairs_observed = manifest.pairs_possible = 0.0;
      }
    }
    manifest.assumptions.push_back(
        "Worked out as if every introduction led to a working link. An introduction is no link "
        "yet, and whether more links bring better outcomes was not measured.");
    out_.title = fmt::format("{}: introductions", manifest.input);
    out_.rests_on = counted(out_.bodies, "body", "bodies");
    if (team_)
      out_.rests_on +=
          fmt::format(", {} {}", whole_number(projection_.network.num_ties()), words_.links);
  }

  [[nodiscard]] std::string nothing_to_link() const {
    const double n = projection_.network.num_vertices();
    if (n == 0) return "There is nobody in the data, so there is nobody to introduce.";
    if (n == 1) return "There is one body in the data, so there is nobody to introduce it to.";
    if (links_from(projection_) == LinkSource::none) {
      return "No kind of link in the data says who works with whom, so no introduction can be "
             "worked out.";
    }
    double linked = 0.0;
    for (const Tie& tie : projection_.network.ties()) linked += tie.from != tie.to ? 1.0 : 0.0;
    if (linked >= 0.5 * n * (n - 1.0))
      return "Everybody is linked with everybody already: there is nobody left to introduce.";
    return {};
  }

  // Whom the aim is about; why there is nothing to do for it.
  void find_ends() {
    switch (options_.aim) {
      case IntroductionAim::pieces:
        if (components(projection_.network).size.size() == 1 && limits_.limits.wanted.empty()) {
          out_.note = fmt::format(
              "Every body has some {} to every other, so no introduction joins more. --aim "
              "together "
              "and --aim reach look at how near they are.",
              words_.route);
        }
        return;
      case IntroductionAim::reach:
        return find_convener();
      case IntroductionAim::systems:
        return find_systems();
      case IntroductionAim::together:
        return find_pairs();
    }
  }

  void find_convener() {
    convener_ = facts_->vertex("--from", options_.from);
    if (facts_->front_line(convener_)) {
      throw Error(ErrorCode::invalid_argument,
                  "--from: front-line staff and service users are in no introduction");
    }
    if (!may_be_named(convener_)) {
      throw Error(ErrorCode::invalid_argument,
                  fmt::format("--from: \"{}\" is not shown to this audience; add --for team, or "
                              "name another",
                              printable(options_.from)));
    }
    if (!limits_.limits.cost.empty() && std::isnan(limits_.limits.cost[convener_])) {
      throw Error(ErrorCode::invalid_argument,
                  fmt::format("--from: the cost of \"{}\" is blank (column \"{}\")",
                              printable(options_.from), printable(options_.costs)));
    }
    names_.convener = facts_->body(convener_).name;
    for (const VertexPair& pair : limits_.limits.wanted) {
      if (index(pair.a) != convener_ && index(pair.b) != convener_) {
        throw Error(ErrorCode::invalid_argument,
                    "--want: with --aim reach one of the two must be the one after --from");
      }
    }
    for (std::uint32_t v = 0; v < projection_.network.num_vertices(); ++v) {
      if (v != convener_) pairs_.push_back(near_pair(convener_, v));
    }
  }

  // Systems by id or name, as "A,B".
  void find_systems() {
    const std::vector<std::string> names = facts_->system_names();
    const std::size_t systems = names.size();
    if (systems < 2) {
      out_.note = fmt::format(
          "{}, so there are no two to join. The column that holds systems is `system`, or the one "
          "that --systems names.",
          systems == 0 ? "The data say of nobody which system it belongs to"
                       : fmt::format("The data have one system, {}", names.front()));
      return;
    }
    system_a_ = 0;
    system_b_ = 1;
    if (!options_.between.empty() || systems > 2) read_between(names);
    names_.system_a = names[system_a_];
    names_.system_b = names[system_b_];
    for (std::uint32_t u = 0; u < projection_.network.num_vertices(); ++u) {
      if (projection_.system_of[u] != static_cast<SystemId>(system_a_)) continue;
      for (std::uint32_t v = 0; v < projection_.network.num_vertices(); ++v) {
        if (projection_.system_of[v] == static_cast<SystemId>(system_b_))
          pairs_.push_back(near_pair(u, v));
      }
    }
    for (const VertexPair& pair : limits_.limits.wanted) {
      if (std::ranges::find(pairs_, pair) == pairs_.end()) {
        throw Error(ErrorCode::invalid_argument,
                    fmt::format("--want: with --aim systems one of the two must belong to {} and "
                                "the other to {}",
                                names_.system_a, names_.system_b));
      }
    }
  }

  void read_between(const std::vector<std::string>& names) {
    std::vector<std::string> known = projection_.systems;
    known.insert(known.end(), names.begin(), names.end());
    const auto find = [&](const std::string& name) {
      return static_cast<std::size_t>(std::ranges::find(known, name) - known.begin());
    };
    const std::string& given = options_.between;
    std::size_t comma = given.find(',');
    if (comma == std::string::npos) {
      std::string there;
      for (const std::string& id : projection_.systems) there += (there.empty() ? "" : ", ") + id;
      throw Error(
          ErrorCode::invalid_argument,
          fmt::format("--aim systems needs two systems with a comma between: --between A,B; "
                      "there are: {}",
                      printable(there)));
    }
    for (std::size_t at = comma; at != std::string::npos; at = given.find(',', at + 1)) {
      if (find(given.substr(0, at)) < known.size() && find(given.substr(at + 1)) < known.size())
        comma = at;
    }
    std::uint32_t* const ends[] = {&system_a_, &system_b_};
    const std::string parts[] = {given.substr(0, comma), given.substr(comma + 1)};
    for (int i = 0; i < 2; ++i) {
      const std::size_t at = find(parts[i]);
      if (at == known.size()) {
        throw Error(ErrorCode::not_found,
                    fmt::format("--between: there is no system \"{}\"{}", printable(parts[i]),
                                suggestion(parts[i], known)));
      }
      *ends[i] = static_cast<std::uint32_t>(at % projection_.systems.size());
    }
    if (system_a_ == system_b_) {
      throw Error(ErrorCode::invalid_argument,
                  fmt::format("--between: \"{}\" is one system twice", printable(given)));
    }
  }

  void find_pairs() {
    if (facts_->system_names().size() < 2) {
      out_.note =
          "The data do not have two systems, so nobody can be brought together across "
          "systems. The column that holds them is `system`, or the one that --systems names.";
    } else if (facts_->outcomes().empty()) {
      out_.note =
          "Nobody in the data leads, answers for or contributes to an outcome (the table "
          "commitments), so it is not known who has something to do with whom.";
    } else {
      pairs_ = facts_->across_with_outcome();
      if (pairs_.empty()) {
        out_.note =
            "No outcome has owners in two systems, so there are no pairs to bring together.";
      }
    }
  }

  void choose() {
    const Network& network = projection_.network;
    const LinkSearchOptions search{.seed = options_.seed};
    switch (options_.aim) {
      case IntroductionAim::pieces:
        plan_ = join_pieces(network, limits_.limits, {}, execution_);
        return;
      case IntroductionAim::reach:
        plan_ = reach_all(network, static_cast<VertexId>(convener_), limits_.limits, execution_);
        return;
      case IntroductionAim::systems: {
        JoinSystemsPlan joined =
            join_systems(network, projection_.system_of, static_cast<SystemId>(system_a_),
                         static_cast<SystemId>(system_b_), limits_.limits, search, execution_);
        plan_ = std::move(joined.plan);
        joins_ = std::move(joined.joins);
        return;
      }
      case IntroductionAim::together:
        plan_ = bring_together(network, pairs_, limits_.limits, search, execution_);
        return;
    }
  }

  [[nodiscard]] std::string no_proposal() const {
    const bool all_linked = options_.aim != IntroductionAim::pieces && plan_.before >= 1.0;
    if (all_linked && options_.aim == IntroductionAim::reach)
      return fmt::format("{} is linked with every other body already.", names_.convener);
    if (all_linked && options_.aim == IntroductionAim::systems) {
      return fmt::format("Every body of {} is linked with every body of {} already.",
                         names_.system_a, names_.system_b);
    }
    if (all_linked)
      return "All bodies of different systems that share an outcome are linked already.";
    return "No introduction that may be proposed within these limits adds anything.";
  }

  // For others than the team as exact as other numbers are.
  [[nodiscard]] double shown(double value) const { return team_ ? value : to_decimals(value, 2); }

  void describe_links() {
    if (!std::isnan(plan_.before)) out_.before = shown(plan_.before);
    if (!std::isnan(plan_.after)) out_.after = shown(plan_.after);
    if (!std::isnan(plan_.bound)) out_.bound = shown_bound();
    out_.guarantee = plan_.guarantee;
    out_.all_looked_at = plan_.all_looked_at;
    out_.knee = plan_.knee;
    const bool pieces = options_.aim == IntroductionAim::pieces;
    NearPairs near(projection_.network, pairs_);
    if (!pieces) {
      out_.pairs = static_cast<std::uint32_t>(pairs_.size());
      out_.near = near.count();
    }
    if (!joins_.empty()) out_.routes = joins_.front().routes;
    LinkedPieces joined(projection_.network);
    double cost = 0.0;
    for (std::size_t i = 0; i < plan_.links.size(); ++i) {
      cost += plan_.links[i].cost;
      Introduction one = describe_link(plan_.links[i]);
      one.rank = static_cast<std::uint32_t>(i + 1);
      one.total_cost = cost;
      near.add(plan_.links[i].ends);
      if (!pieces) one.near = near.count();
      if (!joins_.empty()) one.routes = joins_[i + 1].routes;
      const JoinedBodies bodies = joined.join(plan_.links[i].ends);
      fewer_.push_back(bodies.fewer);
      out_.introductions.push_back(std::move(one));
      out_.introductions[i].effect = effect_of(out_, i, bodies, names_, words_);
    }
    for (Introduction& one : out_.introductions)
      one.statement = introduction_statement(out_, one, words_);
  }

  // Rounded, it must still not be below what is there.
  [[nodiscard]] double shown_bound() const {
    if (team_) return plan_.bound;
    return std::max(shown(plan_.after), std::min(1.0, std::ceil(plan_.bound * 100.0) / 100.0));
  }

  [[nodiscard]] Introduction describe_link(const ChosenLink& link) const {
    std::uint32_t u = index(link.ends.a);
    std::uint32_t v = index(link.ends.b);
    const bool turned = (options_.aim == IntroductionAim::reach && v == convener_) ||
                        (options_.aim == IntroductionAim::systems &&
                         projection_.system_of[u] != static_cast<SystemId>(system_a_));
    if (turned) std::swap(u, v);
    Introduction one{.a = facts_->body(u),
                     .b = facts_->body(v),
                     .wanted = link.wanted,
                     .value = shown(link.value),
                     .adds = shown(link.gain),
                     .alone = shown(link.alone),
                     .cost = link.cost};
    if (team_ || visibility_.open()) {
      one.shared_outcomes = facts_->shared_outcomes(u, v);
      one.shared_boards = facts_->shared_boards(u, v);
    }
    if (!team_) return one;
    one.asked_about = projection_.observed(static_cast<VertexId>(u), static_cast<VertexId>(v));
    for (const std::uint32_t w : facts_->introducers(u, v))
      one.introducers.push_back(facts_->body(w));
    if (!one.introducers.empty()) return one;
    for (const std::uint32_t w : facts_->chain(u, v, execution_))
      one.chain.push_back(facts_->body(w));
    return one;
  }

  [[nodiscard]] bool may_be_named(std::uint32_t v) const {
    const StakeholderRow row = projection_.stakeholders[v];
    return team_ || (visibility_.body(row) && !stays_unlisted(place_, row));
  }

  void hide() {
    if (team_) return;
    const bool recorded = projection_.basis != ResponseBasis::everyone_assumed &&
                          projection_.basis != ResponseBasis::complete_roster;
    std::vector<Introduction> left;
    for (std::size_t i = 0; i < out_.introductions.size(); ++i) {
      const VertexPair& ends = plan_.links[i].ends;
      const bool few = options_.aim == IntroductionAim::pieces && recorded && fewer_[i] <= kFew;
      if (may_be_named(index(ends.a)) && may_be_named(index(ends.b)) && !few)
        left.push_back(std::move(out_.introductions[i]));
      else
        ++out_.hidden;
    }
    out_.introductions = std::move(left);
  }

  [[nodiscard]] static VertexPair near_pair(std::uint32_t u, std::uint32_t v) {
    return {static_cast<VertexId>(std::min(u, v)), static_cast<VertexId>(std::max(u, v))};
  }

  const Place& place_;
  const IntroductionOptions& options_;
  const Execution& execution_;
  const ProjectionOptions reading_;
  const Projection projection_;
  const Visibility visibility_;
  const LinkWords words_;
  const bool team_;
  std::optional<IntroductionFacts> facts_;
  StatedLimits limits_;
  AimNames names_;
  std::uint32_t convener_ = 0;
  std::uint32_t system_a_ = 0;
  std::uint32_t system_b_ = 0;
  std::vector<VertexPair> pairs_;  // that nearness is about
  IntroductionPlan plan_;
  std::vector<SystemJoin> joins_;
  std::vector<std::uint32_t>
      fewer_;  // by introduction: bodies in the smaller of the pieces it joins
  IntroductionFindings out_;
};

}  // namespace

IntroductionFindings find_introductions(const Place& place, const IntroductionOptions& options,
                                        const Execution& execution) {
  refuse_options(options);
  return Composer(place, options, execution).compose();
}

std::string_view to_string(IntroductionAim aim) {
  switch (aim) {
    case IntroductionAim::pieces:
      return "pieces";
    case IntroductionAim::reach:
      return "reach";
    case IntroductionAim::systems:
      return "systems";
    case IntroductionAim::together:
      return "together";
  }
  return {};
}

std::string_view to_string(Guarantee guarantee) {
  switch (guarantee) {
    case Guarantee::optimal:
      return "optimal";
    case Guarantee::fraction:
      return "fraction";
    case Guarantee::bounded:
      return "bounded";
    case Guarantee::none:
      return "none";
  }
  return {};
}

}  // namespace interstice
