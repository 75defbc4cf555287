/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "ingot-error.h"
#include "ingot-pages.h"
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
  guint slow;    /* how much later each long page comes than the one before, in milliseconds */
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

static gboolean
unpause_cb (gpointer message)
{
  soup_server_message_unpause (message);
  return G_SOURCE_REMOVE;
}

static void
hold (SoupServerMessage *message, guint milliseconds)
{
  soup_server_message_pause (message);
  g_timeout_add_full (G_PRIORITY_DEFAULT, milliseconds, unpause_cb, g_object_ref (message),
                      g_object_unref);
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

  if (rows->slow > 0)
    hold (message, rows->slow * (skip / 500));
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
    { "https://logs.example", "", INGOT_ERROR_AUTHENTICATION },
    { "https://logs.example", " \n", INGOT_ERROR_AUTHENTICATION },
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
  /* the first page at once, and the rest not more often than can be followed */
  g_assert_cmpuint (n_changes, >, 1);
  g_assert_cmpuint (n_changes, <=, 4);
  g_assert_cmpuint (n_progress, ==, n_changes);
  g_assert_cmpfloat (ingot_session_get_progress (session), ==, 1);

  account = ingot_session_get_account (session);
  g_assert_cmpstr (ingot_account_get_username (account), ==, "ada");
  g_assert_true (ingot_account_get_root (account));
  g_assert_false (ingot_account_get_organization_root (account));
  g_assert_cmpstr (ingot_account_get_token_name (account), ==, "laptop");
  g_assert_cmpint (g_date_time_to_unix (ingot_account_get_token_expires (account)), ==, 1800000000);
}

static void
refresh (IngotSession *session)
{
  ingot_session_refresh (session);
  fixture_wait (!ingot_session_get_loading (session));
}

/* A server that sends a page once the one before is shown. */
typedef struct
{
  Rows rows;
  guint n_shown;
  SoupServerMessage *held[4];
} SlowRows;

static void
send_rows_slowly (Fixture *fixture,
                  SoupServerMessage *message,
                  JsonObject *variables,
                  gpointer user_data)
{
  SlowRows *slow = user_data;
  const guint page = ((guint) json_object_get_int_member (variables, "skip") + 450) / 500;

  send_rows (fixture, message, variables, &slow->rows);
  if (page <= slow->n_shown)
    return;
  slow->held[page] = g_object_ref (message);
  soup_server_message_pause (message);
}

static void
shown_cb (SlowRows *slow)
{
  const guint page = ++slow->n_shown;

  if (page == G_N_ELEMENTS (slow->held) || slow->held[page] == NULL)
    return;
  soup_server_message_unpause (slow->held[page]);
  g_clear_object (&slow->held[page]);
}

/* Rows of a slow server are there soon after they come, and so is how many. */
static void
test_load_slowly (void)
{
  SlowRows slow = { .rows = { .n = 1300, .total = 1300, .changed = G_MAXUINT } };
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (IngotSession) session = session_new (fixture);
  guint n_progress = 0;

  fixture_add_text (fixture, "GetAccount", SOUP_STATUS_OK, ACCOUNT);
  fixture_add (fixture, "ListSearchDomains", send_rows_slowly, &slow);
  g_signal_connect_swapped (ingot_session_get_search_domains (session), "items-changed",
                            G_CALLBACK (shown_cb), &slow);
  g_signal_connect_swapped (session, "notify::progress", G_CALLBACK (count_cb), &n_progress);
  refresh (session);
  assert_rows (session, &slow.rows);
  g_assert_cmpuint (slow.n_shown, ==, 4);
  g_assert_cmpuint (n_progress, ==, 4);
}

static void
test_refresh_keeps_items (void)
{
  Rows rows = { .n = 120, .total = 120, .changed = G_MAXUINT };
  g_autoptr (Fixture) fixture = rows_fixture_new (&rows);
  g_autoptr (IngotSession) session = session_new (fixture);
  GListModel *domains = ingot_session_get_search_domains (session);
  g_autoptr (IngotSearchDomain) same = NULL;
  g_autoptr (IngotSearchDomain) old = NULL;
  g_autoptr (IngotSearchDomain) fresh = NULL;
  guint n_changes = 0;

  refresh (session);
  same = g_list_model_get_item (domains, 3);
  old = g_list_model_get_item (domains, 100);
  g_signal_connect_swapped (domains, "items-changed", G_CALLBACK (count_cb), &n_changes);
  refresh (session);
  g_assert_cmpuint (n_changes, ==, 0);

  rows.changed = 100;
  refresh (session);
  g_assert_cmpuint (n_changes, ==, 1);
  assert_rows (session, &rows);
  fresh = g_list_model_get_item (domains, 100);
  g_assert_true (fresh != old);
  g_assert_cmpstr (ingot_search_domain_get_description (fresh), ==, "another");
  g_clear_object (&fresh);
  fresh = g_list_model_get_item (domains, 3);
  g_assert_true (fresh == same);

  rows.first = 2;
  refresh (session);
  assert_rows (session, &rows);
  g_clear_object (&fresh);
  fresh = g_list_model_get_item (domains, 1);
  g_assert_true (fresh == same);
  g_assert_cmpuint (n_changes, ==, 3);
}

static void
test_repeated_rows (void)
{
  Rows rows = { .n = 120, .total = 120, .changed = G_MAXUINT, .repeats = TRUE };
  g_autoptr (Fixture) fixture = rows_fixture_new (&rows);
  g_autoptr (IngotSession) session = session_new (fixture);

  refresh (session);
  g_assert_cmpuint (fixture_count (fixture, "ListSearchDomains"), ==, 4);
  rows.n = 119;
  assert_rows (session, &rows);
  g_assert_no_error (ingot_session_get_error (session));
}

static void
test_wrong_total (void)
{
  Rows rows = { .n = 70, .total = 90, .changed = G_MAXUINT };
  g_autoptr (Fixture) fixture = rows_fixture_new (&rows);
  g_autoptr (IngotSession) session = session_new (fixture);

  refresh (session);
  g_assert_cmpuint (fixture_count (fixture, "ListSearchDomains"), ==, 4);
  assert_rows (session, &rows);
  g_assert_cmpfloat (ingot_session_get_progress (session), ==, 1);
}

/* A server that counts what it does not show is not asked for all of it, page by page. */
static void
test_far_too_large_total (void)
{
  Rows rows = { .n = 70, .total = 1000000, .changed = G_MAXUINT };
  g_autoptr (Fixture) fixture = rows_fixture_new (&rows);
  g_autoptr (IngotSession) session = session_new (fixture);

  refresh (session);
  g_assert_cmpuint (fixture_count (fixture, "ListSearchDomains"), <, 20);
  assert_rows (session, &rows);
  g_assert_no_error (ingot_session_get_error (session));
}

static void
test_empty (void)
{
  Rows rows = { .changed = G_MAXUINT };
  g_autoptr (Fixture) fixture = rows_fixture_new (&rows);
  g_autoptr (IngotSession) session = session_new (fixture);

  refresh (session);
  g_assert_cmpint (ingot_session_get_state (session), ==, INGOT_SESSION_READY);
  g_assert_cmpuint (fixture_count (fixture, "ListSearchDomains"), ==, 1);
}

/* What came before the page that failed is shown, however quickly it came. */
static void
test_page_fails (void)
{
  Rows rows = { .n = 700, .total = 700, .changed = G_MAXUINT, .failing = 550, .slow = 60 };
  g_autoptr (Fixture) fixture = rows_fixture_new (&rows);
  g_autoptr (IngotSession) session = session_new (fixture);
  GListModel *domains = ingot_session_get_search_domains (session);

  refresh (session);
  g_assert_cmpint (ingot_session_get_state (session), ==, INGOT_SESSION_READY);
  g_assert_error (ingot_session_get_error (session), INGOT_ERROR, INGOT_ERROR_UNAVAILABLE);
  g_assert_cmpuint (g_list_model_get_n_items (domains), ==, 550);

  rows.failing = 0;
  refresh (session);
  g_assert_no_error (ingot_session_get_error (session));
  assert_rows (session, &rows);

  rows.failing = 50;
  refresh (session);
  g_assert_error (ingot_session_get_error (session), INGOT_ERROR, INGOT_ERROR_UNAVAILABLE);
  g_assert_cmpint (ingot_session_get_state (session), ==, INGOT_SESSION_READY);
  assert_rows (session, &rows);
}

static void
most_cb (GListModel *domains, guint position, guint removed, guint added, guint *most)
{
  *most = MAX (*most, g_list_model_get_n_items (domains));
}

/* What is there already must not come again, not even until the end. */
static void
test_retry_repeats_nothing (void)
{
  Rows rows = { .n = 700, .total = 700, .changed = G_MAXUINT, .failing = 550 };
  g_autoptr (Fixture) fixture = rows_fixture_new (&rows);
  g_autoptr (IngotSession) session = session_new (fixture);
  guint most = 0;

  refresh (session);
  g_signal_connect (ingot_session_get_search_domains (session), "items-changed",
                    G_CALLBACK (most_cb), &most);
  rows.failing = 0;
  refresh (session);
  assert_rows (session, &rows);
  g_assert_cmpuint (most, ==, rows.n);
}

typedef struct
{
  Rows rows;
  IngotSession *session;
} MovingRows;

/* Nothing comes after the second page, and once it was read the server is elsewhere: one request
 * more is sent then. */
static void
send_rows_and_move (Fixture *fixture,
                    SoupServerMessage *message,
                    JsonObject *variables,
                    gpointer user_data)
{
  MovingRows *moving = user_data;
  const guint skip = (guint) json_object_get_int_member (variables, "skip");

  send_rows (fixture, message, variables, &moving->rows);
  if (skip <= 50)
    return;
  soup_server_message_pause (message);
  if (skip == 50 + INGOT_PAGES_AT_ONCE * 500)
    ingot_server_set_address (ingot_session_get_server (moving->session),
                              "https://elsewhere.invalid/");
}

/* What was read already of the server before is not shown as what another one has. */
static void
test_moves_while_loading (void)
{
  MovingRows moving = { .rows = { .n = 6000, .total = 6000, .changed = G_MAXUINT } };
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (IngotSession) session = session_new (fixture);

  moving.session = session;
  fixture_add_text (fixture, "GetAccount", SOUP_STATUS_OK, ACCOUNT);
  fixture_add (fixture, "ListSearchDomains", send_rows_and_move, &moving);
  refresh (session);
  /* until all requests have come back */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpint (ingot_session_get_state (session), ==, INGOT_SESSION_NO_API_TOKEN);
  g_assert_cmpuint (g_list_model_get_n_items (ingot_session_get_search_domains (session)), ==, 0);
}

static void
test_all_fails (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (IngotSession) session = session_new (fixture);
  guint n_states = 0;
  guint n_errors = 0;

  fixture_add_text (fixture, NULL, 401, "The supplied authentication is invalid");
  g_signal_connect_swapped (session, "notify::state", G_CALLBACK (count_cb), &n_states);
  g_signal_connect_swapped (session, "notify::error", G_CALLBACK (count_cb), &n_errors);
  refresh (session);
  g_assert_cmpint (ingot_session_get_state (session), ==, INGOT_SESSION_FAILED);
  g_assert_error (ingot_session_get_error (session), INGOT_ERROR, INGOT_ERROR_AUTHENTICATION);
  g_assert_null (ingot_session_get_account (session));
  g_assert_cmpuint (n_states, ==, 1);
  g_assert_cmpuint (n_errors, >=, 1);

  ingot_session_refresh (session);
  g_assert_cmpint (ingot_session_get_state (session), ==, INGOT_SESSION_LOADING);
  g_assert_no_error (ingot_session_get_error (session));
  fixture_wait (!ingot_session_get_loading (session));
  g_assert_cmpint (ingot_session_get_state (session), ==, INGOT_SESSION_FAILED);
}

static void
test_no_account (void)
{
  Rows rows = { .n = 3, .total = 3, .changed = G_MAXUINT };
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (IngotSession) session = session_new (fixture);

  fixture_add_text (fixture, "GetAccount", SOUP_STATUS_OK, NO_ACCOUNT);
  fixture_add (fixture, "ListSearchDomains", send_rows, &rows);
  refresh (session);
  g_assert_cmpint (ingot_session_get_state (session), ==, INGOT_SESSION_READY);
  g_assert_no_error (ingot_session_get_error (session));
  g_assert_null (ingot_session_get_account (session));
}

static void
test_gone_while_loading (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  IngotSession *session = session_new (fixture);

  fixture_add (fixture, NULL, fixture_hang, NULL);
  ingot_session_refresh (session);
  fixture_wait (fixture_count_all (fixture) == 2);
  g_assert_finalize_object (session);
}

#define NO_SUCH_FIELD "{\"errors\":[{\"message\":\"no such field\"}]}"

static void
test_old_server (void)
{
  Rows rows = { .n = 600, .total = 600, .changed = G_MAXUINT };
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (IngotSession) session = session_new (fixture);

  fixture_add_text (fixture, "GetAccount", SOUP_STATUS_OK, NO_SUCH_FIELD);
  fixture_add_text (fixture, "GetAccount", SOUP_STATUS_OK, NO_ACCOUNT);
  fixture_add_text (fixture, "ListSearchDomains", SOUP_STATUS_OK, NO_SUCH_FIELD);
  fixture_add (fixture, "ListSearchDomains", send_rows, &rows);
  refresh (session);
  g_assert_no_error (ingot_session_get_error (session));
  assert_rows (session, &rows);
  g_assert_cmpuint (fixture_count (fixture, "GetAccount"), ==, 2);
  g_assert_cmpuint (fixture_count (fixture, "ListSearchDomains"), ==, 1 + 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/construction", test_construction);
  g_test_add_func ("/session/bad-arguments", test_bad_arguments);
  g_test_add_func ("/session/load", test_load);
  g_test_add_func ("/session/load-slowly", test_load_slowly);
  g_test_add_func ("/session/refresh-keeps-items", test_refresh_keeps_items);
  g_test_add_func ("/session/repeated-rows", test_repeated_rows);
  g_test_add_func ("/session/wrong-total", test_wrong_total);
  g_test_add_func ("/session/far-too-large-total", test_far_too_large_total);
  g_test_add_func ("/session/empty", test_empty);
  g_test_add_func ("/session/page-fails", test_page_fails);
  g_test_add_func ("/session/retry-repeats-nothing", test_retry_repeats_nothing);
  g_test_add_func ("/session/moves-while-loading", test_moves_while_loading);
  g_test_add_func ("/session/all-fails", test_all_fails);
  g_test_add_func ("/session/no-account", test_no_account);
  g_test_add_func ("/session/gone-while-loading", test_gone_while_loading);
  g_test_add_func ("/session/old-server", test_old_server);
  return g_test_run ();
}
