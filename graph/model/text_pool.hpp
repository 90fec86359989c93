/// @file  Interned text: every distinct text of a place once, spoken of by 32-bit handles.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace interstice {

/// A handle into one TextPool. `none` is the empty text: a blank cell.
enum class Text : std::uint32_t { none = 0 };

constexpr std::uint32_t index(Text text) { return static_cast<std::uint32_t>(text); }

/// Append-only set of texts. Equal texts have equal handles; handles count up from 1 in order of first use.
///
/// Complexity   intern, find: O(length) expected. Space: the bytes, plus 20 to 28 per distinct text.
/// Errors       resource_exhausted: more than 2^32 - 2 distinct texts, or one of 2^32 bytes or more.
class TextPool {
 public:
  TextPool();
  Text intern(std::string_view text);
  [[nodiscard]] std::optional<Text> find(std::string_view text) const;
  [[nodiscard]] std::string_view view(Text text) const { return views_[index(text)]; }
  /// Number of handles given out, the blank included: every handle is below it.
  [[nodiscard]] std::size_t size() const { return views_.size(); }

 private:
  [[nodiscard]] std::size_t slot_of(std::string_view text, std::uint32_t tag) const;
  void grow();
  std::string_view store(std::string_view text);

  struct Slot {
    std::uint32_t tag =
        0;  // lower half of the hash: the slot it would like, and a first comparison
    std::uint32_t handle = 0;  // 0 = free
  };
  std::vector<Slot> slots_;
  std::vector<std::string_view> views_;
  std::vector<std::unique_ptr<char[]>> chunks_;
  std::size_t chunk_used_ = 0;
  std::size_t chunk_size_ = 0;
};

/// A 64-bit hash of bytes: the same on every machine, not meant against an adversary.
[[nodiscard]] std::uint64_t hash_bytes(std::string_view bytes, std::uint64_t seed = 0);

}  // namespace interstice
