/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-operation.h"

#include "ingot-document.h"

#include <string.h>

/* Servers limit what a document may select, the strictest known one to 1,000. */
#define MAX_LINES 40

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *p = strstr (text, part); p != NULL; p = strstr (p + 1, part))
    n++;
  return n;
}

static gboolean
matches (const char *text, const char *pattern)
{
  return g_regex_match_simple (pattern, text, 0, 0);
}

/* A colon that is not in an argument is an alias; `meta` is deprecated and goes away. */
static gboolean
is_plain (const char *document)
{
  g_autoptr (GRegex) arguments = g_regex_new ("\\([^()]*\\)", 0, 0, NULL);
  g_autofree char *bare = g_regex_replace_literal (arguments, document, -1, 0, "", 0, NULL);

  return strchr (bare, ':') == NULL && !matches (document, "\\b(meta|__schema|__type)\\b") &&
         count (document, "\n") < MAX_LINES;
}

/* A document is one operation with each fragment that it uses, once. */
static void
assert_document (const char *name, gboolean changes)
{
  g_autoptr (IngotDocument) built = ingot_document_new (name, NULL);
  const char *document = built->text;
  g_autofree char *start = g_strdup_printf ("%s %s", changes ? "mutation" : "query", name);

  g_assert_true (g_str_has_prefix (document, start));
  g_assert_cmpuint (count (document, "query ") + count (document, "mutation "), ==, 1);
  g_assert_cmpuint (count (document, "\n}\n"), ==, 1 + count (document, "fragment "));
  g_assert_null (strchr (document, '#'));
  g_assert_true (is_plain (document));
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
    assert_document (operations[i]->name, operations[i]->effect == INGOT_OPERATION_CHANGES);
}

static void
test_what_is_not_plain (void)
{
  g_assert_true (is_plain ("query A($a: String) {\n  b(c: $a) {\n    metadata\n  }\n}\n"));
  g_assert_false (is_plain ("query A {\n  b: c\n}\n"));
  g_assert_false (is_plain ("query A {\n  meta {\n    version\n  }\n}\n"));
  g_assert_false (is_plain ("query A {\n  __schema {\n    types\n  }\n}\n"));
  g_assert_false (
      is_plain ("\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n"
                "\n\n\n\n\n"));
}

/* What a row says must be in its document, whatever is left out of that. */
static void
test_paths (void)
{
  const IngotOperation *const *operations = ingot_operation_list ();

  for (guint i = 0; operations[i] != NULL; i++)
    {
      g_autoptr (IngotDocument) whole = ingot_document_new (operations[i]->name, NULL);
      g_autoptr (GHashTable) optional = ingot_document_list_optional (whole);
      g_autoptr (IngotDocument) smallest = ingot_document_new (operations[i]->name, optional);
      g_autofree char *path =
          operations[i]->count != NULL
              ? g_strdup_printf ("%s/%s", operations[i]->path, operations[i]->count)
              : g_strdup (operations[i]->path);
      g_auto (GStrv) names = g_strsplit (path, "/", -1);

      for (guint j = 0; names[j] != NULL; j++)
        g_assert_nonnull (strstr (smallest->text, names[j]));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/operation/documents", test_documents);
  g_test_add_func ("/operation/what-is-not-plain", test_what_is_not_plain);
  g_test_add_func ("/operation/paths", test_paths);
  return g_test_run ();
}
