/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "generation.h"
#include "ingot-connection-test.h"
#include "ingot-demo-server.h"
#include "ingot-error.h"
#include "secure-server.h"

static IngotDemoServer *
start_demo (void)
{
  IngotDemoServer *server = generation_server_new (&(IngotDemoOptions) { 0 });
  g_autoptr (GError) error = NULL;

  ingot_demo_server_start (server, 0, &error);
  g_assert_no_error (error);
  return server;
}

/* Each step as a letter: waiting, running, done, warning (!), failed (X). */
static char *
dup_states (IngotConnectionTest *test)
{
  GListModel *steps = ingot_connection_test_get_steps (test);
  g_autoptr (GString) states = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (IngotConnectionStep) step = g_list_model_get_item (steps, i);

      g_string_append_c (states, "wrd!X"[ingot_connection_step_get_state (step)]);
      g_assert_cmpstr (ingot_connection_step_get_title (step), !=, "");
    }
  return g_string_free_and_steal (g_steal_pointer (&states));
}

static const char *
get_result (IngotConnectionTest *test, guint position)
{
  g_autoptr (IngotConnectionStep) step =
      g_list_model_get_item (ingot_connection_test_get_steps (test), position);

  return ingot_connection_step_get_result (step); /* the test has it */
}

static void
run (IngotConnectionTest *test, const char *address, const char *api_token, const char *expected)
{
  g_autofree char *states = NULL;

  ingot_connection_test_start (test, address, api_token, NULL);
  g_assert_true (ingot_connection_test_get_running (test));
  fixture_wait (!ingot_connection_test_get_running (test));
  states = dup_states (test);
  g_assert_cmpstr (states, ==, expected);
}

/* A server that does not tell who may do what is not said to allow anything, nor to forbid it. */
static void
run_signed_in (IngotDemoServer *server,
               IngotConnectionTest *test,
               const char *address,
               const char *user,
               const char *expected)
{
  const gboolean tells = ingot_demo_server_knows (server, "SearchDomain.isActionAllowed");

  run (test, address, ingot_demo_server_get_api_token (server, user), tells ? expected : "ddddd!");
  g_assert_cmpint (strstr (get_result (test, 5), "repositor") != NULL, ==, tells);
  g_assert_cmpint (g_str_equal (get_result (test, 5), "not told by the server"), ==, !tells);
}

static void
test_all_well (void)
{
  g_autoptr (IngotDemoServer) server = start_demo ();
  IngotConnectionTest *test = ingot_connection_test_new ();
  g_autofree char *typed =
      g_strconcat (ingot_demo_server_get_address (server), "payments/search?query=x", NULL);

  run_signed_in (server, test, typed, "changer", "dddddd");
  g_assert_null (ingot_connection_test_get_error (test));
  g_assert_cmpstr (ingot_connection_test_get_address (test), ==,
                   ingot_demo_server_get_address (server));
  g_assert_nonnull (strstr (get_result (test, 2), "1."));
  g_assert_nonnull (strstr (get_result (test, 3), "mara.keller@example.com"));
  g_assert_finalize_object (test);
}

static void
test_rights (void)
{
  g_autoptr (IngotDemoServer) server = start_demo ();
  g_autoptr (IngotConnectionTest) test = ingot_connection_test_new ();
  const char *address = ingot_demo_server_get_address (server);
  guint n_asked;

  run_signed_in (server, test, address, "reader", "ddddd!");
  run_signed_in (server, test, address, "organization", "dddddd");
  g_assert_nonnull (strstr (get_result (test, 3), "no user"));
  run (test, address, "wrong~token",
       "dddX"
       "ww");
  g_assert_error (ingot_connection_test_get_error (test), INGOT_ERROR, INGOT_ERROR_AUTHENTICATION);
  g_assert_null (strstr (get_result (test, 3), "wrong~token"));
  n_asked = ingot_demo_server_count (server, "GetAccount");
  run (test, address, NULL,
       "dddX"
       "ww");
  g_assert_nonnull (strstr (get_result (test, 3), "no API token"));
  g_assert_cmpuint (n_asked, >, 0);
  g_assert_cmpuint (ingot_demo_server_count (server, "GetAccount"), ==, n_asked);
  run (test, address, "two words",
       "dddX"
       "ww");
}

static void
test_failures (void)
{
  char *directory = certificates_new ();
  g_autoptr (SecureServer) secure = secure_server_new (directory, "self-signed");
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (IngotConnectionTest) test = ingot_connection_test_new ();

  run (test, "http://127.0.0.1:1", "t", "Xwwwww");
  g_assert_error (ingot_connection_test_get_error (test), INGOT_ERROR, INGOT_ERROR_UNREACHABLE);
  run (test, secure_server_get_address (secure), "t", "dXwwww");
  g_assert_error (ingot_connection_test_get_error (test), INGOT_ERROR, INGOT_ERROR_TLS);
  g_assert_cmpuint (secure_server_count (secure), ==, 0);
  run (test, fixture_get_address (fixture), "t", "ddXwww");
  run (test, "not an address at all", "t", "Xwwwww");
  certificates_free (directory);
}

static void
redirect_cb (SoupServer *server,
             SoupServerMessage *message,
             const char *path,
             GHashTable *query,
             gpointer target)
{
  g_autofree char *location = g_strconcat (target, "api/v1/status", NULL);

  soup_server_message_set_redirect (message, 302, location);
}

/* Another server is shown, and does not get the API token. */
static void
test_redirected (void)
{
  g_autoptr (IngotDemoServer) demo = start_demo ();
  g_autoptr (SoupServer) server = soup_server_new (NULL, NULL);
  g_autoptr (IngotConnectionTest) test = ingot_connection_test_new ();
  g_autoslist (GUri) uris = NULL;
  g_autofree char *address = NULL;

  soup_server_add_handler (server, NULL, redirect_cb,
                           (gpointer) ingot_demo_server_get_address (demo), NULL);
  soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, NULL);
  uris = soup_server_get_uris (server);
  address = g_uri_to_string (uris->data);
  run (test, address, ingot_demo_server_get_api_token (demo, "root"), "dddXww");
  g_assert_error (ingot_connection_test_get_error (test), INGOT_ERROR, INGOT_ERROR_REDIRECTED);
  g_assert_nonnull (strstr (get_result (test, 3), ingot_demo_server_get_address (demo)));
  g_assert_null (ingot_connection_test_get_address (test));
  g_assert_cmpuint (ingot_demo_server_count (demo, "GetAccount"), ==, 0);
}

static IngotTrust *
load_trust (const char *directory)
{
  g_autofree char *path = certificates_build_path (directory, "ca");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  IngotTrust *trust;

  ingot_trust_load_async (file, NULL, fixture_store_result, &result);
  trust = ingot_trust_load_finish (fixture_await (&result), &error);
  g_assert_no_error (error);
  return trust;
}

/* The same host, encrypted even, but another port: it is asked for its status, and no more. */
static void
test_redirected_to_port (void)
{
  char *directory = certificates_new ();
  g_autoptr (IngotTrust) trust = load_trust (directory);
  g_autoptr (SecureServer) secure = secure_server_new (directory, "good");
  g_autoptr (SoupServer) server = soup_server_new (NULL, NULL);
  g_autoptr (IngotConnectionTest) test = ingot_connection_test_new ();
  g_autoslist (GUri) uris = NULL;
  g_autofree char *address = NULL;
  g_autofree char *states = NULL;

  soup_server_add_handler (server, NULL, redirect_cb, (gpointer) secure_server_get_address (secure),
                           NULL);
  soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, NULL);
  uris = soup_server_get_uris (server);
  address = g_uri_to_string (uris->data);
  ingot_connection_test_start (test, address, "id~secret", trust);
  fixture_wait (!ingot_connection_test_get_running (test));
  states = dup_states (test);
  g_assert_cmpstr (states, ==, "dddXww");
  g_assert_error (ingot_connection_test_get_error (test), INGOT_ERROR, INGOT_ERROR_REDIRECTED);
  g_assert_cmpuint (secure_server_count (secure), ==, 1);
  certificates_free (directory);
}

static void
test_stopped (void)
{
  g_autoptr (IngotDemoServer) server = start_demo ();
  IngotConnectionTest *test = ingot_connection_test_new ();
  g_autofree char *states = NULL;

  ingot_connection_test_start (test, ingot_demo_server_get_address (server), "t", NULL);
  ingot_connection_test_stop (test);
  g_assert_false (ingot_connection_test_get_running (test));
  states = dup_states (test);
  g_assert_cmpstr (states, ==, "wwwwww");

  /* Started twice, the first one does not speak for the second. */
  ingot_connection_test_start (test, "http://127.0.0.1:1", "t", NULL);
  run_signed_in (server, test, ingot_demo_server_get_address (server), "changer", "dddddd");

  /* Nor does one that nobody waits for. */
  ingot_connection_test_start (test, ingot_demo_server_get_address (server), "t", NULL);
  g_assert_finalize_object (test);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/connection-test/all-well", test_all_well);
  g_test_add_func ("/connection-test/rights", test_rights);
  g_test_add_func ("/connection-test/failures", test_failures);
  g_test_add_func ("/connection-test/redirected", test_redirected);
  g_test_add_func ("/connection-test/redirected-to-port", test_redirected_to_port);
  g_test_add_func ("/connection-test/stopped", test_stopped);
  return g_test_run ();
}
