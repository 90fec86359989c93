#include "io/diagnostic_codes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "graph/model/nearest.hpp"

namespace interstice {
namespace {

constexpr auto kCodes = std::to_array<DiagnosticCode>({
    {.code = "E-ambiguous-number",
     .title = "a number that could be a thousand, or one and a bit",
     .meaning = "Where semicolons or tabs separate the cells, a comma and a point can both be the "
                "decimal mark or stand between thousands. No other number of the table says which.",
     .example = "from;to;amount\ncouncil;trust;1,234",
     .remedy = "Write 1234 for one thousand two hundred and thirty-four; add a nought (1,2340) for "
               "one and a bit."},
    {.code = "E-ambiguous-status",
     .title = "a word for a response that could mean its opposite",
     .meaning = "\"None\", \"nil\" or \"n/a\" could mean that they answered and named nobody, or "
                "that no answer came. The first is an observed no, the second says nothing.",
     .example = "id,system,response\ntrust,health,none",
     .remedy =
         "Write \"answered none\", \"no reply\" or \"not asked\"; leave the cell blank if you "
         "do not know."},
    {.code = "E-binary",
     .title = "a file that is not text",
     .meaning =
         "The file is a workbook, a PDF or something else that is not rows of text, whatever "
         "its name ends in.",
     .example = "",
     .remedy = "Open it in a spreadsheet program and save each sheet as \"CSV UTF-8\"."},
    {.code = "E-choice",
     .title = "a word that a column or setting does not take",
     .meaning = "Some columns decide who is shown, or whether a link is a conflict. There a word "
                "that is not known is never guessed at.",
     .example = "from,to,sign\ncouncil,trust,bad",
     .remedy = "Write one of the words that the message lists, or leave the cell blank."},
    {.code = "E-circle",
     .title = "rows that belong to one another in a circle",
     .meaning = "A belongs to B, and B to A: nothing stands on top, so nothing can be counted as "
                "part of anything.",
     .example = "id,organisation\nteam,trust\ntrust,team",
     .remedy = "Leave the cell blank for the one that stands above the others."},
    {.code = "E-confidence",
     .title = "a confidence that is neither a word nor a number from 0 to 1",
     .meaning = "Confidence says how sure the source of a link is: sure, fairly, hearsay, or a "
                "number from 0 to 1.",
     .example = "from,to,confidence\ncouncil,trust,80%",
     .remedy = "Write sure, fairly or hearsay, or 0.8; leave it blank if nobody said."},
    {.code = "E-contradicting-response",
     .title = "one body with two answers about its answer",
     .meaning = "Two rows say different things about whether the same body answered, for the same "
                "kind of link and day.",
     .example = "stakeholder,status\ntrust,answered\ntrust,no reply",
     .remedy = "Delete the row that is wrong, or give each row its date: the latest holds."},
    {.code = "E-contradicting-tie",
     .title = "one link, reported by one body, that says two things",
     .meaning = "The same link by the same reporter has another direction or sign further up.",
     .example = "from,to,sign\ncouncil,trust,+\ncouncil,trust,-",
     .remedy = "Correct or delete one of the two rows."},
    {.code = "E-control-character",
     .title = "a text with a control character in it",
     .meaning =
         "The cell holds a character that nobody typed, such as a bell or an escape; it would "
         "upset whatever shows it.",
     .example = "",
     .remedy = "Take it out: texts may hold line ends and tabs, and no other."},
    {.code = "E-date",
     .title = "a date that cannot be read",
     .meaning = "Dates are written year first. 04/03/2025 is March to some and April to others, so "
                "it is not guessed.",
     .example = "from,to,since\ncouncil,trust,04/03/2025",
     .remedy =
         "Write 2025-03-04, 2025-03 or 2025. In Excel, give the column the format yyyy-mm-dd."},
    {.code = "E-duplicate-header",
     .title = "two columns of one name",
     .meaning = "It cannot be told which of the two is meant.",
     .example = "from,to,strength,strength",
     .remedy = "Rename one of the two columns, or delete it."},
    {.code = "E-duplicate-id",
     .title = "an id that stands twice in its own table",
     .meaning =
         "Every body, outcome, area, system, kind of link and piece of evidence has one row.",
     .example = "id,name\ntrust,Mental Health Trust\ntrust,Hospital Trust",
     .remedy = "Keep one of the two rows, or give one of them another id (and use it in the other "
               "tables)."},
    {.code = "E-duplicate-key",
     .title = "a setting of the place that stands twice",
     .meaning = "The table of settings has one row for each key.",
     .example = "key,value\ndate,2025-04-01\ndate,2026-04-01",
     .remedy = "Keep the row that is right."},
    {.code = "E-empty",
     .title = "a file with nothing in it",
     .meaning = "The file has no text, or only blanks.",
     .example = "",
     .remedy = "Put the names of the columns on the first line and one row on each line below; or "
               "take the file away."},
    {.code = "E-encoding",
     .title = "text in an encoding that is not read",
     .meaning =
         "Letters beyond a to z are written differently by older programs. UTF-8 is read, and "
         "UTF-16 with its mark (Excel's \"Unicode text\"); nothing else, as names would turn "
         "into other names. A file that was cut short has the same fault.",
     .example = "",
     .remedy = "In Excel: File > Save As > \"CSV UTF-8 (Comma delimited)\". If that does not help, "
               "export the file again: it may be cut."},
    {.code = "E-extra-name",
     .title = "an extra column whose name cannot be used",
     .meaning = "A column of your own has no name that can be seen, or that of a column that is "
                "read.",
     .example = "",
     .remedy = "Give it another name, or put its values into the column that is meant."},
    {.code = "E-json",
     .title = "a file that is not a place in JSON",
     .meaning = "The text is not JSON, or has keys that a place does not have.",
     .example = "{\"relationships\": [{\"form\": \"council\", \"to\": \"trust\"}]}",
     .remedy = "Use the keys of the schema, such as from and to; columns of your own go into "
               "\"extras\"."},
    {.code = "E-list-part",
     .title = "a part of a list that cannot stand in one",
     .meaning = "Lists are kept with ';' between their parts, so a part may not hold one, nor be "
                "blank or begin or end with a blank.",
     .example = "{\"id\": \"joint\", \"system\": [\"health;care\"]}",
     .remedy = "Make two parts of it, or write it without the ';'."},
    {.code = "E-missing-column",
     .title = "a table without a column that it needs",
     .meaning = "The first line has no such name, nor any other name for it that is known.",
     .example = "organisation 1,organisation 2\ncouncil,trust",
     .remedy = "Name the columns on the first line, such as from,to. The message lists what is "
               "accepted."},
    {.code = "E-missing-value",
     .title = "a blank cell that must not be blank",
     .meaning = "A link needs both ends, a body its id, a membership its board.",
     .example = "from,to\ncouncil,",
     .remedy = "Fill the cell in, or delete the row."},
    {.code = "E-mixed-decimals",
     .title = "one table with decimal commas and decimal points",
     .meaning = "One of the two may stand between thousands, so numbers could be read a thousand "
                "times too large or small. Two sheets with different settings were probably put "
                "together.",
     .example = "from;to;strength\ncouncil;trust;0,5\ntrust;police;0.7",
     .remedy =
         "Write all numbers of the table with one of the two, and nothing between thousands."},
    {.code = "E-no-date",
     .title = "dated rows in a place without a date",
     .meaning =
         "Rows with a since or until hold on some days and not on others. Which day is meant "
         "is never guessed from the file.",
     .example = "from,to,since\ncouncil,trust,2024",
     .remedy = "Add the row date,2026-04-01 to the table of settings (place.csv, with the columns "
               "key,value), or give --as-of."},
    {.code = "E-no-relationships",
     .title = "a folder without a table of links",
     .meaning = "No file of the folder is named as the table of links is, nor as that of "
                "memberships.",
     .example = "",
     .remedy = "Add the links as relationships.csv (or edges.csv, connections.csv, links.csv, "
               "ties.csv), with the columns from,to."},
    {.code = "E-no-rows",
     .title = "a table of links without a row",
     .meaning = "There are names of columns, and nothing that could be used below them.",
     .example = "from,to",
     .remedy = "Add a row for each link, or a table of stakeholders if no link is known yet."},
    {.code = "E-number",
     .title = "a cell that should be a number and is not",
     .meaning = "The column takes numbers alone: no words, units, percent signs, or marks between "
                "thousands.",
     .example = "from,to,strength\ncouncil,trust,weekly",
     .remedy = "Write a number such as 2 or 0.5, or leave the cell blank. Where semicolons or tabs "
               "separate the cells, 0,5 will do too."},
    {.code = "E-place-content",
     .title = "a .place file whose content is damaged",
     .meaning = "The file is whole, but what it holds is no place.",
     .example = "",
     .remedy = "Save the file again with the program that wrote it."},
    {.code = "E-place-cut",
     .title = "a .place file that was cut short",
     .meaning = "Fewer bytes are there than the file says: a copy or download broke off.",
     .example = "",
     .remedy = "Copy or download the file again."},
    {.code = "E-place-damaged",
     .title = "a .place file that was changed on its way",
     .meaning =
         "Its checksum is not that of its content. Nothing of it is read, as any number could "
         "be wrong.",
     .example = "",
     .remedy = "Copy the file again, or make it again with `interstice convert`."},
    {.code = "E-place-longer",
     .title = "a .place file with more behind its end",
     .meaning = "The file is longer than it says: something was added to it.",
     .example = "",
     .remedy = "Copy the file again, or make it again with `interstice convert`."},
    {.code = "E-place-mark",
     .title = "a file that is no .place file",
     .meaning = "Its name ends in .place, but its first bytes are not those of one.",
     .example = "",
     .remedy =
         "Give a file that `interstice convert` wrote. A sheet saved as CSV needs a name that "
         "ends in .csv."},
    {.code = "E-place-newer",
     .title = "a .place file of a newer Interstice",
     .meaning = "It was written in a version of the format that this program does not read.",
     .example = "",
     .remedy = "Read it with a newer Interstice, or have it saved as CSV there."},
    {.code = "E-quote",
     .title = "text after the end of a quoted cell",
     .meaning = "A cell that begins with a quotation mark ends with the next one. What follows it "
                "belongs to no cell.",
     .example = "id,name\ntrust,\"The \"Bridge\" Trust\"",
     .remedy =
         "Write a quotation mark inside a quoted cell twice (\"The \"\"Bridge\"\" Trust\"), or "
         "take the marks away."},
    {.code = "E-ragged",
     .title = "a row with more or fewer cells than there are columns",
     .meaning =
         "Most often a name has a comma in it and no quotation marks around it, so that all "
         "cells after it stand one column too far to the right. The place named is the first "
         "cell too many, or the last one there is.",
     .example = "id,name,system\ntrust,Health, Care and Wellbeing Trust,health",
     .remedy = "Put text that contains the separator between quotation marks (\"Health, Care and "
               "Wellbeing Trust\"); give every row as many cells as the first line."},
    {.code = "E-range",
     .title = "a number that its column does not take",
     .meaning = "Trust, challenge, authority and interest go from 0 to 1; strengths, weights and "
                "populations are 0 or more.",
     .example = "from,to,trust\ncouncil,trust,4",
     .remedy =
         "Bring the number to the scale of its column: an answer from 1 to 4 becomes (answer - "
         "1) / 3."},
    {.code = "E-title-rows",
     .title = "lines above the names of the columns",
     .meaning = "Several lines stand above the line that names the columns, such as a title and a "
                "date. One of them could be the header of something else, so it is not guessed.",
     .example = "Links of 2025\nprinted on Monday\nfrom,to\ncouncil,trust",
     .remedy = "Delete the lines above the one that names the columns."},
    {.code = "E-twice",
     .title = "a column that stands twice in one row",
     .meaning = "In JSON and .place files each column of a row stands once.",
     .example = "{\"from\": \"council\", \"to\": \"trust\", \"to\": \"police\"}",
     .remedy = "Keep the one that is right."},
    {.code = "E-two-tables",
     .title = "two files for one table",
     .meaning =
         "Two names mean the same table (nodes.csv and stakeholders.csv, say). Which of them "
         "holds is never guessed.",
     .example = "",
     .remedy = "Move one of the two out of the folder, or rename it."},
    {.code = "E-unclosed-quote",
     .title = "a quotation mark that is never closed",
     .meaning = "Everything after it belongs to one cell, so the rest of the file was not read.",
     .example = "id,name\ntrust,\"Mental Health Trust\npolice,Police",
     .remedy = "Close it, or write it twice (\"\") if it belongs to the text."},
    {.code = "E-unknown-column",
     .title = "systems in a column that is not there",
     .meaning = "The setting \"systems\" names a column that the stakeholders do not have.",
     .example = "key,value\nsystems,service",
     .remedy = "Write the name of the column as the stakeholders table has it."},
    {.code = "E-unknown-id",
     .title = "an id that nothing has",
     .meaning =
         "A row names a body, outcome, area or piece of evidence that its own table does not "
         "list. It is probably spelt in another way there.",
     .example = "from,to\ncouncil,mental helth trust",
     .remedy = "Put the spelling right, or add a row to the table that the message names."},
    {.code = "E-unknown-layer",
     .title = "an answer about a kind of link that there is not",
     .meaning = "The responses say that a body answered about a kind of link that no link has, so "
                "the answer would count for nothing.",
     .example = "stakeholder,layer,status\ntrust,advise,answered",
     .remedy = "Write the kind as the links do. If it was asked and nobody named a link, give it a "
               "row in the layers table."},
    {.code = "E-until-before-since",
     .title = "a row that ends before it begins",
     .meaning = "Such a row would hold on no day, and be left out without a word.",
     .example = "from,to,since,until\ncouncil,trust,2025-04,2024-04",
     .remedy = "Put the two dates right."},
    {.code = "W-blank-text",
     .title = "a cell of blanks or invisible characters",
     .meaning = "Nothing can be seen in it, so it is read as blank.",
     .example = "",
     .remedy = "Delete what is in the cell, or write what belongs there."},
    {.code = "W-duplicate-tie",
     .title = "a row that stands twice",
     .meaning =
         "The same link of the same kind, date and reporter, the same in every column but the "
         "notes. It is counted once.",
     .example = "from,to\ncouncil,trust\ncouncil,trust",
     .remedy = "Delete one of the two rows; name the reporters if two bodies reported it."},
    {.code = "W-ignored-file",
     .title = "a file whose name is nearly that of a table",
     .meaning = "It was not read. A table that is misspelt would be missing without a word.",
     .example = "",
     .remedy = "Rename it as the message says, if it is that table."},
    {.code = "W-near-column",
     .title = "a column whose name is nearly one that is read",
     .meaning = "It is kept, but nothing is made of it.",
     .example = "id,name,sytem\ntrust,Mental Health Trust,health",
     .remedy = "Put the name right, if it is that column."},
    {.code = "W-near-same-id",
     .title = "two ids that are nearly the same",
     .meaning = "They differ only in case, spaces, punctuation or leading noughts, and are read as "
                "two bodies, with the links shared out between them.",
     .example = "from,to\nHealth Trust,council\nhealth trust,police",
     .remedy = "Write both the same way, if they are one."},
    {.code = "W-near-same-name",
     .title = "two bodies whose names are the same, or nearly",
     .meaning =
         "Their ids differ, so they are read as two. If they are one, its links are shared out "
         "between two bodies that each look less connected than it is. Never merged for you: "
         "two schools may well have one name.",
     .example = "id,name\nt1,Health Trust\nt7,health trust",
     .remedy =
         "If they are one, keep one row and use its id everywhere. If they are two, give them "
         "names that tell them apart."},
    {.code = "W-near-same-value",
     .title = "two kinds or systems that are nearly the same",
     .meaning =
         "They differ in case, spaces or punctuation, or by one slip in a long word, and are "
         "read as two.",
     .example = "id,system\ntrust,Health\nhospital,Heatlh",
     .remedy = "Write both the same way, if they are one; else give each a row in the systems or "
               "layers table."},
    {.code = "W-no-date",
     .title = "dated rows in a place without a date",
     .meaning =
         "As E-no-date, where the day to read them at may still be given by --as-of, or where "
         "nothing is read by that date.",
     .example = "from,to,since\ncouncil,trust,2024",
     .remedy = "Add the row date,2026-04-01 to the table of settings (place.csv, with the columns "
               "key,value)."},
    {.code = "W-no-reporter",
     .title = "some rows say who reported them and others do not",
     .meaning =
         "Where nothing else says who answered, the reporters do, if every row has one. One blank "
         "cell and nobody is known to have answered: pairs without a link then say nothing.",
     .example = "from,to,reported by\ncouncil,trust,council\ncouncil,police,",
     .remedy = "Fill in who reported each row, or say who answered in the column \"response\" of "
               "stakeholders."},
    {.code = "W-odd-reporter",
     .title = "a reporter that is no end of any link",
     .meaning = "Who reports a link is one of the bodies; a person, or the body under another "
                "name, is read as one more body.",
     .example = "from,to,reported by\ncouncil,trust,Jane",
     .remedy = "Write the body as it stands in the links."},
    {.code = "W-one-day",
     .title = "rows that all begin and end on one day",
     .meaning =
         "They hold on that day and are left out on every other. Survey programs call the day "
         "on which a form was opened and sent \"Start Date\" and \"End Date\", which are "
         "other names for since and until.",
     .example = "from,to,Start Date,End Date\ncouncil,trust,2025-04-03,2025-04-03\n"
                "trust,police,2025-04-04,2025-04-04",
     .remedy = "Rename the two columns (Form opened, Form sent), unless the links did hold for one "
               "day."},
    {.code = "W-placeholder-id",
     .title = "an id that looks like no name",
     .meaning = "\"n/a\", \"tbc\" or \"?\" stands where somebody had no name to write, and "
                "\"Total\" begins a row of sums. Each would be a body on the map.",
     .example = "from,to\ncouncil,n/a\nTotal,1",
     .remedy = "Delete the row, or write who it is. Nothing to do if it is a name."},
    {.code = "W-repeated-tie",
     .title = "one link twice, with another strength or other cell",
     .meaning = "Both rows are kept, as two links of one kind between the same bodies.",
     .example = "from,to,strength\ncouncil,trust,1\ncouncil,trust,3",
     .remedy = "Delete one of the two, if they are the same link; else give each its kind, date or "
               "reporter."},
    {.code = "W-second-header",
     .title = "two columns that could be the same one",
     .meaning = "The first of them is read, the second only kept.",
     .example = "from,to,weight,strength",
     .remedy = "Delete or rename the one that is not meant."},
    {.code = "W-self-tie",
     .title = "a body linked with itself",
     .meaning = "The row is left out: it says nothing about who works with whom.",
     .example = "from,to\ncouncil,council",
     .remedy = "Put one of its ends right, or delete the row."},
    {.code = "W-unknown-setting",
     .title = "a setting whose name is nearly one that is read",
     .meaning = "It is not read, so what it asks for does not happen.",
     .example = "key,value\nvisiblity,public",
     .remedy = "Put the name of the setting right."},
    {.code = "W-unlisted-value",
     .title = "words that a column does not list",
     .meaning = "They are kept as written, but read as blank: nothing is worked out from them.",
     .example = "id,sector\ntrust,NHS",
     .remedy = "Use the words that the message lists, if they fit; else leave it."},
    {.code = "W-unnamed-column",
     .title = "a column without a name",
     .meaning = "It is left out.",
     .example = "from,to,\ncouncil,trust,weekly",
     .remedy = "Name it on the first line, if it matters."},
    {.code = "W-unread-date",
     .title = "a date that cannot be read, in a column that is not",
     .meaning =
         "No analysis reads this column, so the reading goes on; the text is kept as written.",
     .example = "id,date\nminutes-3,soon",
     .remedy = "Write it as 2025-03-04, 2025-03 or 2025, or leave it blank."},
    {.code = "W-unread-number",
     .title = "a number that cannot be read, in a column that is not",
     .meaning = "No analysis reads this column, so the reading goes on; the cell is read as blank.",
     .example = "from,to,amount\ncouncil,trust,n/a",
     .remedy = "Write a number alone, or leave the cell blank."},
    {.code = "W-unused-layer",
     .title = "a kind of link that is described, and that no link has",
     .meaning =
         "Right, if it was asked and nobody named a link. But a kind that is misspelt there is "
         "one more kind of link, which nobody answered.",
     .example = "kind,question\nadvise,Whom do you go to for advice?",
     .remedy = "Write it as the links do, unless it was asked and nobody named one."},
    {.code = "W-yes-no",
     .title = "a column of yes and no that is not read",
     .meaning = "Each row of links is a link, whatever a column of your own says beside it: a row "
                "that says no is a link too.",
     .example = "from,to,met in last 6 months?\ncouncil,trust,no",
     .remedy = "Delete the rows that are no links, or give them the strength 0 (an observed no)."},
    {.code = "N-column-read-as",
     .title = "columns are read under another name",
     .meaning = "Exports of other programs name their columns differently; these are known to mean "
                "the same.",
     .example = "Source,Target,Weight\ncouncil,trust,3",
     .remedy = "Nothing to do, unless a column means something else: then rename it."},
    {.code = "N-decimal-comma",
     .title = "numbers were read with a decimal comma",
     .meaning = "Semicolons or tabs separate the cells, and the table writes 0,5 for a half.",
     .example = "from;to;strength\ncouncil;trust;0,5",
     .remedy = "Nothing to do."},
    {.code = "N-delimiter",
     .title = "cells are separated by something else than a comma",
     .meaning = "What separates them was found by trying comma, semicolon and tab.",
     .example = "from;to\ncouncil;trust",
     .remedy = "Nothing to do, unless the columns that `check` lists are not those of the sheet."},
    {.code = "N-encoding",
     .title = "the file is UTF-16 text",
     .meaning = "Excel writes it as \"Unicode text\"; it was read as it is.",
     .example = "",
     .remedy = "Nothing to do."},
    {.code = "N-heading-row",
     .title = "the names of the columns are on the second line",
     .meaning = "The first line names none of the columns that are needed, as in NodeXL's sheets, "
                "whose first line has headings of groups.",
     .example = "Edges,,Visual properties\nVertex 1,Vertex 2,Color",
     .remedy = "Nothing to do: what stands above the names is left out."},
    {.code = "N-ignored-file",
     .title = "a file that is no table",
     .meaning = "Its name is not that of a table, so it was not read.",
     .example = "",
     .remedy = "Nothing to do, unless it was meant to be read."},
    {.code = "N-interaction-is-kind",
     .title = "the column \"interaction\" is read as the kind of link",
     .meaning = "Cytoscape calls the kind of a link so.",
     .example = "source,interaction,target\ncouncil,advice,trust",
     .remedy = "Rename the column if it holds something else, such as how often they meet "
               "(frequency)."},
    {.code = "N-money",
     .title = "sums were read with their currency or thousands",
     .meaning = "£12,500.00 and 12,500.00 can be read one way only, in columns that hold sums.",
     .example = "from,to,amount\ncouncil,trust,\"£12,500.00\"",
     .remedy = "Nothing to do. The column \"currency\" can say what the sums are in."},
    {.code = "N-name-as-id",
     .title = "the name is used as the id",
     .meaning = "There is no column of ids, so the other tables must name bodies as this one does.",
     .example = "Label,Type\nMental Health Trust,organisation",
     .remedy = "Nothing to do."},
    {.code = "N-systems-values",
     .title = "a column of listed words holds the systems",
     .meaning =
         "The setting \"systems\" names a column that usually takes certain words only; here "
         "it may hold any.",
     .example = "key,value\nsystems,sector",
     .remedy = "Nothing to do, if that is what the column should hold."},
    {.code = "N-type-is-direction",
     .title = "the column \"Type\" says which links are directed",
     .meaning =
         "It holds only Directed, Undirected and Mutual, as Gephi writes it, so it is read as "
         "the direction and not as the kind of link.",
     .example = "Source,Target,Type\ncouncil,trust,Undirected",
     .remedy = "Nothing to do."},
    {.code = "N-unread-column",
     .title = "columns that are kept and not read",
     .meaning = "Every column is kept and handed on. These change no finding: they are your own, "
                "or are there for later versions.",
     .example = "from,to,comments\ncouncil,trust,monthly",
     .remedy =
         "Nothing to do, unless what stands there should count: then use a column that is read."},
    {.code = "N-unread-setting",
     .title = "a setting that is not read",
     .meaning = "The table of settings may hold what it likes; this key changes nothing.",
     .example = "key,value\ncontact,the partnership office",
     .remedy = "Nothing to do."},
});

std::string in_lower_case(std::string_view name) {
  std::string lower(name);
  std::ranges::transform(lower, lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return lower;
}

}  // namespace

std::span<const DiagnosticCode> diagnostic_codes() { return kCodes; }

const DiagnosticCode& diagnostic_code(std::string_view name) {
  const auto at = std::ranges::find_if(kCodes, [&](const DiagnosticCode& code) {
    return in_lower_case(code.code) == in_lower_case(name);
  });
  if (at != kCodes.end()) return *at;
  std::vector<std::string> codes;
  for (const DiagnosticCode& code : kCodes) codes.emplace_back(code.code);
  const std::string meant = nearest(name, codes);
  throw Error(ErrorCode::not_found,
              fmt::format("there is no code \"{}\"{}", printable(name),
                          meant.empty() ? "; `interstice explain` lists all of them"
                                        : fmt::format("; did you mean {}?", meant)));
}

Severity severity_of(const DiagnosticCode& code) {
  return code.code.front() == 'E'   ? Severity::error
         : code.code.front() == 'W' ? Severity::warning
                                    : Severity::note;
}

}  // namespace interstice
