#include "graph/gaps/paper_partnership.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "graph/model/projection.hpp"
#include "tests/support/networks.hpp"
#include "tests/support/places.hpp"
#include "tests/support/throws.hpp"

namespace interstice {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Read {
  std::vector<RecordPair> pairs;
  std::vector<MarkedCell> paper;
  std::vector<MarkedCell> radar;
};

Read read(const std::string& text) {
  const Place place = place_from_text(text);
  const Projection projection =
      project(place, {.layer_set = LayerSet::working, .view = View::either});
  const std::vector<Layer> layers = layers_of(place);
  const Actors actors = find_actors(place, layers, {.as_of = projection.as_of});
  Read out;
  out.pairs = record_pairs(place, actors, layers, projection.as_of, projection.network,
                           projection.observed);
  out.paper = paper_partnerships(out.pairs, actors, projection.observed);
  out.radar = under_the_radar(out.pairs, actors, projection.observed);
  return out;
}

std::vector<std::string> words(const std::vector<RecordPair>& pairs) {
  std::vector<std::string> lines;
  for (const RecordPair& pair : pairs) {
    lines.push_back(fmt::format("{}{}{}{}{}{}{}", static_cast<char>('a' + pair.u),
                                static_cast<char>('a' + pair.v), pair.agreement ? " agreement" : "",
                                pair.board ? " board" : "", pair.working ? " working" : "",
                                pair.asked ? " asked" : "", pair.on_record ? " record" : ""));
  }
  return lines;
}

constexpr const char* kPlace = R"(
stakeholders: id, kind, organisation, system, response, since, until
  a, organisation, , x, answered, ,
  b, organisation, , x, no reply, ,
  c, organisation, , y, answered, ,
  d, organisation, , y, no reply, ,
  e, organisation, , y, no reply, ,
  q, post, e, , , ,
  board1, board, , , , ,
  board2, board, , , , ,
relationships: from, to, kind, formality, strength, until
  a, c, formal, , ,
  a, d, works with, formal, ,
  b, d, formal, , ,
  b, c, works with, informal, ,
  a, b, works with, informal, 0,
  c, d, formal, , , 2020
  c, e, works with, , ,
memberships: stakeholder, board, role, until
  a, board1, member,
  q, board1, chair,
  d, board1, observer,
  b, board2, , 2020
  d, board2, member,
layers: kind, source, role
  formal, documentary, formal
place: key, value
  date, 2026-01-01
)";

TEST(RecordPairs, LayWhatIsOnRecordOverWhatIsReported) {
  EXPECT_THAT(words(read(kPlace).pairs),
              ElementsAre("ac agreement asked record", "ad agreement working asked record",
                          "ae board asked record", "bc working asked record", "bd agreement record",
                          "ce working asked record"));
}

TEST(RecordPairs, PaperWithoutPracticeAndTheReverseAreCountedByPairOfSystems) {
  const Read found = read(kPlace);
  ASSERT_EQ(found.paper.size(), 1U);
  EXPECT_EQ(found.paper[0].pairs, 3U);     // a-c, a-d, a-e; nobody of b and d answered
  EXPECT_EQ(found.paper[0].observed, 2U);  // a-d works together
  EXPECT_EQ(found.paper[0].unknown, 1U);
  EXPECT_EQ(found.radar[0].pairs, 2U);     // a-d, b-c
  EXPECT_EQ(found.radar[0].observed, 1U);  // b-c: nothing on record
}

TEST(RecordPairs, WithoutAnyRecordNothingIsUnderTheRadar) {
  const Read found = read(
      "stakeholders: id, system\n a, x\n b, y\n c, y\nrelationships: from, to, formality\n a, b, "
      "\n a, "
      "c, informal\n");
  EXPECT_THAT(words(found.pairs), ElementsAre("ab working asked", "ac working asked record"));
  EXPECT_EQ(found.radar[0].unknown, 1U);
  EXPECT_EQ(found.radar[0].observed, 1U);
  EXPECT_EQ(found.paper[0].pairs, 0U);
}

// Ten bodies a system, agreements between all pairs across; systems 0 and 1 do not act on theirs, the others on `kept` in ten.
std::string planted(int kept) {
  std::string text = "stakeholders: id, system\n";
  for (int v = 0; v < 15; ++v) text += fmt::format(" b{:02}, s{}\n", v, v % 3);
  text += "relationships: from, to, kind\n b00, b03, works with\n";
  for (int u = 0; u < 15; ++u) {
    for (int v = u + 1; v < 15; ++v) {
      if (u % 3 == v % 3) continue;
      text += fmt::format(" b{:02}, b{:02}, formal\n", u, v);
      if (u % 3 + v % 3 != 1 && (u * 7 + v * 3) % 10 < kept)
        text += fmt::format(" b{:02}, b{:02}, works with\n", u, v);
    }
  }
  return text + "layers: kind, source, role\n formal, documentary, formal\n";
}

TEST(PaperPartnership, IsFoundWhereOthersActOnTheirs) {
  const Read found = read(planted(7));
  ASSERT_EQ(found.paper.size(), 3U);
  EXPECT_EQ(found.paper[0].pairs, 25U);
  EXPECT_EQ(found.paper[0].observed, 25U);
  EXPECT_EQ(found.paper[0].state, GapState::gap);
  EXPECT_EQ(found.paper[1].state, GapState::no_sign);
  EXPECT_EQ(found.paper[2].state, GapState::no_sign);
  EXPECT_EQ(read(planted(0)).paper[0].state,
            GapState::no_sign);  // nobody acts: no more than chance
}

TEST(PaperPartnership, AnAgreementIsComparedWithAgreements) {
  // Systems 0 and 1 sit on one board of eight and do not work together, nor do those on other boards; agreements are acted on.
  std::string text = "stakeholders: id, kind, system\n";
  for (int v = 0; v < 24; ++v) text += fmt::format(" b{:02}, organisation, s{}\n", v, v % 3);
  text += " n1, board,\n n2, board,\nrelationships: from, to, kind\n";
  for (int v = 0; v < 20; ++v) {
    text +=
        fmt::format(" b{:02}, b{:02}, formal\n b{:02}, b{:02}, works with\n", v, v + 2, v, v + 2);
  }
  text += "memberships: stakeholder, board\n";
  for (int v = 0; v < 24; ++v) text += fmt::format(" b{:02}, n{}\n", v, v % 2 + 1);
  const Read found = read(text + "layers: kind, source, role\n formal, documentary, formal\n");
  for (const MarkedCell& cell : found.paper) {
    EXPECT_GE(cell.pairs, 8U);
    EXPECT_EQ(cell.state, GapState::no_sign);
  }
}

TEST(UnderTheRadar, IsFoundWhereOthersHaveItOnRecord) {
  std::string text = "stakeholders: id, system\n";
  for (int v = 0; v < 15; ++v) text += fmt::format(" b{:02}, s{}\n", v, v % 3);
  text += "relationships: from, to, kind\n";
  for (int u = 0; u < 15; ++u) {
    for (int v = u + 1; v < 15; ++v) {
      if (u % 3 == v % 3) continue;
      text += fmt::format(" b{:02}, b{:02}, works with\n", u, v);
      if (u % 3 + v % 3 != 2 && (u + v) % 5 != 0)
        text += fmt::format(" b{:02}, b{:02}, formal\n", v, u);
    }
  }
  const Read found = read(text + "layers: kind, source, role\n formal, documentary, formal\n");
  EXPECT_EQ(found.radar[0].state, GapState::no_sign);
  EXPECT_EQ(found.radar[1].observed, 25U);  // systems 0 and 2
  EXPECT_EQ(found.radar[1].state, GapState::gap);
  EXPECT_EQ(found.radar[2].state, GapState::no_sign);
}

TEST(RecordPairs, WantsAnUndirectedNetwork) {
  const Place place = place_from_text("relationships: from, to\n a, b\n");
  const std::vector<Layer> layers = layers_of(place);
  EXPECT_THAT(
      [&] {
        (void)record_pairs(place, find_actors(place, layers, {}), layers, {},
                           Network(Direction::directed, 2, {}), everything_observed(2));
      },
      ThrowsError(ErrorCode::invalid_argument, "view either"));
}

TEST(RecordPairs, OfAnEmptyPlaceThereIsNone) {
  EXPECT_THAT(read("stakeholders: id\n a\nrelationships: from, to\n").pairs, IsEmpty());
}

}  // namespace
}  // namespace interstice
