/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several servers: what windows show of them, and what is remembered. */
#include "driver.h"
#include "fixture.h"
#include "ingot-application.h"
#include "ingot-demo-server.h"
#include "ingot-keyring.h"
#include "ingot-repository-page.h"
#include "ingot-search-domain-row.h"
#include "ingot-server-button.h"
#include "ingot-server-row.h"
#include "ingot-settings.h"
#include "ingot-sidebar.h"
#include "ingot-token-list.h"
#include "ingot-token-menu.h"
#include "ingot-window.h"

#define REASON "This server is read-only: nothing on it is changed from here"

static IngotApplication *application;

static GObject *
start_demo (char **address, char **api_token, GError **error)
{
  const IngotDemoOptions options = { 0 };
  g_autoptr (IngotDemoServer) demo = ingot_demo_server_new (&options);

  if (!ingot_demo_server_start (demo, 0, error))
    return NULL;
  *address = g_strdup (ingot_demo_server_get_address (demo));
  *api_token = g_strdup (ingot_demo_server_get_api_token (demo, "root"));
  return G_OBJECT (g_steal_pointer (&demo));
}

static IngotServerList *
get_servers (void)
{
  return ingot_application_get_servers (application);
}

static IngotServer *
get_server (guint place)
{
  g_autoptr (IngotServer) server = g_list_model_get_item (G_LIST_MODEL (get_servers ()), place);

  return server; /* the list has it */
}

static IngotDemoServer *
demo_new (void)
{
  const IngotDemoOptions options = { 0 };
  IngotDemoServer *demo = ingot_demo_server_new (&options);
  g_autoptr (GError) error = NULL;

  ingot_demo_server_start (demo, 0, &error);
  g_assert_no_error (error);
  return demo;
}

/* As the dialog leaves it: saved, with its API token in the keyring. */
static IngotServer *
save_server (const char *name, IngotDemoServer *demo)
{
  g_autoptr (IngotServer) server = ingot_server_new_for_session (
      name, ingot_demo_server_get_address (demo), INGOT_ENVIRONMENT_STAGING);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ingot_keyring_store_async (server, ingot_demo_server_get_api_token (demo, "root"), NULL,
                             fixture_store_result, &result);
  ingot_keyring_store_finish (server, fixture_await (&result), &error);
  g_assert_no_error (error);
  return ingot_server_list_save (get_servers (), server);
}

static void
clear_servers (void)
{
  while (get_server (0) != NULL)
    ingot_server_list_remove (get_servers (), get_server (0));
}

static GtkWidget *
open_window (IngotServer *server)
{
  g_autoptr (IngotSession) session =
      server != NULL ? ingot_session_dup_for_server (server, NULL) : NULL;
  GtkWindow *window = ingot_window_new (GTK_APPLICATION (application), session);

  gtk_window_set_default_size (window, 1100, 720);
  gtk_window_present (window);
  driver_settle (GTK_WIDGET (window));
  return GTK_WIDGET (window);
}

static void
close_window (GtkWidget *window)
{
  driver_settle (window);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  while (window != NULL && g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (window);
}

static IngotServer *
get_shown (GtkWidget *window)
{
  IngotSession *session = ingot_window_get_session (INGOT_WINDOW (window));

  return session != NULL ? ingot_session_get_server (session) : NULL;
}

static void
switch_to (GtkWidget *window, guint place)
{
  gtk_widget_activate_action (window, "win.open-server", "u", place);
  driver_settle (window);
}

static void
assert_last_server (IngotServer *server)
{
  g_autoptr (GSettings) settings = ingot_settings_new ();
  g_autofree char *uuid = g_settings_get_string (settings, "last-server");

  g_assert_cmpstr (uuid, ==, ingot_server_get_uuid (server));
}

static void
find_rows (GtkWidget *widget, GPtrArray *rows)
{
  if (INGOT_IS_SERVER_ROW (widget))
    g_ptr_array_add (rows, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_rows (child, rows);
}

/* The list of the server button: one row for each server, one of them with the check. */
static void
assert_rows (GtkWidget *window, guint n_rows)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  find_rows (driver_find_type (window, INGOT_TYPE_SERVER_BUTTON), rows);
  g_assert_cmpuint (rows->len, ==, n_rows);
  for (guint i = 0; i < rows->len; i++)
    {
      gboolean current;
      guint place;

      g_object_get (rows->pdata[i], "current", &current, "place", &place, NULL);
      g_assert_cmpuint (place, ==, i);
      g_assert_true (ingot_server_row_get_server (rows->pdata[i]) == get_server (i));
      g_assert_true (current == (get_server (i) == get_shown (window)));
    }
}

static void
test_switch (void)
{
  g_autoptr (IngotDemoServer) demo = demo_new ();
  IngotServer *one = save_server ("One", demo);
  IngotServer *other = save_server ("Other", demo);
  GtkWidget *window = open_window (one);
  IngotSession *left = ingot_window_get_session (INGOT_WINDOW (window));

  g_assert_true (driver_wait_shows (window, "payments"));
  assert_rows (window, 2);
  assert_last_server (one);
  g_object_add_weak_pointer (G_OBJECT (left), (gpointer *) &left);
  switch_to (window, 1);
  g_assert_true (get_shown (window) == other);
  g_assert_true (driver_wait_shows (window, "payments"));
  assert_rows (window, 2);
  assert_last_server (other);
  /* no window shows it */
  g_assert_null (left);

  /* There is none, and nothing happens. */
  switch_to (window, 8);
  g_assert_true (get_shown (window) == other);
  close_window (window);
  clear_servers ();
}

static void
test_dialog_holds (void)
{
  g_autoptr (IngotDemoServer) demo = demo_new ();
  IngotServer *one = save_server ("One", demo);
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *window;

  save_server ("Other", demo);
  window = open_window (one);
  adw_dialog_present (dialog, window);
  switch_to (window, 1);
  g_assert_true (get_shown (window) == one);
  adw_dialog_force_close (dialog);
  close_window (window);
  clear_servers ();
}

static void
test_two_windows (void)
{
  g_autoptr (IngotDemoServer) demo = demo_new ();
  IngotServer *one = save_server ("One", demo);
  IngotServer *other = save_server ("Other", demo);
  GtkWidget *first = open_window (one);
  GtkWidget *second = open_window (one);
  IngotSession *session = ingot_window_get_session (INGOT_WINDOW (first));

  g_assert_true (ingot_window_get_session (INGOT_WINDOW (second)) == session);
  switch_to (second, 1);
  g_assert_true (get_shown (first) == one);
  g_assert_true (get_shown (second) == other);
  assert_rows (first, 2);
  assert_rows (second, 2);
  /* The first window has kept it. */
  switch_to (second, 0);
  g_assert_true (ingot_window_get_session (INGOT_WINDOW (second)) == session);

  /* Both follow what is changed of it. */
  ingot_server_set_name (one, "Renamed");
  g_assert_true (driver_wait_shows (first, "Renamed"));
  g_assert_true (driver_wait_shows (second, "Renamed"));
  close_window (second);
  close_window (first);
  clear_servers ();
}

static const char *
get_open (GtkWidget *window)
{
  GtkWidget *page = driver_find_type (window, INGOT_TYPE_REPOSITORY_PAGE);
  IngotRepository *repository =
      page != NULL ? ingot_repository_page_get_repository (INGOT_REPOSITORY_PAGE (page)) : NULL;

  return repository != NULL
             ? ingot_search_domain_get_name (ingot_repository_get_domain (repository))
             : NULL;
}

static gboolean
opens_billing (gpointer window)
{
  return g_strcmp0 (get_open (window), "billing") == 0;
}

static gboolean
opens_payments (gpointer window)
{
  return g_strcmp0 (get_open (window), "payments") == 0;
}

static void
test_last_repository (void)
{
  g_autoptr (IngotDemoServer) demo = demo_new ();
  IngotDemoStore *store = ingot_demo_server_get_store (demo);
  IngotServer *one = save_server ("One", demo);
  GtkWidget *window = open_window (one);

  save_server ("Other", demo);
  g_assert_true (driver_wait_shows (window, "payments"));
  gtk_widget_activate_action (window, "win.open-search-domain", "s", "payments");
  g_assert_cmpstr (ingot_server_get_last_repository_name (one), ==, "payments");
  g_assert_cmpstr (ingot_server_get_last_repository_id (one), !=, "");
  switch_to (window, 1);
  g_assert_true (driver_wait_shows (window, "payments"));
  g_assert_null (get_open (window));
  switch_to (window, 0);
  g_assert_true (driver_wait (opens_payments, window, 10000));

  /* Renamed elsewhere: the identifier leads to it, and the new name is remembered. */
  switch_to (window, 1);
  ingot_demo_store_rename (store, ingot_demo_store_find (store, "payments"), "billing");
  switch_to (window, 0);
  g_assert_true (driver_wait (opens_billing, window, 10000));
  g_assert_cmpstr (ingot_server_get_last_repository_name (one), ==, "billing");
  close_window (window);

  /* Another one has its name now. */
  ingot_server_set_last_repository (one, "billing", "no such identifier");
  window = open_window (one);
  g_assert_true (driver_wait_shows (window, "billing"));
  driver_settle (window);
  g_assert_null (get_open (window));
  close_window (window);
  clear_servers ();
}

static void
test_removed (void)
{
  g_autoptr (IngotDemoServer) demo = demo_new ();
  IngotServer *one = save_server ("One", demo);
  IngotServer *two = save_server ("Two", demo);
  IngotServer *three = save_server ("Three", demo);
  GtkWidget *window = open_window (two);
  GtkWidget *other = open_window (one);

  ingot_server_list_remove (get_servers (), two);
  g_assert_true (get_shown (window) == three);
  g_assert_true (get_shown (other) == one);
  ingot_server_list_remove (get_servers (), three);
  g_assert_true (get_shown (window) == one);
  ingot_server_list_remove (get_servers (), one);
  g_assert_null (get_shown (window));
  g_assert_true (driver_wait_shows (window, "Welcome to Ingot"));
  g_assert_true (driver_wait_shows (other, "Welcome to Ingot"));

  /* One that is added, in another process for example, is shown. */
  one = save_server ("One", demo);
  g_assert_true (get_shown (window) == one);
  g_assert_true (driver_wait_shows (window, "payments"));
  close_window (other);
  close_window (window);
  clear_servers ();
}

static void
test_order (void)
{
  g_autoptr (IngotDemoServer) demo = demo_new ();
  IngotServer *one = save_server ("One", demo);
  IngotServer *two = save_server ("Two", demo);
  GtkWidget *window = open_window (one);

  ingot_server_list_move (get_servers (), two, one);
  g_assert_true (get_shown (window) == one);
  assert_rows (window, 2);
  switch_to (window, 0);
  g_assert_true (get_shown (window) == two);
  close_window (window);
  clear_servers ();
}

/* What a person finds at the start. */
static GtkWidget *
start (void)
{
  GtkWindow *window;

  g_application_activate (G_APPLICATION (application));
  window = gtk_application_get_active_window (GTK_APPLICATION (application));
  driver_settle (GTK_WIDGET (window));
  return GTK_WIDGET (window);
}

static void
test_start (void)
{
  g_autoptr (IngotDemoServer) demo = demo_new ();
  g_autoptr (GSettings) settings = ingot_settings_new ();
  IngotServer *one = save_server ("One", demo);
  IngotServer *other = save_server ("Other", demo);
  GtkWidget *window;

  g_settings_set_string (settings, "last-server", ingot_server_get_uuid (other));
  window = start ();
  g_assert_true (get_shown (window) == other);
  close_window (window);

  g_settings_set_string (settings, "last-server", "../nonsense");
  window = start ();
  g_assert_true (get_shown (window) == one);
  close_window (window);

  clear_servers ();
  window = start ();
  g_assert_null (get_shown (window));
  g_assert_true (driver_shows (window, "Welcome to Ingot"));
  close_window (window);
}

/* An address that is none is passed over at the start, and said when the server is chosen. */
static void
test_broken (void)
{
  g_autoptr (IngotDemoServer) demo = demo_new ();
  g_autoptr (GSettings) settings = ingot_settings_new ();
  IngotServer *broken = save_server ("Broken", demo);
  IngotServer *good = save_server ("Good", demo);
  const char *const uuids[] = { "nonsense",
                                "00000000-0000-4000-8000-000000000000",
                                ingot_server_get_uuid (broken),
                                ingot_server_get_uuid (broken),
                                ingot_server_get_uuid (good),
                                NULL };
  GtkWidget *window;

  ingot_server_set_address (broken, "http://:0:0/");
  g_settings_set_strv (settings, "servers", uuids);
  g_settings_set_string (settings, "last-server", ingot_server_get_uuid (broken));
  window = start ();
  g_assert_true (get_shown (window) == good);
  switch_to (window, 0);
  g_assert_true (driver_wait_shows (window, "The Server Cannot Be Opened"));
  g_assert_true (get_shown (window) == good);
  close_window (window);
  clear_servers ();
}

static void
test_demo (void)
{
  g_autoptr (IngotDemoServer) demo = demo_new ();
  GtkWidget *window = open_window (NULL);
  IngotServer *server;

  g_assert_true (driver_press (window, "Try the Demo"));
  g_assert_true (driver_wait_shows (window, "payments"));
  server = get_server (0);
  g_assert_true (get_shown (window) == server);
  g_assert_false (ingot_server_get_saved (server));
  assert_rows (window, 1);

  /* Its API token is nowhere but in its session, which is there as long as the application. */
  save_server ("Mine", demo);
  switch_to (window, 0);
  g_assert_cmpstr (ingot_server_get_name (get_shown (window)), ==, "Mine");
  switch_to (window, 1);
  g_assert_true (get_shown (window) == server);
  g_assert_true (driver_wait_shows (window, "payments"));
  close_window (window);
  clear_servers ();
}

static void
assert_off (GtkWidget *control, gboolean off)
{
  g_assert_nonnull (control);
  g_assert_true (gtk_widget_get_visible (control));
  g_assert_true (gtk_widget_is_sensitive (control) != off);
  g_assert_true ((g_strcmp0 (gtk_widget_get_tooltip_text (control), REASON) == 0) == off);
  if (off)
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (control),
                                         GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, REASON);
}

static GtkWidget *
find_menu_item (GtkWidget *widget, const char *label)
{
  GtkWidget *found = NULL;
  g_autofree char *text = NULL;

  if (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == GTK_ACCESSIBLE_ROLE_MENU_ITEM)
    g_object_get (widget, "text", &text, NULL);
  if (g_strcmp0 (text, label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_menu_item (child, label);
  return found;
}

/* The menu is filled when it is asked for; without a seat it does not open. */
static void
assert_row_menu (GtkWidget *window, gboolean off)
{
  GtkWidget *menu = driver_find_type (window, INGOT_TYPE_TOKEN_MENU);
  GtkMenuButton *button = GTK_MENU_BUTTON (driver_find_type (menu, GTK_TYPE_MENU_BUTTON));
  GtkWidget *popover;

  gtk_menu_button_popup (button);
  popover = GTK_WIDGET (gtk_menu_button_get_popover (button));
  driver_settle (window);
  gtk_menu_button_popup (button);
  assert_off (find_menu_item (popover, "Edit…"), off);
  assert_off (find_menu_item (popover, "Delete…"), off);
  g_assert_true (gtk_widget_is_sensitive (find_menu_item (popover, "Copy Token")));
  gtk_menu_button_popdown (button);
}

static void
assert_listed (GtkWidget *window, gboolean off)
{
  GtkWidget *list = driver_find_type (window, INGOT_TYPE_TOKEN_LIST);
  GtkWidget *star = driver_find_type (driver_find_type (window, INGOT_TYPE_SIDEBAR),
                                      INGOT_TYPE_SEARCH_DOMAIN_ROW);

  assert_off (driver_find (window, GTK_TYPE_BUTTON, "New Token"), off);
  assert_off (driver_find_type (star, GTK_TYPE_BUTTON), off);
  g_assert_true (gtk_widget_activate_action (list, "token.choose", "s", "filebeat-prod-eu"));
  assert_row_menu (window, off);
}

/* Every control that changes something is there and off, says why, and follows the server. */
static void
test_read_only (void)
{
  g_autoptr (IngotDemoServer) demo = demo_new ();
  IngotServer *server = save_server ("One", demo);
  GtkWidget *window, *page;

  ingot_server_set_read_only (server, TRUE);
  window = open_window (server);
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
  assert_row_menu (window, FALSE);
  close_window (window);
  clear_servers ();
}

static void
test_read_only_by_name (void)
{
  g_autoptr (IngotDemoServer) demo = demo_new ();
  g_autoptr (IngotServer) server = ingot_server_new_for_session (
      "One", ingot_demo_server_get_address (demo), INGOT_ENVIRONMENT_NONE);
  g_autoptr (IngotSession) session = ingot_session_new_for_server (
      server, ingot_demo_server_get_api_token (demo, "unlisted"), NULL);
  GtkWidget *window;

  ingot_server_set_read_only (server, TRUE);
  window = open_window (server);
  g_assert_true (driver_wait_shows (window, "payments"));
  gtk_widget_activate_action (window, "win.open-search-domain", "s", "payments");
  g_assert_true (driver_wait_shows (window, "Edit by Name…"));
  assert_off (driver_find (window, GTK_TYPE_BUTTON, "Edit by Name…"), TRUE);
  assert_off (driver_find (window, GTK_TYPE_BUTTON, "Delete by Name…"), TRUE);
  assert_off (driver_find (window, GTK_TYPE_BUTTON, "New Token"), TRUE);
  close_window (window);
}

/* In place of a window; later ones are for the application. */
static void
activate_cb (GApplication *self, int *status)
{
  g_signal_handlers_disconnect_by_func (self, activate_cb, status);
  g_signal_stop_emission_by_name (self, "activate");
  *status = g_test_run ();
}

int
main (int argc, char *argv[])
{
  int status = EXIT_FAILURE;

  g_test_init (&argc, &argv, NULL);
  application = ingot_application_new (start_demo);
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), &status);

  g_test_add_func ("/servers/switch", test_switch);
  g_test_add_func ("/servers/dialog-holds", test_dialog_holds);
  g_test_add_func ("/servers/two-windows", test_two_windows);
  g_test_add_func ("/servers/last-repository", test_last_repository);
  g_test_add_func ("/servers/removed", test_removed);
  g_test_add_func ("/servers/order", test_order);
  g_test_add_func ("/servers/start", test_start);
  g_test_add_func ("/servers/broken", test_broken);
  g_test_add_func ("/servers/demo", test_demo);
  g_test_add_func ("/servers/read-only", test_read_only);
  g_test_add_func ("/servers/read-only-by-name", test_read_only_by_name);

  g_application_run (G_APPLICATION (application), 0, NULL);
  g_assert_finalize_object (application);
  return status;
}
