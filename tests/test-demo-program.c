/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <libsoup/soup.h>
#include <signal.h>
#include <string.h>

#define N_ACCOUNTS 7

static GSubprocess *
start (const char *first, const char *second)
{
  g_autofree char *program =
      g_test_build_filename (G_TEST_BUILT, "..", "app", "demo", "ingot-demo-server", NULL);
  g_autoptr (GError) error = NULL;
  GSubprocess *process =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error,
                        program, first, second, NULL);

  g_assert_no_error (error);
  return process;
}

static char *
read_line (GDataInputStream *stream)
{
  g_autoptr (GError) error = NULL;
  char *line = g_data_input_stream_read_line_utf8 (stream, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (line);
  return line;
}

static void
assert_serves (const char *address, const char *version)
{
  g_autofree char *uri = g_strconcat (address, "api/v1/status", NULL);
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autoptr (SoupMessage) message = soup_message_new ("GET", uri);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) body = soup_session_send_and_read (session, message, NULL, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  g_assert_nonnull (strstr (text, version));
}

static void
assert_accounts (GDataInputStream *stream)
{
  guint i;

  for (i = 0; i < N_ACCOUNTS; i++)
    {
      g_autofree char *line = read_line (stream);
      g_auto (GStrv) columns = g_strsplit (line, "\t", -1);

      g_assert_cmpuint (g_strv_length (columns), ==, 3);
      g_assert_nonnull (strchr (columns[2], '~'));
    }
}

/* Its lines are there while it runs, and a signal ends it in good order. */
static void
test_runs (gconstpointer data)
{
  g_autoptr (GSubprocess) process = start ("--version", "1.180.0");
  g_autoptr (GDataInputStream) stream =
      g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  g_autofree char *address = read_line (stream);

  g_assert_true (g_str_has_prefix (address, "http://127.0.0.1:"));
  assert_accounts (stream);
  assert_serves (address, "1.180.0");
  g_subprocess_send_signal (process, GPOINTER_TO_INT (data));
  g_assert_true (g_subprocess_wait (process, NULL, NULL));
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  g_assert_null (g_data_input_stream_read_line (stream, NULL, NULL, NULL));
}

/* What comes on standard output or, for a failure, standard error. */
static void
test_ends (void)
{
  static const struct
  {
    const char *first;
    const char *second;
    int status;
    const char *text;
  } rows[] = {
    { "--help", NULL, 0, "--repositories" },
    { "--help", NULL, 0, "--without" },
    { "--print-schema", NULL, 0, "type IngestToken {" },
    { "--print-schema", "--version=newer", 0, "type Collection implements SearchDomain {" },
    { "--print-schema", "--without=IngestToken.name", 0, "type IngestToken {\n  token: String!\n" },
    { "--without", "IngestToken.names", 1, "no IngestToken.names" },
    { "--without=IngestToken.name", "--without=IngestToken.name", 1, "no IngestToken.name\n" },
    { "--without=Query.meta", "--without=Query.meta(url)", 1, "no Query.meta(url)\n" },
    { "--port", "65536", 1, "ingot-demo-server: --port must be from 0 to 65535\n" },
    { "--tokens", "-1", 1, "--tokens must be from 0 to" },
    { "--repositories", "many", 1, "many" },
    { "--version", "new", 1, "--version must be three numbers" },
    { "--nothing", NULL, 1, "--nothing" },
    { "nothing", NULL, 1, "nothing" },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GSubprocess) process = start (rows[i].first, rows[i].second);
      g_autoptr (GError) error = NULL;
      g_autofree char *output = NULL;
      g_autofree char *failure = NULL;

      g_test_message ("%s", rows[i].first);
      g_subprocess_communicate_utf8 (process, NULL, NULL, &output, &failure, &error);
      g_assert_no_error (error);
      g_assert_cmpint (g_subprocess_get_exit_status (process), ==, rows[i].status);
      g_assert_nonnull (strstr (rows[i].status == 0 ? output : failure, rows[i].text));
      g_assert_cmpstr (rows[i].status == 0 ? failure : output, ==, "");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/demo/program/interrupted", GINT_TO_POINTER (SIGINT), test_runs);
  g_test_add_data_func ("/demo/program/terminated", GINT_TO_POINTER (SIGTERM), test_runs);
  g_test_add_func ("/demo/program/ends", test_ends);
  return g_test_run ();
}
