/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a session does before it asks a server that is saved. */
#include "fixture.h"
#include "generation.h"
#include "ingot-demo-server.h"
#include "ingot-error.h"
#include "ingot-server-list.h"
#include "ingot-session.h"
#include "ingot-trust-store.h"
#include "kept-token.h"
#include "secure-server.h"

#include <libsecret/secret.h>

typedef struct
{
  IngotDemoServer *demo;
  IngotServerList *list;
  IngotServer *server;
} Context;

static IngotDemoServer *
start_demo (void)
{
  IngotDemoServer *demo = generation_server_new (&(IngotDemoOptions) { 0 });

  g_assert_true (ingot_demo_server_start (demo, 0, NULL));
  return demo;
}

static void
set_up (Context *context, gconstpointer data)
{
  g_autoptr (IngotServer) fresh = NULL;

  context->demo = start_demo ();
  context->list = ingot_server_list_new ();
  fresh = ingot_server_new_for_session ("Staging", ingot_demo_server_get_address (context->demo),
                                        INGOT_ENVIRONMENT_STAGING);
  context->server = g_object_ref (ingot_server_list_save (context->list, fresh));
}

static void
tear_down (Context *context, gconstpointer data)
{
  ingot_server_list_remove (context->list, context->server);
  g_assert_finalize_object (context->list);
  g_object_unref (context->server);
  g_object_unref (context->demo);
}

static void
store (IngotServer *server, const char *api_token)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kept_token_store (server, api_token, &error));
  g_assert_no_error (error);
}

static IngotSession *
open_session (IngotServer *server)
{
  g_autoptr (GError) error = NULL;
  IngotSession *session = ingot_session_dup_for_server (server, &error);

  g_assert_no_error (error);
  ingot_session_refresh (session);
  fixture_wait (!ingot_session_get_loading (session));
  return session;
}

static void
test_token_in_keyring (Context *context, gconstpointer data)
{
  g_autoptr (IngotSession) session = NULL;
  g_autoptr (IngotSession) other = NULL;

  store (context->server, ingot_demo_server_get_api_token (context->demo, "changer"));
  session = open_session (context->server);
  g_assert_cmpint (ingot_session_get_state (session), ==, INGOT_SESSION_READY);
  g_assert_no_error (ingot_session_get_error (session));
  g_assert_cmpstr (ingot_account_get_username (ingot_session_get_account (session)), ==,
                   "mara.keller@example.com");
  g_assert_true (ingot_session_get_server (session) == context->server);

  /* Two windows on a server share it, and nobody keeps it when both are gone. */
  other = ingot_session_dup_for_server (context->server, NULL);
  g_assert_true (other == session);
  g_clear_object (&other);
  g_assert_finalize_object (g_steal_pointer (&session));
}

static void
replace (IngotSession *session, const char *api_token, gboolean keep, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ingot_session_replace_api_token_async (session, api_token, keep, NULL, fixture_store_result,
                                         &result);
  ingot_session_replace_api_token_finish (session, fixture_await (&result), error);
  fixture_wait (!ingot_session_get_loading (session));
}

static void
test_no_token (Context *context, gconstpointer data)
{
  const char *api_token = ingot_demo_server_get_api_token (context->demo, "changer");
  g_autoptr (IngotSession) session = open_session (context->server);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (ingot_session_get_state (session), ==, INGOT_SESSION_NO_API_TOKEN);
  g_assert_no_error (ingot_session_get_error (session));
  g_assert_cmpuint (ingot_demo_server_count (context->demo, NULL), ==, 0);

  /* For this session: the next one asks again. */
  replace (session, api_token, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ingot_session_get_state (session), ==, INGOT_SESSION_READY);
  g_clear_object (&session);
  session = open_session (context->server);
  g_assert_cmpint (ingot_session_get_state (session), ==, INGOT_SESSION_NO_API_TOKEN);

  /* What the server does not accept is not kept. */
  replace (session, "wrong~token", TRUE, &error);
  g_assert_error (error, INGOT_ERROR, INGOT_ERROR_AUTHENTICATION);
  g_clear_error (&error);
  g_assert_cmpint (ingot_session_get_state (session), ==, INGOT_SESSION_NO_API_TOKEN);
  replace (session, api_token, TRUE, &error);
  g_assert_no_error (error);
  g_clear_object (&session);
  session = open_session (context->server);
  g_assert_cmpint (ingot_session_get_state (session), ==, INGOT_SESSION_READY);
}

static void
count_cb (GObject *object, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

static void
test_follows_server (Context *context, gconstpointer data)
{
  g_autoptr (IngotDemoServer) elsewhere = start_demo ();
  g_autoptr (IngotSession) session = NULL;
  guint n_notified = 0;

  store (context->server, ingot_demo_server_get_api_token (context->demo, "root"));
  session = open_session (context->server);
  g_signal_connect (session, "notify::name", G_CALLBACK (count_cb), &n_notified);
  g_signal_connect (session, "notify::environment", G_CALLBACK (count_cb), &n_notified);
  g_signal_connect (session, "notify::read-only", G_CALLBACK (count_cb), &n_notified);
  ingot_server_set_name (context->server, "Production");
  ingot_server_set_environment (context->server, INGOT_ENVIRONMENT_PRODUCTION);
  ingot_server_set_read_only (context->server, TRUE);
  g_assert_cmpuint (n_notified, ==, 3);
  g_assert_cmpstr (ingot_session_get_name (session), ==, "Production");
  g_assert_cmpint (ingot_session_get_environment (session), ==, INGOT_ENVIRONMENT_PRODUCTION);
  g_assert_true (ingot_session_get_read_only (session));

  /* Another address is asked with what the keyring has. */
  g_assert_nonnull (ingot_session_get_account (session));
  ingot_server_set_address (context->server, ingot_demo_server_get_address (elsewhere));
  g_assert_null (ingot_session_get_account (session));
  g_assert_cmpuint (g_list_model_get_n_items (ingot_session_get_search_domains (session)), ==, 0);
  fixture_wait (!ingot_session_get_loading (session));
  g_assert_cmpstr (ingot_session_get_address (session), ==,
                   ingot_demo_server_get_address (elsewhere));
  g_assert_cmpuint (ingot_demo_server_count (elsewhere, "ListSearchDomains"), >, 0);
  g_assert_cmpuint (g_list_model_get_n_items (ingot_session_get_search_domains (session)), >, 0);
}

static void
set_starred (IngotSession *session, GError **error)
{
  g_autoptr (IngotSearchDomain) domain =
      g_list_model_get_item (ingot_session_get_search_domains (session), 0);
  g_autoptr (GAsyncResult) result = NULL;

  ingot_session_set_starred_async (session, domain, TRUE, NULL, fixture_store_result, &result);
  ingot_session_set_starred_finish (session, fixture_await (&result), error);
}

static void
test_read_only (Context *context, gconstpointer data)
{
  g_autoptr (IngotSession) session = NULL;
  g_autoptr (GError) error = NULL;

  store (context->server, ingot_demo_server_get_api_token (context->demo, "root"));
  ingot_server_set_read_only (context->server, TRUE);
  session = open_session (context->server);
  set_starred (session, &error);
  g_assert_error (error, INGOT_ERROR, INGOT_ERROR_READ_ONLY);
  g_assert_cmpuint (ingot_demo_server_count (context->demo, "AddStar"), ==, 0);
  g_clear_error (&error);
  ingot_server_set_read_only (context->server, FALSE);
  set_starred (session, &error);
  g_assert_no_error (error);
}

static void
keep (IngotServer *server, IngotTrust *trust)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  ingot_trust_store_keep_async (server, trust, NULL, fixture_store_result, &result);
  name = ingot_trust_store_keep_finish (server, fixture_await (&result), &error);
  g_assert_no_error (error);
  ingot_server_set_ca_certificate (server, name);
}

static void
assert_fails (IngotSession *session, GQuark domain, int code)
{
  fixture_wait (!ingot_session_get_loading (session));
  g_assert_cmpint (ingot_session_get_state (session), ==, INGOT_SESSION_FAILED);
  g_assert_error (ingot_session_get_error (session), domain, code);
}

static IngotTrust *
load_trust (const char *directory, const char *name)
{
  g_autofree char *path = certificates_build_path (directory, name);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  IngotTrust *trust;

  ingot_trust_load_async (file, NULL, fixture_store_result, &result);
  trust = ingot_trust_load_finish (fixture_await (&result), &error);
  g_assert_no_error (error);
  return trust;
}

/* The server with TLS does not speak GraphQL: that it is heard shows that it is trusted. */
static void
test_ca_certificate (Context *context, gconstpointer data)
{
  char *directory = certificates_new ();
  g_autoptr (GFile) copy = NULL;
  g_autoptr (SecureServer) secure = secure_server_new (directory, "good");
  g_autoptr (IngotTrust) trust = load_trust (directory, "ca");
  g_autoptr (IngotSession) session = NULL;

  store (context->server, "id~secret");
  ingot_server_set_address (context->server, secure_server_get_address (secure));
  session = open_session (context->server);
  assert_fails (session, INGOT_ERROR, INGOT_ERROR_TLS);
  g_assert_cmpuint (secure_server_count (secure), ==, 0);

  keep (context->server, trust);
  assert_fails (session, INGOT_ERROR, INGOT_ERROR_NOT_LOGSCALE);
  g_assert_cmpuint (secure_server_count (secure), >, 0);

  /* The copy is what counts: that it is lost is told, and nothing is sent. */
  copy = ingot_trust_store_dup_file (ingot_server_get_ca_certificate (context->server));
  g_assert_true (g_file_delete (copy, NULL, NULL));
  g_clear_object (&session);
  session = open_session (context->server);
  assert_fails (session, INGOT_TRUST_ERROR, INGOT_TRUST_ERROR_UNREADABLE);
  certificates_free (directory);
}

/* What the server was trusted with before does not count any more, be it still connected. */
static void
test_ca_certificate_withdrawn (Context *context, gconstpointer data)
{
  char *directory = certificates_new ();
  g_autoptr (SecureServer) secure = secure_server_new (directory, "good");
  g_autoptr (IngotTrust) trust = load_trust (directory, "ca");
  g_autoptr (IngotSession) session = NULL;
  guint n_heard;

  store (context->server, "id~secret");
  ingot_server_set_address (context->server, secure_server_get_address (secure));
  keep (context->server, trust);
  session = open_session (context->server);
  assert_fails (session, INGOT_ERROR, INGOT_ERROR_NOT_LOGSCALE);
  n_heard = secure_server_count (secure);
  g_assert_cmpuint (n_heard, >, 0);

  ingot_server_set_ca_certificate (context->server, NULL);
  assert_fails (session, INGOT_ERROR, INGOT_ERROR_TLS);
  g_assert_cmpuint (secure_server_count (secure), ==, n_heard);
  certificates_free (directory);
}

/* What was being read is not waited for, and that it was cancelled is nobody's trouble. */
static void
test_ca_certificate_while_loading (Context *context, gconstpointer data)
{
  const IngotDemoFault late = { .kind = INGOT_DEMO_FAULT_LATE, .delay = 60000 };
  char *directory = certificates_new ();
  g_autoptr (IngotTrust) trust = load_trust (directory, "ca");
  g_autoptr (IngotSession) session = NULL;

  store (context->server, ingot_demo_server_get_api_token (context->demo, "root"));
  ingot_demo_server_add_fault (context->demo, "ListSearchDomains", &late, 1);
  session = ingot_session_dup_for_server (context->server, NULL);
  ingot_session_refresh (session);
  fixture_wait (ingot_demo_server_count (context->demo, "ListSearchDomains") == 1);
  keep (context->server, trust);
  fixture_wait (!ingot_session_get_loading (session));
  g_assert_no_error (ingot_session_get_error (session));
  g_assert_cmpint (ingot_session_get_state (session), ==, INGOT_SESSION_READY);
  g_assert_cmpuint (ingot_demo_server_count (context->demo, "ListSearchDomains"), >, 1);
  certificates_free (directory);
}

/* An API token that was typed for one address is neither sent to another nor kept for it. */
static void
test_moves_while_token_is_tried (Context *context, gconstpointer data)
{
  const char *api_token = ingot_demo_server_get_api_token (context->demo, "changer");
  g_autoptr (IngotDemoServer) elsewhere = start_demo ();
  g_autoptr (IngotSession) session = open_session (context->server);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ingot_session_replace_api_token_async (session, api_token, TRUE, NULL, fixture_store_result,
                                         &result);
  ingot_server_set_address (context->server, ingot_demo_server_get_address (elsewhere));
  g_assert_false (
      ingot_session_replace_api_token_finish (session, fixture_await (&result), &error));
  g_assert_error (error, INGOT_ERROR, INGOT_ERROR_AUTHENTICATION);
  fixture_wait (!ingot_session_get_loading (session));
  g_assert_cmpint (ingot_session_get_state (session), ==, INGOT_SESSION_NO_API_TOKEN);
  g_assert_cmpuint (ingot_demo_server_count (elsewhere, NULL), ==, 0);
  kept_token_assert (context->server, NULL);
}

static IngotRepository *
open_payments (Context *context, IngotSession **session)
{
  IngotRepository *repository;

  store (context->server, ingot_demo_server_get_api_token (context->demo, "root"));
  *session = open_session (context->server);
  repository = ingot_session_dup_repository (
      *session, ingot_session_find_search_domain (*session, "payments"));
  ingot_repository_open (repository);
  fixture_wait (!ingot_repository_get_loading (repository));
  return repository;
}

/* What somebody who looks on gets, in place of one that was left. */
static IngotRepository *
follow (IngotSession *session, IngotRepository *left)
{
  IngotRepository *repository =
      ingot_session_dup_repository (session, ingot_repository_get_domain (left));

  g_assert_cmpint (ingot_repository_get_state (left), ==, INGOT_REPOSITORY_LEFT);
  g_assert_error (ingot_repository_get_error (left), INGOT_ERROR, INGOT_ERROR_MOVED);
  g_assert_true (repository != left);
  g_assert_null (ingot_repository_get_updated (repository));
  ingot_repository_open (repository);
  g_assert_cmpint (ingot_repository_get_state (repository), ==, INGOT_REPOSITORY_LOADING);
  return repository;
}

/* What a repository has on one server is not shown as what it has on another, and one that was left
 * stays so, be the server back at its address. */
static void
test_moves_with_repository (Context *context, gconstpointer data)
{
  g_autoptr (IngotSession) session = NULL;
  g_autoptr (IngotRepository) left = NULL;
  g_autoptr (IngotRepository) between = NULL;
  g_autoptr (IngotRepository) repository = NULL;

  left = open_payments (context, &session);
  g_assert_cmpint (ingot_repository_get_state (left), ==, INGOT_REPOSITORY_READY);

  ingot_server_set_address (context->server, "nonsense://");
  g_assert_cmpint (ingot_session_get_state (session), ==, INGOT_SESSION_FAILED);
  between = follow (session, left);
  g_assert_false (ingot_repository_get_loading (between));

  ingot_server_set_address (context->server, ingot_demo_server_get_address (context->demo));
  repository = follow (session, between);
  fixture_wait (!ingot_session_get_loading (session));
  fixture_wait (!ingot_repository_get_loading (repository));
  g_assert_cmpint (ingot_repository_get_state (repository), ==, INGOT_REPOSITORY_READY);
  g_assert_cmpuint (g_list_model_get_n_items (ingot_repository_get_tokens (repository)), >, 0);
  ingot_repository_refresh (left);
  g_assert_false (ingot_repository_get_loading (left));
  g_assert_cmpint (ingot_repository_get_state (left), ==, INGOT_REPOSITORY_LEFT);
}

/* Nor is what comes late of what was asked there. */
static void
test_moves_while_repository_is_asked (Context *context, gconstpointer data)
{
  const IngotDemoFault held = { .kind = INGOT_DEMO_FAULT_HELD };
  g_autoptr (IngotDemoServer) elsewhere = start_demo ();
  g_autoptr (IngotSession) session = NULL;
  g_autoptr (IngotRepository) left = NULL;
  g_autoptr (IngotRepository) repository = NULL;
  g_autoptr (GAsyncResult) parsers = NULL;
  g_autoptr (GAsyncResult) added = NULL;
  g_autoptr (IngotIngestToken) token = NULL;
  g_autoptr (GError) error = NULL;

  left = open_payments (context, &session);

  ingot_demo_server_add_fault (context->demo, "ListParsers", &held, 1);
  ingot_demo_server_add_fault (context->demo, "AddIngestToken", &held, 1);
  ingot_repository_load_parsers_async (left, NULL, fixture_store_result, &parsers);
  ingot_repository_add_token_async (left, "there", NULL, NULL, NULL, fixture_store_result, &added);
  fixture_wait (ingot_demo_server_count (context->demo, "AddIngestToken") == 1 &&
                ingot_demo_server_count (context->demo, "ListParsers") == 1);
  ingot_server_set_address (context->server, ingot_demo_server_get_address (elsewhere));
  repository = follow (session, left);
  fixture_wait (!ingot_session_get_loading (session));
  fixture_wait (!ingot_repository_get_loading (repository));
  g_assert_cmpint (ingot_repository_get_state (repository), ==, INGOT_REPOSITORY_READY);

  ingot_demo_server_release (context->demo);
  token = ingot_repository_add_token_finish (left, fixture_await (&added), NULL);
  g_assert_nonnull (token);
  g_assert_null (ingot_repository_find_token (repository, "there"));
  g_assert_true (ingot_repository_load_parsers_finish (left, fixture_await (&parsers), NULL));
  g_clear_object (&parsers);
  g_list_store_remove_all (G_LIST_STORE (ingot_repository_get_parsers (left)));
  ingot_repository_load_parsers_async (left, NULL, fixture_store_result, &parsers);
  g_assert_false (ingot_repository_load_parsers_finish (left, fixture_await (&parsers), &error));
  g_assert_error (error, INGOT_ERROR, INGOT_ERROR_MOVED);
  g_assert_cmpuint (g_list_model_get_n_items (ingot_repository_get_parsers (repository)), ==, 0);
}

/* An ingest token of the same name on another server is another one, be its text the same. */
static void
test_moves_before_token_is_deleted (Context *context, gconstpointer data)
{
  g_autoptr (IngotDemoServer) elsewhere = start_demo ();
  g_autoptr (IngotSession) session = NULL;
  g_autoptr (IngotRepository) repository = NULL;
  g_autoptr (IngotIngestToken) token = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  repository = open_payments (context, &session);
  token = g_list_model_get_item (ingot_repository_get_tokens (repository), 0);
  ingot_server_set_address (context->server, ingot_demo_server_get_address (elsewhere));
  ingot_repository_remove_token_async (repository, token, NULL, fixture_store_result, &result);
  g_assert_false (
      ingot_repository_remove_token_finish (repository, fixture_await (&result), &error));
  g_assert_error (error, INGOT_ERROR, INGOT_ERROR_MOVED);
  fixture_wait (!ingot_session_get_loading (session));
  g_clear_error (&error);
  g_clear_object (&result);
  ingot_repository_remove_token_async (repository, token, NULL, fixture_store_result, &result);
  g_assert_false (
      ingot_repository_remove_token_finish (repository, fixture_await (&result), &error));
  g_assert_error (error, INGOT_ERROR, INGOT_ERROR_MOVED);
  g_assert_cmpuint (ingot_demo_server_count (elsewhere, "RemoveIngestToken"), ==, 0);
  g_assert_cmpuint (ingot_demo_server_count (context->demo, "RemoveIngestToken"), ==, 0);
}

/* A star that is set there is not one here. */
static void
test_moves_while_star_is_set (Context *context, gconstpointer data)
{
  const IngotDemoFault held = { .kind = INGOT_DEMO_FAULT_HELD };
  g_autoptr (IngotDemoServer) elsewhere = start_demo ();
  g_autoptr (IngotSession) session = NULL;
  g_autoptr (IngotRepository) repository = open_payments (context, &session);
  IngotSearchDomain *domain = ingot_session_find_search_domain (session, "mail-relays");
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_false (ingot_search_domain_get_starred (domain));
  ingot_demo_server_add_fault (context->demo, "AddStar", &held, 1);
  ingot_session_set_starred_async (session, domain, TRUE, NULL, fixture_store_result, &result);
  fixture_wait (ingot_demo_server_count (context->demo, "AddStar") == 1);
  ingot_server_set_address (context->server, ingot_demo_server_get_address (elsewhere));
  fixture_wait (!ingot_session_get_loading (session));
  ingot_demo_server_release (context->demo);
  g_assert_true (ingot_session_set_starred_finish (session, fixture_await (&result), NULL));
  domain = ingot_session_find_search_domain (session, "mail-relays");
  g_assert_false (ingot_search_domain_get_starred (domain));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add (name, Context, NULL, set_up, func, tear_down)
  ADD ("/session-opening/token-in-keyring", test_token_in_keyring);
  ADD ("/session-opening/no-token", test_no_token);
  ADD ("/session-opening/follows-server", test_follows_server);
  ADD ("/session-opening/read-only", test_read_only);
  ADD ("/session-opening/ca-certificate", test_ca_certificate);
  ADD ("/session-opening/ca-certificate-withdrawn", test_ca_certificate_withdrawn);
  ADD ("/session-opening/ca-certificate-while-loading", test_ca_certificate_while_loading);
  ADD ("/session-opening/moves-while-token-is-tried", test_moves_while_token_is_tried);
  ADD ("/session-opening/moves-with-repository", test_moves_with_repository);
  ADD ("/session-opening/moves-while-repository-is-asked", test_moves_while_repository_is_asked);
  ADD ("/session-opening/moves-before-token-is-deleted", test_moves_before_token_is_deleted);
  ADD ("/session-opening/moves-while-star-is-set", test_moves_while_star_is_set);
#undef ADD

  return g_test_run ();
}
