#pragma once
#include <stddef.h>

/// A constant table, embedded at compile time.
typedef struct {
  const unsigned char *bytes;
  size_t count;
} zhubi_table;

/// The two-byte area of GB 18030 as UTF-8: one line a lead byte 0x81…0xFE, 190 characters for trail bytes 0x40…0x7E, 0x80…0xFE.
zhubi_table zhubi_gb18030_table(void);

/// The named character references of HTML: a line `name TAB code points in hexadecimal`, sorted by the bytes of the name.
zhubi_table zhubi_entity_table(void);
