/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-graphql.h"

/* The schema of the engine's tests: a shelf with things that have a name. */

typedef struct
{
  const char *type;
  const char *id;
  const char *name;
  const char *genre;
  int pages;
  gint64 number;
  double weight;
  gboolean lent;
  gpointer author;
  const char *const *tags;
  GPtrArray *peers;
} Thing;

static const char *const tags[] = { "old", "blue", NULL };
static Thing author = { "Author", "a1", "Ada", NULL, 0, 0, 0, FALSE, NULL, NULL };
static gpointer peer_list[] = { &author };
static GPtrArray peers = { peer_list, 1 };
static Thing stranger = { "Stranger" };
static Thing books[] = {
  { "Book", "b1", "First", "NOVEL", 12, 9007199254740993, 1.5, TRUE, &author, tags, &peers },
  { "Book", "b2", NULL, "OLD", 3, -1, 2, FALSE, NULL, NULL },
};

static IngotGraphqlValue
resolve_book (const IngotGraphqlCall *call)
{
  const char *id = json_object_get_string_member (call->arguments, "id");

  for (guint i = 0; i < G_N_ELEMENTS (books); i++)
    if (g_str_equal (books[i].id, id))
      return ingot_graphql_object (&books[i]);
  return ingot_graphql_null ();
}

static IngotGraphqlValue
resolve_things (const IngotGraphqlCall *call)
{
  GPtrArray *things = g_ptr_array_new ();

  g_ptr_array_add (things, &books[0]);
  g_ptr_array_add (things, &author);
  if (json_object_get_boolean_member_with_default (call->arguments, "stranger", FALSE))
    g_ptr_array_add (things, &stranger);
  return ingot_graphql_take_objects (things);
}

static IngotGraphqlValue
resolve_books (const IngotGraphqlCall *call)
{
  GPtrArray *all = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (books); i++)
    g_ptr_array_add (all, &books[i]);
  return ingot_graphql_take_objects (all);
}

static IngotGraphqlValue
first_book_item (gpointer list, guint index)
{
  return ingot_graphql_object (&books[0]);
}

static IngotGraphqlValue
resolve_shelf (const IngotGraphqlCall *call)
{
  guint length = (guint) json_object_get_int_member (call->arguments, "number");

  return ingot_graphql_list (NULL, length, first_book_item, NULL);
}

static IngotGraphqlValue
resolve_echo (const IngotGraphqlCall *call)
{
  JsonNode *node = json_node_alloc ();

  json_node_init_object (node, call->arguments);
  return ingot_graphql_take_json (node);
}

static IngotGraphqlValue
resolve_refused (const IngotGraphqlCall *call)
{
  return ingot_graphql_error ("No %s for you.", call->field->name);
}

static IngotGraphqlValue
resolve_null (const IngotGraphqlCall *call)
{
  return ingot_graphql_null ();
}

static IngotGraphqlValue
row_item (gpointer list, guint index)
{
  return index == 1 ? ingot_graphql_null ()
                    : ingot_graphql_integer (GPOINTER_TO_INT (list) + index);
}

static IngotGraphqlValue
matrix_item (gpointer list, guint index)
{
  return ingot_graphql_list (GINT_TO_POINTER (10 * index), 3, row_item, NULL);
}

static IngotGraphqlValue
resolve_matrix (const IngotGraphqlCall *call)
{
  return ingot_graphql_list (NULL, 2, matrix_item, NULL);
}

static IngotGraphqlValue
resolve_too_big (const IngotGraphqlCall *call)
{
  return ingot_graphql_integer (G_MAXINT64);
}

static IngotGraphqlValue
resolve_tags (const IngotGraphqlCall *call)
{
  return ingot_graphql_strings (((const Thing *) call->source)->tags);
}

static IngotGraphqlValue
resolve_title (const IngotGraphqlCall *call)
{
  const Thing *thing = call->source;

  return ingot_graphql_take_string (g_strconcat ("The ", thing->name, NULL));
}

static IngotGraphqlValue
resolve_add (const IngotGraphqlCall *call)
{
  int *count = call->context;

  *count += (int) json_object_get_int_member (call->arguments, "number");
  return ingot_graphql_integer (*count);
}

static IngotGraphqlValue
resolve_name_it (const IngotGraphqlCall *call)
{
  return ingot_graphql_error_with_state ("There were errors in the input.", "name", "is taken",
                                         "pages", "are too few", NULL);
}

static const char *
type_of_thing (gpointer object, gpointer context)
{
  return ((const Thing *) object)->type;
}

static const IngotGraphqlType json_type = {
  INGOT_GRAPHQL_SCALAR,
  "JSON",
  .scalar = INGOT_GRAPHQL_SCALAR_ANY,
};

static const IngotGraphqlType long_type = {
  INGOT_GRAPHQL_SCALAR,
  "Long",
  .scalar = INGOT_GRAPHQL_SCALAR_LONG,
};

static const IngotGraphqlEnumValue genres[] = { { "NOVEL" }, { "POEM" }, { "OLD", 1 }, { NULL } };

static const IngotGraphqlType genre_type = { INGOT_GRAPHQL_ENUM, "Genre", .values = genres };

static const IngotGraphqlArgument book_inputs[] = {
  { "name", "String!" },   { "pages", "Int" },          { "genres", "[Genre!]" },
  { "next", "BookInput" }, { "ancient", "Boolean", 1 }, { NULL },
};

static const IngotGraphqlType book_input_type = {
  INGOT_GRAPHQL_INPUT,
  "BookInput",
  .inputs = book_inputs,
};

static const IngotGraphqlField thing_fields[] = {
  { "id", "ID!", ingot_graphql_read_string, .offset = G_STRUCT_OFFSET (Thing, id) },
  { "name", "String", ingot_graphql_read_string, .offset = G_STRUCT_OFFSET (Thing, name) },
  { "peer", "Thing", resolve_null },
  { NULL },
};

static const IngotGraphqlType thing_type = {
  INGOT_GRAPHQL_INTERFACE,
  "Thing",
  .fields = thing_fields,
  .type_of = type_of_thing,
};

static const IngotGraphqlArgument title_arguments[] = { { "loud", "Boolean" }, { NULL } };

static const IngotGraphqlField book_fields[] = {
  { "genre", "Genre!", ingot_graphql_read_string, .offset = G_STRUCT_OFFSET (Thing, genre) },
  { "pages", "Int", ingot_graphql_read_int, .offset = G_STRUCT_OFFSET (Thing, pages) },
  { "number", "Long", ingot_graphql_read_long, .offset = G_STRUCT_OFFSET (Thing, number) },
  { "weight", "Float", ingot_graphql_read_double, .offset = G_STRUCT_OFFSET (Thing, weight) },
  { "lent", "Boolean", ingot_graphql_read_boolean, .offset = G_STRUCT_OFFSET (Thing, lent) },
  { "author", "Author", ingot_graphql_read_object, .offset = G_STRUCT_OFFSET (Thing, author) },
  { "mustAuthor", "Author!", ingot_graphql_read_object, .offset = G_STRUCT_OFFSET (Thing, author) },
  { "tags", "[String!]", resolve_tags },
  { "peers", "[Thing!]", ingot_graphql_read_objects, .offset = G_STRUCT_OFFSET (Thing, peers) },
  { "title", "String!", resolve_title, title_arguments },
  { NULL },
};

static const char *const thing_interfaces[] = { "Thing", NULL };

static const IngotGraphqlType book_type = {
  INGOT_GRAPHQL_OBJECT,
  "Book",
  .fields = book_fields,
  .interfaces = thing_interfaces,
};

static const IngotGraphqlField author_fields[] = {
  { "pages", "String", resolve_refused },
  { "books", "[Book!]!", resolve_books },
  { NULL },
};

static const IngotGraphqlType author_type = {
  INGOT_GRAPHQL_OBJECT,
  "Author",
  .fields = author_fields,
  .interfaces = thing_interfaces,
};

static const char *const work_members[] = { "Book", NULL };

static const IngotGraphqlType work_type = {
  INGOT_GRAPHQL_UNION,
  "Work",
  .members = work_members,
  .type_of = type_of_thing,
};

static const IngotGraphqlArgument id_arguments[] = { { "id", "ID!" }, { NULL } };
static const IngotGraphqlArgument stranger_arguments[] = { { "stranger", "Boolean" }, { NULL } };
static const IngotGraphqlArgument number_arguments[] = { { "number", "Int!" }, { NULL } };

static const IngotGraphqlArgument echo_arguments[] = {
  { "int", "Int" },
  { "long", "Long" },
  { "float", "Float" },
  { "string", "String" },
  { "flag", "Boolean" },
  { "id", "ID" },
  { "genre", "Genre" },
  { "list", "[String]" },
  { "matrix", "[[Int!]!]" },
  { "input", "BookInput" },
  { "any", "JSON" },
  { "must", "String!" },
  { NULL },
};

static const IngotGraphqlField query_fields[] = {
  { "book", "Book", resolve_book, id_arguments },
  { "books", "[Book!]!", resolve_books },
  { "shelf", "[Book!]!", resolve_shelf, number_arguments },
  { "works", "[Work]", resolve_things },
  { "things", "[Thing!]", resolve_things, stranger_arguments },
  { "echo", "JSON", resolve_echo, echo_arguments },
  { "refused", "String", resolve_refused },
  { "mustRefused", "String!", resolve_refused },
  { "nothing", "String", resolve_null },
  { "mustNothing", "String!", resolve_null },
  { "matrix", "[[Int]!]", resolve_matrix },
  { "mustMatrix", "[[Int!]]!", resolve_matrix },
  { "tooBig", "Int", resolve_too_big },
  { "ancient", "Boolean", resolve_null, .editions = 1 },
  { NULL },
};

static const IngotGraphqlType query_type = {
  INGOT_GRAPHQL_OBJECT,
  "Query",
  .fields = query_fields,
};

static const IngotGraphqlField mutation_fields[] = {
  { "add", "Int!", resolve_add, number_arguments },
  { "nameIt", "Book!", resolve_name_it },
  { NULL },
};

static const IngotGraphqlType mutation_type = {
  INGOT_GRAPHQL_OBJECT,
  "Mutation",
  .fields = mutation_fields,
};

static const IngotGraphqlType *const test_types[] = {
  &json_type,   &long_type, &genre_type, &book_input_type, &thing_type, &book_type,
  &author_type, &work_type, &query_type, &mutation_type,   NULL,
};
