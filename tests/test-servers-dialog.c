/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Servers are put in order, kept and removed. */
#include "fixture.h"
#include "ingot-server-dialog.h"
#include "ingot-server-keeping.h"
#include "ingot-servers-dialog.h"
#include "kept-token.h"
#include "servers.h"

#include <glib/gstdio.h>

/* A server for this session is kept: it is the same one, with its API token in the keyring. */
static void
test_keep (void)
{
  g_autoptr (IngotDemoServer) demo = servers_start_demo ();
  const char *given = ingot_demo_server_get_api_token (demo, "root");
  g_autoptr (IngotServer) server = ingot_server_new_for_session (
      "One", ingot_demo_server_get_address (demo), INGOT_ENVIRONMENT_NONE);
  IngotSession *session = ingot_session_new_for_server (server, given, NULL);
  GtkWidget *window;

  ingot_server_list_add_for_session (servers_get_list (), server);
  window = servers_open_window (server);
  g_object_unref (session);
  g_assert_true (driver_wait_shows (window, "payments"));
  gtk_widget_activate_action (window, "win.keep-server", NULL);
  fixture_wait (servers_get_shown (window) != server);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (servers_get_list ())), ==, 1);
  g_assert_true (servers_get_shown (window) == servers_get (0));
  g_assert_true (ingot_server_get_saved (servers_get (0)));
  g_assert_cmpstr (ingot_server_get_uuid (servers_get (0)), ==, ingot_server_get_uuid (server));
  g_assert_true (driver_wait_shows (window, "payments"));
  kept_token_assert (server, given);
  /* once */
  g_assert_false (ingot_server_keeping_is_possible (servers_get (0)));
  servers_close_window (window);
  servers_clear ();
}

static GtkWidget *
open_dialog (GtkWidget *window)
{
  GtkWidget *dialog;

  gtk_widget_activate_action (window, "win.manage-servers", NULL);
  dialog = driver_wait_for (window, INGOT_TYPE_SERVERS_DIALOG, NULL);
  driver_settle (window);
  return dialog;
}

static void
manage (GtkWidget *dialog, const char *action, IngotServer *server)
{
  g_assert_true (gtk_widget_activate_action (dialog, action, "s", ingot_server_get_uuid (server)));
}

static gboolean
lists (GtkWidget *dialog, const char *name)
{
  return driver_find (dialog, ADW_TYPE_ACTION_ROW, name) != NULL;
}

static void
test_manage_order (void)
{
  g_autoptr (IngotDemoServer) demo = servers_start_demo ();
  IngotServer *one = servers_save ("One", demo);
  IngotServer *two = servers_save ("Two", demo);
  IngotServer *three = servers_save ("Three", demo);
  GtkWidget *window = servers_open_window (one);
  GtkWidget *dialog = open_dialog (window);

  manage (dialog, "servers.move-up", three);
  g_assert_true (servers_get (1) == three);
  manage (dialog, "servers.move-down", one);
  g_assert_true (servers_get (0) == three);
  g_assert_true (servers_get (1) == one);
  manage (dialog, "servers.move-down", one);
  g_assert_true (servers_get (1) == two);
  g_assert_true (servers_get (2) == one);
  driver_settle (window);
  /* The focus goes with it, so that it can be moved on. */
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) ==
                 driver_find (dialog, ADW_TYPE_ACTION_ROW, "One"));
  servers_close_window (window);
  servers_clear ();
}

static gpointer
find_controller (GtkWidget *widget, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return controller; /* the widget has it */
    }
  return NULL;
}

static void
find_middle (GtkWidget *dialog, const char *name, double *x, double *y)
{
  GtkWidget *row = driver_find (dialog, ADW_TYPE_ACTION_ROW, name);
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (row, gtk_widget_get_parent (row), &bounds));
  *x = bounds.origin.x + bounds.size.width / 2;
  *y = bounds.origin.y + bounds.size.height / 2;
}

/* As GTK tells the list when a row is dragged and dropped: headless there is no pointer. */
static gboolean
drag (GtkWidget *dialog, const char *name, const char *onto)
{
  GtkWidget *list = gtk_widget_get_parent (driver_find (dialog, ADW_TYPE_ACTION_ROW, name));
  g_autoptr (GdkContentProvider) content = NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean dropped = FALSE;
  double x, y;

  find_middle (dialog, name, &x, &y);
  g_signal_emit_by_name (find_controller (list, GTK_TYPE_DRAG_SOURCE), "prepare", x, y, &content);
  if (content == NULL)
    return FALSE;
  g_value_init (&value, INGOT_TYPE_SERVER);
  g_assert_true (gdk_content_provider_get_value (content, &value, NULL));
  find_middle (dialog, onto, &x, &y);
  g_signal_emit_by_name (find_controller (list, GTK_TYPE_DROP_TARGET), "drop", &value, x, y,
                         &dropped);
  driver_settle (dialog);
  return dropped;
}

static void
assert_order (const char *first, const char *second, const char *third)
{
  g_assert_cmpstr (ingot_server_get_name (servers_get (0)), ==, first);
  g_assert_cmpstr (ingot_server_get_name (servers_get (1)), ==, second);
  g_assert_cmpstr (ingot_server_get_name (servers_get (2)), ==, third);
}

static void
test_drag (void)
{
  g_autoptr (IngotDemoServer) demo = servers_start_demo ();
  g_autoptr (IngotServer) other = ingot_server_new_for_session (
      "Other", ingot_demo_server_get_address (demo), INGOT_ENVIRONMENT_NONE);
  IngotServer *one = servers_save ("One", demo);
  GtkWidget *window, *dialog;

  servers_save ("Two", demo);
  servers_save ("Three", demo);
  ingot_server_list_add_for_session (servers_get_list (), other);
  window = servers_open_window (one);
  dialog = open_dialog (window);
  g_assert_true (drag (dialog, "Three", "One"));
  assert_order ("Three", "One", "Two");
  g_assert_true (drag (dialog, "Three", "Two"));
  assert_order ("One", "Two", "Three");
  g_assert_true (drag (dialog, "One", "Two"));
  assert_order ("Two", "One", "Three");
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) ==
                 driver_find (dialog, ADW_TYPE_ACTION_ROW, "One"));
  g_assert_false (drag (dialog, "Two", "Two"));

  /* Those for this session have no place of their own. */
  g_assert_false (drag (dialog, "Other", "Two"));
  g_assert_false (drag (dialog, "Two", "Other"));
  assert_order ("Two", "One", "Three");
  servers_close_window (window);
  servers_clear ();
}

/* Adding one opens it; editing one is followed by the window that shows it. */
static void
test_add_and_edit (void)
{
  g_autoptr (IngotDemoServer) demo = servers_start_demo ();
  IngotServer *other = servers_save ("Other", demo);
  GtkWidget *window = servers_open_window (other);
  IngotServer *one = servers_save ("One", demo);
  GtkWidget *dialog;

  g_assert_true (servers_get_shown (window) == other);
  gtk_widget_activate_action (window, "win.add-server", NULL);
  dialog = driver_wait_for (window, INGOT_TYPE_SERVER_DIALOG, NULL);
  g_signal_emit_by_name (dialog, "saved", one);
  g_assert_true (servers_get_shown (window) == one);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  driver_settle (window);

  dialog = open_dialog (window);
  manage (dialog, "servers.edit", one);
  g_assert_nonnull (driver_wait_for (window, INGOT_TYPE_SERVER_DIALOG, NULL));
  g_assert_true (driver_wait_shows (window, "Edit Server"));
  servers_close_window (window);
  servers_clear ();
}

static void
test_undo (void)
{
  g_autoptr (IngotDemoServer) demo = servers_start_demo ();
  IngotServer *one = servers_save ("One", demo);
  GtkWidget *window = servers_open_window (one);
  GtkWidget *dialog = open_dialog (window);

  manage (dialog, "servers.remove", one);
  driver_settle (window);
  g_assert_false (lists (dialog, "One"));
  g_assert_true (servers_get_shown (window) == one);
  g_assert_true (driver_press (dialog, "Undo"));
  g_assert_nonnull (driver_wait_for (dialog, ADW_TYPE_ACTION_ROW, "One"));
  servers_close_window (window);
  g_assert_true (servers_get (0) == one);
  kept_token_assert (one, ingot_demo_server_get_api_token (demo, "root"));
  servers_clear ();
}

/* What is pending is carried out: for the next one, and with the window. */
static void
test_remove (void)
{
  g_autoptr (IngotDemoServer) demo = servers_start_demo ();
  g_autoptr (IngotServer) one = g_object_ref (servers_save ("One", demo));
  g_autoptr (IngotServer) two = g_object_ref (servers_save ("Two", demo));
  IngotServer *three = servers_save ("Three", demo);
  GtkWidget *window = servers_open_window (one);
  GtkWidget *dialog = open_dialog (window);

  manage (dialog, "servers.remove", one);
  g_assert_true (servers_get (0) == one);
  manage (dialog, "servers.remove", two);
  fixture_wait (servers_get (0) == two);
  kept_token_assert (one, NULL);
  g_assert_true (servers_get_shown (window) == two);
  servers_close_window (window);
  fixture_wait (servers_get (0) == three);
  kept_token_assert (two, NULL);
  servers_clear ();
}

/* A folder is where its file should be written. */
static void
break_keyring (void)
{
  const char *path = g_getenv ("SECRET_FILE_TEST_PATH");
  g_autofree char *aside = g_strconcat (path, ".aside", NULL);

  g_assert_no_errno (g_rename (path, aside));
  g_assert_no_errno (g_mkdir (path, 0700));
}

static void
mend_keyring (void)
{
  const char *path = g_getenv ("SECRET_FILE_TEST_PATH");
  g_autofree char *aside = g_strconcat (path, ".aside", NULL);

  g_assert_no_errno (g_rmdir (path));
  g_assert_no_errno (g_rename (aside, path));
}

static void
test_keyring_refuses (void)
{
  g_autoptr (IngotDemoServer) demo = servers_start_demo ();
  IngotServer *one = servers_save ("One", demo);
  GtkWidget *window = servers_open_window (one);
  GtkWidget *dialog = open_dialog (window);

  manage (dialog, "servers.remove", one);
  break_keyring ();
  adw_dialog_close (ADW_DIALOG (dialog));
  g_assert_true (driver_wait_shows (window, "could not be taken out of the keyring"));
  g_assert_true (servers_get (0) == one);
  g_assert_true (servers_get_shown (window) == one);
  mend_keyring ();
  servers_close_window (window);
  servers_clear ();
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/servers-dialog/keep", test_keep);
  g_test_add_func ("/servers-dialog/manage-order", test_manage_order);
  g_test_add_func ("/servers-dialog/drag", test_drag);
  g_test_add_func ("/servers-dialog/add-and-edit", test_add_and_edit);
  g_test_add_func ("/servers-dialog/undo", test_undo);
  g_test_add_func ("/servers-dialog/remove", test_remove);
  g_test_add_func ("/servers-dialog/keyring-refuses", test_keyring_refuses);
  return servers_run ();
}
