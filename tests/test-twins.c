/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked of a server that does not know all of a document, and what that costs. */
#include "fixture.h"
#include "ingot-client.h"
#include "ingot-error.h"

#include <string.h>

#define SOMEBODY                                                                                   \
  "{\"data\":{\"viewerOpt\":{\"username\":\"ada\",\"isRoot\":true,\"isOrganizationRoot\":false}}}"
#define TOKEN    "{\"name\":\"web\",\"token\":\"secret\",\"parser\":null}"
#define NOT_SAID "{\"data\":null,\"errors\":[{\"message\":\"What?\"}]}"

/* A server that knows no line with one of these words. */
typedef struct
{
  const char *words[4];
  const char *answer;
  gboolean names_one;   /* only the first thing that it does not know */
  gboolean names_none;  /* not where it is */
  gboolean is_executed; /* the error is one of executing */
} Older;

static void
reply (SoupServerMessage *message, const char *text)
{
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, text,
                                    strlen (text));
}

static gboolean
has_word (const Older *older, const char *line)
{
  for (guint i = 0; older->words[i] != NULL; i++)
    if (strstr (line, older->words[i]) != NULL)
      return TRUE;
  return FALSE;
}

static void
append_error (GString *errors, const Older *older, guint line)
{
  g_string_append_printf (errors, "%s{\"message\":\"What?\"", errors->len > 0 ? "," : "");
  if (!older->names_none)
    g_string_append_printf (errors, ",\"locations\":[{\"line\":%u,\"column\":5}]", line);
  if (older->is_executed)
    g_string_append (errors, ",\"path\":[\"own\",\"part\"]");
  g_string_append_c (errors, '}');
}

static void
answer_older (Fixture *fixture, SoupServerMessage *message, JsonObject *variables, gpointer data)
{
  const Older *older = data;
  g_auto (GStrv) lines = g_strsplit (fixture_get_document (fixture), "\n", -1);
  g_autoptr (GString) errors = g_string_new (NULL);
  g_autofree char *refusal = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    if (has_word (older, lines[i]) && !(older->names_one && errors->len > 0))
      append_error (errors, older, i + 1);
  refusal = g_strdup_printf ("{\"data\":null,\"errors\":[%s]}", errors->str);
  reply (message, errors->len > 0 ? refusal : older->answer);
}

static IngotClient *
client_new (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  IngotClient *client = ingot_client_new (fixture_get_address (fixture), "id~secret", &error);

  g_assert_no_error (error);
  return client;
}

static GPtrArray *
run (IngotClient *client, const IngotOperation *operation, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ingot_client_run_async (client, operation, NULL, NULL, fixture_store_result, &result);
  return ingot_client_run_finish (client, fixture_await (&result), NULL, error);
}

static void
assert_works (IngotClient *client, const IngotOperation *operation)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = run (client, operation, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, 1);
}

static void
assert_refused (IngotClient *client, const IngotOperation *operation)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (run (client, operation, &error));
  g_assert_error (error, INGOT_ERROR, INGOT_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "What?"));
}

/* What is named is left out, nothing else, and only the first run pays for it. */
static void
test_named (void)
{
  Older older = { .words = { "isRoot", "expireAt" }, .answer = SOMEBODY };
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (IngotClient) client = client_new (fixture);

  fixture_add (fixture, "GetAccount", answer_older, &older);
  assert_works (client, &ingot_operation_get_account);
  g_assert_cmpuint (fixture_count_all (fixture), ==, 2);
  assert_works (client, &ingot_operation_get_account);
  assert_works (client, &ingot_operation_get_account);
  g_assert_cmpuint (fixture_count_all (fixture), ==, 4);
  g_assert_cmpstr (fixture_get_document (fixture), ==,
                   "query GetAccount {\n  viewerOpt {\n    username\n    isOrganizationRoot\n"
                   "    token {\n      name\n    }\n  }\n}\n");
}

/* What one operation found out, another need not. */
static void
test_shared (void)
{
  Older older = { .words = { "displayName" },
                  .answer = "{\"data\":{\"repository\":{\"ingestTokens\":[" TOKEN "],"
                            "\"parsers\":[{\"id\":\"p\",\"name\":\"kv\"}]}}}" };
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (IngotClient) client = client_new (fixture);

  fixture_add (fixture, NULL, answer_older, &older);
  assert_works (client, &ingot_operation_list_ingest_tokens);
  assert_works (client, &ingot_operation_list_parsers);
  g_assert_cmpuint (fixture_count (fixture, "ListIngestTokens"), ==, 2);
  g_assert_cmpuint (fixture_count (fixture, "ListParsers"), ==, 1);
}

/* A server that does not say where: all that is optional is left out, and that stays. */
static void
test_not_named (void)
{
  Older older = { .words = { "isRoot" }, .answer = SOMEBODY, .names_none = TRUE };
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (IngotClient) client = client_new (fixture);

  fixture_add (fixture, "GetAccount", answer_older, &older);
  assert_works (client, &ingot_operation_get_account);
  assert_works (client, &ingot_operation_get_account);
  g_assert_cmpuint (fixture_count_all (fixture), ==, 3);
  g_assert_cmpstr (fixture_get_document (fixture), ==,
                   "query GetAccount {\n  viewerOpt {\n    username\n  }\n}\n");
}

/* A server that says one thing at a time is believed once, and then asked for nothing optional. */
static void
test_one_at_a_time (void)
{
  Older older = { .words = { "isRoot", "expireAt", "isOrg" },
                  .answer = SOMEBODY,
                  .names_one = TRUE };
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (IngotClient) client = client_new (fixture);

  fixture_add (fixture, "GetAccount", answer_older, &older);
  assert_refused (client, &ingot_operation_get_account);
  g_assert_cmpuint (fixture_count_all (fixture), ==, 2);
  assert_works (client, &ingot_operation_get_account);
  g_assert_cmpuint (fixture_count_all (fixture), ==, 3);
}

/* What nothing works without: the twin is tried once, and then no more. */
static void
test_essential (gconstpointer names_none)
{
  Older older = { .words = { "username" }, .names_none = GPOINTER_TO_INT (names_none) };
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (IngotClient) client = client_new (fixture);

  fixture_add (fixture, "GetAccount", answer_older, &older);
  assert_refused (client, &ingot_operation_get_account);
  assert_refused (client, &ingot_operation_get_account);
  assert_refused (client, &ingot_operation_get_account);
  g_assert_cmpuint (fixture_count_all (fixture), ==, 4);
}

/* A moment at which nothing works says nothing of what the server knows. */
static void
test_moment (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (IngotClient) client = client_new (fixture);

  fixture_add_text (fixture, "GetAccount", 200, NOT_SAID);
  fixture_add_text (fixture, "GetAccount", 200, NOT_SAID);
  fixture_add_text (fixture, "GetAccount", 200, SOMEBODY);
  assert_refused (client, &ingot_operation_get_account);
  assert_works (client, &ingot_operation_get_account);
  g_assert_nonnull (strstr (fixture_get_document (fixture), "isRoot"));
}

/* Two requests on their way: the second answer finds that the first was learned from. */
static void
test_at_the_same_time (void)
{
  Older older = { .words = { "isRoot" }, .answer = SOMEBODY };
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (IngotClient) client = client_new (fixture);
  GAsyncResult *results[2] = { NULL };

  fixture_add (fixture, "GetAccount", answer_older, &older);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    ingot_client_run_async (client, &ingot_operation_get_account, NULL, NULL, fixture_store_result,
                            &results[i]);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (GAsyncResult) result = fixture_await (&results[i]);

      g_ptr_array_unref (ingot_client_run_finish (client, result, NULL, NULL));
    }
  g_assert_cmpuint (fixture_count_all (fixture), ==, 4);
  assert_works (client, &ingot_operation_get_account);
  g_assert_cmpuint (fixture_count_all (fixture), ==, 5);
}

/* Refused for one repository or at one moment: the next time all is asked for again. */
static void
test_helps_once (gconstpointer names_none)
{
  Older older = { .words = { "token {" },
                  .answer = SOMEBODY,
                  .is_executed = TRUE,
                  .names_none = GPOINTER_TO_INT (names_none) };
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (IngotClient) client = client_new (fixture);

  fixture_add (fixture, "GetAccount", answer_older, &older);
  assert_works (client, &ingot_operation_get_account);
  assert_works (client, &ingot_operation_get_account);
  g_assert_cmpuint (fixture_count_all (fixture), ==, 4);
  g_assert_cmpint (strstr (fixture_get_document (fixture), "isRoot") != NULL, ==,
                   !older.names_none);
}

/* Less of a thing that is refused as a whole is refused as well. */
static void
test_refused_as_a_whole (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (IngotClient) client = client_new (fixture);

  fixture_add_text (fixture, "GetSearchDomain", 200,
                    "{\"data\":null,\"errors\":[{\"message\":\"What?\","
                    "\"locations\":[{\"line\":2,\"column\":3}],\"path\":[\"searchDomain\"]}]}");
  assert_refused (client, &ingot_operation_get_search_domain);
  g_assert_cmpuint (fixture_count_all (fixture), ==, 1);
}

/* A document that is refused for what was named in it was not executed: only then is a change sent
 * again. */
static void
test_change (void)
{
  Older older = { .words = { "packageId" },
                  .answer = "{\"data\":{\"addIngestTokenV3\":" TOKEN "}}" };
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (IngotClient) client = client_new (fixture);

  fixture_add (fixture, "AddIngestToken", answer_older, &older);
  assert_works (client, &ingot_operation_add_ingest_token);
  assert_works (client, &ingot_operation_add_ingest_token);
  g_assert_cmpuint (fixture_count_all (fixture), ==, 3);
}

static const struct
{
  const char *name;
  const char *error;
  int code;
} refusals[] = {
  { "not-named", "{\"message\":\"What?\"}", INGOT_ERROR_REFUSED },
  { "elsewhere", "{\"message\":\"What?\",\"locations\":[{\"line\":2,\"column\":3}]}",
    INGOT_ERROR_REFUSED },
  { "also-elsewhere",
    "{\"message\":\"What?\",\"locations\":[{\"line\":17,\"column\":3}]},{\"message\":\"More\"}",
    INGOT_ERROR_REFUSED },
  { "executed",
    "{\"message\":\"What?\",\"locations\":[{\"line\":17,\"column\":3}],"
    "\"path\":[\"addIngestTokenV3\",\"parser\",\"packageId\"]}",
    INGOT_ERROR_INCOMPLETE },
};

static void
test_change_sent_once (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (IngotClient) client = client_new (fixture);
  g_autofree char *answer = g_strdup_printf ("{\"data\":null,\"errors\":[%s]}", refusals[i].error);
  g_autoptr (GError) error = NULL;

  fixture_add_text (fixture, "AddIngestToken", 200, answer);
  g_assert_null (run (client, &ingot_operation_add_ingest_token, &error));
  g_assert_error (error, INGOT_ERROR, refusals[i].code);
  g_assert_cmpuint (fixture_count_all (fixture), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/twins/named", test_named);
  g_test_add_func ("/twins/shared", test_shared);
  g_test_add_func ("/twins/not-named", test_not_named);
  g_test_add_func ("/twins/one-at-a-time", test_one_at_a_time);
  g_test_add_data_func ("/twins/essential/named", GINT_TO_POINTER (FALSE), test_essential);
  g_test_add_data_func ("/twins/essential/not-named", GINT_TO_POINTER (TRUE), test_essential);
  g_test_add_func ("/twins/moment", test_moment);
  g_test_add_func ("/twins/at-the-same-time", test_at_the_same_time);
  g_test_add_data_func ("/twins/helps-once/named", GINT_TO_POINTER (FALSE), test_helps_once);
  g_test_add_data_func ("/twins/helps-once/not-named", GINT_TO_POINTER (TRUE), test_helps_once);
  g_test_add_func ("/twins/refused-as-a-whole", test_refused_as_a_whole);
  g_test_add_func ("/twins/change/repeated", test_change);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/twins/change/sent-once/", refusals[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_change_sent_once);
    }
  return g_test_run ();
}
