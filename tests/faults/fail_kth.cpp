// Preloaded into a program: makes one system call of it fail.
//
// FAIL_CALL  open, write, fsync, rename, mkdir, fchmod or malloc
// FAIL_FROM  calls count from the first open() of a path that has this in it
// FAIL_KTH   which of them fails (with EIO; malloc with ENOMEM); 0 = none
// FAIL_COUNT file to which the number of calls is written at the end
//
// Where it is write() that is counted, each write takes half of the bytes, so that there are many.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

std::atomic<long> calls{0};
std::atomic<bool> started{false};
long kth = 0;
const char* call = "";
const char* from = nullptr;
const char* count_file = nullptr;

__attribute__((constructor)) void read_settings() {
  if (const char* text = std::getenv("FAIL_KTH")) kth = std::atol(text);
  if (const char* text = std::getenv("FAIL_CALL")) call = text;
  from = std::getenv("FAIL_FROM");
  count_file = std::getenv("FAIL_COUNT");
  unsetenv("LD_PRELOAD");  // not into a child
}

__attribute__((destructor)) void report() {
  started = false;
  if (count_file == nullptr) return;
  if (std::FILE* out = std::fopen(count_file, "w")) {
    std::fprintf(out, "%ld\n", calls.load());
    std::fclose(out);
  }
}

bool is_counted(const char* name) { return started && std::strcmp(call, name) == 0; }

bool fails(const char* name, int number = EIO) {
  if (!is_counted(name) || ++calls != kth) return false;
  errno = number;
  return true;
}

template <class Function>
Function* real(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

int open_file(const char* path, int flags, mode_t mode) {
  static auto* const next = real<int(const char*, int, ...)>("open");
  if (from != nullptr && std::strstr(path, from) != nullptr) started = true;
  return fails("open") ? -1 : next(path, flags, mode);
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return open_file(path, flags, mode);
}

ssize_t write(int file, const void* bytes, size_t size) {
  static auto* const next = real<ssize_t(int, const void*, size_t)>("write");
  const size_t taken = is_counted("write") && size > 1 ? size / 2 : size;
  return fails("write") ? -1 : next(file, bytes, taken);
}

int fsync(int file) {
  static auto* const next = real<int(int)>("fsync");
  return fails("fsync") ? -1 : next(file);
}

int rename(const char* before, const char* after) {
  static auto* const next = real<int(const char*, const char*)>("rename");
  return fails("rename") ? -1 : next(before, after);
}

int mkdir(const char* path, mode_t mode) {
  static auto* const next = real<int(const char*, mode_t)>("mkdir");
  return fails("mkdir") ? -1 : next(path, mode);
}

int fchmod(int file, mode_t mode) {
  static auto* const next = real<int(int, mode_t)>("fchmod");
  return fails("fchmod") ? -1 : next(file, mode);
}

void* __libc_malloc(size_t size);
void* malloc(size_t size) { return fails("malloc", ENOMEM) ? nullptr : __libc_malloc(size); }
}
