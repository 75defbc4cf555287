/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-list-focus.h"

static GtkWidget *
get_focus (GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  return focus != NULL && gtk_widget_is_ancestor (focus, widget) ? focus : NULL;
}

static GtkWidget *
get_row (GtkWidget *widget)
{
  GtkWidget *parent = widget != NULL ? gtk_widget_get_parent (widget) : NULL;

  for (; parent != NULL; widget = parent, parent = gtk_widget_get_parent (parent))
    if (GTK_IS_LIST_VIEW (parent))
      return widget;
  return NULL;
}

/**
 * ingot_list_focus_is_inside:
 * @widget: a widget
 *
 * Tells whether the keyboard focus is in a widget.
 *
 * Returns: whether it is on a descendant of @widget
 */
gboolean
ingot_list_focus_is_inside (GtkWidget *widget)
{
  return get_focus (widget) != NULL;
}

/**
 * ingot_list_focus_find_row:
 * @widget: what a list is in
 *
 * Finds the row that has the keyboard focus, or in which it is.
 *
 * Returns: (transfer none) (nullable): the row; %NULL if the focus is elsewhere
 */
GtkWidget *
ingot_list_focus_find_row (GtkWidget *widget)
{
  return get_row (get_focus (widget));
}

/**
 * ingot_list_focus_move:
 * @child: what a list is in, which may have the focus
 * @direction: where to
 *
 * Moves the focus into a list, within it or out of it. Tab comes to the row, of which people hear
 * what it is, not to the button in it that it was left from, as GTK has it (4.18).
 *
 * Returns: %FALSE if there is nothing further there
 */
gboolean
ingot_list_focus_move (GtkWidget *child, GtkDirectionType direction)
{
  GtkWidget *before = ingot_list_focus_find_row (child);
  GtkWidget *after;

  if (!gtk_widget_child_focus (child, direction))
    return FALSE;
  after = ingot_list_focus_find_row (child);
  if (direction == GTK_DIR_TAB_FORWARD && before == NULL && after != NULL)
    gtk_root_set_focus (gtk_widget_get_root (child), after);
  return TRUE;
}

/**
 * ingot_list_focus_let_keys_reach:
 * @view: a list that is shown again
 *
 * Has keys reach the row that has the keyboard focus, also where that is scrolled out of sight.
 *
 * GTK realizes the rows that it maps, and gives no key to one that is not realized, nor to what it
 * is in (4.18, gtk_propagate_event_internal ()).
 */
void
ingot_list_focus_let_keys_reach (GtkWidget *view)
{
  GtkWidget *row = ingot_list_focus_find_row (view);

  if (row != NULL && gtk_widget_get_realized (view))
    gtk_widget_realize (row);
}

/**
 * ingot_list_focus_show_first:
 * @view: a list that was sorted anew
 *
 * Scrolls to the first row: by itself a list goes to where the row is by now that was there before.
 */
void
ingot_list_focus_show_first (GtkListView *view)
{
  GtkSelectionModel *model = gtk_list_view_get_model (view);

  if (model != NULL && g_list_model_get_n_items (G_LIST_MODEL (model)) > 0)
    gtk_list_view_scroll_to (view, 0, GTK_LIST_SCROLL_NONE, NULL);
}

/**
 * ingot_list_focus_show_first_of:
 * @view: a list
 * @sorter: what its rows are sorted by already
 *
 * Calls ingot_list_focus_show_first () whenever @sorter sorts by something else.
 */
void
ingot_list_focus_show_first_of (GtkListView *view, GtkSorter *sorter)
{
  g_signal_connect_object (sorter, "changed", G_CALLBACK (ingot_list_focus_show_first), view,
                           G_CONNECT_SWAPPED);
}
