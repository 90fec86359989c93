// The headers that other programs write: what is read as what, and what is left alone.
#include "io/headers.hpp"

#include <gmock/gmock.h>

#include <ctime>
#include <optional>
#include <string>

#include "tests/io/reading.hpp"

namespace interstice {
namespace {

std::optional<std::string> read_as(TableKind table, std::string_view header) {
  const auto column = column_of_header(table_spec(table), header);
  if (!column) return std::nullopt;
  return std::string(table_spec(table).columns[*column].name);
}

struct Header {
  const char* header;
  const char* column;
};

TEST(ExportHeaders, OfLinks) {
  for (const auto& [header, column] : {Header{"Source", "from"},
                                       {"Target", "to"},
                                       {"Weight", "strength"},  // Gephi
                                       {"From", "from"},
                                       {"To", "to"},
                                       {"Strength", "strength"},  // Kumu, igraph
                                       {"Vertex 1", "from"},
                                       {"Vertex 2", "to"},
                                       {"Edge Weight", "strength"},  // NodeXL
                                       {"Source Node", "from"},
                                       {"Target Node", "to"},
                                       {"Interaction", "kind"},  // Cytoscape
                                       {"shared interaction", "kind"},
                                       {"interaction type", "kind"},
                                       {"fromNode", "from"},
                                       {"toNode", "to"},
                                       {"Ego", "from"},
                                       {"Alter", "to"},
                                       {"Tie strength", "strength"},  // UCINET
                                       {"tie value", "strength"},
                                       {"sender", "from"},
                                       {"receiver", "to"},
                                       {"Relationship Type", "kind"},
                                       {"Link type", "kind"},
                                       {"Type of link", "kind"},
                                       {"edge_type", "kind"},
                                       {"link strength", "strength"},
                                       {"Comments", "notes"}}) {
    EXPECT_EQ(read_as(TableKind::relationships, header), column) << header;
  }
}

TEST(ExportHeaders, OfBodies) {
  for (const auto& [header, column] : {Header{"Id", "id"},
                                       {"Label", "name"},
                                       {"Type", "kind"},  // Gephi, Kumu
                                       {"Vertex", "id"},
                                       {"shared name", "id"},
                                       {"name", "name"},  // NodeXL, Cytoscape
                                       {"Stakeholder ID", "id"},
                                       {"Node label", "name"},
                                       {"Node type", "kind"},
                                       {"Actor ID", "id"},
                                       {"Display Name", "name"}}) {
    EXPECT_EQ(read_as(TableKind::stakeholders, header), column) << header;
  }
}

// Each could mean two things: it is kept as an extra attribute, and nothing is made of it.
TEST(ExportHeaders, WordsThatCouldMeanTwoThingsAreLeftAlone) {
  for (const char* const header :
       {"Label", "Id", "SUID", "shared name", "name", "value", "width", "head", "tail", "partner",
        "group", "tags", "Reciprocated?", "Respondent ID", "Timestamp", "Email", "closeness"}) {
    EXPECT_EQ(read_as(TableKind::relationships, header), std::nullopt) << header;
  }
  for (const char* const header :
       {"group", "cluster", "category", "department", "modularity_class", "SUID", "value", "tags",
        "organisation name", "organisation type", "Primary Organization", "Respondent ID",
        "Timestamp", "Start time", "Email", "Job Title", "first name", "weight"}) {
    EXPECT_EQ(read_as(TableKind::stakeholders, header), std::nullopt) << header;
  }
}

TEST(ExportHeaders, CytoscapeWritesTheKindTwice) {
  for (const std::string& headers : {std::string("source,shared interaction,interaction,target"),
                                     std::string("source,interaction,shared interaction,target")}) {
    const ReadResult result = read_edges(headers + "\na,advice,advice,b\n");
    ASSERT_TRUE(result.place);
    EXPECT_EQ(result.place->text(result.place->relationships().text(RelationshipColumn::kind, 0)),
              "advice");
    EXPECT_EQ(result.num_warnings(), 0U) << testing::PrintToString(described(result));
  }
  EXPECT_THAT(read_edges("source,interaction,target\na,weekly,b\n"),
              HasDiagnostic("N-interaction-is-kind", "e.csv:1:8", "\"interaction\"", "Rename it"));
  EXPECT_THAT(read_edges("from,to,kind,interaction\na,b,x,weekly\n"),
              HasDiagnostic("W-second-header", "e.csv:1:14", "\"interaction\"", "extra attribute"));
}

TEST(ExportHeaders, ColumnsReadUnderAnotherNameAreSaid) {
  EXPECT_THAT(read_edges("Source,to,Weight\na,b,2\n"),
              HasDiagnostic("N-column-read-as", "e.csv:1:1",
                            "\"Source\" as \"from\", \"Weight\" as \"strength\"", "Rename"));
  // What no analysis reads is named as that, with the column it is kept as.
  EXPECT_THAT(read_edges("Source,to,Comments\na,b,x\n"),
              HasDiagnostic("N-column-read-as", "e.csv:1:1", "name: \"Source\" as \"from\"", ""));
  EXPECT_THAT(read_edges("Source,to,Comments\na,b,x\n"),
              HasDiagnostic("N-unread-column", "e.csv:1", "\"Comments\" (notes)", ""));
  for (const Diagnostic& said : read_edges("Comments,From,To\nx,a,b\n").diagnostics)
    EXPECT_NE(said.code, "N-column-read-as");
  for (const Diagnostic& said : read_edges("FROM,To,kind\na,b,x\n").diagnostics)
    EXPECT_NE(said.code, "N-column-read-as");
}

TEST(ExportHeaders, FilesOfNodeAndEdgeListsAreTables) {
  const ReadResult result =
      read_files({{"Node list.csv", "id\na\nb\n"}, {"edge_list.csv", "from,to\na,b\n"}});
  EXPECT_THAT(result, HasNoDiagnostic());
}

TEST(Headers, EachOfALongLineHasItsOwnPlace) {
  const ReadResult result =
      read_edges("from,to,\"a\nb\",caf\u00e9,x,\"a\nb\",caf\u00e9,x\na,b,1,2,3,4,5,6\n");
  EXPECT_THAT(result, HasDiagnostic("E-duplicate-header", "e.csv:2:11", "both named \"a", ""));
  EXPECT_THAT(result, HasDiagnostic("E-duplicate-header", "e.csv:3:4", "both named \"caf", ""));
  EXPECT_THAT(result, HasDiagnostic("E-duplicate-header", "e.csv:3:9", "both named \"x\"", ""));
}

TEST(Headers, AHundredThousandOfOneNameDoNotTakeTheirSquare) {
  std::string text = "from,to";
  for (int i = 0; i < 100000; ++i) text += ",c";
  text += "\na,b\n";
  const std::clock_t begin = std::clock();
  const ReadResult result = read_edge_list({"e.csv", text}, "e", {.most_of_a_kind = std::nullopt});
  const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  EXPECT_THAT(result, HasDiagnostic("E-duplicate-header", "e.csv:1:200007", "100002", "Rename"));
  EXPECT_LT(seconds, 5.0);
}

TEST(Headers, CellsOfALongRowHaveTheirOwnPlacesAndDoNotTakeItsSquareEither) {
  std::string header = "from,to";
  std::string row = "a,\"b\n\"";
  for (int i = 0; i < 50000; ++i) {
    header += ",c" + std::to_string(i);
    row += ",\xe2\x80\x8b";  // three bytes that nobody sees
  }
  const std::string text = header + "\n" + row + "\n";
  const std::clock_t begin = std::clock();
  const ReadResult result = read_edge_list({"e.csv", text}, "e", {.most_of_a_kind = std::nullopt});
  const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  EXPECT_THAT(result, HasDiagnostic("W-blank-text", "e.csv:3:3", "\"c0\"", ""));
  EXPECT_THAT(result, HasDiagnostic("W-blank-text", "e.csv:3:100001", "\"c49999\"", ""));
  EXPECT_LT(seconds, 4.0);
}

}  // namespace
}  // namespace interstice
