#include "graph/findings/gaps/team_kinds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "graph/findings/number_words.hpp"

namespace interstice {
namespace {

std::string why_not(const GapContext& context, const MarkedCell& cell, const PairWords& words) {
  if (cell.reason == CannotTell::few_answers) {
    const auto share = [](const SystemAnswers& side) {
      return static_cast<double>(side.answered) / side.bodies;
    };
    const bool first = share(cell.bodies_a) <= share(cell.bodies_b);
    return fmt::format("Fewer than 3 in 10 of {} answered.",
                       context.findings().systems[index(first ? cell.a : cell.b)].name);
  }
  if (cell.reason != CannotTell::few_pairs) return {};
  return fmt::format("There {} only {}, and it takes {}.", cell.pairs == 1 ? "is" : "are",
                     counted(static_cast<double>(cell.pairs), words.one, words.many),
                     MarkedOptions{}.least_pairs);
}

}  // namespace

bool may_look(GapContext& context, GapKind kind, std::string_view what,
              std::uint32_t least_systems) {
  const auto no = [&](std::string why) {
    context.note(kind, fmt::format("{} {}", what, why));
    return false;
  };
  if (context.findings().audience != Audience::team) return no("are for the team only.");
  if (context.projection().view == View::shared_boards)
    return no("are not looked at: links here are shared boards, not working links.");
  if (context.num_systems() < least_systems) {
    return no(fmt::format("are not looked at: {}.", context.num_systems() == 0
                                                        ? "no system is named"
                                                        : "fewer than two systems are named"));
  }
  const std::string too_many = context.too_many();
  if (!too_many.empty()) return no("are not looked at: " + too_many);
  return true;
}

Gap marked_gap(const GapContext& context, GapKind kind, const MarkedCell& cell,
               std::string_view tag, const PairWords& words) {
  const std::vector<System>& systems = context.findings().systems;
  const auto pairs = static_cast<double>(cell.pairs);
  Gap gap{.kind = kind,
          .id = fmt::format("{}:{}|{}", to_string(kind), id_part(systems[index(cell.a)].id),
                            id_part(systems[index(cell.b)].id)),
          .system_a = index(cell.a),
          .system_b = index(cell.b),
          .state = cell.state,
          .why = why_not(context, cell, words),
          .pairs = pairs,
          .possible = pairs + static_cast<double>(cell.unknown),
          .observed = static_cast<std::uint32_t>(cell.pairs - cell.observed),
          .raters = cell.bodies_a.answered + cell.bodies_b.answered};
  if (!tag.empty()) gap.id += fmt::format("|{}", id_part(tag));
  if (cell.state == GapState::cannot_tell) return gap;
  gap.expected = pairs - cell.expected;
  gap.range = Range{pairs - cell.high, pairs - cell.low};
  gap.missing = static_cast<double>(cell.observed) - cell.expected;
  gap.p = cell.p;
  if (!std::isnan(cell.q)) gap.q = cell.q;
  return gap;
}

std::string marked_statement(const Gap& gap, std::string_view subject, const PairWords& words,
                             std::string_view marked) {
  const double pairs = gap.pairs.value_or(0.0);
  std::string text = fmt::format("{}: {}", subject, counted(pairs, words.one, words.many));
  if (gap.state == GapState::cannot_tell) {
    // With few of them a share says little: it is told with its number.
    if (pairs > 0.0)
      text += fmt::format(", of which {} {}",
                          number_word(static_cast<std::size_t>(pairs - gap.observed.value_or(0U))),
                          marked);
    return text + ". We cannot tell whether there is a gap. " + gap.why;
  }
  text += fmt::format("; {} {}", whole_number(pairs - gap.observed.value_or(0U)), marked);
  if (gap.expected && gap.range) {
    text += fmt::format(", where chance, at the place's own rate, gives {} ({} to {})",
                        usual_number(pairs - *gap.expected), whole_number(pairs - gap.range->high),
                        whole_number(pairs - gap.range->low));
  }
  if (gap.state == GapState::gap) return text + '.';
  return text +
         (gap.q ? ". No sign of a gap." : ". No sign of a gap; with so few none could show.");
}

std::string share_sentence(const MarkedCell& cell) {
  if (cell.pairs == 0) return {};
  return fmt::format("That is {} in 100 (likely range {} to {}).", per_100(cell.share),
                     per_100(cell.low_share), per_100(cell.high_share));
}

bool any_pair(std::span<const MarkedCell> cells) {
  return std::ranges::any_of(
      cells, [](const MarkedCell& cell) { return cell.pairs > 0 || cell.unknown > 0; });
}

}  // namespace interstice
