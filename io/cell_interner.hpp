/// @file  Interns the cells of a large table: a TextPool behind a small fast front.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "graph/model/text_pool.hpp"

namespace interstice {

/// Gives cells the handles that TextPool::intern() gives them, sooner where cells are short and many.
///
/// A cell of at most 12 bytes is looked up in a table that holds the bytes themselves: one cache line a look, where the
/// pool needs three that wait for one another; and the lines of many cells are fetched ahead together. Cells hold no NUL
/// byte, so padding with zeros keeps them apart. Longer cells that repeat are found among the last few.
class CellInterner {
 public:
  explicit CellInterner(TextPool& pool) : pool_(pool), slots_(kFirstSlots) {}

  /// handles[i] = pool.intern(cells[i]), in that order.
  void intern(std::span<const std::string_view> cells, std::span<Text> handles);

 private:
  static constexpr std::size_t kFirstSlots = 1024;
  static constexpr std::size_t kBlock = 64;

  struct Slot {
    std::uint64_t head = 0;    // bytes 0 to 7
    std::uint32_t tail = 0;    // bytes 8 to 11
    Text handle = Text::none;  // none = free
  };
  Text intern_short(std::string_view cell, Slot key);
  Text intern_long(std::string_view cell);
  [[nodiscard]] std::size_t home_of(const Slot& key) const;
  [[nodiscard]] std::size_t slot_of(const Slot& key) const;
  void grow();

  TextPool& pool_;
  std::vector<Slot> slots_;
  std::size_t used_ = 0;
  std::array<Text, 64> recent_{};  // long cells, by a few of their bytes
};

}  // namespace interstice
