/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One kind of change of several ingest tokens, and what is said of each when something goes wrong.
 */
#include "fixture.h"
#include "generation.h"
#include "ingot-batch.h"
#include "ingot-change.h"
#include "ingot-demo-server.h"
#include "ingot-error.h"
#include "ingot-session-private.h"

#define LOOKS         3
#define LOOK_AGAIN_MS 1

typedef struct
{
  IngotDemoServer *server;
  IngotSession *session;
  IngotRepository *repository;
  IngotBatch *batch;
} Test;

static const IngotDemoFault refused = { .kind = INGOT_DEMO_FAULT_GRAPHQL_ERROR, .text = "No" };
static const IngotDemoFault lost = { .kind = INGOT_DEMO_FAULT_CLOSE };
static const IngotDemoFault lost_when_done = { .kind = INGOT_DEMO_FAULT_EXECUTED_CLOSE };
static const IngotDemoFault unavailable = { .kind = INGOT_DEMO_FAULT_STATUS, .status = 503 };
static const IngotDemoFault not_accepted = { .kind = INGOT_DEMO_FAULT_STATUS, .status = 401 };

static void
test_begin (Test *test, const char *account, const char *name, guint n_tokens)
{
  const IngotDemoOptions options = { .tokens = n_tokens };
  g_autoptr (GError) error = NULL;

  *test = (Test) { .server = generation_server_new (&options) };
  ingot_demo_server_start (test->server, 0, &error);
  g_assert_no_error (error);
  test->session = ingot_session_new ("Demo", ingot_demo_server_get_address (test->server),
                                     ingot_demo_server_get_api_token (test->server, account),
                                     INGOT_ENVIRONMENT_DEMO, &error);
  g_assert_no_error (error);
  ingot_change_set_look_again (ingot_session_get_client (test->session), LOOK_AGAIN_MS);
  ingot_session_refresh (test->session);
  fixture_wait (!ingot_session_get_loading (test->session));
  test->repository = ingot_session_dup_repository (
      test->session, ingot_session_find_search_domain (test->session, name));
  ingot_repository_open (test->repository);
  fixture_wait (!ingot_repository_get_loading (test->repository));
}

static void
test_end (Test *test)
{
  g_assert_finalize_object (test->batch);
  g_assert_finalize_object (test->repository);
  g_assert_finalize_object (test->session);
  ingot_demo_server_stop (test->server);
  g_assert_finalize_object (test->server);
}

static IngotDemoDomain *
get_domain (Test *test)
{
  const char *name = ingot_search_domain_get_name (ingot_repository_get_domain (test->repository));

  return ingot_demo_store_find (ingot_demo_server_get_store (test->server), name);
}

static IngotParser *
find_parser (Test *test, const char *name)
{
  GListModel *parsers = ingot_repository_get_parsers (test->repository);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ingot_repository_load_parsers_async (test->repository, NULL, fixture_store_result, &result);
  ingot_repository_load_parsers_finish (test->repository, fixture_await (&result), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (parsers); i++)
    {
      g_autoptr (IngotParser) parser = g_list_model_get_item (parsers, i);

      if (g_str_equal (ingot_parser_get_name (parser), name))
        return parser;
    }
  g_assert_not_reached ();
}

/* The first @n of the repository. */
static void
make_batch (Test *test, IngotBatchKind kind, guint n)
{
  GListModel *tokens = ingot_repository_get_tokens (test->repository);
  g_autoptr (GPtrArray) chosen = g_ptr_array_new_with_free_func (g_object_unref);

  g_assert_cmpuint (g_list_model_get_n_items (tokens), >=, n);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (chosen, g_list_model_get_item (tokens, i));
  test->batch = ingot_batch_new (test->repository, kind, chosen);
}

static void
wait_for_end (Test *test)
{
  fixture_wait (ingot_batch_get_state (test->batch) == INGOT_BATCH_FINISHED);
}

static IngotBatchItem *
get_item (Test *test, guint i)
{
  g_autoptr (IngotBatchItem) item = g_list_model_get_item (ingot_batch_get_items (test->batch), i);

  return item;
}

static int
compare_letters (gconstpointer one, gconstpointer other)
{
  return *(const char *) one - *(const char *) other;
}

/* One letter for each item: what came of it, in the order of the letters, as the server may answer
 * in another order than it was asked. The counts must agree. */
static void
assert_states (Test *test, const char *expected)
{
  static const char letters[] = { 'o', '-', 'w', 'r', 'd', 'f', 'u' };
  guint counts[INGOT_BATCH_N_ITEM_STATES] = { 0 };
  g_autoptr (GString) states = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (ingot_batch_get_items (test->batch)); i++)
    {
      const IngotBatchItemState state = ingot_batch_item_get_state (get_item (test, i));
      const gboolean failed = state == INGOT_BATCH_ITEM_FAILED || state == INGOT_BATCH_ITEM_UNKNOWN;

      g_string_append_c (states, letters[state]);
      counts[state]++;
      g_assert_cmpint (ingot_batch_item_get_error (get_item (test, i)) != NULL, ==, failed);
    }
  qsort (states->str, states->len, 1, compare_letters);
  g_assert_cmpstr (states->str, ==, expected);
  for (guint i = 0; i < INGOT_BATCH_N_ITEM_STATES; i++)
    g_assert_cmpuint (ingot_batch_count (test->batch, i), ==, counts[i]);
}

static const GError *
get_failure (Test *test)
{
  for (guint i = 0; i < g_list_model_get_n_items (ingot_batch_get_items (test->batch)); i++)
    if (ingot_batch_item_get_state (get_item (test, i)) == INGOT_BATCH_ITEM_FAILED)
      return ingot_batch_item_get_error (get_item (test, i));
  return NULL;
}

static guint
count (Test *test, const char *operation)
{
  return ingot_demo_server_count (test->server, operation);
}

/* Has the answer to the @nth request of @operation be @fault, @n times. */
static void
fail (Test *test, const char *operation, guint nth, const IngotDemoFault *fault, guint n)
{
  const IngotDemoFault none = { .kind = INGOT_DEMO_FAULT_NONE };

  if (nth > 1)
    ingot_demo_server_add_fault (test->server, operation, &none, nth - 1);
  ingot_demo_server_add_fault (test->server, operation, fault, n);
}

static void
test_properties (void)
{
  Test test;
  g_autoptr (GListModel) items = NULL;
  g_autoptr (IngotIngestToken) token = NULL;
  IngotBatchKind kind;
  IngotBatchState state;
  guint n_finished;

  test_begin (&test, "root", "payments", 0);
  make_batch (&test, INGOT_BATCH_REMOVE, 2);
  g_object_get (test.batch, "kind", &kind, "items", &items, "state", &state, "n-finished",
                &n_finished, NULL);
  g_assert_cmpint (kind, ==, INGOT_BATCH_REMOVE);
  g_assert_cmpint (ingot_batch_get_kind (test.batch), ==, kind);
  g_assert_cmpint (state, ==, INGOT_BATCH_READY);
  g_assert_cmpuint (g_list_model_get_n_items (items), ==, 2);
  g_assert_cmpuint (n_finished, ==, 0);
  g_object_get (get_item (&test, 1), "token", &token, NULL);
  g_assert_true (token == ingot_batch_item_get_token (get_item (&test, 1)));
  assert_states (&test, "oo");
  g_clear_object (&items);
  test_end (&test);
}

static void
test_assign (void)
{
  Test test;
  IngotParser *kv;

  test_begin (&test, "root", "payments", 0);
  kv = find_parser (&test, "kv");
  make_batch (&test, INGOT_BATCH_ASSIGN, 3);
  ingot_batch_set_parser (test.batch, kv);
  ingot_batch_run (test.batch);
  assert_states (&test, "rrw");
  wait_for_end (&test);
  assert_states (&test, "ddd");
  g_assert_cmpuint (count (&test, "AssignParser"), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      IngotIngestToken *token = ingot_batch_item_get_token (get_item (&test, i));
      const char *name = ingot_ingest_token_get_name (token);
      IngotIngestToken *now = ingot_repository_find_token (test.repository, name);

      g_assert_cmpstr (ingot_demo_domain_find_token (get_domain (&test), name)->parser->name, ==,
                       "kv");
      g_assert_true (ingot_parser_is_same (ingot_ingest_token_get_parser (now), kv));
    }
  test_end (&test);
}

static void
test_assign_none (void)
{
  Test test;

  test_begin (&test, "root", "payments", 0);
  make_batch (&test, INGOT_BATCH_ASSIGN, 3);
  ingot_batch_run (test.batch);
  wait_for_end (&test);
  assert_states (&test, "ddd");
  g_assert_cmpuint (count (&test, "UnassignParser"), ==, 3);
  test_end (&test);
}

/* A name that is there twice is one name to the server. */
static void
test_same_name (void)
{
  Test test;
  g_autoptr (GPtrArray) tokens = g_ptr_array_new_with_free_func (g_object_unref);

  test_begin (&test, "root", "payments", 0);
  for (guint i = 0; i < 4; i++)
    g_ptr_array_add (tokens,
                     g_list_model_get_item (ingot_repository_get_tokens (test.repository), i / 2));
  test.batch = ingot_batch_new (test.repository, INGOT_BATCH_REMOVE, tokens);
  ingot_batch_run (test.batch);
  wait_for_end (&test);
  assert_states (&test, "dd");
  g_assert_cmpuint (count (&test, "RemoveIngestToken"), ==, 2);
  g_clear_pointer (&tokens, g_ptr_array_unref);
  test_end (&test);
}

static void
test_one_refused (void)
{
  Test test;

  test_begin (&test, "root", "payments", 0);
  make_batch (&test, INGOT_BATCH_REMOVE, 4);
  fail (&test, "RemoveIngestToken", 2, &refused, 1);
  ingot_batch_run (test.batch);
  wait_for_end (&test);
  assert_states (&test, "dddf");
  g_assert_error (get_failure (&test), INGOT_ERROR, INGOT_ERROR_REFUSED);
  g_assert_cmpuint (get_domain (&test)->tokens->len, ==, 5);

  ingot_batch_retry (test.batch);
  wait_for_end (&test);
  assert_states (&test, "dddd");
  g_assert_cmpuint (count (&test, "RemoveIngestToken"), ==, 5);
  g_assert_cmpuint (get_domain (&test)->tokens->len, ==, 4);
  test_end (&test);
}

/* Executed or not, each is found out by looking, and none is sent twice. */
static void
test_lost (void)
{
  Test test;

  test_begin (&test, "root", "payments", 0);
  make_batch (&test, INGOT_BATCH_REMOVE, 4);
  fail (&test, "RemoveIngestToken", 2, &lost_when_done, 1);
  fail (&test, "RemoveIngestToken", 1, &lost, 1);
  ingot_batch_run (test.batch);
  wait_for_end (&test);
  g_assert_cmpuint (ingot_batch_count (test.batch, INGOT_BATCH_ITEM_DONE), ==, 3);
  g_assert_cmpuint (ingot_batch_count (test.batch, INGOT_BATCH_ITEM_FAILED), ==, 1);
  g_assert_cmpuint (count (&test, "RemoveIngestToken"), ==, 4);
  g_assert_cmpuint (get_domain (&test)->tokens->len, ==, 5);
  test_end (&test);
}

/* The first is done and the second is not, but nobody can tell; nothing more is tried. */
static void
make_unknown (Test *test)
{
  make_batch (test, INGOT_BATCH_REMOVE, 4);
  fail (test, "RemoveIngestToken", 1, &lost_when_done, 1);
  fail (test, "RemoveIngestToken", 1, &lost, 1);
  fail (test, "ListIngestTokens", 1, &unavailable, 2 * LOOKS);
  ingot_batch_run (test->batch);
  wait_for_end (test);
  assert_states (test, "--uu");
}

static void
test_unknown_is_looked_at (void)
{
  Test test;

  test_begin (&test, "root", "payments", 0);
  make_unknown (&test);
  g_assert_cmpuint (count (&test, "RemoveIngestToken"), ==, 2);

  ingot_batch_retry (test.batch);
  wait_for_end (&test);
  assert_states (&test, "--dd");
  g_assert_cmpuint (count (&test, "RemoveIngestToken"), ==, 3);

  ingot_batch_run (test.batch);
  wait_for_end (&test);
  assert_states (&test, "dddd");
  g_assert_cmpuint (count (&test, "RemoveIngestToken"), ==, 5);
  test_end (&test);
}

/* Of the first two, the one that the server has deleted. */
static const char *
get_deleted (Test *test)
{
  const char *name = ingot_ingest_token_get_name (ingot_batch_item_get_token (get_item (test, 0)));

  return ingot_demo_domain_find_token (get_domain (test), name) == NULL
             ? name
             : ingot_ingest_token_get_name (ingot_batch_item_get_token (get_item (test, 1)));
}

/* What somebody else has created under the name since is not what was to be deleted. */
static void
test_name_taken_again (void)
{
  Test test;
  const char *name;

  test_begin (&test, "root", "payments", 0);
  make_unknown (&test);
  name = get_deleted (&test);
  ingot_demo_domain_add_token (get_domain (&test), name, "theirs", NULL);

  ingot_batch_retry (test.batch);
  wait_for_end (&test);
  assert_states (&test, "--dd");
  g_assert_cmpuint (count (&test, "RemoveIngestToken"), ==, 3);
  g_assert_true (ingot_demo_domain_remove_token (get_domain (&test), name));
  test_end (&test);
}

/* Nothing is sent, so none fares better than the first. */
static void
test_read_only (void)
{
  Test test;

  test_begin (&test, "root", "payments", 0);
  make_batch (&test, INGOT_BATCH_REMOVE, 4);
  ingot_server_set_read_only (ingot_session_get_server (test.session), TRUE);
  ingot_batch_run (test.batch);
  wait_for_end (&test);
  g_assert_cmpuint (ingot_batch_count (test.batch, INGOT_BATCH_ITEM_FAILED), ==, 2);
  g_assert_cmpuint (ingot_batch_count (test.batch, INGOT_BATCH_ITEM_NOT_STARTED), ==, 2);
  g_assert_cmpuint (count (&test, "RemoveIngestToken"), ==, 0);
  test_end (&test);
}

static void
test_looking_fails (void)
{
  Test test;

  test_begin (&test, "root", "payments", 0);
  make_unknown (&test);
  ingot_demo_server_add_fault (test.server, NULL, &unavailable, 1);
  ingot_batch_retry (test.batch);
  wait_for_end (&test);
  assert_states (&test, "--uu");
  g_assert_cmpuint (count (&test, "RemoveIngestToken"), ==, 2);
  test_end (&test);
}

/* What is found out is kept, and what was not done says so. */
static void
test_stopped_while_looking (void)
{
  Test test;

  test_begin (&test, "root", "payments", 0);
  make_unknown (&test);
  ingot_batch_retry (test.batch);
  ingot_batch_stop (test.batch);
  g_assert_cmpint (ingot_batch_get_state (test.batch), ==, INGOT_BATCH_STOPPING);
  wait_for_end (&test);
  assert_states (&test, "--df");
  g_assert_error (get_failure (&test), INGOT_ERROR, INGOT_ERROR_CANCELLED);
  g_assert_cmpuint (count (&test, "RemoveIngestToken"), ==, 2);
  test_end (&test);
}

/* Each of the others would fare the same. */
static void
test_api_token_revoked (void)
{
  Test test;

  test_begin (&test, "root", "payments", 0);
  make_batch (&test, INGOT_BATCH_REMOVE, 6);
  fail (&test, "RemoveIngestToken", 3, &not_accepted, 100);
  ingot_batch_run (test.batch);
  wait_for_end (&test);
  g_assert_cmpuint (ingot_batch_count (test.batch, INGOT_BATCH_ITEM_DONE), ==, 2);
  g_assert_cmpuint (ingot_batch_count (test.batch, INGOT_BATCH_ITEM_FAILED), >=, 1);
  g_assert_cmpuint (ingot_batch_count (test.batch, INGOT_BATCH_ITEM_NOT_STARTED), >=, 2);
  g_assert_cmpuint (get_domain (&test)->tokens->len, ==, 6);
  test_end (&test);
}

static void
test_permission_revoked (void)
{
  Test test;
  IngotDemoAccount *account;

  test_begin (&test, "changer", "payments", 0);
  account = ingot_demo_store_find_account (ingot_demo_server_get_store (test.server), "changer");
  make_batch (&test, INGOT_BATCH_REMOVE, 6);
  ingot_batch_run (test.batch);
  fixture_wait (ingot_batch_get_n_finished (test.batch) >= 3);
  account->changes_tokens = FALSE;
  wait_for_end (&test);
  g_assert_cmpuint (ingot_batch_count (test.batch, INGOT_BATCH_ITEM_DONE), ==,
                    8 - get_domain (&test)->tokens->len);
  g_assert_cmpuint (ingot_batch_count (test.batch, INGOT_BATCH_ITEM_FAILED), >=, 1);

  account->changes_tokens = TRUE;
  ingot_batch_retry (test.batch);
  wait_for_end (&test);
  assert_states (&test, "dddddd");
  g_assert_cmpuint (get_domain (&test)->tokens->len, ==, 2);
  test_end (&test);
}

/* Somebody else is at work in the middle. */

static void
run_while (Test *test, void (*others) (IngotDemoStore *store, IngotDemoDomain *domain))
{
  test_begin (test, "root", "payments", 0);
  make_batch (test, INGOT_BATCH_REMOVE, 6);
  ingot_batch_run (test->batch);
  fixture_wait (ingot_batch_get_n_finished (test->batch) >= 2);
  others (ingot_demo_server_get_store (test->server), get_domain (test));
  wait_for_end (test);
  g_assert_cmpuint (ingot_batch_count (test->batch, INGOT_BATCH_ITEM_DONE), >=, 2);
}

static void
rename_repository (IngotDemoStore *store, IngotDemoDomain *domain)
{
  ingot_demo_store_rename (store, domain, "billing");
}

/* Who knows its new name goes on there, when a person says so. */
static void
test_renamed (void)
{
  Test test;

  run_while (&test, rename_repository);
  g_assert_cmpuint (ingot_batch_count (test.batch, INGOT_BATCH_ITEM_FAILED), >=, 1);
  g_assert_error (get_failure (&test), INGOT_ERROR, INGOT_ERROR_RENAMED);
  ingot_batch_retry (test.batch);
  wait_for_end (&test);
  assert_states (&test, "dddddd");
  g_assert_cmpuint (get_domain (&test)->tokens->len, ==, 2);
  test_end (&test);
}

static void
test_repository_deleted (void)
{
  Test test;

  run_while (&test, ingot_demo_store_remove_domain);
  g_assert_cmpuint (ingot_batch_count (test.batch, INGOT_BATCH_ITEM_FAILED), >=, 1);
  g_assert_error (get_failure (&test), INGOT_ERROR, INGOT_ERROR_NOT_FOUND);
  test_end (&test);
}

static void
remove_tokens (IngotDemoStore *store, IngotDemoDomain *domain)
{
  ingot_demo_domain_remove_all_tokens (domain);
}

/* What was to be done is done, and not by us. */
static void
test_already_deleted (void)
{
  Test test;

  run_while (&test, remove_tokens);
  assert_states (&test, "dddddd");
  test_end (&test);
}

static void
test_stop_and_go_on (void)
{
  Test test;
  guint n_done;

  test_begin (&test, "root", "token-warehouse", 200);
  make_batch (&test, INGOT_BATCH_REMOVE, 200);
  ingot_batch_run (test.batch);
  fixture_wait (ingot_batch_get_n_finished (test.batch) >= 50);
  ingot_batch_stop (test.batch);
  g_assert_cmpint (ingot_batch_get_state (test.batch), ==, INGOT_BATCH_STOPPING);
  g_assert_cmpuint (ingot_batch_count (test.batch, INGOT_BATCH_ITEM_WAITING), ==, 0);
  wait_for_end (&test);
  n_done = ingot_batch_count (test.batch, INGOT_BATCH_ITEM_DONE);
  g_assert_cmpuint (n_done, <, 60);
  g_assert_cmpuint (ingot_batch_count (test.batch, INGOT_BATCH_ITEM_NOT_STARTED), ==, 200 - n_done);
  g_assert_cmpuint (count (&test, "RemoveIngestToken"), ==, n_done);
  g_assert_cmpuint (get_domain (&test)->tokens->len, ==, 200 - n_done);

  ingot_batch_run (test.batch);
  wait_for_end (&test);
  g_assert_cmpuint (ingot_batch_count (test.batch, INGOT_BATCH_ITEM_DONE), ==, 200);
  g_assert_cmpuint (count (&test, "RemoveIngestToken"), ==, 200);
  g_assert_cmpuint (get_domain (&test)->tokens->len, ==, 0);
  test_end (&test);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_notifies (void)
{
  Test test;
  guint n_states = 0, n_progress = 0, n_item = 0;

  test_begin (&test, "root", "payments", 0);
  make_batch (&test, INGOT_BATCH_REMOVE, 2);
  g_signal_connect_swapped (test.batch, "notify::state", G_CALLBACK (count_cb), &n_states);
  g_signal_connect_swapped (test.batch, "notify::n-finished", G_CALLBACK (count_cb), &n_progress);
  g_signal_connect_swapped (get_item (&test, 0), "notify::state", G_CALLBACK (count_cb), &n_item);
  ingot_batch_run (test.batch);
  wait_for_end (&test);
  g_assert_cmpuint (n_states, ==, 2);
  g_assert_cmpuint (n_progress, >=, 2);
  g_assert_cmpuint (n_item, ==, 3);
  test_end (&test);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/batch/properties", test_properties);
  g_test_add_func ("/batch/assign", test_assign);
  g_test_add_func ("/batch/assign-none", test_assign_none);
  g_test_add_func ("/batch/same-name", test_same_name);
  g_test_add_func ("/batch/one-refused", test_one_refused);
  g_test_add_func ("/batch/lost", test_lost);
  g_test_add_func ("/batch/unknown-is-looked-at", test_unknown_is_looked_at);
  g_test_add_func ("/batch/name-taken-again", test_name_taken_again);
  g_test_add_func ("/batch/read-only", test_read_only);
  g_test_add_func ("/batch/looking-fails", test_looking_fails);
  g_test_add_func ("/batch/stopped-while-looking", test_stopped_while_looking);
  g_test_add_func ("/batch/api-token-revoked", test_api_token_revoked);
  g_test_add_func ("/batch/permission-revoked", test_permission_revoked);
  g_test_add_func ("/batch/renamed", test_renamed);
  g_test_add_func ("/batch/repository-deleted", test_repository_deleted);
  g_test_add_func ("/batch/already-deleted", test_already_deleted);
  g_test_add_func ("/batch/stop-and-go-on", test_stop_and_go_on);
  g_test_add_func ("/batch/notifies", test_notifies);
  return g_test_run ();
}
