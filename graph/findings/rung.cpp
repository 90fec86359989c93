#include "graph/findings/rung.hpp"

#include <algorithm>
#include <span>
#include <vector>

#include "graph/expectation/pair_data.hpp"
#include "graph/expectation/tie_model.hpp"
#include "graph/gaps/interfaces.hpp"

namespace interstice {
namespace {

bool any_filled(std::span<const Text> cells) {
  return std::ranges::any_of(cells, [](Text cell) { return cell != Text::none; });
}

constexpr std::size_t kMostSystems = 100;

// Whether some pair of systems has pairs of bodies and answers enough.
bool any_pair_judged(const Projection& projection, std::uint32_t num_systems) {
  const InterfaceOptions options;
  std::vector<SystemAnswers> sides(num_systems);
  for (std::uint32_t v = 0; v < projection.system_of.size(); ++v) {
    if (projection.system_of[v] == SystemId::none) continue;
    SystemAnswers& side = sides[index(projection.system_of[v])];
    ++side.bodies;
    side.answered += projection.observed.answered(static_cast<VertexId>(v)) ? 1 : 0;
  }
  const PairData data(projection.network, projection.system_of, num_systems, projection.observed);
  std::vector<std::uint64_t> pairs(std::size_t{num_systems} * num_systems, 0);
  data.for_each_observed([&](std::uint32_t i, std::uint32_t j, std::uint16_t, std::size_t) {
    ++pairs[std::size_t{data.system[i]} * num_systems + data.system[j]];
  });
  const auto quiet = [&](const SystemAnswers& side) {
    return side.answered < options.least_answered * side.bodies;
  };
  for (std::uint32_t a = 0; a < num_systems; ++a) {
    for (std::uint32_t b = a + 1; b < num_systems; ++b) {
      const std::uint64_t observed =
          pairs[std::size_t{a} * num_systems + b] + pairs[std::size_t{b} * num_systems + a];
      const std::uint64_t possible = std::uint64_t{sides[a].bodies} * sides[b].bodies;
      if (possible >= options.least_pairs && observed >= options.least_pairs && !quiet(sides[a]) &&
          !quiet(sides[b]))
        return true;
    }
  }
  return false;
}

// What of the columns that matter is filled in.
struct Filled {
  bool links = false;  // between bodies, not through boards
  bool systems = false;
  bool boards = false;
  bool leads = false;
  bool answers = false;    // who answered is known, or all is from records
  bool reporters = false;  // or nobody was asked
  bool questions = false;  // the same
};

bool any_lead(const Place& place) {
  static const ColumnSpec& spec =
      table_spec(TableKind::commitments).columns[static_cast<std::size_t>(CommitmentColumn::role)];
  return std::ranges::any_of(place.commitments().texts(CommitmentColumn::role), [&](Text role) {
    return role != Text::none && match_choice(spec, place.text(role)) == "lead";
  });
}

Filled what_is_filled(const Place& place, const Projection& projection) {
  const std::vector<Layer>& layers = projection.layer_details;
  const bool from_records =
      !layers.empty() && std::ranges::all_of(layers, [](const Layer& l) { return l.documentary; });
  Filled filled;
  filled.systems = std::ranges::any_of(projection.system_of,
                                       [](SystemId system) { return system != SystemId::none; });
  filled.links = projection.view != View::shared_boards;
  filled.boards = place.memberships().num_rows() > 0 || !filled.links;
  filled.leads = any_lead(place);
  filled.answers = from_records ||
                   any_filled(place.stakeholders().texts(StakeholderColumn::response)) ||
                   any_filled(place.responses().texts(ResponseColumn::status)) ||
                   (projection.basis != ResponseBasis::everyone_assumed &&
                    projection.basis != ResponseBasis::stated &&
                    projection.basis != ResponseBasis::some_reporters);
  filled.reporters =
      from_records || (place.relationships().num_rows() > 0 &&
                       any_filled(place.relationships().texts(RelationshipColumn::reported_by)));
  filled.questions = from_records || std::ranges::all_of(layers, [](const Layer& layer) {
                       return layer.documentary || !layer.question.empty();
                     });
  return filled;
}

// What commands print of boards and leads today.
std::string about_boards(const Filled& filled) {
  constexpr const char* kSeats = "how seats on boards join bodies (measure --view two_mode)";
  constexpr const char* kSignedUp =
      "who is signed up to an outcome, and as what (influence --outcome)";
  return !filled.leads    ? kSeats
         : !filled.boards ? kSignedUp
                          : std::string(kSignedUp) + ", and " + kSeats;
}

std::string what_is_allowed(const RungFinding& finding, const Filled& filled) {
  if (finding.gap_headline) {
    return "Gaps between systems can be judged, each with a likely range: it is known who "
           "answered, "
           "or the links are from records.";
  }
  if (!filled.links) {
    return "The data tell who joins boards that share nobody else (report), and " +
           about_boards(filled) + ". " + to_sentence(finding.bar);
  }
  std::string text = finding.rung == Rung::day
                         ? "The data tell " + about_boards(filled) +
                               "; a map, and where the place leans on one body. "
                         : "A map, and where the place leans on one body. ";
  if (finding.rung == Rung::month || !filled.systems) {
    text += finding.rung == Rung::month
                ? "It is known who answered, or the links are from records. "
                : "";
    return text + to_sentence(finding.bar);
  }
  return text + (finding.bar == GapBar::none
                     ? "Not a headline about gaps: who answered is not known, so gaps are worked "
                       "out as if everybody had been asked about everybody."
                     : "Not a headline about gaps. " + to_sentence(finding.bar));
}

void name_next(const Filled& filled, RungFinding& finding) {
  const auto set = [&](std::string_view column, std::string_view buys) {
    finding.next_column = column;
    finding.next_buys = buys;
  };
  if (!filled.systems) {
    set("stakeholders.system",
        "Which service family each body belongs to: then links inside systems can be told from "
        "links across, and systems be compared.");
  } else if (!filled.links) {
    set("relationships",
        "Who works with whom, asked of each body (from, to, reported_by): then links between "
        "bodies "
        "can be told from seats on one board, and gaps be judged.");
  } else if (!filled.boards) {
    set("memberships",
        "Who sits on which board, and as what, from minutes: then the data tell who chairs a board "
        "(influence), and how seats join bodies (measure --view two_mode).");
  } else if (!filled.leads) {
    set("commitments",
        "Who leads and who contributes to which outcome, from plans (role: lead, contributor): "
        "then gaps on each outcome can be judged (gaps), and the data tell who leads, and the "
        "power "
        "and interest of all who are signed up (influence --outcome).");
  } else if (!filled.answers) {
    set("stakeholders.response",
        "Who was asked and answered: then \"no link\" is told from \"not asked\", and gaps can be "
        "judged, with likely ranges.");
  } else if (!filled.reporters) {
    set("relationships.reported_by",
        "Who said each link: then links that both sides report are told from those that one side "
        "did.");
  } else if (!filled.questions) {
    set("layers.question",
        "The wording of what was asked: then another place or year can be compared.");
  } else {
    set("",
        "No further column is needed: what would help most now is answers from those who have "
        "not given one.");
  }
}

}  // namespace

GapBar gap_bar(const Projection& projection) {
  if (projection.view == View::shared_boards) return GapBar::shared_boards;
  const auto num_systems = static_cast<std::uint32_t>(projection.systems.size());
  std::vector<std::uint8_t> used(num_systems, 0);
  std::size_t bodies = 0;
  for (const SystemId system : projection.system_of) {
    if (system == SystemId::none) continue;
    used[index(system)] = 1;
    ++bodies;
  }
  const auto num_used = std::ranges::count(used, 1);
  if (num_used < 2) return GapBar::no_systems;
  if (num_systems > kMostSystems) return GapBar::many_systems;
  if (bodies > TieModelOptions{}.max_bodies) return GapBar::many_bodies;
  if (num_used == 2) return GapBar::few_systems;
  return any_pair_judged(projection, num_systems) ? GapBar::none : GapBar::few_pairs;
}

std::string to_sentence(GapBar bar) {
  switch (bar) {
    case GapBar::none:
      return {};
    case GapBar::shared_boards:
      return "No gap is judged: links here are shared boards, which tie all their members at once.";
    case GapBar::no_systems:
      return "No gap is judged: fewer than two systems are named.";
    case GapBar::few_systems:
      return "No pair of systems is judged: it takes three systems to say what is usual.";
    case GapBar::many_systems:
      return "No gap is judged: the column of systems names more than are compared.";
    case GapBar::many_bodies:
      return "No gap is judged: there are more bodies than this version judges.";
    case GapBar::few_pairs:
      return "No gap is judged: no two systems have enough pairs of bodies that were asked about, "
             "or too few of them answered.";
  }
  return {};
}

RungFinding find_rung(const Place& place, const Projection& projection) {
  const Filled filled = what_is_filled(place, projection);
  RungFinding finding;
  finding.bar = gap_bar(projection);
  if (filled.systems && filled.answers && filled.links) {
    finding.rung = Rung::month;
  } else if (filled.boards || filled.leads) {
    finding.rung = Rung::day;
  }
  finding.gap_headline = finding.rung == Rung::month && finding.bar == GapBar::none;
  finding.allows = what_is_allowed(finding, filled);
  name_next(filled, finding);
  return finding;
}

std::string_view to_string(Rung rung) {
  switch (rung) {
    case Rung::hour:
      return "hour";
    case Rung::day:
      return "day";
    case Rung::month:
      return "month";
  }
  return {};
}

}  // namespace interstice
