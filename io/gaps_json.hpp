/// @file  The gaps of Findings, what they rest on and how many there are, as the schema has them.
#pragma once

#include "graph/findings/findings.hpp"

namespace interstice {
namespace v1 {
class Findings;
}  // namespace v1

/// Fills gaps, gap_kinds, tie_reasons, in_common and gap_headline of `to`.
void copy_gaps(const Findings& from, v1::Findings& to);

}  // namespace interstice
