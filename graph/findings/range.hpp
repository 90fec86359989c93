/// @file  A likely range.
#pragma once

namespace interstice {

/// A likely range: right about nine times in ten.
struct Range {
  double low = 0.0;
  double high = 0.0;
};

}  // namespace interstice
