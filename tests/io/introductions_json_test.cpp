#include "io/introductions_json.hpp"

#include <gmock/gmock.h>
#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>

#include "interstice/v1/introductions.pb.h"

namespace interstice {
namespace {

using testing::HasSubstr;
using testing::Not;

v1::Introductions read(const std::string& json) {
  v1::Introductions out;
  EXPECT_TRUE(google::protobuf::util::JsonStringToMessage(json, &out).ok()) << json;
  return out;
}

IntroductionFindings some() {
  IntroductionFindings found;
  found.manifest.input = "Town";
  found.manifest.assumptions = {"Worked out as if."};
  found.aim = IntroductionAim::reach;
  found.bodies = 7;
  found.before = 0.25;
  found.after = 0.5;
  found.bound = 0.75;
  found.guarantee = Guarantee::fraction;
  found.guarantee_statement = "No choice of as many.";
  found.pairs = 6;
  found.near = 2;
  found.knee = 1;
  found.hidden = 3;
  found.introductions.push_back({.rank = 2,
                                 .a = {.id = "a", .name = "Trust", .system = "Health"},
                                 .b = {.id = "b", .name = "Homes", .system = ""},
                                 .wanted = true,
                                 .value = 0.5,
                                 .adds = 0.25,
                                 .alone = 0.125,
                                 .cost = 2.0,
                                 .total_cost = 3.0,
                                 .near = 4,
                                 .asked_about = false,
                                 .introducers = {{.id = "c", .name = "Ward", .system = "Health"}},
                                 .shared_outcomes = {"Settled"},
                                 .effect = "brings",
                                 .statement = "Trust and Homes"});
  return found;
}

TEST(IntroductionsJson, HoldsEveryField) {
  const v1::Introductions out = read(to_json(some()));
  EXPECT_EQ(out.manifest().input(), "Town");
  EXPECT_EQ(out.manifest().assumptions(0), "Worked out as if.");
  EXPECT_EQ(out.audience(), "team");
  EXPECT_EQ(out.aim(), "reach");
  EXPECT_EQ(out.guarantee(), "fraction");
  EXPECT_EQ(out.guarantee_statement(), "No choice of as many.");
  EXPECT_EQ(out.bodies(), 7U);
  EXPECT_EQ(out.before(), 0.25);
  EXPECT_EQ(out.after(), 0.5);
  EXPECT_EQ(out.bound(), 0.75);
  EXPECT_EQ(out.pairs(), 6U);
  EXPECT_EQ(out.within_two_steps(), 2U);
  EXPECT_EQ(out.knee(), 1U);
  EXPECT_EQ(out.hidden(), 3U);
  EXPECT_TRUE(out.all_looked_at());
  ASSERT_EQ(out.introductions_size(), 1);
  const v1::Introduction& one = out.introductions(0);
  EXPECT_EQ(one.rank(), 2U);
  EXPECT_EQ(one.a().id(), "a");
  EXPECT_EQ(one.a().system(), "Health");
  EXPECT_EQ(one.b().name(), "Homes");
  EXPECT_TRUE(one.wanted());
  EXPECT_EQ(one.value(), 0.5);
  EXPECT_EQ(one.adds(), 0.25);
  EXPECT_EQ(one.alone(), 0.125);
  EXPECT_EQ(one.cost(), 2.0);
  EXPECT_EQ(one.total_cost(), 3.0);
  EXPECT_EQ(one.within_two_steps(), 4U);
  EXPECT_FALSE(one.has_routes());
  EXPECT_TRUE(one.has_asked_about() && !one.asked_about());
  EXPECT_EQ(one.introducers(0).id(), "c");
  EXPECT_EQ(one.chain_size(), 0);
  EXPECT_EQ(one.shared_outcomes(0), "Settled");
  EXPECT_EQ(one.effect(), "brings");
  EXPECT_EQ(one.statement(), "Trust and Homes");
}

TEST(IntroductionsJson, WhatIsNotThereIsAbsent) {
  IntroductionFindings found = some();
  found.before.reset();
  found.bound.reset();
  found.near.reset();
  found.knee.reset();
  found.introductions[0].asked_about.reset();
  found.note = "There is nobody.";
  const std::string json = to_json(found);
  const v1::Introductions out = read(json);
  EXPECT_FALSE(out.has_before() || out.has_bound() || out.has_within_two_steps() || out.has_knee());
  EXPECT_FALSE(out.introductions(0).has_asked_about());
  EXPECT_EQ(out.note(), "There is nobody.");
  EXPECT_THAT(json, Not(HasSubstr("NaN")));
}

}  // namespace
}  // namespace interstice
