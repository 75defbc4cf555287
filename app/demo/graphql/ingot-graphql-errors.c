/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-graphql-errors.h"

#include <string.h>

/* What is wrong with a document quotes a line of it: without a bound a long line would be answered
 * squared. */
#define MAX_ENTRIES 20

static const char *
line_start (const IngotGraphqlErrors *self, const char *at)
{
  while (at > self->text && at[-1] != '\n')
    at--;
  return at;
}

static guint
line_number (const IngotGraphqlErrors *self, const char *start)
{
  guint line = 1;

  for (const char *at = self->text; at < start; at++)
    line += *at == '\n';
  return line;
}

static JsonNode *
location_node (guint line, guint column)
{
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_alloc ();

  json_object_set_int_member (object, "line", line);
  json_object_set_int_member (object, "column", column);
  json_node_init_object (node, object);
  json_object_unref (object);
  return node;
}

static void
add_location (IngotGraphqlErrors *self, JsonObject *entry, GString *message, const char *at)
{
  const char *start = line_start (self, at);
  g_autofree char *line = g_strndup (start, strcspn (start, "\r\n"));
  guint number = line_number (self, start);
  guint column = 1 + (guint) g_utf8_strlen (start, at - start);
  JsonArray *locations = json_array_new ();

  g_string_append_printf (message, " (line %u, column %u):\n%s\n%*s^", number, column, line,
                          (int) column - 1, "");
  json_array_add_element (locations, location_node (number, column));
  json_object_set_array_member (entry, "locations", locations);
}

/**
 * ingot_graphql_errors_init:
 * @self: uninitialised memory
 * @text: the document; borrowed
 *
 * Begins without errors.
 */
void
ingot_graphql_errors_init (IngotGraphqlErrors *self, const char *text)
{
  self->text = text;
  self->entries = json_array_new ();
}

/**
 * ingot_graphql_errors_clear:
 * @self: the errors of a request
 *
 * Frees what @self holds.
 */
void
ingot_graphql_errors_clear (IngotGraphqlErrors *self)
{
  g_clear_pointer (&self->entries, json_array_unref);
}

/**
 * ingot_graphql_errors_any:
 * @self: the errors of a request
 *
 * Tells whether anything is wrong.
 *
 * Returns: whether there is an entry
 */
gboolean
ingot_graphql_errors_any (const IngotGraphqlErrors *self)
{
  return json_array_get_length (self->entries) > 0;
}

/**
 * ingot_graphql_errors_add:
 * @self: the errors of a request
 * @at: (nullable): the place in the document
 * @format: a printf format
 * @...: what it takes
 *
 * Adds what is wrong with the document or its variables. The message ends with the place and the
 * line, as Sangria, the library LogScale is made with, writes it.
 */
void
ingot_graphql_errors_add (IngotGraphqlErrors *self, const char *at, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  ingot_graphql_errors_add_at_path (self, at, message, NULL, NULL);
}

/**
 * ingot_graphql_errors_add_at_path:
 * @self: the errors of a request
 * @at: (nullable): the place in the document
 * @message: what is wrong
 * @path: (transfer full) (nullable): the field in the answer
 * @state: (nullable): input fields and what is wrong with each
 *
 * Adds an error of a field. The place is told apart from the message when there is a path.
 */
void
ingot_graphql_errors_add_at_path (IngotGraphqlErrors *self,
                                  const char *at,
                                  const char *message,
                                  JsonArray *path,
                                  JsonObject *state)
{
  g_autoptr (GString) full = g_string_new (message);
  g_autoptr (JsonArray) own_path = path;
  JsonObject *entry;

  if (path == NULL && json_array_get_length (self->entries) >= MAX_ENTRIES)
    return;

  entry = json_object_new ();
  json_object_set_string_member (entry, "message", message);
  if (path != NULL)
    json_object_set_array_member (entry, "path", g_steal_pointer (&own_path));
  if (at != NULL)
    add_location (self, entry, full, at);
  if (path == NULL)
    json_object_set_string_member (entry, "message", full->str);
  if (state != NULL)
    json_object_set_object_member (entry, "state", json_object_ref (state));
  json_array_add_object_element (self->entries, entry);
}
