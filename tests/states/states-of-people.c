/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "states.h"

#include "ingot-server-button.h"

#include <adwaita.h>

static void
open_servers (Stage *stage)
{
  stage_wait_session (stage);
  stage_open_popover (stage, driver_find_type (stage->window, INGOT_TYPE_SERVER_BUTTON));
}

static void
open_view (Stage *stage)
{
  stage_open (stage, "fraud-analysis");
}

static void
edit_with_missing_parser (Stage *stage)
{
  stage_open (stage, "network-core");
  stage_open_dialog (stage, "syslog-ng-core", "token.edit");
  g_assert_true (driver_wait_shows (stage->window, "No longer exists"));
}

static gboolean
has_parsers (gpointer data)
{
  return g_list_model_get_n_items (adw_combo_row_get_model (data)) > 1;
}

static void
pick_parser (Stage *stage)
{
  GtkWidget *row;

  stage_open (stage, "payments");
  row = driver_wait_for (stage_open_dialog (stage, NULL, "page.new-token"), ADW_TYPE_COMBO_ROW,
                         "Assigned Parser");
  g_assert_true (driver_wait (has_parsers, row, 10000));
  stage_open_popover (stage, row);
}

static void
refuse_parsers (Stage *stage)
{
  stage_fail (stage, "ListParsers",
              (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_GRAPHQL_ERROR,
                                 .text = "Parsers are being moved." });
}

static void
open_new_token (Stage *stage)
{
  stage_open (stage, "payments");
  stage_open_dialog (stage, NULL, "page.new-token");
}

/* Somebody took the permission away meanwhile. */
static void
create_without_permission (Stage *stage)
{
  IngotDemoStore *store = ingot_demo_server_get_store (stage->server);

  open_new_token (stage);
  stage_type (stage->window, "Name", "vector-checkout-2");
  ingot_demo_store_find_account (store, "changer")->changes_tokens = FALSE;
  g_assert_true (driver_press (stage->window, "Create"));
  g_assert_true (driver_wait_shows (stage->window, "You do not have the permission"));
}

const State states_of_people[] = {
  {
      .name = "no-user",
      .sees = "an API token that belongs to no user: no stars",
      .user = "organization",
      .enter = stage_wait_session,
      .shows = { "active-directory", "View of 14 repositories" },
  },
  {
      .name = "servers",
      .sees = "whose the API token is",
      .user = "organization",
      .enter = open_servers,
      .shows = { "Logs Europe", "API token of an organization, a repository or the system" },
  },
  {
      .name = "view-unseen",
      .sees = "a view whose repositories the API token does not see",
      .user = "view",
      .enter = open_view,
      .shows = { "Views Have No Ingest Tokens", "payments",
                 "Your API token does not see this repository" },
      .off = { "Views have no ingest tokens" },
  },
  {
      .name = "parser-missing",
      .sees = "a token whose parser was deleted",
      .enter = edit_with_missing_parser,
      .shows = { "Edit Token", "cisco-ios-old", "No longer exists" },
      .buttons = { "Cancel" },
      .off = { "Save" },
  },
  {
      .name = "parsers",
      .sees = "the parsers to pick from, and where they come from",
      .enter = pick_parser,
      .shows = { "None", "accesslog", "Built in", "apache/http-server" },
  },
  {
      .name = "parsers-refused",
      .sees = "what the server says of the parsers; a token can be created without one",
      .prepare = refuse_parsers,
      .enter = open_new_token,
      .shows = { "New Ingest Token", "The parsers could not be loaded",
                 "Parsers are being moved." },
      .buttons = { "Cancel", "Retry" },
  },
  {
      .name = "permission-revoked",
      .sees = "what a refusal probably means, and whom to ask; nothing typed is lost",
      .enter = create_without_permission,
      .shows = { "You don't have permission to change ingest tokens.",
                 "any more. Ask an administrator of this repository." },
      .buttons = { "Cancel", "Create" },
  },
  { .name = NULL },
};
