#include "graph/findings/influence/statutory_posts.hpp"

#include <gtest/gtest.h>

namespace interstice {
namespace {

TEST(StatutoryPosts, AreKnownByTheirNames) {
  for (const auto& [name, office] :
       {std::pair{"Director of Children's Services", "director of children's services"},
        {"DIRECTOR OF CHILDREN\u2019S SERVICES", "director of children's services"},
        {"Executive Director of Children's Services, Riverside", "director of children's services"},
        {"Director of Children\u2019s Services and Education", "director of children's services"},
        {"Interim Director of Adult Social Services", "director of adult social services"},
        {"DASS", "director of adult social services"},
        {"The Director of Public Health", "director of public health"},
        {"Section 151 Officer", "chief finance officer"},
        {"S.151 officer", "chief finance officer"},
        {"Chief Finance Officer (section 151)", "chief finance officer"},
        {"Monitoring Officer \u2013 Riverside", "monitoring officer"},
        {"Head of Paid Service", "head of paid service"},
        {"Chief Constable of Estuary Police", "chief constable"},
        {"Police and Crime Commissioner for Estuary", "police and crime commissioner"},
        {"Police & Crime Commissioner", "police and crime commissioner"},
        {"Accountable Officer, NHS Estuary", "accountable officer"},
        {"Acting Returning Officer", "returning officer"},
        {"Virtual School Head", "virtual school head"}}) {
    EXPECT_EQ(statutory_post(name), office) << name;
  }
}

TEST(StatutoryPosts, ADeputyAnAssistantOrAnOfficeIsNone) {
  for (const char* name :
       {"Deputy Director of Public Health", "Assistant Director of Children's Services",
        "PA to the Chief Constable", "Office of the Estuary Police and Crime Commissioner",
        "Director of Public Health's office", "Returning Officers' support team",
        "Monitoring officers", "Chief Constables", "Director of Children's Services Support",
        "Community safety manager", "Chief Executive, Riverside Council", "", "Director",
        "Dcsomething"}) {
    EXPECT_EQ(statutory_post(name), "") << name;
  }
}

TEST(StatutoryPosts, HoldInEnglandAndWhereNoCountryIsGiven) {
  for (const char* country : {"", "England", "UK", "United Kingdom", "GB"})
    EXPECT_TRUE(english_posts_apply(country)) << country;
  for (const char* country : {"Scotland", "Wales", "Germany", "France"})
    EXPECT_FALSE(english_posts_apply(country)) << country;
}

}  // namespace
}  // namespace interstice
