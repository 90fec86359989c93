/// @file  Numbers with a decimal comma, and tables that mix it with the point.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/table.hpp"
#include "io/diagnostic_list.hpp"
#include "io/source_table.hpp"

namespace interstice {

enum class DecimalMark : std::uint8_t { none, point, comma };

/// A cell read as one number, whichever mark it has.
struct DecimalNumber {
  double value = 0.0;
  DecimalMark mark = DecimalMark::none;
  bool could_be_thousands =
      false;  ///< 1,234 and 1.234: one to three digits without a leading 0, the mark, three digits
};

/// Reads a cell that is not blank; nothing if it is no number. "1.234,5" and "1,234.5" are none.
[[nodiscard]] std::optional<DecimalNumber> read_decimal(std::string_view cell);

/// What the numbers of one table say about the mark that it is written with, while they are read.
///
/// Only for tables whose cells are separated by a semicolon or tab: among commas, the point is the mark.
class DecimalMarks {
 public:
  /// A number that has been read. In a column of 0 to 1 it cannot be thousands.
  void take(const DecimalNumber& number, const ColumnSpec& column, std::size_t row,
            std::size_t field);

  /// Adds E-mixed-decimals where both marks are used, naming a cell of each; else E-ambiguous-number for every cell that
  /// could be thousands where no other number of the table settles it (W-unread-number where no analysis reads the column);
  /// else N-decimal-comma where that is the mark.
  void report(const SourceTable& source, const TableData& table, DiagnosticList& diagnostics) const;

  struct At {
    std::size_t row = 0;
    std::size_t field = 0;
    bool kept_only = false;  ///< no analysis reads its column
  };
  /// Cells that could be thousands in columns that no analysis reads: to be read as blank.
  [[nodiscard]] std::vector<At> unread() const;

 private:
  std::optional<At> comma_;
  std::optional<At> point_;
  bool settled_ = false;
  std::vector<At> unsettled_;
};

}  // namespace interstice
