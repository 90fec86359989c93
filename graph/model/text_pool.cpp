#include "graph/model/text_pool.hpp"

#include <algorithm>
#include <cstring>
#include <limits>

#include "graph/model/error.hpp"

namespace interstice {
namespace {

constexpr std::size_t kFirstSlots = 64;
constexpr std::size_t kChunk = std::size_t{1} << 18U;

// The finaliser of splitmix64 (Steele, Lea and Flood 2014): a bijection that spreads every bit.
constexpr std::uint64_t mix(std::uint64_t x) {
  x ^= x >> 30U;
  x *= 0xbf58476d1ce4e5b9ULL;
  x ^= x >> 27U;
  x *= 0x94d049bb133111ebULL;
  return x ^ (x >> 31U);
}

}  // namespace

std::uint64_t hash_bytes(std::string_view bytes, std::uint64_t seed) {
  std::uint64_t state = mix(seed + 0x9e3779b97f4a7c15ULL * (bytes.size() + 1));
  while (bytes.size() >= 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data(), 8);
    state = mix(state ^ word) + 0x9e3779b97f4a7c15ULL;
    bytes.remove_prefix(8);
  }
  std::uint64_t word = 0;
  std::memcpy(&word, bytes.data(), bytes.size());
  return mix(state ^ word);
}

TextPool::TextPool() : slots_(kFirstSlots), views_{std::string_view{}} {}

std::size_t TextPool::slot_of(std::string_view text, std::uint32_t tag) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = tag & mask;
  while (slots_[at].handle != 0 && (slots_[at].tag != tag || views_[slots_[at].handle] != text)) {
    at = (at + 1) & mask;
  }
  return at;
}

Text TextPool::intern(std::string_view text) {
  if (text.empty()) return Text::none;
  const auto tag = static_cast<std::uint32_t>(hash_bytes(text));
  std::size_t at = slot_of(text, tag);
  if (slots_[at].handle != 0) return static_cast<Text>(slots_[at].handle);
  if (views_.size() >= std::numeric_limits<std::uint32_t>::max()) {
    throw Error(ErrorCode::resource_exhausted, "TextPool: more than 4294967294 distinct texts");
  }
  if (views_.size() * 2 > slots_.size()) {
    grow();
    at = slot_of(text, tag);
  }
  slots_[at] = {.tag = tag, .handle = static_cast<std::uint32_t>(views_.size())};
  views_.push_back(store(text));
  return static_cast<Text>(slots_[at].handle);
}

std::optional<Text> TextPool::find(std::string_view text) const {
  if (text.empty()) return Text::none;
  const Slot& slot = slots_[slot_of(text, static_cast<std::uint32_t>(hash_bytes(text)))];
  if (slot.handle == 0) return std::nullopt;
  return static_cast<Text>(slot.handle);
}

void TextPool::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.handle == 0) continue;
    std::size_t at = slot.tag & mask;
    while (slots_[at].handle != 0) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

std::string_view TextPool::store(std::string_view text) {
  if (chunks_.empty() || chunk_size_ - chunk_used_ < text.size()) {
    chunk_size_ = std::max(kChunk, text.size());
    chunks_.push_back(std::make_unique_for_overwrite<char[]>(chunk_size_));
    chunk_used_ = 0;
  }
  char* const to = chunks_.back().get() + chunk_used_;
  std::memcpy(to, text.data(), text.size());
  chunk_used_ += text.size();
  return {to, text.size()};
}

}  // namespace interstice
