#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "CSystem.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>
#ifdef __linux__
#include <sched.h>
#include <sys/mman.h>
#endif
#ifdef __GLIBC__
#include <malloc.h>
#endif

extern char **environ;

#ifdef __APPLE__
static ssize_t list_attributes(const char *path, char *list, size_t size) { return listxattr(path, list, size, 0); }
static ssize_t get_attribute(const char *path, const char *name, void *value, size_t size) {
  return getxattr(path, name, value, size, 0, 0);
}
static int set_attribute(int file, const char *name, const void *value, size_t size) {
  return fsetxattr(file, name, value, size, 0, 0);
}
#else
static ssize_t list_attributes(const char *path, char *list, size_t size) { return listxattr(path, list, size); }
static ssize_t get_attribute(const char *path, const char *name, void *value, size_t size) {
  return getxattr(path, name, value, size);
}
static int set_attribute(int file, const char *name, const void *value, size_t size) {
  return fsetxattr(file, name, value, size, 0);
}
#endif

void zhubi_copy_attributes(const char *path, int to) {
  // The kernel's own limits: XATTR_LIST_MAX and XATTR_SIZE_MAX.
  size_t limit = 65536;
  ssize_t size = list_attributes(path, NULL, 0);
  if (size <= 0 || (size_t)size > limit) return;
  char *list = malloc((size_t)size + 1);
  char *value = malloc(limit);
  if (list && value) {
    size = list_attributes(path, list, (size_t)size);
    if (size > 0) {
      list[size] = 0;
      for (char *name = list; name < list + size; name += strlen(name) + 1) {
        ssize_t length = get_attribute(path, name, value, limit);
        if (length >= 0) (void)set_attribute(to, name, value, (size_t)length);
      }
    }
  }
  free(value);
  free(list);
}

int zhubi_spawn(const char *const *arguments, const char *folder, int output, int error, pid_t *child) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  int code = posix_spawn_file_actions_init(&actions);
  if (code) return code;
  code = posix_spawnattr_init(&attributes);
  if (code) {
    posix_spawn_file_actions_destroy(&actions);
    return code;
  }
  sigset_t none, reset;
  sigemptyset(&none);
  sigemptyset(&reset);
  sigaddset(&reset, SIGPIPE);
  sigaddset(&reset, SIGINT);
  sigaddset(&reset, SIGTERM);
  // A process group of its own, so that whatever it starts can be stopped with it.
  if (!code) code = posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
  if (!code) code = posix_spawnattr_setpgroup(&attributes, 0);
  if (!code) code = posix_spawnattr_setsigmask(&attributes, &none);
  if (!code) code = posix_spawnattr_setsigdefault(&attributes, &reset);
  if (!code) code = posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  if (!code) code = posix_spawn_file_actions_adddup2(&actions, output, 1);
  if (!code) code = posix_spawn_file_actions_adddup2(&actions, error, 2);
  if (!code && folder) code = posix_spawn_file_actions_addchdir_np(&actions, folder);
  if (!code) code = posix_spawnp(child, arguments[0], &actions, &attributes, (char *const *)arguments, environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return code;
}

int zhubi_pipe(int *ends) {
#ifdef __linux__
  return pipe2(ends, O_CLOEXEC);
#else
  if (pipe(ends)) return -1;
  fcntl(ends[0], F_SETFD, FD_CLOEXEC);
  fcntl(ends[1], F_SETFD, FD_CLOEXEC);
  return 0;
#endif
}

int zhubi_processor_count(void) {
#ifdef __linux__
  // Large machines have more processors than a cpu_set_t holds.
  for (int processors = CPU_SETSIZE; processors <= 1 << 16; processors *= 4) {
    cpu_set_t *set = CPU_ALLOC((size_t)processors);
    if (!set) return -1;
    size_t size = CPU_ALLOC_SIZE((size_t)processors);
    CPU_ZERO_S(size, set);
    int failed = sched_getaffinity(0, size, set);
    int count = failed ? -1 : CPU_COUNT_S(size, set);
    CPU_FREE(set);
    if (!failed) return count;
    if (errno != EINVAL) return -1;
  }
  return -1;
#else
  return (int)sysconf(_SC_NPROCESSORS_ONLN);
#endif
}

void *zhubi_start_thread(size_t stack, void *(*body)(void *), void *argument) {
  pthread_t *thread = malloc(sizeof *thread);
  if (!thread) return NULL;
  pthread_attr_t attributes;
  if (pthread_attr_init(&attributes)) {
    free(thread);
    return NULL;
  }
  (void)pthread_attr_setstacksize(&attributes, stack);
  int code = pthread_create(thread, &attributes, body, argument);
  pthread_attr_destroy(&attributes);
  if (code) {
    free(thread);
    return NULL;
  }
  return thread;
}

void zhubi_join(void *thread) {
  (void)pthread_join(*(pthread_t *)thread, NULL);
  free(thread);
}

void zhubi_detach(void *thread) {
  (void)pthread_detach(*(pthread_t *)thread);
  free(thread);
}

void zhubi_use_large_pages(void) {
#if defined(__linux__) && defined(__GLIBC__) && defined(MADV_HUGEPAGE)
  const size_t page = (size_t)2 << 20;
  const size_t reserve = (size_t)64 << 20;
  // Address space only: what is not touched costs nothing.
  mallopt(M_TOP_PAD, (int)reserve);
  mallopt(M_TRIM_THRESHOLD, (int)(reserve * 4));
  mallopt(M_MMAP_THRESHOLD, (int)(reserve / 2));
  // More than the heap that the start-up of the process has left, so that it grows now.
  char *block = malloc(page);
  if (!block) return;
  char *end = sbrk(0);
  char *start = (char *)(((size_t)block + page - 1) & ~(page - 1));
  if (end != (char *)-1 && block < end && start + page < end) madvise(start, (size_t)(end - start), MADV_HUGEPAGE);
  free(block);
#endif
}

void zhubi_keep_memory(size_t bytes) {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, (int)(bytes / 4));
  mallopt(M_TRIM_THRESHOLD, (int)bytes);
#else
  (void)bytes;
#endif
}
