#include "graph/findings/measures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <optional>
#include <set>
#include <string_view>

#include "graph/centrality/betweenness.hpp"
#include "graph/centrality/degree.hpp"
#include "graph/centrality/strength.hpp"
#include "graph/cohesion/components.hpp"
#include "graph/cohesion/cut_points.hpp"
#include "graph/cohesion/ei_index.hpp"
#include "graph/cohesion/fragmentation.hpp"
#include "graph/findings/manifest.hpp"
#include "graph/kernels/shortest_paths.hpp"
#include "graph/model/error.hpp"
#include "graph/model/nearest.hpp"

namespace interstice {
namespace {

// What several measures share, worked out once when the first asks for it.
class Shared {
 public:
  Shared(const Projection& network_read, const MeasureOptions& asked, const Execution& how)
      : projection(network_read), options(asked), execution(how) {}
  const Projection& projection;
  const MeasureOptions& options;
  const Execution& execution;

  const CutPoints& cut() {
    return once(cut_, [&] { return cut_points(projection.network); });
  }
  const Components& pieces() {
    return once(pieces_, [&] { return components(projection.network); });
  }
  const Fragmentation& apart() {
    return once(apart_, [&] { return fragmentation(projection.network, execution); });
  }
  const EiIndex& ei() {
    return once(ei_, [&] {
      return ei_index(projection.network, projection.system_of,
                      {.permutations = options.permutations, .seed = options.seed}, execution);
    });
  }
  double density_value() const { return reading_density(projection).value; }

 private:
  template <class T, class Make>
  const T& once(std::optional<T>& slot, Make make) {
    if (!slot) slot = make();
    return *slot;
  }
  std::optional<CutPoints> cut_;
  std::optional<Components> pieces_;
  std::optional<Fragmentation> apart_;
  std::optional<EiIndex> ei_;
};

struct Measure {
  std::string_view name;
  MeasureOf of;
  std::function<std::vector<double>(Shared&)> compute;
  std::function<std::string_view(const Projection&)> undefined = [](const Projection&) {
    return std::string_view{};
  };
};

std::string_view needs_direction(const Projection& projection) {
  return projection.network.directed() ? std::string_view{} : "the view has no direction";
}
std::string_view needs_systems(const Projection& projection) {
  return projection.systems.empty() ? "no column says which system each belongs to"
                                    : std::string_view{};
}
template <class T>
std::vector<double> as_doubles(const std::vector<T>& values, double add = 0.0) {
  std::vector<double> out;
  out.reserve(values.size());
  for (const T value : values) out.push_back(static_cast<double>(value) + add);
  return out;
}
std::vector<double> one(double value) { return {value}; }

// The canonical order: the columns of every output stand in it.
const std::vector<Measure>& all_measures() {
  static const std::vector<Measure> kMeasures = {
      {"degree", MeasureOf::vertex, [](Shared& s) { return degree(s.projection.network); }},
      {"in_degree", MeasureOf::vertex,
       [](Shared& s) { return degree(s.projection.network, ArcSide::in); }, needs_direction},
      {"out_degree", MeasureOf::vertex,
       [](Shared& s) { return degree(s.projection.network, ArcSide::out); }, needs_direction},
      {"strength", MeasureOf::vertex, [](Shared& s) { return strength(s.projection.network); }},
      {"in_strength", MeasureOf::vertex,
       [](Shared& s) { return strength(s.projection.network, ArcSide::in); }, needs_direction},
      {"out_strength", MeasureOf::vertex,
       [](Shared& s) { return strength(s.projection.network, ArcSide::out); }, needs_direction},
      {"betweenness", MeasureOf::vertex,
       [](Shared& s) {
         return betweenness(s.projection.network,
                            {.length = s.options.length, .scale = s.options.scale}, s.execution);
       }},
      {"cut_point", MeasureOf::vertex, [](Shared& s) { return as_doubles(s.cut().is_cut_point); }},
      {"component", MeasureOf::vertex, [](Shared& s) { return as_doubles(s.pieces().of, 1.0); }},
      {"bridge", MeasureOf::tie, [](Shared& s) { return as_doubles(s.cut().is_bridge); }},
      {"density", MeasureOf::network, [](Shared& s) { return one(s.density_value()); }},
      {"fragmentation", MeasureOf::network, [](Shared& s) { return one(s.apart().reach); }},
      {"distance_weighted_fragmentation", MeasureOf::network,
       [](Shared& s) { return one(s.apart().distance); }},
      {"ei_index", MeasureOf::network, [](Shared& s) { return one(s.ei().value); }, needs_systems},
      {"ei_expected", MeasureOf::network, [](Shared& s) { return one(s.ei().expected); },
       needs_systems},
      {"ei_p", MeasureOf::network, [](Shared& s) { return one(s.ei().p); }, needs_systems},
      {"num_components", MeasureOf::network,
       [](Shared& s) { return one(static_cast<double>(s.pieces().size.size())); }},
      {"bridges", MeasureOf::network,
       [](Shared& s) {
         return one(static_cast<double>(std::ranges::count(s.cut().is_bridge, 1)));
       }},
  };
  return kMeasures;
}

// Faults of strengths are told by ids here, where they are known.
void check_lengths(const Projection& projection, Length length) {
  const Network& network = projection.network;
  if (const auto fault = length_fault(network, length)) {
    throw Error(ErrorCode::invalid_argument, describe(network, *fault, [&](TieId id) {
                  const Tie& tie = network.tie(id);
                  return fmt::format("the tie from \"{}\" to \"{}\"",
                                     printable(projection.ids[index(tie.from)]),
                                     printable(projection.ids[index(tie.to)]));
                }));
  }
}

void check_finite(const Projection& projection, MeasureOf of, const MeasureColumn& column) {
  const auto at = std::ranges::find_if(column.values, [](double x) { return std::isinf(x); });
  if (at == column.values.end()) return;
  const auto where = static_cast<std::size_t>(at - column.values.begin());
  throw Error(ErrorCode::invalid_argument,
              fmt::format("measure: {}{} is beyond the largest number (about 1.8e308); write the "
                          "strengths in a smaller unit",
                          column.name,
                          of == MeasureOf::vertex
                              ? fmt::format(" of \"{}\"", printable(projection.ids[where]))
                              : std::string{}));
}

}  // namespace

std::vector<std::string> measure_names(MeasureOf of) {
  std::vector<std::string> names;
  for (const Measure& m : all_measures()) {
    if (m.of == of) names.emplace_back(m.name);
  }
  return names;
}

MeasureTable measure(const Projection& projection, MeasureOf of, const MeasureOptions& options,
                     const Execution& execution) {
  const std::vector<std::string> known = measure_names(of);
  for (const std::string& name : options.names) {
    if (std::ranges::find(known, name) == known.end()) {
      throw Error(ErrorCode::not_found, fmt::format("measure: there is no measure \"{}\" here{}",
                                                    printable(name), suggestion(name, known)));
    }
  }
  const std::set<std::string> wanted(options.names.begin(), options.names.end());
  MeasureTable table;
  check_lengths(projection, options.length);
  Shared shared(projection, options, execution);
  for (const Measure& m : all_measures()) {
    const std::string name(m.name);
    if (m.of != of || (!wanted.empty() && !wanted.contains(name))) continue;
    const std::string_view why = m.undefined(projection);
    if (why.empty()) {
      table.columns.push_back({name, m.compute(shared)});
      check_finite(projection, of, table.columns.back());
    } else if (wanted.empty()) {
      table.left_out.push_back(fmt::format("{}: {}", name, why));
      // Whole-network numbers are rows: one that is not defined stands there empty.
      if (of == MeasureOf::network)
        table.columns.push_back({name, one(std::numeric_limits<double>::quiet_NaN())});
    } else {
      throw Error(ErrorCode::invalid_argument,
                  fmt::format("measure: {} is not defined here: {}", name, why));
    }
  }
  return table;
}

}  // namespace interstice
