// Sixteen sources with AVX2.
#include <cstddef>
#include <cstdint>

#include "graph/kernels/lane_search.hpp"

#define INTERSTICE_LANE_TARGET INTERSTICE_TARGET_AVX2

namespace interstice::lanes_avx2 {

typedef long long LaneBits __attribute__((vector_size(64)));

// All bits of the lanes of `mask`.
INTERSTICE_LANE_TARGET [[gnu::always_inline]] inline void bits_of(unsigned mask, LaneBits& bits) {
  constexpr LaneBits kBits = {1, 2, 4, 8, 16, 32, 64, 128};
  const LaneBits on = kBits & static_cast<long long>(mask & 0xffU);
  bits = on != 0;
}

INTERSTICE_LANE_TARGET [[gnu::always_inline]] inline void add_where(LaneVector& to, unsigned mask,
                                                                    const LaneVector& x) {
  LaneBits bits;
  bits_of(mask, bits);
  to += (LaneVector)((LaneBits)x & bits);  // -0.0 never stands in `to`, so adding 0.0 is nothing
}

INTERSTICE_LANE_TARGET [[gnu::always_inline]] inline void store_where(LaneVector& to, unsigned mask,
                                                                      const LaneVector& x) {
  LaneBits bits;
  bits_of(mask, bits);
  to = (LaneVector)(((LaneBits)x & bits) | ((LaneBits)to & ~bits));
}

#include "graph/kernels/lane_search_body.inl"

}  // namespace interstice::lanes_avx2
