/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "generation.h"
#include "ingot-client.h"
#include "ingot-demo-server.h"
#include "ingot-document.h"
#include "ingot-error.h"
#include "ingot-ingest-token.h"

#include <string.h>

#define SECRET "owner~VerySecretIndeed"
#define NOBODY "{\"data\":{\"viewerOpt\":null}}"

static IngotClient *
client_new (const char *address)
{
  g_autoptr (GError) error = NULL;
  IngotClient *client = ingot_client_new (address, SECRET, &error);

  g_assert_no_error (error);
  return client;
}

static GPtrArray *
run (IngotClient *client, const IngotOperation *operation, GVariant *variables, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ingot_client_run_async (client, operation, variables, NULL, fixture_store_result, &result);
  return ingot_client_run_finish (client, fixture_await (&result), NULL, error);
}

static void
assert_no_secret (const char *text)
{
  if (text != NULL)
    g_assert_null (strstr (text, "VerySecret"));
}

static void
assert_fails (IngotClient *client, const IngotOperation *operation, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (run (client, operation, NULL, &error));
  g_assert_error (error, INGOT_ERROR, code);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpuint (strlen (error->message), <, 2000);
  g_assert_nonnull (strstr (ingot_error_get_details (error), operation->name));
  assert_no_secret (error->message);
  assert_no_secret (ingot_error_get_details (error));
}

static void
test_request (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  IngotClient *client = client_new (fixture_get_address (fixture));
  g_autoptr (IngotDocument) document = ingot_document_new ("GetAccount", NULL);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  fixture_add_text (fixture, "GetAccount", 200, NOBODY);
  records = run (client, &ingot_operation_get_account, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, 0);
  g_assert_cmpstr (fixture_get_header (fixture, "Authorization"), ==, "Bearer " SECRET);
  g_assert_cmpstr (fixture_get_header (fixture, "Content-Type"), ==, "application/json");
  g_assert_cmpstr (fixture_get_document (fixture), ==, document->text);
  g_assert_finalize_object (client);
}

/* What a server or something before it may answer, and what that is called here. */
static const struct
{
  const char *name;
  IngotDemoFault fault;
  int code;
  const char *words;
} faults[] = {
  { "status-400",
    { .kind = INGOT_DEMO_FAULT_STATUS, .status = 400 },
    INGOT_ERROR_NOT_LOGSCALE,
    "400" },
  { "status-400-empty",
    { .kind = INGOT_DEMO_FAULT_STATUS, .status = 400, .text = "" },
    INGOT_ERROR_NOT_LOGSCALE,
    "empty" },
  { "status-401",
    { .kind = INGOT_DEMO_FAULT_STATUS, .status = 401 },
    INGOT_ERROR_AUTHENTICATION,
    "token" },
  { "status-403",
    { .kind = INGOT_DEMO_FAULT_STATUS, .status = 403 },
    INGOT_ERROR_NOT_PERMITTED,
    "allow" },
  { "status-404",
    { .kind = INGOT_DEMO_FAULT_STATUS, .status = 404 },
    INGOT_ERROR_NOT_FOUND,
    "address" },
  { "status-429",
    { .kind = INGOT_DEMO_FAULT_STATUS, .status = 429, .retry_after = 7 },
    INGOT_ERROR_UNAVAILABLE,
    "7 seconds" },
  { "status-500",
    { .kind = INGOT_DEMO_FAULT_STATUS, .status = 500 },
    INGOT_ERROR_UNAVAILABLE,
    "500" },
  { "status-503",
    { .kind = INGOT_DEMO_FAULT_STATUS, .status = 503 },
    INGOT_ERROR_UNAVAILABLE,
    "503" },
  { "redirect", { .kind = INGOT_DEMO_FAULT_REDIRECT }, INGOT_ERROR_REDIRECTED, "sends to" },
  { "page", { .kind = INGOT_DEMO_FAULT_HTML }, INGOT_ERROR_NOT_LOGSCALE, "HTTP 200" },
  { "empty", { .kind = INGOT_DEMO_FAULT_BODY, .text = "" }, INGOT_ERROR_NOT_LOGSCALE, "empty" },
  { "null", { .kind = INGOT_DEMO_FAULT_BODY, .text = "null" }, INGOT_ERROR_NOT_LOGSCALE, "null" },
  { "other-json",
    { .kind = INGOT_DEMO_FAULT_BODY, .text = "{\"ok\":1}" },
    INGOT_ERROR_NOT_LOGSCALE,
    "ok" },
  { "cut-json",
    { .kind = INGOT_DEMO_FAULT_BODY, .text = "{\"data\":{" },
    INGOT_ERROR_INCOMPLETE,
    "early" },
  { "no-result",
    { .kind = INGOT_DEMO_FAULT_BODY, .text = "{\"data\":{}}" },
    INGOT_ERROR_INCOMPLETE,
    "lacks" },
  { "wrong-type",
    { .kind = INGOT_DEMO_FAULT_BODY, .text = "{\"data\":{\"viewerOpt\":[1]}}" },
    INGOT_ERROR_INCOMPLETE,
    "lacks" },
  { "list-for-one",
    { .kind = INGOT_DEMO_FAULT_BODY, .text = "{\"data\":{\"viewerOpt\":[]}}" },
    INGOT_ERROR_INCOMPLETE,
    "lacks" },
  { "no-member",
    { .kind = INGOT_DEMO_FAULT_BODY, .text = "{\"data\":{\"viewerOpt\":{\"isRoot\":true}}}" },
    INGOT_ERROR_INCOMPLETE,
    "username" },
  { "not-utf8",
    { .kind = INGOT_DEMO_FAULT_BODY, .text = "{\"data\":{\"viewerOpt\":\"\xff\xfe\"}}" },
    INGOT_ERROR_INCOMPLETE,
    "" },
  { "bad-errors",
    { .kind = INGOT_DEMO_FAULT_BODY, .text = "{\"data\":null,\"errors\":[1,{\"message\":7}]}" },
    INGOT_ERROR_REFUSED,
    "" },
  { "errors-of-nothing",
    { .kind = INGOT_DEMO_FAULT_BODY, .text = "{\"data\":null,\"errors\":[1]}" },
    INGOT_ERROR_REFUSED,
    "without a message" },
  { "refused",
    { .kind = INGOT_DEMO_FAULT_GRAPHQL_ERROR, .text = "<b>No</b> %s", .field = "f", .reason = "r" },
    INGOT_ERROR_REFUSED,
    "<b>No</b> %s" },
  { "closed", { .kind = INGOT_DEMO_FAULT_CLOSE }, INGOT_ERROR_CONNECTION_LOST, "lost" },
  { "cut", { .kind = INGOT_DEMO_FAULT_CUT }, INGOT_ERROR_INCOMPLETE, "early" },
  { "gigantic",
    { .kind = INGOT_DEMO_FAULT_GIGANTIC, .size = 3000000 },
    INGOT_ERROR_TOO_LARGE,
    "1.0" },
  { "bomb",
    { .kind = INGOT_DEMO_FAULT_GIGANTIC_GZIP, .size = 300000000 },
    INGOT_ERROR_TOO_LARGE,
    "1.0" },
  { "late", { .kind = INGOT_DEMO_FAULT_LATE, .delay = 600000 }, INGOT_ERROR_TIMED_OUT, "in time" },
  { "drip", { .kind = INGOT_DEMO_FAULT_DRIP, .delay = 20 }, INGOT_ERROR_TIMED_OUT, "in time" },
};

static void
test_fault (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  const IngotDemoOptions options = { 0 };
  IngotDemoServer *server = generation_server_new (&options);
  g_autoptr (GError) error = NULL;
  IngotClient *client;

  g_assert_true (ingot_demo_server_start (server, 0, &error));
  client = ingot_client_new (ingot_demo_server_get_address (server),
                             ingot_demo_server_get_api_token (server, "root"), &error);
  ingot_client_set_max_answer (client, 1024 * 1024);
  if (faults[i].code == INGOT_ERROR_TIMED_OUT)
    ingot_client_set_timeouts (client, 150, 150);
  ingot_demo_server_add_fault (server, "GetAccount", &faults[i].fault, 9);

  g_assert_null (run (client, &ingot_operation_get_account, NULL, &error));
  g_assert_error (error, INGOT_ERROR, faults[i].code);
  if (strstr (error->message, faults[i].words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, faults[i].words);
  g_assert_nonnull (strstr (ingot_error_get_details (error), "GetAccount"));

  ingot_demo_server_clear_faults (server);
  g_clear_error (&error);
  ingot_client_set_timeouts (client, 60000, 60000);
  g_ptr_array_unref (run (client, &ingot_operation_get_account, NULL, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (client);
  ingot_demo_server_stop (server);
  g_assert_finalize_object (server);
}

/* The bound must be what stops the bomb: with a higher one the same answer is read. */
static void
test_bound (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (IngotClient) client = client_new (fixture_get_address (fixture));
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  fixture_add_text (fixture, "GetAccount", 200, NOBODY);
  ingot_client_set_max_answer (client, strlen (NOBODY) - 1);
  assert_fails (client, &ingot_operation_get_account, INGOT_ERROR_TOO_LARGE);
  ingot_client_set_max_answer (client, strlen (NOBODY));
  records = run (client, &ingot_operation_get_account, NULL, &error);
  g_assert_no_error (error);
}

static void
test_details (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (IngotClient) client = client_new (fixture_get_address (fixture));
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  GPtrArray *states;

  fixture_add_text (
      fixture, "ListIngestTokens", 200,
      "{\"data\":null,\"errors\":[{\"message\":\"There were errors\\nin the \\u202einput.\","
      "\"path\":[\"repository\",\"ingestTokens\",3],"
      "\"state\":{\"name\":\"too\\tlong\",\"more\":[1,2]}}]}");
  g_assert_null (run (client, &ingot_operation_list_ingest_tokens, NULL, &error));
  g_assert_error (error, INGOT_ERROR, INGOT_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==, "“\u2068There were errors␊in the ⟨U+202E⟩input.\u2069”");

  states = ingot_error_get_states (error);
  g_assert_cmpuint (states->len, ==, 2);
  g_assert_cmpstr (((IngotErrorState *) states->pdata[0])->field, ==, "name");
  g_assert_cmpstr (((IngotErrorState *) states->pdata[0])->reason, ==, "too␉long");
  g_assert_cmpstr (((IngotErrorState *) states->pdata[1])->reason, ==, "[1,2]");

  lines = g_strsplit (ingot_error_get_details (error), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 5);
  g_assert_cmpstr (lines[0], ==, "Operation\tListIngestTokens");
  g_assert_true (g_str_has_prefix (lines[1], "Address\thttp://127.0.0.1:"));
  g_assert_true (g_str_has_suffix (lines[1], "/graphql"));
  g_assert_true (g_str_has_prefix (lines[2], "Answer\tHTTP 200 after "));
  g_assert_true (g_str_has_suffix (lines[2], " ms, 1 error"));
  g_assert_cmpstr (lines[3], ==, "Path\trepository.ingestTokens.3");
  g_assert_true (g_str_has_prefix (lines[4], "Time\t20"));
}

/* Where it leads is shown as it was sent, without what may be a secret. */
static void
test_redirect_shown (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (IngotClient) client = client_new (fixture_get_address (fixture));
  g_autoptr (GError) error = NULL;

  fixture_add (fixture, "GetAccount", fixture_redirect, (gpointer) "/sign%20in/?next=secret#here");
  g_assert_null (run (client, &ingot_operation_get_account, NULL, &error));
  g_assert_error (error, INGOT_ERROR, INGOT_ERROR_REDIRECTED);
  g_assert_nonnull (strstr (error->message, "/sign%20in/\u2069"));
}

static void
test_no_redirect (void)
{
  g_autoptr (Fixture) first = fixture_new ();
  g_autoptr (Fixture) second = fixture_new ();
  g_autoptr (IngotClient) client = client_new (fixture_get_address (first));
  g_autofree char *target =
      g_strconcat (fixture_get_address (second), "login?ticket=VerySecretToo", NULL);
  g_autoptr (GError) error = NULL;

  fixture_add (first, "GetAccount", fixture_redirect, target);
  g_assert_null (run (client, &ingot_operation_get_account, NULL, &error));
  g_assert_error (error, INGOT_ERROR, INGOT_ERROR_REDIRECTED);
  g_assert_nonnull (strstr (error->message, "login"));
  assert_no_secret (error->message);
  g_assert_cmpuint (fixture_count_all (first), ==, 1);
  g_assert_cmpuint (fixture_count_all (second), ==, 0);
}

static void
note_port (Fixture *fixture, SoupServerMessage *message, JsonObject *variables, gpointer port)
{
  GSocketAddress *address = soup_server_message_get_remote_address (message);

  *(guint *) port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address));
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_STATIC, NOBODY,
                                    strlen (NOBODY));
}

/* A kept connection may be closed while a request is on its way, and a change would then be
 * neither done nor undone for certain: only what reads goes over one. */
static void
test_connections (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (IngotClient) client = client_new (fixture_get_address (fixture));
  guint ports[3] = { 0 };

  fixture_add (fixture, "GetAccount", note_port, &ports[0]);
  fixture_add (fixture, "ListParsers", note_port, &ports[1]);
  fixture_add (fixture, "RemoveStar", note_port, &ports[2]);
  g_ptr_array_unref (run (client, &ingot_operation_get_account, NULL, NULL));
  assert_fails (client, &ingot_operation_list_parsers, INGOT_ERROR_INCOMPLETE);
  assert_fails (client, &ingot_operation_remove_star, INGOT_ERROR_INCOMPLETE);
  g_assert_cmpuint (ports[0], ==, ports[1]);
  g_assert_cmpuint (ports[0], !=, ports[2]);
}

static void
test_sent_once (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (IngotClient) client = client_new (fixture_get_address (fixture));

  fixture_add_text (fixture, "GetAccount", 200, NOBODY);
  fixture_add (fixture, "AddIngestToken", fixture_close, NULL);
  g_ptr_array_unref (run (client, &ingot_operation_get_account, NULL, NULL));
  assert_fails (client, &ingot_operation_add_ingest_token, INGOT_ERROR_CONNECTION_LOST);
  g_assert_cmpuint (fixture_count (fixture, "AddIngestToken"), ==, 1);
}

static void
test_unreachable (void)
{
  Fixture *fixture = fixture_new ();
  g_autoptr (IngotClient) client = client_new (fixture_get_address (fixture));
  g_autoptr (IngotClient) unknown = client_new ("https://no-such-host.invalid");

  fixture_free (fixture);
  assert_fails (client, &ingot_operation_add_star, INGOT_ERROR_UNREACHABLE);
  assert_fails (unknown, &ingot_operation_add_star, INGOT_ERROR_UNREACHABLE);
}

static gboolean
greet_cb (GSocketService *service, GSocketConnection *connection, GObject *source, gpointer data)
{
  static const char greeting[] = "220 mail.example ESMTP\r\n\r\n";

  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), greeting,
                             strlen (greeting), NULL, NULL, NULL);
  g_ptr_array_add (data, g_object_ref (connection));
  return TRUE;
}

/* Something that talks first, and neither TLS nor HTTP. */
static void
test_not_a_web_server (void)
{
  g_autoptr (GPtrArray) connections = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GSocketService) service = g_socket_service_new ();
  g_autoptr (GError) error = NULL;
  const guint16 port =
      g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (service), NULL, &error);
  g_autofree char *http = g_strdup_printf ("http://localhost:%u", port);
  g_autofree char *https = g_strdup_printf ("localhost:%u", port);
  g_autoptr (IngotClient) plain = client_new (http);
  g_autoptr (IngotClient) secure = client_new (https);

  g_assert_no_error (error);
  g_signal_connect (service, "incoming", G_CALLBACK (greet_cb), connections);
  assert_fails (plain, &ingot_operation_add_star, INGOT_ERROR_NOT_LOGSCALE);
  assert_fails (secure, &ingot_operation_add_star, INGOT_ERROR_TLS);
}

typedef enum
{
  CANCEL_BEFORE,
  CANCEL_AT_ONCE,
  CANCEL_WHILE_WAITING,
  CANCEL_WHILE_READING,
} CancelStage;

static void
test_cancel (gconstpointer data)
{
  const CancelStage stage = GPOINTER_TO_INT (data);
  const IngotDemoOptions options = { 0 };
  const IngotDemoFault fault = {
    .kind = stage == CANCEL_WHILE_READING ? INGOT_DEMO_FAULT_DRIP : INGOT_DEMO_FAULT_LATE,
    .delay = stage == CANCEL_WHILE_READING ? 10 : 600000,
  };
  g_autoptr (IngotDemoServer) server = generation_server_new (&options);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  IngotClient *client;

  g_assert_true (ingot_demo_server_start (server, 0, NULL));
  ingot_demo_server_add_fault (server, "GetAccount", &fault, 1);
  client = client_new (ingot_demo_server_get_address (server));
  if (stage == CANCEL_BEFORE)
    g_cancellable_cancel (cancellable);
  ingot_client_run_async (client, &ingot_operation_get_account, NULL, cancellable,
                          fixture_store_result, &result);
  if (stage >= CANCEL_WHILE_WAITING)
    fixture_wait (ingot_demo_server_count (server, "GetAccount") == 1);
  if (stage == CANCEL_WHILE_READING)
    for (guint i = 0; i < 20; i++)
      g_main_context_iteration (NULL, TRUE);
  g_assert_null (result);
  g_cancellable_cancel (cancellable);
  g_assert_null (ingot_client_run_finish (client, fixture_await (&result), NULL, &error));
  g_assert_error (error, INGOT_ERROR, INGOT_ERROR_CANCELLED);
  g_clear_object (&result);
  g_assert_finalize_object (client);
  ingot_demo_server_stop (server);
}

/* A proxy in the environment gets what goes elsewhere, which shows that it is looked at, but not
 * what stays on this machine. */
static void
use_proxy (void)
{
  g_autoptr (Fixture) proxy = fixture_new ();
  g_autoptr (Fixture) server = fixture_new ();
  g_autoptr (IngotClient) local = client_new (fixture_get_address (server));
  g_autoptr (IngotClient) elsewhere = client_new ("http://logs.invalid");
  g_autoptr (GError) error = NULL;

  g_setenv ("http_proxy", fixture_get_address (proxy), TRUE);
  fixture_add_text (server, "GetAccount", 200, NOBODY);
  fixture_add_text (proxy, "GetAccount", 200, NOBODY);
  g_ptr_array_unref (run (local, &ingot_operation_get_account, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (fixture_count_all (proxy), ==, 0);
  g_ptr_array_unref (run (elsewhere, &ingot_operation_get_account, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (fixture_count_all (proxy), ==, 1);
}

/* In a process of its own, as libproxy looks at the environment once, and leaks. */
static void
test_proxy (void)
{
  g_auto (GStrv) environment =
      g_environ_setenv (g_get_environ (), "ASAN_OPTIONS", "detect_leaks=0", TRUE);

  if (g_test_subprocess ())
    {
      use_proxy ();
      return;
    }
  g_test_trap_subprocess_with_envp (NULL, (const char *const *) environment, 0,
                                    G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

/* Whatever GLib and libsoup write when asked for everything. */
static void
test_logs (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (Fixture) fixture = fixture_new ();
      g_autoptr (IngotClient) client = client_new (fixture_get_address (fixture));
      g_autoptr (GError) error = NULL;

      fixture_add_text (fixture, "GetAccount", 200, NOBODY);
      g_ptr_array_unref (run (client, &ingot_operation_get_account, NULL, &error));
      g_assert_no_error (error);
      g_debug ("planted");
      return;
    }
  g_setenv ("G_MESSAGES_DEBUG", "all", TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_unsetenv ("G_MESSAGES_DEBUG");
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout ("*planted*");
  g_test_trap_assert_stdout_unmatched ("*VerySecret*");
  g_test_trap_assert_stderr_unmatched ("*VerySecret*");
}

int
main (int argc, char *argv[])
{
  static const char *const stages[] = { "before", "at-once", "while-waiting", "while-reading" };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/client/request", test_request);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/client/fault/", faults[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_fault);
    }
  g_test_add_func ("/client/bound", test_bound);
  g_test_add_func ("/client/details", test_details);
  g_test_add_func ("/client/redirect-shown", test_redirect_shown);
  g_test_add_func ("/client/no-redirect", test_no_redirect);
  g_test_add_func ("/client/connections", test_connections);
  g_test_add_func ("/client/sent-once", test_sent_once);
  g_test_add_func ("/client/unreachable", test_unreachable);
  g_test_add_func ("/client/not-a-web-server", test_not_a_web_server);
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      g_autofree char *path = g_strconcat ("/client/cancel/", stages[i], NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_cancel);
    }
  g_test_add_func ("/client/proxy", test_proxy);
  g_test_add_func ("/client/logs", test_logs);
  return g_test_run ();
}
