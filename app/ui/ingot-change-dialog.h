/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-busy.h"
#include "ingot-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What the dialogs that change a server have in common. While a change is under way the dialog
 * stays, and says so to whoever wants to leave. It is of the server at the address that this has
 * when the dialog is opened, and changes nothing elsewhere. Properties: session, repository
 * (construct-only), running, held (somebody tried to leave while it ran), error (of the last try,
 * or why there is no other), busy (the #IngotBusy in it, which has the focus while a change is
 * under way). Action: dialog.look closes the dialog and shows what the server has. */
#define INGOT_TYPE_CHANGE_DIALOG (ingot_change_dialog_get_type ())
G_DECLARE_DERIVABLE_TYPE (IngotChangeDialog, ingot_change_dialog, INGOT, CHANGE_DIALOG, AdwDialog)

struct _IngotChangeDialogClass
{
  AdwDialogClass parent_class;
};

IngotSession *ingot_change_dialog_get_session (IngotChangeDialog *self);
IngotRepository *ingot_change_dialog_get_repository (IngotChangeDialog *self);
gboolean ingot_change_dialog_get_running (IngotChangeDialog *self);
gboolean ingot_change_dialog_is_possible (IngotChangeDialog *self);
const GError *ingot_change_dialog_get_error (IngotChangeDialog *self);
void ingot_change_dialog_begin (IngotChangeDialog *self);
void ingot_change_dialog_end (IngotChangeDialog *self, const GError *error);
void ingot_change_dialog_forget_error (IngotChangeDialog *self);

G_END_DECLS
