/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "driver.h"
#include "ingot-application.h"
#include "ingot-demo-server.h"
#include "ingot-server-keeping.h"
#include "ingot-token-file.h"
#include "ingot-window.h"

#include <glib/gstdio.h>

#define PLANTED "planted-id~planted-secret"

static GObject *
refuse_demo (char **address, char **api_token, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE, "No port is free");
  return NULL;
}

/* Runs the application as the program does; only for subprocesses, which it ends. */
static G_NORETURN void
run (const char *const *arguments)
{
  g_autoptr (IngotApplication) application = ingot_application_new (refuse_demo);
  int status = g_application_run (G_APPLICATION (application),
                                  (int) g_strv_length ((GStrv) arguments), (GStrv) arguments);

  exit (status);
}

static char *
write_file (const char *content, gssize length)
{
  g_autoptr (GError) error = NULL;
  char *path;
  int fd = g_file_open_tmp ("ingot-XXXXXX", &path, &error);

  g_assert_no_error (error);
  g_close (fd, &error);
  g_file_set_contents (path, content, length, &error);
  g_assert_no_error (error);
  return path;
}

static void
assert_refused (const char *pattern)
{
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr (pattern);
  g_test_trap_assert_stderr_unmatched ("*" PLANTED "*");
}

static void
test_version (void)
{
  if (g_test_subprocess ())
    run ((const char *[]) { "ingot", "--version", NULL });
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout ("*ingot 0.*");
}

static void
test_help (void)
{
  if (g_test_subprocess ())
    run ((const char *[]) { "ingot", "--help", NULL });
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout ("*--server=ADDRESS*--token-file=FILE*");
  g_test_trap_assert_stdout ("*INGOT_API_TOKEN*");
}

static void
test_demo_or_server (void)
{
  if (g_test_subprocess ())
    run ((const char *[]) { "ingot", "--demo", "--server", "localhost", NULL });
  assert_refused ("*ingot: --demo and --server exclude each other*");
}

static void
test_token_file_without_server (void)
{
  if (g_test_subprocess ())
    run ((const char *[]) { "ingot", "--token-file", "-", NULL });
  assert_refused ("*ingot: --token-file needs --server*");
}

static void
test_arguments (void)
{
  if (g_test_subprocess ())
    run ((const char *[]) { "ingot", PLANTED, NULL });
  assert_refused ("*ingot: Ingot takes options only*");
}

static void
test_server_without_token (void)
{
  if (g_test_subprocess ())
    run ((const char *[]) { "ingot", "--server", "https://logs.example", NULL });
  assert_refused ("*ingot: --server needs an API token*--token-file*INGOT_API_TOKEN*");
}

static void
test_bad_address (void)
{
  if (g_test_subprocess ())
    {
      g_setenv ("INGOT_API_TOKEN", PLANTED, TRUE);
      run ((const char *[]) { "ingot", "--server", "ftp://logs.example", NULL });
    }
  assert_refused ("*ingot: *ftp://logs.example*");
}

static void
test_missing_token_file (void)
{
  if (g_test_subprocess ())
    {
      g_setenv ("INGOT_API_TOKEN", PLANTED, TRUE);
      run ((const char *[]) { "ingot", "--server", "logs.example", "--token-file",
                              "/nonexistent/token", NULL });
    }
  assert_refused ("*ingot: The token file cannot be read: *");
}

static void
test_demo_that_cannot_start (void)
{
  if (g_test_subprocess ())
    run ((const char *[]) { "ingot", "--demo", NULL });
  assert_refused ("*ingot: No port is free*");
}

/* What is started from here, a browser for example, would get it. */
static void
test_variable_that_nobody_needs (void)
{
  const char *const arguments[] = { "ingot", "--demo", NULL };
  g_autoptr (IngotApplication) application = ingot_application_new (refuse_demo);

  g_setenv ("INGOT_API_TOKEN", PLANTED, TRUE);
  g_assert_cmpint (g_application_run (G_APPLICATION (application), 2, (GStrv) arguments), ==,
                   EXIT_FAILURE);
  g_assert_null (g_getenv ("INGOT_API_TOKEN"));
}

static void
assert_token_file (const char *content, gssize length, const char *token, const char *problem)
{
  g_autofree char *path = write_file (content, length);
  g_autoptr (GError) error = NULL;
  char *read = ingot_token_file_read (path, &error);

  g_assert_cmpstr (read, ==, token);
  if (problem == NULL)
    g_assert_no_error (error);
  else
    g_assert_cmpstr (error->message, ==, problem);
  ingot_token_file_wipe (read);
  g_unlink (path);
}

static void
test_token_file (void)
{
  g_autofree char *gigantic = g_strnfill (10000, 'x');

  assert_token_file (PLANTED, -1, PLANTED, NULL);
  assert_token_file (PLANTED "\n", -1, PLANTED, NULL);
  assert_token_file (PLANTED "\r\n", -1, PLANTED, NULL);
  assert_token_file ("", -1, NULL, "The token file is empty");
  assert_token_file ("\n", -1, NULL, "The token file is empty");
  assert_token_file (PLANTED "\nsecond\n", -1, NULL, "The token file has more than one line");
  assert_token_file (PLANTED "\n\n", -1, NULL, "The token file has more than one line");
  assert_token_file ("two words", -1, NULL,
                     "The token file has a character that is in no API token");
  assert_token_file ("nul\0byte", 8, NULL,
                     "The token file has a character that is in no API token");
  assert_token_file (gigantic, -1, NULL, "The token file is too long to be an API token");
}

static void
test_environment (void)
{
  char *token;
  const char *place;

  g_setenv ("INGOT_TEST_TOKEN", PLANTED, TRUE);
  place = g_getenv ("INGOT_TEST_TOKEN");
  g_assert_cmpstr (place, ==, PLANTED);
  token = ingot_token_file_take_environment ("INGOT_TEST_TOKEN");
  g_assert_cmpstr (token, ==, PLANTED);
  g_assert_null (g_getenv ("INGOT_TEST_TOKEN"));
  g_assert_null (ingot_token_file_take_environment ("INGOT_TEST_TOKEN"));
  ingot_token_file_wipe (token);
}

/* It is a server for this session, which can be kept after it. */
static void
assert_for_session (IngotApplication *application)
{
  GListModel *servers = G_LIST_MODEL (ingot_application_get_servers (application));
  g_autoptr (IngotServer) server = g_list_model_get_item (servers, 0);

  g_assert_cmpuint (g_list_model_get_n_items (servers), ==, 1);
  g_assert_true (g_str_has_prefix (ingot_server_get_name (server), "127.0.0.1"));
  g_assert_false (ingot_server_get_saved (server));
  g_assert_true (ingot_server_keeping_is_possible (server));
}

static gboolean
quit_cb (gpointer data)
{
  GApplication *application = data;
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL || !driver_shows (GTK_WIDGET (window), "payments"))
    return G_SOURCE_CONTINUE;
  assert_for_session (INGOT_APPLICATION (application));
  g_application_quit (application);
  return G_SOURCE_REMOVE;
}

/* The whole way: options, token, a process of its own, a window with what is on the server. */
static void
use_server (gboolean by_file)
{
  const IngotDemoOptions options = { 0 };
  g_autoptr (IngotDemoServer) server = ingot_demo_server_new (&options);
  g_autoptr (IngotApplication) application = ingot_application_new (refuse_demo);
  const char *arguments[] = { "ingot", "--server", NULL, "--token-file", NULL, NULL };
  g_autofree char *path = NULL;

  ingot_demo_server_start (server, 0, NULL);
  arguments[2] = ingot_demo_server_get_address (server);
  if (by_file)
    path = write_file (ingot_demo_server_get_api_token (server, "root"), -1);
  else
    g_setenv ("INGOT_API_TOKEN", ingot_demo_server_get_api_token (server, "root"), TRUE);
  arguments[3] = by_file ? "--token-file" : NULL;
  arguments[4] = path;

  g_timeout_add (20, quit_cb, application);
  g_assert_cmpint (
      g_application_run (G_APPLICATION (application), by_file ? 5 : 3, (GStrv) arguments), ==, 0);
  g_assert_null (g_getenv ("INGOT_API_TOKEN"));
  g_assert_true (g_application_get_flags (G_APPLICATION (application)) & G_APPLICATION_NON_UNIQUE);
  if (path != NULL)
    g_unlink (path);
}

static void
test_server_by_file (void)
{
  use_server (TRUE);
}

static void
test_server_by_environment (void)
{
  use_server (FALSE);
}

/* What only libadwaita's style sheet knows. */
static gboolean
has_pills (void)
{
  g_autoptr (GtkWidget) plain = g_object_ref_sink (gtk_button_new_with_label ("Label"));
  g_autoptr (GtkWidget) pill = g_object_ref_sink (gtk_button_new_with_label ("Label"));
  int plain_width, pill_width;

  gtk_widget_add_css_class (pill, "pill");
  gtk_widget_measure (plain, GTK_ORIENTATION_HORIZONTAL, -1, &plain_width, NULL, NULL, NULL);
  gtk_widget_measure (pill, GTK_ORIENTATION_HORIZONTAL, -1, &pill_width, NULL, NULL, NULL);
  return pill_width > plain_width;
}

/* Only for subprocesses: a process has one display, and that one theme. */
static void
start_with_theme (const char *theme)
{
  g_autoptr (IngotApplication) application = ingot_application_new (refuse_demo);
  g_autoptr (GError) error = NULL;

  g_assert_null (g_getenv ("GTK_THEME"));
  if (theme != NULL)
    g_setenv ("GTK_THEME", theme, TRUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (g_getenv ("GTK_THEME"), ==, theme);
  g_assert_cmpint (has_pills (), ==, theme == NULL);
}

/* Nothing that is started from here gets what is named for the start, nor does libadwaita. */
static void
test_style_sheet (void)
{
  if (g_test_subprocess ())
    {
      start_with_theme (NULL);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

static void
test_chosen_theme (void)
{
  if (g_test_subprocess ())
    {
      start_with_theme ("Default");
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/application/version", test_version);
  g_test_add_func ("/application/help", test_help);
  g_test_add_func ("/application/demo-or-server", test_demo_or_server);
  g_test_add_func ("/application/token-file-without-server", test_token_file_without_server);
  g_test_add_func ("/application/arguments", test_arguments);
  g_test_add_func ("/application/server-without-token", test_server_without_token);
  g_test_add_func ("/application/bad-address", test_bad_address);
  g_test_add_func ("/application/missing-token-file", test_missing_token_file);
  g_test_add_func ("/application/demo-that-cannot-start", test_demo_that_cannot_start);
  g_test_add_func ("/application/variable-that-nobody-needs", test_variable_that_nobody_needs);
  g_test_add_func ("/application/token-file", test_token_file);
  g_test_add_func ("/application/environment", test_environment);
  g_test_add_func ("/application/server-by-file", test_server_by_file);
  g_test_add_func ("/application/server-by-environment", test_server_by_environment);
  g_test_add_func ("/application/style-sheet", test_style_sheet);
  g_test_add_func ("/application/chosen-theme", test_chosen_theme);

  return g_test_run ();
}
