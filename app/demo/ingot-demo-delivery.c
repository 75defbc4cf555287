/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-demo-delivery.h"

#include <string.h>

#define CHUNK     (256 * 1024)
#define BEGINNING "{\"data\":{\"filler\":\""
#define END       "\"}}"

/* An answer on its way: a message that waits for its time, or a connection taken from one. It lives
 * in the set until it is sent or given up. */
typedef struct
{
  GHashTable *deliveries;
  SoupServerMessage *message;
  IngotDemoAnswer *answer;
  IngotDemoFault fault;
  GCancellable *cancellable;
  guint latency;
  gboolean held;
  gboolean written;
  GSource *timer;
  GIOStream *connection;
  gsize sent;
  goffset left;
  GConverter *compressor;
} Delivery;

static void
clear_timer (Delivery *self)
{
  if (self->timer == NULL)
    return;
  g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);
}

static void
delivery_free (Delivery *self)
{
  clear_timer (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_signal_handlers_disconnect_by_data (self->message, self);
  g_clear_object (&self->message);
  if (self->connection != NULL)
    g_io_stream_close (self->connection, NULL, NULL);
  g_clear_object (&self->connection);
  g_clear_object (&self->compressor);
  ingot_demo_answer_free (self->answer);
  g_free (self);
}

static void
end (Delivery *self)
{
  g_hash_table_remove (self->deliveries, self);
}

static void
set_timer (Delivery *self, guint delay, GSourceFunc callback)
{
  clear_timer (self);
  self->timer = g_timeout_source_new (delay);
  g_source_set_callback (self->timer, callback, self, NULL);
  g_source_attach (self->timer, g_main_context_get_thread_default ());
}

static GBytes *
compress (Delivery *self, const char *text, gsize size, gboolean last)
{
  GConverterFlags flags = last ? G_CONVERTER_INPUT_AT_END : G_CONVERTER_FLUSH;
  GByteArray *out = g_byte_array_new ();
  GConverterResult result = G_CONVERTER_CONVERTED;
  gsize done = 0;

  while (result == G_CONVERTER_CONVERTED)
    {
      guint8 buffer[4096];
      gsize n_read = 0;
      gsize n_written = 0;

      result = g_converter_convert (self->compressor, text + done, size - done, buffer,
                                    sizeof buffer, flags, &n_read, &n_written, NULL);
      done += n_read;
      g_byte_array_append (out, buffer, n_written);
    }
  return g_byte_array_free_to_bytes (out);
}

static void
append (Delivery *self, const char *text, gsize size, gboolean last)
{
  SoupMessageBody *body = soup_server_message_get_response_body (self->message);
  g_autoptr (GBytes) bytes =
      self->compressor != NULL ? compress (self, text, size, last) : g_bytes_new (text, size);

  soup_message_body_append_bytes (body, bytes);
}

/* The next part is made when the one before is sent, so the server never holds all of it. */
static void
wrote_chunk_cb (Delivery *self)
{
  gsize size = MIN (self->left, CHUNK);
  g_autofree char *filler = NULL;

  if (self->left < 0)
    return;
  if (size > 0)
    {
      filler = g_malloc (size);
      memset (filler, 'a', size);
      append (self, filler, size, FALSE);
      self->left -= size;
      return;
    }
  append (self, END, strlen (END), TRUE);
  soup_message_body_complete (soup_server_message_get_response_body (self->message));
  self->left = -1;
}

static void
start_gigantic (Delivery *self)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (self->message);

  soup_server_message_set_status (self->message, SOUP_STATUS_OK, NULL);
  soup_message_headers_set_content_type (headers, "application/json", NULL);
  soup_message_headers_set_encoding (headers, SOUP_ENCODING_CHUNKED);
  soup_message_body_set_accumulate (soup_server_message_get_response_body (self->message), FALSE);
  if (self->fault.kind == INGOT_DEMO_FAULT_GIGANTIC_GZIP)
    {
      soup_message_headers_append (headers, "Content-Encoding", "gzip");
      self->compressor = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 1));
    }
  self->left = self->fault.size;
  append (self, BEGINNING, strlen (BEGINNING), FALSE);
  g_signal_connect_swapped (self->message, "wrote-chunk", G_CALLBACK (wrote_chunk_cb), self);
}

static void
set_response (Delivery *self)
{
  IngotDemoAnswer *answer = self->answer;
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (self->message);

  soup_server_message_set_status (self->message, answer->status, NULL);
  soup_server_message_set_response (self->message, answer->content_type, SOUP_MEMORY_COPY,
                                    answer->body, strlen (answer->body));
  if (self->fault.kind == INGOT_DEMO_FAULT_REDIRECT)
    soup_message_headers_append (headers, "Location", "/login");
  if (self->fault.retry_after > 0)
    {
      g_autofree char *seconds = g_strdup_printf ("%u", self->fault.retry_after);

      soup_message_headers_append (headers, "Retry-After", seconds);
    }
}

/* What does not fit into the socket is not waited for: nobody reads it then. */
static gsize
write_some (Delivery *self, const char *text, gsize size)
{
  GOutputStream *stream = g_io_stream_get_output_stream (self->connection);
  gssize written = g_pollable_output_stream_write_nonblocking (G_POLLABLE_OUTPUT_STREAM (stream),
                                                               text, size, NULL, NULL);

  return MAX (written, 0);
}

static void
steal (Delivery *self)
{
  g_signal_handlers_disconnect_by_data (self->message, self);
  self->connection = soup_server_message_steal_connection (self->message);
}

static void
write_head (Delivery *self)
{
  g_autofree char *head = g_strdup_printf ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                                           "Content-Length: %" G_GSIZE_FORMAT "\r\n\r\n",
                                           strlen (self->answer->body));

  write_some (self, head, strlen (head));
}

static gboolean
close_cb (gpointer user_data)
{
  Delivery *self = user_data;

  steal (self);
  end (self);
  return G_SOURCE_REMOVE;
}

static gboolean
cut_cb (gpointer user_data)
{
  Delivery *self = user_data;

  steal (self);
  write_head (self);
  write_some (self, self->answer->body, strlen (self->answer->body) / 2);
  end (self);
  return G_SOURCE_REMOVE;
}

static gboolean
drip_cb (gpointer user_data)
{
  Delivery *self = user_data;

  if (write_some (self, self->answer->body + self->sent, 1) == 1 &&
      self->answer->body[++self->sent] != '\0')
    return G_SOURCE_CONTINUE;
  end (self);
  return G_SOURCE_REMOVE;
}

static gboolean
start_drip_cb (gpointer user_data)
{
  Delivery *self = user_data;

  steal (self);
  write_head (self);
  set_timer (self, self->fault.delay, drip_cb);
  return G_SOURCE_REMOVE;
}

static gboolean
send_cb (gpointer user_data)
{
  Delivery *self = user_data;

  clear_timer (self);
  if (self->fault.kind == INGOT_DEMO_FAULT_GIGANTIC ||
      self->fault.kind == INGOT_DEMO_FAULT_GIGANTIC_GZIP)
    start_gigantic (self);
  else
    set_response (self);
  soup_server_message_unpause (self->message);
  return G_SOURCE_REMOVE;
}

static GSourceFunc
get_callback (IngotDemoFaultKind kind)
{
  switch (kind)
    {
    case INGOT_DEMO_FAULT_CLOSE:
    case INGOT_DEMO_FAULT_EXECUTED_CLOSE:
      return close_cb;
    case INGOT_DEMO_FAULT_CUT:
      return cut_cb;
    case INGOT_DEMO_FAULT_DRIP:
      return start_drip_cb;
    default:
      return send_cb;
    }
}

static void
set_out (Delivery *self)
{
  self->written = TRUE;
  if (!self->held)
    set_timer (self, self->latency, get_callback (self->fault.kind));
}

static void
write_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  IngotDemoAnswer *answer = task_data;

  g_task_return_pointer (task, json_to_string (answer->json, FALSE), g_free);
  g_clear_pointer (&answer->json, json_node_unref);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  char *body = g_task_propagate_pointer (G_TASK (result), NULL);
  Delivery *self = user_data;

  if (body == NULL) /* given up, and freed */
    return;
  self->answer->body = body;
  set_out (self);
}

/* Writing a large tree takes as long as making it, and freeing it longer: too long for the main
 * loop of a window. */
static void
write_body (Delivery *self)
{
  g_autoptr (GTask) task = g_task_new (NULL, self->cancellable, on_written, self);

  g_task_set_task_data (task, ingot_demo_answer_new_tree (g_steal_pointer (&self->answer->json)),
                        (GDestroyNotify) ingot_demo_answer_free);
  g_task_run_in_thread (task, write_in_thread);
}

/**
 * ingot_demo_deliveries_new:
 *
 * Creates a set of answers on their way; without it they are given up.
 *
 * Returns: (transfer full): the set, empty
 */
GHashTable *
ingot_demo_deliveries_new (void)
{
  return g_hash_table_new_full (NULL, NULL, (GDestroyNotify) delivery_free, NULL);
}

/**
 * ingot_demo_deliveries_add:
 * @deliveries: a set of answers on their way
 * @message: the request
 * @answer: (transfer full): its answer
 * @fault: what goes wrong on the way
 * @latency: how late the answer is, in milliseconds
 *
 * Sends an answer.
 */
void
ingot_demo_deliveries_add (GHashTable *deliveries,
                           SoupServerMessage *message,
                           IngotDemoAnswer *answer,
                           const IngotDemoFault *fault,
                           guint latency)
{
  Delivery *self = g_new0 (Delivery, 1);

  self->deliveries = deliveries;
  self->message = g_object_ref (message);
  self->answer = answer;
  self->fault = *fault;
  g_hash_table_add (deliveries, self);
  self->cancellable = g_cancellable_new ();
  self->latency = latency + (fault->kind == INGOT_DEMO_FAULT_DRIP ? 0 : fault->delay);
  self->held = fault->kind == INGOT_DEMO_FAULT_HELD;
  g_signal_connect_swapped (message, "finished", G_CALLBACK (end), self);
  soup_server_message_pause (message);
  if (answer->json != NULL)
    write_body (self);
  else
    set_out (self);
}

/**
 * ingot_demo_deliveries_release:
 * @deliveries: a set of answers on their way
 *
 * Sends the answers that are held.
 */
void
ingot_demo_deliveries_release (GHashTable *deliveries)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, deliveries);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      Delivery *self = key;

      if (!self->held)
        continue;
      self->held = FALSE;
      if (self->written)
        set_out (self);
    }
}
