/// @file  Posts that English law says a place must have, known by their names: the one list of them.
#pragma once

#include <string_view>

namespace interstice {

/// The statutory office that a post's name says it is ("director of children's services"); empty if none.
///
/// Definition   The name, without case, punctuation and "the", begins with one of the office's names, after at most one of
///              statutory, interim, acting, executive, corporate; and what follows is nothing, or begins with a comma,
///              bracket, dash or "and", "of", "for", "at", "in" ("&" is and). So a deputy, an assistant and somebody's office are none.
/// Result       One of: head of paid service; chief finance officer; monitoring officer; director of children's services;
///              director of adult social services; director of public health; returning officer; electoral registration
///              officer; scrutiny officer; chief constable; police and crime commissioner; chief fire officer;
///              accountable officer; accounting officer; caldicott guardian; senior information risk owner;
///              virtual school head; principal social worker; coroner.
/// Reference    Local Government and Housing Act 1989, sections 4 and 5 (head of paid service, monitoring officer); Local
///              Government Act 1972, section 151 (finance); Children Act 2004, section 18; Local Authority Social Services
///              Act 1970, section 6; National Health Service Act 2006, section 73A and schedule 1B; Representation of the
///              People Act 1983, sections 8 and 35; Localism Act 2011, schedule 2 (scrutiny officer); Police Reform and
///              Social Responsibility Act 2011; Children and Families Act 2014, section 99 (virtual school head).
[[nodiscard]] std::string_view statutory_post(std::string_view name);

/// Whether the list holds in this country: the setting `country` is blank, or England, the UK or Great Britain.
[[nodiscard]] bool english_posts_apply(std::string_view country);

}  // namespace interstice
