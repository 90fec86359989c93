/// @file  What `introduce` found as JSON, by proto/interstice/v1/introductions.proto.
#pragma once

#include <string>

#include "graph/findings/introductions/introduction_findings.hpp"

namespace interstice {

/// Message Introductions.
[[nodiscard]] std::string to_json(const IntroductionFindings& findings);

}  // namespace interstice
