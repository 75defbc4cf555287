/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define INGOT_TRUST_ERROR (ingot_trust_error_quark ())

/**
 * IngotTrustError:
 * @INGOT_TRUST_ERROR_UNREADABLE: the file cannot be read
 * @INGOT_TRUST_ERROR_NO_CERTIFICATE: the file has no certificate in the PEM format
 * @INGOT_TRUST_ERROR_PRIVATE_KEY: the file has a private key, which nobody else may see
 * @INGOT_TRUST_ERROR_NO_AUTHORITY: a certificate in the file cannot issue others
 * @INGOT_TRUST_ERROR_EXPIRED: a certificate in the file is not valid now
 *
 * What can be wrong with a file of CA certificates. The messages are translated and say what to do.
 */
typedef enum
{
  INGOT_TRUST_ERROR_UNREADABLE,
  INGOT_TRUST_ERROR_NO_CERTIFICATE,
  INGOT_TRUST_ERROR_PRIVATE_KEY,
  INGOT_TRUST_ERROR_NO_AUTHORITY,
  INGOT_TRUST_ERROR_EXPIRED,
} IngotTrustError;

GQuark ingot_trust_error_quark (void);

#define INGOT_TYPE_TRUST (ingot_trust_get_type ())
G_DECLARE_FINAL_TYPE (IngotTrust, ingot_trust, INGOT, TRUST, GObject)

void ingot_trust_load_async (GFile *file,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
IngotTrust *ingot_trust_load_finish (GAsyncResult *result, GError **error);

GBytes *ingot_trust_get_pem (IngotTrust *self);
gboolean ingot_trust_accepts (IngotTrust *self,
                              GUri *address,
                              GTlsCertificate *certificate,
                              GTlsCertificateFlags errors);

G_END_DECLS
