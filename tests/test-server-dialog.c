/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "states.h"

#include "ingot-ca-row.h"
#include "ingot-connection-box.h"
#include "ingot-server-dialog.h"
#include "kept-token.h"
#include "secure-server.h"

#include <adwaita.h>

/* The dialog over a window without a server, and what it saved. */
typedef struct
{
  Stage stage;
  IngotDemoServer *demo;
  IngotServerList *servers;
  GtkWidget *dialog;
  IngotServer *saved;
} Scene;

static const State no_server = { .name = "no-server", .no_server = TRUE };

static void
saved_cb (Scene *scene, IngotServer *server)
{
  g_set_object (&scene->saved, server);
}

static void
open_dialog (Scene *scene, IngotServer *server)
{
  g_clear_object (&scene->saved);
  scene->dialog = GTK_WIDGET (ingot_server_dialog_new (scene->servers, server));
  g_object_add_weak_pointer (G_OBJECT (scene->dialog), (gpointer *) &scene->dialog);
  g_signal_connect_swapped (scene->dialog, "saved", G_CALLBACK (saved_cb), scene);
  adw_dialog_present (ADW_DIALOG (scene->dialog), scene->stage.window);
  driver_settle (scene->stage.window);
}

static void
begin (Scene *scene)
{
  const IngotDemoOptions options = { 0 };
  g_autoptr (GError) error = NULL;

  *scene = (Scene) { 0 };
  stage_begin (&scene->stage, &no_server, 1100, 720);
  scene->demo = ingot_demo_server_new (&options);
  ingot_demo_server_start (scene->demo, 0, &error);
  g_assert_no_error (error);
  scene->servers = ingot_server_list_new ();
  open_dialog (scene, NULL);
}

static gboolean
is_closed (gpointer data)
{
  return ((Scene *) data)->dialog == NULL;
}

static void
end (Scene *scene)
{
  if (scene->dialog != NULL)
    adw_dialog_force_close (ADW_DIALOG (scene->dialog));
  g_assert_true (driver_wait (is_closed, scene, 10000));
  g_clear_object (&scene->saved);
  while (g_list_model_get_n_items (G_LIST_MODEL (scene->servers)) > 0)
    {
      g_autoptr (IngotServer) server = g_list_model_get_item (G_LIST_MODEL (scene->servers), 0);

      ingot_server_list_remove (scene->servers, server);
    }
  stage_end (&scene->stage);
  g_assert_finalize_object (scene->servers);
  g_assert_finalize_object (scene->demo);
}

static const char *
get_text (Scene *scene, const char *title)
{
  return gtk_editable_get_text (
      GTK_EDITABLE (driver_wait_for (scene->dialog, ADW_TYPE_ENTRY_ROW, title)));
}

static gboolean
is_on (Scene *scene, const char *label)
{
  GtkWidget *button = driver_find (scene->dialog, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  return gtk_widget_is_sensitive (button);
}

static IngotConnectionBox *
get_box (Scene *scene)
{
  return INGOT_CONNECTION_BOX (driver_find_type (scene->dialog, INGOT_TYPE_CONNECTION_BOX));
}

/* It has run once when it has begun and ended. */
static void
count_cb (GObject *box, GParamSpec *pspec, guint *n_changes)
{
  (*n_changes)++;
}

static gboolean
has_run (gpointer n_changes)
{
  return *(guint *) n_changes == 2;
}

static void
run_test (Scene *scene)
{
  IngotConnectionBox *box = get_box (scene);
  guint n_changes = 0;
  gulong handler = g_signal_connect (box, "notify::running", G_CALLBACK (count_cb), &n_changes);

  g_assert_true (driver_press (scene->dialog, "Test"));
  g_assert_true (driver_wait (has_run, &n_changes, 10000));
  g_signal_handler_disconnect (box, handler);
  driver_settle (scene->stage.window);
}

static const char *
get_token (Scene *scene)
{
  return ingot_demo_server_get_api_token (scene->demo, "changer");
}

static void
enter_demo (Scene *scene)
{
  stage_type (scene->dialog, "Address", ingot_demo_server_get_address (scene->demo));
  stage_type (scene->dialog, "API Token", get_token (scene));
}

static void
test_add (void)
{
  Scene scene;

  begin (&scene);
  g_assert_true (driver_shows (scene.dialog, "Add Server"));
  g_assert_true (driver_shows (scene.dialog, "From the system"));
  g_assert_false (is_on (&scene, "Add"));
  enter_demo (&scene);
  g_assert_true (is_on (&scene, "Add"));
  g_assert_cmpstr (get_text (&scene, "Name"), ==, "127.0.0.1");
  stage_type (scene.dialog, "Name", "R&D <b>");
  g_assert_true (driver_press (scene.dialog, "Add"));
  g_assert_true (driver_wait (is_closed, &scene, 10000));

  g_assert_nonnull (scene.saved);
  g_assert_true (ingot_server_get_saved (scene.saved));
  g_assert_cmpstr (ingot_server_get_name (scene.saved), ==, "R&D <b>");
  g_assert_cmpstr (ingot_server_get_address (scene.saved), ==,
                   ingot_demo_server_get_address (scene.demo));
  kept_token_assert (scene.saved, get_token (&scene));
  end (&scene);
}

/* Every step is told, and what was pasted becomes the base. */
static void
test_connection (void)
{
  Scene scene;
  g_autofree char *pasted = NULL;

  begin (&scene);
  enter_demo (&scene);
  pasted = g_strconcat (ingot_demo_server_get_address (scene.demo), "some/page", NULL);
  stage_type (scene.dialog, "Address", pasted);
  run_test (&scene);
  g_assert_null (ingot_connection_box_get_error (get_box (&scene)));
  g_assert_true (driver_shows (scene.dialog, "mara.keller@example.com"));
  g_assert_false (g_str_has_suffix (get_text (&scene, "Address"), "page"));
  g_assert_true (
      g_str_has_prefix (ingot_demo_server_get_address (scene.demo), get_text (&scene, "Address")));

  /* what was tested is not what is entered any more */
  stage_type (scene.dialog, "API Token", "wrong~one");
  g_assert_false (driver_shows (scene.dialog, "mara.keller@example.com"));
  run_test (&scene);
  g_assert_true (driver_shows (scene.dialog, "does not accept the API token"));
  g_assert_true (driver_press (scene.dialog, "Add"));
  g_assert_true (driver_wait_shows (scene.stage.window, "Add Server Anyway?"));
  g_assert_true (driver_press (scene.stage.window, "Add Anyway"));
  g_assert_true (driver_wait (is_closed, &scene, 10000));
  g_assert_nonnull (scene.saved);
  end (&scene);
}

static void
test_stopped_server (void)
{
  Scene scene;
  g_autofree char *address = NULL;

  begin (&scene);
  enter_demo (&scene);
  address = g_strdup (get_text (&scene, "Address"));
  ingot_demo_server_stop (scene.demo);
  run_test (&scene);
  g_assert_true (driver_shows (scene.dialog, "cannot be reached"));
  g_assert_cmpstr (get_text (&scene, "Address"), ==, address);
  g_assert_true (is_on (&scene, "Add"));
  end (&scene);
}

/* “Add” does not wait for a test, which ends with the dialog. */
static void
test_does_not_wait (void)
{
  const IngotDemoFault late = { .kind = INGOT_DEMO_FAULT_LATE, .delay = 60000 };
  Scene scene;

  begin (&scene);
  enter_demo (&scene);
  ingot_demo_server_add_fault (scene.demo, NULL, &late, G_MAXUINT);
  g_assert_true (driver_press (scene.dialog, "Test"));
  g_assert_nonnull (driver_wait_for (scene.dialog, ADW_TYPE_SPINNER, NULL));
  g_assert_true (is_on (&scene, "Stop"));
  g_assert_true (driver_press (scene.dialog, "Add"));
  g_assert_true (driver_wait (is_closed, &scene, 10000));
  g_assert_nonnull (scene.saved);
  end (&scene);
}

static gboolean
is_refused (gpointer row)
{
  return gtk_widget_has_css_class (row, "ingot-wrong");
}

static gboolean
has_trust (gpointer row)
{
  return ingot_ca_row_get_trust (row) != NULL;
}

static void
choose (Scene *scene, const char *directory, const char *name, DriverCondition condition)
{
  g_autofree char *path = certificates_build_path (directory, name);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *row = driver_find_type (scene->dialog, INGOT_TYPE_CA_ROW);

  ingot_ca_row_load (INGOT_CA_ROW (row), file);
  g_assert_true (driver_wait (condition, row, 10000));
  driver_settle (scene->stage.window);
}

/* A certificate is shown and refused; its CA is the way out, and nothing else is. */
static void
test_certificate (void)
{
  char *directory = certificates_new ();
  g_autoptr (SecureServer) secure = secure_server_new (directory, "good");
  Scene scene;

  begin (&scene);
  stage_type (scene.dialog, "Address", secure_server_get_address (secure));
  stage_type (scene.dialog, "API Token", "id~secret");
  run_test (&scene);
  g_assert_true (driver_shows (scene.dialog, "an authority that this computer does not know"));
  g_assert_true (driver_shows (scene.dialog, "CN=good"));
  g_assert_true (driver_shows (scene.dialog, "CN=Ingot Test CA"));
  g_assert_nonnull (driver_find_text (scene.dialog, "SHA-256"));
  g_assert_null (driver_find_text (scene.dialog, "gnore"));
  g_assert_cmpuint (secure_server_count (secure), ==, 0);

  choose (&scene, directory, "with-key", is_refused);
  g_assert_true (driver_shows (scene.dialog, "private key"));
  g_assert_true (driver_shows (scene.dialog, "Unchanged: \u2068From the system"));
  choose (&scene, directory, "self-signed", is_refused);
  choose (&scene, directory, "ca", has_trust);
  g_assert_true (driver_shows (scene.dialog, "ca.pem"));
  g_assert_false (driver_shows (scene.dialog, "Unchanged"));
  g_assert_false (driver_shows (scene.dialog, "CN=good"));
  run_test (&scene);
  g_assert_true (driver_shows (scene.dialog, "encrypted"));
  g_assert_cmpuint (secure_server_count (secure), >, 0);

  /* What is refused later does not take away what was chosen, and both are told. */
  choose (&scene, directory, "with-key", is_refused);
  g_assert_true (driver_shows (scene.dialog, "private key"));
  g_assert_true (driver_shows (scene.dialog, "Unchanged: \u2068ca.pem"));
  g_assert_nonnull (
      ingot_ca_row_get_trust (INGOT_CA_ROW (driver_find_type (scene.dialog, INGOT_TYPE_CA_ROW))));
  end (&scene);
  certificates_free (directory);
}

static void
test_ca_is_kept (void)
{
  char *directory = certificates_new ();
  Scene scene;
  g_autofree char *copy = NULL;
  g_autoptr (IngotServer) server = NULL;

  begin (&scene);
  enter_demo (&scene);
  choose (&scene, directory, "ca", has_trust);
  g_assert_true (driver_press (scene.dialog, "Add"));
  g_assert_true (driver_wait (is_closed, &scene, 10000));
  copy = g_build_filename (g_get_user_data_dir (), "ingot", "certificates",
                           ingot_server_get_ca_certificate (scene.saved), NULL);
  g_assert_true (g_file_test (copy, G_FILE_TEST_IS_REGULAR));

  server = g_object_ref (scene.saved);
  open_dialog (&scene, server);
  g_assert_true (driver_shows (scene.dialog, "Edit Server"));
  g_assert_false (is_on (&scene, "Save"));
  choose (&scene, directory, "with-key", is_refused);
  g_assert_true (
      driver_shows (scene.dialog, "Unchanged: \u2068The one that was chosen for this server"));
  g_assert_false (is_on (&scene, "Save"));
  certificates_free (directory);
  g_assert_true (driver_press (scene.dialog, "Use the System’s CA Certificates"));
  g_assert_true (driver_wait_shows (scene.dialog, "From the system"));
  g_assert_true (driver_press (scene.dialog, "Save"));
  g_assert_true (driver_wait (is_closed, &scene, 10000));
  g_assert_cmpstr (ingot_server_get_ca_certificate (server), ==, "");
  kept_token_assert (server, get_token (&scene));
  end (&scene);
}

/* An empty API token keeps the one in the keyring, for the address that it was entered for. */
static void
test_edit (void)
{
  Scene scene;
  g_autoptr (IngotServer) server = NULL;
  g_autoptr (IngotSession) session = NULL;

  begin (&scene);
  enter_demo (&scene);
  g_assert_true (driver_press (scene.dialog, "Add"));
  g_assert_true (driver_wait (is_closed, &scene, 10000));
  server = g_object_ref (scene.saved);
  session = ingot_session_dup_for_server (server, NULL);

  open_dialog (&scene, server);
  g_assert_cmpstr (get_text (&scene, "API Token"), ==, "");
  run_test (&scene);
  g_assert_true (driver_shows (scene.dialog, "mara.keller@example.com"));
  stage_type (scene.dialog, "Name", "Renamed");
  g_assert_true (driver_press (scene.dialog, "Save"));
  g_assert_true (driver_wait (is_closed, &scene, 10000));
  g_assert_cmpstr (ingot_session_get_name (session), ==, "Renamed");
  kept_token_assert (server, get_token (&scene));

  open_dialog (&scene, server);
  stage_type (scene.dialog, "Address", "https://elsewhere.example.com");
  g_assert_true (driver_shows (scene.dialog, "another server"));
  g_assert_false (is_on (&scene, "Save"));
  stage_type (scene.dialog, "API Token", "id~entered-again");
  g_assert_true (is_on (&scene, "Save"));
  g_assert_true (driver_press (scene.dialog, "Save"));
  g_assert_true (driver_wait (is_closed, &scene, 10000));
  g_assert_cmpstr (ingot_server_get_address (server), ==, "https://elsewhere.example.com/");
  kept_token_assert (server, "id~entered-again");
  end (&scene);
}

/* The API token that somebody else has kept for another address is not tried at this one. */
static void
test_moved_meanwhile (void)
{
  Scene scene;
  guint n_asked;
  g_autoptr (IngotServer) server = NULL;
  g_autoptr (GError) error = NULL;

  begin (&scene);
  enter_demo (&scene);
  g_assert_true (driver_press (scene.dialog, "Add"));
  g_assert_true (driver_wait (is_closed, &scene, 10000));
  server = g_object_ref (scene.saved);

  open_dialog (&scene, server);
  n_asked = ingot_demo_server_count (scene.demo, "GetAccount");
  g_assert_true (kept_token_store (server, "id~theirs", &error));
  ingot_server_set_address (server, "https://elsewhere.example.com/");
  run_test (&scene);
  g_assert_true (driver_shows (scene.dialog, "no API token"));
  g_assert_cmpuint (ingot_demo_server_count (scene.demo, "GetAccount"), ==, n_asked);

  stage_type (scene.dialog, "Name", "Renamed");
  g_assert_true (driver_press (scene.dialog, "Save"));
  g_assert_true (driver_wait_shows (scene.stage.window, "Save Server Anyway?"));
  g_assert_true (driver_press (scene.stage.window, "Save Anyway"));
  g_assert_true (driver_wait (is_closed, &scene, 10000));
  g_assert_cmpstr (ingot_server_get_name (server), ==, "Renamed");
  g_assert_cmpstr (ingot_server_get_address (server), ==, "https://elsewhere.example.com/");
  end (&scene);
}

/* Nothing keeps passwords, in a process of its own. */
static void
test_no_keyring (void)
{
  g_auto (GStrv) environment =
      g_environ_setenv (g_get_environ (), "SECRET_BACKEND", "service", TRUE);
  Scene scene;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess_with_envp (NULL, (const char *const *) environment, 0,
                                        G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      return;
    }
  begin (&scene);
  enter_demo (&scene);
  g_assert_true (driver_press (scene.dialog, "Add"));
  g_assert_true (driver_wait_shows (scene.dialog, "No keyring keeps passwords"));
  g_assert_null (scene.saved);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (scene.servers)), ==, 0);
  g_assert_cmpstr (get_text (&scene, "API Token"), ==, get_token (&scene));

  g_assert_true (driver_press (scene.dialog, "Use for This Session"));
  g_assert_true (driver_wait (is_closed, &scene, 10000));
  g_assert_true (ingot_server_get_saved (scene.saved));
  end (&scene);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/server-dialog/add", test_add);
  g_test_add_func ("/server-dialog/connection", test_connection);
  g_test_add_func ("/server-dialog/stopped-server", test_stopped_server);
  g_test_add_func ("/server-dialog/does-not-wait", test_does_not_wait);
  g_test_add_func ("/server-dialog/certificate", test_certificate);
  g_test_add_func ("/server-dialog/ca-is-kept", test_ca_is_kept);
  g_test_add_func ("/server-dialog/edit", test_edit);
  g_test_add_func ("/server-dialog/moved-meanwhile", test_moved_meanwhile);
  g_test_add_func ("/server-dialog/no-keyring", test_no_keyring);
  return stage_run_tests ();
}
