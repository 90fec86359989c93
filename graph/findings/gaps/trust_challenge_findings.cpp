#include "graph/findings/gaps/trust_challenge_findings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "graph/findings/gaps/gap_sentences.hpp"
#include "graph/findings/gaps/team_kinds.hpp"
#include "graph/findings/number_words.hpp"
#include "graph/gaps/trust_challenge.hpp"
#include "graph/model/layers.hpp"

namespace interstice {
namespace {

constexpr double kSeldom = 0.05;  // so low by chance: said of one attitude of the two

std::string average_sentence(std::string_view what, const AttitudeAverage& average) {
  return fmt::format(
      "{}: {} of 100 on average, by {} and {} raters{}.", what, per_100(average.average),
      average.raters_a, average.raters_b,
      average.p <= kSeldom ? ", lower than chance, at the place's own rate, gives" : "");
}

std::string_view quadrant_sentence(PartnershipQuadrant quadrant) {
  switch (quadrant) {
    case PartnershipQuadrant::both:
      return "Both are at least the place's average, as productive partnerships have them.";
    case PartnershipQuadrant::rely_only:
      return "Can rely on is at least the place's average, can disagree openly is not.";
    case PartnershipQuadrant::disagree_only:
      return "Can disagree openly is at least the place's average, can rely on is not.";
    case PartnershipQuadrant::neither:
      return "Neither reaches the place's average.";
  }
  return {};
}

Gap to_gap(const GapContext& context, const AttitudeCell& cell) {
  const std::vector<System>& systems = context.findings().systems;
  Gap gap{.kind = GapKind::trust_challenge,
          .id = fmt::format("trust_challenge:{}|{}", id_part(systems[index(cell.a)].id),
                            id_part(systems[index(cell.b)].id)),
          .system_a = index(cell.a),
          .system_b = index(cell.b),
          .state = cell.state};
  if (cell.state == GapState::cannot_tell) {
    gap.why = fmt::format("It takes {} raters on each side.", TrustChallengeOptions{}.least_raters);
    return gap;
  }
  gap.p = cell.p;
  if (!std::isnan(cell.q)) gap.q = cell.q;
  if (cell.trust) gap.reasons.push_back({average_sentence("Can rely on", *cell.trust), {}});
  if (cell.challenge)
    gap.reasons.push_back({average_sentence("Can disagree openly", *cell.challenge), {}});
  if (cell.quadrant) gap.reasons.push_back({std::string(quadrant_sentence(*cell.quadrant)), {}});
  return gap;
}

}  // namespace

void add_trust_and_challenge(GapContext& context) {
  constexpr std::string_view kWhat = "What bodies of two systems say of each other";
  if (!may_look(context, GapKind::trust_challenge, kWhat, 2)) return;
  const Projection& projection = context.projection();
  const std::vector<Rating> ratings =
      ratings_of(context.place(), context.actors(), layers_of(context.place()), projection.as_of);
  if (ratings.empty()) {
    context.note(GapKind::trust_challenge,
                 "Whether bodies can rely on each other and can disagree openly is not looked at: "
                 "nobody was asked (the columns trust and challenge).");
    return;
  }
  for (const AttitudeCell& cell : trust_and_challenge(
           ratings, projection.system_of, context.num_systems(), {}, context.execution()))
    context.add(to_gap(context, cell), {});
}

std::string trust_challenge_statement(const Findings& findings, const Gap& gap) {
  std::string text = gap_subject(findings, gap) + ": ";
  if (gap.state == GapState::cannot_tell) return text + "too few raters to tell. " + gap.why;
  for (std::size_t i = 0; i < gap.reasons.size(); ++i)
    text += (i == 0 ? "" : " ") + gap.reasons[i].text;
  return gap.state == GapState::gap ? text : text + " No sign of a gap.";
}

}  // namespace interstice
