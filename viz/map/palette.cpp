#include "viz/map/palette.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace interstice {
namespace {

using Rgb = std::array<int, 3>;

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_colour(std::string_view text) {
  return text.size() == 7 && text[0] == '#' &&
         std::all_of(text.begin() + 1, text.end(), [](char c) { return digit(c) >= 0; });
}

Rgb parse(std::string_view colour) {
  if (!is_colour(colour)) return {0, 0, 0};
  Rgb rgb{};
  for (std::size_t i = 0; i < 3; ++i) {
    rgb[i] = digit(colour[1 + 2 * i]) * 16 + digit(colour[2 + 2 * i]);
  }
  return rgb;
}

std::string text_of(const Rgb& rgb) {
  static constexpr std::string_view kHex = "0123456789abcdef";
  std::string text = "#";
  for (const int value : rgb) {
    const auto byte = static_cast<std::size_t>(std::clamp(value, 0, 255));
    text += kHex[byte / 16];
    text += kHex[byte % 16];
  }
  return text;
}

double luminance(std::string_view colour) {
  const Rgb rgb = parse(colour);
  std::array<double, 3> linear{};
  for (std::size_t i = 0; i < 3; ++i) {
    const double c = rgb[i] / 255.0;
    linear[i] = c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  }
  return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
}

}  // namespace

std::string system_colour(std::size_t index, std::string_view given) {
  if (is_colour(given)) return text_of(parse(given));
  static constexpr std::array<std::string_view, 6> kBase = {"#0072b2", "#e69f00", "#009e73",
                                                            "#cc79a7", "#56b4e9", "#f0e442"};
  const std::string_view base = kBase[index % kBase.size()];
  switch (index / kBase.size() % 3) {
    case 1:
      return mix(base, "#000000", 0.62);
    case 2:
      return mix(base, "#ffffff", 0.55);
    default:
      return std::string(base);
  }
}

std::string mix(std::string_view a, std::string_view b, double share) {
  const Rgb first = parse(a);
  const Rgb second = parse(b);
  Rgb out{};
  for (std::size_t i = 0; i < 3; ++i) {
    out[i] = static_cast<int>(std::lround(share * first[i] + (1.0 - share) * second[i]));
  }
  return text_of(out);
}

std::string tint(std::string_view colour) { return mix(colour, "#ffffff", 0.13); }

double contrast(std::string_view a, std::string_view b) {
  const double first = luminance(a);
  const double second = luminance(b);
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

std::string readable(std::string_view colour, std::string_view background, double least) {
  std::string out = text_of(parse(colour));
  for (int step = 0; step < 40 && contrast(out, background) < least; ++step) {
    out = mix(out, "#000000", 0.92);
  }
  return out;
}

}  // namespace interstice
