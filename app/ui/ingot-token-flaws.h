/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * IngotTokenFlaws:
 * @INGOT_TOKEN_HAS_LINE_BREAK: there is a line break in it
 * @INGOT_TOKEN_HAS_OUTER_SPACE: it begins or ends with a space
 * @INGOT_TOKEN_HAS_SPACE: there is a space in its middle
 * @INGOT_TOKEN_HAS_CONTROL: there is a control character in it
 * @INGOT_TOKEN_HAS_FOREIGN: there is a character in it that is not of ASCII
 * @INGOT_TOKEN_IS_KNOWN: everybody knows it: it is in `data/guessable-tokens.txt`
 * @INGOT_TOKEN_HAS_TOKEN_NAME: the name of the ingest token is in it
 * @INGOT_TOKEN_HAS_REPOSITORY_NAME: the name of the repository is in it
 * @INGOT_TOKEN_REPEATS: a block is in it twice, which is a quarter of it at least
 * @INGOT_TOKEN_IS_SHORT: it has fewer than 20 characters
 * @INGOT_TOKEN_HAS_FEW_CHARACTERS: it is made of fewer than 10 different characters
 * @INGOT_TOKEN_CANNOT_BE_SENT: all that the `Authorization` header cannot hold
 * @INGOT_TOKEN_IS_WEAK: all that make it easy to guess
 *
 * What can be said against the text that somebody chose for a token. None of it forbids the token:
 * it may be in use already, and the server has the last word.
 */
typedef enum
{
  INGOT_TOKEN_HAS_LINE_BREAK = 1 << 0,
  INGOT_TOKEN_HAS_OUTER_SPACE = 1 << 1,
  INGOT_TOKEN_HAS_SPACE = 1 << 2,
  INGOT_TOKEN_HAS_CONTROL = 1 << 3,
  INGOT_TOKEN_HAS_FOREIGN = 1 << 4,
  INGOT_TOKEN_IS_KNOWN = 1 << 5,
  INGOT_TOKEN_HAS_TOKEN_NAME = 1 << 6,
  INGOT_TOKEN_HAS_REPOSITORY_NAME = 1 << 7,
  INGOT_TOKEN_REPEATS = 1 << 8,
  INGOT_TOKEN_IS_SHORT = 1 << 9,
  INGOT_TOKEN_HAS_FEW_CHARACTERS = 1 << 10,
  INGOT_TOKEN_CANNOT_BE_SENT = (1 << 5) - 1,
  INGOT_TOKEN_IS_WEAK = ((1 << 11) - 1) & ~INGOT_TOKEN_CANNOT_BE_SENT,
} IngotTokenFlaws;

IngotTokenFlaws
ingot_token_flaws_judge (const char *token, const char *name, const char *repository);
char *ingot_token_flaws_describe (IngotTokenFlaws flaws);

G_END_DECLS
