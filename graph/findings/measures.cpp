#include "graph/findings/measures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <set>

#include "graph/findings/measure_list.hpp"
#include "graph/kernels/shortest_paths.hpp"
#include "graph/model/error.hpp"
#include "graph/model/nearest.hpp"

namespace interstice {
namespace {

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

std::string unknown_measure(const std::string& name, MeasureOf of) {
  for (const Measure& m : all_measures()) {
    if (m.name != name) continue;
    return m.of == MeasureOf::tie ? fmt::format("{} is of ties; ask with --edges", name)
           : m.of == MeasureOf::network
               ? fmt::format("{} is of the whole network; ask with --graph", name)
               : fmt::format("{} is of stakeholders; ask without --edges or --graph", name);
  }
  return fmt::format("there is no measure \"{}\" here{}", printable(name),
                     suggestion(name, measure_names(of)));
}

// Computes one column; returns why it is left out, or nothing.
std::optional<std::string> add_column(const Measure& measure, MeasureInputs& inputs, bool of_all,
                                      MeasureTable& table) {
  try {
    const std::string_view why = measure.why_not ? measure.why_not(inputs) : std::string_view{};
    if (!why.empty()) return std::string(why);
    table.columns.push_back({std::string(measure.name), measure.compute(inputs)});
  } catch (const Error& error) {
    // Of all measures, those that take too much for a network of this size are left out.
    if (!of_all || error.code() != ErrorCode::resource_exhausted) throw;
    return error.what();
  }
  if (measure.of == MeasureOf::network && std::isnan(table.columns.back().values[0])) {
    table.columns.pop_back();
    return "it has nothing to be counted over in this network";
  }
  check_finite(inputs.projection, measure.of, table.columns.back());
  const std::string note = measure.note ? measure.note(inputs) : std::string{};
  if (!note.empty()) table.notes.push_back(fmt::format("{}: {}", measure.name, note));
  return std::nullopt;
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
      throw Error(ErrorCode::not_found, fmt::format("measure: {}", unknown_measure(name, of)));
    }
  }
  const std::set<std::string> wanted(options.names.begin(), options.names.end());
  const bool of_all = wanted.empty();
  MeasureTable table;
  check_lengths(projection, options.length);
  MeasureInputs inputs(projection, options, execution);
  for (const Measure& m : all_measures()) {
    const std::string name(m.name);
    if (m.of != of || (!of_all && !wanted.contains(name))) continue;
    const std::optional<std::string> why = add_column(m, inputs, of_all, table);
    if (!why) continue;
    if (!of_all) {
      throw Error(ErrorCode::invalid_argument,
                  fmt::format("measure: {} is not defined here: {}", name, *why));
    }
    table.left_out.push_back(fmt::format("{}: {}", name, *why));
    // Whole-network numbers are rows: one that is not defined stands there empty.
    if (of == MeasureOf::network)
      table.columns.push_back({name, {std::numeric_limits<double>::quiet_NaN()}});
  }
  return table;
}

}  // namespace interstice
