/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-graphql-coerce.h"

#include "ingot-graphql-check.h"

#include <errno.h>
#include <math.h>

/* A whole number that a double holds exactly. */
#define MAX_EXACT 9007199254740992.0

static IngotGraphqlLiteral *literal_from_json (IngotGraphqlArena *arena, JsonNode *node);
static JsonNode *coerce (const IngotGraphqlTypeRef *type,
                         const IngotGraphqlLiteral *literal,
                         GHashTable *variables,
                         char **problem);
static JsonNode *json_from_literal (const IngotGraphqlLiteral *literal, GHashTable *variables);

static void
take_items (IngotGraphqlArena *arena, IngotGraphqlLiteral *literal, JsonArray *array)
{
  IngotGraphqlLiteral **tail = &literal->items;

  literal->kind = INGOT_GRAPHQL_LITERAL_LIST;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      *tail = literal_from_json (arena, json_array_get_element (array, i));
      tail = &(*tail)->next;
    }
}

static void
take_members (IngotGraphqlArena *arena, IngotGraphqlLiteral *literal, JsonObject *object)
{
  IngotGraphqlArgumentNode **tail = &literal->fields;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  literal->kind = INGOT_GRAPHQL_LITERAL_OBJECT;
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      *tail = ingot_graphql_arena_new (arena, IngotGraphqlArgumentNode);
      (*tail)->name = ingot_graphql_arena_text (arena, name, -1);
      (*tail)->value = literal_from_json (arena, node);
      tail = &(*tail)->next;
    }
}

static void
take_number (IngotGraphqlArena *arena, IngotGraphqlLiteral *literal, JsonNode *node)
{
  double number = json_node_get_double (node);
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  literal->kind = INGOT_GRAPHQL_LITERAL_INT;
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, json_node_get_int (node));
  else if (number == floor (number) && fabs (number) <= MAX_EXACT)
    g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, (gint64) number);
  else
    {
      literal->kind = INGOT_GRAPHQL_LITERAL_FLOAT;
      g_ascii_dtostr (text, sizeof text, number);
    }
  literal->text = ingot_graphql_arena_text (arena, text, -1);
}

static void
take_scalar (IngotGraphqlArena *arena, IngotGraphqlLiteral *literal, JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  if (type == G_TYPE_STRING)
    {
      literal->kind = INGOT_GRAPHQL_LITERAL_STRING;
      literal->text = ingot_graphql_arena_text (arena, json_node_get_string (node), -1);
    }
  else if (type == G_TYPE_BOOLEAN)
    {
      literal->kind = INGOT_GRAPHQL_LITERAL_BOOLEAN;
      literal->text = json_node_get_boolean (node) ? "true" : "false";
    }
  else
    take_number (arena, literal, node);
}

static IngotGraphqlLiteral *
literal_from_json (IngotGraphqlArena *arena, JsonNode *node)
{
  IngotGraphqlLiteral *literal = ingot_graphql_arena_new (arena, IngotGraphqlLiteral);

  if (JSON_NODE_HOLDS_ARRAY (node))
    take_items (arena, literal, json_node_get_array (node));
  else if (JSON_NODE_HOLDS_OBJECT (node))
    take_members (arena, literal, json_node_get_object (node));
  else if (JSON_NODE_HOLDS_NULL (node))
    literal->text = "null";
  else
    take_scalar (arena, literal, node);
  return literal;
}

static JsonNode *
new_string (const char *text)
{
  return json_node_init_string (json_node_alloc (), text);
}

static JsonNode *
new_double (double number)
{
  return json_node_init_double (json_node_alloc (), number);
}

static JsonNode *
new_int (const char *text)
{
  gint64 number;

  errno = 0;
  number = g_ascii_strtoll (text, NULL, 10);
  if (errno != 0)
    return new_double (g_ascii_strtod (text, NULL));
  return json_node_init_int (json_node_alloc (), number);
}

static JsonNode *
json_array_from_literal (const IngotGraphqlLiteral *literal, GHashTable *variables)
{
  g_autoptr (JsonArray) array = json_array_new ();

  for (const IngotGraphqlLiteral *item = literal->items; item != NULL; item = item->next)
    json_array_add_element (array, json_from_literal (item, variables));
  return json_node_init_array (json_node_alloc (), array);
}

static JsonNode *
json_object_from_literal (const IngotGraphqlLiteral *literal, GHashTable *variables)
{
  g_autoptr (JsonObject) object = json_object_new ();

  for (const IngotGraphqlArgumentNode *field = literal->fields; field != NULL; field = field->next)
    json_object_set_member (object, field->name, json_from_literal (field->value, variables));
  return json_node_init_object (json_node_alloc (), object);
}

static JsonNode *
json_from_variable (const char *name, GHashTable *variables)
{
  JsonNode *node = g_hash_table_lookup (variables, name);

  return node != NULL ? json_node_copy (node) : json_node_new (JSON_NODE_NULL);
}

static JsonNode *
json_from_literal (const IngotGraphqlLiteral *literal, GHashTable *variables)
{
  switch (literal->kind)
    {
    case INGOT_GRAPHQL_LITERAL_BOOLEAN:
      return json_node_init_boolean (json_node_alloc (), literal->text[0] == 't');
    case INGOT_GRAPHQL_LITERAL_INT:
      return new_int (literal->text);
    case INGOT_GRAPHQL_LITERAL_FLOAT:
      return new_double (g_ascii_strtod (literal->text, NULL));
    case INGOT_GRAPHQL_LITERAL_STRING:
    case INGOT_GRAPHQL_LITERAL_ENUM:
      return new_string (literal->text);
    case INGOT_GRAPHQL_LITERAL_LIST:
      return json_array_from_literal (literal, variables);
    case INGOT_GRAPHQL_LITERAL_OBJECT:
      return json_object_from_literal (literal, variables);
    case INGOT_GRAPHQL_LITERAL_VARIABLE:
      return json_from_variable (literal->text, variables);
    case INGOT_GRAPHQL_LITERAL_NULL:
    default:
      return json_node_new (JSON_NODE_NULL);
    }
}

static JsonNode *
coerce_scalar (const IngotGraphqlDefinition *definition,
               const IngotGraphqlLiteral *literal,
               GHashTable *variables)
{
  if (definition->row->kind == INGOT_GRAPHQL_SCALAR &&
      definition->row->scalar == INGOT_GRAPHQL_SCALAR_FLOAT)
    return new_double (g_ascii_strtod (literal->text, NULL));
  if (definition->row->kind == INGOT_GRAPHQL_SCALAR &&
      definition->row->scalar == INGOT_GRAPHQL_SCALAR_ID)
    return new_string (literal->text);
  return json_from_literal (literal, variables);
}

static JsonNode *
coerce_list (const IngotGraphqlTypeRef *type,
             const IngotGraphqlLiteral *literal,
             GHashTable *variables,
             char **problem)
{
  g_autoptr (JsonArray) array = json_array_new ();
  gboolean single = literal->kind != INGOT_GRAPHQL_LITERAL_LIST;
  const IngotGraphqlLiteral *item = single ? literal : literal->items;

  while (item != NULL)
    {
      JsonNode *node = coerce (type->item, item, variables, problem);

      if (node == NULL)
        return NULL;
      json_array_add_element (array, node);
      item = single ? NULL : item->next;
    }
  return json_node_init_array (json_node_alloc (), array);
}

static JsonNode *
coerce_object (const IngotGraphqlDefinition *definition,
               const IngotGraphqlLiteral *literal,
               GHashTable *variables,
               char **problem)
{
  JsonObject *object;
  JsonNode *node;

  if (definition->is_incomplete)
    {
      *problem = g_strdup_printf ("'%s' lacks an input field that it needs.", definition->name);
      return NULL;
    }
  object = ingot_graphql_coerce_arguments (definition->inputs, literal->fields, variables, problem);
  if (object == NULL)
    return NULL;
  node = json_node_alloc ();
  json_node_take_object (json_node_init (node, JSON_NODE_OBJECT), object);
  return node;
}

static JsonNode *
coerce_nullable (const IngotGraphqlTypeRef *type,
                 const IngotGraphqlLiteral *literal,
                 GHashTable *variables,
                 char **problem)
{
  if (literal->kind == INGOT_GRAPHQL_LITERAL_VARIABLE ||
      literal->kind == INGOT_GRAPHQL_LITERAL_NULL)
    return json_from_literal (literal, variables);
  if (type->item != NULL)
    return coerce_list (type, literal, variables, problem);
  if (type->definition->row->kind == INGOT_GRAPHQL_INPUT)
    return coerce_object (type->definition, literal, variables, problem);
  return coerce_scalar (type->definition, literal, variables);
}

/* Of a value that was checked. A variable can still be null where it must not be: a nullable one
 * with a default value may stand there, and be null all the same. */
static JsonNode *
coerce (const IngotGraphqlTypeRef *type,
        const IngotGraphqlLiteral *literal,
        GHashTable *variables,
        char **problem)
{
  g_autoptr (JsonNode) node = coerce_nullable (type, literal, variables, problem);
  g_autofree char *name = NULL;

  if (node == NULL || !type->non_null || !JSON_NODE_HOLDS_NULL (node))
    return g_steal_pointer (&node);
  name = ingot_graphql_type_ref_print (type);
  *problem = g_strdup_printf ("Null value was provided for the NotNull Type '%s'.", name);
  return NULL;
}

/* What a variable stands for, or NULL for nothing. */
static JsonNode *
coerce_variable (IngotGraphqlDocument *document,
                 const IngotGraphqlVariable *variable,
                 JsonNode *given,
                 IngotGraphqlErrors *errors)
{
  g_autoptr (GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);
  const IngotGraphqlLiteral *literal = variable->default_value;
  g_autofree char *problem = NULL;
  g_autofree char *type = NULL;
  g_autofree char *got = NULL;

  if (given != NULL)
    {
      literal = literal_from_json (&document->arena, given);
      problem = ingot_graphql_check_literal (variable->type, literal, TRUE);
    }
  else if (literal == NULL && variable->type->non_null)
    problem = g_strdup ("Expected non-null value, found null.");

  if (problem == NULL)
    return literal != NULL ? coerce (variable->type, literal, none, &problem) : NULL;

  type = ingot_graphql_type_ref_print (variable->type);
  got = given != NULL ? json_to_string (given, FALSE) : NULL;
  ingot_graphql_errors_add (errors, variable->at,
                            "Variable '$%s' expected value of type '%s' but %s%s. Reason: %s",
                            variable->name, type, got != NULL ? "got: " : "value is undefined",
                            got != NULL ? got : "", problem);
  return NULL;
}

/**
 * ingot_graphql_coerce_variables:
 * @document: a valid document
 * @operation: one of its operations
 * @given: (nullable): the variables of the request
 * @errors: where refusals go
 *
 * Gives each variable of an operation its value: what the request gives, else its default value.
 *
 * Returns: (transfer full) (element-type utf8 JsonNode): the values by name; what has none is left
 * out
 */
GHashTable *
ingot_graphql_coerce_variables (IngotGraphqlDocument *document,
                                const IngotGraphqlDefinitionNode *operation,
                                JsonObject *given,
                                IngotGraphqlErrors *errors)
{
  GHashTable *values =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) json_node_unref);
  const IngotGraphqlVariable *variable = operation->variables;

  for (; variable != NULL; variable = variable->next)
    {
      JsonNode *node = given != NULL ? json_object_get_member (given, variable->name) : NULL;
      JsonNode *value = coerce_variable (document, variable, node, errors);

      if (value != NULL)
        g_hash_table_insert (values, (gpointer) variable->name, value);
    }
  return values;
}

/**
 * ingot_graphql_coerce_arguments:
 * @inputs: (element-type IngotGraphqlInput): a field's arguments or an input type's fields
 * @given: (nullable): what the document says
 * @variables: the operation's
 * @problem: (out): what is wrong
 *
 * Gives each argument its value. One that the document leaves out, or that is a variable without a
 * value, is left out.
 *
 * Returns: (transfer full) (nullable): the values, or %NULL with @problem set
 */
JsonObject *
ingot_graphql_coerce_arguments (GPtrArray *inputs,
                                const IngotGraphqlArgumentNode *given,
                                GHashTable *variables,
                                char **problem)
{
  g_autoptr (JsonObject) object = json_object_new ();

  for (guint i = 0; i < inputs->len; i++)
    {
      const IngotGraphqlInput *input = g_ptr_array_index (inputs, i);
      const IngotGraphqlArgumentNode *argument = ingot_graphql_argument_find (given, input->name);
      JsonNode *node;

      if (argument == NULL || (argument->value->kind == INGOT_GRAPHQL_LITERAL_VARIABLE &&
                               !g_hash_table_contains (variables, argument->value->text)))
        continue;
      node = coerce (input->type, argument->value, variables, problem);
      if (node == NULL)
        return NULL;
      json_object_set_member (object, input->name, node);
    }
  return g_steal_pointer (&object);
}

/**
 * ingot_graphql_coerce_boolean:
 * @literal: a checked value of type Boolean
 * @variables: the operation's
 *
 * Tells what a directive's condition is.
 *
 * Returns: the condition; %FALSE for a null
 */
gboolean
ingot_graphql_coerce_boolean (const IngotGraphqlLiteral *literal, GHashTable *variables)
{
  g_autoptr (JsonNode) node = json_from_literal (literal, variables);

  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_boolean (node);
}
