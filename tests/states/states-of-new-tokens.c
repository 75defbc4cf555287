/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Custom tokens, answers that get lost, and what others do meanwhile. */
#include "states.h"

#include "ingot-change.h"
#include "ingot-enable-dialog.h"
#include "ingot-session-private.h"

#include <adwaita.h>

#define NAME   "vector-edge"
#define STRONG "q7Yb3dK0vT_xR8nLw2ZsE-hJc5mUfA9gPoX1iN4kBtQ"

static GtkWidget *
open_dialog (Stage *stage)
{
  GtkWidget *dialog;

  stage_open (stage, "payments");
  dialog = stage_open_dialog (stage, NULL, "page.new-token");
  stage_type (dialog, "Name", NAME);
  return dialog;
}

static GtkWidget *
choose (Stage *stage, const char *token)
{
  GtkWidget *dialog = open_dialog (stage);
  GtkWidget *row = driver_wait_for (dialog, ADW_TYPE_EXPANDER_ROW, "Custom Token");

  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (row), TRUE);
  stage_type (dialog, "Token", token);
  driver_settle (stage->window);
  return dialog;
}

static void
create (Stage *stage, GtkWidget *dialog, const char *leads_to)
{
  g_assert_true (driver_press (dialog, "Create"));
  g_assert_true (driver_wait_shows (stage->window, leads_to));
}

static void
choose_weak_token (Stage *stage)
{
  choose (stage, NAME "-2024");
}

static void
choose_strong_token (Stage *stage)
{
  create (stage, choose (stage, STRONG), "Ingest Token Created");
}

static void
be_refused_the_feature (Stage *stage)
{
  create (stage, choose (stage, STRONG), "Custom ingest tokens are turned off on this server.");
}

static void
ask_for_the_feature (Stage *stage)
{
  be_refused_the_feature (stage);
  g_assert_true (driver_press (stage->window, "Enable Custom Ingest Tokens…"));
  g_assert_nonnull (driver_wait_for (stage->window, INGOT_TYPE_ENABLE_DIALOG, NULL));
}

static void
enable_the_feature (Stage *stage, const char *leads_to)
{
  GtkWidget *question = driver_wait_for (stage->window, INGOT_TYPE_ENABLE_DIALOG, NULL);

  g_assert_true (driver_press (question, "Enable"));
  g_assert_true (driver_wait_shows (stage->window, leads_to));
}

static void
be_refused_to_enable (Stage *stage)
{
  ask_for_the_feature (stage);
  stage_fail (stage, NULL, (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_STATUS, .status = 401 });
  enable_the_feature (stage, "API Token Not Accepted");
}

static void
enable_for_a_deleted_repository (Stage *stage)
{
  IngotDemoStore *store = ingot_demo_server_get_store (stage->server);

  ask_for_the_feature (stage);
  ingot_demo_store_remove_domain (store, ingot_demo_store_find (store, "payments"));
  enable_the_feature (stage, "Not on the Server");
}

static void
create_where_none_is_listed (Stage *stage)
{
  create (stage, open_dialog (stage), "This is the only time that you can see it.");
}

static void
leave_without_the_token (Stage *stage)
{
  create_where_none_is_listed (stage);
  g_assert_true (driver_press (stage->window, "Done"));
  g_assert_true (driver_wait_shows (stage->window, "Close Without the Token?"));
}

static void
open_by_name (Stage *stage, const char *action)
{
  stage_open (stage, "payments");
  stage_type (stage_open_dialog (stage, NULL, action), "Name", "fraud-scoring");
}

static void
edit_by_name (Stage *stage)
{
  open_by_name (stage, "page.edit-by-name");
}

static void
delete_by_name (Stage *stage)
{
  open_by_name (stage, "page.delete-by-name");
}

static void
lose_answer (Stage *stage, IngotDemoFaultKind kind, guint status, const char *leads_to)
{
  GtkWidget *dialog = open_dialog (stage);

  ingot_change_set_look_again (ingot_session_get_client (stage->session), 10);
  stage_fail (stage, "AddIngestToken", (IngotDemoFault) { .kind = kind, .status = status });
  create (stage, dialog, leads_to);
}

static void
lose_answer_when_done (Stage *stage)
{
  lose_answer (stage, INGOT_DEMO_FAULT_EXECUTED_CLOSE, 0, "Ingest Token Found");
}

static void
lose_answer_for_good (Stage *stage)
{
  lose_answer (stage, INGOT_DEMO_FAULT_STATUS, 504, "Outcome Unknown");
}

static void
create_in_renamed (Stage *stage)
{
  IngotDemoStore *store = ingot_demo_server_get_store (stage->server);
  GtkWidget *dialog = open_dialog (stage);

  ingot_demo_store_rename (store, ingot_demo_store_find (store, "payments"), "billing");
  create (stage, dialog, "Repository Was Renamed");
}

const State states_of_new_tokens[] = {
  {
      .name = "custom-token",
      .sees = "a custom token that is weak, and why; the choice stays with the person",
      .user = "root",
      .enter = choose_weak_token,
      .shows = { "New Ingest Token", "You answer for the strength of a custom token.", "Weak token",
                 "It has fewer than 20 characters." },
      .buttons = { "Cancel", "Create", "Generate" },
  },
  {
      .name = "custom-token-off",
      .sees = "a server that has custom tokens turned off, and the way to turn them on",
      .user = "root",
      .release = "1.180.0",
      .enter = be_refused_the_feature,
      .shows = { "New Ingest Token", "Custom ingest tokens are turned off on this server." },
      .buttons = { "Cancel", "Create", "Enable Custom Ingest Tokens…" },
  },
  {
      .name = "custom-token-enable",
      .sees = "what it means for the whole server to turn custom tokens on",
      .user = "root",
      .release = "1.180.0",
      .environment = INGOT_ENVIRONMENT_PRODUCTION,
      .enter = ask_for_the_feature,
      .shows = { "Enable Custom Ingest Tokens?", "a feature of the whole server", "Production" },
      .off = { "Enable" },
  },
  {
      .name = "custom-token-api-token",
      .sees = "an API token that was revoked while it was asked for the feature, and a place for "
              "another one",
      .user = "root",
      .release = "1.180.0",
      .enter = be_refused_to_enable,
      .shows = { "New Ingest Token", "API Token Not Accepted", "Replace API Token…",
                 "Custom ingest tokens are turned off on this server." },
      .buttons = { "Cancel", "Create", "Enable Custom Ingest Tokens…" },
  },
  {
      .name = "custom-token-gone",
      .sees = "what was enabled for a repository that somebody has deleted meanwhile",
      .user = "root",
      .release = "1.180.0",
      .enter = enable_for_a_deleted_repository,
      .shows = { "New Ingest Token", "Not on the Server",
                 "Custom ingest tokens are turned on for the whole server now." },
      .buttons = { "Cancel" },
      .off = { "Create" },
  },
  {
      .name = "custom-token-differs",
      .sees = "that the server has made another token than the one asked for",
      .user = "root",
      .own_tokens = TRUE,
      .enter = choose_strong_token,
      .shows = { "Ingest Token Created", "Not the token that you asked for" },
      .buttons = { "Copy Token", "Done" },
      .shows_token = TRUE,
  },
  {
      .name = "token-created-once",
      .sees = "a new token that can be seen this once, as the server lists none",
      .user = "unlisted",
      .enter = create_where_none_is_listed,
      .shows = { "Ingest Token Created", "This is the only time that you can see it." },
      .buttons = { "Copy Token", "Done" },
      .shows_token = TRUE,
  },
  {
      .name = "token-not-copied",
      .sees = "a last chance to copy such a token",
      .user = "unlisted",
      .enter = leave_without_the_token,
      .shows = { "Close Without the Token?", "It was not copied" },
      .buttons = { "Keep Open", "Close" },
      .shows_token = TRUE,
  },
  {
      .name = "edit-by-name",
      .sees = "a token that is edited without being listed",
      .user = "unlisted",
      .enter = edit_by_name,
      .shows = { "Edit Token", "Logs Europe", "Assigned Parser" },
      .buttons = { "Cancel", "Save" },
  },
  {
      .name = "delete-by-name",
      .sees = "a token that is deleted without being listed",
      .user = "unlisted",
      .enter = delete_by_name,
      .shows = { "Delete by Name?", "stops working at once" },
      .buttons = { "Cancel", "Delete" },
  },
  {
      .name = "token-found",
      .sees = "a token that is there although the answer was lost, and that it may be another’s",
      .enter = lose_answer_when_done,
      .shows = { "Ingest Token Found", "it cannot be told apart from one that somebody else" },
      .buttons = { "Copy Token", "Done" },
      .shows_token = TRUE,
  },
  {
      .name = "outcome-unknown",
      .sees = "that nobody knows what came of a change, and where to look",
      .enter = lose_answer_for_good,
      .shows = { "New Ingest Token", "Outcome Unknown", "the server may still be at work",
                 "Look at the List" },
      .buttons = { "Cancel", "Create" },
  },
  {
      .name = "renamed",
      .sees = "that somebody has renamed the repository meanwhile; nothing typed is lost",
      .enter = create_in_renamed,
      .shows = { "New Ingest Token", "Repository Was Renamed",
                 "it is called “\u2068billing\u2069” now" },
      .buttons = { "Cancel", "Create" },
  },
  {},
};
