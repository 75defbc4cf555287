/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-parser.h"

G_BEGIN_DECLS

/**
 * IngotParserStanding:
 * @INGOT_PARSER_LISTED: the repository has it
 * @INGOT_PARSER_AMBIGUOUS: the repository has it, and another one of the same name and origin
 * @INGOT_PARSER_MISSING: the repository does not have it any more
 *
 * How a parser stands among those of its repository.
 */
typedef enum
{
  INGOT_PARSER_LISTED,
  INGOT_PARSER_AMBIGUOUS,
  INGOT_PARSER_MISSING,
} IngotParserStanding;

/* A parser, or none, as a list to pick from needs it. Properties, all read-only: parser, name,
 * origin (in words, empty for none), notable (whether the name alone is not enough to know the
 * parser by), missing. */
#define INGOT_TYPE_PARSER_CHOICE (ingot_parser_choice_get_type ())
G_DECLARE_FINAL_TYPE (IngotParserChoice, ingot_parser_choice, INGOT, PARSER_CHOICE, GObject)

IngotParserChoice *ingot_parser_choice_new (IngotParser *parser, IngotParserStanding standing);
IngotParser *ingot_parser_choice_get_parser (IngotParserChoice *self);
const char *ingot_parser_choice_get_name (IngotParserChoice *self);
const char *ingot_parser_choice_get_origin (IngotParserChoice *self);

G_END_DECLS
