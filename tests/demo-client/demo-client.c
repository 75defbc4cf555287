/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo-client.h"

#include <string.h>

typedef struct
{
  DemoReply *reply;
  gboolean done;
} Waiting;

static char *
dup_text (GBytes *bytes)
{
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);

  return size > 0 ? g_strndup (text, size) : g_strdup ("");
}

static void
on_sent (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Waiting *waiting = user_data;
  DemoReply *reply = waiting->reply;
  g_autoptr (GBytes) bytes =
      soup_session_send_and_read_finish (SOUP_SESSION (source), result, &reply->error);

  waiting->done = TRUE;
  if (bytes != NULL)
    reply->body = dup_text (bytes);
  reply->status = soup_message_get_status (reply->message);
}

/* A demo server that runs, and somebody without a connection yet. */
DemoClient *
demo_client_new (const IngotDemoOptions *options)
{
  DemoClient *self = g_new (DemoClient, 1);
  g_autoptr (GError) error = NULL;

  self->server = ingot_demo_server_new (options);
  self->store = ingot_demo_server_get_store (self->server);
  self->session = soup_session_new ();
  ingot_demo_server_start (self->server, 0, &error);
  g_assert_no_error (error);
  return self;
}

void
demo_client_free (DemoClient *self)
{
  soup_session_abort (self->session);
  g_clear_object (&self->session);
  ingot_demo_server_stop (self->server);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->server);
  g_free (self);
}

SoupMessage *
demo_client_message (DemoClient *self, const char *method, const char *path)
{
  g_autofree char *uri = g_strconcat (ingot_demo_server_get_address (self->server), path, NULL);
  SoupMessage *message = soup_message_new (method, uri);

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  return message;
}

void
demo_client_authorize (SoupMessage *message, const char *scheme, const char *credential)
{
  g_autofree char *value = g_strdup_printf ("%s %s", scheme, credential);

  soup_message_headers_replace (soup_message_get_request_headers (message), "Authorization", value);
}

void
demo_client_set_body (SoupMessage *message, const char *content_type, const char *body)
{
  g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));

  soup_message_set_request_body_from_bytes (message, content_type, bytes);
}

SoupMessage *
demo_client_query (DemoClient *self, const char *user, const char *document)
{
  SoupMessage *message = demo_client_message (self, "POST", "graphql?id=test");
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonObject) object = json_object_new ();
  g_autofree char *body = NULL;

  json_object_set_string_member (object, "query", document);
  json_node_set_object (root, object);
  body = json_to_string (root, FALSE);
  demo_client_set_body (message, "application/json", body);
  if (user != NULL)
    demo_client_authorize (message, "Bearer", ingot_demo_server_get_api_token (self->server, user));
  return message;
}

/* Takes @message. */
DemoReply *
demo_client_send (DemoClient *self, SoupMessage *message)
{
  DemoReply *reply = g_new0 (DemoReply, 1);
  Waiting waiting = { reply, FALSE };

  reply->message = message;
  soup_session_send_and_read_async (self->session, message, G_PRIORITY_DEFAULT, NULL, on_sent,
                                    &waiting);
  while (!waiting.done)
    g_main_context_iteration (NULL, TRUE);
  return reply;
}

DemoReply *
demo_client_ask (DemoClient *self, const char *user, const char *document)
{
  return demo_client_send (self, demo_client_query (self, user, document));
}

void
demo_reply_free (DemoReply *self)
{
  g_free (self->body);
  g_clear_object (&self->message);
  g_clear_error (&self->error);
  g_free (self);
}

/* Both as JSON; single quotes may stand for double ones in @expected. */
void
demo_assert_json (const char *actual, const char *expected)
{
  g_autofree char *quoted = g_strdelimit (g_strdup (expected), "'", '"');
  g_autoptr (JsonNode) wanted = json_from_string (quoted, NULL);
  g_autoptr (JsonNode) got = json_from_string (actual, NULL);

  g_assert_nonnull (wanted);
  if (got == NULL || !json_node_equal (got, wanted))
    g_error ("expected %s\ngot      %s", quoted, actual);
}
