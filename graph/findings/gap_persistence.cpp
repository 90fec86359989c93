#include "graph/findings/gap_persistence.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "graph/expectation/pair_data.hpp"
#include "graph/expectation/tie_model_fit.hpp"
#include "graph/gaps/false_discovery.hpp"
#include "graph/inference/draws.hpp"

namespace interstice {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
constexpr TieModelOptions kDrawFit{.tolerance = 1e-7};  // as near as a model must be to judge

// 1 where a cell is a gap among the cells that were judged at first.
template <class Cell>
void add_gaps(const std::vector<Cell>& drawn, const std::vector<Cell>& first, double most_q,
              std::vector<double>& row) {
  std::vector<double> family;
  for (std::size_t i = 0; i < first.size(); ++i) {
    const bool counts = first[i].reason == CannotTell::no && drawn[i].least_p <= kLeastAttainableP;
    family.push_back(counts ? drawn[i].p : kUndefined);
  }
  const std::vector<double> q = false_discovery(family);
  for (std::size_t i = 0; i < first.size(); ++i)
    row.push_back(q[i] <= most_q && drawn[i].observed < drawn[i].expected ? 1.0 : 0.0);
}

class Draws {
 public:
  Draws(const JudgedGaps& judged, const PersistenceOptions& options, const Execution& execution)
      : judged_(judged),
        options_(options),
        model_(judged.model != nullptr ? *judged.model : judged.interfaces->model),
        pairs_(judged.network, model_.system_of,
               static_cast<std::uint32_t>(model_.system_mean.size()), judged.observed, judged.facts,
               execution),
        all_(ObservedPairs::Sides::one, 1,
             std::vector<std::uint64_t>(judged.network.num_vertices(), 1)),
        draws_(judged.network, judged.observed, judged.confidence, model_, options.seed) {}

  [[nodiscard]] std::size_t interface_cells() const {
    return judged_.interfaces != nullptr ? judged_.interfaces->cells.size() : 0;
  }
  [[nodiscard]] std::size_t outcome_cells() const {
    return judged_.outcomes != nullptr ? judged_.outcomes->size() : 0;
  }
  [[nodiscard]] const NetworkDraws& networks() const { return draws_; }

  // Which cells are gaps in draw k, interfaces first, then how many links each body was given; empty where a model did
  // not converge.
  [[nodiscard]] std::vector<double> row(std::uint32_t k) const {
    std::vector<std::uint8_t> tied(draws_.unobserved().size());
    const Network drawn = draws_.draw(k, tied);
    const PairData pairs = pairs_.completed(drawn);
    std::vector<double> row;
    if (interface_cells() > 0 && judged_.interfaces->model.converged) {
      const Interfaces found =
          interfaces_under(refit_tie_model(pairs, judged_.interfaces->model, kDrawFit, kOneThread),
                           drawn, all_, options_.interfaces, kOneThread);
      if (!found.model.converged) return {};
      add_gaps(found.cells, judged_.interfaces->cells, options_.interfaces.most_q, row);
    }
    row.resize(interface_cells(), 0.0);
    if (outcome_cells() > 0 && judged_.model->converged) {
      const TieModel model = refit_tie_model(pairs, *judged_.model, kDrawFit, kOneThread);
      if (!model.converged) return {};
      add_gaps(outcome_gaps(drawn, all_, model, *judged_.owners, options_.outcomes, kOneThread),
               *judged_.outcomes, options_.outcomes.most_q, row);
    }
    row.resize(interface_cells() + outcome_cells(), 0.0);
    std::vector<double> links(drawn.num_vertices(), 0.0);
    for (std::size_t at = 0; at < tied.size(); ++at) {
      links[draws_.unobserved()[at].u] += tied[at];
      links[draws_.unobserved()[at].v] += tied[at];
    }
    row.insert(row.end(), links.begin(), links.end());
    return row;
  }

 private:
  // Without the token: a stop is looked for between draws.
  inline static const Execution kOneThread{.threads = 1};

  const JudgedGaps& judged_;
  const PersistenceOptions& options_;
  const TieModel& model_;
  PairData pairs_;
  ObservedPairs all_;
  NetworkDraws draws_;
};

// Mean by column.
std::vector<double> means(const std::vector<std::vector<double>>& rows, std::size_t columns) {
  std::vector<double> mean(columns, 0.0);
  for (const std::vector<double>& row : rows) {
    for (std::size_t c = 0; c < columns; ++c) mean[c] += row[c];
  }
  for (double& m : mean) m /= static_cast<double>(rows.size());
  return mean;
}

struct CellEnds {
  std::size_t column;
  SystemId a;
  SystemId b;
};

std::vector<double> sways(const std::vector<std::vector<double>>& rows,
                          const std::vector<double>& mean, const std::vector<CellEnds>& cells,
                          const std::vector<SystemId>& system_of, const ObservedPairs& observed) {
  const std::size_t n = system_of.size();
  const auto draws = static_cast<double>(rows.size());
  std::vector<double> sway(n, 0.0);
  for (std::size_t v = 0; v < n; ++v) {
    const std::size_t links = mean.size() - n + v;
    if (mean[links] == 0.0 || draws < 3.0 || observed.answered(static_cast<VertexId>(v))) continue;
    for (const CellEnds& cell : cells) {
      if (system_of[v] != cell.a && system_of[v] != cell.b) continue;
      double xx = 0.0;
      double yy = 0.0;
      double xy = 0.0;
      for (const std::vector<double>& row : rows) {
        const double x = row[links] - mean[links];
        const double y = row[cell.column] - mean[cell.column];
        xx += x * x;
        yy += y * y;
        xy += x * y;
      }
      if (xx == 0.0 || yy == 0.0) continue;
      sway[v] += (xy * xy / (xx * yy) - 1.0 / (draws - 1.0)) * yy / draws;
    }
  }
  return sway;
}

}  // namespace

GapPersistence gap_persistence(const JudgedGaps& judged, const PersistenceOptions& options,
                               const Execution& execution) {
  GapPersistence result;
  if (judged.model == nullptr && judged.interfaces == nullptr) return result;
  const Draws draws(judged, options, execution);
  result.interfaces.assign(draws.interface_cells(), kUndefined);
  result.outcomes.assign(draws.outcome_cells(), kUndefined);
  result.sway.assign(judged.network.num_vertices(), 0.0);
  std::vector<std::vector<double>> rows = over_draws(
      options.draws, [&](std::uint32_t k) { return draws.row(k); }, execution);
  std::erase_if(rows, [](const std::vector<double>& row) { return row.empty(); });
  result.draws = static_cast<std::uint32_t>(rows.size());
  if (rows.empty()) return result;
  const std::vector<double> mean = means(rows, rows[0].size());
  std::vector<CellEnds> cells;
  const auto take = [&](const auto& first, std::vector<double>& persistence, std::size_t from) {
    for (std::size_t i = 0; i < persistence.size(); ++i) {
      if (first[i].reason != CannotTell::no) continue;
      persistence[i] = mean[from + i];
      cells.push_back({from + i, first[i].a, first[i].b});
    }
  };
  if (judged.interfaces != nullptr) take(judged.interfaces->cells, result.interfaces, 0);
  if (judged.outcomes != nullptr) take(*judged.outcomes, result.outcomes, result.interfaces.size());
  const TieModel& model = judged.model != nullptr ? *judged.model : judged.interfaces->model;
  result.sway = sways(rows, mean, cells, model.system_of, judged.observed);
  return result;
}

}  // namespace interstice
