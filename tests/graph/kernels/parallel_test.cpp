#include "graph/kernels/parallel.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

#include "tests/support/throws.hpp"

namespace interstice {
namespace {

using testing::Each;

TEST(Blocks, CoverEveryItemOnceAndEvenly) {
  for (const std::size_t count : {0U, 1U, 7U, 64U, 1000U}) {
    for (const std::size_t blocks : {1U, 3U, 64U}) {
      std::size_t next = 0;
      for (std::size_t b = 0; b < blocks; ++b) {
        const Block block = block_of(b, blocks, count);
        EXPECT_EQ(block.first, next);
        EXPECT_LE(block.last - block.first, count / blocks + 1);
        next = block.last;
      }
      EXPECT_EQ(next, count);
    }
  }
}

TEST(ForEachBlock, RunsEachOnceForAnyNumberOfThreads) {
  for (const unsigned threads : {0U, 1U, 2U, 3U, 16U}) {
    std::vector<std::atomic<int>> runs(100);
    for_each_block(runs.size(), {.threads = threads}, [&](std::size_t block) { ++runs[block]; });
    for (const auto& count : runs) EXPECT_EQ(count, 1) << threads;
  }
}

TEST(ForEachBlock, SmallWorkStaysOnTheCallingThread) {
  const auto here = std::this_thread::get_id();
  std::vector<int> elsewhere(32, 0);
  for_each_block(elsewhere.size(), /*operations=*/1000.0, {.threads = 4}, [&](std::size_t block) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));  // time for others to come
    elsewhere[block] = std::this_thread::get_id() == here ? 0 : 1;
  });
  EXPECT_THAT(elsewhere, Each(0));
}

TEST(ForEachBlock, MoreThreadsThanProcessorsAreNoReasonToPrint) {
  testing::internal::CaptureStderr();
  for_each_block(100, {.threads = 1000}, [](std::size_t) {});
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST(ForEachBlock, WithoutBlocksDoesNothing) {
  EXPECT_NO_THROW(for_each_block(0, {}, [](std::size_t) { FAIL(); }));
}

TEST(ForEachBlock, ReportsProgressToTheEnd) {
  for (const unsigned threads : {1U, 3U}) {
    std::vector<double> shares;
    for_each_block(10,
                   {.threads = threads, .progress = [&](double share) { shares.push_back(share); }},
                   [](std::size_t) {});
    ASSERT_EQ(shares.size(), 10U);
    EXPECT_TRUE(std::ranges::is_sorted(shares));
    EXPECT_DOUBLE_EQ(shares.front(), 0.1);
    EXPECT_DOUBLE_EQ(shares.back(), 1.0);
  }
}

TEST(ForEachBlock, StoppedBeforeItStartsRunsNothing) {
  for (const unsigned threads : {1U, 3U}) {
    std::stop_source source;
    source.request_stop();
    EXPECT_THAT(
        [&] {
          for_each_block(5, {.threads = threads, .stop = source.get_token()},
                         [](std::size_t) { FAIL(); });
        },
        ThrowsError(ErrorCode::cancelled, "nothing was returned"));
  }
}

TEST(ForEachBlock, StoppedOnTheWayIsAnError) {
  std::stop_source source;
  int runs = 0;
  EXPECT_THAT(
      [&] {
        for_each_block(10, {.threads = 1, .stop = source.get_token()}, [&](std::size_t block) {
          ++runs;
          if (block == 3) source.request_stop();
        });
      },
      ThrowsError(ErrorCode::cancelled, "stopped"));
  EXPECT_EQ(runs, 4);
}

// Work that polls the token itself leaves its block unfinished: the last block's too.
TEST(ForEachBlock, StoppedDuringTheLastBlockIsNotTheEnd) {
  for (const unsigned threads : {1U, 3U}) {
    for (const std::size_t blocks : {1U, 10U}) {
      std::stop_source source;
      EXPECT_THAT(
          [&] {
            for_each_block(blocks, {.threads = threads, .stop = source.get_token()},
                           [&](std::size_t block) {
                             if (block == blocks - 1) source.request_stop();
                           });
          },
          ThrowsError(ErrorCode::cancelled, "stopped"));
    }
  }
}

}  // namespace
}  // namespace interstice
