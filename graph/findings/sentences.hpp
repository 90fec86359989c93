/// @file  The sentences that tables, pages and maps share, in the words of docs/words.md.
#pragma once

#include <string>
#include <string_view>

#include "graph/findings/findings.hpp"

namespace interstice {

/// A kind of link as it stands in a sentence: "partner_in" is "partner in".
[[nodiscard]] std::string kind_in_words(std::string kind);

/// How the links of these findings are spoken of: links through shared boards, or from documents, are not "reported".
struct LinkWords {
  std::string_view reported;    ///< "3 links reported"
  std::string_view route;       ///< "a reported route"
  std::string_view routes;      ///< "reported routes"
  std::string_view only_route;  ///< "the only reported route"
  std::string_view links;       ///< "reported links"
  std::string_view no_link;     ///< "two have no reported link"
};
[[nodiscard]] LinkWords link_words(LinkSource source);

/// "a link counts if either side reports it"; a view without words of its own as it is.
[[nodiscard]] std::string view_in_words(const std::string& view);

/// "the team", "partners", "anybody (published)".
[[nodiscard]] std::string_view audience_in_words(Audience audience);

/// Whether it can be told who comes first among the go-betweens; empty = nothing to say.
[[nodiscard]] std::string go_betweens_note(const Findings& findings);

}  // namespace interstice
