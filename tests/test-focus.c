/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-busy.h"
#include "ingot-token-list.h"
#include "page.h"

#define TOKEN "default"

/* Where the focus is when a dialog has closed */

static gboolean
is_idle (gpointer data)
{
  return !ingot_repository_get_loading (data);
}

static gboolean
is_on_row (gpointer data)
{
  Page *page = data;
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (page->window));
  GtkWidget *list = page_get_list (page);

  return focus != NULL && list != NULL && gtk_widget_is_ancestor (focus, list) &&
         gtk_widget_get_mapped (focus);
}

static void
assert_on_row (Page *page, const char *name)
{
  IngotIngestToken *token;

  page_wait_no_dialog (page);
  g_assert_true (driver_wait (is_on_row, page, 10000));
  token = ingot_token_list_get_chosen (INGOT_TOKEN_LIST (page_get_list (page)));
  g_assert_cmpstr (ingot_ingest_token_get_name (token), ==, name);
  g_assert_true (driver_shows (gtk_root_get_focus (GTK_ROOT (page->window)), name));
}

static GtkWidget *
open_from_row (Page *page, const char *action)
{
  gtk_widget_child_focus (page_get_list (page), GTK_DIR_DOWN);
  page_choose (page, TOKEN);
  driver_settle (page->window);
  page_do (page, action);
  return page_wait_dialog (page);
}

static void
test_returns_to_row (void)
{
  static const char *const actions[] = { "token.edit", "token.delete", "page.new-token" };
  Page page;

  page_begin (&page, "root", INGOT_ENVIRONMENT_STAGING);
  page_open (&page, "payments");
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      adw_dialog_close (ADW_DIALOG (open_from_row (&page, actions[i])));
      assert_on_row (&page, TOKEN);
      g_assert_true (driver_press (open_from_row (&page, actions[i]), "Cancel"));
      assert_on_row (&page, TOKEN);
    }
  page_end (&page);
}

static void
test_returns_after_change (void)
{
  GtkWidget *dialog;
  Page page;

  page_begin (&page, "root", INGOT_ENVIRONMENT_STAGING);
  page_open (&page, "payments");
  dialog = open_from_row (&page, "token.delete");
  g_assert_true (driver_press (dialog, "Delete"));
  assert_on_row (&page, "filebeat-prod-eu");
  page_end (&page);
}

static void
test_returns_when_row_is_gone (void)
{
  static const char *const actions[] = { "token.edit", "token.delete" };
  Page page;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      GtkWidget *dialog;

      page_begin (&page, "root", INGOT_ENVIRONMENT_STAGING);
      page_open (&page, "payments");
      dialog = open_from_row (&page, actions[i]);
      ingot_demo_domain_remove_token (page_get_domain (&page), TOKEN);
      page_do (&page, "page.refresh");
      g_assert_true (driver_wait (is_idle, page_get_repository (&page), 10000));
      adw_dialog_close (ADW_DIALOG (dialog));
      assert_on_row (&page, "filebeat-prod-eu");
      page_end (&page);
    }
}

/* The columns behind the one that has the focus are GTK's to lose. */
static void
test_goes_with_the_page (void)
{
  Page page;
  GtkWidget *view;
  g_autoptr (GListModel) columns = NULL;
  GtkColumnViewColumn *last;

  page_begin (&page, "root", INGOT_ENVIRONMENT_STAGING);
  page_open (&page, "payments");
  view = driver_wait_for (page.window, GTK_TYPE_COLUMN_VIEW, NULL);
  gtk_widget_grab_focus (driver_find (view, GTK_TYPE_BUTTON, "Reveal"));
  columns = g_object_ref (gtk_column_view_get_columns (GTK_COLUMN_VIEW (view)));
  last = g_list_model_get_item (columns, g_list_model_get_n_items (columns) - 1);
  page_end (&page);
  g_assert_finalize_object (last);
}

/* Where the focus is while the server is asked */

static gboolean
is_busy (gpointer data)
{
  Page *page = data;
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (page->window));

  return INGOT_IS_BUSY (focus) && gtk_widget_get_mapped (focus);
}

static GtkWidget *
get_busy (Page *page)
{
  g_assert_true (driver_wait (is_busy, page, 10000));
  return gtk_root_get_focus (GTK_ROOT (page->window));
}

/* On what says what is done: what is turned off cannot have it, and something without a name says
 * nothing. */
static void
test_is_told (void)
{
  const IngotDemoFault held = { .kind = INGOT_DEMO_FAULT_HELD };
  GtkWidget *dialog;
  Page page;

  page_begin (&page, "root", INGOT_ENVIRONMENT_STAGING);
  page_open (&page, "payments");
  dialog = open_from_row (&page, "page.new-token");
  page_type (dialog, "Name", "courier");
  page_fail (&page, "AddIngestToken", held);
  g_assert_true (driver_press (dialog, "Create"));
  gtk_test_accessible_assert_property (get_busy (&page), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Creating the token");
  ingot_demo_server_release (page.server);
  g_assert_true (driver_press (dialog, "Done"));
  page_wait_no_dialog (&page);

  dialog = open_from_row (&page, "token.delete");
  page_fail (&page, "RemoveIngestToken", held);
  g_assert_true (driver_press (dialog, "Delete"));
  gtk_test_accessible_assert_relation (get_busy (&page), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                       driver_find_text (dialog, "The token is being deleted."),
                                       NULL);
  ingot_demo_server_release (page.server);
  page_wait_no_dialog (&page);
  page_end (&page);
}

/* To the button that was pressed. */
static void
test_returns_after_failure (void)
{
  const IngotDemoFault fault = { .kind = INGOT_DEMO_FAULT_GRAPHQL_ERROR, .text = "No." };
  GtkWidget *dialog, *button;
  Page page;

  page_begin (&page, "root", INGOT_ENVIRONMENT_STAGING);
  page_open (&page, "payments");
  dialog = open_from_row (&page, "token.delete");
  button = driver_find (dialog, GTK_TYPE_BUTTON, "Delete");
  gtk_widget_grab_focus (button);
  page_fail (&page, "RemoveIngestToken", fault);
  g_assert_true (gtk_widget_activate (button));
  g_assert_true (driver_wait (is_busy, &page, 10000));
  g_assert_true (driver_wait_shows (dialog, "No."));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (page.window)) == button);
  adw_dialog_close (ADW_DIALOG (dialog));
  assert_on_row (&page, TOKEN);
  page_end (&page);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/focus/returns/row", test_returns_to_row);
  g_test_add_func ("/focus/returns/after-change", test_returns_after_change);
  g_test_add_func ("/focus/returns/row-is-gone", test_returns_when_row_is_gone);
  g_test_add_func ("/focus/goes-with-the-page", test_goes_with_the_page);
  g_test_add_func ("/focus/is-told", test_is_told);
  g_test_add_func ("/focus/returns/after-failure", test_returns_after_failure);

  return g_test_run ();
}
