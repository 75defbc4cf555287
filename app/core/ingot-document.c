/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-document.h"

#include "ingot-core-resources.h"

#include <string.h>

#define DOCUMENTS "/io/github/ingot_app/Ingot/core/operations.graphql"
#define OPTIONAL  "# optional"

/* operations.graphql, as lines without comments. */
typedef struct
{
  GStrv lines;
  GHashTable *optional;    /* numbers of lines, from 1 */
  GHashTable *definitions; /* name → number of its first line */
} Source;

static const char *
get_line (const Source *source, guint line)
{
  return source->lines[line - 1];
}

static char *
dup_word (const char *start)
{
  return g_strndup (start, strspn (start, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_"));
}

static void
read_line (Source *source, guint line)
{
  static const char *const keywords[] = { "query ", "mutation ", "fragment ", NULL };
  char *text = source->lines[line - 1];
  char *comment = strchr (text, '#');

  if (g_str_has_suffix (text, OPTIONAL))
    g_hash_table_add (source->optional, GUINT_TO_POINTER (line));
  if (comment != NULL)
    *comment = '\0';
  g_strchomp (text);
  for (guint i = 0; keywords[i] != NULL; i++)
    if (g_str_has_prefix (text, keywords[i]))
      g_hash_table_insert (source->definitions, dup_word (text + strlen (keywords[i])),
                           GUINT_TO_POINTER (line));
}

static Source *
source_new (void)
{
  Source *source = g_new0 (Source, 1);
  g_autoptr (GBytes) text = g_resource_lookup_data (ingot_core_get_resource (), DOCUMENTS,
                                                    G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  source->lines = g_strsplit (g_bytes_get_data (text, NULL), "\n", -1);
  source->optional = g_hash_table_new (NULL, NULL);
  source->definitions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint line = 1; source->lines[line - 1] != NULL; line++)
    read_line (source, line);
  return source;
}

static const Source *
get_source (void)
{
  static Source *source;

  if (g_once_init_enter_pointer (&source))
    g_once_init_leave_pointer (&source, source_new ());
  return source;
}

static gboolean
opens (const char *text)
{
  return g_str_has_suffix (text, "{");
}

static gboolean
closes (const char *text)
{
  return g_str_equal (text + strspn (text, " "), "}");
}

/* The line with the brace that closes the one at the end of @line, or @line itself. */
static guint
find_end (const Source *source, guint line)
{
  guint depth = 0;

  for (;; line++)
    {
      if (opens (get_line (source, line)))
        depth++;
      else if (closes (get_line (source, line)))
        depth--;
      if (depth == 0)
        return line;
    }
}

static guint
get_last (GArray *lines)
{
  return g_array_index (lines, guint, lines->len - 1);
}

/* A definition: its first line may have no brace yet, its last is one at the start of a line. */
static void
append_definition (GArray *lines, const Source *source, guint line, GHashTable *left_out)
{
  for (;; line++)
    {
      if (left_out != NULL && g_hash_table_contains (left_out, GUINT_TO_POINTER (line)))
        line = find_end (source, line);
      else if (closes (get_line (source, line)) && opens (get_line (source, get_last (lines))))
        g_array_set_size (lines, lines->len - 1);
      else
        g_array_append_val (lines, line);
      if (get_line (source, line)[0] == '}')
        return;
    }
}

/* Each fragment that is used, once, after what uses it. */
static void
append_fragments (GArray *lines, const Source *source, GHashTable *left_out)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const char *spread = strstr (get_line (source, g_array_index (lines, guint, i)), "...");
      g_autofree char *name = spread != NULL ? dup_word (spread + strlen ("...")) : NULL;
      gpointer definition = NULL;

      if (name == NULL || *name == '\0' || g_hash_table_contains (seen, name))
        continue;
      definition = g_hash_table_lookup (source->definitions, name);
      g_assert (definition != NULL);
      g_hash_table_add (seen, g_steal_pointer (&name));
      append_definition (lines, source, GPOINTER_TO_UINT (definition), left_out);
    }
}

/**
 * ingot_document_new: (skip)
 * @operation: the name of an operation in operations.graphql
 * @left_out: (nullable) (element-type guint): optional lines of operations.graphql to go without
 *
 * Builds the GraphQL document of an operation.
 *
 * Returns: (transfer full): the document
 */
IngotDocument *
ingot_document_new (const char *operation, GHashTable *left_out)
{
  const Source *source = get_source ();
  gpointer definition = g_hash_table_lookup (source->definitions, operation);
  IngotDocument *self = g_new0 (IngotDocument, 1);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert (definition != NULL);
  self->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  if (left_out != NULL)
    self->left_out = g_hash_table_ref (left_out);
  append_definition (self->lines, source, GPOINTER_TO_UINT (definition), left_out);
  append_fragments (self->lines, source, left_out);
  for (guint i = 0; i < self->lines->len; i++)
    g_string_append_printf (text, "%s\n", get_line (source, g_array_index (self->lines, guint, i)));
  self->text = g_string_free_and_steal (g_steal_pointer (&text));
  return self;
}

/**
 * ingot_document_free: (skip)
 * @self: (transfer full): a document
 *
 * Frees @self.
 */
void
ingot_document_free (IngotDocument *self)
{
  g_clear_pointer (&self->left_out, g_hash_table_unref);
  g_array_unref (self->lines);
  g_free (self->text);
  g_free (self);
}

/**
 * ingot_document_find_optional: (skip)
 * @self: a document
 * @line: a line of its text, from 1
 *
 * Finds the optional line of operations.graphql that a line of a document is.
 *
 * Returns: its number, from 1; 0 if @line is not optional, or none
 */
guint
ingot_document_find_optional (const IngotDocument *self, guint line)
{
  guint found;

  if (line == 0 || line > self->lines->len)
    return 0;
  found = g_array_index (self->lines, guint, line - 1);
  return g_hash_table_contains (get_source ()->optional, GUINT_TO_POINTER (found)) ? found : 0;
}

/**
 * ingot_document_list_optional: (skip)
 * @self: a document
 *
 * Lists what @self could do without.
 *
 * Returns: (transfer full) (element-type guint): lines of operations.graphql
 */
GHashTable *
ingot_document_list_optional (const IngotDocument *self)
{
  GHashTable *found = g_hash_table_new (NULL, NULL);

  for (guint line = 1; line <= self->lines->len; line++)
    if (ingot_document_find_optional (self, line) != 0)
      g_hash_table_add (found, GUINT_TO_POINTER (ingot_document_find_optional (self, line)));
  return found;
}

/**
 * ingot_document_has_any: (skip)
 * @self: a document
 * @lines: (element-type guint): lines of operations.graphql
 *
 * Tells whether @self has one of some lines.
 *
 * Returns: %TRUE if it has
 */
gboolean
ingot_document_has_any (const IngotDocument *self, GHashTable *lines)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (g_hash_table_contains (lines, GUINT_TO_POINTER (g_array_index (self->lines, guint, i))))
      return TRUE;
  return FALSE;
}
