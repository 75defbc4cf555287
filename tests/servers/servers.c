/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "servers.h"

#include "ingot-window.h"
#include "kept-token.h"

static IngotApplication *application;

static GObject *
create_demo (char **address, char **api_token, GError **error)
{
  const IngotDemoOptions options = { 0 };
  g_autoptr (IngotDemoServer) demo = ingot_demo_server_new (&options);

  if (!ingot_demo_server_start (demo, 0, error))
    return NULL;
  *address = g_strdup (ingot_demo_server_get_address (demo));
  *api_token = g_strdup (ingot_demo_server_get_api_token (demo, "root"));
  return G_OBJECT (g_steal_pointer (&demo));
}

/**
 * servers_get_list:
 *
 * Gets the servers of the application.
 *
 * Returns: (transfer none): the list
 */
IngotServerList *
servers_get_list (void)
{
  return ingot_application_get_servers (application);
}

/**
 * servers_get:
 * @place: its place, from 0
 *
 * Gets a server by its place.
 *
 * Returns: (transfer none) (nullable): the server
 */
IngotServer *
servers_get (guint place)
{
  g_autoptr (IngotServer) server =
      g_list_model_get_item (G_LIST_MODEL (servers_get_list ()), place);

  return server; /* the list has it */
}

/**
 * servers_start_demo:
 *
 * Starts a demo server.
 *
 * Returns: (transfer full): the demo server
 */
IngotDemoServer *
servers_start_demo (void)
{
  const IngotDemoOptions options = { 0 };
  IngotDemoServer *demo = ingot_demo_server_new (&options);
  g_autoptr (GError) error = NULL;

  ingot_demo_server_start (demo, 0, &error);
  g_assert_no_error (error);
  return demo;
}

/**
 * servers_save:
 * @name: what it is called
 * @demo: where it is
 *
 * Saves a server with its API token in the keyring, as the dialog leaves it.
 *
 * Returns: (transfer none): the server
 */
IngotServer *
servers_save (const char *name, IngotDemoServer *demo)
{
  g_autoptr (IngotServer) server = ingot_server_new_for_session (
      name, ingot_demo_server_get_address (demo), INGOT_ENVIRONMENT_STAGING);
  g_autoptr (GError) error = NULL;

  kept_token_store (server, ingot_demo_server_get_api_token (demo, "root"), &error);
  g_assert_no_error (error);
  return ingot_server_list_save (servers_get_list (), server);
}

/**
 * servers_clear:
 *
 * Takes all servers out of the list, so that nothing of a test is left for the next one.
 */
void
servers_clear (void)
{
  while (servers_get (0) != NULL)
    ingot_server_list_remove (servers_get_list (), servers_get (0));
}

/**
 * servers_open_window:
 * @server: (nullable): what it shows
 *
 * Opens a window.
 *
 * Returns: (transfer none): the window
 */
GtkWidget *
servers_open_window (IngotServer *server)
{
  g_autoptr (IngotSession) session =
      server != NULL ? ingot_session_dup_for_server (server, NULL) : NULL;
  GtkWindow *window = ingot_window_new (GTK_APPLICATION (application), session);

  gtk_window_set_default_size (window, 1100, 720);
  gtk_window_present (window);
  driver_settle (GTK_WIDGET (window));
  return GTK_WIDGET (window);
}

/**
 * servers_close_window:
 * @window: a window
 *
 * Closes a window; nothing of it may be left.
 */
void
servers_close_window (GtkWidget *window)
{
  driver_settle (window);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  while (window != NULL && g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (window);
}

/**
 * servers_get_shown:
 * @window: a window
 *
 * Gets the server that a window shows.
 *
 * Returns: (transfer none) (nullable): the server
 */
IngotServer *
servers_get_shown (GtkWidget *window)
{
  IngotSession *session = ingot_window_get_session (INGOT_WINDOW (window));

  return session != NULL ? ingot_session_get_server (session) : NULL;
}

/**
 * servers_switch_to:
 * @window: a window
 * @place: the place of the server, from 0
 *
 * Switches to a server as its key does.
 */
void
servers_switch_to (GtkWidget *window, guint place)
{
  gtk_widget_activate_action (window, "win.open-server", "u", place);
  driver_settle (window);
}

/**
 * servers_get_application:
 *
 * Gets the application.
 *
 * Returns: (transfer none): the application
 */
IngotApplication *
servers_get_application (void)
{
  return application;
}

/* In place of a window; later ones are for the application. */
static void
activate_cb (GApplication *self, int *status)
{
  g_signal_handlers_disconnect_by_func (self, activate_cb, status);
  g_signal_stop_emission_by_name (self, "activate");
  *status = g_test_run ();
}

/**
 * servers_run:
 *
 * Runs the tests while the application runs as it does for a person.
 *
 * Returns: the exit status
 */
int
servers_run (void)
{
  int status = EXIT_FAILURE;

  application = ingot_application_new (create_demo);
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), &status);
  g_application_run (G_APPLICATION (application), 0, NULL);
  g_assert_finalize_object (application);
  return status;
}
