#include "graph/findings/interface_findings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "graph/gaps/interfaces.hpp"

namespace interstice {
namespace {

constexpr std::size_t kMostSystems = 100;  // 4,950 pairs: more than anybody reads

std::optional<double> defined(double value) {
  return std::isnan(value) ? std::nullopt : std::optional(value);
}

// Ids are joined with '|', so one inside an id is written %7C (and % itself %25).
std::string id_part(const std::string& id) {
  std::string out;
  for (const char c : id) out += c == '|' ? "%7C" : c == '%' ? "%25" : std::string(1, c);
  return out;
}

std::string why_not(const InterfaceCell& cell, const Interfaces& all,
                    const std::vector<System>& systems) {
  switch (cell.reason) {
    case CannotTell::few_pairs:
      if (cell.possible < 8) {
        return fmt::format("There {} only {} of bodies between them, too few to judge.",
                           cell.possible == 1 ? "is" : "are",
                           cell.possible == 1 ? "1 pair" : fmt::format("{} pairs", cell.possible));
      }
      return fmt::format("Only {} of {} pairs of bodies were asked about, and it takes 8.",
                         cell.pairs, cell.possible);
    case CannotTell::few_answers: {
      const auto share = [&](SystemId id) {
        const SystemAnswers& side = all.systems[index(id)];
        return static_cast<double>(side.answered) / side.bodies;
      };
      const SystemId quiet = share(cell.a) <= share(cell.b) ? cell.a : cell.b;
      return fmt::format("Fewer than 3 in 10 of {} answered.", systems[index(quiet)].name);
    }
    case CannotTell::few_systems:
      return "There are fewer than three systems to compare.";
    case CannotTell::not_fitted:
      return "What is usual could not be worked out for these data.";
    case CannotTell::no:
      break;
  }
  return {};
}

Interface to_finding(const InterfaceCell& cell, const Interfaces& all,
                     const std::vector<System>& systems) {
  const std::uint32_t a = index(cell.a);
  const std::uint32_t b = index(cell.b);
  Interface out{
      .id = fmt::format("interface:{}|{}", id_part(systems[a].id), id_part(systems[b].id)),
      .system_a = a,
      .system_b = b,
      .state = cell.state,
      .why = why_not(cell, all, systems),
      .pairs = static_cast<double>(cell.pairs),
      .possible = static_cast<double>(cell.possible),
      .observed = cell.observed,
      .expected = defined(cell.expected),
      .p = defined(cell.p),
      .q = defined(cell.q),
      .raters = all.systems[a].answered + all.systems[b].answered};
  // What is usual means little where the cell cannot be judged: it is absent, that nobody reads a gap off it.
  if (out.state == GapState::cannot_tell) {
    out.expected.reset();
    out.p.reset();
    out.q.reset();
  }
  if (out.expected) {
    out.range = Range{cell.low, cell.high};
    out.missing = cell.expected - cell.observed;
    out.evidence = cell.evidence;
  }
  if (cell.pairs > 0)
    out.density = static_cast<double>(cell.observed) / static_cast<double>(cell.pairs);
  return out;
}

}  // namespace

void add_interfaces(const Projection& projection, Findings& findings, const Execution& execution) {
  std::size_t stated = 0;
  for (const SystemId system : projection.system_of) stated += system == SystemId::none ? 0 : 1;
  const std::uint32_t most = TieModelOptions{}.max_bodies;
  if (projection.systems.size() < 2) {
    findings.interfaces_note = projection.systems_column.empty()
                                   ? "Nothing can be said about gaps between systems: no column "
                                     "says which system each body belongs to."
                                   : fmt::format(
                                         "Nothing can be said about gaps between systems: the "
                                         "column \"{}\" names fewer than two.",
                                         projection.systems_column);
    for (std::size_t i = 0; i < projection.systems_candidates.size() && i < 6; ++i) {
      findings.interfaces_note += (i == 0 ? " Columns that could, with --systems: " : ", ") +
                                  projection.systems_candidates[i];
    }
    if (!projection.systems_candidates.empty()) findings.interfaces_note += '.';
    return;
  }
  if (projection.systems.size() > kMostSystems) {
    findings.interfaces_note = fmt::format(
        "Gaps were not judged: the column \"{}\" names {} systems for {} bodies, and this version "
        "compares up to {}. Is it "
        "the right column?",
        projection.systems_column, projection.systems.size(), stated, kMostSystems);
    return;
  }
  if (stated > most) {
    findings.interfaces_note = fmt::format(
        "Gaps were not judged: {} bodies have a system, and this version judges up to {}.", stated,
        most);
    return;
  }
  InterfaceOptions options;
  if (projection.view == View::shared_boards) {
    // Bodies on one board are linked all at once: pairs are not separate answers, and no tail can be read off them.
    options.least_pairs = std::numeric_limits<std::uint64_t>::max();
    findings.interfaces_note =
        "No gap is judged here: links are shared boards, which tie all their members at once, so "
        "pairs of bodies are not separate answers.";
  }
  const Interfaces result = interfaces(projection.network, projection.system_of,
                                       static_cast<std::uint32_t>(projection.systems.size()),
                                       projection.observed, options, execution);
  findings.cross_within_odds = result.cross_within_odds;
  for (const InterfaceCell& cell : result.cells) {
    Interface finding = to_finding(cell, result, findings.systems);
    if (projection.view == View::shared_boards) {
      finding.why = "Links here are shared boards, not reported links.";
    }
    findings.interfaces.push_back(std::move(finding));
  }
  if (projection.systems.size() == 2 && projection.view != View::shared_boards) {
    findings.interfaces_note = kTooFewSystems;
    if (result.cross_within_odds) {
      findings.interfaces_note += fmt::format(
          " The odds of a link across are {:.2f} times those of a link inside a system.",
          *result.cross_within_odds);
    }
  }
  std::ranges::stable_sort(findings.interfaces, [](const Interface& x, const Interface& y) {
    const double a = x.evidence.value_or(-1e300);
    const double b = y.evidence.value_or(-1e300);
    return a != b ? a > b : x.id < y.id;
  });
  for (std::size_t i = 0; i < findings.interfaces.size(); ++i)
    findings.interfaces[i].rank = static_cast<std::uint32_t>(i + 1);
}

}  // namespace interstice
