/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-client.h"

#include "ingot-address.h"
#include "ingot-request.h"
#include "ingot-twins.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <libsecret/secret.h>
#include <libsoup/soup.h>

#define MAX_ANSWER      (64 * 1024 * 1024)
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
  IngotTwins *twins;
  IngotLimits limits;
  IngotTrust *trust;
  gboolean read_only;
};

G_DEFINE_FINAL_TYPE (IngotClient, ingot_client, G_TYPE_OBJECT)

/* One run of an operation: the data of its task. */
typedef struct
{
  const IngotOperation *operation;
  GVariant *variables;
  IngotDocument *document; /* NULL with an endpoint of its own */
  gboolean is_twin;
  gboolean is_misunderstood; /* the larger document was */
  guint total;
} Run;

static void
run_free (Run *run)
{
  g_variant_unref (run->variables);
  g_clear_pointer (&run->document, ingot_document_free);
  g_free (run);
}

static GBytes *
build_body (Run *run)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  char *text;

  json_object_set_string_member (object, "query", run->document->text);
  json_object_set_string_member (object, "operationName", run->operation->name);
  json_object_set_member (object, "variables", json_gvariant_serialize (run->variables));
  json_node_set_object (node, object);
  text = json_to_string (node, FALSE);
  /* A new ingest token may be in it. */
  return g_bytes_new_with_free_func (text, strlen (text), (GDestroyNotify) secret_password_free,
                                     text);
}

/* The operation's name in the query helps the server's own logs. */
static GUri *
build_endpoint (IngotClient *self, const IngotOperation *operation, const char *name)
{
  const char *endpoint = operation->endpoint != NULL ? operation->endpoint : "graphql";
  g_autofree char *path = g_strconcat (g_uri_get_path (self->base), endpoint, NULL);
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

static SoupMessage *
build_query (IngotClient *self, Run *run)
{
  g_autoptr (GUri) uri = build_endpoint (self, run->operation, run->operation->name);
  g_autoptr (GBytes) body = build_body (run);
  SoupMessage *message = soup_message_new_from_uri (SOUP_METHOD_POST, uri);

  soup_message_set_request_body_from_bytes (message, "application/json", body);
  authorize (self, message);
  return message;
}

/* What everybody may ask is asked without the API token. */
static SoupMessage *
build_message (IngotClient *self, Run *run)
{
  g_autoptr (GUri) uri = build_endpoint (self, run->operation, NULL);
  SoupMessage *message = run->operation->endpoint != NULL
                             ? soup_message_new_from_uri (SOUP_METHOD_GET, uri)
                             : build_query (self, run);

  soup_message_add_flags (message, get_flags (run->operation));
  return message;
}

static void send_request (GTask *task);

static gboolean
try_twin (GTask *task, const IngotAnswer *answer)
{
  IngotClient *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  IngotDocument *twin;

  if (run->document == NULL)
    return FALSE;
  if (run->is_misunderstood)
    ingot_twins_reject (self->twins, run->document, answer);
  if (run->is_twin)
    return FALSE;
  twin = ingot_twins_dup_smaller (self->twins, run->operation, run->document, answer);
  if (twin == NULL)
    return FALSE;

  ingot_document_free (run->document);
  run->document = twin;
  run->is_twin = TRUE;
  run->is_misunderstood = answer->is_misunderstood;
  send_request (task);
  return TRUE;
}

static void
succeed (GTask *task, IngotAnswer *answer)
{
  IngotClient *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);

  if (run->is_misunderstood)
    ingot_twins_confirm (self->twins, run->operation, run->document);
  run->total = answer->total;
  g_task_return_pointer (task, g_ptr_array_ref (answer->records),
                         (GDestroyNotify) g_ptr_array_unref);
}

static void
on_answered (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (IngotAnswer) answer =
      ingot_request_send_finish (SOUP_SESSION (source_object), result, &error);

  if (answer == NULL)
    g_task_return_error (task, error);
  else if (answer->error == NULL)
    succeed (task, answer);
  else if (!try_twin (task, answer))
    g_task_return_error (task, g_steal_pointer (&answer->error));
}

static gboolean
accept_certificate_cb (SoupMessage *message,
                       GTlsCertificate *certificate,
                       GTlsCertificateFlags errors,
                       IngotTrust *trust)
{
  return ingot_trust_accepts (trust, soup_message_get_uri (message), certificate, errors);
}

/* A server, or what stands before it, may repeat a request in its answer. */
static void
note_secrets (IngotClient *self, Run *run, IngotExchange *exchange)
{
  const char *key = run->operation->secret;
  g_autoptr (GVariant) input = NULL;
  const char *secret;

  if (self->api_token != NULL)
    ingot_exchange_add_secret (exchange, self->api_token);
  if (key != NULL && g_variant_lookup (run->variables, "input", "@a{sv}", &input) &&
      g_variant_lookup (input, key, "&s", &secret))
    ingot_exchange_add_secret (exchange, secret);
}

static void
send_request (GTask *task)
{
  IngotClient *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  g_autoptr (GUri) shown = build_endpoint (self, run->operation, NULL);
  g_autoptr (IngotExchange) exchange = ingot_exchange_new (run->operation->name, shown);
  g_autoptr (SoupMessage) message = build_message (self, run);

  note_secrets (self, run, exchange);
  if (self->trust != NULL)
    g_signal_connect_object (message, "accept-certificate", G_CALLBACK (accept_certificate_cb),
                             self->trust, G_CONNECT_DEFAULT);
  ingot_request_send_async (self->soup, message, run->operation, exchange, &self->limits,
                            g_task_get_cancellable (task), on_answered, g_object_ref (task));
}

static void
ingot_client_finalize (GObject *object)
{
  IngotClient *self = INGOT_CLIENT (object);

  g_clear_pointer (&self->base, g_uri_unref);
  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->api_token, secret_password_free);
  g_clear_object (&self->soup);
  g_clear_object (&self->trust);
  g_clear_pointer (&self->twins, ingot_twins_unref);

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
  self->twins = ingot_twins_new ();
  self->limits = (IngotLimits) { REQUEST_MS, LONG_REQUEST_MS, MAX_ANSWER };
  self->soup =
      soup_session_new_with_options ("max-conns", IN_ALL, "max-conns-per-host", PER_HOST, "timeout",
                                     READ_TIMEOUT_S, "user-agent", "Ingot/" VERSION, NULL);
}

/* A header cannot hold every text; what a file ends with is not part of the token. */
static char *
dup_api_token (const char *api_token, GError **error)
{
  const gsize length = strcspn (api_token, " \t\r\n");

  if (api_token[strspn (api_token, " \t\r\n")] == '\0')
    {
      g_set_error_literal (error, INGOT_ERROR, INGOT_ERROR_AUTHENTICATION,
                           _ ("The API token is not one: there is nothing in it."));
      return NULL;
    }
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
 * ingot_client_new_like:
 * @other: a client
 * @api_token: (nullable): the API token
 * @error: return location for an error
 *
 * Creates another client of the same server, with the same rules and another API token.
 *
 * Returns: (transfer full): the client, or %NULL with %INGOT_ERROR_AUTHENTICATION if @api_token
 *   cannot be sent
 */
IngotClient *
ingot_client_new_like (IngotClient *other, const char *api_token, GError **error)
{
  IngotClient *self = ingot_client_new (other->address, api_token, error);

  if (self == NULL)
    return NULL;
  self->limits = other->limits;
  self->read_only = other->read_only;
  g_set_object (&self->trust, other->trust);
  return self;
}

/**
 * ingot_client_dup: (skip)
 * @self: a client
 *
 * Creates another client of the same server, with the same rules and API token, and without the
 * connections that @self has kept. What one of them finds the server not to know, both know.
 *
 * Returns: (transfer full): the client
 */
IngotClient *
ingot_client_dup (IngotClient *self)
{
  IngotClient *copy = ingot_client_new_like (self, self->api_token, NULL);

  ingot_twins_unref (copy->twins);
  copy->twins = ingot_twins_ref (self->twins);
  return copy;
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
  self->limits.request_ms = request_ms;
  self->limits.long_request_ms = long_request_ms;
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
  self->limits.max_answer = bytes;
}

/**
 * ingot_client_has_api_token:
 * @self: a client
 *
 * Tells whether requests are signed with an API token.
 *
 * Returns: %TRUE if there is one, whether the server accepts it or not
 */
gboolean
ingot_client_has_api_token (IngotClient *self)
{
  return self->api_token != NULL;
}

/**
 * ingot_client_get_api_token: (skip)
 * @self: a client
 *
 * Gets what requests are signed with, for the keyring only.
 *
 * Returns: (transfer none) (nullable): the API token
 */
const char *
ingot_client_get_api_token (IngotClient *self)
{
  return self->api_token;
}

/**
 * ingot_client_set_trust:
 * @self: a client
 * @trust: (nullable): CA certificates
 *
 * Sets which CA certificates are trusted besides the system's, for connections from now on.
 */
void
ingot_client_set_trust (IngotClient *self, IngotTrust *trust)
{
  g_set_object (&self->trust, trust);
}

/**
 * ingot_client_set_read_only:
 * @self: a client
 * @read_only: whether nothing may change the server
 *
 * Sets whether every operation that would change the server is refused, with
 * %INGOT_ERROR_READ_ONLY, before anything is sent.
 */
void
ingot_client_set_read_only (IngotClient *self, gboolean read_only)
{
  self->read_only = read_only;
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
 * A change is done once at most. If the server does not know all of a document, or refuses a part
 * of the answer, one request more is sent, for less: the twin of #IngotTwins.
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
  if (operation->endpoint == NULL)
    run->document = ingot_twins_dup_document (self->twins, operation);
  g_task_set_source_tag (task, ingot_client_run_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, run, (GDestroyNotify) run_free);
  if (self->read_only && operation->effect == INGOT_OPERATION_CHANGES)
    g_task_return_new_error_literal (task, INGOT_ERROR, INGOT_ERROR_READ_ONLY,
                                     _ ("Nothing was sent: this server is marked as read-only "
                                        "here. Edit the server to change that."));
  else
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
