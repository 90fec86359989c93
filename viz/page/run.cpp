// How this was made: the manifest, word for word.
#include <fmt/format.h>

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

std::string view_words(const std::string& view) {
  if (view == "either") return "either: a link counts if either side reports it";
  if (view == "both") return "both: a link counts if both sides report it";
  if (view == "directed") return "directed: a link goes from one body to the other, as reported";
  if (view == "shared_boards")
    return "shared_boards: two bodies are linked where they sit on a board together";
  if (view == "two_mode") return "two_mode: bodies and the boards they sit on";
  return view;
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
  entries.add("Command", manifest.command);
  entries.add("Read from", manifest.input);
  entries.add("Fingerprint of the data", manifest.fingerprint);
  for (const ManifestOption& option : manifest.options)
    entries.add("Option", option.name + " = " + option.value);
  entries.add("Kinds of link read", joined(manifest.layers));
  entries.add("View", view_words(manifest.view));
  entries.add("Unit", manifest.unit);
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
  page.set("version", name_text(manifest.version));
  page.set("fingerprint", name_text(manifest.fingerprint));
}

}  // namespace interstice::page
