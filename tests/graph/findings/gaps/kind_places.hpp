// Places in which one of the kinds for the team only is planted.
#pragma once

#include <fmt/format.h>

#include <string>

namespace interstice {

/// Fifteen bodies b00 .. b14 in systems s0, s1, s2 in turn, all of whom answered.
inline std::string fifteen_bodies() {
  std::string text = "stakeholders: id, name, system, response\n";
  for (int v = 0; v < 15; ++v)
    text += fmt::format("  b{0:02}, Body {0}, s{1}, answered\n", v, v % 3);
  return text;
}

/// Calls with every pair of them that is of two systems.
template <class Take>
void for_each_across(Take&& take) {
  for (int u = 0; u < 15; ++u) {
    for (int v = u + 1; v < 15; ++v) {
      if (u % 3 != v % 3) take(u, v);
    }
  }
}

}  // namespace interstice
