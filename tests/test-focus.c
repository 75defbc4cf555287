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
  token = page_get_chosen (page);
  g_assert_cmpstr (ingot_ingest_token_get_name (token), ==, name);
  g_assert_true (driver_shows (gtk_root_get_focus (GTK_ROOT (page->window)), name));
}

static GtkWidget *
open_from_row (Page *page, const char *action)
{
  gtk_widget_grab_focus (page_get_list (page));
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

static gboolean
is_row_focused (Page *page)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (page->window));

  return gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (focus)) ==
             GTK_ACCESSIBLE_ROLE_LIST_ITEM &&
         driver_shows (focus, "batch-reconciliation");
}

static void
tab_to_row (Page *page)
{
  gtk_widget_grab_focus (driver_find (page->window, GTK_TYPE_TOGGLE_BUTTON, "Search Tokens"));
  do
    g_assert_true (gtk_widget_child_focus (page_get_list (page), GTK_DIR_TAB_FORWARD));
  while (!is_row_focused (page));
  driver_settle (page->window);
}

static IngotTokenSelection *
get_selection (Page *page)
{
  return ingot_token_list_get_selection (INGOT_TOKEN_LIST (page_get_list (page)));
}

static void
assert_n_selected (Page *page, guint n)
{
  g_assert_cmpuint (ingot_token_selection_get_n_selected (get_selection (page)), ==, n);
}

/* As Return does: Tab selects nothing, and Escape leaves the focus where it is. */
static void
test_keys_are_for_row (void)
{
  GtkWidget *dialog;
  Page page;

  page_begin (&page, "root", INGOT_ENVIRONMENT_STAGING);
  page_open (&page, "payments");
  tab_to_row (&page);
  assert_n_selected (&page, 0);
  page_do (&page, "token.delete");
  dialog = page_wait_dialog (&page);
  g_assert_true (driver_shows (dialog, "batch-reconciliation"));
  adw_dialog_close (ADW_DIALOG (dialog));
  assert_on_row (&page, "batch-reconciliation");

  gtk_selection_model_select_all (GTK_SELECTION_MODEL (get_selection (&page)));
  page_do (&page, "token.unselect");
  assert_n_selected (&page, 0);
  page_do (&page, "token.copy");
  g_assert_true (driver_wait_shows (page.window, "Token copied."));
  assert_on_row (&page, "batch-reconciliation");
  page_end (&page);
}

/* Several that a person marks or has marked are never another one. */
static void
test_keys_are_for_marked (void)
{
  Page page;

  page_begin (&page, "root", INGOT_ENVIRONMENT_STAGING);
  page_open (&page, "payments");
  tab_to_row (&page);
  ingot_token_selection_set_marking (get_selection (&page), TRUE);
  page_do (&page, "token.delete");
  page_do (&page, "token.copy");
  driver_settle (page.window);
  assert_n_selected (&page, 0);
  g_assert_null (adw_window_get_visible_dialog (ADW_WINDOW (page.window)));
  ingot_token_selection_choose (get_selection (&page), 2);
  page_do (&page, "token.copy");
  assert_n_selected (&page, 1);
  g_assert_cmpuint (ingot_token_selection_get_first (get_selection (&page)), ==, 2);
  page_end (&page);
}

/* What has the focus goes with the page that it is on. */
static void
test_goes_with_the_page (void)
{
  Page page;
  GtkWidget *button;

  page_begin (&page, "root", INGOT_ENVIRONMENT_STAGING);
  page_open (&page, "payments");
  button = g_object_ref (driver_find (page_get_list (&page), GTK_TYPE_BUTTON, "Reveal"));
  g_assert_true (gtk_widget_grab_focus (button));
  page_end (&page);
  g_assert_finalize_object (button);
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
  g_test_add_func ("/focus/keys-are-for/row", test_keys_are_for_row);
  g_test_add_func ("/focus/keys-are-for/marked", test_keys_are_for_marked);
  g_test_add_func ("/focus/goes-with-the-page", test_goes_with_the_page);
  g_test_add_func ("/focus/is-told", test_is_told);
  g_test_add_func ("/focus/returns/after-failure", test_returns_after_failure);

  return g_test_run ();
}
