#include "io/cell_interner.hpp"

#include <gmock/gmock.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace interstice {
namespace {

TEST(CellInterner, GivesTheHandlesOfThePool) {
  std::mt19937_64 random(3);
  TextPool pool;
  TextPool plain;
  CellInterner interner(pool);
  for (int round = 0; round < 1000; ++round) {
    std::vector<std::string> cells(random() % 300);
    for (std::string& cell : cells) {
      cell.assign(random() % (random() % 4 == 0 ? 40 : 16), 'a');
      for (char& c : cell) c = static_cast<char>(1 + random() % (round % 2 == 0 ? 2 : 255));
    }
    const std::vector<std::string_view> views(cells.begin(), cells.end());
    std::vector<Text> handles(cells.size());
    interner.intern(views, handles);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      ASSERT_EQ(handles[i], plain.intern(cells[i])) << testing::PrintToString(cells[i]);
      ASSERT_EQ(pool.view(handles[i]), cells[i]);
    }
  }
  EXPECT_EQ(pool.size(), plain.size());
  EXPECT_GT(pool.size(), 50000U);
}

}  // namespace
}  // namespace interstice
