/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Deletes an ingest token, which breaks whatever uses it: says so, and on a production server has
 * its name typed. Properties: session, repository, token (construct-only; without a token its
 * name is typed as well).
 * Signal: deleted (IngotIngestToken, as it was; what else is to be said of it, or NULL). */
#define INGOT_TYPE_DELETE_DIALOG (ingot_delete_dialog_get_type ())
G_DECLARE_FINAL_TYPE (IngotDeleteDialog, ingot_delete_dialog, INGOT, DELETE_DIALOG, AdwAlertDialog)

AdwDialog *ingot_delete_dialog_new (IngotSession *session,
                                    IngotRepository *repository,
                                    IngotIngestToken *token);
gboolean ingot_delete_dialog_get_running (IngotDeleteDialog *self);

G_END_DECLS
