#include "io/methods_json.hpp"

#include "interstice/v1/methods.pb.h"
#include "io/findings_json.hpp"
#include "io/json_text.hpp"

namespace interstice {
namespace {

std::string name_of(ResponseBasis basis) {
  switch (basis) {
    case ResponseBasis::everyone_assumed:
      return "everyone_assumed";
    case ResponseBasis::stated:
      return "stated";
    case ResponseBasis::some_reporters:
      return "some_reporters";
    case ResponseBasis::reporters:
      return "reporters";
    case ResponseBasis::complete_roster:
      return "on_record";
  }
  return {};
}

void copy(const ResponseCounts& from, v1::ResponseCounts& to) {
  to.set_bodies(from.bodies);
  if (from.asked) to.set_asked(*from.asked);
  if (from.answered) to.set_answered(*from.answered);
  if (from.partly) to.set_partly(*from.partly);
  if (from.no_reply) to.set_no_reply(*from.no_reply);
  if (from.declined) to.set_declined(*from.declined);
  if (from.passed_on) to.set_passed_on(*from.passed_on);
  if (from.not_asked) to.set_not_asked(*from.not_asked);
  if (from.unknown) to.set_unknown(*from.unknown);
}

void copy(const JournalLayer& from, v1::LayerMethod& to) {
  to.set_kind(from.kind);
  to.set_name(from.name);
  to.set_question(from.question);
  to.set_source(from.source);
  to.set_direction(from.direction);
  to.set_direction_from(from.direction_from);
  to.set_role(from.role);
  to.set_role_given(from.role_given);
  to.set_asked_of(from.asked_of);
  to.set_roster(from.roster);
  to.set_roster_of_place(from.roster_of_place);
  if (from.most_names) to.set_most_names(*from.most_names);
  to.set_recall(from.recall);
  to.set_modes(from.modes);
}

void copy_manifest(const Manifest& from, v1::MethodStatement& to) {
  to.set_version(from.version);
  to.set_command(from.command);
  to.set_input(from.input);
  to.set_fingerprint(from.fingerprint);
  for (const ManifestOption& option : from.options) {
    v1::ManifestOption& added = *to.add_options();
    added.set_name(option.name);
    added.set_value(option.value);
  }
  to.set_seed(from.seed);
  to.set_view(from.view);
  to.set_unit(from.unit);
  to.set_as_of(from.as_of);
  to.set_systems_column(from.systems_column);
  for (const std::string& text : from.assumptions) to.add_assumptions(text);
  for (const std::string& text : from.notes) to.add_notes(text);
}

}  // namespace

std::string to_json(const JournalStatement& from) {
  v1::MethodStatement to;
  copy_manifest(from.manifest, to);
  to.set_audience(std::string(to_string(from.audience)));
  to.set_question(from.question);
  to.set_boundary(from.boundary);
  to.set_stakeholders_implied(from.stakeholders_implied);
  to.set_stakeholders(from.stakeholders);
  to.set_bodies(from.bodies);
  to.set_boards(from.boards);
  for (const JournalLayer& layer : from.layers) copy(layer, *to.add_layers());
  for (const std::string& kind : from.layers_not_read) to.add_layers_not_read(kind);
  to.set_response_basis(name_of(from.basis));
  copy(from.response, *to.mutable_response());
  for (const JournalSystem& system : from.systems) {
    v1::SystemResponse& added = *to.add_systems();
    added.set_id(system.id);
    added.set_name(system.name);
    copy(system.response, *added.mutable_response());
  }
  to.set_responses_withheld(from.responses_withheld);
  to.set_as_of_given(from.date_given);
  to.set_dated(from.dated);
  to.set_min_confidence(from.min_confidence);
  to.set_confidence_given(from.confidence_given);
  if (from.pairs_observed) to.set_pairs_observed(*from.pairs_observed);
  if (from.pairs_possible) to.set_pairs_possible(*from.pairs_possible);
  for (const std::string& sentence : from.paragraph) to.add_paragraph(sentence);
  for (const JournalItem& item : from.items) {
    v1::MethodItem& added = *to.add_items();
    added.set_section(item.section);
    added.set_subject(item.subject);
    added.set_item(item.item);
    added.set_value(item.value);
  }
  return json_text(to);
}

}  // namespace interstice
