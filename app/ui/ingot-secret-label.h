/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A label that shows a secret, masked unless it is revealed. Properties: secret, revealed, dots
 * (how many stand for what is masked), columns (its width in characters, 0 for as wide as it is).
 */
#define INGOT_TYPE_SECRET_LABEL (ingot_secret_label_get_type ())
G_DECLARE_FINAL_TYPE (IngotSecretLabel, ingot_secret_label, INGOT, SECRET_LABEL, AdwBin)

void ingot_secret_label_set_secret (IngotSecretLabel *self, const char *secret);
void ingot_secret_label_show (IngotSecretLabel *self, const char *secret, gboolean revealed);
void ingot_secret_label_set_columns (IngotSecretLabel *self, int columns);

G_END_DECLS
