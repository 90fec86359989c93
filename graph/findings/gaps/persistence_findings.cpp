#include "graph/findings/gaps/persistence_findings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "graph/findings/gap_persistence.hpp"
#include "graph/inference/tie_confidence.hpp"

namespace interstice {
namespace {

void set_persistence(std::vector<Gap>& gaps, GapKind kind, const std::vector<double>& shares) {
  std::size_t cell = 0;  // gaps of a kind stand as their cells do
  for (Gap& gap : gaps) {
    if (gap.kind != kind || cell == shares.size()) continue;
    const double share = shares[cell++];
    if (!std::isnan(share)) gap.persistence = share;
  }
}

bool any_judged(const Findings& findings) {
  return std::ranges::any_of(findings.interfaces,
                             [](const Gap& gap) { return gap.expected.has_value(); }) ||
         std::ranges::any_of(findings.gaps, [](const Gap& gap) {
           return gap.kind == GapKind::outcome && gap.expected.has_value();
         });
}

std::string how(const GapReruns& reruns, bool nothing_unsure) {
  if (nothing_unsure) {
    return "Re-runs of gaps: every link is sure and every pair was asked about, so all would be "
           "the same.";
  }
  return fmt::format(
      "Re-runs of gaps: {}, with each link drawn by how sure it is and pairs that nobody was asked "
      "about by what is usual (seed {}).",
      reruns.draws, reruns.seed);
}

}  // namespace

void add_persistence(GapContext& context, const GapReruns& reruns) {
  Findings& findings = context.findings();
  if (reruns.draws == 0 || !context.bar().empty() || !any_judged(findings)) return;
  const Projection& projection = context.projection();
  const auto stated = std::ranges::count_if(
      projection.system_of, [](SystemId system) { return system != SystemId::none; });
  if (stated > reruns.most_bodies) {
    findings.manifest.notes.push_back(fmt::format(
        "Gaps were not judged again in re-runs: {} bodies have a system, and that takes long above "
        "{}; gaps --draws 200 does it.",
        stated, reruns.most_bodies));
    return;
  }
  const std::vector<double> confidence = tie_confidence(context.place(), projection);
  const bool nothing_unsure =
      findings.manifest.pairs_observed == findings.manifest.pairs_possible &&
      std::ranges::all_of(confidence, [](double share) { return share == 1.0; });
  JudgedGaps judged{.network = projection.network,
                    .observed = projection.observed,
                    .confidence = confidence,
                    .facts = &context.facts().facts};
  if (context.outcomes()) {
    judged.model = &context.model();
    judged.owners = &context.facts().owners;
    judged.outcomes = &*context.outcomes();
  }
  if (projection.systems.size() > 1) judged.interfaces = &context.interfaces();
  if (judged.model == nullptr && judged.interfaces == nullptr) return;
  const GapPersistence found = gap_persistence(judged,
                                               {.draws = nothing_unsure ? 1 : reruns.draws,
                                                .seed = reruns.seed,
                                                .interfaces = {.facts = &context.facts().facts}},
                                               context.execution());
  set_persistence(findings.interfaces, GapKind::interface, found.interfaces);
  set_persistence(findings.gaps, GapKind::outcome, found.outcomes);
  findings.manifest.notes.push_back(how(reruns, nothing_unsure));
}

}  // namespace interstice
