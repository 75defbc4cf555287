/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-request.h"

#include <malloc.h>

#define CHUNK          (128 * 1024)
#define MAX_FAILURE    4096
#define FORGET_ABOVE   (1024 * 1024)
#define FORGET_SECONDS 2

/* How many times the text a tree takes, and what is taken of a heap at once: less than what malloc
 * () has a mapping of its own for. */
#define TREE  10
#define BLOCK ((gsize) 64 * 1024)

/* A request under way: the data of its task. */
typedef struct
{
  const IngotOperation *operation;
  IngotLimits limits;
  GCancellable *parent;
  gulong parent_handler;
  GCancellable *cancellable; /* also cancelled by the deadline */
  GSource *deadline;
  gboolean is_late;

  IngotExchange *exchange;
  SoupMessage *message;
  GInputStream *stream;
  GByteArray *body;
} Request;

typedef struct
{
  const IngotOperation *operation;
  IngotExchange *exchange;
  GBytes *body;
} Reading;

static void
stop_deadline (Request *self)
{
  if (self->deadline != NULL)
    g_source_destroy (self->deadline);
  g_clear_pointer (&self->deadline, g_source_unref);
}

static void
request_free (Request *self)
{
  stop_deadline (self);
  g_cancellable_disconnect (self->parent, self->parent_handler);
  g_clear_object (&self->parent);
  g_clear_object (&self->cancellable);
  ingot_exchange_unref (self->exchange);
  g_clear_object (&self->message);
  g_clear_object (&self->stream);
  g_clear_pointer (&self->body, g_byte_array_unref);
  g_free (self);
}

static void
reading_free (Reading *reading)
{
  ingot_exchange_unref (reading->exchange);
  g_clear_pointer (&reading->body, g_bytes_unref);
  g_free (reading);
}

static void
fail (GTask *task, GError *error)
{
  Request *self = g_task_get_task_data (task);

  /* An answer that is not read to its end must not keep its connection. */
  stop_deadline (self);
  g_cancellable_cancel (self->cancellable);
  g_task_return_error (task, error);
}

static void
note_certificate (Request *self)
{
  GTlsCertificate *certificate = soup_message_get_tls_peer_certificate (self->message);
  GTlsCertificateFlags errors = soup_message_get_tls_peer_certificate_errors (self->message);

  if (certificate != NULL && errors != G_TLS_CERTIFICATE_NO_FLAGS)
    self->exchange->certificate = ingot_certificate_new (certificate, errors);
}

static void
fail_transport (GTask *task, const GError *cause)
{
  Request *self = g_task_get_task_data (task);

  /* A worker that is not waited for any more may still read it. */
  if (self->exchange->ended == 0)
    {
      self->exchange->ended = g_get_monotonic_time ();
      note_certificate (self);
    }
  fail (task, self->is_late ? ingot_failure_new_timed_out (self->exchange)
                            : ingot_failure_new_transport (self->exchange, cause));
}

static const char *
get_header (SoupMessage *message, const char *name)
{
  return soup_message_headers_get_one (soup_message_get_response_headers (message), name);
}

static void
fail_status (GTask *task)
{
  Request *self = g_task_get_task_data (task);

  fail (task, ingot_failure_new_status (self->exchange, get_header (self->message, "Location"),
                                        get_header (self->message, "Retry-After"),
                                        (const char *) self->body->data, self->body->len));
}

static gboolean
deadline_cb (gpointer user_data)
{
  Request *self = user_data;

  self->is_late = TRUE;
  g_cancellable_cancel (self->cancellable);
  return G_SOURCE_REMOVE;
}

static void
start_deadline (Request *self, guint milliseconds)
{
  self->deadline = g_timeout_source_new (milliseconds);
  g_source_set_callback (self->deadline, deadline_cb, self, NULL);
  g_source_attach (self->deadline, g_main_context_get_thread_default ());
}

/* The heap of a thread grows by a page at a time, and the kernel is asked for each (glibc 2.41):
 * thousands of times for a long answer. As wide as it was once it becomes again without. */
static void
widen_heap (gsize bytes)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func (g_free);

  for (gsize taken = 0; taken < bytes; taken += BLOCK)
    g_ptr_array_add (blocks, g_malloc (BLOCK));
}

static void
forget_in_thread (GTask *task, gpointer source_object, gpointer tree, GCancellable *cancellable)
{
  g_task_set_task_data (task, NULL, NULL);
  malloc_trim (0);
}

static void
forget_cb (gpointer tree)
{
  g_autoptr (GTask) worker = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_task_data (worker, tree, g_object_unref);
  g_task_run_in_thread (worker, forget_in_thread);
}

/* The tree takes ten times the text, and its memory would otherwise stay with the process. To free
 * it takes as long as to make the records, and meanwhile the kernel and malloc () have other
 * threads wait: when nobody waits for the answer any more. */
static void
forget_later (JsonParser *tree)
{
  g_timeout_add_seconds_once (FORGET_SECONDS, forget_cb, tree);
}

static void
read_answer_in_thread (GTask *task,
                       gpointer source_object,
                       gpointer task_data,
                       GCancellable *cancellable)
{
  Reading *reading = task_data;
  g_autoptr (JsonParser) tree = json_parser_new ();
  const gsize length = g_bytes_get_size (reading->body);
  IngotAnswer *answer;

  widen_heap (TREE * length);
  answer = ingot_answer_read (reading->operation, reading->exchange, reading->body, tree);
  g_clear_pointer (&reading->body, g_bytes_unref);
  if (length > FORGET_ABOVE)
    forget_later (g_steal_pointer (&tree));
  g_task_return_pointer (task, answer, (GDestroyNotify) ingot_answer_free);
}

static void
on_answer_read (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  IngotAnswer *answer = g_task_propagate_pointer (G_TASK (result), &error);

  if (answer != NULL)
    g_task_return_pointer (task, answer, (GDestroyNotify) ingot_answer_free);
  else
    fail_transport (task, error);
}

/* The worker has no source object: its thread may be the last to let go of it. */
static void
read_answer (GTask *task)
{
  Request *self = g_task_get_task_data (task);
  Reading *reading = g_new0 (Reading, 1);
  g_autoptr (GTask) worker =
      g_task_new (NULL, self->cancellable, on_answer_read, g_object_ref (task));

  reading->operation = self->operation;
  reading->exchange = ingot_exchange_ref (self->exchange);
  reading->body = g_byte_array_free_to_bytes (g_steal_pointer (&self->body));
  g_task_set_task_data (worker, reading, (GDestroyNotify) reading_free);
  g_task_set_return_on_cancel (worker, TRUE);
  g_task_run_in_thread (worker, read_answer_in_thread);
}

static void read_more (GTask *task);

static void
on_read (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Request *self = g_task_get_task_data (task);
  const gboolean is_failure = self->exchange->status != SOUP_STATUS_OK;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) chunk =
      g_input_stream_read_bytes_finish (G_INPUT_STREAM (source_object), result, &error);

  if (chunk == NULL)
    {
      fail_transport (task, error);
      return;
    }

  g_byte_array_append (self->body, g_bytes_get_data (chunk, NULL), g_bytes_get_size (chunk));
  if (is_failure && (g_bytes_get_size (chunk) == 0 || self->body->len >= MAX_FAILURE))
    fail_status (task);
  else if (self->body->len > self->limits.max_answer)
    fail (task, ingot_failure_new_too_large (self->exchange, self->limits.max_answer));
  else if (g_bytes_get_size (chunk) > 0)
    read_more (task);
  else
    {
      stop_deadline (self);
      read_answer (task);
    }
}

static void
read_more (GTask *task)
{
  Request *self = g_task_get_task_data (task);

  g_input_stream_read_bytes_async (self->stream, CHUNK, G_PRIORITY_DEFAULT, self->cancellable,
                                   on_read, g_object_ref (task));
}

static void
on_sent (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Request *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  self->stream = soup_session_send_finish (SOUP_SESSION (source_object), result, &error);
  if (self->stream == NULL)
    {
      fail_transport (task, error);
      return;
    }

  self->exchange->status = soup_message_get_status (self->message);
  self->exchange->ended = g_get_monotonic_time ();
  self->body = g_byte_array_new ();
  read_more (task);
}

static void
starting_cb (SoupMessage *message, gpointer user_data)
{
  IngotExchange *exchange = user_data;

  exchange->sent = TRUE;
}

static void
parent_cancelled_cb (GCancellable *parent, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

/**
 * ingot_request_send_async: (skip)
 * @soup: the connections to the server
 * @message: what to send
 * @operation: what it asks for
 * @exchange: noted here is what came of it
 * @limits: what it may cost; copied
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Sends a request and reads the answer, in no more than the time and the space that it may take.
 */
void
ingot_request_send_async (SoupSession *soup,
                          SoupMessage *message,
                          const IngotOperation *operation,
                          IngotExchange *exchange,
                          const IngotLimits *limits,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (soup, cancellable, callback, user_data);
  Request *self = g_new0 (Request, 1);

  self->operation = operation;
  self->exchange = ingot_exchange_ref (exchange);
  self->limits = *limits;
  self->cancellable = g_cancellable_new ();
  g_set_object (&self->message, message);
  g_task_set_source_tag (task, ingot_request_send_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, self, (GDestroyNotify) request_free);
  if (g_set_object (&self->parent, cancellable))
    self->parent_handler = g_cancellable_connect (cancellable, G_CALLBACK (parent_cancelled_cb),
                                                  g_object_ref (self->cancellable), g_object_unref);
  g_signal_connect_data (message, "starting", G_CALLBACK (starting_cb),
                         ingot_exchange_ref (exchange),
                         (GClosureNotify) (GCallback) ingot_exchange_unref, G_CONNECT_DEFAULT);
  start_deadline (self, operation->is_long ? limits->long_request_ms : limits->request_ms);
  soup_session_send_async (soup, message, G_PRIORITY_DEFAULT, self->cancellable, on_sent,
                           g_object_ref (task));
}

/**
 * ingot_request_send_finish: (skip)
 * @soup: the connections to the server
 * @result: the result
 * @error: return location for an error
 *
 * Finishes what ingot_request_send_async() began.
 *
 * Returns: (transfer full): the answer, which may be a refusal; or %NULL with any of #IngotError
 *   that does not come from GraphQL
 */
IngotAnswer *
ingot_request_send_finish (SoupSession *soup, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
