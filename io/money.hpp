/// @file  Sums as people write them: with a currency and marks between thousands.
#pragma once

#include <optional>
#include <string_view>

namespace interstice {

/// A sum read from a cell.
struct Money {
  double value = 0.0;
  std::string_view currency;  ///< as written: "£", "GBP"; empty = none
};

/// Reads "£12,500.00", "12,500.00", "-£1,200", "€ 12.500,00", "GBP 1,250,000"; nothing if it is no sum or could be two.
///
/// Definition   A currency is £, $, € or three capital letters, before or after. Groups of thousands have three digits each
///              and the first does not begin with 0. Where comma and point both stand, the last is the decimal mark and
///              stands once. One mark alone with three digits after it separates thousands if it is the comma and the
///              currency £, $ or the letters GBP or USD; else it could be either, and nothing is read.
[[nodiscard]] std::optional<Money> read_money(std::string_view cell);

}  // namespace interstice
