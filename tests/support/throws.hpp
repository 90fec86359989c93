/// @file  A matcher for the project's one exception: its code, and part of its message.
#pragma once

#include <gmock/gmock.h>

#include <string>

#include "graph/model/error.hpp"

namespace interstice {

/// EXPECT_THAT([&] { (void)f(); }, ThrowsError(ErrorCode::invalid_argument, "tie 1-2"));
inline auto ThrowsError(ErrorCode code, const std::string& part) {
  return testing::Throws<Error>(
      testing::AllOf(testing::Property("code", &Error::code, code),
                     testing::Property("what", &Error::what, testing::HasSubstr(part))));
}

}  // namespace interstice
