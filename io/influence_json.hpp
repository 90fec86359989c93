/// @file  What `influence` adds to Findings, as the message Influence. For findings_json.cpp.
#pragma once

#include "graph/findings/findings.hpp"

namespace interstice {

namespace v1 {
class Influence;
}  // namespace v1

/// Fills `to` from findings.influence, which must be there.
void copy_influence(const Findings& findings, v1::Influence& to);

}  // namespace interstice
