/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-graphql-validate.h"

typedef struct
{
  const IngotGraphqlSchema *schema;
  IngotGraphqlDocument *document;
  IngotGraphqlErrors *errors;
} Validator;

static guint measure_definition (Validator *self,
                                 IngotGraphqlDefinitionNode *definition,
                                 const IngotGraphqlSelection *spread);

static void
check_duplicate (Validator *self, GHashTable *names, const IngotGraphqlDefinitionNode *definition)
{
  gboolean fragment = definition->kind == INGOT_GRAPHQL_FRAGMENT;

  if (definition->name != NULL && !g_hash_table_add (names, (gpointer) definition->name))
    ingot_graphql_errors_add (self->errors, definition->at, "There can only be one %s named '%s'.",
                              fragment ? "fragment" : "operation", definition->name);
}

static void
check_names (Validator *self)
{
  g_autoptr (GHashTable) operations = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) fragments = g_hash_table_new (g_str_hash, g_str_equal);
  const IngotGraphqlDefinitionNode *nameless = NULL;
  guint n_operations = 0;

  for (const IngotGraphqlDefinitionNode *definition = self->document->definitions;
       definition != NULL; definition = definition->next)
    {
      gboolean fragment = definition->kind == INGOT_GRAPHQL_FRAGMENT;

      check_duplicate (self, fragment ? fragments : operations, definition);
      n_operations += !fragment;
      if (definition->name == NULL)
        nameless = definition;
    }
  if (nameless != NULL && n_operations > 1)
    ingot_graphql_errors_add (self->errors, nameless->at,
                              "This anonymous operation must be the only defined operation.");
}

static void
check_kinds (Validator *self)
{
  for (const IngotGraphqlDefinitionNode *definition = self->document->definitions;
       definition != NULL; definition = definition->next)
    if (definition->kind != INGOT_GRAPHQL_FRAGMENT &&
        ingot_graphql_schema_get_root (self->schema, definition->kind) == NULL)
      ingot_graphql_errors_add (self->errors, definition->at, "Schema is not configured for %s",
                                definition->kind == INGOT_GRAPHQL_MUTATION ? "mutations"
                                                                           : "subscriptions");
}

static guint
measure_selections (Validator *self, const IngotGraphqlSelection *selection)
{
  guint size = 0;

  for (; selection != NULL; selection = selection->next)
    {
      IngotGraphqlDefinitionNode *fragment;

      size += 1 + measure_selections (self, selection->selections);
      if (selection->kind == INGOT_GRAPHQL_SELECTION_SPREAD)
        {
          fragment = ingot_graphql_document_get_fragment (self->document, selection->name);
          if (fragment == NULL)
            ingot_graphql_errors_add (self->errors, selection->at, "Unknown fragment '%s'.",
                                      selection->name);
          else
            size += measure_definition (self, fragment, selection);
        }
      size = MIN (size, INGOT_GRAPHQL_MAX_SELECTIONS + 1);
    }
  return size;
}

/* Each definition once; that also finds a fragment that spreads itself. */
static guint
measure_definition (Validator *self,
                    IngotGraphqlDefinitionNode *definition,
                    const IngotGraphqlSelection *spread)
{
  if (definition->on_path)
    {
      ingot_graphql_errors_add (self->errors, spread->at,
                                "Cannot spread fragment '%s' within itself.", spread->name);
      return 0;
    }
  if (definition->size > 0)
    return definition->size;

  definition->on_path = TRUE;
  definition->size = measure_selections (self, definition->selections);
  definition->on_path = FALSE;
  return definition->size;
}

/* What is executed counts, so that a few fragments that spread each other twice do not grow without
 * end. Whether LogScale counts so is not known. */
static void
check_size (Validator *self)
{
  for (IngotGraphqlDefinitionNode *definition = self->document->definitions; definition != NULL;
       definition = definition->next)
    if (measure_definition (self, definition, NULL) > INGOT_GRAPHQL_MAX_SELECTIONS)
      ingot_graphql_errors_add (self->errors, definition->at,
                                "The query selects more than %d fields and fragments.",
                                INGOT_GRAPHQL_MAX_SELECTIONS);
}

/**
 * ingot_graphql_validate:
 * @schema: a schema
 * @document: a document; its nodes learn the types they stand for
 * @errors: where everything that is wrong with it goes
 *
 * Looks whether a document can be executed. The messages are worded as those of Sangria, the
 * library LogScale is made with; their exact form is assumed.
 */
void
ingot_graphql_validate (const IngotGraphqlSchema *schema,
                        IngotGraphqlDocument *document,
                        IngotGraphqlErrors *errors)
{
  Validator validator = { schema, document, errors };

  check_names (&validator);
  check_kinds (&validator);
  check_size (&validator);
  if (ingot_graphql_errors_any (errors))
    return;
  ingot_graphql_validate_selections (schema, document, errors);
  ingot_graphql_validate_variables (schema, document, errors);
  if (!ingot_graphql_errors_any (errors))
    ingot_graphql_validate_merging (schema, document, errors);
}
