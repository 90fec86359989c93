/// @file  Who was asked and answered: what makes a pair without a link an observed "no" rather than an unknown.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "graph/model/date.hpp"
#include "graph/model/layers.hpp"
#include "graph/model/place.hpp"

namespace interstice {

/// Where the knowledge of who answered comes from.
enum class ResponseBasis : std::uint8_t {
  everyone_assumed,  ///< no response column or table and no reporter: assumes that everyone was asked
  stated,            ///< stakeholders.response or the responses table
  some_reporters,  ///< no statement, and only some rows name a reporter: pairs not listed say nothing
  reporters,  ///< no statement, but rows name who reported them: only those are known to have answered
  complete_roster,  ///< as reporters, but the place or the layer says that its roster is complete
};

/// What became of asking somebody: the words of responses.status. `unknown`: nothing that can be read was written.
enum class ResponseStatus : std::uint8_t {
  unknown,
  not_asked,
  no_reply,
  declined,
  passed_on,
  partly,
  answered
};

/// Who answered on one layer.
struct LayerResponses {
  ResponseBasis basis = ResponseBasis::everyone_assumed;
  std::vector<std::uint8_t> answered;  ///< 1 or 0 by StakeholderRow
};

/// Who answered on `layer` by `as_of` (nothing = whatever the date).
///
/// Definition   status `answered` is an answer; partly, no reply, declined, passed on, not asked and a blank cell are
///              not. A row of `responses` counts for its layer (blank: every layer) and the latest date not after
///              `as_of` holds; it overrides the stakeholders' `response` column. Where rows of `responses` have dates, that
///              column is read as an answer of the place's own date: it says nothing of a day before. Documentary layers
///              are records: all observed, unless their roster is open. The roster of a layer wins over the place's.
/// Complexity   O(stakeholders + responses + relationships).
[[nodiscard]] LayerResponses responses_on(const Place& place, const Layer& layer,
                                          const std::optional<Date>& as_of);

/// The status of every stakeholder on `layer` by `as_of`, as responses_on() reads it, by StakeholderRow; all unknown
/// where neither the column nor the table is there.
[[nodiscard]] std::vector<ResponseStatus> statuses_on(const Place& place, const Layer& layer,
                                                      const std::optional<Date>& as_of);

/// The first day on which anybody is on record as asked (rows of `responses` other than `not asked`); nothing = no dated row.
[[nodiscard]] std::optional<Date> first_asked(const Place& place);

/// Whether somebody was asked at all: the statuses other than `not asked` (blank counts as asked).
[[nodiscard]] std::vector<std::uint8_t> asked(const Place& place);

}  // namespace interstice
