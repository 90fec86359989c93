#include "graph/findings/introductions/introduction_limits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "graph/findings/number_words.hpp"
#include "graph/findings/sentences.hpp"
#include "graph/model/error.hpp"
#include "graph/model/nearest.hpp"

namespace interstice {
namespace {

[[noreturn]] void refuse(const std::string& why) { throw Error(ErrorCode::invalid_argument, why); }

// The number in a cell of a column of stakeholders, the data's own or the schema's; NaN where it is blank.
class CostColumn {
 public:
  CostColumn(const Place& place, const std::string& name) : place_(place), name_(name) {
    const auto table = place.stakeholders();
    std::vector<std::string> names;
    for (const ExtraColumn& extra : table.extras()) {
      names.push_back(extra.name);
      if (fold(extra.name) == fold(name)) extra_ = &extra;
    }
    const auto columns = table_spec(TableKind::stakeholders).columns;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (!is_number(columns[c].type) || !table.has(static_cast<StakeholderColumn>(c))) continue;
      names.emplace_back(columns[c].name);
      if (fold(columns[c].name) == fold(name)) column_ = static_cast<StakeholderColumn>(c);
    }
    if (extra_ != nullptr || column_) return;
    throw Error(
        ErrorCode::not_found,
        names.empty()
            ? fmt::format("--costs: stakeholders have no column \"{}\", and none that holds "
                          "numbers",
                          printable(name))
            : fmt::format("--costs: stakeholders have no column of numbers \"{}\"{}",
                          printable(name), suggestion(name, names)));
  }

  [[nodiscard]] double of(StakeholderRow row) const {
    double cost = std::numeric_limits<double>::quiet_NaN();
    std::string cell;
    if (extra_ != nullptr) {
      cell = place_.text(extra_->cells[index(row)]);
      if (cell.empty()) return cost;
      cost = parse_number(cell).value_or(cost);
    } else {
      cost = place_.stakeholders().number(*column_, index(row));
      if (std::isnan(cost)) return cost;
      cell = fmt::format("{}", cost);
    }
    if (cost > 0.0) return cost;
    refuse(fmt::format("--costs: \"{}\" of {} is \"{}\"; a cost is a number above 0", name_,
                       place_.text(place_.stakeholders().text(StakeholderColumn::id, index(row))),
                       printable(cell)));
  }

 private:
  const Place& place_;
  const std::string& name_;
  const ExtraColumn* extra_ = nullptr;
  std::optional<StakeholderColumn> column_;
};

bool same(const VertexPair& x, const BodyPair& y) {
  return index(x.a) == std::min(y.u, y.v) && index(x.b) == std::max(y.u, y.v);
}

void check_wanted(const Projection& projection, const IntroductionFacts& facts,
                  const IntroductionLimits& limits, const VertexPair& pair,
                  const std::string& given) {
  const auto said = [&](std::string_view why) {
    refuse(fmt::format("--want {}: {}", printable(given), why));
  };
  const auto targets = projection.network.out_arcs(pair.a).targets;
  if (std::ranges::find(targets, index(pair.b)) != targets.end()) said("they are linked already");
  if (std::ranges::find(limits.avoid, pair) != limits.avoid.end())
    said("--avoid names the same two");
  if (std::ranges::any_of(facts.not_to_meet(),
                          [&](const BodyPair& one) { return same(pair, one); })) {
    said("nobody is led past a dispute on record, or to one who is not relied on at all");
  }
  for (const VertexId v : {pair.a, pair.b}) {
    if (facts.front_line(index(v)))
      said("front-line staff and service users are in no introduction");
    if (!limits.cost.empty() && std::isnan(limits.cost[index(v)]))
      said(fmt::format("the cost of {} is blank", projection.ids[index(v)]));
  }
  if (std::ranges::find(limits.wanted, pair) != limits.wanted.end()) said("given twice");
}

std::string bodies_are(std::uint32_t n) {
  return n == 1 ? std::string("One body is") : fmt::format("{} bodies are", whole_number(n));
}

}  // namespace

void refuse_options(const IntroductionOptions& options) {
  const IntroductionAim aim = options.aim;
  if (aim == IntroductionAim::reach && options.from.empty())
    refuse("--aim reach needs --from: the id or name of the one who convenes");
  if (aim != IntroductionAim::reach && !options.from.empty())
    refuse("--from: the convener, for --aim reach alone");
  if (aim != IntroductionAim::systems && !options.between.empty())
    refuse("--between: the two systems, for --aim systems alone");
  if (aim == IntroductionAim::reach && options.capacity)
    refuse(
        "--capacity: with --aim reach the convener meets everybody else once; --budget limits how "
        "many");
  if (options.audience == Audience::team) return;
  if (!options.avoid.empty() || !options.want.empty() || !options.costs.empty()) {
    refuse(
        "--avoid, --want, --costs: who should meet whom, and at what cost, is for the team only; "
        "add --for team, or leave them out");
  }
}

StatedLimits stated_limits(const Place& place, const Projection& projection,
                           const IntroductionFacts& facts, const IntroductionOptions& options) {
  const std::uint32_t n = projection.network.num_vertices();
  StatedLimits out;
  out.limited =
      options.capacity || !options.costs.empty() || !options.avoid.empty() || !options.want.empty();
  IntroductionLimits& limits = out.limits;
  limits.budget = options.budget;
  limits.capacity = options.capacity;
  limits.preference = [&facts](VertexId u, VertexId v) {
    return facts.preference(index(u), index(v));
  };
  limits.may_meet.assign(n, 1);
  std::uint32_t front_line = 0;
  for (std::uint32_t v = 0; v < n; ++v) {
    if (!facts.front_line(v)) continue;
    limits.may_meet[v] = 0;
    ++front_line;
  }
  if (front_line > 0 && options.audience == Audience::team) {
    out.notes.push_back(
        fmt::format("Front-line staff and service users ({} here) are in no introduction.",
                    counted(front_line, "body", "bodies")));
  }
  if (!options.costs.empty()) {
    const CostColumn column(place, options.costs);
    std::uint32_t blank = 0;
    for (std::uint32_t v = 0; v < n; ++v) {
      limits.cost.push_back(column.of(projection.stakeholders[v]));
      blank += std::isnan(limits.cost.back()) ? 1 : 0;
    }
    if (blank > 0) {
      out.notes.push_back(
          fmt::format("{} in no introduction, as the cost (column \"{}\") is blank.",
                      bodies_are(blank), printable(options.costs)));
    }
  }
  for (const std::string& names : options.avoid)
    limits.avoid.push_back(facts.pair("--avoid", names));
  for (const std::string& names : options.want) {
    const VertexPair pair = facts.pair("--want", names);
    check_wanted(projection, facts, limits, pair, names);
    limits.wanted.push_back(pair);
  }
  for (const BodyPair& pair : facts.not_to_meet())
    limits.avoid.push_back({static_cast<VertexId>(pair.u), static_cast<VertexId>(pair.v)});
  if (options.costs.empty() && limits.wanted.size() > options.budget) {
    refuse(fmt::format("--want: {} introductions are wanted, and --budget is {}",
                       limits.wanted.size(), options.budget));
  }
  return out;
}

}  // namespace interstice
