/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-session.h"
#include "ingot-token-selection.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Opens the dialogs that change what is selected in a list of ingest tokens, one or several, and
 * leads back to the rows afterwards. */
#define INGOT_TYPE_TOKEN_DIALOGS (ingot_token_dialogs_get_type ())
G_DECLARE_FINAL_TYPE (IngotTokenDialogs, ingot_token_dialogs, INGOT, TOKEN_DIALOGS, GObject)

IngotTokenDialogs *ingot_token_dialogs_new (GtkListView *view, IngotTokenSelection *selection);
void ingot_token_dialogs_edit (IngotTokenDialogs *self,
                               IngotSession *session,
                               IngotRepository *repository);
void ingot_token_dialogs_delete (IngotTokenDialogs *self,
                                 IngotSession *session,
                                 IngotRepository *repository);

G_END_DECLS
