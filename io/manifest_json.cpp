#include "io/manifest_json.hpp"

#include "interstice/v1/findings.pb.h"

namespace interstice {

void copy(const Manifest& from, v1::Manifest& to) {
  to.set_version(from.version);
  to.set_command(from.command);
  to.set_input(from.input);
  to.set_fingerprint(from.fingerprint);
  for (const ManifestOption& option : from.options) {
    v1::ManifestOption* added = to.add_options();
    added->set_name(option.name);
    added->set_value(option.value);
  }
  to.set_seed(from.seed);
  to.mutable_layers()->Assign(from.layers.begin(), from.layers.end());
  to.set_view(from.view);
  to.set_unit(from.unit);
  to.set_as_of(from.as_of);
  to.set_systems_column(from.systems_column);
  to.set_pairs_observed(from.pairs_observed);
  to.set_pairs_possible(from.pairs_possible);
  to.mutable_assumptions()->Assign(from.assumptions.begin(), from.assumptions.end());
  to.mutable_notes()->Assign(from.notes.begin(), from.notes.end());
  for (const Method& method : from.methods) {
    v1::Method* added = to.add_methods();
    added->set_name(method.name);
    added->set_text(method.text);
  }
}

}  // namespace interstice
