/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A session with a server that has ten thousand of everything. */
#include "driver-heartbeat.h"
#include "fixture.h"
#include "ingot-session.h"

/* The server is a process of its own here: what it needs is not the main loop's. */
static void
test_main_loop (void)
{
  g_autofree char *program = g_build_filename (g_getenv ("G_TEST_BUILDDIR"), "..", "app", "demo",
                                               "ingot-demo-server", NULL);
  const char *arguments[] = { program, "--repositories", "10000", "--tokens", "10000", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) server =
      g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_autoptr (GDataInputStream) output = NULL;
  g_autofree char *address = NULL;
  g_autofree char *account = NULL;
  g_auto (GStrv) fields = NULL;
  g_autoptr (IngotSession) session = NULL;
  g_autoptr (IngotRepository) repository = NULL;
  DriverHeartbeat *heartbeat;
  double longest;

  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (server));
  address = g_data_input_stream_read_line (output, NULL, NULL, &error);
  account = g_data_input_stream_read_line (output, NULL, NULL, &error);
  fields = g_strsplit (account, "\t", -1);
  session = ingot_session_new ("Test", address, fields[2], INGOT_ENVIRONMENT_NONE, &error);
  g_assert_no_error (error);

  heartbeat = driver_heartbeat_start ();
  for (guint i = 0; i < 2; i++)
    {
      ingot_session_refresh (session);
      fixture_wait (!ingot_session_get_loading (session));
      g_assert_no_error (ingot_session_get_error (session));
      g_assert_cmpuint (g_list_model_get_n_items (ingot_session_get_search_domains (session)), ==,
                        10000);
    }
  repository = ingot_session_dup_repository (
      session, ingot_session_find_search_domain (session, "token-warehouse"));
  ingot_repository_open (repository);
  fixture_wait (!ingot_repository_get_loading (repository));
  longest = driver_heartbeat_stop (heartbeat, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (ingot_repository_get_tokens (repository)), ==, 10000);

  g_test_message ("longest pause: %.1f ms", longest);
  g_subprocess_force_exit (server);
  g_subprocess_wait (server, NULL, NULL);
  g_assert_cmpfloat (longest, <, 100);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session-large/main-loop", test_main_loop);
  return g_test_run ();
}
