/// @file  Which reported links a copy for others than the team may hold, and in which form.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "graph/findings/findings.hpp"
#include "graph/findings/visibility.hpp"
#include "graph/model/layers.hpp"
#include "graph/model/place.hpp"

namespace interstice {

/// Links whose rows and kinds may be seen, whose count is not withheld, and that do not tell who answered.
///
/// Definition   A kind is kept unless it is sensitive, about trust or challenge, or conflict; or its rows are directed and
///              it is recorded who answered on it: the bodies they start from are those that answered. A row is kept if its
///              kind is, Visibility shows it, its sign is not negative, its strength not 0, and no count that it stands in
///              is withheld (withholding.hpp: between two systems, or inside one). Of kinds on which it is recorded who
///              answered, settle() writes the two ends in the order of their ids and rows that are then equal once, so that
///              no row tells which of the two reported it.
/// Errors       Those of analyse().
class AudienceLinks {
 public:
  AudienceLinks(const Place& place, Audience audience);

  [[nodiscard]] bool keeps(std::size_t row) const;
  [[nodiscard]] bool keeps_kind(std::string_view kind) const;

  /// Of the copied rows, whose numbers in the place are `rows`; returns how many were merged into another.
  std::size_t settle(std::span<const std::size_t> rows, const TextPool& pool,
                     TableData& copied) const;

 private:
  void find_withheld(Audience audience);
  [[nodiscard]] const Layer* layer_named(std::string_view kind) const;
  [[nodiscard]] bool tells(std::size_t row) const;

  const Place& place_;
  Visibility visibility_;
  std::vector<Layer> layers_;
  std::vector<std::uint8_t> recorded_;  ///< by layer: whether it is known who answered
  std::vector<std::uint8_t> withheld_;  ///< by relationship
};

}  // namespace interstice
