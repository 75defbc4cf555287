/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define INGOT_TYPE_API_TOKEN_DIALOG (ingot_api_token_dialog_get_type ())
G_DECLARE_FINAL_TYPE (IngotApiTokenDialog,
                      ingot_api_token_dialog,
                      INGOT,
                      API_TOKEN_DIALOG,
                      AdwDialog)

AdwDialog *ingot_api_token_dialog_new (IngotSession *session, gboolean for_session);

G_END_DECLS
