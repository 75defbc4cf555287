/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The certificate that was not accepted, so that a person can compare it, and the way out. It is
 * there only while an error has one. Property: error (GError). */
#define INGOT_TYPE_CERTIFICATE_BOX (ingot_certificate_box_get_type ())
G_DECLARE_FINAL_TYPE (IngotCertificateBox, ingot_certificate_box, INGOT, CERTIFICATE_BOX, AdwBin)

void ingot_certificate_box_set_error (IngotCertificateBox *self, const GError *error);

G_END_DECLS
