/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-graphql-check.h"
#include "ingot-graphql-validate.h"

typedef struct
{
  const IngotGraphqlSchema *schema;
  IngotGraphqlDocument *document;
  IngotGraphqlErrors *errors;
  IngotGraphqlDefinitionNode *definition; /* the one that is looked at */
} Validator;

static void check_selections (Validator *self,
                              const IngotGraphqlDefinition *parent,
                              IngotGraphqlSelection *selection);

static void
note_usage (Validator *self, const IngotGraphqlTypeRef *type, const IngotGraphqlLiteral *literal)
{
  IngotGraphqlUsage *usage = ingot_graphql_arena_new (&self->document->arena, IngotGraphqlUsage);

  usage->at = literal->at;
  usage->name = literal->text;
  usage->type = type;
  usage->next = self->definition->usages;
  self->definition->usages = usage;
}

/* Notes which variables stand in a value, and the type that is expected there: NULL inside a scalar
 * of any JSON. */
static void
note_usages (Validator *self, const IngotGraphqlTypeRef *type, const IngotGraphqlLiteral *literal)
{
  const IngotGraphqlTypeRef *item = type != NULL && type->item != NULL ? type->item : NULL;

  if (literal->kind == INGOT_GRAPHQL_LITERAL_VARIABLE)
    note_usage (self, type, literal);
  for (const IngotGraphqlLiteral *value = literal->items; value != NULL; value = value->next)
    note_usages (self, item, value);
  for (const IngotGraphqlArgumentNode *field = literal->fields; field != NULL; field = field->next)
    {
      const IngotGraphqlInput *input =
          type != NULL && type->definition != NULL
              ? ingot_graphql_inputs_find (type->definition->inputs, field->name)
              : NULL;

      note_usages (self, input != NULL ? input->type : NULL, field->value);
    }
}

static void
check_argument (Validator *self,
                const IngotGraphqlInput *input,
                const IngotGraphqlArgumentNode *argument)
{
  g_autofree char *reason = ingot_graphql_check_literal (input->type, argument->value, FALSE);
  g_autofree char *type = NULL;
  g_autofree char *found = NULL;

  note_usages (self, input->type, argument->value);
  if (reason == NULL)
    return;
  type = ingot_graphql_type_ref_print (input->type);
  found = ingot_graphql_literal_print (argument->value);
  ingot_graphql_errors_add (self->errors, argument->value->at, "Expected type '%s', found '%s'. %s",
                            type, found, reason);
}

static void
check_required (Validator *self,
                GPtrArray *inputs,
                const IngotGraphqlArgumentNode *given,
                const char *owner,
                const char *at)
{
  for (guint i = 0; i < inputs->len; i++)
    {
      const IngotGraphqlInput *input = g_ptr_array_index (inputs, i);
      g_autofree char *type = NULL;

      if (!input->type->non_null || ingot_graphql_argument_find (given, input->name) != NULL)
        continue;
      type = ingot_graphql_type_ref_print (input->type);
      ingot_graphql_errors_add (self->errors, at,
                                "%s argument '%s' of type '%s' is required but not provided.",
                                owner, input->name, type);
    }
}

/* @place says where the arguments belong: "field 'x' of type 'Y'". */
static void
check_arguments (Validator *self,
                 GPtrArray *inputs,
                 const IngotGraphqlArgumentNode *given,
                 const char *place)
{
  for (; given != NULL; given = given->next)
    {
      const IngotGraphqlInput *input = ingot_graphql_inputs_find (inputs, given->name);

      if (ingot_graphql_argument_find (given->next, given->name) != NULL)
        ingot_graphql_errors_add (self->errors, given->at,
                                  "There can be only one argument named '%s'.", given->name);
      if (input == NULL)
        ingot_graphql_errors_add (self->errors, given->at, "Unknown argument '%s' on %s.",
                                  given->name, place);
      else
        check_argument (self, input, given);
    }
}

static void
check_directive (Validator *self, const IngotGraphqlDirectiveNode *directive, const char *misplaced)
{
  g_autofree char *place = g_strdup_printf ("directive '%s'", directive->name);
  g_autofree char *owner = g_strdup_printf ("Directive '%s'", directive->name);

  if (!g_str_equal (directive->name, "include") && !g_str_equal (directive->name, "skip"))
    ingot_graphql_errors_add (self->errors, directive->at, "Unknown directive '%s'.",
                              directive->name);
  else if (misplaced != NULL)
    ingot_graphql_errors_add (self->errors, directive->at, "Directive '%s' may not be used on %s.",
                              directive->name, misplaced);
  else
    {
      check_arguments (self, self->schema->conditions, directive->arguments, place);
      check_required (self, self->schema->conditions, directive->arguments, owner, directive->at);
    }
}

static void
check_directives (Validator *self, const IngotGraphqlDirectiveNode *first, const char *misplaced)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (const IngotGraphqlDirectiveNode *directive = first; directive != NULL;
       directive = directive->next)
    {
      check_directive (self, directive, misplaced);
      if (!g_hash_table_add (names, (gpointer) directive->name))
        ingot_graphql_errors_add (self->errors, directive->at,
                                  "The directive '%s' can only be used once at this location.",
                                  directive->name);
    }
}

static void
check_children (Validator *self,
                const IngotGraphqlOutput *field,
                const IngotGraphqlSelection *selection)
{
  gboolean composite = ingot_graphql_definition_is_composite (field->type->definition);
  g_autofree char *type = NULL;

  if (composite && selection->selections != NULL)
    check_selections (self, field->type->definition, selection->selections);
  if (composite == (selection->selections != NULL))
    return;
  type = ingot_graphql_type_ref_print (field->type);
  ingot_graphql_errors_add (self->errors, selection->at,
                            "Field '%s' of type '%s' must %shave a sub selection.", selection->name,
                            type, composite ? "" : "not ");
}

static void
check_field (Validator *self,
             const IngotGraphqlDefinition *parent,
             const IngotGraphqlSelection *selection)
{
  const IngotGraphqlOutput *field =
      ingot_graphql_schema_get_field (self->schema, parent, selection->name);
  g_autofree char *place = NULL;
  g_autofree char *owner = NULL;

  if (field == NULL)
    {
      ingot_graphql_errors_add (self->errors, selection->at,
                                "Cannot query field '%s' on type '%s'.", selection->name,
                                parent->name);
      return;
    }
  place = g_strdup_printf ("field '%s' of type '%s'", field->name, parent->name);
  owner = g_strdup_printf ("Field '%s'", field->name);
  check_arguments (self, field->arguments, selection->arguments, place);
  check_required (self, field->arguments, selection->arguments, owner, selection->at);
  check_children (self, field, selection);
}

/* What a condition names, or NULL with an error. */
static const IngotGraphqlDefinition *
check_condition (Validator *self, IngotGraphqlTypeRef *condition, const char *fragment)
{
  if (!ingot_graphql_schema_resolve (self->schema, condition))
    ingot_graphql_errors_add (self->errors, condition->at, "Unknown type '%s'.", condition->name);
  else if (ingot_graphql_definition_is_composite (condition->definition))
    return condition->definition;
  else if (fragment != NULL)
    ingot_graphql_errors_add (self->errors, condition->at,
                              "Fragment '%s' cannot condition on non composite type '%s'.",
                              fragment, condition->name);
  else
    ingot_graphql_errors_add (self->errors, condition->at,
                              "Fragment cannot condition on non composite type '%s'.",
                              condition->name);
  return NULL;
}

static void
check_inline (Validator *self,
              const IngotGraphqlDefinition *parent,
              IngotGraphqlSelection *selection)
{
  const IngotGraphqlDefinition *type = parent;

  if (selection->condition != NULL)
    type = check_condition (self, selection->condition, NULL);
  if (type == NULL)
    return;
  if (!ingot_graphql_definition_overlaps (parent, type))
    ingot_graphql_errors_add (self->errors, selection->at,
                              "Fragment cannot be spread here as objects of type '%s' can never be "
                              "of type '%s'.",
                              parent->name, type->name);
  check_selections (self, type, selection->selections);
}

static void
check_spread (Validator *self,
              const IngotGraphqlDefinition *parent,
              const IngotGraphqlSelection *selection)
{
  const IngotGraphqlDefinitionNode *fragment =
      ingot_graphql_document_get_fragment (self->document, selection->name);
  const IngotGraphqlDefinition *type =
      ingot_graphql_schema_lookup (self->schema, fragment->condition->name);

  if (type != NULL && ingot_graphql_definition_is_composite (type) &&
      !ingot_graphql_definition_overlaps (parent, type))
    ingot_graphql_errors_add (self->errors, selection->at,
                              "Fragment '%s' cannot be spread here as objects of type '%s' can "
                              "never be of type '%s'.",
                              selection->name, parent->name, type->name);
}

static void
check_selections (Validator *self,
                  const IngotGraphqlDefinition *parent,
                  IngotGraphqlSelection *selection)
{
  for (; selection != NULL; selection = selection->next)
    {
      check_directives (self, selection->directives, NULL);
      if (selection->kind == INGOT_GRAPHQL_SELECTION_FIELD)
        check_field (self, parent, selection);
      else if (selection->kind == INGOT_GRAPHQL_SELECTION_INLINE)
        check_inline (self, parent, selection);
      else
        check_spread (self, parent, selection);
    }
}

static void
check_definition (Validator *self, IngotGraphqlDefinitionNode *definition)
{
  const IngotGraphqlDefinition *type;

  self->definition = definition;
  if (definition->kind == INGOT_GRAPHQL_FRAGMENT)
    type = check_condition (self, definition->condition, definition->name);
  else
    type = ingot_graphql_schema_get_root (self->schema, definition->kind);
  check_directives (self, definition->directives,
                    definition->kind == INGOT_GRAPHQL_FRAGMENT   ? "fragment definition"
                    : definition->kind == INGOT_GRAPHQL_MUTATION ? "mutation operation"
                                                                 : "query operation");
  if (type != NULL)
    check_selections (self, type, definition->selections);
}

/**
 * ingot_graphql_validate_selections:
 * @schema: a schema
 * @document: a document without unknown or circular fragments
 * @errors: where errors go
 *
 * Looks whether everything that is selected exists and its arguments fit, and notes where variables
 * are used.
 */
void
ingot_graphql_validate_selections (const IngotGraphqlSchema *schema,
                                   IngotGraphqlDocument *document,
                                   IngotGraphqlErrors *errors)
{
  Validator validator = { schema, document, errors };

  for (IngotGraphqlDefinitionNode *definition = document->definitions; definition != NULL;
       definition = definition->next)
    check_definition (&validator, definition);
}
