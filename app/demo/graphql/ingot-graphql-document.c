/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-graphql-document.h"

static void print_literal (const IngotGraphqlLiteral *self, GString *out);

static void
print_string (const char *text, GString *out)
{
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), text);
  g_autofree char *quoted = json_to_string (node, FALSE);

  g_string_append (out, quoted);
}

static void
print_list (const IngotGraphqlLiteral *self, GString *out)
{
  g_string_append_c (out, '[');
  for (const IngotGraphqlLiteral *item = self->items; item != NULL; item = item->next)
    {
      print_literal (item, out);
      if (item->next != NULL)
        g_string_append_c (out, ',');
    }
  g_string_append_c (out, ']');
}

static void
print_object (const IngotGraphqlLiteral *self, GString *out)
{
  g_string_append_c (out, '{');
  for (const IngotGraphqlArgumentNode *field = self->fields; field != NULL; field = field->next)
    {
      g_string_append_printf (out, "%s:", field->name);
      print_literal (field->value, out);
      if (field->next != NULL)
        g_string_append_c (out, ',');
    }
  g_string_append_c (out, '}');
}

static void
print_literal (const IngotGraphqlLiteral *self, GString *out)
{
  switch (self->kind)
    {
    case INGOT_GRAPHQL_LITERAL_STRING:
      print_string (self->text, out);
      break;
    case INGOT_GRAPHQL_LITERAL_LIST:
      print_list (self, out);
      break;
    case INGOT_GRAPHQL_LITERAL_OBJECT:
      print_object (self, out);
      break;
    case INGOT_GRAPHQL_LITERAL_VARIABLE:
      g_string_append_c (out, '$');
      G_GNUC_FALLTHROUGH;
    case INGOT_GRAPHQL_LITERAL_NULL:
    case INGOT_GRAPHQL_LITERAL_BOOLEAN:
    case INGOT_GRAPHQL_LITERAL_INT:
    case INGOT_GRAPHQL_LITERAL_FLOAT:
    case INGOT_GRAPHQL_LITERAL_ENUM:
    default:
      g_string_append (out, self->text);
      break;
    }
}

/**
 * ingot_graphql_arena_init:
 * @self: uninitialised memory
 *
 * Makes an empty arena.
 */
void
ingot_graphql_arena_init (IngotGraphqlArena *self)
{
  self->blocks = g_ptr_array_new_with_free_func (g_free);
  self->texts = g_string_chunk_new (1024);
}

/**
 * ingot_graphql_arena_clear:
 * @self: an arena
 *
 * Frees everything that was allocated in @self.
 */
void
ingot_graphql_arena_clear (IngotGraphqlArena *self)
{
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  g_clear_pointer (&self->texts, g_string_chunk_free);
}

/**
 * ingot_graphql_arena_allocate:
 * @self: an arena
 * @size: in bytes
 *
 * Allocates memory that is freed with @self.
 *
 * Returns: (transfer none): zeroed memory
 */
gpointer
ingot_graphql_arena_allocate (IngotGraphqlArena *self, gsize size)
{
  gpointer block = g_malloc0 (size);

  g_ptr_array_add (self->blocks, block);
  return block;
}

/**
 * ingot_graphql_arena_text:
 * @self: an arena
 * @text: a text
 * @length: in bytes, or -1 if @text ends with a zero
 *
 * Copies a text into memory that is freed with @self.
 *
 * Returns: (transfer none): the copy
 */
const char *
ingot_graphql_arena_text (IngotGraphqlArena *self, const char *text, gssize length)
{
  return g_string_chunk_insert_len (self->texts, text, length);
}

/**
 * ingot_graphql_document_free:
 * @self: (transfer full): a document
 *
 * Frees @self and all its nodes.
 */
void
ingot_graphql_document_free (IngotGraphqlDocument *self)
{
  ingot_graphql_arena_clear (&self->arena);
  g_hash_table_unref (self->fragments);
  g_free (self);
}

/**
 * ingot_graphql_document_get_fragment:
 * @self: a document
 * @name: a fragment's name
 *
 * Finds a fragment.
 *
 * Returns: (transfer none) (nullable): the first one of that name
 */
IngotGraphqlDefinitionNode *
ingot_graphql_document_get_fragment (const IngotGraphqlDocument *self, const char *name)
{
  return g_hash_table_lookup (self->fragments, name);
}

/**
 * ingot_graphql_type_ref_print:
 * @self: a type
 *
 * Writes a type as SDL does.
 *
 * Returns: (transfer full): the text
 */
char *
ingot_graphql_type_ref_print (const IngotGraphqlTypeRef *self)
{
  g_autofree char *item = NULL;

  if (self->item == NULL)
    return g_strconcat (self->name, self->non_null ? "!" : NULL, NULL);
  item = ingot_graphql_type_ref_print (self->item);
  return g_strconcat ("[", item, self->non_null ? "]!" : "]", NULL);
}

/**
 * ingot_graphql_literal_print:
 * @self: a value
 *
 * Writes a value as it may stand in a document.
 *
 * Returns: (transfer full): the text
 */
char *
ingot_graphql_literal_print (const IngotGraphqlLiteral *self)
{
  g_autoptr (GString) out = g_string_new (NULL);

  print_literal (self, out);
  return g_string_free_and_steal (g_steal_pointer (&out));
}

/**
 * ingot_graphql_argument_find:
 * @list: (nullable): arguments or fields of an input object
 * @name: a name
 *
 * Finds an argument or field by name.
 *
 * Returns: (transfer none) (nullable): the first one of that name
 */
const IngotGraphqlArgumentNode *
ingot_graphql_argument_find (const IngotGraphqlArgumentNode *list, const char *name)
{
  while (list != NULL && !g_str_equal (list->name, name))
    list = list->next;
  return list;
}
