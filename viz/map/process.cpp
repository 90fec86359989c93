#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "graph/model/error.hpp"
#include "viz/map/graphviz.hpp"

namespace interstice::map {
namespace {

constexpr std::size_t kMostErrors = 64 << 10;
constexpr int kPollMilliseconds = 50;  // how soon a stop is seen

class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~Descriptor() { close(); }
  [[nodiscard]] int get() const { return fd_; }
  [[nodiscard]] bool open() const { return fd_ >= 0; }
  void close() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
  }

 private:
  int fd_ = -1;
};

[[noreturn]] void fail(std::string_view what, int error) {
  throw Error{ErrorCode::io_error, fmt::format("map: {}: {}", what, std::strerror(error))};
}

struct Channel {
  Descriptor ours;
  Descriptor theirs;
};

/// A pair of connected sockets: unlike a pipe, it can be written to without a SIGPIPE. Both close
/// on exec and lie above the standard streams, so that they cannot be overwritten in the child.
Channel channel() {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    fail("no socket pair", errno);
  }
  Channel out{Descriptor(ends[0]), Descriptor(ends[1])};
  for (Descriptor* end : {&out.ours, &out.theirs}) {
    if (end->get() > 2) continue;
    Descriptor above(::fcntl(end->get(), F_DUPFD_CLOEXEC, 3));
    if (!above.open()) fail("no descriptor", errno);
    *end = std::move(above);
  }
  if (::fcntl(out.ours.get(), F_SETFL, O_NONBLOCK) != 0) fail("no non-blocking socket", errno);
  return out;
}

/// A started child; ended and reaped whatever happens.
class Child {
 public:
  explicit Child(pid_t pid) : pid_(pid) {}
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    if (pid_ <= 0) return;
    ::kill(pid_, SIGKILL);
    while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
    }
  }
  [[nodiscard]] pid_t pid() const { return pid_; }
  /// Whether it has ended; then status holds how.
  [[nodiscard]] bool ended(int& status) {
    const pid_t got = ::waitpid(pid_, &status, WNOHANG);
    if (got == 0 || (got < 0 && errno == EINTR)) return false;
    if (got < 0) fail("lost the child process", errno);
    pid_ = -1;
    return true;
  }

 private:
  pid_t pid_;
};

std::vector<std::string> environment() {
  const auto value = [](const char* name, const char* otherwise) {
    const char* found = std::getenv(name);
    return std::string(name) + '=' + (found != nullptr ? found : otherwise);
  };
  return {value("PATH", "/usr/bin:/bin"), value("HOME", "/"), "LC_ALL=C",
          value("SOURCE_DATE_EPOCH", "0")};
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> out;
  for (auto& text : texts) out.push_back(text.data());
  out.push_back(nullptr);
  return out;
}

pid_t spawn(const std::string& program, const std::vector<std::string>& arguments, int in, int out,
            int err) {
  std::vector<std::string> words = {program};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<std::string> variables = environment();
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawnattr_init(&attributes);
  ::posix_spawn_file_actions_adddup2(&actions, in, 0);
  ::posix_spawn_file_actions_adddup2(&actions, out, 1);
  ::posix_spawn_file_actions_adddup2(&actions, err, 2);
  ::posix_spawn_file_actions_addclosefrom_np(&actions, 3);
  sigset_t none;
  sigset_t all;
  sigemptyset(&none);
  sigfillset(&all);
  ::posix_spawnattr_setsigmask(&attributes, &none);
  ::posix_spawnattr_setsigdefault(&attributes, &all);
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  pid_t pid = -1;
  const int error = ::posix_spawn(&pid, program.c_str(), &actions, &attributes,
                                  pointers(words).data(), pointers(variables).data());
  ::posix_spawnattr_destroy(&attributes);
  ::posix_spawn_file_actions_destroy(&actions);
  if (error != 0) fail("could not start " + program, error);
  return pid;
}

/// The least of what we allow and what the system does: nobody may raise a hard limit.
rlimit at_most(pid_t pid, __rlimit_resource resource, rlimit ours) {
  rlimit theirs{};
  if (::prlimit(pid, resource, nullptr, &theirs) != 0) return ours;  // setting it says why
  ours.rlim_max = std::min(ours.rlim_max, theirs.rlim_max);
  ours.rlim_cur = std::min(ours.rlim_cur, ours.rlim_max);
  return ours;
}

/// The child waits for its input, so its limits stand before it does any work. Returns the seconds of processor time it has.
std::uint64_t limit(pid_t pid, const ProcessLimits& limits) {
  const rlimit memory = at_most(pid, RLIMIT_AS, {limits.memory, limits.memory});
  rlimit processor =
      at_most(pid, RLIMIT_CPU, {limits.processor_seconds, limits.processor_seconds + 1});
  // The signal that says why comes at the soft limit, so that must be the lower one.
  if (processor.rlim_cur == processor.rlim_max && processor.rlim_cur > 1) --processor.rlim_cur;
  const rlimit core{0, 0};
  if (::prlimit(pid, RLIMIT_AS, &memory, nullptr) != 0 ||
      ::prlimit(pid, RLIMIT_CPU, &processor, nullptr) != 0 ||
      ::prlimit(pid, RLIMIT_CORE, &core, nullptr) != 0) {
    if (errno != ESRCH) fail("could not limit the child process", errno);
  }
  return processor.rlim_cur;
}

void write_some(Descriptor& to, std::string_view& input) {
  while (!input.empty()) {
    const ssize_t done = ::send(to.get(), input.data(), input.size(), MSG_NOSIGNAL);
    if (done < 0 && errno == EINTR) continue;
    if (done < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return;
    if (done < 0) break;  // it stopped reading: its status tells why
    input.remove_prefix(static_cast<std::size_t>(done));
  }
  to.close();
}

void read_some(Descriptor& from, std::string& into, std::size_t most) {
  std::array<char, 1 << 16> buffer;
  for (;;) {
    const ssize_t got = ::recv(from.get(), buffer.data(), buffer.size(), 0);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return;
    if (got <= 0) return from.close();
    into.append(buffer.data(),
                std::min(static_cast<std::size_t>(got), most - std::min(most, into.size())));
  }
}

std::string first_line(const std::string& errors) {
  return errors.empty() ? "" : ": " + printable(errors.substr(0, errors.find('\n')), 300);
}

void check_status(int status, const std::string& program, std::uint64_t processor_seconds,
                  const std::string& errors) {
  if (WIFSIGNALED(status)) {
    const int signal = WTERMSIG(status);
    if (signal == SIGXCPU) {
      throw Error{
          ErrorCode::resource_exhausted,
          fmt::format("map: {} used more than {} s of processor time", program, processor_seconds)};
    }
    throw Error{ErrorCode::io_error, fmt::format("map: {} was ended by signal {}{}", program,
                                                 signal, first_line(errors))};
  }
  if (WEXITSTATUS(status) != 0) {
    throw Error{ErrorCode::io_error, fmt::format("map: {} failed with status {}{}", program,
                                                 WEXITSTATUS(status), first_line(errors))};
  }
}

}  // namespace

ProcessResult run_process(const std::string& program, const std::vector<std::string>& arguments,
                          std::string_view input, const ProcessLimits& limits,
                          const Execution& execution) {
  Channel in = channel();
  Channel out = channel();
  Channel err = channel();
  Child child(spawn(program, arguments, in.theirs.get(), out.theirs.get(), err.theirs.get()));
  in.theirs.close();
  out.theirs.close();
  err.theirs.close();
  const std::uint64_t processor_seconds = limit(child.pid(), limits);
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(limits.wall_seconds);
  ProcessResult result;
  for (int status = 0;;) {
    if (execution.stop.stop_requested()) throw Error{ErrorCode::cancelled, "map: stopped"};
    if (std::chrono::steady_clock::now() > end) {
      throw Error{ErrorCode::resource_exhausted,
                  fmt::format("map: {} took more than {} s", program, limits.wall_seconds)};
    }
    if (result.output.size() > limits.output) {
      throw Error{ErrorCode::resource_exhausted,
                  fmt::format("map: {} wrote more than {} bytes", program, limits.output)};
    }
    std::array<pollfd, 3> wait = {
        {{in.ours.get(), POLLOUT, 0}, {out.ours.get(), POLLIN, 0}, {err.ours.get(), POLLIN, 0}}};
    const bool open = out.ours.open() || err.ours.open();
    ::poll(wait.data(), wait.size(), open ? kPollMilliseconds : 2);
    if (wait[0].revents != 0 && in.ours.open()) write_some(in.ours, input);
    if (wait[1].revents != 0 && out.ours.open())
      read_some(out.ours, result.output, limits.output + 1);
    if (wait[2].revents != 0 && err.ours.open()) read_some(err.ours, result.errors, kMostErrors);
    if (!open && child.ended(status)) {
      check_status(status, program, processor_seconds, result.errors);
      return result;
    }
  }
}

}  // namespace interstice::map
