#include "io/circles.hpp"

#include <gmock/gmock.h>

#include <string>

#include "tests/io/reading.hpp"

namespace interstice {
namespace {

TEST(Circles, EachIsNamedOnceAtItsFirstRow) {
  const ReadResult result = read_files(
      {{"nodes.csv", "id,organisation\nz,c\nb,a\nc,b\na,c\nself,self\nfree,\nx,y\ny,x\nq,self\n"},
       {"edges.csv", "from,to\na,b\n"}});
  EXPECT_THAT(result, HasDiagnostic("E-circle", "p/nodes.csv:3:3",
                                    "column \"organisation\" goes round in a circle: from \"b\" to "
                                    "\"a\" to \"c\" and back to \"b\"",
                                    "Leave the cell blank"));
  EXPECT_THAT(result, HasDiagnostic("E-circle", "p/nodes.csv:8:3",
                                    "from \"x\" to \"y\" and back to \"x\"", ""));
  EXPECT_EQ(result.num_errors(), 2U) << "z only leads into one, and self belongs to nobody else";
}

TEST(Circles, OutcomesAndAreasToo) {
  const ReadResult result = read_files({{"edges.csv", "from,to\na,b\n"},
                                        {"outcomes.csv", "id,parent\no,p\np,o\n"},
                                        {"areas.csv", "code,parent\nE1,E2\nE2,E1\n"}});
  EXPECT_THAT(result, HasDiagnostic("E-circle", "p/outcomes.csv:2:3", "\"parent\"", ""));
  EXPECT_THAT(result, HasDiagnostic("E-circle", "p/areas.csv:2:4", "\"E1\" to \"E2\"", ""));
}

TEST(Circles, ALongOneIsCutShort) {
  std::string nodes = "id,organisation\n";
  for (int i = 0; i < 50000; ++i)
    nodes += "n" + std::to_string(i) + ",n" + std::to_string((i + 1) % 50000) + "\n";
  EXPECT_THAT(
      read_files({{"nodes.csv", nodes}, {"edges.csv", "from,to\nn1,n2\n"}}),
      HasDiagnostic("E-circle", "p/nodes.csv:2:4", "\"n5\" to 49994 more and back to \"n0\"", ""));
}

}  // namespace
}  // namespace interstice
