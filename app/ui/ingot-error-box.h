/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What went wrong, inside a dialog: the message and every entry of the server's `state`. It is
 * there only while there is an error. Properties: error (GError), known-field (the field whose
 * entry is shown beside its row already), domain (the repository that was to be changed, which a
 * refusal is explained with), look-action (the action that leads to what the server has, offered
 * where nobody knows what came of a change; NULL where there is nothing to see). */
#define INGOT_TYPE_ERROR_BOX (ingot_error_box_get_type ())
G_DECLARE_FINAL_TYPE (IngotErrorBox, ingot_error_box, INGOT, ERROR_BOX, AdwBin)

void ingot_error_box_set_error (IngotErrorBox *self, const GError *error);

G_END_DECLS
