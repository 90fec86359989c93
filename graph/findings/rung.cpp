#include "graph/findings/rung.hpp"

#include <algorithm>
#include <span>

namespace interstice {
namespace {

bool any_filled(std::span<const Text> cells) {
  return std::ranges::any_of(cells, [](Text cell) { return cell != Text::none; });
}

// What of the columns that matter is filled in.
struct Filled {
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
  filled.boards = place.memberships().num_rows() > 0;
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

std::string what_is_allowed(Rung rung, const Filled& filled) {
  if (rung == Rung::month) {
    return "Gaps between systems can be judged, each with a likely range: it is known who "
           "answered, "
           "or the links are from records.";
  }
  if (rung == Rung::day) {
    const std::string_view known = !filled.leads    ? "which bodies are on no board"
                                   : !filled.boards ? "which outcomes have no lead, or several"
                                                    : "which outcomes have no lead, or several, "
                                                      "and which bodies are on no board";
    return "The data tell " + std::string(known) +
           "; a map, and where the place leans on one body. Not a headline about gaps.";
  }
  return "A map, and where the place leans on one body. Not a headline about gaps.";
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
  } else if (!filled.boards) {
    set("memberships",
        "Who sits on which board, from minutes: then the data tell which bodies are on no board, "
        "and who meets without a link.");
  } else if (!filled.leads) {
    set("commitments",
        "Who leads and who contributes to which outcome, from plans (role: lead, contributor): "
        "then the data tell which outcomes have no lead, or several.");
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

RungFinding find_rung(const Place& place, const Projection& projection) {
  const Filled filled = what_is_filled(place, projection);
  RungFinding finding;
  if (filled.systems && filled.answers) {
    finding.rung = Rung::month;
  } else if (filled.boards || filled.leads) {
    finding.rung = Rung::day;
  }
  finding.allows = what_is_allowed(finding.rung, filled);
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
