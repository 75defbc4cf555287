/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-by-name.h"

#include "ingot-delete-dialog.h"
#include "ingot-edit-dialog.h"
#include "ingot-toast.h"

/**
 * ingot_by_name_edit:
 * @parent: below a toast overlay
 * @session: the server
 * @repository: one of its repositories
 *
 * Asks for the name of an ingest token and another parser for it.
 */
void
ingot_by_name_edit (GtkWidget *parent, IngotSession *session, IngotRepository *repository)
{
  AdwDialog *dialog = ingot_edit_dialog_new (session, repository, NULL);

  g_signal_connect_object (dialog, "edited", G_CALLBACK (ingot_toast_token_changed), parent,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, parent);
}

/**
 * ingot_by_name_delete:
 * @parent: below a toast overlay
 * @session: the server
 * @repository: one of its repositories
 *
 * Asks for the name of an ingest token to delete.
 */
void
ingot_by_name_delete (GtkWidget *parent, IngotSession *session, IngotRepository *repository)
{
  AdwDialog *dialog = ingot_delete_dialog_new (session, repository, NULL);

  g_signal_connect_object (dialog, "deleted", G_CALLBACK (ingot_toast_token_deleted), parent,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, parent);
}
