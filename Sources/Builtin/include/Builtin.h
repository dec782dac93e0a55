// The bundled dictionaries, embedded at compile time, so that the binary alone is complete.
#pragma once
#include <stddef.h>

/// One embedded file. `bytes` is followed by at least one zero byte that `count` does not include.
struct ZhubiBuiltinFile {
  /// Path below `Dictionaries/`, such as "national/places.tsv".
  const char *_Nonnull path;
  const unsigned char *_Nonnull bytes;
  size_t count;
};

extern const struct ZhubiBuiltinFile zhubi_builtin_files[];
extern const size_t zhubi_builtin_file_count;

/// The file at an index below `zhubi_builtin_file_count`. (Swift does not import arrays of unknown length.)
static inline const struct ZhubiBuiltinFile *_Nonnull zhubi_builtin_file_at(size_t index) {
  return &zhubi_builtin_files[index];
}
