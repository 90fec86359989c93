#include "graph/findings/reading_sentences.hpp"

#include <fmt/format.h>

#include "graph/findings/number_words.hpp"

namespace interstice {

std::vector<std::string> reading_assumptions(const Projection& projection) {
  std::vector<std::string> sentences;
  if (projection.basis == ResponseBasis::everyone_assumed) {
    sentences.emplace_back(
        "Assumes that everyone was asked: no response column and no reporter says otherwise.");
  }
  if (projection.basis == ResponseBasis::stated) {
    sentences.emplace_back(
        "A body that answered is taken to have been asked about every other: what it did not list "
        "counts as no link.");
  }
  if (projection.basis == ResponseBasis::some_reporters) {
    sentences.emplace_back(
        "Some rows do not say who reported them, and no roster is said to be complete: pairs that "
        "are not listed say nothing.");
  }
  if (projection.basis == ResponseBasis::reporters) {
    sentences.emplace_back(
        "Nobody says who answered: bodies named as reporters count as having answered, all others "
        "as not.");
  }
  if (projection.view == View::shared_boards) {
    sentences.emplace_back(
        "No kind of link between bodies is in the data: two bodies are linked where they sit on a "
        "board together.");
  }
  return sentences;
}

std::vector<std::string> reading_notes(const Projection& projection, SmallCounts small) {
  const ProjectionReport& report = projection.report;
  std::vector<std::string> notes;
  const auto note = [&](std::size_t n, std::string_view one, std::string_view many) {
    if (n > 0 && n < 3 && small == SmallCounts::withheld)
      notes.push_back(fmt::format("Fewer than three {}.", many));
    else if (n > 0)
      notes.push_back(counted(static_cast<double>(n), one, many) + '.');
  };
  if (projection.layers.size() > 1) {
    notes.emplace_back(
        "Several kinds of link are read together: two bodies are linked if any of them links them, "
        "and strengths are left out.");
  }
  note(report.one_way,
       projection.view == View::both ? "pair in which only one named the other was left out"
                                     : "pair in which only one named the other is read as a link",
       projection.view == View::both ? "pairs in which only one named the other were left out"
                                     : "pairs in which only one named the other are read as links");
  note(report.merged,
       "row reports a link that another row reports too, from the other side or again; it counts "
       "once",
       "rows report a link that another row reports too, from the other side or again; each link "
       "counts once");
  note(report.both_ways, "row of a link without direction counts both ways",
       "rows of links without direction count both ways");
  note(report.rolled_up, "person or post is counted as its organisation",
       "people and posts are counted as their organisations");
  note(report.inside_one_body, "link inside one body was left out",
       "links inside one body were left out");
  note(report.boards, "row to or from a board, or somebody not there at this date, was left out",
       "rows to or from boards, or somebody not there at this date, were left out");
  note(report.other_layers, "row of other kinds of link was not read",
       "rows of other kinds of link were not read");
  note(report.zero_strength, "row with strength 0 is an observed no",
       "rows with strength 0 are an observed no");
  note(report.negative, "row with a negative sign was left out",
       "rows with a negative sign were left out");
  note(report.conflict,
       "row of conflict (a negative sign or kind of link) is read as a link like the others",
       "rows of conflict (a negative sign or kind of link) are read as links like the others");
  note(report.low_confidence, "row below the least confidence was left out",
       "rows below the least confidence were left out");
  note(report.not_current, "row not current at the date was left out",
       "rows not current at the date were left out");
  note(report.in_several_systems, "body in several systems is counted under the first",
       "bodies in several systems are counted under the first");
  return notes;
}

}  // namespace interstice
