/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-trust.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* A bundle of all the world's authorities is a quarter of this. */
#define MAX_PEM (1024 * 1024)
#define READ    (MAX_PEM + 1)

/**
 * IngotTrust:
 *
 * The CA certificates that a person trusts for one server. They are added to what the system
 * trusts, never put in its place.
 */
struct _IngotTrust
{
  GObject parent_instance;

  GBytes *pem;
  GTlsDatabase *database;
};

G_DEFINE_FINAL_TYPE (IngotTrust, ingot_trust, G_TYPE_OBJECT)

G_DEFINE_QUARK (ingot - trust - error - quark, ingot_trust_error)

/* The extension “basic constraints” (RFC 5280, 4.2.1.9) in DER, which GIO does not tell: its OID,
 * perhaps that it is critical, then in an octet string a sequence that begins with TRUE. */
static gboolean
is_authority (GTlsCertificate *certificate)
{
  static const guint8 oid[] = { 0x06, 0x03, 0x55, 0x1d, 0x13 };
  static const guint8 critical[] = { 0x01, 0x01, 0xff };
  static const guint8 yes[] = { 0x01, 0x01, 0xff };
  g_autoptr (GByteArray) der = NULL;
  const guint8 *at, *end;

  g_object_get (certificate, "certificate", &der, NULL);
  end = der->data + der->len;
  at = memmem (der->data, der->len, oid, sizeof oid);
  if (at == NULL)
    return FALSE;

  at += sizeof oid;
  if (end - at >= (gssize) sizeof critical && memcmp (at, critical, sizeof critical) == 0)
    at += sizeof critical;
  return end - at >= 4 + (gssize) sizeof yes && at[0] == 0x04 && at[2] == 0x30 &&
         memcmp (at + 4, yes, sizeof yes) == 0;
}

static gboolean
is_valid_now (GTlsCertificate *certificate)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) begin = g_tls_certificate_get_not_valid_before (certificate);
  g_autoptr (GDateTime) end = g_tls_certificate_get_not_valid_after (certificate);

  return (begin == NULL || g_date_time_compare (begin, now) <= 0) &&
         (end == NULL || g_date_time_compare (now, end) <= 0);
}

/* Every one must be what it is taken for. */
static gboolean
check_certificates (GList *certificates, GError **error)
{
  for (GList *l = certificates; l != NULL; l = l->next)
    {
      if (!is_authority (l->data))
        {
          g_set_error_literal (error, INGOT_TRUST_ERROR, INGOT_TRUST_ERROR_NO_AUTHORITY,
                               _ ("This is the certificate of a server, not of a certificate "
                                  "authority. Choose the certificate of the authority that issued "
                                  "it; whoever looks after the server has it."));
          return FALSE;
        }
      if (!is_valid_now (l->data))
        {
          g_set_error_literal (
              error, INGOT_TRUST_ERROR, INGOT_TRUST_ERROR_EXPIRED,
              _ ("This CA certificate is not valid at this time. Ask whoever looks "
                 "after the server for the current one."));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
check_text (const char *text, gsize length, GError **error)
{
  if (memmem (text, length, "PRIVATE KEY-----", strlen ("PRIVATE KEY-----")) != NULL)
    {
      g_set_error_literal (error, INGOT_TRUST_ERROR, INGOT_TRUST_ERROR_PRIVATE_KEY,
                           _ ("This file has a private key in it, which nobody but its owner may "
                              "have. It was not copied. Choose a file with the CA certificate "
                              "alone."));
      return FALSE;
    }
  if (memmem (text, length, "-----BEGIN CERTIFICATE-----", 27) == NULL)
    {
      g_set_error_literal (
          error, INGOT_TRUST_ERROR, INGOT_TRUST_ERROR_NO_CERTIFICATE,
          _ ("This file has no certificate in it. Choose a file in the PEM format: "
             "a text that begins with “-----BEGIN CERTIFICATE-----”."));
      return FALSE;
    }
  return TRUE;
}

/* To its end, in however many parts it comes: what was not looked at could be a private key. */
static GBytes *
read_all (GFile *file, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error); /* allowed: in a worker */
  GInputStream *input = G_INPUT_STREAM (stream);
  g_autofree char *text = g_malloc (READ);
  gsize length;

  if (stream == NULL)
    return NULL;
  if (!g_input_stream_read_all (input, text, READ, &length, NULL, error)) /* allowed: in a worker */
    return NULL;
  return g_bytes_new (text, length);
}

static GBytes *
read_pem (GFile *file, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GBytes) pem = read_all (file, &cause);

  if (pem == NULL)
    {
      g_set_error (error, INGOT_TRUST_ERROR, INGOT_TRUST_ERROR_UNREADABLE,
                   /* Translators: %s is a message of the system */
                   _ ("The file with the CA certificate cannot be read: %s"), cause->message);
      return NULL;
    }
  if (g_bytes_get_size (pem) > MAX_PEM)
    {
      g_set_error_literal (error, INGOT_TRUST_ERROR, INGOT_TRUST_ERROR_NO_CERTIFICATE,
                           _ ("This file is too large to be one of CA certificates. Choose a file "
                              "of one MiB at most."));
      return NULL;
    }
  if (!check_text (g_bytes_get_data (pem, NULL), g_bytes_get_size (pem), error))
    return NULL;
  return g_steal_pointer (&pem);
}

/* GIO takes certificates from files only. The one that was chosen may be another by now: what was
 * looked at is put into one in memory that nobody else can change. */
static int
open_copy (GBytes *pem)
{
  gsize length;
  const char *text = g_bytes_get_data (pem, &length);
  int fd = memfd_create ("ingot-certificates", MFD_CLOEXEC);

  if (fd >= 0 && write (fd, text, length) == (gssize) length)
    return fd;
  g_clear_fd (&fd, NULL);
  return -1;
}

static IngotTrust *
load (GFile *file, GError **error)
{
  g_autoptr (GBytes) pem = read_pem (file, error);
  g_autofd int copy = pem != NULL ? open_copy (pem) : -1;
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", copy);
  g_autolist (GTlsCertificate) certificates = NULL;
  g_autoptr (GTlsDatabase) database = NULL;
  IngotTrust *self;

  if (pem == NULL)
    return NULL;

  certificates = g_tls_certificate_list_new_from_file (path, NULL);
  if (certificates != NULL)
    database = g_tls_file_database_new (path, NULL);
  if (database == NULL)
    {
      g_set_error_literal (error, INGOT_TRUST_ERROR, INGOT_TRUST_ERROR_NO_CERTIFICATE,
                           _ ("The certificate in this file is damaged."));
      return NULL;
    }
  if (!check_certificates (certificates, error))
    return NULL;

  self = g_object_new (INGOT_TYPE_TRUST, NULL);
  self->pem = g_steal_pointer (&pem);
  self->database = g_steal_pointer (&database);
  return self;
}

static void
load_in_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  IngotTrust *self = load (task_data, &error);

  if (self != NULL)
    g_task_return_pointer (task, self, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
ingot_trust_finalize (GObject *object)
{
  IngotTrust *self = INGOT_TRUST (object);

  g_clear_pointer (&self->pem, g_bytes_unref);
  g_clear_object (&self->database);

  G_OBJECT_CLASS (ingot_trust_parent_class)->finalize (object);
}

static void
ingot_trust_class_init (IngotTrustClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ingot_trust_finalize;
}

static void
ingot_trust_init (IngotTrust *self)
{
}

/**
 * ingot_trust_load_async:
 * @file: a file in the PEM format
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Reads CA certificates, once, and checks that they are that and nothing else.
 */
void
ingot_trust_load_async (GFile *file,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, ingot_trust_load_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * ingot_trust_load_finish:
 * @result: the result
 * @error: return location for an error
 *
 * Finishes what ingot_trust_load_async() began.
 *
 * Returns: (transfer full): the CA certificates, or %NULL with any of #IngotTrustError
 */
IngotTrust *
ingot_trust_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * ingot_trust_get_pem:
 * @self: CA certificates
 *
 * Gets what was in the file, to be kept.
 *
 * Returns: (transfer none): the file's text
 */
GBytes *
ingot_trust_get_pem (IngotTrust *self)
{
  return self->pem;
}

/**
 * ingot_trust_accepts: (skip)
 * @self: CA certificates
 * @address: the server that was meant
 * @certificate: the certificate that it showed, with those between it and its CA
 * @errors: what the system found wrong with it
 *
 * Decides about a certificate that the system does not trust. This is the only place that can.
 *
 * It is accepted only if the system knows of nothing wrong but that its CA is unknown, and with
 * @self nothing at all is wrong: name, dates, purpose and chain.
 *
 * Returns: %TRUE if it can be trusted
 */
gboolean
ingot_trust_accepts (IngotTrust *self,
                     GUri *address,
                     GTlsCertificate *certificate,
                     GTlsCertificateFlags errors)
{
  g_autoptr (GSocketConnectable) identity = NULL;
  g_autoptr (GError) error = NULL;

  if (errors != G_TLS_CERTIFICATE_UNKNOWN_CA)
    return FALSE;

  identity = g_network_address_new (g_uri_get_host (address), 0);
  return g_tls_database_verify_chain (
             self->database, certificate, G_TLS_DATABASE_PURPOSE_AUTHENTICATE_SERVER, identity,
             NULL, G_TLS_DATABASE_VERIFY_NONE, NULL, &error) == G_TLS_CERTIFICATE_NO_FLAGS &&
         error == NULL;
}
