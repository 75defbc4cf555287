/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graphql-schema.h"

#include <string.h>

static const char sdl[] = "type Author implements Thing {\n"
                          "  pages: String\n"
                          "  books: [Book!]!\n"
                          "  id: ID!\n"
                          "  name: String\n"
                          "  peer: Thing\n"
                          "}\n"
                          "\n"
                          "type Book implements Thing {\n"
                          "  genre: Genre!\n"
                          "  pages: Int\n"
                          "  number: Long\n"
                          "  weight: Float\n"
                          "  lent: Boolean\n"
                          "  author: Author\n"
                          "  mustAuthor: Author!\n"
                          "  tags: [String!]\n"
                          "  peers: [Thing!]\n"
                          "  title(loud: Boolean): String!\n"
                          "  id: ID!\n"
                          "  name: String\n"
                          "  peer: Thing\n"
                          "}\n"
                          "\n"
                          "input BookInput {\n"
                          "  name: String!\n"
                          "  pages: Int\n"
                          "  genres: [Genre!]\n"
                          "  next: BookInput\n"
                          "}\n"
                          "\n"
                          "enum Genre {\n"
                          "  NOVEL\n"
                          "  POEM\n"
                          "}\n"
                          "\n"
                          "scalar JSON\n"
                          "\n"
                          "scalar Long\n"
                          "\n"
                          "type Mutation {\n"
                          "  add(number: Int!): Int!\n"
                          "  nameIt: Book!\n"
                          "}\n";

static const IngotGraphqlField wrong_fields[] = { { "a", "Foo!", NULL }, { NULL } };
static const IngotGraphqlType wrong_type = { INGOT_GRAPHQL_OBJECT, "Query",
                                             .fields = wrong_fields };

static void
test_print (void)
{
  g_autoptr (IngotGraphqlSchema) schema = ingot_graphql_schema_new (test_types, 2);
  g_autofree char *printed = ingot_graphql_schema_print (schema);
  g_autofree char *start = g_strndup (printed, sizeof sdl - 1);

  g_assert_cmpstr (start, ==, sdl);
  g_assert_nonnull (strstr (printed, "\n\ninterface Thing {\n  id: ID!\n  name: String\n"));
  g_assert_nonnull (strstr (printed, "\n\nunion Work = Book\n"));
  g_assert_null (strstr (printed, "scalar Int"));
}

static void
test_editions (void)
{
  g_autoptr (IngotGraphqlSchema) first = ingot_graphql_schema_new (test_types, 1 | 4);
  g_autoptr (IngotGraphqlSchema) second = ingot_graphql_schema_new (test_types, 2);
  g_autofree char *before = ingot_graphql_schema_print (first);
  g_autofree char *after = ingot_graphql_schema_print (second);

  g_assert_nonnull (strstr (before, "\n  OLD\n"));
  g_assert_nonnull (strstr (before, "next: BookInput\n  ancient: Boolean\n"));
  g_assert_nonnull (strstr (before, "tooBig: Int\n  ancient: Boolean\n"));
  g_assert_null (strstr (after, "OLD"));
  g_assert_null (strstr (after, "ancient"));
}

static void
test_wrong_table (void)
{
  const IngotGraphqlType *const types[] = { &wrong_type, NULL };

  if (g_test_subprocess ())
    {
      g_autoptr (IngotGraphqlSchema) schema = ingot_graphql_schema_new (types, 0);

      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*Query.a: *Foo!*is no type of the schema*");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/graphql/schema/print", test_print);
  g_test_add_func ("/graphql/schema/editions", test_editions);
  g_test_add_func ("/graphql/schema/wrong-table", test_wrong_table);
  return g_test_run ();
}
