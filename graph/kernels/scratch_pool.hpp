/// @file  Working memory that blocks of work hand on to one another.
#pragma once

#include <memory>
#include <mutex>
#include <vector>

namespace interstice {

/// As many T as blocks run at once. What a block leaves in one must not change any result: it goes back as it was found,
/// or holds whole numbers that all() are summed of.
template <class T>
class ScratchPool {
 public:
  template <class Make>
  [[nodiscard]] std::unique_ptr<T> take(Make&& make) {
    {
      const std::lock_guard lock(mutex_);
      if (!free_.empty()) {
        std::unique_ptr<T> one = std::move(free_.back());
        free_.pop_back();
        return one;
      }
    }
    return std::make_unique<T>(make());
  }
  void give_back(std::unique_ptr<T> one) {
    const std::lock_guard lock(mutex_);
    free_.push_back(std::move(one));
  }

  /// All of them, once no block runs.
  [[nodiscard]] const std::vector<std::unique_ptr<T>>& all() const { return free_; }

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<T>> free_;
};

}  // namespace interstice
