/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-server-form.h"

static IngotServer *
create_saved (const char *address)
{
  g_autoptr (GSettings) settings =
      g_settings_new_with_path ("io.github.ingot_app.Ingot.Server", "/test/server-form/");
  IngotServer *server = ingot_server_new_saved ("a2b1c3d4-0000-4000-8000-000000000001", settings);

  ingot_server_set_address (server, address);
  ingot_server_set_name (server, "Production EU");
  ingot_server_set_environment (server, INGOT_ENVIRONMENT_PRODUCTION);
  ingot_server_set_ca_certificate (server, NULL);
  return server;
}

static void
test_name (void)
{
  g_autoptr (IngotServerForm) form = ingot_server_form_new (NULL);

  g_assert_true (ingot_server_form_set_address (form, "cloud.humio.com"));
  g_assert_cmpstr (form->name, ==, "cloud.humio.com");
  g_assert_true (ingot_server_form_set_address (form, "https://logscale.example.com:8443/x"));
  g_assert_cmpstr (form->name, ==, "logscale.example.com");
  g_assert_false (ingot_server_form_set_address (form, "https://logscale.example.com:8443/x"));

  ingot_server_form_set_name (form, "Mine");
  ingot_server_form_set_address (form, "other.example.com");
  g_assert_cmpstr (form->name, ==, "Mine");
  ingot_server_form_set_name (form, "");
  ingot_server_form_set_address (form, "third.example.com");
  g_assert_cmpstr (form->name, ==, "third.example.com");
}

static void
test_completes (void)
{
  static const char *const rows[][2] = {
    { "cloud.humio.com", "https://cloud.humio.com" },
    { " https://cloud.humio.com/ ", "https://cloud.humio.com" },
    { "https://cloud.humio.com/graphql", "https://cloud.humio.com" },
    { "https://cloud.humio.com/login?next=%2F", "https://cloud.humio.com" },
    { "https://x.example/internal/humio/my%20repo/search?query=a",
      "https://x.example/internal/humio" },
    { "https://x.example/internal/humio/api/v1/status", "https://x.example/internal/humio" },
    { "https://x.example/internal/humio", "https://x.example/internal/humio" },
    { "http://x.example:8080/search", "http://x.example:8080/search" },
    { "localhost:8080/graphql", "localhost:8080/graphql" },
    { "", "" },
    { "https://", "https://" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (IngotServerForm) form = ingot_server_form_new (NULL);
      g_autofree char *completed = NULL;

      ingot_server_form_set_address (form, rows[i][0]);
      completed = ingot_server_form_complete_address (form);
      g_assert_cmpstr (completed, ==, rows[i][1]);
    }
}

static void
test_new (void)
{
  g_autoptr (IngotServerForm) form = ingot_server_form_new (NULL);
  g_autofree char *sentence = NULL;

  g_assert_false (ingot_server_form_is_complete (form));
  ingot_server_form_set_address (form, "logscale.example.com");
  g_assert_false (ingot_server_form_is_complete (form));
  g_assert_true (ingot_server_form_set_api_token (form, "id~secret"));
  g_assert_false (ingot_server_form_set_api_token (form, "id~secret"));
  g_assert_true (ingot_server_form_is_complete (form));
  g_assert_true (ingot_server_form_is_changed (form));
  g_assert_null (ingot_server_form_describe_address (form));

  ingot_server_form_set_address (form, "abc.ingest.us-1.crowdstrike.com");
  g_assert_false (ingot_server_form_is_complete (form));
  sentence = ingot_server_form_describe_address (form);
  g_assert_nonnull (strstr (sentence, "only takes data in"));
}

static void
test_plain (void)
{
  g_autoptr (IngotServerForm) form = ingot_server_form_new (NULL);
  g_autofree char *sentence = NULL;

  ingot_server_form_set_address (form, "http://127.0.0.1:8080");
  g_assert_false (ingot_server_form_is_plain (form));
  g_assert_null (ingot_server_form_describe_address (form));
  ingot_server_form_set_address (form, "http://logscale.example.com");
  g_assert_true (ingot_server_form_is_plain (form));
  sentence = ingot_server_form_describe_address (form);
  g_assert_nonnull (strstr (sentence, "not encrypted"));
}

static void
test_edit (void)
{
  g_autoptr (IngotServer) server = create_saved ("https://logscale.example.com/");
  g_autoptr (IngotServerForm) form = ingot_server_form_new (server);

  g_assert_true (ingot_server_form_is_complete (form));
  g_assert_false (ingot_server_form_is_changed (form));
  g_assert_false (ingot_server_form_needs_api_token (form));

  /* the same in other words */
  ingot_server_form_set_address (form, "logscale.example.com");
  g_assert_false (ingot_server_form_is_changed (form));
  g_assert_cmpstr (form->name, ==, "Production EU");

  form->read_only = TRUE;
  g_assert_true (ingot_server_form_is_changed (form));
  form->environment = INGOT_ENVIRONMENT_STAGING;
  ingot_server_form_apply (form, server);
  g_assert_true (ingot_server_get_read_only (server));
  g_assert_cmpint (ingot_server_get_environment (server), ==, INGOT_ENVIRONMENT_STAGING);
  g_assert_cmpstr (ingot_server_get_address (server), ==, "https://logscale.example.com/");
}

/* An API token is for one origin. */
static void
test_moves (void)
{
  static const struct
  {
    const char *address;
    gboolean moves;
  } rows[] = {
    { "https://logscale.example.com/", FALSE }, { "https://LOGSCALE.example.com:443/below", FALSE },
    { "http://logscale.example.com/", TRUE },   { "https://logscale.example.com:8443/", TRUE },
    { "https://logscale.example.org/", TRUE },
  };
  g_autoptr (IngotServer) server = create_saved ("https://logscale.example.com/");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (IngotServerForm) form = ingot_server_form_new (server);
      g_autofree char *sentence = NULL;

      ingot_server_form_set_address (form, rows[i].address);
      sentence = ingot_server_form_describe_address (form);
      g_assert_true (ingot_server_form_moves (form) == rows[i].moves);
      g_assert_true (ingot_server_form_is_complete (form) == !rows[i].moves);
      g_assert_true ((sentence != NULL && strstr (sentence, "another server") != NULL) ==
                     rows[i].moves);
      ingot_server_form_set_api_token (form, "id~again");
      g_assert_true (ingot_server_form_is_complete (form));
    }
}

/* Two people, or one in two windows: each keeps what they have changed. */
static void
test_changed_meanwhile (void)
{
  g_autoptr (IngotServer) server = create_saved ("https://logscale.example.com/");
  g_autoptr (IngotServerForm) form = ingot_server_form_new (server);
  g_autoptr (IngotServerForm) other = ingot_server_form_new (server);

  ingot_server_form_set_name (other, "Their name");
  ingot_server_form_set_address (other, "https://elsewhere.example.com");
  ingot_server_form_set_api_token (other, "id~theirs");
  other->read_only = TRUE;
  ingot_server_form_apply (other, server);
  ingot_server_set_ca_certificate (server, "theirs.pem");

  form->environment = INGOT_ENVIRONMENT_STAGING;
  g_assert_true (ingot_server_form_is_changed (form));
  g_assert_false (ingot_server_form_withdraws_ca_certificate (form));
  /* the API token in the keyring is for their address, and that is not changed here */
  g_assert_false (ingot_server_form_needs_api_token (form));
  g_assert_true (ingot_server_form_is_elsewhere (form));
  ingot_server_form_apply (form, server);
  g_assert_cmpint (ingot_server_get_environment (server), ==, INGOT_ENVIRONMENT_STAGING);
  g_assert_cmpstr (ingot_server_get_name (server), ==, "Their name");
  g_assert_cmpstr (ingot_server_get_address (server), ==, "https://elsewhere.example.com/");
  g_assert_true (ingot_server_get_read_only (server));

  /* what is typed beside an address is for that address */
  ingot_server_form_set_api_token (form, "id~ours");
  ingot_server_form_apply (form, server);
  g_assert_cmpstr (ingot_server_get_address (server), ==, "https://logscale.example.com/");
  ingot_server_set_address (server, "https://elsewhere.example.com/");
  ingot_server_form_set_api_token (form, "");

  /* a path below the old address is another server by now */
  ingot_server_form_set_address (form, "https://logscale.example.com/humio");
  g_assert_true (ingot_server_form_needs_api_token (form));
  g_assert_false (ingot_server_form_is_complete (form));
  ingot_server_set_ca_certificate (server, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/server-form/name", test_name);
  g_test_add_func ("/server-form/completes", test_completes);
  g_test_add_func ("/server-form/new", test_new);
  g_test_add_func ("/server-form/plain", test_plain);
  g_test_add_func ("/server-form/edit", test_edit);
  g_test_add_func ("/server-form/moves", test_moves);
  g_test_add_func ("/server-form/changed-meanwhile", test_changed_meanwhile);

  return g_test_run ();
}
