#include "cli/output.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "graph/findings/number_words.hpp"
#include "graph/findings/sentences.hpp"
#include "graph/model/error.hpp"
#include "io/csv_writer.hpp"

namespace interstice::cli {
namespace {

constexpr std::size_t kWidest = 60;  // of a cell in a table
constexpr std::size_t kLine = 100;   // columns of wrapped text

// Characters, not bytes: continuation bytes of UTF-8 take no column.
std::size_t columns(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }));
}

bool looks_numeric(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789.-+e %") == std::string_view::npos;
}

std::string cut(const std::string& text) {
  if (columns(text) <= kWidest) return text;
  std::size_t end = 0;
  for (std::size_t seen = 0; end < text.size(); ++end) {
    if ((static_cast<unsigned char>(text[end]) & 0xc0U) != 0x80U && ++seen > kWidest - 3) break;
  }
  return text.substr(0, end) + "...";
}

// Lines of at most `width` columns, broken at spaces; a longer word has a line of its own.
std::vector<std::string> lines_of(const std::string& text, std::size_t width) {
  std::vector<std::string> lines(1);
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const std::string word(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (!lines.back().empty() && columns(lines.back()) + 1 + columns(word) > width)
      lines.emplace_back();
    lines.back() += (lines.back().empty() ? "" : " ") + word;
  }
  return lines;
}

// Makes the widest columns narrower until the table fits, but none narrower than its longest word.
void narrow(std::vector<std::size_t>& width, const std::vector<std::vector<std::string>>& cells) {
  std::vector<std::size_t> least(width.size(), 0);
  for (const auto& row : cells) {
    for (std::size_t c = 0; c < row.size(); ++c) {
      for (const std::string& word : lines_of(row[c], 1))
        least[c] = std::max(least[c], columns(word));
    }
  }
  const auto total = [&] {
    std::size_t sum = 2 * (width.size() - 1);
    for (const std::size_t w : width) sum += w;
    return sum;
  };
  while (total() > kLine) {
    std::size_t widest = width.size();
    for (std::size_t c = 0; c < width.size(); ++c) {
      if (width[c] > least[c] && (widest == width.size() || width[c] > width[widest])) widest = c;
    }
    if (widest == width.size()) return;
    --width[widest];
  }
}

void append_row(const std::vector<std::string>& row, const std::vector<std::size_t>& width,
                const std::vector<bool>& numeric, LongCells long_cells, std::string& out) {
  std::vector<std::vector<std::string>> lines;
  std::size_t height = 1;
  for (std::size_t c = 0; c < row.size(); ++c) {
    const bool whole = long_cells == LongCells::cut || columns(row[c]) <= width[c];
    lines.push_back(whole ? std::vector{row[c]} : lines_of(row[c], width[c]));
    height = std::max(height, lines.back().size());
  }
  for (std::size_t l = 0; l < height; ++l) {
    std::string line;
    for (std::size_t c = 0; c < row.size(); ++c) {
      const std::string text = l < lines[c].size() ? lines[c][l] : std::string{};
      const std::string pad(width[c] - columns(text), ' ');
      line += (c > 0 ? "  " : "") + (numeric[c] ? pad + text : text + pad);
    }
    while (line.ends_with(' ')) line.pop_back();
    out += line + '\n';
  }
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
  return text.empty() ? "none" : text;
}

}  // namespace

std::string csv_number(double value) {
  return std::isnan(value) ? std::string{} : fmt::format("{}", value);
}
std::string csv_number(const std::optional<double>& value) {
  return value ? csv_number(*value) : std::string{};
}

std::string table_number(double value) {
  if (std::isnan(value)) return "-";
  std::string text = fmt::format("{:.4f}", value);
  while (text.ends_with('0')) text.pop_back();
  if (text.ends_with('.')) text.pop_back();
  if (text == "-0") text = "0";
  if (text == "0" && value != 0.0) return "<0.0001";
  return text;
}

std::string csv_text(const std::vector<std::string>& header,
                     const std::vector<std::vector<std::string>>& rows) {
  std::string out;
  const auto line = [&](const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) out += ',';
      append_cell(out, cells[i], Separator::comma);
    }
    out += '\n';
  };
  line(header);
  for (const auto& row : rows) line(row);
  return out;
}

void print_csv(const std::vector<std::string>& header,
               const std::vector<std::vector<std::string>>& rows) {
  const std::string out = csv_text(header, rows);
  std::fwrite(out.data(), 1, out.size(), stdout);
}

void print_table(const std::vector<std::string>& header,
                 const std::vector<std::vector<std::string>>& rows, LongCells long_cells) {
  std::vector<std::vector<std::string>> cells = {header};
  for (const auto& row : rows) {
    cells.emplace_back();
    for (const std::string& cell : row) {
      const std::string text = printable(cell, 400);
      cells.back().push_back(long_cells == LongCells::cut ? cut(text) : text);
    }
  }
  std::vector<std::size_t> width(header.size(), 0);
  std::vector<bool> numeric(header.size(), !rows.empty());
  for (std::size_t r = 0; r < cells.size(); ++r) {
    for (std::size_t c = 0; c < header.size(); ++c) {
      width[c] = std::max(width[c], columns(cells[r][c]));
      if (r > 0 && !looks_numeric(cells[r][c]) && cells[r][c] != "<0.0001") numeric[c] = false;
    }
  }
  if (long_cells == LongCells::wrapped) narrow(width, cells);
  std::string out;
  for (const auto& row : cells) append_row(row, width, numeric, long_cells, out);
  std::fwrite(out.data(), 1, out.size(), stdout);
}

void print_wrapped(std::string_view text, std::FILE* out, std::string_view indent) {
  std::string line(indent);
  std::size_t used = columns(indent);
  const std::string safe = printable(text, 100000);
  std::string_view rest = safe;
  while (!rest.empty()) {
    const std::size_t end = rest.find(' ');
    const std::string_view word = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    if (used + columns(word) + 1 > kLine && used > columns(indent)) {
      fmt::print(out, "{}\n", line);
      line = indent;
      used = columns(indent);
    }
    if (used > columns(indent)) line += ' ', ++used;
    line += word;
    used += columns(word);
  }
  fmt::print(out, "{}\n", line);
}

void print_hidden(const Findings& findings, std::FILE* out) {
  const auto line = [&](std::uint32_t n, std::string_view one, std::string_view many) {
    if (n > 0) fmt::print(out, "{} {} not shown; --for team shows them\n", n, n == 1 ? one : many);
  };
  line(findings.hidden_bodies, "body", "bodies");
  line(findings.hidden_links.value_or(0), "link", "links");
}

void print_manifest(const Manifest& manifest, std::FILE* out) {
  fmt::print(out, "\n");
  print_wrapped(
      fmt::format(
          "Read: {} (fingerprint {}). Kinds of link: {}. View: {}. One body is: {}.{} Systems: {}.",
          manifest.input, manifest.fingerprint, joined(manifest.layers),
          // Who gave --view knows its words; everybody else reads what they mean.
          manifest.command == "measure" ? manifest.view : view_in_words(manifest.view),
          manifest.unit, manifest.as_of.empty() ? std::string{} : " Date: " + manifest.as_of + ".",
          manifest.systems_column.empty() ? "none" : "column " + manifest.systems_column),
      out);
  print_wrapped(
      fmt::format("Pairs {}: {}. Seed: {}. Interstice {}.",
                  manifest.view == "shared_boards" || manifest.view == "two_mode" ? "on record"
                                                                                  : "asked about",
                  manifest.pairs_withheld
                      ? "withheld"
                      : fmt::format("{} of {}", whole_number(manifest.pairs_observed),
                                    whole_number(manifest.pairs_possible)),
                  manifest.seed, manifest.version),
      out);
  for (const std::string& sentence : manifest.assumptions) print_wrapped(sentence, out);
  for (const std::string& sentence : manifest.notes) print_wrapped(sentence, out);
}

}  // namespace interstice::cli
