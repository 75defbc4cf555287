/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo-client.h"

#include <string.h>
#include <time.h>

#define INVALID   "The supplied authentication is invalid"
#define FORBIDDEN "The supplied authentication is not authorized to access this resource"
#define MALFORMED "The request content was malformed."
#define WHO       "query Who {viewerOpt {username}}"
#define ADD                                                                                        \
  "mutation Add {addIngestTokenV3(input: {repositoryName: \"payments\", name: \"new\"}) {name}}"
#define TOKEN     "8f41c2d7-90b3-4e6a-b5d8-1c77e0a98kQz" /* filebeat-prod-eu of payments */
#define HEARTBEAT 5
#ifdef __SANITIZE_ADDRESS__ /* several times slower */
#define LONGEST_PAUSE 1000
#else
#define LONGEST_PAUSE 100
#endif

static const IngotDemoOptions options = { .seed = 7, .clock = G_GINT64_CONSTANT (1764000000000) };

static gboolean
was_added (DemoClient *client)
{
  IngotDemoDomain *payments = ingot_demo_store_find (client->store, "payments");

  return ingot_demo_domain_find_token (payments, "new") != NULL;
}

static DemoReply *
get (DemoClient *client, const char *path)
{
  return demo_client_send (client, demo_client_message (client, "GET", path));
}

static void
test_status (void)
{
  g_autoptr (DemoClient) client = demo_client_new (&options);
  g_autoptr (DemoReply) reply = get (client, "api/v1/status");

  g_assert_cmpuint (reply->status, ==, 200);
  demo_assert_json (reply->body, "{'status':'OK','version':'1.204.0--build-4049--sha-0de0a1b2c3'}");
}

/* As a server does that has a body to answer GET with, but none is sent. */
static void
test_head (void)
{
  g_autoptr (DemoClient) client = demo_client_new (&options);
  g_autoptr (DemoReply) whole = get (client, "api/v1/status");
  g_autoptr (DemoReply) head =
      demo_client_send (client, demo_client_message (client, "HEAD", "api/v1/status"));

  g_assert_cmpuint (head->status, ==, 200);
  g_assert_cmpstr (head->body, ==, "");
  g_assert_cmpint (
      soup_message_headers_get_content_length (soup_message_get_response_headers (head->message)),
      ==, strlen (whole->body));
}

static void
test_base_path (void)
{
  const IngotDemoOptions below = { .base_path = "/internal/humio/" };
  g_autoptr (DemoClient) client = demo_client_new (&below);
  g_autoptr (DemoReply) reply = get (client, "api/v1/status");
  g_autoptr (DemoReply) outside = get (client, "../../api/v1/status");

  g_assert_true (
      g_str_has_suffix (ingot_demo_server_get_address (client->server), "/internal/humio/"));
  g_assert_cmpuint (reply->status, ==, 200);
  g_assert_cmpuint (outside->status, ==, 404);
}

static void
test_port_taken (void)
{
  g_autoptr (DemoClient) client = demo_client_new (&options);
  g_autoptr (IngotDemoServer) second = ingot_demo_server_new (NULL);
  g_autoptr (GUri) uri =
      g_uri_parse (ingot_demo_server_get_address (client->server), G_URI_FLAGS_NONE, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (ingot_demo_server_start (second, g_uri_get_port (uri), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE);
  g_assert_null (ingot_demo_server_get_address (second));
}

/* Every address 127.x.y.z is this machine, and what listens for all of them is in the network. */
static void
test_loopback_only (void)
{
  g_autoptr (DemoClient) client = demo_client_new (&options);
  g_autoptr (GUri) uri =
      g_uri_parse (ingot_demo_server_get_address (client->server), G_URI_FLAGS_NONE, NULL);
  g_autofree char *elsewhere =
      g_strdup_printf ("http://127.0.0.2:%d/api/v1/status", g_uri_get_port (uri));
  g_autoptr (DemoReply) here = get (client, "api/v1/status");
  g_autoptr (DemoReply) there = demo_client_send (client, soup_message_new ("GET", elsewhere));

  g_assert_cmpuint (here->status, ==, 200);
  g_assert_error (there->error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED);
}

static void
test_authentication (void)
{
  g_autoptr (DemoClient) client = demo_client_new (&options);
  g_autoptr (DemoReply) none = demo_client_ask (client, NULL, WHO);
  g_autoptr (DemoReply) user = demo_client_ask (client, "reader", WHO);
  g_autoptr (DemoReply) nobody = demo_client_ask (client, "organization", WHO);
  g_autoptr (DemoReply) viewer = demo_client_ask (client, "organization", "{viewer {username}}");
  SoupMessage *message = demo_client_query (client, NULL, WHO);
  g_autoptr (DemoReply) ingest = NULL;

  g_assert_cmpuint (none->status, ==, 401);
  g_assert_cmpstr (none->body, ==, INVALID);
  g_assert_cmpstr (soup_message_headers_get_content_type (
                       soup_message_get_response_headers (none->message), NULL),
                   ==, "text/plain");
  demo_assert_json (user->body, "{'data':{'viewerOpt':{'username':'tomas.reyes@example.com'}}}");
  demo_assert_json (nobody->body, "{'data':{'viewerOpt':null}}");
  g_assert_nonnull (strstr (viewer->body, "does not belong to a user"));
  demo_client_authorize (message, "Bearer", TOKEN);
  ingest = demo_client_send (client, message);
  g_assert_cmpuint (ingest->status, ==, 403);
  g_assert_cmpstr (ingest->body, ==, FORBIDDEN);
}

static void
test_wrong_requests (void)
{
  static const struct
  {
    const char *method;
    const char *path;
    const char *type;
    const char *body;
    guint status;
  } rows[] = {
    { "GET", "graphql", NULL, NULL, 405 },
    { "PUT", "graphql", "application/json", "{}", 405 },
    { "POST", "graphql", "text/plain", "{}", 415 },
    { "POST", "graphql", "Application/JSON", "[]", 400 },
    { "POST", "graphql", "application/json", "", 400 },
    { "POST", "graphql", "application/json", "{\"query\":", 400 },
    { "POST", "graphql", "application/json", "[]", 400 },
    { "POST", "graphql", "application/json", "{\"query\":7}", 400 },
    { "POST", "graphql", "application/json", "{\"query\":null}", 400 },
    { "GET", "nothing", NULL, NULL, 404 },
    { "GET", "api/v1/ingest/hec", NULL, NULL, 405 },
    { "POST", "api/v1/status", "application/json", "{}", 405 },
    { "DELETE", "api/v1/status", NULL, NULL, 405 },
  };
  g_autoptr (DemoClient) client = demo_client_new (&options);
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SoupMessage *message = demo_client_message (client, rows[i].method, rows[i].path);
      g_autoptr (DemoReply) reply = NULL;

      if (rows[i].body != NULL)
        demo_client_set_body (message, rows[i].type, rows[i].body);
      demo_client_authorize (message, "Bearer",
                             ingot_demo_server_get_api_token (client->server, "root"));
      reply = demo_client_send (client, message);
      g_test_message ("%s %s %s", rows[i].method, rows[i].path, rows[i].body);
      g_assert_cmpuint (reply->status, ==, rows[i].status);
      if (rows[i].status == 400)
        g_assert_cmpstr (reply->body, ==, MALFORMED);
      else
        g_assert_cmpuint (strlen (reply->body), >, 0);
    }
}

static void
test_recorded (void)
{
  g_autoptr (DemoClient) client = demo_client_new (&options);
  g_autoptr (DemoReply) status = get (client, "api/v1/status");
  SoupMessage *message = demo_client_query (client, "root", WHO);
  g_autoptr (DemoReply) named = NULL;
  const IngotDemoRequest *request;

  demo_client_set_body (message, "application/json",
                        "{\"query\":\"" WHO "\",\"operationName\":\"Who\"}");
  named = demo_client_send (client, message);
  g_assert_cmpuint (named->status, ==, 200);
  g_assert_cmpuint (ingot_demo_server_count (client->server, NULL), ==, 2);
  g_assert_cmpuint (ingot_demo_server_count (client->server, "Who"), ==, 1);
  g_assert_cmpuint (ingot_demo_server_count (client->server, "status"), ==, 1);
  request = ingot_demo_server_get_requests (client->server)->pdata[0];
  g_assert_cmpstr (request->path, ==, "/api/v1/status");
  g_assert_false (request->authorized);
  request = ingot_demo_server_get_requests (client->server)->pdata[1];
  g_assert_cmpstr (request->method, ==, "POST");
  g_assert_cmpstr (request->query_id, ==, "test");
  g_assert_cmpstr (request->operation, ==, "Who");
  g_assert_true (request->authorized);
}

/* Asked without what it cannot do without, as its schema allows then. */
static void
test_incomplete (void)
{
  static const struct
  {
    const char *without;
    const char *document;
    const char *message;
  } rows[] = {
    { "Query.repository(name)", "{repository {id}}",
      "Field 'repository' lacks an argument that it needs." },
    { "SearchDomain.isActionAllowed(action)", "{searchDomains {isActionAllowed}}",
      "Field 'isActionAllowed' lacks an argument that it needs." },
    { "Mutation.addIngestTokenV3(input)", "mutation {addIngestTokenV3 {name}}",
      "Field 'addIngestTokenV3' lacks an argument that it needs." },
    { "AddIngestTokenV3Input.name",
      "mutation {addIngestTokenV3(input: {repositoryName: \"payments\"}) {name}}",
      "'AddIngestTokenV3Input' lacks an input field that it needs." },
    { "ViewConnectionInput.filter",
      "mutation {createView(name: \"new\", connections: [{repositoryName: \"payments\"}]) {id}}",
      "'ViewConnectionInput' lacks an input field that it needs." },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *const without[] = { rows[i].without, NULL };
      const IngotDemoOptions incomplete = { .without = without };
      g_autoptr (DemoClient) client = demo_client_new (&incomplete);
      g_autoptr (DemoReply) reply = demo_client_ask (client, "root", rows[i].document);

      g_assert_cmpuint (reply->status, ==, 200);
      g_assert_nonnull (strstr (reply->body, rows[i].message));
    }
}

/* What comes back, and whether the request was executed nonetheless. */
static void
test_faults (void)
{
  static const struct
  {
    IngotDemoFault fault;
    guint status; /* 0: no whole answer */
    const char *body;
    gboolean executed;
  } rows[] = {
    { { INGOT_DEMO_FAULT_STATUS, .status = 401 }, 401, INVALID, FALSE },
    { { INGOT_DEMO_FAULT_STATUS, .status = 403 }, 403, FORBIDDEN, FALSE },
    { { INGOT_DEMO_FAULT_STATUS, .status = 500 }, 500, "internal server error", FALSE },
    { { INGOT_DEMO_FAULT_STATUS, .status = 503, .text = "Later." }, 503, "Later.", FALSE },
    { { INGOT_DEMO_FAULT_STATUS, .status = 504 }, 504, "Gateway", FALSE },
    { { INGOT_DEMO_FAULT_REDIRECT }, 302, "", FALSE },
    { { INGOT_DEMO_FAULT_HTML }, 200, "<!DOCTYPE html>", FALSE },
    { { INGOT_DEMO_FAULT_BODY, .text = "oops" }, 200, "oops", FALSE },
    { { INGOT_DEMO_FAULT_BODY, .text = "{\"data\":null}" }, 200, "{\"data\":null}", FALSE },
    { { INGOT_DEMO_FAULT_GRAPHQL_ERROR, .text = "No.", .field = "name", .reason = "Too long." },
      200,
      "{\"data\":null,\"errors\":[{\"message\":\"No.\",\"state\":{\"name\":\"Too long.\"}}]}",
      FALSE },
    { { INGOT_DEMO_FAULT_CLOSE }, 0, NULL, FALSE },
    { { INGOT_DEMO_FAULT_PARTIAL, .text = "Partly." },
      200,
      "{\"data\":{\"addIngestTokenV3\":{\"name\":\"new\"}},\"errors\":[{\"message\":\"Partly.\"}]}",
      TRUE },
    { { INGOT_DEMO_FAULT_CUT }, 0, NULL, TRUE },
    { { INGOT_DEMO_FAULT_EXECUTED_CLOSE }, 0, NULL, TRUE },
    { { INGOT_DEMO_FAULT_EXECUTED_STATUS, .status = 502 }, 502, "Bad Gateway", TRUE },
    { { INGOT_DEMO_FAULT_LATE, .delay = 20 }, 200, "\"new\"", TRUE },
    { { INGOT_DEMO_FAULT_DRIP, .delay = 1 }, 200, "\"new\"", TRUE },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DemoClient) client = demo_client_new (&options);
      g_autoptr (DemoReply) reply = NULL;
      guint n_requests;

      g_test_message ("%u, kind %d", (guint) i, rows[i].fault.kind);
      ingot_demo_server_add_fault (client->server, "graphql", &rows[i].fault, 2);
      reply = demo_client_ask (client, "root", ADD);
      n_requests = ingot_demo_server_count (client->server, NULL);
      g_assert_cmpuint (n_requests, >=, 1);
      g_assert_cmpint (was_added (client), ==, rows[i].executed);
      if (rows[i].status == 0)
        g_assert_nonnull (reply->error);
      else
        g_assert_cmpuint (reply->status, ==, rows[i].status);
      if (rows[i].status != 0)
        g_assert_nonnull (strstr (reply->body, rows[i].body));
    }
}

static void
test_fault_headers (void)
{
  static const IngotDemoFault busy = { INGOT_DEMO_FAULT_STATUS, .status = 429, .retry_after = 7 };
  static const IngotDemoFault away = { INGOT_DEMO_FAULT_REDIRECT };
  g_autoptr (DemoClient) client = demo_client_new (&options);
  g_autoptr (DemoReply) first = NULL;
  g_autoptr (DemoReply) second = NULL;
  g_autoptr (DemoReply) third = NULL;

  ingot_demo_server_add_fault (client->server, NULL, &busy, 1);
  ingot_demo_server_add_fault (client->server, "status", &away, 1);
  first = get (client, "api/v1/status");
  second = get (client, "api/v1/status");
  third = get (client, "api/v1/status");
  g_assert_cmpuint (first->status, ==, 429);
  g_assert_cmpstr (soup_message_headers_get_one (soup_message_get_response_headers (first->message),
                                                 "Retry-After"),
                   ==, "7");
  g_assert_cmpuint (second->status, ==, 302);
  g_assert_cmpstr (soup_message_headers_get_one (
                       soup_message_get_response_headers (second->message), "Location"),
                   ==, "/login");
  g_assert_cmpuint (third->status, ==, 200);
}

static void
test_gigantic (void)
{
  static const IngotDemoFault plain = { INGOT_DEMO_FAULT_GIGANTIC, .size = 3000000 };
  static const IngotDemoFault gzip = { INGOT_DEMO_FAULT_GIGANTIC_GZIP, .size = 3000000 };
  g_autoptr (DemoClient) client = demo_client_new (&options);
  g_autoptr (DemoReply) first = NULL;
  g_autoptr (DemoReply) second = NULL;

  ingot_demo_server_add_fault (client->server, NULL, &plain, 1);
  ingot_demo_server_add_fault (client->server, NULL, &gzip, 1);
  first = demo_client_ask (client, "root", WHO);
  second = demo_client_ask (client, "root", WHO);
  g_assert_cmpuint (strlen (first->body), ==, 3000000 + strlen ("{\"data\":{\"filler\":\"\"}}"));
  g_assert_true (g_str_has_suffix (first->body, "a\"}}"));
  g_assert_cmpstr (first->body, ==, second->body);
  g_assert_cmpstr (soup_message_headers_get_one (
                       soup_message_get_response_headers (second->message), "Content-Encoding"),
                   ==, "gzip");
}

static void
on_cancelled (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  bytes = soup_session_send_and_read_finish (SOUP_SESSION (source), result, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  *(gboolean *) user_data = TRUE;
}

static void
on_held (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(GBytes **) user_data =
      soup_session_send_and_read_finish (SOUP_SESSION (source), result, &error);
  g_assert_no_error (error);
}

/* Let go before the answer is written, or when it waits; one that was still to come is not held. */
static void
test_held (gconstpointer data)
{
  static const IngotDemoFault held = { INGOT_DEMO_FAULT_HELD };
  g_autoptr (DemoClient) client = demo_client_new (&options);
  g_autoptr (SoupMessage) message = demo_client_query (client, "root", ADD);
  g_autoptr (DemoReply) status = NULL;
  g_autoptr (GBytes) answer = NULL;

  ingot_demo_server_add_fault (client->server, "graphql", &held, 1);
  ingot_demo_server_add_fault (client->server, "status", &held, 2);
  soup_session_send_and_read_async (client->session, message, G_PRIORITY_DEFAULT, NULL, on_held,
                                    &answer);
  while (!was_added (client))
    g_main_context_iteration (NULL, TRUE);
  if (GPOINTER_TO_INT (data))
    {
      g_autoptr (DemoReply) reply = get (client, "nothing");

      g_assert_cmpuint (reply->status, ==, 404);
    }
  g_assert_null (answer);
  ingot_demo_server_release (client->server);
  while (answer == NULL)
    g_main_context_iteration (NULL, TRUE);
  status = get (client, "api/v1/status");
  g_assert_cmpuint (status->status, ==, 200);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (answer, NULL),
                                  (gssize) g_bytes_get_size (answer), "\"new\""));
}

/* Whoever waits may go away before a late answer, and so may the server. */
static void
test_client_gone (void)
{
  static const IngotDemoFault late = { INGOT_DEMO_FAULT_LATE, .delay = 600000 };
  static const IngotDemoFault drip = { INGOT_DEMO_FAULT_DRIP, .delay = 600000 };
  const IngotDemoFault *faults[] = { &late, &drip };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (DemoClient) client = demo_client_new (&options);
      g_autoptr (SoupMessage) message = demo_client_query (client, "root", ADD);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (DemoReply) reply = NULL;
      gboolean done = FALSE;

      ingot_demo_server_add_fault (client->server, NULL, faults[i], 1);
      soup_session_send_and_read_async (client->session, message, G_PRIORITY_DEFAULT, cancellable,
                                        on_cancelled, &done);
      while (!was_added (client))
        g_main_context_iteration (NULL, TRUE);
      g_cancellable_cancel (cancellable);
      while (!done)
        g_main_context_iteration (NULL, TRUE);
      reply = get (client, "api/v1/status");
      g_assert_cmpuint (reply->status, ==, 200);
    }
}

static void
test_stopped (void)
{
  g_autoptr (DemoClient) client = demo_client_new (&options);
  SoupMessage *message = demo_client_message (client, "GET", "api/v1/status");
  g_autoptr (DemoReply) reply = NULL;

  ingot_demo_server_stop (client->server);
  reply = demo_client_send (client, message);
  g_assert_error (reply->error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED);
}

static void
test_latency (void)
{
  g_autoptr (DemoClient) client = demo_client_new (&options);
  gint64 before = g_get_monotonic_time ();
  g_autoptr (DemoReply) reply = NULL;

  ingot_demo_server_set_latency (client->server, 30);
  reply = get (client, "api/v1/status");
  g_assert_cmpint (g_get_monotonic_time () - before, >=, 30000);
}

typedef struct
{
  gint64 last;
  gint64 longest;
} Heartbeat;

/* The thread's own time, in microseconds: what else runs on the machine does not count. */
static gint64
get_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static gboolean
beat_cb (gpointer user_data)
{
  Heartbeat *heart = user_data;
  gint64 now = get_time ();

  heart->longest = MAX (heart->longest, now - heart->last);
  heart->last = now;
  return G_SOURCE_CONTINUE;
}

/* The server lives in the main loop of a window. */
static void
test_never_blocks (void)
{
  static const char *const documents[] = {
    "{querySearchDomains(typeFilter: All, sortBy: Name, skip: 5000, limit: 500) {totalResults "
    "results {id name description isStarred isActionAllowed(action: ChangeIngestTokens) "
    "... on Repository {type timeOfLatestIngest compressedByteSize}}}}",
    "{querySearchDomains(searchFilter: \"claims\", typeFilter: All, sortBy: Volume, limit: 500) "
    "{results {id}}}",
    "{repositories {id name compressedByteSize}}",
    "{searchDomains {name automaticSearch}}",
    "{repository(name: \"token-warehouse\") {ingestTokens {name token parser {id name}}}}",
  };
  const IngotDemoOptions many = { .repositories = 10000, .tokens = 10000 };
  g_autoptr (DemoClient) client = demo_client_new (&many);
  Heartbeat heart = { get_time (), 0 };
  guint timer = g_timeout_add (HEARTBEAT, beat_cb, &heart);
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autoptr (DemoReply) reply = demo_client_ask (client, "root", documents[i]);

      g_assert_cmpuint (reply->status, ==, 200);
      g_assert_null (strstr (reply->body, "\"errors\""));
      g_test_message ("longest pause %" G_GINT64_FORMAT " µs", heart.longest);
    }
  g_source_remove (timer);
  g_assert_cmpint (heart.longest, >, 0);
  g_assert_cmpint (heart.longest, <, LONGEST_PAUSE * 1000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/server/status", test_status);
  g_test_add_func ("/demo/server/head", test_head);
  g_test_add_func ("/demo/server/base-path", test_base_path);
  g_test_add_func ("/demo/server/port-taken", test_port_taken);
  g_test_add_func ("/demo/server/loopback-only", test_loopback_only);
  g_test_add_func ("/demo/server/authentication", test_authentication);
  g_test_add_func ("/demo/server/wrong-requests", test_wrong_requests);
  g_test_add_func ("/demo/server/incomplete", test_incomplete);
  g_test_add_func ("/demo/server/recorded", test_recorded);
  g_test_add_func ("/demo/server/faults", test_faults);
  g_test_add_func ("/demo/server/fault-headers", test_fault_headers);
  g_test_add_func ("/demo/server/gigantic", test_gigantic);
  g_test_add_data_func ("/demo/server/held/at-once", GINT_TO_POINTER (FALSE), test_held);
  g_test_add_data_func ("/demo/server/held/later", GINT_TO_POINTER (TRUE), test_held);
  g_test_add_func ("/demo/server/client-gone", test_client_gone);
  g_test_add_func ("/demo/server/stopped", test_stopped);
  g_test_add_func ("/demo/server/latency", test_latency);
  g_test_add_func ("/demo/server/never-blocks", test_never_blocks);
  return g_test_run ();
}
