/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * IngotCertificate:
 * @subject: (nullable): whose it is
 * @issuer: (nullable): who vouches for it
 * @begin: (nullable): from when on it is valid
 * @end: (nullable): until when it is valid
 * @fingerprint: its SHA-256 sum: two hexadecimal digits a byte, with colons between them
 * @errors: what is wrong with it
 *
 * A certificate that a server showed and that was not accepted. Its texts are the server's.
 */
typedef struct
{
  char *subject;
  char *issuer;
  GDateTime *begin;
  GDateTime *end;
  char *fingerprint;
  GTlsCertificateFlags errors;
} IngotCertificate;

IngotCertificate *ingot_certificate_new (GTlsCertificate *certificate, GTlsCertificateFlags errors);
IngotCertificate *ingot_certificate_ref (IngotCertificate *self);
void ingot_certificate_unref (IngotCertificate *self);
const char *ingot_certificate_describe_error (const IngotCertificate *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IngotCertificate, ingot_certificate_unref)

G_END_DECLS
