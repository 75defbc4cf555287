/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "states.h"

#include <adwaita.h>

static GtkWidget *
open_dialog (Stage *stage, const char *token, const char *action)
{
  stage_open (stage, "payments");
  return stage_open_dialog (stage, token, action);
}

static void
ask_for_token (Stage *stage)
{
  stage_type (open_dialog (stage, NULL, "page.new-token"), "Name", "vector-edge");
  driver_settle (stage->window);
}

static void
create_token (Stage *stage)
{
  ask_for_token (stage);
  g_assert_true (driver_press (stage->window, "Create"));
  g_assert_true (driver_wait_shows (stage->window, "Ingest Token Created"));
}

static void
fail_to_create (Stage *stage)
{
  ask_for_token (stage);
  stage_fail (stage, "AddIngestToken",
              (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_GRAPHQL_ERROR,
                                 .text = "There were errors in the input.",
                                 .field = "name",
                                 .reason = "Names that begin with vector are reserved" });
  g_assert_true (driver_press (stage->window, "Create"));
  g_assert_true (driver_wait_shows (stage->window, "There were errors in the input."));
}

static void
be_refused_to_create (Stage *stage)
{
  ask_for_token (stage);
  stage_fail (stage, NULL, (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_STATUS, .status = 401 });
  g_assert_true (driver_press (stage->window, "Create"));
  g_assert_true (driver_wait_shows (stage->window, "API Token Not Accepted"));
}

static void
edit_token (Stage *stage)
{
  open_dialog (stage, "filebeat-prod-eu", "token.edit");
}

static void
delete_token (Stage *stage)
{
  open_dialog (stage, "filebeat-prod-eu", "token.delete");
}

const State states_of_dialogs[] = {
  {
      .name = "new-token",
      .sees = "what a new token needs; nothing is sent yet",
      .enter = ask_for_token,
      .shows = { "New Ingest Token", "Logs Europe", "Assigned Parser" },
      .buttons = { "Cancel", "Create" },
  },
  {
      .name = "new-token-refused",
      .sees = "what the server says of a new token; nothing typed is lost",
      .enter = fail_to_create,
      .shows = { "New Ingest Token", "There were errors in the input.",
                 "Names that begin with vector are reserved" },
      .buttons = { "Cancel", "Create" },
  },
  {
      .name = "new-token-api-token",
      .sees = "an API token that was revoked in the middle of work, and a place for another one",
      .enter = be_refused_to_create,
      .shows = { "New Ingest Token", "API Token Not Accepted", "Replace API Token…" },
      .buttons = { "Cancel", "Create" },
  },
  {
      .name = "token-created",
      .sees = "the new token in clear, to be copied",
      .enter = create_token,
      .shows = { "Ingest Token Created" },
      .buttons = { "Copy Token", "Done" },
      .shows_token = TRUE,
  },
  {
      .name = "edit",
      .sees = "what can be changed of a token, and what cannot",
      .enter = edit_token,
      .shows = { "Edit Token", "Logs Europe", "filebeat-prod-eu", "Assigned Parser" },
      .buttons = { "Cancel" },
      .off = { "Save" },
  },
  {
      .name = "delete",
      .sees = "what stops working when a token is deleted",
      .enter = delete_token,
      .shows = { "Delete “", "stops working at once", "Logs Europe" },
      .buttons = { "Cancel", "Delete" },
  },
  {
      .name = "delete-production",
      .sees = "the same on a production server, where the name must be typed",
      .environment = INGOT_ENVIRONMENT_PRODUCTION,
      .enter = delete_token,
      .shows = { "Delete “", "stops working at once", "Production" },
      .buttons = { "Cancel" },
      .off = { "Delete" },
  },
  {},
};
