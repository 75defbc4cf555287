/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person sees of a real keyring that is locked, and that each way on leads on. */
#include "desktop-keyring.h"
#include "ingot-server-saving.h"
#include "ingot-servers-dialog.h"
#include "ingot-window.h"
#include "kept-token.h"
#include "servers.h"

#include <adwaita.h>

typedef struct
{
  IngotDemoServer *demo;
  IngotServer *server;
  GtkWidget *window;
} Scene;

static void
begin (Scene *scene)
{
  scene->demo = servers_start_demo ();
  scene->server = servers_save ("Logs Europe", scene->demo);
  desktop_keyring_lock ();
  scene->window = servers_open_window (scene->server);
  g_assert_true (driver_wait_shows (scene->window, "Keyring Is Locked"));
}

static void
end (Scene *scene)
{
  servers_close_window (scene->window);
  servers_clear ();
  g_clear_object (&scene->demo);
}

static gboolean
has_no_dialog (gpointer window)
{
  return adw_application_window_get_visible_dialog (window) == NULL;
}

/* Asked, and the question dismissed: nobody is there to answer it. */
static void
count_cb (GObject *session, GParamSpec *pspec, guint *n_changes)
{
  (*n_changes)++;
}

static gboolean
is_over (gpointer n_changes)
{
  return *(guint *) n_changes == 2;
}

static void
unlock_in_vain (Scene *scene)
{
  IngotSession *session = ingot_window_get_session (INGOT_WINDOW (scene->window));
  guint n_changes = 0;
  gulong handler = g_signal_connect (session, "notify::loading", G_CALLBACK (count_cb), &n_changes);

  g_assert_true (driver_press (scene->window, "Unlock"));
  g_assert_true (driver_wait (is_over, &n_changes, 10000));
  g_signal_handler_disconnect (session, handler);
  g_assert_true (driver_wait_shows (scene->window, "Keyring Is Locked"));
}

/* The question for the password is dismissed, which changes nothing; then it is answered. */
static void
test_unlock (void)
{
  Scene scene;

  begin (&scene);
  unlock_in_vain (&scene);
  g_assert_nonnull (driver_find (scene.window, GTK_TYPE_BUTTON, "Unlock"));
  g_assert_nonnull (
      driver_find (scene.window, GTK_TYPE_BUTTON, "Enter API Token for This Session…"));
  g_assert_cmpuint (ingot_demo_server_count (scene.demo, NULL), ==, 0);

  desktop_keyring_unlock ();
  g_assert_true (driver_press (scene.window, "Unlock"));
  g_assert_true (driver_wait_shows (scene.window, "payments"));
  end (&scene);
}

/* Without the keyring; what it has stays there. */
static void
test_for_session (void)
{
  const char *api_token;
  GtkWidget *row;
  Scene scene;

  begin (&scene);
  api_token = ingot_demo_server_get_api_token (scene.demo, "changer");
  unlock_in_vain (&scene);
  g_assert_true (driver_press (scene.window, "Enter API Token for This Session…"));
  row = driver_wait_for (scene.window, ADW_TYPE_ENTRY_ROW, "API Token");
  gtk_editable_set_text (GTK_EDITABLE (row), api_token);
  g_assert_true (driver_press (scene.window, "Sign In"));
  g_assert_true (driver_wait_shows (scene.window, "payments"));
  g_assert_true (driver_wait (has_no_dialog, scene.window, 10000));

  desktop_keyring_unlock ();
  kept_token_assert (scene.server, ingot_demo_server_get_api_token (scene.demo, "root"));
  end (&scene);
}

/* A server is not forgotten while its API token stays behind. */
static void
test_remove (void)
{
  GtkWidget *dialog;
  Scene scene;

  begin (&scene);
  gtk_widget_activate_action (scene.window, "win.manage-servers", NULL);
  dialog = driver_wait_for (scene.window, INGOT_TYPE_SERVERS_DIALOG, NULL);
  gtk_widget_activate_action (dialog, "servers.remove", "s", ingot_server_get_uuid (scene.server));
  adw_dialog_close (ADW_DIALOG (dialog));
  g_assert_true (driver_wait_shows (scene.window, "could not be taken out of the keyring"));
  g_assert_true (driver_shows (scene.window, "The keyring is locked"));
  g_assert_true (servers_get (0) == scene.server);
  g_assert_true (driver_press (scene.window, "Close"));
  g_assert_true (driver_wait (has_no_dialog, scene.window, 10000));
  desktop_keyring_unlock ();
  end (&scene);
}

static gboolean
shows_saved (gpointer window)
{
  return ingot_server_get_saved (servers_get_shown (window));
}

/* Asked again while the keyring asks: it is one question with one answer, after which one can ask
 * anew. */
static void
test_keep (void)
{
  g_autoptr (IngotDemoServer) demo = servers_start_demo ();
  const char *given = ingot_demo_server_get_api_token (demo, "root");
  g_autoptr (IngotServer) server = ingot_server_new_for_session (
      "Logs Europe", ingot_demo_server_get_address (demo), INGOT_ENVIRONMENT_NONE);
  IngotSession *session = ingot_session_new_for_server (server, given, NULL);
  GtkWidget *window;

  ingot_server_list_add_for_session (servers_get_list (), server);
  window = servers_open_window (server);
  g_object_unref (session);
  g_assert_true (driver_wait_shows (window, "payments"));
  desktop_keyring_lock ();
  gtk_widget_activate_action (window, "win.keep-server", NULL);
  gtk_widget_activate_action (window, "win.keep-server", NULL);
  g_assert_true (driver_wait_shows (window, "Server Not Kept"));
  driver_settle (window);
  g_assert_true (driver_press (window, "Close"));
  g_assert_true (driver_wait (has_no_dialog, window, 10000));
  g_assert_false (ingot_server_get_saved (servers_get (0)));

  desktop_keyring_unlock ();
  gtk_widget_activate_action (window, "win.keep-server", NULL);
  g_assert_true (driver_wait (shows_saved, window, 10000));
  kept_token_assert (servers_get (0), given);
  servers_close_window (window);
  servers_clear ();
}

typedef struct
{
  IngotServer *server;
  const char *label;
} Labelled;

static gboolean
has_label (gpointer data)
{
  const Labelled *labelled = data;
  g_autofree char *label = desktop_keyring_dup_label (ingot_server_get_uuid (labelled->server));

  return strstr (label, labelled->label) != NULL;
}

static void
store_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
rename_to (IngotServer *server, const char *name, const char *api_token)
{
  g_autoptr (IngotServerForm) form = ingot_server_form_new (server);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (IngotSession) session = NULL;
  g_autoptr (GError) error = NULL;

  ingot_server_form_set_name (form, name);
  ingot_server_form_set_api_token (form, api_token);
  ingot_server_saving_run_async (servers_get_list (), form, TRUE, NULL, store_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  session = ingot_server_saving_run_finish (servers_get_list (), result, &error);
  g_assert_no_error (error);
}

/* In “Passwords and Keys” a server is called what it is called here. */
static void
test_renamed (void)
{
  g_autoptr (IngotDemoServer) demo = servers_start_demo ();
  IngotServer *server = servers_save ("Logs Europe", demo);
  const char *api_token = ingot_demo_server_get_api_token (demo, "root");

  g_assert_true (has_label (&(Labelled) { server, "“Logs Europe”" }));
  rename_to (server, "Logs Asia", "");
  g_assert_true (driver_wait (has_label, &(Labelled) { server, "“Logs Asia”" }, 10000));
  rename_to (server, "Logs Africa", api_token);
  g_assert_true (driver_wait (has_label, &(Labelled) { server, "“Logs Africa”" }, 10000));
  kept_token_assert (server, api_token);

  /* What cannot follow while it is locked does so when the API token is needed. */
  desktop_keyring_lock ();
  rename_to (server, "Logs Antarctica", "");
  desktop_keyring_unlock ();
  kept_token_assert (server, api_token);
  g_assert_true (driver_wait (has_label, &(Labelled) { server, "“Logs Antarctica”" }, 10000));
  servers_clear ();
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/locked-keyring/unlock", test_unlock);
  g_test_add_func ("/locked-keyring/for-session", test_for_session);
  g_test_add_func ("/locked-keyring/remove", test_remove);
  g_test_add_func ("/locked-keyring/keep", test_keep);
  g_test_add_func ("/locked-keyring/renamed", test_renamed);
  return servers_run ();
}
