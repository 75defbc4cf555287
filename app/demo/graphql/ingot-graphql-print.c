/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-graphql-schema.h"

static void
print_input (GString *out, const IngotGraphqlInput *input)
{
  g_autofree char *type = ingot_graphql_type_ref_print (input->type);

  g_string_append_printf (out, "%s: %s", input->name, type);
}

static void
print_arguments (GString *out, GPtrArray *arguments)
{
  if (arguments->len == 0)
    return;
  for (guint i = 0; i < arguments->len; i++)
    {
      g_string_append (out, i == 0 ? "(" : ", ");
      print_input (out, g_ptr_array_index (arguments, i));
    }
  g_string_append_c (out, ')');
}

static void
print_field (GString *out, const IngotGraphqlOutput *field)
{
  g_autofree char *type = ingot_graphql_type_ref_print (field->type);

  g_string_append_printf (out, "  %s", field->name);
  print_arguments (out, field->arguments);
  g_string_append_printf (out, ": %s\n", type);
}

static void
print_fields (GString *out, const IngotGraphqlDefinition *definition, const char *keyword)
{
  const char *const *name = definition->row->interfaces;

  g_string_append_printf (out, "%s %s", keyword, definition->name);
  for (guint i = 0; name != NULL && name[i] != NULL; i++)
    g_string_append_printf (out, "%s%s", i == 0 ? " implements " : " & ", name[i]);
  g_string_append (out, " {\n");
  for (guint i = 0; i < definition->fields->len; i++)
    print_field (out, g_ptr_array_index (definition->fields, i));
  g_string_append (out, "}\n");
}

static void
print_input_type (GString *out, const IngotGraphqlDefinition *definition)
{
  g_string_append_printf (out, "input %s {\n", definition->name);
  for (guint i = 0; i < definition->inputs->len; i++)
    {
      g_string_append (out, "  ");
      print_input (out, g_ptr_array_index (definition->inputs, i));
      g_string_append_c (out, '\n');
    }
  g_string_append (out, "}\n");
}

static void
print_enum (GString *out, const IngotGraphqlDefinition *definition)
{
  g_string_append_printf (out, "enum %s {\n", definition->name);
  for (guint i = 0; i < definition->values->len; i++)
    g_string_append_printf (out, "  %s\n",
                            (const char *) g_ptr_array_index (definition->values, i));
  g_string_append (out, "}\n");
}

static void
print_union (GString *out, const IngotGraphqlDefinition *definition)
{
  g_string_append_printf (out, "union %s", definition->name);
  for (guint i = 0; i < definition->possible->len; i++)
    {
      const IngotGraphqlDefinition *member = g_ptr_array_index (definition->possible, i);

      g_string_append_printf (out, "%s%s", i == 0 ? " = " : " | ", member->name);
    }
  g_string_append_c (out, '\n');
}

static void
print_definition (GString *out, const IngotGraphqlDefinition *definition)
{
  if (out->len > 0)
    g_string_append_c (out, '\n');
  switch (definition->row->kind)
    {
    case INGOT_GRAPHQL_SCALAR:
      g_string_append_printf (out, "scalar %s\n", definition->name);
      break;
    case INGOT_GRAPHQL_ENUM:
      print_enum (out, definition);
      break;
    case INGOT_GRAPHQL_INPUT:
      print_input_type (out, definition);
      break;
    case INGOT_GRAPHQL_INTERFACE:
      print_fields (out, definition, "interface");
      break;
    case INGOT_GRAPHQL_UNION:
      print_union (out, definition);
      break;
    case INGOT_GRAPHQL_OBJECT:
    default:
      print_fields (out, definition, "type");
      break;
    }
}

static gboolean
is_built_in (const char *name)
{
  const char *const names[] = { "Boolean", "Float", "ID", "Int", "String", NULL };

  return g_strv_contains (names, name);
}

/**
 * ingot_graphql_schema_print:
 * @self: a schema
 *
 * Writes a schema as SDL: types in the order of their names, the rest in the order of the tables.
 * What the specification builds in is left out.
 *
 * Returns: (transfer full): the text
 */
char *
ingot_graphql_schema_print (IngotGraphqlSchema *self)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GPtrArray) names = g_hash_table_get_keys_as_ptr_array (self->definitions);

  g_ptr_array_sort_values (names, (GCompareFunc) g_strcmp0);
  for (guint i = 0; i < names->len; i++)
    if (!is_built_in (g_ptr_array_index (names, i)))
      print_definition (out, ingot_graphql_schema_lookup (self, g_ptr_array_index (names, i)));
  return g_string_free_and_steal (g_steal_pointer (&out));
}
