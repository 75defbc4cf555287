/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-focus.h"

/**
 * ingot_focus_leave_columns:
 * @view: a list with columns that is about to go
 *
 * Has the last column be the one that the focus was in.
 *
 * As @view removes its columns, GTK passes that on to the next one and loses a reference to it
 * (4.18, gtk_column_view_remove_column ()); there is none behind the last.
 */
void
ingot_focus_leave_columns (GtkColumnView *view)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  GListModel *rows = G_LIST_MODEL (gtk_column_view_get_model (view));
  g_autoptr (GtkColumnViewColumn) last =
      g_list_model_get_item (columns, g_list_model_get_n_items (columns) - 1);

  if (rows != NULL && g_list_model_get_n_items (rows) > 0)
    gtk_column_view_scroll_to (view, 0, last, GTK_LIST_SCROLL_FOCUS, NULL);
}

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
