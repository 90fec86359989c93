/// @file  The parts that journal_statement() is put together from.
#pragma once

#include "graph/findings/journal_statement.hpp"

namespace interstice {

/// Who answered: basis, response, systems and on_record.
void count_responses(const Place& place, const Projection& projection,
                     const ProjectionOptions& reading, JournalStatement& statement);

/// Takes out what others than the team may not see: statuses system by system, and every count from which fewer than
/// three bodies that answered, or fewer than three that did not, could be told or worked out.
void withhold_responses(JournalStatement& statement);

/// The paragraph, from the rest.
[[nodiscard]] std::vector<std::string> journal_paragraph(const JournalStatement& statement);
/// The table, from the rest.
[[nodiscard]] std::vector<JournalItem> journal_items(const JournalStatement& statement);

/// How a view makes ties of rows, a sentence.
[[nodiscard]] std::string view_rule(const JournalStatement& statement);
/// How dated rows were read, a sentence.
[[nodiscard]] std::string date_rule(const JournalStatement& statement);
/// Which rows were left out for their confidence, a sentence.
[[nodiscard]] std::string confidence_rule(const JournalStatement& statement);
/// Who is one body, a sentence.
[[nodiscard]] std::string unit_rule(const JournalStatement& statement);
/// How the list of bodies came about, sentences.
[[nodiscard]] std::string boundary_rule(const JournalStatement& statement);
/// Where it is known from who answered, a sentence.
[[nodiscard]] std::string response_basis(const JournalStatement& statement);

}  // namespace interstice
