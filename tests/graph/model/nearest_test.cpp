#include "graph/model/nearest.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace interstice {
namespace {

const std::vector<std::string> kLayers = {"advice", "money", "works with", "would ring"};

TEST(Nearest, FindsTheFewestEdits) {
  EXPECT_EQ(nearest("advise", kLayers), "advice");
  EXPECT_EQ(nearest("Mony", kLayers), "money");
  EXPECT_EQ(nearest("workswith", kLayers), "works with");
  EXPECT_EQ(nearest("would rang", kLayers), "would ring");
}

TEST(Nearest, TheFirstOfEquals) {
  EXPECT_EQ(nearest("ac", std::vector<std::string>{"ab", "ad"}), "ab");
  EXPECT_EQ(nearest("ac", std::vector<std::string>{"ad", "ab"}), "ad");
}

TEST(Nearest, NothingWhereNothingIsNear) {
  EXPECT_EQ(nearest("friendship", kLayers), "");
  EXPECT_EQ(nearest("abcdef", std::vector<std::string>{"abxyzf"}),
            "");  // 3 edits, a third of 6 is 2
  EXPECT_EQ(nearest("abcdef", std::vector<std::string>{"abxyef"}), "abxyef");
  EXPECT_EQ(nearest("abcdefghi", std::vector<std::string>{"abcdefxyz"}), "abcdefxyz");  // 3 of 9
  EXPECT_EQ(nearest("x", std::vector<std::string>{}), "");
}

TEST(Suggestion, NamesTheNearestElseLists) {
  EXPECT_EQ(suggestion("advise", kLayers), "; did you mean \"advice\"?");
  EXPECT_EQ(suggestion("friendship", kLayers),
            "; there are: advice, money, works with, would ring");
  EXPECT_EQ(suggestion("friendship", std::vector<std::string>{}), "; there are none");
}

TEST(Suggestion, ListsAtMostEight) {
  std::vector<std::string> names;
  for (int i = 0; i < 10; ++i) names.push_back("layer number " + std::to_string(i));
  EXPECT_TRUE(suggestion("zzz", names).ends_with("layer number 7 and 2 more"));
}

TEST(Suggestion, EscapesWhatAFileMayHold) {
  EXPECT_EQ(suggestion("advicd", std::vector<std::string>{"advic\x1b"}),
            "; did you mean \"advic\\x1b\"?");
}

}  // namespace
}  // namespace interstice
