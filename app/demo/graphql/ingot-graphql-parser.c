/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-graphql-document.h"
#include "ingot-graphql-lexer.h"

#include <string.h>

/* Selections, lists and objects inside one another: recursion here and in everything that walks the
 * tree is bounded by it. */
#define MAX_DEPTH  32
#define MAX_SIZE   (256 * 1024)
#define MAX_TOKENS 15000

typedef struct
{
  IngotGraphqlLexer lexer;
  IngotGraphqlArena *arena;
  IngotGraphqlErrors *errors;
  guint depth;
  guint tokens;
  guint selections;
  gboolean failed;
} Parser;

static IngotGraphqlLiteral *parse_value (Parser *self, gboolean constant);
static IngotGraphqlSelection *parse_selections (Parser *self);

/* After the first error nothing more is read and `has_more` ends every list, so that nobody else
 * has to look: the parse functions always return a node. */
static void
fail (Parser *self, const char *expected)
{
  const char *at = self->lexer.start;

  if (self->failed)
    return;

  self->failed = TRUE;
  if (self->errors == NULL)
    return;
  if (*at == '\0')
    ingot_graphql_errors_add (self->errors, at,
                              "Syntax error while parsing GraphQL query. Unexpected end of input, "
                              "expected %s",
                              expected);
  else
    ingot_graphql_errors_add (self->errors, at,
                              "Syntax error while parsing GraphQL query. Invalid input '%.*s', "
                              "expected %s",
                              (int) (g_utf8_next_char (at) - at), at, expected);
}

static void
advance (Parser *self)
{
  ingot_graphql_lexer_next (&self->lexer);
  if (self->lexer.kind == INGOT_GRAPHQL_TOKEN_INVALID)
    fail (self, self->lexer.problem);
  else if (++self->tokens > MAX_TOKENS)
    fail (self, "the end: " G_STRINGIFY (MAX_TOKENS) " tokens are the limit");
}

static gboolean
accept (Parser *self, int kind)
{
  if (self->failed || self->lexer.kind != kind)
    return FALSE;
  advance (self);
  return TRUE;
}

static void
expect (Parser *self, int kind, const char *expected)
{
  if (!accept (self, kind))
    fail (self, expected);
}

/* Whether another item comes before @close, which is taken. */
static gboolean
has_more (Parser *self, int close)
{
  if (accept (self, close))
    return FALSE;
  if (self->lexer.kind == INGOT_GRAPHQL_TOKEN_END)
    fail (self, close == '}' ? "'}'" : close == ']' ? "']'" : "')'");
  return !self->failed;
}

static void
enter (Parser *self)
{
  if (++self->depth > MAX_DEPTH)
    fail (self, "less depth: " G_STRINGIFY (MAX_DEPTH) " levels are the limit");
}

static gboolean
at_word (Parser *self, const char *word)
{
  gsize length = (gsize) (self->lexer.end - self->lexer.start);

  return self->lexer.kind == INGOT_GRAPHQL_TOKEN_NAME && length == strlen (word) &&
         memcmp (self->lexer.start, word, length) == 0;
}

static const char *
token_text (Parser *self)
{
  return ingot_graphql_arena_text (self->arena, self->lexer.start,
                                   self->lexer.end - self->lexer.start);
}

static const char *
parse_name (Parser *self)
{
  const char *name = token_text (self);

  expect (self, INGOT_GRAPHQL_TOKEN_NAME, "a name");
  return name;
}

static IngotGraphqlTypeRef *
parse_named_type (Parser *self)
{
  IngotGraphqlTypeRef *type = ingot_graphql_arena_new (self->arena, IngotGraphqlTypeRef);

  type->at = self->lexer.start;
  type->name = parse_name (self);
  return type;
}

static IngotGraphqlTypeRef *
parse_type (Parser *self)
{
  IngotGraphqlTypeRef *type;
  const char *at = self->lexer.start;

  if (accept (self, '['))
    {
      enter (self);
      type = ingot_graphql_arena_new (self->arena, IngotGraphqlTypeRef);
      type->at = at;
      type->item = parse_type (self);
      expect (self, ']', "']'");
      self->depth--;
    }
  else
    type = parse_named_type (self);
  type->non_null = accept (self, '!');
  return type;
}

static IngotGraphqlArgumentNode *
parse_argument (Parser *self, gboolean constant)
{
  IngotGraphqlArgumentNode *argument =
      ingot_graphql_arena_new (self->arena, IngotGraphqlArgumentNode);

  argument->at = self->lexer.start;
  argument->name = parse_name (self);
  expect (self, ':', "':'");
  argument->value = parse_value (self, constant);
  return argument;
}

static void
parse_list (Parser *self, IngotGraphqlLiteral *value, gboolean constant)
{
  IngotGraphqlLiteral **tail = &value->items;

  enter (self);
  while (has_more (self, ']'))
    {
      *tail = parse_value (self, constant);
      tail = &(*tail)->next;
    }
  self->depth--;
}

static void
parse_object (Parser *self, IngotGraphqlLiteral *value, gboolean constant)
{
  IngotGraphqlArgumentNode **tail = &value->fields;

  enter (self);
  while (has_more (self, '}'))
    {
      *tail = parse_argument (self, constant);
      tail = &(*tail)->next;
    }
  self->depth--;
}

static IngotGraphqlLiteralKind
word_kind (Parser *self)
{
  if (at_word (self, "null"))
    return INGOT_GRAPHQL_LITERAL_NULL;
  if (at_word (self, "true") || at_word (self, "false"))
    return INGOT_GRAPHQL_LITERAL_BOOLEAN;
  return INGOT_GRAPHQL_LITERAL_ENUM;
}

static void
parse_scalar (Parser *self, IngotGraphqlLiteral *value)
{
  switch (self->lexer.kind)
    {
    case INGOT_GRAPHQL_TOKEN_NAME:
      value->kind = word_kind (self);
      break;
    case INGOT_GRAPHQL_TOKEN_INT:
      value->kind = INGOT_GRAPHQL_LITERAL_INT;
      break;
    case INGOT_GRAPHQL_TOKEN_FLOAT:
      value->kind = INGOT_GRAPHQL_LITERAL_FLOAT;
      break;
    case INGOT_GRAPHQL_TOKEN_STRING:
      value->kind = INGOT_GRAPHQL_LITERAL_STRING;
      value->text = ingot_graphql_arena_text (self->arena, self->lexer.string->str,
                                              (gssize) self->lexer.string->len);
      break;
    default:
      fail (self, "a value");
      return;
    }
  if (value->text == NULL)
    value->text = token_text (self);
  advance (self);
}

static IngotGraphqlLiteral *
parse_value (Parser *self, gboolean constant)
{
  IngotGraphqlLiteral *value = ingot_graphql_arena_new (self->arena, IngotGraphqlLiteral);

  value->at = self->lexer.start;
  if (!constant && accept (self, '$'))
    {
      value->kind = INGOT_GRAPHQL_LITERAL_VARIABLE;
      value->text = parse_name (self);
    }
  else if (accept (self, '['))
    {
      value->kind = INGOT_GRAPHQL_LITERAL_LIST;
      parse_list (self, value, constant);
    }
  else if (accept (self, '{'))
    {
      value->kind = INGOT_GRAPHQL_LITERAL_OBJECT;
      parse_object (self, value, constant);
    }
  else
    parse_scalar (self, value);
  return value;
}

static IngotGraphqlArgumentNode *
parse_arguments (Parser *self, gboolean constant)
{
  IngotGraphqlArgumentNode *first = NULL;
  IngotGraphqlArgumentNode **tail = &first;

  if (!accept (self, '('))
    return NULL;
  do
    {
      *tail = parse_argument (self, constant);
      tail = &(*tail)->next;
    }
  while (has_more (self, ')'));
  return first;
}

static IngotGraphqlDirectiveNode *
parse_directives (Parser *self, gboolean constant)
{
  IngotGraphqlDirectiveNode *first = NULL;
  IngotGraphqlDirectiveNode **tail = &first;
  const char *at = self->lexer.start;

  while (accept (self, '@'))
    {
      *tail = ingot_graphql_arena_new (self->arena, IngotGraphqlDirectiveNode);
      (*tail)->at = at;
      (*tail)->name = parse_name (self);
      (*tail)->arguments = parse_arguments (self, constant);
      tail = &(*tail)->next;
      at = self->lexer.start;
    }
  return first;
}

static void
parse_field (Parser *self, IngotGraphqlSelection *selection)
{
  selection->key = selection->name = parse_name (self);
  if (accept (self, ':'))
    selection->name = parse_name (self);
  selection->arguments = parse_arguments (self, FALSE);
  selection->directives = parse_directives (self, FALSE);
  if (self->lexer.kind == '{')
    selection->selections = parse_selections (self);
}

static void
parse_fragment_use (Parser *self, IngotGraphqlSelection *selection)
{
  if (self->lexer.kind == INGOT_GRAPHQL_TOKEN_NAME && !at_word (self, "on"))
    {
      selection->kind = INGOT_GRAPHQL_SELECTION_SPREAD;
      selection->name = parse_name (self);
      selection->directives = parse_directives (self, FALSE);
      return;
    }
  selection->kind = INGOT_GRAPHQL_SELECTION_INLINE;
  if (accept (self, INGOT_GRAPHQL_TOKEN_NAME))
    selection->condition = parse_named_type (self);
  selection->directives = parse_directives (self, FALSE);
  selection->selections = parse_selections (self);
}

static IngotGraphqlSelection *
parse_selection (Parser *self)
{
  IngotGraphqlSelection *selection = ingot_graphql_arena_new (self->arena, IngotGraphqlSelection);

  selection->at = self->lexer.start;
  if (++self->selections > INGOT_GRAPHQL_MAX_SELECTIONS)
    fail (self, "the end: " G_STRINGIFY (INGOT_GRAPHQL_MAX_SELECTIONS) " fields are the limit");
  if (accept (self, INGOT_GRAPHQL_TOKEN_SPREAD))
    parse_fragment_use (self, selection);
  else
    parse_field (self, selection);
  return selection;
}

static IngotGraphqlSelection *
parse_selections (Parser *self)
{
  IngotGraphqlSelection *first = NULL;
  IngotGraphqlSelection **tail = &first;

  expect (self, '{', "'{'");
  enter (self);
  do
    {
      if (self->failed)
        break;
      *tail = parse_selection (self);
      tail = &(*tail)->next;
    }
  while (has_more (self, '}'));
  self->depth--;
  return first;
}

static IngotGraphqlVariable *
parse_variable (Parser *self)
{
  IngotGraphqlVariable *variable = ingot_graphql_arena_new (self->arena, IngotGraphqlVariable);

  variable->at = self->lexer.start;
  expect (self, '$', "'$'");
  variable->name = parse_name (self);
  expect (self, ':', "':'");
  variable->type = parse_type (self);
  if (accept (self, '='))
    variable->default_value = parse_value (self, TRUE);
  variable->directives = parse_directives (self, TRUE);
  return variable;
}

static IngotGraphqlVariable *
parse_variables (Parser *self)
{
  IngotGraphqlVariable *first = NULL;
  IngotGraphqlVariable **tail = &first;

  if (!accept (self, '('))
    return NULL;
  do
    {
      *tail = parse_variable (self);
      tail = &(*tail)->next;
    }
  while (has_more (self, ')'));
  return first;
}

static void
parse_operation (Parser *self, IngotGraphqlDefinitionNode *definition)
{
  if (self->lexer.kind != '{')
    {
      advance (self);
      if (self->lexer.kind == INGOT_GRAPHQL_TOKEN_NAME)
        definition->name = parse_name (self);
      definition->variables = parse_variables (self);
      definition->directives = parse_directives (self, FALSE);
    }
  definition->selections = parse_selections (self);
}

static void
parse_fragment (Parser *self, IngotGraphqlDefinitionNode *definition)
{
  advance (self);
  if (at_word (self, "on"))
    fail (self, "a fragment's name");
  definition->name = parse_name (self);
  if (!at_word (self, "on"))
    fail (self, "'on'");
  advance (self);
  definition->condition = parse_named_type (self);
  definition->directives = parse_directives (self, FALSE);
  definition->selections = parse_selections (self);
}

static IngotGraphqlDefinitionNode *
parse_definition (Parser *self)
{
  IngotGraphqlDefinitionNode *definition =
      ingot_graphql_arena_new (self->arena, IngotGraphqlDefinitionNode);

  definition->at = self->lexer.start;
  definition->kind = at_word (self, "mutation")       ? INGOT_GRAPHQL_MUTATION
                     : at_word (self, "subscription") ? INGOT_GRAPHQL_SUBSCRIPTION
                     : at_word (self, "fragment")     ? INGOT_GRAPHQL_FRAGMENT
                                                      : INGOT_GRAPHQL_QUERY;
  if (definition->kind == INGOT_GRAPHQL_FRAGMENT)
    parse_fragment (self, definition);
  else if (definition->kind != INGOT_GRAPHQL_QUERY || self->lexer.kind == '{' ||
           at_word (self, "query"))
    parse_operation (self, definition);
  else
    fail (self, "an operation or a fragment");
  return definition;
}

static void
parse_definitions (Parser *self, IngotGraphqlDocument *document)
{
  IngotGraphqlDefinitionNode **tail = &document->definitions;

  advance (self);
  do
    {
      *tail = parse_definition (self);
      if (!self->failed && (*tail)->kind == INGOT_GRAPHQL_FRAGMENT &&
          !g_hash_table_contains (document->fragments, (*tail)->name))
        g_hash_table_insert (document->fragments, (gpointer) (*tail)->name, *tail);
      tail = &(*tail)->next;
    }
  while (!self->failed && self->lexer.kind != INGOT_GRAPHQL_TOKEN_END);
}

static void
parser_init (Parser *self, const char *text, IngotGraphqlArena *arena, IngotGraphqlErrors *errors)
{
  *self = (Parser) { .arena = arena, .errors = errors };
  ingot_graphql_lexer_init (&self->lexer, text);
}

/**
 * ingot_graphql_document_parse:
 * @text: a document; must outlive the result, whose nodes point into it
 * @errors: where a syntax error goes; it points into @text
 *
 * Reads an executable document. Bounded: 256 kB, 15,000 tokens, 1,000 selections, and 32 levels of
 * anything that nests.
 *
 * Returns: (transfer full) (nullable): the document, or %NULL with an error in @errors
 */
IngotGraphqlDocument *
ingot_graphql_document_parse (const char *text, IngotGraphqlErrors *errors)
{
  g_autoptr (IngotGraphqlDocument) document = NULL;
  Parser parser;

  if (strlen (text) > MAX_SIZE || !g_utf8_validate (text, -1, NULL))
    {
      ingot_graphql_errors_add (errors, NULL, "The document is larger than 256 kB or not UTF-8.");
      return NULL;
    }

  document = g_new0 (IngotGraphqlDocument, 1);
  ingot_graphql_arena_init (&document->arena);
  document->fragments = g_hash_table_new (g_str_hash, g_str_equal);
  parser_init (&parser, text, &document->arena, errors);
  parse_definitions (&parser, document);
  ingot_graphql_lexer_clear (&parser.lexer);
  return parser.failed ? NULL : g_steal_pointer (&document);
}

/**
 * ingot_graphql_type_ref_parse:
 * @arena: where the nodes go
 * @text: a type as SDL writes it; lives as long as @arena
 *
 * Reads a type of a schema's table.
 *
 * Returns: (transfer none) (nullable): the type, or %NULL if @text is none
 */
IngotGraphqlTypeRef *
ingot_graphql_type_ref_parse (IngotGraphqlArena *arena, const char *text)
{
  IngotGraphqlTypeRef *type;
  Parser parser;

  parser_init (&parser, text, arena, NULL);
  advance (&parser);
  type = parse_type (&parser);
  if (parser.lexer.kind != INGOT_GRAPHQL_TOKEN_END)
    fail (&parser, "the end");
  ingot_graphql_lexer_clear (&parser.lexer);
  return parser.failed ? NULL : type;
}
