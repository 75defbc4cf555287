/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A lost answer while others are at work, and a server that takes its time. */
#include "fixture.h"
#include "generation.h"
#include "ingot-change.h"
#include "ingot-demo-rules.h"
#include "ingot-demo-server.h"
#include "ingot-error.h"
#include "ingot-session-private.h"

#define REPOSITORY "payments"
#define OLD_NAME   "fraud-scoring"
#define NEW_NAME   "new one"
#define CUSTOM     "a text of our own choice"
#define LOOK       "ListIngestTokens"

typedef struct
{
  IngotDemoServer *server;
  IngotSession *session;
  IngotRepository *repository;
  guint n_looks;
} Test;

static void
test_begin (Test *test)
{
  const IngotDemoOptions options = { 0 };
  g_autoptr (GError) error = NULL;

  test->server = generation_server_new (&options);
  ingot_demo_store_set_feature (ingot_demo_server_get_store (test->server), "CustomIngestTokens",
                                TRUE);
  ingot_demo_server_start (test->server, 0, &error);
  g_assert_no_error (error);
  test->session = ingot_session_new ("Demo", ingot_demo_server_get_address (test->server),
                                     ingot_demo_server_get_api_token (test->server, "root"),
                                     INGOT_ENVIRONMENT_DEMO, &error);
  g_assert_no_error (error);
  ingot_session_refresh (test->session);
  fixture_wait (!ingot_session_get_loading (test->session));
  test->repository = ingot_session_dup_repository (
      test->session, ingot_session_find_search_domain (test->session, REPOSITORY));
  ingot_repository_open (test->repository);
  fixture_wait (!ingot_repository_get_loading (test->repository));
  ingot_change_set_look_again (ingot_session_get_client (test->session), 10);
  test->n_looks = ingot_demo_server_count (test->server, LOOK);
}

static void
test_end (Test *test)
{
  g_assert_finalize_object (test->repository);
  g_assert_finalize_object (test->session);
  ingot_demo_server_stop (test->server);
  g_assert_finalize_object (test->server);
}

static IngotDemoToken *
add (IngotDemoServer *server, const char *name, const char *parser)
{
  IngotDemoStore *store = ingot_demo_server_get_store (server);
  g_autoptr (GError) error = NULL;
  IngotDemoToken *token = ingot_demo_rules_add_token (
      store, ingot_demo_store_find_account (store, "root"), REPOSITORY, name, parser, NULL, &error);

  g_assert_no_error (error);
  return token;
}

static void
remove_old (IngotDemoServer *server)
{
  ingot_demo_domain_remove_token (
      ingot_demo_store_find (ingot_demo_server_get_store (server), REPOSITORY), OLD_NAME);
}

/* What happens on the server while nobody here knows. */
static void
add_the_same (IngotDemoServer *server)
{
  add (server, NEW_NAME, NULL);
}

static void
add_with_a_parser (IngotDemoServer *server)
{
  add (server, NEW_NAME, "json");
}

static void
remove_and_add_again (IngotDemoServer *server)
{
  remove_old (server);
  add (server, OLD_NAME, NULL);
}

static void
unassign_old (IngotDemoServer *server)
{
  IngotDemoDomain *domain =
      ingot_demo_store_find (ingot_demo_server_get_store (server), REPOSITORY);

  ingot_demo_domain_find_token (domain, OLD_NAME)->parser = NULL;
}

static void
nothing (IngotDemoServer *server)
{
}

typedef enum
{
  ADD,
  ADD_CUSTOM,
  UNASSIGN,
  REMOVE,
} Kind;

static const char *const operations[] = {
  [ADD] = "AddIngestToken",
  [ADD_CUSTOM] = "AddIngestToken",
  [UNASSIGN] = "UnassignParser",
  [REMOVE] = "RemoveIngestToken",
};

#define DONE         (-1)
#define CLOSED       { .kind = INGOT_DEMO_FAULT_CLOSE }
#define DONE_CLOSED  { .kind = INGOT_DEMO_FAULT_EXECUTED_CLOSE }
#define GATEWAY_LATE { .kind = INGOT_DEMO_FAULT_STATUS, .status = 504 }

static const struct
{
  const char *name;
  Kind kind;
  IngotDemoFault fault;
  void (*meanwhile) (IngotDemoServer *server);
  guint after_looks; /* how many looks come before that */
  int code;
  const char *says; /* of the error or caveat */
  guint n_looks;
} rows[] = {
  { "somebody-adds-the-same", ADD, CLOSED, add_the_same, 0, DONE, "cannot be told apart", 1 },
  { "we-add", ADD, DONE_CLOSED, nothing, 0, DONE, "cannot be told apart", 1 },
  { "somebody-adds-with-a-parser", ADD, CLOSED, add_with_a_parser, 0, INGOT_ERROR_OUTCOME_UNKNOWN,
    "with another parser", 1 },
  { "we-add-a-custom-token", ADD_CUSTOM, DONE_CLOSED, nothing, 0, DONE, NULL, 1 },
  { "somebody-adds-instead-of-custom", ADD_CUSTOM, CLOSED, add_the_same, 0,
    INGOT_ERROR_OUTCOME_UNKNOWN, "not with the text that you chose", 1 },
  { "added-late", ADD, GATEWAY_LATE, add_the_same, 2, DONE, "cannot be told apart", 3 },
  { "never-added", ADD, GATEWAY_LATE, nothing, 0, INGOT_ERROR_OUTCOME_UNKNOWN, "still be at work",
    3 },
  { "unassigned-late", UNASSIGN, GATEWAY_LATE, unassign_old, 1, DONE, NULL, 2 },
  { "unassign-what-is-gone", UNASSIGN, CLOSED, remove_old, 0, INGOT_ERROR_NOT_FOUND,
    "not on the server any more", 1 },
  { "removed-late", REMOVE, GATEWAY_LATE, remove_old, 1, DONE, NULL, 2 },
  { "removed-and-made-anew", REMOVE, GATEWAY_LATE, remove_and_add_again, 0, DONE,
    "another ingest token of the same name", 1 },
};

static void
begin (Test *test, Kind kind, GAsyncResult **result)
{
  IngotIngestToken *old = ingot_repository_find_token (test->repository, OLD_NAME);

  if (kind == UNASSIGN)
    ingot_repository_assign_parser_async (test->repository, old, NULL, NULL, fixture_store_result,
                                          result);
  else if (kind == REMOVE)
    ingot_repository_remove_token_async (test->repository, old, NULL, fixture_store_result, result);
  else
    ingot_repository_add_token_async (test->repository, NEW_NAME, NULL,
                                      kind == ADD_CUSTOM ? CUSTOM : NULL, NULL,
                                      fixture_store_result, result);
}

static gboolean
finish (Test *test, Kind kind, GAsyncResult *result, GError **error)
{
  g_autoptr (IngotIngestToken) token = NULL;

  if (kind == REMOVE)
    return ingot_repository_remove_token_finish (test->repository, result, error);
  token = kind == UNASSIGN ? ingot_repository_assign_parser_finish (test->repository, result, error)
                           : ingot_repository_add_token_finish (test->repository, result, error);
  return token != NULL;
}

/* The list follows what is found, whoever did it. */
static void
assert_list (Test *test)
{
  IngotDemoDomain *domain =
      ingot_demo_store_find (ingot_demo_server_get_store (test->server), REPOSITORY);
  GListModel *tokens = ingot_repository_get_tokens (test->repository);

  g_assert_cmpuint (g_list_model_get_n_items (tokens), ==, domain->tokens->len);
  for (guint i = 0; i < domain->tokens->len; i++)
    {
      const IngotDemoToken *token = domain->tokens->pdata[i];
      IngotIngestToken *shown = ingot_repository_find_token (test->repository, token->name);

      g_assert_nonnull (shown);
      g_assert_cmpstr (ingot_ingest_token_get_token (shown), ==, token->text);
    }
}

static void
test_row (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  const char *caveat;
  Test test;

  test_begin (&test);
  ingot_demo_server_add_fault (test.server, operations[rows[i].kind], &rows[i].fault, 1);
  begin (&test, rows[i].kind, &result);
  fixture_wait (ingot_demo_server_count (test.server, operations[rows[i].kind]) == 1 &&
                ingot_demo_server_count (test.server, LOOK) == test.n_looks + rows[i].after_looks);
  rows[i].meanwhile (test.server);
  fixture_await (&result);

  caveat = ingot_repository_get_caveat (test.repository, result);
  g_assert_cmpint (finish (&test, rows[i].kind, result, &error), ==, rows[i].code == DONE);
  if (rows[i].code == DONE)
    g_assert_no_error (error);
  else
    g_assert_error (error, INGOT_ERROR, rows[i].code);
  if (rows[i].says != NULL)
    g_assert_nonnull (strstr (error != NULL ? error->message : caveat, rows[i].says));
  else
    g_assert_cmpstr (caveat, ==, NULL);
  g_assert_cmpuint (ingot_demo_server_count (test.server, operations[rows[i].kind]), ==, 1);
  g_assert_cmpuint (ingot_demo_server_count (test.server, LOOK) - test.n_looks, ==,
                    rows[i].n_looks);
  assert_list (&test);
  g_clear_object (&result);
  test_end (&test);
}

/* Nobody is there to have executed anything, and nobody is asked. */
static void
test_nobody_there (void)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  Test test;

  test_begin (&test);
  ingot_demo_server_stop (test.server);
  begin (&test, ADD, &result);
  g_assert_false (finish (&test, ADD, fixture_await (&result), &error));
  g_assert_error (error, INGOT_ERROR, INGOT_ERROR_UNREACHABLE);
  g_assert_null (strstr (error->message, "could not be found out"));
  g_clear_object (&result);
  test_end (&test);
}

/* A connection that never comes about is not a lost answer. */
static void
test_no_connection_in_time (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  g_autoptr (GError) error = NULL;
  const guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, &error);
  g_autofree char *address = g_strdup_printf ("https://127.0.0.1:%u", port);
  g_autoptr (IngotClient) client = NULL;
  const IngotChange change = { .kind = INGOT_CHANGE_ADD_TOKEN,
                               .domain_name = REPOSITORY,
                               .token_name = NEW_NAME };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (IngotOutcome) outcome = NULL;

  g_assert_no_error (error);
  client = ingot_client_new (address, "secret", &error);
  g_assert_no_error (error);
  ingot_client_set_timeouts (client, 100, 100);
  ingot_change_run_async (client, &change, NULL, fixture_store_result, &result);
  outcome = ingot_change_run_finish (client, fixture_await (&result));
  g_assert_error (outcome->error, INGOT_ERROR, INGOT_ERROR_UNREACHABLE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/lost-answer/", rows[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_row);
    }
  g_test_add_func ("/lost-answer/nobody-there", test_nobody_there);
  g_test_add_func ("/lost-answer/no-connection-in-time", test_no_connection_in_time);
  return g_test_run ();
}
