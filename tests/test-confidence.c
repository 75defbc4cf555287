/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A server, or what stands before it, may repeat a request in its answer: what was told in
 * confidence is in no error. */
#include "fixture.h"
#include "ingot-client.h"
#include "ingot-error.h"

#include <string.h>

#define API_TOKEN    "owner~VerySecretIndeed"
#define CUSTOM_TOKEN "q7Yb\"VerySecretToo"
#define TEN          "0123456789"
#define FIFTY        TEN TEN TEN TEN TEN
#define ERROR(rest)  "{\"data\":null,\"errors\":[{\"message\":" rest "}]}"

/* The line behind "cut" ends within the secret if it is cut first. */
static const struct
{
  const char *name;
  guint status;
  const char *answer;
  const char *shows;
} rows[] = {
  { "header", 200, "{\"authorization\":\"Bearer " API_TOKEN "\"}", "Bearer ••••" },
  { "header-of-a-page", 400, "<pre>Authorization: Bearer " API_TOKEN "</pre>", "Bearer ••••<" },
  { "cut", 400, FIFTY FIFTY FIFTY TEN TEN TEN TEN API_TOKEN, TEN "••••" },
  { "without-owner", 200, "{\"key\":\"VerySecretIndeed\"}", "\"••••\"" },
  { "message", 200, ERROR ("\"Bad token " API_TOKEN "\""), "Bad token ••••" },
  { "variables", 200,
    ERROR ("\"Variable '$input' got {\\\"customToken\\\":\\\"q7Yb\\\\\\\"VerySecretToo\\\"}\""),
    "{\"customToken\":\"••••\"}" },
  { "value", 200, ERROR ("\"q7Yb\\\"VerySecretToo is too weak\""), "•••• is too weak" },
  { "state", 200,
    ERROR ("\"\",\"state\":{\"customToken\":\"q7Yb\\\"VerySecretToo has a quotation mark\"}"),
    "•••• has a quotation mark" },
  { "path", 200, ERROR ("\"\",\"path\":[\"a\",\"" API_TOKEN "\"]"), "a.••••" },
};

static GError *
create_token (Fixture *fixture)
{
  g_autoptr (IngotClient) client = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GVariantDict input = G_VARIANT_DICT_INIT (NULL);
  GVariantDict variables = G_VARIANT_DICT_INIT (NULL);
  GError *error = NULL;

  client = ingot_client_new (fixture_get_address (fixture), API_TOKEN, &error);
  g_assert_no_error (error);
  g_variant_dict_insert (&input, "customToken", "s", CUSTOM_TOKEN);
  g_variant_dict_insert_value (&variables, "input", g_variant_dict_end (&input));
  ingot_client_run_async (client, &ingot_operation_add_ingest_token,
                          g_variant_dict_end (&variables), NULL, fixture_store_result, &result);
  g_assert_null (ingot_client_run_finish (client, fixture_await (&result), NULL, &error));
  return error;
}

/* All that a person can see or copy of an error. */
static char *
dup_texts (const GError *error)
{
  g_autoptr (GString) texts = g_string_new (error->message);
  GPtrArray *states = ingot_error_get_states (error);

  g_string_append_printf (texts, "\n%s", ingot_error_get_details (error));
  for (guint i = 0; i < states->len; i++)
    {
      IngotErrorState *state = g_ptr_array_index (states, i);

      g_string_append_printf (texts, "\n%s\n%s", state->field, state->reason);
    }
  return g_string_free_and_steal (g_steal_pointer (&texts));
}

static void
assert_kept (const GError *error, const char *shows)
{
  g_autofree char *texts = dup_texts (error);

  if (strstr (texts, shows) == NULL || strstr (texts, "VerySec") != NULL)
    g_error ("“%s” does not show “%s” and nothing else", texts, shows);
}

static void
test_row (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GError) error = NULL;

  fixture_add_text (fixture, "AddIngestToken", rows[i].status, rows[i].answer);
  error = create_token (fixture);
  assert_kept (error, rows[i].shows);
}

static void
test_redirection (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GError) error = NULL;

  fixture_add (fixture, "AddIngestToken", fixture_redirect, (gpointer) "/login/" API_TOKEN "/now");
  error = create_token (fixture);
  assert_kept (error, "/login/••••/now");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/confidence/", rows[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_row);
    }
  g_test_add_func ("/confidence/redirection", test_redirection);
  return g_test_run ();
}
