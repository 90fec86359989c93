/// @file  Ids that people take for the same, and the id that was probably meant.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/model/text_pool.hpp"

namespace interstice {

/// The form that ids share when people take them for the same.
///
/// Definition   Lower case; without spaces, punctuation and leading zeros of digits ("St. Mary's
/// 007" and "st marys 7");
///              punctuation between two digits stays one mark ("1-1" is not "11"). Not only ASCII:
///              first Unicode NFKC with case folding, invisible characters dropped.
/// Complexity   Time O(bytes).
[[nodiscard]] std::string near_form(std::string_view id);

/// Positions in a list of two ids of the same near_form(); `other` is the later.
struct NearSame {
  std::uint32_t first = 0;
  std::uint32_t other = 0;
};

/// Every id of `ids` (each once, in order of first use) that has the form of an earlier one, in
/// order.
///
/// Complexity   Time O(bytes + k log k) expected, k = ids that are not their own form; space O(k +
/// texts).
[[nodiscard]] std::vector<NearSame> near_same_ids(const TextPool& pool,
                                                  const std::vector<Text>& ids);

/// Finds the id that a misspelt one stands for.
class IdSuggester {
 public:
  IdSuggester(const TextPool& pool, const std::vector<Text>& ids);
  /// The id of the same form, else the nearest(); empty if none is near.
  [[nodiscard]] std::string suggest(std::string_view id) const;

 private:
  std::vector<std::string> ids_;
  std::unordered_map<std::string, std::size_t> id_of_form_;
};

}  // namespace interstice
