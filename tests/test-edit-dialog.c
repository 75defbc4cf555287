/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-parser-row.h"
#include "ingot-token-list.h"
#include "page.h"

static GtkWidget *
open_dialog (Page *page, const char *name)
{
  page_choose (page, name);
  page_do (page, "token.edit");
  return page_wait_dialog (page);
}

static gboolean
can_save (GtkWidget *dialog)
{
  return gtk_widget_is_sensitive (driver_find (dialog, GTK_TYPE_BUTTON, "Save"));
}

static const char *
get_parser_name (Page *page, const char *token)
{
  const IngotDemoParser *parser = page_get_token (page, token)->parser;

  return parser != NULL ? parser->name : NULL;
}

static void
begin (Page *page)
{
  page_begin (page, "root", INGOT_ENVIRONMENT_DEMO);
  page_open (page, "payments");
}

static void
test_first_look (void)
{
  Page page;
  GtkWidget *dialog;

  begin (&page);
  dialog = open_dialog (&page, "fraud-scoring");
  g_assert_true (driver_shows (dialog, "Edit Token"));
  g_assert_true (driver_shows (dialog, "\u2068Demo & Co\u2069 · \u2068payments\u2069"));
  g_assert_true (driver_shows (dialog, "fraud-scoring"));
  g_assert_true (driver_shows (dialog, "payments-json"));
  g_assert_true (driver_shows (dialog, "The name cannot be changed"));
  g_assert_true (driver_shows (dialog, "A parser set in the log shipper wins"));
  g_assert_false (can_save (dialog));
  page_pick_parser (dialog, "kv");
  g_assert_true (can_save (dialog));
  page_pick_parser (dialog, "payments-json");
  g_assert_false (can_save (dialog));
  adw_dialog_force_close (ADW_DIALOG (dialog));
  page_wait_no_dialog (&page);
  page_end (&page);
}

static void
test_assign (void)
{
  Page page;
  GtkWidget *dialog;
  IngotIngestToken *chosen;

  begin (&page);
  dialog = open_dialog (&page, "fraud-scoring");
  page_pick_parser (dialog, "kv");
  g_assert_true (driver_press (dialog, "Save"));
  page_wait_no_dialog (&page);
  g_assert_cmpstr (get_parser_name (&page, "fraud-scoring"), ==, "kv");
  g_assert_true (driver_wait_shows (page.window, "“\u2068fraud-scoring\u2069” changed"));
  chosen = page_get_chosen (&page);
  g_assert_cmpstr (ingot_ingest_token_get_name (chosen), ==, "fraud-scoring");
  g_assert_cmpstr (ingot_parser_get_name (ingot_ingest_token_get_parser (chosen)), ==, "kv");
  page_end (&page);
}

static void
test_to_none (void)
{
  Page page;
  GtkWidget *dialog;

  begin (&page);
  dialog = open_dialog (&page, "fraud-scoring");
  page_pick_parser (dialog, NULL);
  g_assert_true (driver_press (dialog, "Save"));
  page_wait_no_dialog (&page);
  g_assert_cmpstr (get_parser_name (&page, "fraud-scoring"), ==, NULL);
  g_assert_cmpuint (ingot_demo_server_count (page.server, "UnassignParser"), ==, 1);
  g_assert_cmpuint (ingot_demo_server_count (page.server, "AssignParser"), ==, 0);
  page_end (&page);
}

static void
test_from_none (void)
{
  Page page;
  GtkWidget *dialog;

  begin (&page);
  dialog = open_dialog (&page, "default");
  g_assert_false (can_save (dialog));
  page_pick_parser (dialog, "json");
  g_assert_true (driver_press (dialog, "Save"));
  page_wait_no_dialog (&page);
  g_assert_cmpstr (get_parser_name (&page, "default"), ==, "json");
  page_end (&page);
}

static void
test_refused (void)
{
  Page page;
  GtkWidget *dialog;

  begin (&page);
  page_fail (&page, "AssignParser",
             (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_GRAPHQL_ERROR,
                                .text = "Needs <b>Change parsers</b>",
                                .field = "parser",
                                .reason = "%s & more" });
  dialog = open_dialog (&page, "fraud-scoring");
  page_pick_parser (dialog, "kv");
  g_assert_true (driver_press (dialog, "Save"));
  g_assert_true (driver_wait_shows (dialog, "Needs <b>Change parsers</b>"));
  g_assert_true (driver_shows (dialog, "%s & more"));
  g_assert_cmpstr (get_parser_name (&page, "fraud-scoring"), ==, "payments-json");
  g_assert_true (can_save (dialog));
  g_assert_true (driver_press (dialog, "Save"));
  page_wait_no_dialog (&page);
  g_assert_cmpstr (get_parser_name (&page, "fraud-scoring"), ==, "kv");
  page_end (&page);
}

/* In spite of what the server said before: what it probably means, and whom to ask. */
static void
test_not_permitted (void)
{
  Page page;
  GtkWidget *dialog;

  begin (&page);
  page_fail (&page, "AssignParser",
             (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_GRAPHQL_ERROR,
                                .text = "You don't have permission to <b>" });
  dialog = open_dialog (&page, "fraud-scoring");
  page_pick_parser (dialog, "kv");
  g_assert_true (driver_press (dialog, "Save"));
  g_assert_true (driver_wait_shows (dialog, "You don't have permission to <b>"));
  g_assert_true (driver_shows (dialog, "also “Change parsers”. Ask an administrator of the "
                                       "repository “\u2068payments\u2069” or the organization."));
  g_assert_true (can_save (dialog));
  adw_dialog_force_close (ADW_DIALOG (dialog));
  page_wait_no_dialog (&page);
  page_end (&page);
}

/* A parser that cannot be listed must not look like none, nor be changed to it by saving. */
static void
test_parsers_fail (void)
{
  Page page;
  GtkWidget *dialog;

  begin (&page);
  page_fail (&page, "ListParsers",
             (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_STATUS, .status = 503 });
  dialog = open_dialog (&page, "fraud-scoring");
  g_assert_true (driver_wait_shows (dialog, "The parsers could not be loaded"));
  g_assert_true (driver_shows (dialog, "payments-json"));
  g_assert_false (can_save (dialog));
  adw_dialog_force_close (ADW_DIALOG (dialog));
  page_wait_no_dialog (&page);
  page_end (&page);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/edit-dialog/first-look", test_first_look);
  g_test_add_func ("/edit-dialog/assign", test_assign);
  g_test_add_func ("/edit-dialog/to-none", test_to_none);
  g_test_add_func ("/edit-dialog/from-none", test_from_none);
  g_test_add_func ("/edit-dialog/refused", test_refused);
  g_test_add_func ("/edit-dialog/not-permitted", test_not_permitted);
  g_test_add_func ("/edit-dialog/parsers-fail", test_parsers_fail);

  return g_test_run ();
}
