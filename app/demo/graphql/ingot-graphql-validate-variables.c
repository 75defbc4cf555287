/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-graphql-check.h"
#include "ingot-graphql-validate.h"

typedef struct
{
  const IngotGraphqlSchema *schema;
  IngotGraphqlDocument *document;
  IngotGraphqlErrors *errors;
  const IngotGraphqlDefinitionNode *operation; /* the one that is looked at */
  GHashTable *declared;                        /* name → IngotGraphqlVariable */
  GHashTable *used;                            /* names */
  GHashTable *reached;                         /* fragments that this operation uses */
} Validator;

static void walk_definition (Validator *self, const IngotGraphqlDefinitionNode *definition);

static void
check_default (Validator *self, const IngotGraphqlVariable *variable)
{
  g_autofree char *reason =
      ingot_graphql_check_literal (variable->type, variable->default_value, FALSE);
  g_autofree char *type = NULL;
  g_autofree char *value = NULL;

  if (reason == NULL)
    return;
  type = ingot_graphql_type_ref_print (variable->type);
  value = ingot_graphql_literal_print (variable->default_value);
  ingot_graphql_errors_add (self->errors, variable->default_value->at,
                            "Variable '$%s' of type '%s' has invalid default value: %s. Reason: %s",
                            variable->name, type, value, reason);
}

static void
check_type (Validator *self, const IngotGraphqlVariable *variable)
{
  g_autofree char *type = NULL;

  if (!ingot_graphql_schema_resolve (self->schema, variable->type))
    {
      const IngotGraphqlTypeRef *named = variable->type;

      while (named->item != NULL)
        named = named->item;
      ingot_graphql_errors_add (self->errors, named->at, "Unknown type '%s'.", named->name);
    }
  else if (!ingot_graphql_definition_is_input (variable->type->definition))
    {
      type = ingot_graphql_type_ref_print (variable->type);
      ingot_graphql_errors_add (self->errors, variable->at,
                                "Variable '$%s' cannot be non input type '%s'.", variable->name,
                                type);
    }
  else if (variable->default_value != NULL)
    check_default (self, variable);
}

static void
declare (Validator *self, const IngotGraphqlVariable *variable)
{
  check_type (self, variable);
  if (!g_hash_table_insert (self->declared, (gpointer) variable->name, (gpointer) variable))
    ingot_graphql_errors_add (self->errors, variable->at,
                              "There can be only one variable named '%s'.", variable->name);
  if (variable->directives != NULL)
    ingot_graphql_errors_add (self->errors, variable->directives->at,
                              "Directive '%s' may not be used on variable definition.",
                              variable->directives->name);
}

static gboolean
fits (const IngotGraphqlTypeRef *type, const IngotGraphqlTypeRef *expected)
{
  if (expected->non_null && !type->non_null)
    return FALSE;
  if (expected->item != NULL || type->item != NULL)
    return expected->item != NULL && type->item != NULL && fits (type->item, expected->item);
  return type->definition == expected->definition;
}

/* A nullable variable with a default value may stand where null may not: it counts as non-null. */
static gboolean
may_stand (const IngotGraphqlVariable *variable, const IngotGraphqlTypeRef *expected)
{
  IngotGraphqlTypeRef type = *variable->type;

  if (variable->default_value != NULL &&
      variable->default_value->kind != INGOT_GRAPHQL_LITERAL_NULL)
    type.non_null = TRUE;
  return fits (&type, expected);
}

static void
report_undefined (Validator *self, const IngotGraphqlUsage *usage)
{
  if (self->operation->name != NULL)
    ingot_graphql_errors_add (self->errors, usage->at,
                              "Variable '$%s' is not defined by operation '%s'.", usage->name,
                              self->operation->name);
  else
    ingot_graphql_errors_add (self->errors, usage->at, "Variable '$%s' is not defined.",
                              usage->name);
}

static void
check_usage (Validator *self, const IngotGraphqlUsage *usage)
{
  const IngotGraphqlVariable *variable = g_hash_table_lookup (self->declared, usage->name);
  g_autofree char *type = NULL;
  g_autofree char *expected = NULL;

  g_hash_table_add (self->used, (gpointer) usage->name);
  if (variable == NULL)
    {
      report_undefined (self, usage);
      return;
    }
  if (usage->type == NULL || variable->type->definition == NULL ||
      may_stand (variable, usage->type))
    return;
  type = ingot_graphql_type_ref_print (variable->type);
  expected = ingot_graphql_type_ref_print (usage->type);
  ingot_graphql_errors_add (self->errors, usage->at,
                            "Variable '$%s' of type '%s' used in position expecting type '%s'.",
                            usage->name, type, expected);
}

static void
walk_selections (Validator *self, const IngotGraphqlSelection *selection)
{
  for (; selection != NULL; selection = selection->next)
    {
      walk_selections (self, selection->selections);
      if (selection->kind == INGOT_GRAPHQL_SELECTION_SPREAD)
        {
          IngotGraphqlDefinitionNode *fragment =
              ingot_graphql_document_get_fragment (self->document, selection->name);

          fragment->visited = TRUE;
          if (g_hash_table_add (self->reached, fragment))
            walk_definition (self, fragment);
        }
    }
}

static void
walk_definition (Validator *self, const IngotGraphqlDefinitionNode *definition)
{
  for (const IngotGraphqlUsage *usage = definition->usages; usage != NULL; usage = usage->next)
    check_usage (self, usage);
  walk_selections (self, definition->selections);
}

static void
check_unused (Validator *self)
{
  const IngotGraphqlVariable *variable = self->operation->variables;
  const char *name = self->operation->name;

  for (; variable != NULL; variable = variable->next)
    if (!g_hash_table_contains (self->used, variable->name))
      ingot_graphql_errors_add (self->errors, variable->at, "Variable '$%s' is not used%s%s.",
                                variable->name, name != NULL ? " in operation " : "",
                                name != NULL ? name : "");
}

static void
check_operation (Validator *self, const IngotGraphqlDefinitionNode *operation)
{
  g_autoptr (GHashTable) declared = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) used = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) reached = g_hash_table_new (NULL, NULL);

  self->operation = operation;
  self->declared = declared;
  self->used = used;
  self->reached = reached;
  for (const IngotGraphqlVariable *variable = operation->variables; variable != NULL;
       variable = variable->next)
    declare (self, variable);
  walk_definition (self, operation);
  check_unused (self);
}

/**
 * ingot_graphql_validate_variables:
 * @schema: a schema
 * @document: a document whose selections were validated
 * @errors: where errors go
 *
 * Looks for each operation whether its variables are declared, used, and fit where they stand, in
 * the fragments that it uses as well; and whether every fragment is used.
 */
void
ingot_graphql_validate_variables (const IngotGraphqlSchema *schema,
                                  IngotGraphqlDocument *document,
                                  IngotGraphqlErrors *errors)
{
  Validator validator = { schema, document, errors };
  const IngotGraphqlDefinitionNode *definition;

  for (definition = document->definitions; definition != NULL; definition = definition->next)
    if (definition->kind != INGOT_GRAPHQL_FRAGMENT)
      check_operation (&validator, definition);
  for (definition = document->definitions; definition != NULL; definition = definition->next)
    if (definition->kind == INGOT_GRAPHQL_FRAGMENT && !definition->visited)
      ingot_graphql_errors_add (errors, definition->at, "Fragment '%s' is not used.",
                                definition->name);
}
