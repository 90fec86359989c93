// Sixteen sources with AVX-512.
#include <immintrin.h>

#include <cstddef>
#include <cstdint>

#include "graph/kernels/lane_search.hpp"

#define INTERSTICE_LANE_TARGET INTERSTICE_TARGET_AVX512

namespace interstice::lanes_avx512 {

INTERSTICE_LANE_TARGET [[gnu::always_inline]] inline void add_where(LaneVector& to, unsigned mask,
                                                                    const LaneVector& x) {
  to = (LaneVector)_mm512_mask_add_pd((__m512d)to, static_cast<__mmask8>(mask), (__m512d)to,
                                      (__m512d)x);
}

INTERSTICE_LANE_TARGET [[gnu::always_inline]] inline void store_where(LaneVector& to, unsigned mask,
                                                                      const LaneVector& x) {
  to = (LaneVector)_mm512_mask_mov_pd((__m512d)to, static_cast<__mmask8>(mask), (__m512d)x);
}

#include "graph/kernels/lane_search_body.inl"

}  // namespace interstice::lanes_avx512
