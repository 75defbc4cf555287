/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a window is closed when something is under way in it. */
#include "ingot-window.h"

#include "ingot-delete-dialog.h"

/* The question whether to delete keeps itself open for its own buttons only. */
static gboolean
is_waiting (AdwDialog *dialog)
{
  if (INGOT_IS_DELETE_DIALOG (dialog))
    return ingot_delete_dialog_get_running (INGOT_DELETE_DIALOG (dialog));
  return !adw_dialog_get_can_close (dialog);
}

/* It may be below another: what a person can look up is there at any time. */
static AdwDialog *
find_waiting_dialog (IngotWindow *self)
{
  g_autoptr (GListModel) dialogs =
      adw_application_window_get_dialogs (ADW_APPLICATION_WINDOW (self));

  for (guint i = 0; i < g_list_model_get_n_items (dialogs); i++)
    {
      g_autoptr (AdwDialog) dialog = g_list_model_get_item (dialogs, i);

      if (is_waiting (dialog))
        return dialog;
    }
  return NULL;
}

/**
 * ingot_window_leave:
 * @self: a window
 *
 * Closes the window with the dialogs in it, unless one of them waits for the outcome of a change:
 * that says so, and the window stays.
 */
void
ingot_window_leave (IngotWindow *self)
{
  AdwDialog *dialog;

  g_return_if_fail (INGOT_IS_WINDOW (self));

  dialog = find_waiting_dialog (self);
  if (dialog != NULL)
    adw_dialog_close (dialog);
  else
    gtk_window_destroy (GTK_WINDOW (self));
}
