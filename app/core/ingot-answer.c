/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-answer.h"

#include "ingot-address.h"
#include "ingot-record.h"
#include "ingot-text.h"

#include <glib/gi18n-lib.h>

#define MAX_STATES    100
#define MAX_STATE     1000
#define MAX_PATH_TEXT 200

static JsonNode *
lookup_path (JsonNode *node, const char *path)
{
  g_auto (GStrv) names = g_strsplit (path, "/", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
        return NULL;
      node = json_object_get_member (json_node_get_object (node), names[i]);
    }
  return node;
}

static GError *
incomplete_new (const IngotExchange *exchange, const char *missing)
{
  g_autofree char *host = ingot_address_dup_host (exchange->address);
  g_autofree char *quoted = ingot_text_quote (missing);
  g_autofree char *message =
      /* Translators: a server, and the name of a field, quoted */
      g_strdup_printf (_ ("The answer of %s is incomplete: it lacks %s."), host, quoted);

  return ingot_failure_new (exchange, INGOT_ERROR_INCOMPLETE, message);
}

/* GraphQL's errors, taken together. */
typedef struct
{
  const IngotExchange *exchange;
  GPtrArray *messages;
  GPtrArray *states;
  GArray *lines; /* the answer's */
  char *path;
  guint own_depth;     /* how many names lead to the operation's result */
  gboolean is_partial; /* one of them is below that */
  gboolean is_deep;    /* one of them is below the operation's own field: that was executed */
} Errors;

/* What a server said, without what it was told in confidence. */
static char *
dup_shown (const IngotExchange *exchange, const char *text, guint max_characters)
{
  g_autofree char *shown = ingot_exchange_hide_secrets (exchange, text, -1);

  return ingot_text_visible (shown, -1, max_characters);
}

static void
collect_states (JsonObject *object, const char *field, JsonNode *reason, gpointer user_data)
{
  Errors *self = user_data;
  g_autofree char *text = json_node_get_value_type (reason) == G_TYPE_STRING
                              ? json_node_dup_string (reason)
                              : json_to_string (reason, FALSE);
  g_autofree char *visible_field = dup_shown (self->exchange, field, MAX_STATE);
  g_autofree char *visible_reason = dup_shown (self->exchange, text, MAX_STATE);

  if (self->states->len < MAX_STATES)
    g_ptr_array_add (self->states, ingot_error_state_new (visible_field, visible_reason));
}

static char *
dup_path (const IngotExchange *exchange, JsonArray *path)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (path); i++)
    {
      JsonNode *step = json_array_get_element (path, i);

      if (i > 0)
        g_string_append_c (text, '.');
      if (json_node_get_value_type (step) == G_TYPE_STRING)
        g_string_append (text, json_node_get_string (step));
      else if (json_node_get_value_type (step) == G_TYPE_INT64)
        g_string_append_printf (text, "%" G_GINT64_FORMAT, json_node_get_int (step));
    }
  return dup_shown (exchange, text->str, MAX_PATH_TEXT);
}

/* Where in the document an error is: a list, of which the first is as good as any. */
static guint
read_line (JsonNode *locations)
{
  JsonArray *array = locations != NULL && JSON_NODE_HOLDS_ARRAY (locations)
                         ? json_node_get_array (locations)
                         : NULL;
  JsonNode *first =
      array != NULL && json_array_get_length (array) > 0 ? json_array_get_element (array, 0) : NULL;
  JsonNode *line = first != NULL && JSON_NODE_HOLDS_OBJECT (first)
                       ? json_object_get_member (json_node_get_object (first), "line")
                       : NULL;

  if (line == NULL || json_node_get_value_type (line) != G_TYPE_INT64)
    return 0;
  return CLAMP (json_node_get_int (line), 0, G_MAXINT);
}

static void
errors_add (Errors *self, JsonNode *node)
{
  JsonObject *error = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonNode *message = error != NULL ? json_object_get_member (error, "message") : NULL;
  JsonNode *state = error != NULL ? json_object_get_member (error, "state") : NULL;
  JsonNode *path = error != NULL ? json_object_get_member (error, "path") : NULL;
  const guint line = read_line (error != NULL ? json_object_get_member (error, "locations") : NULL);

  g_array_append_val (self->lines, line);
  if (message != NULL && json_node_get_value_type (message) == G_TYPE_STRING)
    g_ptr_array_add (self->messages, json_node_dup_string (message));
  else
    g_ptr_array_add (self->messages, g_strdup (_ ("error without a message")));
  if (state != NULL && JSON_NODE_HOLDS_OBJECT (state))
    json_object_foreach_member (json_node_get_object (state), collect_states, self);
  if (path != NULL && JSON_NODE_HOLDS_ARRAY (path))
    {
      if (self->path == NULL)
        self->path = dup_path (self->exchange, json_node_get_array (path));
      self->is_deep |= json_array_get_length (json_node_get_array (path)) > 1;
      self->is_partial |= json_array_get_length (json_node_get_array (path)) > self->own_depth;
    }
}

static void
errors_init (Errors *self, const IngotOperation *operation, GArray *lines, JsonNode *node)
{
  JsonArray *array = json_node_get_array (node);
  g_auto (GStrv) names = g_strsplit (operation->path, "/", -1);

  self->own_depth = g_strv_length (names);
  self->lines = lines;
  self->messages = g_ptr_array_new_with_free_func (g_free);
  self->states = g_ptr_array_new_with_free_func ((GDestroyNotify) ingot_error_state_free);
  for (guint i = 0; i < json_array_get_length (array); i++)
    errors_add (self, json_array_get_element (array, i));
}

static void
errors_clear (Errors *self)
{
  g_clear_pointer (&self->messages, g_ptr_array_unref);
  g_clear_pointer (&self->states, g_ptr_array_unref);
  g_clear_pointer (&self->path, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Errors, errors_clear)

static void
read_errors (IngotAnswer *self,
             const IngotOperation *operation,
             const IngotExchange *exchange,
             JsonNode *node)
{
  g_auto (Errors) errors = { .exchange = exchange };

  errors_init (&errors, operation, self->lines, node);
  self->is_misunderstood = self->is_void && errors.path == NULL;
  self->is_partial = errors.is_partial;
  self->error = ingot_failure_new_refused (
      exchange, operation->effect == INGOT_OPERATION_CHANGES && errors.is_deep, errors.messages,
      errors.states, errors.path);
}

static gboolean
read_records (IngotAnswer *self, GType type, JsonNode *result, GError **error)
{
  g_autoptr (GHashTable) interned =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_autoptr (JsonArray) one = json_array_new ();
  JsonArray *array = one;

  if (JSON_NODE_HOLDS_ARRAY (result))
    array = json_node_get_array (result);
  else
    json_array_add_element (one, json_node_copy (result));

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      gpointer record = JSON_NODE_HOLDS_OBJECT (node)
                            ? ingot_record_read (type, json_node_get_object (node), interned, error)
                            : NULL;

      if (record == NULL)
        return FALSE;
      g_ptr_array_add (self->records, record);
    }
  return TRUE;
}

/* Reads what was asked for; without it, says what is missing. */
static GError *
read_result (IngotAnswer *self,
             const IngotOperation *operation,
             const IngotExchange *exchange,
             JsonNode *data)
{
  JsonNode *result = operation->path != NULL ? lookup_path (data, operation->path) : data;
  JsonNode *count = operation->count != NULL ? lookup_path (data, operation->count) : NULL;
  g_autoptr (GError) error = NULL;

  if (result == NULL || (JSON_NODE_HOLDS_NULL (result) && !operation->optional))
    return incomplete_new (exchange, operation->path);
  if (operation->count != NULL)
    {
      if (count == NULL || json_node_get_value_type (count) != G_TYPE_INT64)
        return incomplete_new (exchange, operation->count);
      self->total = CLAMP (json_node_get_int (count), 0, G_MAXINT);
    }
  if (json_node_get_value_type (result) == G_TYPE_BOOLEAN && !json_node_get_boolean (result))
    return ingot_failure_new (exchange, INGOT_ERROR_REFUSED,
                              _ ("The server did not do it and gave no reason."));
  if (operation->get_type == NULL || JSON_NODE_HOLDS_NULL (result))
    return NULL;
  if (JSON_NODE_HOLDS_ARRAY (result) != operation->is_list)
    return incomplete_new (exchange, operation->path);
  if (!read_records (self, operation->get_type (), result, &error))
    return error != NULL ? ingot_failure_new (exchange, INGOT_ERROR_INCOMPLETE, error->message)
                         : incomplete_new (exchange, operation->path);
  return NULL;
}

static void
read_root (IngotAnswer *self,
           const IngotOperation *operation,
           const IngotExchange *exchange,
           JsonObject *root)
{
  JsonNode *data = json_object_get_member (root, "data");
  JsonNode *errors = json_object_get_member (root, "errors");
  const gboolean has_errors = errors != NULL && JSON_NODE_HOLDS_ARRAY (errors) &&
                              json_array_get_length (json_node_get_array (errors)) > 0;
  const gboolean has_data = data != NULL && JSON_NODE_HOLDS_OBJECT (data);
  g_autoptr (GError) missing = NULL;

  /* Both can come together after a change that did happen: what was asked for decides. */
  if (has_data)
    missing = read_result (self, operation, exchange, data);
  if (has_data && missing == NULL)
    return;

  self->is_void = has_errors && !has_data;
  if (has_errors)
    read_errors (self, operation, exchange, errors);
  else
    self->error = missing != NULL ? g_steal_pointer (&missing) : incomplete_new (exchange, "data");
}

static gboolean
looks_like_json (const char *body, gsize length)
{
  gsize i = 0;

  while (i < length && g_ascii_isspace (body[i]))
    i++;
  return i < length && body[i] == '{';
}

static GError *
unreadable_new (const IngotExchange *exchange, const char *body, gsize length)
{
  g_autofree char *host = NULL;
  g_autofree char *message = NULL;

  if (!looks_like_json (body, length))
    return ingot_failure_new_not_logscale (exchange, body, length);

  host = ingot_address_dup_host (exchange->address);
  message = g_strdup_printf (_ ("The answer of %s ends early or is damaged. Try again."), host);
  return ingot_failure_new (exchange, INGOT_ERROR_INCOMPLETE, message);
}

static gboolean
is_answer (const IngotOperation *operation, JsonNode *root)
{
  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) &&
         (operation->endpoint != NULL ||
          json_object_has_member (json_node_get_object (root), "data") ||
          json_object_has_member (json_node_get_object (root), "errors"));
}

/**
 * ingot_answer_read: (skip)
 * @operation: what was asked for
 * @exchange: the request
 * @body: the text of the answer
 * @parser: what to parse it with; the tree that it then has is not needed any more
 *
 * Reads an answer with HTTP status 200: parses it and makes the records.
 *
 * This takes a moment for a long answer and belongs into a worker thread. GraphQL's errors come
 * with status 200 and an `errors` array; `state` in them is LogScale's own.
 *
 * Returns: (transfer full): the answer, whose @error says if it is a failure
 */
IngotAnswer *
ingot_answer_read (const IngotOperation *operation,
                   const IngotExchange *exchange,
                   GBytes *body,
                   JsonParser *parser)
{
  IngotAnswer *self = g_new0 (IngotAnswer, 1);
  gsize length;
  const char *data = g_bytes_get_data (body, &length);
  const char *text = data != NULL ? data : "";

  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  self->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  if (!json_parser_load_from_data (parser, text, length, NULL))
    self->error = unreadable_new (exchange, text, length);
  else if (!is_answer (operation, json_parser_get_root (parser)))
    self->error = ingot_failure_new_not_logscale (exchange, text, length);
  else if (operation->endpoint != NULL)
    self->error = read_result (self, operation, exchange, json_parser_get_root (parser));
  else
    read_root (self, operation, exchange, json_node_get_object (json_parser_get_root (parser)));

  return self;
}

/**
 * ingot_answer_free: (skip)
 * @self: (transfer full): an answer
 *
 * Frees @self.
 */
void
ingot_answer_free (IngotAnswer *self)
{
  g_ptr_array_unref (self->records);
  g_array_unref (self->lines);
  g_clear_error (&self->error);
  g_free (self);
}
