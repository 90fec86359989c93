#include "cli/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <memory>

namespace interstice::cli {
namespace {

constexpr int kWidth = 30;

struct Bar {
  std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();
  int shown = -1;  // hundredths

  void update(double share) {
    if (std::chrono::steady_clock::now() - start < std::chrono::seconds(1)) return;
    const int hundredths = static_cast<int>(share * 100.0);
    if (share >= 1.0) {
      if (shown >= 0) fmt::print(stderr, "\r\x1b[K");
      shown = -1;
    } else if (hundredths != shown) {
      shown = hundredths;
      const int full = hundredths * kWidth / 100;
      fmt::print(stderr, "\r[{:#<{}}{:.<{}}] {:3}%", "", full, "", kWidth - full, hundredths);
    }
    std::fflush(stderr);
  }
};

}  // namespace

std::function<void(double)> progress_bar() {
  if (isatty(STDERR_FILENO) == 0) return {};
  return [bar = std::make_shared<Bar>()](double share) { bar->update(share); };
}

}  // namespace interstice::cli
