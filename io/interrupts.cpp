#include "io/interrupts.hpp"

#include <unistd.h>

#include <array>
#include <atomic>
#include <csignal>
#include <cstring>

#include "graph/model/error.hpp"

namespace interstice {
namespace {

// A handler may only read memory that is always there: no allocation, no lock.
struct Slot {
  enum State : int { free, being_set, set };
  std::atomic<int> state{free};
  std::array<char, 4096> path{};
};
static_assert(std::atomic<int>::is_always_lock_free);

std::array<Slot, 64>& slots() {
  static std::array<Slot, 64> all;
  return all;
}

extern "C" void remove_unfinished(int signal) {
  // Files before the folders that hold them.
  for (Slot& slot : slots()) {
    if (slot.state == Slot::set) (void)::unlink(slot.path.data());
  }
  for (Slot& slot : slots()) {
    if (slot.state == Slot::set) (void)::rmdir(slot.path.data());
  }
  ::_exit(128 + signal);
}

}  // namespace

void clean_up_when_interrupted() {
  (void)slots();  // made before a signal can come
  // These are errors of the write that caused them, reported as such, with what is unfinished removed.
  for (const int signal : {SIGPIPE, SIGXFSZ}) std::signal(signal, SIG_IGN);
  struct sigaction action {};
  action.sa_handler = remove_unfinished;
  sigfillset(&action.sa_mask);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction before {};
    if (::sigaction(signal, nullptr, &before) == 0 && before.sa_handler != SIG_IGN)
      (void)::sigaction(signal, &action, nullptr);
  }
}

Unfinished::Unfinished(const std::filesystem::path& path) : slot_(0) {
  const std::string& name = path.native();
  for (; slot_ < slots().size(); ++slot_) {
    Slot& slot = slots()[slot_];
    int expected = Slot::free;
    if (!slot.state.compare_exchange_strong(expected, Slot::being_set)) continue;
    if (name.size() >= slot.path.size()) {
      slot.state = Slot::free;
      break;
    }
    std::memcpy(slot.path.data(), name.c_str(), name.size() + 1);
    slot.state = Slot::set;
    return;
  }
  throw Error(ErrorCode::resource_exhausted,
              "too many files are being written at once, or the path is too long: " +
                  printable(name, slots()[0].path.size()));
}

Unfinished::~Unfinished() { slots()[slot_].state = Slot::free; }

}  // namespace interstice
