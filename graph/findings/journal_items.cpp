#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/findings/journal_parts.hpp"

namespace interstice {
namespace {

constexpr const char* kNotGiven = "not given";
constexpr const char* kWithheld = "withheld";

std::string or_not_given(const std::string& text) { return text.empty() ? kNotGiven : text; }

class Items {
 public:
  explicit Items(const JournalStatement& statement) : s_(statement) {}

  std::vector<JournalItem> all() {
    section_ = "study";
    add("place", s_.manifest.input);
    add("question", or_not_given(s_.question));
    section_ = "boundary";
    add("how the list came about", or_not_given(s_.boundary));
    add("list", s_.stakeholders_implied ? "implied by links" : "stakeholders table");
    add("stakeholders listed", fmt::format("{}", s_.stakeholders));
    add("bodies in the network", fmt::format("{}", s_.bodies));
    if (s_.boards > 0) add("boards in the network", fmt::format("{}", s_.boards));
    section_ = "layer";
    for (const JournalLayer& layer : s_.layers) add_layer(layer);
    subject_.clear();
    add("not read", s_.layers_not_read.empty()
                        ? "none"
                        : fmt::format("{}", fmt::join(s_.layers_not_read, "; ")));
    section_ = "response";
    add("how it is known", response_basis(s_));
    add_counts(s_.response);
    for (const JournalSystem& system : s_.systems) {
      subject_ = system.name;
      add_counts(system.response);
    }
    subject_.clear();
    add_reading();
    add_data();
    return std::move(items_);
  }

 private:
  void add(const char* item, std::string value) {
    items_.push_back({section_, subject_, item, std::move(value)});
  }

  void add_layer(const JournalLayer& layer) {
    subject_ = layer.kind;
    add("name", layer.name);
    add("question", or_not_given(layer.question));
    add("source", or_not_given(layer.source));
    add("direction", layer.direction + (layer.direction_from == "layers" ? ""
                                        : layer.direction_from == "rows"
                                            ? " (where a row does not say otherwise)"
                                            : " (not given; the default)"));
    add("role", layer.role + (layer.role_given ? "" : " (not given; the default)"));
    add("asked of", or_not_given(layer.asked_of));
    add("roster",
        or_not_given(layer.roster) + (layer.roster_of_place ? " (of the whole place)" : ""));
    add("most names", layer.most_names ? fmt::format("{}", *layer.most_names) : kNotGiven);
    add("recall", or_not_given(layer.recall));
  }

  void add_counts(const ResponseCounts& counts) {
    const auto number = [&](const char* item, const std::optional<std::uint32_t>& n) {
      add(item, n ? fmt::format("{}", *n) : s_.responses_withheld ? kWithheld : kNotGiven);
    };
    add("bodies", fmt::format("{}", counts.bodies));
    number("asked", counts.asked);
    number("answered", counts.answered);
    number("partly", counts.partly);
    number("no reply", counts.no_reply);
    number("declined", counts.declined);
    number("passed on", counts.passed_on);
    number("not asked", counts.not_asked);
    number("unknown", counts.unknown);
  }

  void add_reading() {
    section_ = "reading";
    const auto pairs = [](const std::optional<double>& n) {
      return n ? fmt::format("{:.0f}", *n) : std::string(kWithheld);
    };
    add("unit", s_.manifest.unit);
    add("view", s_.manifest.view);
    add("view rule", view_rule(s_));
    add("date", or_not_given(s_.manifest.as_of));
    add("date rule", date_rule(s_));
    add("confidence rule", confidence_rule(s_));
    add("systems",
        s_.manifest.systems_column.empty() ? "none" : "column " + s_.manifest.systems_column);
    add(s_.on_record ? "pairs on record" : "pairs asked about", pairs(s_.pairs_observed));
    add("pairs possible", pairs(s_.pairs_possible));
    for (const std::string& sentence : s_.manifest.assumptions) add("assumption", sentence);
    for (const std::string& sentence : s_.manifest.notes) add("note", sentence);
  }

  void add_data() {
    section_ = "data";
    add("software", "Interstice " + s_.manifest.version);
    add("seed", fmt::format("{}", s_.manifest.seed));
    add("fingerprint", s_.manifest.fingerprint);
  }

  const JournalStatement& s_;
  std::string section_;
  std::string subject_;
  std::vector<JournalItem> items_;
};

}  // namespace

std::vector<JournalItem> journal_items(const JournalStatement& statement) {
  return Items(statement).all();
}

}  // namespace interstice
