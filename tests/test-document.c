/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents without what a server does not know. */
#include "ingot-document.h"

#include "ingot-operation.h"

#include <string.h>

/* The line of a text that is @line but for white space, from 1; 0 if there is none. */
static guint
find_line (const char *text, const char *line)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_equal (g_strchug (lines[i]), line))
      return i + 1;
  return 0;
}

static IngotDocument *
dup_without (const char *operation, ...)
{
  g_autoptr (IngotDocument) whole = ingot_document_new (operation, NULL);
  g_autoptr (GHashTable) left_out = g_hash_table_new (NULL, NULL);
  va_list args;

  va_start (args, operation);
  for (const char *line = va_arg (args, const char *); line != NULL;
       line = va_arg (args, const char *))
    {
      const guint optional = ingot_document_find_optional (whole, find_line (whole->text, line));

      g_assert_cmpuint (optional, !=, 0);
      g_hash_table_add (left_out, GUINT_TO_POINTER (optional));
    }
  va_end (args);
  return ingot_document_new (operation, left_out);
}

static void
assert_sound (const IngotDocument *document)
{
  guint depth = 0;

  for (const char *at = document->text; *at != '\0'; at++)
    {
      depth += *at == '{';
      if (*at != '}')
        continue;
      g_assert_cmpuint (depth, >, 0);
      depth--;
    }
  g_assert_cmpuint (depth, ==, 0);
  g_assert_false (g_regex_match_simple ("\\{\\s*\\}", document->text, 0, 0));
  g_assert_false (g_regex_match_simple ("\\(\\s*\\)", document->text, 0, 0));
}

static void
test_one (void)
{
  g_autoptr (IngotDocument) document = dup_without ("GetAccount", "isRoot", NULL);

  g_assert_cmpstr (document->text, ==,
                   "query GetAccount {\n  viewerOpt {\n    username\n    isOrganizationRoot\n"
                   "    token {\n      name\n      expireAt\n    }\n  }\n}\n");
}

static void
test_argument (void)
{
  g_autoptr (IngotDocument) document = dup_without ("ListSearchDomains", "orderBy: ASC", NULL);

  g_assert_nonnull (strstr (document->text, "    sortBy: Name\n    skip: $skip\n"));
  assert_sound (document);
}

/* Nothing stays of braces that would be empty, nor of what is around them. */
static void
test_braces (void)
{
  g_autoptr (IngotDocument) one = dup_without ("GetAccount", "token {", NULL);
  g_autoptr (IngotDocument) all = dup_without ("GetAccount", "name", "expireAt", NULL);
  g_autoptr (IngotDocument) deep = dup_without ("ListSearchDomains", "filter", NULL);

  g_assert_cmpstr (one->text, ==, all->text);
  g_assert_null (strstr (one->text, "token"));
  g_assert_null (strstr (deep->text, "connections"));
  g_assert_null (strstr (deep->text, "... on View"));
  g_assert_nonnull (strstr (deep->text, "... on Repository"));
  assert_sound (deep);
}

/* The numbers are those of the text that was sent, not those of the whole document. */
static void
test_lines (void)
{
  g_autoptr (IngotDocument) whole = ingot_document_new ("ListIngestTokens", NULL);
  g_autoptr (IngotDocument) smaller = dup_without ("ListIngestTokens", "displayName", NULL);
  const guint line = find_line (smaller->text, "isBuiltIn");

  g_assert_cmpuint (line, ==, find_line (whole->text, "isBuiltIn") - 1);
  g_assert_cmpuint (ingot_document_find_optional (smaller, line), ==,
                    ingot_document_find_optional (whole, line + 1));
  g_assert_cmpuint (ingot_document_find_optional (whole, find_line (whole->text, "token")), ==, 0);
  g_assert_cmpuint (ingot_document_find_optional (whole, 0), ==, 0);
  g_assert_cmpuint (ingot_document_find_optional (whole, 1000), ==, 0);
}

/* Each optional line of each document, alone and all together. */
static void
test_each (void)
{
  const IngotOperation *const *operations = ingot_operation_list ();
  guint n_optional = 0;

  for (guint i = 0; operations[i] != NULL; i++)
    {
      g_autoptr (IngotDocument) whole = ingot_document_new (operations[i]->name, NULL);
      g_autoptr (GHashTable) optional = ingot_document_list_optional (whole);
      g_autoptr (IngotDocument) smallest = ingot_document_new (operations[i]->name, optional);
      GHashTableIter iter;
      gpointer line;

      g_hash_table_iter_init (&iter, optional);
      while (g_hash_table_iter_next (&iter, &line, NULL))
        {
          g_autoptr (GHashTable) one = g_hash_table_new (NULL, NULL);
          g_autoptr (IngotDocument) smaller = NULL;

          g_hash_table_add (one, line);
          smaller = ingot_document_new (operations[i]->name, one);
          g_assert_true (ingot_document_has_any (whole, one));
          g_assert_false (ingot_document_has_any (smaller, one));
          assert_sound (smaller);
          n_optional++;
        }
      g_assert_false (ingot_document_has_any (smallest, optional));
      assert_sound (smallest);
    }
  g_assert_cmpuint (n_optional, >, 30);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/one", test_one);
  g_test_add_func ("/document/argument", test_argument);
  g_test_add_func ("/document/braces", test_braces);
  g_test_add_func ("/document/lines", test_lines);
  g_test_add_func ("/document/each", test_each);
  return g_test_run ();
}
