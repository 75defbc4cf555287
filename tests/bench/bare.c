/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What loading is held against: bare ADDRESS N_ITEMS sends the requests that Ingot sends, as many
 * at a time, parses what comes, and shows nothing. Prints when the first page was there and when
 * all of it, and what of a processor that took, in milliseconds. The API token comes in
 * INGOT_API_TOKEN. */
#include "ingot-document.h"
#include "ingot-pages.h"

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>
#include <stdio.h>
#include <time.h>

typedef struct
{
  SoupSession *soup;
  char *endpoint;
  char *authorization;
  guint n_pages;
  guint n_sent;
  guint n_running;
  gint64 started;
  gint64 first;
  clock_t processor;
} Bare;

static void send_pages (Bare *self);

/* The answer's size, so that nothing is left out by who compiles this. */
static gsize
parse (GBytes *body)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *text = g_bytes_get_data (body, &length);

  json_parser_load_from_data (parser, text, length, &error);
  g_assert_no_error (error);
  g_assert_true (
      json_object_has_member (json_node_get_object (json_parser_get_root (parser)), "data"));
  return length;
}

static void
on_answer (GObject *source, GAsyncResult *result, gpointer data)
{
  Bare *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) body =
      soup_session_send_and_read_finish (SOUP_SESSION (source), result, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (parse (body), >, 0);
  self->n_running--;
}

static void
on_page (GObject *source, GAsyncResult *result, gpointer data)
{
  Bare *self = data;

  on_answer (source, result, self);
  if (self->first == 0)
    self->first = g_get_monotonic_time ();
  send_pages (self);
}

static void
post (Bare *self, const char *operation, GVariantDict *variables, GAsyncReadyCallback callback)
{
  g_autofree char *address = g_strconcat (self->endpoint, operation, NULL);
  g_autoptr (SoupMessage) message = soup_message_new (SOUP_METHOD_POST, address);
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (GVariant) values = g_variant_ref_sink (g_variant_dict_end (variables));
  g_autoptr (IngotDocument) document = ingot_document_new (operation, NULL);
  g_autoptr (GBytes) body = NULL;
  char *text;

  json_object_set_string_member (object, "query", document->text);
  json_object_set_string_member (object, "operationName", operation);
  json_object_set_member (object, "variables", json_gvariant_serialize (values));
  json_node_set_object (node, object);
  text = json_to_string (node, FALSE);
  body = g_bytes_new_take (text, strlen (text));
  soup_message_set_request_body_from_bytes (message, "application/json", body);
  soup_message_add_flags (message, SOUP_MESSAGE_IDEMPOTENT);
  soup_message_headers_append (soup_message_get_request_headers (message), "Authorization",
                               self->authorization);
  self->n_running++;
  soup_session_send_and_read_async (self->soup, message, G_PRIORITY_DEFAULT, NULL, callback, self);
}

static void
send_pages (Bare *self)
{
  /* The first page says how many there are. */
  const guint most = self->first == 0 ? 1 : self->n_pages;

  while (self->n_running < INGOT_PAGES_AT_ONCE && self->n_sent < most)
    {
      GVariantDict variables = G_VARIANT_DICT_INIT (NULL);
      const guint number = self->n_sent++;

      g_variant_dict_insert (&variables, "skip", "i", (int) ingot_pages_get_first_row (number));
      g_variant_dict_insert (&variables, "limit", "i", (int) ingot_pages_get_size (number));
      post (self, "ListSearchDomains", &variables, on_page);
    }
}

static void
wait (Bare *self)
{
  while (self->n_running > 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
report (Bare *self, const char *what)
{
  const gint64 now = g_get_monotonic_time ();

  printf ("%s\t%.2f\t%.2f\t%.2f\n", what,
          (double) ((self->first != 0 ? self->first : now) - self->started) / 1000.0,
          (double) (now - self->started) / 1000.0,
          (double) (clock () - self->processor) * 1000 / CLOCKS_PER_SEC);
}

static void
begin (Bare *self)
{
  self->first = 0;
  self->started = g_get_monotonic_time ();
  self->processor = clock ();
}

static void
load_repositories (Bare *self, guint n_items)
{
  GVariantDict none = G_VARIANT_DICT_INIT (NULL);

  self->n_pages = ingot_pages_count (n_items);
  begin (self);
  post (self, "GetAccount", &none, on_answer);
  send_pages (self);
  wait (self);
  report (self, "repositories: load");
}

static void
load_tokens (Bare *self)
{
  GVariantDict variables = G_VARIANT_DICT_INIT (NULL);

  begin (self);
  g_variant_dict_insert (&variables, "repositoryName", "s", "token-warehouse");
  post (self, "ListIngestTokens", &variables, on_answer);
  wait (self);
  report (self, "tokens: load");
}

int
main (int argc, char *argv[])
{
  Bare bare = { NULL };

  g_assert_cmpint (argc, ==, 3);
  bare.soup = soup_session_new_with_options ("max-conns-per-host", 8, NULL);
  soup_session_set_proxy_resolver (bare.soup, NULL);
  bare.endpoint = g_strconcat (argv[1], "graphql?id=", NULL);
  bare.authorization = g_strconcat ("Bearer ", g_getenv ("INGOT_API_TOKEN"), NULL);
  load_repositories (&bare, (guint) g_ascii_strtoull (argv[2], NULL, 10));
  load_tokens (&bare);
  g_object_unref (bare.soup);
  g_free (bare.endpoint);
  g_free (bare.authorization);
  return EXIT_SUCCESS;
}
