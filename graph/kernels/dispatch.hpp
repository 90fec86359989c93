/// @file  Which vector instructions a kernel may use on the processor that runs it.
#pragma once

#include <cstdint>

namespace interstice {

/// Widths of vector instructions, each a superset of the one before. Results are the same bits on all of them.
enum class VectorWidth : std::uint8_t {
  baseline,  ///< what every x86-64 has
  avx2,      ///< AVX2 and FMA
  avx512     ///< AVX-512 F
};

/// The widest that the processor has, or what the environment variable INTERSTICE_VECTORS names (baseline, avx2,
/// avx512) where the processor has that much: tests run every path with it. Read at each call; ask once a measure.
///
/// Errors   invalid_argument: INTERSTICE_VECTORS is set and none of the three.
[[nodiscard]] VectorWidth vector_width();

}  // namespace interstice

/// Function attributes of the bodies for each width: compile an always-inlined body once in a function of each kind and
/// choose among the functions with vector_width().
#define INTERSTICE_TARGET_AVX2 __attribute__((target("avx2,fma")))
#define INTERSTICE_TARGET_AVX512 __attribute__((target("avx512f,avx512dq,avx512bw,avx512vl")))
