#ifndef ZHUBI_CSYSTEM_H
#define ZHUBI_CSYSTEM_H

// System interfaces that Swift's C library module does not show, or shows differently on Linux and macOS.

#include <stddef.h>
#include <sys/types.h>

/// Copies every extended attribute (access control lists, user.*) of the file at `path` to the open file `to`, as far as allowed.
void zhubi_copy_attributes(const char *_Nonnull path, int to);

/// Starts `arguments[0]`, found on PATH, in `folder` (NULL: the working folder), with nothing on standard input, the given
/// descriptors as standard output and error, and default signals. Returns 0 or an error number.
int zhubi_spawn(const char *_Nonnull const *_Nonnull arguments, const char *_Nullable folder, int output, int error,
                pid_t *_Nonnull child);

/// A pipe whose ends no child inherits. Returns 0, or -1 with errno.
int zhubi_pipe(int *_Nonnull ends);

/// The processors that this process may run on, or -1 when the system does not say.
int zhubi_processor_count(void);

/// Lets the memory that the process will ask for come in large pages (2 MiB) where the system offers them on request, and keeps
/// it until the end: the tables of the dictionaries are read at random, and small pages would cost a walk of the page tables for
/// most reads. For programs that run once and end; elsewhere than with glibc on Linux it does nothing.
void zhubi_use_large_pages(void);

/// Tells the allocator to keep up to `bytes` of free memory for the next request, instead of giving it back to the system, which
/// clears it. Does nothing where the allocator has no such setting.
void zhubi_keep_memory(size_t bytes);

/// Starts a thread with a stack of `stack` bytes; the handle is to be given to zhubi_join or zhubi_detach. NULL on failure.
void *_Nullable zhubi_start_thread(size_t stack, void *_Nullable (*_Nonnull body)(void *_Nullable), void *_Nullable argument);

/// Waits for a thread to end and frees its handle.
void zhubi_join(void *_Nonnull thread);

/// Leaves a thread to itself and frees its handle.
void zhubi_detach(void *_Nonnull thread);

#endif
