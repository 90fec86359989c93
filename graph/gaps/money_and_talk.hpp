/// @file  Money and talk: funded without a working link and the reverse, money that stays inside one system, and several
///        funders of the same.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/gaps/marked_pairs.hpp"
#include "graph/model/actors.hpp"
#include "graph/model/date.hpp"
#include "graph/model/layers.hpp"
#include "graph/model/network.hpp"
#include "graph/model/observed_pairs.hpp"
#include "graph/model/place.hpp"

namespace interstice {

/// A payment on record from one body to another.
struct Payment {
  std::uint32_t row = 0;   ///< of relationships
  std::uint32_t from = 0;  ///< VertexId
  std::uint32_t to = 0;
  std::optional<double> amount =
      {};  ///< in the currency of the place; nothing = not stated, or in another
  std::vector<std::string> outcomes = {};
};

/// What a system, or the whole place, is paid.
struct MoneyShare {
  SystemId system = SystemId::none;  ///< none = the whole place
  double total = 0.0;                ///< of sums stated
  double inside =
      0.0;  ///< of which from bodies of the same system; the whole place: inside any system
  double hhi =
      0.0;  ///< Herfindahl of the funders' shares of total: 1 = one funder; NaN where total is 0
  std::uint32_t funders = 0;
};

/// Several bodies that pay for one body, or for one outcome.
struct ParallelFunding {
  std::optional<std::uint32_t> body;   ///< VertexId that is paid; or
  std::string outcome;                 ///< id of what is paid for
  std::vector<std::uint32_t> funders;  ///< two or more, rising
  bool talk = false;                   ///< whether any two of them have a working link
};

struct MoneyAndTalk {
  std::vector<Payment> payments;  ///< in the table's order
  std::vector<MarkedCell>
      without_talk;  ///< pairs: funded and asked about working links; observed: without one
  std::vector<MarkedCell>
      without_money;               ///< pairs: with a working link; observed: no payment either way
  std::vector<MoneyShare> shares;  ///< the whole place, then every system that is paid
  std::vector<ParallelFunding> parallel;  ///< bodies, then outcomes
  std::uint64_t typed_twice = 0;          ///< rows left out: the same payment again
  std::uint64_t other_currency = 0;  ///< payments whose sum is in another currency than the place's
  std::uint64_t no_amount = 0;
};

/// Lays payments over working links.
///
/// Definition   Payment: a row of a layer of role money, in its direction. Rows alike in ends, kind, dates, amount,
///              currency and outcomes are one payment. The place's currency is its setting, else the one that all rows
///              share; a blank is that one. without_talk and without_money: marked_cells (a money layer that is no
///              complete record makes the lack of a payment unknown). inside: both bodies' systems are stated and the
///              same. HHI = sum over funders of (share of total)^2.
/// Input        network, observed: working links, undirected, as project() reads them with View::either.
/// Degenerate   No payments: everything empty.
/// Complexity   O(rows log rows + systems^2).
/// Errors       invalid_argument: a directed network.
/// Reference    marked_cells; A. O. Hirschman, American Economic Review 54:761-762, 1964 (HHI).
[[nodiscard]] MoneyAndTalk money_and_talk(const Place& place, const Actors& actors,
                                          const std::vector<Layer>& layers,
                                          const std::optional<Date>& as_of, const Network& network,
                                          const ObservedPairs& observed,
                                          const MarkedOptions& options = {});

}  // namespace interstice
