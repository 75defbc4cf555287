/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-graphql-schema.h"

G_BEGIN_DECLS

typedef struct _IngotGraphqlPlan IngotGraphqlPlan;

/* One field to execute: everything that the document selects under one key. */
typedef struct
{
  const char *key;
  const IngotGraphqlOutput *field;
  JsonObject *arguments;
  char *problem;         /* why the arguments cannot be used, or NULL */
  GPtrArray *selections; /* IngotGraphqlSelection, the first gives the place */
  GHashTable *plans;     /* IngotGraphqlDefinition → IngotGraphqlPlan, made when first needed */
} IngotGraphqlStep;

/* What to execute for any object of one type at one place of a document: fragments and directives
 * are resolved, arguments coerced. Made once, however many objects there are. */
struct _IngotGraphqlPlan
{
  const IngotGraphqlDefinition *type;
  GPtrArray *steps; /* IngotGraphqlStep */
};

typedef struct
{
  const IngotGraphqlSchema *schema;
  const IngotGraphqlDocument *document;
  GHashTable *variables;
} IngotGraphqlPlanner;

IngotGraphqlPlan *ingot_graphql_plan_new (const IngotGraphqlPlanner *planner,
                                          const IngotGraphqlDefinition *type,
                                          const IngotGraphqlSelection *selections);
void ingot_graphql_plan_free (IngotGraphqlPlan *self);
const IngotGraphqlPlan *ingot_graphql_step_get_plan (IngotGraphqlStep *self,
                                                     const IngotGraphqlPlanner *planner,
                                                     const IngotGraphqlDefinition *type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IngotGraphqlPlan, ingot_graphql_plan_free)

G_END_DECLS
