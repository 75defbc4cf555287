/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-parser-row.h"
#include "ingot-token-list.h"
#include "page.h"

static GtkWidget *
open_dialog (Page *page)
{
  page_do (page, "page.new-token");
  return page_wait_dialog (page);
}

static gboolean
can_create (GtkWidget *dialog)
{
  GtkWidget *button = driver_find (dialog, GTK_TYPE_BUTTON, "Create");

  return button != NULL && gtk_widget_is_sensitive (button);
}

static gboolean
has_parsers (gpointer data)
{
  return g_list_model_get_n_items (adw_combo_row_get_model (data)) > 1;
}

static AdwComboRow *
wait_parsers (GtkWidget *dialog)
{
  GtkWidget *row = driver_wait_for (dialog, INGOT_TYPE_PARSER_ROW, NULL);

  g_assert_true (driver_wait (has_parsers, row, 10000));
  return ADW_COMBO_ROW (row);
}

/* Escape is heard below the dialog only. */
static gboolean
has_focus (Page *page, GtkWidget *dialog)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (page->window));

  return focus != NULL && gtk_widget_is_ancestor (focus, dialog);
}

static void
assert_name_row (GtkWidget *dialog, const char *says, gboolean wrong)
{
  GtkWidget *row = driver_find_type (dialog, ADW_TYPE_ENTRY_ROW);

  g_assert_true (driver_wait_shows (dialog, says));
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, says);
  gtk_test_accessible_assert_state (row, GTK_ACCESSIBLE_STATE_INVALID,
                                    wrong ? GTK_ACCESSIBLE_INVALID_TRUE
                                          : GTK_ACCESSIBLE_INVALID_FALSE);
}

static void
begin (Page *page, const char *user)
{
  page_begin (page, user, INGOT_ENVIRONMENT_DEMO);
  page_open (page, "payments");
}

static void
test_first_look (void)
{
  Page page;
  GtkWidget *dialog;

  begin (&page, "root");
  dialog = open_dialog (&page);
  g_assert_true (driver_shows (dialog, "New Ingest Token"));
  g_assert_true (driver_shows (dialog, "\u2068Demo & Co\u2069 · \u2068payments\u2069"));
  g_assert_false (can_create (dialog));
  g_assert_true (driver_shows (dialog, "A parser set in the log shipper wins"));
  g_assert_true (driver_press (dialog, "Cancel"));
  page_wait_no_dialog (&page);
  page_end (&page);
}

static void
test_create (void)
{
  Page page;
  GtkWidget *dialog;
  GtkWidget *name_row;
  IngotDemoToken *token;
  g_autofree char *shown = NULL;
  IngotIngestToken *chosen;

  begin (&page, "root");
  dialog = open_dialog (&page);
  name_row = driver_find_type (dialog, ADW_TYPE_ENTRY_ROW);
  page_pick_parser (dialog, "json");
  page_type (dialog, "Name", "vector-checkout-2");
  g_assert_true (driver_press (dialog, "Create"));
  g_assert_true (driver_wait_shows (dialog, "Ingest Token Created"));
  g_assert_true (driver_shows (dialog, "You can see it again in the list."));
  /* The name is taken now, by this token: nothing is wrong with it. */
  gtk_test_accessible_assert_state (name_row, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_FALSE);

  token = page_get_token (&page, "vector-checkout-2");
  g_assert_nonnull (token);
  g_assert_cmpstr (token->parser->name, ==, "json");
  shown = g_strconcat ("\u2066", token->text, "\u2069", NULL);
  g_assert_true (driver_shows (dialog, shown));
  g_assert_true (driver_press (dialog, "Copy Token"));
  g_assert_true (
      driver_wait_shows (dialog, "Token copied. The clipboard is cleared in 60 seconds."));

  g_assert_true (driver_press (dialog, "Done"));
  page_wait_no_dialog (&page);
  chosen = page_get_chosen (&page);
  g_assert_cmpstr (ingot_ingest_token_get_name (chosen), ==, "vector-checkout-2");
  g_assert_false (driver_shows (page.window, shown));
  page_end (&page);
}

static void
test_names (void)
{
  Page page;
  GtkWidget *dialog;

  begin (&page, "root");
  dialog = open_dialog (&page);
  page_type (dialog, "Name", "default");
  assert_name_row (dialog, "A token of this name exists here already", TRUE);
  g_assert_false (can_create (dialog));
  page_type (dialog, "Name", " default");
  assert_name_row (dialog, "The name begins or ends with a space", FALSE);
  g_assert_true (can_create (dialog));
  page_type (dialog, "Name", "a\nb");
  assert_name_row (dialog, "There is a line break in the name", FALSE);
  g_assert_true (can_create (dialog));
  page_type (dialog, "Name", "fine");
  g_assert_true (can_create (dialog));
  g_assert_false (driver_shows (dialog, "There is a line break in the name"));
  adw_dialog_force_close (ADW_DIALOG (dialog));
  page_wait_no_dialog (&page);
  page_end (&page);
}

static void
test_a_space_is_kept (void)
{
  Page page;
  GtkWidget *dialog;

  begin (&page, "root");
  dialog = open_dialog (&page);
  page_type (dialog, "Name", " spacious ");
  g_assert_true (driver_press (dialog, "Create"));
  g_assert_true (driver_wait_shows (dialog, "Ingest Token Created"));
  g_assert_nonnull (page_get_token (&page, " spacious "));
  g_assert_null (page_get_token (&page, "spacious"));
  adw_dialog_force_close (ADW_DIALOG (dialog));
  page_wait_no_dialog (&page);
  page_end (&page);
}

static void
test_refused (void)
{
  Page page;
  GtkWidget *dialog;

  begin (&page, "root");
  page_fail (&page, "AddIngestToken",
             (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_GRAPHQL_ERROR,
                                .text = "There were <b>errors</b>",
                                .field = "name",
                                .reason = "Not <i>this</i> & %s" });
  dialog = open_dialog (&page);
  page_pick_parser (dialog, "kv");
  page_type (dialog, "Name", "new");
  g_assert_true (driver_press (dialog, "Create"));
  g_assert_true (driver_wait_shows (dialog, "There were <b>errors</b>"));
  assert_name_row (dialog, "Not <i>this</i> & %s", TRUE);
  page_end (&page);
}

static void
test_failed_then_created (void)
{
  Page page;
  GtkWidget *dialog;
  GtkWidget *row;

  begin (&page, "root");
  page_fail (&page, "AddIngestToken",
             (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_GRAPHQL_ERROR,
                                .text = "Not now",
                                .field = "parser",
                                .reason = "cannot be read" });
  dialog = open_dialog (&page);
  page_pick_parser (dialog, "kv");
  page_type (dialog, "Name", "new");
  g_assert_true (driver_press (dialog, "Create"));
  g_assert_true (driver_wait_shows (dialog, "Not now"));
  g_assert_true (driver_shows (dialog, "cannot be read"));
  row = driver_find_type (dialog, ADW_TYPE_ENTRY_ROW);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "new");

  g_assert_true (driver_press (dialog, "Create"));
  g_assert_true (driver_wait_shows (dialog, "Ingest Token Created"));
  g_assert_cmpstr (page_get_token (&page, "new")->parser->name, ==, "kv");
  adw_dialog_force_close (ADW_DIALOG (dialog));
  page_wait_no_dialog (&page);
  page_end (&page);
}

static void
test_stays_while_it_runs (void)
{
  Page page;
  GtkWidget *dialog;

  begin (&page, "root");
  page_fail (&page, "AddIngestToken", (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_HELD });
  dialog = open_dialog (&page);
  page_type (dialog, "Name", "slow");
  gtk_widget_grab_focus (driver_find_type (dialog, ADW_TYPE_ENTRY_ROW));
  gtk_widget_activate_action (dialog, "dialog.create", NULL);
  g_assert_false (can_create (dialog));
  g_assert_true (has_focus (&page, dialog));
  gtk_widget_activate_action (dialog, "dialog.create", NULL);
  g_assert_false (adw_dialog_close (ADW_DIALOG (dialog)));
  g_assert_true (driver_wait_shows (dialog, "The server has not answered yet."));
  ingot_demo_server_release (page.server);
  g_assert_true (driver_wait_shows (dialog, "Ingest Token Created"));
  g_assert_cmpuint (ingot_demo_server_count (page.server, "AddIngestToken"), ==, 1);
  g_assert_true (adw_dialog_close (ADW_DIALOG (dialog)));
  page_wait_no_dialog (&page);
  page_end (&page);
}

static void
test_parsers_fail (void)
{
  Page page;
  GtkWidget *dialog;

  begin (&page, "root");
  /* how often: the first time less is asked for, if there is less than what the server knows */
  for (guint i = 0; i < 2; i++)
    page_fail (&page, "ListParsers",
               (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_GRAPHQL_ERROR, .text = "No <parsers>" });
  dialog = open_dialog (&page);
  g_assert_true (driver_wait_shows (dialog, "The parsers could not be loaded"));
  g_assert_true (driver_shows (dialog, "No <parsers>"));
  page_type (dialog, "Name", "without");
  g_assert_true (can_create (dialog));
  ingot_demo_server_clear_faults (page.server);
  g_assert_true (driver_press (dialog, "Retry"));
  wait_parsers (dialog);
  g_assert_false (driver_shows (dialog, "The parsers could not be loaded"));
  g_assert_true (driver_press (dialog, "Create"));
  g_assert_true (driver_wait_shows (dialog, "Ingest Token Created"));
  g_assert_null (page_get_token (&page, "without")->parser);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  page_wait_no_dialog (&page);
  page_end (&page);
}

static gboolean
is_gone (gpointer widget)
{
  return *(GtkWidget **) widget == NULL;
}

/* A server that takes its time does not keep a dialog that nobody sees any more. */
static void
test_closed_while_loading (void)
{
  Page page;
  GtkWidget *dialog;
  GtkWidget *row;

  begin (&page, "root");
  page_fail (&page, "ListParsers",
             (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_LATE, .delay = 600000 });
  dialog = open_dialog (&page);
  row = driver_find_type (dialog, INGOT_TYPE_PARSER_ROW);
  g_object_add_weak_pointer (G_OBJECT (row), (gpointer *) &row);
  g_assert_true (driver_press (dialog, "Cancel"));
  page_wait_no_dialog (&page);
  g_assert_true (driver_wait (is_gone, &row, 10000));
  page_end (&page);
}

static void
test_answer_lost (void)
{
  Page page;
  GtkWidget *dialog;

  begin (&page, "root");
  page_fail (&page, "AddIngestToken", (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_EXECUTED_CLOSE });
  dialog = open_dialog (&page);
  page_type (dialog, "Name", "lost-and-found");
  g_assert_true (driver_press (dialog, "Create"));
  g_assert_true (driver_wait_shows (dialog, "Ingest Token Found"));
  g_assert_cmpuint (ingot_demo_server_count (page.server, "AddIngestToken"), ==, 1);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  page_wait_no_dialog (&page);
  page_end (&page);
}

static void
test_outcome_unknown (void)
{
  Page page;
  GtkWidget *dialog;

  begin (&page, "root");
  page_fail (&page, "AddIngestToken", (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_EXECUTED_CLOSE });
  ingot_demo_server_add_fault (page.server, "ListIngestTokens",
                               &(IngotDemoFault) { .kind = INGOT_DEMO_FAULT_STATUS, .status = 503 },
                               9);
  dialog = open_dialog (&page);
  page_type (dialog, "Name", "who-knows");
  g_assert_true (driver_press (dialog, "Create"));
  g_assert_true (driver_wait_shows (dialog, "Outcome Unknown"));
  g_assert_true (driver_shows (dialog, "Look at the list of ingest tokens"));
  adw_dialog_force_close (ADW_DIALOG (dialog));
  page_wait_no_dialog (&page);
  page_end (&page);
}

static void
test_only_time (void)
{
  Page page;
  GtkWidget *dialog;

  begin (&page, "unlisted");
  dialog = open_dialog (&page);
  page_type (dialog, "Name", "unseen");
  g_assert_true (driver_press (dialog, "Create"));
  g_assert_true (driver_wait_shows (dialog, "This is the only time that you can see it."));
  g_assert_nonnull (page_get_token (&page, "unseen"));
  adw_dialog_force_close (ADW_DIALOG (dialog));
  page_wait_no_dialog (&page);
  page_end (&page);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/create-dialog/first-look", test_first_look);
  g_test_add_func ("/create-dialog/create", test_create);
  g_test_add_func ("/create-dialog/names", test_names);
  g_test_add_func ("/create-dialog/a-space-is-kept", test_a_space_is_kept);
  g_test_add_func ("/create-dialog/refused", test_refused);
  g_test_add_func ("/create-dialog/failed-then-created", test_failed_then_created);
  g_test_add_func ("/create-dialog/stays-while-it-runs", test_stays_while_it_runs);
  g_test_add_func ("/create-dialog/parsers-fail", test_parsers_fail);
  g_test_add_func ("/create-dialog/closed-while-loading", test_closed_while_loading);
  g_test_add_func ("/create-dialog/answer-lost", test_answer_lost);
  g_test_add_func ("/create-dialog/outcome-unknown", test_outcome_unknown);
  g_test_add_func ("/create-dialog/only-time", test_only_time);

  return g_test_run ();
}
