/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Real TLS, with certificates made on the spot by harness/make-certificates. */
#include "fixture.h"
#include "ingot-trust.h"
#include "secure-server.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/ioctl.h>
#include <sys/stat.h>

static char *directory;

static IngotTrust *
load (const char *name, GError **error)
{
  g_autofree char *path = certificates_build_path (directory, name);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;

  ingot_trust_load_async (file, NULL, fixture_store_result, &result);
  return ingot_trust_load_finish (fixture_await (&result), error);
}

static void
test_load (void)
{
  static const struct
  {
    const char *name;
    int code;
  } rows[] = {
    { "missing", INGOT_TRUST_ERROR_UNREADABLE },
    { "text", INGOT_TRUST_ERROR_NO_CERTIFICATE },
    { "damaged", INGOT_TRUST_ERROR_NO_CERTIFICATE },
    { "with-key", INGOT_TRUST_ERROR_PRIVATE_KEY },
    { "far-key", INGOT_TRUST_ERROR_NO_CERTIFICATE },
    { "good", INGOT_TRUST_ERROR_NO_AUTHORITY },
    { "self-signed", INGOT_TRUST_ERROR_NO_AUTHORITY },
    { "mixed", INGOT_TRUST_ERROR_NO_AUTHORITY },
    { "expired-ca", INGOT_TRUST_ERROR_EXPIRED },
  };
  g_autoptr (GError) none = NULL;
  IngotTrust *trust = load ("ca", &none);

  g_assert_no_error (none);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (ingot_trust_get_pem (trust), NULL), -1,
                                  "-----BEGIN CERTIFICATE-----"));
  g_assert_finalize_object (trust);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", rows[i].name);
      g_assert_null (load (rows[i].name, &error));
      g_assert_error (error, INGOT_TRUST_ERROR, rows[i].code);
    }
}

/* The key is written once the certificate has been read. */
static void
write_in_thread (GTask *task, gpointer source, gpointer pipe, GCancellable *cancellable)
{
  static const char *const names[] = { "ca", "with-key" };
  g_autofd int fd = g_open (pipe, O_WRONLY | O_CLOEXEC);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = certificates_build_path (directory, names[i]);
      g_autofree char *text = NULL;
      gsize length;
      int n_unread;

      g_assert_true (g_file_get_contents (path, &text, &length, NULL));
      g_assert_cmpint (write (fd, text, length), ==, (gssize) length);
      do
        {
          g_thread_yield ();
          g_assert_no_errno (ioctl (fd, FIONREAD, &n_unread));
        }
      while (n_unread > 0);
    }
  g_task_return_boolean (task, TRUE);
}

/* Read once and to its end, a part may come later: what is behind it counts. */
static void
test_in_parts (void)
{
  g_autofree char *pipe = certificates_build_path (directory, "pipe");
  g_autoptr (GTask) writer = g_task_new (NULL, NULL, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_no_errno (mkfifo (pipe, 0600));
  g_task_set_task_data (writer, pipe, NULL);
  g_task_run_in_thread (writer, write_in_thread);
  g_assert_null (load ("pipe", &error));
  g_assert_error (error, INGOT_TRUST_ERROR, INGOT_TRUST_ERROR_PRIVATE_KEY);
  fixture_wait (g_task_get_completed (writer));
}

static gboolean
accept_cb (SoupMessage *message,
           GTlsCertificate *certificate,
           GTlsCertificateFlags errors,
           IngotTrust *trust)
{
  return ingot_trust_accepts (trust, soup_message_get_uri (message), certificate, errors);
}

static gboolean
is_reached (const char *server_name, const char *trusted)
{
  g_autoptr (SecureServer) server = secure_server_new (directory, server_name);
  g_autoptr (IngotTrust) trust = load (trusted, NULL);
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autoptr (SoupMessage) message = soup_message_new ("GET", secure_server_get_address (server));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (trust);
  g_signal_connect (message, "accept-certificate", G_CALLBACK (accept_cb), trust);
  soup_session_send_async (session, message, G_PRIORITY_DEFAULT, NULL, fixture_store_result,
                           &result);
  stream = soup_session_send_finish (session, fixture_await (&result), &error);
  if (stream == NULL)
    g_assert_error (error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE);
  g_assert_cmpuint (secure_server_count (server), ==, stream != NULL ? 1 : 0);
  return stream != NULL;
}

static void
test_accepts (void)
{
  static const struct
  {
    const char *server;
    const char *trusted;
    gboolean is_reached;
  } rows[] = {
    { "good", "ca", TRUE },
    { "chained", "ca", TRUE },
    { "chained", "intermediate", TRUE },
    { "without-intermediate", "ca", FALSE },
    { "good", "other-ca", FALSE },
    { "good", "intermediate", FALSE },
    { "wrong-host", "ca", FALSE },
    { "expired", "ca", FALSE },
    { "self-signed", "ca", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s, trusting %s", rows[i].server, rows[i].trusted);
      g_assert_cmpint (is_reached (rows[i].server, rows[i].trusted), ==, rows[i].is_reached);
    }
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  directory = certificates_new ();
  g_test_add_func ("/trust/load", test_load);
  g_test_add_func ("/trust/in-parts", test_in_parts);
  g_test_add_func ("/trust/accepts", test_accepts);
  status = g_test_run ();
  certificates_free (directory);
  return status;
}
