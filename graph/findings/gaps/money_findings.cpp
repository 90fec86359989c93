#include "graph/findings/gaps/money_findings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "graph/findings/gaps/gap_sentences.hpp"
#include "graph/findings/gaps/team_kinds.hpp"
#include "graph/findings/number_words.hpp"
#include "graph/gaps/money_and_talk.hpp"
#include "graph/model/layers.hpp"

namespace interstice {
namespace {

constexpr PairWords kFunded = {"pair of bodies of which one pays the other, asked about links",
                               "pairs of bodies of which one pays the other, asked about links"};
constexpr PairWords kWorking = {"working link", "working links"};
constexpr std::string_view kNoMoney = "no_money";  // ends the ids of links without a payment

void add_cells(GapContext& context, const std::vector<MarkedCell>& cells, bool funded) {
  for (const MarkedCell& cell : cells) {
    Gap gap = marked_gap(context, GapKind::money_and_talk, cell, funded ? "" : kNoMoney,
                         funded ? kFunded : kWorking);
    if (const std::string share = share_sentence(cell); !share.empty())
      gap.reasons.push_back({share, {}});
    context.add(std::move(gap), {});
  }
}

std::string where_it_goes(const MoneyAndTalk& money) {
  if (money.shares.empty()) return "No sum is stated.";
  const MoneyShare& place = money.shares.front();
  return fmt::format(
      "Of {} that payments state in all, {} in 100 stay inside one system; by funder the "
      "Herfindahl index is {:.2f} (1 = one funder).",
      whole_number(place.total), per_100(place.inside / place.total), place.hhi);
}

std::string several_funders(const MoneyAndTalk& money) {
  const auto count = [&](bool body, bool talk) {
    return static_cast<std::size_t>(
        std::ranges::count_if(money.parallel, [&](const ParallelFunding& one) {
          return one.body.has_value() == body && (talk || !one.talk);
        }));
  };
  const std::size_t bodies = count(true, true);
  const std::size_t outcomes = count(false, true);
  if (bodies + outcomes == 0) return {};
  return fmt::format(
      " Several bodies pay for the same: {} and {}; of the funders no two have a working link in "
      "{}.",
      counted(static_cast<double>(bodies), "body", "bodies"),
      counted(static_cast<double>(outcomes), "outcome", "outcomes"),
      number_word(count(true, false) + count(false, false)));
}

std::string left_out(const MoneyAndTalk& money) {
  std::string text;
  const auto add = [&](std::uint64_t n, std::string_view why) {
    if (n == 0) return;
    text += fmt::format(" {} {}.", counted(static_cast<double>(n), "payment", "payments"), why);
  };
  add(money.typed_twice, "typed twice counted once");
  add(money.other_currency, "in another currency added to no sum");
  add(money.no_amount, "without a sum");
  return text;
}

}  // namespace

void add_money_and_talk(GapContext& context) {
  constexpr std::string_view kWhat = "Payments beside working links";
  if (!may_look(context, GapKind::money_and_talk, kWhat, 2)) return;
  const Projection& projection = context.projection();
  const MoneyAndTalk money =
      money_and_talk(context.place(), context.actors(), layers_of(context.place()),
                     projection.as_of, projection.network, projection.observed);
  if (money.payments.empty()) {
    context.note(GapKind::money_and_talk,
                 "Payments beside working links are not looked at: the data have no payment (a "
                 "kind of link of role money).");
    return;
  }
  add_cells(context, money.without_talk, true);
  add_cells(context, money.without_money, false);
  context.note(GapKind::money_and_talk,
               where_it_goes(money) + several_funders(money) + left_out(money));
}

std::string money_statement(const Findings& findings, const Gap& gap) {
  const bool one = gap.pairs == 1.0;
  if (gap.id.ends_with(fmt::format("|{}", kNoMoney))) {
    return marked_statement(gap, gap_subject(findings, gap), kWorking,
                            one ? "has no payment beside it" : "have no payment beside them");
  }
  return marked_statement(gap, gap_subject(findings, gap), kFunded,
                          one ? "reports no working link" : "report no working link");
}

}  // namespace interstice
