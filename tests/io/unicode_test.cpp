#include "io/unicode.hpp"

#include <gtest/gtest.h>

namespace interstice {
namespace {

TEST(LooksBlank, WhateverHasNoWidthOrNoInk) {
  for (const char* const text :
       {"", " ", "\t \n", "\u00a0", "\u200b", "\u2003\u3000", "\u200e\u202e\u2069", "\ufeff",
        "\u00ad", "\u2800", "\u3164", "\ufe0f"}) {
    EXPECT_TRUE(looks_blank(text)) << text;
  }
}

TEST(LooksBlank, NotOneVisibleCharacterNorBytesThatAreNoText) {
  for (const char* const text : {"a", " a ", "\u200b.", "0", "\u05d0", "\u200f\u05d0", "-", "\xff"})
    EXPECT_FALSE(looks_blank(text)) << text;
}

TEST(FoldedText, OneFormForAllThatLookTheSame) {
  EXPECT_EQ(folded_text("Health-Trust 7"), "health-trust 7");
  EXPECT_EQ(folded_text("Zo\u00eb"), folded_text("ZOE\u0308"));
  EXPECT_EQ(folded_text("\uff28ealth"), "health");
  EXPECT_EQ(folded_text("a\u2013b\u3001c"), "a-b-c") << "an en dash, an ideographic comma";
  EXPECT_EQ(folded_text("a\u00a0b"), "a b") << "a no-break space";
  EXPECT_EQ(folded_text("a\u200bb"), "ab");
  EXPECT_EQ(folded_text("a\xff"), "a\xff") << "no UTF-8";
}

}  // namespace
}  // namespace interstice
