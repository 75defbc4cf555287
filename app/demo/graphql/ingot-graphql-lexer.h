/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A punctuator's kind is its character. */
typedef enum
{
  INGOT_GRAPHQL_TOKEN_END = 0,
  INGOT_GRAPHQL_TOKEN_SPREAD = 256,
  INGOT_GRAPHQL_TOKEN_NAME,
  INGOT_GRAPHQL_TOKEN_INT,
  INGOT_GRAPHQL_TOKEN_FLOAT,
  INGOT_GRAPHQL_TOKEN_STRING,
  INGOT_GRAPHQL_TOKEN_INVALID,
} IngotGraphqlTokenKind;

/* Reads one token after the other; what is public is the token that was read last. */
typedef struct
{
  int kind;
  const char *start;
  const char *end;
  GString *string;     /* of a string: what it stands for */
  const char *problem; /* of an invalid one: what is wrong */
} IngotGraphqlLexer;

void ingot_graphql_lexer_init (IngotGraphqlLexer *self, const char *text);
void ingot_graphql_lexer_clear (IngotGraphqlLexer *self);
void ingot_graphql_lexer_next (IngotGraphqlLexer *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (IngotGraphqlLexer, ingot_graphql_lexer_clear)

G_END_DECLS
