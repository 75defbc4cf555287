/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Where a root user chooses the text of a new token; for everybody else it is not there.
 * Properties: account (%NULL for nobody), repository. Signal: changed. */
#define INGOT_TYPE_CUSTOM_TOKEN_BOX (ingot_custom_token_box_get_type ())
G_DECLARE_FINAL_TYPE (IngotCustomTokenBox, ingot_custom_token_box, INGOT, CUSTOM_TOKEN_BOX, AdwBin)

const char *ingot_custom_token_box_get_token (IngotCustomTokenBox *self);
void ingot_custom_token_box_set_token_name (IngotCustomTokenBox *self, const char *name);

G_END_DECLS
