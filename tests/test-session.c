/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "ingot-error.h"
#include "ingot-session-private.h"

#define ACCOUNT                                                                                    \
  "{\"data\":{\"viewerOpt\":{\"username\":\"ada\",\"isRoot\":true,\"isOrganizationRoot\":false,"   \
  "\"token\":{\"name\":\"laptop\",\"expireAt\":1800000000000}}}}"
#define NO_ACCOUNT "{\"data\":{\"viewerOpt\":null}}"

/* The list of a server: rows from @first on, @n of them, in an order of the test's making. */
typedef struct
{
  guint n;
  guint total;
  guint first;
  guint changed; /* the row that has another description; G_MAXUINT for none */
  guint failing; /* the page that fails; 0 for none */
  gboolean repeats;
} Rows;

static void
append_row (GString *text, Rows *rows, guint i)
{
  g_string_append_printf (
      text,
      "%s{\"__typename\":\"%s\",\"id\":\"id%u\",\"name\":\"repository-%05u\","
      "\"description\":\"%s\",\"isStarred\":false,\"isActionAllowed\":true,\"type\":\"DEFAULT\","
      "\"timeOfLatestIngest\":\"2026-11-23T17:00:00Z\",\"compressedByteSize\":%u,"
      "\"timeBasedRetention\":30.0,\"ingestSizeBasedRetention\":null,"
      "\"storageSizeBasedRetention\":null,\"ingestBlock\":null%s}",
      text->str[text->len - 1] == '}' ? "," : "", i % 10 == 9 ? "View" : "Repository", i, i,
      i == rows->changed ? "another" : "what is in it", i * 1000,
      i % 10 == 9 ? ",\"connections\":[{\"filter\":\"*\"},{\"filter\":\"a\"}]" : "");
}

static void
send_rows (Fixture *fixture, SoupServerMessage *message, JsonObject *variables, gpointer user_data)
{
  Rows *rows = user_data;
  const guint skip = json_object_get_int_member (variables, "skip");
  const guint limit = json_object_get_int_member (variables, "limit");
  /* A row that was inserted at the front moves all others. */
  const guint shift = rows->repeats && skip > 0 ? 1 : 0;
  g_autoptr (GString) text = g_string_new (NULL);

  if (rows->failing > 0 && skip >= rows->failing)
    {
      soup_server_message_set_status (message, SOUP_STATUS_BAD_GATEWAY, NULL);
      return;
    }
  g_string_append_printf (
      text, "{\"data\":{\"querySearchDomains\":{\"totalResults\":%u,\"results\":[", rows->total);
  for (guint i = skip; i < MIN (skip + limit, rows->n); i++)
    append_row (text, rows, rows->first + i - shift);
  g_string_append (text, "]}}}");
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, text->str,
                                    text->len);
}

static IngotSession *
session_new (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  IngotSession *session = ingot_session_new ("Test", fixture_get_address (fixture), "id~secret",
                                             INGOT_ENVIRONMENT_STAGING, &error);

  g_assert_no_error (error);
  return session;
}

static Fixture *
rows_fixture_new (Rows *rows)
{
  Fixture *fixture = fixture_new ();

  fixture_add_text (fixture, "GetAccount", SOUP_STATUS_OK, ACCOUNT);
  fixture_add (fixture, "ListSearchDomains", send_rows, rows);
  return fixture;
}

static void
count_cb (gpointer count)
{
  (*(guint *) count)++;
}

static void
assert_rows (IngotSession *session, Rows *rows)
{
  GListModel *domains = ingot_session_get_search_domains (session);

  g_assert_cmpuint (g_list_model_get_n_items (domains), ==, rows->n);
  for (guint i = 0; i < rows->n; i++)
    {
      g_autoptr (IngotSearchDomain) domain = g_list_model_get_item (domains, i);
      g_autofree char *name = g_strdup_printf ("repository-%05u", rows->first + i);

      g_assert_cmpstr (ingot_search_domain_get_name (domain), ==, name);
    }
}

static void
test_construction (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  IngotSession *session = session_new (fixture);

  g_assert_cmpstr (ingot_session_get_name (session), ==, "Test");
  g_assert_cmpstr (ingot_session_get_address (session), ==, fixture_get_address (fixture));
  g_assert_cmpint (ingot_session_get_environment (session), ==, INGOT_ENVIRONMENT_STAGING);
  g_assert_cmpint (ingot_session_get_state (session), ==, INGOT_SESSION_LOADING);
  g_assert_false (ingot_session_get_loading (session));
  g_assert_cmpuint (fixture_count_all (fixture), ==, 0);
  g_assert_finalize_object (session);
}

static void
test_bad_arguments (void)
{
  static const struct
  {
    const char *address;
    const char *api_token;
    IngotError code;
  } rows[] = {
    { "", "x", INGOT_ERROR_UNREACHABLE },
    { "ftp://logs.example", "x", INGOT_ERROR_UNREACHABLE },
    { "https://", "x", INGOT_ERROR_UNREACHABLE },
    { "https://user:password@logs.example", "x", INGOT_ERROR_UNREACHABLE },
    { "https://logs.example", "two words", INGOT_ERROR_AUTHENTICATION },
    { "https://logs.example", "line\nbreak", INGOT_ERROR_AUTHENTICATION },
    { "https://logs.example", "\xc3\xa4", INGOT_ERROR_AUTHENTICATION },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (ingot_session_new ("Test", rows[i].address, rows[i].api_token,
                                        INGOT_ENVIRONMENT_NONE, &error));
      g_assert_error (error, INGOT_ERROR, (int) rows[i].code);
      g_assert_null (strstr (error->message, "password@"));
    }
}

static void
test_load (void)
{
  Rows rows = { .n = 1300, .total = 1300, .changed = G_MAXUINT };
  g_autoptr (Fixture) fixture = rows_fixture_new (&rows);
  g_autoptr (IngotSession) session = session_new (fixture);
  guint n_changes = 0;
  guint n_progress = 0;
  IngotAccount *account;

  g_signal_connect_swapped (ingot_session_get_search_domains (session), "items-changed",
                            G_CALLBACK (count_cb), &n_changes);
  g_signal_connect_swapped (session, "notify::progress", G_CALLBACK (count_cb), &n_progress);
  ingot_session_refresh (session);
  ingot_session_refresh (session);
  g_assert_true (ingot_session_get_loading (session));
  fixture_wait (!ingot_session_get_loading (session));

  g_assert_cmpint (ingot_session_get_state (session), ==, INGOT_SESSION_READY);
  g_assert_null (ingot_session_get_error (session));
  assert_rows (session, &rows);
  g_assert_cmpuint (fixture_count (fixture, "ListSearchDomains"), ==, 4);
  g_assert_cmpuint (fixture_count (fixture, "GetAccount"), ==, 1);
  g_assert_cmpuint (n_changes, ==, 4);
  g_assert_cmpuint (n_progress, ==, 4);
  g_assert_cmpfloat (ingot_session_get_progress (session), ==, 1);

  account = ingot_session_get_account (session);
  g_assert_cmpstr (ingot_account_get_username (account), ==, "ada");
  g_assert_true (ingot_account_get_root (account));
  g_assert_false (ingot_account_get_organization_root (account));
  g_assert_cmpstr (ingot_account_get_token_name (account), ==, "laptop");
  g_assert_cmpint (g_date_time_to_unix (ingot_account_get_token_expires (account)), ==, 1800000000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/construction", test_construction);
  g_test_add_func ("/session/bad-arguments", test_bad_arguments);
  g_test_add_func ("/session/load", test_load);
  return g_test_run ();
}
