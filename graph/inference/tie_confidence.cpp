#include "graph/inference/tie_confidence.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>

#include "graph/model/error.hpp"
#include "graph/model/layers.hpp"

namespace interstice {
namespace {

class Rows {
 public:
  Rows(const Place& place, const Projection& projection, const TieConfidenceOptions& options)
      : place_(place),
        table_(place.relationships()),
        layers_(layers_of(place)),
        layer_of_(layer_of_rows(place, layers_)),
        assumed_(projection.basis == ResponseBasis::everyone_assumed),
        unknown_(options.unknown_source) {}

  [[nodiscard]] bool is_membership(std::uint32_t row) const { return row >= table_.num_rows(); }
  [[nodiscard]] std::string_view text(RelationshipColumn column, std::uint32_t row) const {
    return place_.text(table_.text(column, row));
  }
  [[nodiscard]] std::string_view reporter(std::uint32_t row) const {
    const std::string_view by = text(RelationshipColumn::reported_by, row);
    return by.empty() ? text(RelationshipColumn::from, row) : by;
  }
  [[nodiscard]] double confidence(std::uint32_t row) const {
    if (const auto said = parse_confidence(text(RelationshipColumn::confidence, row))) return *said;
    return assumed_ && !layers_[layer_of_[row]].documentary ? unknown_ : 1.0;
  }

 private:
  const Place& place_;
  Table<RelationshipColumn> table_;
  std::vector<Layer> layers_;
  std::vector<std::uint16_t> layer_of_;
  bool assumed_;
  double unknown_;
};

// The surest of each reporter, put together.
class Combined {
 public:
  void add(std::string_view reporter, double confidence) {
    double& surest = surest_[reporter];
    surest = std::max(surest, confidence);
  }
  [[nodiscard]] double any_is_right() const {
    double none = 1.0;
    for (const auto& [reporter, confidence] : surest_) none *= 1.0 - confidence;
    return 1.0 - none;
  }
  [[nodiscard]] double all_are_right() const {
    double all = 1.0;
    for (const auto& [reporter, confidence] : surest_) all *= confidence;
    return all;
  }

 private:
  std::map<std::string_view, double> surest_;
};

}  // namespace

std::vector<double> tie_confidence(const Place& place, const Projection& projection,
                                   const TieConfidenceOptions& options) {
  if (!(options.unknown_source >= 0.0 && options.unknown_source <= 1.0)) {
    throw Error(ErrorCode::invalid_argument,
                fmt::format("tie_confidence: unknown_source is {}; it must be from 0 to 1",
                            options.unknown_source));
  }
  const Rows rows(place, projection, options);
  const bool both = projection.view == View::both;
  std::vector<double> result;
  for (std::uint32_t tie = 0; tie < projection.network.num_ties(); ++tie) {
    Combined combined;
    const auto behind = projection.rows_of(static_cast<TieId>(tie));
    bool on_record = behind.empty();  // links through boards have no rows of their own
    for (const std::uint32_t row : behind) {
      if (rows.is_membership(row)) {
        on_record = true;
      } else {
        combined.add(rows.reporter(row), rows.confidence(row));
      }
    }
    result.push_back(on_record ? 1.0 : both ? combined.all_are_right() : combined.any_is_right());
  }
  return result;
}

}  // namespace interstice
