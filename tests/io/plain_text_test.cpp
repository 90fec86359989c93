#include "io/plain_text.hpp"

#include <gmock/gmock.h>

#include <optional>
#include <random>
#include <string>

namespace interstice {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

struct Outcome {
  std::string text;
  std::vector<Diagnostic> diagnostics;
};

Outcome read(const std::string& bytes) {
  DiagnosticList list;
  Outcome outcome{.text = std::string(plain_text(bytes, "f.csv", list).text), .diagnostics = {}};
  ReadResult result;
  list.move_to(result);
  outcome.diagnostics = result.diagnostics;
  return outcome;
}

void expect_fault(const std::string& bytes, const std::string& code, const std::string& where,
                  const std::string& found) {
  Outcome outcome = read(bytes);
  std::erase_if(outcome.diagnostics, [](const Diagnostic& d) { return d.code == "N-encoding"; });
  ASSERT_EQ(outcome.diagnostics.size(), 1U) << testing::PrintToString(bytes);
  EXPECT_EQ(outcome.diagnostics[0].code, code);
  EXPECT_EQ(outcome.diagnostics[0].severity, Severity::error);
  EXPECT_EQ(to_string(outcome.diagnostics[0].where), where);
  EXPECT_THAT(outcome.diagnostics[0].found, HasSubstr(found));
  EXPECT_THAT(outcome.diagnostics[0].todo, Not(IsEmpty()));
  // A byte that is not UTF-8 may be Windows-1252: the text is given as that, to find what else is wrong.
  if (outcome.diagnostics[0].found.find("is not UTF-8") == std::string::npos) {
    EXPECT_THAT(outcome.text, IsEmpty());
  }
}

TEST(PlainText, KeepsTextAndDropsTheMark) {
  EXPECT_EQ(read("from,to\r\n\tZo\xc3\xab,\xf0\x9f\x99\x82\n").text,
            "from,to\r\n\tZo\xc3\xab,\xf0\x9f\x99\x82\n");
  EXPECT_EQ(read("\xef\xbb\xbf"
                 "from,to\n")
                .text,
            "from,to\n");
}

TEST(PlainText, ByteThatIsNotUtf8IsNamedWithLineAndColumn) {
  expect_fault("from,to\nA,caf\xe9\n", "E-encoding", "f.csv:2:6", "byte 0xE9 is not UTF-8");
  expect_fault(
      "\xef\xbb\xbf"
      "a\n\xc3\n",
      "E-encoding", "f.csv:2:1", "byte 0xC3");
  expect_fault("a\rb\r\nc\xff", "E-encoding", "f.csv:3:2", "byte 0xFF");
  expect_fault(std::string(1000, 'x') + "\n\xf4\x90\x80\x80", "E-encoding", "f.csv:2:1",
               "byte 0xF4");
}

TEST(PlainText, BytesThatAreNotUtf8AreGivenAsWindowsText) {
  EXPECT_EQ(windows_as_utf8("\xa3 caf\xe9 \x80 \x9f \x81 Zo\xc3\xab"),
            "\xc2\xa3 caf\xc3\xa9 \xe2\x82\xac \xc5\xb8 \xef\xbf\xbd Zo\xc3\xab");
  EXPECT_EQ(read("a,\xa3\n").text, "a,\xc2\xa3\n");
  EXPECT_THAT(read(std::string("\xff\xd8\xff\xe0\x00\x10", 6)).text, IsEmpty());
}

TEST(PlainText, Utf16WithoutItsMarkIsNamed) {
  using namespace std::string_literals;
  expect_fault("f\0r\0o\0"s, "E-encoding", "f.csv:1:1", "UTF-16");
  expect_fault("\0f\0r\0o"s, "E-encoding", "f.csv:1:1", "UTF-16");
  expect_fault("\xff\xfe\0\0f\0\0\0"s, "E-encoding", "f.csv:1:1", "UTF-32");
}

TEST(PlainText, Utf16IsConvertedAndSaidToBe) {
  using namespace std::string_literals;
  for (const std::string& bytes :
       {"\xff\xfe\xeb\0=\xd8\x42\xde\n\0"s, "\xfe\xff\0\xeb\xd8=\xde\x42\0\n"s}) {
    const Outcome outcome = read(bytes);
    EXPECT_EQ(outcome.text, "\xc3\xab\xf0\x9f\x99\x82\n");
    ASSERT_EQ(outcome.diagnostics.size(), 1U);
    EXPECT_EQ(outcome.diagnostics[0].code, "N-encoding");
    EXPECT_EQ(outcome.diagnostics[0].severity, Severity::note);
  }
}

TEST(PlainText, Utf16ThatIsCutOrHalfAPairIsNamedByByteAndLine) {
  using namespace std::string_literals;
  expect_fault(
      "\xff\xfe"
      "a\0\n\0b\0c"s,
      "E-encoding", "f.csv:2:2", "half a character (byte 9)");
  expect_fault(
      "\xff\xfe"
      "a\0\n\0=\xd8"
      "b\0"s,
      "E-encoding", "f.csv:2:1", "byte 7 begins half");
  expect_fault("\xfe\xff\0a\xde\x42\0b"s, "E-encoding", "f.csv:1:2", "byte 5 begins half");
  expect_fault(
      "\xff\xfe"
      "a\0=\xd8"s,
      "E-encoding", "f.csv:1:2", "byte 5 begins half");
  expect_fault("\xff\xfe"s, "E-empty", "f.csv", "the file is empty");
  expect_fault(
      "\xff\xfe"
      "a\0\0\0"s,
      "E-binary", "f.csv:1:2", "control byte 0x00");
}

TEST(PlainText, ControlBytesAreBinary) {
  using namespace std::string_literals;
  expect_fault("from,to\nA,B\0\n"s, "E-binary", "f.csv:2:4", "control byte 0x00");
  expect_fault("a\x1b[31m", "E-binary", "f.csv:1:2", "control byte 0x1B");
  expect_fault("a\x7f", "E-binary", "f.csv:1:2", "control byte 0x7F");
}

TEST(PlainText, KnownFormatsAreNamed) {
  expect_fault("PK\x03\x04rest", "E-binary", "f.csv:1:1", "a workbook (.xlsx, .ods) or a zip file");
  expect_fault("\xd0\xcf\x11\xe0rest", "E-binary", "f.csv:1:1", "an old Excel workbook");
  expect_fault("%PDF-1.7", "E-binary", "f.csv:1:1", "a PDF");
}

TEST(PlainText, NothingButBlanksIsEmpty) {
  for (const std::string bytes : {"", "\xef\xbb\xbf", "\n\r\n \t\n"}) {
    expect_fault(bytes, "E-empty", "f.csv", "the file is empty");
  }
}

// Decodes one character by arithmetic and asks whether it is allowed and in its shortest form.
std::size_t reference_length(std::string_view text) {
  const auto byte = [&](std::size_t i) {
    return static_cast<unsigned>(static_cast<unsigned char>(text[i]));
  };
  const unsigned lead = byte(0);
  if (lead < 0x80)
    return (lead < 0x20 && lead != 9 && lead != 10 && lead != 13) || lead == 0x7f ? 0 : 1;
  const std::size_t length = lead >> 5U == 6 ? 2 : lead >> 4U == 14 ? 3 : lead >> 3U == 30 ? 4 : 0;
  if (length == 0 || text.size() < length) return 0;
  unsigned value = lead & (0x7fU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if (byte(i) >> 6U != 2) return 0;
    value = value << 6U | (byte(i) & 63U);
  }
  const unsigned least = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000;
  return value < least || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff) ? 0 : length;
}

TEST(PlainText, AgreesWithDecodingOnRandomBytes) {
  std::mt19937_64 random(7);
  std::size_t good = 0;
  for (int round = 0; round < 60000; ++round) {
    std::string text(1 + random() % 100, 'a');
    text[0] = 'b';
    for (std::size_t i = 0; i < random() % 5; ++i) {
      const std::size_t at = 1 + random() % 100;
      const std::string piece = {
          static_cast<char>(0xc0 + random() % 64), static_cast<char>(0x80 + random() % 64),
          static_cast<char>(0x80 + random() % 64), static_cast<char>(random() % 256)};
      if (at < text.size()) text.replace(at, piece.size(), piece.substr(0, 1 + random() % 4));
    }
    std::optional<std::size_t> bad;
    for (std::size_t at = 0; at < text.size() && !bad;) {
      const std::size_t length = reference_length(std::string_view(text).substr(at));
      if (length == 0) bad = at;
      at += length;
    }
    const Outcome outcome = read(text);
    ASSERT_EQ(outcome.diagnostics.empty(), !bad) << testing::PrintToString(text);
    good += bad ? 0 : 1;
    if (!bad) continue;
    const auto last_line_end = text.find_last_of("\r\n", *bad - 1);
    const std::size_t begin =
        last_line_end == std::string::npos || *bad == 0 ? 0 : last_line_end + 1;
    std::size_t column = 1;  // in characters
    for (std::size_t at = begin; at < *bad; ++column)
      at += reference_length(std::string_view(text).substr(at));
    ASSERT_EQ(outcome.diagnostics[0].where.column, column) << testing::PrintToString(text);
  }
  EXPECT_GT(good, 10000U);
  EXPECT_LT(good, 50000U);
}

}  // namespace
}  // namespace interstice
