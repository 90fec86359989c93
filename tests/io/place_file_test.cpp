#include "io/place_file.hpp"

#include <gmock/gmock.h>

#include <random>

#include "io/place_json.hpp"
#include "tests/io/reading.hpp"
#include "tests/support/random_place.hpp"

namespace interstice {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

// CRC-32C bit by bit, from its definition.
std::uint32_t slow_checksum(std::string_view bytes) {
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0x82F63B78U : 0U);
  }
  return ~crc;
}

std::string little(std::uint64_t number, std::size_t bytes) {
  std::string out;
  for (std::size_t i = 0; i < bytes; ++i) out += static_cast<char>(number >> (8 * i));
  return out;
}

// A frame around a content, as the header of place_file.hpp describes it.
std::string framed(const std::string& content, std::uint32_t version = 1, std::uint32_t least = 1) {
  const std::string frame = std::string("\x89ISP\r\n\x1a\n", 8) + little(version, 4) +
                            little(least, 4) + little(content.size(), 8);
  return frame + little(slow_checksum(frame + content), 4) + content;
}

// A protobuf field with a length; all lengths here are under 128.
std::string field(int number, const std::string& content) {
  const auto tag = static_cast<unsigned>(number) << 3U | 2U;
  std::string out;
  for (unsigned rest = tag; rest != 0; rest >>= 7U)
    out += static_cast<char>((rest & 0x7FU) | (rest > 0x7F ? 0x80U : 0U));
  return out + static_cast<char>(content.size()) + content;
}
std::string link(const std::string& from, const std::string& to, const std::string& more = "") {
  return field(4, field(1, from) + field(2, to) + more);
}

ReadResult read(const std::string& bytes) { return read_place_file({"p.place", bytes}, "p"); }

TEST(PlaceFile, TheChecksumIsCastagnolis) {
  EXPECT_EQ(slow_checksum("123456789"), 0xE3069283U);  // RFC 3720, and every table of CRCs
  const Place place(random_place(3));
  const std::string bytes = to_place_file(place);
  EXPECT_EQ(bytes, framed(bytes.substr(28)));
}

TEST(PlaceFile, AFileMadeByHandIsRead) {
  const ReadResult result = read(framed(link("a", "b") + link("b", "c", field(3, "advice"))));
  ASSERT_THAT(result, HasNoDiagnostic());
  EXPECT_TRUE(result.place->stakeholders_implied());
  EXPECT_EQ(result.place->relationships().num_rows(), 2U);
  const auto table = result.place->relationships();
  EXPECT_EQ(result.place->text(table.text(RelationshipColumn::kind, 1)), "advice");
  EXPECT_EQ(table.text(RelationshipColumn::kind, 0), Text::none);
  EXPECT_EQ(to_string({table.file(), table.line(1)}), "p.place: relationships:2");
}

TEST(PlaceFile, EveryRandomDamageIsRefused) {
  std::mt19937_64 random(1);
  for (std::uint64_t i = 0; i < 2000; ++i) {
    std::string bytes = to_place_file(Place(random_place(i / 20)));
    const std::string whole = bytes;
    const auto at = [&] { return random() % bytes.size(); };
    switch (i % 6) {
      case 0:
        bytes[at()] ^= static_cast<char>(1U << (random() % 8));
        break;
      case 1:
        bytes.resize(at());
        break;
      case 2:
        bytes += static_cast<char>(random());
        break;
      case 3:
        bytes.erase(at(), 1 + random() % 9);
        break;
      case 4:
        std::swap(bytes[at()], bytes[at()]);
        break;
      default:
        for (int n = 0; n < 5; ++n) bytes[at() % 40] = static_cast<char>(random());
    }
    if (bytes == whole) continue;  // a byte swapped with its like
    const ReadResult result = read(bytes);
    EXPECT_FALSE(result.place) << i;
    ASSERT_EQ(result.diagnostics.size(), 1U) << i;
    EXPECT_THAT(result.diagnostics[0].code, StartsWith("E-place-")) << i;
    EXPECT_NE(result.diagnostics[0].found, "") << i;
    EXPECT_NE(result.diagnostics[0].todo, "") << i;
  }
}

TEST(PlaceFile, SaysWhatIsWrongWithItsFrame) {
  const std::string good = framed(link("a", "b"));
  EXPECT_THAT(read("from,to\na,b\n"),
              HasDiagnostic("E-place-mark", "p.place", "no .place file", "convert"));
  EXPECT_THAT(read(good.substr(0, good.size() - 3)),
              HasDiagnostic("E-place-cut", "p.place", "5 of 8 bytes", "copy"));
  EXPECT_THAT(read(good.substr(0, 20)),
              HasDiagnostic("E-place-cut", "p.place", "cut short", "copy"));
  EXPECT_THAT(read(good + "x"),
              HasDiagnostic("E-place-longer", "p.place", "1 bytes longer", "copy"));
  std::string damaged = good;
  damaged.back() = 'c';
  EXPECT_THAT(read(damaged), HasDiagnostic("E-place-damaged", "p.place", "checksum", "copy"));
}

TEST(PlaceFile, ANewerFormatIsRefusedByName) {
  const std::string content = field(1, "Interstice 9.2.0") + link("a", "b");
  EXPECT_THAT(read(framed(content, 12, 7)),
              HasDiagnostic("E-place-newer", "p.place",
                            "written by Interstice 9.2.0, in version 12 of the format; it needs a "
                            "program that reads version 7, and Interstice " INTERSTICE_VERSION
                            " reads up to 1",
                            "newer Interstice"));
  EXPECT_TRUE(read(framed(content, 12, 1)).place) << "newer, but readable";
}

TEST(PlaceFile, WhatANewerWriterStoredIsKeptOverASave) {
  const std::string header = field(2, field(1, "relationships") + field(2, "from") +
                                          field(2, "mood") + field(9, "of the table"));
  const std::string other_table = field(2, field(1, "visits") + field(2, "when"));
  const std::string bytes = framed(header + other_table + link("a", "b", field(60, "in a row")) +
                                       link("b", "c") + field(77, "a visit") + field(77, "another"),
                                   2);
  const ReadResult first = read(bytes);
  ASSERT_THAT(first, HasNoDiagnostic());
  const std::string saved = to_place_file(*first.place);
  for (const std::string part :
       {"mood", "of the table", "visits", "in a row", "a visit", "another"}) {
    EXPECT_THAT(saved, HasSubstr(part));
  }
  const ReadResult second = read(saved);
  ASSERT_THAT(second, HasNoDiagnostic());
  EXPECT_EQ(difference(*first.place, *second.place), "");
  EXPECT_EQ(to_place_file(*second.place), saved);
  EXPECT_EQ(first.place->fingerprint(), second.place->fingerprint());
  EXPECT_THAT(to_json(*first.place), Not(HasSubstr("in a row")));
}

TEST(PlaceFile, ContentIsCheckedAsASpreadsheetIs) {
  EXPECT_THAT(
      read(framed(link("a", ""))),
      HasDiagnostic("E-missing-value", "p.place: relationships:1", "column \"to\"", "Fill"));
  EXPECT_THAT(read(framed(field(3, field(1, "a")) + link("a", "b"))),
              HasDiagnostic("E-unknown-id", "p.place: relationships:1", "\"b\"", "add"));
  EXPECT_THAT(read(framed(link("a", "b", "\x31" + little(0x7FF0000000000000, 8)))),
              HasDiagnostic("E-number", "p.place: relationships:1", "strength", "number"));
  EXPECT_THAT(read(framed(link("a", "b", "\x31" + little(0xBFF0000000000000, 8)))),
              HasDiagnostic("E-range", "p.place: relationships:1", "-1", "0 or more"));
  EXPECT_THAT(read(framed(link("a", "b", field(3, "x") + field(3, "y")))),
              HasDiagnostic("E-twice", "p.place: relationships:1", "twice", "once"));
  EXPECT_THAT(read(framed(link("a", "b", field(13, "x;y")))),
              HasDiagnostic("E-list-part", "p.place: relationships:1", "x;y", "';'"));
  EXPECT_THAT(
      read(framed(link("a", "b", field(19, "bell \a")))),
      HasDiagnostic("E-control-character", "p.place: relationships:1", "notes", "Take it out"));
  EXPECT_THAT(read(framed(link("a", "b", field(3, "\xE2\x80\x8B")))),
              HasDiagnostic("W-blank-text", "p.place: relationships:1", "kind", "blank"));
  EXPECT_THAT(read(framed(link("a", "b", field(3, "\xFF")))),
              HasDiagnostic("E-place-content", "p.place: relationships:1", "UTF-8", "again"));
  EXPECT_THAT(read(framed(link("a", "b") + std::string("\x02\x01x"))),
              HasDiagnostic("E-place-content", "p.place", "no place", "again"))
      << "no field has the number 0";
  EXPECT_THAT(read(framed(link("a", "b", "\x02\x01x"))),
              HasDiagnostic("E-place-content", "p.place: relationships:1", "damaged", "again"));
  EXPECT_THAT(read(framed("\xFF\xFF\xFF")),
              HasDiagnostic("E-place-content", "p.place", "no place", "again"));
  EXPECT_THAT(read(framed(field(3, field(1, "a")))),
              HasDiagnostic("E-no-relationships", "p.place", "relationships", "Add"));
  EXPECT_THAT(read(framed(link("a", "a"))),
              HasDiagnostic("W-self-tie", "p.place: relationships:1", "\"a\"", "left out"));
}

TEST(PlaceFile, AKnownFieldOfAnotherTypeIsDamage) {
  const auto in_row = [](const std::string& more) { return read(framed(link("a", "b", more))); };
  const auto is_damage =
      HasDiagnostic("E-place-content", "p.place: relationships:1", "damaged", "again");
  EXPECT_THAT(in_row(field(6, "")), is_damage) << "a number as text";
  EXPECT_THAT(in_row(std::string("\x30\x07")), is_damage) << "a number as a varint";
  EXPECT_THAT(in_row("\x35" + little(7, 4)), is_damage) << "a number of 32 bits";
  EXPECT_THAT(in_row("\x19" + little(7, 8)), is_damage) << "text as a number";
  EXPECT_THAT(in_row(std::string("\x68\x07")), is_damage) << "a list as a varint";
  EXPECT_THAT(in_row(std::string("\xa0\x06\x07")), is_damage) << "extras as a varint";
  EXPECT_THAT(in_row(field(100, std::string("\x08\x07") + field(2, "v"))), is_damage)
      << "an extra's name";
  EXPECT_THAT(in_row(field(100, field(1, "mood") + std::string("\x10\x07"))), is_damage)
      << "an extra's value";
  EXPECT_THAT(in_row(std::string("\xe0\x03\x07")), HasNoDiagnostic()) << "60: of a newer schema";
  const auto in_place = [](const std::string& more) { return read(framed(more + link("a", "b"))); };
  EXPECT_THAT(in_place(std::string("\x20\x07")),
              HasDiagnostic("E-place-content", "p.place", "relationships: a number", "again"));
  EXPECT_THAT(in_place(std::string("\x08\x07")),
              HasDiagnostic("E-place-content", "p.place", "name of its writer", "again"));
  const auto bad_list =
      HasDiagnostic("E-place-content", "p.place", "list of columns is damaged", "again");
  EXPECT_THAT(in_place(std::string("\x10\x07")), bad_list);
  EXPECT_THAT(in_place(field(2, field(1, "relationships") + std::string("\x10\x07"))), bad_list)
      << "a column's name";
}

std::string large_field(int number, const std::string& content) {
  std::string out(1, static_cast<char>(static_cast<unsigned>(number) << 3U | 2U));
  std::size_t length = content.size();
  for (; length > 0x7F; length >>= 7U) out += static_cast<char>((length & 0x7FU) | 0x80U);
  return out + static_cast<char>(length) + content;
}

TEST(PlaceFile, ALongListIsKeptOnceNotOnceAPart) {
  std::string row = field(1, "a") + field(2, "b");
  std::string list;
  for (int i = 0; i < 3000; ++i) {
    row += field(13, "o" + std::to_string(i));
    list += (i > 0 ? ";o" : "o") + std::to_string(i);
  }
  const ReadResult result = read(framed(large_field(4, row) + link("b", "c")));
  ASSERT_THAT(result, HasNoDiagnostic());
  const Place& place = *result.place;
  EXPECT_EQ(place.text(place.relationships().text(RelationshipColumn::outcomes, 0)), list);
  EXPECT_EQ(place.text(place.relationships().text(RelationshipColumn::outcomes, 1)), "");
  EXPECT_LT(place.num_texts(), 20U) << "each beginning of the list took a place of its own";
}

std::string extra(const std::string& name) {
  return field(100, field(1, name) + field(2, "value"));
}

TEST(PlaceFile, ExtrasThatASpreadsheetWouldReadAsColumnsAreRefused) {
  for (const std::string name : {"Weight", "strength", "Reported By", "type", " "}) {
    EXPECT_THAT(
        read(framed(link("a", "b", extra(name)))),
        HasDiagnostic("E-extra-name", "p.place: relationships", "extra column", "another name"))
        << name;
  }
  EXPECT_THAT(read(framed(link("a", "b", extra("linkedin")))), HasNoDiagnostic());
  // Beside the column itself a synonym is an extra, as in a spreadsheet; but one of them only.
  EXPECT_THAT(read(framed(link("a", "b", extra("source")))), HasNoDiagnostic());
  EXPECT_THAT(
      read(framed(link("a", "b", extra("source") + extra("SOURCE")))),
      HasDiagnostic("E-extra-name", "p.place: relationships", "named like", "another name"));
  // Where there is no direction, a spreadsheet's "type" could be that.
  EXPECT_THAT(read(framed(link("a", "b", field(3, "x") + extra("type")))),
              HasDiagnostic("E-extra-name", "p.place: relationships", "direction", "another name"));
}

}  // namespace
}  // namespace interstice
