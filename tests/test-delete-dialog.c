/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-token-list.h"
#include "page.h"

static void
begin (Page *page, IngotEnvironment environment)
{
  page_begin (page, "root", environment);
  page_open (page, "payments");
}

static GtkWidget *
open_dialog (Page *page, const char *name)
{
  page_choose (page, name);
  page_do (page, "token.delete");
  return page_wait_dialog (page);
}

static gboolean
can_delete (GtkWidget *dialog)
{
  return adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "delete");
}

static const char *
get_chosen (Page *page)
{
  return ingot_ingest_token_get_name (page_get_chosen (page));
}

static void
test_first_look (void)
{
  Page page;
  GtkWidget *dialog;
  AdwAlertDialog *alert;

  begin (&page, INGOT_ENVIRONMENT_DEMO);
  dialog = open_dialog (&page, "filebeat-prod-eu");
  alert = ADW_ALERT_DIALOG (dialog);
  g_assert_cmpstr (adw_alert_dialog_get_heading (alert), ==,
                   "Delete “\u2068filebeat-prod-eu\u2069”?");
  g_assert_true (driver_shows (dialog, "stops working at once. This cannot be undone."));
  g_assert_true (driver_shows (dialog, "Demo & Co"));
  g_assert_true (driver_shows (dialog, "Repository last received data"));
  g_assert_cmpstr (adw_alert_dialog_get_default_response (alert), ==, "cancel");
  g_assert_cmpstr (adw_alert_dialog_get_close_response (alert), ==, "cancel");
  g_assert_cmpint (adw_alert_dialog_get_response_appearance (alert, "delete"), ==,
                   ADW_RESPONSE_DESTRUCTIVE);
  g_assert_null (driver_find_type (dialog, ADW_TYPE_ENTRY_ROW));
  g_assert_true (can_delete (dialog));
  g_assert_true (driver_press (dialog, "Cancel"));
  page_wait_no_dialog (&page);
  g_assert_nonnull (page_get_token (&page, "filebeat-prod-eu"));
  g_assert_cmpstr (get_chosen (&page), ==, "filebeat-prod-eu");
  page_end (&page);
}

/* Escape closes without asking a button. */
static void
test_escape (void)
{
  Page page;
  GtkWidget *dialog;

  begin (&page, INGOT_ENVIRONMENT_DEMO);
  dialog = open_dialog (&page, "filebeat-prod-eu");
  adw_dialog_close (ADW_DIALOG (dialog));
  page_wait_no_dialog (&page);
  g_assert_nonnull (page_get_token (&page, "filebeat-prod-eu"));
  page_end (&page);
}

static void
test_delete (void)
{
  Page page;
  GtkWidget *dialog;

  begin (&page, INGOT_ENVIRONMENT_DEMO);
  dialog = open_dialog (&page, "filebeat-prod-eu");
  g_assert_true (driver_press (dialog, "Delete"));
  page_wait_no_dialog (&page);
  g_assert_null (page_get_token (&page, "filebeat-prod-eu"));
  g_assert_true (driver_wait_shows (page.window, "“\u2068filebeat-prod-eu\u2069” deleted"));
  /* on to the next row */
  g_assert_cmpstr (get_chosen (&page), ==, "fraud-scoring");
  page_end (&page);
}

static void
test_delete_the_last_row (void)
{
  Page page;
  GtkWidget *dialog;

  begin (&page, INGOT_ENVIRONMENT_DEMO);
  dialog = open_dialog (&page, "vector-checkout");
  g_assert_true (driver_press (dialog, "Delete"));
  page_wait_no_dialog (&page);
  g_assert_cmpstr (get_chosen (&page), ==, "shop-apache");
  page_end (&page);
}

static void
test_production (void)
{
  Page page;
  GtkWidget *dialog;

  begin (&page, INGOT_ENVIRONMENT_PRODUCTION);
  dialog = open_dialog (&page, "filebeat-prod-eu");
  g_assert_true (driver_shows (dialog, "Production"));
  g_assert_false (can_delete (dialog));
  page_type (dialog, "Type the name to delete it", "filebeat-prod");
  g_assert_false (can_delete (dialog));
  page_type (dialog, "Type the name to delete it", "filebeat-prod-eu");
  g_assert_true (can_delete (dialog));
  g_assert_true (driver_press (dialog, "Delete"));
  page_wait_no_dialog (&page);
  g_assert_null (page_get_token (&page, "filebeat-prod-eu"));
  page_end (&page);
}

static void
test_refused (void)
{
  Page page;
  GtkWidget *dialog;

  begin (&page, INGOT_ENVIRONMENT_DEMO);
  page_fail (&page, "RemoveIngestToken",
             (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_GRAPHQL_ERROR,
                                .text = "Not <b>this</b> one",
                                .field = "name",
                                .reason = "R&D %s" });
  dialog = open_dialog (&page, "filebeat-prod-eu");
  g_assert_true (driver_press (dialog, "Delete"));
  g_assert_true (driver_wait_shows (dialog, "Not <b>this</b> one"));
  g_assert_true (driver_shows (dialog, "R&D %s"));
  g_assert_nonnull (page_get_token (&page, "filebeat-prod-eu"));
  g_assert_true (driver_press (dialog, "Delete"));
  page_wait_no_dialog (&page);
  g_assert_null (page_get_token (&page, "filebeat-prod-eu"));
  page_end (&page);
}

static void
test_stays_while_it_runs (void)
{
  Page page;
  GtkWidget *dialog;

  begin (&page, INGOT_ENVIRONMENT_DEMO);
  page_fail (&page, "RemoveIngestToken", (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_HELD });
  dialog = open_dialog (&page, "filebeat-prod-eu");
  g_assert_true (driver_press (dialog, "Delete"));
  g_assert_true (driver_wait_shows (dialog, "The token is being deleted."));
  g_assert_false (can_delete (dialog));
  g_assert_false (adw_dialog_close (ADW_DIALOG (dialog)));
  ingot_demo_server_release (page.server);
  page_wait_no_dialog (&page);
  g_assert_cmpuint (ingot_demo_server_count (page.server, "RemoveIngestToken"), ==, 1);
  page_end (&page);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/delete-dialog/first-look", test_first_look);
  g_test_add_func ("/delete-dialog/escape", test_escape);
  g_test_add_func ("/delete-dialog/delete", test_delete);
  g_test_add_func ("/delete-dialog/delete-the-last-row", test_delete_the_last_row);
  g_test_add_func ("/delete-dialog/production", test_production);
  g_test_add_func ("/delete-dialog/refused", test_refused);
  g_test_add_func ("/delete-dialog/stays-while-it-runs", test_stays_while_it_runs);

  return g_test_run ();
}
