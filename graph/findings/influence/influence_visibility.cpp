#include "graph/findings/influence/influence_visibility.hpp"

namespace interstice {
namespace {

constexpr std::uint32_t kFew = 3;  // fewer would tell of single answers

bool tells(std::uint32_t part, std::uint32_t whole) {
  return part < kFew || (part < whole && whole - part < kFew);
}

}  // namespace

void withhold_names(NamedBy& layer, const NamingFacts& facts, Audience audience) {
  if (audience == Audience::team) return;
  for (Nomination& one : layer.nominations) {
    if (!one.named_by) continue;
    const bool unanimous = *one.named_by + kFew > facts.raters;
    if (*one.named_by < kFew || (unanimous && !facts.every_row_shown)) one.named_by.reset();
    one.usual_high.reset();
    one.often = false;
    one.rank_low = one.rank_high = 0;
    if (audience == Audience::published || !one.named_by) one.rank = 0;
  }
  layer.not_counted = 0;
  layer.often_by_chance = 0.0;
  const bool known = layer.everyone_assumed || layer.answers_known;
  const bool posts_follow = facts.bodies_differ && !layer.everyone_assumed;
  if (!known || posts_follow || tells(facts.raters, facts.bodies)) layer.raters.reset();
}

void withhold_authority(Role& role) {
  const bool evidence = !role.chairs.empty() || !role.leads.empty() ||
                        !role.statutory_post.empty() || role.reported_to_by.value_or(0) > 0;
  role.authority.reset();
  role.basis = evidence || role.reported_to_by ? RoleBasis::worked_out : RoleBasis::unknown;
  role.formal = evidence              ? FormalRole::yes
                : role.reported_to_by ? FormalRole::little
                                      : FormalRole::unknown;
}

}  // namespace interstice
