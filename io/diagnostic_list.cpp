#include "io/diagnostic_list.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "graph/model/nearest.hpp"

namespace interstice {

void DiagnosticList::add(Diagnostic diagnostic) {
  has_error_ = has_error_ || diagnostic.severity == Severity::error;
  Kind* known = find(diagnostic.code, diagnostic.where.file, diagnostic.column);
  if (known == nullptr) {
    known = &kinds_.emplace_back(Kind{.code = diagnostic.code,
                                      .file = diagnostic.where.file,
                                      .column = diagnostic.column,
                                      .first_left_out = {}});
  }
  Kind& kind = *known;
  const std::size_t most = !most_                ? kind.shown + 1
                           : kind.column.empty() ? *most_
                                                 : std::min(*most_, kMostOfAColumn);
  if (kind.shown < most) {
    ++kind.shown;
    shown_.push_back(std::move(diagnostic));
    return;
  }
  if (kind.more++ == 0) kind.first_left_out = std::move(diagnostic);
}

void DiagnosticList::error(std::string code, SourcePlace where, std::string found,
                           std::string todo) {
  add({std::move(code), Severity::error, std::move(where), std::move(found), std::move(todo)});
}

void DiagnosticList::warning(std::string code, SourcePlace where, std::string found,
                             std::string todo) {
  add({std::move(code), Severity::warning, std::move(where), std::move(found), std::move(todo)});
}

void DiagnosticList::note(std::string code, SourcePlace where, std::string found,
                          std::string todo) {
  add({std::move(code), Severity::note, std::move(where), std::move(found), std::move(todo)});
}

DiagnosticList::Kind* DiagnosticList::find(std::string_view code, std::string_view file,
                                           std::string_view column) {
  const auto at = std::ranges::find_if(kinds_, [&](const Kind& kind) {
    return kind.code == code && kind.file == file && kind.column == column;
  });
  return at == kinds_.end() ? nullptr : &*at;
}

bool DiagnosticList::only_counts(std::string_view code, std::string_view file,
                                 std::string_view column) {
  Kind* const kind = find(code, file, column);
  if (kind == nullptr || kind->more == 0) return false;
  ++kind->more;
  return true;
}

void DiagnosticList::move_to(ReadResult& result) {
  for (Kind& kind : kinds_) {
    if (kind.more == 0) continue;
    Diagnostic& rest = kind.first_left_out;
    if (kind.more > 1) {
      rest.found = "and " + std::to_string(kind.more) + " more";
      if (!kind.column.empty()) rest.found += " in column " + in_quotes(kind.column);
      rest.todo = "Put right those above; those still left are then shown.";
      if (rest.severity == Severity::error) result.omitted_errors += kind.more - 1;
      if (rest.severity == Severity::warning) result.omitted_warnings += kind.more - 1;
    }
    shown_.push_back(std::move(rest));
  }
  std::ranges::stable_sort(shown_, {}, [](const Diagnostic& diagnostic) {
    const SourcePlace& where = diagnostic.where;
    return std::tie(where.file, where.line, where.column);
  });
  result.diagnostics = std::move(shown_);
  shown_.clear();
  kinds_.clear();
}

std::string in_quotes(std::string_view text) { return '"' + printable(text) + '"'; }

std::string suggested(std::string_view name, std::span<const std::string> candidates) {
  constexpr std::size_t kMost = 8;
  if (candidates.empty()) return "There are none.";
  std::string text = "There are: ";
  for (std::size_t i = 0; i < std::min(candidates.size(), kMost); ++i)
    text += (i > 0 ? ", " : "") + in_quotes(candidates[i]);
  if (candidates.size() > kMost)
    text += " and " + std::to_string(candidates.size() - kMost) + " more";
  const std::string meant = nearest(name, candidates);
  return text + (meant.empty() ? "." : ". Did you mean " + in_quotes(meant) + "?");
}

std::string counted(std::size_t count, std::string_view thing) {
  return std::to_string(count) + ' ' + std::string(thing) + (count == 1 ? "" : "s");
}

}  // namespace interstice
