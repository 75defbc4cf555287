/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-column-focus.h"

/**
 * ingot_column_focus_leave:
 * @view: a list with columns that is about to go
 *
 * Has the last column be the one that the focus was in.
 *
 * As @view removes its columns, GTK passes that on to the next one and loses a reference to it
 * (4.18, gtk_column_view_remove_column ()); there is none behind the last.
 */
void
ingot_column_focus_leave (GtkColumnView *view)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  GListModel *rows = G_LIST_MODEL (gtk_column_view_get_model (view));
  g_autoptr (GtkColumnViewColumn) last =
      g_list_model_get_item (columns, g_list_model_get_n_items (columns) - 1);

  if (rows != NULL && g_list_model_get_n_items (rows) > 0)
    gtk_column_view_scroll_to (view, 0, last, GTK_LIST_SCROLL_FOCUS, NULL);
}
