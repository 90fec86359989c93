#include "graph/kernels/dispatch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "graph/model/error.hpp"

namespace interstice {
namespace {

VectorWidth widest() {
  const bool avx512 =
      __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512dq") != 0 &&
      __builtin_cpu_supports("avx512bw") != 0 && __builtin_cpu_supports("avx512vl") != 0;
  const bool avx2 = __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("fma") != 0;
  if (avx512 && avx2) return VectorWidth::avx512;
  return avx2 ? VectorWidth::avx2 : VectorWidth::baseline;
}

VectorWidth named(std::string_view name) {
  if (name == "baseline") return VectorWidth::baseline;
  if (name == "avx2") return VectorWidth::avx2;
  if (name == "avx512") return VectorWidth::avx512;
  throw Error(ErrorCode::invalid_argument,
              fmt::format("INTERSTICE_VECTORS is \"{}\"; it may be baseline, avx2 or avx512",
                          printable(name)));
}

}  // namespace

VectorWidth vector_width() {
  const char* asked = std::getenv("INTERSTICE_VECTORS");
  return asked == nullptr || *asked == '\0' ? widest() : std::min(widest(), named(asked));
}

}  // namespace interstice
