/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-operation.h"

#include <string.h>

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *p = strstr (text, part); p != NULL; p = strstr (p + 1, part))
    n++;
  return n;
}

/* A document is one operation with each fragment that it uses, once. */
static void
assert_document (const char *name, gboolean changes)
{
  const char *document = ingot_operation_get_document (name);
  g_autofree char *start = g_strdup_printf ("%s %s", changes ? "mutation" : "query", name);

  g_assert_nonnull (document);
  g_assert_true (g_str_has_prefix (document, start));
  g_assert_cmpuint (count (document, "query ") + count (document, "mutation "), ==, 1);
  g_assert_cmpuint (count (document, "\n}\n"), ==, 1 + count (document, "fragment "));
  g_assert_null (strchr (document, '#'));
  g_assert_null (strstr (document, "__schema"));
  for (const char *spread = strstr (document, "..."); spread != NULL;
       spread = strstr (spread + 3, "..."))
    {
      g_autofree char *fragment = NULL;
      g_autofree char *definition = NULL;

      if (spread[3] == ' ')
        continue;
      fragment = g_strndup (spread + 3, strcspn (spread + 3, " \n"));
      definition = g_strdup_printf ("fragment %s on", fragment);
      g_assert_cmpuint (count (document, definition), ==, 1);
    }
}

static void
test_documents (void)
{
  const IngotOperation *const *operations = ingot_operation_list ();

  for (guint i = 0; operations[i] != NULL; i++)
    {
      const gboolean changes = operations[i]->effect == INGOT_OPERATION_CHANGES;

      assert_document (operations[i]->name, changes);
      if (operations[i]->twin != NULL)
        assert_document (operations[i]->twin, changes);
    }
  g_assert_null (ingot_operation_get_document ("Nothing"));
}

/* What a row says must be in its document. */
static void
test_paths (void)
{
  const IngotOperation *const *operations = ingot_operation_list ();

  for (guint i = 0; operations[i] != NULL; i++)
    {
      const char *document = ingot_operation_get_document (operations[i]->name);
      g_autofree char *path =
          operations[i]->count != NULL
              ? g_strdup_printf ("%s/%s", operations[i]->path, operations[i]->count)
              : g_strdup (operations[i]->path);
      g_auto (GStrv) names = g_strsplit (path, "/", -1);

      for (guint j = 0; names[j] != NULL; j++)
        g_assert_nonnull (strstr (document, names[j]));
    }
}

/* A twin without anything less could not help. */
static void
test_twins (void)
{
  const IngotOperation *const *operations = ingot_operation_list ();

  for (guint i = 0; operations[i] != NULL; i++)
    if (operations[i]->twin != NULL)
      {
        g_assert_cmpuint (strlen (ingot_operation_get_document (operations[i]->twin)), <,
                          strlen (ingot_operation_get_document (operations[i]->name)));
        g_assert_cmpint (operations[i]->effect, ==, INGOT_OPERATION_READS);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/operation/documents", test_documents);
  g_test_add_func ("/operation/paths", test_paths);
  g_test_add_func ("/operation/twins", test_twins);
  return g_test_run ();
}
