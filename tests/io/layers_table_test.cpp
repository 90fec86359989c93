#include "io/layers_table.hpp"

#include <gmock/gmock.h>

#include <string>

#include "tests/io/reading.hpp"

namespace interstice {
namespace {

ReadResult read_layers(const std::string& layers, const std::string& edges) {
  return read_files({{"layers.csv", layers}, {"edges.csv", edges}});
}

TEST(LayersTable, AKindThatNoLinkHas) {
  const ReadResult result =
      read_layers("kind,role\nadvice,working\nring,working\n", "from,to,kind\na,b,advice\n");
  EXPECT_THAT(result,
              HasDiagnostic("W-unused-layer", "p/layers.csv:3:1", "no link is of the kind \"ring\"",
                            "if it was asked and nobody named one"));
  EXPECT_EQ(result.num_warnings(), 1U);
}

TEST(LayersTable, HoweverItIsWritten) {
  EXPECT_THAT(read_layers("kind\nworks with\n", "from,to\na,b\n"), HasNoDiagnostic());
  EXPECT_THAT(read_layers("kind\nworks with\n", "from,to,kind\na,b,\n"), HasNoDiagnostic());
  EXPECT_EQ(read_layers("kind\nWOULD-ring\n", "from,to,kind\na,b,would ring\n").diagnostics[0].code,
            "W-near-same-value")
      << "two ways to write it are another warning, and the only one";
}

TEST(KindsOfLinks, InOrderOfFirstUse) {
  PlaceTables tables;
  TableData& links = tables[TableKind::relationships];
  links.num_rows = 4;
  EXPECT_THAT(kinds_of_links(tables), testing::ElementsAre("works with"));
  links.columns[static_cast<std::size_t>(RelationshipColumn::kind)].texts = {
      tables.pool.intern("money"), Text::none, tables.pool.intern("advice"),
      tables.pool.intern("money")};
  EXPECT_THAT(kinds_of_links(tables), testing::ElementsAre("money", "works with", "advice"));
  EXPECT_THAT(kinds_of_links(PlaceTables{}), testing::IsEmpty());
}

}  // namespace
}  // namespace interstice
