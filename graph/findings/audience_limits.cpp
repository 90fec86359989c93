#include "graph/findings/audience_limits.hpp"

#include <fmt/format.h>

#include "graph/model/date.hpp"
#include "graph/model/error.hpp"

namespace interstice {
namespace {

constexpr std::string_view kPrivateColumns =
    "response|told|named|visibility|support|interest|authority|budget|capacity|holdersince|"
    "successor";

bool answers_recorded(const Projection& projection) {
  return projection.basis != ResponseBasis::everyone_assumed &&
         projection.basis != ResponseBasis::complete_roster;
}

}  // namespace

void refuse_layers(Audience audience, const Projection& projection) {
  for (const Layer& layer : projection.layer_details) {
    if (layer.role == LayerRole::negative) {
      throw Error(
          ErrorCode::invalid_argument,
          fmt::format(
              "layer \"{}\": conflict carries no routes between bodies; only `measure` reads it",
              layer.kind));
    }
    if (layer.attitude) {
      throw Error(
          ErrorCode::invalid_argument,
          fmt::format(
              "layer \"{}\" is for the team only, and only `measure` reads it: its rows say "
              "how far one can rely on or disagree with another, not who works "
              "with whom",
              layer.kind));
    }
    if (audience != Audience::team && layer.sensitive) {
      throw Error(ErrorCode::invalid_argument,
                  fmt::format("layer \"{}\" is for the team only; add --for team, or leave it out",
                              layer.kind));
    }
  }
}

void refuse_for(Audience audience, const Place& place, const Projection& projection,
                double min_confidence) {
  refuse_layers(audience, projection);
  if (audience == Audience::team) return;
  if (in_words(fold(projection.systems_column), kPrivateColumns)) {
    throw Error(ErrorCode::invalid_argument,
                fmt::format("systems: the column \"{}\" is for the team only; add --for team, or "
                            "name another column",
                            projection.systems_column));
  }
  if (min_confidence > 0.0) {
    throw Error(ErrorCode::invalid_argument,
                fmt::format("confidence {}: readings with and without the less sure links, side by "
                            "side, would tell single links; add --for team, or leave out "
                            "--min-confidence",
                            min_confidence));
  }
  const std::optional<DateSpan> own = parse_date(place.setting("date"));
  if (!answers_recorded(projection) || !projection.as_of || (own && own->last == *projection.as_of))
    return;
  throw Error(ErrorCode::invalid_argument,
              fmt::format("date {}: the place's own date is {}, and two dates side by side would "
                          "tell who did not answer; add --for team, or leave out --as-of",
                          to_string(*projection.as_of),
                          own ? to_string(own->last) : std::string("not stated")));
}

}  // namespace interstice
