/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Servers that lack one of the things that Ingot's documents name, each in turn. What there is to
 * lack is read from the documents, so that none is forgotten. */
#include "fixture.h"
#include "ingot-demo-context.h"
#include "ingot-demo-server.h"
#include "ingot-document.h"
#include "ingot-error.h"
#include "ingot-graphql-validate.h"
#include "ingot-session-private.h"

#include <string.h>

#define OLD_VERSION "1.180.0"

/* Something that a document names. */
typedef struct
{
  char *what;           /* as ingot_demo_server_knows () takes it */
  gboolean is_optional; /* everywhere where it is named */
} Thing;

static void
thing_free (Thing *thing)
{
  g_free (thing->what);
  g_free (thing);
}

/* A document that is walked, to find what it names. */
typedef struct
{
  const IngotGraphqlSchema *schema;
  const IngotDocument *document;
  const IngotGraphqlDocument *parsed;
  GPtrArray *things;
} Walk;

static guint
get_line (const Walk *walk, const char *at)
{
  guint line = 1;

  for (const char *c = walk->document->text; c < at; c++)
    line += *c == '\n';
  return line;
}

static void
add_thing (Walk *walk, const char *at, char *what)
{
  const gboolean is_optional =
      at != NULL && ingot_document_find_optional (walk->document, get_line (walk, at)) != 0;
  Thing *thing;

  for (guint i = 0; i < walk->things->len; i++)
    {
      thing = walk->things->pdata[i];
      if (g_str_equal (thing->what, what))
        {
          thing->is_optional &= is_optional;
          g_free (what);
          return;
        }
    }
  thing = g_new (Thing, 1);
  *thing = (Thing) { what, is_optional };
  g_ptr_array_add (walk->things, thing);
}

/* A field that an interface has is the interface's. */
static const char *
get_owner (const Walk *walk, const IngotGraphqlDefinition *type, const char *field)
{
  const char *const *name = type->row->interfaces;

  for (; name != NULL && *name != NULL; name++)
    if (ingot_graphql_definition_get_field (ingot_graphql_schema_lookup (walk->schema, *name),
                                            field) != NULL)
      return *name;
  return type->name;
}

static void
walk_arguments (Walk *walk,
                const IngotGraphqlDefinition *type,
                const IngotGraphqlSelection *selection,
                const IngotGraphqlOutput *field)
{
  for (const IngotGraphqlArgumentNode *argument = selection->arguments; argument != NULL;
       argument = argument->next)
    {
      const IngotGraphqlInput *input = ingot_graphql_inputs_find (field->arguments, argument->name);

      add_thing (walk, argument->at,
                 g_strdup_printf ("%s.%s(%s)", get_owner (walk, type, field->name), field->name,
                                  argument->name));
      if (argument->value->kind == INGOT_GRAPHQL_LITERAL_ENUM)
        add_thing (walk, argument->value->at,
                   g_strdup_printf ("%s.%s", input->type->definition->name, argument->value->text));
      for (guint i = 0; i < input->type->definition->inputs->len; i++)
        {
          const IngotGraphqlInput *member = input->type->definition->inputs->pdata[i];

          add_thing (walk, NULL,
                     g_strdup_printf ("%s.%s", input->type->definition->name, member->name));
        }
    }
}

static void walk_selections (Walk *walk,
                             const IngotGraphqlDefinition *type,
                             const IngotGraphqlSelection *selections);

static void
walk_field (Walk *walk, const IngotGraphqlDefinition *type, const IngotGraphqlSelection *selection)
{
  const IngotGraphqlOutput *field =
      ingot_graphql_schema_get_field (walk->schema, type, selection->name);

  g_assert_nonnull (field);
  if (g_str_equal (field->name, "__typename"))
    return;
  add_thing (walk, selection->at,
             g_strdup_printf ("%s.%s", get_owner (walk, type, field->name), field->name));
  walk_arguments (walk, type, selection, field);
  walk_selections (walk, field->type->definition, selection->selections);
}

static void
walk_selections (Walk *walk,
                 const IngotGraphqlDefinition *type,
                 const IngotGraphqlSelection *selections)
{
  for (const IngotGraphqlSelection *selection = selections; selection != NULL;
       selection = selection->next)
    if (selection->kind == INGOT_GRAPHQL_SELECTION_FIELD)
      walk_field (walk, type, selection);
    else if (selection->kind == INGOT_GRAPHQL_SELECTION_INLINE)
      walk_selections (walk, ingot_graphql_schema_lookup (walk->schema, selection->condition->name),
                       selection->selections);
    else
      {
        const IngotGraphqlDefinitionNode *fragment =
            ingot_graphql_document_get_fragment (walk->parsed, selection->name);

        walk_selections (walk,
                         ingot_graphql_schema_lookup (walk->schema, fragment->condition->name),
                         fragment->selections);
      }
}

static void
walk_operation (const IngotGraphqlSchema *schema,
                const IngotOperation *operation,
                GPtrArray *things)
{
  g_autoptr (IngotDocument) document = ingot_document_new (operation->name, NULL);
  g_auto (IngotGraphqlErrors) errors = { NULL };
  g_autoptr (IngotGraphqlDocument) parsed = NULL;
  Walk walk = { schema, document, NULL, things };

  ingot_graphql_errors_init (&errors, document->text);
  parsed = ingot_graphql_document_parse (document->text, &errors);
  g_assert_nonnull (parsed);
  walk.parsed = parsed;
  walk_selections (&walk, ingot_graphql_schema_get_root (schema, parsed->definitions->kind),
                   parsed->definitions->selections);
}

static IngotGraphqlSchema *
schema_new (const char *version)
{
  const IngotDemoOptions options = { .version = version };
  g_autoptr (IngotDemoStore) store = ingot_demo_store_new (&options);

  return ingot_demo_schema_new (store);
}

static GPtrArray *
list_things (void)
{
  GPtrArray *things = g_ptr_array_new_with_free_func ((GDestroyNotify) thing_free);
  const IngotOperation *const *operations = ingot_operation_list ();
  g_autoptr (IngotGraphqlSchema) schema = schema_new (OLD_VERSION);

  for (guint i = 0; operations[i] != NULL; i++)
    walk_operation (schema, operations[i], things);
  return things;
}

/* What a person does on a server, and what went wrong. */
typedef struct
{
  IngotDemoServer *server;
  IngotSession *session;
  IngotRepository *repository;
  GPtrArray *errors; /* GError */
} Visit;

static void
note (Visit *visit, const GError *error)
{
  if (error != NULL)
    g_ptr_array_add (visit->errors, g_error_copy (error));
}

static IngotParser *
get_parser (Visit *visit)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ingot_repository_load_parsers_async (visit->repository, NULL, fixture_store_result, &result);
  ingot_repository_load_parsers_finish (visit->repository, fixture_await (&result), &error);
  note (visit, error);
  return g_list_model_get_item (ingot_repository_get_parsers (visit->repository), 0);
}

static IngotIngestToken *
add_token (Visit *visit, const char *name, IngotParser *parser, const char *custom_token)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  IngotIngestToken *token;

  ingot_repository_add_token_async (visit->repository, name, parser, custom_token, NULL,
                                    fixture_store_result, &result);
  token = ingot_repository_add_token_finish (visit->repository, fixture_await (&result), &error);
  note (visit, error);
  return token;
}

static void
assign (Visit *visit, IngotIngestToken *token, IngotParser *parser)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (IngotIngestToken) changed = NULL;

  ingot_repository_assign_parser_async (visit->repository, token, parser, NULL,
                                        fixture_store_result, &result);
  changed =
      ingot_repository_assign_parser_finish (visit->repository, fixture_await (&result), &error);
  note (visit, error);
}

static void
remove_token (Visit *visit, IngotIngestToken *token)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ingot_repository_remove_token_async (visit->repository, token, NULL, fixture_store_result,
                                       &result);
  ingot_repository_remove_token_finish (visit->repository, fixture_await (&result), &error);
  note (visit, error);
}

static void
star (Visit *visit, gboolean starred)
{
  IngotSearchDomain *domain = ingot_session_find_search_domain (visit->session, "payments");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ingot_session_set_starred_async (visit->session, domain, starred, NULL, fixture_store_result,
                                   &result);
  ingot_session_set_starred_finish (visit->session, fixture_await (&result), &error);
  note (visit, error);
}

static void
enable_feature (Visit *visit)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) enabled = NULL;
  g_autoptr (IngotFeature) feature = NULL;
  g_autoptr (GError) error = NULL;

  ingot_session_find_disabled_feature_async (visit->session, "CustomIngestTokens", NULL,
                                             fixture_store_result, &result);
  feature =
      ingot_session_find_disabled_feature_finish (visit->session, fixture_await (&result), &error);
  note (visit, error);
  g_clear_error (&error);
  if (feature == NULL)
    return;
  ingot_session_enable_feature_async (visit->session, feature, NULL, fixture_store_result,
                                      &enabled);
  ingot_session_enable_feature_finish (visit->session, fixture_await (&enabled), &error);
  note (visit, error);
}

static void
refresh (Visit *visit)
{
  ingot_session_refresh (visit->session);
  fixture_wait (!ingot_session_get_loading (visit->session));
  note (visit, ingot_session_get_error (visit->session));
}

/* Once more with what was learned, and once with the facts read again. */
static void
look_at (Visit *visit, const char *name)
{
  IngotSearchDomain *domain = ingot_session_find_search_domain (visit->session, name);

  g_clear_object (&visit->repository);
  if (domain == NULL)
    return;
  visit->repository = ingot_session_dup_repository (visit->session, domain);
  ingot_repository_open (visit->repository);
  fixture_wait (!ingot_repository_get_loading (visit->repository));
  note (visit, ingot_repository_get_error (visit->repository));
  ingot_repository_refresh (visit->repository);
  fixture_wait (!ingot_repository_get_loading (visit->repository));
  note (visit, ingot_repository_get_error (visit->repository));
}

static void
change_tokens (Visit *visit)
{
  g_autoptr (IngotParser) parser = get_parser (visit);
  g_autoptr (IngotIngestToken) token = add_token (visit, "new one", parser, NULL);

  if (token == NULL)
    return;
  if (parser != NULL)
    assign (visit, token, parser);
  assign (visit, token, NULL);
  remove_token (visit, token);
}

/* Releases that have a feature for that have it off at first. */
static void
add_custom_token (Visit *visit)
{
  g_autoptr (IngotIngestToken) token = NULL;

  enable_feature (visit);
  if (visit->repository != NULL)
    token = add_token (visit, "another one", NULL, "a text of our own");
}

static void
visit_begin (Visit *visit, const char *version, const char *const *without)
{
  const IngotDemoOptions options = { .version = version, .without = without };
  g_autoptr (GError) error = NULL;

  *visit = (Visit) { .server = ingot_demo_server_new (&options) };
  visit->errors = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  ingot_demo_server_start (visit->server, 0, &error);
  g_assert_no_error (error);
  visit->session = ingot_session_new ("Demo", ingot_demo_server_get_address (visit->server),
                                      ingot_demo_server_get_api_token (visit->server, "root"),
                                      INGOT_ENVIRONMENT_DEMO, &error);
  g_assert_no_error (error);
  refresh (visit);
  refresh (visit);
  look_at (visit, "payments");
  if (visit->repository != NULL)
    {
      change_tokens (visit);
      star (visit, FALSE);
      star (visit, TRUE);
    }
  add_custom_token (visit);
  look_at (visit, "all-services");
}

static void
visit_end (Visit *visit)
{
  g_clear_pointer (&visit->errors, g_ptr_array_unref);
  if (visit->repository != NULL)
    g_assert_finalize_object (visit->repository);
  g_assert_finalize_object (visit->session);
  ingot_demo_server_stop (visit->server);
  g_assert_finalize_object (visit->server);
}

static void
assert_no_errors (const Visit *visit)
{
  for (guint i = 0; i < visit->errors->len; i++)
    g_assert_no_error ((GError *) visit->errors->pdata[i]);
}

/* How much more @visit cost than @before, in each operation. */
static void
assert_cost (const Visit *visit, const Visit *before)
{
  const IngotOperation *const *operations = ingot_operation_list ();

  for (guint i = 0; operations[i] != NULL; i++)
    g_assert_cmpuint (ingot_demo_server_count (visit->server, operations[i]->name), <=,
                      ingot_demo_server_count (before->server, operations[i]->name) + 1);
}

static void
test_without_optional (gconstpointer what)
{
  const char *const without[] = { what, NULL };
  Visit before;
  Visit visit;

  visit_begin (&before, OLD_VERSION, NULL);
  visit_begin (&visit, OLD_VERSION, without);
  assert_no_errors (&before);
  assert_no_errors (&visit);
  assert_cost (&visit, &before);
  visit_end (&visit);
  visit_end (&before);
}

/* What nothing works without is said to be missing, in the server's words. */
static void
test_without_essential (gconstpointer what)
{
  const char *const without[] = { what, NULL };
  Visit visit;

  visit_begin (&visit, OLD_VERSION, without);
  g_assert_cmpuint (visit.errors->len, >, 0);
  for (guint i = 0; i < visit.errors->len; i++)
    {
      const GError *error = visit.errors->pdata[i];

      g_assert_error (error, INGOT_ERROR, INGOT_ERROR_REFUSED);
      g_assert_cmpuint (strlen (error->message), >, 10);
      g_assert_nonnull (ingot_error_get_details (error));
    }
  visit_end (&visit);
}

/* `older` lacks all that is optional, and is asked for no more than it has. */
static void
test_older (void)
{
  Visit before;
  Visit visit;

  visit_begin (&before, OLD_VERSION, NULL);
  visit_begin (&visit, "older", NULL);
  assert_no_errors (&visit);
  assert_cost (&visit, &before);
  visit_end (&visit);
  visit_end (&before);
}

/* What is left of a document on a schema. */
static IngotDocument *
dup_understood (const IngotGraphqlSchema *schema, const IngotOperation *operation)
{
  g_autoptr (IngotDocument) whole = ingot_document_new (operation->name, NULL);
  g_autoptr (GHashTable) unknown = g_hash_table_new (NULL, NULL);
  g_auto (IngotGraphqlErrors) errors = { NULL };
  g_autoptr (IngotGraphqlDocument) parsed = NULL;

  ingot_graphql_errors_init (&errors, whole->text);
  parsed = ingot_graphql_document_parse (whole->text, &errors);
  ingot_graphql_validate (schema, parsed, &errors);
  for (guint i = 0; i < json_array_get_length (errors.entries); i++)
    {
      JsonObject *error = json_array_get_object_element (errors.entries, i);
      JsonArray *locations = json_object_get_array_member (error, "locations");
      JsonObject *location = json_array_get_object_element (locations, 0);
      const guint line = json_object_get_int_member (location, "line");

      g_assert_cmpuint (ingot_document_find_optional (whole, line), !=, 0);
      g_hash_table_add (unknown, GUINT_TO_POINTER (ingot_document_find_optional (whole, line)));
    }
  return ingot_document_new (operation->name, unknown);
}

static void
test_older_is_complete (void)
{
  const IngotOperation *const *operations = ingot_operation_list ();
  g_autoptr (IngotGraphqlSchema) schema = schema_new ("older");

  for (guint i = 0; operations[i] != NULL; i++)
    {
      g_autoptr (IngotDocument) whole = ingot_document_new (operations[i]->name, NULL);
      g_autoptr (GHashTable) optional = ingot_document_list_optional (whole);
      g_autoptr (IngotDocument) smallest = ingot_document_new (operations[i]->name, optional);
      g_autoptr (IngotDocument) understood = dup_understood (schema, operations[i]);

      g_assert_cmpstr (understood->text, ==, smallest->text);
    }
}

/* The releases whose schemas are known, and what may come, understand everything that is asked. */
static void
test_known (gconstpointer version)
{
  const IngotOperation *const *operations = ingot_operation_list ();
  g_autoptr (IngotGraphqlSchema) schema = schema_new (version);
  Visit visit;

  for (guint i = 0; operations[i] != NULL; i++)
    {
      g_autoptr (IngotDocument) whole = ingot_document_new (operations[i]->name, NULL);
      g_autoptr (IngotDocument) understood = dup_understood (schema, operations[i]);

      g_assert_cmpstr (understood->text, ==, whole->text);
    }
  visit_begin (&visit, version, NULL);
  assert_no_errors (&visit);
  visit_end (&visit);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) things = list_things ();

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/generations/1.180.0", OLD_VERSION, test_known);
  g_test_add_data_func ("/generations/1.204.0", "1.204.0", test_known);
  g_test_add_data_func ("/generations/newer", "newer", test_known);
  g_test_add_func ("/generations/older", test_older);
  g_test_add_func ("/generations/older-is-complete", test_older_is_complete);
  for (guint i = 0; i < things->len; i++)
    {
      const Thing *thing = things->pdata[i];
      g_autofree char *path = g_strdup_printf (
          "/generations/%s/%s", thing->is_optional ? "without-optional" : "without-essential",
          thing->what);

      g_test_add_data_func (path, thing->what,
                            thing->is_optional ? test_without_optional : test_without_essential);
    }
  return g_test_run ();
}
