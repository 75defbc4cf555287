/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "states.h"

#include "ingot-server-button.h"

#include <adwaita.h>

static IngotServerList *
get_servers (void)
{
  return ingot_application_get_servers (INGOT_APPLICATION (g_application_get_default ()));
}

static IngotServer *
save (const char *name, const char *address, IngotEnvironment environment)
{
  g_autoptr (IngotServer) server = ingot_server_new_for_session (name, address, environment);

  return ingot_server_list_save (get_servers (), server);
}

/* The first of three is the one that is open. */
static void
have_three (Stage *stage)
{
  IngotServer *server = save ("Logs Europe", ingot_demo_server_get_address (stage->server),
                              INGOT_ENVIRONMENT_PRODUCTION);
  const char *api_token = ingot_demo_server_get_api_token (stage->server, "changer");

  g_clear_object (&stage->session);
  stage->session = ingot_session_new_for_server (server, api_token, NULL);
  save ("Staging", "https://logscale.staging.example.com/", INGOT_ENVIRONMENT_STAGING);
  save ("Local", "http://localhost:8080/", INGOT_ENVIRONMENT_DEVELOPMENT);
}

/* One that is kept can be edited. */
static void
keep_one_of_unknown_authority (Stage *stage)
{
  IngotServer *server;

  stage_use_certificate (stage, "unknown-ca");
  server = save ("Logs Europe", ingot_session_get_address (stage->session),
                 INGOT_ENVIRONMENT_PRODUCTION);
  g_clear_object (&stage->session);
  stage->session = ingot_session_new_for_server (server, "id~token", NULL);
}

static void
have_three_read_only (Stage *stage)
{
  have_three (stage);
  ingot_server_set_read_only (ingot_session_get_server (stage->session), TRUE);
}

static void
open_servers (Stage *stage)
{
  stage_wait_session (stage);
  stage_open_popover (stage, driver_find_type (stage->window, INGOT_TYPE_SERVER_BUTTON));
}

static void
open_payments (Stage *stage)
{
  stage_open (stage, "payments");
}

static void
manage (Stage *stage)
{
  stage_open (stage, "payments");
  gtk_widget_activate_action (stage->window, "win.manage-servers", NULL);
  g_assert_true (driver_wait_shows (stage->window, "Manage Servers"));
}

static void
remove_one (Stage *stage)
{
  g_autoptr (IngotServer) server = g_list_model_get_item (G_LIST_MODEL (get_servers ()), 1);

  manage (stage);
  gtk_widget_activate_action (driver_find_type (stage->window, ADW_TYPE_DIALOG), "servers.remove",
                              "s", ingot_server_get_uuid (server));
  g_assert_nonnull (driver_wait_for (stage->window, GTK_TYPE_BUTTON, "Undo"));
}

const State states_of_switching[] = {
  {
      .name = "switcher",
      .sees = "three servers with what each is for, the current one checked, and their keys",
      .environment = INGOT_ENVIRONMENT_PRODUCTION,
      .prepare = have_three,
      .enter = open_servers,
      .shows = { "Logs Europe", "logscale.staging.example.com", "Development", "Ctrl+3",
                 "Manage Servers…" },
  },
  {
      .name = "switcher-for-session",
      .sees = "a server that is remembered for this session only, and can be kept",
      .enter = open_servers,
      .shows = { "For this session", "Keep Server", "Add Server…", "Ctrl+1" },
  },
  {
      .name = "tls-edit",
      .sees =
          "a server that is kept and whose certificate is not trusted, and where that is mended",
      .prepare = keep_one_of_unknown_authority,
      .enter = stage_wait_session,
      .shows = { "Connection Is Not Secure", "SHA-256 Fingerprint" },
      .buttons = { "Edit Server…", "Retry", "Copy" },
  },
  {
      .name = "read-only",
      .sees =
          "a server on which nothing is changed from here: a lock with the word, and what would "
          "change something off",
      .environment = INGOT_ENVIRONMENT_PRODUCTION,
      .prepare = have_three_read_only,
      .enter = open_payments,
      .shows = { "Read-Only", "payments", "batch-reconciliation" },
  },
  {
      .name = "manage-servers",
      .sees = "the servers, to be put in order, edited and removed",
      .environment = INGOT_ENVIRONMENT_PRODUCTION,
      .prepare = have_three,
      .enter = manage,
      .shows = { "Manage Servers", "Logs Europe", "Staging", "localhost:8080", "Development" },
      .buttons = { "Server Menu" },
  },
  {
      .name = "manage-servers-undo",
      .sees = "that a server is removed unless that is undone",
      .environment = INGOT_ENVIRONMENT_PRODUCTION,
      .prepare = have_three,
      .enter = remove_one,
      .shows = { "Manage Servers", "removed", "localhost:8080" },
      .buttons = { "Undo" },
  },
  {},
};
