/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-graphql-document.h"
#include "ingot-graphql.h"

G_BEGIN_DECLS

/* An argument or an input field, its type read and resolved. */
typedef struct
{
  const char *name;
  const IngotGraphqlTypeRef *type;
} IngotGraphqlInput;

/* A field of an object or interface. */
typedef struct
{
  const char *name;
  const IngotGraphqlTypeRef *type;
  const IngotGraphqlField *row;
  GPtrArray *arguments;   /* IngotGraphqlInput */
  gboolean is_incomplete; /* an argument that it needs was removed */
} IngotGraphqlOutput;

/* A type of one edition. */
struct _IngotGraphqlDefinition
{
  const char *name;
  const IngotGraphqlType *row;
  GPtrArray *fields; /* IngotGraphqlOutput */
  GPtrArray *inputs; /* IngotGraphqlInput */
  GPtrArray *values; /* char, an enum's */
  GPtrArray
      *possible; /* IngotGraphqlDefinition, the objects that it can be; itself for an object */
  gboolean is_incomplete; /* an input field that it needs was removed */
};

struct _IngotGraphqlSchema
{
  IngotGraphqlArena arena;
  guint edition;
  GHashTable *definitions;      /* name → IngotGraphqlDefinition */
  IngotGraphqlOutput type_name; /* `__typename`, a field of everything */
  GPtrArray *conditions;        /* IngotGraphqlInput: the arguments of `@include` and `@skip` */
};

const IngotGraphqlDefinition *ingot_graphql_schema_lookup (const IngotGraphqlSchema *self,
                                                           const char *name);
gboolean ingot_graphql_schema_resolve (const IngotGraphqlSchema *self, IngotGraphqlTypeRef *type);
const IngotGraphqlDefinition *ingot_graphql_schema_get_root (const IngotGraphqlSchema *self,
                                                             IngotGraphqlDefinitionKind kind);

const IngotGraphqlOutput *ingot_graphql_schema_get_field (const IngotGraphqlSchema *self,
                                                          const IngotGraphqlDefinition *definition,
                                                          const char *name);
const IngotGraphqlOutput *ingot_graphql_definition_get_field (const IngotGraphqlDefinition *self,
                                                              const char *name);
gboolean ingot_graphql_definition_is_composite (const IngotGraphqlDefinition *self);
gboolean ingot_graphql_definition_is_input (const IngotGraphqlDefinition *self);
gboolean ingot_graphql_definition_has_value (const IngotGraphqlDefinition *self, const char *name);
gboolean ingot_graphql_definition_can_be (const IngotGraphqlDefinition *self,
                                          const IngotGraphqlDefinition *object);
gboolean ingot_graphql_definition_overlaps (const IngotGraphqlDefinition *self,
                                            const IngotGraphqlDefinition *other);
const IngotGraphqlInput *ingot_graphql_inputs_find (GPtrArray *inputs, const char *name);

G_END_DECLS
