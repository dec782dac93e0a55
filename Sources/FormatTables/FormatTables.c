#include "FormatTables.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

// From the mapping of GB 18030—2000 as Python's codec has it; later editions differ as GB18030+Aliases.swift says.
static const unsigned char gb18030[] = {
#embed "gb18030.txt"
};

// From the HTML Living Standard, 13.5, by way of Python's html.entities.
static const unsigned char entities[] = {
#embed "entities.tsv"
};

zhubi_table zhubi_gb18030_table(void) { return (zhubi_table){gb18030, sizeof gb18030}; }

zhubi_table zhubi_entity_table(void) { return (zhubi_table){entities, sizeof entities}; }
