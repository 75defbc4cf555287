/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graphql-schema.h"

#include <string.h>

/* What is wrong with a document: message, line and column of each error. */
typedef struct
{
  const char *document;
  const char *variables;
  struct
  {
    const char *message;
    guint line;
    guint column;
  } errors[3];
} Row;

#define ECHO(arguments)               "{echo(must:\"\"," arguments ")}"
#define EXPECTED(type, found, reason) "Expected type '" type "', found '" found "'. " reason
#define CONFLICT(key, reason)                                                                      \
  "Field '" key "' conflict because " reason                                                       \
  ". Use different aliases on the fields to fetch both if this was intentional."

static const Row rows[] = {
  /* definitions */
  { "query A{nothing} query A{nothing}",
    NULL,
    { { "There can only be one operation named 'A'.", 1, 18 } } },
  { "{nothing} query A{nothing}",
    NULL,
    { { "This anonymous operation must be the only defined operation.", 1, 1 } } },
  { "subscription{nothing}", NULL, { { "Schema is not configured for subscriptions", 1, 1 } } },
  { "{...F} fragment F on Query{nothing} fragment F on Query{nothing}",
    NULL,
    { { "There can only be one fragment named 'F'.", 1, 37 } } },
  { "{nothing} fragment F on Query{nothing}", NULL, { { "Fragment 'F' is not used.", 1, 11 } } },
  { "{...F}", NULL, { { "Unknown fragment 'F'.", 1, 2 } } },
  { "{...F} fragment F on Query{...F}",
    NULL,
    { { "Cannot spread fragment 'F' within itself.", 1, 28 } } },
  { "{...F} fragment F on Query{...G} fragment G on Query{...F}",
    NULL,
    { { "Cannot spread fragment 'F' within itself.", 1, 54 } } },

  /* fields */
  { "{\n  nothing\n  foo\n}", NULL, { { "Cannot query field 'foo' on type 'Query'.", 3, 3 } } },
  { "{things{lent}}", NULL, { { "Cannot query field 'lent' on type 'Thing'.", 1, 9 } } },
  { "{works{id}}", NULL, { { "Cannot query field 'id' on type 'Work'.", 1, 8 } } },
  { "mutation{nothing}", NULL, { { "Cannot query field 'nothing' on type 'Mutation'.", 1, 10 } } },
  { "{__schema{types{name}}}",
    NULL,
    { { "Cannot query field '__schema' on type 'Query'.", 1, 2 } } },
  { "{__type(name:\"Book\"){name}}",
    NULL,
    { { "Cannot query field '__type' on type 'Query'.", 1, 2 } } },
  { "{books}", NULL, { { "Field 'books' of type '[Book!]!' must have a sub selection.", 1, 2 } } },
  { "{nothing{a}}",
    NULL,
    { { "Field 'nothing' of type 'String' must not have a sub selection.", 1, 2 } } },
  { "{__typename{a}}",
    NULL,
    { { "Field '__typename' of type 'String!' must not have a sub selection.", 1, 2 } } },
  { "{a b:b c}",
    NULL,
    { { "Cannot query field 'a' on type 'Query'.", 1, 2 },
      { "Cannot query field 'b' on type 'Query'.", 1, 4 },
      { "Cannot query field 'c' on type 'Query'.", 1, 8 } } },

  /* fragments and their types */
  { "{...on Foo{a}}", NULL, { { "Unknown type 'Foo'.", 1, 8 } } },
  { "{...F} fragment F on Foo{a}", NULL, { { "Unknown type 'Foo'.", 1, 22 } } },
  { "{...on Int{a}}",
    NULL,
    { { "Fragment cannot condition on non composite type 'Int'.", 1, 8 } } },
  { "{...F} fragment F on BookInput{name}",
    NULL,
    { { "Fragment 'F' cannot condition on non composite type 'BookInput'.", 1, 22 } } },
  { "{books{...on Author{id}}}",
    NULL,
    { { "Fragment cannot be spread here as objects of type 'Book' can never be of type 'Author'.",
        1, 8 } } },
  { "{works{...F}} fragment F on Author{id}",
    NULL,
    { { "Fragment 'F' cannot be spread here as objects of type 'Work' can never be of type "
        "'Author'.",
        1, 8 } } },
  { "{books{...on Work{...on Thing{id}}} things{...on Work{__typename}}}" },

  /* arguments */
  { "{books(a:1){id}}",
    NULL,
    { { "Unknown argument 'a' on field 'books' of type 'Query'.", 1, 8 } } },
  { "{book{id}}",
    NULL,
    { { "Field 'book' argument 'id' of type 'ID!' is required but not provided.", 1, 2 } } },
  { "{book(id:1,id:2){id}}", NULL, { { "There can be only one argument named 'id'.", 1, 7 } } },
  { "{book(id:null){id}}",
    NULL,
    { { EXPECTED ("ID!", "null", "Expected non-null value, found null."), 1, 10 } } },
  { "{book(id:1.5){id}}",
    NULL,
    { { EXPECTED ("ID!", "1.5", "String or Int value expected"), 1, 10 } } },
  { ECHO ("int:\"1\""), NULL, { { EXPECTED ("Int", "\"1\"", "Int value expected"), 1, 19 } } },
  { ECHO ("int:2147483648"),
    NULL,
    { { EXPECTED ("Int", "2147483648", "Value is too big to fit in Int"), 1, 19 } } },
  { ECHO ("int:2147483647,long:9223372036854775807,float:1e308") },
  { ECHO ("long:9223372036854775808"),
    NULL,
    { { EXPECTED ("Long", "9223372036854775808", "Value is too big to fit in Long"), 1, 20 } } },
  { ECHO ("long:1.0"), NULL, { { EXPECTED ("Long", "1.0", "Long value expected"), 1, 20 } } },
  { ECHO ("float:true"),
    NULL,
    { { EXPECTED ("Float", "true", "Float or Int value expected"), 1, 21 } } },
  { ECHO ("float:1e999"),
    NULL,
    { { EXPECTED ("Float", "1e999", "Float or Int value is too big to fit in double"), 1, 21 } } },
  { ECHO ("string:1"), NULL, { { EXPECTED ("String", "1", "String value expected"), 1, 22 } } },
  { ECHO ("string:POEM"),
    NULL,
    { { EXPECTED ("String", "POEM", "String value expected"), 1, 22 } } },
  { ECHO ("flag:0"), NULL, { { EXPECTED ("Boolean", "0", "Boolean value expected"), 1, 20 } } },
  { ECHO ("genre:FOO"),
    NULL,
    { { EXPECTED ("Genre",
                  "FOO",
                  "Enum value 'FOO' is undefined in enum type 'Genre'. Known values are: NOVEL, "
                  "POEM, OLD."),
        1, 21 } } },
  { ECHO ("genre:\"POEM\""),
    NULL,
    { { EXPECTED ("Genre", "\"POEM\"", "Enum value expected"), 1, 21 } } },
  { ECHO ("list:[\"a\",2]"),
    NULL,
    { { EXPECTED ("[String]", "[\"a\",2]", "'[1]' String value expected"), 1, 20 } } },
  { ECHO ("matrix:[[1,null]]"),
    NULL,
    { { EXPECTED ("[[Int!]!]", "[[1,null]]", "'[0][1]' Expected non-null value, found null."), 1,
        22 } } },
  { ECHO ("input:1"),
    NULL,
    { { EXPECTED ("BookInput", "1", "Expected 'BookInput', found not an object."), 1, 21 } } },
  { ECHO ("input:{pages:1}"),
    NULL,
    { { EXPECTED (
            "BookInput",
            "{pages:1}",
            "Not-null field 'name' of type 'String!' defined in the 'BookInput' input type is "
            "missing."),
        1, 21 } } },
  { ECHO ("input:{name:\"a\",next:{name:\"b\",foo:1}}"),
    NULL,
    { { EXPECTED ("BookInput",
                  "{name:\"a\",next:{name:\"b\",foo:1}}",
                  "'next.foo' Field 'foo' is not defined in the input type 'BookInput'."),
        1, 21 } } },
  { ECHO ("input:{name:\"a\",name:\"b\"}"),
    NULL,
    { { EXPECTED ("BookInput",
                  "{name:\"a\",name:\"b\"}",
                  "'name' There can be only one input field named 'name'."),
        1, 21 } } },

  { ECHO ("any:[{a:{b:1,b:2}}]"),
    NULL,
    { { EXPECTED ("JSON", "[{a:{b:1,b:2}}]", "There can be only one input field named 'b'."), 1,
        19 } } },

  /* directives */
  { "{nothing @foo}", NULL, { { "Unknown directive 'foo'.", 1, 10 } } },
  { "query @skip(if:true){nothing}",
    NULL,
    { { "Directive 'skip' may not be used on query operation.", 1, 7 } } },
  { "{nothing @skip}",
    NULL,
    { { "Directive 'skip' argument 'if' of type 'Boolean!' is required but not provided.", 1,
        10 } } },
  { "{nothing @skip(if:true,a:1)}",
    NULL,
    { { "Unknown argument 'a' on directive 'skip'.", 1, 24 } } },
  { "{nothing @skip(if:1)}",
    NULL,
    { { EXPECTED ("Boolean!", "1", "Boolean value expected"), 1, 19 } } },
  { "{nothing @skip(if:true)@skip(if:true)}",
    NULL,
    { { "The directive 'skip' can only be used once at this location.", 1, 24 } } },
  { "query($a:Int@skip(if:true)){echo(must:\"\",int:$a)}",
    NULL,
    { { "Directive 'skip' may not be used on variable definition.", 1, 13 } } },

  /* variables in the document */
  { "{book(id:$a){id}}", NULL, { { "Variable '$a' is not defined.", 1, 10 } } },
  { "query Q{...F} fragment F on Query{book(id:$a){id}}",
    NULL,
    { { "Variable '$a' is not defined by operation 'Q'.", 1, 43 } } },
  { "query Q($a:Int){nothing}", NULL, { { "Variable '$a' is not used in operation Q.", 1, 9 } } },
  { "query($a:Int){nothing}", NULL, { { "Variable '$a' is not used.", 1, 7 } } },
  { "query($a:ID!,$a:ID!){book(id:$a){id}}",
    "{\"a\":\"1\"}",
    { { "There can be only one variable named 'a'.", 1, 14 } } },
  { "query($a:[Foo!]){echo(must:\"\",int:$a)}", NULL, { { "Unknown type 'Foo'.", 1, 11 } } },
  { "query($a:Book){echo(must:\"\",any:$a)}",
    NULL,
    { { "Variable '$a' cannot be non input type 'Book'.", 1, 7 },
      { "Variable '$a' of type 'Book' used in position expecting type 'JSON'.", 1, 33 } } },
  { "query($a:ID){book(id:$a){id}}",
    NULL,
    { { "Variable '$a' of type 'ID' used in position expecting type 'ID!'.", 1, 22 } } },
  { "query($a:String!){book(id:$a){id}}",
    NULL,
    { { "Variable '$a' of type 'String!' used in position expecting type 'ID!'.", 1, 27 } } },
  { "query($a:Int){echo(must:\"\",matrix:[[$a]])}",
    NULL,
    { { "Variable '$a' of type 'Int' used in position expecting type 'Int!'.", 1, 37 } } },
  { "query($a:String){echo(must:\"\",list:$a)}",
    NULL,
    { { "Variable '$a' of type 'String' used in position expecting type '[String]'.", 1, 36 } } },
  { "query($a:String){echo(must:\"\",input:{name:$a})}",
    NULL,
    { { "Variable '$a' of type 'String' used in position expecting type 'String!'.", 1, 43 } } },
  { "query($a:Int=\"1\"){echo(must:\"\",int:$a)}",
    NULL,
    { { "Variable '$a' of type 'Int' has invalid default value: \"1\". Reason: Int value expected",
        1, 14 } } },
  { "query($a:ID=\"b1\",$b:Boolean=true){book(id:$a){id @skip(if:$b)}}" },

  /* variables of the request */
  { "query($a:ID!){book(id:$a){id}}",
    NULL,
    { { "Variable '$a' expected value of type 'ID!' but value is undefined. Reason: Expected "
        "non-null value, found null.",
        1, 7 } } },
  { "query($a:ID!){book(id:$a){id}}",
    "{\"a\":null}",
    { { "Variable '$a' expected value of type 'ID!' but got: null. Reason: Expected non-null "
        "value, "
        "found null.",
        1, 7 } } },
  { "query($a:Int,$b:Int){echo(must:\"\",int:$a,long:1,any:$b)}",
    "{\"a\":1.5,\"b\":2147483648}",
    { { "Variable '$b' of type 'Int' used in position expecting type 'JSON'.", 1, 53 } } },
  { "query($a:Int){echo(must:\"\",int:$a)}",
    "{\"a\":1.5}",
    { { "Variable '$a' expected value of type 'Int' but got: 1.5. Reason: Int value expected", 1,
        7 } } },
  { "query($a:Genre){echo(must:\"\",genre:$a)}",
    "{\"a\":\"FOO\"}",
    { { "Variable '$a' expected value of type 'Genre' but got: \"FOO\". Reason: Enum value 'FOO' "
        "is "
        "undefined in enum type 'Genre'. Known values are: NOVEL, POEM, OLD.",
        1, 7 } } },
  { "query($a:BookInput){echo(must:\"\",input:$a)}",
    "{\"a\":{\"name\":\"n\",\"next\":{\"foo\":1}}}",
    { { "Variable '$a' expected value of type 'BookInput' but got: "
        "{\"name\":\"n\",\"next\":{\"foo\":1}}. Reason: 'next.foo' Field 'foo' is not defined in "
        "the "
        "input type 'BookInput'.",
        1, 7 } } },
  { "query($a:[String]){echo(must:\"\",list:$a)}",
    "{\"a\":[\"x\",1]}",
    { { "Variable '$a' expected value of type '[String]' but got: [\"x\",1]. Reason: '[1]' String "
        "value expected",
        1, 7 } } },

  /* fields under one key */
  { "{a:nothing a:refused}",
    NULL,
    { { CONFLICT ("a", "'nothing' and 'refused' are different fields"), 1, 12 } } },
  { "{book(id:1){id} book(id:2){id}}",
    NULL,
    { { CONFLICT ("book", "of differing arguments"), 1, 17 } } },
  { "{echo(must:\"\",list:[\"a\"]) echo(list:[\"a\"],must:\"\")}" },
  { "{echo(must:\"\",any:{a:1}) echo(must:\"\",any:{a:2})}",
    NULL,
    { { CONFLICT ("echo", "of differing arguments"), 1, 26 } } },
  { "{a:nothing a:mustNothing}",
    NULL,
    { { CONFLICT ("a", "they return conflicting types 'String' and 'String!'"), 1, 12 } } },
  { "{book(id:1){a:id} book(id:1){a:name}}",
    NULL,
    { { CONFLICT ("a", "they return conflicting types 'ID!' and 'String'"), 1, 30 } } },
  { "{book(id:1){...F author{...G}}} fragment F on Book{author{a:id}} fragment G on Author{a:name}",
    NULL,
    { { CONFLICT ("a", "they return conflicting types 'ID!' and 'String'"), 1, 87 } } },
  { "{things{...on Book{a:title} ...on Author{a:id}}}",
    NULL,
    { { CONFLICT ("a", "they return conflicting types 'String!' and 'ID!'"), 1, 42 } } },
  { "{things{...on Book{pages} ...on Author{pages}}}",
    NULL,
    { { CONFLICT ("pages", "they return conflicting types 'Int' and 'String'"), 1, 40 } } },
  { "{things{...on Book{a:title(loud:true)} ...on Book{a:title(loud:false)}}}",
    NULL,
    { { CONFLICT ("a", "of differing arguments"), 1, 51 } } },
  { "{things{...on Book{a:name} ...on Author{a:name} a:name}}" },
};

static JsonNode *
execute (const char *document, const char *variables)
{
  g_autoptr (IngotGraphqlSchema) schema = ingot_graphql_schema_new (test_types, 1);
  g_autoptr (JsonNode) node = variables != NULL ? json_from_string (variables, NULL) : NULL;
  int count = 0;

  return ingot_graphql_execute (schema, document, NULL,
                                node != NULL ? json_node_get_object (node) : NULL, &count);
}

static JsonArray *
get_errors (JsonNode *answer)
{
  JsonObject *object = json_node_get_object (answer);

  if (!json_object_has_member (object, "errors"))
    return NULL;
  g_assert_true (json_object_get_null_member (object, "data"));
  return json_object_get_array_member (object, "errors");
}

static void
assert_error (JsonObject *entry, const char *message, guint line, guint column)
{
  JsonObject *location =
      json_array_get_object_element (json_object_get_array_member (entry, "locations"), 0);
  const char *whole = json_object_get_string_member (entry, "message");
  const char *place = strstr (whole, " (line ");
  g_autofree char *start = NULL;

  g_assert_nonnull (place);
  start = g_strndup (whole, (gsize) (place - whole));
  g_assert_cmpstr (start, ==, message);
  g_assert_cmpint (json_object_get_int_member (location, "line"), ==, line);
  g_assert_cmpint (json_object_get_int_member (location, "column"), ==, column);
  g_assert_false (json_object_has_member (entry, "path"));
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (JsonNode) answer = execute (row->document, row->variables);
  g_autofree char *text = json_to_string (answer, FALSE);
  JsonArray *errors = get_errors (answer);
  guint n_errors = 0;

  g_test_message ("%s\n%s", row->document, text);
  while (n_errors < G_N_ELEMENTS (row->errors) && row->errors[n_errors].message != NULL)
    {
      g_assert_nonnull (errors);
      g_assert_cmpuint (json_array_get_length (errors), >, n_errors);
      assert_error (json_array_get_object_element (errors, n_errors), row->errors[n_errors].message,
                    row->errors[n_errors].line, row->errors[n_errors].column);
      n_errors++;
    }
  g_assert_cmpuint (errors != NULL ? json_array_get_length (errors) : 0, ==, n_errors);
}

/* 2 × 31 fragments that would be four milliards of fields. */
static void
test_explosion (void)
{
  g_autoptr (GString) document = g_string_new ("{...F0}");
  g_autoptr (JsonNode) answer = NULL;
  JsonObject *entry;

  for (guint i = 0; i < 31; i++)
    g_string_append_printf (document, "fragment F%u on Query{...F%u a:book(id:1){id} ...F%u}", i,
                            i + 1, i + 1);
  g_string_append (document, "fragment F31 on Query{nothing}");
  answer = execute (document->str, NULL);
  entry = json_array_get_object_element (get_errors (answer), 0);
  assert_error (entry, "The query selects more than 1000 fields and fragments.", 1, 1);
}

/* What is compared doubles at every level, a thousand million times in the end. */
static void
test_complexity (void)
{
  g_autoptr (GString) document = g_string_new ("{things{");
  g_autoptr (JsonNode) answer = NULL;
  JsonObject *entry;

  for (guint i = 0; i < 29; i++)
    g_string_append (document, "...on Book{peer{id}} ...on Author{peer{id}} peer{");
  g_string_append (document, "id");
  for (guint i = 0; i < 31; i++)
    g_string_append_c (document, '}');
  answer = execute (document->str, NULL);
  entry = json_array_get_object_element (get_errors (answer), 0);
  g_assert_cmpstr (json_object_get_string_member (entry, "message"), ==,
                   "The query is too complex.");
}

/* One document cannot be answered with more errors than a person reads. */
static void
test_many_errors (void)
{
  g_autoptr (GString) document = g_string_new ("{");
  g_autoptr (JsonNode) answer = NULL;

  for (guint i = 0; i < 500; i++)
    g_string_append_printf (document, "f%u ", i);
  g_string_append_c (document, '}');
  answer = execute (document->str, NULL);
  g_assert_cmpuint (json_array_get_length (get_errors (answer)), ==, 20);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/graphql/validate/%u", i);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/graphql/validate/explosion", test_explosion);
  g_test_add_func ("/graphql/validate/complexity", test_complexity);
  g_test_add_func ("/graphql/validate/many-errors", test_many_errors);
  return g_test_run ();
}
