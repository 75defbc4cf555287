/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window looks like on a read-only server. */
#include "ingot-repository-page.h"
#include "ingot-search-domain-row.h"
#include "ingot-server-button.h"
#include "ingot-sidebar.h"
#include "ingot-token-list.h"
#include "ingot-token-row.h"
#include "servers.h"

#define REASON "This server is read-only: nothing on it is changed from here"

static void
assert_off (GtkWidget *control, gboolean off)
{
  g_assert_nonnull (control);
  g_assert_true (gtk_widget_get_visible (control));
  g_assert_true (gtk_widget_is_sensitive (control) != off);
  g_assert_true ((g_strcmp0 (gtk_widget_get_tooltip_text (control), REASON) == 0) == off);
  /* A tooltip that tells what the control is called is not its description as well. */
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (control),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, off ? REASON : "");
}

static GtkWidget *
get_star (GtkWidget *window)
{
  GtkWidget *row = driver_find_type (driver_find_type (window, INGOT_TYPE_SIDEBAR),
                                     INGOT_TYPE_SEARCH_DOMAIN_ROW);

  return driver_find_type (row, GTK_TYPE_BUTTON);
}

static void
assert_row_menu (GtkWidget *window, gboolean off)
{
  GtkWidget *row = driver_find_type (window, INGOT_TYPE_TOKEN_ROW);
  GtkMenuButton *button = GTK_MENU_BUTTON (driver_find_type (row, GTK_TYPE_MENU_BUTTON));
  GtkWidget *popover = driver_open_menu (button);

  assert_off (driver_find_menu_item (popover, "Edit…"), off);
  assert_off (driver_find_menu_item (popover, "Delete…"), off);
  g_assert_true (gtk_widget_is_sensitive (driver_find_menu_item (popover, "Copy Token")));
  gtk_menu_button_popdown (button);
}

static void
assert_listed (GtkWidget *window, gboolean off)
{
  GtkWidget *list = driver_find_type (window, INGOT_TYPE_TOKEN_LIST);

  assert_off (driver_find (window, GTK_TYPE_BUTTON, "New Token"), off);
  assert_off (get_star (window), off);
  g_assert_true (ingot_token_list_choose (INGOT_TOKEN_LIST (list), "filebeat-prod-eu"));
  assert_row_menu (window, off);
}

/* Every control that changes something is there and off, says why, and follows the server. */
static void
test_read_only (void)
{
  g_autoptr (IngotDemoServer) demo = servers_start_demo ();
  IngotServer *server = servers_save ("One", demo);
  GtkWidget *window, *page;

  ingot_server_set_read_only (server, TRUE);
  window = servers_open_window (server);
  g_assert_true (driver_wait_shows (window, "payments"));
  gtk_widget_activate_action (window, "win.open-search-domain", "s", "payments");
  g_assert_true (driver_wait_shows (window, "filebeat-prod-eu"));
  driver_settle (window);
  g_assert_true (driver_shows (driver_find_type (window, INGOT_TYPE_SERVER_BUTTON), "Read-Only"));
  page = driver_find_type (window, INGOT_TYPE_REPOSITORY_PAGE);
  g_assert_true (driver_shows (page, "Read-Only"));
  assert_listed (window, TRUE);
  gtk_widget_activate_action (driver_find_type (window, INGOT_TYPE_TOKEN_LIST), "token.edit", NULL);
  gtk_widget_activate_action (driver_find_type (window, INGOT_TYPE_TOKEN_LIST), "token.delete",
                              NULL);
  g_assert_null (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));

  gtk_widget_activate_action (page, "page.select", NULL);
  driver_settle (window);
  assert_off (driver_find (window, GTK_TYPE_BUTTON, "Assign Parser…"), TRUE);
  assert_off (driver_find (window, GTK_TYPE_BUTTON, "Delete…"), TRUE);

  ingot_server_set_read_only (server, FALSE);
  driver_settle (window);
  g_assert_false (driver_shows (page, "Read-Only"));
  assert_off (driver_find (window, GTK_TYPE_BUTTON, "New Token"), FALSE);
  assert_off (driver_find (window, GTK_TYPE_BUTTON, "Assign Parser…"), FALSE);
  assert_off (get_star (window), FALSE);
  assert_row_menu (window, FALSE);
  servers_close_window (window);
  servers_clear ();
}

static void
test_read_only_by_name (void)
{
  g_autoptr (IngotDemoServer) demo = servers_start_demo ();
  g_autoptr (IngotServer) server = ingot_server_new_for_session (
      "One", ingot_demo_server_get_address (demo), INGOT_ENVIRONMENT_NONE);
  g_autoptr (IngotSession) session = ingot_session_new_for_server (
      server, ingot_demo_server_get_api_token (demo, "unlisted"), NULL);
  GtkWidget *window;

  ingot_server_set_read_only (server, TRUE);
  window = servers_open_window (server);
  g_assert_true (driver_wait_shows (window, "payments"));
  gtk_widget_activate_action (window, "win.open-search-domain", "s", "payments");
  g_assert_true (driver_wait_shows (window, "Edit by Name…"));
  assert_off (driver_find (window, GTK_TYPE_BUTTON, "Edit by Name…"), TRUE);
  assert_off (driver_find (window, GTK_TYPE_BUTTON, "Delete by Name…"), TRUE);
  assert_off (driver_find (window, GTK_TYPE_BUTTON, "New Token"), TRUE);
  servers_close_window (window);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read-only-server/listed", test_read_only);
  g_test_add_func ("/read-only-server/by-name", test_read_only_by_name);
  return servers_run ();
}
