#include "graph/findings/influence/statutory_posts.hpp"

#include <array>
#include <string>

#include "graph/model/schema.hpp"

namespace interstice {
namespace {

struct Office {
  std::string_view office;  // as printed
  std::string_view names;   // as people write it, plain, with '|' between
};

// What a chief executive is head of is not in a post's name, and other bodies have chief executives too: not in the list.
constexpr std::array kOffices = {
    Office{"head of paid service", "head of paid service"},
    Office{"chief finance officer",
           "chief finance officer|chief financial officer|section 151 officer|s151 officer|"
           "s 151 officer"},
    Office{"monitoring officer", "monitoring officer"},
    Office{"director of children's services",
           "director of childrens services|director of children s services|"
           "director of children and young peoples services|"
           "director of children and young people s services|dcs"},
    Office{"director of adult social services",
           "director of adult social services|director of adult social care|"
           "director of adults social services|director of adult services|dass"},
    Office{"director of public health", "director of public health|dph"},
    Office{"returning officer",
           "returning officer|local returning officer|acting returning officer"},
    Office{"electoral registration officer", "electoral registration officer"},
    Office{"scrutiny officer", "scrutiny officer|statutory scrutiny officer"},
    Office{"chief constable",
           "chief constable|commissioner of police of the metropolis|"
           "commissioner of the metropolitan police"},
    Office{"police and crime commissioner",
           "police and crime commissioner|police fire and crime commissioner|pcc|pfcc"},
    Office{"chief fire officer", "chief fire officer"},
    Office{"accountable officer", "accountable officer"},
    Office{"accounting officer", "accounting officer"},
    Office{"caldicott guardian", "caldicott guardian"},
    Office{"senior information risk owner", "senior information risk owner|siro"},
    Office{"virtual school head", "virtual school head|head of virtual school"},
    Office{"principal social worker",
           "principal social worker|principal child and family social worker"},
    Office{"coroner", "coroner|senior coroner|area coroner"},
};
constexpr std::array<std::string_view, 5> kBefore = {"statutory ", "interim ", "acting ",
                                                     "executive ", "corporate "};
constexpr std::array<std::string_view, 5> kAfter = {"and ", "of ", "for ", "at ", "in "};

bool is_letter_or_digit(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80U;
}

// Lower case, apostrophes gone, single spaces; '&' is and; ',', '(', '-', ... stay as marks of an end, with spaces around them.
std::string plain(std::string_view name) {
  std::string out;
  const auto space = [&out] {
    if (!out.empty() && out.back() != ' ') out += ' ';
  };
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    const auto lower = static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    if (c == '\'' || c == '.') continue;
    if (name.substr(i).starts_with("\u2019")) {
      i += 2;  // the three bytes of a typographic apostrophe
    } else if (name.substr(i).starts_with("\u2013") || name.substr(i).starts_with("\u2014")) {
      i += 2;
      space();
      out += "- ";
    } else if (is_letter_or_digit(lower)) {
      out += static_cast<char>(lower);
    } else if (c == '&') {
      space();
      out += "and ";
    } else if (c == ' ' || c == '\t' || c == '_') {
      space();
    } else {
      space();
      out += c;
      out += ' ';
    }
  }
  while (out.ends_with(' ')) out.pop_back();
  for (std::size_t at = 0; (at = out.find("  ", at)) != std::string::npos;) out.erase(at, 1);
  return out;
}

bool ends_here(std::string_view rest) {
  if (rest.empty()) return true;
  if (rest.front() != ' ') return false;  // a longer word
  rest.remove_prefix(1);
  if (!is_letter_or_digit(static_cast<unsigned char>(rest.front())))
    return true;  // a comma, a bracket, a dash
  for (const std::string_view word : kAfter) {
    if (rest.starts_with(word)) return true;
  }
  return false;
}

// The office that `name` begins with.
std::string_view begins_with(std::string_view name) {
  for (const Office& office : kOffices) {
    std::string_view names = office.names;
    while (!names.empty()) {
      const std::size_t end = names.find('|');
      const std::string_view one = names.substr(0, end);
      if (name.starts_with(one) && ends_here(name.substr(one.size()))) return office.office;
      names = end == std::string_view::npos ? std::string_view{} : names.substr(end + 1);
    }
  }
  return {};
}

}  // namespace

std::string_view statutory_post(std::string_view name) {
  const std::string text = plain(name);
  std::string_view rest = text;
  if (rest.starts_with("the ")) rest.remove_prefix(4);
  const std::string_view found = begins_with(rest);
  if (!found.empty()) return found;
  for (const std::string_view before : kBefore) {
    if (rest.starts_with(before)) return begins_with(rest.substr(before.size()));
  }
  return {};
}

bool english_posts_apply(std::string_view country) {
  return country.empty() ||
         in_words(fold(country), "england|uk|gb|unitedkingdom|greatbritain|englandandwales|gbeng");
}

}  // namespace interstice
