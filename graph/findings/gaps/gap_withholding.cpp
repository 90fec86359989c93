#include "graph/findings/gaps/gap_withholding.hpp"

#include <algorithm>
#include <map>

namespace interstice {
namespace {

constexpr std::size_t kLeast = 3;

bool is_cell(const Gap& gap) { return gap.kind == GapKind::outcome || gap.kind == GapKind::level; }

// How many stand in one of two rising lists alone.
std::size_t differing(const std::vector<std::uint32_t>& x, const std::vector<std::uint32_t>& y) {
  std::vector<std::uint32_t> only;
  std::ranges::set_symmetric_difference(x, y, std::back_inserter(only));
  return only.size();
}

void withhold(Gap& gap) {
  gap.pairs.reset();
  gap.raters.reset();
  gap.observed.reset();
  gap.expected.reset();
  gap.range.reset();
  gap.missing.reset();
  gap.evidence.reset();
  gap.p.reset();
  gap.q.reset();
  gap.persistence.reset();
  gap.density.reset();
  gap.reasons.clear();
  gap.state = GapState::cannot_tell;
  gap.why = "Withheld: too few bodies or answers stand behind the count.";
}

class Withholding {
 public:
  Withholding(const GapContext& context, bool open)
      : context_(context), findings_(context.findings()), open_(open) {
    for (const Gap& cell : findings_.interfaces) {
      if (cell.observed) shown_[{cell.system_a, cell.system_b}] = {&context.members(cell.id)};
    }
  }

  void take(Gap& gap) {
    const GapMembers& members = context_.members(gap.id);
    const auto pair = shown_.find({gap.system_a, gap.system_b});
    const bool recorded = findings_.answers.recorded();
    const std::size_t fewest = std::min(members.a.size(), members.b.size());
    const bool small = (!open_ && fewest < kLeast) ||
                       (recorded && (fewest <= kLeast || gap.raters.value_or(0) < kLeast));
    if (pair == shown_.end() || small || (!open_ && close_to_another(members, pair->second))) {
      withhold(gap);
      return;
    }
    pair->second.push_back(&members);
    if (!recorded) return;
    gap.pairs.reset();
    gap.density.reset();
    gap.raters.reset();
    if (gap.state == GapState::cannot_tell)
      gap.why = "Too few answers, or too few pairs of bodies.";
  }

 private:
  static bool close_to_another(const GapMembers& members,
                               const std::vector<const GapMembers*>& shown) {
    return std::ranges::any_of(shown, [&](const GapMembers* other) {
      const std::size_t bodies = differing(members.a, other->a) + differing(members.b, other->b);
      return bodies > 0 && bodies < kLeast;
    });
  }

  const GapContext& context_;
  Findings& findings_;
  bool open_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<const GapMembers*>> shown_;
};

}  // namespace

void withhold_gaps(GapContext& context, bool open) {
  Findings& findings = context.findings();
  const auto expected = [](const Gap& gap) { return gap.kind == GapKind::expected; };
  if (std::erase_if(findings.gaps, expected) > 0) {
    context.note(
        GapKind::expected,
        "Which links a duty or plan calls for, and which of them are there, is for the team "
        "only.");
  }
  Withholding withholding(context, open);
  // Those that say most come first: what is withheld follows from what is shown.
  std::vector<Gap*> order;
  for (Gap& gap : findings.gaps) {
    if (is_cell(gap)) order.push_back(&gap);
  }
  std::ranges::stable_sort(order, [](const Gap* x, const Gap* y) {
    const double a = x->evidence.value_or(-1e300);
    const double b = y->evidence.value_or(-1e300);
    return a != b ? a > b : x->id < y->id;
  });
  for (Gap* gap : order) withholding.take(*gap);
}

}  // namespace interstice
