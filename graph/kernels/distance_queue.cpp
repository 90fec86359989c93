#include "graph/kernels/distance_queue.hpp"

#include <algorithm>
#include <bit>

namespace interstice {
namespace {

constexpr double kMostBuckets = 16384.0;
constexpr double kNarrower = 0.99;  // than the shortest length, by more than rounding

}  // namespace

DistanceQueue::DistanceQueue(double shortest, double longest, std::uint32_t num_vertices,
                             std::size_t most_pushes)
    : ordered_(longest / (kNarrower * shortest) + 2.0 > kMostBuckets), nodes_(most_pushes + 1) {
  const double few = std::clamp(4.0 * num_vertices, 64.0, kMostBuckets);
  const double width = ordered_ ? longest / (few - 2.0) : kNarrower * shortest;
  buckets_per_length_ = 1.0 / width;
  num_buckets_ = std::bit_ceil(static_cast<std::size_t>(longest / width) + 2);
  num_buckets_ = std::max<std::size_t>(num_buckets_, 64);
  first_.reserve(num_buckets_);
  filled_.reserve(num_buckets_ / 64);
  if (ordered_) heap_.reserve(most_pushes + 1);
}

void DistanceQueue::take_next_bucket() {
  const std::size_t slot = static_cast<std::size_t>(at_hand_ + 1) & (num_buckets_ - 1);
  std::size_t word = slot / 64;
  std::uint64_t bits = filled_[word] & (~std::uint64_t{0} << (slot % 64));
  while (bits == 0) {
    word = (word + 1) % (num_buckets_ / 64);
    bits = filled_[word];
  }
  const std::size_t found = word * 64 + static_cast<std::size_t>(std::countr_zero(bits));
  at_hand_ += 1 + static_cast<std::int64_t>((found - slot) & (num_buckets_ - 1));
  filled_[word] &= ~(std::uint64_t{1} << (found % 64));
  taken_ = first_[found];
  first_[found] = 0;
  if (!ordered_) return;
  for (; taken_ != 0; taken_ = nodes_[taken_].next) {
    heap_.push(nodes_[taken_].entry);
    --waiting_;
  }
}

}  // namespace interstice
