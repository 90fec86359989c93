#include "graph/findings/sentences.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "graph/findings/influence/influence_sentences.hpp"
#include "graph/findings/number_words.hpp"

namespace interstice {

LinkWords link_words(LinkSource source) {
  switch (source) {
    case LinkSource::shared_boards:
      return {"through shared boards",        "route through shared boards",
              "routes through shared boards", "only route through shared boards",
              "links through shared boards",  "shared board"};
    case LinkSource::recorded:
      return {"recorded",       "recorded route", "recorded routes", "only recorded route",
              "recorded links", "recorded link"};
    case LinkSource::reported:
    case LinkSource::none:
      break;
  }
  return {"reported",       "reported route", "reported routes", "only reported route",
          "reported links", "reported link"};
}

std::string view_in_words(const std::string& view) {
  if (view == "either") return "a link counts if either side reports it";
  if (view == "both") return "a link counts if both sides report it";
  if (view == "directed") return "a link goes from one body to the other, as reported";
  if (view == "shared_boards") return "two bodies are linked where they sit on a board together";
  if (view == "two_mode") return "bodies and the boards they sit on";
  return view;
}

std::string_view audience_in_words(Audience audience) {
  switch (audience) {
    case Audience::team:
      return "the team";
    case Audience::partners:
      return "partners";
    case Audience::published:
      return "anybody (published)";
  }
  return {};
}

std::string kind_in_words(std::string kind) {
  std::ranges::replace(kind, '_', ' ');
  return kind;
}

std::string go_betweens_note(const Findings& findings) {
  std::vector<std::string_view> first;
  std::vector<std::string> never_below;
  bool always = false;
  bool any = false;
  bool level_at_none = false;  // some re-run leaves nobody between others
  for (const Body& body : findings.bodies) {
    any = any || body.betweenness > 0.0;
    if (body.unlisted || body.is_board || body.rank_low != 1) continue;
    if (body.betweenness <= 0.0) {
      level_at_none = true;
      continue;
    }
    first.push_back(body.name);
    always = body.rank_high == 1;
    if (always) never_below.push_back(body.name);
  }
  if (!any) return {};
  if (findings.left_out == 0) return "Close places in this list cannot be told apart.";
  // Of those that are not shown, one may come first too.
  if (first.empty() || findings.hidden_bodies > 0) return {};
  if (first.size() == 1) {
    if (!always || level_at_none) return {};
    return findings.left_out == findings.answers.bodies
               ? fmt::format("{} comes first, whichever other body is left out.", first[0])
               : fmt::format("{} comes first in each of {} re-runs with one other body left out.",
                             first[0], findings.left_out);
  }
  constexpr std::size_t kNamed = 4;
  if (never_below.size() > kNamed) {
    return fmt::format(
        "Nobody stands out: {} share the first place, whichever other body is left out.",
        number_word(never_below.size()));
  }
  if (!never_below.empty()) {
    const bool one = never_below.size() == 1;
    return fmt::format("{} {} first or {} the first place, whichever other body is left out.",
                       listed(never_below), one ? "comes" : "come", one ? "shares" : "share");
  }
  if (first.size() > kNamed) {
    return fmt::format("Who comes first cannot be told: leaving out one body puts any of {} there.",
                       first.size());
  }
  std::string names;
  for (std::size_t i = 0; i < first.size(); ++i)
    names += fmt::format("{}{}", i == 0 ? "" : i + 1 == first.size() ? " or " : ", ", first[i]);
  return fmt::format("Who comes first cannot be told: leaving out one body puts {} there.", names);
}

}  // namespace interstice
