// The page to take into the meeting: the findings' own sentences, each led to what stands behind
// it.
#include <algorithm>

#include "graph/findings/sentences.hpp"
#include "viz/page/numbers.hpp"
#include "viz/page/sections.hpp"
#include "viz/page/text.hpp"

namespace interstice::page {
namespace {

constexpr std::size_t kOneLine = 60;  // characters of a title that take one line of a printed page

/// Sets the key only where there is something to say: an empty text would count as true in the
/// template.
void set_text(data& page, const char* key, const std::string& text) {
  if (text.empty())
    page.set(key, false);
  else
    page.set(key, sentence_text(text));
}

data gap_item(const Findings& findings, const std::string& gap, const std::string& id) {
  data item;
  item.set("gap_sentence", sentence_text(gap));
  item.set("gap_row", gap_row_id(findings, id));
  return item;
}

std::string unit_word(const Manifest& manifest) {
  if (manifest.unit == "post") return "post";
  return manifest.unit == "person" ? "person" : "body";
}

/// The kinds of link that were read, for the glossary: it has room for a few.
std::string kinds_read(const Manifest& manifest) {
  constexpr std::size_t kMost = 5;
  const std::size_t all = manifest.layers.size();
  const std::size_t named = all > kMost ? kMost - 1 : all;
  std::string out;
  for (std::size_t i = 0; i < named; ++i)
    out += (i > 0 ? ", " : "") + kind_in_words(manifest.layers[i]);
  return named < all ? out + " and " + whole(all - named) + " others" : out;
}

}  // namespace

void add_heading(const Findings& findings, data& page) {
  const Manifest& manifest = findings.manifest;
  const std::string& title = findings.first_page.title;
  page.set("title", sentence_text(title.empty() ? manifest.input : title));
  page.set("for_team", findings.audience == Audience::team);
  page.set("for_partners", findings.audience == Audience::partners);
  page.set("for_published", findings.audience == Audience::published);
  set_text(page, "as_of", findings.first_page.date);
  page.set("hidden", findings.hidden_bodies > 0);
  page.set("hidden_bodies", whole(findings.hidden_bodies));
  page.set("hidden_bodies_value", std::to_string(findings.hidden_bodies));
  page.set("hidden_is_one", findings.hidden_bodies == 1);
  const bool nobody = findings.bodies.empty() && findings.hidden_bodies > 0;
  page.set("nobody_shown", nobody);
  page.set("short_heading", title.size() <= kOneLine && !nobody);
  page.set("unit", unit_word(manifest));
  page.set("through_boards", findings.through_boards);
  page.set("recorded", findings.links_from == LinkSource::recorded);
  page.set("route", std::string(link_words(findings.links_from).route));
  page.set("routes", std::string(link_words(findings.links_from).routes));
  set_text(page, "kinds_read", kinds_read(manifest));
  page.set("one_kind", manifest.layers.size() == 1);
}

void add_first_page(const Findings& findings, data& page) {
  const FirstPage& first = findings.first_page;
  set_text(page, "decide", first.decide);
  set_text(page, "rests_on", first.rests_on);
  set_text(page, "holds", first.holds);
  set_text(page, "gaps_summary", first.gaps_summary);
  set_text(page, "lean", first.lean);
  set_text(page, "untold", first.cannot_tell);
  set_text(page, "not_measured", first.not_measured);
  kainjow::mustache::list gaps;
  for (std::size_t i = 0; i < first.gaps.size(); ++i)
    gaps.push_back(
        gap_item(findings, first.gaps[i], i < first.gap_ids.size() ? first.gap_ids[i] : ""));
  page.set("gaps_numbered", !gaps.empty());
  page.set("gap_sentences", gaps);
  page.set("gaps_silent",
           gaps.empty() && first.gaps_summary.empty() && findings.interfaces.empty());
}

}  // namespace interstice::page
