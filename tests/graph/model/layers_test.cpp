#include "graph/model/layers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/support/places.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;

Layer layer_called(const Place& place, std::string_view kind) {
  for (Layer& layer : layers_of(place)) {
    if (layer.kind == kind) return std::move(layer);
  }
  throw std::runtime_error("no layer " + std::string(kind));
}
Layer only_layer(const std::string& kind) {
  return layer_called(place_from_text("relationships: from, to, kind\n a, b, " + kind + "\n"),
                      kind);
}

TEST(Layers, ABlankKindIsWorksWith) {
  const Place place = place_from_text("relationships: from, to\n a, b\n");
  const std::vector<Layer> layers = layers_of(place);
  ASSERT_EQ(layers.size(), 1U);
  EXPECT_EQ(layers[0].kind, "works with");
  EXPECT_EQ(layers[0].name, "works with");
  EXPECT_FALSE(layers[0].directed);
  EXPECT_EQ(layers[0].role, LayerRole::working);
  EXPECT_EQ(layers[0].scale, LayerScale::binary);
  EXPECT_FALSE(layers[0].two_mode || layers[0].documentary || layers[0].named_partners ||
               layers[0].open_roster || layers[0].complete_roster);
}

TEST(Layers, ABlankKindAndWorksWithAreOneLayer) {
  const Place place = place_from_text("relationships: from, to, kind\n a, b,\n b, c, works with\n");
  EXPECT_EQ(layers_of(place).size(), 1U);
  EXPECT_THAT(layer_of_rows(place, layers_of(place)), ElementsAre(0, 0));
}

TEST(Layers, TheKindsThatAreDirectedByDefault) {
  for (const char* kind : {"advice", "influence", "money", "accountability", "referral",
                           "would ring", "Would_ring", "Advice"}) {
    EXPECT_TRUE(only_layer(kind).directed) << kind;
  }
  for (const char* kind : {"works with", "trust", "friendship", "conflict", "anything else"}) {
    EXPECT_FALSE(only_layer(kind).directed) << kind;
  }
}

TEST(Layers, TheRoleOfAKindByDefault) {
  EXPECT_EQ(only_layer("money").role, LayerRole::money);
  EXPECT_EQ(only_layer("conflict").role, LayerRole::negative);
  EXPECT_EQ(only_layer("accountability").role, LayerRole::formal);
  for (const char* kind :
       {"advice", "influence", "referral", "would ring", "works with", "gossip"}) {
    EXPECT_EQ(only_layer(kind).role, LayerRole::working) << kind;
  }
}

TEST(Layers, TrustAndChallengeAreOpinions) {
  EXPECT_TRUE(only_layer("trust").attitude);
  EXPECT_TRUE(only_layer("Challenge").attitude);
  EXPECT_FALSE(only_layer("advice").attitude);
  const Place place = place_from_text("layers: kind, sensitive\n a, yes\n b, no\n c,\n");
  EXPECT_TRUE(layer_called(place, "a").sensitive);
  EXPECT_FALSE(layer_called(place, "b").sensitive || layer_called(place, "c").sensitive);
}

TEST(Layers, TheTableOverrulesTheDefaults) {
  const Place place = place_from_text(R"(
    relationships: from, to, kind
      a, b, advice
    layers: kind, name, modes, question, source, direction, scale, role, asked of, roster
      advice, Advice sought, one, Whom do you ask?, documentary, mutual, larger, formal, named partners, open
      grants, , two, , survey, , smaller, money, all, complete
      feud, , , , , directed, , negative, ,
  )");
  const Layer advice = layer_called(place, "advice");
  EXPECT_EQ(advice.name, "Advice sought");
  EXPECT_EQ(advice.question, "Whom do you ask?");
  EXPECT_FALSE(advice.directed);
  EXPECT_TRUE(advice.documentary);
  EXPECT_TRUE(advice.named_partners);
  EXPECT_TRUE(advice.open_roster);
  EXPECT_FALSE(advice.complete_roster);
  EXPECT_EQ(advice.scale, LayerScale::larger);
  EXPECT_EQ(advice.role, LayerRole::formal);
  const Layer grants = layer_called(place, "grants");
  EXPECT_EQ(grants.name, "grants");
  EXPECT_TRUE(grants.two_mode);
  EXPECT_FALSE(grants.documentary);
  EXPECT_TRUE(grants.complete_roster);
  EXPECT_EQ(grants.scale, LayerScale::smaller);
  EXPECT_EQ(grants.role, LayerRole::money);
  EXPECT_TRUE(layer_called(place, "feud").directed);
  EXPECT_EQ(layer_called(place, "feud").role, LayerRole::negative);
}

TEST(Layers, ABlankCellOfTheTableKeepsTheDefault) {
  const Place place =
      place_from_text("layers: kind, direction, role\n money, ,\n conflict, directed,\n");
  EXPECT_TRUE(layer_called(place, "money").directed);
  EXPECT_EQ(layer_called(place, "money").role, LayerRole::money);
  EXPECT_EQ(layer_called(place, "conflict").role, LayerRole::negative);
}

TEST(Layers, AValueOutsideTheListReadsAsBlank) {
  const Place place =
      place_from_text("layers: kind, direction, role, modes\n money, sideways, odd, three\n");
  EXPECT_TRUE(layer_called(place, "money").directed);
  EXPECT_EQ(layer_called(place, "money").role, LayerRole::money);
  EXPECT_FALSE(layer_called(place, "money").two_mode);
}

TEST(Layers, AKindWhoseRowsAllSayDirectedIsDirected) {
  EXPECT_TRUE(layers_of(place_from_text(
      "relationships: from, to, direction\n a, b, directed\n b, c, directed\n"))[0]
                  .directed);
  EXPECT_FALSE(
      layers_of(place_from_text("relationships: from, to, direction\n a, b, directed\n b, c,\n"))[0]
          .directed);
  EXPECT_FALSE(layers_of(place_from_text(
      "relationships: from, to, direction\n a, b, directed\n b, c, mutual\n"))[0]
                   .directed);
  // Unless the table says otherwise.
  EXPECT_FALSE(
      layers_of(place_from_text("relationships: from, to, kind, direction\n a, b, x, directed\n"
                                "layers: kind, direction\n x, mutual\n"))[0]
          .directed);
}

TEST(Layers, StandInByteOrderAndIncludeThoseWithoutARow) {
  const Place place = place_from_text(R"(
    relationships: from, to, kind
      a, b, zeta
      a, b, Beta
    layers: kind
      alpha
  )");
  std::vector<std::string> kinds;
  for (const Layer& layer : layers_of(place)) kinds.push_back(layer.kind);
  EXPECT_THAT(kinds, ElementsAre("Beta", "alpha", "zeta"));
  EXPECT_THAT(layer_of_rows(place, layers_of(place)), ElementsAre(2, 0));
}

TEST(Layers, ARowsOwnDirectionBeatsItsLayers) {
  const Place place = place_from_text(R"(
    relationships: from, to, kind, direction
      a, b, advice,
      a, b, advice, undirected
      a, b, works with,
      a, b, works with, directed
      a, b, advice, sideways
  )");
  const std::vector<Layer> layers = layers_of(place);
  const auto of_row = layer_of_rows(place, layers);
  std::vector<bool> directed;
  for (std::size_t row = 0; row < of_row.size(); ++row) {
    directed.push_back(row_is_directed(place, row, layers[of_row[row]]));
  }
  EXPECT_THAT(directed, ElementsAre(true, false, false, true, true));
}

}  // namespace
}  // namespace interstice
