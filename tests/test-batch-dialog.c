/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-batch-dialog.h"
#include "ingot-parser-row.h"
#include "ingot-token-list.h"
#include "others.h"
#include "page.h"

#include <string.h>

static IngotTokenSelection *
get_selection (Page *page)
{
  return ingot_token_list_get_selection (INGOT_TOKEN_LIST (page_get_list (page)));
}

/* The rows from one name to another. */
static void
choose (Page *page, const char *first, const char *last)
{
  const guint position = ingot_token_selection_find (get_selection (page), first);
  const guint end = ingot_token_selection_find (get_selection (page), last);

  gtk_selection_model_select_range (GTK_SELECTION_MODEL (get_selection (page)), position,
                                    end - position + 1, TRUE);
  driver_settle (page->window);
}

static void
begin (Page *page, IngotEnvironment environment)
{
  page_begin (page, "root", environment);
  page_open (page, "payments");
  choose (page, "default", "fraud-scoring");
}

static GtkWidget *
open_dialog (Page *page, const char *action)
{
  page_do (page, action);
  return page_wait_dialog (page);
}

static guint
count_tokens (Page *page)
{
  return page_get_domain (page)->tokens->len;
}

static void
leave (Page *page, GtkWidget *dialog)
{
  g_assert_true (driver_press (dialog, "Done"));
  page_wait_no_dialog (page);
}

static void
test_assign (void)
{
  static const char *const names[] = { "default", "filebeat-prod-eu", "fraud-scoring" };
  Page page;
  GtkWidget *dialog;

  begin (&page, INGOT_ENVIRONMENT_DEMO);
  dialog = open_dialog (&page, "token.edit");
  g_assert_true (driver_shows (dialog, "Assign Parser to 3 Tokens"));
  g_assert_true (driver_shows (dialog, "\u2068Demo & Co\u2069 · \u2068payments\u2069"));
  g_assert_false (driver_shows (dialog, "cannot be undone"));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_true (driver_shows (dialog, names[i]));
  page_pick_parser (dialog, "kv");
  g_assert_true (driver_press (dialog, "Assign"));
  g_assert_true (driver_wait_shows (dialog, "3 changed"));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpstr (page_get_token (&page, names[i])->parser->name, ==, "kv");
  g_assert_cmpuint (ingot_demo_server_count (page.server, "AssignParser"), ==, 3);
  g_assert_null (driver_find (dialog, GTK_TYPE_BUTTON, "Retry Failed"));
  leave (&page, dialog);
  g_assert_cmpuint (ingot_token_selection_get_n_selected (get_selection (&page)), ==, 3);
  page_end (&page);
}

/* Nothing is taken away from who has not looked, and what would change nothing is off. */
static void
test_assign_what_is_there (void)
{
  Page page;
  GtkWidget *dialog;

  begin (&page, INGOT_ENVIRONMENT_DEMO);
  dialog = open_dialog (&page, "token.edit");
  g_assert_nonnull (ingot_parser_row_get_parser (
      INGOT_PARSER_ROW (driver_find_type (dialog, INGOT_TYPE_PARSER_ROW))));
  g_assert_true (driver_can_press (dialog, "Assign"));
  page_pick_parser (dialog, "kv");
  g_assert_true (driver_press (dialog, "Assign"));
  g_assert_true (driver_wait_shows (dialog, "3 changed"));
  leave (&page, dialog);

  dialog = open_dialog (&page, "token.edit");
  g_assert_false (driver_can_press (dialog, "Assign"));
  page_pick_parser (dialog, NULL);
  g_assert_true (driver_press (dialog, "Assign"));
  g_assert_true (driver_wait_shows (dialog, "3 changed"));
  g_assert_null (page_get_token (&page, "default")->parser);
  leave (&page, dialog);
  page_end (&page);
}

static void
test_delete (void)
{
  Page page;
  GtkWidget *dialog;

  begin (&page, INGOT_ENVIRONMENT_DEMO);
  dialog = open_dialog (&page, "token.delete");
  g_assert_true (driver_shows (dialog, "Delete 3 Ingest Tokens?"));
  g_assert_true (driver_shows (dialog, "stops working at once. This cannot be undone."));
  g_assert_true (driver_shows (dialog, "Repository last received data"));
  g_assert_true (driver_shows (dialog, "filebeat-prod-eu"));
  g_assert_null (driver_find_type (dialog, INGOT_TYPE_PARSER_ROW));
  g_assert_null (driver_find_type (dialog, ADW_TYPE_ENTRY_ROW));
  g_assert_true (driver_press (dialog, "Delete"));
  g_assert_true (driver_wait_shows (dialog, "3 deleted"));
  g_assert_true (driver_shows (dialog, "Done"));
  g_assert_cmpuint (count_tokens (&page), ==, 5);
  /* in the list while the dialog is still there */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_selection (&page))), ==, 5);
  leave (&page, dialog);
  g_assert_nonnull (page_get_chosen (&page));
  page_end (&page);
}

static void
test_cancel (void)
{
  Page page;
  GtkWidget *dialog;

  begin (&page, INGOT_ENVIRONMENT_DEMO);
  dialog = open_dialog (&page, "token.delete");
  g_assert_true (driver_press (dialog, "Cancel"));
  page_wait_no_dialog (&page);
  g_assert_cmpuint (count_tokens (&page), ==, 8);
  g_assert_cmpuint (ingot_token_selection_get_n_selected (get_selection (&page)), ==, 3);
  page_end (&page);
}

static void
test_production (void)
{
  Page page;
  GtkWidget *dialog;

  begin (&page, INGOT_ENVIRONMENT_PRODUCTION);
  dialog = open_dialog (&page, "token.delete");
  g_assert_true (driver_shows (dialog, "Production"));
  g_assert_false (driver_can_press (dialog, "Delete"));
  page_type (dialog, "Type the repository’s name", "payment");
  g_assert_false (driver_can_press (dialog, "Delete"));
  page_type (dialog, "Type the repository’s name", "payments");
  g_assert_true (driver_press (dialog, "Delete"));
  g_assert_true (driver_wait_shows (dialog, "3 deleted"));
  leave (&page, dialog);
  page_end (&page);
}

static gboolean
is_idle (gpointer data)
{
  return !ingot_repository_get_loading (data);
}

/* The name that was typed is not the repository's any more. */
static void
test_renamed (void)
{
  Page page;
  GtkWidget *dialog;

  begin (&page, INGOT_ENVIRONMENT_PRODUCTION);
  dialog = open_dialog (&page, "token.delete");
  page_type (dialog, "Type the repository’s name", "payments");
  g_assert_true (driver_can_press (dialog, "Delete"));
  others_rename_repository (&page);
  ingot_repository_refresh (page_get_repository (&page));
  g_assert_true (driver_wait (is_idle, page_get_repository (&page), 10000));
  g_assert_true (driver_shows (dialog, "sends data to “\u2068billing\u2069”"));
  g_assert_false (driver_can_press (dialog, "Delete"));
  page_type (dialog, "Type the repository’s name", "billing");
  g_assert_true (driver_press (dialog, "Delete"));
  g_assert_true (driver_wait_shows (dialog, "3 deleted"));
  leave (&page, dialog);
  page_end (&page);
}

/* What somebody else does while the dialog is open. */

static void
delete_tokens (Page *page)
{
  g_assert_true (ingot_demo_domain_remove_token (page_get_domain (page), "default"));
}

static const struct
{
  const char *name;
  const char *action;
  OthersFunc others;
  const char *comes_of; /* all of them */
  const char *says;     /* of one of them */
} meanwhile[] = {
  { "assign/token-deleted", "token.edit", delete_tokens, "2 changed, 1 failed",
    "Somebody has deleted" },
  { "assign/renamed", "token.edit", others_rename_repository, "failed",
    "is called “\u2068billing" },
  { "assign/repository-deleted", "token.edit", others_delete_repository, "failed",
    "“\u2068payments\u2069” is not on the server any more" },
  { "assign/permission-revoked", "token.edit", others_revoke_permission, "3 failed",
    "You do not have the permission “Change ingest tokens”" },
  { "assign/api-token-revoked", "token.edit", others_revoke_api_token, "failed",
    "does not accept the API token" },
  { "delete/token-deleted", "token.delete", delete_tokens, "3 deleted", "already deleted" },
  { "delete/renamed", "token.delete", others_rename_repository, "failed",
    "is called “\u2068billing" },
  { "delete/repository-deleted", "token.delete", others_delete_repository, "failed",
    "“\u2068payments\u2069” is not on the server any more" },
  { "delete/permission-revoked", "token.delete", others_revoke_permission, "3 failed",
    "You do not have the permission “Change ingest tokens”" },
  { "delete/api-token-revoked", "token.delete", others_revoke_api_token, "failed",
    "does not accept the API token" },
};

static void
test_meanwhile (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  const gboolean assigns = g_str_equal (meanwhile[i].action, "token.edit");
  Page page;
  GtkWidget *dialog;

  page_begin (&page, "changer", INGOT_ENVIRONMENT_DEMO);
  page_open (&page, "payments");
  choose (&page, "default", "fraud-scoring");
  dialog = open_dialog (&page, meanwhile[i].action);
  if (assigns)
    page_pick_parser (dialog, "kv");
  meanwhile[i].others (&page);
  g_assert_true (driver_press (dialog, assigns ? "Assign" : "Delete"));
  g_assert_true (driver_wait_shows (dialog, meanwhile[i].comes_of));
  g_assert_true (
      driver_wait_shows (dialog, others_get_told (&page, meanwhile[i].others, meanwhile[i].says)));
  leave (&page, dialog);
  page_end (&page);
}

static void
test_one_fails (void)
{
  Page page;
  GtkWidget *dialog;

  begin (&page, INGOT_ENVIRONMENT_DEMO);
  page_fail (
      &page, "RemoveIngestToken",
      (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_GRAPHQL_ERROR, .text = "Not <b>this</b> one" });
  dialog = open_dialog (&page, "token.delete");
  g_assert_true (driver_press (dialog, "Delete"));
  g_assert_true (driver_wait_shows (dialog, "2 deleted, 1 failed"));
  g_assert_true (driver_shows (dialog, "Not <b>this</b> one"));
  g_assert_cmpuint (count_tokens (&page), ==, 6);
  g_assert_true (driver_press (dialog, "Retry Failed"));
  g_assert_true (driver_wait_shows (dialog, "3 deleted"));
  g_assert_null (driver_find (dialog, GTK_TYPE_BUTTON, "Retry Failed"));
  g_assert_cmpuint (ingot_demo_server_count (page.server, "RemoveIngestToken"), ==, 4);
  leave (&page, dialog);
  page_end (&page);
}

/* Stays until everything that was sent is answered; what was not is not sent. */
static void
test_stop (void)
{
  const IngotDemoFault held = { .kind = INGOT_DEMO_FAULT_HELD };
  Page page;
  GtkWidget *dialog;

  begin (&page, INGOT_ENVIRONMENT_DEMO);
  ingot_demo_server_add_fault (page.server, "RemoveIngestToken", &held, 2);
  dialog = open_dialog (&page, "token.delete");
  g_assert_true (driver_press (dialog, "Delete"));
  g_assert_true (driver_wait_shows (dialog, "Under way"));
  g_assert_false (adw_dialog_close (ADW_DIALOG (dialog)));
  g_assert_true (driver_wait_shows (dialog, "The server has not answered yet."));
  g_assert_true (driver_press (dialog, "Stop"));
  g_assert_true (driver_wait_shows (dialog, "Waiting for what was sent already"));
  g_assert_false (driver_can_press (dialog, "Stop"));
  ingot_demo_server_release (page.server);
  g_assert_true (driver_wait_shows (dialog, "2 deleted, 1 not started"));
  g_assert_cmpuint (count_tokens (&page), ==, 6);
  g_assert_true (driver_press (dialog, "Continue"));
  g_assert_true (driver_wait_shows (dialog, "3 deleted"));
  leave (&page, dialog);
  page_end (&page);
}

/* How many of how many, in words and as a bar. */
static void
test_progress (void)
{
  Page page;
  GtkWidget *dialog;
  GtkWidget *bar;

  begin (&page, INGOT_ENVIRONMENT_DEMO);
  page_fail (&page, "RemoveIngestToken", (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_HELD });
  dialog = open_dialog (&page, "token.delete");
  g_assert_true (driver_press (dialog, "Delete"));
  g_assert_true (driver_wait_shows (dialog, "2 of 3"));
  bar = driver_wait_for (dialog, GTK_TYPE_PROGRESS_BAR, NULL);
  g_assert_cmpfloat_with_epsilon (gtk_progress_bar_get_fraction (GTK_PROGRESS_BAR (bar)), 2 / 3.0,
                                  0.001);
  ingot_demo_server_release (page.server);
  g_assert_true (driver_wait_shows (dialog, "3 deleted"));
  leave (&page, dialog);
  page_end (&page);
}

static void
choose_first (Page *page, guint n)
{
  gtk_selection_model_select_range (GTK_SELECTION_MODEL (get_selection (page)), 0, n, TRUE);
  driver_settle (page->window);
}

static guint
count_texts (GtkWidget *widget, const char *text)
{
  guint n = 0;

  if (!gtk_widget_get_mapped (widget))
    return 0;
  if (GTK_IS_LABEL (widget))
    return strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_texts (child, text);
  return n;
}

static GtkWidget *
get_parser_row (GtkWidget *dialog)
{
  return driver_find_type (dialog, INGOT_TYPE_PARSER_ROW);
}

static guint
count_assigned (Page *page, const char *name)
{
  GPtrArray *tokens = page_get_domain (page)->tokens;
  guint n = 0;

  for (guint i = 0; i < tokens->len; i++)
    {
      const IngotDemoParser *parser = ((IngotDemoToken *) tokens->pdata[i])->parser;

      n += parser != NULL && g_str_equal (parser->name, name);
    }
  return n;
}

/* Each row says what came of it, and that is what the server has; another token had the parser
 * before. */
static void
assert_results (Page *page, GtkWidget *dialog, guint n_done, guint n_failed, guint n_not_started)
{
  driver_settle (page->window);
  /* a button is called so as well */
  g_assert_cmpuint (count_texts (dialog, "Done"), ==, n_done + 1);
  g_assert_cmpuint (count_texts (dialog, "Failed: The parser “\u2068payments-json\u2069” is not "
                                         "there any more. Choose another one."),
                    ==, n_failed);
  g_assert_cmpuint (count_texts (dialog, "Not started"), ==, n_not_started);
  g_assert_cmpuint (count_assigned (page, OTHERS_PARSER), ==, n_done + 1);
}

/* Somebody removes the parser that is picked. */
static GtkWidget *
assign_removed_parser (Page *page)
{
  GtkWidget *dialog;

  begin (page, INGOT_ENVIRONMENT_DEMO);
  choose_first (page, 5);
  dialog = open_dialog (page, "token.edit");
  page_pick_parser (dialog, OTHERS_PARSER);
  others_remove_parser (page);
  g_assert_true (driver_press (dialog, "Assign"));
  g_assert_true (driver_wait_shows (dialog, "0 changed, 2 failed, 3 not started"));
  return dialog;
}

/* What would fare the same is not tried. */
static void
test_parser_removed (void)
{
  Page page;
  GtkWidget *dialog;

  dialog = assign_removed_parser (&page);
  assert_results (&page, dialog, 0, 2, 3);
  g_assert_cmpuint (ingot_demo_server_count (page.server, "AssignParser"), ==, 2);
  leave (&page, dialog);

  /* they are selected as they were, for another one */
  dialog = open_dialog (&page, "token.edit");
  page_pick_parser (dialog, "kv");
  g_assert_true (driver_press (dialog, "Assign"));
  g_assert_true (driver_wait_shows (dialog, "5 changed"));
  g_assert_false (gtk_widget_is_sensitive (get_parser_row (dialog)));
  leave (&page, dialog);
  page_end (&page);
}

/* What failed, and what was not started, is given another one without being chosen again. */
static void
test_another_parser (void)
{
  Page page;
  GtkWidget *dialog;

  dialog = assign_removed_parser (&page);
  g_assert_true (gtk_widget_is_focus (get_parser_row (dialog)));
  g_assert_false (driver_can_press (dialog, "Retry Failed"));
  g_assert_false (driver_can_press (dialog, "Continue"));

  page_pick_parser (dialog, "kv");
  g_assert_true (driver_press (dialog, "Retry Failed"));
  g_assert_true (driver_wait_shows (dialog, "2 changed, 3 not started"));
  page_pick_parser (dialog, "json");
  g_assert_true (driver_press (dialog, "Continue"));
  g_assert_true (driver_wait_shows (dialog, "5 changed"));
  g_assert_cmpuint (count_assigned (&page, "kv"), ==, 2);
  g_assert_cmpuint (count_assigned (&page, "json"), ==, 3 + 1);
  g_assert_cmpuint (ingot_demo_server_count (page.server, "AssignParser"), ==, 7);
  leave (&page, dialog);
  page_end (&page);
}

static gboolean
has_asked_twice (gpointer data)
{
  return ingot_demo_server_count (data, "AssignParser") == 2;
}

/* The same when some have it already; they keep it. */
static void
test_parser_removed_half_way (void)
{
  const IngotDemoFault held = { .kind = INGOT_DEMO_FAULT_HELD };
  Page page;
  GtkWidget *dialog;

  begin (&page, INGOT_ENVIRONMENT_DEMO);
  choose_first (&page, 5);
  dialog = open_dialog (&page, "token.edit");
  page_pick_parser (dialog, OTHERS_PARSER);
  ingot_demo_server_add_fault (page.server, "AssignParser", &held, 2);
  g_assert_true (driver_press (dialog, "Assign"));
  g_assert_true (driver_wait (has_asked_twice, page.server, 10000));
  others_remove_parser (&page);
  ingot_demo_server_release (page.server);
  g_assert_true (driver_wait_shows (dialog, "2 changed, 2 failed, 1 not started"));
  assert_results (&page, dialog, 2, 2, 1);
  leave (&page, dialog);
  page_end (&page);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/* A row that stays answers to each refresh. The focus cannot go back to where it was. */
static void
test_nothing_stays (void)
{
  Page page;

  begin (&page, INGOT_ENVIRONMENT_DEMO);
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *dialog;
      GtkWidget *row;

      gtk_window_set_focus (GTK_WINDOW (page.window), NULL);
      dialog = open_dialog (&page, "token.edit");
      row = driver_find_type (dialog, INGOT_TYPE_PARSER_ROW);
      g_object_add_weak_pointer (G_OBJECT (row), (gpointer *) &row);
      g_assert_true (driver_press (dialog, "Cancel"));
      page_wait_no_dialog (&page);
      g_assert_true (driver_wait (is_gone, &row, 3000));
    }
  page_end (&page);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/batch-dialog/assign", test_assign);
  g_test_add_func ("/batch-dialog/assign-what-is-there", test_assign_what_is_there);
  g_test_add_func ("/batch-dialog/delete", test_delete);
  g_test_add_func ("/batch-dialog/cancel", test_cancel);
  g_test_add_func ("/batch-dialog/production", test_production);
  g_test_add_func ("/batch-dialog/renamed", test_renamed);
  for (guint i = 0; i < G_N_ELEMENTS (meanwhile); i++)
    {
      g_autofree char *path = g_strconcat ("/batch-dialog/meanwhile/", meanwhile[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_meanwhile);
    }
  g_test_add_func ("/batch-dialog/one-fails", test_one_fails);
  g_test_add_func ("/batch-dialog/stop", test_stop);
  g_test_add_func ("/batch-dialog/progress", test_progress);
  g_test_add_func ("/batch-dialog/parser-removed", test_parser_removed);
  g_test_add_func ("/batch-dialog/another-parser", test_another_parser);
  g_test_add_func ("/batch-dialog/parser-removed-half-way", test_parser_removed_half_way);
  g_test_add_func ("/batch-dialog/nothing-stays", test_nothing_stays);

  return g_test_run ();
}
