/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-graphql-errors.h"

G_BEGIN_DECLS

/* Fields and fragments, as many as LogScale allows in a document. */
#define INGOT_GRAPHQL_MAX_SELECTIONS 1000

/* A document as a tree. Every node lives as long as its arena; lists are chained by `next`. */

typedef struct _IngotGraphqlArgumentNode IngotGraphqlArgumentNode;
typedef struct _IngotGraphqlDefinition IngotGraphqlDefinition;
typedef struct _IngotGraphqlDefinitionNode IngotGraphqlDefinitionNode;
typedef struct _IngotGraphqlDirectiveNode IngotGraphqlDirectiveNode;
typedef struct _IngotGraphqlLiteral IngotGraphqlLiteral;
typedef struct _IngotGraphqlSelection IngotGraphqlSelection;
typedef struct _IngotGraphqlSpread IngotGraphqlSpread;
typedef struct _IngotGraphqlTypeRef IngotGraphqlTypeRef;
typedef struct _IngotGraphqlUsage IngotGraphqlUsage;
typedef struct _IngotGraphqlVariable IngotGraphqlVariable;

/* Owns nodes and texts that are freed together. */
typedef struct
{
  GPtrArray *blocks;
  GStringChunk *texts;
} IngotGraphqlArena;

/* "[String!]": not named, an item that is not null and is named. */
struct _IngotGraphqlTypeRef
{
  const char *at;
  const char *name;          /* of a list: NULL */
  IngotGraphqlTypeRef *item; /* of a list: its items' type */
  gboolean non_null;
  const IngotGraphqlDefinition *definition; /* what the innermost name is in a schema, or NULL */
};

typedef enum
{
  INGOT_GRAPHQL_LITERAL_NULL,
  INGOT_GRAPHQL_LITERAL_BOOLEAN,
  INGOT_GRAPHQL_LITERAL_INT,
  INGOT_GRAPHQL_LITERAL_FLOAT,
  INGOT_GRAPHQL_LITERAL_STRING,
  INGOT_GRAPHQL_LITERAL_ENUM,
  INGOT_GRAPHQL_LITERAL_VARIABLE,
  INGOT_GRAPHQL_LITERAL_LIST,
  INGOT_GRAPHQL_LITERAL_OBJECT,
} IngotGraphqlLiteralKind;

struct _IngotGraphqlLiteral
{
  IngotGraphqlLiteralKind kind;
  const char *at;
  const char *text;                 /* what is written; of a string: what it stands for */
  IngotGraphqlLiteral *items;       /* of a list */
  IngotGraphqlArgumentNode *fields; /* of an object */
  IngotGraphqlLiteral *next;
};

struct _IngotGraphqlArgumentNode
{
  const char *at;
  const char *name;
  IngotGraphqlLiteral *value;
  IngotGraphqlArgumentNode *next;
};

struct _IngotGraphqlDirectiveNode
{
  const char *at;
  const char *name;
  IngotGraphqlArgumentNode *arguments;
  IngotGraphqlDirectiveNode *next;
};

typedef enum
{
  INGOT_GRAPHQL_SELECTION_FIELD,
  INGOT_GRAPHQL_SELECTION_SPREAD,
  INGOT_GRAPHQL_SELECTION_INLINE,
} IngotGraphqlSelectionKind;

struct _IngotGraphqlSelection
{
  IngotGraphqlSelectionKind kind;
  const char *at;
  const char *key;  /* of a field: its alias or name */
  const char *name; /* of a field or the fragment that is spread */
  IngotGraphqlTypeRef *condition;
  IngotGraphqlArgumentNode *arguments;
  IngotGraphqlDirectiveNode *directives;
  IngotGraphqlSelection *selections;
  IngotGraphqlSelection *next;
};

struct _IngotGraphqlVariable
{
  const char *at;
  const char *name;
  IngotGraphqlTypeRef *type;
  IngotGraphqlLiteral *default_value;
  IngotGraphqlDirectiveNode *directives;
  IngotGraphqlVariable *next;
};

/* A variable that stands where a value of a type is expected. */
struct _IngotGraphqlUsage
{
  const char *at;
  const char *name;
  const IngotGraphqlTypeRef *type;
  IngotGraphqlUsage *next;
};

typedef enum
{
  INGOT_GRAPHQL_QUERY,
  INGOT_GRAPHQL_MUTATION,
  INGOT_GRAPHQL_SUBSCRIPTION,
  INGOT_GRAPHQL_FRAGMENT,
} IngotGraphqlDefinitionKind;

/* An operation or a fragment. The last members are the validation's. */
struct _IngotGraphqlDefinitionNode
{
  IngotGraphqlDefinitionKind kind;
  const char *at;
  const char *name; /* NULL for a nameless operation */
  IngotGraphqlTypeRef *condition;
  IngotGraphqlVariable *variables;
  IngotGraphqlDirectiveNode *directives;
  IngotGraphqlSelection *selections;
  IngotGraphqlDefinitionNode *next;

  IngotGraphqlUsage *usages;
  guint size; /* fields and fragments, those of the fragments that are spread included */
  gboolean on_path;
  gboolean visited;
};

typedef struct
{
  IngotGraphqlArena arena;
  IngotGraphqlDefinitionNode *definitions;
  GHashTable *fragments; /* name → IngotGraphqlDefinitionNode, the first of each */
} IngotGraphqlDocument;

void ingot_graphql_arena_init (IngotGraphqlArena *self);
void ingot_graphql_arena_clear (IngotGraphqlArena *self);
gpointer ingot_graphql_arena_allocate (IngotGraphqlArena *self, gsize size);
const char *ingot_graphql_arena_text (IngotGraphqlArena *self, const char *text, gssize length);

#define ingot_graphql_arena_new(arena, Type)                                                       \
  ((Type *) ingot_graphql_arena_allocate (arena, sizeof (Type)))

IngotGraphqlDocument *ingot_graphql_document_parse (const char *text, IngotGraphqlErrors *errors);
void ingot_graphql_document_free (IngotGraphqlDocument *self);
IngotGraphqlDefinitionNode *ingot_graphql_document_get_fragment (const IngotGraphqlDocument *self,
                                                                 const char *name);

IngotGraphqlTypeRef *ingot_graphql_type_ref_parse (IngotGraphqlArena *arena, const char *text);
char *ingot_graphql_type_ref_print (const IngotGraphqlTypeRef *self);
char *ingot_graphql_literal_print (const IngotGraphqlLiteral *self);
const IngotGraphqlArgumentNode *ingot_graphql_argument_find (const IngotGraphqlArgumentNode *list,
                                                             const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IngotGraphqlDocument, ingot_graphql_document_free)

G_END_DECLS
