#include "io/misspelling.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace interstice {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

bool near_miss(const std::string& a, const std::string& b) {
  const bool found = is_misspelling(name_words(a), name_words(b));
  EXPECT_EQ(found, is_misspelling(name_words(b), name_words(a))) << a << " and " << b;
  return found;
}

TEST(Misspelling, OneSlipInOneLongWord) {
  for (const auto& [a, b] : Pairs{{"Health", "Heatlh"},
                                  {"Health", "Helth"},
                                  {"Health", "Healtth"},
                                  {"Health", "Hezlth"},
                                  {"Police", "Polce"},
                                  {"Health", "Ehalth"},
                                  {"Health", "Healht"},
                                  {"School", "Schools"},
                                  {"Mental health", "mental-heatlh"},
                                  {"Wohnungsb\u00f6rse", "Wohnungsb\u00f6rze"}}) {
    EXPECT_TRUE(near_miss(a, b)) << a << " and " << b;
  }
}

TEST(Misspelling, NotCodesShortWordsOrOtherWords) {
  for (const auto& [a, b] : Pairs{{"A", "B"},
                                  {"NHS1", "NHS2"},
                                  {"Region12", "Region13"},
                                  {"Team North 1", "Team North 2"},
                                  {"Ward A", "Ward B"},
                                  {"Level I", "Level II"},
                                  {"PartnerA", "PartnerB"},
                                  {"Inner", "Inter"},
                                  {"Housing", "Housint"},
                                  {"Mental health", "Dental health"},
                                  {"Health", "Wealth"},
                                  {"legal", "illegal"},
                                  {"typical", "atypical"},
                                  {"E01001234", "E01002134"},
                                  {"Health", "Health care"},
                                  {"Health", "Health"},
                                  {"Health", "health"},
                                  {"Helth", "Heatlh"},
                                  {"Heatlh polcie", "Health police"},
                                  {"", "Health"},
                                  {"--", "++"}}) {
    EXPECT_FALSE(near_miss(a, b)) << a << " and " << b;
  }
}

TEST(Misspelling, ALetterIsACharacterNotAByte) {
  EXPECT_TRUE(near_miss("R\u00e9gion", "R\u00e8gion")) << "one letter, though two of four bytes";
  EXPECT_FALSE(near_miss("\u00e9\u00e8\u00ea", "\u00e9\u00eb\u00ea")) << "three letters are short";
}

}  // namespace
}  // namespace interstice
