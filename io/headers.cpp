#include "io/headers.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "io/misspelling.hpp"
#include "io/unicode.hpp"

namespace interstice {
namespace {

std::string folded_header(std::string_view header) {
  std::string plain(header);
  for (std::size_t at = plain.find("\xc2\xa0"); at != std::string::npos;
       at = plain.find("\xc2\xa0", at)) {
    plain.replace(at, 2, " ");
  }
  return fold(plain);
}

bool is_interaction(std::string_view header) {
  return in_words(folded_header(header), "interaction|sharedinteraction");
}

bool is_type(std::string_view header) { return folded_header(header) == "type"; }

std::optional<std::size_t> column_named(const TableSpec& spec, std::string_view name) {
  const auto at = std::ranges::find(spec.columns, name, &ColumnSpec::name);
  if (at == spec.columns.end()) return std::nullopt;
  return static_cast<std::size_t>(at - spec.columns.begin());
}

// The headers that would do for a column: "from" (or source, vertex1).
std::string accepted_headers(const ColumnSpec& column) {
  const auto synonyms = words(column.synonyms);
  if (synonyms.empty()) return in_quotes(column.name);
  return fmt::format("{} (or {})", in_quotes(column.name), fmt::join(synonyms, ", "));
}

std::string listed_headers(const Record& header) {
  constexpr std::size_t kMost = 8;
  std::vector<std::string> names;
  for (const Cell& cell : header.cells) {
    if (names.size() == kMost) break;
    names.push_back('"' + printable(cell.text, 40) + '"');
  }
  const std::size_t more = header.cells.size() - names.size();
  return fmt::format("{}{}", fmt::join(names, ", "),
                     more > 0 ? fmt::format(" and {} more", more) : "");
}

std::string example_header(const TableSpec& spec) {
  std::vector<std::string_view> names;
  for (const ColumnSpec& column : spec.columns) {
    if (column.required) names.push_back(column.name);
  }
  return fmt::format("{}", fmt::join(names, ","));
}

class Matcher {
 public:
  Matcher(const TableSpec& spec, const Layout& layout, SourceTable& source,
          DiagnosticList& diagnostics)
      : spec_(spec), layout_(layout), source_(source), diagnostics_(diagnostics) {
    source_.field_of_column.assign(spec.columns.size(), std::nullopt);
  }

  bool match() {
    const auto& cells = source_.header.cells;
    for (std::size_t field = 0; field < cells.size(); ++field) match_name(field);
    for (std::size_t field = 0; field < cells.size(); ++field) match_synonym(field);
    use_name_as_id();
    report_synonyms();
    report_misspelt();
    return report_missing();
  }

 private:
  [[nodiscard]] std::string_view text(std::size_t field) const {
    return source_.header.cells[field].text;
  }

  void match_name(std::size_t field) {
    const auto column = std::ranges::find_if(spec_.columns, [&](const ColumnSpec& c) {
      return fold(c.name) == folded_header(text(field));
    });
    if (column == spec_.columns.end()) return;
    auto& taken = source_.field_of_column[static_cast<std::size_t>(column - spec_.columns.begin())];
    if (taken) return;  // reported with the other headers that stand twice
    taken = field;
  }

  void match_synonym(std::size_t field) {
    const std::string_view header = text(field);
    if (looks_blank(header)) {
      diagnostics_.warning("W-unnamed-column", source_.where_header(field),
                           fmt::format("column {} has no name", field + 1),
                           "It is left out. Name it on the first line if it matters.");
      return;
    }
    std::optional<std::size_t> column = column_of_header(spec_, header);
    // Headers that the schema does not know are told apart as written: "a.b" and "ab" are two.
    const auto [earlier, is_new] =
        field_of_header_.try_emplace(column ? folded_header(header) : std::string(header), field);
    if (!is_new) {
      diagnostics_.error("E-duplicate-header", source_.where_header(field),
                         fmt::format("columns {} and {} are both named {}", earlier->second + 1,
                                     field + 1, in_quotes(header)),
                         "Rename one of them, or delete it.");
      return;
    }
    if (layout_.type_is_direction && is_type(header)) {
      column = column_named(spec_, "direction");
      diagnostics_.note("N-type-is-direction", source_.where_header(field),
                        fmt::format("column {} says which links are directed", in_quotes(header)),
                        "It is read as \"direction\".");
    }
    if (column && source_.field_of_column[*column] == field) return;
    if (column && !source_.field_of_column[*column]) {
      source_.field_of_column[*column] = field;
      if (folded_header(header) == "interaction")
        note_interaction(field);
      else if (!spec_.columns[*column].kept_only &&
               (!is_type(header) || !layout_.type_is_direction))
        synonyms_.push_back({field, *column});
      return;
    }
    // Cytoscape writes the kind of link into two columns, the same in both.
    const bool is_again =
        column && is_interaction(header) && is_interaction(text(*source_.field_of_column[*column]));
    if (column && !is_again) {
      diagnostics_.warning(
          "W-second-header", source_.where_header(field),
          fmt::format("column {} could be \"{}\", but column {} is read as that", in_quotes(header),
                      spec_.columns[*column].name,
                      in_quotes(text(*source_.field_of_column[*column]))),
          "It is kept as an extra attribute. Delete one of the two if that is wrong.");
    }
    source_.field_of_extra.push_back(field);
  }

  // To Cytoscape it is the kind of link; elsewhere it could be how often two meet.
  void note_interaction(std::size_t field) {
    diagnostics_.note("N-interaction-is-kind", source_.where_header(field),
                      fmt::format("column {} says of which kind a link is", in_quotes(text(field))),
                      "It is read as \"kind\". Rename it if it holds something else.");
  }

  // One line for all of them: which column a header stands for decides what every number means.
  void report_synonyms() {
    if (synonyms_.empty()) return;
    std::string found;
    for (const auto& [field, column] : synonyms_) {
      found += fmt::format("{}{} as \"{}\"", found.empty() ? "" : ", ", in_quotes(text(field)),
                           spec_.columns[column].name);
    }
    diagnostics_.note("N-column-read-as", source_.where_header(synonyms_.front().field),
                      fmt::format("columns read under another name: {}", found),
                      "Rename a column that should not be read so.");
  }

  // A column that somebody mistyped is kept as an extra attribute, and what it says is lost.
  void report_misspelt() {
    std::vector<NameWords> names;
    for (const ColumnSpec& column : spec_.columns) names.push_back(name_words(column.name));
    for (const std::size_t field : source_.field_of_extra) {
      const NameWords header = name_words(text(field));
      for (std::size_t column = 0; column < names.size(); ++column) {
        if (source_.field_of_column[column] || !is_misspelling(header, names[column])) continue;
        diagnostics_.warning(
            "W-near-column", source_.where_header(field),
            fmt::format("column {} is not one that is read", in_quotes(text(field))),
            fmt::format("It is kept as an extra attribute. Did you mean {}?",
                        in_quotes(spec_.columns[column].name)));
      }
    }
  }

  void use_name_as_id() {
    const std::optional<std::size_t> name = column_named(spec_, "name");
    if (source_.field_of_column[0] || !name || !source_.field_of_column[*name]) return;
    const std::size_t field = *source_.field_of_column[*name];
    source_.field_of_column[0] = field;
    diagnostics_.note(
        "N-name-as-id", source_.where_header(field),
        fmt::format("there is no column \"{}\"", spec_.columns[0].name),
        fmt::format("{} is used as the {}.", in_quotes(text(field)), spec_.columns[0].name));
  }

  bool report_missing() {
    bool complete = true;
    for (std::size_t column = 0; column < spec_.columns.size(); ++column) {
      if (!spec_.columns[column].required || source_.field_of_column[column]) continue;
      complete = false;
      diagnostics_.error(
          "E-missing-column", source_.where_header(0),
          fmt::format("no column {} for the table {}; the first line has {}",
                      in_quotes(spec_.columns[column].name), in_quotes(spec_.name),
                      listed_headers(source_.header)),
          fmt::format("Name the columns on the first line, for example \"{}\". Accepted here: {}.",
                      example_header(spec_), accepted_headers(spec_.columns[column])));
    }
    return complete;
  }

  const TableSpec& spec_;
  const Layout& layout_;
  SourceTable& source_;
  DiagnosticList& diagnostics_;
  struct Synonym {
    std::size_t field = 0;
    std::size_t column = 0;
  };
  std::map<std::string, std::size_t, std::less<>> field_of_header_;
  std::vector<Synonym> synonyms_;
};

}  // namespace

std::vector<std::string_view> words(std::string_view list) {
  std::vector<std::string_view> out;
  while (!list.empty()) {
    const std::size_t end = list.find('|');
    out.push_back(list.substr(0, end));
    list = end == std::string_view::npos ? std::string_view{} : list.substr(end + 1);
  }
  return out;
}

std::optional<std::size_t> column_of_header(const TableSpec& spec, std::string_view header) {
  const std::string folded = folded_header(header);
  if (folded.empty()) return std::nullopt;
  std::optional<std::size_t> by_synonym;
  for (std::size_t column = 0; column < spec.columns.size(); ++column) {
    if (fold(spec.columns[column].name) == folded) return column;
    if (!by_synonym && in_words(folded, spec.columns[column].synonyms)) by_synonym = column;
  }
  return by_synonym;
}

bool match_headers(const TableSpec& spec, const Layout& layout, SourceTable& source,
                   DiagnosticList& diagnostics) {
  return Matcher(spec, layout, source, diagnostics).match();
}

}  // namespace interstice
