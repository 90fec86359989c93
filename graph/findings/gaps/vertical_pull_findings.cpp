#include "graph/findings/gaps/vertical_pull_findings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "graph/findings/gaps/gap_sentences.hpp"
#include "graph/findings/gaps/team_kinds.hpp"
#include "graph/findings/number_words.hpp"
#include "graph/gaps/vertical_pull.hpp"

namespace interstice {
namespace {

std::string why_not(const GapContext& context, const VerticalPull& pull) {
  switch (pull.reason) {
    case CannotTell::few_answers:
      return fmt::format("Fewer than 3 in 10 of the local bodies of {} answered.",
                         context.findings().systems[index(pull.system)].name);
    case CannotTell::few_pairs:
      return fmt::format("{} upwards and {} across were asked about, and it takes {} of each.",
                         counted(static_cast<double>(pull.up_pairs), "pair", "pairs"),
                         whole_number(static_cast<double>(pull.across_pairs)),
                         VerticalPullOptions{}.least_pairs);
    default:
      return pull.state == GapState::cannot_tell
                 ? "What is usual could not be worked out for these data."
                 : "";
  }
}

// A gap is fewer than usual: of as many links, those that go across.
Gap to_gap(const GapContext& context, const VerticalPull& pull) {
  const std::uint32_t system = index(pull.system);
  Gap gap{.kind = GapKind::vertical_pull,
          .id = "vertical_pull:" + id_part(context.findings().systems[system].id),
          .system_a = system,
          .system_b = kNoSystem,
          .state = pull.state,
          .why = why_not(context, pull),
          .pairs = static_cast<double>(pull.across_pairs),
          .possible = static_cast<double>(pull.across_pairs),
          .observed = static_cast<std::uint32_t>(pull.across),
          .raters = pull.bodies.answered};
  gap.reasons.push_back({fmt::format("{} upwards and {} across, among {} and {} pairs asked about.",
                                     counted(static_cast<double>(pull.up), "link", "links"),
                                     pull.across, whole_number(static_cast<double>(pull.up_pairs)),
                                     whole_number(static_cast<double>(pull.across_pairs))),
                         {}});
  if (pull.state == GapState::cannot_tell || std::isnan(pull.expected_share)) return gap;
  const auto links = static_cast<double>(pull.up + pull.across);
  gap.expected = links * (1.0 - pull.expected_share);
  gap.range = Range{links - pull.high, links - pull.low};
  gap.missing = *gap.expected - static_cast<double>(pull.across);
  gap.evidence = pull.evidence;
  gap.p = pull.p;
  if (!std::isnan(pull.q)) gap.q = pull.q;
  return gap;
}

}  // namespace

void add_vertical_pull(GapContext& context) {
  constexpr std::string_view kWhat = "Links upwards and across";
  if (!may_look(context, GapKind::vertical_pull, kWhat, 2)) return;
  if (const std::string bar = context.bar(); !bar.empty()) {
    context.note(GapKind::vertical_pull, "Links upwards and across are not compared: " + bar);
    return;
  }
  const std::vector<Reach> reach = reaches_of(context.place(), context.actors());
  const bool upper = std::ranges::find(reach, Reach::upper) != reach.end();
  const bool local = std::ranges::find(reach, Reach::local) != reach.end();
  if (!upper || !local) {
    context.note(GapKind::vertical_pull,
                 fmt::format("Links upwards and across are not compared: no body's reach is {}.",
                             upper ? "local" : "national or regional"));
    return;
  }
  const Projection& projection = context.projection();
  for (const VerticalPull& pull :
       vertical_pull(projection.network, projection.observed, context.any_model(), reach))
    context.add(to_gap(context, pull), {});
}

std::string vertical_pull_statement(const Findings& findings, const Gap& gap) {
  const std::string links = gap.reasons.empty() ? std::string{} : gap.reasons.front().text;
  std::string text =
      fmt::format("{}, links of its local bodies: {}", gap_subject(findings, gap), links);
  if (gap.state == GapState::cannot_tell)
    return text + " We cannot tell whether there is a gap. " + gap.why;
  if (gap.expected && gap.range) {
    text += fmt::format(" Of as many, {} across would be usual here ({} to {}), {}.",
                        usual_number(*gap.expected), whole_number(gap.range->low),
                        whole_number(gap.range->high), like_whom(findings));
  }
  return gap.state == GapState::gap ? text : text + " No sign of a gap.";
}

}  // namespace interstice
