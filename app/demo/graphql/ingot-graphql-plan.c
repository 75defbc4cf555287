/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-graphql-plan.h"

#include "ingot-graphql-coerce.h"

typedef struct
{
  const IngotGraphqlPlanner *planner;
  IngotGraphqlPlan *plan;
  GHashTable *visited; /* names of fragments */
} Collector;

static void
step_free (IngotGraphqlStep *self)
{
  g_clear_pointer (&self->arguments, json_object_unref);
  g_free (self->problem);
  g_ptr_array_unref (self->selections);
  g_hash_table_unref (self->plans);
  g_free (self);
}

static IngotGraphqlStep *
step_new (const Collector *self, const IngotGraphqlSelection *selection)
{
  const IngotGraphqlPlanner *planner = self->planner;
  IngotGraphqlStep *step = g_new0 (IngotGraphqlStep, 1);

  step->key = selection->key;
  step->field = ingot_graphql_schema_get_field (planner->schema, self->plan->type, selection->name);
  step->arguments = ingot_graphql_coerce_arguments (step->field->arguments, selection->arguments,
                                                    planner->variables, &step->problem);
  if (step->field->is_incomplete && step->problem == NULL)
    step->problem =
        g_strdup_printf ("Field '%s' lacks an argument that it needs.", step->field->name);
  step->selections = g_ptr_array_new ();
  step->plans = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) ingot_graphql_plan_free);
  return step;
}

static IngotGraphqlStep *
find_step (const IngotGraphqlPlan *plan, const char *key)
{
  for (guint i = 0; i < plan->steps->len; i++)
    {
      IngotGraphqlStep *step = g_ptr_array_index (plan->steps, i);

      if (g_str_equal (step->key, key))
        return step;
    }
  return NULL;
}

static gboolean
is_wanted (const Collector *self, const IngotGraphqlSelection *selection)
{
  const IngotGraphqlDirectiveNode *directive = selection->directives;

  for (; directive != NULL; directive = directive->next)
    {
      gboolean include = g_str_equal (directive->name, "include");

      if (ingot_graphql_coerce_boolean (directive->arguments->value, self->planner->variables) !=
          include)
        return FALSE;
    }
  return TRUE;
}

static gboolean
applies (const Collector *self, const IngotGraphqlTypeRef *condition)
{
  return condition == NULL ||
         ingot_graphql_definition_can_be (condition->definition, self->plan->type);
}

static void
collect_field (Collector *self, const IngotGraphqlSelection *selection)
{
  IngotGraphqlStep *step = find_step (self->plan, selection->key);

  if (step == NULL)
    {
      step = step_new (self, selection);
      g_ptr_array_add (self->plan->steps, step);
    }
  g_ptr_array_add (step->selections, (gpointer) selection);
}

static void
collect (Collector *self, const IngotGraphqlSelection *selection)
{
  for (; selection != NULL; selection = selection->next)
    {
      const IngotGraphqlDefinitionNode *fragment;

      if (!is_wanted (self, selection))
        continue;
      if (selection->kind == INGOT_GRAPHQL_SELECTION_FIELD)
        collect_field (self, selection);
      else if (selection->kind == INGOT_GRAPHQL_SELECTION_INLINE)
        {
          if (applies (self, selection->condition))
            collect (self, selection->selections);
        }
      else if (g_hash_table_add (self->visited, (gpointer) selection->name))
        {
          fragment = ingot_graphql_document_get_fragment (self->planner->document, selection->name);
          if (applies (self, fragment->condition))
            collect (self, fragment->selections);
        }
    }
}

static IngotGraphqlPlan *
plan_new (const IngotGraphqlDefinition *type)
{
  IngotGraphqlPlan *self = g_new (IngotGraphqlPlan, 1);

  self->type = type;
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);
  return self;
}

/**
 * ingot_graphql_plan_new:
 * @planner: what the request consists of
 * @type: an object type
 * @selections: what is selected of it
 *
 * Works out which fields to execute, in the order of the document.
 *
 * Returns: (transfer full): the plan
 */
IngotGraphqlPlan *
ingot_graphql_plan_new (const IngotGraphqlPlanner *planner,
                        const IngotGraphqlDefinition *type,
                        const IngotGraphqlSelection *selections)
{
  g_autoptr (GHashTable) visited = g_hash_table_new (g_str_hash, g_str_equal);
  Collector collector = { planner, plan_new (type), visited };

  collect (&collector, selections);
  return collector.plan;
}

/**
 * ingot_graphql_plan_free:
 * @self: (transfer full): a plan
 *
 * Frees @self and the plans below it.
 */
void
ingot_graphql_plan_free (IngotGraphqlPlan *self)
{
  g_ptr_array_unref (self->steps);
  g_free (self);
}

/**
 * ingot_graphql_step_get_plan:
 * @self: a field of a composite type
 * @planner: what the request consists of
 * @type: the object type that its value has
 *
 * Gets what to execute of a field's value.
 *
 * Returns: (transfer none): the plan
 */
const IngotGraphqlPlan *
ingot_graphql_step_get_plan (IngotGraphqlStep *self,
                             const IngotGraphqlPlanner *planner,
                             const IngotGraphqlDefinition *type)
{
  IngotGraphqlPlan *plan = g_hash_table_lookup (self->plans, type);
  g_autoptr (GHashTable) visited = NULL;
  Collector collector;

  if (plan != NULL)
    return plan;

  plan = plan_new (type);
  visited = g_hash_table_new (g_str_hash, g_str_equal);
  collector = (Collector) { planner, plan, visited };
  for (guint i = 0; i < self->selections->len; i++)
    {
      const IngotGraphqlSelection *selection = g_ptr_array_index (self->selections, i);

      collect (&collector, selection->selections);
    }
  g_hash_table_insert (self->plans, (gpointer) type, plan);
  return plan;
}
