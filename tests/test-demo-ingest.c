/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What log shippers send. */
#include "demo-client.h"

#include <string.h>

#define TOKEN        "8f41c2d7-90b3-4e6a-b5d8-1c77e0a98kQz" /* filebeat-prod-eu of payments */
#define EVENT        (3 * 1024 * 1024)                      /* bytes */
#define N_EVENTS     7
#define MAX_RECORDED (16 * 1024 * 1024) /* bytes */

static const IngotDemoOptions options = { .seed = 7, .clock = G_GINT64_CONSTANT (1764000000000) };

static void
test_ingest (void)
{
  static const struct
  {
    const char *path;
    const char *scheme;
    const char *credential;
    const char *body;
    guint status;
    guint n_events;
  } rows[] = {
    { "api/v1/ingest/humio-unstructured", "Bearer", TOKEN,
      "[{\"fields\":{\"host\":\"a\"},\"messages\":[\"one\",\"two\"]}]", 200, 2 },
    { "api/v1/ingest/humio-unstructured", "Bearer", "wrong", "[{\"messages\":[]}]", 401, 0 },
    { "api/v1/ingest/humio-unstructured", "Bearer", TOKEN, "[{\"message\":1}]", 400, 0 },
    { "api/v1/ingest/humio-unstructured", "Splunk", TOKEN, "[{\"messages\":[\"x\"]}]", 401, 0 },
    { "api/v1/ingest/humio-structured", "Bearer", TOKEN,
      "[{\"tags\":{},\"events\":[{\"timestamp\":1,\"attributes\":{}}]},{\"events\":[{},{}]}]", 200,
      3 },
    { "api/v1/ingest/humio-structured", "Bearer", TOKEN, "{}", 400, 0 },
    { "api/v1/ingest/hec", "Splunk", TOKEN, "{\"event\":\"a\"}\n{\"event\":{\"b\":1}}\n", 200, 2 },
    { "api/v1/ingest/hec", "Bearer", TOKEN, "{\n\"event\": 1\n}", 200, 1 },
    { "api/v1/ingest/hec", "Bearer", TOKEN, "{\"time\":1}", 400, 0 },
    { "services/collector", "splunk", TOKEN, "{\"event\":\"a\"}", 200, 1 },
    { "services/collector/raw", "Splunk", TOKEN, "a\nb\n", 200, 2 },
    { "api/v1/ingest/raw", "Bearer", TOKEN, "a\nb", 200, 1 },
    { "api/v1/ingest/raw", "Bearer", TOKEN, "", 400, 0 },
    { "api/v1/ingest/json", "Bearer", TOKEN, "[{},{}]", 200, 2 },
    { "api/v1/ingest/json", "Bearer", TOKEN, "7", 400, 0 },
    { "api/v1/ingest/elastic-bulk", "Basic", "OGY0MWMyZDctOTBiMy00ZTZhLWI1ZDgtMWM3N2UwYTk4a1F6Og==",
      "{\"create\":{}}\n{\"a\":1}\n", 200, 1 },
    { "api/v1/ingest/elastic-bulk", "Basic", "eDo4ZjQxYzJkNy05MGIzLTRlNmEtYjVkOC0xYzc3ZTBhOThrUXo=",
      "{\"create\":{}}\n{\"a\":1}\n", 200, 1 },
    { "api/v1/ingest/elastic-bulk", "Basic", "eDp5", "{\"create\":{}}\n{\"a\":1}\n", 401, 0 },
  };
  g_autoptr (DemoClient) client = demo_client_new (&options);
  IngotDemoDomain *payments = ingot_demo_store_find (client->store, "payments");
  gint64 now = ingot_demo_store_get_now (client->store);
  guint n_events = 0;
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SoupMessage *message = demo_client_message (client, "POST", rows[i].path);
      g_autoptr (DemoReply) reply = NULL;

      g_test_message ("%s %s %s", rows[i].path, rows[i].scheme, rows[i].body);
      demo_client_authorize (message, rows[i].scheme, rows[i].credential);
      demo_client_set_body (message, "application/json", rows[i].body);
      reply = demo_client_send (client, message);
      n_events += rows[i].n_events;
      g_assert_cmpuint (reply->status, ==, rows[i].status);
      g_assert_cmpuint (payments->n_events, ==, n_events);
      if (rows[i].status == 200)
        g_assert_cmpstr (reply->body, ==, "{}");
    }
  g_assert_cmpint (ingot_demo_store_get_received (client->store, payments), ==, now);
}

static void
test_ingest_blocked (void)
{
  g_autoptr (DemoClient) client = demo_client_new (&options);
  IngotDemoDomain *relays = ingot_demo_store_find (client->store, "mail-relays");
  SoupMessage *message = demo_client_message (client, "POST", "api/v1/ingest/raw");
  g_autoptr (DemoReply) reply = NULL;

  demo_client_authorize (message, "Bearer", ingot_demo_domain_find_token (relays, "rspamd")->text);
  demo_client_set_body (message, "text/plain", "x");
  reply = demo_client_send (client, message);
  g_assert_cmpuint (reply->status, ==, 403);
  g_assert_cmpuint (relays->n_events, ==, 0);
}

/* A log shipper may send for days. */
static void
test_remembered (void)
{
  g_autoptr (DemoClient) client = demo_client_new (&options);
  g_autofree char *event = g_strnfill (EVENT, 'x');
  GPtrArray *requests = ingot_demo_server_get_requests (client->server);
  gsize n_bytes = 0;
  guint i;

  for (i = 0; i < N_EVENTS; i++)
    {
      SoupMessage *message = demo_client_message (client, "POST", "api/v1/ingest/raw");
      g_autoptr (DemoReply) reply = NULL;

      demo_client_authorize (message, "Bearer", TOKEN);
      demo_client_set_body (message, "text/plain", event);
      reply = demo_client_send (client, message);
      g_assert_cmpuint (reply->status, ==, 200);
    }
  for (i = 0; i < requests->len; i++)
    n_bytes += strlen (((IngotDemoRequest *) requests->pdata[i])->body);
  g_assert_cmpuint (ingot_demo_server_count (client->server, "raw"), ==, N_EVENTS);
  g_assert_cmpuint (n_bytes, >=, EVENT);
  g_assert_cmpuint (n_bytes, <=, MAX_RECORDED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/ingest/endpoints", test_ingest);
  g_test_add_func ("/demo/ingest/blocked", test_ingest_blocked);
  g_test_add_func ("/demo/ingest/remembered", test_remembered);
  return g_test_run ();
}
