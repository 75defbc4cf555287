/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several servers: what windows show of them, and what is remembered. */
#include "ingot-closures.h"
#include "ingot-repository-page.h"
#include "ingot-server-button.h"
#include "ingot-server-row.h"
#include "ingot-server-saving.h"
#include "ingot-settings.h"
#include "ingot-trust-store.h"
#include "ingot-window.h"
#include "secure-server.h"
#include "servers.h"

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

static GtkWidget *
find_button (GtkWidget *window)
{
  return driver_find_type (driver_find_type (window, INGOT_TYPE_SERVER_BUTTON),
                           GTK_TYPE_MENU_BUTTON);
}

/* The rows are made when the list is opened first. */
static GPtrArray *
open_list (GtkWidget *window)
{
  GtkWidget *button = find_button (window);
  GPtrArray *rows = g_ptr_array_new ();

  driver_make_popover (GTK_MENU_BUTTON (button));
  find_rows (button, rows);
  return rows;
}

/* The list of the server button: one row for each server, one of them with the check. */
static void
assert_rows (GtkWidget *window, guint n_rows)
{
  g_autoptr (GPtrArray) rows = open_list (window);

  g_assert_cmpuint (rows->len, ==, n_rows);
  for (guint i = 0; i < rows->len; i++)
    {
      gboolean current;
      guint place;

      g_object_get (rows->pdata[i], "current", &current, "place", &place, NULL);
      g_assert_cmpuint (place, ==, i);
      g_assert_true (ingot_server_row_get_server (rows->pdata[i]) == servers_get (i));
      g_assert_true (current == (servers_get (i) == servers_get_shown (window)));
    }
}

static void
test_switch (void)
{
  g_autoptr (IngotDemoServer) demo = servers_start_demo ();
  IngotServer *one = servers_save ("One", demo);
  IngotServer *other = servers_save ("Other", demo);
  GtkWidget *window = servers_open_window (one);
  IngotSession *left = ingot_window_get_session (INGOT_WINDOW (window));

  g_assert_true (driver_wait_shows (window, "payments"));
  assert_rows (window, 2);
  assert_last_server (one);
  g_object_add_weak_pointer (G_OBJECT (left), (gpointer *) &left);
  servers_switch_to (window, 1);
  g_assert_true (servers_get_shown (window) == other);
  g_assert_true (driver_wait_shows (window, "payments"));
  assert_rows (window, 2);
  assert_last_server (other);
  /* no window shows it */
  g_assert_null (left);

  /* There is none, and nothing happens. */
  servers_switch_to (window, 8);
  g_assert_true (servers_get_shown (window) == other);
  servers_close_window (window);
  servers_clear ();
}

static void
test_dialog_holds (void)
{
  g_autoptr (IngotDemoServer) demo = servers_start_demo ();
  IngotServer *one = servers_save ("One", demo);
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *window;

  servers_save ("Other", demo);
  window = servers_open_window (one);
  adw_dialog_present (dialog, window);
  servers_switch_to (window, 1);
  g_assert_true (servers_get_shown (window) == one);
  adw_dialog_force_close (dialog);
  servers_close_window (window);
  servers_clear ();
}

static void
test_two_windows (void)
{
  g_autoptr (IngotDemoServer) demo = servers_start_demo ();
  IngotServer *one = servers_save ("One", demo);
  IngotServer *other = servers_save ("Other", demo);
  GtkWidget *first = servers_open_window (one);
  GtkWidget *second = servers_open_window (one);
  IngotSession *session = ingot_window_get_session (INGOT_WINDOW (first));

  g_assert_true (ingot_window_get_session (INGOT_WINDOW (second)) == session);
  servers_switch_to (second, 1);
  g_assert_true (servers_get_shown (first) == one);
  g_assert_true (servers_get_shown (second) == other);
  assert_rows (first, 2);
  assert_rows (second, 2);
  /* The first window has kept it. */
  servers_switch_to (second, 0);
  g_assert_true (ingot_window_get_session (INGOT_WINDOW (second)) == session);

  /* Both follow what is changed of it. */
  ingot_server_set_name (one, "Renamed");
  g_assert_true (driver_wait_shows (first, "Renamed"));
  g_assert_true (driver_wait_shows (second, "Renamed"));
  servers_close_window (second);
  servers_close_window (first);
  servers_clear ();
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
  g_autoptr (IngotDemoServer) demo = servers_start_demo ();
  IngotDemoStore *store = ingot_demo_server_get_store (demo);
  IngotServer *one = servers_save ("One", demo);
  GtkWidget *window = servers_open_window (one);

  servers_save ("Other", demo);
  g_assert_true (driver_wait_shows (window, "payments"));
  gtk_widget_activate_action (window, "win.open-search-domain", "s", "payments");
  g_assert_cmpstr (ingot_server_get_last_repository_name (one), ==, "payments");
  g_assert_cmpstr (ingot_server_get_last_repository_id (one), !=, "");
  servers_switch_to (window, 1);
  g_assert_true (driver_wait_shows (window, "payments"));
  g_assert_null (get_open (window));
  servers_switch_to (window, 0);
  g_assert_true (driver_wait (opens_payments, window, 10000));

  /* Renamed elsewhere: the identifier leads to it, and the new name is remembered. */
  servers_switch_to (window, 1);
  ingot_demo_store_rename (store, ingot_demo_store_find (store, "payments"), "billing");
  servers_switch_to (window, 0);
  g_assert_true (driver_wait (opens_billing, window, 10000));
  g_assert_cmpstr (ingot_server_get_last_repository_name (one), ==, "billing");
  servers_close_window (window);

  /* Another one has its name now. */
  ingot_server_set_last_repository (one, "billing", "no such identifier");
  window = servers_open_window (one);
  g_assert_true (driver_wait_shows (window, "billing"));
  driver_settle (window);
  g_assert_null (get_open (window));
  servers_close_window (window);
  servers_clear ();
}

static void
test_removed (void)
{
  g_autoptr (IngotDemoServer) demo = servers_start_demo ();
  IngotServer *one = servers_save ("One", demo);
  IngotServer *two = servers_save ("Two", demo);
  IngotServer *three = servers_save ("Three", demo);
  GtkWidget *window = servers_open_window (two);
  GtkWidget *other = servers_open_window (one);

  ingot_server_list_remove (servers_get_list (), two);
  g_assert_true (servers_get_shown (window) == three);
  g_assert_true (servers_get_shown (other) == one);
  ingot_server_list_remove (servers_get_list (), three);
  g_assert_true (servers_get_shown (window) == one);
  ingot_server_list_remove (servers_get_list (), one);
  g_assert_null (servers_get_shown (window));
  g_assert_true (driver_wait_shows (window, "Welcome to Ingot"));
  g_assert_true (driver_wait_shows (other, "Welcome to Ingot"));

  /* One that is added, in another process for example, is shown. */
  one = servers_save ("One", demo);
  g_assert_true (servers_get_shown (window) == one);
  g_assert_true (driver_wait_shows (window, "payments"));
  servers_close_window (other);
  servers_close_window (window);
  servers_clear ();
}

static void
store_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static IngotTrust *
load_trust (const char *directory, const char *name)
{
  g_autofree char *path = certificates_build_path (directory, name);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  IngotTrust *trust;

  ingot_trust_load_async (file, NULL, store_result, &result);
  trust = ingot_trust_load_finish (wait_for (&result), NULL);
  g_assert_nonnull (trust);
  return trust;
}

static gboolean
save_with (IngotServer *server, IngotTrust *trust, GCancellable *cancellable)
{
  g_autoptr (IngotServerForm) form = ingot_server_form_new (server);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (IngotSession) session = NULL;

  ingot_server_form_set_trust (form, trust);
  ingot_server_form_set_api_token (form, "id~another");
  ingot_server_saving_run_async (servers_get_list (), form, TRUE, cancellable, store_result,
                                 &result);
  if (cancellable != NULL)
    g_cancellable_cancel (cancellable);
  session = ingot_server_saving_run_finish (servers_get_list (), wait_for (&result), NULL);
  return session != NULL;
}

static void
assert_kept (IngotServer *server, IngotTrust *trust)
{
  g_autoptr (GFile) file = ingot_trust_store_dup_file (ingot_server_get_ca_certificate (server));
  g_autoptr (GBytes) kept = g_file_load_bytes (file, NULL, NULL, NULL);

  g_assert_nonnull (kept);
  g_assert_true (g_bytes_equal (kept, ingot_trust_get_pem (trust)));
}

static gboolean
is_only_copy (gpointer server)
{
  g_autoptr (GFile) file = ingot_trust_store_dup_file (ingot_server_get_ca_certificate (server));
  g_autofree char *directory = g_path_get_dirname (g_file_peek_path (file));
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (dir) != NULL)
    n_files++;
  return n_files == 1;
}

/* A server is as it was until it is saved: the CA certificate that it trusts as well. */
static void
test_ca_certificate (void)
{
  char *directory = certificates_new ();
  g_autoptr (IngotTrust) old = load_trust (directory, "ca");
  g_autoptr (IngotTrust) new = load_trust (directory, "other-ca");
  g_autoptr (IngotDemoServer) demo = servers_start_demo ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  IngotServer *server = servers_save ("One", demo);

  g_assert_true (save_with (server, old, NULL));
  assert_kept (server, old);
  g_assert_false (save_with (server, new, cancellable));
  assert_kept (server, old);
  g_assert_true (driver_wait (is_only_copy, server, 10000));
  g_assert_true (save_with (server, new, NULL));
  assert_kept (server, new);
  g_assert_true (driver_wait (is_only_copy, server, 10000));
  g_assert_true (save_with (server, new, NULL));
  assert_kept (server, new);
  ingot_trust_store_remove (ingot_server_get_ca_certificate (server));
  servers_clear ();
  certificates_free (directory);
}

/* What a person saves is there afterwards, whoever has removed it meanwhile. */
static void
test_removed_while_edited (void)
{
  g_autoptr (IngotDemoServer) demo = servers_start_demo ();
  IngotServer *server = servers_save ("One", demo);
  g_autoptr (IngotServerForm) form = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (IngotSession) session = NULL;
  g_autoptr (GError) error = NULL;

  ingot_server_set_read_only (server, TRUE);
  form = ingot_server_form_new (server);
  ingot_server_form_set_name (form, "Other");
  ingot_server_list_remove (servers_get_list (), server);
  ingot_server_saving_run_async (servers_get_list (), form, TRUE, NULL, store_result, &result);
  session = ingot_server_saving_run_finish (servers_get_list (), wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (servers_get_list ())), ==, 1);
  g_assert_true (ingot_session_get_server (session) == servers_get (0));
  g_assert_cmpstr (ingot_server_get_name (servers_get (0)), ==, "Other");
  g_assert_true (ingot_server_get_read_only (servers_get (0)));
  g_assert_cmpstr (ingot_server_get_address (servers_get (0)), ==,
                   ingot_demo_server_get_address (demo));
  servers_clear ();
}

static void
test_order (void)
{
  g_autoptr (IngotDemoServer) demo = servers_start_demo ();
  IngotServer *one = servers_save ("One", demo);
  IngotServer *two = servers_save ("Two", demo);
  GtkWidget *window = servers_open_window (one);

  ingot_server_list_move (servers_get_list (), two, one);
  g_assert_true (servers_get_shown (window) == one);
  assert_rows (window, 2);
  servers_switch_to (window, 0);
  g_assert_true (servers_get_shown (window) == two);
  servers_close_window (window);
  servers_clear ();
}

/* What a person finds at the start. */
static GtkWidget *
start (void)
{
  GtkWindow *window;

  g_application_activate (G_APPLICATION (servers_get_application ()));
  window = gtk_application_get_active_window (GTK_APPLICATION (servers_get_application ()));
  driver_settle (GTK_WIDGET (window));
  return GTK_WIDGET (window);
}

/* What a desktop asks for by its "New Window", while there may be none. */
static void
assert_new_window_shows (IngotServer *server)
{
  GApplication *application = G_APPLICATION (servers_get_application ());
  GtkWindow *window;

  g_action_group_activate_action (G_ACTION_GROUP (application), "new-window", NULL);
  window = gtk_application_get_active_window (GTK_APPLICATION (application));
  g_assert_true (servers_get_shown (GTK_WIDGET (window)) == server);
  driver_settle (GTK_WIDGET (window));
  servers_close_window (GTK_WIDGET (window));
}

static void
test_start (void)
{
  g_autoptr (IngotDemoServer) demo = servers_start_demo ();
  g_autoptr (GSettings) settings = ingot_settings_new ();
  IngotServer *one = servers_save ("One", demo);
  IngotServer *other = servers_save ("Other", demo);
  GtkWidget *window;

  g_settings_set_string (settings, "last-server", ingot_server_get_uuid (other));
  window = start ();
  g_assert_true (servers_get_shown (window) == other);
  servers_close_window (window);
  assert_new_window_shows (other);

  g_settings_set_string (settings, "last-server", "../nonsense");
  window = start ();
  g_assert_true (servers_get_shown (window) == one);
  servers_close_window (window);

  servers_clear ();
  window = start ();
  g_assert_null (servers_get_shown (window));
  g_assert_true (driver_shows (window, "Welcome to Ingot"));
  servers_close_window (window);
}

/* An address that is none is passed over at the start, and said when the server is chosen. */
static void
test_broken (void)
{
  g_autoptr (IngotDemoServer) demo = servers_start_demo ();
  g_autoptr (GSettings) settings = ingot_settings_new ();
  IngotServer *broken = servers_save ("Broken", demo);
  IngotServer *good = servers_save ("Good", demo);
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
  g_assert_true (servers_get_shown (window) == good);
  servers_switch_to (window, 0);
  g_assert_true (driver_wait_shows (window, "The Server Cannot Be Opened"));
  g_assert_true (servers_get_shown (window) == good);
  servers_close_window (window);
  servers_clear ();
}

static void
assert_said (GtkWidget *window, const char *button, const char *row)
{
  g_autoptr (GPtrArray) rows = open_list (window);

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (find_button (window)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, button);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (rows->pdata[0]),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, row);
}

/* Who does not see the marks hears them, and nothing else with the name: neither what is in the
 * list nor how the list is called. */
static void
test_said (void)
{
  g_autoptr (IngotDemoServer) demo = servers_start_demo ();
  IngotServer *one = servers_save ("One", demo);
  GtkWidget *window = servers_open_window (one);
  g_autofree char *host = ingot_closure_host (NULL, ingot_server_get_address (one));
  g_autofree char *staging = g_strdup_printf ("Current server, Staging, %s", host);
  g_autofree char *production = g_strdup_printf ("Production, Read-Only, %s", host);

  assert_said (window, "One, Staging", staging);
  servers_save ("Other", demo);
  ingot_server_set_name (one, "Renamed");
  ingot_server_set_environment (one, INGOT_ENVIRONMENT_PRODUCTION);
  ingot_server_set_read_only (one, TRUE);
  servers_switch_to (window, 1);
  assert_said (window, "Other, Staging", production);
  servers_switch_to (window, 0);
  g_free (g_steal_pointer (&production));
  production = g_strdup_printf ("Current server, Production, Read-Only, %s", host);
  assert_said (window, "Renamed, Production, Read-Only", production);
  ingot_server_set_environment (one, INGOT_ENVIRONMENT_NONE);
  ingot_server_set_read_only (one, FALSE);
  ingot_server_set_name (one, "Just a Name");
  g_free (g_steal_pointer (&production));
  production = g_strdup_printf ("Current server, %s", host);
  assert_said (window, "Just a Name", production);
  servers_close_window (window);
  servers_clear ();
}

static void
test_demo (void)
{
  g_autoptr (IngotDemoServer) demo = servers_start_demo ();
  GtkWidget *window = servers_open_window (NULL);
  IngotServer *server;

  g_assert_true (driver_press (window, "Try the Demo"));
  g_assert_true (driver_wait_shows (window, "payments"));
  server = servers_get (0);
  g_assert_true (servers_get_shown (window) == server);
  g_assert_false (ingot_server_get_saved (server));
  assert_rows (window, 1);

  /* Its API token is nowhere but in its session, which is there as long as the application. */
  servers_save ("Mine", demo);
  servers_switch_to (window, 0);
  g_assert_cmpstr (ingot_server_get_name (servers_get_shown (window)), ==, "Mine");
  servers_switch_to (window, 1);
  g_assert_true (servers_get_shown (window) == server);
  g_assert_true (driver_wait_shows (window, "payments"));
  servers_close_window (window);
  servers_clear ();
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/servers/switch", test_switch);
  g_test_add_func ("/servers/dialog-holds", test_dialog_holds);
  g_test_add_func ("/servers/two-windows", test_two_windows);
  g_test_add_func ("/servers/last-repository", test_last_repository);
  g_test_add_func ("/servers/removed", test_removed);
  g_test_add_func ("/servers/ca-certificate", test_ca_certificate);
  g_test_add_func ("/servers/removed-while-edited", test_removed_while_edited);
  g_test_add_func ("/servers/order", test_order);
  g_test_add_func ("/servers/start", test_start);
  g_test_add_func ("/servers/broken", test_broken);
  g_test_add_func ("/servers/said", test_said);
  g_test_add_func ("/servers/demo", test_demo);
  return servers_run ();
}
