/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person sees when the keyring does not give an API token, and that each way on leads on. */
#include "states.h"

#include "ingot-server-list.h"
#include "ingot-window.h"
#include "kept-token.h"

#include <adwaita.h>

typedef struct
{
  Stage stage;
  IngotDemoServer *demo;
  IngotServerList *servers;
  IngotServer *server;
} Scene;

static const State no_server = { .name = "no-server", .no_server = TRUE };

static void
begin (Scene *scene)
{
  const IngotDemoOptions options = { 0 };
  g_autoptr (IngotServer) server = NULL;
  g_autoptr (GError) error = NULL;

  *scene = (Scene) { 0 };
  scene->demo = ingot_demo_server_new (&options);
  ingot_demo_server_start (scene->demo, 0, &error);
  g_assert_no_error (error);
  stage_begin (&scene->stage, &no_server, 1100, 720);
  g_object_get (scene->stage.window, "servers", &scene->servers, NULL);
  server = ingot_server_new_for_session ("Logs Europe", ingot_demo_server_get_address (scene->demo),
                                         INGOT_ENVIRONMENT_NONE);
  scene->server = ingot_server_list_save (scene->servers, server);
  g_assert_true (ingot_server_get_saved (scene->server));
}

static void
end (Scene *scene)
{
  ingot_server_list_remove (scene->servers, scene->server);
  driver_settle (scene->stage.window);
  g_clear_object (&scene->servers);
  stage_end (&scene->stage);
  g_clear_object (&scene->demo);
}

static const char *
get_token (Scene *scene)
{
  return ingot_demo_server_get_api_token (scene->demo, "changer");
}

static gboolean
has_no_dialog (gpointer window)
{
  return adw_application_window_get_visible_dialog (window) == NULL;
}

static void
enter (Scene *scene, const char *way, const char *title)
{
  g_assert_true (driver_press (scene->stage.window, way));
  g_assert_true (driver_wait_shows (scene->stage.window, title));
  stage_type (scene->stage.window, "API Token", get_token (scene));
  g_assert_true (driver_press (scene->stage.window, "Sign In"));
}

/* Each keyring is one of a process of its own. */
static gboolean
run_elsewhere (const char *variable, const char *value)
{
  g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), variable, value, TRUE);

  if (g_test_subprocess ())
    return FALSE;
  g_test_trap_subprocess_with_envp (NULL, (const char *const *) environment, 0,
                                    G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  return TRUE;
}

static void
test_none (void)
{
  Scene scene;

  begin (&scene);
  g_assert_true (driver_wait_shows (scene.stage.window, "No API Token"));
  enter (&scene, "Enter API Token…", "Enter API Token");
  g_assert_true (driver_wait_shows (scene.stage.window, "payments"));
  g_assert_true (driver_wait (has_no_dialog, scene.stage.window, 10000));
  kept_token_assert (scene.server, get_token (&scene));
  end (&scene);
}

/* The session goes on, and that the keyring does not have it is said. */
static void
test_unavailable (void)
{
  Scene scene;

  if (run_elsewhere ("SECRET_BACKEND", "service"))
    return;
  begin (&scene);
  g_assert_true (driver_wait_shows (scene.stage.window, "No Keyring"));
  g_assert_nonnull (driver_find (scene.stage.window, GTK_TYPE_BUTTON, "Retry"));
  enter (&scene, "Enter API Token for This Session…", "API Token for This Session");
  g_assert_true (driver_wait_shows (scene.stage.window, "payments"));
  g_assert_true (driver_wait (has_no_dialog, scene.stage.window, 10000));

  gtk_widget_activate_action (scene.stage.window, "win.replace-api-token", NULL);
  stage_type (scene.stage.window, "API Token", get_token (&scene));
  g_assert_true (driver_press (scene.stage.window, "Replace"));
  g_assert_true (driver_wait_shows (scene.stage.window, "No keyring keeps passwords"));
  g_assert_true (driver_press (scene.stage.window, "Close"));
  g_assert_true (driver_wait (has_no_dialog, scene.stage.window, 10000));
  g_assert_true (driver_shows (scene.stage.window, "payments"));
  end (&scene);
}

/* The old keyring is moved aside, and a new one begun. */
static void
test_unreadable (void)
{
  g_autofree char *path = g_build_filename (g_get_user_runtime_dir (), "damaged", NULL);
  g_autofree char *aside = g_strconcat (path, ".old-1", NULL);
  g_autofree char *text = NULL;
  Scene scene;

  if (!g_test_subprocess ())
    g_assert_true (g_file_set_contents (path, "this is no keyring", -1, NULL));
  /* libsecret itself loses what it has read of such a file (0.21) */
  g_setenv ("ASAN_OPTIONS", "detect_leaks=0", TRUE);
  if (run_elsewhere ("SECRET_FILE_TEST_PATH", path))
    return;
  begin (&scene);
  g_assert_true (driver_wait_shows (scene.stage.window, "Keyring Cannot Be Read"));
  g_assert_true (driver_press (scene.stage.window, "Start a New Keyring…"));
  g_assert_true (driver_wait_shows (scene.stage.window, "Start a New Keyring?"));
  g_assert_true (driver_press (scene.stage.window, "Start New Keyring"));
  g_assert_true (driver_wait_shows (scene.stage.window, "No API Token"));
  g_assert_true (g_file_get_contents (aside, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "this is no keyring");

  enter (&scene, "Enter API Token…", "Enter API Token");
  g_assert_true (driver_wait_shows (scene.stage.window, "payments"));
  g_assert_true (driver_wait (has_no_dialog, scene.stage.window, 10000));
  kept_token_assert (scene.server, get_token (&scene));
  end (&scene);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/no-token-page/none", test_none);
  g_test_add_func ("/no-token-page/unavailable", test_unavailable);
  g_test_add_func ("/no-token-page/unreadable", test_unreadable);
  return stage_run_tests ();
}
