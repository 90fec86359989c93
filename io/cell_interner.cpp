#include "io/cell_interner.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace interstice {
namespace {

constexpr std::size_t kShort = 12;

static_assert(std::endian::native == std::endian::little,
              "head and tail are put together from the low byte up");

template <class Word>
Word load(const char* bytes) {
  Word word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

// The first 8 bytes, padded with zeros. Two loads that overlap bring the same bytes to the same
// place.
std::uint64_t head_of(std::string_view cell) {
  const std::size_t size = cell.size();
  const char* const bytes = cell.data();
  if (size >= 8) return load<std::uint64_t>(bytes);
  if (size >= 4) {
    return load<std::uint32_t>(bytes) | std::uint64_t{load<std::uint32_t>(bytes + size - 4)}
                                            << (8 * (size - 4));
  }
  return load<std::uint8_t>(bytes) |
         std::uint64_t{load<std::uint8_t>(bytes + size / 2)} << (8 * (size / 2)) |
         std::uint64_t{load<std::uint8_t>(bytes + size - 1)} << (8 * (size - 1));
}

std::uint32_t tail_of(std::string_view cell) {
  if (cell.size() <= 8) return 0;
  return load<std::uint32_t>(cell.data() + cell.size() - 4) >> (8 * (kShort - cell.size()));
}

}  // namespace

void CellInterner::intern(std::span<const std::string_view> cells, std::span<Text> handles) {
  std::array<Slot, kBlock> keys;
  for (std::size_t begin = 0; begin < cells.size(); begin += kBlock) {
    const std::size_t count = std::min(kBlock, cells.size() - begin);
    for (std::size_t i = 0; i < count; ++i) {
      const std::string_view cell = cells[begin + i];
      if (cell.empty() || cell.size() > kShort) continue;
      keys[i] = {.head = head_of(cell), .tail = tail_of(cell)};
      __builtin_prefetch(&slots_[home_of(keys[i])]);
    }
    for (std::size_t i = 0; i < count; ++i) {
      const std::string_view cell = cells[begin + i];
      handles[begin + i] = cell.empty()            ? Text::none
                           : cell.size() <= kShort ? intern_short(cell, keys[i])
                                                   : intern_long(cell);
    }
  }
}

Text CellInterner::intern_short(std::string_view cell, Slot key) {
  std::size_t at = slot_of(key);
  if (slots_[at].handle != Text::none) return slots_[at].handle;
  if (++used_ * 2 > slots_.size()) {
    grow();
    at = slot_of(key);
  }
  key.handle = pool_.intern(cell);
  slots_[at] = key;
  return key.handle;
}

Text CellInterner::intern_long(std::string_view cell) {
  const std::uint64_t few =
      load<std::uint64_t>(cell.data()) ^ load<std::uint64_t>(cell.data() + cell.size() - 8);
  Text& recent = recent_[((few + cell.size()) * 0x9e3779b97f4a7c15ULL) >> 58U];
  if (recent == Text::none || pool_.view(recent) != cell) recent = pool_.intern(cell);
  return recent;
}

// The first slot to look at.
std::size_t CellInterner::home_of(const Slot& key) const {
  std::uint64_t hash = (key.head ^ (key.tail * 0xbf58476d1ce4e5b9ULL)) * 0x9e3779b97f4a7c15ULL;
  hash = (hash ^ (hash >> 32U)) * 0x94d049bb133111ebULL;
  return (hash >> 24U) & (slots_.size() - 1);
}

std::size_t CellInterner::slot_of(const Slot& key) const {
  std::size_t at = home_of(key);
  while (slots_[at].handle != Text::none &&
         (slots_[at].head != key.head || slots_[at].tail != key.tail)) {
    at = (at + 1) & (slots_.size() - 1);
  }
  return at;
}

void CellInterner::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.handle != Text::none) slots_[slot_of(slot)] = slot;
  }
}

}  // namespace interstice
