#include "graph/findings/introductions/introduction_sentences.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "graph/findings/influence/influence_sentences.hpp"
#include "graph/findings/number_words.hpp"

namespace interstice {
namespace {

constexpr std::size_t kMostNamed = 3;  // of those who could introduce

std::string of_100(double value) {
  std::string text = fmt::format("{:.1f}", 100.0 * value);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text;
}

std::string capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
  return text;
}

std::string introductions(std::size_t n) {
  return n == 1 ? "one introduction" : number_word(n) + " introductions";
}

std::string names_of(const std::vector<IntroductionBody>& bodies, std::string_view last) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < std::min(bodies.size(), kMostNamed); ++i)
    names.push_back(bodies[i].name);
  if (bodies.size() > kMostNamed) {
    const std::size_t more = bodies.size() - kMostNamed;
    names.push_back(fmt::format("{} {}", number_word(more), more == 1 ? "other" : "others"));
  }
  return listed(names, last);
}

// Who could make it.
std::string maker(const Introduction& one, const LinkWords& words) {
  if (!one.introducers.empty())
    return fmt::format("{} could introduce them.", names_of(one.introducers, "or"));
  if (one.chain.size() > 3) {
    std::vector<std::string> between;
    for (std::size_t i = 1; i + 1 < one.chain.size(); ++i) between.push_back(one.chain[i].name);
    std::string text;
    for (const std::string& name : between) text += (text.empty() ? "" : ", then ") + name;
    return fmt::format("Nobody is linked with both; the way from one to the other is through {}.",
                       text);
  }
  std::string text = fmt::format("No {} leads from one to the other.", words.route);
  if (one.shared_boards.empty()) text += " Whoever convenes must bring them together.";
  return text;
}

// "no more pairs", "1 more pair", "12 more pairs".
std::string more_near(const IntroductionFindings& findings, std::size_t which, std::string_view one,
                      std::string_view many) {
  const std::uint32_t before =
      which == 0 ? findings.near.value_or(0) : findings.introductions[which - 1].near.value_or(0);
  const std::uint32_t more = findings.introductions[which].near.value_or(0) - before;
  return fmt::format("{} more {}", more == 0 ? std::string("no") : whole_number(more),
                     more == 1 ? one : many);
}

}  // namespace

std::string value_means(IntroductionAim aim, const AimNames& names, const LinkWords& words) {
  switch (aim) {
    case IntroductionAim::pieces:
      return fmt::format("of 100 pairs of bodies, those that some {} joins", words.route);
    case IntroductionAim::reach:
      return fmt::format(
          "how near {} is to all others: 100 = linked with all, 50 = two steps from "
          "all (the mean of 1 / steps)",
          names.convener);
    case IntroductionAim::systems:
      return fmt::format(
          "half how near the bodies of {} and of {} are to one another (the mean of "
          "1 / steps), half how many routes between the two share nobody, of those "
          "there could be",
          names.system_a, names.system_b);
    case IntroductionAim::together:
      return "how near bodies of different systems that share an outcome are to one another: 100 = "
             "all linked, 50 = all two steps apart (the mean of 1 / steps)";
  }
  return {};
}

std::string effect_of(const IntroductionFindings& findings, std::size_t which,
                      const JoinedBodies& joined, const AimNames& names, const LinkWords& words) {
  const Introduction& one = findings.introductions[which];
  switch (findings.aim) {
    case IntroductionAim::pieces:
      if (joined.fewer == 0) return "joins nothing that is apart";
      return fmt::format("joins {} to {} other{}, which no {} does now",
                         counted(joined.fewer, "body", "bodies"), whole_number(joined.more),
                         joined.more == 1 ? "" : "s", words.route);
    case IntroductionAim::reach:
      return fmt::format("brings {} within two steps of {}: {} of {}",
                         more_near(findings, which, "body", "bodies"), names.convener,
                         whole_number(one.near.value_or(0)), whole_number(findings.pairs));
    case IntroductionAim::systems:
      return fmt::format("{} between the two that share nobody; {} of {} pairs within two steps",
                         counted(one.routes.value_or(0), "route", "routes"),
                         whole_number(one.near.value_or(0)), whole_number(findings.pairs));
    case IntroductionAim::together:
      return fmt::format("brings {} within two steps: {} of {}",
                         more_near(findings, which, "pair", "pairs"),
                         whole_number(one.near.value_or(0)), whole_number(findings.pairs));
  }
  return {};
}

std::string introduction_statement(const IntroductionFindings& findings, const Introduction& one,
                                   const LinkWords& words) {
  std::string text = fmt::format("{} and {}{}: {}.", one.a.name, one.b.name,
                                 one.wanted ? " (asked for)" : "", one.effect);
  if (findings.audience == Audience::team) text += ' ' + maker(one, words);
  if (!one.shared_boards.empty())
    text += fmt::format(" Both sit on {}.", listed(one.shared_boards));
  if (!one.shared_outcomes.empty())
    text += fmt::format(" Both are signed up to: {}.", listed(one.shared_outcomes));
  if (one.asked_about == false) {
    text +=
        " Nobody was asked about this pair, or neither answered: we cannot tell whether they "
        "already work together.";
  }
  return text;
}

std::string introductions_headline(const IntroductionFindings& findings, const AimNames& names,
                                   const LinkWords& words) {
  if (findings.introductions.empty() || !findings.before || !findings.after) return {};
  const std::size_t all = findings.introductions.size();
  const std::string start = fmt::format("If each led to a link, {} would", introductions(all));
  const Introduction& last = findings.introductions.back();
  const auto two_steps = [&] {
    return fmt::format("within two steps: {} of {}, {} now", whole_number(last.near.value_or(0)),
                       whole_number(findings.pairs), whole_number(findings.near.value_or(0)));
  };
  switch (findings.aim) {
    case IntroductionAim::pieces:
      return fmt::format("{} join {} in 100 pairs of bodies by some {}; {} are now.", start,
                         of_100(*findings.after), words.route, of_100(*findings.before));
    case IntroductionAim::reach:
      return fmt::format("{} bring {} nearer to the others (from {} to {} of 100; bodies {}).",
                         start, names.convener, of_100(*findings.before), of_100(*findings.after),
                         two_steps());
    case IntroductionAim::systems:
      return fmt::format(
          "{} bring {} and {} nearer to each other (from {} to {} of 100; pairs {}; routes that "
          "share nobody: {}, {} now).",
          start, names.system_a, names.system_b, of_100(*findings.before), of_100(*findings.after),
          two_steps(), last.routes.value_or(0), findings.routes.value_or(0));
    case IntroductionAim::together:
      return fmt::format(
          "{} bring bodies of different systems that share an outcome nearer to each other (from "
          "{} "
          "to {} of 100; pairs {}).",
          start, of_100(*findings.before), of_100(*findings.after), two_steps());
  }
  return {};
}

std::string guarantee_statement(const IntroductionFindings& findings, bool limited) {
  if (findings.introductions.empty() || !findings.after) return {};
  const std::string within = limited ? " within these limits" : "";
  const auto bound = [&] { return of_100(findings.bound.value_or(1.0)); };
  std::string text;
  switch (findings.guarantee) {
    case Guarantee::optimal:
      text = fmt::format("No other choice{} does better (worked out exactly).", within);
      break;
    case Guarantee::fraction:
      text = fmt::format(
          "No choice of as many could come above {} of 100; this one comes to {}. What it adds is "
          "never less than 63 in 100 of the most that could be added.",
          bound(), of_100(*findings.after));
      break;
    case Guarantee::bounded:
      text = fmt::format("No choice{} could come above {} of 100; this one comes to {}.", within,
                         bound(), of_100(*findings.after));
      break;
    case Guarantee::none:
      text = "No guarantee: another choice may do better, and by how much is not known.";
      break;
  }
  if (!findings.all_looked_at)
    text += " The place is large: some possible introductions were passed over without a look.";
  return text;
}

std::string knee_statement(const IntroductionFindings& findings) {
  if (!findings.knee || !findings.before || !findings.after) return {};
  const double rise = *findings.after - *findings.before;
  const double share = (findings.introductions[*findings.knee - 1].value - *findings.before) / rise;
  return capital(fmt::format(
      "{} bring{} {} in 100 of what all {} would; after that each adds clearly less.",
      *findings.knee == 1 ? "the first" : fmt::format("the first {}", number_word(*findings.knee)),
      *findings.knee == 1 ? "s" : "", per_100(share), number_word(findings.introductions.size())));
}

}  // namespace interstice
