/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-client.h"

#include "ingot-address.h"
#include "ingot-answer.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <libsecret/secret.h>
#include <libsoup/soup.h>
#include <malloc.h>

#define CHUNK           (128 * 1024)
#define MAX_ANSWER      (64 * 1024 * 1024)
#define MAX_FAILURE     4096
#define TRIM_ABOVE      (1024 * 1024)
#define REQUEST_MS      30000
#define LONG_REQUEST_MS 120000
#define READ_TIMEOUT_S  15
#define PER_HOST        8
#define IN_ALL          16

/**
 * IngotClient:
 *
 * One server's GraphQL endpoint: the only place that sends a request, and besides the keyring the
 * only one that holds the API token.
 */
struct _IngotClient
{
  GObject parent_instance;

  GUri *base;
  char *address;
  char *api_token;
  SoupSession *soup;
  GHashTable *twins; /* operations of which the server knows only the smaller document */
  guint request_ms;
  guint long_request_ms;
  gsize max_answer;
};

G_DEFINE_FINAL_TYPE (IngotClient, ingot_client, G_TYPE_OBJECT)

/* One run of an operation: the data of its task. */
typedef struct
{
  const IngotOperation *operation;
  GVariant *variables;
  gboolean is_twin;
  gboolean is_misunderstood; /* the larger document was */

  GCancellable *parent;
  gulong parent_handler;
  GCancellable *cancellable; /* also cancelled by the deadline */
  GSource *deadline;
  gboolean is_late;

  IngotExchange *exchange;
  SoupMessage *message;
  GInputStream *stream;
  GByteArray *body;
  guint total;
} Run;

typedef struct
{
  const IngotOperation *operation;
  IngotExchange *exchange;
  GBytes *body;
} Reading;

static void
stop_deadline (Run *run)
{
  if (run->deadline != NULL)
    g_source_destroy (run->deadline);
  g_clear_pointer (&run->deadline, g_source_unref);
}

static void
drop_exchange (Run *run)
{
  stop_deadline (run);
  g_clear_pointer (&run->exchange, ingot_exchange_unref);
  g_clear_object (&run->message);
  g_clear_object (&run->stream);
  g_clear_pointer (&run->body, g_byte_array_unref);
}

static void
run_free (Run *run)
{
  drop_exchange (run);
  g_cancellable_disconnect (run->parent, run->parent_handler);
  g_clear_object (&run->parent);
  g_clear_object (&run->cancellable);
  g_variant_unref (run->variables);
  g_free (run);
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
  Run *run = g_task_get_task_data (task);

  /* An answer that is not read to its end must not keep its connection. */
  stop_deadline (run);
  g_cancellable_cancel (run->cancellable);
  g_task_return_error (task, error);
}

static void
fail_transport (GTask *task, const GError *cause)
{
  Run *run = g_task_get_task_data (task);

  /* A worker that is not waited for any more may still read it. */
  if (run->exchange->ended == 0)
    run->exchange->ended = g_get_monotonic_time ();
  fail (task, run->is_late ? ingot_failure_new_timed_out (run->exchange)
                           : ingot_failure_new_transport (run->exchange, cause));
}

static const char *
get_header (SoupMessage *message, const char *name)
{
  return soup_message_headers_get_one (soup_message_get_response_headers (message), name);
}

static void
fail_status (GTask *task)
{
  Run *run = g_task_get_task_data (task);

  fail (task, ingot_failure_new_status (run->exchange, get_header (run->message, "Location"),
                                        get_header (run->message, "Retry-After"),
                                        (const char *) run->body->data, run->body->len));
}

static gboolean
deadline_cb (gpointer user_data)
{
  Run *run = user_data;

  run->is_late = TRUE;
  g_cancellable_cancel (run->cancellable);
  return G_SOURCE_REMOVE;
}

static void
start_deadline (Run *run, guint milliseconds)
{
  run->deadline = g_timeout_source_new (milliseconds);
  g_source_set_callback (run->deadline, deadline_cb, run, NULL);
  g_source_attach (run->deadline, g_main_context_get_thread_default ());
}

/* The tree takes ten times the text, and its memory would otherwise stay with the process. */
static void
read_answer_in_thread (GTask *task,
                       gpointer source_object,
                       gpointer task_data,
                       GCancellable *cancellable)
{
  Reading *reading = task_data;
  const gsize length = g_bytes_get_size (reading->body);
  IngotAnswer *answer = ingot_answer_read (reading->operation, reading->exchange, reading->body);

  g_clear_pointer (&reading->body, g_bytes_unref);
  if (length > TRIM_ABOVE)
    malloc_trim (0);
  g_task_return_pointer (task, answer, (GDestroyNotify) ingot_answer_free);
}

static void send_request (GTask *task);

static gboolean
try_twin (GTask *task, IngotAnswer *answer)
{
  Run *run = g_task_get_task_data (task);

  if (!answer->is_void || run->is_twin || run->operation->twin == NULL)
    return FALSE;

  run->is_twin = TRUE;
  run->is_misunderstood = answer->is_misunderstood;
  drop_exchange (run);
  send_request (task);
  return TRUE;
}

static void
succeed (GTask *task, IngotAnswer *answer)
{
  IngotClient *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);

  if (run->is_misunderstood)
    g_hash_table_add (self->twins, (gpointer) run->operation);
  run->total = answer->total;
  g_task_return_pointer (task, g_ptr_array_ref (answer->records),
                         (GDestroyNotify) g_ptr_array_unref);
}

static void
on_answer_read (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (IngotAnswer) answer = g_task_propagate_pointer (G_TASK (result), &error);

  if (answer == NULL)
    fail_transport (task, error);
  else if (answer->error == NULL)
    succeed (task, answer);
  else if (!try_twin (task, answer))
    fail (task, g_steal_pointer (&answer->error));
}

/* The worker has no source object: its thread may be the last to let go of it. */
static void
read_answer (GTask *task)
{
  Run *run = g_task_get_task_data (task);
  Reading *reading = g_new0 (Reading, 1);
  g_autoptr (GTask) worker =
      g_task_new (NULL, run->cancellable, on_answer_read, g_object_ref (task));

  reading->operation = run->operation;
  reading->exchange = ingot_exchange_ref (run->exchange);
  reading->body = g_byte_array_free_to_bytes (g_steal_pointer (&run->body));
  g_task_set_task_data (worker, reading, (GDestroyNotify) reading_free);
  g_task_set_return_on_cancel (worker, TRUE);
  g_task_run_in_thread (worker, read_answer_in_thread);
}

static void read_more (GTask *task);

static void
on_read (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  IngotClient *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  const gboolean is_failure = run->exchange->status != SOUP_STATUS_OK;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) chunk =
      g_input_stream_read_bytes_finish (G_INPUT_STREAM (source_object), result, &error);

  if (chunk == NULL)
    {
      fail_transport (task, error);
      return;
    }

  g_byte_array_append (run->body, g_bytes_get_data (chunk, NULL), g_bytes_get_size (chunk));
  if (is_failure && (g_bytes_get_size (chunk) == 0 || run->body->len >= MAX_FAILURE))
    fail_status (task);
  else if (run->body->len > self->max_answer)
    fail (task, ingot_failure_new_too_large (run->exchange, self->max_answer));
  else if (g_bytes_get_size (chunk) > 0)
    read_more (task);
  else
    {
      stop_deadline (run);
      read_answer (task);
    }
}

static void
read_more (GTask *task)
{
  Run *run = g_task_get_task_data (task);

  g_input_stream_read_bytes_async (run->stream, CHUNK, G_PRIORITY_DEFAULT, run->cancellable,
                                   on_read, g_object_ref (task));
}

static void
on_sent (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  run->stream = soup_session_send_finish (SOUP_SESSION (source_object), result, &error);
  if (run->stream == NULL)
    {
      fail_transport (task, error);
      return;
    }

  run->exchange->status = soup_message_get_status (run->message);
  run->exchange->ended = g_get_monotonic_time ();
  run->body = g_byte_array_new ();
  read_more (task);
}

static void
starting_cb (SoupMessage *message, gpointer user_data)
{
  IngotExchange *exchange = user_data;

  exchange->sent = TRUE;
}

static const char *
get_name (Run *run)
{
  return run->is_twin ? run->operation->twin : run->operation->name;
}

static GBytes *
build_body (Run *run)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  char *text;

  json_object_set_string_member (object, "query", ingot_operation_get_document (get_name (run)));
  json_object_set_string_member (object, "operationName", get_name (run));
  json_object_set_member (object, "variables", json_gvariant_serialize (run->variables));
  json_node_set_object (node, object);
  text = json_to_string (node, FALSE);
  /* A new ingest token may be in it. */
  return g_bytes_new_with_free_func (text, strlen (text), (GDestroyNotify) secret_password_free,
                                     text);
}

/* The operation's name in the query helps the server's own logs. */
static GUri *
build_endpoint (IngotClient *self, const char *name)
{
  g_autofree char *path = g_strconcat (g_uri_get_path (self->base), "graphql", NULL);
  g_autofree char *query = name != NULL ? g_strconcat ("id=", name, NULL) : NULL;

  return g_uri_build (SOUP_HTTP_URI_FLAGS, g_uri_get_scheme (self->base), NULL,
                      g_uri_get_host (self->base), g_uri_get_port (self->base), path, query, NULL);
}

static void
authorize (IngotClient *self, SoupMessage *message)
{
  char *value;

  if (self->api_token == NULL)
    return;

  value = g_strconcat ("Bearer ", self->api_token, NULL);
  soup_message_headers_replace (soup_message_get_request_headers (message), "Authorization", value);
  secret_password_free (value);
}

/* libsoup uses a kept connection for what may be repeated, and a new one for all else: on a kept
 * one that the server is just closing, nobody could tell whether a change arrived. */
static SoupMessageFlags
get_flags (const IngotOperation *operation)
{
  return SOUP_MESSAGE_NO_REDIRECT |
         (operation->effect == INGOT_OPERATION_READS ? SOUP_MESSAGE_IDEMPOTENT
                                                     : SOUP_MESSAGE_NEW_CONNECTION);
}

static void
send_request (GTask *task)
{
  IngotClient *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  g_autoptr (GUri) uri = build_endpoint (self, get_name (run));
  g_autoptr (GUri) shown = build_endpoint (self, NULL);
  g_autoptr (GBytes) body = build_body (run);

  run->exchange = ingot_exchange_new (get_name (run), shown);
  run->message = soup_message_new_from_uri (SOUP_METHOD_POST, uri);
  soup_message_add_flags (run->message, get_flags (run->operation));
  soup_message_set_request_body_from_bytes (run->message, "application/json", body);
  authorize (self, run->message);
  g_signal_connect_data (run->message, "starting", G_CALLBACK (starting_cb),
                         ingot_exchange_ref (run->exchange),
                         (GClosureNotify) (GCallback) ingot_exchange_unref, G_CONNECT_DEFAULT);
  start_deadline (run, run->operation->is_long ? self->long_request_ms : self->request_ms);
  soup_session_send_async (self->soup, run->message, G_PRIORITY_DEFAULT, run->cancellable, on_sent,
                           g_object_ref (task));
}

static void
parent_cancelled_cb (GCancellable *parent, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static void
ingot_client_finalize (GObject *object)
{
  IngotClient *self = INGOT_CLIENT (object);

  g_clear_pointer (&self->base, g_uri_unref);
  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->api_token, secret_password_free);
  g_clear_object (&self->soup);
  g_clear_pointer (&self->twins, g_hash_table_unref);

  G_OBJECT_CLASS (ingot_client_parent_class)->finalize (object);
}

static void
ingot_client_class_init (IngotClientClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ingot_client_finalize;
}

static void
ingot_client_init (IngotClient *self)
{
  self->twins = g_hash_table_new (NULL, NULL);
  self->request_ms = REQUEST_MS;
  self->long_request_ms = LONG_REQUEST_MS;
  self->max_answer = MAX_ANSWER;
  self->soup =
      soup_session_new_with_options ("max-conns", IN_ALL, "max-conns-per-host", PER_HOST, "timeout",
                                     READ_TIMEOUT_S, "user-agent", "Ingot/" VERSION, NULL);
}

/* A header cannot hold every text; what a file ends with is not part of the token. */
static char *
dup_api_token (const char *api_token, GError **error)
{
  const gsize length = strcspn (api_token, " \t\r\n");

  if (strspn (api_token + length, " \t\r\n") < strlen (api_token + length))
    {
      g_set_error_literal (error, INGOT_ERROR, INGOT_ERROR_AUTHENTICATION,
                           _ ("The API token is not one: it has spaces or line breaks in it."));
      return NULL;
    }
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isgraph (api_token[i]))
      {
        g_set_error_literal (error, INGOT_ERROR, INGOT_ERROR_AUTHENTICATION,
                             _ ("The API token is not one: it has characters that none has."));
        return NULL;
      }
  return g_strndup (api_token, length);
}

/**
 * ingot_client_new:
 * @address: the base of the server; `https` is meant where no scheme is given
 * @api_token: (nullable): the API token; white space at its end does not count
 * @error: return location for an error
 *
 * Creates the client of a server. Nothing is sent yet.
 *
 * Returns: (transfer full): the client, or %NULL with %INGOT_ERROR_UNREACHABLE if @address is none,
 *   or %INGOT_ERROR_AUTHENTICATION if @api_token cannot be sent
 */
IngotClient *
ingot_client_new (const char *address, const char *api_token, GError **error)
{
  g_autoptr (GUri) base = ingot_address_parse (address, error);
  g_autoptr (IngotClient) self = NULL;

  if (base == NULL)
    return NULL;

  self = g_object_new (INGOT_TYPE_CLIENT, NULL);
  self->base = g_steal_pointer (&base);
  self->address = g_uri_to_string (self->base);
  if (api_token != NULL)
    {
      self->api_token = dup_api_token (api_token, error);
      if (self->api_token == NULL)
        return NULL;
    }
  /* libsoup would send even this machine's own traffic to a proxy. */
  if (ingot_address_is_loopback (self->base))
    soup_session_set_proxy_resolver (self->soup, NULL);
  return g_steal_pointer (&self);
}

/**
 * ingot_client_get_address:
 * @self: a client
 *
 * Gets the base of the server, with scheme and a slash at its end.
 *
 * Returns: (transfer none): the address
 */
const char *
ingot_client_get_address (IngotClient *self)
{
  return self->address;
}

/**
 * ingot_client_set_timeouts:
 * @self: a client
 * @request_ms: milliseconds that a request may take, 30,000 by default
 * @long_request_ms: the same for long lists, 120,000 by default
 *
 * Sets the deadlines of requests from now on.
 */
void
ingot_client_set_timeouts (IngotClient *self, guint request_ms, guint long_request_ms)
{
  self->request_ms = request_ms;
  self->long_request_ms = long_request_ms;
}

/**
 * ingot_client_set_max_answer:
 * @self: a client
 * @bytes: how long a decoded answer may be, 64 MiB by default
 *
 * Sets the bound of answers.
 */
void
ingot_client_set_max_answer (IngotClient *self, gsize bytes)
{
  self->max_answer = bytes;
}

/**
 * ingot_client_run_async:
 * @self: a client
 * @operation: what to do
 * @variables: (nullable): its variables, as `a{sv}`; a floating reference is taken
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Sends an operation to the server.
 *
 * A change is sent once at most. An operation that the server does not understand is repeated as
 * its twin, if it has one, and later always sent so.
 */
void
ingot_client_run_async (IngotClient *self,
                        const IngotOperation *operation,
                        GVariant *variables,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Run *run = g_new0 (Run, 1);

  run->operation = operation;
  run->variables = variables != NULL ? g_variant_ref_sink (variables)
                                     : g_variant_ref_sink (g_variant_new ("a{sv}", NULL));
  run->is_twin = g_hash_table_contains (self->twins, operation);
  run->cancellable = g_cancellable_new ();
  g_task_set_source_tag (task, ingot_client_run_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, run, (GDestroyNotify) run_free);
  if (g_set_object (&run->parent, cancellable))
    run->parent_handler = g_cancellable_connect (cancellable, G_CALLBACK (parent_cancelled_cb),
                                                 g_object_ref (run->cancellable), g_object_unref);
  send_request (task);
}

/**
 * ingot_client_run_finish:
 * @self: a client
 * @result: the result
 * @total: (out) (optional): how many items the server has, where the operation counts them
 * @error: return location for an error
 *
 * Finishes what ingot_client_run_async() began.
 *
 * Returns: (transfer container) (element-type IngotRecord): the records that were read, none if the
 *   operation reads none; or %NULL with any of #IngotError
 */
GPtrArray *
ingot_client_run_finish (IngotClient *self, GAsyncResult *result, guint *total, GError **error)
{
  Run *run = g_task_get_task_data (G_TASK (result));

  if (total != NULL)
    *total = run->total;
  return g_task_propagate_pointer (G_TASK (result), error);
}
