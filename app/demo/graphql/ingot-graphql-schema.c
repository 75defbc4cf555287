/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-graphql-schema.h"

static const IngotGraphqlType built_in[] = {
  { INGOT_GRAPHQL_SCALAR, "Boolean", .scalar = INGOT_GRAPHQL_SCALAR_BOOLEAN },
  { INGOT_GRAPHQL_SCALAR, "Float", .scalar = INGOT_GRAPHQL_SCALAR_FLOAT },
  { INGOT_GRAPHQL_SCALAR, "ID", .scalar = INGOT_GRAPHQL_SCALAR_ID },
  { INGOT_GRAPHQL_SCALAR, "Int", .scalar = INGOT_GRAPHQL_SCALAR_INT },
  { INGOT_GRAPHQL_SCALAR, "String", .scalar = INGOT_GRAPHQL_SCALAR_STRING },
};

static const IngotGraphqlField type_name_row = { "__typename", "String!" };

static const IngotGraphqlArgument condition_rows[] = { { "if", "Boolean!" }, { NULL } };

static gboolean
is_in_edition (const IngotGraphqlSchema *self, guint editions)
{
  return editions == 0 || (editions & self->edition) != 0;
}

static void
definition_free (IngotGraphqlDefinition *self)
{
  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->inputs);
  g_ptr_array_unref (self->values);
  g_ptr_array_unref (self->possible);
  g_free (self);
}

static void
output_free (IngotGraphqlOutput *self)
{
  g_ptr_array_unref (self->arguments);
  g_free (self);
}

static void
add_definition (IngotGraphqlSchema *self, const IngotGraphqlType *row)
{
  IngotGraphqlDefinition *definition = g_new0 (IngotGraphqlDefinition, 1);

  definition->name = row->name;
  definition->row = row;
  definition->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) output_free);
  definition->inputs = g_ptr_array_new_with_free_func (g_free);
  definition->values = g_ptr_array_new ();
  definition->possible = g_ptr_array_new ();
  if (!g_hash_table_insert (self->definitions, (gpointer) row->name, definition))
    g_error ("The schema has two types %s", row->name);
}

/* A mistake in a table is the programmer's: it ends the program at its start. */
static const IngotGraphqlTypeRef *
read_type (IngotGraphqlSchema *self, const char *owner, const char *name, const char *text)
{
  IngotGraphqlTypeRef *type = ingot_graphql_type_ref_parse (&self->arena, text);

  if (type == NULL || !ingot_graphql_schema_resolve (self, type))
    g_error ("%s.%s: “%s” is no type of the schema", owner, name, text);
  return type;
}

static void
read_inputs (IngotGraphqlSchema *self,
             GPtrArray *inputs,
             const char *owner,
             const IngotGraphqlArgument *row)
{
  for (; row != NULL && row->name != NULL; row++)
    {
      IngotGraphqlInput *input;

      if (!is_in_edition (self, row->editions))
        continue;
      input = g_new (IngotGraphqlInput, 1);
      input->name = row->name;
      input->type = read_type (self, owner, row->name, row->type);
      g_ptr_array_add (inputs, input);
    }
}

static void
read_output (IngotGraphqlSchema *self,
             IngotGraphqlOutput *output,
             const char *owner,
             const IngotGraphqlField *row)
{
  output->name = row->name;
  output->row = row;
  output->type = read_type (self, owner, row->name, row->type);
  output->arguments = g_ptr_array_new_with_free_func (g_free);
  read_inputs (self, output->arguments, row->name, row->arguments);
}

static void
read_field (IngotGraphqlSchema *self,
            IngotGraphqlDefinition *definition,
            const IngotGraphqlField *row)
{
  IngotGraphqlOutput *output;

  if (!is_in_edition (self, row->editions) ||
      ingot_graphql_definition_get_field (definition, row->name) != NULL)
    return;
  output = g_new0 (IngotGraphqlOutput, 1);
  read_output (self, output, definition->name, row);
  g_ptr_array_add (definition->fields, output);
}

static void
read_fields (IngotGraphqlSchema *self,
             IngotGraphqlDefinition *definition,
             const IngotGraphqlField *row)
{
  for (; row != NULL && row->name != NULL; row++)
    read_field (self, definition, row);
}

static IngotGraphqlDefinition *
need_definition (IngotGraphqlSchema *self, const char *owner, const char *name)
{
  IngotGraphqlDefinition *definition = g_hash_table_lookup (self->definitions, name);

  if (definition == NULL)
    g_error ("%s names %s, which is no type of the schema", owner, name);
  return definition;
}

/* The object's own rows come first: a field that it resolves differently hides the interface's. */
static void
read_object (IngotGraphqlSchema *self, IngotGraphqlDefinition *definition)
{
  const char *const *name = definition->row->interfaces;

  read_fields (self, definition, definition->row->fields);
  g_ptr_array_add (definition->possible, definition);
  for (; name != NULL && *name != NULL; name++)
    {
      IngotGraphqlDefinition *interface = need_definition (self, definition->name, *name);

      read_fields (self, definition, interface->row->fields);
      g_ptr_array_add (interface->possible, definition);
    }
}

static void
read_values (IngotGraphqlSchema *self, IngotGraphqlDefinition *definition)
{
  const IngotGraphqlEnumValue *row = definition->row->values;

  for (; row->name != NULL; row++)
    if (is_in_edition (self, row->editions))
      g_ptr_array_add (definition->values, (gpointer) row->name);
}

static void
read_members (IngotGraphqlSchema *self, IngotGraphqlDefinition *definition)
{
  const char *const *name = definition->row->members;

  for (; *name != NULL; name++)
    g_ptr_array_add (definition->possible, need_definition (self, definition->name, *name));
}

static void
read_definition (IngotGraphqlSchema *self, IngotGraphqlDefinition *definition)
{
  switch (definition->row->kind)
    {
    case INGOT_GRAPHQL_OBJECT:
      read_object (self, definition);
      break;
    case INGOT_GRAPHQL_INTERFACE:
      read_fields (self, definition, definition->row->fields);
      break;
    case INGOT_GRAPHQL_INPUT:
      read_inputs (self, definition->inputs, definition->name, definition->row->inputs);
      break;
    case INGOT_GRAPHQL_ENUM:
      read_values (self, definition);
      break;
    case INGOT_GRAPHQL_UNION:
      read_members (self, definition);
      break;
    case INGOT_GRAPHQL_SCALAR:
    default:
      break;
    }
}

/**
 * ingot_graphql_schema_new:
 * @types: (array zero-terminated=1): tables; must outlive the schema
 * @edition: bits of the editions whose rows are wanted
 *
 * Makes a schema of tables. A mistake in the tables, such as a type that is not there, ends the
 * program.
 *
 * Returns: (transfer full): the schema
 */
IngotGraphqlSchema *
ingot_graphql_schema_new (const IngotGraphqlType *const *types, guint edition)
{
  IngotGraphqlSchema *self = g_new0 (IngotGraphqlSchema, 1);
  GHashTableIter iter;
  gpointer definition;

  self->edition = edition;
  self->definitions =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) definition_free);
  ingot_graphql_arena_init (&self->arena);
  for (guint i = 0; i < G_N_ELEMENTS (built_in); i++)
    add_definition (self, &built_in[i]);
  for (; *types != NULL; types++)
    if (is_in_edition (self, (*types)->editions))
      add_definition (self, *types);
  g_hash_table_iter_init (&iter, self->definitions);
  while (g_hash_table_iter_next (&iter, NULL, &definition))
    read_definition (self, definition);
  read_output (self, &self->type_name, "Query", &type_name_row);
  self->conditions = g_ptr_array_new_with_free_func (g_free);
  read_inputs (self, self->conditions, "include", condition_rows);
  return self;
}

/**
 * ingot_graphql_schema_free:
 * @self: (transfer full): a schema
 *
 * Frees @self.
 */
void
ingot_graphql_schema_free (IngotGraphqlSchema *self)
{
  g_ptr_array_unref (self->type_name.arguments);
  g_ptr_array_unref (self->conditions);
  g_hash_table_unref (self->definitions);
  ingot_graphql_arena_clear (&self->arena);
  g_free (self);
}

/**
 * ingot_graphql_schema_lookup:
 * @self: a schema
 * @name: a type's name
 *
 * Finds a type.
 *
 * Returns: (transfer none) (nullable): the type
 */
const IngotGraphqlDefinition *
ingot_graphql_schema_lookup (const IngotGraphqlSchema *self, const char *name)
{
  return g_hash_table_lookup (self->definitions, name);
}

/**
 * ingot_graphql_schema_resolve:
 * @self: a schema
 * @type: a type as it is written
 *
 * Finds what the name in @type stands for, and notes it there.
 *
 * Returns: whether @self knows it
 */
gboolean
ingot_graphql_schema_resolve (const IngotGraphqlSchema *self, IngotGraphqlTypeRef *type)
{
  if (type->item == NULL)
    type->definition = ingot_graphql_schema_lookup (self, type->name);
  else if (ingot_graphql_schema_resolve (self, type->item))
    type->definition = type->item->definition;
  return type->definition != NULL;
}

/**
 * ingot_graphql_schema_get_root:
 * @self: a schema
 * @kind: an operation
 *
 * Gets the type whose fields an operation selects.
 *
 * Returns: (transfer none) (nullable): the type, %NULL if there are no such operations
 */
const IngotGraphqlDefinition *
ingot_graphql_schema_get_root (const IngotGraphqlSchema *self, IngotGraphqlDefinitionKind kind)
{
  if (kind == INGOT_GRAPHQL_QUERY)
    return ingot_graphql_schema_lookup (self, "Query");
  if (kind == INGOT_GRAPHQL_MUTATION)
    return ingot_graphql_schema_lookup (self, "Mutation");
  return NULL;
}

/**
 * ingot_graphql_schema_get_field:
 * @self: a schema
 * @definition: an object, interface or union
 * @name: a field's name
 *
 * Finds what a document selects of a type.
 *
 * Returns: (transfer none) (nullable): the field
 */
const IngotGraphqlOutput *
ingot_graphql_schema_get_field (const IngotGraphqlSchema *self,
                                const IngotGraphqlDefinition *definition,
                                const char *name)
{
  if (g_str_equal (name, self->type_name.name))
    return &self->type_name;
  return ingot_graphql_definition_get_field (definition, name);
}

/**
 * ingot_graphql_definition_get_field:
 * @self: a type
 * @name: a field's name
 *
 * Finds a field of an object or interface.
 *
 * Returns: (transfer none) (nullable): the field
 */
const IngotGraphqlOutput *
ingot_graphql_definition_get_field (const IngotGraphqlDefinition *self, const char *name)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      const IngotGraphqlOutput *field = g_ptr_array_index (self->fields, i);

      if (g_str_equal (field->name, name))
        return field;
    }
  return NULL;
}

/**
 * ingot_graphql_inputs_find:
 * @inputs: (element-type IngotGraphqlInput): arguments or input fields
 * @name: a name
 *
 * Finds an argument or input field.
 *
 * Returns: (transfer none) (nullable): what was found
 */
const IngotGraphqlInput *
ingot_graphql_inputs_find (GPtrArray *inputs, const char *name)
{
  for (guint i = 0; i < inputs->len; i++)
    {
      const IngotGraphqlInput *input = g_ptr_array_index (inputs, i);

      if (g_str_equal (input->name, name))
        return input;
    }
  return NULL;
}

/**
 * ingot_graphql_definition_is_composite:
 * @self: a type
 *
 * Tells whether one selects fields of it.
 *
 * Returns: %TRUE for objects, interfaces and unions
 */
gboolean
ingot_graphql_definition_is_composite (const IngotGraphqlDefinition *self)
{
  return self->row->kind >= INGOT_GRAPHQL_OBJECT;
}

/**
 * ingot_graphql_definition_is_input:
 * @self: a type
 *
 * Tells whether an argument or a variable can have this type.
 *
 * Returns: %TRUE for scalars, enums and input types
 */
gboolean
ingot_graphql_definition_is_input (const IngotGraphqlDefinition *self)
{
  return self->row->kind <= INGOT_GRAPHQL_INPUT;
}

/**
 * ingot_graphql_definition_has_value:
 * @self: an enum
 * @name: a name
 *
 * Tells whether an enum has a value.
 *
 * Returns: whether it has
 */
gboolean
ingot_graphql_definition_has_value (const IngotGraphqlDefinition *self, const char *name)
{
  return g_ptr_array_find_with_equal_func (self->values, name, g_str_equal, NULL);
}

/**
 * ingot_graphql_definition_can_be:
 * @self: an object, interface or union
 * @object: an object type
 *
 * Tells whether something of type @self can be an @object.
 *
 * Returns: whether it can
 */
gboolean
ingot_graphql_definition_can_be (const IngotGraphqlDefinition *self,
                                 const IngotGraphqlDefinition *object)
{
  return g_ptr_array_find (self->possible, object, NULL);
}

/**
 * ingot_graphql_definition_overlaps:
 * @self: an object, interface or union
 * @other: another one
 *
 * Tells whether something can be of both types.
 *
 * Returns: whether an object type belongs to both
 */
gboolean
ingot_graphql_definition_overlaps (const IngotGraphqlDefinition *self,
                                   const IngotGraphqlDefinition *other)
{
  for (guint i = 0; i < self->possible->len; i++)
    if (ingot_graphql_definition_can_be (other, g_ptr_array_index (self->possible, i)))
      return TRUE;
  return FALSE;
}
