#include "graph/findings/gaps/one_sided_findings.hpp"

#include <fmt/format.h>

#include "graph/findings/gaps/gap_sentences.hpp"
#include "graph/findings/gaps/team_kinds.hpp"
#include "graph/findings/number_words.hpp"
#include "graph/gaps/one_sided.hpp"
#include "graph/model/layers.hpp"

namespace interstice {
namespace {

constexpr PairWords kLinks = {"link of which both sides answered",
                              "links of which both sides answered"};

void add_layer(GapContext& context, const OneSidedLayer& layer, bool several) {
  for (const MarkedCell& cell : layer.cells) {
    Gap gap = marked_gap(context, GapKind::one_sided, cell, several ? layer.kind : "", kLinks);
    gap.reasons.push_back({fmt::format("Kind of link: {}.", layer.kind), {}});
    if (const std::string share = share_sentence(cell); !share.empty())
      gap.reasons.push_back({share, {}});
    if (cell.unknown > 0) {
      gap.reasons.push_back(
          {fmt::format("Of {} more the other side was not asked, or did not answer.",
                       counted(static_cast<double>(cell.unknown), "link", "links")),
           {}});
    }
    context.add(std::move(gap), {});
  }
}

}  // namespace

void add_one_sided(GapContext& context) {
  if (!may_look(context, GapKind::one_sided, "Links that one side alone reported", 2)) return;
  const std::vector<Layer> layers = layers_of(context.place());
  std::vector<OneSidedLayer> found =
      one_sided_links(context.place(), context.actors(), layers, context.projection().as_of);
  std::erase_if(found, [](const OneSidedLayer& layer) { return !any_pair(layer.cells); });
  if (found.empty()) {
    context.note(GapKind::one_sided,
                 "Links that one side alone reported are not counted: of no link is it known which "
                 "side reported it (the column reported by) and whether both were asked.");
    return;
  }
  std::uint64_t no_reporter = 0;
  for (const OneSidedLayer& layer : found) {
    add_layer(context, layer, found.size() > 1);
    no_reporter += layer.no_reporter;
  }
  if (no_reporter > 0) {
    context.note(GapKind::one_sided,
                 fmt::format("{} of which neither side is named as reporter {} in no count.",
                             counted(static_cast<double>(no_reporter), "link", "links"),
                             no_reporter == 1 ? "is" : "are"));
  }
}

std::string one_sided_statement(const Findings& findings, const Gap& gap) {
  return marked_statement(
      gap, gap_subject(findings, gap), kLinks,
      gap.pairs == 1.0 ? "was reported by one side alone" : "were reported by one side alone");
}

}  // namespace interstice
