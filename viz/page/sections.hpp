/// @file  What the template reads, section by section: each function adds its own keys to the
/// page's data.
#pragma once

#include "viz/page/report_page.hpp"
#include "viz/page/table.hpp"

namespace interstice::page {

/// Title, for whom it is, how many bodies are not shown, the unit's word.
void add_heading(const Findings& findings, data& page);

/// The page to take into the meeting, each sentence with links to the tables it stands on.
void add_first_page(const Findings& findings, data& page);

/// Gap, no sign of a gap, cannot tell: how many pairs of systems are in each state, always all
/// three.
void add_state_counts(const Findings& findings, data& page);

/// Every pair of systems, a table a state.
void add_meetings(const Findings& findings, data& page);

/// Gaps of every other kind, a section a kind, and what makes a link likelier.
void add_gap_lists(const Findings& findings, data& page);

/// The numbers of the place as a whole.
void add_place(const Findings& findings, data& page);

/// The table of systems and the table of go-betweens.
void add_systems(const Findings& findings, data& page);
void add_go_betweens(const Findings& findings, data& page);

/// Who is named by others: the sentence and the table; nothing where no kind of link asks whom one turns to.
void add_named(const Findings& findings, data& page);

/// What the run read and assumed, in the manifest's own words.
void add_run(const Findings& findings, data& page);

/// The two pictures, with their words.
void add_pictures(const Pictures& pictures, data& page);

/// The id of the table row about an interface (an index of findings.interfaces).
[[nodiscard]] std::string meeting_id(std::size_t index);
/// The id of the table row about the gap of that id, of whatever kind; "meet" where there is none.
[[nodiscard]] std::string gap_row_id(const Findings& findings, const std::string& id);

}  // namespace interstice::page
