// The place in numbers: one row a number of Findings, so that every number of the first page has a
// place to lead to.
#include "viz/page/numbers.hpp"
#include "viz/page/sections.hpp"

namespace interstice::page {
namespace {

constexpr const char* kWithheld = "withheld";

/// Rows are added one by one; a number that is not there leaves its reason.
class NumberRows {
 public:
  explicit NumberRows(const Findings& findings) : findings_(findings) {}

  void add(const char* id, const char* label, Parts parts) {
    table_.add({id, {{plain(label)}, std::move(parts)}});
  }

  /// A total from which a withheld count would follow is not printed where one is withheld.
  template <typename Value, typename Show>
  void add_total(const char* id, const char* label, const std::optional<Value>& value, Show show,
                 const std::optional<Range>& range = {}, const char* absent = "not defined") {
    if (findings_.totals_withheld) return add(id, label, {missing(kWithheld)});
    if (!value) return add(id, label, {missing(absent)});
    Parts parts = {show(*value)};
    if (range) add_range(*range, hundredths, parts);
    add(id, label, std::move(parts));
  }

  [[nodiscard]] data take() { return std::move(table_).take(); }

 private:
  const Findings& findings_;
  Table table_{
      "numbers-table", "The place as a whole", {{"What", Align::left}, {"Number (likely range)"}}};
};

data share(double value) { return number(value, per_100(value)); }
data signed_number(double value) { return number(value, signed_text(value)); }
data counted(std::uint32_t value) { return count(value); }

void add_answers(const Findings& findings, NumberRows& rows) {
  const Answers& answers = findings.answers;
  const Manifest& manifest = findings.manifest;
  const char* why_not = answers.on_record          ? "on record"
                        : answers.everyone_assumed ? "assumed, not recorded"
                        : answers.nobody           ? "none on record"
                                                   : kWithheld;
  const auto told = [&](Parts parts) {
    return answers.printed() ? std::move(parts) : Parts{missing(why_not)};
  };
  rows.add("n-bodies", "Bodies", {count(answers.bodies)});
  rows.add("n-answered", "Bodies that answered", told({count(answers.answered)}));
  rows.add(
      "n-pairs",
      findings.through_boards ? "Pairs of bodies on record, of all pairs"
                              : "Pairs of bodies asked about, of all pairs",
      manifest.pairs_withheld
          ? Parts{missing(kWithheld)}
          : Parts{number(manifest.pairs_observed, rounded(manifest.pairs_observed)), plain(" of "),
                  number(manifest.pairs_possible, rounded(manifest.pairs_possible))});
  rows.add("n-both", "Pairs of which both sides answered", told({share(answers.pairs_both)}));
  rows.add("n-neither", "Pairs of which neither side answered",
           told({share(answers.pairs_neither)}));
  rows.add("n-hidden-bodies", "Bodies not shown on this page", {count(findings.hidden_bodies)});
  rows.add_total("n-hidden-links", "Links not shown on this page", findings.hidden_links, counted,
                 {}, kWithheld);
}

void add_links(const Findings& findings, NumberRows& rows) {
  const WholeNetwork& network = findings.network;
  const bool answers_withheld = findings.answers.withheld;
  rows.add_total("n-links",
                 findings.links_from == LinkSource::recorded ? "Links recorded"
                 : findings.through_boards                   ? "Links through shared boards"
                                                             : "Links reported",
                 network.links, counted, {}, kWithheld);
  rows.add_total("n-within", "Links inside one system", network.within, counted);
  rows.add_total("n-across", "Links that cross between systems", network.across, counted);
  rows.add_total("n-across-share", "Share of those links that cross between systems",
                 network.across_share, share, network.across_range);
  rows.add_total("n-across-chance", "The same, if the bodies were shuffled among the systems",
                 network.across_by_chance, share);
  rows.add_total(
      "n-density",
      findings.through_boards ? "Links per 100 possible pairs"
                              : "Links per 100 possible pairs asked about",
      network.density, [](double value) { return number(value, rounded(value * 100)); },
      network.density_range, network.links && !answers_withheld ? "not defined" : kWithheld);
  if (findings.cross_within_odds)
    rows.add_total(
        "n-odds", "Odds of a link across systems, compared with inside one (1 = the same)",
        findings.cross_within_odds, [](double value) { return number(value, index_text(value)); });
}

void add_pieces(const Findings& findings, NumberRows& rows) {
  const WholeNetwork& network = findings.network;
  const auto absent_or = [&](const std::optional<double>& value, data (*show)(double)) {
    return Parts{value                      ? show(*value)
                 : findings.totals_withheld ? missing(kWithheld)
                                            : missing("not defined")};
  };
  rows.add("n-pieces",
           findings.links_from == LinkSource::recorded
               ? "Separate parts that no recorded link joins"
           : findings.through_boards ? "Separate parts that no shared board joins"
                                     : "Separate parts that no reported link joins",
           {count(network.components)});
  rows.add("n-largest", "Bodies in the largest part", {count(network.largest_component)});
  rows.add("n-fragmentation",
           findings.links_from == LinkSource::recorded
               ? "Pairs of bodies with no recorded route between them, however long"
           : findings.through_boards
               ? "Pairs of bodies with no route between them, however long"
               : "Pairs of bodies with no reported route between them, however long",
           absent_or(network.fragmentation, share));
  rows.add("n-distance-fragmentation",
           "The same, where a route of two steps counts as half missing, of three as two thirds, "
           "and so on",
           absent_or(network.distance_weighted_fragmentation, share));
}

void add_balance(const Findings& findings, NumberRows& rows) {
  const WholeNetwork& network = findings.network;
  rows.add_total("n-balance", "Balance of links, from -1 (all inside systems) to +1 (all across)",
                 network.ei_index, signed_number);
  rows.add_total("n-balance-chance",
                 "The same, if the bodies were shuffled among the systems (mean)",
                 network.ei_expected, signed_number);
  rows.add_total("n-balance-p", "How often shuffling gives a balance as far from that mean (p)",
                 network.ei_p, [](double p) { return number(p, probability(p)); });
  rows.add("n-draws", "Re-runs behind the likely ranges", {count(network.draws)});
  rows.add("n-permutations", "Shufflings behind that p", {count(network.permutations)});
}

}  // namespace

void add_place(const Findings& findings, data& page) {
  NumberRows rows(findings);
  add_answers(findings, rows);
  add_links(findings, rows);
  add_pieces(findings, rows);
  add_balance(findings, rows);
  page.set("totals_withheld", findings.totals_withheld);
  page.set("place_table", rows.take());
}

}  // namespace interstice::page
