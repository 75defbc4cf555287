/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-graphql.h"

static IngotGraphqlValue
object_item (gpointer list, guint index)
{
  return ingot_graphql_object (g_ptr_array_index ((GPtrArray *) list, index));
}

static IngotGraphqlValue
string_item (gpointer list, guint index)
{
  return ingot_graphql_string (((const char *const *) list)[index]);
}

static gconstpointer
member (const IngotGraphqlCall *call)
{
  return G_STRUCT_MEMBER_P (call->source, call->field->offset);
}

/**
 * ingot_graphql_null:
 *
 * Makes the null value.
 *
 * Returns: the value
 */
IngotGraphqlValue
ingot_graphql_null (void)
{
  return (IngotGraphqlValue) { INGOT_GRAPHQL_VALUE_NULL };
}

/**
 * ingot_graphql_boolean:
 * @boolean: what it is
 *
 * Makes a value of type Boolean.
 *
 * Returns: the value
 */
IngotGraphqlValue
ingot_graphql_boolean (gboolean boolean)
{
  return (IngotGraphqlValue) { INGOT_GRAPHQL_VALUE_BOOLEAN, .boolean = boolean };
}

/**
 * ingot_graphql_integer:
 * @integer: what it is
 *
 * Makes a value of a scalar of whole numbers.
 *
 * Returns: the value
 */
IngotGraphqlValue
ingot_graphql_integer (gint64 integer)
{
  return (IngotGraphqlValue) { INGOT_GRAPHQL_VALUE_INTEGER, .integer = integer };
}

/**
 * ingot_graphql_double:
 * @number: what it is; not infinite
 *
 * Makes a value of type Float.
 *
 * Returns: the value
 */
IngotGraphqlValue
ingot_graphql_double (double number)
{
  return (IngotGraphqlValue) { INGOT_GRAPHQL_VALUE_DOUBLE, .number = number };
}

/**
 * ingot_graphql_string:
 * @string: (nullable): a text that lives until the request ends
 *
 * Makes a value of an enum or of a scalar of texts.
 *
 * Returns: the value; null for %NULL
 */
IngotGraphqlValue
ingot_graphql_string (const char *string)
{
  if (string == NULL)
    return ingot_graphql_null ();
  return (IngotGraphqlValue) { INGOT_GRAPHQL_VALUE_STRING, .string = string };
}

/**
 * ingot_graphql_take_string:
 * @string: (transfer full) (nullable): a text
 *
 * Makes a value of an enum or of a scalar of texts.
 *
 * Returns: the value; null for %NULL
 */
IngotGraphqlValue
ingot_graphql_take_string (char *string)
{
  IngotGraphqlValue value = ingot_graphql_string (string);

  value.owned = string;
  value.destroy = g_free;
  return value;
}

/**
 * ingot_graphql_take_json:
 * @node: (transfer full) (nullable): any JSON
 *
 * Makes a value of a scalar of any JSON.
 *
 * Returns: the value; null for %NULL
 */
IngotGraphqlValue
ingot_graphql_take_json (JsonNode *node)
{
  if (node == NULL)
    return ingot_graphql_null ();
  return (IngotGraphqlValue) { INGOT_GRAPHQL_VALUE_JSON, .pointer = node, .owned = node,
                               .destroy = (GDestroyNotify) json_node_unref };
}

/**
 * ingot_graphql_object:
 * @object: (nullable): what the resolvers of its fields get as their source; lives until the
 * request ends
 *
 * Makes a value of an object, interface or union type.
 *
 * Returns: the value; null for %NULL
 */
IngotGraphqlValue
ingot_graphql_object (gpointer object)
{
  if (object == NULL)
    return ingot_graphql_null ();
  return (IngotGraphqlValue) { INGOT_GRAPHQL_VALUE_OBJECT, .pointer = object };
}

/**
 * ingot_graphql_take_object:
 * @object: (transfer full) (nullable): what the resolvers of its fields get as their source
 * @destroy: frees @object
 *
 * Makes a value of an object, interface or union type.
 *
 * Returns: the value; null for %NULL
 */
IngotGraphqlValue
ingot_graphql_take_object (gpointer object, GDestroyNotify destroy)
{
  IngotGraphqlValue value = ingot_graphql_object (object);

  value.owned = object;
  value.destroy = destroy;
  return value;
}

/**
 * ingot_graphql_list:
 * @list: (transfer full) (nullable): what @item reads
 * @length: the number of items
 * @item: gives one of them
 * @destroy: (nullable): frees @list; without it @list lives until the request ends
 *
 * Makes a value of a list type.
 *
 * Returns: the value
 */
IngotGraphqlValue
ingot_graphql_list (gpointer list, guint length, IngotGraphqlItem item, GDestroyNotify destroy)
{
  return (IngotGraphqlValue) { INGOT_GRAPHQL_VALUE_LIST, .pointer = list, .item = item,
                               .length = length,         .owned = list,   .destroy = destroy };
}

/**
 * ingot_graphql_objects:
 * @objects: (nullable): objects that live until the request ends, as their array does, unchanged
 *
 * Makes a list of objects.
 *
 * Returns: the value; null for %NULL
 */
IngotGraphqlValue
ingot_graphql_objects (GPtrArray *objects)
{
  if (objects == NULL)
    return ingot_graphql_null ();
  return ingot_graphql_list (objects, objects->len, object_item, NULL);
}

/**
 * ingot_graphql_take_objects:
 * @objects: (transfer full) (nullable): objects
 *
 * Makes a list of objects.
 *
 * Returns: the value; null for %NULL
 */
IngotGraphqlValue
ingot_graphql_take_objects (GPtrArray *objects)
{
  if (objects == NULL)
    return ingot_graphql_null ();
  return ingot_graphql_list (objects, objects->len, object_item,
                             (GDestroyNotify) g_ptr_array_unref);
}

/**
 * ingot_graphql_strings:
 * @strings: (nullable): texts that live until the request ends, as their array does
 *
 * Makes a list of texts or enum values.
 *
 * Returns: the value; null for %NULL
 */
IngotGraphqlValue
ingot_graphql_strings (const char *const *strings)
{
  if (strings == NULL)
    return ingot_graphql_null ();
  return ingot_graphql_list ((gpointer) strings, g_strv_length ((char **) strings), string_item,
                             NULL);
}

/**
 * ingot_graphql_error:
 * @format: a printf format
 * @...: what it takes
 *
 * Makes a refusal: the field becomes null, and the message an entry of `errors` with its path.
 *
 * Returns: the value
 */
IngotGraphqlValue
ingot_graphql_error (const char *format, ...)
{
  IngotGraphqlValue value = { INGOT_GRAPHQL_VALUE_ERROR };
  va_list arguments;

  va_start (arguments, format);
  value.string = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return value;
}

/**
 * ingot_graphql_error_with_state:
 * @message: what is wrong as a whole
 * @...: pairs of input field and reason, ended by %NULL
 *
 * Makes a refusal that says for each input field what is wrong with it, in the entry's `state`.
 *
 * Returns: the value
 */
IngotGraphqlValue
ingot_graphql_error_with_state (const char *message, ...)
{
  IngotGraphqlValue value = ingot_graphql_error ("%s", message);
  JsonObject *state = json_object_new ();
  va_list pairs;
  const char *field;

  va_start (pairs, message);
  while ((field = va_arg (pairs, const char *)) != NULL)
    json_object_set_string_member (state, field, va_arg (pairs, const char *));
  va_end (pairs);

  value.owned = state;
  value.destroy = (GDestroyNotify) json_object_unref;
  return value;
}

/**
 * ingot_graphql_read_boolean:
 * @call: what is asked for
 *
 * Resolves a field from a #gboolean at its row's offset.
 *
 * Returns: the value
 */
IngotGraphqlValue
ingot_graphql_read_boolean (const IngotGraphqlCall *call)
{
  return ingot_graphql_boolean (*(const gboolean *) member (call));
}

/**
 * ingot_graphql_read_int:
 * @call: what is asked for
 *
 * Resolves a field from an int at its row's offset.
 *
 * Returns: the value
 */
IngotGraphqlValue
ingot_graphql_read_int (const IngotGraphqlCall *call)
{
  return ingot_graphql_integer (*(const int *) member (call));
}

/**
 * ingot_graphql_read_long:
 * @call: what is asked for
 *
 * Resolves a field from a #gint64 at its row's offset.
 *
 * Returns: the value
 */
IngotGraphqlValue
ingot_graphql_read_long (const IngotGraphqlCall *call)
{
  return ingot_graphql_integer (*(const gint64 *) member (call));
}

/**
 * ingot_graphql_read_double:
 * @call: what is asked for
 *
 * Resolves a field from a double at its row's offset.
 *
 * Returns: the value
 */
IngotGraphqlValue
ingot_graphql_read_double (const IngotGraphqlCall *call)
{
  return ingot_graphql_double (*(const double *) member (call));
}

/**
 * ingot_graphql_read_string:
 * @call: what is asked for
 *
 * Resolves a field from a text at its row's offset.
 *
 * Returns: the value, borrowed; null for %NULL
 */
IngotGraphqlValue
ingot_graphql_read_string (const IngotGraphqlCall *call)
{
  return ingot_graphql_string (*(const char *const *) member (call));
}

/**
 * ingot_graphql_read_object:
 * @call: what is asked for
 *
 * Resolves a field from a pointer to an object at its row's offset.
 *
 * Returns: the value, borrowed; null for %NULL
 */
IngotGraphqlValue
ingot_graphql_read_object (const IngotGraphqlCall *call)
{
  return ingot_graphql_object (*(const gpointer *) member (call));
}

/**
 * ingot_graphql_read_objects:
 * @call: what is asked for
 *
 * Resolves a field from a #GPtrArray of objects at its row's offset.
 *
 * Returns: the value, borrowed; null for %NULL
 */
IngotGraphqlValue
ingot_graphql_read_objects (const IngotGraphqlCall *call)
{
  return ingot_graphql_objects (*(GPtrArray *const *) member (call));
}
