#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "graph/findings/journal_parts.hpp"
#include "graph/findings/number_words.hpp"

namespace interstice {
namespace {

// A text that people wrote, as one sentence.
std::string sentence(std::string_view text) {
  const bool ends = text.ends_with('.') || text.ends_with('?') || text.ends_with('!');
  return std::string(text) + (ends ? "" : ".");
}

std::string asked_of(const JournalLayer& layer) {
  if (layer.asked_of == "all") return "It was asked about everybody.";
  if (layer.asked_of == "named partners")
    return "It was asked of named partners only, and says nothing about others.";
  return "Whom it was asked about is not given.";
}

std::string roster(const JournalLayer& layer) {
  std::string text = layer.roster == "complete" ? "Answers were given on a complete roster"
                     : layer.roster == "open" ? "Answers were open: people wrote names of their own"
                                              : "Roster or free recall: not given";
  if (layer.roster_of_place) text += " (said of the whole place)";
  text += layer.most_names ? fmt::format("; at most {} names were allowed.", *layer.most_names)
                           : "; a limit on names is not given.";
  return text;
}

std::string direction_from(const JournalLayer& layer) {
  return layer.direction_from == "layers" ? ""
         : layer.direction_from == "rows" ? " (where a row does not say otherwise)"
                                          : " (the default; not given)";
}

std::string layer_sentences(const JournalLayer& layer) {
  std::string text = fmt::format("Kind of link \"{}\": {}{}, role {}{}.", layer.name,
                                 layer.direction, direction_from(layer), layer.role,
                                 layer.role_given ? "" : " (the default; not given)");
  text += layer.question.empty() ? " The wording of the question is not given."
                                 : fmt::format(" Its wording: \"{}\"", layer.question);
  if (!layer.question.empty() && !layer.question.ends_with('.')) text += '.';
  if (layer.source == "documentary") {
    text += " It is from documents: nobody was asked.";
    text += layer.roster == "open" ? " The documents are not said to be complete." : "";
    return text;
  }
  text += layer.source == "survey"
              ? " It was asked in a survey."
              : " Whether it comes from a survey or from documents is not given.";
  text += ' ' + asked_of(layer) + ' ' + roster(layer);
  text += layer.recall.empty() ? " The period of recall is not given."
                               : " Period of recall: " + sentence(layer.recall);
  return text;
}

std::string response_sentences(const JournalStatement& s) {
  if (s.responses_withheld && !s.response.answered)
    return "How many answered is withheld: too few did, or too few did not.";
  const ResponseCounts& r = s.response;
  if (!r.answered) return {};
  if (!r.asked) {
    return fmt::format("Of {} {} answered{}.", counted(r.bodies, "body", "bodies"), *r.answered,
                       s.responses_withheld
                           ? "; what became of the others is withheld: too few are of one kind"
                           : ", as far as the rows tell");
  }
  std::string text = fmt::format(
      "Of {}, {} known to have been asked, and {} answered{}.", counted(r.bodies, "body", "bodies"),
      fmt::format("{} {}", *r.asked, *r.asked == 1 ? "is" : "are"), *r.answered,
      *r.asked == 0 ? ""
                    : fmt::format(" ({} in 100 of those asked)",
                                  static_cast<int>(100.0 * *r.answered / *r.asked + 0.5)));
  std::vector<std::string> parts;
  const auto add = [&](const std::optional<std::uint32_t>& n, std::string_view what) {
    if (n && *n > 0) parts.push_back(fmt::format("{} {}", *n, what));
  };
  add(r.partly, "answered in part");
  add(r.no_reply, "did not reply");
  add(r.declined, "declined");
  add(r.passed_on, "passed the questions on");
  if (!parts.empty()) text += fmt::format(" Of the others asked, {}.", fmt::join(parts, ", "));
  if (r.not_asked && *r.not_asked > 0)
    text += fmt::format(" {} not asked.", counted(*r.not_asked, "body was", "bodies were"));
  if (r.unknown && *r.unknown > 0)
    text += fmt::format(" Of {} it is not known whether {} asked.",
                        counted(*r.unknown, "body", "bodies"),
                        *r.unknown == 1 ? "it was" : "they were");
  return text;
}

std::string pairs_sentence(const JournalStatement& s) {
  if (!s.pairs_observed) return "How many pairs were asked about is withheld with it.";
  const double possible = *s.pairs_possible;
  const std::string share =
      possible > 0.0 ? fmt::format(" ({:.0f} in 100)", 100.0 * *s.pairs_observed / possible) : "";
  return fmt::format(
      "Of {} possible {}pairs, {} were {}{}; the others count neither as linked nor as not.",
      whole_number(possible), s.manifest.view == "directed" ? "ordered " : "",
      whole_number(*s.pairs_observed), s.on_record ? "on record" : "asked about", share);
}

}  // namespace

std::string boundary_rule(const JournalStatement& s) {
  std::string text = s.boundary.empty()
                         ? "How the list of bodies came about is not given."
                         : "How the list of bodies came about: " + sentence(s.boundary);
  text += s.stakeholders_implied
              ? fmt::format(
                    " There is no table of stakeholders: the {} that links name are taken, so "
                    "that a body without any link is not among them.",
                    counted(s.stakeholders, "stakeholder", "stakeholders"))
              : fmt::format(" The table of stakeholders lists {}.", s.stakeholders);
  text += fmt::format(" {} in the network as read", counted(s.bodies, "body is", "bodies are"));
  if (s.boards > 0) text += fmt::format(", with {}", counted(s.boards, "board", "boards"));
  return text + '.';
}

std::string unit_rule(const JournalStatement& s) {
  if (s.manifest.unit == "person")
    return "One body is a person, post or organisation as it is listed.";
  if (s.manifest.unit == "post")
    return "One body is a post or organisation; people count as their post, and posts whose holder "
           "was not told of the map as their organisation.";
  return "One body is an organisation; people and posts count as the organisation they belong to.";
}

std::string view_rule(const JournalStatement& s) {
  const std::string& view = s.manifest.view;
  if (view == "directed")
    return "Links are directed as given; a mutual one is read in both directions.";
  if (view == "both")
    return "Two bodies are linked if each names the other; a mutual row counts as both.";
  if (view == "two_mode") return "Links run between bodies and the boards they sit on.";
  if (view == "shared_boards") return "Two bodies are linked where they sit on a board together.";
  return "Two bodies are linked if either names the other (the union of what the two sides say).";
}

std::string date_rule(const JournalStatement& s) {
  if (s.manifest.as_of.empty())
    return s.dated ? "No date of reading is given."
                   : "No row is dated, and the place gives no date.";
  const std::string from = s.date_given ? "asked for" : "the place's own";
  if (!s.dated) return fmt::format("Date: {} ({}); no row is dated.", s.manifest.as_of, from);
  return fmt::format(
      "Read at {} ({}): rows and bodies whose since and until do not take in that day are left "
      "out; "
      "a blank since or until sets no limit.",
      s.manifest.as_of, from);
}

std::string confidence_rule(const JournalStatement& s) {
  if (!s.confidence_given) return "No row says how sure its source is.";
  if (s.min_confidence == 0.0) return "No row is left out for its confidence.";
  return fmt::format(
      "Rows with a confidence below {} are left out; rows that do not say how sure they are, are "
      "kept.",
      s.min_confidence);
}

std::string response_basis(const JournalStatement& s) {
  switch (s.basis) {
    case ResponseBasis::everyone_assumed:
      return "Who was asked and who answered is not given: every pair counts as asked about.";
    case ResponseBasis::stated:
      return "Who answered is recorded body by body.";
    case ResponseBasis::reporters:
      return "Who answered is not recorded: the bodies that rows name as reporters are taken to "
             "have "
             "answered.";
    case ResponseBasis::some_reporters:
      return "Who answered is not recorded, and only some rows say who reported them: pairs that "
             "are "
             "not listed count as not asked about.";
    case ResponseBasis::complete_roster:
      return "The links are records, or a roll said to be complete: nobody needed to answer.";
  }
  return {};
}

std::vector<std::string> journal_paragraph(const JournalStatement& s) {
  std::vector<std::string> out;
  out.push_back(s.question.empty() ? "The question of the study is not given."
                                   : "The question of the study: " + sentence(s.question));
  out.push_back(boundary_rule(s));
  out.push_back(unit_rule(s));
  for (const JournalLayer& layer : s.layers) out.push_back(layer_sentences(layer));
  if (s.layers.empty()) out.emplace_back("No kind of link is read.");
  if (!s.layers_not_read.empty())
    out.push_back(
        fmt::format("Kinds of link that were not read: {}.", fmt::join(s.layers_not_read, ", ")));
  out.push_back(response_basis(s));
  if (const std::string text = response_sentences(s); !text.empty()) out.push_back(text);
  out.push_back(pairs_sentence(s));
  out.push_back(view_rule(s));
  out.push_back(date_rule(s));
  out.push_back(confidence_rule(s));
  out.insert(out.end(), s.manifest.notes.begin(), s.manifest.notes.end());
  out.push_back(fmt::format(
      "Read with Interstice {} (seed of everything random: {}; fingerprint of the data: {}).",
      s.manifest.version, s.manifest.seed, s.manifest.fingerprint));
  return out;
}

}  // namespace interstice
