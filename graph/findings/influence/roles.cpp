#include "graph/findings/influence/roles.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "graph/findings/influence/reading.hpp"
#include "graph/findings/influence/statutory_posts.hpp"
#include "graph/findings/visibility.hpp"
#include "graph/model/actors.hpp"
#include "graph/model/layers.hpp"

namespace interstice {
namespace {

constexpr double kFormal = 0.5;  // of an authority of 0 to 1

class RoleReader {
 public:
  RoleReader(const Place& place, const Projection& projection, const ProjectionOptions& reading)
      : place_(place),
        projection_(projection),
        reading_(reading),
        layers_(layers_of(place)),
        actors_(actors_of(place, layers_, projection, reading)),
        roles_(projection.stakeholders.size()),
        led_(roles_.size()),
        accountable_(roles_.size()) {}

  std::vector<Role> read() {
    read_authority();
    read_chairs();
    read_leads();
    read_statutory_posts();
    read_reports();
    for (Role& role : roles_) judge(role);
    return std::move(roles_);
  }

 private:
  // The role of whoever a stakeholder is counted as; nothing for boards and those who are not there.
  Role* role_of(Text id) {
    const auto row = place_.stakeholder(id);
    if (!row || actors_.vertex_of[index(*row)] == kNoVertex) return nullptr;
    return &roles_[actors_.vertex_of[index(*row)]];
  }

  void read_authority() {
    const auto table = place_.stakeholders();
    for (std::size_t v = 0; v < roles_.size(); ++v) {
      const double stated =
          table.number(StakeholderColumn::authority, index(projection_.stakeholders[v]));
      if (!std::isnan(stated)) roles_[v].authority = stated;
    }
  }

  void read_chairs() {
    const auto table = place_.memberships();
    for (std::size_t row = 0; row < table.num_rows(); ++row) {
      if (fold(place_.text(table.text(MembershipColumn::role, row))) != "chair") continue;
      if (!is_current(table, row, MembershipColumn::since, MembershipColumn::until)) continue;
      const auto board = place_.stakeholder(table.text(MembershipColumn::board, row));
      if (!board || actors_.is_here[index(*board)] == 0) continue;
      if (Role* role = role_of(table.text(MembershipColumn::stakeholder, row)))
        role->chairs.push_back(printed_name(place_, *board));
    }
  }

  void read_leads() {
    const auto table = place_.commitments();
    for (std::size_t row = 0; row < table.num_rows(); ++row) {
      const std::string as = fold(place_.text(table.text(CommitmentColumn::role, row)));
      if (!in_words(as, "lead|accountable")) continue;
      if (!is_current(table, row, CommitmentColumn::since, CommitmentColumn::until)) continue;
      Role* role = role_of(table.text(CommitmentColumn::stakeholder, row));
      if (role == nullptr) continue;
      const std::string outcome = outcome_name(place_, table.text(CommitmentColumn::outcome, row));
      role->leads.push_back(outcome);
      const auto v = static_cast<std::size_t>(role - roles_.data());
      (as == "lead" ? led_ : accountable_)[v].push_back(outcome);
    }
    for (std::size_t v = 0; v < roles_.size(); ++v) {
      tidy(accountable_[v]);
      for (const std::string& outcome : accountable_[v]) {
        if (std::ranges::find(led_[v], outcome) == led_[v].end())
          roles_[v].accountable.push_back(outcome);
      }
    }
  }

  void read_statutory_posts() {
    if (!english_posts_apply(place_.setting("country"))) return;
    const auto table = place_.stakeholders();
    // Of several posts counted as one body the first by name holds, whatever the order of rows.
    for (std::size_t row = 0; row < table.num_rows(); ++row) {
      if (!in_words(fold(place_.text(table.text(StakeholderColumn::kind, row))), "post|person"))
        continue;
      if (actors_.vertex_of[row] == kNoVertex) continue;
      const std::string_view office =
          statutory_post(place_.text(table.text(StakeholderColumn::name, row)));
      std::string& held = roles_[actors_.vertex_of[row]].statutory_post;
      if (!office.empty() && (held.empty() || office < held)) held = office;
    }
  }

  void read_reports() {
    for (const Layer& layer : layers_) {
      if (layer.two_mode || !layer.directed || layer.role != LayerRole::formal) continue;
      const Projection chart = project(place_, one_layer(reading_, layer.kind));
      for (std::uint32_t v = 0; v < chart.network.num_vertices(); ++v) {
        const auto vertex = static_cast<VertexId>(v);
        const auto from = chart.network.in_arcs(vertex).targets;
        std::vector<std::uint32_t> who(from.begin(), from.end());
        std::ranges::sort(who);
        const auto many =
            static_cast<std::uint32_t>(std::unique(who.begin(), who.end()) - who.begin());
        Role* role = role_of(
            place_.stakeholders().text(StakeholderColumn::id, index(chart.stakeholders[v])));
        // That nobody reports to it is known only of who is on the chart, and where the chart is known whole.
        const bool on_chart = chart.network.out_arcs(vertex).size() > 0;
        if (role == nullptr || (many == 0 && !(on_chart && chart.observed.everything()))) continue;
        role->reported_to_by = std::max(role->reported_to_by.value_or(0), many);
      }
    }
  }

  template <class Table, class Column>
  [[nodiscard]] bool is_current(const Table& table, std::size_t row, Column since,
                                Column until) const {
    return current(place_.text(table.text(since, row)), place_.text(table.text(until, row)),
                   projection_.as_of);
  }

  static void tidy(std::vector<std::string>& names) {
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
  }

  static void judge(Role& role) {
    tidy(role.chairs);
    tidy(role.leads);
    const bool reported_to = role.reported_to_by.value_or(0) > 0;
    const bool evidence =
        !role.chairs.empty() || !role.leads.empty() || !role.statutory_post.empty() || reported_to;
    const bool known = evidence || role.reported_to_by.has_value();
    role.basis = role.authority ? RoleBasis::stated
                 : known        ? RoleBasis::worked_out
                                : RoleBasis::unknown;
    role.formal = evidence || role.authority.value_or(0.0) >= kFormal ? FormalRole::yes
                  : role.authority || known                           ? FormalRole::little
                                                                      : FormalRole::unknown;
  }

  const Place& place_;
  const Projection& projection_;
  const ProjectionOptions& reading_;
  std::vector<Layer> layers_;
  Actors actors_;
  std::vector<Role> roles_;
  std::vector<std::vector<std::string>> led_;          // outcomes, by vertex
  std::vector<std::vector<std::string>> accountable_;  // the same
};

}  // namespace

std::vector<Role> find_roles(const Place& place, const Projection& projection,
                             const ProjectionOptions& reading) {
  return RoleReader(place, projection, reading).read();
}

}  // namespace interstice
