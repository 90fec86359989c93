/// @file  Runs a test on each vector width of the processor: for (auto [name, width] : kVectorWidths) { WithVectors on(name); ... }
#pragma once

#include <cstdlib>
#include <string>
#include <utility>

#include "graph/kernels/dispatch.hpp"

namespace interstice {

inline constexpr std::pair<const char*, VectorWidth> kVectorWidths[] = {
    {"baseline", VectorWidth::baseline},
    {"avx2", VectorWidth::avx2},
    {"avx512", VectorWidth::avx512}};

/// INTERSTICE_VECTORS as named, and as it was once this goes away.
class WithVectors {
 public:
  explicit WithVectors(const char* name) {
    if (const char* was = std::getenv(kVariable)) before_ = was;
    setenv(kVariable, name, 1);
  }
  ~WithVectors() { before_.empty() ? unsetenv(kVariable) : setenv(kVariable, before_.c_str(), 1); }
  WithVectors(const WithVectors&) = delete;
  WithVectors& operator=(const WithVectors&) = delete;

 private:
  static constexpr const char* kVariable = "INTERSTICE_VECTORS";
  std::string before_;
};

}  // namespace interstice
