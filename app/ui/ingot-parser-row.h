/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-repository.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Where a parser is picked: none first, then those of the repository, loaded when the row is given
 * one. Properties: repository, parser (NULL for none). */
#define INGOT_TYPE_PARSER_ROW (ingot_parser_row_get_type ())
G_DECLARE_FINAL_TYPE (IngotParserRow, ingot_parser_row, INGOT, PARSER_ROW, AdwComboRow)

void ingot_parser_row_set_repository (IngotParserRow *self, IngotRepository *repository);
IngotParser *ingot_parser_row_get_parser (IngotParserRow *self);
void ingot_parser_row_set_parser (IngotParserRow *self, IngotParser *parser);

G_END_DECLS
