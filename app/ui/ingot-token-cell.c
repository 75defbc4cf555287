/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-token-cell.h"

struct _IngotTokenCell
{
  IngotLateCell parent_instance;

  GType content;
};

enum
{
  PROP_CONTENT = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

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

/* Most of what GTK has made when a list changes is never seen. */
static void
shown_cb (IngotTokenCell *self)
{
  GtkWidget *child;

  if (self->content == G_TYPE_INVALID || adw_bin_get_child (ADW_BIN (self)) != NULL)
    return;
  child = g_object_new (self->content, NULL);
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (child), "item") != NULL)
    g_object_bind_property (self, "shown", child, "item", G_BINDING_SYNC_CREATE);
  adw_bin_set_child (ADW_BIN (self), child);
}

static void
ingot_token_cell_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_CONTENT:
      INGOT_TOKEN_CELL (object)->content = g_value_get_gtype (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_token_cell_class_init (IngotTokenCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = ingot_token_cell_set_property;

  properties[PROP_CONTENT] = g_param_spec_gtype ("content", NULL, NULL, GTK_TYPE_WIDGET,
                                                 G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "row.copy", NULL, do_to_one_cb);
  gtk_widget_class_install_action (widget_class, "row.reveal", NULL, do_to_one_cb);
  gtk_widget_class_install_action (widget_class, "row.edit", NULL, do_to_any_cb);
  gtk_widget_class_install_action (widget_class, "row.delete", NULL, do_to_any_cb);
  gtk_widget_class_install_action (widget_class, "row.toggle", NULL, toggle_cb);
}

static void
ingot_token_cell_init (IngotTokenCell *self)
{
  g_signal_connect (self, "notify::shown", G_CALLBACK (shown_cb), NULL);
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
