/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-change-dialog.h"

G_BEGIN_DECLS

/* Changes what can be changed of an ingest token: its parser. Property: token (construct-only;
 * without one its name is typed).
 * Signal: edited (IngotIngestToken, as it is now). */
#define INGOT_TYPE_EDIT_DIALOG (ingot_edit_dialog_get_type ())
G_DECLARE_FINAL_TYPE (IngotEditDialog, ingot_edit_dialog, INGOT, EDIT_DIALOG, IngotChangeDialog)

AdwDialog *
ingot_edit_dialog_new (IngotSession *session, IngotRepository *repository, IngotIngestToken *token);

G_END_DECLS
