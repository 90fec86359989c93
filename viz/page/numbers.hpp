/// @file  Numbers as people read them: rounded, never ten decimals, the same in every locale.
#pragma once

#include <cstdint>
#include <string>

namespace interstice::page {

/// "1,204". A quantity that is not finite is "not defined" in all of these.
[[nodiscard]] std::string whole(std::uint64_t count);

/// A count that need not be whole: "11", "3.4", "1,204"; above 0 but under 0.05: "< 0.1".
[[nodiscard]] std::string rounded(double count);

/// A share of 0 to 1 as "46 in 100"; between 0 and 1 in 100 "fewer than 1 in 100", above 99 "more
/// than 99 in 100".
[[nodiscard]] std::string per_100(double share);

/// The number of per_100() alone, for "46 in 100 (41 to 51)".
[[nodiscard]] std::string hundredths(double share);

/// p: "0.034", "< 0.001", "1".
[[nodiscard]] std::string probability(double p);

/// q: "0.03", "< 0.01", "1"; "> 0.10" just above the 0.1 up to which a pair can be a gap.
[[nodiscard]] std::string false_alarm_share(double q);

/// An index or a ratio: "0.44", "12"; with its sign where it can be negative: "-0.72", "+0.03".
[[nodiscard]] std::string index_text(double value);
[[nodiscard]] std::string signed_text(double value);

/// The shortest text that reads back as the same number, for machines.
[[nodiscard]] std::string exact(double value);

}  // namespace interstice::page
