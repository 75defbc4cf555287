/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-graphql-plan.h"

#include "ingot-graphql-coerce.h"
#include "ingot-graphql-validate.h"

#include <math.h>

typedef struct
{
  IngotGraphqlPlanner planner;
  IngotGraphqlErrors *errors;
  gpointer context;
} Execution;

/* Where in the answer: a chain of keys and indices, on the stack. */
typedef struct _Path Path;
struct _Path
{
  const Path *parent;
  IngotGraphqlStep *step;
  const char *key; /* NULL for an item of a list */
  guint index;
};

static JsonNode *complete (Execution *self,
                           const Path *path,
                           const IngotGraphqlTypeRef *type,
                           const IngotGraphqlValue *value);
static JsonNode *
execute_plan (Execution *self, const Path *path, const IngotGraphqlPlan *plan, gpointer source);

static void
append_path (JsonArray *array, const Path *path)
{
  if (path == NULL)
    return;
  append_path (array, path->parent);
  if (path->key != NULL)
    json_array_add_string_element (array, path->key);
  else
    json_array_add_int_element (array, path->index);
}

static void
report (Execution *self, const Path *path, const char *message, JsonObject *state)
{
  const IngotGraphqlSelection *selection = g_ptr_array_index (path->step->selections, 0);
  JsonArray *array = json_array_new ();

  append_path (array, path);
  ingot_graphql_errors_add_at_path (self->errors, selection->at, message, array, state);
}

static void
clear_value (IngotGraphqlValue *value)
{
  if (value->kind == INGOT_GRAPHQL_VALUE_ERROR)
    g_free ((char *) value->string);
  if (value->owned != NULL && value->destroy != NULL)
    value->destroy (value->owned);
}

static JsonNode *
write_string (const IngotGraphqlDefinition *type, const IngotGraphqlValue *value)
{
  if (type->row->kind == INGOT_GRAPHQL_ENUM
          ? ingot_graphql_definition_has_value (type, value->string)
          : type->row->scalar == INGOT_GRAPHQL_SCALAR_STRING ||
                type->row->scalar == INGOT_GRAPHQL_SCALAR_ID)
    return json_node_init_string (json_node_alloc (), value->string);
  return NULL;
}

static JsonNode *
write_integer (const IngotGraphqlDefinition *type, const IngotGraphqlValue *value)
{
  gboolean is_int = value->integer >= G_MININT32 && value->integer <= G_MAXINT32;

  if (type->row->kind != INGOT_GRAPHQL_SCALAR)
    return NULL;
  if (type->row->scalar == INGOT_GRAPHQL_SCALAR_FLOAT)
    return json_node_init_double (json_node_alloc (), (double) value->integer);
  if (type->row->scalar == INGOT_GRAPHQL_SCALAR_LONG ||
      (type->row->scalar == INGOT_GRAPHQL_SCALAR_INT && is_int))
    return json_node_init_int (json_node_alloc (), value->integer);
  return NULL;
}

static gboolean
is_scalar (const IngotGraphqlDefinition *type, IngotGraphqlScalar scalar)
{
  return type->row->kind == INGOT_GRAPHQL_SCALAR && type->row->scalar == scalar;
}

/* Of a leaf type, or NULL if the value is none of it. */
static JsonNode *
write_leaf (const IngotGraphqlDefinition *type, const IngotGraphqlValue *value)
{
  switch (value->kind)
    {
    case INGOT_GRAPHQL_VALUE_STRING:
      return write_string (type, value);
    case INGOT_GRAPHQL_VALUE_INTEGER:
      return write_integer (type, value);
    case INGOT_GRAPHQL_VALUE_DOUBLE:
      return is_scalar (type, INGOT_GRAPHQL_SCALAR_FLOAT) && isfinite (value->number)
                 ? json_node_init_double (json_node_alloc (), value->number)
                 : NULL;
    case INGOT_GRAPHQL_VALUE_BOOLEAN:
      return is_scalar (type, INGOT_GRAPHQL_SCALAR_BOOLEAN)
                 ? json_node_init_boolean (json_node_alloc (), value->boolean)
                 : NULL;
    case INGOT_GRAPHQL_VALUE_JSON:
      return is_scalar (type, INGOT_GRAPHQL_SCALAR_ANY) ? json_node_copy (value->pointer) : NULL;
    case INGOT_GRAPHQL_VALUE_NULL:
    case INGOT_GRAPHQL_VALUE_OBJECT:
    case INGOT_GRAPHQL_VALUE_LIST:
    case INGOT_GRAPHQL_VALUE_ERROR:
    default:
      return NULL;
    }
}

static const IngotGraphqlDefinition *
concrete_type (Execution *self, const IngotGraphqlDefinition *type, gpointer object)
{
  const IngotGraphqlDefinition *found;

  if (type->row->kind == INGOT_GRAPHQL_OBJECT)
    return type;
  found = ingot_graphql_schema_lookup (self->planner.schema,
                                       type->row->type_of (object, self->context));
  return found != NULL && ingot_graphql_definition_can_be (type, found) ? found : NULL;
}

static JsonNode *
misfit (Execution *self, const Path *path, const IngotGraphqlTypeRef *type)
{
  g_autofree char *name = ingot_graphql_type_ref_print (type);
  g_autofree char *message = g_strdup_printf ("The value is not of type '%s'", name);

  report (self, path, message, NULL);
  return NULL;
}

static JsonNode *
complete_object (Execution *self,
                 const Path *path,
                 const IngotGraphqlTypeRef *type,
                 gpointer object)
{
  const IngotGraphqlDefinition *concrete = concrete_type (self, type->definition, object);

  if (concrete == NULL)
    return misfit (self, path, type);
  return execute_plan (self, path,
                       ingot_graphql_step_get_plan (path->step, &self->planner, concrete), object);
}

static JsonNode *
complete_list (Execution *self,
               const Path *path,
               const IngotGraphqlTypeRef *type,
               const IngotGraphqlValue *value)
{
  g_autoptr (JsonArray) array = json_array_sized_new (value->length);

  for (guint i = 0; i < value->length; i++)
    {
      Path here = { path, path->step, NULL, i };
      IngotGraphqlValue item = value->item (value->pointer, i);
      JsonNode *node = complete (self, &here, type->item, &item);

      clear_value (&item);
      if (node == NULL)
        return NULL;
      json_array_add_element (array, node);
    }
  return json_node_init_array (json_node_alloc (), array);
}

static JsonNode *
complete_nullable (Execution *self,
                   const Path *path,
                   const IngotGraphqlTypeRef *type,
                   const IngotGraphqlValue *value)
{
  JsonNode *node = NULL;

  if (value->kind == INGOT_GRAPHQL_VALUE_NULL)
    return json_node_new (JSON_NODE_NULL);
  if (value->kind == INGOT_GRAPHQL_VALUE_ERROR)
    {
      report (self, path, value->string, value->owned);
      return NULL;
    }
  if (type->item != NULL)
    return value->kind == INGOT_GRAPHQL_VALUE_LIST ? complete_list (self, path, type, value)
                                                   : misfit (self, path, type);
  if (ingot_graphql_definition_is_composite (type->definition))
    return value->kind == INGOT_GRAPHQL_VALUE_OBJECT
               ? complete_object (self, path, type, value->pointer)
               : misfit (self, path, type);
  node = write_leaf (type->definition, value);
  return node != NULL ? node : misfit (self, path, type);
}

/* NULL stands for an error that was reported and goes on to the next thing that may be null. */
static JsonNode *
complete (Execution *self,
          const Path *path,
          const IngotGraphqlTypeRef *type,
          const IngotGraphqlValue *value)
{
  g_autoptr (JsonNode) node = complete_nullable (self, path, type, value);

  if (node == NULL && !type->non_null)
    return json_node_new (JSON_NODE_NULL);
  if (node == NULL || !type->non_null || !JSON_NODE_HOLDS_NULL (node))
    return g_steal_pointer (&node);
  report (self, path, "Cannot return null for non-nullable type", NULL);
  return NULL;
}

static IngotGraphqlValue
resolve (Execution *self,
         const IngotGraphqlPlan *plan,
         const IngotGraphqlStep *step,
         gpointer source)
{
  IngotGraphqlCall call = { source, step->arguments, self->context, step->field->row };

  if (step->problem != NULL)
    return ingot_graphql_error ("%s", step->problem);
  if (step->field == &self->planner.schema->type_name)
    return ingot_graphql_string (plan->type->name);
  return step->field->row->resolve (&call);
}

static JsonNode *
execute_plan (Execution *self, const Path *path, const IngotGraphqlPlan *plan, gpointer source)
{
  g_autoptr (JsonObject) object = json_object_new ();

  for (guint i = 0; i < plan->steps->len; i++)
    {
      IngotGraphqlStep *step = g_ptr_array_index (plan->steps, i);
      Path here = { path, step, step->key, 0 };
      IngotGraphqlValue value = resolve (self, plan, step, source);
      JsonNode *node = complete (self, &here, step->field->type, &value);

      clear_value (&value);
      if (node == NULL)
        return NULL;
      json_object_set_member (object, step->key, node);
    }
  return json_node_init_object (json_node_alloc (), object);
}

/* The operation that is asked for, or NULL with an error. */
static const IngotGraphqlDefinitionNode *
select_operation (const IngotGraphqlDocument *document,
                  const char *name,
                  IngotGraphqlErrors *errors)
{
  const IngotGraphqlDefinitionNode *found = NULL;
  guint n_operations = 0;

  for (const IngotGraphqlDefinitionNode *definition = document->definitions; definition != NULL;
       definition = definition->next)
    {
      if (definition->kind == INGOT_GRAPHQL_FRAGMENT)
        continue;
      n_operations++;
      if (name == NULL || g_strcmp0 (name, definition->name) == 0)
        found = definition;
    }
  if (name != NULL && found == NULL)
    ingot_graphql_errors_add (errors, NULL, "Unknown operation name '%s'", name);
  else if (n_operations == 0)
    ingot_graphql_errors_add (errors, NULL, "Must provide an operation");
  else if (name == NULL && n_operations > 1)
    ingot_graphql_errors_add (errors, NULL,
                              "Must provide operation name if query contains multiple operations");
  else
    return found;
  return NULL;
}

static JsonNode *
execute_operation (const IngotGraphqlSchema *schema,
                   IngotGraphqlDocument *document,
                   const IngotGraphqlDefinitionNode *operation,
                   JsonObject *given,
                   IngotGraphqlErrors *errors,
                   gpointer context)
{
  g_autoptr (GHashTable) variables =
      ingot_graphql_coerce_variables (document, operation, given, errors);
  Execution execution = { { schema, document, variables }, errors, context };
  g_autoptr (IngotGraphqlPlan) plan = NULL;

  if (ingot_graphql_errors_any (errors))
    return NULL;
  plan = ingot_graphql_plan_new (&execution.planner,
                                 ingot_graphql_schema_get_root (schema, operation->kind),
                                 operation->selections);
  return execute_plan (&execution, NULL, plan, NULL);
}

static JsonNode *
make_answer (JsonNode *data, IngotGraphqlErrors *errors)
{
  g_autoptr (JsonObject) answer = json_object_new ();

  json_object_set_member (answer, "data", data != NULL ? data : json_node_new (JSON_NODE_NULL));
  if (ingot_graphql_errors_any (errors))
    json_object_set_array_member (answer, "errors", json_array_ref (errors->entries));
  return json_node_init_object (json_node_alloc (), answer);
}

/**
 * ingot_graphql_execute:
 * @schema: a schema
 * @document: a document, as the request gives it
 * @operation_name: (nullable): which of its operations
 * @variables: (nullable): the request's variables
 * @context: (nullable): what the resolvers get
 *
 * Answers a request. A document that is not valid is not executed: `data` is null then, and
 * `errors` says all that is wrong. The fields of a mutation are executed in order, until one that
 * must not be null is refused.
 *
 * Returns: (transfer full): an object with `data` and, if there are any, `errors`; entries have
 * `message`, `locations` and, where it concerns a field of the answer, `path` and perhaps `state`
 */
JsonNode *
ingot_graphql_execute (IngotGraphqlSchema *schema,
                       const char *document,
                       const char *operation_name,
                       JsonObject *variables,
                       gpointer context)
{
  g_auto (IngotGraphqlErrors) errors = { NULL };
  g_autoptr (IngotGraphqlDocument) parsed = NULL;
  const IngotGraphqlDefinitionNode *operation = NULL;
  JsonNode *data = NULL;

  ingot_graphql_errors_init (&errors, document);
  parsed = ingot_graphql_document_parse (document, &errors);
  if (parsed != NULL)
    ingot_graphql_validate (schema, parsed, &errors);
  if (!ingot_graphql_errors_any (&errors))
    operation = select_operation (parsed, operation_name, &errors);
  if (operation != NULL)
    data = execute_operation (schema, parsed, operation, variables, &errors, context);
  return make_answer (data, &errors);
}
