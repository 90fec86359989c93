#include "graph/findings/methods.hpp"

#include <fmt/format.h>

#include "graph/findings/sentences.hpp"

namespace interstice {

namespace {

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

// The methods in the words for links from this source.
std::vector<Method> in_words_of(LinkSource source, std::vector<Method> all) {
  if (source == LinkSource::reported || source == LinkSource::none) return all;
  const bool boards = source == LinkSource::shared_boards;
  const LinkWords words = link_words(source);
  for (Method& method : all) {
    for (std::string* text : {&method.name, &method.text}) {
      replace_all(*text, "shortest reported routes", fmt::format("shortest {}", words.routes));
      replace_all(*text, "only reported route", words.only_route);
      replace_all(*text, "reported route", words.route);
      replace_all(*text, "links reported", boards ? words.links : "links recorded");
      replace_all(*text, "equal the reported",
                  boards ? "equal those counted" : "equal the recorded");
    }
  }
  return all;
}

}  // namespace

std::vector<Method> methods(LinkSource source) {
  static const std::vector<Method> kMethods = {
      {"Links per 100 pairs asked about",
       "links reported ÷ pairs asked about × 100. A pair that nobody was asked about "
       "counts neither as a link nor as none."},
      {"Share of links that cross between systems",
       "links across ÷ (links across + links inside). Its range comes from drawing the "
       "bodies again, with replacement, and keeping the middle nine tenths of 1,000 draws: "
       "Snijders and "
       "Borgatti, Connections 22(2), 1999."},
      {"Balance across and inside",
       "(links across − links inside) ÷ (links across + links inside). Chance hands the "
       "systems’ names out to the bodies at random: Krackhardt and Stern, Social "
       "Psychology Quarterly 51(2), 1988, doi:10.2307/2786835."},
      {"Usual here",
       "every pair asked about gets a chance of a link: the logit of the chance is the "
       "sum of a constant, a term for each body's system, a term for each body (how "
       "active it is, drawn towards its system's mean by a variance that maximises "
       "Laplace's approximation of the marginal likelihood) and a term for each thing that the two "
       "have in common, as far as the data say it (system, outcomes, boards, area, tier, "
       "organisation, a duty or plan, answers from both sides); the fitted links of each system "
       "equal the reported. The sum of these "
       "chances over the pairs is what is usual; its likely range runs from the 5th to "
       "the 95th percentile of their Poisson-binomial distribution, and p is the chance "
       "of as few links or fewer. Holland and Leinhardt, Journal of the American "
       "Statistical Association 76(373), 1981, doi:10.1080/01621459.1981.10477598; "
       "Chatterjee, Diaconis and Sly, Annals of Applied Probability 21(4), 2011, "
       "doi:10.1214/10-AAP728."},
      {"Usual on an outcome",
       "the same, over the pairs of bodies of the two systems that lead, answer for or contribute "
       "to "
       "it, with one more term for what the two systems have to do with each other; the pairs that "
       "are judged are taken out of the fit by one Newton step, and the range and p allow for the "
       "error of what is left: Marshall and Spiegelhalter, Statistics in Medicine 22(10), 2003, "
       "doi:10.1002/sim.1403."},
      {"What makes a link likelier",
       "the mean chance of a link over the pairs asked about, without the thing in common and with "
       "it, all else of each pair as it is; its likely range is that of the term, 1.645 standard "
       "errors to each side."},
      {"False-alarm share (q)",
       "how far the chance of so few links, taken over all cells of one kind that could be "
       "judged, lets false alarms in: Benjamini and Hochberg, Journal of the Royal "
       "Statistical Society B 57(1), 1995, doi:10.1111/j.2517-6161.1995.tb02031.x. A gap "
       "has a q of 0.1 or less and fewer links than usual."},
      {"Cannot tell",
       "under 8 pairs asked about, or fewer than 30 in 100 of either side’s bodies "
       "answered, or nothing to compare with."},
      {"Of the shortest routes between others",
       "for each pair of other bodies, the share of their shortest reported routes that "
       "pass through this one; added up ÷ pairs of other bodies. Brandes, Journal of "
       "Mathematical Sociology 25(2), 2001, doi:10.1080/0022250X.2001.9990249. Its range and that "
       "of its place come from leaving out one other body at a time, with all its links: how far "
       "the number rests on any one of them."},
      {"The only reported route",
       "bodies that, without this one, would have no reported route to the largest piece "
       "that is left. Hopcroft and Tarjan, Communications of the ACM 16(6), 1973, "
       "doi:10.1145/362248.362272."},
      {"No reported route; long routes counted as partly missing",
       "pairs without any route ÷ all pairs; and 1 − the mean of 1 ÷ the number of steps "
       "over all pairs. Borgatti, Computational and Mathematical Organization Theory "
       "12(1), 2006, doi:10.1007/s10588-006-7084-x."},
  };
  return in_words_of(source, kMethods);
}

std::vector<Method> influence_methods(LinkSource source) {
  static const std::vector<Method> kMethods = {
      {"Named by others",
       "respondents (organisations) that name the body, of those that answered, on each kind of "
       "link "
       "that asks whom one turns to. Its place is worked out again without each respondent in "
       "turn. "
       "Chance: each names as many as it did, but anybody; the 95th percentile of the "
       "Poisson-binomial distribution."},
      {"Who connects what",
       "of the shortest reported routes between a body of one system and one of another, the share "
       "that passes through this body: Brandes, Social Networks 30(2), 2008, "
       "doi:10.1016/j.socnet.2007.11.001. Chance hands the systems out anew among bodies with "
       "about "
       "as many links."},
      {"The way in",
       "the chains of introduction on which people rely most on each other, else the shortest: "
       "Yen, "
       "Management Science 17(11), 1971, doi:10.1287/mnsc.17.11.712."},
  };
  return in_words_of(source, kMethods);
}

}  // namespace interstice
