/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A session that goes on with another API token, and what it learns of the server without one. */
#include "fixture.h"
#include "generation.h"
#include "ingot-demo-server.h"
#include "ingot-error.h"
#include "ingot-session-private.h"

static IngotDemoServer *
server_new (void)
{
  const IngotDemoOptions options = { 0 };
  IngotDemoServer *server = generation_server_new (&options);
  g_autoptr (GError) error = NULL;

  ingot_demo_server_start (server, 0, &error);
  g_assert_no_error (error);
  return server;
}

/* It is asked for less when it has refused to answer. */
static gboolean
is_older (void)
{
  return g_strcmp0 (g_getenv ("INGOT_DEMO_VERSION"), "older") == 0;
}

static IngotSession *
session_new (const char *address, const char *api_token)
{
  g_autoptr (GError) error = NULL;
  IngotSession *session =
      ingot_session_new ("Test", address, api_token, INGOT_ENVIRONMENT_NONE, &error);

  g_assert_no_error (error);
  ingot_session_refresh (session);
  fixture_wait (!ingot_session_get_loading (session));
  return session;
}

static gboolean
replace (IngotSession *session, const char *api_token, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ingot_session_replace_api_token_async (session, api_token, FALSE, NULL, fixture_store_result,
                                         &result);
  return ingot_session_replace_api_token_finish (session, fixture_await (&result), error);
}

static void
test_goes_on (void)
{
  g_autoptr (IngotDemoServer) server = server_new ();
  g_autoptr (IngotSession) session =
      session_new (ingot_demo_server_get_address (server), "wrong~one");
  g_autofree char *address = g_strdup (ingot_session_get_address (session));
  g_autoptr (GError) error = NULL;

  g_assert_error (ingot_session_get_error (session), INGOT_ERROR, INGOT_ERROR_AUTHENTICATION);
  g_assert_true (replace (session, ingot_demo_server_get_api_token (server, "changer"), &error));
  g_assert_no_error (error);
  fixture_wait (!ingot_session_get_loading (session));
  g_assert_no_error (ingot_session_get_error (session));
  g_assert_cmpint (ingot_session_get_state (session), ==, INGOT_SESSION_READY);
  g_assert_nonnull (ingot_session_get_account (session));
  g_assert_cmpstr (ingot_session_get_address (session), ==, address);
}

static void
test_wrong_one (void)
{
  g_autoptr (IngotDemoServer) server = server_new ();
  g_autoptr (IngotSession) session = session_new (
      ingot_demo_server_get_address (server), ingot_demo_server_get_api_token (server, "changer"));
  IngotClient *client = ingot_session_get_client (session);
  g_autoptr (GError) refused = NULL;
  g_autoptr (GError) impossible = NULL;

  g_assert_false (replace (session, "wrong~one", &refused));
  g_assert_error (refused, INGOT_ERROR, INGOT_ERROR_AUTHENTICATION);
  g_assert_false (replace (session, "two words", &impossible));
  g_assert_error (impossible, INGOT_ERROR, INGOT_ERROR_AUTHENTICATION);
  g_assert_true (ingot_session_get_client (session) == client);
  ingot_session_refresh (session);
  fixture_wait (!ingot_session_get_loading (session));
  g_assert_no_error (ingot_session_get_error (session));
}

/* An organization's token belongs to no user. */
static void
test_other_owner (void)
{
  g_autoptr (IngotDemoServer) server = server_new ();
  g_autoptr (IngotSession) session = session_new (
      ingot_demo_server_get_address (server), ingot_demo_server_get_api_token (server, "changer"));

  g_assert_nonnull (ingot_session_get_account (session));
  g_assert_true (replace (session, ingot_demo_server_get_api_token (server, "organization"), NULL));
  fixture_wait (!ingot_session_get_loading (session));
  g_assert_null (ingot_session_get_account (session));
}

/* Who was signed in before is not taken for who is now. */
static void
test_account_refused (void)
{
  const IngotDemoFault refused = { .kind = INGOT_DEMO_FAULT_GRAPHQL_ERROR, .text = "No" };
  g_autoptr (IngotDemoServer) server = server_new ();
  const char *api_token = ingot_demo_server_get_api_token (server, "root");
  g_autoptr (IngotSession) session =
      session_new (ingot_demo_server_get_address (server), api_token);

  g_assert_cmpstr (ingot_account_get_username (ingot_session_get_account (session)), ==,
                   "root@example.com");
  ingot_demo_server_add_fault (server, "GetAccount", &refused, 10);
  g_assert_true (replace (session, ingot_demo_server_get_api_token (server, "changer"), NULL));
  fixture_wait (!ingot_session_get_loading (session));
  g_assert_null (ingot_session_get_account (session));
}

/* A server that is marked as read-only while the API token is tried is not changed with it. */
static void
test_marked_meanwhile (void)
{
  g_autoptr (IngotDemoServer) server = server_new ();
  const char *api_token = ingot_demo_server_get_api_token (server, "changer");
  g_autoptr (IngotSession) session =
      session_new (ingot_demo_server_get_address (server), api_token);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) starred = NULL;
  g_autoptr (GError) error = NULL;

  ingot_session_replace_api_token_async (session, api_token, FALSE, NULL, fixture_store_result,
                                         &result);
  ingot_server_set_read_only (ingot_session_get_server (session), TRUE);
  g_assert_true (ingot_session_replace_api_token_finish (session, fixture_await (&result), &error));
  fixture_wait (!ingot_session_get_loading (session));
  ingot_session_set_starred_async (session, ingot_session_find_search_domain (session, "payments"),
                                   TRUE, NULL, fixture_store_result, &starred);
  g_assert_false (ingot_session_set_starred_finish (session, fixture_await (&starred), &error));
  g_assert_error (error, INGOT_ERROR, INGOT_ERROR_READ_ONLY);
}

/* What is looked at is read again; what the old API token was still waiting for does not count. */
static void
test_repositories (void)
{
  const IngotDemoFault late = { .kind = INGOT_DEMO_FAULT_LATE, .delay = 60000 };
  const IngotDemoFault revoked = { .kind = INGOT_DEMO_FAULT_STATUS, .status = 401 };
  g_autoptr (IngotDemoServer) server = server_new ();
  const char *api_token = ingot_demo_server_get_api_token (server, "changer");
  g_autoptr (IngotSession) session =
      session_new (ingot_demo_server_get_address (server), api_token);
  g_autoptr (IngotRepository) repository = ingot_session_dup_repository (
      session, ingot_session_find_search_domain (session, "payments"));
  guint n_before;

  ingot_demo_server_add_fault (server, "ListIngestTokens", &revoked, 1);
  ingot_repository_open (repository);
  fixture_wait (!ingot_repository_get_loading (repository));
  g_assert_error (ingot_repository_get_error (repository), INGOT_ERROR, INGOT_ERROR_AUTHENTICATION);

  n_before = ingot_demo_server_count (server, "ListSearchDomains");
  ingot_demo_server_add_fault (server, "ListSearchDomains", &late, 1);
  ingot_session_refresh (session);
  fixture_wait (ingot_demo_server_count (server, "ListSearchDomains") == n_before + 1);
  g_assert_true (replace (session, api_token, NULL));
  fixture_wait (!ingot_session_get_loading (session));
  fixture_wait (!ingot_repository_get_loading (repository));
  g_assert_no_error (ingot_session_get_error (session));
  g_assert_no_error (ingot_repository_get_error (repository));
  g_assert_cmpint (ingot_repository_get_state (repository), ==, INGOT_REPOSITORY_READY);
}

/* It was asked with the API token before, and may never be answered, or refused. */
static void
test_repository_that_loads (void)
{
  const IngotDemoFault late = { .kind = INGOT_DEMO_FAULT_LATE, .delay = 60000 };
  g_autoptr (IngotDemoServer) server = server_new ();
  const char *api_token = ingot_demo_server_get_api_token (server, "changer");
  g_autoptr (IngotSession) session =
      session_new (ingot_demo_server_get_address (server), api_token);
  g_autoptr (IngotRepository) repository = ingot_session_dup_repository (
      session, ingot_session_find_search_domain (session, "payments"));

  ingot_demo_server_add_fault (server, "ListIngestTokens", &late, 1);
  ingot_repository_open (repository);
  fixture_wait (ingot_demo_server_count (server, "ListIngestTokens") == 1);
  g_assert_true (replace (session, api_token, NULL));
  fixture_wait (!ingot_repository_get_loading (repository));
  g_assert_no_error (ingot_repository_get_error (repository));
  g_assert_cmpint (ingot_repository_get_state (repository), ==, INGOT_REPOSITORY_READY);
  g_assert_cmpuint (ingot_demo_server_count (server, "ListIngestTokens"), ==, is_older () ? 3 : 2);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_version (void)
{
  g_autoptr (IngotDemoServer) server = server_new ();
  g_autoptr (IngotSession) session = NULL;
  GPtrArray *requests = ingot_demo_server_get_requests (server);
  guint notified = 0;
  gboolean found = FALSE;

  session = session_new (ingot_demo_server_get_address (server),
                         ingot_demo_server_get_api_token (server, "changer"));
  g_signal_connect_swapped (session, "notify::version", G_CALLBACK (count_cb), &notified);
  g_assert_null (ingot_session_get_version (session));
  fixture_wait (ingot_session_get_version (session) != NULL);
  g_assert_cmpstr (ingot_session_get_version (session), ==,
                   ingot_demo_store_get_version (ingot_demo_server_get_store (server)));
  g_assert_cmpuint (notified, ==, 1);

  for (guint i = 0; i < requests->len; i++)
    {
      const IngotDemoRequest *request = requests->pdata[i];

      if (!g_str_has_suffix (request->path, "/api/v1/status"))
        continue;
      found = TRUE;
      g_assert_cmpstr (request->method, ==, "GET");
      g_assert_false (request->authorized);
    }
  g_assert_true (found);

  ingot_session_refresh (session);
  fixture_wait (!ingot_session_get_loading (session));
  g_assert_cmpuint (ingot_demo_server_count (server, "status"), ==, 1);
}

/* A server that does not tell, or tells something else, is no less of a server. */
static void
test_no_version (void)
{
  static const char *const answers[] = { "{\"status\":\"OK\"}", "[]", "<html>", "{\"version\":3}" };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (Fixture) fixture = fixture_new ();
      g_autoptr (IngotSession) session = NULL;

      fixture_add_text (fixture, "status", SOUP_STATUS_OK, answers[i]);
      fixture_add_text (fixture, "GetAccount", SOUP_STATUS_OK, "{\"data\":{\"viewerOpt\":null}}");
      fixture_add_text (fixture, "ListSearchDomains", SOUP_STATUS_OK,
                        "{\"data\":{\"querySearchDomains\":{\"totalResults\":0,\"results\":[]}}}");
      session = session_new (fixture_get_address (fixture), "id~secret");
      fixture_wait (fixture_count (fixture, "status") == 1);
      ingot_session_refresh (session);
      fixture_wait (!ingot_session_get_loading (session));
      g_assert_null (ingot_session_get_version (session));
      g_assert_no_error (ingot_session_get_error (session));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/api-token/goes-on", test_goes_on);
  g_test_add_func ("/api-token/wrong-one", test_wrong_one);
  g_test_add_func ("/api-token/other-owner", test_other_owner);
  g_test_add_func ("/api-token/account-refused", test_account_refused);
  g_test_add_func ("/api-token/marked-meanwhile", test_marked_meanwhile);
  g_test_add_func ("/api-token/repositories", test_repositories);
  g_test_add_func ("/api-token/repository-that-loads", test_repository_that_loads);
  g_test_add_func ("/api-token/version", test_version);
  g_test_add_func ("/api-token/no-version", test_no_version);
  return g_test_run ();
}
