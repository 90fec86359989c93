// How this was made: the manifest, word for word.
#include <fmt/format.h>

#include "graph/findings/sentences.hpp"
#include "viz/page/numbers.hpp"
#include "viz/page/sections.hpp"
#include "viz/page/text.hpp"

namespace interstice::page {
namespace {

class Entries {
 public:
  void add(const char* term, const std::string& text) {
    if (!text.empty()) add_parts(term, {name(text)});
  }

  void add_parts(const char* term, const Parts& parts) {
    data entry;
    entry.set("term", term);
    entry.set("details", kainjow::mustache::list(parts));
    list_.push_back(entry);
  }

  [[nodiscard]] const kainjow::mustache::list& list() const { return list_; }

 private:
  kainjow::mustache::list list_;
};

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

std::string_view audience_option(Audience audience) {
  return audience == Audience::team       ? "team"
         : audience == Audience::partners ? "partners"
                                          : "published";
}

/// "report --for team --seed 7": the options as given, without the place and files, which are the maker's own.
std::string command_line(const Findings& findings) {
  const Manifest& manifest = findings.manifest;
  std::string text =
      fmt::format("{} --for {}", manifest.command, audience_option(findings.audience));
  for (const ManifestOption& option : manifest.options) {
    text += " --" + option.name;
    if (!option.value.empty() && option.value != "true") text += ' ' + option.value;
  }
  return text;
}

kainjow::mustache::list sentences(const std::vector<std::string>& texts) {
  kainjow::mustache::list out;
  for (const std::string& text : texts) {
    data item;
    item.set("sentence", sentence_text(text));
    out.push_back(item);
  }
  return out;
}

}  // namespace

void add_run(const Findings& findings, data& page) {
  const Manifest& manifest = findings.manifest;
  Entries entries;
  entries.add("Made with", "Interstice " + manifest.version);
  entries.add("Made for", std::string(audience_in_words(findings.audience)));
  entries.add("Command", manifest.command);
  entries.add("Read from", manifest.input);
  entries.add("Fingerprint of the data", manifest.fingerprint);
  for (const ManifestOption& option : manifest.options)
    entries.add("Option", option.name + " = " + option.value);
  entries.add("Kinds of link read", joined(manifest.layers));
  entries.add("What counts as a link", view_in_words(manifest.view));
  entries.add("One body is", manifest.unit);
  entries.add("Date of the picture", manifest.as_of.empty() ? "not dated" : manifest.as_of);
  entries.add("Systems read from the column", manifest.systems_column.empty()
                                                  ? "none: no systems are stated"
                                                  : manifest.systems_column);
  entries.add_parts(
      manifest.view == "shared_boards" ? "Pairs on record" : "Pairs asked about",
      manifest.pairs_withheld
          ? Parts{missing("withheld")}
          : Parts{number(manifest.pairs_observed, rounded(manifest.pairs_observed)), plain(" of "),
                  number(manifest.pairs_possible, rounded(manifest.pairs_possible)),
                  plain(" possible")});
  entries.add_parts("Seed of the re-runs",
                    {number(manifest.seed, fmt::format("{}", manifest.seed))});
  entries.add_parts("Shufflings behind the p of the balance of links",
                    {count(findings.network.permutations)});
  page.set("run", entries.list());
  page.set("has_assumptions", !manifest.assumptions.empty());
  page.set("assumptions", sentences(manifest.assumptions));
  page.set("has_notes", !manifest.notes.empty());
  page.set("notes", sentences(manifest.notes));
  kainjow::mustache::list methods;
  for (const Method& method : manifest.methods) {
    data item;
    item.set("name", method.name);
    item.set("text", method.text);
    methods.push_back(item);
  }
  page.set("methods", methods);
  page.set("made_for", std::string(audience_in_words(findings.audience)));
  page.set("command_line", name_text(command_line(findings)));
  page.set("seed", fmt::format("{}", manifest.seed));
  page.set("permutations", whole(findings.network.permutations));
  page.set("version", name_text(manifest.version));
  page.set("fingerprint", name_text(manifest.fingerprint));
}

}  // namespace interstice::page
