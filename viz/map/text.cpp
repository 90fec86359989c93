#include "viz/map/text.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <limits>

#include "graph/model/error.hpp"

namespace interstice::map {
namespace {

// Advance widths of DejaVu Sans 2.37 in thousandths of the font size: U+0020 to 007E, then U+00A0 to 017F.
constexpr std::size_t kWidths = 319;
constexpr std::array<std::uint16_t, kWidths> kRegular = {
    318, 401,  460, 838,  636,  950, 780, 275, 390, 390, 500, 838, 318, 361, 318,  337, 636, 636,
    636, 636,  636, 636,  636,  636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698,
    770, 632,  575, 775,  752,  295, 295, 656, 557, 863, 748, 787, 603, 787, 695,  635, 611, 732,
    684, 989,  685, 611,  685,  390, 337, 390, 838, 500, 500, 613, 635, 550, 635,  615, 352, 635,
    634, 278,  278, 579,  278,  974, 634, 612, 635, 635, 411, 521, 392, 634, 592,  818, 592, 592,
    525, 636,  337, 636,  838,  318, 401, 636, 636, 636, 636, 337, 500, 500, 1000, 471, 612, 838,
    361, 1000, 500, 500,  838,  401, 401, 500, 636, 636, 318, 500, 401, 471, 612,  969, 969, 969,
    531, 684,  684, 684,  684,  684, 684, 974, 698, 632, 632, 632, 632, 295, 295,  295, 295, 775,
    748, 787,  787, 787,  787,  787, 838, 787, 732, 732, 732, 732, 611, 605, 630,  613, 613, 613,
    613, 613,  613, 982,  550,  615, 615, 615, 615, 278, 278, 278, 278, 612, 634,  612, 612, 612,
    612, 612,  838, 612,  634,  634, 634, 634, 592, 635, 592, 684, 613, 684, 613,  684, 613, 698,
    550, 698,  550, 698,  550,  698, 550, 770, 635, 775, 635, 632, 615, 632, 615,  632, 615, 632,
    615, 632,  615, 775,  635,  775, 635, 775, 635, 775, 635, 752, 634, 916, 695,  295, 278, 295,
    278, 295,  278, 295,  278,  295, 278, 590, 556, 295, 278, 656, 579, 579, 557,  278, 557, 278,
    557, 375,  557, 342,  562,  284, 748, 634, 748, 634, 748, 634, 813, 748, 634,  787, 612, 787,
    612, 787,  612, 1070, 1023, 695, 411, 695, 411, 695, 411, 635, 521, 635, 521,  635, 521, 635,
    521, 611,  392, 611,  392,  611, 392, 732, 634, 732, 634, 732, 634, 732, 634,  732, 634, 732,
    634, 989,  818, 611,  592,  611, 685, 525, 685, 525, 685, 525, 352};
constexpr std::array<std::uint16_t, kWidths> kBold = {
    348, 456,  521,  838, 696,  1002, 872,  306,  457, 457,  523, 838, 380,  415, 380,  365,  696,
    696, 696,  696,  696, 696,  696,  696,  696,  696, 400,  400, 838, 838,  838, 580,  1000, 774,
    762, 734,  830,  683, 683,  821,  837,  372,  372, 775,  637, 995, 837,  850, 733,  850,  770,
    720, 682,  812,  774, 1103, 771,  724,  725,  457, 365,  457, 838, 500,  500, 675,  716,  593,
    716, 678,  435,  716, 712,  343,  343,  665,  343, 1042, 712, 687, 716,  716, 493,  595,  478,
    712, 652,  924,  645, 652,  582,  712,  365,  712, 838,  348, 456, 696,  696, 636,  696,  365,
    500, 500,  1000, 564, 646,  838,  415,  1000, 500, 500,  838, 438, 438,  500, 736,  636,  380,
    500, 438,  564,  646, 1035, 1035, 1035, 580,  774, 774,  774, 774, 774,  774, 1085, 734,  683,
    683, 683,  683,  372, 372,  372,  372,  838,  837, 850,  850, 850, 850,  850, 838,  850,  812,
    812, 812,  812,  724, 738,  719,  675,  675,  675, 675,  675, 675, 1048, 593, 678,  678,  678,
    678, 343,  343,  343, 343,  687,  712,  687,  687, 687,  687, 687, 838,  687, 712,  712,  712,
    712, 652,  716,  652, 774,  675,  774,  675,  774, 675,  734, 593, 734,  593, 734,  593,  734,
    593, 830,  716,  838, 716,  683,  678,  683,  678, 683,  678, 683, 678,  683, 678,  821,  716,
    821, 716,  821,  716, 821,  716,  837,  712,  974, 790,  372, 343, 372,  343, 372,  343,  372,
    343, 372,  343,  744, 686,  372,  343,  775,  665, 665,  637, 343, 637,  343, 637,  479,  637,
    557, 642,  371,  837, 712,  837,  712,  837,  712, 983,  837, 712, 850,  687, 850,  687,  850,
    687, 1167, 1094, 770, 493,  770,  493,  770,  493, 720,  595, 720, 595,  720, 595,  720,  595,
    682, 478,  682,  478, 682,  478,  812,  712,  812, 712,  812, 712, 812,  712, 812,  712,  812,
    712, 1103, 924,  724, 652,  724,  725,  582,  725, 582,  725, 582, 435};

double advance(utf8proc_int32_t code, Weight weight) {
  const auto& table = weight == Weight::bold ? kBold : kRegular;
  if (code >= 0x20 && code <= 0x7e) return table[static_cast<std::size_t>(code - 0x20)] / 1000.0;
  if (code >= 0xa0 && code < 0x180)
    return table[static_cast<std::size_t>(code - 0xa0 + 95)] / 1000.0;
  if (code == 0x2026) return 1.0;  // the ellipsis
  switch (utf8proc_charwidth(code)) {
    case 0:
      return 0.0;
    case 2:
      return 1.05;
    default:
      return weight == Weight::bold ? 0.9 : 0.8;
  }
}

/// The code point at the start of text, and how many bytes it takes; a byte that is not UTF-8 stands for itself.
utf8proc_int32_t decode(std::string_view text, std::size_t& bytes) {
  utf8proc_int32_t code = 0;
  const auto* first = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const auto used = utf8proc_iterate(first, static_cast<utf8proc_ssize_t>(text.size()), &code);
  bytes = used > 0 ? static_cast<std::size_t>(used) : 1;
  return used > 0 ? code : 0xfffd;
}

/// Bytes of the longest start of text, cut between characters, that is no wider than width; at least one character.
std::size_t fitting(std::string_view text, double width, double size, Weight weight) {
  std::size_t end = 0;
  double sum = 0.0;
  utf8proc_int32_t state = 0;
  utf8proc_int32_t before = 0;
  std::size_t boundary = 0;
  while (end < text.size()) {
    std::size_t bytes = 0;
    const auto code = decode(text.substr(end), bytes);
    if (end > 0 && utf8proc_grapheme_break_stateful(before, code, &state)) boundary = end;
    sum += advance(code, weight) * size;
    if (sum > width && boundary > 0) return boundary;
    end += bytes;
    before = code;
  }
  return end;
}

/// The line with an ellipsis, cut so that both fit.
std::string cut(std::string line, double width, double size, Weight weight) {
  const std::string ellipsis = "\xe2\x80\xa6";
  const double room = width - text_width(ellipsis, size, weight);
  if (text_width(line, size, weight) > room) line.resize(fitting(line, room, size, weight));
  while (!line.empty() && (line.back() == ' ' || line.back() == ',')) line.pop_back();
  return line + ellipsis;
}

}  // namespace

double text_width(std::string_view text, double size, Weight weight) {
  double sum = 0.0;
  while (!text.empty()) {
    std::size_t bytes = 0;
    sum += advance(decode(text, bytes), weight);
    text.remove_prefix(bytes);
  }
  return sum * size;
}

std::string one_line(std::string_view text) {
  std::string spaced;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!space) {
      spaced += c;
    } else if (!spaced.empty() && spaced.back() != ' ') {
      spaced += ' ';
    }
  }
  while (!spaced.empty() && spaced.back() == ' ') spaced.pop_back();
  std::string out = printable(spaced, std::numeric_limits<std::size_t>::max());
  for (const std::string_view forbidden :
       {"\xef\xbf\xbe", "\xef\xbf\xbf"}) {  // U+FFFE, U+FFFF: not XML
    for (auto at = out.find(forbidden); at != std::string::npos; at = out.find(forbidden)) {
      out.replace(at, forbidden.size(), "?");
    }
  }
  return out;
}

Wrapped wrap(std::string_view text, double width, std::size_t most_lines, double size,
             Weight weight) {
  const std::string clean = one_line(text);
  std::string_view rest = clean;
  Wrapped out;
  while (!rest.empty() && out.lines.size() < most_lines) {
    std::size_t end = fitting(rest, width, size, weight);
    if (end < rest.size() && rest[end] != ' ') {
      const std::size_t space = rest.rfind(' ', end);
      // Behind a hyphen rather than inside a word.
      const std::size_t hyphen = end > 1 ? rest.rfind('-', end - 1) : std::string_view::npos;
      const bool has_space = space != std::string_view::npos && space > 0;
      if (hyphen != std::string_view::npos && hyphen > 0 && (!has_space || hyphen > space))
        end = hyphen + 1;
      else if (has_space)
        end = space;
    }
    std::string line(rest.substr(0, end));
    rest.remove_prefix(end);
    while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
    while (!line.empty() && line.back() == ' ') line.pop_back();
    if (!rest.empty() && out.lines.size() + 1 == most_lines) {
      line = cut(std::move(line), width, size, weight);
    }
    out.lines.push_back(std::move(line));
  }
  for (const auto& line : out.lines)
    out.width = std::max(out.width, text_width(line, size, weight));
  out.height = kLineHeight * size * static_cast<double>(out.lines.size());
  return out;
}

}  // namespace interstice::map
