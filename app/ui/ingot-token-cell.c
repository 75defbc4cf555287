/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-token-cell.h"

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
