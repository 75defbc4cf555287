/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo-client.h"

/* What the clients of others ask for, and whole answers: each file has the steps of one
 * conversation with a server of its own. */

static const char *const fixtures[] = {
  "feature-flags", "ingest", "ingest-tokens", "parsers", "repositories", "status", "views",
};

static const char *
get_string (JsonObject *step, const char *member, const char *otherwise)
{
  return json_object_get_string_member_with_default (step, member, otherwise);
}

static char *
join_lines (JsonArray *lines)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint i;

  for (i = 0; i < json_array_get_length (lines); i++)
    g_string_append_printf (text, "%s\n", json_array_get_string_element (lines, i));
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static char *
make_body (JsonObject *step)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonObject) body = json_object_new ();
  g_autofree char *query = NULL;

  if (!json_object_has_member (step, "query"))
    return g_strdup (get_string (step, "body", ""));
  query = join_lines (json_object_get_array_member (step, "query"));
  json_object_set_string_member (body, "query", query);
  json_object_set_string_member (body, "operationName",
                                 json_object_get_string_member (step, "operationName"));
  if (json_object_has_member (step, "variables"))
    json_object_set_member (body, "variables", json_object_dup_member (step, "variables"));
  json_node_set_object (root, body);
  return json_to_string (root, FALSE);
}

static char *
make_path (JsonObject *step)
{
  if (!json_object_has_member (step, "query"))
    return g_strdup (json_object_get_string_member (step, "path"));
  return g_strdup_printf ("graphql?id=%s", json_object_get_string_member (step, "operationName"));
}

static SoupMessage *
make_message (DemoClient *client, JsonObject *step)
{
  const char *method = get_string (step, "method", "POST");
  const char *user = get_string (step, "user", NULL);
  const char *token = get_string (step, "token", NULL);
  g_autofree char *path = make_path (step);
  g_autofree char *body = make_body (step);
  SoupMessage *message = demo_client_message (client, method, path);

  if (user != NULL)
    token = ingot_demo_server_get_api_token (client->server, user);
  if (token != NULL)
    demo_client_authorize (message, get_string (step, "scheme", "Bearer"), token);
  if (*body != '\0')
    demo_client_set_body (message, "application/json", body);
  return message;
}

static void
check_answer (JsonNode *expected, const DemoReply *reply)
{
  g_autoptr (JsonNode) answer = NULL;
  g_autofree char *wanted = json_to_string (expected, FALSE);

  if (JSON_NODE_HOLDS_VALUE (expected))
    {
      g_assert_cmpstr (reply->body, ==, json_node_get_string (expected));
      return;
    }
  answer = json_from_string (reply->body, NULL);
  if (answer == NULL || !json_node_equal (answer, expected))
    g_error ("expected %s\ngot      %s", wanted, reply->body);
}

static void
check_step (DemoClient *client, JsonObject *step)
{
  g_autoptr (DemoReply) reply = demo_client_send (client, make_message (client, step));

  g_test_message ("%s", json_object_get_string_member (step, "what"));
  g_assert_no_error (reply->error);
  g_assert_cmpint (reply->status, ==,
                   json_object_get_int_member_with_default (step, "status", 200));
  check_answer (json_object_get_member (step, "answer"), reply);
}

static IngotDemoOptions
read_options (JsonObject *fixture)
{
  return (IngotDemoOptions) {
    .repositories = json_object_get_int_member (fixture, "repositories"),
    .seed = json_object_get_int_member (fixture, "seed"),
    .clock = json_object_get_int_member (fixture, "clock"),
    .version = json_object_get_string_member (fixture, "version"),
  };
}

static void
test_fixture (gconstpointer data)
{
  g_autofree char *name = g_strconcat (data, ".json", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "clients", name, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DemoClient) client = NULL;
  JsonObject *fixture;
  IngotDemoOptions options;
  JsonArray *steps;
  guint i;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  fixture = json_node_get_object (json_parser_get_root (parser));
  options = read_options (fixture);
  client = demo_client_new (&options);
  steps = json_object_get_array_member (fixture, "steps");
  g_assert_cmpuint (json_array_get_length (steps), >, 0);
  for (i = 0; i < json_array_get_length (steps); i++)
    check_step (client, json_array_get_object_element (steps, i));
}

int
main (int argc, char **argv)
{
  gsize i;

  g_test_init (&argc, &argv, NULL);
  for (i = 0; i < G_N_ELEMENTS (fixtures); i++)
    {
      g_autofree char *path = g_strconcat ("/demo/clients/", fixtures[i], NULL);

      g_test_add_data_func (path, fixtures[i], test_fixture);
    }
  return g_test_run ();
}
