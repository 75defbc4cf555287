/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-demo-context.h"

static const IngotGraphqlType *const tables[] = {
  ingot_demo_query_types,  ingot_demo_mutation_types, ingot_demo_account_types,
  ingot_demo_domain_types, ingot_demo_list_types,     ingot_demo_token_types,
  ingot_demo_server_types,
};

static GPtrArray *
list_types (void)
{
  GPtrArray *types = g_ptr_array_new_null_terminated (64, NULL, TRUE);
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      const IngotGraphqlType *type;

      for (type = tables[i]; type->name != NULL; type++)
        g_ptr_array_add (types, (gpointer) type);
    }
  return types;
}

/**
 * ingot_demo_get_string:
 * @call: what is asked for
 * @argument: the name of an argument
 *
 * Gets an argument of a type of texts.
 *
 * Returns: (transfer none) (nullable): the text; %NULL if it is null or left out
 */
const char *
ingot_demo_get_string (const IngotGraphqlCall *call, const char *argument)
{
  return json_object_get_string_member_with_default (call->arguments, argument, NULL);
}

/**
 * ingot_demo_get_int:
 * @call: what is asked for
 * @argument: the name of an argument
 * @otherwise: what it is when it is null or left out
 *
 * Gets an argument of a type of whole numbers.
 *
 * Returns: the number
 */
gint64
ingot_demo_get_int (const IngotGraphqlCall *call, const char *argument, gint64 otherwise)
{
  return json_object_get_int_member_with_default (call->arguments, argument, otherwise);
}

/**
 * ingot_demo_get_boolean:
 * @call: what is asked for
 * @argument: the name of an argument
 *
 * Gets an argument of type Boolean.
 *
 * Returns: its value; %FALSE if it is null or left out
 */
gboolean
ingot_demo_get_boolean (const IngotGraphqlCall *call, const char *argument)
{
  return json_object_get_boolean_member_with_default (call->arguments, argument, FALSE);
}

/**
 * ingot_demo_date_time:
 * @milliseconds: since the epoch; 0 for none
 *
 * Makes a value of LogScale's DateTime: ISO 8601 in UTC.
 *
 * Returns: the value; null for 0
 */
IngotGraphqlValue
ingot_demo_date_time (gint64 milliseconds)
{
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *text = NULL;

  if (milliseconds == 0)
    return ingot_graphql_null ();
  time = g_date_time_new_from_unix_utc_usec (milliseconds * 1000);
  text = g_date_time_format (time, "%Y-%m-%dT%H:%M:%S");
  return ingot_graphql_take_string (
      g_strdup_printf ("%s.%03dZ", text, (int) (milliseconds % 1000)));
}

/**
 * ingot_demo_long_or_null:
 * @value: a number; 0 for none
 *
 * Makes a value of LogScale's Long.
 *
 * Returns: the value; null for 0
 */
IngotGraphqlValue
ingot_demo_long_or_null (gint64 value)
{
  return value != 0 ? ingot_graphql_integer (value) : ingot_graphql_null ();
}

/**
 * ingot_demo_refusal:
 * @error: (transfer full): an error of %INGOT_DEMO_ERROR
 *
 * Makes a refusal as the server words it: what is wrong with an input is only told in `state`.
 *
 * Returns: the value
 */
IngotGraphqlValue
ingot_demo_refusal (GError *error)
{
  g_autoptr (GError) refused = error;
  const char *field = ingot_demo_error_get_field (refused);

  if (field == NULL)
    return ingot_graphql_error ("%s", refused->message);
  return ingot_graphql_error_with_state ("There were errors in the input.", field, refused->message,
                                         NULL);
}

/**
 * ingot_demo_object_or_refusal:
 * @object: (nullable): an object
 * @error: (transfer full) (nullable): why there is none
 *
 * Makes a value of what a rule returned.
 *
 * Returns: the value
 */
IngotGraphqlValue
ingot_demo_object_or_refusal (gpointer object, GError *error)
{
  return error != NULL ? ingot_demo_refusal (error) : ingot_graphql_object (object);
}

/**
 * ingot_demo_resolve_context:
 * @call: what is asked for
 *
 * Resolves a field whose own fields need nothing but the request's context.
 *
 * Returns: the context
 */
IngotGraphqlValue
ingot_demo_resolve_context (const IngotGraphqlCall *call)
{
  return ingot_graphql_object (call->context);
}

/**
 * ingot_demo_resolve_self:
 * @call: what is asked for
 *
 * Resolves a field that leads from a mutation's result to what was changed.
 *
 * Returns: the source
 */
IngotGraphqlValue
ingot_demo_resolve_self (const IngotGraphqlCall *call)
{
  return ingot_graphql_object (call->source);
}

/**
 * ingot_demo_schema_new:
 * @store: a store
 *
 * Makes the schema of the release that @store imitates.
 *
 * Returns: (transfer full): the schema
 */
IngotGraphqlSchema *
ingot_demo_schema_new (IngotDemoStore *store)
{
  g_autoptr (GPtrArray) types = list_types ();

  return ingot_demo_generation_make_schema (ingot_demo_store_get_generation (store),
                                            (const IngotGraphqlType *const *) types->pdata);
}
