#include "graph/findings/measures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <regex>
#include <set>

#include "graph/findings/measure_list.hpp"
#include "graph/model/error.hpp"
#include "graph/model/nearest.hpp"

namespace interstice {
namespace {

// Kernels name ties by the numbers of their ends; people know them by their ids.
std::string with_ids(const std::string& message, const Projection& projection) {
  static const std::regex kTie("tie ([0-9]+)-([0-9]+)");
  const auto id = [&](const std::string& number) {
    const std::size_t v = std::stoul(number);
    return v < projection.ids.size() ? printable(projection.ids[v]) : number;
  };
  std::string out;
  std::string::const_iterator from = message.begin();
  for (std::sregex_iterator it(message.begin(), message.end(), kTie), end; it != end; ++it) {
    out.append(from, (*it)[0].first);
    out += fmt::format("the tie from \"{}\" to \"{}\"", id((*it)[1]), id((*it)[2]));
    from = (*it)[0].second;
  }
  return out.append(from, message.end());
}

// Why these values are no result, or nothing.
std::optional<std::string> fault_of(const Projection& projection, MeasureOf of,
                                    const std::vector<double>& values) {
  const auto at = std::ranges::find_if(values, [](double x) { return std::isinf(x); });
  if (at != values.end()) {
    const auto where = static_cast<std::size_t>(at - values.begin());
    return fmt::format(
        "it{} is beyond the largest number (about 1.8e308); write the strengths in a smaller unit",
        of == MeasureOf::vertex ? fmt::format(" (of \"{}\")", printable(projection.ids[where]))
                                : std::string{});
  }
  if (of == MeasureOf::network && std::isnan(values[0]))
    return "it has nothing to be counted over in this network";
  return std::nullopt;
}

std::string unknown_measure(const std::string& name, MeasureOf of) {
  for (const Measure& m : all_measures()) {
    if (m.name != name) continue;
    return m.of == MeasureOf::tie ? fmt::format("{} is of ties; ask with --edges", name)
           : m.of == MeasureOf::network
               ? fmt::format("{} is of the whole network; ask with --graph", name)
               : fmt::format("{} is of stakeholders; ask without --edges or --graph", name);
  }
  if (name == "all") return "all stands alone; name measures, or ask for all";
  return fmt::format("there is no measure \"{}\" here{}", printable(name),
                     suggestion(name, measure_names(of)));
}

// Computes one column; returns why it is left out, or nothing.
std::optional<std::string> add_column(const Measure& measure, MeasureInputs& inputs,
                                      MeasureTable& table) {
  const std::string_view why = measure.why_not ? measure.why_not(inputs) : std::string_view{};
  if (!why.empty()) return std::string(why);
  std::vector<double> values = measure.compute(inputs);
  if (auto fault = fault_of(inputs.projection, measure.of, values)) return fault;
  table.columns.push_back({std::string(measure.name), std::move(values)});
  const std::string note = measure.note ? measure.note(inputs) : std::string{};
  if (!note.empty()) table.notes.push_back(fmt::format("{}: {}", measure.name, note));
  return std::nullopt;
}

// The same, where a fault of the data is a reason too.
std::optional<std::string> why_left_out(const Measure& measure, MeasureInputs& inputs,
                                        MeasureTable& table) {
  try {
    return add_column(measure, inputs, table);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::resource_exhausted &&
        error.code() != ErrorCode::invalid_argument)
      throw;
    return with_ids(error.what(), inputs.projection);
  }
}

// An option that does nothing is a mistake of whoever gave it.
class OptionsCheck {
 public:
  OptionsCheck(const Projection& projection, MeasureOf of, const std::set<std::string>& wanted,
               MeasureTable& table)
      : projection_(projection), of_(of), wanted_(wanted), table_(table) {}

  void length(Length length) {
    if (length == Length::hops) return;
    const std::string readers = read_by("--length", &Measure::reads_length);
    note_merged("--length");
    if (wanted_.empty()) {
      table_.notes.push_back(fmt::format("--length is read by {}; all others count hops", readers));
    }
  }
  void strengths(Strengths strengths) {
    if (strengths == Strengths::ignore) return;
    (void)read_by("--strengths use", &Measure::reads_strengths);
    note_merged("--strengths use");
  }
  void ego(EgoModel ego) {
    if (ego == EgoModel::ego_network) (void)read_by("--ego", &Measure::reads_ego);
  }
  void scale(Scale scale) {
    if (scale == Scale::normalised) (void)read_by("--scale normalised", &Measure::reads_scale);
  }

 private:
  // The names of those that read an option; refused where none of them is asked for.
  std::string read_by(std::string_view option, bool Measure::*reads) {
    std::string readers;
    bool any = false;
    for (const Measure& m : all_measures()) {
      if (!(m.*reads)) continue;
      readers += fmt::format("{}{}", readers.empty() ? "" : ", ", m.name);
      any = any || (m.of == of_ && (wanted_.empty() || wanted_.contains(std::string(m.name))));
    }
    if (any) return readers;
    throw Error(ErrorCode::invalid_argument,
                fmt::format("measure: {} is read by {} alone; leave it out, or ask for one of them",
                            option, readers));
  }

  void note_merged(std::string_view option) const {
    if (projection_.layers.size() < 2) return;
    table_.notes.push_back(
        fmt::format("{} changes nothing here: {} kinds of link are read together, and every tie "
                    "has the strength 1; name one kind with --layer",
                    option, projection_.layers.size()));
  }

  const Projection& projection_;
  MeasureOf of_;
  const std::set<std::string>& wanted_;
  MeasureTable& table_;
};

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
  MeasureTable table;
  OptionsCheck check(projection, of, wanted, table);
  check.length(options.length);
  check.strengths(options.strengths);
  check.ego(options.ego);
  check.scale(options.scale);
  MeasureInputs inputs(projection, options, execution);
  for (const Measure& m : all_measures()) {
    const std::string name(m.name);
    if (m.of != of || (!wanted.empty() && !wanted.contains(name))) continue;
    const std::optional<std::string> why = why_left_out(m, inputs, table);
    if (!why) continue;
    if (!wanted.empty()) {
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
