/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-demo-server.h"

#include "ingot-demo-delivery.h"
#include "ingot-demo-endpoint.h"

#include <string.h>

#define MAX_REQUESTS 10000
#define MAX_BYTES    (16 * 1024 * 1024)

struct _IngotDemoServer
{
  GObject parent_instance;

  IngotDemoStore *store;
  IngotGraphqlSchema *schema;
  SoupServer *server;
  char *address;
  char *base_path; /* without a slash at the end */
  guint latency;
  IngotDemoFaults *faults;
  GHashTable *deliveries;
  GHashTable *counts;  /* operation → number of requests */
  GPtrArray *requests; /* IngotDemoRequest, the last ones */
  gsize n_bytes;       /* of their bodies */
  guint n_requests;
};

G_DEFINE_FINAL_TYPE (IngotDemoServer, ingot_demo_server, G_TYPE_OBJECT)

static void
request_free (IngotDemoRequest *request)
{
  g_free (request->method);
  g_free (request->path);
  g_free (request->query_id);
  g_free (request->operation);
  g_free (request->body);
  g_free (request);
}

static void
count (IngotDemoServer *self, const char *operation)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, operation));

  self->n_requests++;
  g_hash_table_insert (self->counts, g_strdup (operation), GUINT_TO_POINTER (number + 1));
}

static char *
dup_body (SoupServerMessage *message)
{
  g_autoptr (GBytes) bytes =
      soup_message_body_flatten (soup_server_message_get_request_body (message));
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return g_strndup (size > 0 ? data : "", size);
}

/* What others send, a log shipper for example, would fill the memory in the end. */
static void
forget_old_requests (IngotDemoServer *self)
{
  guint n_old = 0;

  while (self->requests->len - n_old > MAX_REQUESTS || self->n_bytes > MAX_BYTES)
    {
      const IngotDemoRequest *request = g_ptr_array_index (self->requests, n_old++);

      self->n_bytes -= strlen (request->body);
    }
  if (n_old > 0)
    g_ptr_array_remove_range (self->requests, 0, n_old);
}

static void
record (IngotDemoServer *self,
        SoupServerMessage *message,
        const char *path,
        GHashTable *query,
        const char *operation)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  IngotDemoRequest *request = g_new (IngotDemoRequest, 1);

  request->method = g_strdup (soup_server_message_get_method (message));
  request->path = g_strdup (path);
  request->query_id = g_strdup (query != NULL ? g_hash_table_lookup (query, "id") : NULL);
  request->operation = g_strdup (operation);
  request->body = dup_body (message);
  request->authorized = soup_message_headers_get_one (headers, "Authorization") != NULL;
  g_ptr_array_add (self->requests, request);
  self->n_bytes += strlen (request->body);
  forget_old_requests (self);
  count (self, operation);
}

static const char *
get_operation (const char *path, const IngotDemoQuery *query)
{
  const char *last = strrchr (path, '/');

  if (query->operation != NULL)
    return query->operation;
  return last != NULL ? last + 1 : path;
}

static IngotDemoAnswer *
execute (IngotDemoServer *self,
         SoupServerMessage *message,
         const char *path,
         const IngotDemoQuery *query)
{
  if (g_strcmp0 (path, "/graphql") == 0)
    return ingot_demo_endpoint_graphql (self->schema, self->store, self->address, message, query);
  if (g_strcmp0 (path, "/api/v1/status") == 0)
    return ingot_demo_endpoint_status (self->store, message);
  if (path != NULL && ingot_demo_endpoint_is_ingest (path))
    return ingot_demo_endpoint_ingest (self->store, message, path);
  return ingot_demo_answer_new_text (SOUP_STATUS_NOT_FOUND,
                                     "The requested resource could not be found.");
}

static const char *
get_path_below_base (IngotDemoServer *self, const char *path)
{
  gsize length = strlen (self->base_path);

  return g_str_has_prefix (path, self->base_path) && path[length] == '/' ? path + length : NULL;
}

static void
request_cb (SoupServer *server,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query_items,
            gpointer user_data)
{
  IngotDemoServer *self = user_data;
  const char *below = get_path_below_base (self, path);
  g_auto (IngotDemoQuery) query = { NULL };
  g_autoptr (IngotDemoAnswer) answer = NULL;
  const char *operation;
  IngotDemoFault fault;

  if (g_strcmp0 (below, "/graphql") == 0)
    ingot_demo_query_read (&query, message);
  operation = get_operation (path, &query);
  record (self, message, path, query_items, operation);
  fault = ingot_demo_faults_take (self->faults, operation);
  if (ingot_demo_fault_is_executed (&fault))
    answer = execute (self, message, below, &query);
  else
    answer = ingot_demo_answer_new_for_fault (&fault);
  ingot_demo_answer_apply_fault (answer, &fault);
  ingot_demo_deliveries_add (self->deliveries, message, g_steal_pointer (&answer), &fault,
                             self->latency);
}

static void
ingot_demo_server_finalize (GObject *object)
{
  IngotDemoServer *self = INGOT_DEMO_SERVER (object);

  ingot_demo_server_stop (self);
  g_hash_table_unref (self->deliveries);
  g_clear_pointer (&self->faults, ingot_demo_faults_free);
  g_hash_table_unref (self->counts);
  g_ptr_array_unref (self->requests);
  g_clear_pointer (&self->schema, ingot_graphql_schema_free);
  g_clear_pointer (&self->store, ingot_demo_store_free);
  g_free (self->base_path);

  G_OBJECT_CLASS (ingot_demo_server_parent_class)->finalize (object);
}

static void
ingot_demo_server_class_init (IngotDemoServerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ingot_demo_server_finalize;
}

static void
ingot_demo_server_init (IngotDemoServer *self)
{
  self->faults = ingot_demo_faults_new ();
  self->deliveries = ingot_demo_deliveries_new ();
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->requests = g_ptr_array_new_with_free_func ((GDestroyNotify) request_free);
}

/**
 * ingot_demo_server_new:
 * @options: (nullable): what it is like; %NULL for the demo that a person sees
 *
 * Creates a server that does not run yet.
 *
 * Returns: (transfer full): the server
 */
IngotDemoServer *
ingot_demo_server_new (const IngotDemoOptions *options)
{
  static const IngotDemoOptions defaults = { 0 };
  IngotDemoServer *self = g_object_new (INGOT_TYPE_DEMO_SERVER, NULL);

  if (options == NULL)
    options = &defaults;
  self->store = ingot_demo_store_new (options);
  self->schema = ingot_demo_schema_new (self->store);
  self->latency = options->latency;
  self->base_path = g_strdup (options->base_path != NULL ? options->base_path : "");
  if (g_str_has_suffix (self->base_path, "/"))
    self->base_path[strlen (self->base_path) - 1] = '\0';
  return self;
}

/**
 * ingot_demo_server_start:
 * @self: a server
 * @port: a port; 0 for any that is free
 * @error: return location for an error of %G_IO_ERROR
 *
 * Lets @self listen on the loopback interface, in the thread's default main context.
 *
 * Returns: %FALSE if the port cannot be had
 */
gboolean
ingot_demo_server_start (IngotDemoServer *self, guint16 port, GError **error)
{
  g_autoptr (SoupServer) server = soup_server_new ("server-header", "ingot-demo-server ", NULL);
  g_autoslist (GUri) uris = NULL;

  g_return_val_if_fail (self->server == NULL, FALSE);

  soup_server_add_handler (server, NULL, request_cb, self, NULL);
  if (!soup_server_listen_local (server, port, SOUP_SERVER_LISTEN_IPV4_ONLY, error))
    return FALSE;
  uris = soup_server_get_uris (server);
  self->address =
      g_strdup_printf ("http://127.0.0.1:%d%s/", g_uri_get_port (uris->data), self->base_path);
  self->server = g_steal_pointer (&server);
  return TRUE;
}

/**
 * ingot_demo_server_stop:
 * @self: a server
 *
 * Ends all connections; new ones are refused. What the server has stays.
 */
void
ingot_demo_server_stop (IngotDemoServer *self)
{
  g_hash_table_remove_all (self->deliveries);
  if (self->server != NULL)
    soup_server_disconnect (self->server);
  g_clear_object (&self->server);
  g_clear_pointer (&self->address, g_free);
}

/**
 * ingot_demo_server_get_address:
 * @self: a server
 *
 * Gets where the server is.
 *
 * Returns: (transfer none) (nullable): the address, with a slash at the end; %NULL if it does not
 * run
 */
const char *
ingot_demo_server_get_address (IngotDemoServer *self)
{
  return self->address;
}

/**
 * ingot_demo_server_get_store:
 * @self: a server
 *
 * Gets what the server has, to look at it or to change it behind its clients' backs.
 *
 * Returns: (transfer none): the store
 */
IngotDemoStore *
ingot_demo_server_get_store (IngotDemoServer *self)
{
  return self->store;
}

/**
 * ingot_demo_server_get_accounts:
 * @self: a server
 *
 * Gets everybody who has an API token.
 *
 * Returns: (transfer none) (element-type IngotDemoAccount): the accounts, root first
 */
GPtrArray *
ingot_demo_server_get_accounts (IngotDemoServer *self)
{
  return ingot_demo_store_get_accounts (self->store);
}

/**
 * ingot_demo_server_get_api_token:
 * @self: a server
 * @key: `root`, `changer`, `reader`, `organization` or `unlisted`
 *
 * Gets an API token.
 *
 * Returns: (transfer none): the token
 */
const char *
ingot_demo_server_get_api_token (IngotDemoServer *self, const char *key)
{
  return ingot_demo_store_find_account (self->store, key)->token;
}

/**
 * ingot_demo_server_print_schema:
 * @self: a server
 *
 * Writes the GraphQL schema.
 *
 * Returns: (transfer full): SDL
 */
char *
ingot_demo_server_print_schema (IngotDemoServer *self)
{
  return ingot_graphql_schema_print (self->schema);
}

/**
 * ingot_demo_server_knows:
 * @self: a server
 * @what: `Type.field`, `Type.field(argument)`, `Enum.VALUE` or `Input.field`
 *
 * Tells whether the release that is imitated has something.
 *
 * Returns: %TRUE if it has
 */
gboolean
ingot_demo_server_knows (IngotDemoServer *self, const char *what)
{
  return ingot_graphql_schema_has (self->schema, what);
}

/**
 * ingot_demo_server_set_latency:
 * @self: a server
 * @latency: in milliseconds
 *
 * Sets how late every answer is from now on.
 */
void
ingot_demo_server_set_latency (IngotDemoServer *self, guint latency)
{
  self->latency = latency;
}

/**
 * ingot_demo_server_add_fault:
 * @self: a server
 * @operation: (nullable): the name of an operation, or the last part of a path (`status`,
 *   `humio-structured`); %NULL for any request
 * @fault: what goes wrong; its texts are copied
 * @count: how often
 *
 * Lets something go wrong. Of several faults that fit, the one that was added first happens.
 */
void
ingot_demo_server_add_fault (IngotDemoServer *self,
                             const char *operation,
                             const IngotDemoFault *fault,
                             guint count)
{
  ingot_demo_faults_add (self->faults, operation, fault, count);
}

/**
 * ingot_demo_server_clear_faults:
 * @self: a server
 *
 * Lets nothing go wrong from now on.
 */
void
ingot_demo_server_clear_faults (IngotDemoServer *self)
{
  ingot_demo_faults_free (self->faults);
  self->faults = ingot_demo_faults_new ();
}

/**
 * ingot_demo_server_release:
 * @self: a server
 *
 * Sends the answers that %INGOT_DEMO_FAULT_HELD holds, and holds none of those that are still to
 * come.
 */
void
ingot_demo_server_release (IngotDemoServer *self)
{
  ingot_demo_faults_release (self->faults);
  ingot_demo_deliveries_release (self->deliveries);
}

/**
 * ingot_demo_server_count:
 * @self: a server
 * @operation: (nullable): an operation as in ingot_demo_server_add_fault()
 *
 * Counts the requests so far.
 *
 * Returns: how many there were of @operation, or of all
 */
guint
ingot_demo_server_count (IngotDemoServer *self, const char *operation)
{
  if (operation == NULL)
    return self->n_requests;
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, operation));
}

/**
 * ingot_demo_server_get_requests:
 * @self: a server
 *
 * Gets what was received.
 *
 * Returns: (transfer none) (element-type IngotDemoRequest): the last 10,000 requests, or fewer with
 * 16 MiB of bodies at most, in order
 */
GPtrArray *
ingot_demo_server_get_requests (IngotDemoServer *self)
{
  return self->requests;
}

/**
 * ingot_demo_server_count_with:
 * @self: a server
 * @text: a text
 *
 * Counts what was received with @text in it, among what ingot_demo_server_get_requests() gets.
 *
 * Returns: how many requests
 */
guint
ingot_demo_server_count_with (IngotDemoServer *self, const char *text)
{
  guint n_requests = 0;

  for (guint i = 0; i < self->requests->len; i++)
    if (strstr (((IngotDemoRequest *) self->requests->pdata[i])->body, text) != NULL)
      n_requests++;
  return n_requests;
}
