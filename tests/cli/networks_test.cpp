// All 26 networks of tests/data/networks through the program: every command succeeds, every measure equals its oracle.
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>
#include <string>

#include "tests/cli/program.hpp"
#include "tests/support/oracles.hpp"
#include "tests/support/places.hpp"

namespace interstice {
namespace {

class Networks : public testing::TestWithParam<std::string> {
 protected:
  std::string folder = "tests/data/networks/" + GetParam();
};
INSTANTIATE_TEST_SUITE_P(All, Networks, testing::ValuesIn(network_names()),
                         [](const auto& param) { return param.param; });

TEST_P(Networks, EveryCommandSucceeds) {
  const ScratchFolder scratch;
  for (const std::string& command :
       {"check " + folder, "measure " + folder + " --measures all --format csv", "gaps " + folder,
        "gaps " + folder + " --all --format csv", "gaps " + folder + " --format json",
        "influence " + folder, "map " + folder + " -o " + (scratch / "m.svg").string(),
        "report " + folder + " -o " + (scratch / "r.html").string() + " --json " +
            (scratch / "r.json").string()}) {
    const Outcome outcome = run_program(command);
    EXPECT_EQ(outcome.exit, 0) << command << '\n' << outcome.err;
    for (const char* undefined : {",nan", " nan", ",-nan", "NaN"})
      EXPECT_EQ(outcome.out.find(undefined), std::string::npos) << command;
    EXPECT_FALSE(outcome.out.empty()) << command;
  }
  for (const char* name : {"m.svg", "r.html", "r.json"}) {
    EXPECT_GT(std::filesystem::file_size(scratch / name), 1000U) << name;
  }
}

std::string arguments(const OracleView& view) {
  const std::string layer = view.layer.empty() ? "" : " --layer '" + view.layer + "'";
  const std::string name = view.title.substr(view.title.find('|') + 1);
  return layer + " --view " + name;
}

// What the program prints of one view, by measure and id ("" = of the whole network).
std::map<std::string, std::map<std::string, std::string>> printed(const std::string& folder,
                                                                  const OracleView& view) {
  std::map<std::string, std::map<std::string, std::string>> values;
  const auto take = [&](const std::string& command, const std::string& suffix) {
    const Outcome outcome = run_program(command);
    EXPECT_EQ(outcome.exit, 0) << command << '\n' << outcome.err;
    const CsvOutput csv = parse_output(outcome.out);
    for (const auto& row : csv.rows) {
      if (csv.header[0] == "measure") {
        values[row[0]][""] = row[1];
        continue;
      }
      for (std::size_t c = 2; c < row.size(); ++c) values[csv.header[c] + suffix][row[0]] = row[c];
    }
  };
  const std::string base = "measure " + folder + arguments(view) + " --format csv";
  take(base, "");
  take(base + " --graph --permutations 0", "");
  take(base + " --scale normalised --measures betweenness,closeness,harmonic", "_normalised");
  take(base + " --measures betweenness,harmonic --length strength", "_strength");
  take(base + " --measures betweenness,harmonic --length inverse_strength", "_inverse_strength");
  take(base + " --strengths use --measures constraint,effective_size,pagerank", "_weighted");
  if (view.measures.contains("eigenvector_weighted"))
    take(base + " --strengths use --measures eigenvector", "_weighted");
  return values;
}

TEST_P(Networks, MeasuresEqualTheirOracles) {
  // Labels of components are arbitrary; the others are of no command yet, or another program's variant.
  const std::set<std::string> others = {"component",
                                        "num_vertices",
                                        "num_ties",
                                        "num_strong_components",
                                        "vertex_connectivity",
                                        "degree_assortativity",
                                        "system_assortativity",
                                        "system_modularity",
                                        "transitivity_weak",
                                        "lubness_sna",
                                        "krackhardt_efficiency_sna",
                                        "centralisation_degree_total"};
  const std::set<std::string> iterated = {"eigenvector",
                                          "eigenvector_weighted",
                                          "pagerank",
                                          "pagerank_weighted",
                                          "hub",
                                          "authority",
                                          "bonacich_power",
                                          "centralisation_eigenvector"};
  std::size_t compared = 0;
  for (const OracleView& view : oracle_views(GetParam())) {
    if (view.view == View::shared_boards)
      continue;  // not a view of `measure`: graph/ tests compare it
    auto values = printed(folder, view);
    for (const auto& [measure, recorded] : view.measures) {
      if (others.contains(measure) || measure.starts_with("key_player")) continue;
      // One that is defined for nobody is left out.
      const bool left_out = !values.contains(measure) && !recorded.empty() &&
                            !recorded[0].id.empty() && std::isnan(recorded[0].value);
      const double tolerance = iterated.contains(measure) ? 1e-6 : 1e-9;
      for (const OracleValue& value : recorded) {
        if (left_out) {
          EXPECT_TRUE(std::isnan(value.value)) << view.title << ' ' << measure;
          continue;
        }
        ASSERT_TRUE(values[measure].contains(value.id))
            << view.title << ' ' << measure << ' ' << value.id;
        const std::string& text = values[measure][value.id];
        if (std::isnan(value.value)) {
          EXPECT_EQ(text, "") << view.title << ' ' << measure;
        } else {
          EXPECT_NEAR(text.empty() ? NAN : std::stod(text), value.value,
                      tolerance * std::max(1.0, std::abs(value.value)))
              << view.title << ' ' << measure << ' ' << value.id;
        }
        ++compared;
      }
    }
  }
  EXPECT_GT(compared, 10U);
}

}  // namespace
}  // namespace interstice
