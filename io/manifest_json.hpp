/// @file  The manifest of a run, as the schema has it: the same in every document.
#pragma once

#include "graph/findings/findings.hpp"

namespace interstice {
namespace v1 {
class Manifest;
}  // namespace v1

void copy(const Manifest& from, v1::Manifest& to);

}  // namespace interstice
