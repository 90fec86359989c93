#include "io/introductions_json.hpp"

#include "graph/findings/introductions/introductions.hpp"
#include "interstice/v1/introductions.pb.h"
#include "io/findings_json.hpp"
#include "io/json_text.hpp"
#include "io/manifest_json.hpp"

namespace interstice {
namespace {

void copy(const IntroductionBody& from, v1::IntroductionBody& to) {
  to.set_id(from.id);
  to.set_name(from.name);
  to.set_system(from.system);
}

void copy(const Introduction& from, v1::Introduction& to) {
  to.set_rank(from.rank);
  copy(from.a, *to.mutable_a());
  copy(from.b, *to.mutable_b());
  to.set_wanted(from.wanted);
  to.set_value(from.value);
  to.set_adds(from.adds);
  to.set_alone(from.alone);
  to.set_cost(from.cost);
  to.set_total_cost(from.total_cost);
  if (from.near) to.set_within_two_steps(*from.near);
  if (from.routes) to.set_routes(*from.routes);
  if (from.asked_about) to.set_asked_about(*from.asked_about);
  for (const IntroductionBody& body : from.introducers) copy(body, *to.add_introducers());
  for (const IntroductionBody& body : from.chain) copy(body, *to.add_chain());
  for (const std::string& name : from.shared_outcomes) to.add_shared_outcomes(name);
  for (const std::string& name : from.shared_boards) to.add_shared_boards(name);
  to.set_effect(from.effect);
  to.set_statement(from.statement);
}

}  // namespace

std::string to_json(const IntroductionFindings& from) {
  v1::Introductions to;
  copy(from.manifest, *to.mutable_manifest());
  to.set_audience(std::string(to_string(from.audience)));
  to.set_aim(std::string(to_string(from.aim)));
  to.set_value_means(from.value_means);
  to.set_note(from.note);
  to.set_bodies(from.bodies);
  if (from.before) to.set_before(*from.before);
  if (from.after) to.set_after(*from.after);
  if (from.bound) to.set_bound(*from.bound);
  to.set_guarantee(std::string(to_string(from.guarantee)));
  to.set_all_looked_at(from.all_looked_at);
  to.set_guarantee_statement(from.guarantee_statement);
  to.set_pairs(from.pairs);
  if (from.near) to.set_within_two_steps(*from.near);
  if (from.routes) to.set_routes(*from.routes);
  if (from.knee) to.set_knee(*from.knee);
  to.set_knee_statement(from.knee_statement);
  to.set_headline(from.headline);
  for (const Introduction& one : from.introductions) copy(one, *to.add_introductions());
  to.set_hidden(from.hidden);
  for (const std::string& note : from.notes) to.add_notes(note);
  return json_text(to);
}

}  // namespace interstice
