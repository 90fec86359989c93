#include "io/near_ids.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <optional>
#include <tuple>

#include "graph/model/nearest.hpp"

namespace interstice {
namespace {

constexpr std::size_t kShortest = 4;    // any two shorter ids are two edits apart
constexpr std::size_t kMost = 200'000;  // among more ids, looking at each takes too long

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || is_upper(c) || (c & '\x80') != 0;
}

// Small letters and digits, no digits with a leading zero: such an id is its own form.
bool is_own_form(std::string_view id) {
  for (std::size_t i = 0; i < id.size(); ++i) {
    const bool small = id[i] >= 'a' && id[i] <= 'z';
    if (!small && !is_digit(id[i])) return false;
    const bool begins = id[i] == '0' && (i == 0 || !is_digit(id[i - 1]));
    if (begins && i + 1 < id.size() && is_digit(id[i + 1])) return false;
  }
  return true;
}

std::string ascii_form(std::string_view id) {
  std::string out;
  out.reserve(id.size());
  for (std::size_t i = 0; i < id.size();) {
    if (is_digit(id[i])) {
      std::size_t end = i;
      while (end < id.size() && is_digit(id[end])) ++end;
      while (i + 1 < end && id[i] == '0') ++i;
      if (!out.empty() && is_digit(out.back())) out += '.';
      out += id.substr(i, end - i);
      i = end;
    } else {
      if (is_letter(id[i])) out += is_upper(id[i]) ? static_cast<char>(id[i] - 'A' + 'a') : id[i];
      ++i;
    }
  }
  return out;
}

bool is_ascii(std::string_view text) {
  return std::ranges::none_of(text, [](char c) { return (c & '\x80') != 0; });
}

// NFKC with case folding; spaces and punctuation beyond ASCII become ASCII ones.
std::string unicode_form(std::string_view id) {
  struct Free {
    void operator()(utf8proc_uint8_t* text) const { std::free(text); }
  };
  utf8proc_uint8_t* mapped = nullptr;
  const auto* const bytes = reinterpret_cast<const utf8proc_uint8_t*>(id.data());
  const auto options = static_cast<utf8proc_option_t>(
      UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
  const utf8proc_ssize_t length =
      utf8proc_map(bytes, static_cast<utf8proc_ssize_t>(id.size()), &mapped, options);
  const std::unique_ptr<utf8proc_uint8_t, Free> owner(mapped);
  if (length < 0) return std::string(id);
  std::string out;
  utf8proc_ssize_t at = 0;
  while (at < length) {
    utf8proc_int32_t codepoint = 0;
    const utf8proc_ssize_t used = utf8proc_iterate(mapped + at, length - at, &codepoint);
    if (used <= 0) break;
    const std::string_view kind = utf8proc_category_string(codepoint);
    if (codepoint >= 0x80 && (kind.front() == 'P' || kind.front() == 'Z')) {
      out += '-';
    } else {
      out.append(reinterpret_cast<const char*>(mapped + at), static_cast<std::size_t>(used));
    }
    at += used;
  }
  return out;
}

}  // namespace

std::string near_form(std::string_view id) {
  return ascii_form(is_ascii(id) ? std::string(id) : unicode_form(id));
}

std::vector<NearSame> near_same_ids(const TextPool& pool, const std::vector<Text>& ids) {
  struct Entry {
    std::uint64_t hash = 0;
    std::uint32_t order = 0;
  };
  std::vector<std::uint32_t> order_of(pool.size());  // + 1; 0 = not an id
  std::vector<Entry> entries;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const auto order = static_cast<std::uint32_t>(i);
    order_of[index(ids[i])] = order + 1;
    const std::string_view id = pool.view(ids[i]);
    if (is_own_form(id)) continue;
    if (const std::string form = near_form(id); !form.empty())
      entries.push_back({hash_bytes(form), order});
  }
  std::ranges::sort(entries, {},
                    [](const Entry& entry) { return std::tuple(entry.hash, entry.order); });
  std::vector<NearSame> found;
  for (std::size_t begin = 0, end = 0; begin < entries.size(); begin = end) {
    std::uint32_t first = entries[begin].order;
    // The form itself may be an id, and then belongs to the group too.
    const std::string form = near_form(pool.view(ids[first]));
    const std::optional<Text> plain = pool.find(form);
    const std::uint32_t own = plain && is_own_form(form) ? order_of[index(*plain)] : 0;
    if (own != 0 && own - 1 < first) first = own - 1;
    if (own != 0 && own - 1 > first) found.push_back({first, own - 1});
    for (end = begin; end < entries.size() && entries[end].hash == entries[begin].hash; ++end) {
      if (entries[end].order != first) found.push_back({first, entries[end].order});
    }
  }
  std::ranges::sort(found, {}, &NearSame::other);
  return found;
}

IdSuggester::IdSuggester(const TextPool& pool, const std::vector<Text>& ids) {
  ids_.reserve(ids.size());
  for (const Text id : ids) {
    ids_.emplace_back(pool.view(id));
    id_of_form_.try_emplace(near_form(ids_.back()), ids_.size() - 1);
  }
}

std::string IdSuggester::suggest(std::string_view id) const {
  const std::string form = near_form(id);
  if (const auto same = id_of_form_.find(form); same != id_of_form_.end() && !form.empty())
    return ids_[same->second];
  if (form.size() < kShortest || ids_.size() > kMost) return {};
  return nearest(id, ids_);
}

}  // namespace interstice
