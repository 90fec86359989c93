#include "io/near_ids.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <tuple>

#include "graph/model/nearest.hpp"
#include "io/unicode.hpp"

namespace interstice {
namespace {

constexpr std::size_t kShortest = 4;    // any two shorter ids are two edits apart
constexpr std::size_t kMost = 200'000;  // among more ids, looking at each takes too long

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c & '\x80') != 0; }

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

// A folded id without spaces, punctuation and leading zeros.
std::string bare_form(std::string_view id) {
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
      if (is_letter(id[i])) out += id[i];
      ++i;
    }
  }
  return out;
}

}  // namespace

std::string near_form(std::string_view id) { return bare_form(folded_text(id)); }

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
