/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes, and what is said of them when their answer is lost. */
#include "fixture.h"
#include "generation.h"
#include "ingot-change.h"
#include "ingot-demo-server.h"
#include "ingot-error.h"
#include "ingot-session-private.h"

#define TOKEN_NAME    "fraud-scoring"
#define LOOK_AGAIN_MS 10

typedef struct
{
  IngotDemoServer *server;
  IngotSession *session;
  IngotRepository *repository;
  GAsyncResult *result;
  GCancellable *cancellable;
} Test;

static void
test_begin (Test *test, const char *account)
{
  const IngotDemoOptions options = { 0 };
  g_autoptr (GError) error = NULL;

  *test = (Test) { .server = generation_server_new (&options) };
  ingot_demo_server_start (test->server, 0, &error);
  g_assert_no_error (error);
  test->session = ingot_session_new ("Demo", ingot_demo_server_get_address (test->server),
                                     ingot_demo_server_get_api_token (test->server, account),
                                     INGOT_ENVIRONMENT_DEMO, &error);
  g_assert_no_error (error);
  ingot_session_refresh (test->session);
  fixture_wait (!ingot_session_get_loading (test->session));
  g_assert_no_error (ingot_session_get_error (test->session));
  test->repository = ingot_session_dup_repository (
      test->session, ingot_session_find_search_domain (test->session, "payments"));
  ingot_repository_open (test->repository);
  fixture_wait (!ingot_repository_get_loading (test->repository));
  test->cancellable = g_cancellable_new ();
  ingot_change_set_look_again (ingot_session_get_client (test->session), LOOK_AGAIN_MS);
}

static void
test_end (Test *test)
{
  g_clear_object (&test->result);
  g_clear_object (&test->cancellable);
  g_assert_finalize_object (test->repository);
  g_assert_finalize_object (test->session);
  ingot_demo_server_stop (test->server);
  g_assert_finalize_object (test->server);
}

static IngotParser *
find_parser (Test *test, const char *name)
{
  GListModel *parsers = ingot_repository_get_parsers (test->repository);

  for (guint i = 0; i < g_list_model_get_n_items (parsers); i++)
    {
      g_autoptr (IngotParser) parser = g_list_model_get_item (parsers, i);

      if (g_str_equal (ingot_parser_get_name (parser), name))
        return parser;
    }
  g_assert_not_reached ();
}

static void
load_parsers (Test *test)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ingot_repository_load_parsers_async (test->repository, NULL, fixture_store_result, &result);
  ingot_repository_load_parsers_finish (test->repository, fixture_await (&result), &error);
  g_assert_no_error (error);
}

/* What the server has, and what the model says it has. */
static char *
dup_server_tokens (Test *test)
{
  IngotDemoStore *store = ingot_demo_server_get_store (test->server);
  IngotDemoDomain *domain = ingot_demo_store_find (store, "payments");
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < domain->tokens->len; i++)
    {
      IngotDemoToken *token = domain->tokens->pdata[i];

      g_string_append_printf (text, "%s=%s:%s ", token->name, token->text,
                              token->parser != NULL ? token->parser->id : "-");
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static char *
dup_model_tokens (Test *test)
{
  GListModel *tokens = ingot_repository_get_tokens (test->repository);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (tokens); i++)
    {
      g_autoptr (IngotIngestToken) token = g_list_model_get_item (tokens, i);
      IngotParser *parser = ingot_ingest_token_get_parser (token);

      g_string_append_printf (text, "%s=%s:%s ", ingot_ingest_token_get_name (token),
                              ingot_ingest_token_get_token (token),
                              parser != NULL ? ingot_parser_get_id (parser) : "-");
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
begin_add (Test *test)
{
  ingot_repository_add_token_async (test->repository, "new one", find_parser (test, "json"), NULL,
                                    test->cancellable, fixture_store_result, &test->result);
}

static gboolean
finish_add (Test *test, GError **error)
{
  g_autoptr (IngotIngestToken) token =
      ingot_repository_add_token_finish (test->repository, fixture_await (&test->result), error);

  if (token == NULL)
    return FALSE;
  g_assert_cmpstr (ingot_ingest_token_get_name (token), ==, "new one");
  g_assert_true (ingot_ingest_token_get_token (token)[0] != '\0');
  g_assert_cmpstr (ingot_parser_get_name (ingot_ingest_token_get_parser (token)), ==, "json");
  return TRUE;
}

static void
begin_assign (Test *test)
{
  ingot_repository_assign_parser_async (
      test->repository, ingot_repository_find_token (test->repository, TOKEN_NAME),
      find_parser (test, "syslog"), test->cancellable, fixture_store_result, &test->result);
}

static void
begin_unassign (Test *test)
{
  ingot_repository_assign_parser_async (
      test->repository, ingot_repository_find_token (test->repository, TOKEN_NAME), NULL,
      test->cancellable, fixture_store_result, &test->result);
}

static gboolean
finish_assign (Test *test, GError **error)
{
  g_autoptr (IngotIngestToken) token = ingot_repository_assign_parser_finish (
      test->repository, fixture_await (&test->result), error);

  if (token != NULL)
    g_assert_cmpstr (ingot_ingest_token_get_name (token), ==, TOKEN_NAME);
  return token != NULL;
}

static void
begin_remove (Test *test)
{
  ingot_repository_remove_token_async (test->repository,
                                       ingot_repository_find_token (test->repository, TOKEN_NAME),
                                       test->cancellable, fixture_store_result, &test->result);
}

static gboolean
finish_remove (Test *test, GError **error)
{
  return ingot_repository_remove_token_finish (test->repository, fixture_await (&test->result),
                                               error);
}

static const struct
{
  const char *operation;
  void (*begin) (Test *test);
  gboolean (*finish) (Test *test, GError **error);
  const char *not_done;
} kinds[] = {
  { "AddIngestToken", begin_add, finish_add, "was not created" },
  { "AssignParser", begin_assign, finish_assign, "was not changed" },
  { "UnassignParser", begin_unassign, finish_assign, "was not changed" },
  { "RemoveIngestToken", begin_remove, finish_remove, "was not deleted" },
};

#define DONE (-1)

#define FOREVER      600000
#define OUR_PATIENCE 300 /* in which the change is done, on a busy machine as well */

/* What happens to a change, to how many of the looks that follow it, and what the person is told.
 */
static const struct
{
  const char *name;
  IngotDemoFault fault;
  guint n_failing_looks;
  gboolean is_cancelled;
  int code;
  guint n_looks;
} faults[] = {
  { "nothing", { 0 }, 0, FALSE, DONE, 0 },
  { "done-then-502",
    { .kind = INGOT_DEMO_FAULT_EXECUTED_STATUS, .status = 502 },
    0,
    FALSE,
    DONE,
    1 },
  { "done-then-closed", { .kind = INGOT_DEMO_FAULT_EXECUTED_CLOSE }, 0, FALSE, DONE, 1 },
  { "done-then-cut", { .kind = INGOT_DEMO_FAULT_CUT }, 0, FALSE, DONE, 1 },
  { "done-then-late", { .kind = INGOT_DEMO_FAULT_LATE, .delay = FOREVER }, 0, FALSE, DONE, 1 },
  { "done-then-cancelled", { .kind = INGOT_DEMO_FAULT_LATE, .delay = FOREVER }, 0, TRUE, DONE, 1 },
  { "done-with-an-error",
    { .kind = INGOT_DEMO_FAULT_PARTIAL, .text = "Something else failed" },
    0,
    FALSE,
    DONE,
    0 },
  { "not-done-closed",
    { .kind = INGOT_DEMO_FAULT_CLOSE },
    0,
    FALSE,
    INGOT_ERROR_CONNECTION_LOST,
    1 },
  { "not-done-page", { .kind = INGOT_DEMO_FAULT_HTML }, 0, FALSE, INGOT_ERROR_NOT_LOGSCALE, 1 },
  { "not-yet-502",
    { .kind = INGOT_DEMO_FAULT_STATUS, .status = 502 },
    0,
    FALSE,
    INGOT_ERROR_OUTCOME_UNKNOWN,
    3 },
  { "not-yet-503",
    { .kind = INGOT_DEMO_FAULT_STATUS, .status = 503 },
    0,
    FALSE,
    INGOT_ERROR_OUTCOME_UNKNOWN,
    3 },
  { "not-yet-504",
    { .kind = INGOT_DEMO_FAULT_STATUS, .status = 504 },
    0,
    FALSE,
    INGOT_ERROR_OUTCOME_UNKNOWN,
    3 },
  { "not-yet-late",
    { .kind = INGOT_DEMO_FAULT_STATUS, .status = 504, .delay = FOREVER },
    0,
    FALSE,
    INGOT_ERROR_OUTCOME_UNKNOWN,
    3 },
  { "unauthorized",
    { .kind = INGOT_DEMO_FAULT_STATUS, .status = 401 },
    0,
    FALSE,
    INGOT_ERROR_AUTHENTICATION,
    0 },
  { "done-second-look", { .kind = INGOT_DEMO_FAULT_EXECUTED_CLOSE }, 1, FALSE, DONE, 2 },
  { "not-done-second-look",
    { .kind = INGOT_DEMO_FAULT_CLOSE },
    1,
    FALSE,
    INGOT_ERROR_CONNECTION_LOST,
    2 },
  { "done-unknown",
    { .kind = INGOT_DEMO_FAULT_EXECUTED_CLOSE },
    3,
    FALSE,
    INGOT_ERROR_OUTCOME_UNKNOWN,
    3 },
  { "not-done-unknown",
    { .kind = INGOT_DEMO_FAULT_CLOSE },
    3,
    FALSE,
    INGOT_ERROR_OUTCOME_UNKNOWN,
    3 },
};

static void
add_faults (Test *test, guint kind, guint fault)
{
  const IngotDemoFault unavailable = { .kind = INGOT_DEMO_FAULT_STATUS, .status = 503 };

  if (faults[fault].fault.kind != INGOT_DEMO_FAULT_NONE)
    ingot_demo_server_add_fault (test->server, kinds[kind].operation, &faults[fault].fault, 1);
  if (faults[fault].n_failing_looks > 0)
    ingot_demo_server_add_fault (test->server, "ListIngestTokens", &unavailable,
                                 faults[fault].n_failing_looks);
  if (faults[fault].fault.delay > 0 && !faults[fault].is_cancelled)
    ingot_client_set_timeouts (ingot_session_get_client (test->session), OUR_PATIENCE, FOREVER);
}

static void
assert_told (const GError *error, guint kind, guint fault)
{
  g_assert_error (error, INGOT_ERROR, faults[fault].code);
  if (faults[fault].code == INGOT_ERROR_OUTCOME_UNKNOWN)
    g_assert_nonnull (strstr (error->message, "could not be found out"));
  else if (faults[fault].n_looks > 0)
    g_assert_nonnull (strstr (error->message, kinds[kind].not_done));
  g_assert_nonnull (strstr (ingot_error_get_details (error), kinds[kind].operation));
}

static void
test_change (gconstpointer data)
{
  const guint kind = GPOINTER_TO_UINT (data) / G_N_ELEMENTS (faults);
  const guint fault = GPOINTER_TO_UINT (data) % G_N_ELEMENTS (faults);
  Test test;
  g_autofree char *before = NULL;
  g_autofree char *server = NULL;
  g_autofree char *model = NULL;
  g_autoptr (GError) error = NULL;
  guint n_looks;

  test_begin (&test, "root");
  load_parsers (&test);
  before = dup_server_tokens (&test);
  n_looks = ingot_demo_server_count (test.server, "ListIngestTokens");
  add_faults (&test, kind, fault);
  kinds[kind].begin (&test);
  if (faults[fault].is_cancelled)
    {
      fixture_wait (ingot_demo_server_count (test.server, kinds[kind].operation) == 1);
      g_cancellable_cancel (test.cancellable);
    }
  g_assert_cmpint (kinds[kind].finish (&test, &error), ==, faults[fault].code == DONE);

  if (faults[fault].code == DONE)
    g_assert_no_error (error);
  else
    assert_told (error, kind, fault);
  g_assert_cmpuint (ingot_demo_server_count (test.server, kinds[kind].operation), ==, 1);
  g_assert_cmpuint (ingot_demo_server_count (test.server, "ListIngestTokens") - n_looks, ==,
                    faults[fault].n_looks);
  server = dup_server_tokens (&test);
  model = dup_model_tokens (&test);
  if (faults[fault].code == DONE)
    g_assert_cmpstr (server, !=, before);
  if (faults[fault].n_failing_looks < 3)
    g_assert_cmpstr (model, ==, server);
  test_end (&test);
}

/* No server should answer so, and none may bring the program down. */
static void
test_list_for_one (void)
{
  const IngotDemoFault fault = { .kind = INGOT_DEMO_FAULT_BODY,
                                 .text = "{\"data\":{\"addIngestTokenV3\":[]}}" };
  g_autoptr (GError) error = NULL;
  Test test;

  test_begin (&test, "root");
  load_parsers (&test);
  ingot_demo_server_add_fault (test.server, "AddIngestToken", &fault, 1);
  begin_add (&test);
  g_assert_false (finish_add (&test, &error));
  g_assert_error (error, INGOT_ERROR, INGOT_ERROR_INCOMPLETE);
  g_assert_nonnull (strstr (error->message, "was not created"));
  test_end (&test);
}

static void
test_cancelled_before (void)
{
  Test test;
  g_autoptr (GError) error = NULL;
  guint n_requests;

  test_begin (&test, "root");
  n_requests = ingot_demo_server_get_requests (test.server)->len;
  g_cancellable_cancel (test.cancellable);
  begin_remove (&test);
  g_assert_false (finish_remove (&test, &error));
  g_assert_error (error, INGOT_ERROR, INGOT_ERROR_CANCELLED);
  g_assert_cmpuint (ingot_demo_server_get_requests (test.server)->len, ==, n_requests);
  test_end (&test);
}

static void
test_not_listable (void)
{
  const IngotDemoFault lost = { .kind = INGOT_DEMO_FAULT_EXECUTED_CLOSE };
  Test test;
  g_autoptr (GError) error = NULL;

  test_begin (&test, "unlisted");
  g_assert_cmpint (ingot_repository_get_state (test.repository), ==, INGOT_REPOSITORY_NOT_LISTABLE);
  load_parsers (&test);
  begin_add (&test);
  g_assert_true (finish_add (&test, &error));
  g_assert_no_error (error);
  g_clear_object (&test.result);

  ingot_demo_server_add_fault (test.server, "AddIngestToken", &lost, 1);
  ingot_repository_add_token_async (test.repository, "another", NULL, NULL, NULL,
                                    fixture_store_result, &test.result);
  g_assert_null (
      ingot_repository_add_token_finish (test.repository, fixture_await (&test.result), &error));
  g_assert_error (error, INGOT_ERROR, INGOT_ERROR_OUTCOME_UNKNOWN);
  test_end (&test);
}

/* The list can be read again while a name is typed, and then knows more. */
static void
test_named_and_listed (void)
{
  Test test;
  g_autoptr (IngotIngestToken) named = ingot_ingest_token_new_named (TOKEN_NAME);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  test_begin (&test, "root");
  text = g_strdup (
      ingot_ingest_token_get_token (ingot_repository_find_token (test.repository, TOKEN_NAME)));
  ingot_repository_assign_parser_async (test.repository, named, NULL, NULL, fixture_store_result,
                                        &test.result);
  g_assert_true (finish_assign (&test, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (
      ingot_ingest_token_get_token (ingot_repository_find_token (test.repository, TOKEN_NAME)), ==,
      text);
  test_end (&test);
}

/* Somebody has deleted the one that a dialog is about, and made another of that name. */
static void
test_replaced_token (void)
{
  Test test;
  IngotDemoDomain *domain;
  g_autoptr (IngotIngestToken) old = NULL;
  g_autoptr (IngotIngestToken) unchanged = NULL;
  g_autoptr (GError) error = NULL;

  test_begin (&test, "changer");
  old = g_object_ref (ingot_repository_find_token (test.repository, "default"));
  domain = ingot_demo_store_find (ingot_demo_server_get_store (test.server), "payments");
  g_set_str (&ingot_demo_domain_find_token (domain, "default")->text, "made-by-somebody-else");
  ingot_repository_refresh (test.repository);
  fixture_wait (!ingot_repository_get_loading (test.repository));

  ingot_repository_remove_token_async (test.repository, old, NULL, fixture_store_result,
                                       &test.result);
  g_assert_false (
      ingot_repository_remove_token_finish (test.repository, fixture_await (&test.result), &error));
  g_assert_error (error, INGOT_ERROR, INGOT_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_clear_object (&test.result);
  ingot_repository_assign_parser_async (test.repository, old, NULL, NULL, fixture_store_result,
                                        &test.result);
  unchanged =
      ingot_repository_assign_parser_finish (test.repository, fixture_await (&test.result), &error);
  g_assert_null (unchanged);
  g_assert_error (error, INGOT_ERROR, INGOT_ERROR_NOT_FOUND);
  g_assert_cmpuint (ingot_demo_server_count (test.server, "RemoveIngestToken"), ==, 0);
  g_assert_cmpuint (ingot_demo_server_count (test.server, "UnassignParser"), ==, 0);
  test_end (&test);
}

static void
test_taken_name (void)
{
  const IngotDemoFault lost = { .kind = INGOT_DEMO_FAULT_CLOSE };
  Test test;
  g_autoptr (GError) error = NULL;

  test_begin (&test, "root");
  ingot_demo_server_add_fault (test.server, "AddIngestToken", &lost, 1);
  ingot_repository_add_token_async (test.repository, TOKEN_NAME, NULL, NULL, NULL,
                                    fixture_store_result, &test.result);
  g_assert_null (
      ingot_repository_add_token_finish (test.repository, fixture_await (&test.result), &error));
  g_assert_error (error, INGOT_ERROR, INGOT_ERROR_CONNECTION_LOST);
  test_end (&test);
}

static void
test_parser_by_id (void)
{
  static const char *const names[] = { "json", "syslog" }; /* which need not be distinct */
  Test test;

  test_begin (&test, "root");
  load_parsers (&test);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *id = ingot_parser_get_id (find_parser (&test, names[i]));

      kinds[i].begin (&test);
      g_assert_true (kinds[i].finish (&test, NULL));
      g_clear_object (&test.result);
      g_assert_cmpuint (ingot_demo_server_count_with (test.server, id), ==, 1);
    }
  test_end (&test);
}

static void
test_custom_token (void)
{
  Test test;
  g_autoptr (GError) error = NULL;
  g_autoptr (IngotIngestToken) token = NULL;
  g_autofree char *server = NULL;
  g_autofree char *model = NULL;

  test_begin (&test, "root");
  ingot_demo_store_set_feature (ingot_demo_server_get_store (test.server), "CustomIngestTokens",
                                TRUE);
  ingot_repository_add_token_async (test.repository, "<b>R&D</b> %s \"\\", NULL, "my own text",
                                    NULL, fixture_store_result, &test.result);
  token = ingot_repository_add_token_finish (test.repository, fixture_await (&test.result), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ingot_ingest_token_get_name (token), ==, "<b>R&D</b> %s \"\\");
  server = dup_server_tokens (&test);
  model = dup_model_tokens (&test);
  g_assert_cmpstr (model, ==, server);
  g_clear_object (&token);
  test_end (&test);
}

static void
set_star (Test *test, gboolean starred, GError **error)
{
  g_clear_object (&test->result);
  ingot_session_set_starred_async (test->session, ingot_repository_get_domain (test->repository),
                                   starred, NULL, fixture_store_result, &test->result);
  g_assert_cmpint (
      ingot_session_set_starred_finish (test->session, fixture_await (&test->result), error), ==,
      error == NULL);
}

static gboolean
is_starred (Test *test)
{
  gboolean listed = ingot_search_domain_get_starred (
      ingot_session_find_search_domain (test->session, "payments"));

  g_assert_cmpint (ingot_search_domain_get_starred (ingot_repository_get_domain (test->repository)),
                   ==, listed);
  return listed;
}

static void
test_star (void)
{
  const IngotDemoFault lost = { .kind = INGOT_DEMO_FAULT_EXECUTED_CLOSE };
  const IngotDemoFault refused = { .kind = INGOT_DEMO_FAULT_GRAPHQL_ERROR, .text = "No" };
  Test test;
  g_autoptr (GError) error = NULL;
  guint n_twins;

  test_begin (&test, "changer");
  n_twins = ingot_demo_server_knows (test.server, "View.connections") ? 0 : 1;
  set_star (&test, FALSE, NULL);
  g_assert_false (is_starred (&test));
  set_star (&test, TRUE, NULL);
  g_assert_true (is_starred (&test));
  ingot_demo_server_add_fault (test.server, "RemoveStar", &lost, 1);
  set_star (&test, FALSE, NULL);
  g_assert_false (is_starred (&test));
  ingot_demo_server_add_fault (test.server, "AddStar", &refused, 1);
  set_star (&test, TRUE, &error);
  g_assert_error (error, INGOT_ERROR, INGOT_ERROR_REFUSED);
  g_assert_false (is_starred (&test));
  g_assert_cmpuint (ingot_demo_server_count (test.server, "GetSearchDomain"), ==, 1 + n_twins);
  test_end (&test);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (kinds) * G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/change/%s/%s", kinds[i / G_N_ELEMENTS (faults)].operation,
                           faults[i % G_N_ELEMENTS (faults)].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_change);
    }
  g_test_add_func ("/change/list-for-one", test_list_for_one);
  g_test_add_func ("/change/cancelled-before", test_cancelled_before);
  g_test_add_func ("/change/not-listable", test_not_listable);
  g_test_add_func ("/change/named-and-listed", test_named_and_listed);
  g_test_add_func ("/change/replaced-token", test_replaced_token);
  g_test_add_func ("/change/taken-name", test_taken_name);
  g_test_add_func ("/change/parser-by-id", test_parser_by_id);
  g_test_add_func ("/change/custom-token", test_custom_token);
  g_test_add_func ("/change/star", test_star);
  return g_test_run ();
}
