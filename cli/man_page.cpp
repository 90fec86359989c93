#include "cli/man_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/footer_parts.hpp"

namespace interstice::cli {
namespace {

constexpr std::size_t kLine = 78;  // bytes

// The code point that begins at `at`, which it moves behind; bytes that are no UTF-8 are taken one by one.
std::uint32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned lead = byte(at);
  const std::size_t length = lead >= 0xf0U ? 4 : lead >= 0xe0U ? 3 : lead >= 0xc0U ? 2 : 1;
  if (length == 1 || at + length > text.size()) return byte(at++);
  std::uint32_t code = lead & (0x7fU >> length);
  for (std::size_t i = 1; i < length; ++i) code = (code << 6U) | (byte(at + i) & 0x3fU);
  at += length;
  return code;
}

// Text in lines of at most 78 bytes, where its words allow it; ends with a line break.
std::string filled(std::string_view text) {
  std::string out;
  std::string line;
  while (!text.empty()) {
    const std::size_t end = text.find(' ');
    const std::string word = roff_text(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    if (word.empty()) continue;
    if (!line.empty() && line.size() + 1 + word.size() > kLine) {
      out += line + '\n';
      line.clear();
    }
    line += (line.empty() ? "" : " ") + word;
  }
  return out + line + '\n';
}

std::string bold(std::string_view text) { return "\\fB" + roff_text(text) + "\\fR"; }
std::string italic(std::string_view text) { return "\\fI" + roff_text(text) + "\\fR"; }

std::string value_text(const ArgumentEntry& entry) {
  if (entry.values.empty()) return italic(entry.value);
  std::string text;  // a line may break after a bar: the list can be longer than one
  for (const std::string& value : entry.values) text += (text.empty() ? "" : "|\\:") + bold(value);
  return text;
}

std::string option_tag(const ArgumentEntry& option) {
  std::string tag;
  for (const std::string& name : option.names) tag += (tag.empty() ? "" : ", ") + bold(name);
  if (!option.value.empty()) tag += ' ' + value_text(option);
  return tag;
}

std::string capital(const std::string& name) {
  std::string out = name;
  std::ranges::transform(out, out.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return out;
}

std::string tagged(const std::string& tag, const std::string& text) {
  return ".TP\n" + tag + '\n' + filled(text);
}

std::string described(const ArgumentEntry& entry) {
  std::string text = entry.description;
  if (entry.required && !text.ends_with('.')) text += " (required)";
  if (!entry.preset.empty()) text += " (default: " + entry.preset + ")";
  return text + (text.ends_with('.') ? "" : ".");
}

std::string synopsis(const CommandEntry& program, const CommandEntry* command) {
  std::string line = bold(program.name);
  if (command == nullptr) return line + ' ' + italic("COMMAND") + " [" + italic("OPTIONS") + "]";
  line += ' ' + bold(command->name) + " [" + italic("OPTIONS") + "]";
  for (const ArgumentEntry& argument : command->arguments) {
    const std::string name = italic(capital(argument.names.front()));
    line += argument.required ? " " + name : " [" + name + "]";
    if (argument.repeats) line += " ...";
  }
  for (const ArgumentEntry& option : command->options) {
    if (option.required) line += ' ' + bold(option.names.front()) + ' ' + value_text(option);
  }
  return line;
}

// One sentence a line of text, a paragraph each.
std::string paragraphs(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += (out.empty() ? "" : ".PP\n") + filled(line);
  return out;
}

std::string description(const CommandEntry& entry, const FooterParts& parts) {
  std::string about = entry.description;
  std::ranges::replace(about, '\n', ' ');
  if (!about.ends_with('.')) about += '.';
  std::vector<std::string> lines = {about};
  lines.insert(lines.end(), parts.remarks.begin(), parts.remarks.end());
  return ".SH DESCRIPTION\n" + paragraphs(lines);
}

std::string options(const CommandEntry& entry) {
  std::string out = ".SH OPTIONS\n";
  for (const ArgumentEntry& argument : entry.arguments) {
    std::string tag = italic(capital(argument.names.front()));
    if (!argument.values.empty()) tag += ": " + value_text(argument);
    out += tagged(tag, described(argument));
  }
  for (const ArgumentEntry& option : entry.options)
    out += tagged(option_tag(option), described(option));
  return out;
}

std::string examples(const FooterParts& parts) {
  if (parts.examples.empty()) return {};
  std::string out = ".SH EXAMPLES\n";
  bool first = true;
  for (const ExampleLine& example : parts.examples) {
    if (!example.what.empty()) {
      out += (first ? "" : ".PP\n") + filled(example.what + ":");
      first = false;
    }
    out += ".PP\n.nf\n.RS 4\n" + roff_text(example.line) + "\n.RE\n.fi\n";
    if (first) out.erase(out.find(".PP\n"), 4);  // none right below a heading
    first = false;
  }
  return out;
}

std::string see_also(const CommandEntry& program, const CommandEntry* command) {
  std::vector<std::string> pages;
  if (command != nullptr) pages.push_back(program.name);
  for (const CommandEntry& other : program.commands) {
    if (command == nullptr || other.name != command->name)
      pages.push_back(page_name(program, &other));
  }
  std::string out = ".SH SEE ALSO\n";
  for (std::size_t i = 0; i < pages.size(); ++i)
    out += bold(pages[i]) + "(1)" + (i + 1 < pages.size() ? ",\n" : "\n");
  return out;
}

}  // namespace

std::string page_name(const CommandEntry& program, const CommandEntry* command) {
  return command == nullptr ? program.name : program.name + '-' + command->name;
}

std::string roff_text(std::string_view text) {
  std::string out;
  bool line_begins = true;
  for (std::size_t at = 0; at < text.size();) {
    const std::uint32_t code = next_code_point(text, at);
    // A dot or a quote that begins a line would make it a request.
    if (line_begins && (code == '.' || code == '\'')) out += "\\&";
    line_begins = code == '\n';
    switch (code) {
      case '\\':
        out += "\\e";
        break;
      case '-':
        out += "\\-";
        break;  // a plain one is typeset as a hyphen, which cannot be copied
      case '\'':
        out += "\\(aq";
        break;
      case '"':
        out += "\\(dq";
        break;
      case '`':
        out += "\\(ga";
        break;
      case '^':
        out += "\\(ha";
        break;
      case '~':
        out += "\\(ti";
        break;
      default:
        if (code < 0x80U)
          out += static_cast<char>(code);
        else
          out += fmt::format("\\[u{:04X}]", code);
    }
  }
  return out;
}

std::string man_page(const CommandEntry& program, const CommandEntry* command) {
  const CommandEntry& entry = command == nullptr ? program : *command;
  const FooterParts parts = footer_parts(entry.footer);
  const FooterParts shared = footer_parts(program.footer);
  const std::string name = page_name(program, command);
  std::string brief = entry.description;
  std::ranges::replace(brief, '\n', ' ');
  std::string page = fmt::format(
      ".\\\" Made by `interstice man`.\n.TH {} 1 {} \"Interstice {}\" \"Interstice\"\n"
      ".ad l\n"  // ragged: a list of choices has no spaces to stretch
      ".SH NAME\n{} \\-\n{}.SH SYNOPSIS\n{}\n",
      roff_text(capital(name)), INTERSTICE_DATE, INTERSTICE_VERSION, roff_text(name), filled(brief),
      synopsis(program, command));
  page += description(entry, parts);
  if (command == nullptr) {
    page += ".SH COMMANDS\n";
    for (const CommandEntry& one : program.commands)
      page += tagged(bold(one.name), one.description + ".");
  }
  page += options(entry) + examples(parts) + ".SH EXIT STATUS\n";
  for (const ExitCode& exit : shared.exits) page += tagged(bold(exit.code), exit.meaning + ".");
  const bool reads_place = std::ranges::any_of(entry.arguments, &ArgumentEntry::takes_file);
  if ((command == nullptr || reads_place) && !shared.files.empty())
    page += ".SH FILES\n" + filled(shared.files);
  return page + see_also(program, command);
}

}  // namespace interstice::cli
