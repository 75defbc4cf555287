/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "ingot-error.h"
#include "ingot-session-private.h"

#define ROW(id, name, more)                                                                        \
  "{\"__typename\":\"Repository\",\"id\":\"" id "\",\"name\":\"" name                              \
  "\",\"isActionAllowed\":true,\"type\":\"DEFAULT\"," more "\"compressedByteSize\":1}"
#define NAMES(number)                                                                              \
  "{\"__typename\":\"View\",\"id\":\"v\",\"name\":\"all\",\"isActionAllowed\":true,"               \
  "\"connections\":[{\"filter\":\"a=1\"" number "},{\"filter\":\"*\"" number "}]}"
#define LIST(rows)   "{\"data\":{\"querySearchDomains\":{\"totalResults\":1,\"results\":[" rows "]}}}"
#define NO_ROWS      "{\"data\":{\"querySearchDomains\":{\"totalResults\":0,\"results\":[]}}}"
#define DOMAIN(row)  "{\"data\":{\"searchDomain\":" row "}}"
#define TOKENS(list) "{\"data\":{\"repository\":{\"ingestTokens\":[" list "]}}}"
#define TOKEN(name, text, parser)                                                                  \
  "{\"name\":\"" name "\",\"token\":\"" text "\",\"parser\":" parser "}"
#define PARSER(id)                                                                                 \
  "{\"id\":\"" id "\",\"name\":\"" id "\",\"displayName\":\"" id                                   \
  "\",\"isBuiltIn\":true,\"packageId\":null}"
#define PARSERS "{\"data\":{\"repository\":{\"parsers\":[" PARSER ("kv") "," PARSER ("json") "]}}}"
#define TWO_TOKENS                                                                                 \
  TOKENS (TOKEN ("one", "t1", PARSER ("kv")) "," TOKEN ("two", "t2", PARSER ("kv")))
#define REFUSED(message)                                                                           \
  "{\"data\":null,\"errors\":[{\"message\":\"" message                                             \
  "\",\"path\":[\"repository\",\"ingestTokens\"],\"state\":{\"name\":\"why\"}}]}"

typedef struct
{
  Fixture *server;
  IngotSession *session;
  IngotRepository *repository;
} Test;

static IngotRepository *
dup_first (IngotSession *session)
{
  g_autoptr (IngotSearchDomain) domain =
      g_list_model_get_item (ingot_session_get_search_domains (session), 0);

  return ingot_session_dup_repository (session, domain);
}

static void
test_begin (Test *test, const char *row)
{
  g_autofree char *list = g_strconcat (
      "{\"data\":{\"querySearchDomains\":{\"totalResults\":1,\"results\":[", row, "]}}}", NULL);

  test->server = fixture_new ();
  fixture_add_text (test->server, "GetAccount", 200, "{\"data\":{\"viewerOpt\":null}}");
  fixture_add_text (test->server, "ListSearchDomains", 200, list);
  test->session = ingot_session_new ("Test", fixture_get_address (test->server), "secret",
                                     INGOT_ENVIRONMENT_NONE, NULL);
  ingot_session_refresh (test->session);
  fixture_wait (!ingot_session_get_loading (test->session));
  test->repository = dup_first (test->session);
}

static void
test_end (Test *test)
{
  g_assert_finalize_object (test->repository);
  g_assert_finalize_object (test->session);
  fixture_free (test->server);
}

static void
wait_loaded (Test *test)
{
  g_assert_true (ingot_repository_get_loading (test->repository));
  fixture_wait (!ingot_repository_get_loading (test->repository));
}

static void
open_ready (Test *test, const char *tokens)
{
  test_begin (test, ROW ("r", "payments", ""));
  fixture_add_text (test->server, "ListIngestTokens", 200, tokens);
  ingot_repository_open (test->repository);
  wait_loaded (test);
  g_assert_cmpint (ingot_repository_get_state (test->repository), ==, INGOT_REPOSITORY_READY);
}

static void
count_cb (gpointer count)
{
  (*(guint *) count)++;
}

static void
assert_names (IngotRepository *repository, const char *expected)
{
  g_autoptr (GString) names = g_string_new (NULL);
  GListModel *tokens = ingot_repository_get_tokens (repository);

  for (guint i = 0; i < g_list_model_get_n_items (tokens); i++)
    {
      g_autoptr (IngotIngestToken) token = g_list_model_get_item (tokens, i);
      IngotParser *parser = ingot_ingest_token_get_parser (token);

      g_string_append_printf (names, "%s%s:%s", i > 0 ? " " : "",
                              ingot_ingest_token_get_name (token),
                              parser != NULL ? ingot_parser_get_id (parser) : "-");
    }
  g_assert_cmpstr (names->str, ==, expected);
}

static void
test_open (void)
{
  Test test;
  guint before;
  guint n_states = 0;
  g_autoptr (IngotIngestToken) first = NULL;
  g_autoptr (IngotIngestToken) second = NULL;

  test_begin (&test, ROW ("r", "payments", ""));
  fixture_add_text (test.server, "ListIngestTokens", 200, TWO_TOKENS);
  before = fixture_count_all (test.server);
  g_signal_connect_swapped (test.repository, "notify::state", G_CALLBACK (count_cb), &n_states);
  g_assert_cmpint (ingot_repository_get_state (test.repository), ==, INGOT_REPOSITORY_LOADING);
  g_assert_nonnull (ingot_repository_get_updated (test.repository));

  ingot_repository_open (test.repository);
  ingot_repository_open (test.repository);
  wait_loaded (&test);
  ingot_repository_open (test.repository);

  g_assert_cmpuint (fixture_count_all (test.server) - before, ==, 1);
  g_assert_cmpuint (n_states, ==, 1);
  g_assert_cmpint (ingot_repository_get_state (test.repository), ==, INGOT_REPOSITORY_READY);
  assert_names (test.repository, "one:kv two:kv");
  first = g_list_model_get_item (ingot_repository_get_tokens (test.repository), 0);
  second = g_list_model_get_item (ingot_repository_get_tokens (test.repository), 1);
  g_assert_cmpstr (ingot_ingest_token_get_token (first), ==, "t1");
  g_assert_true (ingot_ingest_token_get_parser (first) == ingot_ingest_token_get_parser (second));
  g_clear_object (&first);
  g_clear_object (&second);
  test_end (&test);
}

/* What the facts say, what the server answers to a listing, and what there is to see then. */
static const struct
{
  const char *name;
  const char *row;
  const char *listing;
  const char *search;
  const char *facts;
  guint n_requests;
  IngotRepositoryState state;
  int error;
} state_rows[] = {
  { "ready", ROW ("r", "payments", ""), TOKENS (""), NULL, NULL, 1, INGOT_REPOSITORY_READY, -1 },
  { "system",
    "{\"__typename\":\"Repository\",\"id\":\"s\",\"name\":\"humio\",\"isActionAllowed\":true,"
    "\"type\":\"SYSTEM\"}",
    NULL, NULL, NULL, 0, INGOT_REPOSITORY_SYSTEM, -1 },
  { "no-permission",
    "{\"__typename\":\"Repository\",\"id\":\"n\",\"name\":\"audit\",\"isActionAllowed\":false,"
    "\"type\":\"DEFAULT\"}",
    NULL, NULL, NULL, 0, INGOT_REPOSITORY_NO_PERMISSION, -1 },
  { "view", NAMES (""), NULL, NULL, DOMAIN (NAMES (",\"repository\":{\"name\":\"payments\"}")), 1,
    INGOT_REPOSITORY_VIEW, -1 },
  { "not-listable", ROW ("r", "payments", ""),
    REFUSED ("You don't have permission to read ingest tokens."), NULL, NULL, 1,
    INGOT_REPOSITORY_NOT_LISTABLE, -1 },
  { "gone", ROW ("r", "payments", ""), REFUSED ("No such repository."), NO_ROWS,
    REFUSED ("No such repository."), 4, INGOT_REPOSITORY_GONE, INGOT_ERROR_REFUSED },
  { "another-of-this-name", ROW ("r", "payments", ""), REFUSED ("No such repository."),
    LIST (ROW ("x", "payments", "")), DOMAIN (ROW ("x", "payments", "")), 3, INGOT_REPOSITORY_GONE,
    INGOT_ERROR_REFUSED },
  { "refused", ROW ("r", "payments", ""), REFUSED ("Busy."), NULL,
    DOMAIN (ROW ("r", "payments", "")), 2, INGOT_REPOSITORY_FAILED, INGOT_ERROR_REFUSED },
  { "permission-revoked", ROW ("r", "payments", ""), REFUSED ("No."), NULL,
    DOMAIN ("{\"__typename\":\"Repository\",\"id\":\"r\",\"name\":\"payments\","
            "\"isActionAllowed\":false,\"type\":\"DEFAULT\"}"),
    2, INGOT_REPOSITORY_NO_PERMISSION, -1 },
  { "list-for-one", NAMES (""), NULL, NULL, "{\"data\":{\"searchDomain\":[]}}", 1,
    INGOT_REPOSITORY_FAILED, INGOT_ERROR_INCOMPLETE },
  { "proxy", ROW ("r", "payments", ""), "<html>", NULL, NULL, 1, INGOT_REPOSITORY_FAILED,
    INGOT_ERROR_NOT_LOGSCALE },
};

static void
test_state (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  Test test;
  guint before;

  test_begin (&test, state_rows[i].row);
  before = fixture_count_all (test.server);
  if (state_rows[i].listing != NULL)
    fixture_add_text (test.server, "ListIngestTokens", 200, state_rows[i].listing);
  if (state_rows[i].facts != NULL)
    {
      fixture_add_text (test.server, "GetSearchDomain", 200, state_rows[i].facts);
      fixture_add_text (test.server, "GetSearchDomainSmall", 200, state_rows[i].facts);
    }
  if (state_rows[i].search != NULL)
    {
      fixture_add_text (test.server, "ListSearchDomains", 200, state_rows[i].search);
      fixture_skip (test.server, "ListSearchDomains");
    }
  ingot_repository_open (test.repository);
  fixture_wait (!ingot_repository_get_loading (test.repository));

  g_assert_cmpint (ingot_repository_get_state (test.repository), ==, state_rows[i].state);
  g_assert_cmpuint (fixture_count_all (test.server) - before, ==, state_rows[i].n_requests);
  if (state_rows[i].error == -1)
    g_assert_null (ingot_repository_get_error (test.repository));
  else
    g_assert_error (ingot_repository_get_error (test.repository), INGOT_ERROR, state_rows[i].error);
  test_end (&test);
}

static void
test_view (void)
{
  Test test;
  GListModel *connections;
  g_autoptr (IngotViewConnection) connection = NULL;

  test_begin (&test, NAMES (""));
  fixture_add_text (test.server, "GetSearchDomain", 200,
                    DOMAIN (NAMES (",\"repository\":{\"name\":\"payments\"}")));
  ingot_repository_open (test.repository);
  wait_loaded (&test);
  ingot_session_refresh (test.session);
  fixture_wait (!ingot_session_get_loading (test.session));

  connections = ingot_search_domain_get_connections (ingot_repository_get_domain (test.repository));
  g_assert_cmpuint (g_list_model_get_n_items (connections), ==, 2);
  connection = g_list_model_get_item (connections, 0);
  g_assert_cmpstr (ingot_view_connection_get_repository_name (connection), ==, "payments");
  g_assert_cmpstr (ingot_view_connection_get_filter (connection), ==, "a=1");
  g_clear_object (&connection);
  test_end (&test);
}

static void
test_refresh (void)
{
  Test test;
  guint before;
  guint n_changes = 0;
  g_autoptr (IngotIngestToken) token = NULL;
  IngotSearchDomain *listed;

  open_ready (&test, TWO_TOKENS);
  token = g_object_ref (ingot_repository_find_token (test.repository, "two"));
  fixture_add_text (test.server, "GetSearchDomain", 200,
                    DOMAIN (ROW ("r", "payments", "\"description\":\"new\",")));
  fixture_add_text (test.server, "ListIngestTokens", 200,
                    TOKENS (TOKEN ("two", "t2", PARSER ("kv")) "," TOKEN ("x", "t3", "null")));
  fixture_skip (test.server, "ListIngestTokens");
  before = fixture_count_all (test.server);
  g_signal_connect_swapped (ingot_repository_get_tokens (test.repository), "items-changed",
                            G_CALLBACK (count_cb), &n_changes);
  ingot_repository_refresh (test.repository);
  wait_loaded (&test);

  g_assert_cmpuint (fixture_count_all (test.server) - before, ==, 2);
  assert_names (test.repository, "two:kv x:-");
  g_assert_true (ingot_repository_find_token (test.repository, "two") == token);
  g_assert_cmpuint (n_changes, ==, 2);
  listed = ingot_session_find_search_domain (test.session, "payments");
  g_assert_cmpstr (ingot_search_domain_get_description (listed), ==, "new");
  g_assert_cmpstr (
      ingot_search_domain_get_description (ingot_repository_get_domain (test.repository)), ==,
      "new");
  g_clear_object (&token);
  test_end (&test);
}

static void
test_renamed (void)
{
  Test test;

  open_ready (&test, TWO_TOKENS);
  fixture_add_text (test.server, "GetSearchDomain", 200, REFUSED ("No such search domain."));
  fixture_add_text (test.server, "ListSearchDomains", 200, LIST (ROW ("r", "paying", "")));
  fixture_skip (test.server, "ListSearchDomains");
  ingot_repository_refresh (test.repository);
  wait_loaded (&test);

  g_assert_cmpint (ingot_repository_get_state (test.repository), ==, INGOT_REPOSITORY_READY);
  g_assert_null (ingot_repository_get_error (test.repository));
  g_assert_nonnull (ingot_session_find_search_domain (test.session, "paying"));
  g_assert_null (ingot_session_find_search_domain (test.session, "payments"));
  test_end (&test);
}

static void
notified_cb (GObject *object, GParamSpec *pspec, GString *names)
{
  g_string_append_printf (names, "%s ", pspec->name);
}

static void
test_notifications (void)
{
  Test test;
  g_autoptr (GString) names = g_string_new (NULL);

  test_begin (&test, ROW ("r", "payments", ""));
  fixture_add_text (test.server, "ListIngestTokens", 200, TWO_TOKENS);
  fixture_add_text (test.server, "ListIngestTokens", 503, "");
  fixture_add_text (test.server, "GetSearchDomain", 200,
                    DOMAIN (ROW ("r", "payments", "\"description\":\"new\",")));
  g_signal_connect (test.repository, "notify", G_CALLBACK (notified_cb), names);
  ingot_repository_open (test.repository);
  wait_loaded (&test);
  g_assert_cmpstr (names->str, ==, "loading state loading ");

  g_string_truncate (names, 0);
  ingot_repository_refresh (test.repository);
  wait_loaded (&test);
  g_assert_cmpstr (names->str, ==, "loading domain updated error loading ");
  g_assert_cmpint (ingot_repository_get_state (test.repository), ==, INGOT_REPOSITORY_READY);
  g_assert_error (ingot_repository_get_error (test.repository), INGOT_ERROR,
                  INGOT_ERROR_UNAVAILABLE);
  assert_names (test.repository, "one:kv two:kv");

  g_string_truncate (names, 0);
  ingot_repository_refresh (test.repository);
  wait_loaded (&test);
  g_assert_cmpstr (names->str, ==, "error loading updated error loading ");
  test_end (&test);
}

/* Answers a listing that was begun before a token was added, once that is added. */
typedef struct
{
  SoupServerMessage *held;
} Slow;

static void
hold (Fixture *fixture, SoupServerMessage *message, JsonObject *variables, gpointer user_data)
{
  Slow *slow = user_data;

  slow->held = message;
  soup_server_message_pause (message);
}

static void
test_outdated_list (void)
{
  Test test;
  Slow slow = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  open_ready (&test, TWO_TOKENS);
  fixture_add (test.server, "ListIngestTokens", hold, &slow);
  fixture_add_text (test.server, "ListIngestTokens", 200,
                    TOKENS (TOKEN ("one", "t1", "null") "," TOKEN ("three", "t3", "null")));
  fixture_drop (test.server, "ListIngestTokens");
  fixture_add_text (test.server, "GetSearchDomain", 200, DOMAIN (ROW ("r", "payments", "")));
  fixture_add_text (test.server, "AddIngestToken", 200,
                    "{\"data\":{\"addIngestTokenV3\":" TOKEN ("three", "t3", "null") "}}");
  ingot_repository_refresh (test.repository);
  fixture_wait (slow.held != NULL);
  ingot_repository_add_token_async (test.repository, "three", NULL, NULL, NULL,
                                    fixture_store_result, &result);
  g_object_unref (
      ingot_repository_add_token_finish (test.repository, fixture_await (&result), &error));
  g_assert_no_error (error);
  assert_names (test.repository, "one:kv two:kv three:-");

  soup_server_message_set_status (slow.held, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (slow.held, "application/json", SOUP_MEMORY_STATIC, TWO_TOKENS,
                                    strlen (TWO_TOKENS));
  soup_server_message_unpause (slow.held);
  wait_loaded (&test);
  assert_names (test.repository, "one:- three:-");
  g_assert_cmpuint (fixture_count (test.server, "ListIngestTokens"), ==, 3);
  g_clear_object (&result);
  test_end (&test);
}

static void
test_shared (void)
{
  Test test;
  IngotRepository *again;

  test_begin (&test, ROW ("r", "payments", ""));
  again = dup_first (test.session);
  g_assert_true (again == test.repository);
  g_object_unref (again);
  g_assert_finalize_object (test.repository);
  test.repository = dup_first (test.session);
  test_end (&test);
}

/* A name that was there before must not pass for a new one, among however many. */
static void
test_change_of_many (void)
{
  g_autoptr (GString) tokens = g_string_new ("{\"data\":{\"repository\":{\"ingestTokens\":[");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  Test test;

  for (guint i = 0; i < 300; i++)
    g_string_append_printf (tokens, "%s{\"name\":\"t%03u\",\"token\":\"s\",\"parser\":null}",
                            i > 0 ? "," : "", i);
  g_string_append (tokens, "]}}}");
  test_begin (&test, ROW ("r", "payments", ""));
  fixture_add_text (test.server, "ListIngestTokens", 200, tokens->str);
  fixture_add (test.server, "AddIngestToken", fixture_close, NULL);
  ingot_repository_open (test.repository);
  fixture_wait (ingot_repository_get_state (test.repository) == INGOT_REPOSITORY_READY);

  ingot_repository_add_token_async (test.repository, "t299", NULL, NULL, NULL, fixture_store_result,
                                    &result);
  g_assert_null (
      ingot_repository_add_token_finish (test.repository, fixture_await (&result), &error));
  g_assert_error (error, INGOT_ERROR, INGOT_ERROR_CONNECTION_LOST);
  g_clear_object (&result);
  test_end (&test);
}

static void
test_parsers (void)
{
  Test test;
  guint before;

  test_begin (&test, ROW ("r", "payments", ""));
  fixture_add_text (test.server, "ListParsers", 200, PARSERS);
  before = fixture_count_all (test.server);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      ingot_repository_load_parsers_async (test.repository, NULL, fixture_store_result, &result);
      g_assert_true (
          ingot_repository_load_parsers_finish (test.repository, fixture_await (&result), &error));
      g_assert_no_error (error);
    }
  g_assert_cmpuint (fixture_count_all (test.server) - before, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (ingot_repository_get_parsers (test.repository)), ==,
                    2);
  test_end (&test);
}

static void
test_gone_while_loading (void)
{
  Test test;

  test_begin (&test, ROW ("r", "payments", ""));
  fixture_add (test.server, "ListIngestTokens", fixture_hang, NULL);
  ingot_repository_open (test.repository);
  fixture_wait (fixture_count (test.server, "ListIngestTokens") == 1);
  g_assert_finalize_object (test.repository);
  test.repository = dup_first (test.session);
  test_end (&test);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/repository/open", test_open);
  for (guint i = 0; i < G_N_ELEMENTS (state_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/repository/state/", state_rows[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_state);
    }
  g_test_add_func ("/repository/view", test_view);
  g_test_add_func ("/repository/refresh", test_refresh);
  g_test_add_func ("/repository/renamed", test_renamed);
  g_test_add_func ("/repository/notifications", test_notifications);
  g_test_add_func ("/repository/outdated-list", test_outdated_list);
  g_test_add_func ("/repository/shared", test_shared);
  g_test_add_func ("/repository/change-of-many", test_change_of_many);
  g_test_add_func ("/repository/parsers", test_parsers);
  g_test_add_func ("/repository/gone-while-loading", test_gone_while_loading);
  return g_test_run ();
}
