/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "states.h"

#include "ingot-token-list.h"

#include <adwaita.h>

static IngotTokenSelection *
get_selection (Stage *stage)
{
  GtkWidget *list = driver_find_type (stage->window, INGOT_TYPE_TOKEN_LIST);

  return ingot_token_list_get_selection (INGOT_TOKEN_LIST (list));
}

static void
select_three (Stage *stage)
{
  stage_open (stage, "payments");
  gtk_selection_model_select_range (GTK_SELECTION_MODEL (get_selection (stage)), 1, 3, TRUE);
  driver_settle (stage->window);
}

static void
mark (Stage *stage)
{
  stage_open (stage, "payments");
  gtk_widget_activate_action (GTK_WIDGET (stage_get_page (stage)), "page.select", NULL);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (get_selection (stage)), 1, FALSE);
  driver_settle (stage->window);
}

static void
search_what_is_selected (Stage *stage)
{
  GtkWidget *entry;

  select_three (stage);
  g_object_set (stage_get_page (stage), "searching", TRUE, NULL);
  entry = driver_wait_for (GTK_WIDGET (stage_get_page (stage)), GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "fraud");
  driver_settle (stage->window);
}

static void
assign_parser (Stage *stage)
{
  select_three (stage);
  stage_open_dialog (stage, NULL, "token.edit");
}

/* Somebody has removed the parser that is picked: the one that some have. */
static void
assign_in_vain (Stage *stage)
{
  IngotDemoStore *store = ingot_demo_server_get_store (stage->server);
  IngotDemoDomain *domain = ingot_demo_store_find (store, "payments");
  gconstpointer parser = ingot_demo_store_find_parser (store, domain, "payments-json");

  select_three (stage);
  gtk_selection_model_unselect_item (GTK_SELECTION_MODEL (get_selection (stage)), 2);
  stage_open_dialog (stage, NULL, "token.edit");
  g_assert_true (g_ptr_array_remove (domain->parsers, (gpointer) parser));
  g_assert_true (driver_press (stage->window, "Assign"));
  g_assert_true (driver_wait_shows (stage->window, "0 changed, 2 failed"));
}

static void
ask_to_delete (Stage *stage)
{
  select_three (stage);
  stage_open_dialog (stage, NULL, "token.delete");
}

/* The first is done, and the others are refused. */
static void
delete_in_vain (Stage *stage)
{
  const IngotDemoFault none = { .kind = INGOT_DEMO_FAULT_NONE };

  ask_to_delete (stage);
  ingot_demo_server_add_fault (stage->server, "RemoveIngestToken", &none, 1);
  stage_fail (stage, "RemoveIngestToken",
              (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_GRAPHQL_ERROR,
                                 .text = "You are not allowed to change ingest tokens." });
  g_assert_true (driver_press (stage->window, "Delete"));
  g_assert_true (driver_wait_shows (stage->window, "1 deleted, 2 failed"));
}

const State states_of_selections[] = {
  {
      .name = "several-selected",
      .sees = "how many tokens are selected, and what can be done to all of them",
      .enter = select_three,
      .shows = { "3 selected" },
      .buttons = { "End Selection", "Assign Parser…", "Delete…" },
  },
  {
      .name = "several-marked",
      .sees = "a check mark in each row, for who has no keyboard",
      .enter = mark,
      .shows = { "1 selected" },
      .buttons = { "End Selection", "Assign Parser…", "Delete…" },
  },
  {
      .name = "several-not-found",
      .sees = "that what the search leaves out is not acted on",
      .enter = search_what_is_selected,
      .shows = { "1 selected, 2 hidden by the search" },
      .buttons = { "End Selection", "Assign Parser…", "Delete…" },
  },
  {
      .name = "assign-several",
      .sees = "which parser several tokens are to have",
      .enter = assign_parser,
      .shows = { "Assign Parser to 3 Tokens", "Logs Europe", "fraud-scoring", "Assigned Parser" },
      .buttons = { "Cancel", "Assign" },
  },
  {
      .name = "assign-several-failed",
      .sees = "that the parser is not there any more, and that another one can be picked",
      .enter = assign_in_vain,
      .shows = { "0 changed, 2 failed", "Failed: ", "Choose another one.", "Done" },
      .buttons = { "Done" },
      .off = { "Retry Failed" },
  },
  {
      .name = "delete-several",
      .sees = "what stops working when several tokens are deleted, and which those are",
      .enter = ask_to_delete,
      .shows = { "Delete 3 Ingest Tokens?", "stops working at once", "fraud-scoring" },
      .buttons = { "Cancel", "Delete" },
  },
  {
      .name = "delete-several-production",
      .sees = "the same on a production server, where the repository’s name must be typed",
      .environment = INGOT_ENVIRONMENT_PRODUCTION,
      .enter = ask_to_delete,
      .shows = { "Delete 3 Ingest Tokens?", "Production" },
      .buttons = { "Cancel" },
      .off = { "Delete" },
  },
  {
      .name = "delete-several-failed",
      .sees = "what came of each token, first of those that failed",
      .enter = delete_in_vain,
      .shows = { "1 deleted, 2 failed", "Failed: ", "not allowed to change", "Done" },
      .buttons = { "Retry Failed", "Done" },
  },
  {},
};
