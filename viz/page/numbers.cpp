#include "viz/page/numbers.hpp"

#include <fmt/format.h>

#include <cmath>

#include "graph/findings/number_words.hpp"

namespace interstice::page {
namespace {

const char* const kUndefined = "not defined";

/// 0 to 9 decimals, without the zeros at their end and without "-0".
std::string trimmed(double value, int decimals) {
  std::string text = fmt::format("{:.{}f}", value, decimals);
  if (decimals > 0) {
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
  }
  return text == "-0" ? "0" : text;
}

}  // namespace

std::string whole(std::uint64_t count) { return whole_number(static_cast<double>(count)); }

std::string rounded(double count) {
  if (!std::isfinite(count)) return kUndefined;
  if (count > 0 && count < 0.05) return "< 0.1";
  if (std::abs(count) < 10) return trimmed(count, 1);
  return whole_number(count);
}

std::string hundredths(double share) {
  if (!std::isfinite(share)) return kUndefined;
  const double hundred = share * 100;
  if (hundred > 0 && hundred < 1) return "fewer than 1";
  if (hundred > 99 && hundred < 100) return "more than 99";
  return trimmed(hundred, 0);
}

std::string per_100(double share) {
  return std::isfinite(share) ? hundredths(share) + " in 100" : kUndefined;
}

std::string probability(double p) {
  if (!std::isfinite(p)) return kUndefined;
  if (p < 0.001) return "< 0.001";
  if (p > 0.999 && p < 1) return "> 0.999";
  return p < 1 ? fmt::format("{:.3f}", p) : "1";
}

std::string false_alarm_share(double q) {
  if (!std::isfinite(q)) return kUndefined;
  if (q < 0.01) return "< 0.01";
  if (q > 0.99 && q < 1) return "> 0.99";
  if (q > 0.1 && q < 0.105) return "> 0.10";  // "0.10" would read as if it were a gap
  return q < 1 ? fmt::format("{:.2f}", q) : "1";
}

std::string index_text(double value) {
  if (!std::isfinite(value)) return kUndefined;
  return std::abs(value) < 10 ? fmt::format("{:.2f}", value) : rounded(value);
}

std::string signed_text(double value) {
  if (!std::isfinite(value)) return kUndefined;
  std::string text = index_text(std::abs(value));
  if (text == "0.00") return text;
  return (value < 0 ? "-" : "+") + text;
}

std::string exact(double value) { return fmt::format("{}", value); }

}  // namespace interstice::page
