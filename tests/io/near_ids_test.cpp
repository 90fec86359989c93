#include "io/near_ids.hpp"

#include <gmock/gmock.h>

#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace interstice {
namespace {

using testing::ElementsAre;
using testing::Pair;

TEST(NearForm, IsTheSameForWhatPeopleTakeForTheSame) {
  EXPECT_EQ(near_form("St. Mary's 007"), "stmarys7");
  EXPECT_EQ(near_form("ST MARYS-7"), "stmarys7");
  EXPECT_EQ(near_form("000"), "0");
  EXPECT_EQ(near_form("1-1"), near_form("1_01"));
  EXPECT_EQ(near_form("Zo\xc3\xab"), near_form("ZOE\xcc\x88")) << "composed and decomposed";
  EXPECT_EQ(near_form("Stra\xc3\x9f"
                      "e"),
            "strasse");
  EXPECT_EQ(near_form("A\xe2\x80\x93"
                      "B"),
            "ab")
      << "an en dash";
  EXPECT_EQ(near_form("\xef\xbc\xa1\xef\xbc\x91"), "a1") << "full width";
  EXPECT_EQ(near_form("a\xe2\x80\x8b"
                      "b"),
            "ab")
      << "a zero width space";
}

TEST(NearForm, KeepsApartWhatDiffers) {
  EXPECT_NE(near_form("1-1"), near_form("11"));
  EXPECT_NE(near_form("a10"), near_form("a1"));
  EXPECT_NE(near_form("Zoe"), near_form("Zo\xc3\xab"));
  EXPECT_EQ(near_form("--"), "");
}

std::vector<std::pair<std::string, std::string>> near_pairs(const std::vector<std::string>& names) {
  TextPool pool;
  std::vector<Text> ids;
  for (const std::string& name : names) ids.push_back(pool.intern(name));
  std::vector<std::pair<std::string, std::string>> out;
  for (const NearSame& pair : near_same_ids(pool, ids)) {
    out.emplace_back(names[pair.first], names[pair.other]);
  }
  return out;
}

TEST(NearSameIds, NamesTheEarlierAndTheLater) {
  EXPECT_THAT(near_pairs({"acme", "b", "ACME", "Ac-me"}),
              ElementsAre(Pair("acme", "ACME"), Pair("acme", "Ac-me")));
  EXPECT_THAT(near_pairs({"ACME", "b", "acme"}), ElementsAre(Pair("ACME", "acme")));
  EXPECT_THAT(near_pairs({"ACME", "A.CME"}), ElementsAre(Pair("ACME", "A.CME")));
  EXPECT_THAT(near_pairs({"007", "7", "70"}), ElementsAre(Pair("007", "7")));
  EXPECT_THAT(near_pairs({"a", "b", "--", "++"}), testing::IsEmpty());
}

TEST(NearSameIds, FindsEveryGroupAmongRandomIds) {
  std::mt19937_64 random(5);
  for (int round = 0; round < 2000; ++round) {
    std::vector<std::string> names;
    std::set<std::string> seen;
    for (int i = 0; i < 12; ++i) {
      std::string name;
      for (std::size_t k = 0; k < 1 + random() % 3; ++k) name += "aAbB0- 1"[random() % 8];
      if (seen.insert(name).second) names.push_back(name);
    }
    std::map<std::string, std::string> first;
    std::vector<std::pair<std::string, std::string>> expected;
    for (const std::string& name : names) {
      const std::string form = near_form(name);
      if (form.empty()) continue;
      const auto [at, is_new] = first.try_emplace(form, name);
      if (!is_new) expected.emplace_back(at->second, name);
    }
    ASSERT_EQ(near_pairs(names), expected) << testing::PrintToString(names);
  }
}

TEST(IdSuggester, PrefersTheSameFormThenTheNearest) {
  TextPool pool;
  const std::vector<Text> ids = {pool.intern("housing"), pool.intern("Health Trust"),
                                 pool.intern("Q")};
  const IdSuggester suggester(pool, ids);
  EXPECT_EQ(suggester.suggest("health-trust"), "Health Trust");
  EXPECT_EQ(suggester.suggest("hosing"), "housing");
  EXPECT_EQ(suggester.suggest("police"), "");
  EXPECT_EQ(suggester.suggest("Z"), "") << "any one letter is one edit from any other";
}

}  // namespace
}  // namespace interstice
