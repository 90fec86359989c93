#include "graph/kernels/dispatch.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "tests/support/throws.hpp"
#include "tests/support/vectors.hpp"

namespace interstice {
namespace {

TEST(Dispatch, TheEnvironmentNarrowsIt) {
  const VectorWidth widest = vector_width();
  for (const auto& [name, width] : kVectorWidths) {
    const WithVectors chosen(name);
    EXPECT_EQ(vector_width(), std::min(width, widest)) << name;
  }
  EXPECT_EQ(vector_width(), widest);
}

TEST(Dispatch, AWordThatIsNoneOfThemIsRefused) {
  const WithVectors chosen("sse9");
  EXPECT_THAT([] { (void)vector_width(); },
              ThrowsError(ErrorCode::invalid_argument, "baseline, avx2 or avx512"));
}

}  // namespace
}  // namespace interstice
