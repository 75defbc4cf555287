/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-parser.h"

G_BEGIN_DECLS

/* A parser, or none, as a list to pick from needs it. Property: parser (construct-only). */
#define INGOT_TYPE_PARSER_CHOICE (ingot_parser_choice_get_type ())
G_DECLARE_FINAL_TYPE (IngotParserChoice, ingot_parser_choice, INGOT, PARSER_CHOICE, GObject)

IngotParserChoice *ingot_parser_choice_new (IngotParser *parser);
IngotParser *ingot_parser_choice_get_parser (IngotParserChoice *self);

G_END_DECLS
