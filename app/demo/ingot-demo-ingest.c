/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-demo-endpoint.h"

#include <string.h>

#define UNAUTHENTICATED "The supplied authentication is invalid"
#define MALFORMED       "The request content was malformed."

/* Counts the events in a body; -1 if it is not what the endpoint takes. */
typedef int (*CountFunc) (const char *body);

static int
count_members (const char *body, const char *member)
{
  g_autoptr (JsonNode) root = json_from_string (body, NULL);
  JsonArray *parts;
  int n_events = 0;
  guint i;

  if (root == NULL || !JSON_NODE_HOLDS_ARRAY (root))
    return -1;
  parts = json_node_get_array (root);
  for (i = 0; i < json_array_get_length (parts); i++)
    {
      JsonNode *part = json_array_get_element (parts, i);
      JsonNode *events = JSON_NODE_HOLDS_OBJECT (part)
                             ? json_object_get_member (json_node_get_object (part), member)
                             : NULL;

      if (events == NULL || !JSON_NODE_HOLDS_ARRAY (events))
        return -1;
      n_events += json_array_get_length (json_node_get_array (events));
    }
  return n_events;
}

static int
count_unstructured (const char *body)
{
  return count_members (body, "messages");
}

static int
count_structured (const char *body)
{
  return count_members (body, "events");
}

static gboolean
is_hec_event (const char *text)
{
  g_autoptr (JsonNode) root = json_from_string (text, NULL);

  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) &&
         json_object_has_member (json_node_get_object (root), "event");
}

/* One object, or one on each line. */
static int
count_hec (const char *body)
{
  g_auto (GStrv) lines = NULL;
  int n_events = 0;
  gsize i;

  if (is_hec_event (body))
    return 1;
  lines = g_strsplit (body, "\n", -1);
  for (i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) == '\0')
      continue;
    else if (is_hec_event (lines[i]))
      n_events++;
    else
      return -1;
  return n_events > 0 ? n_events : -1;
}

static int
count_lines (const char *body)
{
  g_auto (GStrv) lines = g_strsplit (body, "\n", -1);
  int n_events = 0;
  gsize i;

  for (i = 0; lines[i] != NULL; i++)
    n_events += *g_strstrip (lines[i]) != '\0';
  return n_events > 0 ? n_events : -1;
}

static int
count_one (const char *body)
{
  return *body != '\0' ? 1 : -1;
}

static int
count_json (const char *body)
{
  g_autoptr (JsonNode) root = json_from_string (body, NULL);

  if (root == NULL || JSON_NODE_HOLDS_VALUE (root))
    return -1;
  return JSON_NODE_HOLDS_ARRAY (root) ? (int) json_array_get_length (json_node_get_array (root))
                                      : 1;
}

/* Each event is two lines: what to do, and the event. */
static int
count_bulk (const char *body)
{
  int n_lines = count_lines (body);

  return n_lines > 0 && n_lines % 2 == 0 ? n_lines / 2 : -1;
}

static const struct
{
  const char *path;
  CountFunc count;
  const char *scheme; /* accepted beside Bearer */
} endpoints[] = {
  { "/api/v1/ingest/humio-unstructured", count_unstructured },
  { "/api/v1/ingest/humio-structured", count_structured },
  { "/api/v1/ingest/hec", count_hec, "Splunk" },
  { "/api/v1/ingest/hec/raw", count_lines, "Splunk" },
  { "/services/collector", count_hec, "Splunk" },
  { "/services/collector/raw", count_lines, "Splunk" },
  { "/api/v1/ingest/raw", count_one },
  { "/api/v1/ingest/json", count_json },
  { "/api/v1/ingest/elastic-bulk", count_bulk, "Basic" },
};

static IngotDemoDomain *
find_basic (IngotDemoStore *store, const char *credential)
{
  gsize size;
  g_autofree guchar *decoded = g_base64_decode (credential, &size);
  g_autofree char *text = g_strndup ((const char *) decoded, size);
  g_auto (GStrv) parts = g_strsplit (text, ":", 2);
  IngotDemoDomain *domain = NULL;
  guint i;

  for (i = 0; i < g_strv_length (parts) && domain == NULL; i++)
    domain = ingot_demo_store_find_ingest_token (store, parts[i], NULL);
  return domain;
}

static IngotDemoDomain *
find_repository (IngotDemoStore *store, SoupServerMessage *message, const char *scheme)
{
  g_autofree char *bearer = ingot_demo_endpoint_dup_credential (message, "Bearer");
  g_autofree char *other = NULL;

  if (bearer != NULL)
    return ingot_demo_store_find_ingest_token (store, bearer, NULL);
  other = scheme != NULL ? ingot_demo_endpoint_dup_credential (message, scheme) : NULL;
  if (other == NULL)
    return NULL;
  return g_str_equal (scheme, "Basic") ? find_basic (store, other)
                                       : ingot_demo_store_find_ingest_token (store, other, NULL);
}

static int
find_endpoint (const char *path)
{
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (endpoints); i++)
    if (g_str_equal (endpoints[i].path, path))
      return i;
  return -1;
}

static char *
dup_body (SoupServerMessage *message)
{
  g_autoptr (GBytes) bytes =
      soup_message_body_flatten (soup_server_message_get_request_body (message));
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return data != NULL && g_utf8_validate (data, size, NULL) ? g_strndup (data, size)
                                                            : g_strdup ("");
}

/**
 * ingot_demo_endpoint_is_ingest:
 * @path: a path
 *
 * Tells whether data can be sent to @path.
 *
 * Returns: %TRUE if it can
 */
gboolean
ingot_demo_endpoint_is_ingest (const char *path)
{
  return find_endpoint (path) >= 0;
}

/**
 * ingot_demo_endpoint_ingest:
 * @store: a store
 * @message: a request
 * @path: its path, for which ingot_demo_endpoint_is_ingest() holds
 *
 * Counts the events for the repository that the ingest token belongs to.
 *
 * Returns: (transfer full): the answer
 */
IngotDemoAnswer *
ingot_demo_endpoint_ingest (IngotDemoStore *store, SoupServerMessage *message, const char *path)
{
  int endpoint = find_endpoint (path);
  IngotDemoAnswer *refusal = ingot_demo_endpoint_check_method (message, "POST");
  IngotDemoDomain *domain;
  g_autofree char *body = NULL;
  int n_events;

  if (refusal != NULL)
    return refusal;
  domain = find_repository (store, message, endpoints[endpoint].scheme);
  if (domain == NULL)
    return ingot_demo_answer_new_text (SOUP_STATUS_UNAUTHORIZED, UNAUTHENTICATED);
  if (domain->blocked_until > ingot_demo_store_get_now (store))
    return ingot_demo_answer_new_text (SOUP_STATUS_FORBIDDEN, "Ingest is blocked.");
  body = dup_body (message);
  n_events = endpoints[endpoint].count (body);
  if (n_events < 0)
    return ingot_demo_answer_new_text (SOUP_STATUS_BAD_REQUEST, MALFORMED);
  ingot_demo_store_ingest (store, domain, n_events);
  return ingot_demo_answer_new_json (g_strdup ("{}"));
}
