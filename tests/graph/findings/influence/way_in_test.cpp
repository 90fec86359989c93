#include "graph/findings/influence/way_in.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "graph/findings/analyse.hpp"
#include "graph/model/error.hpp"
#include "tests/support/places.hpp"
#include "tests/support/throws.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Findings found(std::string_view text, const std::string& from, const std::string& to,
               std::uint32_t count = 3, Audience audience = Audience::team) {
  const Place place = place_from_text(text);
  return analyse(place, {.reading = {.unit = Unit::post},
                         .audience = audience,
                         .draws = 5,
                         .parts = FindingParts::influence,
                         .influence = {.way_in = WayInOptions{from, to, count}}});
}

std::vector<std::string> chains(const Findings& findings) {
  std::vector<std::string> all;
  for (const IntroductionChain& chain : findings.influence->way_in->chains) {
    std::string text = findings.bodies[chain.bodies[0]].id;
    for (std::size_t i = 0; i < chain.links.size(); ++i) {
      const ReportedBy by = chain.links[i];
      text += (by == ReportedBy::both       ? "="
               : by == ReportedBy::one_side ? "-"
                                            : "~") +
              findings.bodies[chain.bodies[i + 1]].id;
    }
    all.push_back(text);
  }
  return all;
}

// a to d through b (each side says so), or through c (one side alone), or c and e.
constexpr const char* kTwoWays = R"(
stakeholders: id, name
  a, Alder
  b, Birch
  c, Cedar
  d, Dogwood
  e, Elm
  z, Zelkova
relationships: from, to, kind, strength, reported by, trust
  a, b, works with, , a,
  b, a, works with, , b,
  b, d, works with, , b,
  d, b, works with, , d,
  a, c, works with, , a,
  c, d, works with, , c,
  c, e, works with, , c,
  e, d, works with, , e,
)";

TEST(WayIn, TheFewestLinksFirstThenThoseThatBothEndsReport) {
  const Findings findings = found(kTwoWays, "a", "d");
  EXPECT_THAT(chains(findings), ElementsAre("a=b=d", "a-c-d", "a-c-e-d"));
  EXPECT_FALSE(findings.influence->way_in->by_trust);
  EXPECT_EQ(findings.influence->way_in->statement, "Birch could introduce Alder and Dogwood.");
  EXPECT_THAT(chains(found(kTwoWays, "a", "d", 1)), ElementsAre("a=b=d"));
}

TEST(WayIn, TheStrongerLinkFirstWhereAllElseIsEqual) {
  EXPECT_THAT(chains(found(R"(
layers: kind, scale
  works with, larger
relationships: from, to, kind, strength
  a, b, works with, 1
  b, d, works with, 1
  a, c, works with, 5
  c, d, works with, 5
)",
                           "a", "d")),
              ElementsAre("a~c~d", "a~b~d"));
}

TEST(WayIn, TrustComesBeforeTheNumberOfLinks) {
  const std::string trusted = std::string(kTwoWays) + R"(  a, b, trust, , a, 0.3
  b, d, trust, , b, 1
  d, b, trust, , d, 0.3
  a, c, trust, , a, 1
  c, e, trust, , c, 1
  e, d, trust, , e, 1
)";
  const Findings findings = found(trusted, "a", "d");
  // a-c-e-d 1; a-c-d: c-d was not asked about: the median of 0.3, 0.3, 1, 1, 1, halved; a=b=d 0.09.
  EXPECT_THAT(chains(findings), ElementsAre("a-c-e-d", "a-c-d", "a=b=d"));
  EXPECT_TRUE(findings.influence->way_in->by_trust);
}

TEST(WayIn, NobodyIsLedThroughADisputeOrWhereOneCannotRelyOnTheOther) {
  const std::string dispute = std::string(kTwoWays) + "  d, b, conflict, , ,\n";
  EXPECT_THAT(chains(found(dispute, "a", "d")), ElementsAre("a-c-d", "a-c-e-d"));
  const std::string distrust =
      std::string(kTwoWays) + "  d, b, trust, , d, 0\n  b, d, trust, , b, 1\n";
  EXPECT_THAT(chains(found(distrust, "a", "d")), ElementsAre("a-c-d", "a-c-e-d"));
}

TEST(WayIn, WhereNoChainLeadsThereThatIsSaid) {
  const Findings findings = found(kTwoWays, "a", "z");
  EXPECT_THAT(chains(findings), IsEmpty());
  EXPECT_EQ(findings.influence->way_in->statement,
            "No chain of introduction leads from Alder to Zelkova over reported links.");
}

TEST(WayIn, LinkedAlreadyOrThroughSeveral) {
  EXPECT_EQ(found(kTwoWays, "a", "b").influence->way_in->statement,
            "Alder and Birch are linked already.");
  EXPECT_EQ(found("relationships: from, to\n  a, b\n  b, c\n  c, d\n", "a", "d")
                .influence->way_in->statement,
            "From a, b and c could each introduce the next, and the last of them d.");
}

TEST(WayIn, ANameWillDoAndTheNearestIdIsNamed) {
  EXPECT_THAT(chains(found(kTwoWays, "Alder", "Dogwood", 1)), ElementsAre("a=b=d"));
  EXPECT_THAT(
      [] { (void)found("relationships: from, to\n  council, police\n", "counsil", "police"); },
      ThrowsError(ErrorCode::not_found, "did you mean \"council\"?"));
}

TEST(WayIn, OneBodyABoardAndOthersThanTheTeamAreRefused) {
  EXPECT_THAT([] { (void)found(kTwoWays, "a", "a"); },
              ThrowsError(ErrorCode::invalid_argument, "the same body"));
  EXPECT_THAT(
      [] {
        (void)found(
            "stakeholders: id, kind\n  a, \n  b, \n  x, board\nrelationships: from, to\n  a, b\n",
            "a", "x");
      },
      ThrowsError(ErrorCode::invalid_argument, "\"x\" is a board"));
  EXPECT_THAT([] { (void)found(kTwoWays, "a", "d", 3, Audience::partners); },
              ThrowsError(ErrorCode::invalid_argument, "for the team only"));
}

TEST(WayIn, TheTwosOwnLinkComesFirstWhateverIsSaidOfIt) {
  const auto said = [](const std::string& more) {
    const Findings findings = found(std::string(kTwoWays) + more, "a", "b");
    std::vector<std::string> all = chains(findings);
    all.push_back(findings.influence->way_in->statement);
    return all;
  };
  const auto plain = said("  c, d, trust, , c, 1\n");
  EXPECT_THAT(plain,
              ElementsAre("a=b", testing::_, testing::_, "Alder and Birch are linked already."));
  for (const char* opinion : {"  a, b, conflict, , ,\n", "  b, a, trust, , b, 0\n",
                              "  b, a, trust, , b, 1\n", "  b, a, trust, , b, 0.2\n"})
    EXPECT_EQ(said(std::string("  c, d, trust, , c, 1\n") + opinion), plain) << opinion;
  EXPECT_THAT(chains(found(std::string(kTwoWays) + "  a, b, conflict, , ,\n", "a", "b", 1)),
              ElementsAre("a=b"));
}

TEST(WayIn, WhoIsCountedAsAnotherIsSaid) {
  const Findings findings = found(R"(
stakeholders: id, name, kind, organisation, told
  a, Alder, , ,
  b, Birch, , ,
  c, Cedar, , ,
  p, Chief Executive, post, a, no
relationships: from, to
  a, b
  b, c
)",
                                  "p", "c");
  EXPECT_EQ(findings.influence->way_in->statement,
            "Chief Executive is counted as Alder. Birch could introduce Alder and Cedar.");
}

}  // namespace
}  // namespace interstice
