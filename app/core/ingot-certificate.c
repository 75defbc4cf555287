/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-certificate.h"

#include <glib/gi18n-lib.h>

static void
ingot_certificate_clear (IngotCertificate *self)
{
  g_free (self->subject);
  g_free (self->issuer);
  g_clear_pointer (&self->begin, g_date_time_unref);
  g_clear_pointer (&self->end, g_date_time_unref);
  g_free (self->fingerprint);
}

static char *
compute_fingerprint (GTlsCertificate *certificate)
{
  g_autoptr (GByteArray) der = NULL;
  g_autoptr (GString) fingerprint = g_string_new (NULL);
  g_autofree char *sum = NULL;

  g_object_get (certificate, "certificate", &der, NULL);
  sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, der->data, der->len);
  for (const char *byte = sum; *byte != '\0'; byte += 2)
    g_string_append_printf (fingerprint, "%s%c%c", byte > sum ? ":" : "", g_ascii_toupper (byte[0]),
                            g_ascii_toupper (byte[1]));
  return g_string_free_and_steal (g_steal_pointer (&fingerprint));
}

/**
 * ingot_certificate_new: (skip)
 * @certificate: what a server showed
 * @errors: what is wrong with it
 *
 * Writes down what a person has to know of a certificate that is not accepted.
 *
 * Returns: (transfer full): the record
 */
IngotCertificate *
ingot_certificate_new (GTlsCertificate *certificate, GTlsCertificateFlags errors)
{
  IngotCertificate *self = g_atomic_rc_box_new0 (IngotCertificate);

  self->subject = g_tls_certificate_get_subject_name (certificate);
  self->issuer = g_tls_certificate_get_issuer_name (certificate);
  self->begin = g_tls_certificate_get_not_valid_before (certificate);
  self->end = g_tls_certificate_get_not_valid_after (certificate);
  self->fingerprint = compute_fingerprint (certificate);
  self->errors = errors;
  return self;
}

/**
 * ingot_certificate_ref: (skip)
 * @self: a certificate
 *
 * Acquires a reference, in any thread.
 *
 * Returns: (transfer full): @self
 */
IngotCertificate *
ingot_certificate_ref (IngotCertificate *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * ingot_certificate_unref: (skip)
 * @self: (transfer full): a certificate
 *
 * Releases a reference, in any thread.
 */
void
ingot_certificate_unref (IngotCertificate *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) ingot_certificate_clear);
}

/**
 * ingot_certificate_describe_error: (skip)
 * @self: a certificate
 *
 * Says the worst that is wrong with it, which decides what to do: a library knows no more of the
 * rest.
 *
 * Returns: (nullable): translated words for the middle of a sentence
 */
const char *
ingot_certificate_describe_error (const IngotCertificate *self)
{
  static const struct
  {
    GTlsCertificateFlags flag;
    const char *words;
  } errors[] = {
    { G_TLS_CERTIFICATE_REVOKED, N_ ("its certificate was revoked") },
    { G_TLS_CERTIFICATE_BAD_IDENTITY, N_ ("its certificate is for another host") },
    { G_TLS_CERTIFICATE_EXPIRED, N_ ("its certificate has expired") },
    { G_TLS_CERTIFICATE_NOT_ACTIVATED, N_ ("its certificate is not valid yet") },
    { G_TLS_CERTIFICATE_INSECURE, N_ ("its certificate uses a method that is not secure") },
    { G_TLS_CERTIFICATE_UNKNOWN_CA,
      N_ ("its certificate was issued by an authority that this computer does not know") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    if (self->errors & errors[i].flag)
      return _ (errors[i].words);
  return NULL;
}
