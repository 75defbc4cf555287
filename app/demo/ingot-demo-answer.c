/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-demo-answer.h"

#define SIGN_IN_PAGE                                                                               \
  "<!DOCTYPE html><html><head><title>Sign in</title></head><body>Sign in</body></html>"

static const struct
{
  guint status;
  const char *text;
} statuses[] = {
  { 401, "The supplied authentication is invalid" },
  { 403, "The supplied authentication is not authorized to access this resource" },
  { 429, "Too many requests" },
  { 500, "There was an internal server error." },
  { 502, "<html><head><title>502 Bad Gateway</title></head><body>Bad Gateway</body></html>" },
  { 503, "The server is currently unavailable." },
  { 504, "<html><head><title>504 Gateway Time-out</title></head><body>Time-out</body></html>" },
};

static const char *
get_text (const IngotDemoFault *fault)
{
  gsize i;

  if (fault->text != NULL)
    return fault->text;
  for (i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (statuses[i].status == fault->status)
      return statuses[i].text;
  return "Something went wrong.";
}

static JsonNode *
error_new (const IngotDemoFault *fault)
{
  JsonObject *error = json_object_new ();
  JsonNode *node = json_node_init_object (json_node_alloc (), error);

  json_object_set_string_member (error, "message", get_text (fault));
  if (fault->field != NULL)
    {
      JsonObject *state = json_object_new ();

      json_object_set_string_member (state, fault->field, fault->reason);
      json_object_set_object_member (error, "state", state);
    }
  json_object_unref (error);
  return node;
}

static void
add_error (JsonObject *answer, const IngotDemoFault *fault)
{
  JsonArray *errors = json_array_new ();

  json_array_add_element (errors, error_new (fault));
  json_object_set_array_member (answer, "errors", errors);
}

static char *
refusal_new (const IngotDemoFault *fault)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonObject) answer = json_object_new ();

  json_object_set_null_member (answer, "data");
  add_error (answer, fault);
  json_node_set_object (root, answer);
  return json_to_string (root, FALSE);
}

/**
 * ingot_demo_answer_new_text:
 * @status: an HTTP status
 * @body: a text
 *
 * Creates an answer that is no JSON, as all are whose status is not 200.
 *
 * Returns: (transfer full): the answer
 */
IngotDemoAnswer *
ingot_demo_answer_new_text (guint status, const char *body)
{
  IngotDemoAnswer *self = g_new0 (IngotDemoAnswer, 1);

  self->status = status;
  self->content_type = *body == '<' ? "text/html; charset=UTF-8" : "text/plain; charset=UTF-8";
  self->body = g_strdup (body);
  return self;
}

/**
 * ingot_demo_answer_new_json:
 * @body: (transfer full): JSON
 *
 * Creates an answer with status 200.
 *
 * Returns: (transfer full): the answer
 */
IngotDemoAnswer *
ingot_demo_answer_new_json (char *body)
{
  IngotDemoAnswer *self = g_new0 (IngotDemoAnswer, 1);

  self->status = SOUP_STATUS_OK;
  self->content_type = "application/json";
  self->body = body;
  return self;
}

/**
 * ingot_demo_answer_new_tree:
 * @json: (transfer full): JSON that nobody else refers to
 *
 * Creates an answer with status 200 whose body is written from @json when it is sent.
 *
 * Returns: (transfer full): the answer
 */
IngotDemoAnswer *
ingot_demo_answer_new_tree (JsonNode *json)
{
  IngotDemoAnswer *self = ingot_demo_answer_new_json (NULL);

  self->json = json;
  return self;
}

/**
 * ingot_demo_answer_free:
 * @self: (transfer full): an answer
 *
 * Frees @self.
 */
void
ingot_demo_answer_free (IngotDemoAnswer *self)
{
  g_clear_pointer (&self->json, json_node_unref);
  g_free (self->body);
  g_free (self);
}

/**
 * ingot_demo_answer_new_for_fault:
 * @fault: something that goes wrong before the request is executed
 *
 * Creates the answer to a request that is not executed.
 *
 * Returns: (transfer full): the answer
 */
IngotDemoAnswer *
ingot_demo_answer_new_for_fault (const IngotDemoFault *fault)
{
  switch (fault->kind)
    {
    case INGOT_DEMO_FAULT_STATUS:
      return ingot_demo_answer_new_text (fault->status, get_text (fault));
    case INGOT_DEMO_FAULT_REDIRECT:
      return ingot_demo_answer_new_text (SOUP_STATUS_FOUND, "");
    case INGOT_DEMO_FAULT_HTML:
      return ingot_demo_answer_new_text (SOUP_STATUS_OK,
                                         fault->text != NULL ? fault->text : SIGN_IN_PAGE);
    case INGOT_DEMO_FAULT_BODY:
      return ingot_demo_answer_new_json (g_strdup (get_text (fault)));
    case INGOT_DEMO_FAULT_GRAPHQL_ERROR:
      return ingot_demo_answer_new_json (refusal_new (fault));
    default:
      return ingot_demo_answer_new_json (g_strdup (""));
    }
}

/**
 * ingot_demo_answer_apply_fault:
 * @self: the answer to a request that was executed
 * @fault: something that goes wrong then
 *
 * Changes the answer as @fault wants it.
 */
void
ingot_demo_answer_apply_fault (IngotDemoAnswer *self, const IngotDemoFault *fault)
{
  if (fault->kind == INGOT_DEMO_FAULT_PARTIAL && self->json != NULL)
    add_error (json_node_get_object (self->json), fault);
  if (fault->kind != INGOT_DEMO_FAULT_EXECUTED_STATUS)
    return;
  self->status = fault->status;
  self->content_type = "text/html; charset=UTF-8";
  g_clear_pointer (&self->json, json_node_unref);
  g_set_str (&self->body, get_text (fault));
}
