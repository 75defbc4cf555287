/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-demo-endpoint.h"

#include <string.h>

#define UNAUTHENTICATED "The supplied authentication is invalid"
#define UNAUTHORIZED    "The supplied authentication is not authorized to access this resource"

static JsonNode *
parse_body (SoupServerMessage *message)
{
  g_autoptr (GBytes) bytes =
      soup_message_body_flatten (soup_server_message_get_request_body (message));
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  g_autoptr (JsonParser) parser = json_parser_new ();

  if (size == 0 || !json_parser_load_from_data (parser, text, size, NULL))
    return NULL;
  return json_parser_steal_root (parser);
}

static const char *
get_text (JsonObject *body, const char *member)
{
  JsonNode *node = json_object_get_member (body, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

static JsonObject *
get_variables (JsonObject *body)
{
  JsonNode *node = json_object_get_member (body, "variables");

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static IngotDemoAnswer *
check_request (SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  IngotDemoAnswer *refusal = ingot_demo_endpoint_check_method (message, "POST");
  const char *type;

  if (refusal != NULL)
    return refusal;
  type = soup_message_headers_get_content_type (headers, NULL);
  if (type == NULL || g_ascii_strcasecmp (type, "application/json") != 0)
    return ingot_demo_answer_new_text (SOUP_STATUS_UNSUPPORTED_MEDIA_TYPE,
                                       "The content type must be application/json");
  return NULL;
}

/* An ingest token is known to the server, but may only ingest. */
static IngotDemoAnswer *
authenticate (IngotDemoStore *store, SoupServerMessage *message, IngotDemoAccount **account)
{
  g_autofree char *token = ingot_demo_endpoint_dup_credential (message, "Bearer");

  *account = token != NULL ? ingot_demo_store_find_api_token (store, token) : NULL;
  if (*account != NULL)
    return NULL;
  if (token != NULL && ingot_demo_store_find_ingest_token (store, token, NULL) != NULL)
    return ingot_demo_answer_new_text (SOUP_STATUS_FORBIDDEN, UNAUTHORIZED);
  return ingot_demo_answer_new_text (SOUP_STATUS_UNAUTHORIZED, UNAUTHENTICATED);
}

/**
 * ingot_demo_endpoint_check_method:
 * @message: a request
 * @method: the HTTP method that is answered; HEAD is GET without a body
 *
 * Looks whether a request is of the kind that is answered where it was sent.
 *
 * Returns: (transfer full) (nullable): a refusal, or %NULL if it is
 */
IngotDemoAnswer *
ingot_demo_endpoint_check_method (SoupServerMessage *message, const char *method)
{
  const char *asked = soup_server_message_get_method (message);
  g_autofree char *text = NULL;

  if (g_strcmp0 (g_strcmp0 (asked, "HEAD") == 0 ? "GET" : asked, method) == 0)
    return NULL;
  text = g_strconcat ("HTTP method not allowed, supported methods: ", method, NULL);
  return ingot_demo_answer_new_text (SOUP_STATUS_METHOD_NOT_ALLOWED, text);
}

/**
 * ingot_demo_endpoint_dup_credential:
 * @message: a request
 * @scheme: an authentication scheme, without regard to case
 *
 * Gets what follows the scheme in `Authorization`.
 *
 * Returns: (transfer full) (nullable): the credential; %NULL if there is none of that scheme
 */
char *
ingot_demo_endpoint_dup_credential (SoupServerMessage *message, const char *scheme)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *value = soup_message_headers_get_one (headers, "Authorization");
  gsize length = strlen (scheme);

  if (value == NULL || g_ascii_strncasecmp (value, scheme, length) != 0 || value[length] != ' ')
    return NULL;
  return g_strstrip (g_strdup (value + length));
}

/**
 * ingot_demo_query_read:
 * @self: where to put what is read
 * @message: a request
 *
 * Reads the body of a request to `/graphql`.
 *
 * Returns: %FALSE if the body is not what it must be
 */
gboolean
ingot_demo_query_read (IngotDemoQuery *self, SoupServerMessage *message)
{
  JsonObject *body;

  memset (self, 0, sizeof *self);
  self->root = parse_body (message);
  if (self->root == NULL || !JSON_NODE_HOLDS_OBJECT (self->root))
    return FALSE;
  body = json_node_get_object (self->root);
  self->document = get_text (body, "query");
  self->operation = get_text (body, "operationName");
  self->variables = get_variables (body);
  return self->document != NULL;
}

/**
 * ingot_demo_query_clear:
 * @self: a query
 *
 * Frees what @self holds.
 */
void
ingot_demo_query_clear (IngotDemoQuery *self)
{
  g_clear_pointer (&self->root, json_node_unref);
}

/**
 * ingot_demo_endpoint_status:
 * @store: a store
 * @message: a request
 *
 * Answers `GET /api/v1/status`, which needs no authentication.
 *
 * Returns: (transfer full): the answer
 */
IngotDemoAnswer *
ingot_demo_endpoint_status (IngotDemoStore *store, SoupServerMessage *message)
{
  IngotDemoAnswer *refusal = ingot_demo_endpoint_check_method (message, "GET");

  if (refusal != NULL)
    return refusal;
  return ingot_demo_answer_new_json (
      g_strdup_printf ("{\"status\":\"OK\",\"version\":\"%s--build-4049--sha-0de0a1b2c3\"}",
                       ingot_demo_store_get_version (store)));
}

/**
 * ingot_demo_endpoint_graphql:
 * @schema: the schema
 * @store: a store
 * @address: where the server is
 * @message: a request
 * @query: its body, as far as it could be read
 *
 * Answers `POST /graphql`.
 *
 * Returns: (transfer full): the answer
 */
IngotDemoAnswer *
ingot_demo_endpoint_graphql (IngotGraphqlSchema *schema,
                             IngotDemoStore *store,
                             const char *address,
                             SoupServerMessage *message,
                             const IngotDemoQuery *query)
{
  IngotDemoContext context = { store, NULL, address };
  IngotDemoAnswer *refusal = check_request (message);
  JsonNode *answer;

  if (refusal == NULL)
    refusal = authenticate (store, message, &context.account);
  if (refusal != NULL)
    return refusal;
  if (query->document == NULL)
    return ingot_demo_answer_new_text (SOUP_STATUS_BAD_REQUEST,
                                       "The request content was malformed.");
  answer =
      ingot_graphql_execute (schema, query->document, query->operation, query->variables, &context);
  ingot_demo_generation_extend (ingot_demo_store_get_generation (store), answer);
  return ingot_demo_answer_new_tree (answer);
}
