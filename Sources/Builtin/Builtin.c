#include "Builtin.h"

const struct ZhubiBuiltinFile zhubi_builtin_files[] = {{0, 0, 0}};
const size_t zhubi_builtin_file_count = 0;
