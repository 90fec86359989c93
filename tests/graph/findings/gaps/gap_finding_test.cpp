#include "graph/findings/gaps/gap_finding.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace interstice {
namespace {

Gap row(const char* id, std::optional<double> evidence, GapState state = GapState::no_sign) {
  Gap gap;
  gap.id = id;
  gap.evidence = evidence;
  gap.state = state;
  return gap;
}

TEST(GapKinds, EachHasANameOfItsOwnThatReadsBack) {
  std::set<std::string_view> names;
  for (const GapKind kind : kGapKinds) {
    EXPECT_TRUE(names.insert(to_string(kind)).second);
    EXPECT_EQ(gap_kind(to_string(kind)), kind);
  }
  EXPECT_EQ(gap_kind("outcom"), std::nullopt);
  EXPECT_EQ(gap_kind(""), std::nullopt);
}

TEST(GapIds, APartNeverHoldsTheBarThatJoinsThem) {
  EXPECT_EQ(id_part("health"), "health");
  EXPECT_EQ(id_part("a|b"), "a%7Cb");
  EXPECT_EQ(id_part("a%7Cb"), "a%257Cb");
}

TEST(RankGaps, RunOverBothListsByEvidenceWhateverTheStateThenById) {
  std::vector<Gap> interfaces = {row("interface:b", 1.0), row("interface:a", 3.0),
                                 row("interface:z", {}, GapState::cannot_tell)};
  std::vector<Gap> gaps = {row("outcome:y", {}, GapState::gap), row("outcome:x", 1.0),
                           row("level:b", -2.0, GapState::gap)};
  rank_gaps(interfaces, gaps);
  const auto ranked = [](const std::vector<Gap>& list) {
    std::vector<std::pair<std::string, std::uint32_t>> out;
    for (const Gap& gap : list) out.emplace_back(gap.id, gap.rank);
    return out;
  };
  using testing::ElementsAre;
  using testing::Pair;
  EXPECT_THAT(ranked(interfaces),
              ElementsAre(Pair("interface:a", 1), Pair("interface:b", 2), Pair("interface:z", 5)));
  EXPECT_THAT(ranked(gaps),
              ElementsAre(Pair("outcome:x", 3), Pair("level:b", 4), Pair("outcome:y", 6)));
}

}  // namespace
}  // namespace interstice
