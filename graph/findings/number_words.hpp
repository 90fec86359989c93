/// @file  Numbers as they stand in sentences: whole counts with commas, small ones in words, the same in every locale.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace interstice {

/// "1,204"; rounded to a whole number. `count` must be finite.
[[nodiscard]] std::string whole_number(double count);

/// "1 link", "1,204 links".
[[nodiscard]] std::string counted(double count, std::string_view one, std::string_view many);

/// A number of links that need not be whole: "1,204" and whole from ten up, else at most one decimal; above 0 but under
/// 0.05 "fewer than 0.1".
[[nodiscard]] std::string usual_number(double count);

/// "none", "one" ... "ten", "11", "1,204".
[[nodiscard]] std::string number_word(std::size_t count);

/// A share of 0 to 1 in hundredths: "46".
[[nodiscard]] std::string per_100(double share);

}  // namespace interstice
