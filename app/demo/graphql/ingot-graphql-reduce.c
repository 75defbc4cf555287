/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-graphql-schema.h"

#include <string.h>

/* "Type.member" or "Type.field(argument)", taken apart. */
typedef struct
{
  char *type;
  char *member;
  char *argument; /* or NULL */
} Place;

static void
place_clear (Place *self)
{
  g_free (self->type);
  g_free (self->member);
  g_free (self->argument);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

static gboolean
place_parse (Place *self, const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new ("^(\\w+)\\.(\\w+)(?:\\((\\w+)\\))?$", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (!g_regex_match (regex, text, 0, &match))
    return FALSE;
  self->type = g_match_info_fetch (match, 1);
  self->member = g_match_info_fetch (match, 2);
  self->argument = g_match_info_fetch (match, 3);
  if (self->argument != NULL && *self->argument == '\0')
    g_clear_pointer (&self->argument, g_free);
  return TRUE;
}

/* A type must have all fields of its interfaces. */
static gboolean
is_inherited (const IngotGraphqlSchema *schema,
              const IngotGraphqlDefinition *definition,
              const char *field)
{
  const char *const *name = definition->row->interfaces;

  for (; name != NULL && *name != NULL; name++)
    if (ingot_graphql_definition_get_field (ingot_graphql_schema_lookup (schema, *name), field) !=
        NULL)
      return TRUE;
  return FALSE;
}

static gboolean
remove_input (GPtrArray *inputs, const char *name, gboolean *is_incomplete)
{
  const IngotGraphqlInput *input = ingot_graphql_inputs_find (inputs, name);

  if (input == NULL)
    return FALSE;
  *is_incomplete |= input->type->non_null;
  return g_ptr_array_remove (inputs, (gpointer) input);
}

static gboolean
remove_value (GPtrArray *values, const char *name)
{
  guint index;

  return g_ptr_array_find_with_equal_func (values, name, g_str_equal, &index) &&
         g_ptr_array_remove_index (values, index) != NULL;
}

static gboolean
remove_from (IngotGraphqlDefinition *definition, const Place *place)
{
  IngotGraphqlOutput *field =
      (IngotGraphqlOutput *) ingot_graphql_definition_get_field (definition, place->member);

  if (place->argument != NULL)
    return field != NULL && remove_input (field->arguments, place->argument, &field->is_incomplete);
  if (field != NULL)
    return g_ptr_array_remove (definition->fields, field);
  return remove_input (definition->inputs, place->member, &definition->is_incomplete) ||
         remove_value (definition->values, place->member);
}

/**
 * ingot_graphql_schema_has:
 * @self: a schema
 * @what: `Type.field`, `Type.field(argument)`, `Enum.VALUE` or `Input.field`
 *
 * Tells whether a schema has something.
 *
 * Returns: %TRUE if it has; %FALSE for a field of a type that its interface has
 */
gboolean
ingot_graphql_schema_has (IngotGraphqlSchema *self, const char *what)
{
  g_auto (Place) place = { NULL };
  const IngotGraphqlDefinition *definition;
  const IngotGraphqlOutput *field;

  if (!place_parse (&place, what))
    return FALSE;
  definition = ingot_graphql_schema_lookup (self, place.type);
  if (definition == NULL || is_inherited (self, definition, place.member))
    return FALSE;
  field = ingot_graphql_definition_get_field (definition, place.member);
  if (place.argument != NULL)
    return field != NULL && ingot_graphql_inputs_find (field->arguments, place.argument) != NULL;
  return field != NULL || ingot_graphql_inputs_find (definition->inputs, place.member) != NULL ||
         ingot_graphql_definition_has_value (definition, place.member);
}

/**
 * ingot_graphql_schema_remove:
 * @self: a schema that no request was executed with yet
 * @what: `Type.field`, `Type.field(argument)`, `Enum.VALUE` or `Input.field`
 *
 * Removes something from a schema; a field of an interface from its types as well. What needs an
 * argument or input field that is removed is refused then: its resolver relies on it.
 *
 * Returns: %FALSE if @self does not have it
 */
gboolean
ingot_graphql_schema_remove (IngotGraphqlSchema *self, const char *what)
{
  g_auto (Place) place = { NULL };
  IngotGraphqlDefinition *definition;
  gboolean removed;

  if (!place_parse (&place, what))
    return FALSE;
  definition = g_hash_table_lookup (self->definitions, place.type);
  if (definition == NULL || is_inherited (self, definition, place.member))
    return FALSE;
  removed = remove_from (definition, &place);
  for (guint i = 0; i < definition->possible->len; i++)
    if (g_ptr_array_index (definition->possible, i) != definition)
      removed |= remove_from (g_ptr_array_index (definition->possible, i), &place);
  return removed;
}
