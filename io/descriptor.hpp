/// @file  A file descriptor that closes itself.
#pragma once

#include <unistd.h>

#include <utility>

namespace interstice {

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor& operator=(Descriptor&& other) noexcept {
    if (number_ >= 0 && number_ != other.number_) ::close(number_);
    number_ = std::exchange(other.number_, -1);
    return *this;
  }
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  [[nodiscard]] int get() const { return number_; }
  /// Closes now and hands back what close() said.
  int close() { return ::close(std::exchange(number_, -1)); }

 private:
  int number_;
};

}  // namespace interstice
