#include "tests/support/oracles.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "tests/support/places.hpp"

namespace interstice {
namespace {

View view_of(const std::string& name) {
  for (const View view :
       {View::directed, View::either, View::both, View::two_mode, View::shared_boards}) {
    if (to_string(view) == name) return view;
  }
  throw std::runtime_error("no such view: " + name);
}

void expect_equal(double value, double recorded, double tolerance, const std::string& what) {
  if (std::isnan(recorded)) {
    EXPECT_TRUE(std::isnan(value)) << what << " is " << value << ", recorded as undefined";
  } else {
    EXPECT_NEAR(value, recorded, tolerance * std::max(1.0, std::abs(recorded))) << what;
  }
}

}  // namespace

std::vector<OracleView> oracle_views(const std::string& network) {
  std::vector<OracleView> views;
  for (const auto& row : read_csv(data_file("oracles/" + network + ".csv")).rows) {
    if (views.empty() || views.back().title != row[0]) {
      const std::size_t bar = row[0].rfind('|');
      views.push_back({.title = row[0],
                       .layer = row[0].substr(0, bar),
                       .view = view_of(row[0].substr(bar + 1)),
                       .measures = {}});
    }
    const double value =
        row[3].empty() ? std::numeric_limits<double>::quiet_NaN() : std::stod(row[3]);
    views.back().measures[row[1]].push_back({row[2], value});
  }
  return views;
}

Projection project_as(const Place& place, const OracleView& view) {
  ProjectionOptions options{.view = view.view};
  if (!view.layer.empty()) options.layers = {view.layer};
  return project(place, options);
}

std::size_t expect_scores(const OracleView& view, const Projection& projection,
                          const std::string& measure, const std::vector<double>& scores,
                          double tolerance) {
  const auto found = view.measures.find(measure);
  if (found == view.measures.end()) return 0;
  EXPECT_EQ(found->second.size(), projection.ids.size()) << view.title << ' ' << measure;
  EXPECT_EQ(scores.size(), projection.ids.size()) << view.title << ' ' << measure;
  for (const auto& [id, value] : found->second) {
    const auto at = std::ranges::lower_bound(projection.ids, std::string_view(id));
    if (at == projection.ids.end() || *at != id) {
      ADD_FAILURE() << view.title << ": no vertex " << id;
      continue;
    }
    expect_equal(scores[static_cast<std::size_t>(at - projection.ids.begin())], value, tolerance,
                 view.title + ' ' + measure + ' ' + id);
  }
  return found->second.size();
}

std::size_t expect_number(const OracleView& view, const std::string& measure, double value,
                          double tolerance) {
  const auto found = view.measures.find(measure);
  if (found == view.measures.end()) return 0;
  expect_equal(value, found->second.at(0).value, tolerance, view.title + ' ' + measure);
  return 1;
}

std::vector<PublishedValue> published_values() {
  std::vector<PublishedValue> values;
  for (const auto& row : read_csv(data_file("oracles/published_values.csv")).rows) {
    values.push_back({.dataset = row[0],
                      .relation = row[1],
                      .measure = row[2],
                      .id = row[3],
                      .printed = std::stod(row[4]),
                      .tolerance = std::stod(row[5])});
  }
  return values;
}

}  // namespace interstice
