/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "ingot-error.h"
#include "ingot-probe.h"
#include "secure-server.h"

#define FOREVER 60000 /* milliseconds: nothing here is about time */
#define STATUS  "{\"status\":\"OK\",\"version\":\"1.204.0--build-4049--sha-a22\"}"

/* A server below a path, with pages of its own interface at all other paths, and some redirections
 * to it or away from it. */
typedef struct
{
  SoupServer *server;
  char *address;
  char *away; /* where to send from `/away/`; NULL for a sign-in page */
  guint n_requests;
  gboolean was_authorized;
} Site;

static void
site_cb (SoupServer *server,
         SoupServerMessage *message,
         const char *path,
         GHashTable *query,
         gpointer user_data)
{
  Site *site = user_data;

  site->n_requests++;
  if (soup_message_headers_get_one (soup_server_message_get_request_headers (message),
                                    "Authorization") != NULL)
    site->was_authorized = TRUE;

  if (g_str_equal (path, "/internal/humio/api/v1/status"))
    {
      soup_server_message_set_status (message, 200, NULL);
      soup_server_message_set_response (message, "application/json", SOUP_MEMORY_STATIC, STATUS,
                                        strlen (STATUS));
    }
  else if (g_str_has_prefix (path, "/internal/humio/guarded/"))
    soup_server_message_set_status (message, 401, NULL);
  else if (g_str_has_prefix (path, "/internal/humio/stopped/"))
    soup_server_message_set_status (message, 502, NULL);
  else if (g_str_has_prefix (path, "/internal/humio/other/"))
    {
      soup_server_message_set_status (message, 200, NULL);
      soup_server_message_set_response (message, "application/json", SOUP_MEMORY_STATIC,
                                        "{\"ok\":false}", strlen ("{\"ok\":false}"));
    }
  else if (g_str_equal (path, "/moved/api/v1/status"))
    soup_server_message_set_redirect (message, 302, "/internal/humio/api/v1/status?from=moved");
  else if (g_str_equal (path, "/loop/api/v1/status"))
    soup_server_message_set_redirect (message, 302, "/loop/api/v1/status");
  else if (g_str_has_prefix (path, "/away/"))
    soup_server_message_set_redirect (message, 302,
                                      site->away != NULL ? site->away : "/sign-in?next=secret");
  else
    {
      soup_server_message_set_status (message, 200, NULL);
      soup_server_message_set_response (message, "text/html", SOUP_MEMORY_STATIC, "<html>", 6);
    }
}

static void
site_begin (Site *site)
{
  g_autoslist (GUri) uris = NULL;

  *site = (Site) { .server = soup_server_new (NULL, NULL) };
  soup_server_add_handler (site->server, NULL, site_cb, site, NULL);
  soup_server_listen_local (site->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, NULL);
  uris = soup_server_get_uris (site->server);
  site->address = g_uri_to_string (uris->data);
}

static void
site_end (Site *site)
{
  g_assert_false (site->was_authorized);
  soup_server_disconnect (site->server);
  g_object_unref (site->server);
  g_free (site->address);
  g_free (site->away);
}

static IngotProbe *
probe (const char *text, IngotTrust *trust, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ingot_probe_run_async (text, trust, FOREVER, NULL, fixture_store_result, &result);
  return ingot_probe_run_finish (fixture_await (&result), error);
}

static IngotProbe *
probe_at (Site *site, const char *path, GError **error)
{
  g_autofree char *text = g_strconcat (site->address, path, NULL);

  return probe (text, NULL, error);
}

/* Whatever part of it people paste, the base is found. */
static void
test_finds (void)
{
  static const char *const pasted[] = {
    "internal/humio",
    "internal/humio/",
    "internal/humio/graphql",
    "internal/humio/login",
    "internal/humio/my-repo/search?query=%23type%3D%22a%22&live=true",
    "internal/humio/settings/api-token#here",
    "internal/humio/guarded/search",
    "internal/humio/stopped/search",
    "internal/humio/other/search",
  };
  Site site;

  site_begin (&site);
  for (guint i = 0; i < G_N_ELEMENTS (pasted); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (IngotProbe) found = probe_at (&site, pasted[i], &error);
      g_autofree char *base = g_strconcat (site.address, "internal/humio/", NULL);

      g_assert_no_error (error);
      g_assert_cmpstr (found->address, ==, base);
      g_assert_cmpstr (found->version, ==, "1.204.0");
      g_assert_null (found->redirected_from);
      g_assert_false (found->is_plain);
    }
  site_end (&site);
}

static void
test_without_scheme (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IngotProbe) found = NULL;
  g_autofree char *text = NULL;
  Site site;

  site_begin (&site);
  text = g_strconcat (site.address + strlen ("http://"), "internal/humio", NULL);
  found = probe (text, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (found->address, "http://"));
  site_end (&site);
}

static void
test_nothing_there (void)
{
  g_autoptr (GError) error = NULL;
  Site site;

  site_begin (&site);
  g_assert_null (probe_at (&site, "my-repo/search", &error));
  g_assert_error (error, INGOT_ERROR, INGOT_ERROR_NOT_LOGSCALE);
  g_assert_cmpuint (site.n_requests, ==, 3);
  site_end (&site);

  g_clear_error (&error);
  g_assert_null (probe ("http://127.0.0.1:1/a/b/c", NULL, &error));
  g_assert_error (error, INGOT_ERROR, INGOT_ERROR_UNREACHABLE);
  g_clear_error (&error);
  g_assert_null (probe ("ftp://logs.example", NULL, &error));
  g_assert_error (error, INGOT_ERROR, INGOT_ERROR_UNREACHABLE);
}

static void
test_ingest_host (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (probe ("https://abc.ingest.us-1.crowdstrike.com", NULL, &error));
  g_assert_error (error, INGOT_ERROR, INGOT_ERROR_NOT_LOGSCALE);
  g_assert_nonnull (strstr (error->message, "Next-Gen SIEM"));
}

static void
test_redirected (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IngotProbe) found = NULL;
  g_autofree char *from = NULL;
  Site site, elsewhere;

  site_begin (&site);
  site_begin (&elsewhere);
  found = probe_at (&site, "moved", &error);
  g_assert_no_error (error);
  from = g_strconcat (site.address, "moved/", NULL);
  g_assert_cmpstr (found->redirected_from, ==, from);
  g_assert_true (g_str_has_suffix (found->address, "/internal/humio/"));
  ingot_probe_free (g_steal_pointer (&found));

  /* To another origin as well: nothing secret goes along. */
  site.away = g_strconcat (elsewhere.address, "internal/humio/api/v1/status", NULL);
  found = probe_at (&site, "away/", &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (found->address, elsewhere.address));
  g_clear_pointer (&site.away, g_free);

  g_assert_null (probe_at (&site, "away/", &error));
  g_assert_error (error, INGOT_ERROR, INGOT_ERROR_REDIRECTED);
  g_assert_null (strstr (error->message, "secret"));
  g_clear_error (&error);
  site.n_requests = 0;
  g_assert_null (probe_at (&site, "loop/", &error));
  g_assert_error (error, INGOT_ERROR, INGOT_ERROR_REDIRECTED);
  g_assert_cmpuint (site.n_requests, ==, 1 + 5 + 1);
  site_end (&elsewhere);
  site_end (&site);
}

static void
test_tls (void)
{
  char *directory = certificates_new ();
  g_autofree char *path = certificates_build_path (directory, "ca");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (SecureServer) server = secure_server_new (directory, "good");
  g_autofree char *text = g_strconcat (secure_server_get_address (server), "a/b/c", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (IngotTrust) trust = NULL;
  g_autoptr (IngotProbe) found = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (probe (text, NULL, &error));
  g_assert_error (error, INGOT_ERROR, INGOT_ERROR_TLS);
  g_assert_cmpuint (secure_server_count (server), ==, 0);
  g_clear_error (&error);

  ingot_trust_load_async (file, NULL, fixture_store_result, &result);
  trust = ingot_trust_load_finish (fixture_await (&result), &error);
  found = probe (text, trust, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found->version, ==, "1.204.0");
  certificates_free (directory);
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  Site site;

  site_begin (&site);
  text = g_strconcat (site.address, "a/b/c/d", NULL);
  ingot_probe_run_async (text, NULL, FOREVER, cancellable, fixture_store_result, &result);
  g_cancellable_cancel (cancellable);
  g_assert_null (ingot_probe_run_finish (fixture_await (&result), &error));
  g_assert_error (error, INGOT_ERROR, INGOT_ERROR_CANCELLED);
  site_end (&site);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/probe/finds", test_finds);
  g_test_add_func ("/probe/without-scheme", test_without_scheme);
  g_test_add_func ("/probe/nothing-there", test_nothing_there);
  g_test_add_func ("/probe/ingest-host", test_ingest_host);
  g_test_add_func ("/probe/redirected", test_redirected);
  g_test_add_func ("/probe/tls", test_tls);
  g_test_add_func ("/probe/cancelled", test_cancelled);
  return g_test_run ();
}
