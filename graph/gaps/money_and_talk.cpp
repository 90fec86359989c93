#include "graph/gaps/money_and_talk.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "graph/gaps/body_rows.hpp"
#include "graph/model/error.hpp"

namespace interstice {
namespace {

using Ends = std::pair<std::uint32_t, std::uint32_t>;

std::string_view cell(const Place& place, RelationshipColumn column, std::uint32_t row) {
  return place.text(place.relationships().text(column, row));
}

bool is_money(const Layer& layer) { return layer.role == LayerRole::money && !layer.two_mode; }

// The currency that sums are added up in; empty = none is named anywhere.
std::string own_currency(const Place& place, const std::vector<BodyRow>& rows) {
  std::string own = fold(place.setting("currency"));
  if (!own.empty()) return own;
  std::set<std::string> named;
  for (const BodyRow& row : rows)
    named.insert(fold(cell(place, RelationshipColumn::currency, row.row)));
  named.erase("");
  return named.size() == 1 ? *named.begin() : std::string{};
}

void read_payments(const Place& place, const std::vector<BodyRow>& rows, MoneyAndTalk& out) {
  const std::string own = own_currency(place, rows);
  using Key = std::tuple<std::uint32_t, std::uint32_t, std::uint16_t, std::string_view,
                         std::string_view, std::string, std::string_view, double>;
  std::set<Key> seen;
  for (const BodyRow& row : rows) {
    const double amount = place.relationships().number(RelationshipColumn::amount, row.row);
    const bool stated = !std::isnan(amount);
    std::string currency = fold(cell(place, RelationshipColumn::currency, row.row));
    if (currency.empty()) currency = own;
    const std::string_view outcomes = cell(place, RelationshipColumn::outcomes, row.row);
    if (!seen.emplace(row.from, row.to, row.layer, cell(place, RelationshipColumn::since, row.row),
                      cell(place, RelationshipColumn::until, row.row), currency, outcomes,
                      stated ? amount : -1.0)
             .second) {
      ++out.typed_twice;
      continue;
    }
    Payment& payment =
        out.payments.emplace_back(Payment{.row = row.row, .from = row.from, .to = row.to});
    if (!stated) {
      ++out.no_amount;
    } else if (currency != own) {
      ++out.other_currency;
    } else {
      payment.amount = amount;
    }
    for_each_part(outcomes, [&](std::string_view id) { payment.outcomes.emplace_back(id); });
  }
}

MoneyShare share_of(SystemId system, const std::vector<Payment>& payments, const Actors& actors) {
  MoneyShare share{.system = system, .hhi = std::numeric_limits<double>::quiet_NaN()};
  std::map<std::uint32_t, double> by_funder;
  for (const Payment& payment : payments) {
    const SystemId paid = actors.system_of[payment.to];
    if (!payment.amount || *payment.amount <= 0.0) continue;
    if (system != SystemId::none && paid != system) continue;
    share.total += *payment.amount;
    if (paid != SystemId::none && actors.system_of[payment.from] == paid)
      share.inside += *payment.amount;
    by_funder[payment.from] += *payment.amount;
  }
  share.funders = static_cast<std::uint32_t>(by_funder.size());
  if (by_funder.empty()) return share;
  share.hhi = 0.0;
  for (const auto& [funder, amount] : by_funder)
    share.hhi += amount / share.total * (amount / share.total);
  return share;
}

void share_out(const Actors& actors, MoneyAndTalk& out) {
  std::set<SystemId> paid;
  for (const Payment& payment : out.payments) {
    if (payment.amount && *payment.amount > 0.0) paid.insert(actors.system_of[payment.to]);
  }
  if (paid.empty()) return;
  out.shares.push_back(share_of(SystemId::none, out.payments, actors));
  for (const SystemId system : paid) {
    if (system != SystemId::none) out.shares.push_back(share_of(system, out.payments, actors));
  }
}

void find_parallel(const std::set<Ends>& working, MoneyAndTalk& out) {
  std::map<std::uint32_t, std::set<std::uint32_t>> of_body;
  std::map<std::string, std::set<std::uint32_t>> of_outcome;
  for (const Payment& payment : out.payments) {
    of_body[payment.to].insert(payment.from);
    for (const std::string& id : payment.outcomes) of_outcome[id].insert(payment.from);
  }
  const auto add = [&](std::optional<std::uint32_t> body, std::string outcome,
                       const std::set<std::uint32_t>& funders) {
    if (funders.size() < 2) return;
    ParallelFunding& found = out.parallel.emplace_back();
    found.body = body;
    found.outcome = std::move(outcome);
    found.funders.assign(funders.begin(), funders.end());
    for (std::size_t i = 0; i < found.funders.size(); ++i) {
      for (std::size_t j = i + 1; j < found.funders.size(); ++j)
        found.talk = found.talk || working.contains({found.funders[i], found.funders[j]});
    }
  };
  for (const auto& [body, funders] : of_body) add(body, {}, funders);
  for (const auto& [outcome, funders] : of_outcome) add({}, outcome, funders);
}

// Whether it would be known if two bodies paid each other, on every money layer.
class MoneyKnown {
 public:
  MoneyKnown(const Place& place, const Actors& actors, const std::vector<Layer>& layers,
             const std::optional<Date>& as_of) {
    for (const Layer& layer : layers) {
      if (is_money(layer)) answered_.push_back(answered_on(place, actors, layer, as_of));
    }
  }
  // Either may be the payer, and the payer is asked.
  [[nodiscard]] bool operator()(std::uint32_t u, std::uint32_t v) const {
    return std::ranges::all_of(
        answered_, [&](const auto& answered) { return answered[u] != 0 && answered[v] != 0; });
  }

 private:
  std::vector<std::vector<std::uint8_t>> answered_;
};

}  // namespace

MoneyAndTalk money_and_talk(const Place& place, const Actors& actors,
                            const std::vector<Layer>& layers, const std::optional<Date>& as_of,
                            const Network& network, const ObservedPairs& observed,
                            const MarkedOptions& options) {
  if (network.directed()) {
    throw Error(ErrorCode::invalid_argument,
                "money_and_talk: the network must be undirected; read it with view either");
  }
  MoneyAndTalk out;
  std::vector<BodyRow> rows = body_rows(place, actors, layers, as_of);
  std::erase_if(rows, [&](const BodyRow& row) {
    return !is_money(layers[row.layer]) || !says_link(place, row.row);
  });
  read_payments(place, rows, out);
  if (out.payments.empty()) return out;
  std::set<Ends> working;
  for (const Tie& tie : network.ties()) {
    const auto [u, v] = std::minmax({index(tie.from), index(tie.to)});
    if (u != v) working.emplace(u, v);
  }
  std::set<Ends> funded;
  for (const Payment& payment : out.payments) funded.insert(std::minmax(payment.from, payment.to));
  std::vector<MarkedPair> without_talk;
  for (const auto& [u, v] : funded) {
    const bool asked = observed(static_cast<VertexId>(u), static_cast<VertexId>(v));
    without_talk.push_back({.u = u,
                            .v = v,
                            .mark = !asked                     ? Mark::unknown
                                    : working.contains({u, v}) ? Mark::no
                                                               : Mark::yes});
  }
  const MoneyKnown known(place, actors, layers, as_of);
  std::vector<MarkedPair> without_money;
  for (const auto& [u, v] : working) {
    without_money.push_back({.u = u,
                             .v = v,
                             .mark = funded.contains({u, v}) ? Mark::no
                                     : known(u, v)           ? Mark::yes
                                                             : Mark::unknown});
  }
  const auto num_systems = static_cast<std::uint32_t>(actors.systems.size());
  const std::vector<std::uint8_t> answers = answers_of(observed);
  out.without_talk = marked_cells(without_talk, actors.system_of, num_systems, answers, options);
  out.without_money = marked_cells(without_money, actors.system_of, num_systems, answers, options);
  share_out(actors, out);
  find_parallel(working, out);
  return out;
}

}  // namespace interstice
