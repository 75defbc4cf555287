/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-token-cell.h"

#include "ingot-late-rows.h"
#include "ingot-list-focus.h"
#include "ingot-token-content.h"

#define CONTENT "ingot-token-content"

struct _IngotTokenCell
{
  IngotLateCell parent_instance;
};

G_DEFINE_FINAL_TYPE (IngotTokenCell, ingot_token_cell, INGOT_TYPE_LATE_CELL)

/* The row may be gone at the end of the action, and its menu with it. */
static void
do_to_this_row (GtkWidget *widget, const char *how_selected, const char *action_name)
{
  IngotLateCell *cell = INGOT_LATE_CELL (widget);
  g_autofree char *action = g_strconcat ("token.", action_name + strlen ("row."), NULL);
  g_autoptr (GtkWidget) keep = g_object_ref (widget);

  if (ingot_late_cell_get_item (cell) == NULL)
    return;
  gtk_widget_activate_action (widget, how_selected, "u", ingot_late_cell_get_position (cell));
  gtk_widget_activate_action (widget, action, NULL);
}

static void
do_to_one_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  do_to_this_row (widget, "token.choose", action_name);
}

static void
do_to_any_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  do_to_this_row (widget, "token.include", action_name);
}

static void
toggle_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  IngotLateCell *cell = INGOT_LATE_CELL (widget);

  if (ingot_late_cell_get_item (cell) != NULL)
    gtk_widget_activate_action (widget, "token.toggle", "u", ingot_late_cell_get_position (cell));
}

/* A class of content as the data of a column: most of the cells that GTK has are never seen, and
 * stay without. */
static void
setup (GtkListItem *list_item, gpointer data)
{
  GtkWidget *cell = g_object_new (INGOT_TYPE_TOKEN_CELL, NULL);
  GtkWidget *content = g_object_new (GPOINTER_TO_SIZE (data), NULL);

  if (INGOT_IS_TOKEN_CONTENT (content))
    {
      g_object_bind_property (cell, "shown", content, "item", G_BINDING_SYNC_CREATE);
      g_object_bind_property (list_item, "selected", content, "selected", G_BINDING_SYNC_CREATE);
    }
  adw_bin_set_child (ADW_BIN (cell), content);
  ingot_late_cell_set_list_item (INGOT_LATE_CELL (cell), list_item);
}

static void
bind_cb (GtkColumnViewColumn *column, GtkListItem *list_item, GtkListItemFactory *factory)
{
  GtkColumnView *view = gtk_column_view_column_get_column_view (column);

  ingot_late_rows_bind (GTK_WIDGET (view), list_item, setup,
                        g_object_get_data (G_OBJECT (factory), CONTENT));
}

static GtkWidget *
find_cell (GtkWidget *widget)
{
  GtkWidget *found = INGOT_IS_TOKEN_CELL (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_cell (child);
  return found;
}

static void
ingot_token_cell_class_init (IngotTokenCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, "row.copy", NULL, do_to_one_cb);
  gtk_widget_class_install_action (widget_class, "row.reveal", NULL, do_to_one_cb);
  gtk_widget_class_install_action (widget_class, "row.edit", NULL, do_to_any_cb);
  gtk_widget_class_install_action (widget_class, "row.delete", NULL, do_to_any_cb);
  gtk_widget_class_install_action (widget_class, "row.toggle", NULL, toggle_cb);
}

static void
ingot_token_cell_init (IngotTokenCell *self)
{
}

/**
 * ingot_token_cell_fill_column:
 * @column: a column of a list of #IngotTokenItem
 * @content: a class of widgets: #IngotTokenContent or one that shows the same in each row
 *
 * Sets what is in a column. In each of its cells a @content is made when it is to be seen.
 */
void
ingot_token_cell_fill_column (GtkColumnViewColumn *column, GType content)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_object_set_data (G_OBJECT (factory), CONTENT, GSIZE_TO_POINTER (content));
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), column);
  gtk_column_view_column_set_factory (column, factory);
}

/**
 * ingot_token_cell_move_focus:
 * @list: the list that the rows are in
 * @direction: where to
 *
 * Moves the focus from one button of a cell to the next one in it, which GTK does not (4.18): it
 * goes on to the next cell.
 *
 * Returns: %FALSE if there is no further button there
 */
gboolean
ingot_token_cell_move_focus (GtkWidget *list, GtkDirectionType direction)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (list));
  GtkWidget *cell = NULL;

  if (focus != NULL && direction != GTK_DIR_UP && direction != GTK_DIR_DOWN)
    cell = gtk_widget_get_ancestor (focus, INGOT_TYPE_TOKEN_CELL);
  return cell != NULL && gtk_widget_is_ancestor (cell, list) &&
         gtk_widget_child_focus (cell, direction);
}

/**
 * ingot_token_cell_include_focused:
 * @list: the list that the rows are in
 *
 * Has the list include the row that has the keyboard focus, or in which it is, in what is selected.
 */
void
ingot_token_cell_include_focused (GtkWidget *list)
{
  GtkWidget *row = ingot_list_focus_find_row (list);
  GtkWidget *cell = row != NULL ? find_cell (row) : NULL;

  if (cell != NULL)
    gtk_widget_activate_action (cell, "token.include", "u",
                                ingot_late_cell_get_position (INGOT_LATE_CELL (cell)));
}
