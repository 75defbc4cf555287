/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-graphql-validate.h"

/* A response key may be selected several times, by fragments for different types as well. Then what
 * is written under it must be one thing. Two passes over all fields of a key at once, not over
 * pairs, keep that from growing with the square of their number; a bound ends what still grows. */
#define MAX_STEPS 20000

typedef struct
{
  const IngotGraphqlSchema *schema;
  IngotGraphqlDocument *document;
  IngotGraphqlErrors *errors;
  guint steps;
} Validator;

/* A field with the type that it is selected of. */
typedef struct
{
  const IngotGraphqlSelection *selection;
  const IngotGraphqlDefinition *parent;
  const IngotGraphqlOutput *field;
} Entry;

typedef void (*CheckFunc) (Validator *self, GArray *entries);

static gboolean equal_literals (const IngotGraphqlLiteral *a, const IngotGraphqlLiteral *b);

static void
collect (Validator *self,
         GArray *entries,
         GHashTable *visited,
         const IngotGraphqlDefinition *parent,
         const IngotGraphqlSelection *selection)
{
  for (; selection != NULL; selection = selection->next)
    {
      const IngotGraphqlDefinition *type = parent;
      const IngotGraphqlDefinitionNode *fragment;

      if (selection->kind == INGOT_GRAPHQL_SELECTION_FIELD)
        {
          Entry entry = { selection, parent, NULL };

          entry.field = ingot_graphql_schema_get_field (self->schema, parent, selection->name);
          g_array_append_val (entries, entry);
        }
      else if (selection->kind == INGOT_GRAPHQL_SELECTION_INLINE)
        {
          if (selection->condition != NULL)
            type = selection->condition->definition;
          collect (self, entries, visited, type, selection->selections);
        }
      else if (g_hash_table_add (visited, (gpointer) selection->name))
        {
          fragment = ingot_graphql_document_get_fragment (self->document, selection->name);
          type = fragment->condition->definition;
          collect (self, entries, visited, type, fragment->selections);
        }
    }
}

static GArray *
collect_children (Validator *self, GArray *entries)
{
  g_autoptr (GHashTable) visited = g_hash_table_new (g_str_hash, g_str_equal);
  GArray *children = g_array_new (FALSE, FALSE, sizeof (Entry));

  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);

      if (entry->selection->selections != NULL)
        collect (self, children, visited, entry->field->type->definition,
                 entry->selection->selections);
    }
  return children;
}

/* response key → the entries under it */
static GHashTable *
group_by_key (GArray *entries)
{
  GHashTable *groups =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);
      GArray *group = g_hash_table_lookup (groups, entry->selection->key);

      if (group == NULL)
        {
          group = g_array_new (FALSE, FALSE, sizeof (Entry));
          g_hash_table_insert (groups, (gpointer) entry->selection->key, group);
        }
      g_array_append_vals (group, entry, 1);
    }
  return groups;
}

static void
check_groups (Validator *self, GArray *entries, CheckFunc check)
{
  g_autoptr (GHashTable) groups = group_by_key (entries);
  GHashTableIter iter;
  gpointer group;

  self->steps += entries->len;
  if (self->steps > MAX_STEPS && !ingot_graphql_errors_any (self->errors))
    ingot_graphql_errors_add (self->errors, NULL, "The query is too complex.");
  g_hash_table_iter_init (&iter, groups);
  while (!ingot_graphql_errors_any (self->errors) && g_hash_table_iter_next (&iter, NULL, &group))
    check (self, group);
}

static void
check_children (Validator *self, GArray *entries, CheckFunc check)
{
  g_autoptr (GArray) children = collect_children (self, entries);

  if (children->len > 0)
    check_groups (self, children, check);
}

static void
report (Validator *self, const Entry *entry, const char *reason)
{
  ingot_graphql_errors_add (
      self->errors, entry->selection->at,
      "Field '%s' conflict because %s. Use different aliases on the fields to "
      "fetch both if this was intentional.",
      entry->selection->key, reason);
}

/* Lists and nulls in the same places, and the same leaf type at the end or none. */
static gboolean
same_shape (const IngotGraphqlTypeRef *a, const IngotGraphqlTypeRef *b)
{
  if (a->non_null != b->non_null)
    return FALSE;
  if (a->item != NULL || b->item != NULL)
    return a->item != NULL && b->item != NULL && same_shape (a->item, b->item);
  return a->definition == b->definition || (ingot_graphql_definition_is_composite (a->definition) &&
                                            ingot_graphql_definition_is_composite (b->definition));
}

static void
check_shape (Validator *self, GArray *entries)
{
  const Entry *first = &g_array_index (entries, Entry, 0);

  for (guint i = 1; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);
      g_autofree char *type = NULL;
      g_autofree char *other = NULL;
      g_autofree char *reason = NULL;

      if (same_shape (first->field->type, entry->field->type))
        continue;
      type = ingot_graphql_type_ref_print (first->field->type);
      other = ingot_graphql_type_ref_print (entry->field->type);
      reason = g_strdup_printf ("they return conflicting types '%s' and '%s'", type, other);
      report (self, entry, reason);
      return;
    }
  check_children (self, entries, check_shape);
}

static gboolean
equal_arguments (const IngotGraphqlArgumentNode *a, const IngotGraphqlArgumentNode *b)
{
  const IngotGraphqlArgumentNode *rest = b;

  for (const IngotGraphqlArgumentNode *argument = a; argument != NULL; argument = argument->next)
    {
      const IngotGraphqlArgumentNode *other = ingot_graphql_argument_find (b, argument->name);

      if (rest == NULL || other == NULL || !equal_literals (argument->value, other->value))
        return FALSE;
      rest = rest->next;
    }
  return rest == NULL;
}

static gboolean
equal_items (const IngotGraphqlLiteral *a, const IngotGraphqlLiteral *b)
{
  while (a != NULL && b != NULL && equal_literals (a, b))
    {
      a = a->next;
      b = b->next;
    }
  return a == NULL && b == NULL;
}

static gboolean
equal_literals (const IngotGraphqlLiteral *a, const IngotGraphqlLiteral *b)
{
  return a->kind == b->kind && g_strcmp0 (a->text, b->text) == 0 &&
         equal_items (a->items, b->items) && equal_arguments (a->fields, b->fields);
}

/* Fields that one object can have at the same time. */
static void
check_same (Validator *self, GArray *entries, CheckFunc check)
{
  const Entry *first = &g_array_index (entries, Entry, 0);

  for (guint i = 1; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);
      g_autofree char *reason = NULL;

      if (!g_str_equal (entry->selection->name, first->selection->name))
        reason = g_strdup_printf ("'%s' and '%s' are different fields", first->selection->name,
                                  entry->selection->name);
      else if (!equal_arguments (first->selection->arguments, entry->selection->arguments))
        reason = g_strdup ("of differing arguments");
      if (reason == NULL)
        continue;
      report (self, entry, reason);
      return;
    }
  check_children (self, entries, check);
}

static gboolean
is_object (const IngotGraphqlDefinition *definition)
{
  return definition->row->kind == INGOT_GRAPHQL_OBJECT;
}

/* The entries for @object, and those for interfaces and unions; all of these for NULL. */
static GArray *
select_for (GArray *entries, const IngotGraphqlDefinition *object)
{
  GArray *selected = g_array_new (FALSE, FALSE, sizeof (Entry));

  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);

      if (entry->parent == object || !is_object (entry->parent))
        g_array_append_vals (selected, entry, 1);
    }
  return selected;
}

static void
check_fields (Validator *self, GArray *entries)
{
  g_autoptr (GHashTable) objects = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < entries->len && !ingot_graphql_errors_any (self->errors); i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);
      g_autoptr (GArray) selected = NULL;

      if (!is_object (entry->parent) || !g_hash_table_add (objects, (gpointer) entry->parent))
        continue;
      selected = select_for (entries, entry->parent);
      check_same (self, selected, check_fields);
    }
  if (g_hash_table_size (objects) == 0)
    check_same (self, entries, check_fields);
}

/**
 * ingot_graphql_validate_merging:
 * @schema: a schema
 * @document: a document that is valid otherwise
 * @errors: where errors go
 *
 * Looks whether fields that are selected under one key of the answer can be written as one.
 */
void
ingot_graphql_validate_merging (const IngotGraphqlSchema *schema,
                                IngotGraphqlDocument *document,
                                IngotGraphqlErrors *errors)
{
  Validator validator = { schema, document, errors };

  for (const IngotGraphqlDefinitionNode *definition = document->definitions; definition != NULL;
       definition = definition->next)
    {
      g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
      g_autoptr (GHashTable) visited = g_hash_table_new (g_str_hash, g_str_equal);
      const IngotGraphqlDefinition *type =
          definition->kind == INGOT_GRAPHQL_FRAGMENT
              ? definition->condition->definition
              : ingot_graphql_schema_get_root (schema, definition->kind);

      collect (&validator, entries, visited, type, definition->selections);
      check_groups (&validator, entries, check_shape);
      check_groups (&validator, entries, check_fields);
    }
}
