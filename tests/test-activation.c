/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a desktop does with what is installed: it calls the application by its name on the bus,
 * which starts it. */
#include <gio/gio.h>
#include <glib/gstdio.h>

#define NAME     "io.github.ingot_app.Ingot"
#define PATH     "/io/github/ingot_app/Ingot"
#define PATIENCE 30000 /* milliseconds; reached by a failure only */

typedef struct
{
  GTestDBus *bus;
  char *directory;
  char *service;
  GDBusConnection *connection;
} Desktop;

/* As it is installed, but for the place of the program. */
static char *
read_service (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_BUILT, "..", "data", NAME ".service", NULL);
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "..", "app", "ingot", NULL);
  g_autofree char *command = NULL;
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  const char *options;

  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &error);
  g_assert_no_error (error);
  command = g_key_file_get_string (file, "D-BUS Service", "Exec", &error);
  g_assert_no_error (error);
  g_assert_true (g_path_is_absolute (command));
  options = strstr (command, "/bin/ingot ");
  g_assert_nonnull (options);
  options += strlen ("/bin/ingot");
  return g_strdup_printf ("[D-BUS Service]\nName=" NAME "\nExec=%s%s\n", program, options);
}

static void
set_up (Desktop *desktop)
{
  g_autofree char *service = read_service ();
  g_autoptr (GError) error = NULL;

  desktop->directory = g_dir_make_tmp ("ingot-services-XXXXXX", &error);
  g_assert_no_error (error);
  desktop->service = g_build_filename (desktop->directory, NAME ".service", NULL);
  g_file_set_contents (desktop->service, service, -1, &error);
  g_assert_no_error (error);

  desktop->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_add_service_dir (desktop->bus, desktop->directory);
  g_test_dbus_up (desktop->bus);
  desktop->connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Desktop *desktop)
{
  g_clear_object (&desktop->connection);
  g_test_dbus_down (desktop->bus);
  g_clear_object (&desktop->bus);
  g_unlink (desktop->service);
  g_rmdir (desktop->directory);
  g_clear_pointer (&desktop->service, g_free);
  g_clear_pointer (&desktop->directory, g_free);
}

static GVariant *
call (const Desktop *desktop,
      const char *name,
      const char *path,
      const char *interface,
      const char *method,
      GVariant *arguments,
      GError **error)
{
  return g_dbus_connection_call_sync (desktop->connection, name, path, interface, method, arguments,
                                      NULL, G_DBUS_CALL_FLAGS_NONE, PATIENCE, NULL, error);
}

static void
ask (const Desktop *desktop, const char *method, GVariant *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer =
      call (desktop, NAME, PATH, "org.freedesktop.Application", method, arguments, &error);

  g_assert_no_error (error);
}

static void
ask_for (const Desktop *desktop, const char *action)
{
  ask (desktop, "ActivateAction", g_variant_new ("(sava{sv})", action, NULL, NULL));
}

/* Each window has its actions on the bus. */
static gboolean
has_window (const Desktop *desktop, guint number)
{
  g_autofree char *path = g_strdup_printf (PATH "/window/%u", number);
  g_autoptr (GVariant) actions = call (desktop, NAME, path, "org.gtk.Actions", "List", NULL, NULL);

  return actions != NULL;
}

static void
quit_cb (GDBusConnection *connection, const char *name, gpointer data)
{
  g_main_loop_quit (data);
}

static void
give_up_cb (gpointer data)
{
  g_error ("It did not quit");
}

static void
quit (const Desktop *desktop)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  guint timeout = g_timeout_add_once (PATIENCE, give_up_cb, NULL);
  guint watch;

  ask_for (desktop, "quit");
  watch = g_bus_watch_name_on_connection (desktop->connection, NAME, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                          NULL, quit_cb, loop, NULL);
  g_main_loop_run (loop);
  g_bus_unwatch_name (watch);
  g_source_remove (timeout);
}

static void
test_opened (gconstpointer data)
{
  const Desktop *desktop = data;

  ask (desktop, "Activate", g_variant_new ("(a{sv})", NULL));
  g_assert_true (has_window (desktop, 1));
  /* Once more is the same window. */
  ask (desktop, "Activate", g_variant_new ("(a{sv})", NULL));
  g_assert_false (has_window (desktop, 2));
  quit (desktop);
}

static void
test_new_window (gconstpointer data)
{
  const Desktop *desktop = data;

  ask_for (desktop, "new-window");
  g_assert_true (has_window (desktop, 1));
  g_assert_false (has_window (desktop, 2));
  ask_for (desktop, "new-window");
  g_assert_true (has_window (desktop, 2));
  quit (desktop);
}

int
main (int argc, char *argv[])
{
  Desktop desktop = { 0 };
  int status;

  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/activation/opened", &desktop, test_opened);
  g_test_add_data_func ("/activation/new-window", &desktop, test_new_window);

  /* For both: the end of a test bus takes the display from the environment. */
  set_up (&desktop);
  status = g_test_run ();
  tear_down (&desktop);
  return status;
}
