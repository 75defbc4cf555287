/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-focus.h"

#define LAST_FOCUS "ingot-last-focus"

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

/**
 * ingot_focus_keep_in_dialog:
 * @window: a window whose focus has changed
 *
 * Leads the focus to where it was last in a dialog, if it came to the sheet around that.
 *
 * A dialog hides what is in it for a frame when the window turns narrow, low or neither, and gives
 * the focus to the sheet then (libadwaita 1.7, breakpoint_changed_tick_cb ()), of which it says
 * that it is none.
 */
void
ingot_focus_keep_in_dialog (GtkRoot *window)
{
  GtkWidget *focus = gtk_root_get_focus (window);
  GtkWidget *dialog = focus != NULL ? gtk_widget_get_ancestor (focus, ADW_TYPE_DIALOG) : NULL;
  GtkWidget *last;

  if (dialog == NULL)
    return;
  last = g_object_get_data (G_OBJECT (dialog), LAST_FOCUS);
  if (adw_dialog_get_focus (ADW_DIALOG (dialog)) != NULL)
    g_object_set_data_full (G_OBJECT (dialog), LAST_FOCUS, g_object_ref (focus), g_object_unref);
  else if (last != NULL)
    gtk_widget_grab_focus (last);
}
