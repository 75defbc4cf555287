/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-graphql-check.h"

#include <errno.h>
#include <math.h>

/* The walk ends at the first thing that is wrong; the path then leads there. */
typedef struct
{
  GString *path;
  char *reason;
  gboolean json;
} Check;

static void
check_value (Check *self, const IngotGraphqlTypeRef *type, const IngotGraphqlLiteral *literal);

static void
refuse (Check *self, char *reason)
{
  if (self->path->len > 0)
    self->reason = g_strdup_printf ("'%s' %s", self->path->str, reason);
  else
    self->reason = g_strdup (reason);
  g_free (reason);
}

static gboolean
check_unique (Check *self, const IngotGraphqlArgumentNode *field)
{
  gboolean unique = ingot_graphql_argument_find (field->next, field->name) == NULL;

  if (!unique)
    refuse (self, g_strdup_printf ("There can be only one input field named '%s'.", field->name));
  return unique;
}

static const char *
whole_problem (const IngotGraphqlLiteral *literal, gint64 least, gint64 most, const char *name)
{
  gint64 number;

  if (literal->kind != INGOT_GRAPHQL_LITERAL_INT)
    return name;
  errno = 0;
  number = g_ascii_strtoll (literal->text, NULL, 10);
  if (errno == 0 && number >= least && number <= most)
    return NULL;
  return most == G_MAXINT32 ? "Value is too big to fit in Int" : "Value is too big to fit in Long";
}

static const char *
float_problem (const IngotGraphqlLiteral *literal)
{
  if (literal->kind != INGOT_GRAPHQL_LITERAL_INT && literal->kind != INGOT_GRAPHQL_LITERAL_FLOAT)
    return "Float or Int value expected";
  if (!isfinite (g_ascii_strtod (literal->text, NULL)))
    return "Float or Int value is too big to fit in double";
  return NULL;
}

static const char *
scalar_problem (IngotGraphqlScalar scalar, const IngotGraphqlLiteral *literal)
{
  IngotGraphqlLiteralKind kind = literal->kind;

  switch (scalar)
    {
    case INGOT_GRAPHQL_SCALAR_STRING:
      return kind == INGOT_GRAPHQL_LITERAL_STRING ? NULL : "String value expected";
    case INGOT_GRAPHQL_SCALAR_BOOLEAN:
      return kind == INGOT_GRAPHQL_LITERAL_BOOLEAN ? NULL : "Boolean value expected";
    case INGOT_GRAPHQL_SCALAR_INT:
      return whole_problem (literal, G_MININT32, G_MAXINT32, "Int value expected");
    case INGOT_GRAPHQL_SCALAR_LONG:
      return whole_problem (literal, G_MININT64, G_MAXINT64, "Long value expected");
    case INGOT_GRAPHQL_SCALAR_FLOAT:
      return float_problem (literal);
    case INGOT_GRAPHQL_SCALAR_ID:
      return kind == INGOT_GRAPHQL_LITERAL_STRING || kind == INGOT_GRAPHQL_LITERAL_INT
                 ? NULL
                 : "String or Int value expected";
    case INGOT_GRAPHQL_SCALAR_ANY:
    default:
      return NULL;
    }
}

/* Of a scalar of any JSON nothing else can be wrong. */
static void
check_any (Check *self, const IngotGraphqlLiteral *literal)
{
  const IngotGraphqlLiteral *item = literal->items;
  const IngotGraphqlArgumentNode *field = literal->fields;

  for (; item != NULL && self->reason == NULL; item = item->next)
    check_any (self, item);
  for (; field != NULL && self->reason == NULL; field = field->next)
    if (check_unique (self, field))
      check_any (self, field->value);
}

static void
check_scalar (Check *self,
              const IngotGraphqlDefinition *definition,
              const IngotGraphqlLiteral *literal)
{
  const char *problem = scalar_problem (definition->row->scalar, literal);

  if (problem != NULL)
    refuse (self, g_strdup (problem));
  else if (definition->row->scalar == INGOT_GRAPHQL_SCALAR_ANY)
    check_any (self, literal);
}

static char *
join_values (const IngotGraphqlDefinition *definition)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < definition->values->len; i++)
    g_string_append_printf (out, "%s%s", i == 0 ? "" : ", ",
                            (const char *) g_ptr_array_index (definition->values, i));
  return g_string_free_and_steal (g_steal_pointer (&out));
}

static void
check_enum (Check *self,
            const IngotGraphqlDefinition *definition,
            const IngotGraphqlLiteral *literal)
{
  IngotGraphqlLiteralKind expected =
      self->json ? INGOT_GRAPHQL_LITERAL_STRING : INGOT_GRAPHQL_LITERAL_ENUM;
  g_autofree char *values = NULL;

  if (literal->kind != expected)
    {
      refuse (self, g_strdup ("Enum value expected"));
      return;
    }
  if (ingot_graphql_definition_has_value (definition, literal->text))
    return;
  values = join_values (definition);
  refuse (self,
          g_strdup_printf ("Enum value '%s' is undefined in enum type '%s'. Known values are: %s.",
                           literal->text, definition->name, values));
}

static void
check_field (Check *self,
             const IngotGraphqlDefinition *definition,
             const IngotGraphqlArgumentNode *field)
{
  const IngotGraphqlInput *input = ingot_graphql_inputs_find (definition->inputs, field->name);
  gsize length = self->path->len;

  g_string_append_printf (self->path, "%s%s", length > 0 ? "." : "", field->name);
  if (input == NULL)
    refuse (self, g_strdup_printf ("Field '%s' is not defined in the input type '%s'.", field->name,
                                   definition->name));
  else if (check_unique (self, field))
    check_value (self, input->type, field->value);
  g_string_truncate (self->path, length);
}

static void
check_required (Check *self,
                const IngotGraphqlDefinition *definition,
                const IngotGraphqlLiteral *literal)
{
  for (guint i = 0; self->reason == NULL && i < definition->inputs->len; i++)
    {
      const IngotGraphqlInput *input = g_ptr_array_index (definition->inputs, i);
      g_autofree char *type = NULL;

      if (!input->type->non_null ||
          ingot_graphql_argument_find (literal->fields, input->name) != NULL)
        continue;
      type = ingot_graphql_type_ref_print (input->type);
      refuse (self,
              g_strdup_printf ("Not-null field '%s' of type '%s' defined in the '%s' input type is "
                               "missing.",
                               input->name, type, definition->name));
    }
}

static void
check_object (Check *self,
              const IngotGraphqlDefinition *definition,
              const IngotGraphqlLiteral *literal)
{
  const IngotGraphqlArgumentNode *field = literal->fields;

  if (literal->kind != INGOT_GRAPHQL_LITERAL_OBJECT)
    {
      refuse (self, g_strdup_printf ("Expected '%s', found not an object.", definition->name));
      return;
    }
  for (; field != NULL && self->reason == NULL; field = field->next)
    check_field (self, definition, field);
  check_required (self, definition, literal);
}

static void
check_list (Check *self, const IngotGraphqlTypeRef *type, const IngotGraphqlLiteral *literal)
{
  const IngotGraphqlLiteral *item = literal->items;
  gsize length = self->path->len;

  if (literal->kind != INGOT_GRAPHQL_LITERAL_LIST)
    {
      check_value (self, type->item, literal);
      return;
    }
  for (guint i = 0; item != NULL && self->reason == NULL; i++, item = item->next)
    {
      g_string_append_printf (self->path, "[%u]", i);
      check_value (self, type->item, item);
      g_string_truncate (self->path, length);
    }
}

static void
check_value (Check *self, const IngotGraphqlTypeRef *type, const IngotGraphqlLiteral *literal)
{
  if (literal->kind == INGOT_GRAPHQL_LITERAL_VARIABLE)
    return;
  if (literal->kind == INGOT_GRAPHQL_LITERAL_NULL)
    {
      if (type->non_null)
        refuse (self, g_strdup ("Expected non-null value, found null."));
    }
  else if (type->item != NULL)
    check_list (self, type, literal);
  else if (type->definition->row->kind == INGOT_GRAPHQL_SCALAR)
    check_scalar (self, type->definition, literal);
  else if (type->definition->row->kind == INGOT_GRAPHQL_ENUM)
    check_enum (self, type->definition, literal);
  else
    check_object (self, type->definition, literal);
}

/**
 * ingot_graphql_check_literal:
 * @type: what is expected; an input type
 * @literal: what there is
 * @json: whether it came as JSON, where enum values are strings
 *
 * Looks whether a value fits a type. Variables inside it are taken to fit: what they may stand for
 * is checked where the operation declares them.
 *
 * Returns: (transfer full) (nullable): what is wrong first, in the words of Sangria
 */
char *
ingot_graphql_check_literal (const IngotGraphqlTypeRef *type,
                             const IngotGraphqlLiteral *literal,
                             gboolean json)
{
  g_autoptr (GString) path = g_string_new (NULL);
  Check check = { .path = path, .json = json };

  check_value (&check, type, literal);
  return check.reason;
}
