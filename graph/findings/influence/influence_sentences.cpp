#include "graph/findings/influence/influence_sentences.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "graph/findings/number_words.hpp"
#include "graph/model/schema.hpp"

namespace interstice {
namespace {

constexpr std::size_t kMostNamed = 3;  // more that are level are not listed

std::string lead_in(const NamedBy& layer) {
  if (layer.question.empty()) return fmt::format("On \"{}\", ", layer.kind);
  return fmt::format("On \"{}\" ({}), ", layer.kind, layer.question);
}

// What the one does to the other: where the question says that something is sent or given, nobody is named.
struct Naming {
  std::string_view did;   // "14 bodies named X"
  std::string_view was;   // "no other was named by more"
  std::string_view were;  // "four were each named by ..."
};

Naming naming_of(const NamedBy& layer) {
  std::string word;
  std::string text = layer.question + ' ';
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (letter) {
      word += c;
      continue;
    }
    if (in_words(fold(word), "send|sends|sent"))
      return {"send to", "is sent to", "are each sent to"};
    word.clear();
  }
  return {"named", "was named", "were each named"};
}

// "14 of the 43 bodies that answered", "9 of the 10 bodies", "14 bodies".
std::string how_many(const NamedBy& layer, std::uint32_t many) {
  if (!layer.raters) return counted(many, "body", "bodies");
  return fmt::format("{} of the {}{}", whole_number(many), counted(*layer.raters, "body", "bodies"),
                     layer.everyone_assumed ? ""
                     : layer.answers_known  ? " that answered"
                                            : " that named anybody");
}

std::vector<const Nomination*> by_count(const NamedBy& layer) {
  std::vector<const Nomination*> shown;
  for (const Nomination& one : layer.nominations) {
    if (one.named_by && *one.named_by > 0) shown.push_back(&one);
  }
  std::ranges::stable_sort(shown, std::ranges::greater{},
                           [](const Nomination* one) { return *one->named_by; });
  return shown;
}

// How the first place rests on single respondents.
std::string first_place(const Findings& findings, const NamedBy& layer) {
  std::vector<std::string> first;
  std::vector<std::string> always;
  for (const Nomination& one : layer.nominations) {
    if (one.rank_low != 1) continue;
    first.push_back(findings.bodies[one.body].name);
    if (one.rank_high == 1) always.push_back(first.back());
  }
  if (first.size() == 1 && !always.empty())
    return " It stays first whichever one respondent is left out.";
  if (first.size() < 2 || first.size() > kMostNamed) return {};
  if (!always.empty()) {
    return fmt::format(" {} {} first or {} the first place, whichever one respondent is left out.",
                       listed(always), always.size() == 1 ? "stays" : "stay",
                       always.size() == 1 ? "shares" : "share");
  }
  return fmt::format(" Leaving out one respondent puts {} first.", listed(first, "or"));
}

// Of the others; empty where one that is not shown may have more.
std::string rest_of(const Findings& findings, std::size_t top,
                    const std::vector<const Nomination*>& shown, std::uint32_t most_hidden,
                    const Naming& naming) {
  if (shown.size() == top)
    return findings.audience == Audience::team ? fmt::format("; nobody else {}.", naming.was)
                                               : std::string(".");
  const std::uint32_t next = *shown[top]->named_by;
  return next < most_hidden
             ? "."
             : fmt::format("; no other {} by more than {}.", naming.was, whole_number(next));
}

}  // namespace

std::string listed(const std::vector<std::string>& names, std::string_view last) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? fmt::format(" {} ", last) : ", ";
    text += names[i];
  }
  return text;
}

std::string named_by_statement(const Findings& findings, const NamedBy& layer,
                               std::uint32_t most_hidden) {
  if (findings.audience == Audience::published) return {};
  const bool team = findings.audience == Audience::team;
  const Naming naming = naming_of(layer);
  if (layer.raters && *layer.raters == 0)
    return lead_in(layer) + "nobody answered, so nobody is counted as named.";
  const std::vector<const Nomination*> shown = by_count(layer);
  if (shown.empty())
    return team ? lead_in(layer) + fmt::format("nobody {} by another.", naming.was) : std::string{};
  const std::uint32_t most = *shown[0]->named_by;
  if (most < most_hidden) return {};
  std::vector<std::string> top;
  for (const Nomination* one : shown) {
    if (*one->named_by == most) top.push_back(findings.bodies[one->body].name);
  }
  if (top.size() > kMostNamed) {
    return fmt::format("{}nobody stands out: {} {} by {}, and none by more.", lead_in(layer),
                       number_word(top.size()), naming.were, how_many(layer, most));
  }
  std::string text =
      fmt::format("{}{} {} {}{}{}", lead_in(layer), how_many(layer, most), naming.did, top[0],
                  top.size() == 1 ? std::string() : fmt::format(", and as many {} ", naming.did),
                  top.size() == 1 ? "" : listed({top.begin() + 1, top.end()}));
  text += rest_of(findings, top.size(), shown, most_hidden, naming);
  return team ? text + first_place(findings, layer) : text;
}

std::string posts_sentence(const Findings& findings, std::uint32_t own_answers,
                           std::uint32_t raters) {
  const bool same = findings.answers.recorded() && findings.answers.answered == own_answers;
  if (!same || own_answers <= raters) return {};
  const std::uint32_t posts = own_answers - raters;
  const bool one = posts == 1;
  const std::string_view what = findings.manifest.unit == "person"
                                    ? one ? "is a post or person" : "are posts or people"
                                : one ? "is a post"
                                      : "are posts";
  return fmt::format(" Of the {} that answered, {} {} of {} that answered, and {}.",
                     whole_number(own_answers), number_word(posts), what, one ? "a body" : "bodies",
                     one ? "counts with it" : "count with them");
}

std::string without_role_statement(const Findings& findings, const InfluenceFindings& influence) {
  if (influence.named_by.empty() || influence.roles.empty()) return {};
  const bool any_role = std::ranges::any_of(
      influence.roles, [](const Role& role) { return role.basis != RoleBasis::unknown; });
  if (!any_role) {
    return "The data say nothing of formal roles (authority, chairs, leads, statutory posts, who "
           "reports to whom), so who is often named without one cannot be told.";
  }
  const NamedBy& layer = influence.named_by.front();
  const auto those = [&](const std::vector<std::uint32_t>& bodies) {
    std::vector<std::string> names;
    for (const std::uint32_t body : bodies) {
      const auto one = std::ranges::find(layer.nominations, body, &Nomination::body);
      names.push_back(fmt::format("{} (by {}; chance gives up to {})", findings.bodies[body].name,
                                  whole_number(*one->named_by), whole_number(*one->usual_high)));
    }
    return listed(names);
  };
  std::string text =
      influence.without_role.empty()
          ? fmt::format(
                "On \"{}\", nobody with little or no formal role in the data is named more often "
                "than chance gives.",
                layer.kind)
          : fmt::format(
                "Named more often than chance gives, with little or no formal role in the data: "
                "{}.",
                those(influence.without_role));
  if (!influence.role_unknown.empty()) {
    text += fmt::format(
        " Named more often than chance gives, and the data do not say what formal role: {}.",
        those(influence.role_unknown));
  }
  const bool any = !influence.without_role.empty() || !influence.role_unknown.empty();
  if (any && layer.often_by_chance >= 0.5) {
    text += fmt::format(" By chance alone about {} of all {} would be named so often.",
                        number_word(static_cast<std::size_t>(layer.often_by_chance + 0.5)),
                        whole_number(static_cast<double>(layer.nominations.size())));
  }
  return text;
}

std::string role_in_words(const Role& role) {
  std::vector<std::string> parts;
  if (role.authority) parts.push_back(fmt::format("authority {} of 1", *role.authority));
  if (!role.statutory_post.empty()) parts.push_back("statutory: " + role.statutory_post);
  if (!role.chairs.empty()) parts.push_back("chairs " + listed(role.chairs));
  std::vector<std::string> led = role.leads;
  std::erase_if(led, [&](const std::string& outcome) {
    return std::ranges::find(role.accountable, outcome) != role.accountable.end();
  });
  if (!led.empty()) parts.push_back("leads " + listed(led));
  if (!role.accountable.empty()) parts.push_back("accountable for " + listed(role.accountable));
  if (role.reported_to_by) {
    parts.push_back(
        *role.reported_to_by == 0
            ? std::string("nobody reports to it")
            : fmt::format("{} to it", *role.reported_to_by == 1
                                          ? "one reports"
                                          : number_word(*role.reported_to_by) + " report"));
  }
  if (parts.empty()) return "not known";
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : "; ") + part;
  return text;
}

}  // namespace interstice
