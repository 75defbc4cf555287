/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-server-list.h"
#include "ingot-settings.h"

#define ADDRESS "https://logscale.example.com/"

static IngotServer *
add (IngotServerList *list, const char *name)
{
  g_autoptr (IngotServer) server =
      ingot_server_new_for_session (name, ADDRESS, INGOT_ENVIRONMENT_STAGING);

  return ingot_server_list_save (list, server);
}

static char *
dup_names (IngotServerList *list)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (IngotServer) server = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_string_append_printf (names, "%s%s", i > 0 ? " " : "", ingot_server_get_name (server));
    }
  return g_string_free_and_steal (g_steal_pointer (&names));
}

static void
assert_names (IngotServerList *list, const char *expected)
{
  g_autofree char *names = dup_names (list);

  g_assert_cmpstr (names, ==, expected);
}

/* Nothing of a test is left for the next one. */
static void
clear (IngotServerList *list)
{
  while (g_list_model_get_n_items (G_LIST_MODEL (list)) > 0)
    {
      g_autoptr (IngotServer) server = g_list_model_get_item (G_LIST_MODEL (list), 0);

      ingot_server_list_remove (list, server);
    }
}

static void
count_cb (GListModel *list, guint position, guint removed, guint added, guint *count)
{
  (*count)++;
}

static void
test_saves (void)
{
  IngotServerList *list = ingot_server_list_new ();
  IngotServerList *later;
  IngotServer *server;
  guint n_changes = 0;

  assert_names (list, "");
  g_signal_connect (list, "items-changed", G_CALLBACK (count_cb), &n_changes);
  server = add (list, "Staging");
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_true (ingot_server_get_saved (server));
  g_assert_true (ingot_server_list_find (list, ingot_server_get_uuid (server)) == server);
  ingot_server_set_read_only (server, TRUE);
  ingot_server_set_ca_certificate (server, "ca.pem");
  ingot_server_set_last_repository (server, "payments", "id-1");

  later = ingot_server_list_new ();
  {
    g_autoptr (IngotServer) again = g_list_model_get_item (G_LIST_MODEL (later), 0);

    g_assert_cmpstr (ingot_server_get_uuid (again), ==, ingot_server_get_uuid (server));
    g_assert_cmpstr (ingot_server_get_name (again), ==, "Staging");
    g_assert_cmpstr (ingot_server_get_address (again), ==, ADDRESS);
    g_assert_cmpint (ingot_server_get_environment (again), ==, INGOT_ENVIRONMENT_STAGING);
    g_assert_true (ingot_server_get_read_only (again));
    g_assert_cmpstr (ingot_server_get_ca_certificate (again), ==, "ca.pem");
    g_assert_cmpstr (ingot_server_get_last_repository_name (again), ==, "payments");
    g_assert_cmpstr (ingot_server_get_last_repository_id (again), ==, "id-1");
  }
  clear (list);
  assert_names (later, "");
  g_assert_finalize_object (later);
  g_assert_finalize_object (list);
}

static void
test_order (void)
{
  g_autoptr (IngotServerList) list = ingot_server_list_new ();
  IngotServer *one = add (list, "one");
  IngotServer *two = add (list, "two");
  IngotServer *three = add (list, "three");

  assert_names (list, "one two three");
  ingot_server_list_move (list, three, one);
  assert_names (list, "three one two");
  ingot_server_list_move (list, three, NULL);
  assert_names (list, "one two three");
  ingot_server_list_move (list, two, two);
  ingot_server_list_move (list, one, three);
  assert_names (list, "two one three");
  ingot_server_list_remove (list, one);
  assert_names (list, "two three");
  clear (list);
}

static void
test_for_session (void)
{
  g_autoptr (IngotServerList) list = ingot_server_list_new ();
  g_autoptr (IngotServerList) other = ingot_server_list_new ();
  g_autoptr (IngotServer) demo =
      ingot_server_new_for_session ("demo", "http://127.0.0.1:1/", INGOT_ENVIRONMENT_DEMO);
  g_autofree char *uuid = g_strdup (ingot_server_get_uuid (demo));
  IngotServer *saved;

  ingot_server_list_add_for_session (list, demo);
  ingot_server_list_add_for_session (list, demo);
  add (list, "saved");
  assert_names (list, "saved demo");
  assert_names (other, "saved");
  g_assert_true (ingot_server_list_find (list, uuid) == demo);
  g_assert_false (ingot_server_get_saved (demo));

  /* A server for this session can be kept: it stays the same server. */
  ingot_server_set_environment (demo, INGOT_ENVIRONMENT_DEVELOPMENT);
  saved = ingot_server_list_save (list, demo);
  g_assert_true (ingot_server_get_saved (saved));
  g_assert_cmpstr (ingot_server_get_uuid (saved), ==, uuid);
  assert_names (list, "saved demo");
  assert_names (other, "saved demo");
  clear (list);
}

static void
test_removed_is_forgotten (void)
{
  g_autoptr (IngotServerList) list = ingot_server_list_new ();
  IngotServer *server = add (list, "gone");
  g_autofree char *uuid = g_strdup (ingot_server_get_uuid (server));
  g_autoptr (GSettings) settings = ingot_settings_new_for_server (uuid);
  g_autofree char *name = NULL;

  ingot_server_list_remove (list, server);
  name = g_settings_get_string (settings, "name");
  g_assert_cmpstr (name, ==, "");
  g_assert_null (ingot_server_list_find (list, uuid));
}

static void
test_broken (void)
{
  g_autoptr (IngotServerList) list = ingot_server_list_new ();
  g_autoptr (GSettings) settings = ingot_settings_new ();
  IngotServer *good = add (list, "good");
  g_autofree char *without_keys = g_uuid_string_random ();
  const char *const broken[] = {
    without_keys,
    "",
    "../../elsewhere",
    "no uuid",
    ingot_server_get_uuid (good),
    "\xe2\x80\xae",
    ingot_server_get_uuid (good),
    NULL,
  };
  g_auto (GStrv) kept = NULL;

  g_settings_set_strv (settings, "servers", broken);
  assert_names (list, "good");

  /* What is not understood may be somebody else's: it stays. */
  ingot_server_list_remove (list, good);
  kept = g_settings_get_strv (settings, "servers");
  g_assert_true (g_strv_contains ((const char *const *) kept, without_keys));
  g_assert_true (g_strv_contains ((const char *const *) kept, "no uuid"));
  assert_names (list, "");
  g_settings_reset (settings, "servers");
}

static void
quit_cb (gpointer list, guint position, guint removed, guint added, GMainLoop *loop)
{
  g_main_loop_quit (loop);
}

/* Settings on the disk, for a process of its own. */
static void
run_with_keyfile (const char *path)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GSubprocess) program = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *self = g_file_read_link ("/proc/self/exe", &error);

  g_assert_no_error (error);
  g_subprocess_launcher_setenv (launcher, "GSETTINGS_BACKEND", "keyfile", TRUE);
  g_subprocess_launcher_set_flags (launcher, G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  program = g_subprocess_launcher_spawn (launcher, &error, self, "-p", path, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (program, NULL, &error));
  g_assert_no_error (error);
}

static gboolean
has_keyfile (void)
{
  return g_strcmp0 (g_getenv ("GSETTINGS_BACKEND"), "keyfile") == 0;
}

static void
write_settings (const char *text)
{
  g_autofree char *directory =
      g_build_filename (g_get_user_config_dir (), "glib-2.0", "settings", NULL);
  g_autofree char *path = g_build_filename (directory, "keyfile", NULL);

  g_assert_no_errno (g_mkdir_with_parents (directory, 0700));
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* What a person, or a damaged disk, may have written there. */
static void
test_nonsense (void)
{
  static const char *const values[] = {
    "name=",         "name=17",         "name='unfinished",  "environment='outer-space'",
    "environment=3", "read-only='yes'", "ca-certificate=[]", "last-repository-name=@mb nothing",
    "\xff\xfe=\xff",
  };
  g_autofree char *uuid = g_uuid_string_random ();

  if (!has_keyfile ())
    {
      run_with_keyfile ("/server-list/nonsense");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *text =
          g_strdup_printf ("[io/github/ingot_app/Ingot]\nservers=['%s']\nwindow-width='wide'\n"
                           "[io/github/ingot_app/Ingot/servers/%s]\naddress='" ADDRESS "'\n%s\n",
                           uuid, uuid, values[i]);
      g_autoptr (IngotServerList) list = NULL;

      g_test_message ("%s", values[i]);
      write_settings (text);
      list = ingot_server_list_new ();
      g_assert_nonnull (ingot_server_list_find (list, uuid));
      g_assert_cmpint (ingot_server_get_environment (ingot_server_list_find (list, uuid)), ==,
                       INGOT_ENVIRONMENT_NONE);
    }
  write_settings ("");
}

/* As two running programs: each has its own copy of what is saved, on the same disk. */
static void
test_two_processes (void)
{
  g_autoptr (IngotServerList) list = NULL;
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  if (g_test_subprocess ())
    {
      list = ingot_server_list_new ();
      add (list, "theirs");
      g_settings_sync ();
      return;
    }
  if (!has_keyfile ())
    {
      run_with_keyfile ("/server-list/two-processes");
      return;
    }

  list = ingot_server_list_new ();
  add (list, "ours");
  g_settings_sync ();
  g_signal_connect (list, "items-changed", G_CALLBACK (quit_cb), loop);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_main_loop_run (loop);
  assert_names (list, "ours theirs");
  add (list, "more");
  assert_names (list, "ours theirs more");
  clear (list);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/server-list/saves", test_saves);
  g_test_add_func ("/server-list/order", test_order);
  g_test_add_func ("/server-list/for-session", test_for_session);
  g_test_add_func ("/server-list/removed-is-forgotten", test_removed_is_forgotten);
  g_test_add_func ("/server-list/broken", test_broken);
  g_test_add_func ("/server-list/nonsense", test_nonsense);
  g_test_add_func ("/server-list/two-processes", test_two_processes);

  return g_test_run ();
}
