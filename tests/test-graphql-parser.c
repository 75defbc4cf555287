/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-graphql-document.h"

typedef struct
{
  const char *source;
  const char *value;
} Pair;

static const char *const accepted[] = {
  "{a}",
  "\xef\xbb\xbf{a}",
  "query{a}",
  "query Q{a}",
  "mutation M($a:Int!,$b:[String!]!=[\"x\"],$c:T){a}",
  "subscription S{a}",
  "fragment F on T@d{a}",
  "{a,,,b,# a comment, with } in it\n c\r\n d\t e}",
  "{query mutation fragment on:true null false type}",
  "{a:b(c:$d,e:[1,-2,0,3.5,1e3,2E-1],f:{g:{}},h:[],i:on,j:null)@k@l(m:true){n}}",
  "{...F...F ... on T{a} ...on T@d{a} ...{a} ...@d{a}}",
  "{a}query{b}",
  "#c\n{a}#d",
};

static const struct
{
  const char *source;
  const char *message;
  guint line;
  guint column;
} refused[] = {
  { "", "Unexpected end of input, expected an operation or a fragment", 1, 1 },
  { "{", "Unexpected end of input, expected a name", 1, 2 },
  { "{a", "Unexpected end of input, expected '}'", 1, 3 },
  { "{}", "Invalid input '}', expected a name", 1, 2 },
  { "{a}}", "Invalid input '}', expected an operation or a fragment", 1, 4 },
  { "{a{}}", "Invalid input '}', expected a name", 1, 4 },
  { "{a()}", "Invalid input ')', expected a name", 1, 4 },
  { "query Q(){a}", "Invalid input ')', expected '$'", 1, 9 },
  { "query($a Int){a}", "Invalid input 'I', expected ':'", 1, 10 },
  { "query($a:Int=$b){a}", "Invalid input '$', expected a value", 1, 14 },
  { "query($a:[Int){a}", "Invalid input ')', expected ']'", 1, 14 },
  { "query($a:Int!!){a}", "Invalid input '!', expected '$'", 1, 14 },
  { "type T{a:Int}", "Invalid input 't', expected an operation or a fragment", 1, 1 },
  { "fragment on on T{a}", "Invalid input 'o', expected a fragment's name", 1, 10 },
  { "fragment F T{a}", "Invalid input 'T', expected 'on'", 1, 12 },
  { "{a(b:01)}", "Invalid input '0', expected a digit, and no zero before it", 1, 6 },
  { "{a(b:-)}", "Invalid input ')', expected a digit, and no zero before it", 1, 7 },
  { "{a(b:1.)}", "Invalid input '.', expected the end of the number", 1, 7 },
  { "{a(b:1x)}", "Invalid input 'x', expected the end of the number", 1, 7 },
  { "{a(b:1e)}", "Invalid input ')', expected a digit", 1, 8 },
  { "{a(b:1.2.3)}", "Invalid input '.', expected the end of the number", 1, 9 },
  { "{a(b:\"x)}", "Unexpected end of input, expected the end of the string, '\"'", 1, 10 },
  { "{a(b:\"x\n\")}", "Invalid input '\n', expected the end of the string, '\"'", 1, 8 },
  { "{a(b:\"\"\"x\"\")}", "Unexpected end of input, expected the end of the string, '\"\"\"'", 1,
    14 },
  { "{a(b:\"\\x\")}", "Invalid input '\\', expected an escape sequence", 1, 7 },
  { "{a(b:\"\\u12\")}", "Invalid input '\\', expected an escape sequence", 1, 7 },
  { "{a(b:\"\\u0000\")}", "Invalid input '\\', expected an escape sequence", 1, 7 },
  { "{a(b:\"\\ud83d\")}", "Invalid input '\\', expected an escape sequence", 1, 7 },
  { "{a(b:\"\\ude00\")}", "Invalid input '\\', expected an escape sequence", 1, 7 },
  { "{a(b:\"\\ud83d\\u0041\")}", "Invalid input '\\', expected an escape sequence", 1, 7 },
  { "{a ..b}", "Invalid input '.', expected a GraphQL token", 1, 4 },
  { "{a\r\n  ?}", "Invalid input '?', expected a GraphQL token", 2, 3 },
  { "{\"\xc3\xa9\" \xe2\x82\xac}", "Invalid input '\"', expected a name", 1, 2 },
  { "#\xc3\xa9\n{\xe2\x82\xac}", "Invalid input '\xe2\x82\xac', expected a GraphQL token", 2, 2 },
};

static const Pair strings[] = {
  { "\"\"", "" },
  { "\"a # b, c\"", "a # b, c" },
  { "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\b\f\n\r\t" },
  { "\"\\u0041\\u00e9\\u20AC\"", "A\xc3\xa9\xe2\x82\xac" },
  { "\"\\ud83d\\uDE00\"", "\xf0\x9f\x98\x80" },
  { "\"\xf0\x9f\x98\x80\"", "\xf0\x9f\x98\x80" },
  { "\"\"\"\"\"\"", "" },
  { "\"\"\"  one line\"\"\"", "  one line" },
  { "\"\"\"\n    a\n      b\n\n    c\n  \"\"\"", "a\n  b\n\nc" },
  { "\"\"\"a\r\n  b\r  c\"\"\"", "a\nb\nc" },
  { "\"\"\"say \\\"\"\" and \\n \"quoted\" \"\"\"", "say \"\"\" and \\n \"quoted\" " },
  { "\"\"\"\n\t\ta\n\tb\n\"\"\"", "\ta\nb" },
};

static const char *const types[] = { "Int", "Int!", "[Int]", "[[Int!]!]!", "_a1" };
static const char *const no_types[] = { "", "!", "[Int", "Int]", "Int!!", "[]", "1", "Int Int" };

static const char *const values[] = {
  "null", "true",  "-12", "1.5e3", "\"a\\\"b\"",       "ENUM",
  "$var", "[1,2]", "[]",  "{}",    "{a:1,b:[{c:$d}]}",
};

static IngotGraphqlDocument *
parse (const char *source)
{
  g_auto (IngotGraphqlErrors) errors = { NULL };
  IngotGraphqlDocument *document;

  ingot_graphql_errors_init (&errors, source);
  document = ingot_graphql_document_parse (source, &errors);
  g_assert_cmpint (document == NULL, ==, ingot_graphql_errors_any (&errors));
  return document;
}

static const IngotGraphqlLiteral *
first_value (const IngotGraphqlDocument *document)
{
  return document->definitions->selections->arguments->value;
}

static void
test_accepted (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (accepted); i++)
    {
      g_autoptr (IngotGraphqlDocument) document = parse (accepted[i]);

      g_test_message ("%s", accepted[i]);
      g_assert_nonnull (document);
    }
}

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_auto (IngotGraphqlErrors) errors = { NULL };
      g_autofree char *start =
          g_strdup_printf ("Syntax error while parsing GraphQL query. %s (line %u, column %u):\n",
                           refused[i].message, refused[i].line, refused[i].column);
      JsonObject *entry;

      g_test_message ("%s", refused[i].source);
      ingot_graphql_errors_init (&errors, refused[i].source);
      g_assert_null (ingot_graphql_document_parse (refused[i].source, &errors));
      g_assert_cmpuint (json_array_get_length (errors.entries), ==, 1);
      entry = json_array_get_object_element (errors.entries, 0);
      g_assert_cmpstr (json_object_get_string_member (entry, "message"), !=, NULL);
      if (!g_str_has_prefix (json_object_get_string_member (entry, "message"), start))
        g_assert_cmpstr (json_object_get_string_member (entry, "message"), ==, start);
    }
}

static void
test_place (void)
{
  g_auto (IngotGraphqlErrors) errors = { NULL };
  const char *source = "{\n  a b(c: ?)\n}\n";
  JsonObject *entry;

  ingot_graphql_errors_init (&errors, source);
  g_assert_null (ingot_graphql_document_parse (source, &errors));
  entry = json_array_get_object_element (errors.entries, 0);
  g_assert_cmpstr (
      json_object_get_string_member (entry, "message"), ==,
      "Syntax error while parsing GraphQL query. Invalid input '?', expected a GraphQL "
      "token (line 2, column 10):\n  a b(c: ?)\n         ^");
}

static void
test_tree (void)
{
  g_autoptr (IngotGraphqlDocument) document = parse (
      "query Q($v:[Int!]=[1]@d){k:n(a:$v)@skip(if:true){b}...F...on T{c}}fragment F on U{d}");
  const IngotGraphqlDefinitionNode *operation = document->definitions;
  const IngotGraphqlSelection *selection = operation->selections;

  g_assert_cmpint (operation->kind, ==, INGOT_GRAPHQL_QUERY);
  g_assert_cmpstr (operation->name, ==, "Q");
  g_assert_cmpstr (operation->variables->name, ==, "v");
  g_assert_cmpstr (operation->variables->directives->name, ==, "d");
  g_assert_cmpint (operation->variables->default_value->kind, ==, INGOT_GRAPHQL_LITERAL_LIST);
  g_assert_cmpstr (selection->key, ==, "k");
  g_assert_cmpstr (selection->name, ==, "n");
  g_assert_cmpstr (selection->arguments->name, ==, "a");
  g_assert_cmpstr (selection->directives->name, ==, "skip");
  g_assert_cmpstr (selection->selections->key, ==, "b");
  selection = selection->next;
  g_assert_cmpint (selection->kind, ==, INGOT_GRAPHQL_SELECTION_SPREAD);
  g_assert_cmpstr (selection->name, ==, "F");
  selection = selection->next;
  g_assert_cmpint (selection->kind, ==, INGOT_GRAPHQL_SELECTION_INLINE);
  g_assert_cmpstr (selection->condition->name, ==, "T");
  g_assert_null (selection->next);
  g_assert_true (ingot_graphql_document_get_fragment (document, "F") == operation->next);
  g_assert_null (ingot_graphql_document_get_fragment (document, "Q"));
}

static void
test_strings (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    {
      g_autofree char *source = g_strdup_printf ("{a(b:%s)}", strings[i].source);
      g_autoptr (IngotGraphqlDocument) document = parse (source);

      g_test_message ("%s", source);
      g_assert_nonnull (document);
      g_assert_cmpint (first_value (document)->kind, ==, INGOT_GRAPHQL_LITERAL_STRING);
      g_assert_cmpstr (first_value (document)->text, ==, strings[i].value);
    }
}

static void
test_values (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *source = g_strdup_printf ("{a(b:%s)}", values[i]);
      g_autoptr (IngotGraphqlDocument) document = parse (source);
      g_autofree char *printed = NULL;

      g_assert_nonnull (document);
      printed = ingot_graphql_literal_print (first_value (document));
      g_assert_cmpstr (printed, ==, values[i]);
    }
}

static void
test_types (void)
{
  IngotGraphqlArena arena;

  ingot_graphql_arena_init (&arena);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *printed =
          ingot_graphql_type_ref_print (ingot_graphql_type_ref_parse (&arena, types[i]));

      g_assert_cmpstr (printed, ==, types[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (no_types); i++)
    g_assert_null (ingot_graphql_type_ref_parse (&arena, no_types[i]));
  ingot_graphql_arena_clear (&arena);
}

/* @start, @before and @after as many times around @middle, @end. */
static char *
nest (const char *start,
      const char *before,
      guint n,
      const char *middle,
      const char *after,
      const char *end)
{
  GString *text = g_string_new (start);

  for (guint i = 0; i < n; i++)
    g_string_append (text, before);
  g_string_append (text, middle);
  for (guint i = 0; i < n; i++)
    g_string_append (text, after);
  g_string_append (text, end);
  return g_string_free_and_steal (text);
}

static void
test_bounds (void)
{
  static const struct
  {
    guint most;
    const char *start;
    const char *before;
    const char *middle;
    const char *after;
    const char *end;
  } bounds[] = {
    { 32, "", "{a", "", "}", "" },                    /* fields */
    { 31, "{", "...{", "a", "}", "}" },               /* fragments */
    { 31, "{a(b:", "[", "", "]", ")}" },              /* lists */
    { 31, "{a(b:", "{c:", "1", "}", ")}" },           /* objects */
    { 32, "query($a:", "[", "Int", "]", "){a}" },     /* types */
    { 1000, "{", "a,", "", "", "}" },                 /* selections */
    { 14986, "query($a:X=[", "1,", "", "", "]){a}" }, /* tokens */
    { 256 * 1024 - 3, "{a}", " ", "", "", "" },       /* bytes */
  };

  for (guint i = 0; i < G_N_ELEMENTS (bounds); i++)
    for (guint beyond = 0; beyond <= 1; beyond++)
      {
        g_autofree char *source = nest (bounds[i].start, bounds[i].before, bounds[i].most + beyond,
                                        bounds[i].middle, bounds[i].after, bounds[i].end);
        g_autoptr (IngotGraphqlDocument) document = parse (source);

        g_test_message ("%.20s: %u", source, bounds[i].most + beyond);
        g_assert_cmpint (document == NULL, ==, beyond);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/graphql/parser/accepted", test_accepted);
  g_test_add_func ("/graphql/parser/refused", test_refused);
  g_test_add_func ("/graphql/parser/place", test_place);
  g_test_add_func ("/graphql/parser/tree", test_tree);
  g_test_add_func ("/graphql/parser/strings", test_strings);
  g_test_add_func ("/graphql/parser/values", test_values);
  g_test_add_func ("/graphql/parser/types", test_types);
  g_test_add_func ("/graphql/parser/bounds", test_bounds);
  return g_test_run ();
}
