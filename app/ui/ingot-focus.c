/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-focus.h"

/**
 * ingot_focus_leave_dialog:
 * @dialog: a dialog that was closed
 *
 * Leads the focus out of @dialog if it is still there, as where it was before is gone.
 *
 * GTK would only do so when what has the focus is hidden, and lose a reference to that
 * (4.18, _gtk_window_unset_focus_and_default ()).
 */
void
ingot_focus_leave_dialog (AdwDialog *dialog)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (dialog));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (dialog)))
    return;
  gtk_root_set_focus (root, NULL);
  gtk_widget_child_focus (GTK_WIDGET (root), GTK_DIR_TAB_FORWARD);
}

/**
 * ingot_focus_forget:
 * @widget: what had the focus in it
 *
 * Has Tab come again to what is around @widget, if what had the focus there is gone.
 *
 * GTK remembers where in @widget the focus was, looks only from there on, and finds nothing when
 * there is nothing any more (4.18, gtk_widget_focus_move ()).
 */
void
ingot_focus_forget (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      if (focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget)))
        return;
      gtk_widget_set_focus_child (widget, NULL);
    }
}
